//! What the furniture model looks at: each unit of a text by itself, beside its neighbours, and in the whole.
//!
//! All of it is computed in one pass each way over the units, so the cost grows with the text.

use std::{
    collections::HashMap,
    ops::{Index, Range},
};

use memchr::memchr;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::unit::{Form, Unit};
use super::vocabulary::{Coverage, GROUPS, Group, Words, coverage};
use crate::text::ascii;

/// Words of a unit that are looked at one by one; what follows adds to its length only.
const MOST_WORDS: usize = 64;
/// Spreads the bits of a number.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Words beyond this make a unit no more of a paragraph.
const LONG: f32 = 50.0;

/// What one unit looks like by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// Number of words; two ideographs count as one.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
    /// Whether it reads as running text.
    pub(super) prose: bool,
    /// How far furniture phrases cover it.
    pub(super) coverage: Coverage,
    small: f32,
    lower: f32,
    digits: f32,
    commas: f32,
    second_person: f32,
    last: Option<char>,
    /// Whether it starts in lower case, is all in capitals, holds an address, a quotation mark, a copyright sign.
    signs: [bool; 5],
    separators: f32,
    /// Whether it breaks off with an ellipsis.
    cut: bool,
    /// Its longer words, hashed.
    terms: Vec<u64>,
    hash: u64,
}

impl Look {
    /// Looks at a unit.
    pub(super) fn of(unit: &Unit<'_>) -> Look {
        let text = unit.text.as_ref();
        let words = Words::of(text, MOST_WORDS);
        let words = words.all();
        let hash = words.iter().fold(0_u64, |hash, word| (hash.rotate_left(5) ^ word.hash).wrapping_mul(SPREAD));
        let mut look = Look { coverage: coverage(&words), hash, ..Look::default() };
        look.count(text);
        let seen = words.len().max(1) as f32;
        let known = || words.iter().filter_map(|word| word.known);
        look.small = known().filter(|known| known.small).count() as f32 / seen;
        look.second_person = known().filter(|known| known.second_person).count() as f32 / seen;
        let is_long = |word: &str| word.len() > 3 && (word.is_ascii() || word.chars().nth(3).is_some());
        let terms = words.iter().filter(|word| !word.is_small() && is_long(word.text));
        look.terms = each_once(terms.map(|word| word.hash));
        let flows = look.small >= 0.2 || look.lower >= 0.55 || look.words > 0 && look.small + look.lower == 0.0;
        look.prose = flows && (look.words >= 9 && look.ends || look.words >= 28) && !unit.form.is_set();
        look
    }

    /// Counts characters and words, over the whole text.
    fn count(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let ascii = text.is_ascii();
        let chars = if ascii { text.len() } else { text.chars().count() };
        let digits = count(bytes, |byte| byte.is_ascii_digit());
        let mut separators = count(bytes, |byte| matches!(byte, b'|' | b'/' | b'>'));
        let has = |byte: u8| memchr(byte, bytes).is_some();
        let (mut quoted, mut copyright, mut wide) = (has(b'"'), false, 0_usize);
        for c in text.chars().filter(|c| !c.is_ascii()).take(if ascii { 0 } else { chars }) {
            match c {
                '·' | '•' | '»' | '›' => separators += 1,
                '©' => copyright = true,
                '“' | '”' | '«' => quoted = true,
                '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => wide += 1,
                _ => {}
            }
        }
        let mut address = has(b':') && text.contains("://");
        if !address && (has(b'@') || text.contains("www.")) {
            address = text.split_whitespace().any(|word| word.starts_with("www.") || is_mail(word));
        }
        let (mut lower, mut cased) = (0usize, 0usize);
        // The door leaves no other ASCII white space in a text than both know.
        if ascii {
            let mut at = 0;
            while at < bytes.len() {
                let end = ascii::black_end(bytes, at);
                if end > at {
                    self.words += 1;
                    let first = bytes[at..end].iter().find(|byte| byte.is_ascii_alphabetic());
                    lower += usize::from(first.is_some_and(u8::is_ascii_lowercase));
                    cased += usize::from(first.is_some());
                }
                at = end + 1;
            }
        } else {
            for word in text.split_whitespace() {
                self.words += 1;
                let first = word.chars().find(|c| c.is_alphabetic());
                lower += usize::from(first.is_some_and(char::is_lowercase));
                cased += usize::from(first.is_some_and(|c| c.is_lowercase() || c.is_uppercase()));
            }
        }
        self.words += wide / 2;
        self.lower = lower as f32 / cased.max(1) as f32;
        self.digits = digits as f32 / chars.max(1) as f32;
        self.commas = count(bytes, |byte| byte == b',') as f32 / self.words.max(1) as f32;
        self.separators = separators as f32 / self.words.max(1) as f32;
        let closed = text.trim_end_matches([' ', '"', '”', '’', '\'', ')', ']', '»', '*', '_']);
        self.last = closed.chars().next_back();
        self.ends = matches!(self.last, Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '։' | '؟' | '।'));
        self.cut = closed.ends_with('…') || closed.ends_with("...");
        let lower_start = text.chars().next().is_some_and(char::is_lowercase);
        let upper_case = chars > 3 && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        self.signs = [lower_start, upper_case, address, quoted, copyright];
    }

    /// How much of a paragraph it is, 0 to 1.
    fn weight(&self) -> f32 {
        if self.prose { (self.words as f32).min(LONG) / LONG } else { 0.0 }
    }

    /// Whether it is a line behind which the article is over: comments, related stories, newsletters.
    pub(super) fn is_end_mark(&self) -> bool {
        let over = [Group::Comment, Group::Related, Group::Newsletter, Group::Account, Group::Share, Group::Legal];
        self.words <= 8
            && self.coverage.all() > 0.6
            && over.iter().map(|group| self.coverage.of(*group)).sum::<f32>() >= 0.5
    }
}

/// How many of `bytes` are of a kind; chunk by chunk, which is many bytes at a time for the machine.
#[inline]
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let chunks = bytes.chunks(usize::from(u8::MAX));
    chunks.map(|chunk| usize::from(chunk.iter().map(|&byte| u8::from(is(byte))).sum::<u8>())).sum()
}

/// Whether `word` is an e-mail address.
pub(super) fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// The values, each once. There are at most [`MOST_WORDS`], and none is 0.
fn each_once(values: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut slots = [0; 2 * MOST_WORDS];
    let mut found = Vec::with_capacity(values.size_hint().1.unwrap_or_default());
    for value in values {
        let mut at = (value >> 32) as usize % slots.len();
        while slots[at] != 0 && slots[at] != value {
            at = (at + 1) % slots.len();
        }
        if slots[at] == 0 {
            slots[at] = value;
            found.push(value);
        }
    }
    found
}

/// What each unit of a text looks like. Units of the same words are looked at once: a text may be one line over and over.
#[derive(Debug, Default)]
pub(super) struct Looks {
    each: Vec<Look>,
    of: Vec<u32>,
}

impl Looks {
    /// Looks at units.
    pub(super) fn of(units: &[Unit<'_>]) -> Self {
        let mut looks = Looks { each: Vec::with_capacity(units.len()), of: Vec::with_capacity(units.len()) };
        let mut known: FxHashMap<(&str, bool), u32> = HashMap::with_capacity_and_hasher(units.len(), FxBuildHasher);
        for unit in units {
            let next = looks.each.len() as u32;
            let look = *known.entry((&unit.text, unit.form.is_set())).or_insert(next);
            if look == next {
                looks.each.push(Look::of(unit));
            }
            looks.of.push(look);
        }
        looks
    }

    /// Number of units.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    /// What unit `i` looks like, if there is one.
    pub(super) fn get(&self, i: usize) -> Option<&Look> {
        self.of.get(i).map(|&look| &self.each[look as usize])
    }

    /// What the units look like, in order.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Look> + ExactSizeIterator + Clone {
        self.of.iter().map(|&look| &self.each[look as usize])
    }

    /// What `find` finds of each unit by what it looks like and its words, found once for those that are the same in both.
    pub(super) fn each<T: Copy>(&self, units: &[Unit<'_>], find: impl Fn(&Unit<'_>, &Look) -> T) -> Vec<T> {
        let mut found: Vec<Option<T>> = vec![None; self.each.len()];
        let find = |(unit, &look): (&Unit<'_>, &u32)| {
            let look = look as usize;
            *found[look].get_or_insert_with(|| find(unit, &self.each[look]))
        };
        units.iter().zip(&self.of).map(find).collect()
    }
}

impl Index<usize> for Looks {
    type Output = Look;

    fn index(&self, i: usize) -> &Look {
        &self.each[self.of[i] as usize]
    }
}

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
        let all: usize = looks.iter().map(|look| look.terms.len()).sum();
        let mut terms = HashMap::with_capacity_and_hasher(30 * all.isqrt(), FxBuildHasher);
        let mut repeats = HashMap::with_capacity_and_hasher(looks.len(), FxBuildHasher);
        let range = core.map_or(0..0, |(first, last)| first..last + 1);
        for look in looks.iter().skip(range.start).take(range.len()) {
            for term in &look.terms {
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
        surroundings.topicalities = (0..looks.len()).map(|i| surroundings.topicality(i)).collect();
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
        let len = self.units.len() as f32;
        row.extend([i as f32 / len, (i as f32).ln_1p(), (len - i as f32).ln_1p(), len.ln_1p()]);
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

    /// Share of the unit's longer words that stand in the core too, the unit itself left out.
    fn topicality(&self, i: usize) -> f32 {
        let terms = &self.looks[i].terms;
        let least = 1 + u32::from(self.is_inside(i));
        let found = terms.iter().filter(|term| self.terms.get(term).is_some_and(|&count| count >= least)).count();
        found as f32 / terms.len().max(1) as f32
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
