//! Word lists from `assets/words`, one entry a line, `#` for comments: read once, only ever looked up.

use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasher,
};

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
