//! Stems of words, each word's taken once: the claims of two articles use the same words over and over.

use std::{cell::RefCell, rc::Rc};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

/// The stems of the words met so far.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: RefCell<FxHashMap<Box<str>, Rc<str>>>,
    copies: RefCell<FxHashSet<Rc<str>>>,
}

impl Stems {
    pub(super) fn new() -> Self {
        Stems { stemmer: Stemmer::create(Algorithm::English), known: RefCell::default(), copies: RefCell::default() }
    }

    /// The stem of a word in lower case, British endings folded into American ones, abbreviations without full stops.
    pub(super) fn of(&self, word: &str) -> Rc<str> {
        if let Some(stem) = self.known.borrow().get(word) {
            return Rc::clone(stem);
        }
        let stem = self.one(self.stem(word));
        self.known.borrow_mut().insert(word.into(), Rc::clone(&stem));
        stem
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
