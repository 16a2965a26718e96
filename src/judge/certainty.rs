//! Certainty: said outright on one side, hedged on the other.

use super::{
    Reason, ReasonKind,
    reading::{Kind, Reading},
    slots::{Alignment, Gated},
};
use crate::{
    claims::cues::{Certainty, CueValue},
    text::{Pair, Side},
};

/// How much of both passages must be aligned before a hedge means anything.
const STRICT: f32 = 0.6;

/// A hedge before a word of one passage where the other passage says the same word without any hedge.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if gated.least() < STRICT {
        return Vec::new();
    }
    for side in Side::BOTH {
        let (here, there) = (readings[side], readings[side.other()]);
        if is_soft(there) {
            continue;
        }
        for (token, item) in hedged(here, gated, side) {
            let Some(partner) = alignment.partner(side, item) else { continue };
            let partner = &there.items[partner];
            if partner.framed || is_soft_before(there, partner.first) {
                continue;
            }
            let plain = (with_auxiliaries(there, partner.first), partner.last);
            let hedged = (token, here.items[item].last);
            let spans = if side == Side::Left { Pair::new(hedged, plain) } else { Pair::new(plain, hedged) };
            return vec![Reason::quoting(ReasonKind::Certainty, readings, spans, "The certainty differs")];
        }
    }
    Vec::new()
}

/// The hedges of a passage outside frames, each with the word it holds over: the next content word of its clause.
fn hedged(reading: &Reading<'_>, gated: &Gated, side: Side) -> Vec<(usize, usize)> {
    let passage = gated.passages[side];
    reading
        .cues
        .iter()
        .filter(|cue| matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed))
        .map(|cue| reading.tokens_of(cue.span).1)
        .filter(|&token| !reading.is_framed(token) && hedges_verb(reading, token))
        .filter_map(|token| {
            let item = reading.item_from(token + 1);
            let found = reading.items.get(item)?;
            let holds = found.kind == Kind::Word
                && found.first - token <= 4
                && found.clause == reading.clauses[token]
                && (passage.from..passage.to).contains(&item);
            holds.then_some((token, item))
        })
        .collect()
}

/// Whether the hedge stands before the verb that it hedges: "may have", "allegedly", "is believed to".
fn hedges_verb(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    match words.lower(token) {
        "may" | "might" | "possibly" | "reportedly" | "allegedly" | "apparently" | "probably" => true,
        "likely" | "believed" | "expected" | "thought" | "appears" | "appeared" | "seems" | "seemed" => {
            words.lower(token + 1) == "to"
        }
        _ => false,
    }
}

/// Whether anything in the claim is hedged, in whatever words.
fn is_soft(reading: &Reading<'_>) -> bool {
    let hedged = reading
        .cues
        .iter()
        .any(|cue| matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed));
    let words = &reading.words;
    hedged
        || (0..words.len()).any(|at| {
            matches!(
                words.lower(at),
                "would"
                    | "should"
                    | "can"
                    | "if"
                    | "hope"
                    | "hopes"
                    | "hoped"
                    | "plan"
                    | "plans"
                    | "planned"
                    | "fear"
                    | "fears"
                    | "suggest"
                    | "suggests"
                    | "suggested"
                    | "chance"
                    | "risk"
                    | "want"
                    | "wants"
                    | "?"
                    | "potential"
                    | "possible"
                    | "accusations"
                    | "charged"
                    | "alleging"
                    | "allegations"
                    | "suspicion"
                    | "unclear"
                    | "whether"
            )
        })
}

fn is_soft_before(reading: &Reading<'_>, token: usize) -> bool {
    (token.saturating_sub(4)..token).any(|at| matches!(reading.words.lower(at), "not" | "never" | "to"))
}

/// The token from which to quote what is said outright: the auxiliary shortly before token `token`, if there is one.
fn with_auxiliaries(reading: &Reading<'_>, token: usize) -> usize {
    let auxiliary = |at: usize| {
        matches!(
            reading.words.lower(at),
            "will" | "has" | "have" | "had" | "is" | "are" | "was" | "were" | "been" | "be"
        )
    };
    let within = |at: usize| reading.clauses[at] == reading.clauses[token];
    let Some(last) = (token.saturating_sub(4)..token).rev().find(|&at| auxiliary(at) && within(at)) else {
        return token;
    };
    (0..=last).rev().take_while(|&at| auxiliary(at)).last().unwrap_or(last)
}
