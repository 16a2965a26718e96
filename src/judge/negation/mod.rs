//! Negation: what one clause says, the other denies.

mod deniers;
mod scope;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    candidacy,
    chain::Chain,
    circumstances,
    class::Class,
    occasion,
    reading::Reading,
    slots::{Gated, support},
};
use crate::{
    claims::{
        cues::{Certainty, CueValue},
        words::Shape,
    },
    text::{Pair, Side},
};
pub(super) use deniers::{
    befalls_nobody, denial_tokens, denials, deniers, denies_next, is_denial, may_deny, sets_aside,
};
use deniers::{denies_a_thing, past_trace};
pub(super) use scope::{Denied, is_denied_behind, is_relative, is_told_of_none_at_all};
use scope::{denied_words, is_told_of_nobody};

/// A word that one passage denies and the other, where it corresponds, affirms; `denied` is what each claim denies.
pub(super) fn conflicts(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    gated: &Gated,
    denied: &Pair<Vec<Denied>>,
) -> Vec<Reason> {
    // With less in common nothing is sure enough below.
    if !gated.holds(0.35, 0.25) {
        return Vec::new();
    }
    let mut reasons: Vec<Reason> = Side::BOTH
        .into_iter()
        .flat_map(|side| {
            let passage = gated.passages[side];
            let here_denied = denied[side].iter().filter(move |(_, item)| (passage.from..passage.to).contains(item));
            here_denied.filter_map(move |&(cue, item)| {
                let partner = alignment.partner(side, item)?;
                let other = readings[side.other()];
                let after = usize::from(cue > readings[side].items[item].first);
                let here = denials(readings[side], item) + after;
                let there =
                    denials(other, partner) + usize::from(is_denied_behind(other, &denied[side.other()], partner));
                if here.is_multiple_of(2) || there > 0 || other.items[partner].framed {
                    return None;
                }
                let noun = denies_a_thing(readings[side], cue) && !is_told_of_nobody(readings[side], (cue, item));
                let (left, right) = if side == Side::Left { (item, partner) } else { (partner, item) };
                let items = Pair::new(left, right);
                let tokens = || {
                    Pair::from_fn(|side| {
                        let item = &readings[side].items[items[side]];
                        (item.first, item.last)
                    })
                };
                let support = support(readings, alignment, left, right);
                let state = is_state_of(readings[side], cue, other, partner);
                let aside = sets_aside(readings[side], cue) && gated.holds(0.65, 0.5);
                let confidence = confidence(gated, support)
                    .or_else(|| aside.then_some(Confidence::Low))
                    .or_else(|| (state && gated.common >= 3 && gated.claims >= 0.3).then_some(Confidence::Low))?;
                // "no passenger was ejected, but some were": the noun alone is not what is denied.
                let traced = past_trace(&readings[side].words, cue) > cue;
                // "offered no apology", "apologised": a deed told by a noun.
                let deed = noun && is_told_as_deed(other, partner) && gated.holds(0.75, 0.6);
                let fate = befalls_nobody(readings[side], cue);
                let told = !noun || fate || traced || support >= 2 || deed || state || gated.holds(0.999, 0.999);
                // "free of ice", "ice-free"
                let free = readings[side].words.lower(cue) == "free"
                    && readings[side.other()].words.lower(readings[side.other()].items[partner].last + 1) == "free";
                (told
                    && !free
                    && !is_overtaken(readings, side, (cue, item), partner)
                    && !is_bygone(readings[side], cue, other)
                    && !is_of_its_time(readings[side], other)
                    && says_outright(readings[side], (cue, item), other, partner)
                    && !circumstances::differ(readings, alignment, items)
                    && !candidacy::are_for_two_offices(readings)
                    && (gated.holds(0.7, 0.6) || !occasion::are_two(readings, tokens())))
                .then(|| reason(confidence, readings, alignment, side, (cue, item), partner))
            })
        })
        .collect();
    // The first one, whichever side denies it.
    reasons.sort_by_key(|reason| reason.left.start + reason.right.start);
    reasons.truncate(1);
    reasons
}

/// What each claim denies; nothing where either asks or supposes rather than says.
pub(super) fn denied(readings: Pair<&Reading<'_>>) -> Pair<Vec<Denied>> {
    let any = !readings.left.deniers.is_empty() || !readings.right.deniers.is_empty();
    if !any || is_open(readings.left) || is_open(readings.right) {
        return Pair::default();
    }
    let mut denied = readings.map(denied_words);
    for side in Side::BOTH {
        let reading = readings[side];
        let other = readings[side.other()];
        // "to help rather than to hinder": nothing else that such a claim denies is told on its own.
        let rather = reading.deniers.iter().any(|&at| reading.words.lower(at) == "rather");
        denied[side].retain(|&(cue, item)| {
            if sets_aside(reading, cue) { is_deed_set_aside(reading, cue, item, other) } else { !rather }
        });
    }
    denied
}

/// Whether what is set aside is a deed: "rather than resign", "instead of paying".
fn is_deed_set_aside(reading: &Reading<'_>, cue: usize, item: usize, other: &Reading<'_>) -> bool {
    let found = &reading.items[item];
    let word = reading.words.lower(found.first);
    let does = |told: &str, before: &str| {
        told != word && (told.ends_with("ed") || told.ends_with('s'))
            || matches!(before, "to" | "will" | "would" | "should")
    };
    let told = other.items.iter().filter(|told| std::ptr::eq(told.root, found.root));
    found.first == cue + 2
        && (word.ends_with("ing")
            || told
                .into_iter()
                .any(|told| does(other.words.lower(told.first), other.words.lower_before(told.first, 1))))
}

/// Whether somebody is told to have got what the item names: "was given a ban".
fn is_given(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    (1..=3).any(|back| {
        matches!(
            reading.words.lower_before(first, back),
            "given" | "handed" | "got" | "received" | "receives" | "gets" | "faces" | "suffered" | "served" | "serving"
        )
    })
}

/// Whether what somebody says will not be is told as done on another day: "would not resign", "resigned on Thursday".
fn is_overtaken(readings: Pair<&Reading<'_>>, side: Side, (cue, item): Denied, partner: usize) -> bool {
    let will = |reading: &Reading<'_>, from: usize, to: usize| {
        (from..to).any(|at| matches!(reading.words.lower(at), "will" | "would" | "wo" | "to"))
    };
    let (here, there) = (readings[side], readings[side.other()]);
    let (first, other) = (here.items[item].first, there.items[partner].first);
    will(here, cue.saturating_sub(2), first)
        && !will(there, other.saturating_sub(3), other)
        && occasion::are_of_two_days(readings)
}

/// How sure it is that the passages speak of the same, `support` of the words around what is denied corresponding.
fn confidence(gated: &Gated, support: usize) -> Option<Confidence> {
    let sure = gated.holds(0.8, 0.4) && support >= 1
        || gated.holds(0.7, 0.55) && support >= 1 && gated.claims >= 0.6
        || gated.holds(0.6, 0.5) && support >= 2
        || gated.holds(0.8, 0.75)
        || gated.holds(0.7, 0.3) && support >= 3;
    if sure || gated.is_told_of_one(support) {
        Some(gated.confidence())
    } else {
        (support >= 2 && gated.holds(0.5, 0.4)).then_some(Confidence::Low)
    }
}

/// Whether the claim asks or supposes rather than says.
fn is_open(reading: &Reading<'_>) -> bool {
    let words = &reading.words;
    reading.told.has(Class::OPEN)
        && (0..words.len()).filter(|&index| reading.known[index].class.has(Class::OPEN)).any(|index| {
            match words.lower(index) {
                // "not until Monday": then it is so.
                "until" => words.lower_before(index, 1) == "not",
                // "had not ruled it out if supplies were at risk"
                "if" => !(1..index).any(|at| {
                    words.lower(at) == "not" && matches!(words.lower(at - 1), "had" | "has" | "have" | "did")
                }),
                _ => true,
            }
        })
}

/// Whether a claim with `word` in it may ask or suppose.
pub(super) fn may_suppose(word: &str) -> bool {
    matches!(word, "unless" | "if" | "?" | "whether" | "until")
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
    let like = match (denies_a_thing(here, cue), noun(here, here_at)) {
        (true, _) => true,
        (false, true) => before(there, there_at, &copula),
        (false, false) => !noun(there, there_at),
    };
    // "escaped a ban": only who was banned has not.
    let befell = !befalls_nobody(here, cue) || is_told_as_deed(there, partner) || is_given(there, partner);
    // What cannot be is not so, nor can it be.
    let impossible = matches!(here.words.lower(cue), "cannot" | "can't" | "unable" | "incapable");
    // "has not spoken", "the dictator": whose stem is that of "dictates".
    let doer = |reading: &Reading<'_>, at: usize| reading.words.lower(at).trim_end_matches('s').ends_with("ator");
    let person = doer(there, there_at) && !doer(here, here_at);
    !person
        && !wish
        && like
        && befell
        && (impossible || is_bound(here, item) == is_bound(there, partner))
        && !is_hedged(there, partner)
}

/// Whether the other claim affirms at `partner` what is denied, now and outright.
pub(super) fn is_affirmed(here: &Reading<'_>, denied: Denied, there: &Reading<'_>, partner: usize) -> bool {
    !is_bygone(here, denied.0, there) && !is_of_its_time(here, there) && says_outright(here, denied, there, partner)
}

/// Whether the clause of `item` says what should or could be.
fn is_bound(reading: &Reading<'_>, item: usize) -> bool {
    let clause = reading.items[item].clause;
    // "He said he would" is "he will".
    let reported = reading.cues.iter().any(|cue| matches!(cue.value, CueValue::Speaker(_)));
    (0..reading.words.len()).filter(|&at| reading.clauses[at] == clause).any(|at| {
        let word = reading.words.lower(at);
        match word.strip_suffix("n't").unwrap_or(word) {
            "should" | "could" | "must" | "can" | "ca" | "ought" => true,
            "would" => !reported,
            _ => false,
        }
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

/// Whether the one claim denies by a noun what the other tells as a state: "had no insurance", "was insured"; "received no
/// compensation", "was compensated".
fn is_state_of(here: &Reading<'_>, cue: usize, there: &Reading<'_>, partner: usize) -> bool {
    let found = &there.items[partner];
    let owns = matches!(
        here.words.lower_before(cue, 1),
        "has" | "have" | "had" | "with" | "receive" | "received" | "got" | "given" | "granted" | "awarded" | "paid"
    );
    let copula = (1..=2).any(|back| {
        matches!(there.words.lower_before(found.first, back), "is" | "are" | "was" | "were" | "been" | "be")
    });
    denies_a_thing(here, cue) && owns && copula && there.words.lower(found.first).ends_with("ed")
}

/// Whether the item is a deed done, by its ending, and no "closed shop": "apologised".
fn is_told_as_deed(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    let determined = matches!(
        reading.words.lower_before(first, 1),
        "a" | "an" | "the" | "any" | "some" | "his" | "her" | "its" | "their" | "of" | "no"
    );
    reading.words.lower(first).ends_with("ed") && !determined
}

/// Whether the one claim says at `cue` that something is no longer so, and the other that it was: "no longer plays",
/// "played".
pub(super) fn is_bygone(here: &Reading<'_>, cue: usize, there: &Reading<'_>) -> bool {
    let words = &here.words;
    if words.lower(cue) != "no" || words.lower(cue + 1) != "longer" {
        return false;
    }
    let before = words.lower_before(cue, 1);
    let has = |one: &str| (0..there.words.len()).any(|at| there.words.lower(at) == one);
    if matches!(before, "is" | "are") {
        return (has("was") || has("were")) && !has(before);
    }
    let past = |word: &str| word.ends_with("ed");
    let Some(verb) = here.items.get(here.item_from(cue + 2)).filter(|verb| !past(words.lower(verb.first))) else {
        return false;
    };
    there.items.iter().any(|item| {
        let told = there.words.lower(item.first);
        let used = there.words.lower_before(item.first, 1) == "to" && there.words.lower_before(item.first, 2) == "used";
        let still = there.words.lower_before(item.first, 1) == "still";
        item.root.stem == verb.root.stem && (past(told) || used) && !still
    })
}

/// Whether the claim only says what was not so before something else, or at first: later it may have been.
fn is_of_its_time(here: &Reading<'_>, there: &Reading<'_>) -> bool {
    let limits = |reading: &Reading<'_>| {
        let words = &reading.words;
        (0..words.len()).any(|at| match words.lower(at) {
            "before" => words.shape(at + 1) == Shape::Word,
            "initially" | "immediately" | "originally" => true,
            "at" => words.lower(at + 1) == "first",
            "prior" => words.lower(at + 1) == "to",
            "in" | "on" => words.lower(at + 1) == "time",
            _ => false,
        })
    };
    limits(here) && !limits(there)
}

/// The tokens of the other claim that say what is denied: a verb told of somebody with its auxiliaries, and with whom or what
/// both tell it of.
pub(super) fn affirmed(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    side: Side,
    denied: Denied,
    partner: usize,
) -> (usize, usize) {
    let (here, there) = (readings[side], readings[side.other()]);
    let verb = &there.items[partner];
    if !is_told_of_nobody(here, denied) {
        return (verb.first, verb.last);
    }
    let named = |at: &usize| {
        let told = &there.items[*at];
        let other = alignment.partner(side.other(), *at).map(|item| &here.items[item]);
        let subject = other.is_some_and(|other| other.first > denied.0 && other.first < here.items[denied.1].first);
        told.clause == verb.clause && told.first + WIDE >= verb.first && subject
    };
    let first = (0..partner).find(named).map_or(Chain::before(there, verb.first).from, |at| there.items[at].first);
    (first, verb.last)
}

/// So many words before a verb at most may the quotation of whom it is told of begin.
const WIDE: usize = 8;

fn reason(
    confidence: Confidence,
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    side: Side,
    denied: Denied,
    partner: usize,
) -> Reason {
    let item = &readings[side].items[denied.1];
    let here = (denied.0.min(item.first), item.last.max(denied.0));
    let there = affirmed(readings, alignment, side, denied, partner);
    let spans = match side {
        Side::Left => Pair::new(here, there),
        Side::Right => Pair::new(there, here),
    };
    Reason::quoting(ReasonKind::Negation, confidence, readings, spans)
}
