//! Stems of words and what is known of them, each word's taken once: the claims of two articles use the same words over
//! and over.

use std::{cell::RefCell, rc::Rc, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    class::Class,
    thesaurus::{Kin, has_opposite, kin},
};
use crate::{
    claims::{cues::Part, lexicon},
    text::stem::Stemmer,
};

static LIGHT: LazyLock<FxHashSet<Box<str>>> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    lexicon::entries(include_str!("../../assets/words/light.txt")).map(|word| stemmer.stem(word).into()).collect()
});

/// A word without its endings.
#[derive(Clone)]
pub(super) struct Root {
    /// Its stem.
    pub(super) stem: Rc<str>,
    /// What is known of it beside.
    pub(super) kin: Option<Kin>,
    /// What it may be by its stem.
    pub(super) class: Class,
    /// Whether it is so common that it says little.
    pub(super) light: bool,
}

/// What is known of a word that was met.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    /// What it may be to judgement ...
    pub(super) class: Class,
    /// ... and to the cues.
    pub(super) part: Part,
    /// Its place among the roots; a stop word has one only if somebody asked for it.
    root: Option<u32>,
}

/// The words met so far.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: RefCell<FxHashMap<Box<str>, Known>>,
    roots: RefCell<Vec<Root>>,
    copies: RefCell<FxHashSet<Rc<str>>>,
    none: Rc<str>,
}

impl Stems {
    pub(super) fn new() -> Self {
        Stems {
            stemmer: Stemmer::english(),
            known: RefCell::default(),
            roots: RefCell::default(),
            copies: RefCell::default(),
            none: Rc::from(""),
        }
    }

    /// The stem of what is no word.
    pub(super) fn none(&self) -> Rc<str> {
        Rc::clone(&self.none)
    }

    /// The stem of a word in lower case.
    pub(super) fn of(&self, word: &str) -> Rc<str> {
        self.root(word).stem
    }

    /// The stem of a word in lower case with what is known of it.
    pub(super) fn root(&self, word: &str) -> Root {
        let known = self.meet(word);
        self.root_of(known).unwrap_or_else(|| self.learn(word, known, self.stem(word)))
    }

    /// The root of a word that was met, unless it is a stop word.
    pub(super) fn root_of(&self, known: Known) -> Option<Root> {
        known.root.map(|root| self.roots.borrow()[root as usize].clone())
    }

    /// What is known of a word in lower case.
    pub(super) fn meet(&self, word: &str) -> Known {
        if let Some(&known) = self.known.borrow().get(word) {
            return known;
        }
        let class = Class::of(word);
        let root = (!class.has(Class::STOPWORD)).then(|| self.add(self.grown(self.stem(word))));
        let known = Known { class, part: Part::of(word), root };
        self.known.borrow_mut().insert(word.into(), known);
        known
    }

    /// The same of a verb with its particle, if it is known to be a word: "turn down".
    pub(super) fn phrase(&self, verb: &str, particle: &str) -> Option<Root> {
        let phrase = format!("{verb} {particle}");
        let known = self.known.borrow().get(phrase.as_str()).copied();
        let root = known.and_then(|known| self.root_of(known)).unwrap_or_else(|| {
            let stem = format!("{}_{particle}", self.of(verb)).into();
            self.learn(&phrase, Known::default(), stem)
        });
        let known = root.kin.is_some() || matches!(particle, "against" | "for") || has_opposite(&root.stem);
        known.then_some(root)
    }

    /// Keeps what is known of a word, from now on with the root of this stem.
    fn learn(&self, word: &str, known: Known, stem: Rc<str>) -> Root {
        let root = self.grown(stem);
        let known = Known { root: Some(self.add(root.clone())), ..known };
        self.known.borrow_mut().insert(word.into(), known);
        root
    }

    fn grown(&self, stem: Rc<str>) -> Root {
        let kin = kin(&stem);
        Root { class: Class::of_stem(&stem, kin), light: LIGHT.contains(&*stem), stem: self.one(stem), kin }
    }

    fn add(&self, root: Root) -> u32 {
        let mut roots = self.roots.borrow_mut();
        roots.push(root);
        roots.len() as u32 - 1
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

    /// A word in lower case without its endings, British ones folded into American ones, an abbreviation without its full
    /// stops.
    pub(super) fn stem(&self, word: &str) -> Rc<str> {
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
