//! Another one: signs that a claim tells of another thing, or of another time, than the claim that it is held against.

use std::ops::Range;

use super::reading::{Kind, Reading};
use crate::claims::cues::{Date, Moment};

/// Whether `word` before a noun makes it another one: "a second blast", "a similar case".
pub(super) fn is_another(word: &str) -> bool {
    matches!(
        word,
        "another"
            | "other"
            | "others"
            | "second"
            | "third"
            | "separate"
            | "similar"
            | "different"
            | "previous"
            | "earlier"
            | "further"
            | "new"
            | "last"
            | "again"
    )
}

/// Whether the noun with the head `item` is told as another one.
pub(super) fn is_told_as_another(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    let before = (first.saturating_sub(3)..first).rev().map(|at| reading.words.lower(at));
    before.take_while(|word| !matches!(*word, "a" | "an" | "the")).any(is_another)
}

/// Whether the `tokens` of `there` tell of a time long before it was written of which `here` does not: "in 2009", "a year
/// ago".
pub(super) fn is_long_ago(there: &Reading<'_>, tokens: &Range<usize>, here: &Reading<'_>) -> bool {
    let past = |date: &Date| {
        let stretch = (date.year.is_some() || date.month.is_some()) && date.day.is_none() && date.weekday.is_none();
        stretch || matches!(date.moment, Some(Moment::Relative { unit: 7.., by: ..0 }))
    };
    let told = |date: &Date| dates(here, &(0..here.words.len())).any(|other| other.touches(date));
    let ago = |reading: &Reading<'_>, at: usize| reading.words.lower(at) == "ago";
    tokens.clone().any(|at| ago(there, at)) && !(0..here.words.len()).any(|at| ago(here, at))
        || dates(there, tokens).any(|date| past(date) && !told(date))
}

fn dates<'r>(reading: &'r Reading<'_>, tokens: &Range<usize>) -> impl Iterator<Item = &'r Date> {
    let items = &reading.items[reading.item_from(tokens.start)..reading.item_from(tokens.end)];
    items.iter().filter_map(|item| if let Kind::Date(date) = item.kind { Some(date) } else { None })
}
