//! Occasions: whether two claims tell of one deed or of two of a kind, done on other days or told as another of the same.

use super::{
    date::two_occasions,
    reading::{Kind, Reading},
};
use crate::{claims::cues::Date, text::Pair};

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
    !days.left.is_empty() && !days.right.is_empty() && !pairs.any(|(left, right)| left.touches(right))
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
    (0..words.len()).filter(|&at| clause(at)).any(|at| match words.lower(at) {
        "similar" | "separate" | "another" | "unrelated" | "previous" | "comparable" => true,
        // "earlier on Monday"
        "earlier" | "prior" | "different" => led(at),
        // "second-degree", "for the second time"
        "second" | "third" => words.lower(at + 1) != "-" && words.lower(at + 1) != "time",
        "again" | "further" | "new" | "other" | "others" | "more" => near(at),
        _ => false,
    })
}
