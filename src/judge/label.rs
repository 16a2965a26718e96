//! Labels: what a number or a letter makes the name of one thing, another one of the same sort on the other side: "Gate 3",
//! "Gate 5".

use std::{ops::Range, sync::LazyLock};

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SYNONYM},
    class::Class,
    pairing,
    reading::{Kind, Reading},
    slots::coverage,
};
use crate::{
    claims::{cues::Unit, lexicon, words::Shape},
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "Another one of several is named";

static LABELLED: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/labels.txt")));

/// Of claims that are linked so many words must correspond ...
const COMMON: usize = 2;
/// ... and of claims that were given so much of both.
const COVERED: f32 = 0.3;

const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/// Whether a label may begin with `word`.
pub(super) fn may_label(word: &str) -> bool {
    LABELLED.contains(word)
}

/// One of several things of a sort.
struct Label<'r> {
    word: &'r str,
    value: Value<'r>,
    /// First and last token, and the item of the word.
    tokens: (usize, usize),
    item: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Value<'r> {
    /// As it is written.
    raw: &'r str,
    number: Option<u32>,
}

impl Value<'_> {
    /// Whether both are told apart by the same scheme, numbers or letters, and are two.
    fn is_other_than(self, other: Value<'_>) -> bool {
        match (self.number, other.number) {
            (Some(left), Some(right)) => left != right || !is_alike(self.raw, other.raw),
            (None, None) => self.raw != other.raw,
            _ => false,
        }
    }
}

/// Whether one of two labels with the same number may be the other, written in other words: "MH370", "370".
fn is_alike(left: &str, right: &str) -> bool {
    let bare = |raw: &str| raw.bytes().all(|byte| byte.is_ascii_digit()) || !raw.contains(|c: char| c.is_ascii_digit());
    bare(left) || bare(right) || left.eq_ignore_ascii_case(right)
}

/// The same sort of thing, another one of it, in claims that have enough in common around it; neither article tells of
/// both.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, linked: bool) -> Option<Reason> {
    if !readings.left.told.has(Class::LABEL) || !readings.right.told.has(Class::LABEL) {
        return None;
    }
    let labels = readings.map(labels);
    let pairs = labels.left.iter().flat_map(|left| labels.right.iter().map(move |right| (left, right)));
    let alone = |side: Side, word: &str| labels[side].iter().filter(|label| label.word == word).count() == 1;
    let others = pairs.filter(|(left, right)| {
        left.word == right.word
            && alone(Side::Left, left.word)
            && alone(Side::Right, right.word)
            && left.value.is_other_than(right.value)
            && corresponds(readings, alignment, Pair::new(left, right))
    });
    let covered = || {
        let covered = coverage(readings, alignment);
        covered.left.min(covered.right) >= COVERED
    };
    let (left, right) = pairing::first(readings, others, |(left, right)| Pair::new(left.tokens.0, right.tokens.0))?;
    if !linked && !covered() || is_told(readings.right, left) || is_told(readings.left, right) {
        return None;
    }
    let tokens = Pair::new(left.tokens, right.tokens);
    Some(Reason::saying(SAYS, ReasonKind::Name, Confidence::Low, readings, tokens))
}

/// Whether as many words correspond as must, and the same is told of both: right before or behind them, or by the verb that
/// they belong to. That "the man fled on Line 2" and "was held on Line 4" are two matters.
fn corresponds(readings: Pair<&Reading<'_>>, alignment: &Alignment, labels: Pair<&Label<'_>>) -> bool {
    let items = &readings.left.items;
    let common = (0..items.len()).filter(|&at| {
        let item = &items[at];
        at != labels.left.item
            && item.kind == Kind::Word
            && !item.root.light
            && alignment.credit(Side::Left, at) >= SYNONYM
    });
    let places = Pair::from_fn(|side| Place::of(readings[side], labels[side]));
    let joined = |one: Option<usize>, other: Option<usize>| matches!((one, other), (Some(left), Some(right)) if alignment.joins(left, right));
    // "in Unit 7, which makes hardener", "Unit 4, where hardener is mixed"
    let described =
        places.left.described.clone().any(|at| {
            alignment.partner(Side::Left, at).is_some_and(|partner| places.right.described.contains(&partner))
        });
    let opens = places.left.before.is_none() && places.right.before.is_none();
    common.count() >= COMMON
        && (joined(places.left.before, places.right.before)
            || joined(places.left.verb, places.right.verb)
            || described
            || opens && joined(places.left.behind, places.right.behind))
}

/// Where a label stands in its clause: items.
struct Place {
    before: Option<usize>,
    behind: Option<usize>,
    /// The last verb before it, as far as its ending tells.
    verb: Option<usize>,
    /// What is told of it by "which" or "where".
    described: Range<usize>,
}

impl Place {
    fn of(reading: &Reading<'_>, label: &Label<'_>) -> Self {
        let clause = reading.items[label.item].clause;
        let inside = |&at: &usize| reading.items[at].clause == clause;
        // "Cell Block 4"
        let joined = |at: usize| reading.items[at].named && reading.items[at].last + 1 == reading.items[at + 1].first;
        let mut first = label.item;
        while first > 0 && joined(first - 1) {
            first -= 1;
        }
        let verb = |&at: &usize| {
            let item = &reading.items[at];
            let word = reading.words.lower(item.first);
            item.kind == Kind::Word
                && (word.ends_with("ed") || item.last > item.first || item.root.class.has(Class::DEED))
        };
        let before = (0..first).rev().take_while(inside);
        let behind = (reading.item_from(label.tokens.1 + 1)..reading.items.len()).take_while(inside).next();
        let opens = reading.words.lower(label.tokens.1 + 1) == ",";
        let relative = label.tokens.1 + 1 + usize::from(opens);
        let described = if matches!(reading.words.lower(relative), "which" | "where" | "that") {
            let told = reading.clauses[relative];
            let end = (relative..reading.words.len())
                .take_while(|&at| reading.clauses[at] == told)
                .last()
                .unwrap_or(relative);
            reading.item_from(relative)..reading.item_from(end + 1)
        } else {
            0..0
        };
        Place { described, before: before.clone().next(), behind, verb: before.clone().find(verb) }
    }
}

/// Whether the article of `reading` tells of the thing that a claim of the other one labels so.
fn is_told(reading: &Reading<'_>, label: &Label<'_>) -> bool {
    let by_number = |raw: &str| number(raw).map(|number| number.to_string());
    let raw = label.value.raw.to_ascii_lowercase();
    let number = label.value.number.map(|number| number.to_string());
    let told = [raw.as_str(), number.as_deref().unwrap_or(&raw)];
    reading.article.has_behind(label.word, &told, by_number)
}

/// The labels of a claim, frames aside.
fn labels<'r>(reading: &'r Reading<'_>) -> Vec<Label<'r>> {
    let words = (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::LABEL));
    words.filter(|&at| !reading.is_framed(at)).filter_map(|at| label(reading, at)).collect()
}

fn label<'r>(reading: &'r Reading<'_>, at: usize) -> Option<Label<'r>> {
    let words = &reading.words;
    let mut first = at + 1;
    if words.lower(first) == "number" || words.lower(first) == "no" {
        first += 1 + usize::from(words.lower(first + 1) == ".");
    }
    // "7B", "MH-370"
    let hangs = |at: usize| words.tight(at) && words.shape(at) != Shape::Mark && words.raw(at).len() <= 4;
    let last = (first + 1..words.len()).take_while(|&at| hangs(at) && words.lower(at) != "'s").last().unwrap_or(first);
    let raw = (first < words.len()).then(|| words.quote(first, last))?;
    let value = Value { raw, number: number(raw) };
    let written = words.capital(first) || words.shape(first) == Shape::Number;
    let letter = value.number.is_none() && raw.len() == 1 && !matches!(raw, "I" | "A");
    let code = value.number.is_some() || letter;
    // "building 12 homes", "a section 3 miles long": counted or measured.
    let counted = || {
        let next = words.lower(last + 1);
        let plural = next.ends_with('s') && words.shape(last + 1) == Shape::Word && next != "'s" && !is_verb(next);
        let measured = reading.items.iter().any(|item| match item.kind {
            Kind::Number(quantity) => quantity.unit != Unit::Count && (item.first..=item.last).contains(&first),
            Kind::Date(_) => (item.first..=item.last).contains(&first),
            Kind::Word => false,
        });
        plural && !words.capital(at) || measured
    };
    let item = reading.item_from(at);
    let found = reading.items.get(item).is_some_and(|item| item.first == at);
    (found && code && (written || !words.capital(at)) && !words.tight(first) && !counted()).then(|| Label {
        word: words.lower(at),
        value,
        tokens: (at, last),
        item,
    })
}

/// Small words in "s" that may follow a label.
fn is_verb(word: &str) -> bool {
    matches!(word, "was" | "is" | "has" | "does" | "as" | "across" | "this" | "his" | "its" | "towards" | "during")
}

/// The number that a label is or ends with: "7", "Four", "IX", "MH370".
fn number(raw: &str) -> Option<u32> {
    let digits = raw.trim_matches(|c: char| !c.is_ascii_digit());
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let place = |names: &[&str], is: &dyn Fn(&str) -> bool| names.iter().position(|name| is(name));
    let told = place(&NUMBERS, &|name| name.eq_ignore_ascii_case(raw)).or_else(|| place(&ROMAN, &|name| name == raw));
    told.map(|place| place as u32 + 1)
}
