//! Quantities: how many, how much, within which bound, of which unit.
//!
//! Ordinals, "No. 2", names with numbers ("Boeing 737") and years are no quantities.

mod share;
mod unit;
mod value;

use super::{Cue, CueValue, part::Part};
use crate::{
    claims::words::{Shape, Words},
    text::Span,
};
use share::share_in_words;
use unit::{bound_after, bound_before, bound_start, currency_sign, unit};
pub(super) use value::openings;
use value::{DOZEN, Value, digits, is_and_a_half, value_at};

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

/// Nobody says "more than 40" of more than so many times as much, nor "up to 40" of so many times less.
const BEYOND: f64 = 10.0;

impl Quantity {
    /// Whether both quantities, of one unit, can be right: "more than 40" and "43", "about 1,200" and "1,187", "$1.2bn"
    /// and "$1.19bn".
    pub fn agrees_with(&self, other: &Quantity) -> bool {
        if self.unit == Unit::Score {
            return (self.low, self.high) == (other.low, other.high);
        }
        if let (Unit::Degrees(left), Unit::Degrees(right)) = (self.unit, other.unit)
            && (left.is_none() || right.is_none())
        {
            // Degrees of either scale: "30 degrees", "86 degrees".
            let converts = |celsius: &Quantity, other: &Quantity| (celsius.high * 1.8 + 32.0 - other.high).abs() <= 2.0;
            if converts(self, other) || converts(other, self) {
                return true;
            }
        }
        let slack = self.slack(other);
        if self.is_range() && other.is_range() {
            // Two ranges that hardly touch are two ranges.
            let shared = self.high.min(other.high) - self.low.max(other.low);
            return shared + slack >= 0.5 * (self.high - self.low).min(other.high - other.low);
        }
        let (one, two) = (self.interval(slack), other.interval(slack));
        one.0 <= two.1 && two.0 <= one.1
    }

    /// Whether both are the same figures, whatever their units.
    pub(crate) fn is_written_like(&self, other: &Quantity) -> bool {
        (self.low, self.high) == (other.low, other.high)
    }

    fn is_range(&self) -> bool {
        self.low < self.high && self.bound == Bound::Exactly
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
        // "4 percent" for "4.4 percent"; but "200" for "290" is no rounding.
        if step <= 1.0 { rough } else { rough.min(0.03 * greatest) }
    }

    /// How far off "about" may be: an eighth of a round number at most, a few of its last digit, more of them where that is a
    /// five ("about 850", "about 640"); a little of a number that is told to the last digit; a third of a dozen in two.
    fn roughly(&self) -> f64 {
        if self.step == DOZEN {
            return self.high / 6.0;
        }
        let (step, high) = (self.step / self.scale, self.high / self.scale);
        let fives = (high / step) % 5.0 == 0.0;
        if step >= 10.0 || high < 100.0 && high % 5.0 == 0.0 {
            (0.12 * self.high).min(if fives { 8.0 } else { 2.0 } * self.step)
        } else {
            (0.03 * self.high).max(0.5 * self.step)
        }
    }

    fn interval(&self, slack: f64) -> (f64, f64) {
        let (low, high) = match self.bound {
            Bound::Exactly => (self.low, self.high),
            Bound::About => {
                // The ends of "a few hundred" lie far apart, each is as rough as it is great.
                let share = if self.high > 0.0 { self.low / self.high } else { 1.0 };
                (self.low - self.roughly() * share, self.high + self.roughly())
            }
            Bound::AtLeast => (self.low, self.high * BEYOND),
            Bound::AtMost => (self.low / BEYOND, self.high),
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

/// Puts the quantities of a sentence into `cues`, in order, none of them inside a date.
pub(super) fn numbers(
    words: &Words<'_>,
    part: impl Fn(usize) -> Part,
    dates: &[Cue],
    english: bool,
    cues: &mut Vec<Cue>,
) {
    let mut end = 0;
    let mut dates = dates.iter().map(|date| date.span).peekable();
    let mut index = 0;
    while index < words.len() {
        if words.shape(index) != Shape::Number && !(english && part(index).may_be(Part::QUANTITY)) {
            index += 1;
            continue;
        }
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
                let span = Span::new(span.start.max(end), span.end);
                end = span.end;
                cues.push(Cue { span, value: CueValue::Number(quantity) });
                index = last + 1;
            }
            None => index += 1,
        }
    }
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
    let (value, last) = match unit {
        Unit::Measure(dimension) if english => with_smaller_units(words, value, (dimension, scale), last),
        _ => (value, last),
    };
    if unit == Unit::Count && (!counts(words, index, value.last) || is_of_years(words, index)) {
        return None;
    }
    let bound = match bound_before(words, index, english) {
        // "two dozen" are seldom counted.
        Bound::Exactly if value.step == DOZEN => Bound::About,
        _ if value.vague => Bound::About,
        Bound::Exactly => bound_after(words, last, english).unwrap_or(Bound::Exactly),
        bound => bound,
    };
    let quantity =
        Quantity { low: value.low * scale, high: value.high * scale, step: value.step * scale, bound, unit, scale };
    Some((quantity, last))
}

/// "two hours and nine minutes", "a year and a half": the value in the first unit, and the last token.
fn with_smaller_units(
    words: &Words<'_>,
    value: Value,
    (dimension, scale): (&'static str, f64),
    last: usize,
) -> (Value, usize) {
    if is_and_a_half(words, last + 1) {
        return (Value { low: value.low + 0.5, high: value.high + 0.5, step: 0.5, ..value }, last + 3);
    }
    let at = if words.lower(last + 1) == "and" { last + 2 } else { last + 1 };
    let Some(more) = value_at(words, at, true).filter(|more| !more.vague) else { return (value, last) };
    let (unit, smaller, end) = unit(words, at, more.last, true);
    if unit != Unit::Measure(dimension) || smaller >= scale || more.high * smaller >= scale {
        return (value, last);
    }
    let added = more.low * smaller / scale;
    let step = more.step * smaller / scale;
    (Value { low: value.low + added, high: value.high + added, step, ..value }, end)
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

/// "2-1" where no thing is counted after it.
fn score(words: &Words<'_>, index: usize, value: Value) -> Option<(Quantity, usize)> {
    let dash = matches!(words.lower(index + 1), "–" | "—") && words.tight(index + 1);
    // "voted 52 to 48"
    let before = |back: usize| matches!(words.lower_before(index, back), "vote" | "votes" | "voted" | "voting");
    let told = words.lower(index + 1) == "to" && (1..=4).any(before);
    // "by 52 votes to 48"
    let counted = matches!(words.lower(index + 1), "vote" | "votes") && words.lower(index + 2) == "to";
    let votes = told || counted;
    let second = index + if counted { 3 } else { 1 + usize::from(dash || told) };
    let joined = votes || words.tight(second);
    if words.shape(index) != Shape::Number || words.shape(second) != Shape::Number || !joined {
        return None;
    }
    let (other, _) = digits(words.lower(second))?;
    let ranges = !votes
        && value.low < other
        && (unit(words, index, second, true).0 != Unit::Count || is_counted(words, second + 1));
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
    let before = words.lower_before(first, 1);
    let any_word = matches!(
        before,
        "about"
            | "all"
            | "almost"
            | "and"
            | "another"
            | "around"
            | "at"
            | "but"
            | "by"
            | "for"
            | "from"
            | "in"
            | "just"
            | "least"
            | "nearly"
            | "of"
            | "only"
            | "over"
            | "roughly"
            | "some"
            | "than"
            | "the"
            | "these"
            | "those"
            | "to"
            | "with"
    );
    let named = first > 0 && words.capital(first - 1) && words.shape(first) == Shape::Number && !any_word;
    !named || is_counted(words, next)
}

/// Whether the number is the end of a stretch of years: "1950-53".
fn is_of_years(words: &Words<'_>, index: usize) -> bool {
    let dash = index > 1 && matches!(words.lower(index - 1), "-" | "–" | "—" | "/") && words.tight(index);
    let year = words.lower_before(index, if dash { 2 } else { 1 });
    let written = words.lower(index).len() == 2 && words.shape(index) == Shape::Number;
    written && (dash || words.tight(index)) && year.parse::<u16>().is_ok_and(|year| (1200..=2150).contains(&year))
}

fn is_counted(words: &Words<'_>, index: usize) -> bool {
    let word = words.lower(index);
    words.shape(index) == Shape::Word
        && !words.capital(index)
        && (word.ends_with('s') && word.len() > 3
            || matches!(word, "people" | "men" | "women" | "children" | "more" | "new" | "other"))
}
