//! Shares in words: "half", "a third of", "two-thirds", "one in five", "one pupil in five".

use super::{
    Bound, Quantity, Unit,
    unit::is_unit,
    value::{digits, part, part_of_a_point, part_of_many, small_number},
};
use crate::claims::words::{Shape, Words};

/// Whether the share from token `first` to `last` is by how much something changed: "fell by a third", "cut by almost half",
/// but not "by a third party".
fn is_step(words: &Words<'_>, first: usize, last: usize) -> bool {
    let rough = matches!(words.lower_before(first, 1), "almost" | "nearly" | "about" | "around" | "roughly" | "some");
    let by = words.lower_before(first, 1 + usize::from(rough)) == "by";
    let closed = words.shape(last + 1) != Shape::Word
        || matches!(
            words.lower(last + 1),
            "in" | "on"
                | "over"
                | "since"
                | "to"
                | "from"
                | "by"
                | "within"
                | "during"
                | "after"
                | "compared"
                | "this"
                | "last"
                | "and"
                | "as"
                | "because"
                | "between"
                | "before"
                | "owing"
                | "due"
                | "next"
                | "while"
                | "with"
                | "at"
                | "for"
        );
    by && closed && !words.tight(last + 1)
}

/// "half", "a third of", "two-thirds", "one in five", "nine out of ten".
pub(super) fn share_in_words(words: &Words<'_>, index: usize) -> Option<(Quantity, usize)> {
    let share = |value: f64, last: usize| {
        let quantity =
            Quantity { low: value, high: value, step: 1.0, bound: Bound::About, unit: Unit::Share, scale: 1.0 };
        Some((quantity, last))
    };
    if part_of_many(words, index).is_some() || part_of_a_point(words, index).is_some() {
        return None;
    }
    let word = words.lower(index);
    if word == "half" {
        // "the second half", "a year and a half", "half an hour", "half-owned" are no halves of what is told.
        let of_what =
            matches!(words.lower(index + 1), "of" | "the" | "all" | "its" | "their" | "his" | "her" | "those");
        let free = !matches!(words.lower_before(index, 1), "second" | "first" | "latter" | "other" | "a" | "better");
        return if of_what && free || is_step(words, index, index) { share(50.0, index) } else { None };
    }
    if matches!(word, "a" | "one") && matches!(words.lower(index + 1), "third" | "quarter" | "fifth" | "tenth" | "half")
    {
        let whole = part(words.lower(index + 1))?;
        let told = matches!(words.lower(index + 2), "of" | "off") || is_step(words, index, index + 1);
        return if told { share(100.0 / whole, index + 1) } else { None };
    }
    // "one child in three"
    let number_end = if word == "one" && is_one_of_many(words.lower(index + 1)) { index + 1 } else { index };
    let next = words.lower(number_end + 1);
    if part(next).is_none() && !matches!(next, "in" | "out") {
        return None;
    }
    let number = small_number(word).or_else(|| digits(word).map(|(value, _)| value))?;
    if let Some(whole) = part(words.lower(index + 1)).filter(|whole| number < *whole && number > 1.0) {
        return share(100.0 * number / whole, index + 1);
    }
    let (at, sure) = match next {
        "in" => (number_end + 2, true),
        "out" if words.lower(number_end + 2) == "of" => (number_end + 3, true),
        _ => (index, false),
    };
    let whole =
        small_number(words.lower(at)).or_else(|| digits(words.lower(at)).map(|(value, _)| value)).filter(|_| sure)?;
    // "two in 2019" is a year, "5 in 3 days" no share.
    (number < whole && whole <= 100.0 && (whole <= 10.0 || whole % 10.0 == 0.0) && !is_unit(words.lower(at + 1)))
        .then(|| share(100.0 * number / whole, at))
        .flatten()
}

/// What there is one of in so many: "one pupil in five".
fn is_one_of_many(word: &str) -> bool {
    matches!(
        word,
        "child"
            | "person"
            | "adult"
            | "man"
            | "woman"
            | "pupil"
            | "student"
            | "teenager"
            | "household"
            | "family"
            | "home"
            | "worker"
            | "employee"
            | "job"
            | "teacher"
            | "nurse"
            | "doctor"
            | "patient"
            | "voter"
            | "driver"
            | "resident"
            | "company"
            | "firm"
            | "school"
    )
}
