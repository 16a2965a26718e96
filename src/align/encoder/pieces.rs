//! Texts to words, and words to the pieces that the encoder knows (`WordPiece`, as BERT's uncased models have it).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use super::asset;
use crate::text::lines::Lines;

/// Index of the piece for what has no pieces, of that before every text and of that behind it.
pub(super) const UNKNOWN: u32 = 0;
pub(super) const FIRST: u32 = 1;
pub(super) const LAST: u32 = 2;

/// Signs of a word from which on it counts as unknown.
const LONGEST: usize = 100;

/// A text as words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::align) struct Wording {
    /// Without accents, in small letters, every punctuation mark by itself.
    all: Vec<String>,
    /// Where in the text each begins, in bytes.
    starts: Vec<usize>,
    /// Which of them count: those with a letter or a digit, or all if none has one.
    telling: Vec<usize>,
}

impl Wording {
    /// The words of `text`.
    pub(in crate::align) fn of(text: &str) -> Self {
        let (all, starts): (Vec<String>, Vec<usize>) = words(text).into_iter().unzip();
        let counts = |word: &String| word.contains(char::is_alphanumeric);
        let any = all.iter().any(counts);
        let telling = (0..all.len()).filter(|&at| !any || counts(&all[at])).collect();
        Wording { all, starts, telling }
    }

    /// Where word `index` stands among those that count.
    #[cfg(test)]
    pub(super) fn place(&self, index: usize) -> Option<usize> {
        self.telling.iter().position(|&at| at == index)
    }

    /// The words that count.
    pub(in crate::align) fn telling(&self) -> impl Iterator<Item = &str> {
        self.telling.iter().map(|&at| self.all[at].as_str())
    }

    /// Where in the text the word begins that is `index` among those that count, in bytes.
    pub(in crate::align) fn start(&self, index: usize) -> usize {
        self.starts[self.telling[index]]
    }
}

/// The words of `text`, each with where it begins.
fn words(text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let (mut word, mut start) = (String::new(), 0);
    for (at, whole) in text.char_indices().filter(|&(_, c)| !is_dropped(c)) {
        if whole.is_ascii_alphanumeric() {
            if word.is_empty() {
                start = at;
            }
            word.push(whole.to_ascii_lowercase());
            continue;
        }
        let parted = is_han(whole) || whole.is_whitespace();
        if parted && !word.is_empty() {
            words.push((std::mem::take(&mut word), start));
        }
        if whole.is_whitespace() {
            continue;
        }
        let plain = whole.nfd().filter(|c| c.general_category() != GeneralCategory::NonspacingMark);
        for c in plain.flat_map(char::to_lowercase) {
            let apart = is_punctuation(c);
            if apart && !word.is_empty() {
                words.push((std::mem::take(&mut word), start));
            }
            if apart {
                words.push((c.to_string(), at));
            } else {
                if word.is_empty() {
                    start = at;
                }
                word.push(c);
            }
        }
        if parted && !word.is_empty() {
            words.push((std::mem::take(&mut word), start));
        }
    }
    if !word.is_empty() {
        words.push((word, start));
    }
    words
}

/// Control and format characters, those not assigned, and the sign for what could not be read.
fn is_dropped(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    }
    c == '\u{fffd}' || c.general_category_group() == GeneralCategoryGroup::Other
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// Chinese characters, each a word.
fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F
        | 0x2B740..=0x2B81F | 0x2B820..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

/// Pieces by their signs, a number each. How many there may be: see [`Lines`].
pub(super) struct Pieces<const LINES: usize, const SLOTS: usize>(Lines<LINES, SLOTS>);

/// Those of the encoder.
pub(super) static PIECES: Pieces<28_000, 65_536> = Pieces::of(asset::pieces());

impl<const LINES: usize, const SLOTS: usize> Pieces<LINES, SLOTS> {
    /// Pieces out of a text with one a line.
    const fn of(text: &'static str) -> Self {
        Pieces(Lines::new(text, b'\n'))
    }

    /// Whether `word` is one piece.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.number(word).is_some()
    }

    /// Adds the pieces of `word` to `out`: the longest that it begins with, then the longest that the rest does.
    pub(super) fn split(&self, word: &str, out: &mut Vec<u32>) {
        let before = out.len();
        let mut rest = word;
        let mut key = String::new();
        while !rest.is_empty() && word.chars().count() <= LONGEST {
            let found = rest.char_indices().rev().find_map(|(at, c)| {
                let end = at + c.len_utf8();
                key.clear();
                key.push_str(if out.len() == before { "" } else { "##" });
                key.push_str(&rest[..end]);
                self.0.number(&key).map(|piece| (piece as u32, end))
            });
            let Some((piece, end)) = found else { break };
            out.push(piece);
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            out.truncate(before);
            out.push(UNKNOWN);
        }
    }
}

/// A text in pieces, and which of them each of the words has that count.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Split {
    pub(super) pieces: Vec<u32>,
    pub(super) words: Vec<Range<usize>>,
}

impl<const LINES: usize, const SLOTS: usize> Pieces<LINES, SLOTS> {
    /// The pieces of a text between [`FIRST`] and [`LAST`], at most `most` in all. The words that would go beyond that are
    /// left out.
    pub(super) fn text(&self, wording: &Wording, most: usize) -> Split {
        let mut split = Split { pieces: vec![FIRST], words: Vec::with_capacity(wording.telling.len()) };
        for (at, word) in wording.all.iter().enumerate() {
            let start = split.pieces.len();
            self.split(word, &mut split.pieces);
            if split.pieces.len() >= most {
                split.pieces.truncate(start);
                break;
            }
            if wording.telling.get(split.words.len()) == Some(&at) {
                split.words.push(start..split.pieces.len());
            }
        }
        split.pieces.push(LAST);
        split
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_and_accents_and_punctuation_stands_alone() {
        let words = |text| words(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(
            words("Zürich’s  MAYOR—re-elected!\t(43.7%)"),
            ["zurich", "’", "s", "mayor", "—", "re", "-", "elected", "!", "(", "43", ".", "7", "%", ")"]
        );
        assert_eq!(words("\u{ad}a\u{200b}b 東京 \u{fffd}"), ["ab", "東", "京"]);
    }

    #[test]
    fn a_word_is_known_by_where_it_begins() {
        let text = "  Élan (43 m), e\u{301}t 東京";
        let found: Vec<&str> = words(text).iter().map(|&(_, start)| &text[start..]).collect();
        let begins = ["Élan", "(", "43", "m", ")", ",", "e", "東", "京"];
        assert!(found.len() == begins.len() && found.iter().zip(begins).all(|(found, word)| found.starts_with(word)));
    }

    #[test]
    fn a_word_is_cut_into_the_longest_pieces_from_the_left() {
        let pieces = Pieces::<9, 16>::of("[UNK]\n[CLS]\n[SEP]\nun\nunder\n##stand\n##standing\n##s\nstand");
        let split = |word: &str| {
            let mut out = vec![FIRST];
            pieces.split(word, &mut out);
            out.split_off(1)
        };
        assert_eq!(split("understandings"), [4, 6, 7]);
        assert_eq!(split("stands"), [8, 7]);
        assert_eq!(split("standx"), [UNKNOWN]);
        assert_eq!(split(&"un".repeat(60)), [UNKNOWN]);
    }
}
