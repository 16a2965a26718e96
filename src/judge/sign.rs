//! Signs: words of a table that tell something, however they are inflected.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{class::Class, reading::Reading, stems::Known};
use crate::text::stem::Stemmer;

/// A word, or several that stand together: each as it is written, and its stem unless only that form is meant.
struct Sign<T> {
    words: Vec<(&'static str, Option<Box<str>>)>,
    tells: T,
}

impl<T> Sign<T> {
    fn is_at(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.words.iter().enumerate().all(|(offset, (word, stem))| {
            let at = at + offset;
            let root = reading.known.get(at).and_then(|known| known.root);
            reading.words.lower(at) == *word || root.zip(stem.as_deref()).is_some_and(|(root, stem)| root.stem == stem)
        })
    }
}

/// The signs of a table, with what each tells, by their first words.
pub(super) struct Signs<T> {
    signs: Vec<Sign<T>>,
    /// By the word as it is written and by its stem.
    first: FxHashMap<Box<str>, SmallVec<[usize; 2]>>,
}

/// A sign that was found.
#[derive(Clone, Copy)]
pub(super) struct Found<T> {
    /// Its first token, and how many it takes.
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) tells: T,
}

impl<T: Copy> Signs<T> {
    /// The signs of columns: words apart from each other, `_` between those that stand together, `=` before one of which
    /// only this form is meant.
    pub(super) fn of(columns: impl Iterator<Item = (&'static str, T)>) -> Self {
        let stemmer = Stemmer::english();
        let word = |word: &'static str| match word.strip_prefix('=') {
            Some(word) => (word, None),
            None => (word, Some(Box::from(&*stemmer.stem(word)))),
        };
        let mut all = Signs { signs: Vec::new(), first: FxHashMap::default() };
        for (column, tells) in columns {
            for sign in column.split_whitespace() {
                let words: Vec<(&str, Option<Box<str>>)> = sign.split('_').map(word).collect();
                let Some((first, stem)) = words.first() else { continue };
                let place = all.signs.len();
                all.first.entry(Box::from(*first)).or_default().push(place);
                if let Some(stem) = stem.as_ref().filter(|stem| ***stem != **first) {
                    all.first.entry(stem.clone()).or_default().push(place);
                }
                all.signs.push(Sign { words, tells });
            }
        }
        all
    }

    /// The words and stems with which they begin.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.first.keys().map(|word| &**word)
    }

    /// Those in a claim, in their order there; several that begin at one token in the order of the table.
    pub(super) fn found(&self, reading: &Reading<'_>) -> Vec<Found<T>> {
        let mut found = Vec::new();
        let begins = |known: &Known<'_>| {
            known.class.has(Class::SIGN) || known.root.is_some_and(|root| root.class.has(Class::SIGN))
        };
        for (at, known) in reading.known.iter().enumerate().filter(|(_, known)| begins(known)) {
            let word = reading.words.lower(at);
            let stem = known.root.map(|root| root.stem).filter(|stem| *stem != word);
            let begins = [Some(word), stem].into_iter().flatten().filter_map(|word| self.first.get(word)).flatten();
            let mut here: SmallVec<[usize; 8]> = begins.copied().collect();
            here.sort_unstable();
            here.dedup();
            let signs = here.into_iter().map(|place| &self.signs[place]).filter(|sign| sign.is_at(reading, at));
            found.extend(signs.map(|sign| Found { at, len: sign.words.len(), tells: sign.tells }));
        }
        found
    }
}
