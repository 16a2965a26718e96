//! Poles: one event told in ways that exclude each other, whatever words stand around them: a comfortable win and a
//! narrow one, a peaceful march and clashes, an accident and arson.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    chain::Chain,
    class::Class,
    occasion,
    outcome::is_supposed,
    pairing,
    reading::{Kind, Reading},
    roles::head_from,
    sort::ordinal,
    thesaurus::Kin,
    who::{self, Pronoun, Who, fit},
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
    let pairs = told.left.iter().flat_map(|left| told.right.iter().map(move |right| Pair::new(left, right)));
    let odd = pairs.filter(|pair| {
        let topic = pair.left.topic;
        let all =
            |side: Side| told[side].iter().filter(|told| told.topic == topic).all(|told| told.good == pair[side].good);
        topic == pair.right.topic
            && pair.left.good != pair.right.good
            && all(Side::Left)
            && all(Side::Right)
            // One word that is denied on one side is no matter of poles.
            && !alignment.joins(pair.left.item, pair.right.item)
            && is_one_event(readings, alignment, *pair)
            && is_one_scene(readings, alignment, *pair)
            // Nobody dies twice.
            && (topic == "death" || !occasion::are_two(readings, pair.map(|told| told.tokens)))
    });
    let odd = pairing::first(readings, odd, |pair| pair.map(|told| told.tokens.0))?;
    let kind = if odd.left.topic == "margin" { ReasonKind::Assessment } else { ReasonKind::Opposition };
    Some(Reason::saying(SAYS, kind, Confidence::Low, readings, odd.map(|told| told.tokens)))
}

/// Whether the word at item `at` tells what a topic is.
fn is_topical(reading: &Reading<'_>, at: usize, topic: &str) -> bool {
    POLES.get(reading.words.lower(reading.items[at].first)).is_some_and(|told| *told == (topic, Says::Topic))
}

/// Whether both tell of it, and have more in common: a name where only one says what it is, else any word.
fn is_one_event(readings: Pair<&Reading<'_>>, alignment: &Alignment, told: Pair<&Told>) -> bool {
    let topic = told.left.topic;
    let topical = |side: Side| {
        let mut items = 0..readings[side].items.len();
        items.any(|at| is_topical(readings[side], at, topic))
    };
    let must_be_named = NAMED.contains(&topic);
    if must_be_named && !topical(Side::Left) && !topical(Side::Right) {
        return false;
    }
    let both = topical(Side::Left) && topical(Side::Right);
    (0..readings.left.items.len()).any(|at| {
        let Some(partner) = alignment.partner(Side::Left, at) else { return false };
        let items = Pair::new(&readings.left.items[at], &readings.right.items[partner]);
        let named = items.left.named && at > 0 || items.right.named && partner > 0;
        let person = items.left.root.kin.is_some_and(is_person) || items.right.root.kin.is_some_and(is_person);
        at != told.left.item
            && partner != told.right.item
            && !items.left.framed
            && !items.right.framed
            && (!must_be_named || both || named)
            && (topic != RECEPTION || named || person)
    })
}

/// Whether what both tell may be one scene with the same people, for all that is told of where and who.
fn is_one_scene(readings: Pair<&Reading<'_>>, alignment: &Alignment, told: Pair<&Told>) -> bool {
    match told.left.topic {
        EMOTION => {
            let who = Pair::from_fn(|side| actor(readings[side], told[side]));
            // "Lind's father" is not Lind.
            let known = |side: Side| match who[side] {
                Who::Noun { from, head, .. } => {
                    let owner = matches!(readings[side].words.lower_before(from, 1), "'s" | "his" | "her" | "their");
                    (readings[side].items[head].named, owner)
                }
                who => (matches!(who, Who::Pronoun(_)), false),
            };
            let (left, right) = (known(Side::Left), known(Side::Right));
            match fit(readings, alignment, who.left, who.right) {
                Some(1) => (left.0 || right.0) && !left.1 && !right.1,
                other => other == Some(2),
            }
        }
        RECEPTION => {
            let crowds = Pair::from_fn(|side| crowd(readings[side], told[side]));
            match (crowds.left, crowds.right) {
                (Some(left), Some(right)) => alignment.joins(left, right),
                (None, None) => true,
                _ => false,
            }
        }
        "margin" => is_one_contest(readings, alignment),
        "conduct" => Side::BOTH.into_iter().all(|side| {
            let words = &readings[side].words;
            (0..words.len()).all(|at| !limits(words.lower(at)))
        }),
        _ => true,
    }
}

/// Of whom it is told: the first person of the clause before it, else what comes first.
fn actor(reading: &Reading<'_>, told: &Told) -> Who {
    let clause = reading.items[told.item].clause;
    let items = || {
        (0..reading.item_from(told.tokens.0)).filter(|&at| {
            let item = &reading.items[at];
            item.clause == clause && item.kind == Kind::Word && reading.words.lower(item.last + 1) != "'s"
        })
    };
    let pronoun = |at: usize| Pronoun::of(reading.words.lower(at)).map(Who::Pronoun);
    let named = |at: usize| reading.items[at].named && reading.items[at].first > 0;
    let person = |&at: &usize| named(at) || reading.items[at].root.kin.is_some_and(is_person);
    // "Lars Hart"
    let whole = |at: usize| {
        let joined = |at: &usize| named(*at) && reading.items[*at - 1].last + 1 == reading.items[*at].first;
        (at + 1..reading.items.len()).take_while(joined).last().unwrap_or(at)
    };
    let first = items().find(person).or_else(|| items().next()).map(whole);
    let tokens = (0..told.tokens.0).filter(|&at| reading.clauses[at] == clause);
    let noun = |item: usize| Who::Noun { from: reading.items[item].first, head: item, last: item };
    let end = first.map_or(told.tokens.0, |item| reading.items[item].first);
    tokens.take_while(|&at| at < end).find_map(pronoun).or(first.map(noun)).unwrap_or(Who::Open)
}

/// Who cheers or boos, if that is told of somebody and no mere crowd: the item.
fn crowd(reading: &Reading<'_>, told: &Told) -> Option<usize> {
    let found = &reading.items[told.item];
    let words = &reading.words;
    let chain = Chain::before(reading, found.first);
    let passive = chain.is || words.lower(found.last + 1) == "by";
    let by = || head_from(reading, found.last + 2).filter(|_| words.lower(found.last + 1) == "by");
    let before = || match who::before(reading, chain.from)?.0 {
        Who::Noun { head, .. } => Some(head),
        _ => None,
    };
    let verb = words.lower(found.first).ends_with("ed");
    let head = if passive { by() } else { before().filter(|_| verb) };
    let any =
        |word: &str| matches!(word, "crowd" | "crowds" | "audience" | "spectators" | "onlookers" | "fans" | "public");
    head.filter(|&head| !any(words.lower(reading.items[head].first)))
}

/// Whether one contest is won: neither is told as part of another, or of another.
fn is_one_contest(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> bool {
    let won = |side: Side| {
        let reading = readings[side];
        let object = |at: &usize| {
            let item = &reading.items[*at];
            matches!(reading.words.lower(item.first), "win" | "wins" | "won" | "beat" | "retained" | "survived")
        };
        let verb = (0..reading.items.len()).find(object)?;
        let pole = |at: usize| is_pole(reading.words.lower(reading.items[at].first));
        // "won the vote handily"
        let head = head_from(reading, reading.items[verb].last + 1)?;
        (verb + 1..=head).rev().find(|&at| !pole(at))
    };
    let topical = |side: Side, at: usize| is_topical(readings[side], at, "margin");
    let other = match (won(Side::Left), won(Side::Right)) {
        (Some(left), Some(right)) => {
            !(alignment.joins(left, right) || topical(Side::Left, left) && topical(Side::Right, right))
        }
        _ => false,
    };
    let part = |side: Side| {
        let reading = readings[side];
        let words = &reading.words;
        let unmet = |item: usize| alignment.partner(side, item).is_none() && !topical(side, item);
        let placed = |at: usize| {
            matches!(words.lower(at), "in" | "among" | "of" | "at")
                && head_from(reading, at + 1).is_some_and(|head| (reading.item_from(at + 1)..=head).all(unmet))
        };
        (0..words.len())
            .any(|at| placed(at) || ordinal(words.lower(at)).is_some() && !has(readings[side.other()], words.lower(at)))
    };
    !other && !part(Side::Left) && !part(Side::Right)
}

fn has(reading: &Reading<'_>, word: &str) -> bool {
    (0..reading.words.len()).any(|at| reading.words.lower(at) == word)
}

/// Words that say that it was so in part only, or for a while.
fn limits(word: &str) -> bool {
    matches!(
        word,
        "until"
            | "began"
            | "begun"
            | "started"
            | "initially"
            | "largely"
            | "mostly"
            | "mainly"
            | "generally"
            | "broadly"
            | "otherwise"
            | "isolated"
            | "sporadic"
            | "scattered"
            | "fringe"
            | "fringes"
            | "edges"
            | "later"
            | "before"
            | "earlier"
    )
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

const EMOTION: &str = "emotion";

/// How somebody is received: one person by two crowds, not two people by one.
const RECEPTION: &str = "reception";

fn is_person(kin: Kin) -> bool {
    kin.is_somebody() && !kin.is_group()
}

/// A word so many words before it may deny it at most.
const REACH: usize = 4;
