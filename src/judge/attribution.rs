//! Attribution: the same words given to another speaker, or the same deed to somebody else.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    kinship::may_be_one,
    quotation::are_of_one_utterance,
    reading::{Kind, Reading, is_stopword},
    slots::Gated,
    thesaurus::Kin,
    utterer::may_be_of_two,
};
use crate::{
    claims::{
        cues::{CueValue, status_word},
        lexicon,
        words::Shape,
    },
    text::{Pair, Side},
};

/// How much of both passages must be aligned before somebody else means anything.
const STRICT: (f32, f32) = (0.6, 0.55);
/// The same where they share a name, a day or a number.
const LOOSE: f32 = 0.5;

static ANYBODY: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/speakers.txt")));

/// Who is said to have said it or to have done it, where the two cannot be one.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let whole = Side::BOTH
        .into_iter()
        .all(|side| gated.passages[side].to - gated.passages[side].from == readings[side].items.len());
    let alike = gated.holds(STRICT.0, STRICT.1) && gated.claims >= STRICT.1;
    let loosely = gated.anchors >= 1 && gated.holds(LOOSE, LOOSE) && gated.claims >= LOOSE;
    if !whole || !(alike || loosely || quote_the_same(readings) || are_of_one_utterance(readings)) {
        return Vec::new();
    }
    let said = Pair::from_fn(|side| speaker(readings[side]));
    let found = match (said.left, said.right) {
        (Some(left), Some(right)) => {
            let others = apart(readings, alignment, &left, &right) && !may_be_of_two(readings);
            others.then(|| Pair::new(left.tokens, right.tokens))
        }
        _ => None,
    };
    let found = found.or_else(|| he_or_she(readings).filter(|_| are_of_one_utterance(readings)));
    let found = found.or_else(|| {
        if !alike {
            return None;
        }
        let did = Pair::from_fn(|side| doers(readings[side], alignment, gated, side));
        let ([left], [right]) = (did.left.as_slice(), did.right.as_slice()) else { return None };
        // "the company" and "the business" are one.
        let bare = is_bare(readings.left, left) && is_bare(readings.right, right);
        (!bare && apart(readings, alignment, left, right)).then(|| Pair::new(left.tokens, right.tokens))
    });
    found
        .map(|tokens| Reason::quoting(ReasonKind::Attribution, Confidence::Medium, readings, tokens))
        .into_iter()
        .collect()
}

/// Whether both claims quote the same words, four at least.
pub(super) fn quote_the_same(readings: Pair<&Reading<'_>>) -> bool {
    let quoted = readings.map(|reading| {
        let quotations = reading.cues.iter().filter(|cue| cue.value == CueValue::Quotation);
        quotations
            .map(|cue| {
                let (first, last) = reading.tokens_of(cue.span);
                let words = (first..=last).filter(|&at| reading.words.shape(at) == Shape::Word);
                words.map(|at| reading.words.lower(at)).collect::<Vec<_>>()
            })
            .filter(|words| words.len() >= 4)
            .collect::<Vec<_>>()
    });
    quoted.left.iter().any(|words| quoted.right.contains(words))
}

/// Whether somebody told of with `word` may be anybody.
pub(super) fn is_anybody(word: &str) -> bool {
    ANYBODY.contains(word)
}

/// A head that says who it is only together with another word: "the health ministry", not "the ministry".
fn is_bare_office(word: &str) -> bool {
    matches!(
        word,
        "agency"
            | "company"
            | "court"
            | "department"
            | "government"
            | "ministry"
            | "office"
            | "officer"
            | "officers"
            | "lawyer"
            | "lawyers"
            | "minister"
            | "president"
            | "leader"
            | "firm"
            | "group"
            | "union"
            | "business"
            | "organization"
            | "organisation"
            | "corporation"
            | "enterprise"
            | "institution"
            | "branch"
    )
}

/// Somebody, by role or by name.
struct Somebody {
    tokens: (usize, usize),
    /// Whether it is a name rather than a role.
    named: bool,
}

/// Whether two people or groups are not the same: both named or both by role, and a word of each that tells them apart.
fn apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: &Somebody, right: &Somebody) -> bool {
    let free = |side: Side, (first, last): (usize, usize)| {
        let reading = readings[side];
        let there = if side == Side::Left { right.tokens } else { left.tokens };
        let other = readings[side.other()];
        // "Harbour Commissioner Ada Holm": that the other claim names the harbour elsewhere tells nothing of her.
        let unknown =
            reading.item_from(last + 1).checked_sub(1).is_some_and(|item| alignment.partner(side, item).is_none());
        let elsewhere = |item: usize| {
            let partner = alignment.partner(side, item).map(|partner| other.items[partner].first);
            unknown && left.named && right.named && partner.is_some_and(|at| !(there.0..=there.1).contains(&at))
        };
        (reading.item_from(first)..reading.item_from(last + 1))
            .filter(|&item| alignment.credit(side, item) < 0.85 || elsewhere(item))
            .collect::<Vec<_>>()
    };
    let (lefts, rights) = (free(Side::Left, left.tokens), free(Side::Right, right.tokens));
    let whole = |side: Side, (first, last): (usize, usize), free: &[usize]| {
        let reading = readings[side];
        free.len() == reading.item_from(last + 1) - reading.item_from(first)
    };
    // "the mayor" may be "the mayor of Leeds", "the foreign minister" is not "the finance minister".
    let strangers = whole(Side::Left, left.tokens, &lefts) && whole(Side::Right, right.tokens, &rights);
    let common_root = lefts.iter().any(|&l| {
        rights.iter().any(|&r| {
            let (l, r) = (readings.left.items[l].root.stem, readings.right.items[r].root.stem);
            l.bytes().zip(r.bytes()).take_while(|(l, r)| l == r).count() >= 4
        })
    });
    let trade = |side: Side, last: usize| trade(readings[side].words.lower(last));
    let one_trade = matches!((trade(Side::Left, left.tokens.1), trade(Side::Right, right.tokens.1)), (Some(left), Some(right)) if left == right);
    left.named == right.named
        && !one_trade
        && !may_be_one(readings, left.tokens.1, right.tokens.1)
        && !lefts.is_empty()
        && !rights.is_empty()
        && !common_root
        && (strangers || !left.named && last_words_correspond(readings, alignment, left, right))
}

/// Trades whose people are called the one or the other: which of [`TRADES`].
fn trade(word: &str) -> Option<usize> {
    TRADES.iter().position(|trade| trade.contains(&word))
}

const TRADES: [&[&str]; 8] = [
    &["forecasters", "meteorologists"],
    &["experts", "analysts", "economists", "commentators", "observers"],
    &["scientists", "researchers", "academics"],
    &["doctors", "medics", "paramedics", "surgeons", "physicians"],
    &["firefighters", "rescuers", "crews"],
    &["detectives", "investigators", "officers"],
    &["campaigners", "activists", "protesters", "demonstrators"],
    &["organizers", "organisers", "promoters"],
];

fn last_words_correspond(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    left: &Somebody,
    right: &Somebody,
) -> bool {
    let last = |reading: &Reading<'_>, somebody: &Somebody| reading.item_from(somebody.tokens.1 + 1).checked_sub(1);
    match (last(readings.left, left), last(readings.right, right)) {
        (Some(left), Some(right)) => alignment.joins(left, right) && alignment.credit(Side::Left, left) > 0.85,
        _ => false,
    }
}

/// The pronouns for the speakers, where the one is a man and the other a woman.
fn he_or_she(readings: Pair<&Reading<'_>>) -> Option<Pair<(usize, usize)>> {
    let pronoun = |reading: &Reading<'_>| {
        let cue = reading.cues.iter().find(|cue| matches!(cue.value, CueValue::Speaker(_)))?;
        let (first, last) = reading.tokens_of(cue.span);
        (first == last && matches!(reading.words.lower(first), "he" | "she")).then_some(first)
    };
    let at = Pair::new(pronoun(readings.left)?, pronoun(readings.right)?);
    let other = readings.left.words.lower(at.left) != readings.right.words.lower(at.right);
    other.then(|| at.map(|at| (at, at)))
}

/// The only speaker of a claim, if it says who that is.
fn speaker(reading: &Reading<'_>) -> Option<Somebody> {
    let mut speakers = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Speaker(_)));
    let cue = speakers.next()?;
    if speakers.next().is_some() {
        return None;
    }
    let (first, last) = reading.tokens_of(cue.span);
    somebody(reading, first, last).filter(|somebody| !is_bare(reading, somebody))
}

fn is_bare(reading: &Reading<'_>, somebody: &Somebody) -> bool {
    somebody.tokens.0 == somebody.tokens.1 && is_bare_office(reading.words.lower(somebody.tokens.0))
}

/// The person or group told of in tokens `first` to `last`, unless it may be anybody.
fn somebody(reading: &Reading<'_>, first: usize, last: usize) -> Option<Somebody> {
    let words = &reading.words;
    let told: Vec<usize> =
        (first..=last).filter(|&at| words.shape(at) == Shape::Word && !is_stopword(words, at)).collect();
    let vague = (first..=last).any(|at| is_anybody(words.lower(at)));
    if told.is_empty() || told.len() > 5 || vague {
        return None;
    }
    let capitals = told.iter().filter(|&&at| words.capital(at) && at > 0).count();
    // "Mayor Smith" may be the other side's "the mayor": neither a name alone nor a role alone.
    let named = capitals == told.len();
    let role = capitals == 0 && told.iter().all(|&at| status_word(words.lower(at)).is_none());
    (named || role).then_some(Somebody { tokens: (*told.first()?, *told.last()?), named })
}

/// Those to whom a deed is put down, by role, and who have no counterpart: "the captain shut down the engine", "fired by a
/// police officer".
fn doers(reading: &Reading<'_>, alignment: &Alignment, gated: &Gated, side: Side) -> Vec<Somebody> {
    let words = &reading.words;
    let mut found: Vec<Somebody> = Vec::new();
    for item in gated.passages[side].items(reading) {
        let head = &reading.items[item];
        let somebody_else = head.kind == Kind::Word
            && !head.named
            && head.root.kin.is_some_and(Kin::is_somebody)
            && alignment.credit(side, item) < 0.85;
        if !somebody_else {
            continue;
        }
        // The words before it that belong to it: "a private security guard".
        let mut first = item;
        while first > 0
            && reading.items[first - 1].last + 1 == reading.items[first].first
            && reading.items[first - 1].kind == Kind::Word
            && reading.items[first - 1].clause == head.clause
        {
            first -= 1;
        }
        let first = reading.items[first].first;
        let before = words.lower_before(first, 1);
        let determined = matches!(before, "the" | "a" | "an" | "its" | "his" | "her" | "their");
        let lead = if determined { words.lower_before(first, 2) } else { before };
        let acts = lead == "by" || lead == "was" || first <= 2 || reading.clauses[first - 1] != head.clause || {
            let after = words.lower(head.last + 1);
            matches!(after, "who" | "that" | "which" | "was" | "were" | "had" | "has") || after.ends_with("ed")
        };
        match somebody(reading, first, head.last) {
            // "police officer": one person, told by its last word.
            Some(new) if found.last().is_some_and(|old| old.tokens.1 + 1 >= new.tokens.0) => {
                if let Some(old) = found.last_mut() {
                    old.tokens.1 = new.tokens.1;
                }
            }
            Some(new) if acts => found.push(new),
            _ => {}
        }
    }
    found
}
