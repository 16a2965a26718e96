//! Signs: words of a table that tell something, however they are inflected.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{class::Class, reading::Reading, stems::Known};
use crate::text::stem::Stemmer;

/// Of words that need not stand together so many others stand between at most.
const GAP: usize = 8;

/// A word of a sign, as it is written, its stem unless only that form is meant, and whether others may stand before it.
struct Word {
    form: &'static str,
    stem: Option<Box<str>>,
    apart: bool,
}

/// A word, or several that stand together or follow each other.
struct Sign<T> {
    words: Vec<Word>,
    tells: T,
}

impl<T> Sign<T> {
    /// How many tokens it takes from `start` on, if it stands there.
    fn len_at(&self, reading: &Reading<'_>, start: usize) -> Option<usize> {
        let is = |word: &Word, at: usize| {
            let root = reading.known.get(at).and_then(|known| known.root);
            reading.words.lower(at) == word.form
                || root.zip(word.stem.as_deref()).is_some_and(|(root, stem)| root.stem == stem)
        };
        let mut next = start;
        for word in &self.words {
            let end = next + if word.apart { GAP } else { 1 };
            next = (next..end).find(|&at| is(word, at))? + 1;
        }
        Some(next - start)
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
    /// The signs of columns: words apart from each other, `_` between those that stand together, `~` between those that follow
    /// each other, `=` before one of which only this form is meant.
    pub(super) fn of(columns: impl Iterator<Item = (&'static str, T)>) -> Self {
        let stemmer = Stemmer::english();
        let word = |word: &'static str, apart: bool| match word.strip_prefix('=') {
            Some(form) => Word { form, stem: None, apart },
            None => Word { form: word, stem: Some(Box::from(&*stemmer.stem(word))), apart },
        };
        let mut all = Signs { signs: Vec::new(), first: FxHashMap::default() };
        for (column, tells) in columns {
            for sign in column.split_whitespace() {
                let parts = sign.split('~').enumerate();
                let words: Vec<Word> = parts
                    .flat_map(|(part, words)| {
                        words.split('_').enumerate().map(move |(at, form)| (form, part > 0 && at == 0))
                    })
                    .map(|(form, apart)| word(form, apart))
                    .collect();
                let Some(first) = words.first() else { continue };
                let place = all.signs.len();
                all.first.entry(Box::from(first.form)).or_default().push(place);
                if let Some(stem) = first.stem.as_ref().filter(|stem| ***stem != *first.form) {
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
            let signs = here.into_iter().map(|place| &self.signs[place]);
            found.extend(signs.filter_map(|sign| {
                let len = sign.len_at(reading, at)?;
                Some(Found { at, len, tells: sign.tells })
            }));
        }
        found
    }
}
