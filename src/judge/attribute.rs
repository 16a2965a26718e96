//! What a person or an event has one of: an age, a magnitude. Two of them are worth a look however little else the claims
//! have in common.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    occasion,
    reading::{Item, Kind, Reading},
    spelling::is_of_one_name,
};
use crate::{
    claims::{
        cues::{CueValue, Quantity, Unit},
        words::{Shape, Words},
    },
    text::{Pair, fold::fold},
};

/// So many words may stand between an age and the name it belongs to: "the 27-year-old night porter Jonas Weil".
const REACH: usize = 4;

/// Magnitudes of one earthquake are corrected by less than this.
const TREMOR: f64 = 0.25;

/// Somebody's age, with the words that tell it.
struct Aged {
    /// First and last token of the name.
    name: (usize, usize),
    years: u8,
    /// First and last token of the age.
    age: (usize, usize),
}

/// Another age of the same person, another magnitude of what is told in claims that are `linked`.
pub(super) fn differences(readings: Pair<&Reading<'_>>, linked: bool) -> Option<Reason> {
    let tokens = ages(readings).or_else(|| if linked { magnitudes(readings) } else { None })?;
    let reason = Reason::quoting(ReasonKind::Number, Confidence::Low, readings, tokens);
    Some(Reason { of_one_thing: true, ..reason })
}

/// Whether somebody's age may be told: enough to see that most claims need not be read.
pub(super) fn may_tell_age(words: &Words<'_>) -> bool {
    words.any_number()
        && (0..words.len()).any(|at| {
            words.shape(at) == Shape::Number
                && (matches!(words.lower_before(at, 1), "," | "(" | "aged") || words.lower(at + 1) == "year")
        })
}

fn ages(readings: Pair<&Reading<'_>>) -> Option<Pair<(usize, usize)>> {
    if !readings.left.words.any_number() || !readings.right.words.any_number() {
        return None;
    }
    let lefts = aged(readings.left);
    let rights = if lefts.is_empty() { Vec::new() } else { aged(readings.right) };
    let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (left, right)));
    let mut of_one = pairs.filter(|(left, right)| is_one_person(readings, left.name, right.name));
    let (left, right) = of_one.next()?;
    // Told twice: of two people.
    (of_one.next().is_none() && left.years != right.years).then(|| {
        let whole = |aged: &Aged| (aged.name.0.min(aged.age.0), aged.name.1.max(aged.age.1));
        Pair::new(whole(left), whole(right))
    })
}

/// The people of a claim whose age is told beside their name.
fn aged(reading: &Reading<'_>) -> Vec<Aged> {
    let names = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Name(_)));
    let names: Vec<(usize, usize)> = names.map(|cue| reading.tokens_of(cue.span)).collect();
    names.iter().filter_map(|&name| age_after(reading, name).or_else(|| age_before(reading, name))).collect()
}

/// "Weil, 27,", "Weil (27)", "Weil, aged 27", "Weil, a 27-year-old porter", "Weil, who is 27".
fn age_after(reading: &Reading<'_>, name: (usize, usize)) -> Option<Aged> {
    let words = &reading.words;
    let mark = name.1 + 1;
    if !matches!(words.lower(mark), "," | "(") {
        return None;
    }
    let led = (mark + 1..mark + 1 + REACH)
        .take_while(|&at| {
            matches!(words.lower(at), "a" | "an" | "the" | "aged" | "age" | "who" | "is" | "was" | "now" | "then")
        })
        .count();
    let at = mark + 1 + led;
    let years = years(words, at)?;
    let told = words.lower(at + 1) == "year" || words.lower(at + 1) == "years";
    let closed = matches!(words.lower(at + 1), "," | "." | ")" | ";" | "" | "—" | "–");
    let bare = led == 0 || matches!(words.lower(at - 1), "aged" | "age" | "is" | "was" | "now" | "then");
    let old = told && words.lower(at + 2) == "old";
    let last = if old { at + 2 } else { at };
    let last = if words.lower(mark) == "(" && words.lower(last + 1) == ")" { last + 1 } else { last };
    (old || bare && closed).then_some(Aged { name, years, age: (at, last) })
}

/// "27-year-old Jonas Weil", "the 27-year-old porter Jonas Weil".
fn age_before(reading: &Reading<'_>, name: (usize, usize)) -> Option<Aged> {
    let words = &reading.words;
    let from = name.0.saturating_sub(REACH + 3);
    let old = (from..name.0).rev().find(|&at| words.lower(at) == "old")?;
    let plain = (old + 1..name.0).all(|at| words.shape(at) == Shape::Word && !words.capital(at));
    // "the 27-year-old told Weil"
    let noun = (old + 1..name.0).all(|at| !reading.known[at].class.has(super::class::Class::STOPWORD));
    let first = old.checked_sub(2).filter(|_| matches!(words.lower_before(old, 1), "year" | "years"))?;
    let verbal = name.0 > old + 1 && words.lower(name.0 - 1).ends_with("ed");
    let years = years(words, first)?;
    (plain && noun && !verbal).then_some(Aged { name, years, age: (first, old) })
}

fn years(words: &Words<'_>, at: usize) -> Option<u8> {
    if words.shape(at) != Shape::Number {
        return None;
    }
    words.lower(at).parse::<u8>().ok().filter(|years| (1..=110).contains(years))
}

/// Whether two names are of one person: the same surname, and a first name or title in common where both tell one.
fn is_one_person(readings: Pair<&Reading<'_>>, left: (usize, usize), right: (usize, usize)) -> bool {
    let same = |l: usize, r: usize| {
        let (l, r) = (readings.left.words.lower(l), readings.right.words.lower(r));
        l == r || is_of_one_name(l, r) || fold(l).text() == fold(r).text()
    };
    let whole = left.1 > left.0 && right.1 > right.0;
    let given = || (left.0..left.1).any(|l| (right.0..right.1).any(|r| same(l, r)));
    same(left.1, right.1) && (!whole || given())
}

/// Whether the numbers at these items are the ages of two people: "Jan Novak, 44", "Jana Novak, 41".
pub(super) fn are_of_two_people(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let names = Pair::from_fn(|side| {
        let (reading, number) = (readings[side], readings[side].items[items[side]].first);
        let told = aged(reading).into_iter().find(|aged| (aged.age.0..=aged.age.1).contains(&number));
        told.map(|aged| aged.name)
    });
    let (Some(left), Some(right)) = (names.left, names.right) else { return false };
    let joined =
        |left: usize, right: usize| alignment.joins(readings.left.item_from(left), readings.right.item_from(right));
    !(is_one_person(readings, left, right) || joined(left.0, right.0) && joined(left.1, right.1))
}

/// The only magnitude of each claim, unless an article tells of both: of a tremor that came after.
fn magnitudes(readings: Pair<&Reading<'_>>) -> Option<Pair<(usize, usize)>> {
    let told = readings.map(|reading| {
        let magnitude = |kind: Kind<'_>| match kind {
            Kind::Number(&Quantity { unit: Unit::Measure("magnitude"), high, .. }) => Some(high),
            _ => None,
        };
        let mut found = reading.items.iter().filter_map(|item| magnitude(item.kind).map(|high| (item, high)));
        found.next().filter(|_| found.next().is_none())
    });
    let (left, right) = (told.left?, told.right?);
    if are_two_tremors(readings) {
        return None;
    }
    let digits = |reading: &Reading<'_>, first: usize, last: usize| {
        (first..=last).find(|&at| reading.words.shape(at) == Shape::Number).map(|at| reading.words.raw(at).to_owned())
    };
    let (l, r) =
        (digits(readings.left, left.0.first, left.0.last)?, digits(readings.right, right.0.first, right.0.last)?);
    let apart = (left.1 - right.1).abs() >= TREMOR;
    (apart && !readings.right.is_in_article(&l) && !readings.left.is_in_article(&r))
        .then(|| Pair::new(with_unit(readings.left, left.0), with_unit(readings.right, right.0)))
}

/// Whether only one of the claims tells of a tremor that came before or after, or of one of another time.
pub(super) fn are_two_tremors(readings: Pair<&Reading<'_>>) -> bool {
    let other = readings.map(|reading| {
        let words = &reading.words;
        (0..words.len()).any(|at| {
            matches!(words.lower(at), "aftershock" | "aftershocks" | "foreshock" | "foreshocks" | "second" | "third")
                || words.lower(at) == "main" && matches!(words.lower(at + 1), "quake" | "tremor" | "shock")
        })
    });
    other.left != other.right || occasion::are_of_two_years(readings)
}

/// The tokens of a magnitude, with the word itself: "magnitude 6.8".
fn with_unit(reading: &Reading<'_>, item: &Item<'_>) -> (usize, usize) {
    let back = (1..=2).find(|&back| reading.words.lower_before(item.first, back) == "magnitude");
    (item.first - back.unwrap_or(0), item.last)
}
