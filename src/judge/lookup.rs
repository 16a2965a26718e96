//! What is looked up in the whole text of an article: each word once, however many claims ask for it.

use std::{cell::RefCell, ops::Range};

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many bytes after a word all those that it is given to have been told: "Gates 3, 4 and 12".
const REACH: usize = 24;

/// What stands near is looked for in a part of so many bytes and in those before and behind it: all of an article, but a book
/// has any name and any number somewhere.
const PART: usize = 1 << 16;

/// The text of an article, and what was found in it.
pub(super) struct Lookup<'a> {
    text: &'a str,
    /// By part.
    near: RefCell<FxHashMap<usize, FxHashMap<Box<str>, bool>>>,
    inside: RefCell<FxHashMap<Box<str>, bool>>,
    /// By word, in lower case what follows it.
    behind: RefCell<FxHashMap<Box<str>, FxHashSet<Box<str>>>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (near, inside, behind) = (RefCell::default(), RefCell::default(), RefCell::default());
        Lookup { text, near, inside, behind }
    }

    /// Whether it is that of the article with this text.
    pub(super) fn is_of(&self, text: &str) -> bool {
        std::ptr::eq(self.text, text)
    }

    /// Whether `name` stands as a word of its own not far from byte `at`, in an article anywhere.
    pub(super) fn has_near(&self, name: &str, at: usize) -> bool {
        let part = at / PART;
        let (from, to) = (part.saturating_sub(1) * PART, ((part + 2) * PART).min(self.text.len()));
        let range = self.text.floor_char_boundary(from)..self.text.floor_char_boundary(to);
        let mut near = self.near.borrow_mut();
        once(near.entry(part).or_default(), name, || {
            self.ends(name, range).any(|(before, _)| !before.ends_with(char::is_alphanumeric))
        })
    }

    /// Whether `name` stands anywhere with a word right before it, so that its capital is its own.
    pub(super) fn has_inside_sentences(&self, name: &str) -> bool {
        let within = |before: &str| before.strip_suffix(' ').is_some_and(|text| text.ends_with(char::is_alphanumeric));
        once(&mut self.inside.borrow_mut(), name, || {
            self.ends(name, 0..self.text.len()).any(|(before, _)| within(before))
        })
    }

    /// What stands before and after `name`, wherever a word of `range` ends with it.
    fn ends<'l>(&'l self, name: &'l str, range: Range<usize>) -> impl Iterator<Item = (&'a str, &'a str)> + 'l {
        let start = range.start;
        let parts = memmem::find_iter(&self.text.as_bytes()[range], name).map(move |at| {
            let (before, from) = self.text.split_at(start + at);
            (before, &from[name.len()..])
        });
        parts.filter(|(_, after)| !after.starts_with(char::is_alphanumeric))
    }

    /// Whether any of `told`, in lower case, stands shortly behind `word`, as it is written or with a capital and maybe with
    /// an ending. `other` tells in what other words each word may be told.
    pub(super) fn has_behind(&self, word: &str, told: &[&str], other: impl Fn(&str) -> Option<String>) -> bool {
        let mut behind = self.behind.borrow_mut();
        if !behind.contains_key(word) {
            let mut all = FxHashSet::default();
            for rest in self.after_each(word) {
                let end = rest.floor_char_boundary(REACH.min(rest.len()));
                for part in rest[..end].split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
                    all.extend(other(part).map(Box::from));
                    all.insert(part.to_ascii_lowercase().into());
                }
            }
            behind.insert(word.into(), all);
        }
        behind.get(word).is_some_and(|all| told.iter().any(|told| all.contains(*told)))
    }

    fn after_each(&self, word: &str) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        let rest = word.get(1..).unwrap_or_default();
        text.match_indices(rest).filter_map(move |(at, _)| {
            let start = at.checked_sub(1)?;
            let begins = text.get(start..at)?.eq_ignore_ascii_case(word.get(..1)?);
            let free = !text[..start].ends_with(char::is_alphanumeric);
            (begins && free).then(|| &text[at + rest.len()..])
        })
    }
}

/// What is known of `word`; found out if it is asked for the first time.
fn once(known: &mut FxHashMap<Box<str>, bool>, word: &str, find: impl FnOnce() -> bool) -> bool {
    if let Some(&told) = known.get(word) {
        return told;
    }
    let told = find();
    known.insert(word.into(), told);
    told
}
