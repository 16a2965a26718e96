//! The words that menus, advertisements, share rows and comment boxes are made of.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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

struct Phrase {
    rest: Vec<&'static str>,
    group: usize,
}

struct List {
    names: Vec<&'static str>,
    /// Where each [`Group`] stands among the names.
    places: Vec<Option<usize>>,
    /// Phrases by their first word, longest first.
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
}

static LIST: LazyLock<List> = LazyLock::new(|| parse(include_str!("../../assets/furniture/words.txt")));

fn parse(source: &'static str) -> List {
    let mut list = List { names: Vec::new(), phrases: FxHashMap::default(), places: Vec::new() };
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            list.names.push(name);
            continue;
        }
        let group = list.names.len().saturating_sub(1).min(GROUPS - 1);
        for phrase in line.split(',') {
            let mut words = phrase.split_whitespace();
            if let Some(first) = words.next() {
                list.phrases.entry(first).or_default().push(Phrase { rest: words.collect(), group });
            }
        }
    }
    let place = |group: &Group| list.names.iter().position(|name| *name == group.name());
    list.places = Group::ALL.iter().map(place).collect();
    for phrases in list.phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    list
}

/// The words of a text in lower case, a number as `#`.
pub(super) struct Words {
    lowered: String,
    ends: Vec<usize>,
}

impl Words {
    /// The first words of `text`, at most `most` of them.
    pub(super) fn of(text: &str, most: usize) -> Words {
        let size = text.len().min(8 * most);
        let mut words = Words { lowered: String::with_capacity(size), ends: Vec::with_capacity(size / 4) };
        let mut at = 0;
        while words.ends.len() < most {
            let Some(start) = text[at..].find(is_word_character) else { break };
            let rest = &text[at + start..];
            let len = rest.find(|c| !is_word_character(c)).unwrap_or(rest.len());
            words.push(&rest[..len]);
            at += start + len;
        }
        words
    }

    fn push(&mut self, word: &str) {
        let start = self.lowered.len();
        if word.bytes().all(|b| b.is_ascii_digit()) {
            self.lowered.push('#');
        } else if word.is_ascii() {
            self.lowered.push_str(word);
            self.lowered[start..].make_ascii_lowercase();
        } else {
            self.lowered.push_str(&word.to_lowercase());
        }
        self.ends.push(self.lowered.len());
    }

    /// The words in order.
    pub(super) fn all(&self) -> Vec<&str> {
        let mut start = 0;
        let word = |&end: &usize| &self.lowered[std::mem::replace(&mut start, end)..end];
        self.ends.iter().map(word).collect()
    }
}

fn is_word_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '#' || !c.is_ascii() && c.is_alphanumeric()
}

/// How far furniture phrases cover `words`.
pub(super) fn coverage(words: &[&str]) -> Coverage {
    let mut coverage = Coverage { words: words.len(), ..Coverage::default() };
    let mut at = 0;
    while at < words.len() {
        let follows = |phrase: &&Phrase| {
            let rest = words.get(at + 1..at + 1 + phrase.rest.len());
            rest.is_some_and(|rest| rest.iter().zip(&phrase.rest).all(|(word, wanted)| word == wanted))
        };
        match LIST.phrases.get(words[at]).and_then(|phrases| phrases.iter().find(follows)) {
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
