//! Offices and trades: the same person, a minister of one thing here and of another there; a dentist here and a teacher
//! there.

use std::{ops::Range, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{
    Confidence, Reason, ReasonKind,
    class::Class,
    pairing,
    person::{Person, is_same, people},
    reading::{Reading, is_stopword},
    status::is_status,
};
use crate::{
    claims::{lexicon, words::Shape},
    text::{Pair, Side},
};

/// What a reason says of an office, and of a trade.
pub(super) const SAYS: &str = "The same person has another office";
const OTHER_WORK: &str = "The same person does other work";

/// What somebody is stands in so many tokens beside the name.
const REACH: usize = 8;

/// What somebody is told to be: nobody is two of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Portfolio,
    Chief,
    Title,
    Trade,
}

/// The words of the list: their sort, and the bit of their line.
static OFFICES: LazyLock<FxHashMap<&str, (Sort, u64)>> = LazyLock::new(|| {
    let mut offices = FxHashMap::default();
    for (line, entry) in lexicon::entries(include_str!("../../assets/words/offices.txt")).enumerate() {
        let mut words = entry.split(' ');
        let sort = match words.next() {
            Some("portfolio") => Sort::Portfolio,
            Some("chief") => Sort::Chief,
            Some("title") => Sort::Title,
            _ => Sort::Trade,
        };
        offices.extend(words.map(|word| (word, (sort, 1 << line))));
    }
    offices
});

/// Somebody's office, or trade.
struct Office {
    sort: Sort,
    /// The lines of the list that its words are in.
    lines: u64,
    tokens: (usize, usize),
}

/// Whether `word` may be part of an office.
pub(super) fn may_tell(word: &str) -> bool {
    is_head(word) || OFFICES.get(word).is_some_and(|(sort, _)| matches!(sort, Sort::Title | Sort::Trade))
}

/// A word that tells an office by the words beside it.
fn is_head(word: &str) -> bool {
    matches!(word, "minister" | "secretary" | "chief" | "president")
}

/// One person, named in full, in two offices of one sort.
pub(super) fn differences(readings: Pair<&Reading<'_>>) -> Option<Reason> {
    let any = |side: Side| readings[side].told.has(Class::OFFICE);
    if !any(Side::Left) || !any(Side::Right) || Side::BOTH.into_iter().any(|side| changes(readings[side])) {
        return None;
    }
    let held = readings.map(|reading| {
        let held = |person: Person| offices(reading, &person).map(|office| (person, office));
        people(reading).into_iter().filter_map(held).collect::<Vec<_>>()
    });
    let pairs = held.left.iter().flat_map(|left| held.right.iter().map(move |right| Pair::new(left, right)));
    let odd = pairs.filter(|pair| {
        let (left, right) = (&pair.left.1, &pair.right.1);
        let known = |side: Side| {
            let (first, last) = pair[side].1.tokens;
            let quoted = readings[side].words.quote(first, last);
            let there = readings[side.other()];
            there.is_in_article(quoted) || there.is_in_article(&quoted.to_lowercase())
        };
        are_one(readings, pair.map(|(person, _)| person))
            && left.sort == right.sort
            && left.lines & right.lines == 0
            && !known(Side::Left)
            && !known(Side::Right)
    });
    let odd = pairing::first(readings, odd, |pair| pair.map(|(_, office)| office.tokens.0))?;
    let says = if odd.left.1.sort == Sort::Trade { OTHER_WORK } else { SAYS };
    let tokens = odd.map(|(_, office)| office.tokens);
    Some(Reason::saying(says, ReasonKind::Name, Confidence::Low, readings, tokens))
}

/// Whether two people have one first name and one surname.
fn are_one(readings: Pair<&Reading<'_>>, people: Pair<&Person>) -> bool {
    let words = readings.map(|reading| &reading.words);
    let same = |at: Pair<usize>| is_same(words.left.lower(at.left), words.right.lower(at.right));
    same(people.map(|person| person.given.start)) && same(people.map(|person| person.surname))
}

/// Whether a claim tells of offices that change hands.
fn changes(reading: &Reading<'_>) -> bool {
    (0..reading.words.len()).any(|at| {
        matches!(
            reading.words.lower(at),
            "appointed"
                | "appoint"
                | "appoints"
                | "appointment"
                | "named"
                | "names"
                | "promoted"
                | "promotion"
                | "reshuffle"
                | "reshuffled"
                | "becomes"
                | "became"
                | "become"
                | "sworn"
                | "succeed"
                | "succeeds"
                | "succeeded"
                | "replaced"
                | "replaces"
                | "replacing"
                | "resigned"
                | "resigns"
                | "quit"
                | "moved"
                | "moves"
                | "nominated"
                | "elected"
                | "candidate"
                | "both"
        )
    })
}

/// What somebody is told to be, before the name or behind it.
fn offices(reading: &Reading<'_>, person: &Person) -> Option<Office> {
    let words = &reading.words;
    let (start, end) = (person.given.start, person.surname + 1);
    let closed = end >= words.len() || words.shape(end) == Shape::Mark;
    let comma = start >= 2 && words.lower(start - 1) == "," && closed;
    let behind = || {
        let opens = |at: usize| {
            words.capital(at)
                || matches!(words.lower(at), "the" | "a" | "an" | "its")
                || may_tell(words.lower(at))
                || OFFICES.contains_key(words.lower(at))
        };
        let opened = matches!(words.lower(end), "," | "(") && opens(end + 1);
        opened.then(|| {
            let describes =
                |at: &usize| describes(reading, *at) || !is_stopword(words, *at) && words.shape(*at) == Shape::Word;
            end + 1..(end + 1..words.len()).take(REACH).take_while(describes).last().map_or(end + 1, |last| last + 1)
        })
    };
    let before = |to: usize| {
        let from = (to.saturating_sub(REACH)..to).rev().take_while(|&at| describes(reading, at)).last();
        from.unwrap_or(to)..to
    };
    office(reading, before(start), true)
        .or_else(|| comma.then(|| office(reading, before(start - 1), false)).flatten())
        .or_else(|| office(reading, behind()?, false))
}

/// Whether a token may be part of what tells what somebody is.
fn describes(reading: &Reading<'_>, at: usize) -> bool {
    let words = &reading.words;
    let word = words.lower(at);
    words.shape(at) == Shape::Word && words.capital(at)
        || matches!(word, "of" | "for" | "the" | "and" | "a" | "an" | "'s" | "'" | "its")
        || word == "." && words.tight(at)
        || is_head(word)
        || is_status(word)
        || may_change(word)
        || OFFICES.contains_key(word)
}

/// A word that makes of an office, or of a trade, something else.
fn may_change(word: &str) -> bool {
    matches!(
        word,
        "deputy"
            | "vice"
            | "assistant"
            | "associate"
            | "shadow"
            | "junior"
            | "designate"
            | "next"
            | "new"
            | "future"
            | "trainee"
            | "student"
            | "volunteer"
            | "amateur"
            | "turned"
            | "general"
            | "under"
            | "permanent"
            | "parliamentary"
            | "then"
            | "retired"
            | "part"
    )
}

/// The office told by tokens `range`, right before a name or not.
fn office(reading: &Reading<'_>, range: Range<usize>, leads: bool) -> Option<Office> {
    let words = &reading.words;
    let changed = |at: usize| may_change(words.lower(at)) || is_status(words.lower(at));
    if range.is_empty() || (range.start.saturating_sub(1)..range.end + usize::from(!leads)).any(changed) {
        return None;
    }
    let mut found: Option<Office> = None;
    for at in range.clone() {
        let Some((sort, lines, tokens)) = part(reading, &range, at, leads) else { continue };
        match &mut found {
            None => found = Some(Office { sort, lines, tokens }),
            Some(office) if office.sort == sort => {
                office.lines |= lines;
                office.tokens.1 = office.tokens.1.max(tokens.1);
            }
            // A minister and a mayor: whichever the other claim tells of.
            Some(_) => return None,
        }
    }
    found
}

/// What the word at token `at` of `range` tells of an office: its sort, its lines and the tokens that tell it.
fn part(reading: &Reading<'_>, range: &Range<usize>, at: usize, leads: bool) -> Option<(Sort, u64, (usize, usize))> {
    let words = &reading.words;
    let line =
        |at: usize, sort: Sort| OFFICES.get(words.lower(at)).filter(|(of, _)| *of == sort).map(|(_, line)| *line);
    let joins = |at: usize| matches!(words.lower(at), "and" | "of" | "for" | "the");
    match words.lower(at) {
        "minister" | "secretary" => {
            let part =
                |at: &usize| line(*at, Sort::Portfolio).is_some() || joins(*at) || words.lower(*at) == "minister";
            let first =
                (range.start..at).rev().take_while(part).filter(|&at| line(at, Sort::Portfolio).is_some()).last();
            let behind = matches!(words.lower(at + 1), "of" | "for");
            let last = (at + 1..range.end)
                .take_while(|at| behind && part(at))
                .filter(|&at| line(at, Sort::Portfolio).is_some());
            // "the secretary of state for health"
            let state = |at: usize| words.lower(at) == "state" && words.lower(at + 1) == "for";
            let (first, last) = (first.unwrap_or(at), last.last().unwrap_or(at));
            let lines = (first..=last).filter(|&at| !state(at)).filter_map(|at| line(at, Sort::Portfolio));
            let lines = lines.fold(0, |all, line| all | line);
            (lines != 0).then_some((Sort::Portfolio, lines, (first, last)))
        }
        "president" => {
            let alone = leads && words.capital(at) && (at == 0 || !words.capital(at - 1));
            line(at, Sort::Portfolio).filter(|_| alone).map(|line| (Sort::Portfolio, line, (at, at)))
        }
        "chief" => {
            let last = at + 1 + usize::from(words.lower(at + 2) == "officer");
            line(at + 1, Sort::Chief).map(|line| (Sort::Chief, line, (at, last)))
        }
        _ if words.capital(at) => {
            line(at, Sort::Title).filter(|_| leads && at + 2 >= range.end).map(|line| (Sort::Title, line, (at, at)))
        }
        _ => line(at, Sort::Trade).map(|line| (Sort::Trade, line, (at, at))),
    }
}
