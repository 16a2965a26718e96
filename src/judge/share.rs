//! Shares: how many of one group, told in words: a handful of them, most, nearly all.

use super::{
    Confidence, Reason, ReasonKind,
    reading::Reading,
    retold::{Phrase, Retold},
    who::is_plural,
};
use crate::{
    claims::words::{Shape, Words},
    text::{Pair, Side},
};

/// Shares that are no further apart may be one.
const NEAR: u8 = 1;

/// A group, and how many of it a claim tells of.
#[derive(Clone, Copy)]
struct Shared {
    /// From 1, a few, to 6, all of them.
    share: u8,
    group: Phrase,
    tokens: (usize, usize),
}

/// Shares of one group that exclude each other.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    let told = readings.map(shares);
    let ([left], [right]) = (told.left.as_slice(), told.right.as_slice()) else { return None };
    let both = Pair::new(left, right);
    // "nurses", "nursing staff"
    let of_one = |side: Side| {
        let other = both[side.other()].group;
        let partner = alignment.partner(side, both[side].group.head);
        partner.is_some_and(|partner| other.has(partner))
    };
    let deeds = Pair::from_fn(|side| deed(readings[side], both[side]));
    let two = matches!((deeds.left, deeds.right), (Some(left), Some(right)) if !alignment.joins(left, right));
    let odd = !two && left.share.abs_diff(right.share) > NEAR && (of_one(Side::Left) || of_one(Side::Right));
    odd.then(|| Reason::quoting(ReasonKind::Degree, Confidence::Medium, readings, both.map(|told| told.tokens)))
}

/// What is told of a group: the verb behind it, in its clause.
fn deed(reading: &Reading<'_>, told: &Shared) -> Option<usize> {
    let clause = reading.items[told.group.head].clause;
    let behind = (told.group.last + 1..reading.items.len()).take_while(|&at| reading.items[at].clause == clause);
    behind.into_iter().find(|&at| {
        let first = reading.items[at].first;
        reading.words.lower(first).ends_with("ed")
            || matches!(reading.words.lower_before(first, 1), "were" | "was" | "have" | "had")
    })
}

/// The shares that a claim tells of.
fn shares(reading: &Reading<'_>) -> Vec<Shared> {
    (0..reading.words.len()).filter_map(|at| share(reading, at)).collect()
}

/// The share told at token `at`, and of what.
fn share(reading: &Reading<'_>, at: usize) -> Option<Shared> {
    let words = &reading.words;
    let (before, next) = (words.lower_before(at, 1), words.lower(at + 1));
    if matches!(before, "not" | "no" | "n't") {
        return None;
    }
    let of = next == "of";
    let nearly = matches!(before, "almost" | "nearly" | "virtually" | "practically");
    let (share, first) = match words.lower(at) {
        "all" | "every" | "each" if nearly => (5, at - 1),
        "all" | "every"
            if !matches!(before, "at" | "after" | "above" | "of" | "in" | "they" | "we" | "were" | "are") =>
        {
            (6, at)
        }
        "most" if !matches!(before, "the" | "at" | "its" | "their" | "his" | "her" | "'s") => (4, at),
        "majority" | "bulk" if of => majority(words, at),
        "much" if of => (4, at),
        "half" if of && before != "a" => (3, at),
        "little" if of && before != "a" => (1, at),
        "some" | "several" => (2, at),
        "number" if of => match before {
            "a" => (2, at - 1),
            "small" | "tiny" => (1, at - 1),
            _ => return None,
        },
        "handful" | "minority" | "fraction" | "couple" if of => (1, at),
        "few" if !matches!(before, "quite" | "past" | "last" | "next" | "the" | "first" | "every") => (1, at),
        _ => return None,
    };
    let first = if matches!(words.lower_before(first, 1), "a" | "an" | "the" | "only") { first - 1 } else { first };
    let mut start = at + 1;
    while of_group(words, start) {
        start += 1;
    }
    // "some 300 people"
    let about = share == 2 && words.shape(start) == Shape::Number;
    let group = Phrase::from(reading, start).filter(|_| !about)?;
    let several = is_plural(reading, group.head) || matches!(words.lower(at), "every" | "each") || of;
    several.then_some(Shared { share, group, tokens: (first, reading.items[group.head].last) })
}

/// Words between a share and its group: "of the".
fn of_group(words: &Words<'_>, at: usize) -> bool {
    matches!(words.lower(at), "of" | "the" | "its" | "their" | "his" | "her" | "these" | "those" | "one")
        || words.shape(at) == Shape::Number
}

/// "a slim majority", "the vast majority", and where that begins.
fn majority(words: &Words<'_>, at: usize) -> (u8, usize) {
    match words.lower_before(at, 1) {
        "slim" | "narrow" | "bare" | "small" | "slender" | "slight" => (3, at - 1),
        "vast" | "overwhelming" | "great" | "huge" | "large" => (5, at - 1),
        _ => (4, at),
    }
}
