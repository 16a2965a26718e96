//! Leaving: what somebody did alone on one side, what was done to the same on the other: resigned, was dismissed;
//! surrendered, was captured.

use super::{
    Confidence, Reason, ReasonKind,
    acts::{Act, Standing, acts, deed_of},
    alignment::Alignment,
    class::Class,
    reading::Reading,
    who::{Who, fit},
};
use crate::text::{Pair, Side};

/// What a reason says.
pub(super) const SAYS: &str = "On one side it is done by choice, on the other by somebody else";

/// Deeds of one's own and what stands against them if it is done to the same.
const PAIRS: [(&[&str], &[&str]); 2] =
    [(&["resign", "retire"], &["fire", "remov", "expel", "forc_out"]), (&["surrend"], &["captur"])];

/// Somebody who leaves of himself on one side and is made to on the other.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !readings.left.told.has(Class::DEED) || !readings.right.told.has(Class::DEED) {
        return None;
    }
    let is = |side: Side, stems: &[&str]| {
        let reading = readings[side];
        let deeds = stems.iter().filter_map(|stem| deed_of(stem));
        let told = |deed: u16| reading.items.iter().any(|item| deed_of(item.root.stem) == Some(deed));
        deeds.into_iter().any(told)
    };
    Side::BOTH.into_iter().find_map(|side| {
        let other = side.other();
        PAIRS.iter().find_map(|(own, made)| {
            // Told in both ways on one side, it is no matter of how it is told.
            if !is(side, own) || !is(other, made) || is(side, made) || is(other, own) {
                return None;
            }
            let of = |side: Side, stems: &[&str]| {
                let deeds: Vec<u16> = stems.iter().filter_map(|stem| deed_of(stem)).collect();
                let mut told = acts(readings[side]);
                told.retain(|act| deeds.contains(&act.deed) && is_done(act));
                told
            };
            let (own, made) = (of(side, own), of(other, made));
            let pairs = || own.iter().flat_map(|own| made.iter().map(move |made| (own, made)));
            let (own, made) = pairs().find(|(own, made)| {
                let left = if side == Side::Left { (own.doer, made.other) } else { (made.other, own.doer) };
                let told = own.doer != Who::Open && made.other != Who::Open;
                told && fit(readings, alignment, left.0, left.1).is_some_and(|fits| fits > 0)
            })?;
            let tokens = if side == Side::Left { (own.tokens, made.tokens) } else { (made.tokens, own.tokens) };
            let tokens = Pair::new(tokens.0, tokens.1);
            Some(Reason::saying(SAYS, ReasonKind::Opposition, Confidence::Low, readings, tokens))
        })
    })
}

fn is_done(act: &Act) -> bool {
    matches!(act.standing, Standing::Done | Standing::Announced)
}
