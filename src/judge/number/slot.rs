//! Two numbers in their places, and how sure it is that they measure or count the same.

use super::super::{
    Confidence,
    alignment::Alignment,
    fate::fate,
    period::are_of_two_periods,
    reading::{Kind, Reading},
    slots::{Gated, support},
    thesaurus::Kin,
};
use super::apart::{is_denied_of, measures_otherwise};
use crate::{
    claims::cues::{Quantity, Unit},
    text::{Pair, Side},
};

/// Two numbers of one unit that may measure the same thing.
pub(super) struct Slot<'r> {
    pub(super) readings: Pair<&'r Reading<'r>>,
    pub(super) alignment: &'r Alignment,
    pub(super) left: usize,
    pub(super) right: usize,
    /// Whether no other number of either passage has the unit and is without answer.
    pub(super) alone: bool,
}

impl Slot<'_> {
    pub(super) fn support(&self) -> usize {
        support(self.readings, self.alignment, self.left, self.right)
    }

    /// How sure it is that two bare counts count the same: the words after them correspond, or both count the dead.
    pub(super) fn of_counts(&self, gated: &Gated) -> Option<Confidence> {
        let items = Pair::new(self.left, self.right);
        if is_denied_of(self.readings.left, self.left) != is_denied_of(self.readings.right, self.right)
            || are_of_two_periods(self.readings, items)
        {
            return None;
        }
        let fates = Pair::new(fate(self.readings.left, self.left), fate(self.readings.right, self.right));
        let (support, counted) = (self.support(), self.counts_the_same());
        match (fates.left, fates.right) {
            (Some(left), Some(right)) if left != right => return None,
            (Some(_), Some(_)) if self.alone => return by(gated, (0.5, 0.4), (0.35, 0.3)),
            _ => {}
        }
        if self.led_apart() && !(support >= 3 && gated.holds(0.6, 0.6)) {
            return None;
        }
        if counted {
            let enough = if self.alone { support >= 1 } else { support >= 3 };
            let alike = if enough { by(gated, (0.6, 0.45), (0.55, 0.45)) } else { None };
            let alike = alike.filter(|_| gated.holds(0.75, 0.65) || !self.is_of_two_scopes());
            return alike.max(of_one_event(gated, self.alone && support >= 1));
        }
        // Nothing counted on one side ("the toll is nine"), or people under two names ("three children", "eight pupils").
        let bare = Side::BOTH.into_iter().any(|side| self.counted(side).is_empty());
        let enough = self.alone && (support >= 2 && bare || support >= 1 && self.counts_people());
        let alike = if enough { by(gated, (0.7, 0.6), (0.55, 0.5)) } else { None };
        // Hardly anything else is open: "a few hundred homes", "tens of thousands of properties".
        let left_over = self.alone && gated.anchors >= 2 && gated.holds(0.65, 0.6) && gated.common >= 5;
        let people = self.alone && self.counts_people() && support >= 1 && gated.holds(0.42, 0.4) && gated.common >= 5;
        let one = gated.is_told_of_one(support) || gated.tells_much_of_one();
        let told = self.alone && one && (bare || self.counts_people());
        let alike = alike.max(told.then_some(Confidence::Low));
        alike.max((left_over || people).then_some(if left_over { Confidence::Medium } else { Confidence::Low }))
    }

    /// How sure it is that two values with a unit measure the same: they alone have it, in like surroundings.
    pub(super) fn of_measures(&self, gated: &Gated) -> Option<Confidence> {
        let support = self.support();
        let few = self.is_of_few_things();
        let apart = !few && self.led_apart() && support < 2;
        let unlike = measures_otherwise(self.readings, Pair::new(self.left, self.right));
        if !self.alone || unlike || apart && !gated.holds(0.6, 0.6) {
            return None;
        }
        let alike = match support {
            0 => by(gated, (0.8, 0.7), (0.6, 0.5)),
            1 => by(gated, (0.6, 0.45), (0.5, 0.45)),
            _ => by(gated, (0.6, 0.45), (0.4, 0.38)),
        };
        let one = !apart && (gated.is_told_of_one(support) || gated.tells_much_of_one());
        alike.max(of_one_event(gated, support >= 1 || few)).max(one.then_some(Confidence::Low))
    }

    /// Whether the unit is one that hardly two things of one event have: an age, a temperature, a magnitude.
    pub(super) fn is_of_few_things(&self) -> bool {
        let Kind::Number(&Quantity { unit, .. }) = self.readings.left.items[self.left].kind else { return false };
        matches!(unit, Unit::Age | Unit::Degrees(_) | Unit::Measure("magnitude"))
    }

    /// Whether words that do not correspond lead to the two numbers: "killed 14 people", "displaced 900 people".
    fn led_apart(&self) -> bool {
        let lead = |side: Side, item: usize| {
            let reading = self.readings[side];
            let before = item.checked_sub(1)?;
            let found = &reading.items[before];
            let direct = found.kind == Kind::Word && found.last + 1 == reading.items[item].first;
            direct.then(|| self.alignment.partner(side, before).is_none())
        };
        lead(Side::Left, self.left) == Some(true) && lead(Side::Right, self.right) == Some(true)
    }

    fn counted(&self, side: Side) -> std::ops::Range<usize> {
        counted(self.readings[side], if side == Side::Left { self.left } else { self.right })
    }

    /// Whether the words right after the two numbers correspond: "14 civilians", "nine Danish civilians".
    pub(super) fn counts_the_same(&self) -> bool {
        let (lefts, rights) = (self.counted(Side::Left), self.counted(Side::Right));
        lefts.clone().any(|left| {
            rights
                .clone()
                .any(|right| self.alignment.joins(left, right) && (left == lefts.start || right == rights.start))
        })
    }

    /// Whether what is counted goes on in words that do not correspond: "900 people at its plant", "14,000 people worldwide".
    fn is_of_two_scopes(&self) -> bool {
        Side::BOTH.into_iter().all(|side| {
            let reading = self.readings[side];
            let next =
                (self.counted(side).start..reading.items.len()).find(|&at| self.alignment.partner(side, at).is_none());
            next.and_then(|next| reading.items.get(next).zip(reading.items.get(next - 1)))
                .is_some_and(|(next, before)| next.clause == before.clause && next.first <= before.last + 4)
        })
    }

    fn counts_people(&self) -> bool {
        Side::BOTH.into_iter().all(|side| {
            self.counted(side).any(|at| self.readings[side].items[at].root.kin.is_some_and(Kin::is_somebody))
        })
    }
}

/// How sure it is that the numbers stand for the same in claims that tell of one event in other words. `placed` is
/// whether the numbers themselves are known to have to do with each other.
fn of_one_event(gated: &Gated, placed: bool) -> Option<Confidence> {
    if !placed {
        None
    } else if gated.is_told_within() && gated.anchors >= 1 || gated.is_one_event() && gated.holds(0.5, 0.4) {
        Some(Confidence::Medium)
    } else {
        (gated.is_one_event() || gated.is_told_within()).then_some(Confidence::Low)
    }
}

/// Medium or better where the passages hold `strict`, low where they hold `loose`.
fn by(gated: &Gated, strict: (f32, f32), loose: (f32, f32)) -> Option<Confidence> {
    if gated.holds(strict.0, strict.1) && gated.claims >= 0.35 {
        Some(gated.confidence())
    } else {
        (gated.holds(loose.0, loose.1) && gated.claims >= 0.3).then_some(Confidence::Low)
    }
}

/// The items right after a number, two at most, without any other word between.
pub(super) fn counted(reading: &Reading<'_>, item: usize) -> std::ops::Range<usize> {
    let follows = |&at: &usize| {
        let last = reading.items[at - 1].last;
        // "57 of the guests"
        let of_them = at == item + 1
            && reading.words.lower(last + 1) == "of"
            && matches!(reading.words.lower(last + 2), "the" | "its" | "their" | "his" | "her" | "these" | "those");
        let next = if of_them { last + 3 } else { last + 1 };
        reading.items.get(at).is_some_and(|found| found.kind == Kind::Word && found.first == next)
    };
    item + 1..item + 1 + (item + 1..item + 3).take_while(follows).count()
}
