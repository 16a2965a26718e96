//! The alignment of two claims: which item of the one corresponds to which of the other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use super::{
    class::Class,
    reading::{Item, Kind, Reading},
    spelling::is_of_one_name,
    thesaurus::{Concept, alliances, is_alliance},
};
use crate::{
    claims::lexicon,
    text::{Pair, Side},
};

/// How well two items correspond: the same word, the same name otherwise, synonyms, a word and a wider one.
pub(super) const SAME: f32 = 1.0;
pub(super) const SYNONYM: f32 = 0.9;
const WIDER: f32 = 0.7;

/// Added to the rank of synonyms: more than the neighbours that any two items can have in common.
const SYNONYMS_FROM: u32 = 1 << 16;

static NAMESAKES: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| {
    let groups = lexicon::entries(include_str!("../../assets/words/namesakes.txt"));
    groups.enumerate().flat_map(|(group, names)| names.split(' ').map(move |name| (name, group))).collect()
});

/// As many values as most claims have items: no memory is asked for.
type Few<T> = SmallVec<[T; 24]>;

/// Which item of one claim corresponds to which of the other, and how well.
pub(super) struct Alignment {
    partners: Pair<Few<Option<Partner>>>,
}

/// The item of the other claim that an item corresponds to, and how well.
#[derive(Clone, Copy)]
struct Partner {
    item: u32,
    credit: f32,
}

/// Two items that may be joined. The order of candidates is that in which they are tried: first by rank, then by how far
/// from the diagonal they lie, then by an order of its own for each pair, so that exchanged claims are aligned alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// The less the better.
    rank: u32,
    bend: u32,
    sum: u32,
    left: u32,
}

/// What an item means: a concept, the item, and whether the concept is its own rather than one above. In one number, by
/// which many are sorted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Meant(u64);

impl Meant {
    fn new(concept: Concept, item: usize, own: bool) -> Self {
        Meant(u64::from(concept) << 32 | (item as u64) << 1 | u64::from(own))
    }

    fn concept(self) -> Concept {
        (self.0 >> 32) as Concept
    }

    fn item(self) -> usize {
        (self.0 as u32 >> 1) as usize
    }

    fn is_own(self) -> bool {
        self.0 & 1 == 1
    }
}

impl Alignment {
    /// Aligns items by stem, spelling variant or equal value, then by what the words mean; those with more common
    /// neighbours first.
    pub(super) fn new(readings: Pair<&Reading<'_>>) -> Self {
        let partners = Pair::from_fn(|side| smallvec![None; readings[side].items.len()]);
        let mut alignment = Alignment { partners };
        alignment.join_equals(readings);
        alignment.join_acronyms(readings, Side::Left);
        alignment.join_acronyms(readings, Side::Right);
        alignment.join_kin(readings);
        alignment
    }

    fn join_equals(&mut self, readings: Pair<&Reading<'_>>) {
        let (lefts, rights) = (&readings.left.items, &readings.right.items);
        let same = |left: Option<usize>, right: Option<usize>| {
            let item = |items: &[Item<'_>], at: Option<usize>| at.filter(|&at| at < items.len());
            match (item(lefts, left), item(rights, right)) {
                (Some(left), Some(right)) => equal(readings, left, right),
                _ => false,
            }
        };
        let mut pairs: Few<(usize, usize)> = Few::new();
        let mut counts: Pair<Few<u32>> = Pair::new(smallvec![0; lefts.len()], smallvec![0; rights.len()]);
        equal_items(readings, |left, right| {
            pairs.push((left, right));
            counts.left[left] += 1;
            counts.right[right] += 1;
        });
        let candidate = |(left, right): (usize, usize)| {
            // What has no rival gets its partner wherever it stands.
            let rivals = counts.left[left] > 1 || counts.right[right] > 1;
            let around = [(-2, -2), (-1, -1), (1, 1), (2, 2), (-1, -2), (-2, -1), (1, 2), (2, 1)];
            let context = around
                .iter()
                .filter(|&&(dl, dr)| rivals && same(left.checked_add_signed(dl), right.checked_add_signed(dr)));
            self.candidate(u32::MAX - context.count() as u32, left, right)
        };
        let mut candidates: Few<Candidate> = pairs.into_iter().map(candidate).collect();
        candidates.sort_unstable();
        for candidate in candidates {
            self.join(candidate, SAME);
        }
    }

    fn candidate(&self, rank: u32, left: usize, right: usize) -> Candidate {
        let bend = (left * self.partners.right.len()).abs_diff(right * self.partners.left.len());
        Candidate { rank, bend: bend as u32, sum: (left + right) as u32, left: left as u32 }
    }

    /// Joins two items if both are still free.
    fn join(&mut self, Candidate { sum, left, .. }: Candidate, credit: f32) {
        let right = sum - left;
        let (own, other) = (&mut self.partners.left[left as usize], &mut self.partners.right[right as usize]);
        if own.is_none() && other.is_none() {
            *own = Some(Partner { item: right, credit });
            *other = Some(Partner { item: left, credit });
        }
    }

    /// "EU" on `side` for "European Union" on the other: all words of the long form correspond to the short one.
    fn join_acronyms(&mut self, readings: Pair<&Reading<'_>>, side: Side) {
        let (here, there) = (readings[side], readings[side.other()]);
        for short in 0..here.items.len() {
            let item = &here.items[short];
            let written = here.words.raw(item.first);
            // What is in capitals begins with one.
            let shouted =
                item.kind == Kind::Word && item.named && written.chars().filter(|c| *c != '.').all(char::is_uppercase);
            if !shouted || self.partners[side][short].is_some() {
                continue;
            }
            let letters: Vec<char> = item.root.stem.chars().collect();
            if !(2..=6).contains(&letters.len()) {
                continue;
            }
            let runs = there.items.windows(letters.len()).position(|run| {
                run.iter().zip(&letters).all(|(word, letter)| {
                    word.named && word.kind == Kind::Word && there.words.lower(word.first).starts_with(*letter)
                })
            });
            if let Some(from) =
                runs.filter(|&from| (from..from + letters.len()).all(|at| self.is_free(side.other(), at)))
            {
                self.partners[side][short] = Some(Partner { item: from as u32, credit: SAME });
                for at in from..from + letters.len() {
                    self.partners[side.other()][at] = Some(Partner { item: short as u32, credit: SAME });
                }
            }
        }
    }

    fn is_free(&self, side: Side, item: usize) -> bool {
        self.partners[side][item].is_none()
    }

    /// Synonyms, and a word with one right above it in meaning.
    fn join_kin(&mut self, readings: Pair<&Reading<'_>>) {
        let concepts = Pair::from_fn(|side| {
            let free = |&(at, item): &(usize, &Item<'_>)| self.is_free(side, at) && item.kind == Kind::Word;
            let mut concepts: Vec<Meant> = Vec::new();
            for (at, item) in readings[side].items.iter().enumerate().filter(free) {
                if item.root.class.has(Class::OPPOSED) && !item.named {
                    concepts.extend(alliances(item.root.stem).iter().map(|&concept| Meant::new(concept, at, false)));
                }
                let Some(kin) = item.root.kin else { continue };
                concepts.extend(kin.own().map(|concept| Meant::new(concept, at, true)));
                concepts.extend(kin.above().map(|concept| Meant::new(concept, at, false)));
            }
            concepts.sort_unstable();
            concepts
        });
        let mut found = Vec::new();
        let mut rights = concepts.right.as_slice();
        for left in &concepts.left {
            let concept = left.concept();
            let before = rights.iter().take_while(|right| right.concept() < concept).count();
            rights = &rights[before..];
            for right in rights.iter().take_while(|right| right.concept() == concept) {
                let credit = match (left.is_own(), right.is_own()) {
                    (true, true) => SYNONYM,
                    (false, false) if !is_alliance(concept) => continue,
                    _ => WIDER,
                };
                found.push((left.item(), right.item(), credit));
            }
        }
        found.sort_unstable_by(|one, two| (one.0, one.1).cmp(&(two.0, two.1)).then(two.2.total_cmp(&one.2)));
        found.dedup_by_key(|&mut (left, right, _)| (left, right));
        found.retain(|&(left, right, _)| {
            let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
            let names = l.named && r.named;
            !names && l.root.excludes(r.root).is_none()
        });
        let synonym = |candidate: &Candidate| candidate.rank <= u32::MAX - SYNONYMS_FROM;
        let candidate = |(left, right, credit): (usize, usize, f32)| {
            let synonyms = if credit > WIDER { SYNONYMS_FROM } else { 0 };
            self.candidate(u32::MAX - synonyms - self.context(left, right) as u32, left, right)
        };
        let mut candidates: Vec<Candidate> = found.into_iter().map(candidate).collect();
        candidates.sort_unstable();
        for candidate in candidates {
            self.join(candidate, if synonym(&candidate) { SYNONYM } else { WIDER });
        }
    }

    /// How many of the items around the one correspond to items around the other.
    fn context(&self, left: usize, right: usize) -> usize {
        (left.saturating_sub(3)..left + 4)
            .filter(|&at| self.partner(Side::Left, at).is_some_and(|partner| partner.abs_diff(right) <= 3))
            .count()
    }

    /// The item of the other side that corresponds to `item` of `side`.
    pub(super) fn partner(&self, side: Side, item: usize) -> Option<usize> {
        self.partners[side].get(item).copied().flatten().map(|partner| partner.item as usize)
    }

    /// How well `item` of `side` is answered on the other side: 1 by itself, 0 by nothing.
    pub(super) fn credit(&self, side: Side, item: usize) -> f32 {
        self.partners[side].get(item).copied().flatten().map_or(0.0, |partner| partner.credit)
    }

    /// The items of the other side that the items of `side` correspond to, in order, and how well.
    pub(super) fn partners(&self, side: Side) -> impl Iterator<Item = Option<(usize, f32)>> {
        self.partners[side].iter().map(|partner| partner.map(|Partner { item, credit }| (item as usize, credit)))
    }

    /// Whether left item `left` corresponds to right item `right`.
    pub(super) fn joins(&self, left: usize, right: usize) -> bool {
        self.partner(Side::Left, left) == Some(right) || self.partner(Side::Right, right) == Some(left)
    }
}

/// Hands every left and right item that are [`equal`] to `put`. Plain words are found by their stems, so that two long
/// claims are not compared word for word.
fn equal_items(readings: Pair<&Reading<'_>>, mut put: impl FnMut(usize, usize)) {
    let plain = |item: &Item<'_>| item.kind == Kind::Word && !item.named && item.first == item.last;
    let rights = &readings.right.items;
    // By root and place.
    let (mut words, mut others): (Few<(u32, usize)>, Few<usize>) = (Few::new(), Few::new());
    for (at, item) in rights.iter().enumerate() {
        if plain(item) { words.push((item.root.number, at)) } else { others.push(at) }
    }
    words.sort_unstable();
    for (left, item) in readings.left.items.iter().enumerate() {
        if plain(item) {
            let root = item.root.number;
            let from = words.partition_point(|&(other, _)| other < root);
            words[from..].iter().take_while(|&&(other, _)| other == root).for_each(|&(_, right)| put(left, right));
            others.iter().filter(|&&right| equal(readings, left, right)).for_each(|&right| put(left, right));
        } else {
            (0..rights.len()).filter(|&right| equal(readings, left, right)).for_each(|right| put(left, right));
        }
    }
}

fn equal(readings: Pair<&Reading<'_>>, left: usize, right: usize) -> bool {
    let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
    match (l.kind, r.kind) {
        (Kind::Word, Kind::Word) => {
            let names = l.named && r.named;
            std::ptr::eq(l.root, r.root)
                || l.last > l.first && is_with_particle(l.root.stem, r.root.stem)
                || r.last > r.first && is_with_particle(r.root.stem, l.root.stem)
                || names && (is_of_one_name(l.root.stem, r.root.stem) || are_namesakes(readings, l, r))
        }
        (Kind::Number(l), Kind::Number(r)) => l.unit == r.unit && l.agrees_with(r),
        (Kind::Date(l), Kind::Date(r)) => l.touches(r),
        _ => false,
    }
}

/// "sign up" is signing too, but "vote against" is not any voting.
fn is_with_particle(long: &str, short: &str) -> bool {
    long.as_bytes().get(short.len()) == Some(&b'_')
        && long.starts_with(short)
        && !matches!(&long[short.len()..], "_against" | "_for")
}

/// "Russian" and "Moscow", "Bob" and "Robert".
fn are_namesakes(readings: Pair<&Reading<'_>>, left: &Item<'_>, right: &Item<'_>) -> bool {
    let left = namesakes(readings.left, left);
    left.is_some() && left == namesakes(readings.right, right)
}

/// The group of names that may stand for this one: a country or a first name.
pub(super) fn namesakes(reading: &Reading<'_>, item: &Item<'_>) -> Option<usize> {
    let word = reading.words.lower(item.first);
    let plain = if word.contains('.') { item.root.stem } else { word };
    NAMESAKES.get(plain).copied()
}
