//! How many of several a deed is told of.

use super::super::reading::{Item, Kind, Reading};

/// How many of them it is told of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Of those named, however many they are.
    Whole,
    All,
    /// The bits of a number.
    Number(u64),
    /// More than half of them: what is told of these may be denied of no other share so great.
    Most,
    /// "the remaining": two of these are the same.
    Rest,
    /// "some of".
    Part,
}

/// How many are told of by the words right before token `from`: "four of the seven", "the remaining".
pub(super) fn share(reading: &Reading<'_>, from: usize) -> Share {
    let words = &reading.words;
    let mut at = from;
    while at > 0 && matches!(words.lower(at - 1), "of" | "the" | "its" | "their" | "these" | "those") {
        at -= 1;
    }
    let counted = reading.item_from(at).checked_sub(1).map(|item| &reading.items[item]);
    match (counted, words.lower_before(at, 1)) {
        (Some(Item { kind: Kind::Number(number), last, .. }), _) if last + 1 == at => {
            Share::Number(number.low.to_bits())
        }
        (_, "all" | "every" | "each" | "both") => Share::All,
        (_, "most") => Share::Most,
        (_, "other" | "others" | "remaining" | "rest" | "more") => Share::Rest,
        (_, "some" | "many" | "half" | "several" | "few") => Share::Part,
        _ => Share::Whole,
    }
}
