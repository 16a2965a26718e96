//! Topics: what a number is told of, whatever the words ("cut 1,800 jobs", "3,000 will lose their livelihoods").

use std::sync::LazyLock;

use super::super::{
    fate::{Fate, fate, only_fate},
    reading::{Kind, Reading},
    slots::comparable,
};
use crate::{
    claims::{cues::Unit, lexicon},
    text::stem::Stemmer,
};

/// The words of a second group stand no further than this from the first.
const TOGETHER: usize = 8;

static TOPICS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    let mut names: Vec<&str> = Vec::new();
    let lines = lexicon::entries(include_str!("../../../assets/words/topics.txt"));
    let entries = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let (name, unit, words) = (columns.next()?, columns.next()?, columns.next()?);
        let (name, general) = name.split_once('/').unwrap_or((name, name));
        let mut place = |name| {
            names.iter().position(|&known| known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            })
        };
        let (place, general) = (place(name), place(general));
        let sign = |word: &'static str| Sign {
            words: word.split('_').map(|word| (word, Box::from(&*stemmer.stem(word)))).collect(),
        };
        let groups = words.split('+').map(|group| group.split_whitespace().map(sign).collect()).collect();
        Some(Entry { place, general, unit, groups })
    });
    entries.collect()
});

/// One line of the table.
struct Entry {
    /// Its topic's place in the table, and that of the one that may be meant by it.
    place: usize,
    general: usize,
    unit: &'static str,
    groups: Vec<Vec<Sign>>,
}

/// A word, or several that stand together: each as it is written, and its stem.
struct Sign {
    words: Vec<(&'static str, Box<str>)>,
}

impl Sign {
    /// Whether it stands at token `at`.
    fn is_at(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.words.iter().enumerate().all(|(offset, (word, stem))| {
            let at = at + offset;
            let root = reading.known.get(at).and_then(|known| known.root);
            reading.words.lower(at) == *word || root.is_some_and(|root| root.stem == &**stem)
        })
    }
}

/// What a number is told of.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    Fate(Fate),
    /// A topic of the table, and what may stand for it.
    Listed(usize, usize),
}

impl Topic {
    /// Whether two numbers with these topics may be told of one thing.
    pub(super) fn meets(self, other: Topic) -> bool {
        match (self, other) {
            (Topic::Fate(one), Topic::Fate(other)) => one == other,
            (Topic::Listed(one, general), Topic::Listed(other, widest)) => {
                one == other || general == other || one == widest
            }
            _ => false,
        }
    }
}

/// What the number at `item` is told of, if it is a topic that is known: told in its clause, or anywhere in a claim without
/// another number of the unit, and no nearer to another one.
pub(super) fn topic(reading: &Reading<'_>, item: usize) -> Option<Topic> {
    let Kind::Number(number) = reading.items[item].kind else { return None };
    let rivals: Vec<usize> = (0..reading.items.len())
        .filter(|&at| at != item)
        .filter(|&at| matches!(reading.items[at].kind, Kind::Number(other) if comparable(other.unit, number.unit)))
        .collect();
    let unit = name_of(number.unit)?;
    let clause = reading.items[item].clause;
    let within = |at: &usize| rivals.is_empty() || reading.clauses[*at] == clause;
    let away = |item: usize, at: usize| {
        let found = &reading.items[item];
        if at < found.first { found.first - at } else { at.saturating_sub(found.last) }
    };
    let own = |at: usize| rivals.iter().all(|&rival| away(item, at) < away(rival, at));
    let told = |signs: &[Sign], at: usize| signs.iter().any(|sign| sign.is_at(reading, at));
    let holds = |entry: &&Entry| {
        let Some((first, others)) = entry.groups.split_first() else { return false };
        (0..reading.words.len()).filter(within).any(|at| {
            own(at)
                && told(first, at)
                && others.iter().all(|group| {
                    (at.saturating_sub(TOGETHER)..(at + TOGETHER).min(reading.words.len())).any(|at| told(group, at))
                })
        })
    };
    let listed = |pair: bool| {
        let mut entries = TOPICS.iter().filter(|entry| entry.unit == unit && (entry.groups.len() > 1) == pair);
        entries.find(holds).map(|entry| Topic::Listed(entry.place, entry.general))
    };
    let fate = || {
        let fate = fate(reading, item).or_else(|| only_fate(reading).filter(|_| rivals.is_empty()));
        fate.filter(|_| number.unit == Unit::Count).map(Topic::Fate)
    };
    // What two words tell is told more firmly than what one does.
    listed(true).or_else(fate).or_else(|| listed(false))
}

/// What the table calls a unit.
fn name_of(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Count => "count",
        Unit::Share => "share",
        Unit::Points => "points",
        Unit::Money(_) => "money",
        Unit::Score => "score",
        Unit::Measure(dimension) => dimension,
        Unit::Degrees(_) | Unit::Age => return None,
    })
}
