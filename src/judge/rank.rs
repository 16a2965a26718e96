//! Ranks: the same person, a captain here and a colonel there.

use super::{Confidence, Reason, ReasonKind, alignment::Alignment, reading::Reading};
use crate::text::{Pair, Side};

/// Whether `word` is a rank, of which nobody has two.
pub(super) fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "general"
            | "colonel"
            | "major"
            | "captain"
            | "lieutenant"
            | "sergeant"
            | "corporal"
            | "admiral"
            | "commander"
            | "commodore"
            | "brigadier"
            | "marshal"
            | "inspector"
            | "superintendent"
            | "constable"
            | "archbishop"
            | "bishop"
            | "cardinal"
    )
}

/// Names of both claims behind other ranks.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    let ranked = readings.map(ranked);
    let pairs = ranked.left.iter().flat_map(|left| ranked.right.iter().map(move |right| Pair::new(*left, *right)));
    let mut at_odds = pairs.filter(|pair| {
        // "Lieutenant Colonel Moss" is "Colonel Moss", "Captain Moss of the frigate" may be a commander.
        let held = Pair::from_fn(|side: Side| readings[side].words.lower(pair[side].1));
        let ship = Pair::from_fn(|side: Side| matches!(held[side], "captain" | "commander"));
        alignment.joins(pair.left.2, pair.right.2) && held.left != held.right && !(ship.left && ship.right)
    });
    let tokens = at_odds.next()?.map(|(first, last, _)| (first, last));
    Some(Reason::quoting(ReasonKind::Status, Confidence::Medium, readings, tokens))
}

/// The first and the last token of the rank before each name, and the item of the name's last word.
fn ranked(reading: &Reading<'_>) -> Vec<(usize, usize, usize)> {
    let words = &reading.words;
    let name = |rank: usize| {
        let parts = (rank + 1..words.len()).take(4).take_while(|&at| words.capital(at));
        let item = reading.item_from(parts.last()?);
        reading.items.get(item).filter(|found| found.first > rank && found.named)?;
        Some(item)
    };
    let past =
        |at: usize| (1..=2).any(|back| matches!(words.lower_before(at, back), "then" | "former" | "ex" | "retired"));
    let ranks =
        (0..words.len()).filter(|&at| is_rank(words.lower(at)) && words.capital(at) && !is_rank(words.lower(at + 1)));
    ranks
        .filter_map(|at| {
            let first = at - usize::from(at > 0 && words.capital(at - 1) && is_rank(words.lower(at - 1)));
            (!past(first)).then(|| Some((first, at, name(at)?))).flatten()
        })
        .collect()
}
