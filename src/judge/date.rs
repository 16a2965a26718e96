//! Dates: another day, month or year of the same event. The day of the report belongs to a frame and is not compared.

use super::{
    Confidence, Reason, ReasonKind,
    reading::{Item, Kind, Reading},
    slots::{Alignment, Gated, same_place, support, unanswered},
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
            if !left_date.excludes(&right_date) {
                continue;
            }
            let close = support(readings, alignment, left, right) >= 1;
            let confidence = match (alone, placed) {
                (true, true) if gated.holds(0.6, 0.4) => gated.confidence(),
                (true, false) if gated.holds(0.65, 0.5) && gated.claims >= 0.5 => gated.confidence(),
                (false, true) if gated.holds(0.6, 0.4) && gated.claims >= 0.4 => gated.confidence(),
                // "Amis was born in 1941": all of a short claim but its date is told by the long one.
                (true, true) if gated.most() >= 0.95 && gated.least() >= 0.2 => Confidence::Medium,
                (true, true) if gated.holds(0.45, 0.4) => Confidence::Low,
                (true, _) if gated.anchors >= 1 && gated.common >= 4 && gated.holds(0.5, 0.4) && close => {
                    Confidence::Low
                }
                // "the 2020 candidates", "the 2016 election": a year may belong to anything.
                (true, false) if left_date.month.is_none() && left_date.weekday.is_none() => continue,
                (true, false) if gated.holds(0.5, 0.45) && gated.claims >= 0.42 => Confidence::Low,
                _ => continue,
            };
            let spans = Pair::new(tokens(readings.left, left), tokens(readings.right, right));
            reasons.push(Reason::quoting(ReasonKind::Date, confidence, readings, spans));
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

/// Whether the claims tell of two occasions: both are dated, and no date of the one can be any of the other.
pub(super) fn two_occasions(readings: Pair<&Reading<'_>>) -> bool {
    let dates = readings.map(|reading| {
        let told = reading.items.iter().filter(|item| !item.framed);
        told.filter_map(date).filter(Date::names_a_day).collect::<Vec<_>>()
    });
    let pairs = || dates.left.iter().flat_map(|left| dates.right.iter().map(move |right| (left, right)));
    pairs().any(|(left, right)| left.is_apart_from(right) || right.is_apart_from(left))
        && !pairs().any(|(left, right)| left.touches(right))
}
