//! Sorts: another kind of the same thing in one place ("a carpenter", "a baker"), and another place in a row ("the third
//! time", "the fourth time"), where everything else corresponds.

use smallvec::SmallVec;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    fate::may_both_befall,
    number,
    reading::{Item, Kind, Reading},
    slots::{Gated, after, before},
    thesaurus::Kin,
};
use crate::text::{Pair, Side};

/// At most so many words of a claim may be without counterpart: among many, some are always akin.
const FREE: usize = 2;

/// What colour a word names, those together that may be called by each other's names.
fn colour(word: &str) -> Option<u8> {
    Some(match word {
        "black" => 0,
        "white" | "silver" | "grey" | "gray" => 1,
        "red" | "pink" | "crimson" | "scarlet" | "maroon" => 2,
        "green" => 3,
        "blue" => 4,
        "yellow" | "gold" | "golden" => 5,
        "brown" | "tan" | "beige" => 6,
        "orange" => 7,
        "purple" | "violet" => 8,
        _ => return None,
    })
}

/// A word of each passage without counterpart, the two of them sisters, between words that correspond.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if !gated.holds(0.75, 0.7) || gated.common < 3 {
        return Vec::new();
    }
    let left = free(readings.left, alignment, gated, Side::Left);
    if left.is_empty() || left.len() > FREE {
        return Vec::new();
    }
    let free = Pair::new(left, free(readings.right, alignment, gated, Side::Right));
    if free.right.len() > FREE {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    for &left in &free.left {
        for &right in &free.right {
            let items = Pair::new(&readings.left.items[left], &readings.right.items[right]);
            let kind = if are_ordinals(readings, items) {
                // "46 million in the first quarter", "58 million in the second quarter": of each its own.
                let period = matches!(
                    readings.left.words.lower(items.left.last + 1),
                    "quarter" | "half" | "season" | "round" | "stage" | "leg" | "phase" | "day" | "week" | "year"
                );
                if period && number::any_open(readings) {
                    continue;
                }
                ReasonKind::Number
            } else if are_sisters(items.left, items.right) || are_colours(readings, items) {
                ReasonKind::Opposition
            } else {
                continue;
            };
            if may_both_befall(readings, Pair::new(left, right)) {
                continue;
            }
            // What opens a claim is what it tells of: "wheat rose" says nothing against "maize rose".
            let led = before(readings, alignment, left, right)
                || is_told_of(readings.left, items.left) && is_told_of(readings.right, items.right);
            let ends = Side::BOTH
                .into_iter()
                .all(|side| ends_clause(readings[side], if side == Side::Left { left } else { right }));
            if led && (ends || after(readings, alignment, left, right)) {
                let tokens = items.map(|item| (item.first, item.last));
                reasons.push(Reason::quoting(kind, Confidence::Medium, readings, tokens));
            }
        }
    }
    reasons
}

/// The words of a passage without counterpart, as far as they matter: up to the first of too many.
fn free(reading: &Reading<'_>, alignment: &Alignment, gated: &Gated, side: Side) -> SmallVec<[usize; FREE + 1]> {
    gated.passages[side]
        .items(reading)
        .filter(|&item| alignment.partner(side, item).is_none() && reading.items[item].kind == Kind::Word)
        .take(FREE + 1)
        .collect()
}

/// Whether the two are kinds of one thing, neither a kind of the other nor another word for it.
fn are_sisters(left: &Item<'_>, right: &Item<'_>) -> bool {
    let (Some(one), Some(other)) = (left.root.kin, right.root.kin) else { return false };
    let akin = |one: Kin, other: Kin| one.own().any(|own| other.own().chain(other.above()).any(|there| there == own));
    let sisters = one.above().any(|concept| other.above().any(|there| there == concept));
    let opposed = left.root.excludes(right.root).is_some();
    !left.named
        && !right.named
        && one.names_like(other)
        && sisters
        && !akin(one, other)
        && !akin(other, one)
        && !opposed
}

/// Whether both name a colour: "a red car", "a blue car".
fn are_colours(readings: Pair<&Reading<'_>>, items: Pair<&Item<'_>>) -> bool {
    let shade = |side: Side| {
        let item = items[side];
        colour(readings[side].words.lower(item.first)).filter(|_| !item.named)
    };
    matches!((shade(Side::Left), shade(Side::Right)), (Some(left), Some(right)) if left != right)
}

fn are_ordinals(readings: Pair<&Reading<'_>>, items: Pair<&Item<'_>>) -> bool {
    let place = |side: Side| ordinal(readings[side].words.lower(items[side].first));
    matches!((place(Side::Left), place(Side::Right)), (Some(left), Some(right)) if left != right)
}

/// The place that a word gives in a row, counted from 0.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    ORDINALS.iter().position(|ordinal| *ordinal == word).map(|place| place as u8)
}

/// Whether something is said to be it: "it was the third strike".
fn is_told_of(reading: &Reading<'_>, item: &Item<'_>) -> bool {
    (1..=2).any(|back| matches!(reading.words.lower_before(item.first, back), "is" | "are" | "was" | "were" | "as"))
}

fn ends_clause(reading: &Reading<'_>, item: usize) -> bool {
    reading.items.get(item + 1).is_none_or(|next| next.clause != reading.items[item].clause)
}
