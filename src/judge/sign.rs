//! Signs: words of a table that tell something, however they are inflected.

use super::reading::Reading;
use crate::text::stem::Stemmer;

/// A word, or several that stand together: each as it is written, and its stem unless only that form is meant.
pub(super) struct Sign {
    words: Vec<(&'static str, Option<Box<str>>)>,
}

impl Sign {
    /// The signs of a column: words apart from each other, `_` between those that stand together, `=` before one of which
    /// only this form is meant.
    pub(super) fn all(column: &'static str, stemmer: &Stemmer) -> Vec<Sign> {
        let word = |word: &'static str| match word.strip_prefix('=') {
            Some(word) => (word, None),
            None => (word, Some(Box::from(&*stemmer.stem(word)))),
        };
        column.split_whitespace().map(|sign| Sign { words: sign.split('_').map(word).collect() }).collect()
    }

    /// How many tokens it takes.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it stands at token `at`.
    pub(super) fn is_at(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.words.iter().enumerate().all(|(offset, (word, stem))| {
            let at = at + offset;
            let root = reading.known.get(at).and_then(|known| known.root);
            reading.words.lower(at) == *word || root.zip(stem.as_deref()).is_some_and(|(root, stem)| root.stem == stem)
        })
    }
}
