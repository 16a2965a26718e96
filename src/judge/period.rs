//! Periods: for how long something is counted or measured, where a claim tells it.

use super::reading::Reading;
use crate::text::Pair;

/// Whether the one counts or measures a longer time than the other: "per day", "last year".
pub(super) fn are_of_two_periods(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let told = Pair::from_fn(|side| period(readings[side], items[side]));
    matches!((told.left, told.right), (Some(left), Some(right)) if left != right)
}

/// The only length of time that the clause of a number tells.
fn period(reading: &Reading<'_>, item: usize) -> Option<u8> {
    let words = &reading.words;
    let found = &reading.items[item];
    let this = |at: usize| matches!(words.lower_before(at, 1), "this" | "last" | "full" | "past" | "the" | "whole");
    let tell = |at: usize| {
        Some(match words.lower(at) {
            "daily" => 0,
            "day" if matches!(words.lower_before(at, 1), "per" | "a" | "each" | "every") => 0,
            "week" if this(at) => 1,
            "weekly" => 1,
            "month" if this(at) => 2,
            "monthly" => 2,
            "quarter" if words.lower_before(at, 1) != "a" => 3,
            "quarterly" => 3,
            "year" if this(at) => 4,
            "annual" | "yearly" | "annually" => 4,
            "since" => 5,
            _ => return None,
        })
    };
    let outside = |at: usize| !(found.first..=found.last).contains(&at) && !reading.is_framed(at);
    let mut told = (0..words.len()).filter(|&at| reading.clauses[at] == found.clause && outside(at)).filter_map(tell);
    let one = told.next()?;
    told.all(|other| other == one).then_some(one)
}
