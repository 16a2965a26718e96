//! What the words of a language come to: stems, stop words, elisions, number words.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::text::stem::Stemmer;

/// Words of languages without a stemmer are cut to this many letters, which takes most endings off.
const STEM_LETTERS: usize = 6;

/// Function words of English that the list of stop words misses; forms of address say as little.
const MORE_ENGLISH: [&str; 42] = [
    "also",
    "amid",
    "among",
    "anybody",
    "anyone",
    "anything",
    "could",
    "else",
    "ever",
    "every",
    "everybody",
    "everyone",
    "everything",
    "however",
    "may",
    "might",
    "mr",
    "mrs",
    "ms",
    "must",
    "never",
    "nobody",
    "none",
    "nothing",
    "one",
    "per",
    "shall",
    "since",
    "somebody",
    "someone",
    "something",
    "though",
    "unless",
    "upon",
    "us",
    "via",
    "whether",
    "whose",
    "within",
    "without",
    "would",
    "yet",
];

const NUMBER_WORDS: [(&str, &str); 11] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
];

/// The language of one article, as far as alignment goes.
pub(super) struct Language {
    stemmer: Option<Stemmer>,
    stop: FxHashSet<&'static str>,
    /// Whether an apostrophe ends a word of its own: l'homme, dell'arte.
    pub(super) elides: bool,
    /// Whether the decimal sign is a comma.
    decimal_comma: bool,
    english: bool,
}

impl Language {
    /// The language with this ISO 639-1 code, English where absent.
    pub(super) fn of(code: Option<&str>) -> Self {
        let code = code.unwrap_or("en");
        let english = code == "en";
        let mut stop: FxHashSet<&'static str> = stop_words::lookup(code).unwrap_or_default().iter().copied().collect();
        if english {
            stop.extend(MORE_ENGLISH);
        }
        Language {
            stemmer: Stemmer::of(code),
            stop,
            elides: matches!(code, "fr" | "it" | "ca"),
            decimal_comma: !matches!(code, "en" | "zh" | "ja" | "ko" | "th" | "he" | "hi"),
            english,
        }
    }

    /// Whether `word`, in lower case, only holds a sentence together.
    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// The digits that `word`, in lower case, stands for.
    pub(super) fn number_word(&self, word: &str) -> Option<&'static str> {
        let found = NUMBER_WORDS.iter().find(|(name, _)| *name == word);
        found.filter(|_| self.english).map(|&(_, digits)| digits)
    }

    /// What `word`, in lower case, has in common with its other forms.
    pub(super) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let word = if self.english { word.strip_suffix("'s").unwrap_or(word) } else { word };
        let stem = match &self.stemmer {
            Some(stemmer) => stemmer.stem(word),
            None => word.chars().take(STEM_LETTERS).collect(),
        };
        without_accents(stem)
    }

    /// `number` without separators of thousands, with a point before its decimals.
    pub(super) fn plain_number(&self, number: &str) -> String {
        let (thousands, decimal) = if self.decimal_comma { ('.', ',') } else { (',', '.') };
        number.chars().filter(|&c| c != thousands).map(|c| if c == decimal { '.' } else { c }).collect()
    }
}

/// Latin letters without their accents: names keep them in one outlet and lose them in another. Other scripts are left
/// alone, since their marks are letters.
fn without_accents(word: Cow<'_, str>) -> Cow<'_, str> {
    if word.is_ascii() || word.chars().any(|c| c >= '\u{250}') {
        return word;
    }
    word.nfd().filter(|&c| !is_combining_mark(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let english = Language::of(None);
        assert_eq!(english.stem("resigned"), english.stem("resigning"));
        assert_eq!(english.stem("obama's"), english.stem("obama"));
        let german = Language::of(Some("de"));
        assert_eq!(german.stem("häuser"), german.stem("haus"));
        let polish = Language::of(Some("pl"));
        assert_eq!(polish.stem("prezydenta"), polish.stem("prezydentem"));
    }

    #[test]
    fn accents_are_dropped_from_latin_letters_only() {
        assert_eq!(without_accents("zelenský".into()), "zelensky");
        assert_eq!(without_accents("हिन्दी".into()), "हिन्दी");
    }

    #[test]
    fn a_number_reads_alike_in_every_notation() {
        assert_eq!(Language::of(Some("en")).plain_number("1,250.5"), "1250.5");
        assert_eq!(Language::of(Some("de")).plain_number("1.250,5"), "1250.5");
    }
}
