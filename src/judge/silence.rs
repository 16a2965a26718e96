//! Silence: somebody who gave no comment to one article, and is quoted by the other on the same.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SYNONYM},
    chain::Chain,
    class::Class,
    occasion::is_long_ago,
    reading::{Kind, Reading, is_stopword},
    spelling::is_of_one_name,
    status::is_title,
    thesaurus::Kin,
};
use crate::{
    claims::{cues::CueValue, words::Shape},
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "One side had no comment from whom the other quotes";

/// Nobody is called by more words than this.
const LONGEST: usize = 9;

/// How far behind the verb it may stand what was not answered: "respond to several written requests for comment".
const REACH: usize = 8;

/// So many tokens before whom a claim quotes may tell when or where: "in a filing, the bank".
const OPENING: usize = 4;

/// Whether `word` may say that somebody gave no comment.
pub(super) fn may_refuse(word: &str) -> bool {
    matches!(
        word,
        "comment"
            | "commented"
            | "respond"
            | "responded"
            | "reply"
            | "replied"
            | "answer"
            | "answered"
            | "return"
            | "returned"
            | "reached"
            | "available"
            | "unavailable"
            | "discuss"
            | "interviewed"
            | "elaborate"
    )
}

/// Somebody and what is told of whether they spoke: tokens.
struct Told {
    who: (usize, usize),
    tokens: (usize, usize),
    /// From where on it tells what was not commented on.
    topic: Option<usize>,
}

/// The same person or body, silent in one claim and speaking of the same in the other. Of claims that are not `linked`
/// both must tell of what.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, linked: bool) -> Option<Reason> {
    if !readings.left.told.with(readings.right.told).has(Class::REFUSES) {
        return None;
    }
    let silent = readings.map(silent);
    // Told on other days: they may have spoken in between.
    let days = readings.map(|reading| {
        let days =
            reading.items.iter().filter_map(|item| if let Kind::Date(date) = item.kind { Some(date) } else { None });
        days.collect::<Vec<_>>()
    });
    let apart = !days.left.is_empty()
        && !days.right.is_empty()
        && !days.left.iter().any(|left| days.right.iter().any(|right| left.touches(right)));
    if apart || silent.left.is_empty() == silent.right.is_empty() {
        return None;
    }
    let side = if silent.left.is_empty() { Side::Right } else { Side::Left };
    let (here, there) = (readings[side], readings[side.other()]);
    // "said last year", "said in a filing": not to those who asked.
    let before = |voice: &Told| {
        let opens = if voice.tokens.0 <= OPENING { 0 } else { voice.tokens.0 };
        let near = opens..(voice.tokens.1 + 5).min(there.words.len());
        let says = |at: usize| matches!(there.words.lower(at), "earlier" | "previously" | "filing" | "filings");
        near.clone().any(says) || is_long_ago(there, &near, here)
    };
    let heard: Vec<Told> = spoken(there).into_iter().filter(|voice| !before(voice)).collect();
    let (mute, voice) = silent[side].iter().find_map(|mute| {
        let speaks = |who: (usize, usize)| are_one((here, mute.who), (there, who));
        // "said that ..., but declined to comment on ...": silent on that alone.
        let also = || spoken(here).iter().any(|voice| are_one((here, mute.who), (here, voice.who)).is_some());
        let voice = heard.iter().find(|voice| {
            speaks(voice.who).is_some_and(|sure| {
                // What was asked is not told: as much as makes it the same.
                let least = if sure && linked && mute.topic.is_some() { 1 } else { 2 };
                let known = mute.topic.is_some() || linked && sure && !also();
                known && common(readings, alignment, side, mute, voice) >= least
            })
        })?;
        Some((mute, voice))
    })?;
    let tokens = if side == Side::Left { (mute.tokens, voice.tokens) } else { (voice.tokens, mute.tokens) };
    let tokens = Pair::new(tokens.0, tokens.1);
    Some(Reason::saying(SAYS, ReasonKind::Attribution, Confidence::Low, readings, tokens))
}

/// How many words of what was not commented on, or else of the claim, the other claim has too, who is silent aside.
fn common(readings: Pair<&Reading<'_>>, alignment: &Alignment, side: Side, mute: &Told, voice: &Told) -> usize {
    let (here, there) = (readings[side], readings[side.other()]);
    let is_of = |reading: &Reading<'_>, item: usize, (first, last): (usize, usize)| {
        (first..=last).contains(&reading.items[item].first)
    };
    let told = |&item: &usize| {
        let partner = alignment.partner(side, item).filter(|_| alignment.credit(side, item) >= SYNONYM);
        let found = &here.items[item];
        found.kind == Kind::Word
            && !found.root.light
            && !is_of(here, item, mute.who)
            && !here.known[found.first].class.has(Class::REFUSES)
            && !is_request(here.words.lower(found.first))
            && partner.is_some_and(|partner| !is_of(there, partner, voice.tokens))
    };
    (here.item_from(mute.topic.unwrap_or(0))..here.items.len()).filter(told).count()
}

/// Those who gave no comment.
fn silent(reading: &Reading<'_>) -> Vec<Told> {
    if !reading.told.has(Class::REFUSES) {
        return Vec::new();
    }
    (0..reading.words.len())
        .filter(|&at| reading.known[at].class.has(Class::REFUSES))
        .filter_map(|at| {
            let first = refusal(reading, at)?;
            let who = subject(reading, first)?;
            let about =
                |at: &usize| matches!(reading.words.lower(*at), "on" | "about" | "regarding" | "whether" | "over");
            let topic = (at + 1..reading.words.len()).find(about).filter(|&on| !is_day(reading, on + 1));
            let discussed = (reading.words.lower(at) == "discuss").then_some(at + 1);
            Some(Told { who, tokens: (who.0, at), topic: discussed.or(topic.map(|on| on + 1)) })
        })
        .collect()
}

fn is_day(reading: &Reading<'_>, at: usize) -> bool {
    let item = reading.items.get(reading.item_from(at));
    item.is_some_and(|item| item.first == at && matches!(item.kind, Kind::Date(_)))
}

/// Where the verb begins that says that nothing was said: "declined to comment", "has not responded", "had no comment".
fn refusal(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let words = &reading.words;
    let next = words.lower(at + 1);
    // "declined to comment further": something was said.
    let more = matches!(next, "further" | "beyond" | "except" | "other" | "outside" | "until" | "beside" | "besides")
        || words.follows(at + 1, &["on", "the", "record"])
        || words.follows(at + 1, &["on", "camera"]);
    let asked = || {
        let rest = at + 1..(at + 1 + REACH).min(words.len());
        rest.clone().any(|at| is_request(words.lower(at))) || words.shape(at + 1) == Shape::Mark
    };
    let denied = || {
        let chain = Chain::before(reading, at);
        let never = chain.denied == 1 || words.lower(chain.from) == "cannot";
        (never && !chain.to).then_some(chain.from)
    };
    let refused = || {
        let to = at.checked_sub(2).filter(|_| words.lower_before(at, 1) == "to")?;
        match words.lower(to) {
            "declined" | "declines" | "refused" | "refuses" => Some(to),
            "yet" if matches!(words.lower_before(to, 1), "has" | "have" | "had") => Some(to - 1),
            _ => None,
        }
    };
    let found = match words.lower(at) {
        "comment" if words.lower_before(at, 1) == "no" => {
            let verb = at.checked_sub(2)?;
            matches!(words.lower(verb), "had" | "has" | "have" | "made" | "gave" | "offered" | "issued").then_some(verb)
        }
        "comment" | "commented" => refused().or_else(denied),
        "respond" | "responded" | "reply" | "replied" | "answer" | "answered" | "return" | "returned" if asked() => {
            refused().or_else(denied)
        }
        "discuss" | "elaborate" => refused(),
        "interviewed" if words.lower_before(at, 1) == "be" && words.lower_before(at, 2) == "to" => {
            at.checked_sub(3).filter(|&to| matches!(words.lower(to), "declined" | "declines" | "refused" | "refuses"))
        }
        "reached" if asked() => denied(),
        "available" if words.follows(at + 1, &["for", "comment"]) || words.follows(at + 1, &["to", "comment"]) => {
            denied()
        }
        "unavailable" if words.follows(at + 1, &["for", "comment"]) || words.follows(at + 1, &["to", "comment"]) => {
            at.checked_sub(1).filter(|&at| matches!(words.lower(at), "was" | "were" | "is" | "are"))
        }
        _ => None,
    };
    found.filter(|&first| !more && !reading.words.lower_before(first, 1).is_empty())
}

fn is_request(word: &str) -> bool {
    matches!(
        word,
        "comment"
            | "request"
            | "requests"
            | "question"
            | "questions"
            | "query"
            | "queries"
            | "inquiry"
            | "inquiries"
            | "enquiry"
            | "enquiries"
            | "email"
            | "emails"
            | "message"
            | "messages"
            | "calls"
            | "phone"
            | "telephone"
            | "reporters"
    )
}

/// Whom the verb at token `verb` is said of: the words before it in its clause, what is inserted between commas stepped
/// over.
fn subject(reading: &Reading<'_>, verb: usize) -> Option<(usize, usize)> {
    let words = &reading.words;
    let mut last = verb.checked_sub(1)?;
    if words.lower(last) == "," {
        let open = (0..last).rev().find(|&at| words.lower(at) == ",")?;
        last = open.checked_sub(1)?;
    }
    let bound = |at: usize| {
        words.shape(at) == Shape::Mark && words.lower(at) != "."
            || matches!(
                words.lower(at),
                "said" | "says" | "that" | "and" | "but" | "which" | "who" | "while" | "when" | "as"
            )
    };
    let first = (0..=last).rev().take_while(|&at| !bound(at)).last()?;
    (last - first < LONGEST).then_some((first, last))
}

/// Those who are quoted, or who deny, with the verb.
fn spoken(reading: &Reading<'_>) -> Vec<Told> {
    let quoted = reading.cues.iter().filter_map(|cue| match cue.value {
        CueValue::Speaker(speaker) => {
            let (who, frame) = (reading.tokens_of(cue.span), reading.tokens_of(speaker.frame));
            let tokens = if who.0 <= frame.0 { (who.0, (who.1 + 1).min(frame.1)) } else { (frame.0, who.1) };
            // "would say nothing"
            let nothing = (tokens.1..tokens.1 + 2).any(|at| reading.words.lower(at) == "nothing");
            (!nothing).then_some(Told { who, tokens, topic: None })
        }
        _ => None,
    });
    let denying = (0..reading.words.len()).filter(|&at| {
        matches!(reading.words.lower(at), "denied" | "denies" | "apologised" | "apologized" | "rejected" | "rejects")
    });
    let denying = denying.filter_map(|at| {
        let who = subject(reading, at)?;
        Some(Told { who, tokens: (who.0, at), topic: None })
    });
    quoted.chain(denying).collect()
}

/// What somebody is called by.
#[derive(Default)]
struct Called<'r> {
    names: Vec<&'r str>,
    /// Who it is beside: "workers", "company".
    roles: Vec<&'r str>,
    /// Whether somebody speaks for them.
    spokesman: bool,
    /// Whether the last word is a name.
    ends_named: bool,
}

fn called<'r>(reading: &'r Reading<'_>, (first, last): (usize, usize)) -> Called<'r> {
    let words = &reading.words;
    let mut called = Called::default();
    for at in first..=last {
        let word = words.lower(at);
        if words.shape(at) != Shape::Word || is_stopword(words, at) || word == "'s" {
            continue;
        }
        let item = reading.items.get(reading.item_from(at)).filter(|item| item.first == at);
        let kin = item.and_then(|item| item.root.kin);
        // What opens a sentence has a capital whatever it is.
        let opens = at == 0 && kin.is_some() && !words.capital(at + 1);
        called.ends_named = words.capital(at) && !opens;
        if word.starts_with("spokes") || matches!(word, "statement" | "representative" | "representatives") {
            called.spokesman = true;
        } else if called.ends_named {
            if !is_title(word) {
                called.names.push(word);
            }
        } else if kin.is_some_and(Kin::is_somebody) && !is_title(word) || is_body(word) {
            called.roles.push(word);
        }
    }
    called
}

/// A body that is spoken of by such a word where only one is meant.
fn is_body(word: &str) -> bool {
    matches!(
        word,
        "company"
            | "firm"
            | "airline"
            | "bank"
            | "manufacturer"
            | "operator"
            | "retailer"
            | "carmaker"
            | "university"
            | "hospital"
            | "school"
            | "club"
            | "ministry"
            | "department"
            | "agency"
            | "union"
            | "council"
            | "church"
            | "charity"
            | "developer"
            | "contractor"
            | "utility"
            | "refinery"
            | "publisher"
            | "broadcaster"
            | "railway"
    )
}

/// Whether two of those named are one, surely or so far as nobody else is meant; nothing if they are two.
fn are_one(
    (here, left): (&Reading<'_>, (usize, usize)),
    (there, right): (&Reading<'_>, (usize, usize)),
) -> Option<bool> {
    let (left, right) = (called(here, left), called(there, right));
    let same = |one: &str, other: &str| one == other || is_of_one_name(one, other);
    let bodies = |called: &Called<'_>| called.roles.iter().all(|role| is_body(role));
    match (left.names.is_empty(), right.names.is_empty()) {
        (false, false) => {
            let within = |one: &Called<'_>, other: &Called<'_>| {
                one.names.iter().all(|name| other.names.iter().any(|there| same(name, there)))
            };
            let (less, more) = if left.names.len() <= right.names.len() { (&left, &right) } else { (&right, &left) };
            let surnames = less.ends_named && more.ends_named && {
                let ends = (less.names.last(), more.names.last());
                matches!(ends, (Some(one), Some(other)) if same(one, other))
            };
            let whole = less.names.len() == more.names.len();
            let roles = left.roles.iter().any(|role| right.roles.contains(role)) || bodies(&left) && bodies(&right);
            (within(less, more) && roles && (whole || more.spokesman || surnames)).then_some(true)
        }
        (true, true) => {
            let one = |called: &Called<'_>| called.roles.len() == 1 && is_body(called.roles[0]);
            (one(&left) && one(&right) && left.roles == right.roles).then_some(true)
        }
        (left_bare, _) => {
            let (bare, named) = if left_bare { (&left, &right) } else { (&right, &left) };
            let body = bare.roles.len() == 1 && is_body(bare.roles[0]);
            (body && bodies(named) && (named.spokesman || named.names.len() == 1)).then_some(false)
        }
    }
}
