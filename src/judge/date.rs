//! Dates: another day, month or year of the same event. The day of the report belongs to a frame and is not compared.

use super::{
    Reason, ReasonKind,
    reading::{Item, Kind, Reading},
    slots::{Alignment, Gated, same_place, unanswered},
};
use crate::{
    claims::cues::Date,
    text::{Pair, Side},
};

/// A date of each passage that excludes the other's.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let open = Pair::from_fn(|side| open(readings, gated, side));
    let mut reasons = Vec::new();
    for &(left, left_date) in &open.left {
        for &(right, right_date) in &open.right {
            let alone = open.left.len() == 1 && open.right.len() == 1;
            let placed = same_place(readings, alignment, left, right);
            let in_one_slot = if alone { placed || gated.least() >= 0.6 } else { placed };
            if in_one_slot && left_date.excludes(&right_date) {
                let spans = Pair::new(tokens(readings.left, left), tokens(readings.right, right));
                reasons.push(Reason::quoting(ReasonKind::Date, readings, spans, "The dates differ"));
            }
        }
    }
    reasons
}

/// The dates of one passage that touch no date of the other claim.
fn open(readings: Pair<&Reading<'_>>, gated: &Gated, side: Side) -> Vec<(usize, Date)> {
    unanswered(readings, gated, side, date, Date::touches)
}

fn date(item: &Item) -> Option<Date> {
    match item.kind {
        Kind::Date(date) => Some(date),
        _ => None,
    }
}

fn tokens(reading: &Reading<'_>, item: usize) -> (usize, usize) {
    (reading.items[item].first, reading.items[item].last)
}

/// Whether the claims tell of two occasions: both are dated, no date of the one fits any of the other.
pub(super) fn two_occasions(readings: Pair<&Reading<'_>>) -> bool {
    let dates = readings.map(|reading| {
        let told = reading.items.iter().filter(|item| !item.framed);
        told.filter_map(date).collect::<Vec<_>>()
    });
    let pairs = || dates.left.iter().flat_map(|left| dates.right.iter().map(move |right| (left, right)));
    pairs().any(|(left, right)| left.excludes(right) || left.is_long_before(right) || right.is_long_before(left))
        && !pairs().any(|(left, right)| left.touches(right))
}
