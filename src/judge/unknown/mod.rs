//! What is not known: one side says that it is unknown, unclear, under investigation or not said, the other tells it
//! outright: "the cause is unknown", "a gas leak caused the blast".

mod answer;
mod cause;

pub(super) use answer::may_tell;

use super::{Confidence, Reason, ReasonKind, alignment::Alignment, class::Class, reading::Reading, who};
use crate::{
    claims::words::{Shape, Words},
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "One side says that it is not known, the other tells it";

/// So many words may stand between a denial and what it denies, or before what is asked.
const REACH: usize = 5;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// What brought it about.
    Cause,
    /// What it came from.
    Source,
    /// Why somebody did it.
    Motive,
    Number,
    /// Who it was.
    Identity,
    Whether,
    When,
}

/// Something that a claim says is not known.
struct Gap {
    asked: Asked,
    /// First and last token that say so.
    tokens: (usize, usize),
    /// The items that tell of what it is asked.
    topic: std::ops::Range<usize>,
}

/// Whether `word` may say that something is not known.
pub(super) fn may_lack(word: &str) -> bool {
    is_lacking(word)
        || is_result(word)
        || is_learning(word)
        || matches!(word, "no" | "investigation" | "investigated" | "investigating")
}

fn is_lacking(word: &str) -> bool {
    matches!(word, "unknown" | "unclear" | "undetermined" | "unexplained" | "uncertain" | "mystery" | "undisclosed")
}

/// What has not been, where something is not known.
fn is_result(word: &str) -> bool {
    matches!(
        word,
        "known"
            | "clear"
            | "certain"
            | "determined"
            | "established"
            | "identified"
            | "disclosed"
            | "released"
            | "given"
            | "revealed"
            | "explained"
            | "named"
            | "specified"
            | "announced"
    )
}

/// What nobody does, can do or will do, where something is not known.
fn is_learning(word: &str) -> bool {
    matches!(
        word,
        "know"
            | "knows"
            | "knew"
            | "say"
            | "said"
            | "tell"
            | "explain"
            | "explained"
            | "specify"
            | "determine"
            | "determined"
            | "establish"
            | "learn"
            | "disclose"
            | "reveal"
            | "identify"
            | "identified"
            | "name"
            | "named"
            | "release"
            | "released"
            | "given"
            | "give"
            | "find"
    )
}

/// What one claim says is not known and the other tells outright. Of claims that are not `linked` more of what is asked
/// must correspond.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, linked: bool) -> Option<Reason> {
    if !readings.left.told.with(readings.right.told).has(Class::LACKS) {
        return None;
    }
    let gaps = readings.map(gaps);
    let told = Side::BOTH.into_iter().flat_map(|side| {
        // Neither side knows it.
        let others = &gaps[side.other()];
        let own = gaps[side].iter().filter(|gap| others.iter().all(|other| other.asked != gap.asked));
        own.filter_map(move |gap| Some((gap.tokens, answer::to(readings, alignment, side, gap, linked)?, side)))
    });
    // The first of them, whichever claim is left.
    let (gap, told, side) = told.min_by_key(|(gap, told, _)| (gap.0 + told.0, *gap, *told))?;
    let tokens = if side == Side::Left { Pair::new(gap, told) } else { Pair::new(told, gap) };
    Some(Reason::saying(SAYS, ReasonKind::Certainty, Confidence::Low, readings, tokens))
}

/// Whether the words say that something is not known.
pub(super) fn is_lacking_in(words: &Words<'_>, has: impl Fn(usize, Class) -> bool) -> bool {
    (0..words.len()).any(|at| has(at, Class::LACKS) && lack(words, at).is_some())
}

fn gaps(reading: &Reading<'_>) -> Vec<Gap> {
    if !reading.told.has(Class::LACKS) {
        return Vec::new();
    }
    let words = (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::LACKS));
    words.filter_map(|at| gap(reading, at)).collect()
}

/// Where what is asked stands beside the words that say that it is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    /// "the cause is unknown"
    Back,
    /// "nobody knows what caused it"
    Ahead,
    /// "not known": either.
    Both,
}

fn gap(reading: &Reading<'_>, at: usize) -> Option<Gap> {
    let words = &reading.words;
    let ((first, last), looks) = lack(words, at)?;
    let clause = reading.clauses[first];
    // What was unknown for a time may be told by both, and what is not exactly known is known.
    let spared = |at: usize| match words.lower(at) {
        "exact" | "exactly" | "precise" | "precisely" => true,
        "initially" | "first" | "originally" | "previously" | "long" | "until" | "years" | "if" => {
            reading.clauses[at] == clause
        }
        // "said that no cause had been found": known no more than now.
        "had" => reading.clauses[at] == clause && words.lower(at + 1) == "been" && is_lacking(words.lower(at + 2)),
        _ => false,
    };
    if (0..words.len()).any(spared) {
        return None;
    }
    let ahead = || {
        let mut near = last + 1..(last + 1 + REACH).min(words.len());
        let (asked, from) = near.find_map(|at| asked(words, at))?;
        let end = (from..words.len()).take_while(|&at| reading.clauses[at] == reading.clauses[from]).last();
        let end = end.unwrap_or(from.min(words.len()) - 1);
        let topic = reading.item_from(from)..reading.item_from(end + 1);
        Some(Gap { asked, tokens: (first, end.max(last)), topic })
    };
    let back = || {
        // "hostages who have not been released": those are picked out, nobody asks who they are.
        let asks = |at: usize| {
            !is_question(words.lower(at)) || reading.items[..reading.item_from(at)].iter().all(|item| item.framed)
        };
        let (asked, from) = (0..first)
            .filter(|&at| reading.clauses[at] == clause && asks(at))
            .find_map(|at| asked(words, at).map(|(asked, from)| (asked, (at, from))))?;
        let topic = reading.item_from(from.1)..reading.item_from(first);
        Some(Gap { asked, tokens: (from.0, last), topic })
    };
    let found = match looks {
        Looks::Ahead => ahead(),
        Looks::Back => back(),
        Looks::Both => back().or_else(ahead),
    };
    found.or_else(|| unnamed(reading, at, (first, last)))
}

/// "The victims have not been identified", "police have not named a suspect".
fn unnamed(reading: &Reading<'_>, at: usize, (first, last): (usize, usize)) -> Option<Gap> {
    let words = &reading.words;
    if !matches!(words.lower(at), "identified" | "named" | "identify" | "name") {
        return None;
    }
    let clause = |at: &usize| reading.clauses[*at] == reading.clauses[first];
    let passive = (first..at).any(|at| matches!(words.lower(at), "been" | "be" | "being"));
    let (from, to) = if passive {
        let from = (0..first).filter(clause).min()?;
        // "a man who has not been identified": one, of several who are not some may be.
        let noun = || reading.item_from(from).checked_sub(1).filter(|&item| !who::is_plural(reading, item));
        if words.lower(from) == "who" { (reading.items[noun()?].first, from) } else { (from, first) }
    } else {
        (last + 1, (last + 1..words.len()).filter(clause).max()? + 1)
    };
    let topic = reading.item_from(from)..reading.item_from(to);
    let tokens = if passive { (from, last) } else { (first, to - 1) };
    (!topic.is_empty()).then_some(Gap { asked: Asked::Identity, tokens, topic })
}

/// The words around token `at` that say that something is not known.
fn lack(words: &Words<'_>, at: usize) -> Option<((usize, usize), Looks)> {
    let word = words.lower(at);
    let before = words.lower_before(at, 1);
    match word {
        "mystery" => (before == "a").then(|| ((at - 1, at), Looks::Both)),
        "investigation" => (before == "under").then(|| ((at - 1, at), Looks::Back)),
        "investigated" => (before == "being").then(|| ((at - 1, at), Looks::Back)),
        "investigating" => Some(((at, at), Looks::Ahead)),
        "no" => nothing_given(words, at),
        _ if is_lacking(word) => Some(((at, at), Looks::Both)),
        _ => {
            let from = denied_from(words, at)?;
            Some(((from, at), if is_result(word) { Looks::Both } else { Looks::Ahead }))
        }
    }
}

/// "no motive was given", "gave no reason", "there was no word on the cause".
fn nothing_given(words: &Words<'_>, at: usize) -> Option<((usize, usize), Looks)> {
    let given = matches!(words.lower_before(at, 1), "gave" | "gives" | "giving" | "given" | "offered" | "had");
    let clause = (at + 1..(at + 9).min(words.len())).take_while(|&at| words.shape(at) != Shape::Mark);
    let later = clause.into_iter().find(|&at| is_result(words.lower(at)) && words.lower(at) != "clear");
    let noun = (at + 1..at + 4).find(|&at| asked(words, at).is_some_and(|(asked, _)| asked != Asked::When))?;
    // "had no reason to doubt it": there was none.
    let plain =
        matches!(words.lower(noun), "cause" | "motive" | "reason" | "explanation") && words.lower(noun + 1) != "to";
    (plain && (given || later.is_some())).then_some(((at, at), Looks::Ahead))
}

/// Where a denial of the word at token `at` begins: "not yet known", "has yet to be identified", "nobody was able to say",
/// "declined to say", "too early to tell".
fn denied_from(words: &Words<'_>, at: usize) -> Option<usize> {
    let mut from = at;
    let mut steps = 0;
    while let Some(before) = from.checked_sub(1) {
        let word = words.lower(before);
        if word == "not" || word.ends_with("n't") || word == "never" || word == "cannot" || word == "nobody" {
            return Some(before);
        }
        match word {
            "yet" | "declined" | "declines" | "refused" | "refuses" | "unable" | "trying" | "working" | "seeking"
                if words.lower(before + 1) == "to" =>
            {
                return Some(before);
            }
            "one" if words.lower_before(before, 1) == "no" => return Some(before - 1),
            "early" | "soon" if words.lower_before(before, 1) == "too" => return Some(before - 1),
            _ => {}
        }
        let between = matches!(
            word,
            "yet"
                | "immediately"
                | "been"
                | "be"
                | "being"
                | "publicly"
                | "officially"
                | "formally"
                | "still"
                | "so"
                | "far"
                | "to"
                | "able"
                | "was"
                | "is"
                | "has"
                | "have"
                | "could"
                | "can"
                | "would"
                | "will"
                | "may"
                | "might"
                | "really"
                | "exactly"
                | "entirely"
                | "fully"
        );
        steps += 1;
        if !between || steps > REACH {
            return None;
        }
        from = before;
    }
    None
}

/// What is asked at token `at`, and where it is told of what.
fn asked(words: &Words<'_>, at: usize) -> Option<(Asked, usize)> {
    let next = words.lower(at + 1);
    Some(match words.lower(at) {
        "how" if matches!(next, "many" | "much") => (Asked::Number, at + 2),
        "whether" | "if" => (Asked::Whether, at + 1),
        "when" => (Asked::When, at + 1),
        "what" => match next {
            "went" | "happened" => (Asked::Cause, at + 3),
            "caused" | "started" | "sparked" | "triggered" | "led" | "made" | "brought" | "set" => {
                (Asked::Cause, at + 2)
            }
            "prompted" | "motivated" | "drove" | "provoked" => (Asked::Motive, at + 2),
            _ => return None,
        },
        "how" if is_of_cause(words, at) => (Asked::Cause, at + 1),
        "cause" | "causes" | "origin" => (Asked::Cause, at + 1),
        "source" if words.lower_before(at, 1) == "the" => (Asked::Source, at + 1),
        "why" | "motive" | "motives" | "motivation" | "reason" | "reasons" | "explanation" => (Asked::Motive, at + 1),
        "number" | "toll" => (Asked::Number, at + 1),
        // "who shot the teacher": that the teacher is named tells nothing of it.
        "who" if matches!(next, "the" | "he" | "she" | "they" | "his" | "her" | "was" | "were" | "is" | "are") => {
            (Asked::Identity, at + 1)
        }
        "whose" | "identity" | "identities" => (Asked::Identity, at + 1),
        "name" | "names"
            if words.lower_before(at, 1) != "whose" && matches!(next, "of" | "was" | "were" | "has" | "have") =>
        {
            (Asked::Identity, at + 1)
        }
        _ => return None,
    })
}

/// Whether a question opens with `word`, or a clause that tells whom or when is meant.
fn is_question(word: &str) -> bool {
    matches!(word, "how" | "whether" | "if" | "when" | "what" | "why" | "who" | "whose")
}

/// Whether "how" at token `at` asks what brought something about: "how the fire started", but "how old the victim was".
fn is_of_cause(words: &Words<'_>, at: usize) -> bool {
    let next = words.lower(at + 1);
    let measured = next.ends_with("ly")
        || matches!(next, "long" | "old" | "far" | "often" | "soon" | "fast" | "big" | "large" | "close" | "badly");
    let clause = (at + 2..(at + 3 + REACH).min(words.len())).take_while(|&at| words.shape(at) != Shape::Mark);
    let comes_about = |word: &str| {
        matches!(
            word,
            "started"
                | "start"
                | "began"
                | "begun"
                | "happened"
                | "occurred"
                | "came"
                | "broke"
                | "died"
                | "crashed"
                | "collapsed"
                | "exploded"
                | "sank"
                | "derailed"
        )
    };
    !measured && clause.into_iter().any(|at| comes_about(words.lower(at)))
}
