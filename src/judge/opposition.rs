//! Opposition: words that exclude each other in the same place.

use super::{
    Confidence, Reason, ReasonKind,
    negation::denials,
    reading::{Kind, Reading},
    slots::{Alignment, Gated, same_place, support},
    thesaurus::{Facing, Opposed},
};
use crate::{
    claims::cues::CueValue,
    text::{Pair, Side},
};

/// A word of each passage without counterpart, the two of them opposites in one place.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let open = Pair::from_fn(|side| open(readings, alignment, gated, side));
    let mut reasons = Vec::new();
    for &left in &open.left {
        let here = &readings.left.items[left];
        let Some(facing) = Facing::of(&here.stem, here.kin) else { continue };
        for &right in &open.right {
            let there = &readings.right.items[right];
            let Some(opposed) = facing.excludes(&there.stem, there.kin) else { continue };
            let named = here.named && here.first > 0 || there.named && there.first > 0;
            if named
                || denials(readings.left, left) % 2 != denials(readings.right, right) % 2
                || is_open(readings.left, left) != is_open(readings.right, right)
            {
                continue;
            }
            let placed = same_place(readings, alignment, left, right);
            let support = support(readings, alignment, left, right);
            let sure = placed && (support >= 2 && gated.holds(0.45, 0.4) || gated.holds(0.6, 0.45))
                || support >= 2 && gated.holds(0.6, 0.6);
            let outright = opposed == Opposed::Outright;
            let confidence = if sure && gated.claims >= 0.35 && (outright || gated.holds(0.6, 0.5)) {
                gated.confidence()
            } else if outright && placed && gated.holds(0.5, 0.4) && gated.claims >= 0.3 {
                Confidence::Low
            } else {
                continue;
            };
            let tokens = Pair::new((here.first, here.last), (there.first, there.last));
            reasons.push(Reason::quoting(ReasonKind::Opposition, confidence, readings, tokens));
        }
    }
    reasons
}

fn open(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated, side: Side) -> Vec<usize> {
    gated.passages[side]
        .items(readings[side])
        .filter(|&item| readings[side].items[item].kind == Kind::Word && alignment.partner(side, item).is_none())
        .filter(|&item| !readings[side].belongs_to_date(item))
        .collect()
}

/// Whether the clause only considers what `item` says: asked, planned or supposed, it excludes nothing that is so.
fn is_open(reading: &Reading<'_>, item: usize) -> bool {
    let found = &reading.items[item];
    // "He said he would" is "he will".
    let reported = reading.cues.iter().any(|cue| matches!(cue.value, CueValue::Speaker(_)));
    (0..found.first).rev().take_while(|&at| reading.clauses[at] == found.clause).any(|at| {
        let word = reading.words.lower(at);
        word == "would" && !reported
            || matches!(
                word,
                "whether"
                    | "if"
                    | "unless"
                    | "can"
                    | "could"
                    | "should"
                    | "may"
                    | "might"
                    | "consider"
                    | "considers"
                    | "considered"
                    | "considering"
                    | "wants"
                    | "wanted"
                    | "plans"
                    | "planned"
                    | "hopes"
                    | "hoped"
            )
    })
}
