//! Negation: what one clause says, the other denies.

use super::{
    Reason, ReasonKind,
    reading::{Kind, Reading},
    slots::{Alignment, Gated, support},
};
use crate::{
    claims::cues::{Certainty, CueValue},
    text::{Pair, Side},
};

/// How much of both passages must be aligned before a denial means anything.
const STRICT: f32 = 0.6;

/// A word that one passage denies and the other, where it corresponds, affirms.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if gated.least() < STRICT || Side::BOTH.into_iter().any(|side| is_open(readings[side])) {
        return Vec::new();
    }
    Side::BOTH
        .into_iter()
        .flat_map(|side| {
            denied(readings[side], gated, side).into_iter().filter_map(move |(cue, item)| {
                let partner = alignment.partner(side, item)?;
                let other = readings[side.other()];
                let here = denials(readings[side], item);
                let there = denials(other, partner);
                let noun = readings[side].words.lower(cue) == "no";
                let (left, right) = if side == Side::Left { (item, partner) } else { (partner, item) };
                // "no passenger was ejected, but some were": the noun alone is not what is denied.
                let told = !noun || support(readings, alignment, left, right) >= 2;
                (told
                    && here % 2 == 1
                    && there == 0
                    && !other.items[partner].framed
                    && says_outright(readings[side], (cue, item), other, partner))
                .then(|| reason(readings, side, (cue, item), partner))
            })
        })
        .take(1)
        .collect()
}

/// Whether either claim denies anything: nothing to compare otherwise.
pub(super) fn any(readings: Pair<&Reading<'_>>) -> bool {
    let denies = |reading: &Reading<'_>| (0..reading.words.len()).any(|token| denies_next(reading, token));
    denies(readings.left) || denies(readings.right)
}

/// Whether the claim asks or supposes rather than says.
fn is_open(reading: &Reading<'_>) -> bool {
    let words = &reading.words;
    (0..words.len()).any(|index| matches!(words.lower(index), "unless" | "if" | "?" | "until" | "whether" | "rather"))
}

/// Whether `partner` of the other claim says outright what `item` denies, in a like construction: no wish ("to
/// question"), no hedge, no duty on one side only, a noun for a noun.
fn says_outright(here: &Reading<'_>, (cue, item): (usize, usize), there: &Reading<'_>, partner: usize) -> bool {
    let before = |reading: &Reading<'_>, at: usize, words: &[&str]| {
        (at.saturating_sub(3)..at).any(|at| words.contains(&reading.words.lower(at)))
    };
    let (here_at, there_at) = (here.items[item].first, there.items[partner].first);
    let wish = there.words.lower_before(there_at, 1) == "to" && here.words.lower_before(here_at, 1) != "to";
    let noun =
        |reading: &Reading<'_>, at: usize| matches!(reading.words.lower_before(at, 1), "a" | "an" | "the" | "any");
    let copula = ["is", "are", "was", "were", "be", "been", "'s"];
    let like = match (here.words.lower(cue) == "no", noun(here, here_at)) {
        (true, _) => true,
        (false, true) => before(there, there_at, &copula),
        (false, false) => !noun(there, there_at),
    };
    !wish && like && is_bound(here, item) == is_bound(there, partner) && !is_hedged(there, partner)
}

/// Whether the clause of `item` says what should or could be.
fn is_bound(reading: &Reading<'_>, item: usize) -> bool {
    let clause = reading.items[item].clause;
    (0..reading.words.len()).filter(|&at| reading.clauses[at] == clause).any(|at| {
        let word = reading.words.lower(at);
        matches!(
            word.strip_suffix("n't").unwrap_or(word),
            "should" | "would" | "could" | "must" | "can" | "ca" | "ought"
        )
    })
}

/// Whether the clause of `item` only says what may be.
fn is_hedged(reading: &Reading<'_>, item: usize) -> bool {
    let clause = reading.items[item].clause;
    reading.cues.iter().any(|cue| {
        matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed)
            && reading.clauses[reading.token_at(cue.span.start)] == clause
    })
}

/// Whether token `token` stands in a clause that picks out who or what is meant: "migrants who do not pass".
fn is_relative(reading: &Reading<'_>, token: usize) -> bool {
    let clause = reading.clauses[token];
    (0..token)
        .filter(|&at| reading.clauses[at] == clause)
        .any(|at| matches!(reading.words.lower(at), "who" | "which" | "whose" | "whom"))
}

/// Each denial of the passage with the word that it denies: the next content word of its clause, nothing but auxiliaries
/// and adverbs between.
fn denied(reading: &Reading<'_>, gated: &Gated, side: Side) -> Vec<(usize, usize)> {
    let passage = gated.passages[side];
    let words = &reading.words;
    (0..words.len())
        .filter(|&token| denies_next(reading, token) && !reading.is_framed(token) && !is_relative(reading, token))
        .filter_map(|token| {
            let item = reading.item_from(token + 1);
            let found = reading.items.get(item)?;
            let direct = found.first - token <= 4
                && found.kind == Kind::Word
                && (token + 1..found.first).all(|at| {
                    matches!(
                        words.lower(at),
                        "be" | "been"
                            | "have"
                            | "had"
                            | "has"
                            | "to"
                            | "a"
                            | "an"
                            | "any"
                            | "yet"
                            | "even"
                            | "being"
                            | "the"
                            | "more"
                    )
                });
            (direct && found.clause == reading.clauses[token] && (passage.from..passage.to).contains(&item))
                .then_some((token, item))
        })
        .collect()
}

/// Whether the token denies the word that follows it: "not", "no", "never", "failed to", "has yet to".
fn denies_next(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    match words.lower(token) {
        "failed" | "refused" | "declined" | "fails" | "refuses" | "declines" | "yet" | "unable" => {
            words.lower(token + 1) == "to"
        }
        // "the captain, not the mate": a contrast, no denial.
        "not" if token > 0 && reading.clauses[token - 1] != reading.clauses[token] => false,
        "not" | "no" | "never" | "cannot" => is_negation(reading, token),
        word => word.ends_with("n't") && is_negation(reading, token),
    }
}

fn is_negation(reading: &Reading<'_>, token: usize) -> bool {
    let span = reading.words.span(token, token);
    reading.cues.iter().any(|cue| cue.value == CueValue::Negation && cue.span == span)
}

/// How many denials hold over `item`: those before it in its clause.
fn denials(reading: &Reading<'_>, item: usize) -> usize {
    let item = &reading.items[item];
    denial_tokens(reading)
        .into_iter()
        .filter(|&token| reading.clauses[token] == item.clause && token <= item.first)
        .count()
}

/// Words of negation, and verbs that deny what follows.
fn denial_tokens(reading: &Reading<'_>) -> Vec<usize> {
    let mut tokens: Vec<usize> = reading
        .cues
        .iter()
        .filter(|cue| cue.value == CueValue::Negation)
        .map(|cue| reading.token_at(cue.span.start))
        .collect();
    let words = &reading.words;
    tokens.extend((0..words.len()).filter(|&index| {
        matches!(
            words.lower(index),
            "deny"
                | "denies"
                | "denied"
                | "denying"
                | "refuse"
                | "refuses"
                | "refused"
                | "refusing"
                | "fail"
                | "fails"
                | "failed"
                | "failing"
                | "decline"
                | "declined"
                | "declines"
                | "lack"
                | "lacks"
                | "lacked"
                | "failure"
                | "without"
                | "stop"
                | "stopped"
                | "prevent"
                | "prevented"
                | "avoid"
                | "avoided"
                | "hardly"
                | "barely"
                | "reject"
                | "rejected"
                | "unlikely"
                | "ruled"
                | "impossible"
                | "false"
                | "no"
                | "yet"
        )
    }));
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

fn reason(readings: Pair<&Reading<'_>>, side: Side, (cue, item): (usize, usize), partner: usize) -> Reason {
    let here = (cue, readings[side].items[item].last);
    let there = &readings[side.other()].items[partner];
    let there = (there.first, there.last);
    let spans = match side {
        Side::Left => Pair::new(here, there),
        Side::Right => Pair::new(there, here),
    };
    Reason::quoting(ReasonKind::Negation, readings, spans, "One says it, the other denies it")
}
