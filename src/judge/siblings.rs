//! Siblings: two that share the last word of their names, and whose claims tell of two: "Harbour Road", "Coast Road"; Marek
//! and Piotr of one surname. Relatives: somebody in one claim and who is somebody of theirs in the other: "Simon Tate", "Simon
//! Tate's assistant".

use std::ops::Range;

use super::{reading::Reading, spelling::is_of_one_name, status, thesaurus::Kin};
use crate::text::{Pair, Side, Span};

/// Shorter words ("St", "Mr", "J.") do not tell one from another.
const LEAST: usize = 3;

/// A claim tells of what is named in so many words from its begin.
const OPENING: usize = 12;

/// Who may be somebody's.
const RELATIVES: [&str; 30] = [
    "aide",
    "assistant",
    "associate",
    "boyfriend",
    "brother",
    "bodyguard",
    "colleague",
    "cousin",
    "daughter",
    "deputy",
    "driver",
    "ex",
    "father",
    "friend",
    "girlfriend",
    "husband",
    "mother",
    "neighbour",
    "neighbor",
    "nephew",
    "niece",
    "partner",
    "predecessor",
    "rival",
    "secretary",
    "sister",
    "son",
    "successor",
    "uncle",
    "wife",
];

/// Where each claim names one of two siblings and neither names the other.
pub(super) fn named(readings: Pair<&Reading<'_>>) -> Option<Pair<Span>> {
    let (Some(left), Some(right)) = (name(readings.left), name(readings.right)) else { return None };
    let names = Pair::new(left, right);
    let words = readings.map(|reading| &reading.words);
    let ends = Pair::new(words.left.lower(names.left.end - 1), words.right.lower(names.right.end - 1));
    // What of a name the other claim has nowhere.
    let own = |name: &Range<usize>, here: &Reading<'_>, there: &Reading<'_>| {
        (name.start..name.end - 1).all(|at| {
            let word = here.words.lower(at);
            word.len() >= LEAST
                && !(0..there.words.len()).any(|other| is_of_one_name(there.words.lower(other), word))
                && !there.is_in_article(here.words.raw(at))
        })
    };
    let two = ends.left == ends.right
        && !status::is_title(ends.left)
        && !is_somebody(readings.left, &names.left)
        && own(&names.left, readings.left, readings.right)
        && own(&names.right, readings.right, readings.left);
    two.then(|| Pair::from_fn(|side: Side| readings[side].in_article(names[side].start, names[side].end - 1)))
}

/// The name of two words that a claim tells of, near its begin.
fn name(reading: &Reading<'_>) -> Option<Range<usize>> {
    let words = &reading.words;
    let is_name =
        |at: usize| reading.items.get(reading.item_from(at)).is_some_and(|item| item.named && item.first == at);
    let start = (0..OPENING).find(|&at| words.capital(at) && words.capital(at + 1) && is_name(at))?;
    (!words.capital(start + 2)).then_some(start..start + 2)
}

/// "the Junior Professor"
fn is_somebody(reading: &Reading<'_>, name: &Range<usize>) -> bool {
    let item = reading.items.get(reading.item_from(name.end - 1));
    item.is_some_and(|item| item.root.kin.is_some_and(Kin::is_somebody))
}

/// Whether one claim tells of somebody, the other of who is somebody of theirs.
pub(super) fn are_relatives(readings: Pair<&Reading<'_>>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let (here, there) = (readings[side], readings[side.other()]);
        let theirs = |at: usize| here.words.lower(at + 1) == "'s" && !here.is_framed(at);
        (0..OPENING).filter(|&at| theirs(at)).any(|at| {
            let owner =
                |other: usize| there.words.lower(other) == here.words.lower(at) && there.words.lower(other + 1) != "'s";
            let whose = (at + 2..at + 5).find(|&at| RELATIVES.contains(&here.words.lower(at)));
            let told = |word: &str| (0..there.words.len()).any(|at| there.words.lower(at) == word);
            whose.is_some_and(|whose| !told(here.words.lower(whose))) && (0..there.words.len()).any(owner)
        })
    })
}
