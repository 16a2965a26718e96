//! Tables by word that are asked for every word of a text.
//!
//! Most words are short enough to be a number. As such they lie in the table itself, so that looking one up follows no
//! pointer and calls nothing.

use std::collections::HashMap;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Values by word.
#[derive(Clone, Debug)]
pub(crate) struct WordTable<Value> {
    short: FxHashMap<u128, Value>,
    long: FxHashMap<Box<str>, Value>,
}

impl<Value> Default for WordTable<Value> {
    fn default() -> Self {
        WordTable { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<Value> WordTable<Value> {
    /// A table with room for the words that a text of so many has.
    pub(crate) fn for_text(words: usize) -> Self {
        // In English about so many are different.
        let different = 30 * words.isqrt();
        WordTable { short: HashMap::with_capacity_and_hasher(different, FxBuildHasher), long: FxHashMap::default() }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Leaves nothing in it.
    pub(crate) fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
    }

    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&Value> {
        match packed(word) {
            Some(word) => self.short.get(&word),
            None => self.long.get(word),
        }
    }

    /// The same of a `word` that is a part of `text`: more quickly, since what stands behind it there may be read.
    #[inline]
    pub(crate) fn get_in(&self, text: &str, word: &str) -> Option<&Value> {
        match packed_in(text, word) {
            Some(word) => self.short.get(&word),
            None => self.long.get(word),
        }
    }

    pub(crate) fn insert(&mut self, word: &str, value: Value) {
        match packed(word) {
            Some(word) => self.short.insert(word, value),
            None => self.long.insert(word.into(), value),
        };
    }

    /// The value of `word`, which is put in if there is none yet.
    pub(crate) fn or_insert_with(&mut self, word: &str, value: impl FnOnce() -> Value) -> &mut Value {
        match packed(word) {
            Some(word) => self.short.entry(word).or_insert_with(value),
            None => self.long.entry(word.into()).or_insert_with(value),
        }
    }
}

/// A word of at most 15 bytes as a number: its bytes and how many they are. No two words have the same.
#[inline]
fn packed(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let len = bytes.len();
    let text = match len {
        0 => 0,
        1 => u128::from(bytes[0]),
        2..=3 => u128::from(u32::from_le_bytes([bytes[0], bytes[1], if len > 2 { bytes[2] } else { 0 }, 0])),
        // Two halves that may overlap; what the second one repeats is shifted out.
        4..=7 => {
            let (first, last) = (u32::from_le_bytes(*bytes.first_chunk()?), u32::from_le_bytes(*bytes.last_chunk()?));
            u128::from(u64::from(first) | u64::from(last) >> (8 * (8 - len)) << 32)
        }
        8..=15 => {
            let (first, last) = (u64::from_le_bytes(*bytes.first_chunk()?), u64::from_le_bytes(*bytes.last_chunk()?));
            u128::from(first) | u128::from(last >> 8 >> (8 * (15 - len))) << 64
        }
        _ => return None,
    };
    Some(text | (len as u128) << 120)
}

/// The same number for a `word` that most likely is a part of `text`.
#[inline]
pub(crate) fn packed_in(text: &str, word: &str) -> Option<u128> {
    cut_out(text, word).or_else(|| packed(word))
}

/// The number of a `word` that is a part of `text`; none where it stands too near to the end.
#[inline]
fn cut_out(text: &str, word: &str) -> Option<u128> {
    const LETTERS: [u128; 16] = {
        let (mut masks, mut len) = ([0; 16], 0);
        while len < 16 {
            masks[len] = (1 << (8 * len)) - 1;
            len += 1;
        }
        masks
    };
    let letters = LETTERS.get(word.len())?;
    let start = (word.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let bytes = text.as_bytes().get(start..)?.first_chunk()?;
    debug_assert!(bytes.starts_with(word.as_bytes()), "the word is a part of the text");
    Some(u128::from_le_bytes(*bytes) & letters | (word.len() as u128) << 120)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_word_finds_what_was_put_in_under_it(words in proptest::collection::vec("[ab\0é]{0,18}", 0..200)) {
            let mut table = WordTable::default();
            let mut known = std::collections::BTreeMap::new();
            for (value, word) in words.iter().enumerate() {
                prop_assert_eq!(table.get(word), known.get(word));
                table.insert(word, value);
                known.insert(word.clone(), value);
            }
            prop_assert_eq!(table.len(), known.len());
            for (word, value) in &known {
                prop_assert_eq!(table.get(word), Some(value));
                for text in [format!("b{word}"), format!("é{word}b a longer text")] {
                    let start = text.find(word.as_str()).unwrap_or_default();
                    prop_assert_eq!(table.get_in(&text, &text[start..start + word.len()]), Some(value));
                }
                prop_assert_eq!(table.or_insert_with(word, || usize::MAX), value);
            }
        }
    }
}
