//! Names: another one in the same place.

use super::{
    Reason, ReasonKind,
    reading::{Kind, Reading},
    slots::{Alignment, Gated, after, before},
};
use crate::{
    claims::cues::{CueValue, Name},
    text::{Pair, Side},
};

/// How much of both passages must be aligned before another name means anything.
const STRICT: f32 = 0.7;

/// The only name of each passage without counterpart, where both stand in the same place.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if gated.least() < STRICT {
        return Vec::new();
    }
    let open = Pair::from_fn(|side| open(readings[side], alignment, gated, side));
    let ([left], [right]) = (open.left.as_slice(), open.right.as_slice()) else { return Vec::new() };
    let items = Pair::from_fn(|side| {
        let (first, last) = [left, right][usize::from(side == Side::Right)];
        (readings[side].item_from(*first), readings[side].item_from(*last + 1).saturating_sub(1))
    });
    let follows = after(readings, alignment, items.left.1, items.right.1);
    let leads = before(readings, alignment, items.left.0, items.right.0);
    if !(follows && leads) || is_short_form(readings, *left, *right) {
        return Vec::new();
    }
    vec![Reason::quoting(ReasonKind::Name, readings, Pair::new(*left, *right), "Another name stands there")]
}

/// The names of a passage, as tokens, no word of which corresponds to anything.
fn open(reading: &Reading<'_>, alignment: &Alignment, gated: &Gated, side: Side) -> Vec<(usize, usize)> {
    let passage = gated.passages[side];
    reading
        .cues
        .iter()
        .filter(|cue| matches!(cue.value, CueValue::Name(Name { sure: true, .. })))
        .map(|cue| reading.tokens_of(cue.span))
        .filter(|&(first, last)| {
            let (from, to) = (reading.item_from(first), reading.item_from(last + 1));
            let items = &reading.items[from..to];
            from >= passage.from
                && to <= passage.to
                && !items.is_empty()
                && items.iter().all(|item| !item.framed && item.kind == Kind::Word)
                && (from..to).all(|item| alignment.partner(side, item).is_none())
        })
        .collect()
}

/// "EU" for "European Union", "Met" for "Metropolitan": initials or a beginning.
fn is_short_form(readings: Pair<&Reading<'_>>, left: (usize, usize), right: (usize, usize)) -> bool {
    let letters = |side: Side, (first, last): (usize, usize)| -> (String, String) {
        let words = &readings[side].words;
        let whole: String =
            (first..=last).flat_map(|at| words.lower(at).chars()).filter(|c| c.is_alphanumeric()).collect();
        let initials =
            (first..=last).filter_map(|at| words.lower(at).chars().next()).filter(|c| c.is_alphanumeric()).collect();
        (whole, initials)
    };
    let (left_whole, left_initials) = letters(Side::Left, left);
    let (right_whole, right_initials) = letters(Side::Right, right);
    let shorter = left_whole.chars().count().min(right_whole.chars().count());
    let common = left_whole.chars().zip(right_whole.chars()).take_while(|(l, r)| l == r).count();
    left_whole == right_initials || right_whole == left_initials || common >= shorter.min(3)
}
