//! Voices: the same told on the word of one sort of people in one claim, of another sort in the other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{
    Confidence, Reason, ReasonKind,
    attribution::{is_anybody, quote_the_same},
    chain::Chain,
    reading::{Kind, Reading},
    retold::{Phrase, Retold, is_name},
    thesaurus::Kin,
};
use crate::{
    claims::{cues::CueValue, lexicon},
    text::Pair,
};

/// The sort of speakers that a word stands for.
static VOICES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../assets/words/voices.tsv"));
    let sorts = lines.filter_map(|line| line.split_once('\t'));
    sorts.flat_map(|(sort, words)| words.split(' ').map(move |word| (word, sort))).collect()
});

/// What a claim says is put down to two whose words cannot be each other's.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, .. } = *retold;
    // "We are praying": two may say so.
    if quote_the_same(readings) {
        return None;
    }
    let who = Pair::new(speaker(readings.left)?, speaker(readings.right)?);
    let told = Pair::from_fn(|side| sorts(readings[side], who[side]));
    let named = Pair::from_fn(|side| has_name(readings[side], who[side]));
    let of_two_sorts = !told.left.is_empty()
        && !told.right.is_empty()
        && told.left.iter().all(|sort| !told.right.contains(sort))
        // Who speaks in the one may be told of in the other.
        && !tells_of(readings.right, &told.left)
        && !tells_of(readings.left, &told.right);
    let two_people = named.left && named.right && told.left.is_empty() == told.right.is_empty();
    let two_people = two_people && retold.are_strangers(who);
    if !(of_two_sorts || two_people) || retold.may_be_two_beside(who.map(Some)) {
        return None;
    }
    let tokens = Pair::from_fn(|side| who[side].tokens(readings[side]));
    Some(Reason::quoting(ReasonKind::Attribution, Confidence::Medium, readings, tokens))
}

fn sorts(reading: &Reading<'_>, phrase: Phrase) -> SmallVec<[&'static str; 2]> {
    let words = (phrase.first..=phrase.last).map(|at| reading.words.lower(reading.items[at].first));
    words.filter_map(|word| VOICES.get(word).copied()).collect()
}

/// Whether somebody is told of by first name and surname.
fn has_name(reading: &Reading<'_>, phrase: Phrase) -> bool {
    let names = (phrase.first..=phrase.last).filter(|&at| is_name(reading, &reading.items[at]));
    let group = (phrase.first..=phrase.last).any(|at| reading.items[at].root.kin.is_some_and(Kin::is_group));
    names.count() == 2 && !group
}

/// Whether a claim tells of anybody of these sorts.
fn tells_of(reading: &Reading<'_>, sorts: &[&str]) -> bool {
    let words = (0..reading.words.len()).map(|at| reading.words.lower(at));
    words.filter_map(|word| VOICES.get(word)).any(|sort| sorts.contains(sort))
}

/// On whose word a claim tells what it tells, if that is one alone.
fn speaker(reading: &Reading<'_>) -> Option<Phrase> {
    let mut speakers = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Speaker(_)));
    let phrase = match (speakers.next(), speakers.next()) {
        (Some(cue), None) => {
            let (first, last) = reading.tokens_of(cue.span);
            let (from, to) = (reading.item_from(first), reading.item_from(last + 1));
            (from < to).then(|| Phrase { first: from, head: to - 1, last: to - 1 })
        }
        (None, _) => (0..reading.words.len()).find_map(|at| asserter(reading, at)),
        _ => None,
    }?;
    let (first, last) = phrase.tokens(reading);
    let one = (phrase.first..=phrase.last).all(|at| reading.items[at].kind == Kind::Word);
    (one && last - first < LONGEST && !(first..=last).any(|at| is_anybody(reading.words.lower(at)))).then_some(phrase)
}

/// A speaker is told in so many words at most.
const LONGEST: usize = 9;

/// Who asserts something by the word at token `at`, a verb that is no plain one of speech, or a noun.
fn asserter(reading: &Reading<'_>, at: usize) -> Option<Phrase> {
    let words = &reading.words;
    match words.lower(at) {
        "alleged" | "alleges" | "allege" | "promised" | "promises" | "pledged" | "forecast" | "forecasts"
        | "predicts" | "believes" | "believe" | "feared" | "fears" | "fear" | "vowed" | "complained" | "demanded"
        | "demands" | "hinted" | "claimed" | "claims" | "warned" | "warns" | "predicted" | "insisted" | "estimates"
        | "estimated" | "expects" | "expect" => {
            let chain = Chain::before(reading, at);
            (!chain.is && !chain.to && chain.denied == 0).then(|| Phrase::before(reading, chain.from)).flatten()
        }
        // "a warning that ... came from the bishop"
        "came" | "comes" if words.lower(at + 1) == "from" => {
            let told = |at: usize| {
                matches!(words.lower(at), "warning" | "claim" | "call" | "allegation" | "forecast" | "prediction")
            };
            (0..at.min(OPENING)).any(told).then(|| Phrase::from(reading, at + 2)).flatten()
        }
        _ => None,
    }
}

/// What is said is named among so many first words.
const OPENING: usize = 4;
