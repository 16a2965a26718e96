//! Attribution: the same words, given to another speaker.

use std::sync::LazyLock;

use super::{
    Reason, ReasonKind,
    reading::{Reading, is_stopword},
    slots::{Alignment, Gated},
};
use crate::{
    claims::{
        cues::{CueValue, status_word},
        lexicon,
        words::Shape,
    },
    text::{Pair, Side},
};

/// How much of both passages must be aligned before another speaker means anything.
const STRICT: f32 = 0.7;

static ANYBODY: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/speakers.txt")));

/// The speakers of two claims that say the same, where they cannot be one person.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let whole = Side::BOTH
        .into_iter()
        .all(|side| gated.passages[side].to - gated.passages[side].from == readings[side].items.len());
    if !whole || gated.least() < STRICT {
        return Vec::new();
    }
    let (Some(left), Some(right)) = (speaker(readings.left), speaker(readings.right)) else { return Vec::new() };
    let apart = |side: Side, (first, last): (usize, usize)| {
        let reading = readings[side];
        (reading.item_from(first)..reading.item_from(last + 1)).all(|item| alignment.partner(side, item).is_none())
    };
    if left.named != right.named || !apart(Side::Left, left.tokens) || !apart(Side::Right, right.tokens) {
        return Vec::new();
    }
    vec![Reason::quoting(
        ReasonKind::Attribution,
        readings,
        Pair::new(left.tokens, right.tokens),
        "Somebody else says it",
    )]
}

struct Speaker {
    tokens: (usize, usize),
    /// Whether it is a name rather than a role.
    named: bool,
}

/// The only speaker of a claim, if it says who that is.
fn speaker(reading: &Reading<'_>) -> Option<Speaker> {
    let mut speakers = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Speaker(_)));
    let cue = speakers.next()?;
    if speakers.next().is_some() {
        return None;
    }
    let (first, last) = reading.tokens_of(cue.span);
    let words = &reading.words;
    let told: Vec<usize> =
        (first..=last).filter(|&at| words.shape(at) == Shape::Word && !is_stopword(words, at)).collect();
    let vague = (first..=last).any(|at| ANYBODY.contains(words.lower(at)));
    if told.is_empty() || told.len() > 5 || vague {
        return None;
    }
    let capitals = told.iter().filter(|&&at| words.capital(at) && at > 0).count();
    // "Mayor Smith" may be the other side's "the mayor": neither a name alone nor a role alone.
    let named = capitals == told.len();
    let role = capitals == 0 && told.iter().all(|&at| status_word(words.lower(at)).is_none());
    (named || role).then_some(Speaker { tokens: (*told.first()?, *told.last()?), named })
}
