//! Dates as they are written: the day, month or year, the weekday, the time of day, and what is told from the day of the
//! report.

use super::{
    super::{Cue, CueValue, days::WEEKEND, part::Part},
    Date, Moment,
};
use crate::claims::words::{Shape, Words};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const SHORT_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const HOURS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The dates of a sentence, in order.
pub(in super::super) fn dates(words: &Words<'_>, part: impl Fn(usize) -> Part) -> Vec<Cue> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        if words.shape(index) != Shape::Number && !part(index).may_be(Part::DATE) {
            index += 1;
            continue;
        }
        match date_at(words, index) {
            Some((date, last)) => {
                found.push(Cue { span: words.span(index, last), value: CueValue::Date(date) });
                index = last + 1;
            }
            None => index += 1,
        }
    }
    found
}

/// The date beginning at token `index`, and its last token.
fn date_at(words: &Words<'_>, index: usize) -> Option<(Date, usize)> {
    if let Some(found) = time_of_day(words, index) {
        return Some(found);
    }
    if let Some((minute, last)) = time_in_words(words, index) {
        return Some((Date { minute: Some(minute), ..Date::default() }, last));
    }
    if let Some(weekday) = weekday(words, index) {
        // "Monday, 14 May": one date.
        let after = if words.lower(index + 1) == "," { index + 2 } else { index + 1 };
        return Some(match month_day(words, after) {
            Some((date, last)) => (Date { weekday: Some(weekday), ..date }, last),
            None => (Date { weekday: Some(weekday), ..Date::default() }, index),
        });
    }
    month_day(words, index).or_else(|| relative(words, index)).or_else(|| year_alone(words, index))
}

/// The words that a date may begin with, beside numbers.
pub(in super::super) fn openings() -> impl Iterator<Item = &'static str> {
    let small = [
        "noon",
        "midday",
        "midnight",
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
        "last",
        "next",
        "this",
        "weekend",
        "quarter",
        "half",
        "twenty",
    ];
    let days = WEEKDAYS.into_iter().flat_map(|day| [day, &day[..3]]);
    let months = MONTHS.into_iter().chain(SHORT_MONTHS);
    small.into_iter().chain(HOURS).chain(days).chain(months)
}

fn weekday(words: &Words<'_>, index: usize) -> Option<u8> {
    let word = words.lower(index);
    if !words.capital(index) {
        return None;
    }
    WEEKDAYS.iter().position(|day| *day == word || format_matches(word, day)).map(|day| day as u8)
}

/// "Mondays" counts as no date, "Mon" only as a whole word of three letters.
fn format_matches(word: &str, day: &str) -> bool {
    word.len() == 3 && !matches!(word, "sun" | "sat" | "wed") && day.starts_with(word)
}

fn month(words: &Words<'_>, index: usize) -> Option<u8> {
    if !words.capital(index) {
        return None;
    }
    let word = words.lower(index);
    let full = MONTHS.iter().position(|month| *month == word);
    let short = || {
        SHORT_MONTHS.contains(&word).then(|| MONTHS.iter().position(|month| month.starts_with(&word[..3]))).flatten()
    };
    full.or_else(short).map(|month| month as u8 + 1)
}

/// "14 May 2024", "May 14, 2024", "the 14th of May", "May 2024", "May".
fn month_day(words: &Words<'_>, index: usize) -> Option<(Date, usize)> {
    if let Some(day) = day_number(words, index) {
        let at = if words.lower(index + 1) == "of" { index + 2 } else { index + 1 };
        let at = if matches!(words.lower(at), "st" | "nd" | "rd" | "th") { at + 1 } else { at };
        let at = if words.lower(at) == "of" { at + 1 } else { at };
        let month = month(words, at)?;
        let (year, last) = year_after(words, at + month_stop(words, at));
        let last = if year.is_some() { last } else { at };
        return Some((Date { day: Some(day), month: Some(month), year, ..Date::default() }, last));
    }
    let number = month(words, index)?;
    let next = index + 1 + month_stop(words, index);
    if let Some(day) = day_number(words, next) {
        let at = if words.tight(next + 1) && matches!(words.lower(next + 1), "st" | "nd" | "rd" | "th") {
            next + 1
        } else {
            next
        };
        let (year, last) = year_after(words, at);
        return Some((Date { day: Some(day), month: Some(number), year, ..Date::default() }, last));
    }
    let (year, last) = year_after(words, next - 1);
    let names_month = year.is_some()
        || !matches!(words.lower(index), "may" | "march" | "mar")
        || matches!(
            words.lower_before(index, 1),
            "in" | "of"
                | "since"
                | "by"
                | "last"
                | "until"
                | "late"
                | "early"
                | "mid"
                | "next"
                | "from"
                | "to"
                | "this"
        );
    names_month.then_some((Date { month: Some(number), year, ..Date::default() }, last.max(index)))
}

/// 1 if the month at `index` is shortened and has its full stop, else 0.
fn month_stop(words: &Words<'_>, index: usize) -> usize {
    let short = !MONTHS.contains(&words.lower(index));
    usize::from(short && words.lower(index + 1) == "." && words.tight(index + 1))
}

fn day_number(words: &Words<'_>, index: usize) -> Option<u8> {
    if words.shape(index) != Shape::Number {
        return None;
    }
    words.lower(index).parse().ok().filter(|day| (1..=31).contains(day))
}

/// The year after token `index`, a comma between; else the token itself is the last.
fn year_after(words: &Words<'_>, index: usize) -> (Option<u16>, usize) {
    let at = if words.lower(index + 1) == "," { index + 2 } else { index + 1 };
    match plain_year(words, at) {
        Some(year) => (Some(year), at),
        None => (None, index),
    }
}

fn plain_year(words: &Words<'_>, index: usize) -> Option<u16> {
    let word = words.lower(index);
    if words.shape(index) != Shape::Number || word.len() != 4 {
        return None;
    }
    word.parse().ok().filter(|year| (1200..=2150).contains(year))
}

/// "a quarter past four on Monday morning", "half past nine in the evening": where the part of the day is told.
fn time_in_words(words: &Words<'_>, index: usize) -> Option<(u16, usize)> {
    let (minutes, at) = match words.lower(index) {
        "quarter" => (15, index + 1),
        "half" => (30, index + 1),
        "ten" | "10" => (10, index + 1),
        "twenty" | "20" => (20, index + 1),
        _ => (0, index),
    };
    let told = |word: &str| {
        let hour = HOURS.iter().position(|hour| *hour == word).map(|hour| hour as u16 + 1);
        hour.or_else(|| word.parse().ok()).filter(|hour| (1..=12).contains(hour))
    };
    // "ten to 12 men"
    let bare = matches!(words.lower(index), "ten" | "10" | "twenty" | "20") && words.lower(at) == "to";
    let (minute, last) = match words.lower(at) {
        "past" if minutes > 0 => (told(words.lower(at + 1))? % 12 * 60 + minutes, at + 1),
        "to" if minutes > 0 && minutes != 30 => (((told(words.lower(at + 1))? % 12 + 12) * 60 - minutes) % 720, at + 1),
        _ if words.lower(at + 1) == "o'clock" => (told(words.lower(at))? % 12 * 60, at + 1),
        _ => return None,
    };
    if bare && !matches!(words.lower(last + 1), "in" | "on" | "at" | "this" | "that" | "yesterday" | "today" | ",") {
        return None;
    }
    let later = (last + 1..last + 5).find_map(|at| match words.lower(at) {
        "morning" => Some(0),
        "afternoon" | "evening" | "night" => Some(720),
        _ => None,
    })?;
    Some((minute + later, last))
}

/// "10 a.m.", "6:30 pm", "10.30am", "noon".
fn time_of_day(words: &Words<'_>, index: usize) -> Option<(Date, usize)> {
    let at = |minute, last| Some((Date { minute: Some(minute), ..Date::default() }, last));
    match words.lower(index) {
        "noon" | "midday" => return at(12 * 60, index),
        "midnight" => return at(0, index),
        _ => {}
    }
    if words.shape(index) != Shape::Number {
        return None;
    }
    let written = words.lower(index);
    let (hours, minutes) = written.split_once([':', '.']).unwrap_or((written, "0"));
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let half = words.lower(index + 1);
    if hours > 24 || minutes > 59 {
        return None;
    }
    match half {
        "a.m." | "am" | "a.m" if hours <= 12 => at(hours % 12 * 60 + minutes, index + 1),
        "p.m." | "pm" | "p.m" if hours <= 12 => at((hours % 12 + 12) * 60 + minutes, index + 1),
        "gmt" | "utc" | "et" | "est" | "edt" | "cet" | "bst" if written.contains(':') => {
            at(hours * 60 + minutes, index)
        }
        // "at 14:30"; 10:30 may be in the evening, and a local time that of another place
        _ if written.contains(':')
            && (13..24).contains(&hours)
            && matches!(
                words.lower_before(index, 1),
                "at" | "around" | "about" | "by" | "until" | "since" | "from"
            )
            && half != "local" =>
        {
            at(hours * 60 + minutes, index)
        }
        _ => None,
    }
}

/// "yesterday", "last month", "two weeks ago" stays a duration.
fn relative(words: &Words<'_>, index: usize) -> Option<(Date, usize)> {
    let moment = |unit, by, last| Some((Date { moment: Some(Moment::Relative { unit, by }), ..Date::default() }, last));
    match words.lower(index) {
        "yesterday" => return moment(1, -1, index),
        "today" | "tonight" => return moment(1, 0, index),
        "tomorrow" => return moment(1, 1, index),
        // "over the weekend", "weekend traffic"
        "weekend" if words.lower_before(index, 1) == "the" => return moment(WEEKEND, 0, index),
        _ => {}
    }
    let by = match words.lower(index) {
        "last" => -1,
        "next" => 1,
        "this" => 0,
        _ => return None,
    };
    if words.lower_before(index, 1) == "the" {
        return None;
    }
    let unit = match words.lower(index + 1) {
        "night" if by < 0 => 1,
        "morning" | "afternoon" | "evening" if by == 0 => 1,
        "weekend" => WEEKEND,
        "week" => 7,
        "month" => 30,
        "year" => 365,
        _ => return None,
    };
    moment(unit, by, index + 1)
}

/// A year without a month: four digits where a year is likely.
fn year_alone(words: &Words<'_>, index: usize) -> Option<(Date, usize)> {
    let year = plain_year(words, index)?;
    if words.tight(index) && words.shape(index.wrapping_sub(1)) == Shape::Mark {
        let mark = words.lower_before(index, 1);
        if matches!(mark, "$" | "£" | "€" | "¥" | "#") {
            return None;
        }
    }
    let next = words.lower(index + 1);
    let owner = next == "'s" && year % 10 == 0;
    if (next == "s" || owner && matches!(words.lower_before(index, 1), "the" | "in" | "early" | "late" | "mid"))
        && words.tight(index + 1)
    {
        return Some((Date { year: Some(year), moment: Some(Moment::Decade), ..Date::default() }, index + 1));
    }
    let led = matches!(
        words.lower_before(index, 1),
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "during"
            | "year"
            | "early"
            | "late"
            | "mid"
            | "before"
            | "after"
            | "from"
            | "between"
            | "the"
            | "to"
            | "and"
            | "of"
            | "("
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "fall"
    );
    let ends = words.shape(index + 1) == Shape::Mark && !matches!(next, "%" | "°" | "$" | "€" | "£");
    let counted = words.shape(index + 1) == Shape::Word
        && (next.ends_with('s') || matches!(next, "people" | "men" | "women" | "children"));
    let bare = matches!(
        words.lower_before(index, 1),
        "in" | "since" | "until" | "during" | "(" | "year" | "early" | "late" | "mid"
    );
    (bare || (led || ends) && !counted || (1900..=2100).contains(&year) && !counted && !words.tight(index + 1))
        .then_some((Date { year: Some(year), ..Date::default() }, index))
}
