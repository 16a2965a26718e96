//! What stands where: the alignment of two claims, and the passages of them that may be compared.

use std::rc::Rc;

use super::reading::{Item, Kind, Reading};
use crate::{
    claims::cues::Unit,
    text::{Pair, Side},
};

/// A passage may be compared if at least so much of its weight on one side ...
const GATE_ONE: f32 = 0.7;
/// ... and so much on both sides is aligned.
const GATE_BOTH: f32 = 0.5;

/// A share that leaves nothing out.
const ALL: f32 = 0.999;

/// Which item of one claim corresponds to which of the other.
pub(super) struct Alignment {
    partners: Pair<Vec<Option<usize>>>,
}

impl Alignment {
    /// Aligns items by stem, spelling variant or equal value, those with more common neighbours first.
    pub(super) fn new(readings: Pair<&Reading<'_>>) -> Self {
        let mut candidates = Vec::new();
        let (lefts, rights) = (&readings.left.items, &readings.right.items);
        let same = |left: Option<usize>, right: Option<usize>| {
            let item = |items: &[Item], at: Option<usize>| at.filter(|&at| at < items.len());
            match (item(lefts, left), item(rights, right)) {
                (Some(left), Some(right)) => equal(readings, left, right),
                _ => false,
            }
        };
        equal_items(readings, |left, right| {
            let context: usize = [(-2, -2), (-1, -1), (1, 1), (2, 2), (-1, -2), (-2, -1), (1, 2), (2, 1)]
                .iter()
                .map(|&(dl, dr)| usize::from(same(left.checked_add_signed(dl), right.checked_add_signed(dr))))
                .sum();
            let bend = (left * rights.len()).abs_diff(right * lefts.len());
            candidates.push((std::cmp::Reverse(context), bend, left + right, left, right));
        });
        candidates.sort_unstable();
        let mut partners = Pair::new(vec![None; lefts.len()], vec![None; rights.len()]);
        for (_, _, _, left, right) in candidates {
            if partners.left[left].is_none() && partners.right[right].is_none() {
                partners.left[left] = Some(right);
                partners.right[right] = Some(left);
            }
        }
        Alignment { partners }
    }

    /// The item of the other side that corresponds to `item` of `side`.
    pub(super) fn partner(&self, side: Side, item: usize) -> Option<usize> {
        self.partners[side].get(item).copied().flatten()
    }

    /// Whether left item `left` corresponds to right item `right`.
    pub(super) fn joins(&self, left: usize, right: usize) -> bool {
        self.partner(Side::Left, left) == Some(right)
    }
}

/// Hands every left and right item that are [`equal`] to `put`. Plain words are found by their stems, so that two long
/// claims are not compared word for word.
fn equal_items(readings: Pair<&Reading<'_>>, mut put: impl FnMut(usize, usize)) {
    let plain = |item: &Item| item.kind == Kind::Word && item.weight <= 1.0;
    let place = |item: &Item| Rc::as_ptr(&item.stem).cast::<u8>().addr();
    let rights = &readings.right.items;
    let mut words: Vec<(usize, usize)> = Vec::with_capacity(rights.len());
    words.extend(
        rights.iter().enumerate().filter(|(_, item)| item.kind == Kind::Word).map(|(at, item)| (place(item), at)),
    );
    words.sort_unstable();
    let others: Vec<usize> = (0..rights.len()).filter(|&at| !plain(&rights[at])).collect();
    for (left, item) in readings.left.items.iter().enumerate() {
        if item.kind == Kind::Word {
            let from = words.partition_point(|&(stem, _)| stem < place(item));
            words[from..].iter().take_while(|&&(stem, _)| stem == place(item)).for_each(|&(_, right)| put(left, right));
        }
        if !plain(item) {
            let other = |&right: &usize| !Rc::ptr_eq(&item.stem, &rights[right].stem) || item.kind != Kind::Word;
            others
                .iter()
                .copied()
                .filter(other)
                .filter(|&right| equal(readings, left, right))
                .for_each(|right| put(left, right));
        }
    }
}

fn equal(readings: Pair<&Reading<'_>>, left: usize, right: usize) -> bool {
    let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
    match (l.kind, r.kind) {
        (Kind::Word, Kind::Word) => {
            Rc::ptr_eq(&l.stem, &r.stem) || l.weight > 1.0 && r.weight > 1.0 && is_spelling_variant(&l.stem, &r.stem)
        }
        (Kind::Number(l), Kind::Number(r)) => l.unit == r.unit && l.agrees_with(&r),
        (Kind::Date(l), Kind::Date(r)) => l.touches(&r),
        _ => false,
    }
}

/// Two spellings of one name: "Zelenskyy" and "Zelensky", "Mansouri" and "Mansuri".
fn is_spelling_variant(left: &str, right: &str) -> bool {
    let long = left.len().min(right.len()) >= 5;
    long && left.as_bytes()[0] == right.as_bytes()[0] && spelling(left) == spelling(right)
}

/// A name without what transcriptions disagree in: doubled letters, i and y, ou and u, a final vowel sign.
fn spelling(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        let c = if matches!(c, 'y' | 'j' | 'ï') { 'i' } else { c };
        if plain.ends_with('o') && c == 'u' {
            plain.pop();
        }
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
    plain.trim_end_matches('i').to_owned()
}

/// A part of each claim: items between two indices, those of frames left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// First item.
    pub(super) from: usize,
    /// One past the last.
    pub(super) to: usize,
}

impl Passage {
    /// The items of it that belong to no frame.
    pub(super) fn items<'r>(self, reading: &'r Reading<'_>) -> impl Iterator<Item = usize> + 'r {
        (self.from..self.to).filter(|&item| !reading.items[item].framed)
    }
}

/// Two passages that say much the same, so that what they do not have in common means something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gated {
    pub(super) passages: Pair<Passage>,
    /// The share of each side's weight that is aligned.
    pub(super) covered: Pair<f32>,
    /// False if the gate opens only where names without counterpart do not count: for comparing names alone.
    pub(super) strictly: bool,
}

impl Gated {
    /// The smaller of both shares.
    pub(super) fn least(&self) -> f32 {
        self.covered.left.min(self.covered.right)
    }

    /// The greater of both shares.
    pub(super) fn most(&self) -> f32 {
        self.covered.left.max(self.covered.right)
    }
}

/// Clauses are compared only where the claims as wholes have at least so much in common on both sides.
const GATE_WHOLE: f32 = 0.25;

/// The pairs of passages that pass the gate: the claims as wholes, then their clauses.
pub(super) fn gated(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Gated> {
    let mut passages = readings.map(passages);
    let mut gated = Vec::new();
    let whole = coverage(readings, alignment);
    if whole.left.min(whole.right) < GATE_WHOLE {
        passages.left.truncate(1);
        passages.right.truncate(1);
    }
    for &left in &passages.left {
        for &right in &passages.right {
            if let Some(pair) = gate(readings, alignment, Pair::new(left, right)) {
                gated.push(pair);
            }
        }
    }
    gated
}

/// The whole claim and, if it has several, each clause of at least three items.
fn passages(reading: &Reading<'_>) -> Vec<Passage> {
    let mut passages = vec![Passage { from: 0, to: reading.items.len() }];
    if reading.clause_count() < 2 {
        return passages;
    }
    for clause in 0..reading.clause_count().min(12) {
        let from = reading.items.partition_point(|item| item.clause < clause);
        let to = reading.items.partition_point(|item| item.clause <= clause);
        if to - from >= 3 && to - from < reading.items.len() {
            passages.push(Passage { from, to });
        }
    }
    passages
}

fn gate(readings: Pair<&Reading<'_>>, alignment: &Alignment, passages: Pair<Passage>) -> Option<Gated> {
    let mut common = Pair::new(0, 0);
    let mut without_names = Pair::new(0.0, 0.0);
    let covered = Pair::from_fn(|side| {
        let (mut whole, mut aligned, mut names) = (0.0f32, 0.0f32, 0.0f32);
        let other = passages[side.other()];
        for index in passages[side].items(readings[side]) {
            let item = &readings[side].items[index];
            let partner = alignment.partner(side, index).filter(|at| (other.from..other.to).contains(at));
            let slot = item.kind != Kind::Word;
            if partner.is_some() {
                aligned += item.weight;
                common[side] += 1;
            } else if item.weight > 1.0 {
                names += item.weight;
            }
            // What is to be compared must not close the gate against its own comparison.
            if partner.is_some() || !slot {
                whole += item.weight;
            }
        }
        let share = |whole: f32| if whole > 0.0 { aligned / whole } else { 0.0 };
        without_names[side] = share(whole - names);
        share(whole)
    });
    let strict = Gated { passages, covered, strictly: true };
    let loose = Gated { passages, covered: without_names, strictly: false };
    let common = common.left.min(common.right);
    let enough = |gated: &Gated| match common {
        0 => false,
        // "We waited ten years": little to go by, but nothing else is there.
        1 => gated.strictly && gated.least() >= ALL,
        _ => gated.most() >= GATE_ONE && gated.least() >= GATE_BOTH,
    };
    [strict, loose].into_iter().find(enough)
}

/// The share of each claim's weight that is aligned, frames included.
pub(super) fn coverage(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Pair<f32> {
    Pair::from_fn(|side| {
        let (mut whole, mut aligned) = (0.0f32, 0.0f32);
        for (index, item) in readings[side].items.iter().enumerate() {
            whole += item.weight;
            if alignment.partner(side, index).is_some() {
                aligned += item.weight;
            }
        }
        if whole > 0.0 { aligned / whole } else { 0.0 }
    })
}

/// The values of one kind in a passage that no value of the other claim `answers`, with the items that hold them.
pub(super) fn unanswered<T>(
    readings: Pair<&Reading<'_>>,
    gated: &Gated,
    side: Side,
    value: impl Fn(&Item) -> Option<T>,
    answers: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, T)> {
    let rivals: Vec<T> = readings[side.other()].items.iter().filter_map(&value).collect();
    gated.passages[side]
        .items(readings[side])
        .filter_map(|item| value(&readings[side].items[item]).map(|found| (item, found)))
        .filter(|(_, found)| !rivals.iter().any(|rival| answers(found, rival)))
        .collect()
}

/// Whether left item `left` and right item `right` stand in the same place: the nearest words before or after them
/// correspond.
pub(super) fn same_place(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    after(readings, alignment, left, right) || before(readings, alignment, left, right)
}

/// Whether a word shortly after the one corresponds to a word shortly after the other, in their clauses.
pub(super) fn after(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    near(readings, alignment, left, right, 1)
}

/// Whether a word shortly before the one corresponds to a word shortly before the other, in their clauses.
pub(super) fn before(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    near(readings, alignment, left, right, -1)
}

fn near(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize, step: isize) -> bool {
    let neighbours = |reading: &Reading<'_>, item: usize| -> Vec<usize> {
        (1..=2)
            .filter_map(|by| item.checked_add_signed(step * by))
            .filter(|&at| at < reading.items.len() && reading.items[at].clause == reading.items[item].clause)
            .collect()
    };
    let rights = neighbours(readings.right, right);
    neighbours(readings.left, left).into_iter().any(|left| {
        rights.iter().any(|&right| alignment.joins(left, right) && readings.left.items[left].kind == Kind::Word)
    })
}

/// How many of the words around the one item correspond to words around the other, three each way, in their clauses.
pub(super) fn support(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> usize {
    let around = |reading: &Reading<'_>, item: usize| {
        let clause = reading.items[item].clause;
        (item.saturating_sub(3)..(item + 4).min(reading.items.len()))
            .filter(move |&at| at != item)
            .filter(|&at| reading.items[at].clause == clause && reading.items[at].kind == Kind::Word)
            .collect::<Vec<_>>()
    };
    let rights = around(readings.right, right);
    around(readings.left, left)
        .into_iter()
        .filter(|&left| rights.iter().any(|&right| alignment.joins(left, right)))
        .count()
}

/// Whether two units can be compared.
pub(super) fn comparable(left: Unit, right: Unit) -> bool {
    match (left, right) {
        (Unit::Degrees(left), Unit::Degrees(right)) => left.is_none() || right.is_none() || left == right,
        _ => left == right,
    }
}
