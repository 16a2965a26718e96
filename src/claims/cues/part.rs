//! What part a word may play in a cue: one look into one table for each word, in place of one for each kind of cue.

use std::sync::LazyLock;

use super::{certainty, date, negation, number, speaker};
use crate::claims::{lexicon, words::Words};

/// The parts that a word may play; any number of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part(u8);

impl Part {
    /// It may begin a date.
    pub(super) const DATE: Part = Part(1);
    /// It may begin a quantity.
    pub(super) const QUANTITY: Part = Part(1 << 1);
    /// It may deny.
    pub(super) const DENIAL: Part = Part(1 << 2);
    /// It may hedge.
    pub(crate) const HEDGE: Part = Part(1 << 3);
    /// It may tell who said something.
    pub(crate) const SPEECH: Part = Part(1 << 4);

    /// All that `word`, in lower case, may be.
    pub(crate) fn of(word: &str) -> Part {
        let Part(known) = PARTS.get(word).copied().unwrap_or_default();
        // "didn't"
        if word.len() > 3 && word.ends_with("n't") { Part(known | Self::DENIAL.0) } else { Part(known) }
    }

    /// All the parts as a number, and back.
    #[inline]
    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    #[inline]
    pub(crate) fn of_bits(bits: u8) -> Part {
        Part(bits)
    }

    /// The parts of both.
    #[inline]
    pub(super) fn with(self, other: Part) -> Part {
        Part(self.0 | other.0)
    }

    /// Whether it may play the part `other`.
    #[inline]
    pub(crate) fn may_be(self, other: Part) -> bool {
        self.0 & other.0 != 0
    }
}

/// The places among `words` where one stands that by `part` may play the part `wanted`.
pub(super) fn places(words: &Words<'_>, part: impl Fn(usize) -> Part, wanted: Part) -> impl Iterator<Item = usize> {
    (0..words.len()).filter(move |&index| part(index).may_be(wanted))
}

static PARTS: LazyLock<lexicon::Table<Part>> = LazyLock::new(|| {
    let lists: [(Part, Vec<&'static str>); 5] = [
        (Part::DATE, date::openings().collect()),
        (Part::QUANTITY, number::openings().collect()),
        (Part::DENIAL, negation::denials().collect()),
        (Part::HEDGE, certainty::openings().collect()),
        (Part::SPEECH, speaker::openings().collect()),
    ];
    let words = lists.into_iter().flat_map(|(part, words)| words.into_iter().map(move |word| (word, part)));
    lexicon::Table::merged(words, Part::with)
});
