//! What stands where: the passages of two claims that may be compared, and the places in them that correspond.

use smallvec::{SmallVec, smallvec};

use super::{
    Confidence,
    alignment::{Alignment, SAME},
    reading::{Item, Kind, Reading},
};
use crate::{
    claims::cues::Unit,
    text::{Pair, Side},
};

/// No passages are looked at unless at least so much of the weight on one side ...
const GATE_ONE: f32 = 0.3;
/// ... and so much on both sides is aligned.
const GATE_BOTH: f32 = 0.2;

/// A share that leaves nothing out.
const ALL: f32 = 0.999;

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

/// Two passages that have something in common, so that what they do not have in common may mean something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gated {
    pub(super) passages: Pair<Passage>,
    /// The share of each side's weight that is aligned.
    pub(super) covered: Pair<f32>,
    /// The same, names without counterpart left aside: for comparing names.
    pub(super) nameless: Pair<f32>,
    /// How many words of the side with fewer have a counterpart.
    pub(super) common: usize,
    /// The smaller share that is aligned of the claims as wholes, frames included; less a little where it was the program
    /// that linked the claims, which may be wrong.
    pub(super) claims: f32,
    /// How many things that tell one event from another the claims share, frames included: names, dates and numbers.
    pub(super) anchors: usize,
}

impl Gated {
    /// Both claims as wholes, whatever they have in common.
    pub(super) fn whole(readings: Pair<&Reading<'_>>) -> Self {
        let passages = Pair::from_fn(|side| Passage { from: 0, to: readings[side].items.len() });
        let none = Pair::new(0.0, 0.0);
        Gated { passages, covered: none, nameless: none, common: 0, claims: 0.0, anchors: 0 }
    }

    /// The smaller of both shares.
    pub(super) fn least(&self) -> f32 {
        self.covered.left.min(self.covered.right)
    }

    /// The greater of both shares.
    pub(super) fn most(&self) -> f32 {
        self.covered.left.max(self.covered.right)
    }

    /// High where hardly anything but the slot in question differs, else medium.
    pub(super) fn confidence(&self) -> Confidence {
        if self.holds(0.8, 0.7) { Confidence::High } else { Confidence::Medium }
    }

    /// Whether the one claim, short and told nearly whole, stands in the other, long one.
    pub(super) fn is_told_within(&self) -> bool {
        self.least() >= 0.25 && (self.most() >= 0.8 && self.common >= 3 || self.most() >= ALL && self.common >= 2)
    }

    /// Whether both tell of one event, though in other words: names, dates and numbers that they share say so.
    pub(super) fn is_one_event(&self) -> bool {
        self.anchors >= 2 && self.common >= 3 && self.most() >= 0.38 && self.least() >= 0.3
    }

    /// Whether both tell of one thing, most of it in the same words though in another order, so that what is at odds in them
    /// needs no like surroundings: `support` of the words around it correspond.
    pub(super) fn is_told_of_one(&self, support: usize) -> bool {
        let nearly = self.common >= 4 && self.claims >= 0.5 && self.holds(0.6, 0.5)
            || self.common >= 5 && self.claims >= 0.45 && self.holds(0.5, 0.45);
        self.anchors >= 1 && nearly && support >= 1
    }

    /// Whether so much of both is the same that a value which they alone have must be of the same.
    pub(super) fn tells_much_of_one(&self) -> bool {
        self.anchors >= 1 && self.common >= 8 && self.claims >= 0.5 && self.holds(0.55, 0.5)
    }

    /// Whether at least `one` of the one side and `both` of both sides is aligned.
    pub(super) fn holds(&self, one: f32, both: f32) -> bool {
        let enough = self.common >= 2 || self.common == 1 && self.least() >= ALL;
        enough && self.most() >= one && self.least() >= both
    }
}

/// Clauses are compared only where the claims as wholes have at least so much in common on both sides.
const GATE_WHOLE: f32 = 0.25;

/// The least weight of a name that tells one event from another.
const ANCHOR: f32 = 1.0;

/// What a link that the program found must have in common more than one that was given.
const FOUND: f32 = 0.07;

/// The pairs of passages that pass the gate: the claims as wholes, then their clauses. `given` is whether the claims are
/// known to belong together.
pub(super) fn gated(readings: Pair<&Reading<'_>>, alignment: &Alignment, given: bool) -> Vec<Gated> {
    let mut passages = readings.map(passages);
    let mut gated = Vec::new();
    let whole = coverage(readings, alignment);
    let anchors = anchors(readings, alignment);
    if whole.left.min(whole.right) < GATE_WHOLE {
        passages.left.truncate(1);
        passages.right.truncate(1);
    }
    let weights = Pair::from_fn(|side| weights(readings[side], alignment, side));
    for &left in &passages.left {
        for &right in &passages.right {
            if let Some(pair) = gate(&weights, Pair::new(left, right)) {
                let claims = whole.left.min(whole.right) - if given { 0.0 } else { FOUND };
                // Two clauses that correspond throughout stand for themselves.
                let alone = pair.common >= 3 && pair.least() >= ALL;
                gated.push(Gated { claims: if alone { claims.max(0.5) } else { claims }, anchors, ..pair });
            }
        }
    }
    gated
}

/// The names, dates and numbers that both claims have. Words of one name count once, and so does a name that most of the
/// linked claims have.
pub(super) fn anchors(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> usize {
    // A word that only opens a claim has a capital too.
    let named = |side: Side, at: usize| {
        let item = &readings[side].items[at];
        item.named && item.weight >= ANCHOR
    };
    let count = |side: Side| {
        let items = &readings[side].items;
        let told = |at: usize| {
            let partner = alignment.partner(side, at).filter(|_| alignment.credit(side, at) >= SAME);
            partner.is_some_and(|partner| match items[at].kind {
                Kind::Word => named(side, at) && named(side.other(), partner),
                _ => !items[at].framed && !readings[side.other()].items[partner].framed,
            })
        };
        let follows = |at: usize| {
            at > 0
                && items[at].kind == Kind::Word
                && items[at - 1].kind == Kind::Word
                && items[at - 1].last + 1 == items[at].first
        };
        let mut before = false;
        let begins = |&at: &usize| {
            let goes_on = before && follows(at);
            before = told(at);
            before && !goes_on
        };
        (0..items.len()).filter(begins).count()
    };
    match count(Side::Left) {
        0 => 0,
        left => left.min(count(Side::Right)),
    }
}

/// The whole claim and, if it has several, each clause of at least three items.
fn passages(reading: &Reading<'_>) -> SmallVec<[Passage; 6]> {
    let whole = Passage { from: 0, to: reading.items.len() };
    let mut passages = smallvec![whole];
    if reading.clause_count() < 2 {
        return passages;
    }
    let mut to = 0;
    for clause in 0..reading.clause_count().min(12) {
        let from = to;
        to += reading.items[from..].iter().take_while(|item| item.clause == clause).count();
        if to - from >= 3 && to - from < reading.items.len() {
            passages.push(Passage { from, to });
        }
    }
    passages
}

/// What an item counts for at the gate.
#[derive(Clone, Copy)]
struct Weight {
    whole: f32,
    /// As much of it as its counterpart answers.
    aligned: f32,
    /// Its counterpart.
    partner: Option<usize>,
    named: bool,
    word: bool,
    framed: bool,
}

type Weights = SmallVec<[Weight; 24]>;

fn weights(reading: &Reading<'_>, alignment: &Alignment, side: Side) -> Weights {
    let weight = |(item, partner): (&Item<'_>, Option<(usize, f32)>)| Weight {
        whole: item.weight,
        aligned: item.weight * partner.map_or(0.0, |(_, credit)| credit),
        partner: partner.map(|(item, _)| item),
        named: item.named,
        word: item.kind == Kind::Word,
        framed: item.framed,
    };
    reading.items.iter().zip(alignment.partners(side)).map(weight).collect()
}

fn gate(weights: &Pair<Weights>, passages: Pair<Passage>) -> Option<Gated> {
    let within =
        |passage: Passage, weight: &Weight| weight.partner.is_some_and(|at| (passage.from..passage.to).contains(&at));
    let Pair { left, right } = passages;
    if !weights.left[left.from..left.to].iter().any(|weight| !weight.framed && within(right, weight)) {
        return None;
    }
    let mut common = Pair::new(0, 0);
    let mut nameless = Pair::new(0.0, 0.0);
    let covered = Pair::from_fn(|side| {
        let (mut whole, mut aligned, mut names) = (0.0f32, 0.0f32, 0.0f32);
        let (own, other) = (passages[side], passages[side.other()]);
        for weight in weights[side][own.from..own.to].iter().filter(|weight| !weight.framed) {
            let answered = within(other, weight);
            if answered {
                aligned += weight.aligned;
                common[side] += 1;
            } else if weight.named {
                names += weight.whole;
            }
            // What is to be compared must not close the gate against its own comparison.
            if answered || weight.word {
                whole += weight.whole;
            }
        }
        let share = |whole: f32| if whole > 0.0 { aligned / whole } else { 0.0 };
        nameless[side] = share(whole - names);
        share(whole)
    });
    let gated = Gated { passages, covered, nameless, common: common.left.min(common.right), claims: 0.0, anchors: 0 };
    let open = nameless.left.max(nameless.right) >= GATE_ONE && nameless.left.min(nameless.right) >= GATE_BOTH;
    (gated.common > 0 && open).then_some(gated)
}

/// The share of each claim's weight that is aligned, frames included.
pub(super) fn coverage(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Pair<f32> {
    Pair::from_fn(|side| {
        let (mut whole, mut aligned) = (0.0f32, 0.0f32);
        for (index, item) in readings[side].items.iter().enumerate() {
            whole += item.weight;
            aligned += item.weight * alignment.credit(side, index);
        }
        if whole > 0.0 { aligned / whole } else { 0.0 }
    })
}

/// The values of one kind in a passage that no value of the other claim `answers`, with the items that hold them.
pub(super) fn unanswered<T>(
    readings: Pair<&Reading<'_>>,
    gated: &Gated,
    side: Side,
    value: impl Fn(&Item<'_>) -> Option<T>,
    answers: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, T)> {
    let rivals: SmallVec<[T; 2]> = readings[side.other()].items.iter().filter_map(&value).collect();
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
    let neighbours = |side: Side, item: usize| {
        let items = &readings[side].items;
        (1..=2)
            .filter_map(move |by| item.checked_add_signed(step * by))
            .filter(move |&at| at < items.len() && items[at].clause == items[item].clause)
    };
    neighbours(Side::Left, left).any(|left| {
        readings.left.items[left].kind == Kind::Word
            && neighbours(Side::Right, right).any(|right| alignment.joins(left, right))
    })
}

/// How many of the words around the one item correspond to words around the other, three each way, in their clauses.
pub(super) fn support(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> usize {
    let around = |side: Side, item: usize| {
        let items = &readings[side].items;
        (item.saturating_sub(3)..(item + 4).min(items.len()))
            .filter(move |&at| at != item && items[at].clause == items[item].clause && items[at].kind == Kind::Word)
    };
    around(Side::Left, left)
        .filter(|&left| around(Side::Right, right).any(|right| alignment.joins(left, right)))
        .count()
}

/// Whether two units can be compared.
pub(super) fn comparable(left: Unit, right: Unit) -> bool {
    match (left, right) {
        (Unit::Degrees(left), Unit::Degrees(right)) => left.is_none() || right.is_none() || left == right,
        _ => left == right,
    }
}
