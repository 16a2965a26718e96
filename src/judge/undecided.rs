//! Undecided: somebody has not made up their mind in one claim, and has in the other: "is undecided on the bill", "has
//! pledged to back the bill".

use super::{
    Confidence, Reason, ReasonKind,
    acts::deed_of,
    alignment::Alignment,
    chain::Chain,
    class::Class,
    occasion::marks_another,
    reading::{Kind, Reading},
    roles::head_from,
    who::{self, Who, fit},
};
use crate::text::{Pair, Side};

/// What a reason says.
pub(super) const SAYS: &str = "One side is told as undecided, on the other side it is decided";

/// So many words behind what says that somebody is decided, or is not, may tell on what.
const REACH: usize = 12;

/// Somebody who is decided or not: tokens, and from which token on it tells of what.
struct Told {
    who: Who,
    tokens: (usize, usize),
    topic: usize,
}

/// Whether `word` may say that somebody has not decided.
pub(super) fn may_waver(word: &str) -> bool {
    is_weighing(word) || matches!(word, "undecided" | "decide" | "decided" | "deciding" | "decision" | "mind" | "minds")
}

/// Whether `word` may say that somebody has.
pub(super) fn may_commit(word: &str) -> bool {
    is_commitment(word) || matches!(word, "will" | "ruled")
}

/// What somebody does who is not decided.
fn is_weighing(word: &str) -> bool {
    matches!(word, "weighing" | "mulling" | "considering" | "contemplating" | "debating" | "pondering")
}

/// What somebody does who is decided, before "to".
fn is_commitment(word: &str) -> bool {
    matches!(
        word,
        "pledged"
            | "pledges"
            | "vowed"
            | "vows"
            | "promised"
            | "promises"
            | "agreed"
            | "agrees"
            | "decided"
            | "decides"
            | "chose"
            | "chosen"
            | "opted"
            | "committed"
            | "resolved"
            | "determined"
    )
}

/// The same undecided in one claim and decided in the other, on the same thing.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    Side::BOTH.into_iter().find_map(|side| {
        let (here, there) = (readings[side], readings[side.other()]);
        if !here.told.has(Class::WAVERS) || !there.told.has(Class::COMMITS) {
            return None;
        }
        let open = wavering(here);
        if open.is_empty() || !wavering(there).is_empty() {
            return None;
        }
        let decided = committed(there);
        let pairs = || open.iter().flat_map(|open| decided.iter().map(move |decided| (open, decided)));
        let (open, decided) = pairs().find(|(open, decided)| {
            let whose = if side == Side::Left { (open.who, decided.who) } else { (decided.who, open.who) };
            let one = fit(readings, alignment, whose.0, whose.1);
            // "the committee", "the governor": a role each, and nothing that makes them one.
            let pronoun = |who: Who| matches!(who, Who::Pronoun(_));
            let least = if pronoun(open.who) || pronoun(decided.who) { 1 } else { 2 };
            let known = open.who == Who::Open || one.is_some_and(|one| one >= least);
            one.is_some()
                && decided.who != Who::Open
                && known
                && is_of_one_thing(readings, alignment, side, (*open, *decided), one >= Some(2))
        })?;
        let tokens = if side == Side::Left { (open.tokens, decided.tokens) } else { (decided.tokens, open.tokens) };
        Some(Reason::saying(SAYS, ReasonKind::Status, Confidence::Low, readings, Pair::new(tokens.0, tokens.1)))
    })
}

/// What is to be decided, or is.
struct Matter {
    /// The verb that tells what is done or not, if it is told by one: a token.
    verb: Option<usize>,
    /// That verb, or a noun that may tell a deed: an item. A small word is none.
    deed: Option<usize>,
    /// The head of what it is done to, or of what hangs on the noun.
    thing: Option<usize>,
}

/// The matter that is told from token `from` on: "whether to sell its pier", "a sale of its pier", "selling its pier".
fn matter(reading: &Reading<'_>, from: usize) -> Option<Matter> {
    let words = &reading.words;
    let end = end_of(reading, from);
    let head = |at: usize| head_from(reading, at).filter(|&head| reading.items[head].first < end);
    let told = |verb: usize| {
        let item = reading.item_from(verb);
        let deed = reading.items.get(item).filter(|found| found.first == verb && verb < end).map(|_| item);
        // "vote for the bill", "stay on as leader"
        let behind = deed.map_or(verb, |item| reading.items[item].last) + 1;
        let led = matches!(words.lower(behind), "for" | "against" | "on" | "in" | "to" | "as");
        Matter { verb: Some(verb), deed, thing: head(behind + usize::from(led)) }
    };
    let opens = |word: &str| {
        matches!(word, "whether" | "if" | "on" | "about" | "over" | "between" | "not" | "also" | "against" | "out")
    };
    let first = (from..end).find(|&at| !opens(words.lower(at)))?;
    let word = words.lower(first);
    if word == "to" {
        return Some(told(first + 1));
    }
    if word.ends_with("ing") || words.lower_before(from, 1) == "will" {
        return Some(told(first));
    }
    // "whether it should sell its pier"
    if (from..first).any(|at| matches!(words.lower(at), "whether" | "if")) {
        let should = |&at: &usize| matches!(words.lower(at), "should" | "would" | "will" | "could" | "can");
        return (first..end).find(should).map(|at| told(at + 1));
    }
    let deed = head(first)?;
    let link = reading.items[deed].last + 1;
    // "a plan to close the pier"
    if words.lower(link) == "to" {
        return Some(told(link + 1));
    }
    let hangs = matches!(words.lower(link), "of" | "on" | "in" | "for" | "with" | "against" | "over");
    Some(Matter { verb: None, deed: Some(deed), thing: head(link + 1).filter(|_| hangs) })
}

/// The token where what is decided on or not ends.
fn end_of(reading: &Reading<'_>, from: usize) -> usize {
    let most = reading.words.len().min(from + REACH);
    (from..most).find(|&at| matches!(reading.words.lower(at), "," | ";")).unwrap_or(most)
}

/// Whether what the other has decided is what the one is undecided on: the same deed, or a stand on it. `sure` is whether it
/// is the same person by name: "pledged to back it" may then be of anything.
fn is_of_one_thing(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    side: Side,
    (open, decided): (&Told, &Told),
    sure: bool,
) -> bool {
    let (here, there) = (readings[side], readings[side.other()]);
    let (Some(asked), Some(answer)) = (matter(here, open.topic), matter(there, decided.topic)) else { return false };
    let words = &there.words;
    if (decided.topic..end_of(there, decided.topic)).any(|at| marks_another(words.lower(at))) {
        return false;
    }
    let one = |item: Option<usize>, other: Option<usize>| {
        let (Some(item), Some(other)) = (item, other) else { return false };
        let (root, told) = (here.items[item].root, there.items[other].root);
        let deed = deed_of(root.stem).is_some_and(|deed| deed_of(told.stem) == Some(deed));
        let same = deed || root.stem == told.stem || alignment.partner(side, item) == Some(other);
        same && !are_parts(readings, alignment, side, (item, other))
    };
    if one(asked.deed, answer.deed)
        && (asked.thing.is_none() || answer.thing.is_none() || one(asked.thing, answer.thing))
    {
        return true;
    }
    // "vote against it", but "vote on it"
    let stand = answer.verb.is_some_and(|verb| takes_stand(words.lower(verb)) && words.lower(verb + 1) != "on");
    let pronoun = |verb: usize| matches!(words.lower(verb + 1), "it" | "them" | "him" | "her");
    // "undecided about the frigate", "decided to send the frigate"
    let settled = stand || asked.verb.is_none() && is_settled(words.lower(decided.topic - 1));
    stand && sure && answer.verb.is_some_and(pronoun)
        || settled && (one(asked.deed, answer.thing) || one(asked.thing, answer.thing))
}

/// Whether two nouns with one head are told as parts of one whole: "its pharmacy unit", "its logistics unit".
fn are_parts(readings: Pair<&Reading<'_>>, alignment: &Alignment, side: Side, (item, other): (usize, usize)) -> bool {
    let before = |side: Side, item: usize| {
        let items = &readings[side].items;
        let before = item.checked_sub(1).filter(|&at| items[at].last + 1 == items[item].first)?;
        (items[before].kind == Kind::Word && alignment.partner(side, before).is_none()).then_some(before)
    };
    before(side, item).is_some() && before(side.other(), other).is_some()
}

fn at_each<'r>(reading: &'r Reading<'_>, class: Class) -> impl Iterator<Item = usize> + 'r {
    (0..reading.words.len()).filter(move |&at| reading.known[at].class.has(class))
}

fn wavering(reading: &Reading<'_>) -> Vec<Told> {
    at_each(reading, Class::WAVERS).filter_map(|at| wavers(reading, at)).collect()
}

fn wavers(reading: &Reading<'_>, at: usize) -> Option<Told> {
    let words = &reading.words;
    let clause = reading.clauses[at];
    let past = |at: usize| {
        reading.clauses[at] == clause
            && matches!(words.lower(at), "initially" | "until" | "long" | "previously" | "originally" | "if" | "?")
    };
    if (0..words.len()).any(past) {
        return None;
    }
    let told = |verb: usize, last: usize| {
        let chain = Chain::before(reading, verb);
        let (who, _) = who::before(reading, chain.from)?;
        Some(Told { who, tokens: (chain.from, last), topic: last + 1 })
    };
    let denied = |verb: usize| Chain::before(reading, verb).denied == 1;
    let asks = matches!(words.lower(at + 1), "whether" | "if" | "on" | "how" | "between");
    let yet = |verb: usize| {
        let chain = Chain::before(reading, verb);
        let governor = chain.from.checked_sub(1).filter(|_| chain.to)?;
        let opens = Chain::before(reading, governor);
        let open = match words.lower(governor) {
            "yet" | "still" => true,
            "unable" | "trying" | "has" | "have" | "had" => asks,
            _ => return None,
        };
        let (who, _) = who::before(reading, opens.from).filter(|_| open && opens.denied == 0)?;
        Some((who, opens.from.min(governor)))
    };
    match words.lower(at) {
        "undecided" => {
            let said = |at: usize| matches!(words.lower(at), "remained" | "remains" | "remain" | "seemed" | "appeared");
            let chain = Chain::before(reading, at);
            let verb = chain.from.checked_sub(1).filter(|&at| !chain.is && said(at));
            match verb {
                Some(verb) => told(verb, at),
                None if chain.is && chain.denied == 0 => told(at, at),
                None => None,
            }
        }
        "decided" if denied(at) => told(at, at),
        word if is_weighing(word) => {
            let chain = Chain::before(reading, at);
            if chain.is && chain.denied == 0 && !chain.open { told(at, at) } else { None }
        }
        "deciding" if Chain::before(reading, at).is && words.lower_before(at, 1) == "still" => told(at, at),
        "decide" => yet(at).map(|(who, first)| Told { who, tokens: (first, at), topic: at + 1 }),
        "mind" | "minds" => {
            let verb = at.checked_sub(3).filter(|&verb| words.lower(verb + 1) == "up")?;
            match words.lower(verb) {
                "made" if denied(verb) => told(verb, at),
                "make" => yet(verb).map(|(who, first)| Told { who, tokens: (first, at), topic: at + 1 }),
                _ => None,
            }
        }
        "decision" => {
            let none = (at.saturating_sub(2)..at).find(|&at| words.lower(at) == "no")?;
            let is_made = |&at: &usize| matches!(words.lower(at), "made" | "taken" | "reached");
            let made = (at + 1..at + 6).any(|at| is_made(&at)) || none.checked_sub(1).is_some_and(|at| is_made(&at));
            // "no decision has been made on", "no decision on"
            let behind =
                (at + 1..at + 6).rfind(is_made).filter(|_| matches!(words.lower(at + 1), "has" | "had" | "was" | "is"));
            made.then_some(Told { who: Who::Open, tokens: (none, at), topic: behind.unwrap_or(at) + 1 })
        }
        _ => None,
    }
}

fn committed(reading: &Reading<'_>) -> Vec<Told> {
    at_each(reading, Class::COMMITS).filter_map(|at| commits(reading, at)).collect()
}

fn commits(reading: &Reading<'_>, at: usize) -> Option<Told> {
    let words = &reading.words;
    let next = words.lower(at + 1);
    let verb = at + 1 + usize::from(matches!(next, "not" | "also"));
    let plain = match words.lower(at) {
        "will" => is_stance(words.lower(verb)),
        "ruled" => next == "out",
        "decided" => next == "against" || words.lower(verb) == "to",
        _ => words.lower(verb) == "to",
    };
    let chain = Chain::before(reading, at);
    if !plain
        || chain.denied > 0
        || chain.open
        || chain.to
        || reading.items.get(reading.item_from(at)).is_some_and(|item| item.framed && item.first == at) && next != "to"
    {
        return None;
    }
    let (who, _) = who::before(reading, chain.from)?;
    // "back" alone is a small word.
    let item = reading.items.get(reading.item_from(verb + 1)).filter(|item| item.first <= verb + 2);
    let last = item.map_or(verb + 1, |item| item.last).min(words.len() - 1);
    let open = (at..=last).any(|at| matches!(words.lower(at), "decide" | "consider" | "whether"))
        || (at..words.len()).any(|at| matches!(words.lower(at), "if" | "unless"));
    (!open && last <= at + 5).then_some(Told { who, tokens: (chain.from, last), topic: at + 1 })
}

/// Whether it says that it is decided, rather than promised.
fn is_settled(word: &str) -> bool {
    matches!(word, "decided" | "decides" | "chose" | "chosen" | "opted" | "resolved")
}

/// What somebody will do who was to decide.
fn is_stance(word: &str) -> bool {
    takes_stand(word)
        || matches!(
            word,
            "run" | "seek" | "appeal" | "resign" | "attend" | "sue" | "close" | "sell" | "buy" | "leave" | "stay"
        )
}

/// What somebody does to what is not their own to do.
fn takes_stand(word: &str) -> bool {
    matches!(
        word,
        "back"
            | "support"
            | "oppose"
            | "endorse"
            | "sign"
            | "veto"
            | "reject"
            | "approve"
            | "accept"
            | "block"
            | "confirm"
            | "join"
            | "vote"
            | "boycott"
    )
}
