//! When, told otherwise than by a date: the part of a day ("Saturday morning", "Saturday evening"), a century, and how long
//! before or after something that both claims name ("the day after the vote", "two days after the vote").

use super::{
    Reason, ReasonKind,
    alignment::Alignment,
    class::Class,
    reading::{Kind, Reading},
    slots::Gated,
    sort::ordinal,
};
use crate::{
    claims::cues::{Quantity, Unit},
    text::Pair,
};

/// How much of both claims must be aligned, and how many words be common to them.
const WHOLE: f32 = 0.45;
const COMMON: usize = 3;

/// Another time of what both claims tell.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Option<Reason> {
    if gated.claims < WHOLE || gated.common < COMMON || gated.anchors == 0 {
        return None;
    }
    let told = |tokens: Pair<(usize, usize)>| Reason::quoting(ReasonKind::Date, gated.confidence(), readings, tokens);
    of_parts(readings, alignment)
        .or_else(|| of_lone_parts(readings))
        .or_else(|| of_centuries(readings))
        .or_else(|| of_offsets(readings, alignment))
        .map(told)
}

/// A part of a day, by the hours from which and until which it lasts; past midnight it goes on counting.
fn part_of_day(word: &str) -> Option<(u8, u8)> {
    Some(match word {
        "morning" => (5, 12),
        "afternoon" => (12, 18),
        "evening" => (17, 24),
        "night" => (19, 30),
        _ => return None,
    })
}

/// Whether `word` names a part of a day.
pub(super) fn is_part_of_day(word: &str) -> bool {
    part_of_day(word).is_some()
}

/// The same day, but parts of it that do not touch.
fn of_parts(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Pair<(usize, usize)>> {
    let parts = readings.map(|reading| {
        let days =
            reading.items.iter().enumerate().filter(|(_, item)| matches!(item.kind, Kind::Date(_)) && !item.framed);
        let parts = days.filter_map(|(at, item)| {
            let words = &reading.words;
            let after = part_of_day(words.lower(item.last + 1)).map(|part| (part, (item.first, item.last + 1)));
            // "in the early hours of Saturday"
            let early = words.lower_before(item.first, 1) == "of"
                && words.lower_before(item.first, 2) == "hours"
                && matches!(words.lower_before(item.first, 3), "early" | "small");
            let early = early.then(|| ((0, 6), (item.first - 3, item.last)));
            after.or(early).map(|(part, tokens)| (at, part, tokens))
        });
        parts.collect::<Vec<_>>()
    });
    let pairs = parts.left.iter().flat_map(|left| parts.right.iter().map(move |right| (left, right)));
    let apart = |one: (u8, u8), other: (u8, u8)| one.1 <= other.0 || other.1 <= one.0;
    let mut at_odds = pairs.filter(|(left, right)| alignment.joins(left.0, right.0) && apart(left.1, right.1));
    at_odds.next().map(|(left, right)| Pair::new(left.2, right.2))
}

/// "in the morning", "in the evening": the only part of a day that each claim tells, of no day.
fn of_lone_parts(readings: Pair<&Reading<'_>>) -> Option<Pair<(usize, usize)>> {
    let only = |reading: &Reading<'_>| {
        let words = &reading.words;
        let timed = (0..words.len()).filter(|&at| reading.known[at].class.has(Class::TIMED));
        let mut told = timed.filter_map(|at| Some((at, part_of_day(words.lower(at))?)));
        let (at, part) = told.next().filter(|_| told.next().is_none())?;
        let dated = reading.items.iter().any(|item| matches!(item.kind, Kind::Date(_)));
        let led = at >= 2
            && words.lower(at - 1) == "the"
            && matches!(words.lower(at - 2), "in" | "during")
            && words.lower(at + 1) != "of";
        (led && !dated).then_some((part, (at, at)))
    };
    let (left, right) = (only(readings.left)?, only(readings.right)?);
    (left.0.1 <= right.0.0 || right.0.1 <= left.0.0).then(|| Pair::new(left.1, right.1))
}

/// The only century of each claim: "the twelfth century", "14th-century".
fn of_centuries(readings: Pair<&Reading<'_>>) -> Option<Pair<(usize, usize)>> {
    let only = |reading: &Reading<'_>| {
        let words = &reading.words;
        let century = |&at: &usize| {
            reading.known[at].class.has(Class::TIMED) && matches!(words.lower(at), "century" | "centuries")
        };
        let mut told = (1..words.len()).filter(century).filter_map(|at| {
            let suffix = matches!(words.lower_before(at, 1), "st" | "nd" | "rd" | "th");
            let first = if suffix { at.checked_sub(2)? } else { at - 1 };
            let written = words.lower(first);
            let place = if suffix {
                written.parse().ok()
            } else {
                ordinal(written).map(|place| place + 1).or_else(|| numbered(written))
            };
            place.map(|place: u8| (place, (first, at)))
        });
        told.next().filter(|_| told.next().is_none())
    };
    let (left, right) = (only(readings.left)?, only(readings.right)?);
    (left.0 != right.0).then(|| Pair::new(left.1, right.1))
}

/// The number in "14th".
fn numbered(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].into_iter().find_map(|suffix| word.strip_suffix(suffix))?;
    digits.parse().ok()
}

/// How many seconds after something, or before (negative): "two days after the vote", "on the eve of the vote".
struct Offset {
    from: f64,
    to: f64,
    /// The item that it is told from.
    item: usize,
    tokens: (usize, usize),
}

const DAY: f64 = 86_400.0;

fn of_offsets(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Pair<(usize, usize)>> {
    let lefts = offsets(readings.left);
    // Most claims have none: then those of the other are not looked for.
    let rights = if lefts.is_empty() { Vec::new() } else { offsets(readings.right) };
    let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (left, right)));
    let mut at_odds = pairs.filter(|(left, right)| {
        alignment.joins(left.item, right.item) && (left.to < right.from || right.to < left.from)
    });
    at_odds.next().map(|(left, right)| Pair::new(left.tokens, right.tokens))
}

fn offsets(reading: &Reading<'_>) -> Vec<Offset> {
    let links = |&at: &usize| reading.known[at].class.has(Class::LINKS);
    (1..reading.words.len()).filter(links).filter_map(|at| offset(reading, at)).collect()
}

/// The offset told by the link word at token `at`: "after", "before", "of".
fn offset(reading: &Reading<'_>, at: usize) -> Option<Offset> {
    let words = &reading.words;
    let item = reading.item_from(at + 1);
    let found = reading.items.get(item).filter(|found| found.first <= at + 3 && found.kind == Kind::Word)?;
    let (link, unit, before) = (words.lower(at), words.lower_before(at, 1), words.lower_before(at, 2));
    let whole_day = |days: f64| (days * DAY, days * DAY + DAY - 1.0);
    let plain = matches!(before, "the" | "same" | "very");
    let ((from, to), first) = match (link, unit) {
        ("of", "eve") => (whole_day(-1.0), at - 1),
        ("of", "day" | "morning" | "evening" | "night" | "afternoon") if plain => (whole_day(0.0), at - 1),
        ("after" | "following", "day" | "morning" | "evening" | "night") if plain => (whole_day(1.0), at - 1),
        ("before", "day" | "evening" | "night") if plain => (whole_day(-1.0), at - 1),
        _ => {
            let number = reading.items[..item].last().filter(|number| number.last + 1 == at)?;
            let Kind::Number(&Quantity { low, high, unit: Unit::Measure("time"), .. }) = number.kind else {
                return None;
            };
            let told = if link == "before" { (-high, -low) } else { (low, high) };
            if link == "of" || low < DAY {
                return None;
            }
            // "two days after" may be told of the third day.
            ((told.0 - 0.25 * low.min(4.0 * DAY), told.1 + 0.25 * low.min(4.0 * DAY) + DAY - 1.0), number.first)
        }
    };
    Some(Offset { from, to, item, tokens: (first, found.last) })
}

/// Whether anything of the kind is told on both sides: nothing to compare otherwise.
pub(super) fn any(readings: Pair<&Reading<'_>>) -> bool {
    let told = |reading: &Reading<'_>| reading.told.has(Class::TIMED);
    told(readings.left) && told(readings.right)
}

/// Whether `word` may stand between a time and what it is told from.
pub(super) fn links(word: &str) -> bool {
    matches!(word, "after" | "before" | "of" | "following")
}

/// Whether `word` may tell when.
pub(super) fn may_tell(word: &str) -> bool {
    is_part_of_day(word)
        || matches!(word, "hours" | "century" | "centuries" | "eve" | "after" | "before" | "following" | "day")
}
