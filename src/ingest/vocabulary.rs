//! The words that menus, advertisements, share rows and comment boxes are made of.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::phrases::{self, Known, Phrase};
use crate::text::{ascii, table::packed_in};

/// Purposes of furniture, in the order of `assets/furniture/words.txt`.
pub(super) const GROUPS: usize = 16;

/// A purpose that furniture has, by its place in the word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Share = 0,
    Account = 1,
    Newsletter = 2,
    Legal = 3,
    Ad = 4,
    Comment = 5,
    Related = 6,
    Time = 9,
    Credit = 10,
    Author = 11,
    Assistant = 14,
}

/// How many words of a text belong to furniture phrases.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coverage {
    /// Words by group.
    groups: [u16; GROUPS],
    /// Words in any phrase.
    pub(super) covered: usize,
    /// Words looked at.
    pub(super) words: usize,
}

impl Coverage {
    /// Share of the words that belong to `group`, 0 to 1.
    pub(super) fn of(&self, group: Group) -> f32 {
        self.share(group as usize)
    }

    /// Share of the words that belong to the group at `index`, 0 to 1.
    pub(super) fn share(&self, index: usize) -> f32 {
        f32::from(self.groups[index]) / self.words.max(1) as f32
    }

    /// Share of the words that belong to any group, 0 to 1.
    pub(super) fn all(&self) -> f32 {
        self.covered as f32 / self.words.max(1) as f32
    }
}

/// Frequent small words of the languages articles come in: prose has them, menus do not.
pub(super) const SMALL_WORDS: [&str; 133] = [
    "a", "about", "after", "al", "als", "an", "and", "are", "as", "at", "au", "auf", "aus", "be", "been", "but", "by",
    "che", "com", "con", "da", "das", "dass", "de", "dei", "del", "dem", "den", "der", "des", "di", "die", "do",
    "door", "du", "e", "een", "ein", "eine", "el", "en", "er", "es", "est", "et", "for", "from", "für", "had", "has",
    "have", "he", "her", "het", "his", "i", "il", "im", "in", "is", "ist", "it", "its", "la", "las", "le", "les", "lo",
    "los", "mais", "mit", "more", "más", "na", "ne", "nicht", "no", "non", "not", "o", "och", "of", "on", "one", "op",
    "or", "os", "ou", "par", "para", "pas", "per", "por", "pour", "que", "qui", "said", "se", "she", "sich", "sie",
    "so", "son", "su", "sur", "than", "that", "the", "their", "there", "they", "this", "to", "um", "un", "una", "und",
    "une", "van", "von", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "zu",
    "à",
];

/// Words that speak to the reader or for the writers.
pub(super) const SECOND_PERSON: [&str; 5] = ["you", "your", "our", "us", "we"];

/// The words of a text in lower case, a number as `#`.
pub(super) struct Words {
    lowered: String,
    spans: Vec<(usize, usize)>,
}

impl Words {
    /// The first words of `text`, at most `most` of them.
    pub(super) fn of(text: &str, most: usize) -> Words {
        if text.is_ascii() {
            return Words::of_ascii(text, most);
        }
        let size = text.len().min(8 * most);
        let mut words = Words { lowered: String::with_capacity(size), spans: Vec::with_capacity(size / 4) };
        let mut at = 0;
        while words.spans.len() < most {
            let Some(start) = text[at..].find(is_word_character) else { break };
            let rest = &text[at + start..];
            let len = rest.find(|c| !is_word_character(c)).unwrap_or(rest.len());
            words.push(&rest[..len]);
            at += start + len;
        }
        words
    }

    fn of_ascii(text: &str, most: usize) -> Words {
        let bytes = text.as_bytes();
        let mut spans = Vec::with_capacity(most.min(text.len() / 4 + 1));
        let mut at = 0;
        while spans.len() < most && at < bytes.len() {
            let start = at;
            at = ascii::alphanumeric_end(bytes, at);
            while bytes.get(at) == Some(&b'#') {
                at = ascii::alphanumeric_end(bytes, at + 1);
            }
            if at > start {
                spans.push((start, at));
            }
            at += 1;
        }
        let end = spans.last().map_or(0, |&(_, end)| end);
        Words { lowered: text[..end].to_ascii_lowercase(), spans }
    }

    fn push(&mut self, word: &str) {
        let start = self.lowered.len();
        if word.is_ascii() {
            self.lowered.push_str(word);
            self.lowered[start..].make_ascii_lowercase();
        } else {
            self.lowered.push_str(&word.to_lowercase());
        }
        self.spans.push((start, self.lowered.len()));
    }

    /// The words in order, and what is known of each.
    pub(super) fn all(&self) -> Vec<Word<'_>> {
        self.spans.iter().map(|&(start, end)| Word::of(&self.lowered, start, end)).collect()
    }
}

/// A word in lower case, a number as `#`.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Tells it from nearly all other words; never 0.
    pub(super) hash: u64,
    /// What is known of it.
    pub(super) known: Option<&'static Known>,
}

impl<'a> Word<'a> {
    /// The word from `start` to `end` of `text`.
    #[inline]
    fn of(text: &'a str, start: usize, end: usize) -> Self {
        let word = match &text[start..end] {
            number if number.bytes().all(|byte| byte.is_ascii_digit()) => "#",
            word => word,
        };
        let packed = packed_in(text, word);
        let spread = phrases::spread(packed.unwrap_or_else(|| phrases::first_key(word)));
        let hash = if packed.is_some() { spread } else { FxBuildHasher.hash_one(word) };
        Word { text: word, hash: hash | 1, known: phrases::known(word, packed, spread) }
    }

    /// Whether it is one of the small words that prose has and menus do not.
    pub(super) fn is_small(&self) -> bool {
        self.known.is_some_and(|known| known.small)
    }
}

fn is_word_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '#' || !c.is_ascii() && c.is_alphanumeric()
}

/// How far furniture phrases cover `words`.
pub(super) fn coverage(words: &[Word<'_>]) -> Coverage {
    let mut coverage = Coverage { words: words.len(), ..Coverage::default() };
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let follows =
            |phrase: &&Phrase| words.get(at + 1..at + 1 + phrase.len).is_some_and(|rest| phrase.goes_on(rest));
        match word.known.and_then(|known| known.phrases().find(follows)) {
            Some(phrase) => {
                let len = phrase.len + 1;
                coverage.groups[phrase.group] += len as u16;
                coverage.covered += len;
                at += len;
            }
            None => at += 1,
        }
    }
    coverage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let found = coverage(&Words::of("Leave a Reply", 10).all());
        assert_eq!(found.covered, 3);
        assert!((found.of(Group::Comment) - 1.0).abs() < f32::EPSILON);
    }
}
