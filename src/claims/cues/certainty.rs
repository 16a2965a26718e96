//! How certain a claim is said to be.

use std::sync::LazyLock;

use super::{
    Cue, CueValue,
    part::{Part, places},
};
use crate::claims::{lexicon, words::Words};

/// How certain something is said to be; what has no cue is simply said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// "may", "might", "could", "possibly".
    Possible,
    /// "allegedly", "reportedly", "is accused of".
    Alleged,
    /// "probably", "is expected to", "is believed to".
    Likely,
    /// "confirmed", "definitely".
    Confirmed,
}

static HEDGES: LazyLock<lexicon::Table<Certainty>> = LazyLock::new(|| {
    lexicon::Table::new(include_str!("../../../assets/words/hedges.tsv"), |certainty| {
        Some(match certainty {
            "possible" => Certainty::Possible,
            "alleged" => Certainty::Alleged,
            "likely" => Certainty::Likely,
            _ => Certainty::Confirmed,
        })
    })
});

/// The words that hedge, alone or with what stands around them.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    HEDGES.words()
}

/// The hedges of a sentence, in order.
pub(super) fn hedges(words: &Words<'_>, part: impl Fn(usize) -> Part) -> impl Iterator<Item = Cue> {
    places(words, part, Part::HEDGE).filter_map(|index| {
        let certainty = *HEDGES.get(words.lower(index))?;
        hedges_here(words, index).then(|| Cue { span: words.span(index, index), value: CueValue::Certainty(certainty) })
    })
}

/// "May 14" is a month; "is expected" and "are thought" hedge, "he thought" and "as expected" do not; "it claimed" is
/// speech and hedges only before "to".
fn hedges_here(words: &Words<'_>, index: usize) -> bool {
    let next = words.lower(index + 1);
    let before = words.lower_before(index, 1);
    let passive = matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "widely" | "being");
    match words.lower(index) {
        "may" => !words.capital(index) || index == 0 && words.shape(1) == crate::claims::words::Shape::Word,
        "expected" | "believed" | "thought" => passive && matches!(next, "to" | "that"),
        "claimed" | "claims" => next == "to" || next == "that",
        "hope" | "hopes" | "hoped" | "believe" | "believes" | "suspect" | "suspects" => next == "that",
        "certain" => matches!(next, "to" | "that"),
        "accused" | "suspected" => next == "of" || passive,
        _ => true,
    }
}
