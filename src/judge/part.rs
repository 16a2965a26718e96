//! Parts: who or what plays a part in what both claims tell, in whatever words: "has gone to Lucian Feld", "Maren Oduya took
//! the prize".

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    blame::is_anybody,
    chain::Chain,
    kinship::may_be_one,
    reading::Reading,
    retold::{Phrase, Retold, is_name},
    sign::Sign,
    thesaurus::Kin,
};
use crate::{
    claims::lexicon,
    text::{Pair, stem::Stemmer},
};

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    let lines = lexicon::entries(include_str!("../../assets/words/parts.txt"));
    let parts = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let kind = match columns.next()? {
            "name" => ReasonKind::Name,
            _ => ReasonKind::Attribution,
        };
        let (behind, before) = (columns.next()?, columns.next().unwrap_or_default());
        Some(Part { kind, behind: Sign::all(behind, &stemmer), before: Sign::all(before, &stemmer) })
    });
    parts.collect()
});

/// A name begins no further than this behind the words that tell its part, or ends no further than this before them.
const BEHIND: usize = 5;
const BEFORE: usize = 8;

/// One line of the table.
struct Part {
    kind: ReasonKind,
    /// Who plays it stands right behind these.
    behind: Vec<Sign>,
    /// Who plays it stands right before these.
    before: Vec<Sign>,
}

impl Part {
    /// Who plays it by a claim, if it is one alone.
    fn player(&self, reading: &Reading<'_>) -> Option<Phrase> {
        let mut players = (0..reading.words.len()).filter_map(|at| self.player_at(reading, at));
        let first = players.next()?;
        players.all(|other| other.head == first.head).then_some(first)
    }

    fn player_at(&self, reading: &Reading<'_>, at: usize) -> Option<Phrase> {
        let sign = |signs: &[Sign]| signs.iter().find(|sign| sign.is_at(reading, at)).map(Sign::len);
        let chain = Chain::before(reading, at);
        if chain.denied > 0 || chain.open {
            return None;
        }
        let behind = sign(&self.behind).and_then(|len| match self.kind {
            ReasonKind::Name => named_from(reading, at + len),
            _ => Phrase::from(reading, at + len),
        });
        // "was ordered": by somebody else.
        let acts = !chain.is || matches!(reading.words.lower(at), "was" | "is" | "has");
        let before = || {
            sign(&self.before).filter(|_| acts).and_then(|_| match self.kind {
                ReasonKind::Name => named_before(reading, chain.from),
                _ => Phrase::before(reading, chain.from),
            })
        };
        behind.or_else(before).filter(|phrase| self.may_be_played_by(reading, *phrase))
    }

    fn may_be_played_by(&self, reading: &Reading<'_>, phrase: Phrase) -> bool {
        let told = || (phrase.first..=phrase.last).map(|at| &reading.items[at]);
        let named = told().any(|item| is_name(reading, item));
        // One place lies in another.
        let place = told().any(|item| {
            let country =
                matches!(reading.words.lower(item.first), "usa" | "us" | "u.s." | "uk" | "u.k." | "uae" | "eu");
            country || item.root.kin.is_some_and(Kin::is_place)
        });
        match self.kind {
            ReasonKind::Name => named && !place,
            _ => !is_anybody(reading, phrase),
        }
    }
}

/// The first name that begins within reach behind token `from`, in its clause.
fn named_from(reading: &Reading<'_>, from: usize) -> Option<Phrase> {
    let clause = *reading.clauses.get(from)?;
    let item = reading.item_from(from);
    let near = |at: &usize| {
        let found = &reading.items[*at];
        found.first < from + BEHIND && found.clause == clause
    };
    let first = (item..reading.items.len()).take_while(near).find(|&at| is_name(reading, &reading.items[at]))?;
    Some(whole(reading, first))
}

/// The last name that ends within reach before token `end`: "Halina Brusk, a former headteacher, was sworn in".
fn named_before(reading: &Reading<'_>, end: usize) -> Option<Phrase> {
    let near = |at: &usize| reading.items[*at].last + BEFORE >= end;
    let last = (0..reading.item_from(end)).rev().take_while(near).find(|&at| is_name(reading, &reading.items[at]))?;
    let joined = |at: &usize| {
        is_name(reading, &reading.items[*at]) && reading.items[*at].last + 1 == reading.items[*at + 1].first
    };
    let first = (0..last).rev().take_while(joined).last().unwrap_or(last);
    Some(whole(reading, first))
}

/// The name that begins at item `first`.
fn whole(reading: &Reading<'_>, first: usize) -> Phrase {
    let joined = |at: &usize| {
        is_name(reading, &reading.items[*at]) && reading.items[*at - 1].last + 1 == reading.items[*at].first
    };
    let last = (first + 1..reading.items.len()).take_while(joined).last().unwrap_or(first);
    Phrase { first, head: last, last }
}

/// Those who play a part by either claim, where they cannot be the same.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, .. } = *retold;
    if retold.anchors == 0 || !retold.is_of_one_topic() {
        return None;
    }
    PARTS.iter().find_map(|part| {
        let players = Pair::new(part.player(readings.left)?, part.player(readings.right)?);
        let tokens = Pair::from_fn(|side| players[side].tokens(readings[side]));
        let odd = retold.are_strangers(players)
            && !may_be_one(readings, tokens.left.1, tokens.right.1)
            && !retold.tells_of_two(players.map(Some));
        odd.then(|| Reason::quoting(part.kind, Confidence::Low, readings, tokens))
    })
}
