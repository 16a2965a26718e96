//! Numbers: another value of the same thing.

mod apart;
mod near;
mod reckoning;
mod retold;
mod scope;
mod slot;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    attribute::are_two_tremors,
    contrast,
    name::elsewhere,
    reading::{Item, Kind, Reading},
    slots::{Gated, comparable, unanswered},
    stage,
};
use crate::{
    claims::cues::{CueValue, Quantity, Unit},
    text::{Pair, Side},
};
use apart::{are_far, are_of_two, are_told_of_two, measures_otherwise};
pub(super) use near::near;
use retold::are_of_two_topics;
pub(super) use retold::{in_other_words, of_one_topic};
use slot::{Slot, counted};

/// A number of each passage that has no agreeing number in the other claim, of one unit and in one place.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let left = open(readings, gated, Side::Left);
    if left.is_empty() {
        return reasons;
    }
    let open = Pair::new(left, open(readings, gated, Side::Right));
    for &(left, left_quantity) in &open.left {
        let rivals = open.right.iter().filter(|(_, quantity)| comparable(left_quantity.unit, quantity.unit)).count();
        for &(right, right_quantity) in &open.right {
            let others = open.left.iter().filter(|(_, other)| comparable(other.unit, right_quantity.unit)).count();
            // As many on both sides: they are held against each other in their order.
            let place = |open: &[(usize, Quantity)], item: usize, unit: Unit| {
                open.iter().filter(|(other, quantity)| *other < item && comparable(quantity.unit, unit)).count()
            };
            let in_order = rivals == others
                && place(&open.left, left, left_quantity.unit) == place(&open.right, right, right_quantity.unit)
                && gated.holds(0.8, 0.7);
            let alone = rivals == 1 && others == 1 || in_order;
            let tremors = left_quantity.unit == Unit::Measure("magnitude") && are_two_tremors(readings);
            let far = || are_far(left_quantity, right_quantity) && !are_nearly_one(readings, alignment, gated);
            if !comparable(left_quantity.unit, right_quantity.unit) || tremors || far() {
                continue;
            }
            let slot = Slot { readings, alignment, left, right, alone };
            let found = if left_quantity.unit == Unit::Count { slot.of_counts(gated) } else { slot.of_measures(gated) };
            let items = Pair::new(left, right);
            let scopes = || scope::are_two(readings, alignment, items);
            let topics = || gated.claims < ALIKE && are_of_two_topics(readings, items);
            let of_one = |_: &Confidence| {
                !are_of_two(readings, alignment, items) && !elsewhere(readings, alignment) && !scopes() && !topics()
            };
            if let Some(confidence) = found.filter(of_one) {
                reasons.push(reason(readings, alignment, (left, right), confidence));
            }
        }
    }
    reasons
}

/// Numbers that begin at places `alike`, of one unit, neither of which agrees with any of the other claim.
pub(super) fn alike(readings: Pair<&Reading<'_>>, alignment: &Alignment, alike: &[Pair<usize>]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if alike.is_empty() {
        return reasons;
    }
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    for starts in alike {
        let at = |side: Side| open[side].iter().find(|&&(item, _)| value_start(readings[side], item) == starts[side]);
        let (Some(&(left, l)), Some(&(right, r))) = (at(Side::Left), at(Side::Right)) else { continue };
        let items = Pair::new(left, right);
        let two = || are_told_of_two(readings, alignment, items) || reckoning::are_two(readings, items);
        if comparable(l.unit, r.unit) && !two() {
            reasons.push(reason(readings, alignment, (left, right), Confidence::Low));
        }
    }
    reasons
}

/// Whether both claims have a number of one unit to which the other has no answer.
pub(super) fn any_open(readings: Pair<&Reading<'_>>) -> bool {
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    open.left.iter().any(|(_, left)| open.right.iter().any(|(_, right)| comparable(left.unit, right.unit)))
}

/// Claims of which so much corresponds tell of one thing, however far apart their numbers are ...
const ALIKE: f32 = 0.78;

/// ... or so much where all of it stands in one order: the one claim was made from the other ...
const ALIKE_IN_ORDER: f32 = 0.5;

/// ... or, in claims of so few words, with no room for much else, so much.
const ALIKE_BRIEF: f32 = 0.4;

const BRIEF: usize = 14;

/// Whether the claims are nearly one, but for their numbers.
fn are_nearly_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> bool {
    let brief = readings.left.words.len().max(readings.right.words.len()) <= BRIEF;
    gated.claims >= if brief { ALIKE_BRIEF } else { ALIKE }
        || gated.claims >= ALIKE_IN_ORDER && contrast::in_order(alignment, readings.left.items.len())
}

/// Whether two numbers that stand in one place are of one unit and one sort, neither of them a share of several.
pub(super) fn measure_the_same(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let unit = |side: Side| match readings[side].items[items[side]].kind {
        Kind::Number(quantity) => Some(quantity.unit),
        _ => None,
    };
    let one_unit = unit(Side::Left).zip(unit(Side::Right)).is_some_and(|(left, right)| comparable(left, right));
    let part = |side: Side| is_part(readings[side], items[side]);
    one_unit
        && part(Side::Left) == part(Side::Right)
        && !measures_otherwise(readings, items)
        && !stage::are_two(readings, alignment)
}

/// Where the value of a number begins, in bytes of its claim: at its digits, or at its words.
fn value_start(reading: &Reading<'_>, item: usize) -> usize {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let digits = (first..=last).find_map(|at| {
        let span = reading.words.span(at, at);
        reading.words.raw(at).find(|c: char| c.is_ascii_digit()).map(|offset| span.start + offset)
    });
    digits.unwrap_or_else(|| reading.words.span(first, first).start)
}

/// The numbers of one passage that no comparable number of the other claim agrees with.
fn open(readings: Pair<&Reading<'_>>, gated: &Gated, side: Side) -> Vec<(usize, Quantity)> {
    let quantity = |item: &Item<'_>| match item.kind {
        Kind::Number(quantity) => Some(*quantity),
        _ => None,
    };
    let mut open = unanswered(readings, gated, side, quantity, |quantity, rival| {
        comparable(quantity.unit, rival.unit) && quantity.agrees_with(rival)
            // "40 people, three of them children" may be "40, 37 adults": a bare count can hide anywhere.
            || quantity.unit != rival.unit && quantity.is_written_like(rival)
    });
    open.retain(|&(item, _)| !is_denied(readings[side], item) && !is_part(readings[side], item));
    open
}

/// Whether the clause of the number is denied: "there are not 100 of them" gives no number.
fn is_denied(reading: &Reading<'_>, item: usize) -> bool {
    let item = &reading.items[item];
    reading.cues.iter().filter(|cue| cue.value == CueValue::Negation).any(|cue| {
        let token = reading.token_at(cue.span.start);
        token < item.first && reading.clauses[token] == item.clause
    })
}

/// Whether the number says how many of several, or how many more: "the other two", "three of them", "two more".
fn is_part(reading: &Reading<'_>, item: usize) -> bool {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let words = &reading.words;
    matches!(words.lower_before(first, 1), "other" | "another" | "additional" | "extra" | "further" | "more")
        || matches!(words.lower(last + 1), "more" | "other" | "others" | "additional" | "extra" | "further")
        || words.lower(last + 1) == "of"
            && matches!(words.lower(last + 2), "them" | "those" | "whom" | "these")
            && !matches!(reading.items[item].kind, Kind::Number(Quantity { unit: Unit::Share, .. }))
}

fn reason(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (left, right): (usize, usize),
    confidence: Confidence,
) -> Reason {
    let spans = Pair::new(
        with_counted(readings.left, alignment, Side::Left, left),
        with_counted(readings.right, alignment, Side::Right, right),
    );
    Reason::quoting(ReasonKind::Number, confidence, readings, spans)
}

/// The number with the words that say what is counted, up to the last that corresponds.
fn with_counted(reading: &Reading<'_>, alignment: &Alignment, side: Side, item: usize) -> (usize, usize) {
    let found = &reading.items[item];
    let counts = matches!(found.kind, Kind::Number(Quantity { unit: Unit::Count, .. }));
    let last = counted(reading, item).rev().find(|&at| counts && alignment.partner(side, at).is_some());
    (found.first, last.map_or(found.last, |at| reading.items[at].last))
}
