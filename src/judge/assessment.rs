//! Assessment: the same matter said to stand well on one side, badly on the other.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    circumstances,
    class::Class,
    converse,
    fate::may_both_befall,
    negation::denials,
    outcome::{is_conditional, is_supposed},
    reading::{Kind, Reading},
    slots::{Gated, same_place},
    stage,
};
use crate::text::{Pair, Side, lines::Lines};

/// How good or bad the words with a stem sound, in tenths, up to 40 either way.
static POLARITY: Lines<3_000, 8_192> = Lines::new(include_str!("../../assets/words/vader.txt"), b' ');

/// How good or bad words with this stem sound, if they do.
pub(super) fn tone(stem: &str) -> Option<i8> {
    POLARITY.get(stem)?.parse().ok()
}

/// How far apart two words must sound, in tenths.
const APART: u8 = 25;

/// A word of praise or hope without counterpart in the one passage, one of blame or despair in the other, in one place.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if !gated.holds(0.65, 0.55) || gated.claims < 0.45 {
        return Vec::new();
    }
    let polar = Pair::from_fn(|side| polar(readings[side], alignment, gated, side));
    // Praise and blame side by side: no assessment of one thing.
    let one_way = |words: &[(usize, i8)]| words.iter().all(|word| word.1 > 0) || words.iter().all(|word| word.1 < 0);
    if !one_way(&polar.left) || !one_way(&polar.right) {
        return Vec::new();
    }
    for &(left, good) in &polar.left {
        for &(right, bad) in &polar.right {
            let apart = good.signum() != bad.signum() && good.abs_diff(bad) >= APART;
            let supposed = is_conditional(readings.left, left) || is_conditional(readings.right, right);
            if !apart || supposed || !same_place(readings, alignment, left, right) {
                continue;
            }
            let tokens = Pair::new(
                (readings.left.items[left].first, readings.left.items[left].last),
                (readings.right.items[right].first, readings.right.items[right].last),
            );
            let items = Pair::new(left, right);
            if may_both_befall(readings, items)
                || converse::are_one(readings, alignment, items)
                || stage::are_two(readings, alignment)
                || circumstances::are_of_two(readings, alignment, tokens)
            {
                continue;
            }
            let confidence = if gated.holds(0.8, 0.7) { Confidence::Medium } else { Confidence::Low };
            return vec![Reason::quoting(ReasonKind::Assessment, confidence, readings, tokens)];
        }
    }
    Vec::new()
}

/// The words of a passage without counterpart that sound good or bad and are not denied.
fn polar(reading: &Reading<'_>, alignment: &Alignment, gated: &Gated, side: Side) -> Vec<(usize, i8)> {
    gated.passages[side]
        .items(reading)
        .filter(|&item| alignment.partner(side, item).is_none())
        .filter_map(|item| {
            let found = &reading.items[item];
            let toned = found.kind == Kind::Word && !found.named && found.root.class.has(Class::TONED);
            let value = if toned { tone(found.root.stem)? } else { return None };
            (denials(reading, item) == 0 && !is_supposed(reading, item)).then_some((item, value))
        })
        .collect()
}
