//! What words have to do with each other: synonyms, wider words and opposites out of `WordNet`, packed by
//! `assets/words/wordnet.py`. Looked up by stem.

use bumpalo::Bump;

use self::packed::{ALLIED, FACING, OPPOSITES, SIDES, STEMS};
use crate::text::lines::Lines;

/// What is known of a word: its concepts and the wider concepts right above them, three bytes each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kin {
    concepts: &'static [u8],
    /// How many of the bytes are of its own concepts.
    own: u16,
    kind: u8,
}

/// One concept of `WordNet`: the three bytes of its code.
pub(super) type Concept = u32;

impl Kin {
    /// Its own concepts.
    pub(super) fn own(self) -> impl Iterator<Item = Concept> {
        concepts(&self.concepts[..usize::from(self.own)])
    }

    /// The concepts right above its own.
    pub(super) fn above(self) -> impl Iterator<Item = Concept> {
        // A space stands between.
        concepts(self.concepts.get(usize::from(self.own) + 1..).unwrap_or_default())
    }

    /// Whether this and another word name things of one sort, neither deeds nor groups of people.
    pub(super) fn names_like(self, other: Kin) -> bool {
        self.kind == other.kind && !matches!(self.kind, b'-' | b'g' | b'a')
    }

    /// Whether it mostly names a place, a person or a group.
    pub(super) fn is_proper(self) -> bool {
        matches!(self.kind, b'l' | b'p' | b'g')
    }

    /// Whether it mostly names a place.
    pub(super) fn is_place(self) -> bool {
        self.kind == b'l'
    }

    /// Whether it mostly names a group of people.
    pub(super) fn is_group(self) -> bool {
        self.kind == b'g'
    }

    /// Whether it mostly names people or their groups: "captain", "committee".
    pub(super) fn is_somebody(self) -> bool {
        matches!(self.kind, b'p' | b'g')
    }
}

fn concept([first, second, third]: [u8; 3]) -> Concept {
    Concept::from_be_bytes([0, first, second, third])
}

fn concepts(packed: &'static [u8]) -> impl Iterator<Item = Concept> {
    packed.as_chunks().0.iter().map(|&code| concept(code))
}

/// What is known of each word, by stem.
static WORDS: Lines<24_000, 65_536> = Lines::new(include_str!("../../assets/words/wordnet.txt"), b' ');

/// What is known of the word with this stem; nothing of a word that `WordNet` does not have.
pub(super) fn kin(stem: &str) -> Option<Kin> {
    let packed = WORDS.get(stem)?;
    let (&kind, concepts) = packed.as_bytes().split_first()?;
    let own = concepts.iter().position(|&byte| byte == b' ').unwrap_or(concepts.len());
    Some(Kin { concepts, own: u16::try_from(own).ok()?, kind })
}

// Made of the lists when the program is built: STEMS; of each its OPPOSITES and the SIDES of our own list that it stands on; the
// concepts FACING each other, in order.
#[expect(clippy::unreadable_literal, reason = "no one reads what the build script makes")]
mod packed {
    use super::{Concept, Lines};

    include!(concat!(env!("OUT_DIR"), "/opposites.rs"));
}

/// Whether a concept stands for words that exclude the same ones: "rise", "soar".
pub(super) fn is_alliance(concept: Concept) -> bool {
    concept >= ALLIED
}

/// The alliances of the words with this stem.
pub(super) fn alliances(stem: &str) -> &'static [Concept] {
    STEMS.number(stem).map_or(&[], |number| SIDES[number])
}

/// Whether any word is known that excludes the one with this stem.
pub(super) fn has_opposite(stem: &str) -> bool {
    STEMS.number(stem).is_some()
}

/// Whether this stem may deny another one by a prefix.
pub(super) fn has_prefix(stem: &str) -> bool {
    stem.starts_with("un") || stem.starts_with("non")
}

/// Whether one of two stems denies the other by a prefix: "recognised", "unrecognised".
pub(super) fn denies_by_prefix(one: &str, other: &str) -> bool {
    let denies = |long: &str, short: &str| {
        let bare = long.strip_prefix("un").or_else(|| long.strip_prefix("non"));
        short.len() >= 4 && bare == Some(short)
    };
    denies(one, other) || denies(other, one)
}

/// What excludes a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facing<'a> {
    words: &'static [&'static str],
    concepts: &'a [Concept],
}

impl<'a> Facing<'a> {
    /// What excludes the word with this stem and kin, kept in `arena`; nothing if nothing is known to.
    pub(super) fn of(stem: &str, kin: Option<Kin>, arena: &'a Bump) -> Option<Self> {
        let words = STEMS.number(stem).map_or(&[][..], |number| OPPOSITES[number]);
        let facing = |concept: Concept| {
            let from = FACING.partition_point(|&(one, _)| one < concept);
            FACING[from..].iter().take_while(move |&&(one, _)| one == concept).map(|&(_, other)| other)
        };
        let concepts: Vec<Concept> = kin.into_iter().flat_map(Kin::own).flat_map(facing).collect();
        (!words.is_empty() || !concepts.is_empty())
            .then(|| Facing { words, concepts: arena.alloc_slice_copy(&concepts) })
    }

    /// How the word with this stem and kin is excluded, if it is.
    pub(super) fn excludes(self, stem: &str, kin: Option<Kin>) -> Option<Opposed> {
        if self.words.contains(&stem) {
            return Some(Opposed::Outright);
        }
        kin?.own().any(|own| self.concepts.contains(&own)).then_some(Opposed::ByConcept)
    }
}

/// How two words exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opposed {
    /// Words that are opposites themselves: "rise", "fall".
    Outright,
    /// Words that share a concept with opposites.
    ByConcept,
}
