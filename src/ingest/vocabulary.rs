//! The words that menus, advertisements, share rows and comment boxes are made of.

use std::sync::LazyLock;

use crate::text::{ascii, table::WordTable};

/// Purposes of furniture, in the order of `assets/furniture/words.txt`.
pub(super) const GROUPS: usize = 16;

/// A purpose that furniture has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Share,
    Account,
    Newsletter,
    Legal,
    Ad,
    Comment,
    Related,
    Time,
    Credit,
    Author,
    Assistant,
}

impl Group {
    const ALL: [Group; 11] = [
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

    /// Its heading in the word list.
    fn name(self) -> &'static str {
        match self {
            Group::Share => "share",
            Group::Account => "account",
            Group::Newsletter => "newsletter",
            Group::Legal => "legal",
            Group::Ad => "ad",
            Group::Comment => "comment",
            Group::Related => "related",
            Group::Time => "time",
            Group::Credit => "credit",
            Group::Author => "author",
            Group::Assistant => "assistant",
        }
    }
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
        LIST.places.get(group as usize).copied().flatten().map_or(0.0, |index| self.share(index))
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
const SMALL_WORDS: [&str; 133] = [
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
const SECOND_PERSON: [&str; 5] = ["you", "your", "our", "us", "we"];

struct Phrase {
    rest: Vec<&'static str>,
    group: usize,
}

/// What is known of a word.
#[derive(Default)]
pub(super) struct Known {
    /// Whether it is one of those that prose has and menus do not.
    pub(super) small: bool,
    /// Whether it speaks to the reader or for the writers.
    pub(super) second_person: bool,
    /// The furniture phrases that begin with it, longest first.
    phrases: Vec<Phrase>,
}

struct List {
    names: Vec<&'static str>,
    /// Where each [`Group`] stands among the names.
    places: Vec<Option<usize>>,
    words: WordTable<Known>,
}

static LIST: LazyLock<List> = LazyLock::new(|| parse(include_str!("../../assets/furniture/words.txt")));

fn parse(source: &'static str) -> List {
    let mut list = List { names: Vec::new(), words: WordTable::default(), places: Vec::new() };
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            list.names.push(name);
            continue;
        }
        let group = list.names.len().saturating_sub(1).min(GROUPS - 1);
        for phrase in line.split(',') {
            let mut words = phrase.split_whitespace();
            if let Some(first) = words.next() {
                let phrase = Phrase { rest: words.collect(), group };
                list.words.or_insert_with(first, Known::default).phrases.push(phrase);
            }
        }
    }
    let place = |group: &Group| list.names.iter().position(|name| *name == group.name());
    list.places = Group::ALL.iter().map(place).collect();
    for known in list.words.values_mut() {
        known.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    for word in SMALL_WORDS {
        list.words.or_insert_with(word, Known::default).small = true;
    }
    for word in SECOND_PERSON {
        list.words.or_insert_with(word, Known::default).second_person = true;
    }
    list
}

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

    /// The words in order.
    pub(super) fn all(&self) -> Vec<&str> {
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let word = |&(start, end): &(usize, usize)| match &self.lowered[start..end] {
            number if is_number(number) => "#",
            word => word,
        };
        self.spans.iter().map(word).collect()
    }
}

fn is_word_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '#' || !c.is_ascii() && c.is_alphanumeric()
}

/// What is known of each of `words`.
pub(super) fn known(words: &[&str]) -> Vec<Option<&'static Known>> {
    words.iter().map(|word| LIST.words.get(word)).collect()
}

/// How far furniture phrases cover `words`.
pub(super) fn coverage(words: &[&str]) -> Coverage {
    cover(words, &known(words))
}

/// How far furniture phrases cover `words`, of which so much is known.
pub(super) fn cover(words: &[&str], known: &[Option<&Known>]) -> Coverage {
    let mut coverage = Coverage { words: words.len(), ..Coverage::default() };
    let mut at = 0;
    while at < words.len() {
        let follows = |phrase: &&Phrase| {
            let rest = words.get(at + 1..at + 1 + phrase.rest.len());
            rest.is_some_and(|rest| rest.iter().zip(&phrase.rest).all(|(word, wanted)| word == wanted))
        };
        match known[at].and_then(|known| known.phrases.iter().find(follows)) {
            Some(phrase) => {
                let len = phrase.rest.len() + 1;
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
    fn the_word_list_has_every_group_that_is_asked_for() {
        assert_eq!(LIST.names.len(), GROUPS);
        for (index, group) in Group::ALL.into_iter().enumerate() {
            assert_eq!(group as usize, index);
            assert!(LIST.names.contains(&group.name()), "{group:?}");
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let found = coverage(&Words::of("Leave a Reply", 10).all());
        assert_eq!(found.covered, 3);
        assert!((found.of(Group::Comment) - 1.0).abs() < f32::EPSILON);
    }
}
