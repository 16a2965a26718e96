//! Outcome: the same matter said to go forward on one side, to stand still or to have come to nothing on the other.

use std::{
    ops::{Range, RangeInclusive},
    sync::LazyLock,
};

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    chain::Chain,
    circumstances,
    class::Class,
    converse,
    reading::{Item, Kind, Reading},
    stage,
    who::{self, Who},
};
use crate::{
    claims::{lexicon, words::Shape},
    text::{Pair, Side},
};

/// Whether a word says that a matter goes forward.
static OUTCOMES: LazyLock<lexicon::Table<bool>> = LazyLock::new(|| {
    lexicon::Table::new(include_str!("../../assets/words/outcome.tsv"), |sign| match sign {
        "+" => Some(true),
        "-" => Some(false),
        _ => None,
    })
});

/// Whether `word` says how a matter stands.
pub(super) fn is_outcome(word: &str) -> bool {
    OUTCOMES.get(word).is_some()
}

/// Whether two words say the same of how a matter stands.
pub(super) fn are_one_way(one: &str, other: &str) -> bool {
    OUTCOMES.get(one).is_some_and(|good| OUTCOMES.get(other) == Some(good))
}

/// Words between an outcome and what turns it, at most: "failed to deliver the hoped-for breakthrough".
const REACH: usize = 5;

/// Items between an outcome and the matter it is said of, at most.
const NEAR: usize = 6;

/// What a word weighs at most that so many claims of two articles have that it tells what they are about.
const TOPICAL: f32 = 0.75;

/// A word for how something stands.
#[derive(Clone, Copy, Debug)]
struct Outcome {
    item: usize,
    /// Whether, with all that turns it, the matter is said to go forward.
    good: bool,
    /// First and last token, with what turns it.
    tokens: (usize, usize),
}

/// How one matter stands, told in opposite ways.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    opposite(readings, alignment, false)
}

/// The same where it is told with one word ("progress", "little progress"), or of what both articles are about.
pub(super) fn of_one_word_or_topic(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    opposite(readings, alignment, true)
}

/// The same only where it is told with one word.
pub(super) fn of_one_word(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    let mut told = opposite(readings, alignment, true);
    told.retain(|reason| reason.confidence > Confidence::Low);
    told
}

fn opposite(readings: Pair<&Reading<'_>>, alignment: &Alignment, doubtful: bool) -> Vec<Reason> {
    if !readings.left.told.has(Class::OUTCOME) || !readings.right.told.has(Class::OUTCOME) {
        return Vec::new();
    }
    let outcomes = readings.map(outcomes);
    if outcomes.left.is_empty() || outcomes.right.is_empty() {
        return Vec::new();
    }
    // What one side says, the other says too: "progress but no breakthrough", "no breakthrough".
    let echoed = |side: Side, outcome: &Outcome| {
        outcomes[side.other()].iter().any(|other| {
            let (left, right) = if side == Side::Left { (outcome, other) } else { (other, outcome) };
            left.good == right.good
                && (alignment.joins(left.item, right.item)
                    || readings.left.items[left.item].root.stem == readings.right.items[right.item].root.stem)
        })
    };
    let own = Pair::from_fn(|side| {
        outcomes[side].iter().copied().filter(|outcome| !echoed(side, outcome)).collect::<Vec<_>>()
    });
    // Both ways on both sides: mixed accounts, between which nothing can be said.
    let all = |side: Side, good: bool| own[side].iter().all(|outcome| outcome.good == good);
    let told = (all(Side::Left, true) && !all(Side::Right, true) || all(Side::Right, false) && !all(Side::Left, false))
        || (all(Side::Left, false) && !all(Side::Right, false) || all(Side::Right, true) && !all(Side::Left, true));
    if !told {
        return Vec::new();
    }
    for left in &own.left {
        for right in &own.right {
            let same_word = alignment.joins(left.item, right.item);
            if left.good != right.good
                && is_one_matter(readings, alignment, Pair::new(left, right), doubtful && !same_word)
                && !are_two_views(readings, alignment)
                && !converse::are_one(readings, alignment, Pair::new(left.item, right.item))
                && !stage::are_two(readings, alignment)
                && !circumstances::are_of_two(readings, alignment, Pair::new(left.tokens, right.tokens))
            {
                let confidence = if same_word { Confidence::Medium } else { Confidence::Low };
                let tokens = Pair::new(left.tokens, right.tokens);
                return vec![Reason::quoting(ReasonKind::Assessment, confidence, readings, tokens)];
            }
        }
    }
    Vec::new()
}

/// Whether two call the matter what it is called: "critics called it a disaster", "the minister called it a success".
fn are_two_views(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> bool {
    let holder = |side: Side| {
        let reading = readings[side];
        let calls = (0..reading.words.len()).find(|&at| calls(reading.words.lower(at)))?;
        match who::before(reading, Chain::before(reading, calls).from)?.0 {
            Who::Noun { head, .. } => Some(alignment.partner(side, head).is_none()),
            _ => None,
        }
    };
    holder(Side::Left) == Some(true) && holder(Side::Right) == Some(true)
}

/// Whether a verb says what somebody holds something to be.
fn calls(word: &str) -> bool {
    let plain = ["call", "describ", "hail", "brand", "deem", "label", "praise", "condemn", "dismiss"];
    plain.iter().any(|plain| word.strip_prefix(plain).is_some_and(|end| matches!(end, "ed" | "s" | "es" | "led" | "d")))
}

/// Whether both outcomes are said of one thing: a common word of theirs corresponds, and they do not each name somebody, a
/// number or a date that the other claim lacks. `of_topic` is whether that word must be one that many claims have.
fn is_one_matter(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    outcomes: Pair<&Outcome>,
    of_topic: bool,
) -> bool {
    let names = readings.map(Names::of);
    let scopes = Pair::from_fn(|side| scope(readings[side], alignment, side, outcomes[side].item));
    let is_common = |side: Side, item: usize| {
        let found = &readings[side].items[item];
        let other = OUTCOMES.get(readings[side].words.lower(found.first)).is_none();
        let told = !of_topic || !found.root.light && found.weight <= TOPICAL;
        told && other && found.kind == Kind::Word && !names[side].has(readings[side], found)
    };
    let matter = scopes.left.iter().any(|&left| {
        scopes
            .right
            .iter()
            .any(|&right| alignment.joins(left, right) && is_common(Side::Left, left) && is_common(Side::Right, right))
    });
    let common = |side: Side| {
        let told = alignment.partners(side).enumerate().filter(|(_, partner)| partner.is_some()).map(|(at, _)| at);
        told.filter(|&at| at != outcomes[side].item && !readings[side].items[at].framed).count()
    };
    let own = |side: Side| {
        scopes[side].iter().any(|&at| {
            let item = &readings[side].items[at];
            alignment.partner(side, at).is_none() && (names[side].has(readings[side], item) || item.kind != Kind::Word)
        })
    };
    matter && common(Side::Left).min(common(Side::Right)) >= 2 && !(own(Side::Left) && own(Side::Right))
}

/// Which words of a claim are names: in a headline every word may have a capital.
pub(super) struct Names {
    headline: bool,
}

impl Names {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let plain = reading.items.iter().filter(|item| item.kind == Kind::Word && item.first > 0);
        let (all, capitals) = plain.fold((0, 0), |(all, capitals), item| (all + 1, capitals + usize::from(item.named)));
        Names { headline: all >= 3 && 10 * capitals >= 7 * all }
    }

    /// Whether an item is one, as far as can be seen outside headlines.
    pub(super) fn is_name(&self, reading: &Reading<'_>, item: &Item<'_>) -> bool {
        self.has(reading, item) && !self.headline
    }

    fn has(&self, reading: &Reading<'_>, item: &Item<'_>) -> bool {
        let opens = item.first == 0 || reading.words.shape(item.first - 1) == Shape::Mark;
        let common = self.headline || opens;
        item.named && !(common && item.root.kin.is_some_and(|kin| !kin.is_proper()))
    }
}

/// The items that an outcome may be said of: those near it in its clause or, if none of those has a counterpart, in the
/// clauses beside it.
fn scope(reading: &Reading<'_>, alignment: &Alignment, side: Side, outcome: usize) -> Vec<usize> {
    let clause = reading.items[outcome].clause;
    let near = |clauses: RangeInclusive<usize>| -> Vec<usize> {
        (outcome.saturating_sub(NEAR)..(outcome + NEAR + 1).min(reading.items.len()))
            .filter(|&at| at != outcome && clauses.contains(&reading.items[at].clause))
            .collect()
    };
    let own = near(clause..=clause);
    let alone = own.iter().all(|&at| alignment.partner(side, at).is_none());
    if alone { near(clause.saturating_sub(1)..=clause + 1) } else { own }
}

fn outcomes(reading: &Reading<'_>) -> Vec<Outcome> {
    let names = Names::of(reading);
    (0..reading.items.len()).filter_map(|item| outcome(reading, &names, item)).collect()
}

fn outcome(reading: &Reading<'_>, names: &Names, item: usize) -> Option<Outcome> {
    let found = &reading.items[item];
    let words = &reading.words;
    if found.kind != Kind::Word || found.framed || found.first != found.last {
        return None;
    }
    let word = words.lower(found.first);
    let good = *OUTCOMES.get(word)?;
    if names.is_name(reading, found) {
        return None;
    }
    // "failed to agree": what failed is told by what follows. "achieved a breakthrough": likewise.
    let told_next = |next: usize| next < words.len() && OUTCOMES.get(words.lower(next)) == Some(&good);
    let next = found.first + 1;
    if word.starts_with("fail") && words.lower(next) == "to"
        || told_next(next)
        || matches!(words.lower(next), "a" | "some" | "any") && told_next(next + 1)
    {
        return None;
    }
    let turning: Vec<usize> = before(reading, item).filter(|&at| turns(reading, at)).collect();
    // "to resolve the dispute": what is yet to be.
    let aimed = words.lower_before(found.first, 1) == "to" && turning.is_empty();
    if aimed || is_sought(reading, found.first) || is_supposed(reading, item) {
        return None;
    }
    let first = turning.first().copied().unwrap_or(found.first);
    Some(Outcome { item, good: good == turning.len().is_multiple_of(2), tokens: (first, found.last) })
}

/// Whether the word at `token` is told of as what something leads to or keeps from: "an obstacle to a breakthrough".
fn is_sought(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    let article = matches!(words.lower_before(token, 1), "a" | "an" | "the" | "any" | "further");
    let link = if article { 2 } else { 1 };
    matches!(words.lower_before(token, link), "to" | "for" | "of" | "towards")
        && matches!(
            words.lower_before(token, link + 1),
            "obstacle"
                | "obstacles"
                | "barrier"
                | "barriers"
                | "hurdle"
                | "hurdles"
                | "path"
                | "way"
                | "road"
                | "key"
                | "groundwork"
                | "hope"
                | "hopes"
                | "chance"
                | "chances"
                | "prospect"
                | "prospects"
                | "possibility"
        )
}

/// The tokens of its clause before an item, as far as they may turn it.
fn before(reading: &Reading<'_>, item: usize) -> Range<usize> {
    let found = &reading.items[item];
    let reach = found.first.saturating_sub(REACH);
    let bound = |at: usize| reading.clauses[at] != found.clause || is_preposition(reading.words.lower(at));
    let start = (reach..found.first).rev().find(|&at| bound(at)).map_or(reach, |at| at + 1);
    start..found.first
}

/// Whether it is told in a clause that only supposes it: "if the talks in Harn had not failed".
pub(super) fn is_conditional(reading: &Reading<'_>, item: usize) -> bool {
    let found = &reading.items[item];
    let opens = |at: usize| reading.clauses[at] == found.clause && matches!(reading.words.lower(at), "if" | "unless");
    (0..found.first).any(opens)
}

/// Whether an item is not said to be so but wished, possible or asked.
pub(super) fn is_supposed(reading: &Reading<'_>, item: usize) -> bool {
    before(reading, item).any(|at| is_open(reading.words.lower(at))) || is_conditional(reading, item)
}

/// Words after which an outcome is not said to be so: wished, possible, asked.
pub(super) fn is_open(word: &str) -> bool {
    matches!(
        word,
        "could"
            | "may"
            | "might"
            | "should"
            | "would"
            | "will"
            | "must"
            | "can"
            | "if"
            | "whether"
            | "unless"
            | "hope"
            | "hopes"
            | "hoped"
            | "hoping"
            | "want"
            | "wants"
            | "wanted"
            | "need"
            | "needs"
            | "seek"
            | "seeks"
            | "seeking"
            | "aim"
            | "aims"
            | "aimed"
            | "urge"
            | "urged"
            | "urges"
            | "until"
            | "towards"
            | "toward"
            | "fear"
            | "fears"
            | "feared"
            | "expect"
            | "expects"
            | "expected"
            | "?"
    )
}

/// Words that no denial before them reaches past: "no work for the successful bidder". That of "short of" and "far from"
/// belongs to them.
fn is_preposition(word: &str) -> bool {
    matches!(word, "for" | "by" | "on" | "at" | "with" | "in" | "as" | "about" | "over" | "under" | "through")
}

/// Whether token `at` turns the outcome after it round: "no", "little", "without", "failed to".
fn turns(reading: &Reading<'_>, at: usize) -> bool {
    let words = &reading.words;
    let next = words.lower(at + 1);
    match words.lower(at) {
        "little" | "few" => words.lower_before(at, 1) != "a",
        "not" => next != "only" && next != "just",
        "no" | "without" | "never" | "hardly" | "barely" | "scant" | "neither" | "nor" | "lack" | "lacks"
        | "lacked" | "lacking" | "absence" | "cannot" | "denied" | "denies" => true,
        "rather" => next == "than",
        "far" | "short" => matches!(next, "from" | "of"),
        "fail" | "fails" | "failed" | "failing" | "yet" | "unable" | "failure" => next == "to",
        word => word.ends_with("n't"),
    }
}
