//! Poles: one event told in ways that exclude each other, whatever words stand around them: a comfortable win and a
//! narrow one, a peaceful march and clashes, an accident and arson.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    class::Class,
    outcome::is_supposed,
    reading::{Kind, Reading},
    thesaurus::Kin,
};
use crate::{
    claims::lexicon,
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "The accounts of one event exclude each other";

/// What a word says of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Pole(bool),
    /// No more than what is told of.
    Topic,
}

type Entry = (&'static str, Says);

static POLES: LazyLock<lexicon::Table<Entry>> = LazyLock::new(|| {
    lexicon::Table::new(include_str!("../../assets/words/poles.tsv"), |entry| {
        let (topic, sign) = entry.split_at_checked(entry.len().checked_sub(1)?)?;
        let says = match sign {
            "+" => Says::Pole(true),
            "-" => Says::Pole(false),
            _ => Says::Topic,
        };
        Some((topic, says))
    })
});

/// Topics that must be named.
static NAMED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let words = POLES.words().filter_map(|word| POLES.get(word));
    words.filter(|(_, says)| *says == Says::Topic).map(|(topic, _)| *topic).collect()
});

/// Whether `word` stands at a pole.
pub(super) fn is_pole(word: &str) -> bool {
    POLES.get(word).is_some_and(|(_, says)| *says != Says::Topic)
}

struct Told {
    topic: &'static str,
    good: bool,
    item: usize,
    tokens: (usize, usize),
}

/// One event told from two poles.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !readings.left.told.has(Class::POLE) || !readings.right.told.has(Class::POLE) {
        return None;
    }
    let told = readings.map(told);
    let left = told.left.iter().find(|left| {
        let same = |side: Side| told[side].iter().filter(|other| other.topic == left.topic);
        same(Side::Left).all(|other| other.good == left.good)
            && same(Side::Right).all(|other| other.good != left.good)
            && same(Side::Right).next().is_some()
    })?;
    let right = told.right.iter().find(|right| right.topic == left.topic)?;
    // One word that is denied on one side is no matter of poles.
    if alignment.joins(left.item, right.item) || !is_one_event(readings, alignment, left, right) {
        return None;
    }
    let kind = if left.topic == "margin" { ReasonKind::Assessment } else { ReasonKind::Opposition };
    Some(Reason::saying(SAYS, kind, Confidence::Low, readings, Pair::new(left.tokens, right.tokens)))
}

/// Whether both tell of it, and have more in common: a name where only one says what it is, else any word.
fn is_one_event(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: &Told, right: &Told) -> bool {
    let topical = |side: Side, at: usize| {
        let word = readings[side].words.lower(readings[side].items[at].first);
        POLES.get(word).is_some_and(|(topic, says)| *topic == left.topic && *says == Says::Topic)
    };
    let items = |side: Side| 0..readings[side].items.len();
    let must_be_named = NAMED.contains(&left.topic);
    if must_be_named && !Side::BOTH.into_iter().any(|side| items(side).any(|at| topical(side, at))) {
        return false;
    }
    let both = Side::BOTH.into_iter().all(|side| items(side).any(|at| topical(side, at)));
    items(Side::Left).any(|at| {
        let item = &readings.left.items[at];
        at != left.item
            && !item.framed
            && alignment.partner(Side::Left, at).is_some_and(|partner| partner != right.item)
            && (!must_be_named || both || item.named && at > 0)
            && (left.topic != RECEPTION || item.named && at > 0 || item.root.kin.is_some_and(is_person))
    })
}

fn told(reading: &Reading<'_>) -> Vec<Told> {
    let poles = (0..reading.items.len()).filter(|&at| {
        let item = &reading.items[at];
        item.kind == Kind::Word && !item.framed && reading.known[item.first].class.has(Class::POLE)
    });
    poles.filter_map(|at| pole(reading, at)).collect()
}

fn pole(reading: &Reading<'_>, at: usize) -> Option<Told> {
    let item = &reading.items[at];
    let &(topic, says) = POLES.get(reading.words.lower(item.first))?;
    let Says::Pole(good) = says else { return None };
    // "called for a peaceful march"
    let asked = |at: usize| {
        let word = reading.words.lower(at);
        matches!(word, "right" | "permit" | "avoid" | "prevent" | "against")
            || ["call", "urg", "appeal", "plea", "plan", "hope", "hoping", "expect", "predict"]
                .iter()
                .any(|start| word.starts_with(start))
    };
    if is_supposed(reading, at) || (item.first.saturating_sub(REACH)..item.first).any(asked) {
        return None;
    }
    let denials = reading
        .denials
        .iter()
        .filter(|&&token| reading.clauses[token] == item.clause && token < item.first && item.first - token <= REACH);
    let turned: Vec<usize> = denials.copied().collect();
    let first = turned.first().copied().unwrap_or(item.first);
    Some(Told { topic, good: good == turned.len().is_multiple_of(2), item: at, tokens: (first, item.last) })
}

/// How somebody is received: one person by two crowds, not two people by one.
const RECEPTION: &str = "reception";

fn is_person(kin: Kin) -> bool {
    kin.is_somebody() && !kin.is_group()
}

/// A word so many words before it may deny it at most.
const REACH: usize = 4;
