//! Candidacies: who runs for an office, or for it again, on one side and does not on the other, in whatever words: "will not
//! stand again", "will seek a second term".

use super::{
    Confidence, Reason, ReasonKind,
    acts::Standing,
    alignment::Alignment,
    chain::{Chain, standing},
    circumstances::are_a_man_and_a_woman,
    class::Class,
    date::two_occasions,
    occasion, pairing,
    reading::Reading,
    who::{self, Who, fit},
};
use crate::text::Pair;

/// What somebody runs for is told so many words behind the verb at most.
const REACH: usize = 7;

/// A candidacy as a claim tells it.
struct Bid<'r> {
    who: Who,
    denied: bool,
    /// The office, where it is one of several: "governor".
    office: Option<&'r str>,
    tokens: (usize, usize),
}

/// A candidacy that is affirmed on one side and denied on the other, of the same person and office.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !readings.left.told.has(Class::RUNS) || !readings.right.told.has(Class::RUNS) {
        return None;
    }
    let told = readings.map(bids);
    let pairs = told.left.iter().flat_map(|left| told.right.iter().map(move |right| (left, right)));
    let found = pairs.filter(|(left, right)| {
        left.denied != right.denied
            && left.who != Who::Open
            && right.who != Who::Open
            && fit(readings, alignment, left.who, right.who).is_some_and(|fit| fit >= 2)
            && (left.office == right.office || left.office.is_none() || right.office.is_none())
            && !are_a_man_and_a_woman(readings, Pair::new(left.tokens.0, right.tokens.0))
            // "again" and "another" are what this is about.
            && !two_occasions(readings)
            && !occasion::are_of_two_years(readings)
    });
    let found = found.map(|(left, right)| Pair::new(left.tokens, right.tokens));
    let tokens = pairing::first(readings, found, |tokens| tokens.map(|(first, _)| first))?;
    Some(Reason::quoting(ReasonKind::Negation, Confidence::Medium, readings, tokens))
}

/// Whether the claims tell of running for two offices.
pub(super) fn are_for_two_offices(readings: Pair<&Reading<'_>>) -> bool {
    if !readings.left.told.has(Class::RUNS) || !readings.right.told.has(Class::RUNS) {
        return false;
    }
    let offices = readings.map(|reading| bids(reading).into_iter().filter_map(|bid| bid.office).collect::<Vec<_>>());
    !offices.left.is_empty() && !offices.right.is_empty() && !offices.left.iter().any(|it| offices.right.contains(it))
}

/// Whether `word` may tell of running for an office.
pub(super) fn may_run(word: &str) -> bool {
    stands(word) || seeks(word)
}

/// "run", which says of itself nothing of an office.
fn stands(word: &str) -> bool {
    matches!(word, "run" | "runs" | "running" | "ran" | "stand" | "stands" | "standing" | "stood")
}

fn seeks(word: &str) -> bool {
    matches!(
        word,
        "seek" | "seeks" | "seeking" | "sought" | "pursue" | "pursues" | "contest" | "contests" | "contesting"
    )
}

fn bids<'r>(reading: &'r Reading<'_>) -> Vec<Bid<'r>> {
    let verbs = (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::RUNS));
    verbs.filter_map(|at| bid(reading, at)).collect()
}

fn bid<'r>(reading: &'r Reading<'_>, verb: usize) -> Option<Bid<'r>> {
    let words = &reading.words;
    let word = words.lower(verb);
    let (last, office) = aim(reading, verb)?;
    // "ruled out seeking a third term"
    if word.ends_with("ing") && words.lower_before(verb, 1) == "out" && words.lower_before(verb, 2).starts_with("rul") {
        let chain = Chain::before(reading, verb - 2);
        let (who, _) = who::before(reading, chain.from)?;
        return (chain.denied == 0).then_some(Bid { who, denied: true, office, tokens: (chain.from, last) });
    }
    let chain = Chain::before(reading, verb);
    let told = |word: &&str| matches!(*word, "would" | "will" | "'ll" | "'d" | "wo" | "wouldn't" | "won't");
    let hedged = |at: usize| matches!(words.lower(at), "could" | "may" | "might" | "should" | "likely" | "only");
    if (chain.from..verb).any(hedged) {
        return None;
    }
    // "said she would" is "will".
    let would = (chain.from..verb).map(|at| words.lower(at)).any(|word| told(&word));
    let is_running = chain.is && word.ends_with("ing");
    let (denied, end) = if (would || is_running) && !chain.to {
        (chain.denied > 0, chain.from)
    } else if chain.open {
        return None;
    } else if chain.to && words.lower_before(chain.from, 1) == "not" {
        // "has decided not to seek"
        let decided = matches!(words.lower_before(chain.from, 2), "decided" | "chosen" | "chose" | "opted" | "vowed");
        let decision = (chain.from - 1).checked_sub(1).filter(|_| decided)?;
        (true, Chain::before(reading, decision).from)
    } else {
        let (standing, end) = standing(reading, &chain, word, matches!(word, "ran" | "stood" | "sought"))?;
        (standing == Standing::Denied, end)
    };
    let (who, _) = who::before(reading, end)?;
    Some(Bid { who, denied, office, tokens: (end, last) })
}

/// What the verb at this token says somebody runs for, if it is an office: the last token that says so, and which it is.
fn aim<'r>(reading: &'r Reading<'_>, verb: usize) -> Option<(usize, Option<&'r str>)> {
    let words = &reading.words;
    let clause = reading.clauses[verb];
    let behind = verb + 1..(verb + 1 + REACH).min(words.len());
    let mut behind = behind.take_while(|&at| reading.clauses[at] == clause);
    let seeks = seeks(words.lower(verb));
    let link = words.lower(verb + 1);
    if !seeks && !matches!(link, "again" | "for" | "in" | "as") {
        return None;
    }
    // "stand in parliament" tells where.
    let aims = seeks || link != "in";
    behind.find_map(|at| match words.lower(at) {
        "again" if !seeks && at == verb + 1 => Some((at, None)),
        "election" | "elections" | "reelection" | "ballot" | "nomination" => Some((at, None)),
        "primary" if words.lower(at + 1) != "school" => Some((at, None)),
        // "long-term loans", "office space"
        "term" if aims && !words.tight(at) => Some((at, None)),
        "office" if aims && matches!(words.lower_before(at, 1), "for" | "public" | "political" | "elected") => {
            Some((at, None))
        }
        office @ ("president" | "presidency" | "governor" | "mayor" | "senate" | "congress" | "parliament"
        | "chancellor")
            if aims =>
        {
            Some((at, Some(if office == "presidency" { "president" } else { office })))
        }
        _ => None,
    })
}
