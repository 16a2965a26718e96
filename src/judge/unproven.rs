//! Unproven: what one claim tells as so, and of which the other says in its own words that it may be so, or that nobody could
//! make sure of it.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::SYNONYM,
    certainty::{hedges_verb, is_come, is_hedge, is_soft},
    negation::denials,
    pairing,
    reading::{Kind, Reading},
    retold::Retold,
};
use crate::{
    claims::cues::CueValue,
    text::{Pair, Side},
};

/// What is hedged stands so many words behind the hedge at most.
const REACH: usize = 4;

/// A hedge on one side over what the other tells without any.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, anchors, .. } = *retold;
    if anchors == 0 {
        return None;
    }
    let found = Side::BOTH.into_iter().filter(|&side| !is_supposed(readings[side.other()])).flat_map(|side| {
        let here = readings[side];
        (0..here.words.len()).filter_map(move |at| hedged(here, at).or_else(|| unverified(here, at))).filter_map(
            move |(tokens, item)| {
                let partner = counterpart(retold, side, item)?;
                if is_come((here, tokens.0, item), (readings[side.other()], partner)) {
                    return None;
                }
                let found = &readings[side.other()].items[partner];
                let there = (found.first, found.last);
                Some(if side == Side::Left { Pair::new(tokens, there) } else { Pair::new(there, tokens) })
            },
        )
    });
    let tokens = pairing::first(readings, found, |tokens| tokens.map(|(first, _)| first))?;
    Some(Reason::quoting(ReasonKind::Certainty, Confidence::Low, readings, tokens))
}

/// Whether a claim tells anything as supposed, in whatever words.
fn is_supposed(reading: &Reading<'_>) -> bool {
    let words = &reading.words;
    let said = |at: usize| match words.lower(at) {
        "said" | "understood" | "reported" => words.lower(at + 1) == "to",
        "suspicions" | "rumour" | "rumours" | "rumor" | "rumors" | "claim" | "looks" | "projected" | "forecast"
        | "anticipated" | "unproven" | "unconfirmed" | "unverified" | "think" | "theory" => true,
        _ => false,
    };
    is_soft(reading) || (0..words.len()).any(said)
}

/// The item of the other claim that corresponds, told outright and with like words.
fn counterpart(retold: &Retold<'_, '_>, side: Side, item: usize) -> Option<usize> {
    let there = retold.readings[side.other()];
    let partner = retold.alignment.partner(side, item)?;
    let items = if side == Side::Left { Pair::new(item, partner) } else { Pair::new(partner, item) };
    let outright = !there.items[partner].framed && denials(there, partner) == 0;
    let around = if retold.alignment.credit(side, item) >= SYNONYM { 1 } else { 2 };
    (outright && retold.shared(items) >= around).then_some(partner)
}

/// What the hedge at token `at` holds over: "possibly the oldest".
fn hedged(reading: &Reading<'_>, at: usize) -> Option<((usize, usize), usize)> {
    // "could" may be able to, and what is expected is told so by one outlet and as coming by another.
    let vague = matches!(reading.words.lower(at), "could" | "expected") || reading.words.lower(at + 1) == "that";
    if vague || reading.is_framed(at) || !is_hedge(reading, at) || !hedges_verb(reading, at) {
        return None;
    }
    let item = reading.item_from(at + 1);
    let found = reading.items.get(item)?;
    // "may be a model": what stands next is no deed.
    let determined =
        (at + 1..found.first).any(|at| matches!(reading.words.lower(at), "a" | "an" | "his" | "her" | "its"));
    let near = found.first - at <= REACH && found.clause == reading.clauses[at];
    let told = found.kind == Kind::Word && !found.root.light;
    if determined || !near || !told {
        return None;
    }
    Some(((at, reading.items[item].last), item))
}

/// What could not be made sure of at token `at`: "could not be verified", "unconfirmed reports of".
fn unverified(reading: &Reading<'_>, at: usize) -> Option<((usize, usize), usize)> {
    let words = &reading.words;
    let assured =
        matches!(words.lower(at), "verified" | "confirmed" | "substantiated" | "corroborated" | "proven" | "proved");
    let turned = assured
        && reading.cues.iter().any(|cue| {
            cue.value == CueValue::Negation && {
                let denial = reading.token_at(cue.span.start);
                denial < at && at - denial <= 4
            }
        });
    if turned {
        let clause = reading.clauses[at];
        let items = (0..reading.item_from(at)).rev().filter(|&item| reading.items[item].clause == clause);
        let denial = (at.saturating_sub(4)..at)
            .find(|&at| matches!(words.lower(at), "not" | "never" | "cannot") || words.lower(at).ends_with("n't"))?;
        let item =
            items.into_iter().find(|&item| reading.items[item].last < denial && !reading.items[item].root.light)?;
        return Some(((denial.saturating_sub(1), at), item));
    }
    let bare =
        matches!(words.lower(at), "unconfirmed" | "unverified" | "unproven" | "unsubstantiated" | "uncorroborated");
    if !bare {
        return None;
    }
    let of = (at + 1..at + 4).find(|&at| matches!(words.lower(at), "of" | "that"))?;
    let item = reading.item_from(of + 1);
    reading.items.get(item).map(|found| ((at, found.last), item))
}
