//! The fate of those who are counted: "14 people were killed", "displaced 900".

use super::reading::Reading;
use crate::text::{Pair, Side};

/// What happened to those who are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Dead,
    Hurt,
    Missing,
    Held,
    Saved,
    Uprooted,
}

fn fate_of(word: &str) -> Option<Fate> {
    Some(match word {
        "killed" | "killing" | "kills" | "dead" | "die" | "died" | "dies" | "deaths" | "death" | "toll" | "lives"
        | "bodies" | "fatalities" | "perished" | "drowned" | "slain" | "murdered" | "fatally" => Fate::Dead,
        "injured" | "injuring" | "injures" | "hurt" | "hurting" | "wounded" | "wounding" | "injuries" => Fate::Hurt,
        "missing" | "unaccounted" | "vanished" => Fate::Missing,
        "arrested" | "arrests" | "arresting" | "detained" | "detaining" | "custody" => Fate::Held,
        "rescued" | "rescuing" | "saved" | "survivors" | "survived" => Fate::Saved,
        "displaced" | "evacuated" | "homeless" | "evacuating" | "displacing" => Fate::Uprooted,
        _ => return None,
    })
}

/// The fate of those whom the number counts, by the nearest word that tells one in its clause: four words before it or
/// eight after it.
pub(super) fn fate(reading: &Reading<'_>, item: usize) -> Option<Fate> {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let clause = reading.items[item].clause;
    let told = |at: &usize| reading.clauses.get(*at) == Some(&clause);
    let find = |at: usize| fate_of(reading.words.lower(at));
    let after = (last + 1..last + 9).take_while(told).find_map(|at| find(at).map(|fate| (at - last, fate)));
    let before =
        (first.saturating_sub(4)..first).rev().take_while(told).find_map(|at| find(at).map(|fate| (first - at, fate)));
    match (before, after) {
        (Some(before), Some(after)) => Some(if before.0 <= after.0 { before.1 } else { after.1 }),
        (one, other) => one.or(other).map(|(_, fate)| fate),
    }
}

/// The only fate that a claim tells of anybody, where it gives a toll.
pub(super) fn only_fate(reading: &Reading<'_>) -> Option<Fate> {
    let words = &reading.words;
    let counts = |at: usize| match words.lower(at) {
        "toll" => true,
        // "the number of dead"
        "number" => words.lower(at + 1) == "of" && (at + 2..at + 4).any(|at| fate_of(words.lower(at)).is_some()),
        _ => false,
    };
    if !(0..words.len()).any(counts) {
        return None;
    }
    let mut told = (0..reading.words.len()).filter_map(|at| fate_of(reading.words.lower(at)));
    let first = told.next()?;
    told.all(|fate| fate == first).then_some(first)
}

/// Whether the words at `items` tell two fates that the same people may have: who was hurt in a crash has survived it.
pub(super) fn may_both_befall(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let fate = |side: Side| fate_of(readings[side].words.lower(readings[side].items[items[side]].first));
    let (Some(left), Some(right)) = (fate(Side::Left), fate(Side::Right)) else { return false };
    let dead = |fate: Fate| fate == Fate::Dead;
    left != right && !dead(left) && !dead(right)
}
