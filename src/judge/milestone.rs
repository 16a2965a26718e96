//! Milestones: when somebody was born or died, when a work came out. There is one such day in each life, so that two of
//! them exclude each other however little else the claims have in common.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SAME},
    reading::{Kind, Reading},
};
use crate::{
    claims::{cues::Date, words::Shape},
    text::{Pair, Side},
};

/// Words between "born" or "died" and its date, or the name before, at most: "born in Bergen in the winter of 1910".
const REACH: usize = 8;

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Milestone {
    Birth,
    Death,
    /// "is a 1972 film"
    Making,
}

/// A milestone, the item of its date, and the token before which the name stands whose it is.
#[derive(Clone, Copy)]
struct Told {
    milestone: Milestone,
    item: usize,
    date: Date,
    name_before: usize,
}

/// Two dates of one milestone of the same person or work that exclude each other.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    let told = readings.map(milestones);
    let pairs = told.left.iter().flat_map(|left| told.right.iter().map(move |right| Pair::new(left, right)));
    let mut at_odds = pairs.filter(|told| {
        told.left.milestone == told.right.milestone
            && told.left.date.excludes(&told.right.date)
            && is_of_one(readings, alignment, told.map(|told| told.name_before))
    });
    let found = at_odds.next()?;
    let tokens = Pair::from_fn(|side| {
        let item = &readings[side].items[found[side].item];
        (item.first, item.last)
    });
    Some(Reason::quoting(ReasonKind::Date, Confidence::Medium, readings, tokens))
}

/// Whether one name stands shortly before both tokens, with no two first names.
fn is_of_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, before: Pair<usize>) -> bool {
    let named = |side: Side, item: usize| readings[side].items[item].named;
    let near = |side: Side, item: usize| {
        let last = readings[side].items[item].last;
        last < before[side] && last + REACH >= before[side]
    };
    let first_name = |side: Side, item: usize| {
        let items = &readings[side].items;
        let before = item.checked_sub(1).filter(|&before| items[before].last + 1 == items[item].first);
        before.is_some_and(|before| named(side, before) && alignment.partner(side, before).is_none())
    };
    let shared = (0..readings.left.items.len()).filter(|&left| near(Side::Left, left)).filter_map(|left| {
        let right = alignment.partner(Side::Left, left).filter(|&right| near(Side::Right, right))?;
        let same = alignment.credit(Side::Left, left) >= SAME && named(Side::Left, left) && named(Side::Right, right);
        same.then_some((left, right))
    });
    let mut told =
        shared.map(|(left, right)| first_name(Side::Left, left) && first_name(Side::Right, right)).peekable();
    told.peek().is_some() && told.all(|otherwise| !otherwise)
}

fn milestones(reading: &Reading<'_>) -> Vec<Told> {
    let dates = reading.items.iter().enumerate().filter_map(|(at, item)| match item.kind {
        Kind::Date(date) if date.year.is_some() && !item.framed => Some((at, date)),
        _ => None,
    });
    let told = dates.filter_map(|(item, date)| {
        let (milestone, name_before) = milestone(reading, item)?;
        Some(Told { milestone, item, date: *date, name_before })
    });
    told.collect()
}

fn milestone(reading: &Reading<'_>, item: usize) -> Option<(Milestone, usize)> {
    let words = &reading.words;
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let told = |at: usize| match words.lower(at) {
        "born" => Some((Milestone::Birth, at)),
        "died" => Some((Milestone::Death, at)),
        _ => None,
    };
    let before = (first.saturating_sub(REACH)..first).rev();
    let before = before.take_while(|&at| reading.clauses[at] == reading.clauses[first]).find_map(told);
    // "On 9 June 1987, Ada Brandt died."
    let opens = first <= 1 && matches!(words.lower(last + 1), ",");
    let after = || (last + 2..(last + REACH).min(words.len())).find_map(told).filter(|_| opens);
    let is_a =
        matches!(words.lower_before(first, 1), "a" | "an") && matches!(words.lower_before(first, 2), "is" | "was");
    let year = is_a && first == last && words.len() > first + 1;
    before
        .or_else(after)
        .or_else(|| year.then(|| (Milestone::Making, first - 2)))
        .or_else(|| of_lifespan(reading, item))
}

/// The place of a date in "Ada Brandt (3 May 1910 – 9 June 1987)", where a claim begins with the name.
fn of_lifespan(reading: &Reading<'_>, item: usize) -> Option<(Milestone, usize)> {
    let is_date = |at: usize| reading.items.get(at).is_some_and(|item| matches!(item.kind, Kind::Date(_)));
    let (from, milestone) = if is_date(item + 1) {
        (item, Milestone::Birth)
    } else if item > 0 && is_date(item - 1) {
        (item - 1, Milestone::Death)
    } else {
        return None;
    };
    let words = &reading.words;
    let (one, other) = (&reading.items[from], &reading.items[from + 1]);
    let dash = |at: usize| matches!(words.lower(at), "–" | "—" | "-" | "--" | "−" | "to");
    let span = one.last < other.first && (one.last + 1..other.first).all(dash) && other.first > one.last + 1;
    let open = (0..one.first).rev().find(|&at| words.lower(at) == "(")?;
    let named = (0..open).all(|at| words.shape(at) == Shape::Mark || words.capital(at) || is_title(words.lower(at)));
    (span && named && one.first == open + 1 && words.lower(other.last + 1) == ")").then_some((milestone, open))
}

/// Small words in names and titles: "2nd Lord of Orrel".
fn is_title(word: &str) -> bool {
    word.len() <= 3
}
