//! Word lists from `assets/words`, one entry a line, `#` for comments: read once, only ever looked up.

use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasher,
};

use rustc_hash::{FxHashMap, FxHashSet};

/// The entries of a list.
pub(crate) fn set<S: BuildHasher + Default>(list: &'static str) -> HashSet<&'static str, S> {
    entries(list).collect()
}

/// The entries of a table: the first column is the key, the rest of the line its value.
pub(crate) fn table<S: BuildHasher + Default>(list: &'static str) -> HashMap<&'static str, &'static str, S> {
    entries(list).filter_map(|line| line.split_once('\t')).collect()
}

/// The lines that are neither empty nor comments.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A list that is asked for every word of a text, and nearly always in vain.
pub(crate) struct List {
    starts: Starts,
    words: FxHashSet<&'static str>,
}

impl List {
    pub(crate) fn new(list: &'static str) -> Self {
        List { starts: Starts::of(entries(list)), words: set(list) }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.starts.admit(word) && self.words.contains(word)
    }
}

/// A table that is asked likewise.
pub(crate) struct Table<Value> {
    starts: Starts,
    values: FxHashMap<&'static str, Value>,
}

impl<Value> Table<Value> {
    /// The entries of `list` whose values `read` understands.
    pub(crate) fn new(list: &'static str, read: impl Fn(&'static str) -> Option<Value>) -> Self {
        let values: FxHashMap<&'static str, Value> = table::<rustc_hash::FxBuildHasher>(list)
            .into_iter()
            .filter_map(|(word, value)| Some((word, read(value)?)))
            .collect();
        Table { starts: Starts::of(values.keys().copied()), values }
    }

    /// The table of `words`, the values of a word that stands there twice put together by `both`.
    pub(crate) fn merged(
        words: impl Iterator<Item = (&'static str, Value)>,
        both: impl Fn(Value, Value) -> Value,
    ) -> Self
    where
        Value: Copy,
    {
        let mut values: FxHashMap<&'static str, Value> = FxHashMap::default();
        for (word, value) in words {
            values.entry(word).and_modify(|known| *known = both(*known, value)).or_insert(value);
        }
        Table { starts: Starts::of(values.keys().copied()), values }
    }

    /// The words in it.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.values.keys().copied()
    }

    pub(crate) fn get(&self, word: &str) -> Option<&Value> {
        if self.starts.admit(word) { self.values.get(word) } else { None }
    }
}

/// For each first letter the lengths of the words that begin with it: what most words can be told by that are none of
/// them.
struct Starts([u32; 32]);

impl Starts {
    fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut starts = Starts([0; 32]);
        for word in words {
            let (first, length) = Self::place(word);
            starts.0[first] |= length;
        }
        starts
    }

    fn admit(&self, word: &str) -> bool {
        let (first, length) = Self::place(word);
        self.0[first] & length != 0
    }

    fn place(word: &str) -> (usize, u32) {
        (usize::from(word.as_bytes().first().copied().unwrap_or_default() & 31), 1 << word.len().min(31))
    }
}
