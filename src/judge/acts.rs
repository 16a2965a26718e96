//! Acts: deeds that a claim says were done, were not done or are yet to be done, by whom and to whom.
//!
//! There is no parser: what stands right before a verb, word by word, tells how it stands with its deed and where who does it
//! ends.

use std::{borrow::Cow, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    chain::{Chain, considers, standing, weighs},
    class::Class,
    outcome::Names,
    reading::{Item, Kind, Reading},
    who::{self, Who},
};
use crate::{
    claims::lexicon,
    text::{Pair, stem::Stemmer},
};

/// How it stands with a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Done,
    /// Told in the present: done, or as good as done.
    Announced,
    Denied,
    /// Planned, weighed, awaited.
    Pending,
}

/// A deed as a claim tells it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act {
    /// Which deed it is.
    pub(super) deed: u16,
    pub(super) item: usize,
    pub(super) standing: Standing,
    pub(super) doer: Who,
    /// To whom or what it is done.
    pub(super) other: Who,
    /// Whether it is done by somebody alone.
    pub(super) alone: bool,
    /// Whether it is told by a noun.
    pub(super) noun: bool,
    /// First and last token of what says so.
    pub(super) tokens: (usize, usize),
}

/// What is known of a word that tells a deed.
#[derive(Clone, Copy)]
struct Told {
    deed: u16,
    sort: Sort,
    verb: bool,
    noun: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    ToSomebody,
    Alone,
    Awaited,
}

struct Deeds {
    stems: FxHashMap<Cow<'static, str>, Told>,
    /// Past forms that do not end in "-ed".
    pasts: FxHashSet<&'static str>,
}

static DEEDS: LazyLock<Deeds> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    let mut deeds = Deeds { stems: FxHashMap::default(), pasts: FxHashSet::default() };
    for (deed, line) in lexicon::entries(include_str!("../../assets/words/deeds.tsv")).enumerate() {
        let mut columns = line.split('\t');
        let sort = match columns.next() {
            Some("i") => Sort::Alone,
            Some("r") => Sort::Awaited,
            _ => Sort::ToSomebody,
        };
        for (column, words) in columns.enumerate() {
            for word in words.split_whitespace() {
                let plain = word.strip_suffix('*').unwrap_or(word);
                if plain.len() < word.len() {
                    deeds.pasts.insert(plain);
                }
                let key = match plain.split_once('_') {
                    Some((verb, particle)) => format!("{}_{particle}", stemmer.root(verb)).into(),
                    None => stemmer.root(plain),
                };
                let told = Told { deed: deed as u16, sort, verb: false, noun: false };
                let told = deeds.stems.entry(key).or_insert(told);
                if column == 0 { told.verb = true } else { told.noun = true }
            }
        }
    }
    deeds
});

/// Whether words with this stem may tell a deed.
pub(super) fn is_deed(stem: &str) -> bool {
    DEEDS.stems.contains_key(stem)
}

/// The deed that words with this stem may tell.
pub(super) fn deed_of(stem: &str) -> Option<u16> {
    DEEDS.stems.get(stem).map(|told| told.deed)
}

/// Whether some deed may be told in both claims.
pub(super) fn any_shared(readings: Pair<&Reading<'_>>) -> bool {
    let both = [readings.left, readings.right];
    if !both.iter().all(|reading| reading.told.has(Class::DEED)) {
        return false;
    }
    let [left, right] = both.map(|reading| {
        let told = reading.items.iter().filter(|item| item.root.class.has(Class::DEED));
        told.filter_map(|item| DEEDS.stems.get(item.root.stem)).map(|told| told.deed).collect::<Vec<_>>()
    });
    left.iter().any(|deed| right.contains(deed))
}

/// The deeds that a claim tells.
pub(super) fn acts(reading: &Reading<'_>) -> Vec<Act> {
    let names = Names::of(reading);
    (0..reading.items.len())
        .filter(|&at| reading.items[at].root.class.has(Class::DEED))
        .filter_map(|at| act(reading, &names, at))
        .collect()
}

fn act(reading: &Reading<'_>, names: &Names, item: usize) -> Option<Act> {
    let found = &reading.items[item];
    let told = *DEEDS.stems.get(found.root.stem)?;
    let shouted = found.last > found.first || reading.words.raw(found.first).chars().all(char::is_uppercase);
    // "Ousted treasurer Ida Holm"
    let opens = found.first == 0 && reading.words.lower(0).ends_with("ed");
    // "the treasurer, who resigned, said"
    let framed = found.framed && !Chain::before(reading, found.first).follows(reading, "who");
    if found.kind != Kind::Word || framed || names.is_name(reading, found) && !shouted && !opens {
        return None;
    }
    let verb = if told.verb { told_by_verb(reading, item, told) } else { None };
    verb.or_else(|| if told.noun { told_by_noun(reading, item, told) } else { None })
}

fn told_by_verb(reading: &Reading<'_>, item: usize, told: Told) -> Option<Act> {
    let words = &reading.words;
    let found = &reading.items[item];
    let word = words.lower(found.first);
    // "a court-approved plan"
    if words.lower_before(found.first, 1) == "-" {
        return None;
    }
    let chain = Chain::before(reading, found.first);
    let past = word.ends_with("ed") || DEEDS.pasts.contains(word);
    let (standing, end) = standing(reading, &chain, word, past)?;
    let (subject, start) = who::before(reading, end)?;
    if chain.open || is_open(reading, found.clause) || is_questioned(reading, start) {
        return None;
    }
    let next = found.last + 1;
    let linked = matches!(
        words.lower(next),
        "with" | "by" | "over" | "for" | "of" | "in" | "after" | "as" | "to" | "at" | "from" | "on"
    );
    let bare = !chain.is && !chain.has && !chain.does && !chain.will && !chain.to;
    let behind = who::from(reading, next);
    let passive = past && (chain.is || bare && behind == Who::Open && linked && told.sort == Sort::ToSomebody);
    // A name or a plain word before it: "the signed copy", "her charges".
    if bare && !past && (behind == Who::Open && told.sort == Sort::ToSomebody || subject == Who::Open) {
        return None;
    }
    let (mut doer, mut other) = (subject, behind);
    if passive {
        doer = if words.lower(next) == "by" { who::from(reading, next + 1) } else { Who::Open };
        other = subject;
    } else if told.sort == Sort::Alone {
        other = Who::Open;
    }
    let told_so = matches!(standing, Standing::Done | Standing::Announced);
    let (standing, first) = match subject {
        Who::Nobody(_) if told_so => (Standing::Denied, start),
        Who::Nobody(_) => return None,
        _ if told_so && is_disowned(reading, start) => (Standing::Denied, start),
        _ => (standing, end),
    };
    // "has not been charged, and they have until Friday": how long that is so is not told.
    let until = || {
        let limit = |at: usize| match words.lower(at) {
            "until" => !matches!(words.lower_before(at, 1), "have" | "has" | "had"),
            word => word == "unless",
        };
        (found.last..words.len()).any(limit)
    };
    let barely = || (chain.from..found.first).any(|at| matches!(words.lower(at), "only" | "just" | "merely" | "even"));
    if standing == Standing::Denied && (until() || barely()) {
        return None;
    }
    let alone = told.sort == Sort::Alone;
    Some(Act { deed: told.deed, item, standing, doer, other, alone, noun: false, tokens: (first, found.last) })
}

/// Whether what is told from token `start` on is told only to be denied: "denied that he had been dismissed".
fn is_disowned(reading: &Reading<'_>, start: usize) -> bool {
    let words = &reading.words;
    let determined = usize::from(matches!(words.lower_before(start, 1), "the" | "a" | "an" | "his" | "her" | "its"));
    let back = determined + usize::from(words.lower_before(start, 1 + determined) == "that");
    matches!(words.lower_before(start, 1 + back), "denied" | "denies" | "denying" | "deny")
}

/// Whether what is told from token `start` on is not said to be so: "did not say that he signed", "no proof that".
fn is_questioned(reading: &Reading<'_>, start: usize) -> bool {
    let words = &reading.words;
    let turns = |word: &str| matches!(word, "no" | "not" | "never") || word.ends_with("n't");
    words.lower_before(start, 1) == "that" && (start.saturating_sub(6)..start).any(|at| turns(words.lower(at)))
}

/// Whether the clause supposes or asks.
fn is_open(reading: &Reading<'_>, clause: usize) -> bool {
    let words = &reading.words;
    (0..words.len())
        .any(|at| reading.clauses[at] == clause && matches!(words.lower(at), "if" | "unless") || words.lower(at) == "?")
}

/// "launched an investigation", "is considering an appeal", "are awaiting the results".
fn told_by_noun(reading: &Reading<'_>, item: usize, told: Told) -> Option<Act> {
    let words = &reading.words;
    let found = &reading.items[item];
    let same = |at: usize| reading.clauses[at] == found.clause;
    let act = |standing, doer, tokens| {
        let alone = told.sort == Sort::Alone;
        Some(Act { deed: told.deed, item, standing, doer, other: Who::Open, alone, noun: true, tokens })
    };
    let near = || (found.first.saturating_sub(NEAR)..found.first).rev().filter(|&at| same(at));
    let waits = |at: usize| match words.lower(at) {
        "await" | "awaits" | "awaited" | "awaiting" => true,
        "waiting" | "waits" | "wait" | "waited" => matches!(words.lower(at + 1), "for" | "on"),
        _ => false,
    };
    if is_open(reading, found.clause) {
        return None;
    }
    if let Some(at) = near().find(|&at| waits(at)) {
        return act(Standing::Pending, Who::Open, (at, found.last));
    }
    if told.sort == Sort::Awaited {
        return came(reading, found).and_then(|last| act(Standing::Done, Who::Open, (found.first, last)));
    }
    if let Some(at) = near().find(|&at| words.lower(at) == "whether") {
        let weighing = at.checked_sub(1).filter(|&at| weighs(words.lower(at)))?;
        let (doer, _) = who::before(reading, Chain::before(reading, weighing).from)?;
        return act(Standing::Pending, doer, (weighing, found.last));
    }
    let start = noun_start(reading, item);
    let governor = start.checked_sub(1).filter(|&at| same(at))?;
    if words.lower(governor) == "under" {
        return act(Standing::Done, Who::Open, (governor, found.last));
    }
    let chain = Chain::before(reading, governor);
    if considers(words.lower(governor)) {
        let (doer, _) = who::before(reading, chain.from)?;
        return (chain.denied == 0).then(|| act(Standing::Pending, doer, (chain.from, found.last))).flatten();
    }
    let word = words.lower(governor);
    if !carries_out(word) || chain.open {
        return None;
    }
    let past = word.ends_with("ed") || matches!(word, "begun" | "began" | "won" | "gave" | "given" | "made" | "held");
    let (standing, end) = standing(reading, &chain, word, past)?;
    let (doer, _) = who::before(reading, end)?;
    let standing = if matches!(doer, Who::Nobody(_)) { Standing::Denied } else { standing };
    act(standing, doer, (end, found.last))
}

/// What somebody waits for stands so many words behind that at most.
const NEAR: usize = 7;

/// The last token of what says that what was awaited has come: "the results came back".
fn came(reading: &Reading<'_>, found: &Item<'_>) -> Option<usize> {
    let words = &reading.words;
    let next = (found.last + 1..(found.last + 3).min(words.len())).find(|&at| words.lower(at) != "have")?;
    matches!(words.lower(next), "came" | "come" | "showed" | "show" | "returned" | "revealed" | "confirmed" | "proved")
        .then_some(next)
}

/// The first token of a noun with what stands before it: "a criminal investigation", "his resignation".
fn noun_start(reading: &Reading<'_>, item: usize) -> usize {
    let words = &reading.words;
    let mut from = reading.items[item].first;
    let part = |at: usize| {
        reading.items.get(reading.item_from(at)).is_some_and(|item| item.first == at && item.kind == Kind::Word)
            && !carries_out(words.lower(at))
            && !considers(words.lower(at))
    };
    for _ in 0..4 {
        let Some(at) = from.checked_sub(1) else { break };
        let small = matches!(
            words.lower(at),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "in" | "of" | "'s" | "out" | "down"
        );
        if !small && !part(at) {
            break;
        }
        from = at;
    }
    from
}

/// A verb by which a deed is done that a noun tells.
fn carries_out(word: &str) -> bool {
    let plain = ["launch", "open", "start", "order", "tender", "submit", "hand", "accept", "lodge", "file", "issue"];
    plain.iter().any(|plain| word.strip_prefix(plain).is_some_and(|end| matches!(end, "" | "s" | "d" | "ed")))
        || matches!(
            word,
            "began"
                | "begun"
                | "begin"
                | "begins"
                | "gave"
                | "given"
                | "give"
                | "gives"
                | "won"
                | "wins"
                | "granted"
                | "grants"
                | "grant"
                | "received"
                | "receives"
                | "announced"
                | "announces"
                | "completed"
                | "imposed"
        )
}
