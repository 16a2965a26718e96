//! Matters: what went one way by the one claim and the other way by the other, in whatever words: "stood among the mourners",
//! "did not attend"; "pleaded guilty", "denied it".

use super::{
    Confidence, Reason, ReasonKind, candidacy, circumstances,
    class::Class,
    negation::{Denied, befalls_nobody, denials},
    occasion,
    opposition::is_open,
    period::are_of_two_periods,
    reading::{Kind, Reading},
    retold::Retold,
    sign::{self, Found, Line, Table},
    stage,
    who::is_plural,
};
use crate::text::{Pair, Side};

/// A denial stands no further than this from what it denies.
const NEAR: usize = 5;

/// A quantity stands no more words before what there is of it: "most of the guests".
const SMALL: usize = 3;

/// What a matter is of. Of which decision, and how much of what, more around it has to tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matter {
    State,
    Decision,
    Degree,
}

impl Matter {
    fn of(line: &Line) -> Self {
        match line.heads[0] {
            "degree" => Matter::Degree,
            "decision" => Matter::Decision,
            _ => Matter::State,
        }
    }
}

/// Words that tell how a matter went.
#[derive(Clone, Copy)]
struct Told {
    item: usize,
    /// First and last token, a denial with them.
    tokens: (usize, usize),
    yes: bool,
    denied: bool,
}

/// Whether both claims have words that tell how one matter went, and may tell it otherwise: by words for the other way, or by a
/// denial.
pub(super) fn any(readings: Pair<&Reading<'_>>) -> bool {
    let told = |reading: &Reading<'_>| reading.told.has(Class::SIGN);
    let denies = |reading: &Reading<'_>| reading.told.has(Class::DENIES.with(Class::DENIAL));
    told(readings.left) && told(readings.right) && {
        let either = denies(readings.left) || denies(readings.right);
        let signs = |side: Side| sign::of_table(readings[side], Table::Matters);
        signs(Side::Left)
            .any(|one| signs(Side::Right).any(|other| one.line == other.line && (either || one.column != other.column)))
    }
}

/// A matter of which one claim tells the opposite of the other, unless either tells both.
pub(super) fn differences(retold: &Retold<'_, '_>, denied: &Pair<Vec<Denied>>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    if !retold.is_of_one_topic() || retold.is_of_others() || occasion::are_of_two_years(readings) {
        return None;
    }
    let signs = readings.map(|reading| sign::of_table(reading, Table::Matters).collect::<Vec<_>>());
    let both = |matter: &usize| {
        let told = |side: Side| signs[side].iter().any(|sign| sign.line == *matter);
        told(Side::Left) && told(Side::Right)
    };
    let (kind, found) = (0..Table::Matters.lines().len()).filter(both).find_map(|matter| {
        let kind = Matter::of(&Table::Matters.lines()[matter]);
        let told = Pair::from_fn(|side| {
            let mut end = 0;
            let signs = signs[side].iter().filter(|sign| sign.line == matter);
            signs
                .filter(|sign| {
                    let free = sign.at >= end;
                    end = end.max(sign.at + sign.len);
                    free
                })
                .filter_map(|sign| told(readings[side], kind, sign, &denied[side]))
                .collect::<Vec<_>>()
        });
        let one = |told: &[Told]| {
            let first = *told.first()?;
            told.iter().all(|other| other.yes == first.yes).then_some(first)
        };
        let pair = Pair::new(one(&told.left)?, one(&told.right)?);
        let items = pair.map(|told| told.item);
        let denied = pair.left.denied || pair.right.denied;
        let two = circumstances::are_of_him_and_her(readings, items)
            || circumstances::are_done_to_two(readings, alignment, items)
            || candidacy::are_for_two_offices(readings)
            || kind == Matter::Decision
                && !denied
                && circumstances::are_of_two(readings, alignment, pair.map(|told| told.tokens))
            || stage::are_two(readings, alignment)
            || occasion::are_of_two_months(readings)
            || kind == Matter::Degree && are_of_two_periods(readings, items)
            || is_open(readings.left, items.left) != is_open(readings.right, items.right);
        // A word that only one of them denies is told by other means.
        let root = |side: Side| readings[side].items[items[side]].root;
        let one_word = std::ptr::eq(root(Side::Left), root(Side::Right))
            || alignment.joins(items.left, items.right) && (denied || kind == Matter::State);
        let placed = kind == Matter::State || denied && kind == Matter::Decision || retold.shared(items) >= 1;
        (pair.left.yes != pair.right.yes && placed && !two && !one_word).then_some((kind, pair))
    })?;
    let denied = found.left.denied || found.right.denied;
    let kind = match kind {
        _ if denied => ReasonKind::Negation,
        Matter::Degree => ReasonKind::Degree,
        Matter::State | Matter::Decision => ReasonKind::Opposition,
    };
    Some(Reason::quoting(kind, Confidence::Low, readings, found.map(|told| told.tokens)))
}

/// Whether a word at token `at` that might tell how many tells how long, how often or how much instead: "the first few weeks",
/// "every day", "the most effective".
fn is_of_time_or_rank(reading: &Reading<'_>, at: usize, item: usize) -> bool {
    let (word, before) = (reading.words.lower(at), reading.words.lower_before(at, 1));
    if !matches!(word, "most" | "few" | "every" | "whole" | "entire") {
        return false;
    }
    let found = &reading.items[item];
    let one = reading.words.lower(found.first).trim_end_matches('s');
    let period =
        matches!(one, "day" | "week" | "month" | "year" | "hour" | "minute" | "time" | "night" | "season" | "decade");
    period
        || matches!(found.kind, Kind::Date(_) | Kind::Number(_)) && one != "one"
        || matches!(before, "first" | "last" | "past" | "next" | "a" | "these" | "almost" | "not")
        || matches!(word, "most" | "few") && (before == "the" || !is_plural(reading, item))
}

/// Whether the word at token `at` tells of a thing, or of what kind one is, rather than how a matter went: "pull out of the
/// agreement", "a close ally".
fn is_spoken_of(reading: &Reading<'_>, at: usize) -> bool {
    let words = &reading.words;
    let (before, second) = (words.lower_before(at, 1), words.lower_before(at, 2));
    let thing = matches!(before, "the" | "this" | "that" | "its" | "their")
        && matches!(second, "of" | "from" | "under" | "to" | "with" | "on" | "about");
    let kind = words.lower(at) == "close"
        && matches!(before, "a" | "the" | "his" | "her" | "its" | "their" | "very")
        && reading.items.get(reading.item_from(at + 1)).is_some_and(|next| next.first == at + 1);
    thing || kind
}

/// How a claim tells by a sign that a matter went.
fn told(reading: &Reading<'_>, kind: Matter, sign: &Found, denied: &[Denied]) -> Option<Told> {
    let Found { at, len, column, .. } = *sign;
    let is_yes = column == 0;
    let item = reading.item_from(at);
    // "every bus line": what is small stands before what it is told of.
    let reach = if kind == Matter::Degree { SMALL } else { 0 };
    let found = reading.items.get(item).filter(|found| found.first < at + len + reach && !found.framed)?;
    if len == 1 && (is_of_time_or_rank(reading, at, item) || is_spoken_of(reading, at)) {
        return None;
    }
    // "escaped unharmed" denies nothing.
    let holds = |token: &usize| is_yes || !befalls_nobody(reading, *token);
    let near = |token: &usize| *token < found.first && found.first <= token + NEAR && holds(token);
    let cue = denied.iter().find(|(cue, other)| *other == item && holds(cue)).map(|(cue, _)| *cue);
    let cue = cue.or_else(|| {
        let odd = denials(reading, item) % 2 == 1;
        reading.denials.iter().copied().rfind(near).filter(|_| odd)
    });
    // "turned up no drugs"
    let behind = at + len;
    let cue =
        cue.or_else(|| matches!(reading.words.lower(behind), "no" | "nothing" | "none" | "nobody").then_some(behind));
    // What is not all or not much is none of the other.
    if cue.is_some() && kind == Matter::Degree {
        return None;
    }
    let last = at + len - 1;
    let tokens = (
        cue.map_or(at, |cue| cue.min(at)),
        cue.map_or(last, |cue| {
            if cue > last { reading.items.get(item + 1).map_or(cue, |next| next.last.min(cue + 2)) } else { last }
        }),
    );
    Some(Told { item, tokens, yes: is_yes == cue.is_none(), denied: cue.is_some() })
}
