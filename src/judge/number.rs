//! Numbers: another value of the same thing.

use super::{
    Reason, ReasonKind,
    reading::{Item, Kind, Reading},
    slots::{Alignment, Gated, comparable, support, unanswered},
};
use crate::{
    claims::cues::{CueValue, Quantity, Unit},
    text::{Pair, Side},
};

/// A number of each passage that has no agreeing number in the other claim, of one unit and in one place.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let open = Pair::from_fn(|side| open(readings, gated, side));
    let mut reasons = Vec::new();
    for &(left, left_quantity) in &open.left {
        let rivals = open.right.iter().filter(|(_, quantity)| comparable(left_quantity.unit, quantity.unit)).count();
        for &(right, right_quantity) in &open.right {
            let others = open.left.iter().filter(|(_, other)| comparable(other.unit, right_quantity.unit)).count();
            let alone = rivals == 1 && others == 1;
            if comparable(left_quantity.unit, right_quantity.unit)
                && in_one_slot(readings, alignment, (left, right), left_quantity.unit, alone)
            {
                reasons.push(reason(readings, alignment, left, right));
            }
        }
    }
    reasons
}

/// The numbers of one passage that no comparable number of the other claim agrees with.
fn open(readings: Pair<&Reading<'_>>, gated: &Gated, side: Side) -> Vec<(usize, Quantity)> {
    let quantity = |item: &Item| match item.kind {
        Kind::Number(quantity) => Some(quantity),
        _ => None,
    };
    let mut open = unanswered(readings, gated, side, quantity, |quantity, rival| {
        comparable(quantity.unit, rival.unit) && quantity.agrees_with(rival)
            // "40 people, three of them children" may be "40, 37 adults": a bare count can hide anywhere.
            || quantity.unit != rival.unit && quantity.is_written_like(rival)
    });
    open.retain(|&(item, _)| !is_denied(readings[side], item));
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

/// Whether two numbers of one unit measure the same thing: what is counted corresponds, or they alone have the unit and
/// stand in the same place.
fn in_one_slot(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (left, right): (usize, usize),
    unit: Unit,
    alone: bool,
) -> bool {
    let support = support(readings, alignment, left, right);
    match unit {
        Unit::Count => {
            counts_the_same(readings, alignment, left, right)
                && !led_apart(readings, alignment, left, right)
                && support >= if alone { 2 } else { 3 }
        }
        Unit::Age | Unit::Score => alone,
        _ => alone && support >= 1,
    }
}

/// Whether words that do not correspond lead to the two numbers: "killed 14 people", "displaced 900 people".
fn led_apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    let lead = |side: Side, item: usize| {
        let reading = readings[side];
        let before = item.checked_sub(1)?;
        let found = &reading.items[before];
        let direct = found.kind == Kind::Word && found.last + 1 == reading.items[item].first;
        direct.then(|| alignment.partner(side, before).is_none())
    };
    lead(Side::Left, left) == Some(true) && lead(Side::Right, right) == Some(true)
}

/// Whether the words right after the two numbers correspond: "14 civilians", "nine Danish civilians".
fn counts_the_same(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    let lefts = counted(readings.left, left);
    let rights = counted(readings.right, right);
    lefts.clone().any(|l| rights.clone().any(|r| alignment.joins(l, r) && (l == left + 1 || r == right + 1)))
}

/// The items right after a number, two at most, without any other word between.
fn counted(reading: &Reading<'_>, item: usize) -> std::ops::Range<usize> {
    let follows = |&at: &usize| {
        reading
            .items
            .get(at)
            .is_some_and(|next| next.kind == Kind::Word && next.first == reading.items[at - 1].last + 1)
    };
    item + 1..item + 1 + (item + 1..item + 3).take_while(follows).count()
}

fn reason(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> Reason {
    let spans = Pair::new(
        with_counted(readings.left, alignment, Side::Left, left),
        with_counted(readings.right, alignment, Side::Right, right),
    );
    Reason::quoting(ReasonKind::Number, readings, spans, "The numbers differ")
}

/// The number with the words that say what is counted, up to the last that corresponds.
fn with_counted(reading: &Reading<'_>, alignment: &Alignment, side: Side, item: usize) -> (usize, usize) {
    let found = &reading.items[item];
    let counts = matches!(found.kind, Kind::Number(Quantity { unit: Unit::Count, .. }));
    let last = counted(reading, item).rev().find(|&at| counts && alignment.partner(side, at).is_some());
    (found.first, last.map_or(found.last, |at| reading.items[at].last))
}
