//! Stages: how far what is told of had come, where a claim tells it: at half-time, with half of the votes counted.

use smallvec::SmallVec;

use super::{
    alignment::Alignment,
    reading::{Kind, Reading},
    roles::head_from,
};
use crate::text::Pair;

/// Something that is not yet at its end, and how far it has come as far as a number tells.
type Stage = (Of, Option<u64>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Match,
    Count,
    Day,
}

/// Whether the claims tell of two stages of one thing.
pub(super) fn are_two(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> bool {
    let told = readings.map(stage);
    told.left != told.right || are_before_and_after(readings, alignment)
}

/// Whether the one tells of what was before something, the other of what was after it: "before the strike", "since the
/// strike".
fn are_before_and_after(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> bool {
    let bounds = readings.map(|reading| {
        let words = &reading.words;
        let side = |at: usize| match words.lower(at) {
            "before" | "until" => Some(false),
            "after" | "since" | "following" => Some(true),
            _ => None,
        };
        let told = (0..words.len()).filter_map(|at| Some((side(at)?, head_from(reading, at + 1)?)));
        told.collect::<SmallVec<[(bool, usize); 2]>>()
    });
    let mut pairs = bounds.left.iter().flat_map(|left| bounds.right.iter().map(move |right| (left, right)));
    pairs.any(|(left, right)| left.0 != right.0 && alignment.joins(left.1, right.1))
}

fn stage(reading: &Reading<'_>) -> Option<Stage> {
    let words = &reading.words;
    (0..words.len()).find_map(|at| {
        let before = |back: usize| words.lower_before(at, back);
        let of = match words.lower(at) {
            "halftime" => Of::Match,
            "time" if before(1) == "-" && before(2) == "half" || before(1) == "half" => Of::Match,
            "break" | "interval" if before(1) == "the" && before(2) == "at" => Of::Match,
            "counted" | "tallied" if is_part_way(reading, at) => Of::Count,
            "results" | "returns" | "count" | "counts" | "projections"
                if matches!(before(1), "early" | "partial" | "preliminary" | "provisional" | "initial") =>
            {
                Of::Count
            }
            "trading" | "trade" if matches!(before(1), "early" | "morning" | "midday" | "afternoon") => Of::Day,
            "noon" | "midday" if before(1) == "by" => Of::Day,
            _ => return None,
        };
        let share = if of == Of::Count { counted(reading, at) } else { None };
        Some((of, share))
    })
}

/// Words before what was counted, at most: "with 40 percent of the votes in the district counted".
const REACH: usize = 10;

/// Whether the word at a token says that part of something is done: "with half of the ballots counted".
fn is_part_way(reading: &Reading<'_>, at: usize) -> bool {
    let with = |back: &usize| matches!(reading.words.lower_before(at, *back), "with" | "after" | "once");
    (1..=REACH).any(|back| with(&back))
}

/// The number right before a token, up to the word that opens the phrase.
fn counted(reading: &Reading<'_>, at: usize) -> Option<u64> {
    let mut before = reading.items.iter().rev().filter(|item| item.last < at && item.first + REACH >= at);
    before.find_map(|item| match item.kind {
        Kind::Number(number) => Some(number.high.to_bits()),
        _ => None,
    })
}
