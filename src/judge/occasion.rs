//! Occasions: whether two claims tell of one deed or thing or of two of a kind, at other times or told as another of the same.

use std::ops::Range;

use super::{
    date::two_occasions,
    reading::{Item, Kind, Reading},
};
use crate::{
    claims::cues::{Date, Moment},
    text::Pair,
};

/// Whether what stands at these tokens was done on two occasions, as far as days and words for another of a kind tell.
pub(super) fn are_two(readings: Pair<&Reading<'_>>, tokens: Pair<(usize, usize)>) -> bool {
    let another = Pair::from_fn(|side| is_another(readings[side], tokens[side]));
    two_occasions(readings) || are_of_two_years(readings) || another.left != another.right
}

/// Whether only one tells that it happened in another year than that of the report.
pub(super) fn are_of_two_years(readings: Pair<&Reading<'_>>) -> bool {
    is_of_the_past(readings.left) != is_of_the_past(readings.right)
}

/// Whether the claims tell of days of which none can be the other's: it may have been done in the meantime.
pub(super) fn are_of_two_days(readings: Pair<&Reading<'_>>) -> bool {
    let days = readings.map(|reading| dates(reading).map(|(_, date)| date).collect::<Vec<_>>());
    let mut pairs = days.left.iter().flat_map(|left| days.right.iter().map(move |right| (left, right)));
    let open = |left: &Date, right: &Date| left.touches(right) || left.is_vague() || right.is_vague();
    !days.left.is_empty() && !days.right.is_empty() && !pairs.any(|(left, right)| open(left, right))
}

/// The same of months: "in April", "in June".
pub(super) fn are_of_two_months(readings: Pair<&Reading<'_>>) -> bool {
    let told = readings.map(|reading| {
        let dates = reading.items.iter().filter(|item| !item.framed);
        let dates = dates.filter_map(|item| if let Kind::Date(date) = item.kind { Some(*date) } else { None });
        dates.filter(|date| date.month.is_some()).collect::<Vec<_>>()
    });
    let mut pairs = told.left.iter().flat_map(|left| told.right.iter().map(move |right| (left, right)));
    !told.left.is_empty() && !told.right.is_empty() && !pairs.any(|(left, right)| left.touches(right))
}

/// Whether the clauses of two items are dated, and by no date that may be the other's: "last year", "next year".
pub(super) fn are_dated_apart(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let dates = Pair::from_fn(|side| {
        let clause = readings[side].items[items[side]].clause;
        let told = readings[side].items.iter().filter(|item| item.clause == clause && !item.framed);
        let date = |item: &Item<'_>| if let Kind::Date(date) = item.kind { Some(*date) } else { None };
        told.filter_map(date).filter(Date::names_a_day).collect::<Vec<_>>()
    });
    let mut pairs = dates.left.iter().flat_map(|left| dates.right.iter().map(move |right| (left, right)));
    !dates.left.is_empty() && !dates.right.is_empty() && !pairs.any(|(left, right)| left.touches(right))
}

fn dates<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (usize, Date)> + 'r {
    let dates = reading.items.iter().filter_map(|item| match item.kind {
        Kind::Date(date) => Some((item.first, *date)),
        _ => None,
    });
    dates.filter(|(_, date)| date.names_a_day())
}

/// Whether it happened in a year that has to be told: "in 2019", "last year". What is news needs none.
fn is_of_the_past(reading: &Reading<'_>) -> bool {
    dates(reading).any(|(first, date)| {
        let bare = date.year.is_some() && date.day.is_none() && date.weekday.is_none();
        let when = matches!(reading.words.lower_before(first, 1), "in" | "since" | "during" | "from" | "until");
        bare && when || date.is_long_past()
    })
}

/// Words that stand so near to a deed tell of another one of its kind only there: "again", "a new inquiry".
const NEAR: usize = 4;

/// Whether what stands at these tokens is told as another one: "a second inquiry", "signed a similar bill".
pub(super) fn is_another(reading: &Reading<'_>, (first, last): (usize, usize)) -> bool {
    let words = &reading.words;
    let clause =
        |at: usize| reading.clauses[at] == reading.clauses[first] || reading.clauses[at] == reading.clauses[last];
    let led =
        |at: usize| matches!(words.lower_before(at, 1), "a" | "an" | "the" | "his" | "her" | "its" | "their" | "'s");
    let near = |at: usize| (first..last + NEAR).contains(&at);
    (0..words.len()).filter(|&at| clause(at)).any(|at| match another(words.lower(at)) {
        Some(Another::Always) => true,
        // "earlier on Monday"
        Some(Another::Led) => led(at),
        // "second-degree", "for the second time"
        Some(Another::Placed) => words.lower(at + 1) != "-" && words.lower(at + 1) != "time",
        Some(Another::Near) => near(at),
        None => false,
    })
}

/// How a word tells that something is another one of its kind.
enum Another {
    /// Wherever it stands.
    Always,
    /// Behind an article: "the earlier ruling".
    Led,
    /// By its place in a row.
    Placed,
    /// Near what is told: "charged again".
    Near,
}

fn another(word: &str) -> Option<Another> {
    Some(match word {
        "similar" | "separate" | "another" | "unrelated" | "previous" | "comparable" => Another::Always,
        "earlier" | "prior" | "different" => Another::Led,
        "second" | "third" => Another::Placed,
        "again" | "further" | "new" | "other" | "others" | "more" => Another::Near,
        _ => return None,
    })
}

/// Whether `word` before a noun makes it another one: "a second blast", "a similar case".
pub(super) fn marks_another(word: &str) -> bool {
    word == "last" || another(word).is_some()
}

/// Whether the noun with the head `item` is told as another one.
pub(super) fn is_told_as_another(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    let before = (first.saturating_sub(3)..first).rev().map(|at| reading.words.lower(at));
    before.take_while(|word| !matches!(*word, "a" | "an" | "the")).any(marks_another)
}

/// Whether the `tokens` of `there` tell of a time long before it was written of which `here` does not: "in 2009", "a year
/// ago".
pub(super) fn is_long_ago(there: &Reading<'_>, tokens: &Range<usize>, here: &Reading<'_>) -> bool {
    let past = |date: &Date| {
        let stretch = (date.year.is_some() || date.month.is_some()) && date.day.is_none() && date.weekday.is_none();
        stretch || matches!(date.moment, Some(Moment::Relative { unit: 7.., by: ..0 }))
    };
    let told = |date: &Date| dates_in(here, &(0..here.words.len())).any(|other| other.touches(date));
    let ago = |reading: &Reading<'_>, at: usize| reading.words.lower(at) == "ago";
    tokens.clone().any(|at| ago(there, at)) && !(0..here.words.len()).any(|at| ago(here, at))
        || dates_in(there, tokens).any(|date| past(date) && !told(date))
}

fn dates_in<'r>(reading: &'r Reading<'_>, tokens: &Range<usize>) -> impl Iterator<Item = &'r Date> {
    let items = &reading.items[reading.item_from(tokens.start)..reading.item_from(tokens.end)];
    items.iter().filter_map(|item| if let Kind::Date(date) = item.kind { Some(date) } else { None })
}
