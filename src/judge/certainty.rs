//! Certainty: said outright on one side, hedged on the other.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    chain::Chain,
    class::Class,
    occasion::are_of_two_days,
    reading::{Kind, Reading},
    retold::Retold,
    slots::{Gated, support},
};
use crate::{
    claims::{
        cues::{Certainty, Cue, CueValue},
        words::Shape,
    },
    text::{Pair, Side},
};

/// How much of the passages must be aligned before a hedge means anything, on one side and on both ...
const STRICT: (f32, f32) = (0.6, 0.5);
/// ... and of the claims as wholes.
const WHOLE: f32 = 0.25;

/// A hedge in one passage where the other says the same without any hedge.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if !gated.holds(STRICT.0, STRICT.1) || gated.claims < WHOLE {
        return Vec::new();
    }
    hedged(readings, alignment, (gated, Told::Alike), gated.confidence())
}

/// From this score on claims are taken to tell the same, whatever else they tell.
const SURE: f64 = 0.8;

/// What claims that a link of this `score` joins both tell, hedged in one and outright in the other.
pub(super) fn of_one_deed(readings: Pair<&Reading<'_>>, alignment: &Alignment, score: f64) -> Vec<Reason> {
    let told = if score >= SURE { Told::Alike } else { Told::Within };
    hedged(readings, alignment, (&Gated::whole(readings), told), Confidence::Low)
}

/// What claims tell in other words, hedged in one and outright in the other.
pub(super) fn in_other_words(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    if retold.is_of_others() {
        return None;
    }
    let told = if retold.anchors >= TIED { Told::Tied } else { Told::Within };
    let reason = hedged(readings, alignment, (&Gated::whole(readings), told), Confidence::Low).pop()?;
    // "allegedly", where the other claim tells of charges; "expected", where it forecasts.
    let may_be = |side: Side| {
        let span = if side == Side::Left { reason.left } else { reason.right };
        let reading = readings[side];
        span.start >= reading.start && {
            let word = reading.words.lower(reading.token_at(span.start - reading.start));
            matches!(
                word,
                "may"
                    | "might"
                    | "could"
                    | "likely"
                    | "believed"
                    | "thought"
                    | "possibly"
                    | "probably"
                    | "perhaps"
                    | "suspected"
                    | "suspect"
                    | "suspects"
            )
        }
    };
    (may_be(Side::Left) || may_be(Side::Right)).then_some(reason)
}

/// How claims are known to tell the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// As wholes.
    Alike,
    /// In no more than the words around what is hedged.
    Within,
    /// As far as names, days and numbers tell.
    Tied,
}

/// So many words around what is hedged in one claim and said outright in another must correspond where nothing else tells
/// that they say the same.
const AROUND: usize = 2;

/// So many names, days and numbers tie claims together, wherever they stand.
const TIED: usize = 2;

/// What is softened by a word that so many words away in its clause at most.
const REACH: usize = 6;

fn hedged(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (gated, told): (&Gated, Told),
    confidence: Confidence,
) -> Vec<Reason> {
    for side in Side::BOTH {
        let (here, there) = (readings[side], readings[side.other()]);
        if told == Told::Alike && is_soft(there) || supposes(here) && !supposes(there) {
            continue;
        }
        for token in hedges(here) {
            let Some((hedged, plain)) = counterpart(readings, alignment, (side, gated, told), token) else { continue };
            let spans = if side == Side::Left { Pair::new(hedged, plain) } else { Pair::new(plain, hedged) };
            // "a farm worker has", "a second farm worker may have"
            if tells_of_another(here) != tells_of_another(there) {
                continue;
            }
            return vec![Reason::quoting(ReasonKind::Certainty, confidence, readings, spans)];
        }
    }
    Vec::new()
}

/// "another farm worker", "a second one"
fn tells_of_another(reading: &Reading<'_>) -> bool {
    let words = &reading.words;
    (0..words.len()).any(|at| match words.lower(at) {
        "another" => true,
        "second" | "third" | "fourth" => matches!(words.lower_before(at, 1), "a" | "an"),
        _ => false,
    })
}

/// Whether it is said what would be if something else were so.
fn supposes(reading: &Reading<'_>) -> bool {
    let words = &reading.words;
    // "wants to know if" asks.
    let asks = |at: usize| {
        matches!(
            words.lower_before(at, 1),
            "know" | "see" | "ask" | "asked" | "asking" | "wonder" | "decide" | "say" | "tell"
        )
    };
    let opens = |at: usize| matches!(words.lower(at), "if" | "unless") && !asks(at);
    reading.told.has(Class::OPEN) && (0..words.len()).any(opens)
}

/// The hedge at `token` with what it holds over, and the words of the other claim that say that outright: those over the
/// next word of the clause that has a counterpart, three words on at most.
fn counterpart(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (side, gated, told): (Side, &Gated, Told),
    token: usize,
) -> Option<((usize, usize), (usize, usize))> {
    let (here, there) = (readings[side], readings[side.other()]);
    let passage = gated.passages[side];
    let from = here.item_from(token + 1);
    let in_clause =
        |item: &usize| here.items[*item].clause == here.clauses[token] && (passage.from..passage.to).contains(item);
    let next = (from..(from + 4).min(here.items.len())).take_while(in_clause);
    let answered = |item: &usize| alignment.credit(side, *item) > 0.85 && here.items[*item].kind == Kind::Word;
    let item = next.into_iter().find(answered)?;
    let at = alignment.partner(side, item)?;
    let partner = &there.items[at];
    if told != Told::Alike {
        let (left, right) = if side == Side::Left { (item, at) } else { (at, item) };
        let softened = (partner.first.saturating_sub(REACH)..(partner.last + REACH).min(there.words.len()))
            .filter(|&at| there.clauses[at] == partner.clause && !there.is_framed(at))
            .any(|at| there.known[at].class.has(Class::SOFT) && !is_thing(there, at) || is_hedge(there, at));
        let able = here.words.lower(token) == "could";
        if able
            || item != from
            || softened
            || told == Told::Within && support(readings, alignment, left, right) < AROUND
        {
            return None;
        }
    }
    // "an announcement was made": done, and no thing that is told of.
    let is_done = || {
        let chain = Chain::before(there, partner.first);
        (chain.is || chain.has || chain.will) && there.words.lower(partner.first).ends_with("ed")
    };
    if told == Told::Tied && !is_done() {
        return None;
    }
    if partner.framed || is_soft_before(there, partner.first) || denies(there, partner.first) {
        return None;
    }
    let again = |reading: &Reading<'_>| (0..reading.words.len()).any(|at| reading.words.lower(at) == "again");
    if again(here) != again(there) {
        return None;
    }
    // "could see" is no hedge; "could close", where the other claim says "will close", is one.
    let able = here.words.lower(token) == "could" && !is_stative(here.words.lower(token + 1));
    if able
        && !(partner.first.saturating_sub(3)..partner.first).any(|at| matches!(there.words.lower(at), "will" | "'ll"))
    {
        return None;
    }
    if here.words.lower(token) == "expected" && is_arranged(there, partner.clause) {
        return None;
    }
    let verb = with_auxiliaries(there, partner.first);
    // "the opposition has won": what is said outright stands after the word that corresponds.
    let later = (verb == partner.first).then(|| auxiliaries_after(there, partner.last)).flatten();
    if item == from && here.items[item].first - token <= 4 && !is_determined(here, token, item) {
        if is_come((here, token, item), (there, at)) || are_of_two_days(readings) {
            return None;
        }
        return Some(((token, here.items[item].last), (verb, partner.last)));
    }
    // The verb itself has no counterpart: what stands before the next word that has one is held against it.
    let plain = match later {
        Some(later) => later,
        None if verb < partner.first => (verb, (verb + 3).min(partner.first - 1)),
        None => return None,
    };
    (gated.claims >= 0.5).then(|| ((token, here.items[from].last.max(token)), plain))
}

/// Whether `word` behind "could" tells what may be so, not what somebody may do.
fn is_stative(word: &str) -> bool {
    matches!(
        word,
        "be" | "have" | "well" | "belong" | "mean" | "explain" | "contain" | "date" | "stem" | "prove" | "represent"
    )
}

/// Whether what the one only looks forward to has come in the other: "is expected to plead guilty", "pleaded guilty".
pub(super) fn is_come(
    (here, token, item): (&Reading<'_>, usize, usize),
    (there, partner): (&Reading<'_>, usize),
) -> bool {
    let words = &here.words;
    let forward = matches!(words.lower(token), "may" | "might" | "could" | "expected" | "likely");
    let bare = (token + 1..here.items[item].first).all(|at| !matches!(words.lower(at), "be" | "have" | "been"));
    let done = &there.items[partner];
    let (verb, now) = (words.lower(here.items[item].first), there.words.lower(done.first));
    let chain = Chain::before(there, done.first);
    let past = verb != now && (now.ends_with("ed") || chain.has || chain.is && !now.ends_with("ing"));
    forward && bare && past && !chain.to && !chain.will && !chain.open
}

/// Whether a clause tells what is to come, as arranged: "the vote is set for Friday".
fn is_arranged(reading: &Reading<'_>, clause: usize) -> bool {
    let words = &reading.words;
    (0..words.len()).filter(|&at| reading.clauses[at] == clause).any(|at| match words.lower(at) {
        "scheduled" | "slated" | "due" | "planned" => true,
        "set" => matches!(words.lower(at + 1), "for" | "to"),
        _ => false,
    })
}

/// "may use the bay": the next content word is no verb.
fn is_determined(reading: &Reading<'_>, token: usize, item: usize) -> bool {
    (token + 1..reading.items[item].first).any(|at| {
        matches!(reading.words.lower(at), "the" | "a" | "an" | "their" | "his" | "her" | "its" | "this" | "that")
    })
}

fn denies(reading: &Reading<'_>, token: usize) -> bool {
    (token.saturating_sub(6)..token)
        .any(|at| reading.clauses[at] == reading.clauses[token] && matches!(reading.words.lower(at), "no" | "nor"))
}

/// The tokens of a claim that hedge a verb, outside frames.
fn hedges<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = usize> + 'r {
    reading
        .cues
        .iter()
        .filter(|cue| matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed))
        .map(|cue| reading.tokens_of(cue.span).1)
        .filter(|&token| !reading.is_framed(token) && hedges_verb(reading, token))
}

/// Whether the hedge stands before the verb that it hedges: "may have", "allegedly", "is believed to".
pub(super) fn hedges_verb(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    let next = words.lower(token + 1);
    match words.lower(token) {
        // "may prove a turning point": only "prove that" says what is shown.
        "may" | "might" | "could" => next != "not" && (next != "prove" || words.lower(token + 2) == "that"),
        "possibly" | "reportedly" | "allegedly" | "apparently" | "probably" | "perhaps" | "supposedly"
        | "presumably" | "seemingly" | "purportedly" | "potentially" => true,
        "likely" if matches!(words.lower_before(token, 1), "would" | "will") => true,
        "likely" | "believed" | "expected" | "thought" | "appears" | "appear" | "appeared" | "seems" | "seem"
        | "seemed" | "rumoured" | "rumored" => next == "to",
        "suspected" => matches!(next, "to" | "of"),
        "alleged" | "purported" | "supposed" => words.shape(token + 1) == Shape::Word,
        "hope" | "hopes" | "hoped" | "believe" | "believes" | "suspect" | "suspects" => next == "that",
        _ => false,
    }
}

/// Whether the word is told of as a thing: "the plan includes" says outright what it includes.
fn is_thing(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.words.lower_before(token, 1), "the" | "a" | "an" | "this" | "his" | "her" | "its" | "their")
}

/// Whether token `token` is a hedge.
pub(super) fn is_hedge(reading: &Reading<'_>, token: usize) -> bool {
    let span = reading.words.span(token, token);
    let hedges = |cue: &Cue| matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed);
    reading.cues.iter().any(|cue| hedges(cue) && cue.span.overlaps(span))
}

/// Whether anything in the claim is hedged, in whatever words.
pub(super) fn is_soft(reading: &Reading<'_>) -> bool {
    let hedged = reading
        .cues
        .iter()
        .any(|cue| matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed));
    hedged || reading.told.has(Class::SOFT)
}

/// Whether a claim with `word` in it says nothing outright.
pub(super) fn softens(word: &str) -> bool {
    matches!(
        word,
        "would"
            | "should"
            | "can"
            | "if"
            | "hope"
            | "hopes"
            | "hoped"
            | "promise"
            | "promised"
            | "threatened"
            | "threatens"
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
            | "possibility"
            | "accuse"
            | "accused"
            | "accusing"
            | "accuses"
            | "accusations"
            | "charged"
            | "alleging"
            | "allegations"
            | "suspicion"
            | "unclear"
            | "whether"
            | "think"
            | "thinks"
    )
}

fn is_soft_before(reading: &Reading<'_>, token: usize) -> bool {
    (token.saturating_sub(4)..token).any(|at| matches!(reading.words.lower(at), "not" | "never" | "to"))
}

/// The auxiliary shortly after token `token`, in its clause, and the word after it.
fn auxiliaries_after(reading: &Reading<'_>, token: usize) -> Option<(usize, usize)> {
    let at = (token + 1..(token + 5).min(reading.words.len() - 1))
        .take_while(|&at| reading.clauses[at] == reading.clauses[token])
        .find(|&at| matches!(reading.words.lower(at), "has" | "have" | "had" | "will"))?;
    Some((at, at + 1))
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
    let Some(last) = (token.saturating_sub(8)..token).rev().find(|&at| auxiliary(at) && within(at)) else {
        return token;
    };
    (0..=last).rev().take_while(|&at| auxiliary(at)).last().unwrap_or(last)
}
