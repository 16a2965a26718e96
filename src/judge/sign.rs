//! Signs: words of the tables of topics, matters and parts that tell something, however they are inflected.

use std::{ops::RangeInclusive, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{class::Class, reading::Reading, stems::Known};

// Made of the tables when the program is built.
include!(concat!(env!("OUT_DIR"), "/signs.rs"));

/// Of words that need not stand together so many others stand between at most.
const GAP: usize = 8;

static BY_KEY: LazyLock<FxHashMap<&str, &[u16]>> = LazyLock::new(|| KEYS.iter().copied().collect());

/// Between what is done and the word behind which stands to whom or by whom so many others stand at most.
const SHORT: usize = 7;

/// Whether a sign may be found by a word or a stem.
pub(super) fn may_tell(word: &str) -> bool {
    BY_KEY.contains_key(word)
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

impl Word {
    fn is_at(&self, reading: &Reading<'_>, at: usize) -> bool {
        let root = reading.known.get(at).and_then(|known| known.root);
        reading.words.lower(at) == self.form || root.zip(self.stem).is_some_and(|(root, stem)| root.stem == stem)
    }
}

/// A word, or several that stand together or follow each other.
struct Sign {
    words: &'static [Word],
    /// The one by which it is found.
    key: usize,
    table: Table,
    line: usize,
    column: usize,
}

impl Sign {
    /// How many tokens it takes from `start` on, if it stands there.
    fn len_at(&self, reading: &Reading<'_>, start: usize) -> Option<usize> {
        let mut next = start;
        for (place, word) in self.words.iter().enumerate() {
            let reach = self.reach(place);
            // "has gone this year to"
            let leads = !word.apart && reach > 1;
            let end = (next..next + reach).find(|&at| leads && reading.ends_clause(at)).unwrap_or(next + reach);
            next = (next..end).find(|&at| word.is_at(reading, at))? + 1;
        }
        Some(next - start)
    }

    /// Its word number `place` stands no further than this behind the one before.
    fn reach(&self, place: usize) -> usize {
        let Word { form, apart, .. } = self.words[place];
        match (apart, self.table == Table::Parts && place > 0 && matches!(form, "to" | "by")) {
            (true, _) => GAP,
            (false, true) => SHORT,
            (false, false) => 1,
        }
    }

    /// Where it may begin if its key is the token `at`.
    fn starts(&self, at: usize) -> RangeInclusive<usize> {
        let before = (1..=self.key).map(|place| self.reach(place)).sum::<usize>();
        at.saturating_sub(before)..=at.saturating_sub(self.key)
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
    let tells =
        |known: &Known<'_>| known.class.has(Class::SIGN) || known.root.is_some_and(|root| root.class.has(Class::SIGN));
    // Where each begins, and its place among all of them.
    let mut places: Vec<(usize, u16)> = Vec::new();
    for (at, known) in reading.known.iter().enumerate().filter(|(_, known)| tells(known)) {
        let word = reading.words.lower(at);
        let stem = known.root.map(|root| root.stem).filter(|stem| *stem != word);
        let keyed = [Some(word), stem].into_iter().flatten().filter_map(|word| BY_KEY.get(word)).copied().flatten();
        for &place in keyed {
            let sign = &SIGNS[usize::from(place)];
            let begins = |start: &usize| sign.words[0].is_at(reading, *start);
            places.extend(sign.starts(at).filter(begins).map(|start| (start, place)));
        }
    }
    places.sort_unstable();
    places.dedup();
    let found = places.into_iter().filter_map(|(at, place)| {
        let sign = &SIGNS[usize::from(place)];
        let Sign { table, line, column, .. } = *sign;
        Some(Found { at, len: sign.len_at(reading, at)?, table, line, column })
    });
    found.collect()
}

/// Those of one table.
pub(super) fn of_table<'r>(reading: &'r Reading<'_>, table: Table) -> impl Iterator<Item = &'r Found> + Clone {
    reading.signs().iter().filter(move |sign| sign.table == table)
}
