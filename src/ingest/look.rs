//! What each unit of a text looks like by itself, its words among those of furniture.

use std::{collections::HashMap, hash::BuildHasher, ops::Index};

use memchr::memchr;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::unit::{Form, Unit};
use super::vocabulary::{Coverage, Group, Words, coverage};
use crate::text::ascii;

/// Words of a unit that are looked at one by one; what follows adds to its length only.
const MOST_WORDS: usize = 64;
/// Spreads the bits of a number.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Words beyond this make a unit no more of a paragraph.
pub(super) const LONG: f32 = 50.0;
/// No page has so many units before its article or behind it that are paragraphs like those of one.
const DEEP: usize = 128;
/// What runs on for so many words is text whether it ends as a sentence does or not; if it does, it is a paragraph beyond doubt.
const RUNS_ON: usize = 28;
/// Of the words of a paragraph so many are small.
const USUALLY_SMALL: f32 = 0.4;

/// What one unit looks like by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// Number of words; two ideographs count as one.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
    /// Whether it reads as running text.
    pub(super) prose: bool,
    /// How far furniture phrases cover it.
    pub(super) coverage: Coverage,
    pub(super) small: f32,
    pub(super) lower: f32,
    pub(super) digits: f32,
    pub(super) commas: f32,
    pub(super) second_person: f32,
    pub(super) last: Option<char>,
    /// Whether it starts in lower case, is all in capitals, holds an address, a quotation mark, a copyright sign.
    pub(super) signs: [bool; 5],
    pub(super) separators: f32,
    /// Whether it breaks off with an ellipsis.
    pub(super) cut: bool,
    /// Its longer words, hashed; none are known of one that was taken for a paragraph unread.
    pub(super) terms: Option<Vec<u64>>,
    pub(super) hash: u64,
}

impl Look {
    /// Looks at a unit. One that is `deep` in a long text is not read word by word if it is a paragraph beyond doubt.
    fn of(unit: &Unit<'_>, deep: bool) -> Look {
        let text = unit.text.as_ref();
        let mut look = Look::default();
        look.count(text);
        if deep && look.is_paragraph(unit) {
            look.coverage.words = look.words.min(MOST_WORDS);
            look.hash = FxBuildHasher.hash_one(text);
            look.small = USUALLY_SMALL;
            look.prose = true;
            return look;
        }
        let words = Words::of(text, MOST_WORDS);
        let words = words.all();
        look.coverage = coverage(&words);
        look.hash = words.iter().fold(0_u64, |hash, word| (hash.rotate_left(5) ^ word.hash).wrapping_mul(SPREAD));
        let seen = words.len().max(1) as f32;
        let known = || words.iter().filter_map(|word| word.known);
        look.small = known().filter(|known| known.small).count() as f32 / seen;
        look.second_person = known().filter(|known| known.second_person).count() as f32 / seen;
        let is_long = |word: &str| word.len() > 3 && (word.is_ascii() || word.chars().nth(3).is_some());
        let terms = words.iter().filter(|word| !word.is_small() && is_long(word.text));
        look.terms = Some(each_once(terms.map(|word| word.hash)));
        let flows = look.small >= 0.2 || look.is_lower() || look.words > 0 && look.small + look.lower == 0.0;
        look.prose = flows && (look.words >= 9 && look.ends || look.words >= RUNS_ON) && !unit.form.is_set();
        look
    }

    /// Whether it is a paragraph beyond doubt by its characters.
    fn is_paragraph(&self, unit: &Unit<'_>) -> bool {
        let [_, upper_case, address, _, copyright] = self.signs;
        unit.form == Form::Bare
            && self.words >= RUNS_ON
            && self.ends
            && !self.cut
            && self.is_lower()
            && self.separators == 0.0
            && !upper_case
            && !address
            && !copyright
    }

    /// Whether its words begin with small letters as those of running text do.
    fn is_lower(&self) -> bool {
        self.lower >= 0.55
    }

    /// Counts characters and words, over the whole text.
    fn count(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let ascii = text.is_ascii();
        let chars = if ascii { text.len() } else { text.chars().count() };
        let digits = count(bytes, |byte| byte.is_ascii_digit());
        let mut separators = count(bytes, |byte| matches!(byte, b'|' | b'/' | b'>'));
        let has = |byte: u8| memchr(byte, bytes).is_some();
        let (mut quoted, mut copyright, mut wide) = (has(b'"'), false, 0_usize);
        for c in text.chars().filter(|c| !c.is_ascii()).take(if ascii { 0 } else { chars }) {
            match c {
                '·' | '•' | '»' | '›' => separators += 1,
                '©' => copyright = true,
                '“' | '”' | '«' => quoted = true,
                '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => wide += 1,
                _ => {}
            }
        }
        let mut address = has(b':') && text.contains("://");
        if !address && (has(b'@') || text.contains("www.")) {
            address = text.split_whitespace().any(|word| word.starts_with("www.") || is_mail(word));
        }
        let (mut lower, mut cased) = (0usize, 0usize);
        // The door leaves no other ASCII white space in a text than both know.
        if ascii {
            let mut at = 0;
            while at < bytes.len() {
                let end = ascii::black_end(bytes, at);
                if end > at {
                    self.words += 1;
                    let first = bytes[at..end].iter().find(|byte| byte.is_ascii_alphabetic());
                    lower += usize::from(first.is_some_and(u8::is_ascii_lowercase));
                    cased += usize::from(first.is_some());
                }
                at = end + 1;
            }
        } else {
            for word in text.split_whitespace() {
                self.words += 1;
                let first = word.chars().find(|c| c.is_alphabetic());
                lower += usize::from(first.is_some_and(char::is_lowercase));
                cased += usize::from(first.is_some_and(|c| c.is_lowercase() || c.is_uppercase()));
            }
        }
        self.words += wide / 2;
        self.lower = lower as f32 / cased.max(1) as f32;
        self.digits = digits as f32 / chars.max(1) as f32;
        self.commas = count(bytes, |byte| byte == b',') as f32 / self.words.max(1) as f32;
        self.separators = separators as f32 / self.words.max(1) as f32;
        let closed = text.trim_end_matches([' ', '"', '”', '’', '\'', ')', ']', '»', '*', '_']);
        self.last = closed.chars().next_back();
        self.ends = matches!(self.last, Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '։' | '؟' | '।'));
        self.cut = closed.ends_with('…') || closed.ends_with("...");
        let lower_start = text.chars().next().is_some_and(char::is_lowercase);
        let upper_case = chars > 3 && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        self.signs = [lower_start, upper_case, address, quoted, copyright];
    }

    /// How much of a paragraph it is, 0 to 1.
    pub(super) fn weight(&self) -> f32 {
        if self.prose { (self.words as f32).min(LONG) / LONG } else { 0.0 }
    }

    /// Whether it is a line behind which the article is over: comments, related stories, newsletters.
    pub(super) fn is_end_mark(&self) -> bool {
        let over = [Group::Comment, Group::Related, Group::Newsletter, Group::Account, Group::Share, Group::Legal];
        self.words <= 8
            && self.coverage.all() > 0.6
            && over.iter().map(|group| self.coverage.of(*group)).sum::<f32>() >= 0.5
    }
}

/// How many of `bytes` are of a kind; chunk by chunk, which is many bytes at a time for the machine.
#[inline]
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let chunks = bytes.chunks(usize::from(u8::MAX));
    chunks.map(|chunk| usize::from(chunk.iter().map(|&byte| u8::from(is(byte))).sum::<u8>())).sum()
}

/// Whether `word` is an e-mail address.
pub(super) fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// The values, each once. There are at most [`MOST_WORDS`], and none is 0.
fn each_once(values: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut slots = [0; 2 * MOST_WORDS];
    let mut found = Vec::with_capacity(values.size_hint().1.unwrap_or_default());
    for value in values {
        let mut at = (value >> 32) as usize % slots.len();
        while slots[at] != 0 && slots[at] != value {
            at = (at + 1) % slots.len();
        }
        if slots[at] == 0 {
            slots[at] = value;
            found.push(value);
        }
    }
    found
}

/// What each unit of a text looks like. Units of the same words are looked at once: a text may be one line over and over.
/// Deep in a text as long as a book, paragraphs are not read as long as no line says that the article is over.
#[derive(Debug, Default)]
pub(super) struct Looks {
    each: Vec<Look>,
    of: Vec<u32>,
}

impl Looks {
    /// Looks at units.
    pub(super) fn of(units: &[Unit<'_>]) -> Self {
        let mut looks = Looks { each: Vec::with_capacity(units.len()), of: Vec::with_capacity(units.len()) };
        let mut known: FxHashMap<(&str, bool, bool), u32> =
            HashMap::with_capacity_and_hasher(units.len(), FxBuildHasher);
        let mut over = false;
        for (i, unit) in units.iter().enumerate() {
            let deep = !over && i >= DEEP && i + DEEP < units.len();
            let next = looks.each.len() as u32;
            let look = *known.entry((&unit.text, unit.form.is_set(), deep)).or_insert(next);
            if look == next {
                looks.each.push(Look::of(unit, deep));
            }
            looks.of.push(look);
            over |= i >= DEEP && looks[i].is_end_mark();
        }
        looks
    }

    /// Number of units.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    /// What unit `i` looks like, if there is one.
    pub(super) fn get(&self, i: usize) -> Option<&Look> {
        self.of.get(i).map(|&look| &self.each[look as usize])
    }

    /// What the units look like, in order.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Look> + ExactSizeIterator + Clone {
        self.of.iter().map(|&look| &self.each[look as usize])
    }

    /// What `find` finds of each unit by what it looks like and its words, found once for those that are the same in both.
    pub(super) fn each<T: Copy>(&self, units: &[Unit<'_>], find: impl Fn(&Unit<'_>, &Look) -> T) -> Vec<T> {
        let mut found: Vec<Option<T>> = vec![None; self.each.len()];
        let find = |(unit, &look): (&Unit<'_>, &u32)| {
            let look = look as usize;
            *found[look].get_or_insert_with(|| find(unit, &self.each[look]))
        };
        units.iter().zip(&self.of).map(find).collect()
    }
}

impl Index<usize> for Looks {
    type Output = Look;

    fn index(&self, i: usize) -> &Look {
        &self.each[self.of[i] as usize]
    }
}
