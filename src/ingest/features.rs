//! What the furniture model looks at: each unit of a text by itself, beside its neighbours, and in the whole.
//!
//! All of it is computed in one pass each way over the units, so the cost grows with the text.

use std::{collections::HashMap, ops::Range};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::look::{LONG, Look, Looks};
use super::unit::{Form, Unit};
use super::vocabulary::GROUPS;

/// So far from the beginning or the end of a text all places are alike: no page is longer by much.
const FAR: usize = 384;
/// Of the longer words of a paragraph so many stand in others of its text.
const USUALLY_TOPICAL: f32 = 0.9;

/// What the whole text looks like: what a unit's features need from beyond the unit.
pub(super) struct Surroundings<'a> {
    units: &'a [Unit<'a>],
    looks: &'a Looks,
    /// First and last unit of the longest stretch of prose.
    core: Option<(usize, usize)>,
    left: [Vec<f32>; 2],
    right: [Vec<f32>; 2],
    short_left: Vec<f32>,
    short_right: Vec<f32>,
    /// End marks since the core began, and units since the last of them.
    marks: Vec<(f32, f32)>,
    /// In how many units of the core a term stands.
    terms: FxHashMap<u64, u32>,
    /// Of each unit, the share of its longer words that stand in the core too.
    topicalities: Vec<f32>,
    repeats: FxHashMap<u64, u32>,
    core_share: f32,
    prose_share: f32,
    gaps: f32,
}

impl<'a> Surroundings<'a> {
    /// Looks over a whole text.
    pub(super) fn of(units: &'a [Unit<'a>], looks: &'a Looks) -> Self {
        let core = core(looks);
        let weights: Vec<f32> = looks.iter().map(Look::weight).collect();
        let mirrored: Vec<f32> = weights.iter().rev().copied().collect();
        let flip = |mut values: Vec<f32>| {
            values.reverse();
            values
        };
        // Of so many in a text about so many are different.
        let all: usize = looks.iter().flat_map(|look| &look.terms).map(Vec::len).sum();
        let mut terms = HashMap::with_capacity_and_hasher(30 * all.isqrt(), FxBuildHasher);
        let mut repeats = HashMap::with_capacity_and_hasher(looks.len(), FxBuildHasher);
        let range = core.map_or(0..0, |(first, last)| first..last + 1);
        for look in looks.iter().skip(range.start).take(range.len()) {
            for term in look.terms.iter().flatten() {
                *terms.entry(*term).or_insert(0) += 1;
            }
        }
        for look in looks.iter() {
            *repeats.entry(look.hash).or_insert(0) += 1;
        }
        let words = |range: Range<usize>| range.map(|i| looks[i].words).sum::<usize>() as f32;
        let all = words(0..looks.len()).max(1.0);
        let prose = looks.iter().filter(|look| look.prose).map(|look| look.words).sum::<usize>() as f32;
        let mut surroundings = Surroundings {
            units,
            looks,
            core,
            left: [decayed(&weights, 0.5), decayed(&weights, 0.85)],
            right: [flip(decayed(&mirrored, 0.5)), flip(decayed(&mirrored, 0.85))],
            short_left: runs(&weights),
            short_right: flip(runs(&mirrored)),
            marks: marks(looks, range.start),
            terms,
            topicalities: Vec::new(),
            repeats,
            core_share: words(range) / all,
            prose_share: prose / all,
            gaps: units.iter().filter(|unit| unit.gap).count() as f32 / units.len().max(1) as f32,
        };
        surroundings.topicalities = surroundings.topicalities_of_all();
        surroundings
    }

    /// The features of unit `i`, appended to `row`.
    pub(super) fn features(&self, i: usize, row: &mut Vec<f32>) {
        self.own(i, row);
        for distance in [1, 2] {
            self.neighbour(i.checked_sub(distance), row);
            self.neighbour(Some(i + distance), row);
        }
        self.context(i, row);
    }

    fn own(&self, i: usize, row: &mut Vec<f32>) {
        let (unit, look) = (&self.units[i], &self.looks[i]);
        let words = look.words as f32;
        row.push(words.ln_1p());
        row.extend([3.0, 8.0, 15.0, 30.0].map(|least| flag(words > least)));
        row.extend([look.ends, look.last == Some(':'), look.last == Some('?'), look.cut, look.prose].map(flag));
        row.extend([look.small, look.lower, look.digits, look.commas.min(0.5), look.second_person]);
        row.extend(look.signs.map(flag));
        row.push(look.separators.min(1.0));
        let item = unit.form.is_item();
        row.extend([item, matches!(unit.form, Form::Heading(_)), unit.form == Form::Mark, unit.indent > 0].map(flag));
        row.push(look.coverage.all());
        row.push(flag(look.coverage.all() > 0.9));
        row.push(flag(words > 8.0) * look.coverage.all());
        row.extend((0..GROUPS).map(|group| look.coverage.share(group)));
    }

    fn neighbour(&self, at: Option<usize>, row: &mut Vec<f32>) {
        let Some(look) = at.and_then(|at| self.looks.get(at)) else {
            row.extend([0.0, 0.0, 0.0, 0.0, 1.0]);
            return;
        };
        let item = at.is_some_and(|at| self.units[at].form.is_item());
        row.extend([(look.words as f32).ln_1p(), flag(look.ends), look.coverage.all(), flag(item), 0.0]);
    }

    fn context(&self, i: usize, row: &mut Vec<f32>) {
        let look = &self.looks[i];
        for sums in self.left.iter().chain(&self.right) {
            // Without the unit itself, so that the model sees its surroundings alone.
            row.push((sums[i] - look.weight()).max(0.0));
        }
        row.extend([self.short_left[i].ln_1p(), self.short_right[i].ln_1p()]);
        let (first, last) = self.core.unwrap_or((usize::MAX, 0));
        let (before, after) = (first.saturating_sub(i), i.saturating_sub(last));
        let inside = self.is_inside(i);
        row.push(flag(inside));
        row.push(flag(self.core.is_some() && before > 0));
        row.push(flag(self.core.is_some() && after > 0));
        row.push(if self.core.is_some() { (before as f32).ln_1p() } else { 0.0 });
        row.push(if self.core.is_some() { (after as f32).ln_1p() } else { 0.0 });
        row.push(self.marks[i].0.ln_1p());
        row.push(self.marks[i].1);
        let near = self.topicalities[i];
        row.extend([near, near * flag(look.words <= 14)]);
        row.push(flag(self.is_repeated(look)));
        let len = self.units.len();
        row.push(i as f32 / len as f32);
        row.extend([i, len - i, len].map(|units| (units.min(FAR) as f32).ln_1p()));
        row.extend([self.core_share, self.prose_share, self.gaps, flag(self.units[i].gap)]);
        row.push(flag(self.units.get(i + 1).is_none_or(|next| next.gap)));
    }

    fn is_inside(&self, i: usize) -> bool {
        self.core.is_some_and(|(first, last)| (first..=last).contains(&i))
    }

    fn is_repeated(&self, look: &Look) -> bool {
        self.repeats.get(&look.hash).is_some_and(|&count| count > 1)
    }

    /// Of each unit, whether its words stand more than once in the text.
    pub(super) fn repeated(&self) -> Vec<bool> {
        self.looks.iter().map(|look| self.is_repeated(look)).collect()
    }

    /// Of each unit, the share of its longer words that stand in the longest stretch of prose too.
    pub(super) fn topicalities(&self) -> &[f32] {
        &self.topicalities
    }

    /// Of each unit, the share of its longer words that stand in the core too, the unit itself left out. Where much of the
    /// core was not read, as much more as leaves its paragraphs what they usually have.
    fn topicalities_of_all(&self) -> Vec<f32> {
        let found: Vec<Option<f32>> = (0..self.looks.len()).map(|i| self.topicality(i)).collect();
        let mut factor = 1.0;
        if found.contains(&None) {
            let inside = (0..found.len()).filter(|&i| self.is_inside(i) && self.looks[i].prose);
            let read: Vec<f32> = inside.filter_map(|i| found[i]).collect();
            factor = (USUALLY_TOPICAL * read.len() as f32 / read.iter().sum::<f32>().max(1.0)).max(1.0);
        }
        found.iter().map(|share| share.map_or(USUALLY_TOPICAL, |share| (share * factor).min(1.0))).collect()
    }

    /// That share of unit `i`, if it was read.
    fn topicality(&self, i: usize) -> Option<f32> {
        let terms = self.looks[i].terms.as_ref()?;
        let least = 1 + u32::from(self.is_inside(i));
        let found = terms.iter().filter(|term| self.terms.get(term).is_some_and(|&count| count >= least)).count();
        Some(found as f32 / terms.len().max(1) as f32)
    }
}

fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}

/// Running sums that forget: each is its value plus `keep` times the sum before it.
fn decayed(values: &[f32], keep: f32) -> Vec<f32> {
    let mut sum = 0.0;
    let step = |value: &f32| {
        sum = sum * keep + value;
        sum
    };
    values.iter().map(step).collect()
}

/// How many units without prose stand directly before each.
fn runs(weights: &[f32]) -> Vec<f32> {
    let mut run = 0.0;
    let step = |weight: &f32| {
        let before = run;
        run = if *weight > 0.0 { 0.0 } else { run + 1.0 };
        before
    };
    weights.iter().map(step).collect()
}

/// End marks seen since the core began, and how near the last one is (1 for the unit itself, falling to 0).
fn marks(looks: &Looks, core: usize) -> Vec<(f32, f32)> {
    let (mut count, mut near) = (0.0, 0.0);
    let step = |(i, look): (usize, &Look)| {
        near *= 0.9;
        if i > core && look.is_end_mark() {
            count += 1.0;
            near = 1.0;
        }
        (count, near)
    };
    looks.iter().enumerate().map(step).collect()
}

/// The stretch of units with most prose, where other units count against it.
fn core(looks: &Looks) -> Option<(usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    let (mut sum, mut first) = (0.0f32, 0);
    for (i, look) in looks.iter().enumerate() {
        if sum <= 0.0 {
            (sum, first) = (0.0, i);
        }
        sum += if look.prose {
            (look.words as f32).min(LONG)
        } else if look.is_end_mark() {
            -12.0
        } else {
            -5.0
        };
        if sum > 0.0 && best.is_none_or(|(most, _, _)| sum > most) {
            best = Some((sum, first, i));
        }
    }
    best.map(|(_, first, last)| (first, last))
}
