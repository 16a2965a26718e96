//! Parts: who or what plays a part in what both claims tell, in whatever words: "has gone to Lucian Feld", "Maren Oduya took
//! the prize".

use super::{
    Confidence, Reason, ReasonKind,
    blame::is_anybody,
    chain::Chain,
    kinship::may_be_one,
    reading::Reading,
    retold::{Phrase, Retold, is_name},
    sign::{self, Found, Table},
    thesaurus::Kin,
};
use crate::text::Pair;

/// A name begins no further than this behind the words that tell its part, or ends no further than this before them.
const BEHIND: usize = 5;
const BEFORE: usize = 8;

/// Who plays a part by a claim, if it is one alone.
fn player(reading: &Reading<'_>, kind: ReasonKind, signs: &[&Found]) -> Option<Phrase> {
    let mut players = signs.iter().filter_map(|sign| player_by(reading, kind, sign));
    let first = players.next()?;
    players.all(|other| other.head == first.head).then_some(first)
}

fn player_by(reading: &Reading<'_>, kind: ReasonKind, sign: &Found) -> Option<Phrase> {
    let at = sign.at;
    let chain = Chain::before(reading, at);
    // "was ordered": by somebody else.
    let acts = !chain.is || matches!(reading.words.lower(at), "was" | "is" | "has");
    // "the Senate-passed plan"
    if chain.denied > 0 || chain.open || reading.words.tight(at) {
        return None;
    }
    // Who plays it stands behind the signs of the first column and before those of the second one.
    let phrase = match (sign.column, kind) {
        (0, ReasonKind::Name) => named_from(reading, at + sign.len),
        (0, _) => Phrase::from(reading, at + sign.len).and_then(|phrase| alone(reading, phrase)),
        (_, _) if !acts => None,
        (_, ReasonKind::Name) => named_before(reading, chain.from),
        (_, _) => doer(reading, chain.from),
    };
    phrase.filter(|phrase| may_play(reading, kind, *phrase))
}

/// Words that say how somebody did something: "personally", "alone".
fn is_manner(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "alone" | "himself" | "herself" | "themselves")
}

/// Who it is, without what says how: "drummer Gus Fallow alone".
fn alone(reading: &Reading<'_>, phrase: Phrase) -> Option<Phrase> {
    let says_who = |item: &usize| !is_manner(reading.words.lower(reading.items[*item].first));
    let last = (phrase.first..=phrase.last).take_while(says_who).last()?;
    Some(Phrase { head: phrase.head.min(last), last, ..phrase })
}

/// "It was" begins no further than this before "who".
const CLEFT: usize = 16;

/// Who does what is told from token `end` on: "the president personally", "Aldous, who", "it was a postman on his round who".
fn doer(reading: &Reading<'_>, end: usize) -> Option<Phrase> {
    let words = &reading.words;
    let end = end - usize::from(is_manner(words.lower_before(end, 1)));
    if !matches!(words.lower_before(end, 1), "who" | "that") {
        return Phrase::before(reading, end);
    }
    let who = end - 1;
    let cleft = |at: &usize| words.lower(*at) == "it" && matches!(words.lower(at + 1), "was" | "is");
    match (who.saturating_sub(CLEFT)..who).rev().find(cleft) {
        Some(at) => Phrase::from(reading, at + 2).and_then(|phrase| alone(reading, phrase)),
        None => Phrase::before(reading, who - usize::from(words.lower_before(who, 1) == ",")),
    }
}

fn may_play(reading: &Reading<'_>, kind: ReasonKind, phrase: Phrase) -> bool {
    let told = || (phrase.first..=phrase.last).map(|at| &reading.items[at]);
    let named = told().any(|item| is_name(reading, item));
    // One place lies in another.
    let place = told().any(|item| {
        let country = matches!(reading.words.lower(item.first), "usa" | "us" | "u.s." | "uk" | "u.k." | "uae" | "eu");
        country || item.root.kin.is_some_and(Kin::is_place)
    });
    if kind == ReasonKind::Name { named && !place } else { named || !is_anybody(reading, phrase) }
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
    if retold.anchors == 0 && !retold.is_firm() || !retold.is_of_one_topic() {
        return None;
    }
    Table::Parts.lines().iter().enumerate().find_map(|(part, line)| {
        let kind = if line.heads[0] == "name" { ReasonKind::Name } else { ReasonKind::Attribution };
        let told = readings
            .map(|reading| sign::of_table(reading, Table::Parts).filter(|sign| sign.line == part).collect::<Vec<_>>());
        if told.left.is_empty() || told.right.is_empty() {
            return None;
        }
        let players = Pair::new(player(readings.left, kind, &told.left)?, player(readings.right, kind, &told.right)?);
        let tokens = Pair::from_fn(|side| players[side].tokens(readings[side]));
        let odd = retold.are_strangers(players)
            && !may_be_one(readings, tokens.left.1, tokens.right.1)
            && !retold.tells_of_two(players.map(Some));
        odd.then(|| Reason::quoting(kind, Confidence::Low, readings, tokens))
    })
}
