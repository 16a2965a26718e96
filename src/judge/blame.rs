//! Blame: somebody who is said to have done it, or says so, in one claim, and somebody else in another.

use super::{
    Confidence, Reason, ReasonKind,
    chain::Chain,
    reading::{Kind, Reading},
    retold::{Phrase, Retold},
    thesaurus::Kin,
};
use crate::text::Pair;

/// What is put down to somebody stands so many words behind the word that does so, at most.
const REACH: usize = 8;

/// Those to whom one thing is put down, where they cannot be the same.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, .. } = *retold;
    let blamed = Pair::new(blamed(readings.left)?, blamed(readings.right)?);
    let strangers = retold.are_strangers(blamed)
        && !is_anybody(readings.left, blamed.left)
        && !is_anybody(readings.right, blamed.right);
    if !strangers || retold.may_be_two_beside(blamed.map(Some)) {
        return None;
    }
    let tokens = Pair::from_fn(|side| blamed[side].tokens(readings[side]));
    Some(Reason::quoting(ReasonKind::Attribution, Confidence::Medium, readings, tokens))
}

/// Whether it is no more than that somebody did it: "gunmen", "the attackers".
pub(super) fn is_anybody(reading: &Reading<'_>, phrase: Phrase) -> bool {
    let item = &reading.items[phrase.head];
    let vague = matches!(
        reading.words.lower(item.first),
        "militants"
            | "gunmen"
            | "rebels"
            | "insurgents"
            | "extremists"
            | "terrorists"
            | "attackers"
            | "fighters"
            | "criminals"
            | "bandits"
            | "men"
            | "people"
            | "group"
            | "groups"
            | "gang"
            | "opponents"
            | "rivals"
            | "enemies"
            | "suspect"
            | "suspects"
            | "others"
            | "officials"
            | "experts"
            | "authorities"
    );
    let somebody =
        item.named || item.root.kin.is_some_and(Kin::is_somebody) || reading.words.lower(item.last).ends_with('s');
    vague || item.kind != Kind::Word || !somebody
}

/// The one to whom a claim puts something down, if it is one alone.
fn blamed(reading: &Reading<'_>) -> Option<Phrase> {
    let mut found = (0..reading.words.len()).filter_map(|at| blamed_at(reading, at));
    let first = found.next()?;
    found.all(|other| other.head == first.head).then_some(first)
}

/// The one to whom something is put down by the word at token `at`.
fn blamed_at(reading: &Reading<'_>, at: usize) -> Option<Phrase> {
    let words = &reading.words;
    let next = words.lower(at + 1);
    let chain = Chain::before(reading, at);
    let clause = reading.clauses[at];
    let behind = |words_of: &[&str]| {
        let near = (at + 1..(at + REACH).min(words.len())).take_while(|&at| reading.clauses[at] == clause);
        let link = near.into_iter().find(|&at| words_of.contains(&words.lower(at)))?;
        Phrase::from(reading, link + 1)
    };
    if chain.denied > 0 || chain.open {
        return None;
    }
    match words.lower(at) {
        // "the storm was blamed for the delay"
        "blamed" | "accused" if chain.is => Phrase::before(reading, chain.from),
        "blamed" | "blames" | "blaming" => Phrase::from(reading, at + 1)
            .filter(|phrase| words.lower(after(reading, *phrase)) != "on")
            .or_else(|| behind(&["on"])),
        "accused" | "accuses" | "accusing" => Phrase::from(reading, at + 1),
        "hold" | "holds" | "held" | "holding" if !chain.is => {
            let phrase = Phrase::from(reading, at + 1)?;
            let end = after(reading, phrase);
            let liable = matches!(words.lower(end), "responsible" | "accountable" | "liable")
                || words.lower(end) == "to" && words.lower(end + 1) == "blame";
            liable.then_some(phrase)
        }
        "blame" if matches!(next, "on" | "at" | "with") => Phrase::from(reading, at + 2),
        "blame" if words.lower_before(at, 1) == "to" => blames_itself(reading, at - 1),
        "responsible" if next == "for" => blames_itself(reading, at),
        "responsibility" if next == "for" && words.lower_before(at, 1).starts_with("claim") => {
            Phrase::before(reading, Chain::before(reading, at - 1).from)
        }
        "work" | "fault" | "handiwork" | "doing" if next == "of" && words.lower_before(at, 1) == "the" => {
            Phrase::from(reading, at + 2)
        }
        "carried" if next == "out" && words.lower(at + 2) == "by" => Phrase::from(reading, at + 3),
        "attributed" | "ascribed" => behind(&["to"]),
        _ => None,
    }
}

/// "the mayor was to blame", "is responsible for"
fn blames_itself(reading: &Reading<'_>, at: usize) -> Option<Phrase> {
    let chain = Chain::before(reading, at);
    (chain.is && chain.denied == 0).then(|| Phrase::before(reading, chain.from)).flatten()
}

/// The token behind a phrase.
fn after(reading: &Reading<'_>, phrase: Phrase) -> usize {
    phrase.tokens(reading).1 + 1
}
