//! Stems of words and what is known of them, each word's taken once: the claims of two articles use the same words over
//! and over.

use std::{cell::RefCell, rc::Rc, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::thesaurus::{Kin, has_opposite, kin};
use crate::claims::lexicon;

static LIGHT: LazyLock<FxHashSet<Box<str>>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(Algorithm::English);
    lexicon::entries(include_str!("../../assets/words/light.txt")).map(|word| stemmer.stem(word).into()).collect()
});

/// A word without its endings.
#[derive(Clone)]
pub(super) struct Root {
    /// Its stem.
    pub(super) stem: Rc<str>,
    /// What is known of it beside.
    pub(super) kin: Option<Kin>,
    /// Whether it is so common that it says little.
    pub(super) light: bool,
}

/// The stems of the words met so far.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: RefCell<FxHashMap<Box<str>, Root>>,
    copies: RefCell<FxHashSet<Rc<str>>>,
}

impl Stems {
    pub(super) fn new() -> Self {
        Stems { stemmer: Stemmer::create(Algorithm::English), known: RefCell::default(), copies: RefCell::default() }
    }

    /// The stem of a word in lower case, British endings folded into American ones, abbreviations without full stops.
    pub(super) fn of(&self, word: &str) -> Rc<str> {
        self.root(word).stem
    }

    /// The stem of a word in lower case with what is known of it.
    pub(super) fn root(&self, word: &str) -> Root {
        if let Some(root) = self.known.borrow().get(word) {
            return root.clone();
        }
        self.learn(word, self.stem(word))
    }

    /// The same of a verb with its particle, if it is known to be a word: "turn down".
    pub(super) fn phrase(&self, verb: &str, particle: &str) -> Option<Root> {
        let phrase = format!("{verb} {particle}");
        let known = self.known.borrow().get(phrase.as_str()).cloned();
        let root = known.unwrap_or_else(|| {
            let stem = format!("{}_{particle}", self.of(verb)).into();
            self.learn(&phrase, stem)
        });
        let known = root.kin.is_some() || matches!(particle, "against" | "for") || has_opposite(&root.stem);
        known.then_some(root)
    }

    /// The one copy of `stem` that there is, so that two stems are the same only if they are at the same place.
    fn one(&self, stem: Rc<str>) -> Rc<str> {
        let mut copies = self.copies.borrow_mut();
        if let Some(known) = copies.get(&stem) {
            return Rc::clone(known);
        }
        copies.insert(Rc::clone(&stem));
        stem
    }

    fn learn(&self, word: &str, stem: Rc<str>) -> Root {
        let root = Root { kin: kin(&stem), light: LIGHT.contains(&*stem), stem: self.one(stem) };
        self.known.borrow_mut().insert(word.into(), root.clone());
        root
    }

    fn stem(&self, word: &str) -> Rc<str> {
        if word.contains('.') {
            return word.chars().filter(|&c| c != '.').collect::<String>().into();
        }
        let stem = self.stemmer.stem(word);
        match stem.strip_suffix("is") {
            Some(root) if root.len() >= 4 && stem.len() < word.len() => format!("{root}iz").into(),
            _ => stem.into(),
        }
    }
}
