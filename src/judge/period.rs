//! Periods: for how long something is counted or measured, where a claim tells it.

use super::reading::{Kind, Reading};
use crate::{
    claims::cues::{Date, Quantity, Unit},
    text::Pair,
};

/// For how long.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Period {
    /// No longer than a day, which may also be that on which all of it was told.
    Point,
    /// "over two days"
    Span,
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    /// Up to now: "since the outbreak began".
    Running,
}

/// Whether the one counts or measures a longer time than the other: "per day", "last year".
pub(super) fn are_of_two_periods(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let told = Pair::from_fn(|side| period(readings[side], items[side]));
    let (Some(left), Some(right)) = (told.left, told.right) else { return false };
    let sums_up = |period: Period| matches!(period, Period::Span | Period::Running);
    match (left, right) {
        (Period::Point, other) | (other, Period::Point) => sums_up(other),
        _ => left != right,
    }
}

/// The only length of time that is told of a number, and no day beside it.
fn period(reading: &Reading<'_>, item: usize) -> Option<Period> {
    let clause = reading.items[item].clause;
    if is_running(reading, item) {
        return Some(Period::Running);
    }
    let outside =
        |at: usize| !(reading.items[item].first..=reading.items[item].last).contains(&at) && !reading.is_framed(at);
    let within = |at: usize| reading.clauses[at] == clause && outside(at);
    let mut told = (0..reading.words.len()).filter(|&at| within(at)).filter_map(|at| length(reading, at));
    if let Some(one) = told.next() {
        return told.all(|other| other == one).then_some(one);
    }
    let rate = matches!(reading.items[item].kind, Kind::Number(Quantity { unit: Unit::Share, .. }));
    let mut others = reading.items.iter().enumerate().filter(|(at, found)| *at != item && within(found.first));
    others.find_map(|(_, found)| match found.kind {
        Kind::Number(Quantity { unit: Unit::Measure("time"), .. }) => {
            let led = |word: &str| matches!(word, "over" | "during" | "past" | "last");
            let words = &reading.words;
            (led(words.lower_before(found.first, 1)) || led(words.lower(found.first))).then_some(Period::Span)
        }
        // When something happened, or for how long prices rose.
        Kind::Date(date) if is_month(date) => Some(if rate { Period::Month } else { Period::Point }),
        Kind::Date(date) => (date.weekday.is_some() || date.day.is_some()).then_some(Period::Point),
        _ => None,
    })
}

fn is_month(date: &Date) -> bool {
    date.month.is_some() && date.day.is_none() && date.year.is_none()
}

/// The length of time that the word at a token tells.
fn length(reading: &Reading<'_>, at: usize) -> Option<Period> {
    let words = &reading.words;
    let before = words.lower_before(at, 1);
    let this =
        || matches!(before, "this" | "last" | "full" | "past" | "the" | "whole" | "financial" | "fiscal" | "calendar");
    Some(match words.lower(at) {
        "overnight" => Period::Point,
        "daily" => Period::Day,
        "day" if matches!(before, "per" | "a" | "each" | "every") => Period::Day,
        "week" if this() => Period::Week,
        "weekly" => Period::Week,
        "month" if this() => Period::Month,
        "monthly" => Period::Month,
        "months" if before == "three" => Period::Quarter,
        "months" if before == "six" => Period::Half,
        "months" if matches!(before, "twelve" | "12") => Period::Year,
        "quarter" if before != "a" => Period::Quarter,
        "quarterly" => Period::Quarter,
        "half" if matches!(before, "first" | "second") => Period::Half,
        "year" if this() => Period::Year,
        "annual" | "yearly" | "annually" => Period::Year,
        _ => return None,
    })
}

/// "first" stands no further than this before "since".
const SINCE: usize = 4;

/// Whether it is told of the number, in its clause or the next, that more may come: "since the outbreak began", "so far".
fn is_running(reading: &Reading<'_>, item: usize) -> bool {
    let words = &reading.words;
    let (first, clause) = (reading.items[item].first, reading.items[item].clause);
    let perfect = (0..first).any(|at| reading.clauses[at] == clause && matches!(words.lower(at), "has" | "have"));
    (0..words.len()).filter(|&at| (clause..=clause + 1).contains(&reading.clauses[at])).any(|at| {
        match words.lower(at) {
            // "the first release since the truce"
            "since" => !(1..=SINCE).any(|back| words.lower_before(at, back) == "first"),
            "so" => words.lower(at + 1) == "far",
            "to" => words.lower(at + 1) == "date",
            "this" => perfect && matches!(words.lower(at + 1), "week" | "month" | "year"),
            _ => false,
        }
    })
}
