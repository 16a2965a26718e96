//! Stems of words and what is known of them, each word's taken once: the claims of two articles use the same words over
//! and over.

use std::{cell::RefCell, num::NonZeroU32, rc::Rc, sync::LazyLock};

use bumpalo::Bump;
use rustc_hash::FxHashSet;

use super::{
    acts::is_deed,
    class::Class,
    lookup::Lookup,
    thesaurus::{Facing, Kin, Opposed, has_opposite, kin},
};
use crate::{
    claims::{cues::Part, lexicon, words::Words},
    text::{stem::Stemmer, table::WordTable},
};

static LIGHT: LazyLock<FxHashSet<Box<str>>> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    lexicon::entries(include_str!("../../assets/words/light.txt")).map(|word| stemmer.stem(word).into()).collect()
});

/// A word without its endings. There is one of each, so that two are the same only if they are at the same place. It lies
/// in one line of memory: each is asked for from all over a text.
#[derive(Debug)]
#[repr(align(64))]
pub(super) struct Root<'a> {
    /// The stem.
    pub(super) stem: &'a str,
    /// What is known of it beside.
    pub(super) kin: Option<Kin>,
    /// What excludes it.
    facing: Option<&'a Facing<'a>>,
    /// What it may be by its stem.
    pub(super) class: Class,
    /// Whether it is so common that it says little.
    pub(super) light: bool,
    /// How many roots were met before it.
    pub(super) number: u32,
}

impl Root<'_> {
    /// How the words with the other root are excluded, if they are.
    pub(super) fn excludes(&self, other: &Root<'_>) -> Option<Opposed> {
        // A town sits, lies or stands on a river.
        let posture = |stem: &str| matches!(stem, "lie" | "sit" | "stand");
        self.facing?.excludes(other.stem, other.kin).filter(|_| !posture(self.stem) || !posture(other.stem))
    }
}

/// What is known of a word that was met.
#[derive(Clone, Copy, Default)]
pub(super) struct Known<'a> {
    /// What it may be, to judgement and to the cues.
    pub(super) class: Class,
    /// Its root; a stop word has one only if somebody asked for it.
    pub(super) root: Option<&'a Root<'a>>,
    /// What tells it from other words; a number has none.
    pub(super) number: Option<NonZeroU32>,
}

/// The words met so far.
pub(super) struct Stems<'a> {
    stemmer: Stemmer,
    arena: &'a Bump,
    known: RefCell<WordTable<Known<'a>>>,
    /// By stem.
    roots: RefCell<WordTable<&'a Root<'a>>>,
    none: &'a Root<'a>,
    /// What is looked up in the articles.
    lookups: RefCell<Vec<Rc<Lookup<'a>>>>,
}

impl<'a> Stems<'a> {
    /// The roots lie in `arena`. There is room for those of so many words.
    pub(super) fn new(arena: &'a Bump, words: usize) -> Self {
        let none =
            arena.alloc(Root { stem: "", kin: None, facing: None, class: Class::default(), light: false, number: 0 });
        let mut roots = WordTable::for_text(words);
        roots.insert("", &*none);
        let known = RefCell::new(WordTable::for_text(words));
        Stems {
            stemmer: Stemmer::english(),
            arena,
            known,
            roots: RefCell::new(roots),
            none,
            lookups: RefCell::default(),
        }
    }

    /// The root of what is no word.
    pub(super) fn none(&self) -> &'a Root<'a> {
        self.none
    }

    /// `value` where the roots lie.
    pub(super) fn keep<T: Copy>(&self, value: T) -> &'a T {
        self.arena.alloc(value)
    }

    /// What is looked up in the article with this text.
    pub(super) fn lookup(&self, text: &'a str) -> Rc<Lookup<'a>> {
        let mut lookups = self.lookups.borrow_mut();
        if let Some(known) = lookups.iter().find(|known| known.is_of(text)) {
            return Rc::clone(known);
        }
        lookups.push(Rc::new(Lookup::new(text)));
        Rc::clone(&lookups[lookups.len() - 1])
    }

    /// How many roots there are; numbers of roots are less.
    pub(super) fn count(&self) -> usize {
        self.roots.borrow().len()
    }

    /// The root of a word in lower case.
    pub(super) fn root(&self, word: &str) -> &'a Root<'a> {
        let known = self.meet(word);
        known.root.unwrap_or_else(|| self.learn(word, known, self.grown(&self.stemmer.root(word))))
    }

    /// What is known of a token.
    #[inline]
    pub(super) fn meet_token(&self, words: &Words<'_>, index: usize) -> Known<'a> {
        let word = words.lower(index);
        let known = self.known.borrow().get_in(words.all_lower(), word).copied();
        known.unwrap_or_else(|| self.first_met(word))
    }

    /// What is known of a word in lower case.
    fn meet(&self, word: &str) -> Known<'a> {
        let known = self.known.borrow().get(word).copied();
        known.unwrap_or_else(|| self.first_met(word))
    }

    #[cold]
    fn first_met(&self, word: &str) -> Known<'a> {
        let class = Class::of(word);
        let root = (!class.has(Class::STOPWORD)).then(|| self.grown(&self.stemmer.root(word)));
        let mut words = self.known.borrow_mut();
        let known =
            Known { class: class.with_part(Part::of(word)), root, number: NonZeroU32::new(words.len() as u32 + 1) };
        words.insert(word, known);
        known
    }

    /// The same of a verb with its particle, if it is known to be a word: "turn down".
    pub(super) fn phrase(&self, verb: &str, particle: &str) -> Option<&'a Root<'a>> {
        let phrase = format!("{verb} {particle}");
        let known = self.known.borrow().get(&phrase).and_then(|known| known.root);
        let root = known.unwrap_or_else(|| {
            let stem = format!("{}_{particle}", self.root(verb).stem);
            self.learn(&phrase, Known::default(), self.grown(&stem))
        });
        let known = root.kin.is_some()
            || matches!(particle, "against" | "for")
            || has_opposite(root.stem)
            || is_deed(root.stem);
        known.then_some(root)
    }

    /// Keeps what is known of a word, from now on with this root.
    fn learn(&self, word: &str, known: Known<'a>, root: &'a Root<'a>) -> &'a Root<'a> {
        self.known.borrow_mut().insert(word, Known { root: Some(root), ..known });
        root
    }

    /// The root with this stem.
    fn grown(&self, stem: &str) -> &'a Root<'a> {
        let mut roots = self.roots.borrow_mut();
        let number = roots.len() as u32;
        roots.or_insert_with(stem, || {
            let kin = kin(stem);
            let facing = Facing::of(stem, kin, self.arena).map(|facing| &*self.arena.alloc(facing));
            let (class, light) = (Class::of_stem(stem, facing.is_some()), LIGHT.contains(stem));
            self.arena.alloc(Root { stem: self.arena.alloc_str(stem), kin, facing, class, light, number })
        })
    }
}
