//! Signs: words of the tables of topics, matters and parts that tell something, however they are inflected.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{class::Class, reading::Reading, stems::Known};

// Made of the tables when the program is built.
include!(concat!(env!("OUT_DIR"), "/signs.rs"));

/// Of words that need not stand together so many others stand between at most.
const GAP: usize = 8;

static BEGINNINGS: LazyLock<FxHashMap<&str, &[u16]>> = LazyLock::new(|| FIRST.iter().copied().collect());

/// Between what is done and the word behind which stands to whom or by whom so many others stand at most.
const SHORT: usize = 7;

/// Whether a sign may begin with a word or a stem.
pub(super) fn may_begin(word: &str) -> bool {
    BEGINNINGS.contains_key(word)
}

/// Which table a sign is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Topics,
    Matters,
    Parts,
}

impl Table {
    /// Its lines.
    pub(super) fn lines(self) -> &'static [Line] {
        match self {
            Table::Topics => TOPICS,
            Table::Matters => MATTERS,
            Table::Parts => PARTS,
        }
    }
}

/// A line of a table.
pub(super) struct Line {
    /// What stands before its signs: what it is for.
    pub(super) heads: &'static [&'static str],
    /// How many columns of signs it has.
    pub(super) columns: usize,
}

/// A word of a sign, as it is written, its stem unless only that form is meant, and whether others may stand before it.
struct Word {
    form: &'static str,
    stem: Option<&'static str>,
    apart: bool,
}

/// A word, or several that stand together or follow each other.
struct Sign {
    words: &'static [Word],
    table: Table,
    line: usize,
    column: usize,
}

impl Sign {
    /// How many tokens it takes from `start` on, if it stands there.
    fn len_at(&self, reading: &Reading<'_>, start: usize) -> Option<usize> {
        let is = |word: &Word, at: usize| {
            let root = reading.known.get(at).and_then(|known| known.root);
            reading.words.lower(at) == word.form || root.zip(word.stem).is_some_and(|(root, stem)| root.stem == stem)
        };
        let mut next = start;
        for (place, word) in self.words.iter().enumerate() {
            // "has gone this year to"
            let leads = self.table == Table::Parts && place > 0 && matches!(word.form, "to" | "by");
            let end = match (word.apart, leads) {
                (true, _) => next + GAP,
                (false, true) => (next..next + SHORT).find(|&at| reading.ends_clause(at)).unwrap_or(next + SHORT),
                (false, false) => next + 1,
            };
            next = (next..end).find(|&at| is(word, at))? + 1;
        }
        Some(next - start)
    }
}

/// A sign that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its first token, and how many it takes.
    pub(super) at: usize,
    pub(super) len: usize,
    table: Table,
    /// The line of its table, and the column there.
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The signs in a claim, in their order there; several that begin at one token in the order of the tables.
pub(super) fn signs(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let begins =
        |known: &Known<'_>| known.class.has(Class::SIGN) || known.root.is_some_and(|root| root.class.has(Class::SIGN));
    for (at, known) in reading.known.iter().enumerate().filter(|(_, known)| begins(known)) {
        let word = reading.words.lower(at);
        let stem = known.root.map(|root| root.stem).filter(|stem| *stem != word);
        let begins =
            [Some(word), stem].into_iter().flatten().filter_map(|word| BEGINNINGS.get(word)).copied().flatten();
        let mut here: SmallVec<[u16; 16]> = begins.copied().collect();
        here.sort_unstable();
        here.dedup();
        let signs = here.into_iter().map(|place| &SIGNS[usize::from(place)]);
        found.extend(signs.filter_map(|sign| {
            let Sign { table, line, column, .. } = *sign;
            Some(Found { at, len: sign.len_at(reading, at)?, table, line, column })
        }));
    }
    found
}

/// Those of one table.
pub(super) fn of_table<'r>(reading: &'r Reading<'_>, table: Table) -> impl Iterator<Item = &'r Found> + Clone {
    reading.signs().iter().filter(move |sign| sign.table == table)
}
