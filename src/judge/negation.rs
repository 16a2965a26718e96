//! Negation: what one clause says, the other denies.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    candidacy, circumstances,
    class::Class,
    occasion,
    reading::{Kind, Reading},
    roles::is_determiner,
    slots::{Gated, support},
    who,
};
use crate::{
    claims::{
        cues::{Certainty, CueValue, Part},
        lexicon,
        words::{Shape, Words},
    },
    text::{Pair, Side},
};

/// How a word denies.
enum Denial {
    /// The word after this one: "failed to win".
    Before(&'static str),
    /// The thing right after it: "lacks a roof".
    Thing,
    /// Only what its clause says as a whole.
    Clause,
}

static DENIALS: LazyLock<lexicon::Table<Denial>> = LazyLock::new(|| {
    lexicon::Table::new(include_str!("../../assets/words/denials.tsv"), |how| {
        Some(match how {
            "to" => Denial::Before("to"),
            "of" => Denial::Before("of"),
            "from" => Denial::Before("from"),
            "noun" => Denial::Thing,
            _ => Denial::Clause,
        })
    })
});

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
                let noun = denies_a_thing(readings[side], cue);
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
                let confidence = confidence(gated, support)
                    .or_else(|| (state && gated.common >= 3 && gated.claims >= 0.3).then_some(Confidence::Low))?;
                // "no passenger was ejected, but some were": the noun alone is not what is denied.
                let traced = past_trace(&readings[side].words, cue) > cue;
                // "offered no apology", "apologised": a deed told by a noun.
                let deed = noun && is_told_as_deed(other, partner) && gated.holds(0.75, 0.6);
                let told = !noun || traced || support >= 2 || deed || state || gated.holds(0.999, 0.999);
                // "free of ice", "ice-free"
                let free = readings[side].words.lower(cue) == "free"
                    && readings[side.other()].words.lower(readings[side.other()].items[partner].last + 1) == "free";
                (told
                    && !free
                    && !is_bygone(readings[side], cue, other)
                    && !is_of_its_time(readings[side], other)
                    && here % 2 == 1
                    && there == 0
                    && !other.items[partner].framed
                    && says_outright(readings[side], (cue, item), other, partner)
                    && !circumstances::differ(readings, alignment, items)
                    && !candidacy::are_for_two_offices(readings)
                    && (gated.holds(0.7, 0.6) || !occasion::are_two(readings, tokens())))
                .then(|| reason(confidence, readings, side, (cue, item), partner))
            })
        })
        .collect();
    // The first one, whichever side denies it.
    reasons.sort_by_key(|reason| reason.left.start + reason.right.start);
    reasons.truncate(1);
    reasons
}

/// Whether a word behind an item denies it: "revealed nothing".
pub(super) fn is_denied_behind(reading: &Reading<'_>, denied: &[Denied], item: usize) -> bool {
    denied.iter().any(|&(cue, found)| found == item && cue > reading.items[item].first)
}

/// What each claim denies; nothing where either asks or supposes rather than says.
pub(super) fn denied(readings: Pair<&Reading<'_>>) -> Pair<Vec<Denied>> {
    let any = !readings.left.deniers.is_empty() || !readings.right.deniers.is_empty();
    if !any || is_open(readings.left) || is_open(readings.right) {
        return Pair::default();
    }
    readings.map(denied_words)
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
            // "not until Monday": then it is so.
            words.lower(index) != "until" || words.lower_before(index, 1) == "not"
        })
}

/// Whether a claim with `word` in it may ask or suppose.
pub(super) fn may_suppose(word: &str) -> bool {
    matches!(word, "unless" | "if" | "?" | "whether" | "rather" | "until")
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
    // What cannot be is not so, nor can it be.
    let impossible = matches!(here.words.lower(cue), "cannot" | "can't" | "unable" | "incapable");
    !wish && like && (impossible || is_bound(here, item) == is_bound(there, partner)) && !is_hedged(there, partner)
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

/// Whether token `token` stands in a clause that picks out who or what is meant: "migrants who do not pass".
pub(super) fn is_relative(reading: &Reading<'_>, token: usize) -> bool {
    let clause = reading.clauses[token];
    let opens = |&at: &usize| matches!(reading.words.lower(at), "who" | "which" | "whose" | "whom");
    let pronoun = (0..token).filter(|&at| reading.clauses[at] == clause).rfind(opens);
    pronoun.is_some_and(|pronoun| !is_behind_relative(reading, pronoun, token))
}

/// Whether the denial at `token` belongs to the verb that goes on behind what a relative pronoun opened: "the driver who hit
/// a wall was not hurt".
fn is_behind_relative(reading: &Reading<'_>, pronoun: usize, token: usize) -> bool {
    let words = &reading.words;
    let auxiliary = |at: usize| {
        matches!(
            words.lower(at),
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "did" | "does" | "do" | "will" | "would"
        )
    };
    let verb = pronoun + 1;
    // "who think that it is not so", "which the man had not seen", "whose car was not insured"
    let tells = reading.known[verb].class.part().may_be(Part::SPEECH)
        || matches!(
            words.lower(verb),
            "think" | "thinks" | "thought" | "believe" | "believes" | "believed" | "know" | "knew"
        );
    let own = who::Pronoun::of(words.lower(verb)).is_some() || is_determiner(words.lower(verb)) || words.capital(verb);
    if tells || own || words.lower(pronoun) == "whose" || !token.checked_sub(1).is_some_and(auxiliary) {
        return false;
    }
    let goes_on = |at: usize| {
        let before = words.lower_before(at, 1);
        let embedded = who::Pronoun::of(before).is_some() || matches!(before, "and" | "or" | "but" | "that" | "there");
        auxiliary(at) && !embedded && at > verb + 1
    };
    goes_on(token - 1)
}

/// The token of a denial and the item that it denies.
pub(super) type Denied = (usize, usize);

/// Each denial with the word that it denies: the next content word of its clause, nothing but auxiliaries and adverbs
/// between.
fn denied_words(reading: &Reading<'_>) -> Vec<Denied> {
    let words = &reading.words;
    let deniers = reading.deniers.iter().copied();
    deniers
        .filter(|&token| !reading.is_framed(token) && !is_relative(reading, token))
        .filter_map(|token| {
            if words.lower(token) == "nothing" {
                // "knew nothing": what is denied stands before.
                let item = reading.item_from(token).checked_sub(1)?;
                let found = &reading.items[item];
                let direct = found.kind == Kind::Word && found.last + 1 == token;
                return direct.then_some((token, item));
            }
            let item = reading.item_from(past_trace(words, token) + 1);
            let found = reading.items.get(item)?;
            let direct = found.first - token <= 6
                && found.kind == Kind::Word
                && (token + 1..found.first).all(|at| {
                    matches!(
                        words.lower(at),
                        "be" | "been"
                            | "was"
                            | "were"
                            | "have"
                            | "had"
                            | "has"
                            | "to"
                            | "a"
                            | "an"
                            | "any"
                            | "yet"
                            | "even"
                            | "the"
                            | "more"
                            | "of"
                            | "trace"
                            | "traces"
                            | "sign"
                            | "signs"
                            | "evidence"
                            | "indication"
                            | "longer"
                            | "one"
                            | "from"
                            | "being"
                            | "ever"
                    )
                });
            (direct && found.clause == reading.clauses[token]).then_some((token, item))
        })
        .collect()
}

/// The last token of "no trace of" or "no longer" that begins at `token`: what comes after it is what is denied.
fn past_trace(words: &Words<'_>, token: usize) -> usize {
    let trace = matches!(words.lower(token + 1), "trace" | "traces" | "sign" | "signs" | "evidence" | "indication");
    match words.lower(token) {
        "no" if trace && words.lower(token + 2) == "of" => token + 2,
        "no" if matches!(words.lower(token + 1), "longer" | "one") => token + 1,
        _ => token,
    }
}

/// The tokens that deny the word that follows them, in order.
pub(super) fn deniers(reading: &Reading<'_>) -> Vec<usize> {
    if !reading.told.has(Class::DENIES) {
        return Vec::new();
    }
    (0..reading.words.len()).filter(|&token| denies_next(reading, token)).collect()
}

/// Whether the token denies the word that follows it: "not", "no", "never", "failed to", "has yet to", "incapable of".
pub(super) fn denies_next(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    if !reading.known[token].class.has(Class::DENIES) {
        return false;
    }
    match words.lower(token) {
        // "the captain, not the mate": a contrast, no denial.
        "not" if token > 0 && reading.clauses[token - 1] != reading.clauses[token] => false,
        "non" => words.tight(token + 1),
        "no" if words.lower(token + 1) == "longer" => true,
        // "none of the ferries", not "second to none".
        "none" => words.lower(token + 1) == "of" && is_negation(reading, token),
        "nothing" | "not" | "no" | "never" | "cannot" | "nobody" => is_negation(reading, token),
        word if word.ends_with("n't") => is_negation(reading, token),
        word => match DENIALS.get(word) {
            Some(Denial::Before(link)) => words.lower(token + 1) == *link,
            Some(Denial::Thing) => true,
            _ => false,
        },
    }
}

/// Whether what the denial at `token` denies is a thing rather than a deed: "no trace", "without a licence".
fn denies_a_thing(reading: &Reading<'_>, token: usize) -> bool {
    match reading.words.lower(token) {
        "no" => !matches!(reading.words.lower(token + 1), "longer" | "one"),
        "none" => true,
        "non" => false,
        word => matches!(DENIALS.get(word), Some(Denial::Thing | Denial::Before("of"))) && word != "incapable",
    }
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

/// Whether `word` may deny what follows it.
pub(super) fn may_deny(word: &str) -> bool {
    let small = matches!(word, "non" | "none" | "nothing" | "nobody" | "not" | "no" | "never" | "cannot");
    small || word.ends_with("n't") || is_denial(word)
}

/// Whether `word` turns what its clause says.
pub(super) fn is_denial(word: &str) -> bool {
    DENIALS.get(word).is_some()
}

fn is_negation(reading: &Reading<'_>, token: usize) -> bool {
    let span = reading.words.span(token, token);
    reading.cues.iter().any(|cue| cue.value == CueValue::Negation && cue.span == span)
}

/// How many denials hold over `item`: those before it in its clause.
pub(super) fn denials(reading: &Reading<'_>, item: usize) -> usize {
    let item = &reading.items[item];
    let before = |token: usize| reading.clauses[token] == item.clause && token < item.first;
    reading.denials.iter().filter(|&&token| before(token)).count()
}

/// Words of negation, and words that turn what follows them.
pub(super) fn denial_tokens(reading: &Reading<'_>) -> Vec<usize> {
    let negations = reading.cues.iter().filter(|cue| cue.value == CueValue::Negation);
    if !reading.told.has(Class::DENIAL) && negations.clone().next().is_none() {
        return Vec::new();
    }
    let mut tokens: Vec<usize> = negations.map(|cue| reading.token_at(cue.span.start)).collect();
    let words = &reading.words;
    tokens.extend((0..words.len()).filter(|&token| reading.known[token].class.has(Class::DENIAL)).filter(|&token| {
        match DENIALS.get(words.lower(token)) {
            // "not yet" denies once, "has yet to" too.
            Some(Denial::Before(link)) => words.lower(token) != "yet" || words.lower(token + 1) == *link,
            Some(_) => true,
            None => false,
        }
    }));
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

fn reason(
    confidence: Confidence,
    readings: Pair<&Reading<'_>>,
    side: Side,
    (cue, item): (usize, usize),
    partner: usize,
) -> Reason {
    let denied = &readings[side].items[item];
    let here = (cue.min(denied.first), denied.last.max(cue));
    let there = &readings[side.other()].items[partner];
    let there = (there.first, there.last);
    let spans = match side {
        Side::Left => Pair::new(here, there),
        Side::Right => Pair::new(there, here),
    };
    Reason::quoting(ReasonKind::Negation, confidence, readings, spans)
}
