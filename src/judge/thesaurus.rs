//! What words have to do with each other: synonyms, wider words and opposites out of `WordNet`, packed by
//! `assets/words/wordnet.py`. Looked up by stem.

use std::{borrow::Cow, sync::LazyLock};

use bumpalo::Bump;
use rustc_hash::FxHashMap;

use crate::{
    claims::lexicon,
    text::{lines::Lines, stem::Stemmer},
};

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

/// A stem: most are parts of the lists.
type Word = Cow<'static, str>;

/// Opposites, both orders of each.
struct Opposites {
    words: FxHashMap<Word, Vec<Word>>,
    /// The sides of our own list that each word stands on.
    sides: FxHashMap<Word, Vec<Concept>>,
    concepts: Vec<(Concept, Concept)>,
}

static OPPOSITES: LazyLock<Opposites> = LazyLock::new(|| {
    let packed = include_str!("../../assets/words/wordnet-antonyms.txt");
    let (words, concepts) = packed.split_once("\n\n").unwrap_or((packed, ""));
    let stemmer = Stemmer::english();
    let mut opposites = Opposites { words: FxHashMap::default(), sides: FxHashMap::default(), concepts: Vec::new() };
    // Hardly a word has two of them, and hardly a line is longer.
    opposites.words.reserve(packed.len() / 16);
    for (one, other) in words.lines().filter_map(|line| line.split_once(' ')) {
        opposites.insert(one.into(), other.into());
    }
    let irregular: FxHashMap<&str, &str> = lexicon::entries(include_str!("../../assets/words/irregular.txt"))
        .filter_map(|line| line.split_once(' '))
        .collect();
    let lines =
        lexicon::entries(include_str!("../../assets/words/antonyms.tsv")).filter_map(|line| line.split_once('\t'));
    for (line, (ones, others)) in lines.enumerate() {
        let keys = |words: &'static str| {
            words.split(' ').flat_map(|word| forms(word, &irregular, &stemmer)).collect::<Vec<Word>>()
        };
        let (ones, others) = (keys(ones), keys(others));
        for one in &ones {
            for other in &others {
                opposites.insert(one.clone(), other.clone());
            }
        }
        for (side, words) in [(0, ones), (1, others)] {
            for word in words {
                opposites.sides.entry(word).or_default().push(side_of(line, side));
            }
        }
    }
    let code = |code: &str| code.as_bytes().try_into().ok().map(concept);
    for (one, other) in concepts.lines().filter_map(|line| line.split_once(' ')) {
        if let (Some(one), Some(other)) = (code(one), code(other)) {
            opposites.concepts.extend([(one, other), (other, one)]);
        }
    }
    opposites.concepts.sort_unstable();
    opposites
});

impl Opposites {
    fn insert(&mut self, one: Word, other: Word) {
        self.words.entry(one.clone()).or_default().push(other.clone());
        self.words.entry(other).or_default().push(one);
    }
}

/// The concept of all words on one side of a line of our own list: none of `WordNet`'s, whose codes are ASCII.
fn side_of(line: usize, side: u8) -> Concept {
    concept([ALLIED | side, (line >> 7) as u8, (line & 0x7f) as u8])
}

/// The mark of such a concept.
const ALLIED: u8 = 0x80;

/// Whether a concept stands for words that exclude the same ones: "rise", "soar".
pub(super) fn is_alliance(concept: Concept) -> bool {
    concept >= self::concept([ALLIED, 0, 0])
}

/// The alliances of the words with this stem.
pub(super) fn alliances(stem: &str) -> &'static [Concept] {
    OPPOSITES.sides.get(stem).map_or(&[], Vec::as_slice)
}

/// What a word of the list is looked up under: its own key, and those of the past forms that no rule makes.
fn forms(word: &'static str, irregular: &FxHashMap<&str, &str>, stemmer: &Stemmer) -> Vec<Word> {
    let (verb, particle) = word.split_once('_').unwrap_or((word, ""));
    let mut keys = vec![key(word, stemmer)];
    for form in irregular.get(verb).into_iter().flat_map(|forms| forms.split(' ')) {
        let root = stemmer.root(form);
        keys.push(if particle.is_empty() { root.into_owned().into() } else { format!("{root}_{particle}").into() });
    }
    keys
}

/// A verb with its particle, `turn_down`, is looked up under the verb's stem.
fn key(word: &'static str, stemmer: &Stemmer) -> Word {
    match word.split_once('_') {
        Some((verb, particle)) => format!("{}_{particle}", stemmer.root(verb)).into(),
        None => stemmer.root(word),
    }
}

/// Whether any word is known that excludes the one with this stem.
pub(super) fn has_opposite(stem: &str) -> bool {
    OPPOSITES.words.contains_key(stem)
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
    words: &'static [Word],
    concepts: &'a [Concept],
}

impl<'a> Facing<'a> {
    /// What excludes the word with this stem and kin, kept in `arena`; nothing if nothing is known to.
    pub(super) fn of(stem: &str, kin: Option<Kin>, arena: &'a Bump) -> Option<Self> {
        let opposites = &*OPPOSITES;
        let words = opposites.words.get(stem).map_or(&[][..], Vec::as_slice);
        let facing = |concept: Concept| {
            let from = opposites.concepts.partition_point(|&(one, _)| one < concept);
            opposites.concepts[from..].iter().take_while(move |&&(one, _)| one == concept).map(|&(_, other)| other)
        };
        let concepts: Vec<Concept> = kin.into_iter().flat_map(Kin::own).flat_map(facing).collect();
        (!words.is_empty() || !concepts.is_empty())
            .then(|| Facing { words, concepts: arena.alloc_slice_copy(&concepts) })
    }

    /// How the word with this stem and kin is excluded, if it is.
    pub(super) fn excludes(self, stem: &str, kin: Option<Kin>) -> Option<Opposed> {
        if self.words.iter().any(|word| word == stem) {
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
