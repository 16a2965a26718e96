//! The furniture phrases by the word they begin with: a table made from the word list when the program is compiled, so
//! that nothing has to be read before the first article is.

use super::vocabulary::{SECOND_PERSON, SMALL_WORDS, Word};

const SOURCE: &str = include_str!("../../assets/furniture/words.txt");

/// What is known of a word.
#[derive(Clone, Copy)]
pub(super) struct Known {
    word: &'static str,
    /// Its first letters and its length: a word of at most 15 letters, packed.
    key: u128,
    /// Whether it is one of those that prose has and menus do not.
    pub(super) small: bool,
    /// Whether it speaks to the reader or for the writers.
    pub(super) second_person: bool,
    /// The first of the phrases that begin with it; behind the last phrase of all if there is none.
    first: usize,
}

impl Known {
    /// The furniture phrases that begin with the word, longest first.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &'static Phrase> {
        std::iter::successors(TABLE.phrases.get(self.first), |phrase| TABLE.phrases.get(phrase.next))
    }
}

/// A furniture phrase.
#[derive(Clone, Copy)]
pub(super) struct Phrase {
    /// What follows its first word.
    rest: &'static str,
    /// The number of words in that.
    pub(super) len: usize,
    /// The place of its purpose among the headings of the list.
    pub(super) group: usize,
    /// The next phrase with the same first word; behind the last phrase of all if there is none.
    next: usize,
}

impl Phrase {
    /// Whether `words`, of which there are as many, are those that follow its first word.
    pub(super) fn goes_on(&self, words: &[Word<'_>]) -> bool {
        // Their first letters tell most of them apart.
        let first = words.first().and_then(|word| word.text.as_bytes().first());
        self.rest.as_bytes().first() == first
            && self.rest.split_ascii_whitespace().eq(words.iter().map(|word| word.text))
    }
}

/// What is known of `word`, which is in lower case. `packed` is the word as a number, if it can be one, and `spread` that
/// number [`spread`].
#[inline]
pub(super) fn known(word: &str, packed: Option<u128>, spread: u64) -> Option<&'static Known> {
    let key = packed.unwrap_or_else(|| first_key(word));
    let mut slot = place(spread);
    loop {
        let known = TABLE.words.get(TABLE.slots[slot] as usize)?;
        // The number tells a word that has one from all others.
        if known.key == key && (packed.is_some() || known.word == word) {
            return Some(known);
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// Room for phrases, for words and for places to look for them; that it is enough is found when the table is made.
const PHRASES: usize = 1_600;
const WORDS: usize = 1_000;
const SLOTS: usize = 4_096;

/// Where nothing stands.
const NOTHING: u16 = u16::MAX;

struct Table {
    phrases: [Phrase; PHRASES],
    words: [Known; WORDS],
    /// The index of the word whose hash leads here, or to one of the slots before.
    slots: [u16; SLOTS],
}

/// A table in which nothing stands yet.
const EMPTY: Table = Table {
    phrases: [Phrase { rest: "", len: 0, group: 0, next: PHRASES }; PHRASES],
    words: [Known { word: "", key: 0, small: false, second_person: false, first: PHRASES }; WORDS],
    slots: [NOTHING; SLOTS],
};

static TABLE: Table = Builder::built();

/// The table while it is filled.
struct Builder {
    table: Table,
    groups: usize,
    phrases: usize,
    words: usize,
}

impl Builder {
    const fn built() -> Table {
        let mut builder = Builder { table: EMPTY, groups: 0, phrases: 0, words: 0 };
        builder.read(SOURCE);
        let mut at = 0;
        while at < SMALL_WORDS.len() {
            let word = builder.word(SMALL_WORDS[at]);
            builder.table.words[word].small = true;
            at += 1;
        }
        at = 0;
        while at < SECOND_PERSON.len() {
            let word = builder.word(SECOND_PERSON[at]);
            builder.table.words[word].second_person = true;
            at += 1;
        }
        builder.table
    }

    /// Takes in the list, line by line.
    const fn read(&mut self, mut rest: &'static str) {
        while !rest.is_empty() {
            let (line, after) = cut(rest, b'\n');
            rest = after;
            match line.as_bytes() {
                [] | [b'#', ..] => {}
                [b'[', ..] => self.groups += 1,
                _ => self.read_phrases(line),
            }
        }
    }

    const fn read_phrases(&mut self, mut rest: &'static str) {
        while !rest.is_empty() {
            let (phrase, after) = cut(rest, b',');
            rest = after;
            let (first, following) = cut(phrase.trim_ascii(), b' ');
            if !first.is_empty() {
                self.add(first, following);
            }
        }
    }

    /// Adds a phrase behind those with the same first word that are as long.
    const fn add(&mut self, first: &'static str, rest: &'static str) {
        let len = words(rest);
        let word = self.word(first);
        let mut before = PHRASES;
        let mut next = self.table.words[word].first;
        while next < PHRASES && self.table.phrases[next].len >= len {
            before = next;
            next = self.table.phrases[next].next;
        }
        self.table.phrases[self.phrases] = Phrase { rest, len, group: self.groups - 1, next };
        if before < PHRASES {
            self.table.phrases[before].next = self.phrases;
        } else {
            self.table.words[word].first = self.phrases;
        }
        self.phrases += 1;
    }

    /// The index of `word`, which is added if it is not there.
    const fn word(&mut self, word: &'static str) -> usize {
        let key = first_key(word);
        let mut slot = place(spread(key));
        while self.table.slots[slot] != NOTHING {
            let known = self.table.slots[slot] as usize;
            if same(self.table.words[known].word, word) {
                return known;
            }
            slot = (slot + 1) % SLOTS;
        }
        self.table.slots[slot] = self.words as u16;
        self.table.words[self.words].word = word;
        self.table.words[self.words].key = key;
        self.words += 1;
        self.words - 1
    }
}

/// What stands before the first `sign` in `text` and what stands after it.
const fn cut(text: &str, sign: u8) -> (&str, &str) {
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at] == sign {
            return (text.split_at(at).0, text.split_at(at + 1).1);
        }
        at += 1;
    }
    (text, "")
}

/// The number of words in `text`, which single spaces set apart.
const fn words(text: &str) -> usize {
    let mut words = if text.is_empty() { 0 } else { 1 };
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at] == b' ' {
            words += 1;
        }
        at += 1;
    }
    words
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// A word's key spread over the numbers of 64 bits.
#[inline]
pub(super) const fn spread(key: u128) -> u64 {
    let (low, high) = (key as u64, (key >> 64) as u64);
    (low ^ high.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Where a word is looked for first.
const fn place(spread: u64) -> usize {
    (spread >> 40) as usize % SLOTS
}

/// The key of a word, found letter by letter.
pub(super) const fn first_key(word: &str) -> u128 {
    let bytes = word.as_bytes();
    let len = if bytes.len() < 15 { bytes.len() } else { 15 };
    let (mut packed, mut at) = ((bytes.len() as u128) << 120, 0);
    while at < len {
        packed |= (bytes[at] as u128) << (8 * at);
        at += 1;
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ingest::vocabulary::{GROUPS, Group},
        text::table::packed_in,
    };

    fn look_up(word: &str) -> Option<&'static Known> {
        known(word, packed_in("", word), spread(first_key(word)))
    }

    /// The phrases of the list with the group of each, read plainly.
    fn listed() -> Vec<(usize, Vec<&'static str>)> {
        let mut group = 0;
        let mut listed = Vec::new();
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                group += 1;
                continue;
            }
            let phrases = line.split(',').map(|phrase| phrase.split_whitespace().collect::<Vec<_>>());
            listed.extend(phrases.filter(|phrase| !phrase.is_empty()).map(|phrase| (group - 1, phrase)));
        }
        listed
    }

    #[test]
    fn groups_stand_where_the_list_has_them() {
        let headings: Vec<_> = SOURCE.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
        assert_eq!(headings.len(), GROUPS);
        let groups = [
            Group::Share,
            Group::Account,
            Group::Newsletter,
            Group::Legal,
            Group::Ad,
            Group::Comment,
            Group::Related,
            Group::Time,
            Group::Credit,
            Group::Author,
            Group::Assistant,
        ];
        for group in groups {
            assert_eq!(format!("{group:?}").to_lowercase(), headings[group as usize]);
        }
    }

    #[test]
    fn every_phrase_of_the_list_is_found_by_its_first_word() {
        let listed = listed();
        assert!(listed.len() > 500);
        for (group, words) in &listed {
            let found = look_up(words[0]).unwrap();
            let is_it = |phrase: &Phrase| {
                phrase.group == *group && phrase.len == words.len() - 1 && phrase.rest == words[1..].join(" ")
            };
            assert!(found.phrases().any(is_it), "{words:?}");
        }
        let kept: usize = TABLE.words.iter().map(|known| known.phrases().count()).sum();
        assert_eq!(kept, listed.len());
    }

    #[test]
    fn longer_phrases_come_first() {
        for known in &TABLE.words {
            assert!(known.phrases().is_sorted_by_key(|phrase| std::cmp::Reverse(phrase.len)), "{}", known.word);
        }
    }

    #[test]
    fn a_word_that_is_not_in_the_list_is_not_known() {
        assert!(look_up("harbour").is_none() && look_up("").is_none());
        assert!(look_up("the").is_some_and(|known| known.small && !known.second_person));
        assert!(look_up("you").is_some_and(|known| known.small && known.second_person));
    }
}
