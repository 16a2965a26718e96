//! Values as they are written: digits, words, dozens, fractions.

use super::unit::{currency_sign, is_rate_step, is_unit};
use crate::claims::words::{Shape, Words};

/// What is counted in dozens is counted roughly: the step of such a value.
pub(super) const DOZEN: f64 = 12.0;

/// A bare value: what it is, the place of its last digit, and its last token.
#[derive(Clone, Copy)]
pub(super) struct Value {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
    pub(super) last: usize,
    pub(super) vague: bool,
}

pub(super) fn value_at(words: &Words<'_>, index: usize, english: bool) -> Option<Value> {
    if words.shape(index) == Shape::Number {
        let (value, step) = digits(words.lower(index))?;
        if let Some(mixed) = mixed(words, index, value) {
            return Some(magnitude(words, mixed));
        }
        return Some(magnitude(words, Value { low: value, high: value, step, last: index, vague: false }));
    }
    if english { value_in_words(words, index) } else { None }
}

/// "5 1/2".
fn mixed(words: &Words<'_>, index: usize, whole: f64) -> Option<Value> {
    let number = |at: usize| (words.shape(at) == Shape::Number).then(|| words.lower(at).parse::<f64>().ok()).flatten();
    let slash = words.lower(index + 2) == "/" && words.tight(index + 2) && words.tight(index + 3);
    let (part, of) = (number(index + 1)?, number(index + 3)?);
    let value = whole + part / of;
    let proper = slash && !words.tight(index + 1) && part < of && of <= 16.0 && whole.fract() == 0.0;
    proper.then_some(Value { low: value, high: value, step: 1.0 / of, last: index + 3, vague: false })
}

/// The value of written digits and the place of the last one that means something.
pub(super) fn digits(written: &str) -> Option<(f64, f64)> {
    if !written.starts_with(|c: char| c.is_ascii_digit()) || written.contains(':') || written.matches('.').count() > 1 {
        return None;
    }
    let plain: String = written.chars().filter(|&c| c != ',').collect();
    let value: f64 = plain.parse().ok().filter(|value: &f64| *value < 1e15)?;
    let step = match plain.split_once('.') {
        Some((_, decimals)) => 0.1f64.powf(decimals.len().min(12) as f64),
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
        "lakh" => 1e5,
        "crore" => 1e7,
        "dozen" => DOZEN,
        _ => return value,
    };
    let step = if value.step >= 1.0 { factor } else { value.step * factor };
    Value { low: value.low * factor, high: value.high * factor, step, last: value.last + 1, vague: value.vague }
}

fn is_money(words: &Words<'_>, index: usize) -> bool {
    currency_sign(words.lower_before(index, 1)).is_some()
}

/// The words that a quantity in words may begin with.
const OPENINGS: &str = "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nthirteen\nfourteen\nfifteen\n\
         sixteen\nseventeen\neighteen\nnineteen\ntwenty\nthirty\nforty\nfifty\nsixty\nseventy\neighty\nninety\nhalf\na\nan\nonce\ntwice\nthrice\n\
         several\ntens\ndozens\nhundreds\nthousands\nmillions\nbillions";

/// The words that a quantity in words may begin with.
pub(in crate::claims::cues) fn openings() -> impl Iterator<Item = &'static str> {
    OPENINGS.lines()
}

pub(super) fn small_number(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

fn factor(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "lakh" => 1e5,
        "crore" => 1e7,
        "dozen" => DOZEN,
        _ => return None,
    })
}

/// "two hundred and fifty thousand", "a dozen", "half a million", "tens of thousands", "several hundred".
fn value_in_words(words: &Words<'_>, index: usize) -> Option<Value> {
    let word = words.lower(index);
    if let Some(value) = vague(words, index) {
        return Some(value);
    }
    if let Some(value) = part_of_many(words, index) {
        return Some(value);
    }
    if let Some(value) = part_of_a_point(words, index).or_else(|| how_often(words, index)) {
        return Some(value);
    }
    if word == "half" && matches!(words.lower(index + 1), "a" | "an") {
        let unit = factor(words.lower(index + 2))?;
        return Some(Value { low: unit / 2.0, high: unit / 2.0, step: unit / 10.0, last: index + 2, vague: false });
    }
    if word == "a" && words.lower(index + 1) == "single" && counting_one(words, index + 1) {
        return Some(Value { low: 1.0, high: 1.0, step: 1.0, last: index + 1, vague: false });
    }
    if matches!(word, "a" | "an") && is_lasting(words, index) {
        return Some(Value { low: 1.0, high: 1.0, step: 1.0, last: index, vague: false });
    }
    if matches!(word, "a" | "an") {
        let unit = factor(words.lower(index + 1))?;
        if is_and_a_half(words, index + 2) {
            return Some(Value { low: 1.5 * unit, high: 1.5 * unit, step: unit / 10.0, last: index + 4, vague: false });
        }
        let step = if unit > DOZEN { round_step(unit) } else { DOZEN };
        return Some(Value { low: unit, high: unit, step, last: index + 1, vague: false });
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
    if is_and_a_half(words, last + 1) {
        let value = total + part + 0.5;
        return Some(Value { low: value, high: value, step: 0.5, last: last + 3, vague: false });
    }
    let value = total + part;
    let step = if words.lower(last) == "dozen" { DOZEN } else { round_step(value) };
    Some(Value { low: value, high: value, step, last, vague: false })
}

/// Whether "and a half" begins at `index`.
pub(super) fn is_and_a_half(words: &Words<'_>, index: usize) -> bool {
    words.lower(index) == "and" && words.lower(index + 1) == "a" && words.lower(index + 2) == "half"
}

/// "a quarter of a million", "three-quarters of a million".
pub(super) fn part_of_many(words: &Words<'_>, index: usize) -> Option<Value> {
    let parts = match words.lower(index) {
        "a" => 1.0,
        word => small_number(word)?,
    };
    let whole = part(words.lower(index + 1)).filter(|whole| parts < *whole)?;
    let many = matches!(words.lower(index + 3), "a" | "one" | "1").then(|| factor(words.lower(index + 4))).flatten()?;
    let told = words.lower(index + 2) == "of" && many > DOZEN;
    let value = many * parts / whole;
    told.then_some(Value { low: value, high: value, step: many / 20.0, last: index + 4, vague: false })
}

/// "half a percentage point", "a quarter of a percentage point", "a half-point increase".
pub(super) fn part_of_a_point(words: &Words<'_>, index: usize) -> Option<Value> {
    let half = words.lower(index) == "half";
    let article = matches!(words.lower(index), "a" | "one");
    let at = if half { index } else { index + usize::from(article) };
    let whole = part(words.lower(at)).filter(|whole| (half || article) && matches!(*whole, 2.0 | 4.0))?;
    let last = match (words.lower(at + 1), words.lower(at + 2)) {
        ("of", "a") => at + 2,
        ("a", _) if half => at + 1,
        _ => at,
    };
    let points = words.lower(last + 1) == "percentage" && matches!(words.lower(last + 2), "point" | "points")
        || words.lower(last + 1) == "point" && words.tight(last + 1) && is_rate_step(words.lower(last + 2));
    points.then_some(Value { low: 1.0 / whole, high: 1.0 / whole, step: 0.05, last, vague: false })
}

/// "lasted a week", "for almost a year", "an hour and a half": one of them, but not in "$500 a week".
fn is_lasting(words: &Words<'_>, index: usize) -> bool {
    if is_and_a_half(words, index + 2) && matches!(words.lower(index + 1), "hour" | "minute") {
        return true;
    }
    let unit = matches!(words.lower(index + 1), "day" | "week" | "month" | "year" | "decade" | "century");
    let rough =
        matches!(words.lower_before(index, 1), "almost" | "nearly" | "about" | "around" | "roughly" | "only" | "just");
    let led = words.lower_before(index, 1 + usize::from(rough));
    let lasts = matches!(led, "lasted" | "lasts" | "last" | "lasting" | "took" | "takes" | "take" | "spent" | "for");
    unit && (lasts || is_and_a_half(words, index + 2)) && !words.tight(index + 2)
}

/// "twice", "once a day": but not "once the war was over".
fn how_often(words: &Words<'_>, index: usize) -> Option<Value> {
    let times = match words.lower(index) {
        "once" if matches!(words.lower(index + 1), "a" | "per" | "every") && is_unit(words.lower(index + 2)) => 1.0,
        "twice" => 2.0,
        "thrice" => 3.0,
        _ => return None,
    };
    let alone = !words.tight(index) && !words.tight(index + 1) || words.shape(index + 1) == Shape::Mark;
    alone.then_some(Value { low: times, high: times, step: 1.0, last: index, vague: false })
}

/// "half", "third": how many of them make the whole.
pub(super) fn part(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    })
}

/// "twenty" takes "five", "two hundred" takes "fifty", "two" takes nothing.
fn joins(part: f64, small: f64) -> bool {
    part == 0.0
        || ((20.0..100.0).contains(&part) && part % 10.0 == 0.0 && small < 10.0)
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
            "dozens" => DOZEN,
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
