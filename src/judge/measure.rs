//! Measures of one thing: "a 31-page report", "the three-year survey", "a weekslong survey". A document or an undertaking has
//! one such measure, so that two of them are worth a look however little else the claims have in common.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SAME},
    class::Class,
    reading::{Kind, Reading},
    slots::anchors,
};
use crate::{
    claims::cues::{Quantity, Unit},
    text::{Pair, Side},
};

/// So many words may stand between a measure and the thing, the thing included: "three-year deep sea survey".
const REACH: usize = 4;

/// Things of which there are many, each of another measure: rates, records, stretches of time, terms of several people.
const MANY: [&str; 19] = [
    "bond", "yield", "note", "mortgag", "rate", "loan", "high", "low", "record", "peak", "period", "span", "stretch",
    "window", "histori", "veteran", "term", "sentenc", "prison",
];

/// What is measured: the dimension, or the word that counts the parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale<'r> {
    Dimension(&'r str),
    Parts(&'r str),
}

struct Measure<'r> {
    scale: Scale<'r>,
    low: f64,
    high: f64,
    first: usize,
    /// The items that may be the thing.
    things: std::ops::Range<usize>,
}

impl Measure<'_> {
    /// Whether both can be right, roundings granted.
    fn agrees_with(&self, other: &Measure<'_>) -> bool {
        let slack = match self.scale {
            Scale::Dimension(_) => 0.1 * self.low.max(other.low),
            Scale::Parts(_) => 0.0,
        };
        self.low <= other.high + slack && other.low <= self.high + slack
    }
}

/// Two measures of the same thing that exclude each other. Claims that are not `linked` must also share a name, a number or
/// a day.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, linked: bool) -> Option<Reason> {
    let measures = readings.map(measures);
    if measures.left.is_empty() || measures.right.is_empty() {
        return None;
    }
    let pairs = || measures.left.iter().flat_map(|left| measures.right.iter().map(move |right| (left, right)));
    let of_one = |left: &Measure<'_>, right: &Measure<'_>| {
        let thing = left.things.clone().find_map(|at| {
            let partner = alignment.partner(Side::Left, at).filter(|partner| right.things.contains(partner))?;
            let item = &readings.left.items[at];
            let same = alignment.credit(Side::Left, at) >= SAME && !item.named && !MANY.contains(&item.root.stem);
            same.then_some((at, partner))
        });
        thing.filter(|_| left.scale == right.scale)
    };
    let (left, right, thing) = pairs().find_map(|(left, right)| {
        of_one(left, right).filter(|_| !left.agrees_with(right)).map(|thing| (left, right, thing))
    })?;
    let answered =
        pairs().any(|(one, other)| one.scale == left.scale && of_one(one, other).is_some() && one.agrees_with(other));
    if answered || !linked && anchors(readings, alignment) == 0 {
        return None;
    }
    let tokens =
        Pair::new((left.first, readings.left.items[thing.0].last), (right.first, readings.right.items[thing.1].last));
    Some(Reason { of_one_thing: true, ..Reason::quoting(ReasonKind::Number, Confidence::Low, readings, tokens) })
}

fn measures<'r>(reading: &'r Reading<'_>) -> Vec<Measure<'r>> {
    let mut found = Vec::new();
    if reading.told.has(Class::NUMBER) {
        found.extend((0..reading.items.len()).filter_map(|at| of_number(reading, at)));
    }
    if reading.told.has(Class::LASTING) {
        let words = (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::LASTING));
        found.extend(words.filter_map(|at| of_word(reading, at)));
    }
    found
}

/// "31-page report", "three-year survey".
fn of_number<'r>(reading: &'r Reading<'_>, at: usize) -> Option<Measure<'r>> {
    let (item, words) = (&reading.items[at], &reading.words);
    let Kind::Number(&Quantity { low, high, unit, .. }) = item.kind else { return None };
    let (scale, last) = match unit {
        Unit::Measure(dimension) if words.tight(item.last) && item.last > item.first => {
            (Scale::Dimension(dimension), item.last)
        }
        Unit::Count if words.tight(item.last + 1) => {
            let part =
                reading.items.get(at + 1).filter(|part| part.first == item.last + 1 && part.kind == Kind::Word)?;
            (Scale::Parts(part.root.stem), part.last)
        }
        _ => return None,
    };
    let things = things(reading, last);
    (!things.is_empty()).then_some(Measure { scale, low, high, first: item.first, things })
}

/// "weekslong survey", "year-long survey".
fn of_word<'r>(reading: &'r Reading<'_>, at: usize) -> Option<Measure<'r>> {
    let word = reading.words.lower(at);
    let (unit, last) = match word.strip_suffix("long") {
        Some(unit) if !unit.is_empty() => (unit, at),
        _ if reading.words.lower(at + 1) == "long" && reading.words.tight(at + 1) => (word, at + 1),
        _ => return None,
    };
    let (low, high) = lasting(unit)?;
    let things = things(reading, last);
    (!things.is_empty()).then_some(Measure { scale: Scale::Dimension("time"), low, high, first: at, things })
}

/// Whether `word` may say how long something lasts.
pub(super) fn may_last(word: &str) -> bool {
    lasting(word.strip_suffix("long").unwrap_or(word)).is_some()
}

/// How many seconds "a year-long ..." or "a years-long ..." may last, at least and at most.
fn lasting(unit: &str) -> Option<(f64, f64)> {
    let second = match unit.strip_suffix('s').unwrap_or(unit) {
        "hour" => 3_600.0,
        "day" => 86_400.0,
        "week" => 604_800.0,
        "month" => 2_629_800.0,
        "year" => 31_557_600.0,
        "decade" => 315_576_000.0,
        _ => return None,
    };
    // "monthslong" is less than two years, "dayslong" less than two weeks.
    let most = match unit {
        "hours" => 30.0,
        "days" => 13.0,
        "weeks" => 11.0,
        "months" | "years" => 20.0,
        "decades" => 10.0,
        _ => return Some((0.75 * second, 1.5 * second)),
    };
    Some((1.5 * second, most * second))
}

/// The items right after token `last` that may be what is measured.
fn things(reading: &Reading<'_>, last: usize) -> std::ops::Range<usize> {
    let from = reading.item_from(last + 1);
    let follows = |at: usize| {
        let before = if at == from { last } else { reading.items[at - 1].last };
        reading.items.get(at).is_some_and(|item| item.kind == Kind::Word && item.first == before + 1)
    };
    from..from + (from..from + REACH).take_while(|&at| follows(at)).count()
}
