//! Words without their endings: Snowball's stemmers.
//!
//! That of English is written out here: it is asked for more words than all the others together, and the library's, made
//! for any alphabet, takes more than twice as long. The two agree on every word.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer as Snowball};

/// The stemmer of one language.
pub struct Stemmer {
    snowball: Snowball,
    english: bool,
}

impl Stemmer {
    /// The stemmer of the language with this ISO 639-1 code, if there is one.
    pub fn of(code: &str) -> Option<Self> {
        algorithm(code).map(|algorithm| Stemmer { snowball: Snowball::create(algorithm), english: code == "en" })
    }

    /// The stemmer of English.
    pub fn english() -> Self {
        Stemmer { snowball: Snowball::create(Algorithm::English), english: true }
    }

    /// `word`, in lower case, without its endings.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if self.english && word.len() <= LONGEST && word.bytes().fold(true, |all, byte| all & is(byte, PLAIN)) {
            english(word)
        } else {
            self.snowball.stem(word)
        }
    }

    /// The same with British endings folded into American ones; an abbreviation without its full stops.
    pub fn root<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if word.contains('.') {
            return word.chars().filter(|&c| c != '.').collect();
        }
        let stem = self.stem(word);
        match stem.strip_suffix("is") {
            Some(root) if root.len() >= 4 && stem.len() < word.len() => Cow::Owned(format!("{root}iz")),
            _ => stem,
        }
    }
}

fn algorithm(code: &str) -> Option<Algorithm> {
    Some(match code {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

const LONGEST_EXCEPTION: usize = 6;

/// Words that the rules would take for others, with their stems.
const EXCEPTIONS: [(&str, &str); 18] = [
    ("andes", "andes"),
    ("atlas", "atlas"),
    ("bias", "bias"),
    ("cosmos", "cosmos"),
    ("dying", "die"),
    ("early", "earli"),
    ("gently", "gentl"),
    ("howe", "howe"),
    ("idly", "idl"),
    ("lying", "lie"),
    ("news", "news"),
    ("only", "onli"),
    ("singly", "singl"),
    ("skies", "sky"),
    ("skis", "ski"),
    ("sky", "sky"),
    ("tying", "tie"),
    ("ugly", "ugli"),
];

/// Words that keep what looks like an ending once a plural is taken off.
const WHOLE: [&[u8]; 8] = [b"succeed", b"proceed", b"exceed", b"canning", b"inning", b"earring", b"herring", b"outing"];

/// What a word may end in: its letters in the upper bytes of a number, and which bytes these are.
#[derive(Clone, Copy)]
struct Ending {
    letters: u64,
    mask: u64,
    len: usize,
}

impl Ending {
    const fn of(letters: &[u8]) -> Self {
        let (len, mut number, mut at) = (letters.len(), 0, 0);
        while at < len {
            number |= (letters[at] as u64) << (8 * (8 - len + at));
            at += 1;
        }
        Ending { letters: number, mask: u64::MAX << (8 * (8 - len)), len }
    }

    const fn each<const N: usize>(endings: [&[u8]; N]) -> [Self; N] {
        let (mut each, mut at) = ([Ending::of(b"e"); N], 0);
        while at < N {
            each[at] = Ending::of(endings[at]);
            at += 1;
        }
        each
    }
}

/// Endings of the second and third step and what stands for them; where several fit, the longest counts.
const SECOND: [Ending; 22] = Ending::each([
    b"ational", b"fulness", b"iveness", b"ization", b"ousness", b"biliti", b"lessli", b"tional", b"alism", b"aliti",
    b"ation", b"entli", b"fulli", b"iviti", b"ousli", b"abli", b"alli", b"anci", b"ator", b"enci", b"izer", b"bli",
]);
const SECOND_BY: [&[u8]; 22] = [
    b"ate", b"ful", b"ive", b"ize", b"ous", b"ble", b"less", b"tion", b"al", b"al", b"ate", b"ent", b"ful", b"ive",
    b"ous", b"able", b"al", b"ance", b"ate", b"ence", b"ize", b"ble",
];
const THIRD: [Ending; 8] =
    Ending::each([b"ational", b"tional", b"alize", b"icate", b"iciti", b"ical", b"ness", b"ful"]);
const THIRD_BY: [&[u8]; 8] = [b"ate", b"tion", b"al", b"ic", b"ic", b"ic", b"", b""];
/// Endings that the fourth step takes off.
const FOURTH: [Ending; 17] = Ending::each([
    b"ement", b"ance", b"ence", b"able", b"ible", b"ment", b"ant", b"ate", b"ent", b"ism", b"iti", b"ive", b"ize",
    b"ous", b"al", b"er", b"ic",
]);

/// The stem of a word of small letters, digits and apostrophes.
fn english(word: &str) -> Cow<'_, str> {
    if word.len() < 3 {
        return word.into();
    }
    if word.len() <= LONGEST_EXCEPTION
        && let Some((_, stem)) = EXCEPTIONS.iter().find(|(exception, _)| *exception == word)
    {
        return (*stem).into();
    }
    let mut english = English::of(word);
    english.plural();
    if !WHOLE.contains(&english.letters()) {
        english.past();
        english.final_y();
        english.second();
        english.third();
        english.fourth();
        english.last_letter();
    }
    let stem = english.letters_mut();
    stem.make_ascii_lowercase();
    match word.get(..stem.len()) {
        Some(start) if start.as_bytes() == stem => start.into(),
        _ => String::from_utf8_lossy(stem).into_owned().into(),
    }
}

/// A longest word that is stemmed here.
const LONGEST: usize = 47;

/// Bytes that are read at once to see how a word ends.
const ROOM: usize = 8;

/// A set of small letters.
#[derive(Clone, Copy)]
struct Letters(u32);

impl Letters {
    const fn of(letters: &[u8]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < letters.len() {
            set |= 1 << (letters[at] - b'a');
            at += 1;
        }
        Letters(set)
    }

    fn has(self, letter: u8) -> bool {
        letter.is_ascii_lowercase() && self.0 >> (letter - b'a') & 1 == 1
    }
}

/// A word on its way to its stem. A y that is a consonant is written Y.
struct English {
    /// Behind as much room as an ending is compared by.
    word: [u8; ROOM + LONGEST + 1],
    len: usize,
    /// Where the regions begin that endings must lie in: behind the first consonant after a vowel, and behind the next
    /// such.
    first: usize,
    second: usize,
}

impl English {
    fn of(word: &str) -> Self {
        let written = word.strip_prefix('\'').unwrap_or(word).as_bytes();
        let (mut letters, len) = ([0; ROOM + LONGEST + 1], written.len());
        let mut vowel = true;
        for (slot, &letter) in letters[ROOM..].iter_mut().zip(written) {
            *slot = if letter == b'y' && vowel { b'Y' } else { letter };
            vowel = is_vowel(*slot);
        }
        let word = &letters[ROOM..ROOM + len];
        let prefix = [&b"arsen"[..], b"commun", b"gener"].into_iter().find(|prefix| word.starts_with(prefix));
        let first = prefix.map_or_else(|| region(word, 0), <[u8]>::len);
        let second = region(word, first);
        English { word: letters, len, first, second }
    }

    fn letters(&self) -> &[u8] {
        &self.word[ROOM..ROOM + self.len]
    }

    fn letters_mut(&mut self) -> &mut [u8] {
        &mut self.word[ROOM..ROOM + self.len]
    }

    fn last(&self) -> Option<u8> {
        self.letters().last().copied()
    }

    /// The last letters as a number.
    #[inline]
    fn tail(&self) -> u64 {
        self.word[self.len..].first_chunk().map_or(0, |tail| u64::from_le_bytes(*tail))
    }

    #[inline]
    fn ends(&self, ending: Ending) -> bool {
        (self.tail() ^ ending.letters) & ending.mask == 0
    }

    /// The place of the first of `endings` that fits.
    fn ending(&self, endings: &[Ending]) -> Option<usize> {
        let tail = self.tail();
        endings.iter().position(|ending| (tail ^ ending.letters) & ending.mask == 0)
    }

    /// Whether its last letter is one of `letters`: what most words can be told by that have none of some endings.
    fn ends_in(&self, letters: Letters) -> bool {
        self.last().is_some_and(|last| letters.has(last))
    }

    /// Takes the last `count` letters off.
    fn cut(&mut self, count: usize) {
        self.len -= count;
    }

    fn replace(&mut self, count: usize, by: &[u8]) {
        self.cut(count);
        for &letter in by {
            self.push(letter);
        }
    }

    fn push(&mut self, letter: u8) {
        self.word[ROOM + self.len] = letter;
        self.len += 1;
    }

    /// Whether an ending of `count` letters lies in the first region.
    fn in_first(&self, count: usize) -> bool {
        self.len - count >= self.first
    }

    fn in_second(&self, count: usize) -> bool {
        self.len - count >= self.second
    }

    /// "'s", "caresses", "ties", "cries", "gaps".
    fn plural(&mut self) {
        const OWNERS: [Ending; 3] = Ending::each([b"'s'", b"'s", b"'"]);
        if let Some(at) = self.ending(&OWNERS) {
            self.cut(OWNERS[at].len);
        }
        if self.ends(const { Ending::of(b"sses") }) {
            self.cut(2);
        } else if self.ends(const { Ending::of(b"ied") }) || self.ends(const { Ending::of(b"ies") }) {
            self.cut(if self.len > 4 { 2 } else { 1 });
        } else if self.ends(const { Ending::of(b"s") })
            && !self.ends(const { Ending::of(b"us") })
            && !self.ends(const { Ending::of(b"ss") })
        {
            let before = self.len.saturating_sub(2);
            if self.letters()[..before].iter().any(|&letter| is_vowel(letter)) {
                self.cut(1);
            }
        }
    }

    /// "agreed", "plastered", "hopping".
    fn past(&mut self) {
        const DOUBLE: [Ending; 2] = Ending::each([b"eedly", b"eed"]);
        const SIMPLE: [Ending; 4] = Ending::each([b"ingly", b"edly", b"ing", b"ed"]);
        if !self.ends_in(const { Letters::of(b"dgy") }) {
            return;
        }
        if let Some(at) = self.ending(&DOUBLE) {
            if self.in_first(DOUBLE[at].len) {
                self.replace(DOUBLE[at].len, b"ee");
            }
            return;
        }
        let Some(at) = self.ending(&SIMPLE) else { return };
        let rest = self.len - SIMPLE[at].len;
        if !self.letters()[..rest].iter().any(|&letter| is_vowel(letter)) {
            return;
        }
        self.len = rest;
        let doubled = matches!(*self.letters(), [.., one, other] if one == other && b"bdfgmnprt".contains(&one));
        if self.ends(const { Ending::of(b"at") })
            || self.ends(const { Ending::of(b"bl") })
            || self.ends(const { Ending::of(b"iz") })
        {
            self.push(b'e');
        } else if doubled {
            self.cut(1);
        } else if self.len == self.first && is_short(self.letters()) {
            self.push(b'e');
        }
    }

    /// "happy", but not "say" or "by".
    fn final_y(&mut self) {
        if let [_, .., before, last @ (b'y' | b'Y')] = self.letters_mut()
            && !is_vowel(*before)
        {
            *last = b'i';
        }
    }

    fn second(&mut self) {
        if !self.ends_in(const { Letters::of(b"ilmnrs") }) {
            return;
        }
        if let Some(at) = self.ending(&SECOND) {
            if self.in_first(SECOND[at].len) {
                self.replace(SECOND[at].len, SECOND_BY[at]);
            }
        } else if self.ends(const { Ending::of(b"ogi") }) {
            if self.in_first(3) && self.ends(const { Ending::of(b"logi") }) {
                self.cut(1);
            }
        } else if self.ends(const { Ending::of(b"li") }) {
            let before = self.len.checked_sub(3).map(|at| self.letters()[at]);
            if self.in_first(2) && before.is_some_and(|letter| b"cdeghkmnrt".contains(&letter)) {
                self.cut(2);
            }
        }
    }

    fn third(&mut self) {
        if !self.ends_in(const { Letters::of(b"eils") }) {
            return;
        }
        if let Some(at) = self.ending(&THIRD) {
            if self.in_first(THIRD[at].len) {
                self.replace(THIRD[at].len, THIRD_BY[at]);
            }
        } else if self.ends(const { Ending::of(b"ative") }) && self.in_second(5) {
            self.cut(5);
        }
    }

    fn fourth(&mut self) {
        if !self.ends_in(const { Letters::of(b"ceilmnrst") }) {
            return;
        }
        if let Some(at) = self.ending(&FOURTH) {
            if self.in_second(FOURTH[at].len) {
                self.cut(FOURTH[at].len);
            }
        } else if (self.ends(const { Ending::of(b"sion") }) || self.ends(const { Ending::of(b"tion") }))
            && self.in_second(3)
        {
            self.cut(3);
        }
    }

    fn last_letter(&mut self) {
        let rest = &self.letters()[..self.len.saturating_sub(1)];
        let off = match self.last() {
            Some(b'e') => self.in_second(1) || self.in_first(1) && !is_short(rest),
            Some(b'l') => self.in_second(1) && rest.ends_with(b"l"),
            _ => false,
        };
        if off {
            self.cut(1);
        }
    }
}

/// Where the region begins behind the first consonant after a vowel at or after `from`.
fn region(word: &[u8], from: usize) -> usize {
    let vowel = word[from..].iter().position(|&letter| is_vowel(letter)).map(|at| from + at);
    let consonant = vowel.and_then(|vowel| Some(vowel + word[vowel..].iter().position(|&letter| !is_vowel(letter))?));
    consonant.map_or(word.len(), |at| at + 1)
}

fn is_vowel(letter: u8) -> bool {
    is(letter, VOWEL)
}

/// A small letter, a digit or an apostrophe.
const PLAIN: u8 = 1;
/// A vowel.
const VOWEL: u8 = 2;

#[inline]
fn is(byte: u8, kind: u8) -> bool {
    KINDS[usize::from(byte)] & kind != 0
}

/// What each byte is.
static KINDS: [u8; 256] = {
    let (mut kinds, mut byte) = ([0; 256], 0);
    while byte < 128 {
        let letter = byte as u8;
        if letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'\'' {
            kinds[byte] |= PLAIN;
        }
        if matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') {
            kinds[byte] |= VOWEL;
        }
        byte += 1;
    }
    kinds
};

/// Whether `word` ends in a short syllable: "hop", "at", not "how" or "beat".
fn is_short(word: &[u8]) -> bool {
    match *word {
        [.., before, vowel, last] if is_vowel(vowel) && !is_vowel(before) => {
            !is_vowel(last) && !matches!(last, b'w' | b'x' | b'Y')
        }
        [vowel, last] => is_vowel(vowel) && !is_vowel(last),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let stemmer = Stemmer::english();
        for (one, other) in [
            ("resigned", "resigning"),
            ("cries", "cry"),
            ("hopping", "hops"),
            ("relational", "relate"),
            ("generously", "generous"),
            ("fulfilment's", "fulfilment"),
            ("skies", "sky"),
        ] {
            assert_eq!(stemmer.stem(one), stemmer.stem(other));
        }
        assert_ne!(stemmer.stem("news"), stemmer.stem("new"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn english_stems_are_those_of_snowball(
            word in "'?(gener|commun|arsen|[a-z]{0,4}[aeiouy]{0,2}[b-dy]{0,2})(y|[a-z]{0,3})\
                (s|ss|us|ied|ies|eed|ed|ing|edly|eedly|ingly|bbing|atted|ogy|ogi|li|bli|ably|ally|fully|lessly|ously|ently|\
                ality|bility|ivity|tional|ational|alism|ation|ization|izer|ator|iveness|fulness|ousness|icate|ative|alize|\
                icity|ical|ful|ness|ance|ence|er|able|ible|ant|ement|ment|ent|ion|sion|tion|ism|ate|iti|ous|ive|ize|e|ll|le){0,3}\
                ('s|'s'|'|[0-9])?"
        ) {
            let expected = Snowball::create(Algorithm::English).stem(&word).into_owned();
            prop_assert_eq!(english(&word), expected);
        }

        #[test]
        fn so_are_those_of_no_words(word in "[a-eiosuy']{0,9}") {
            let expected = Snowball::create(Algorithm::English).stem(&word).into_owned();
            prop_assert_eq!(english(&word), expected);
        }
    }
}
