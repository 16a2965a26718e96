//! Quantities: how many, how much, within which bound, of which unit.
//!
//! Ordinals, "No. 2", names with numbers ("Boeing 737") and years are no quantities.

use std::{collections::HashMap, sync::LazyLock};

use super::{Cue, CueValue};
use crate::{
    claims::{
        lexicon,
        words::{Shape, Words},
    },
    text::Span,
};

/// How many or how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The value in base units, or the lower end of a range.
    pub low: f64,
    /// The same value, or the upper end of a range.
    pub high: f64,
    /// The place of the last digit that means something, in base units: 100 for "1,200".
    pub step: f64,
    /// How the value bounds what is meant.
    pub bound: Bound,
    /// What it is measured in.
    pub unit: Unit,
    /// How many base units the written unit has: 1609.344 for miles. Quantities written in different units of one
    /// dimension are compared more loosely.
    pub scale: f64,
}

impl Quantity {
    /// Whether both quantities, of one unit, can be right: "more than 40" and "43", "about 1,200" and "1,187", "$1.2bn"
    /// and "$1.19bn".
    pub fn agrees_with(&self, other: &Quantity) -> bool {
        if self.unit == Unit::Score {
            return (self.low, self.high) == (other.low, other.high);
        }
        let slack = self.slack(other);
        let (one, two) = (self.interval(slack), other.interval(slack));
        one.0 <= two.1 && two.0 <= one.1
    }

    /// How far apart two values may lie and still be roundings of each other.
    fn slack(&self, other: &Quantity) -> f64 {
        let greatest = self.high.abs().max(other.high.abs());
        // Units of another system are converted roughly: "60 miles" for "100 km".
        if (self.scale - other.scale).abs() > f64::EPSILON && matches!(self.unit, Unit::Measure(_)) {
            return 0.07 * greatest;
        }
        let step = self.step.max(other.step);
        let rough = if step > self.step.min(other.step) { step / 2.0 } else { 0.0 };
        rough.min(0.03 * greatest)
    }

    fn interval(&self, slack: f64) -> (f64, f64) {
        let (low, high) = match self.bound {
            Bound::Exactly => (self.low, self.high),
            Bound::About => (self.low * 0.88, self.high * 1.12),
            Bound::AtLeast => (self.low, f64::INFINITY),
            Bound::AtMost => (0.0, self.high),
        };
        (low - slack, high + slack)
    }
}

/// How a value bounds what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Just the value.
    Exactly,
    /// "about", "some", "nearly".
    About,
    /// "at least", "more than".
    AtLeast,
    /// "up to", "fewer than".
    AtMost,
}

/// What a quantity is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things counted.
    Count,
    /// A share of a whole, in percent.
    Share,
    /// Percentage points.
    Points,
    /// Money, by the sign or the name of the currency.
    Money(&'static str),
    /// Metres, kilograms, seconds ...: the dimension.
    Measure(&'static str),
    /// Degrees Celsius or Fahrenheit, not converted.
    Degrees(Option<char>),
    /// Age in years.
    Age,
    /// A score: `low` and `high` are its two numbers, the greater one in `high`.
    Score,
}

static UNITS: LazyLock<HashMap<&str, (&str, f64)>> = LazyLock::new(|| {
    let table = lexicon::table(include_str!("../../../assets/words/units.tsv"));
    table
        .into_iter()
        .filter_map(|(unit, value)| {
            let (dimension, scale) = value.split_once('\t')?;
            Some((unit, (dimension, scale.parse().ok()?)))
        })
        .collect()
});

/// The quantities of a sentence, in order, none of them inside a date.
pub(super) fn numbers(words: &Words<'_>, dates: &[Cue], english: bool) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut dates = dates.iter().map(|date| date.span).peekable();
    let mut index = 0;
    while index < words.len() {
        let span = words.span(index, index);
        while dates.next_if(|date| date.end <= span.start).is_some() {}
        if dates.peek().is_some_and(|date| date.overlaps(span)) {
            index += 1;
            continue;
        }
        match quantity_at(words, index, english) {
            Some((quantity, last)) => {
                let first = bound_start(words, index, english);
                let span = Span::new(words.span(first, first).start, words.span(last, last).end);
                let span = Span::new(span.start.max(found.last().map_or(0, |cue| cue.span.end)), span.end);
                found.push(Cue { span, value: CueValue::Number(quantity) });
                index = last + 1;
            }
            None => index += 1,
        }
    }
    found
}

/// A bare value: what it is, the place of its last digit, and its last token.
#[derive(Clone, Copy)]
struct Value {
    low: f64,
    high: f64,
    step: f64,
    last: usize,
    vague: bool,
}

fn quantity_at(words: &Words<'_>, index: usize, english: bool) -> Option<(Quantity, usize)> {
    if is_label(words, index) {
        return None;
    }
    if english && let Some(found) = share_in_words(words, index) {
        return Some(found);
    }
    let value = value_at(words, index, english)?;
    if let Some(score) = score(words, index, value) {
        return Some(score);
    }
    let value = range(words, value, english).unwrap_or(value);
    let (unit, scale, last) = unit(words, index, value.last, english);
    if unit == Unit::Count && !counts(words, index, value.last) {
        return None;
    }
    let bound = if value.vague { Bound::About } else { bound_before(words, index, english) };
    let quantity =
        Quantity { low: value.low * scale, high: value.high * scale, step: value.step * scale, bound, unit, scale };
    Some((quantity, last))
}

/// Whether the number at `index` names something instead of counting it: "No. 2", "COVID-19", "Article 5".
fn is_label(words: &Words<'_>, index: usize) -> bool {
    let before = words.lower_before(index, 1);
    let before = if before == "." && words.tight(index - 1) { words.lower_before(index, 2) } else { before };
    let hangs =
        words.tight(index) && words.shape(index.wrapping_sub(1)) == Shape::Word && !matches!(before, "mid" | "us");
    hangs && words.shape(index) == Shape::Number
        || matches!(
            before,
            "no" | "nos"
                | "number"
                | "#"
                | "article"
                | "section"
                | "chapter"
                | "title"
                | "phase"
                | "type"
                | "group"
                | "page"
                | "pages"
                | "resolution"
                | "route"
                | "highway"
                | "channel"
                | "grade"
                | "level"
                | "round"
                | "act"
                | "rule"
                | "amendment"
                | "proposition"
                | "prop"
                | "interstate"
                | "building"
                | "room"
                | "gate"
        ) && words.shape(index) == Shape::Number
        || matches!(words.lower(index + 1), "st" | "nd" | "rd" | "th") && words.tight(index + 1)
}

fn value_at(words: &Words<'_>, index: usize, english: bool) -> Option<Value> {
    if words.shape(index) == Shape::Number {
        let (value, step) = digits(words.lower(index))?;
        return Some(magnitude(words, Value { low: value, high: value, step, last: index, vague: false }));
    }
    if english { value_in_words(words, index) } else { None }
}

/// The value of written digits and the place of the last one that means something.
fn digits(written: &str) -> Option<(f64, f64)> {
    if written.contains(':') || written.matches('.').count() > 1 {
        return None;
    }
    let plain: String = written.chars().filter(|&c| c != ',').collect();
    let value: f64 = plain.parse().ok().filter(|value: &f64| *value < 1e15)?;
    let step = match plain.split_once('.') {
        Some((_, decimals)) => 10f64.powi(-(decimals.len().min(12) as i32)),
        None => round_step(value),
    };
    Some((value, step))
}

/// The place of the last digit of a whole number that is not 0; whole numbers under 100 are taken at their word.
fn round_step(value: f64) -> f64 {
    let mut step = 1.0;
    if value < 100.0 {
        return step;
    }
    while value % (step * 10.0) == 0.0 && step * 10.0 <= value {
        step *= 10.0;
    }
    step
}

/// "1.2" and "bn" after it.
fn magnitude(words: &Words<'_>, value: Value) -> Value {
    let next = words.lower(value.last + 1);
    let factor = match next {
        "thousand" => 1e3,
        "k" | "K" if words.tight(value.last + 1) => 1e3,
        "million" | "mn" | "mln" | "millions" => 1e6,
        "m" if words.tight(value.last + 1) && is_money(words, value.last) => 1e6,
        "billion" | "bn" | "billions" => 1e9,
        "b" if words.tight(value.last + 1) && is_money(words, value.last) => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "hundred" => 1e2,
        "dozen" => 12.0,
        _ => return value,
    };
    let step = if value.step >= 1.0 { factor } else { value.step * factor };
    Value { low: value.low * factor, high: value.high * factor, step, last: value.last + 1, vague: value.vague }
}

fn is_money(words: &Words<'_>, index: usize) -> bool {
    currency_sign(words.lower_before(index, 1)).is_some()
}

fn small_number(word: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
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
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let tens = || TENS.iter().position(|ten| *ten == word).map(|at| (at + 2) * 10);
    SMALL.iter().position(|small| *small == word).or_else(tens).map(|value| value as f64)
}

fn factor(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// "two hundred and fifty thousand", "a dozen", "half a million", "tens of thousands", "several hundred".
fn value_in_words(words: &Words<'_>, index: usize) -> Option<Value> {
    let word = words.lower(index);
    if let Some(value) = vague(words, index) {
        return Some(value);
    }
    if word == "half" && matches!(words.lower(index + 1), "a" | "an") {
        let unit = factor(words.lower(index + 2))?;
        return Some(Value { low: unit / 2.0, high: unit / 2.0, step: unit / 10.0, last: index + 2, vague: false });
    }
    if matches!(word, "a" | "an") {
        let unit = factor(words.lower(index + 1))?;
        return Some(Value { low: unit, high: unit, step: round_step(unit), last: index + 1, vague: false });
    }
    if word == "one" && !counting_one(words, index) {
        return None;
    }
    let mut total = 0.0;
    let mut part = small_number(word)?;
    let mut last = index;
    loop {
        let next = words.lower(last + 1);
        if let Some(unit) = factor(next) {
            if unit > 100.0 {
                total += part * unit;
                part = 0.0;
            } else {
                part *= unit;
            }
            last += 1;
        } else if let Some(small) = small_number(next).filter(|small| joins(part, *small) && *small > 0.0) {
            part += small;
            last += 1;
        } else if next == "and" && part >= 100.0 && part % 100.0 == 0.0 && small_number(words.lower(last + 2)).is_some()
        {
            last += 1;
        } else {
            break;
        }
    }
    let value = total + part;
    Some(Value { low: value, high: value, step: round_step(value), last, vague: false })
}

/// "twenty" takes "five", "two hundred" takes "fifty", "two" takes nothing.
fn joins(part: f64, small: f64) -> bool {
    part == 0.0
        || (part >= 20.0 && part < 100.0 && part % 10.0 == 0.0 && small < 10.0)
        || (part >= 100.0 && part % 100.0 == 0.0)
}

/// "one" counts in "one man", not in "one of them", "no one", "one another".
fn counting_one(words: &Words<'_>, index: usize) -> bool {
    let next = words.lower(index + 1);
    let before = words.lower_before(index, 1);
    words.shape(index + 1) == Shape::Word
        && !matches!(
            next,
            "of" | "another"
                | "by"
                | "who"
                | "that"
                | "which"
                | "in"
                | "to"
                | "for"
                | "with"
                | "on"
                | "at"
                | "and"
                | "or"
                | "but"
                | "is"
                | "was"
                | "has"
                | "had"
                | "can"
                | "could"
                | "will"
                | "would"
                | "day"
                | "thing"
                | "way"
                | "more"
                | "side"
                | "hand"
                | "time"
                | "such"
                | "as"
                | "the"
                | "a"
                | "point"
                | "from"
                | "day's"
        )
        && !matches!(
            before,
            "no" | "any" | "every" | "the" | "this" | "that" | "which" | "each" | "some" | "another" | "only"
        )
}

/// "dozens", "hundreds of", "tens of thousands", "a few hundred", "several thousand".
fn vague(words: &Words<'_>, index: usize) -> Option<Value> {
    let plural = |word: &str| {
        Some(match word {
            "dozens" => 12.0,
            "hundreds" => 1e2,
            "thousands" => 1e3,
            "millions" => 1e6,
            "billions" => 1e9,
            _ => return None,
        })
    };
    let range = |unit: f64, low: f64, high: f64, last| Value {
        low: unit * low,
        high: unit * high,
        step: unit,
        last,
        vague: true,
    };
    let word = words.lower(index);
    if matches!(word, "tens" | "hundreds")
        && words.lower(index + 1) == "of"
        && let Some(unit) = plural(words.lower(index + 2))
    {
        let times = if word == "tens" { 10.0 } else { 100.0 };
        return Some(range(unit, 2.0 * times, 20.0 * times, index + 2));
    }
    if let Some(unit) = plural(word) {
        return Some(range(unit, 1.5, 20.0, index));
    }
    let (few, at) = match word {
        "several" => (true, index + 1),
        "a" if matches!(words.lower(index + 1), "few") => (true, index + 2),
        "a" if words.follows(index + 1, &["couple", "of"]) => (true, index + 3),
        _ => (false, index),
    };
    let unit = factor(words.lower(at)).filter(|_| few)?;
    Some(range(unit, 1.5, 10.0, at))
}

/// "half", "a third of", "two-thirds", "one in five", "nine out of ten".
fn share_in_words(words: &Words<'_>, index: usize) -> Option<(Quantity, usize)> {
    let share = |value: f64, last: usize| {
        let quantity =
            Quantity { low: value, high: value, step: 1.0, bound: Bound::About, unit: Unit::Share, scale: 1.0 };
        Some((quantity, last))
    };
    let part = |word: &str| {
        Some(match word {
            "half" | "halves" => 2.0,
            "third" | "thirds" => 3.0,
            "quarter" | "quarters" => 4.0,
            "fifth" | "fifths" => 5.0,
            "tenth" | "tenths" => 10.0,
            _ => return None,
        })
    };
    let word = words.lower(index);
    if word == "half" {
        // "the second half", "a year and a half", "half an hour", "half-owned" are no halves of what is told.
        let of_what =
            matches!(words.lower(index + 1), "of" | "the" | "all" | "its" | "their" | "his" | "her" | "those");
        let free = !matches!(words.lower_before(index, 1), "second" | "first" | "latter" | "other" | "a" | "better");
        return if of_what && free { share(50.0, index) } else { None };
    }
    if matches!(word, "a" | "one") && matches!(words.lower(index + 1), "third" | "quarter" | "fifth" | "tenth" | "half")
    {
        let whole = part(words.lower(index + 1))?;
        return if words.lower(index + 2) == "of" { share(100.0 / whole, index + 1) } else { None };
    }
    let number = small_number(word).or_else(|| digits(word).map(|(value, _)| value))?;
    if let Some(whole) = part(words.lower(index + 1)).filter(|whole| number < *whole && number > 1.0) {
        return share(100.0 * number / whole, index + 1);
    }
    let (at, sure) = match words.lower(index + 1) {
        "in" => (index + 2, true),
        "out" if words.lower(index + 2) == "of" => (index + 3, true),
        _ => (index, false),
    };
    let whole =
        small_number(words.lower(at)).or_else(|| digits(words.lower(at)).map(|(value, _)| value)).filter(|_| sure)?;
    // "two in 2019" is a year, "5 in 3 days" no share.
    (number < whole
        && whole <= 100.0
        && (whole as u32).is_multiple_of(if whole > 10.0 { 10 } else { 1 })
        && !UNITS.contains_key(words.lower(at + 1)))
    .then(|| share(100.0 * number / whole, at))
    .flatten()
}

/// "2-1" where no thing is counted after it.
fn score(words: &Words<'_>, index: usize, value: Value) -> Option<(Quantity, usize)> {
    let dash = matches!(words.lower(index + 1), "–" | "—") && words.tight(index + 1);
    let second = if dash { index + 2 } else { index + 1 };
    if words.shape(index) != Shape::Number || words.shape(second) != Shape::Number || !words.tight(second) {
        return None;
    }
    let (other, _) = digits(words.lower(second))?;
    let ranges =
        value.low < other && (unit(words, index, second, true).0 != Unit::Count || is_counted(words, second + 1));
    if ranges || value.step < 1.0 {
        return None;
    }
    let (low, high) = (value.low.min(other), value.low.max(other));
    Some((Quantity { low, high, step: 1.0, bound: Bound::Exactly, unit: Unit::Score, scale: 1.0 }, second))
}

/// "40-50", "40 to 50", "between 40 and 50".
fn range(words: &Words<'_>, value: Value, english: bool) -> Option<Value> {
    let next = words.lower(value.last + 1);
    let at = match next {
        "–" | "—" if words.tight(value.last + 1) => value.last + 2,
        "to" if english => value.last + 2,
        "and" if words.lower_before(value.last, 1) == "between" => value.last + 2,
        _ if words.tight(value.last + 1) && words.shape(value.last + 1) == Shape::Number => value.last + 1,
        _ => return None,
    };
    let at = if currency_sign(words.lower(at)).is_some() { at + 1 } else { at };
    let upper = value_at(words, at, english)?;
    // "from 40 to 50" is a change, not a range.
    let before = words.lower_before(value.last, 1);
    if before == "from" || upper.low <= value.low {
        return None;
    }
    // "2-3 million": the magnitude belongs to both.
    let times = if upper.low / value.low > 1_000.0 && upper.step >= 1_000.0 { upper.step } else { 1.0 };
    Some(Value { low: value.low * times, high: upper.high, step: upper.step, last: upper.last, vague: false })
}

fn currency_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "dollar",
        "£" => "pound",
        "€" => "euro",
        "¥" => "yen",
        "₹" => "rupee",
        _ => return None,
    })
}

fn currency_name(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" | "usd" => "dollar",
        "euro" | "euros" | "eur" => "euro",
        "yen" => "yen",
        "yuan" | "renminbi" => "yuan",
        "rupee" | "rupees" => "rupee",
        "ruble" | "rubles" | "rouble" | "roubles" => "rouble",
        "franc" | "francs" => "franc",
        "krona" | "kronor" | "krone" | "kroner" | "crown" | "crowns" => "crown",
        "cent" | "cents" => "cent",
        _ => return None,
    })
}

/// The unit of the value that ends at token `last`, its scale, and the last token of it.
fn unit(words: &Words<'_>, first: usize, last: usize, english: bool) -> (Unit, f64, usize) {
    if let Some(currency) = currency_sign(words.lower_before(first, 1)) {
        return (Unit::Money(currency), 1.0, last);
    }
    let next = words.lower(last + 1);
    if let Some(currency) = currency_sign(next).or_else(|| currency_name(next)) {
        return (Unit::Money(currency), 1.0, last + 1);
    }
    let share = |last: usize| match words.lower(last + 1) {
        "point" | "points" => (Unit::Points, 1.0, last + 1),
        _ => (Unit::Share, 1.0, last),
    };
    match next {
        "%" | "percent" | "pct" => return share(last + 1),
        "per" if matches!(words.lower(last + 2), "cent") => return share(last + 2),
        "percentage" if matches!(words.lower(last + 2), "point" | "points") => return (Unit::Points, 1.0, last + 2),
        "°" => return (Unit::Degrees(scale_letter(words, last + 2)), 1.0, last + 1),
        "degrees" | "degree" => return (Unit::Degrees(scale_letter(words, last + 2)), 1.0, last + 1),
        "c" | "f" if words.tight(last + 1) => return (Unit::Degrees(next.chars().next()), 1.0, last + 1),
        "m" if words.tight(last + 1) => return (Unit::Measure("length"), 1.0, last + 1),
        _ => {}
    }
    if !english {
        return (Unit::Count, 1.0, last);
    }
    if matches!(words.lower_before(first, 1), "aged" | "age") {
        return (Unit::Age, 1.0, last);
    }
    if matches!(next, "year" | "years") && words.lower(last + 2) == "old" {
        return (Unit::Age, 1.0, last + 2);
    }
    if matches!(next, "square" | "cubic") {
        return (Unit::Measure(if next == "square" { "square" } else { "cubic" }), 1.0, last + 1);
    }
    match UNITS.get(next) {
        Some(&(dimension, scale)) => (Unit::Measure(dimension), scale, last + 1),
        None => (Unit::Count, 1.0, last),
    }
}

fn scale_letter(words: &Words<'_>, index: usize) -> Option<char> {
    match words.lower(index) {
        "celsius" | "c" | "centigrade" => Some('c'),
        "fahrenheit" | "f" => Some('f'),
        _ => None,
    }
}

/// Whether a bare number counts something: not "Apollo 11", not "3D".
fn counts(words: &Words<'_>, first: usize, last: usize) -> bool {
    let next = last + 1;
    if words.tight(next)
        && words.shape(next) == Shape::Word
        && words.shape(last) == Shape::Number
        && words.raw(next).len() <= 2
    {
        return false;
    }
    let named = first > 1 && words.capital(first - 1) && words.shape(first) == Shape::Number;
    !named || is_counted(words, next)
}

fn is_counted(words: &Words<'_>, index: usize) -> bool {
    let word = words.lower(index);
    words.shape(index) == Shape::Word
        && !words.capital(index)
        && (word.ends_with('s') && word.len() > 3
            || matches!(word, "people" | "men" | "women" | "children" | "more" | "new" | "other"))
}

/// "about", "more than", "up to" before the value.
fn bound_before(words: &Words<'_>, index: usize, english: bool) -> Bound {
    if english { bound_words(words, index).map_or(Bound::Exactly, |(bound, _)| bound) } else { Bound::Exactly }
}

/// The first token of the quantity that begins at `index`, its bound and its currency sign included.
fn bound_start(words: &Words<'_>, index: usize, english: bool) -> usize {
    let start = if currency_sign(words.lower_before(index, 1)).is_some() { index - 1 } else { index };
    if english { bound_words(words, index).map_or(start, |(_, first)| first) } else { start }
}

fn bound_words(words: &Words<'_>, index: usize) -> Option<(Bound, usize)> {
    let mut at = index;
    while currency_sign(words.lower_before(at, 1)).is_some() || matches!(words.lower_before(at, 1), "a" | "an" | "us") {
        at -= 1;
    }
    let one = words.lower_before(at, 1);
    let two = words.lower_before(at, 2);
    Some(match (two, one) {
        ("more" | "greater" | "higher" | "larger", "than") => (Bound::AtLeast, at - 2),
        ("less" | "fewer" | "lower", "than") => (Bound::AtMost, at - 2),
        ("at", "least") => (Bound::AtLeast, at - 2),
        ("at", "most") => (Bound::AtMost, at - 2),
        ("up", "to") => (Bound::AtMost, at - 2),
        ("as", "many") | ("as", "much") => (Bound::About, at - 2),
        ("many" | "much", "as") => (Bound::AtMost, at - 2),
        (_, "over" | "exceeding" | "minimum" | "above") => (Bound::AtLeast, at - 1),
        (_, "under" | "below" | "maximum") => (Bound::AtMost, at - 1),
        (
            _,
            "about" | "around" | "some" | "approximately" | "roughly" | "nearly" | "almost" | "close" | "estimated"
            | "circa" | "perhaps" | "say" | "near" | "~",
        ) => (Bound::About, at - 1),
        ("close" | "closer", "to") => (Bound::About, at - 2),
        _ => return None,
    })
}
