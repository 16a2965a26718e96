//! The circumstances of a deed: of whom it is told, of what, for or in what. Claims in which they are others tell of two
//! deeds, in however many words they agree.

mod groups;
mod several;
mod subject;
mod things;

use super::{
    alignment::Alignment,
    chain::Chain,
    reading::Reading,
    roles::head_from,
    who::{self, Pronoun, is_named},
};
use crate::text::{Pair, Side};
pub(super) use groups::are_of_two as are_of_two_groups;
use subject::{are_two, subject, subject_of};
use things::{
    Noun, are_named_apart, are_others, are_told_apart, is_determined, is_owned, noun, noun_from, past_number,
};

/// A phrase that hangs on a verb begins so many words behind it at most.
const REACH: usize = 6;

/// Whether the deeds at items `verbs` have others.
pub(super) fn differ(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let tokens = |side: Side| {
        let verb = &readings[side].items[verbs[side]];
        (verb.first, verb.last)
    };
    // What stands before it may belong to another verb.
    differ_at(readings, alignment, Pair::from_fn(tokens), |(_, last)| last)
        || are_of_two_groups(readings)
        || befall_two(readings, alignment, verbs)
        || are_of_him_and_her(readings, verbs)
}

/// Whether two verbs are done to other things: "did not find any weapons", "found two tonnes of cigarettes".
pub(super) fn are_done_to_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let done_to = |side: Side| {
        let verb = &readings[side].items[verbs[side]];
        object(readings[side], (verb.first, verb.last))
    };
    let (Some(left), Some(right)) = (done_to(Side::Left), done_to(Side::Right)) else { return false };
    are_others(readings, alignment, &left, &right)
        || is_owned(readings, alignment, &left, &right)
        || are_named_apart(alignment, &left, &right)
}

/// Whether one of two verbs is told of him, the other of her.
pub(super) fn are_of_him_and_her(readings: Pair<&Reading<'_>>, verbs: Pair<usize>) -> bool {
    let from = |side: Side| Chain::before(readings[side], readings[side].items[verbs[side]].first).from;
    are_a_man_and_a_woman(readings, Pair::from_fn(from))
}

/// Whether what begins at one of two tokens is told of him, at the other of her.
pub(super) fn are_a_man_and_a_woman(readings: Pair<&Reading<'_>>, from: Pair<usize>) -> bool {
    let who = Pair::from_fn(|side| Pronoun::of(readings[side].words.lower_before(from[side], 1)));
    matches!((who.left, who.right), (Some(Pronoun::He), Some(Pronoun::She)) | (Some(Pronoun::She), Some(Pronoun::He)))
}

/// Whether one of two verbs is done to something else than the other is told of: "raised its forecast for growth", "growth
/// did not rise".
fn befall_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let verb = |side: Side| &readings[side].items[verbs[side]];
    if std::ptr::eq(verb(Side::Left).root, verb(Side::Right).root) {
        return false;
    }
    let behind = |side: Side| verb(side).last + 1;
    let object = |side: Side| head_from(readings[side], behind(side));
    let sum = |side: Side| past_number(readings[side], behind(side)) > behind(side);
    Side::BOTH.into_iter().any(|side| {
        let (here, there) = (readings[side], readings[side.other()]);
        let (Some((told, _)), Some((doer, _))) = (subject(there, verbs[side.other()]), subject(here, verbs[side]))
        else {
            return false;
        };
        // "the boy holds up a plant", "the boy is not holding it"; "wore a hood", "a hood was not worn by"
        let passive = there.words.lower(behind(side.other())) == "by";
        if passive || alignment.partner(side, doer.head) == Some(told.head) {
            return false;
        }
        let done_to = object(side).filter(|_| object(side.other()).is_none());
        let another = |object: usize| {
            here.items[object].clause == verb(side).clause
                && !(told.first..=told.last).any(|at| alignment.partner(side, object) == Some(at))
        };
        done_to.is_some_and(another) || sum(side) && !sum(side.other())
    })
}

/// Whether what stands at these tokens has others; what hangs on it begins behind the token that `from` tells.
fn differ_at(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    tokens: Pair<(usize, usize)>,
    from: impl Fn((usize, usize)) -> usize,
) -> bool {
    let told = Pair::from_fn(|side| {
        let mut told = roles(readings[side], tokens[side], from(tokens[side]));
        told.extend(object(readings[side], tokens[side]).map(|noun| ("", noun)));
        told
    });
    let subjects = || Pair::from_fn(|side| subject_of(readings[side], tokens[side]));
    are_apart(readings, alignment, &told)
        || matches!(subjects(), Pair { left: Some(left), right: Some(right) } if are_two(readings, alignment, &left, &right))
}

/// Whether what stands at `tokens`, which is at odds, is said of two: of other people, things or places, as far as what
/// stands in one role near it tells: "damage to the school", "damage to the church".
pub(super) fn are_of_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    differ_at(readings, alignment, tokens, |_| 0) || open_apart(readings, alignment, tokens)
}

/// The same of numbers at these tokens: what they count is not asked.
pub(super) fn measure_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    let told = Pair::from_fn(|side| roles(readings[side], tokens[side], 0));
    let led_by = |side: Side| {
        let before = readings[side].item_from(tokens[side].0).checked_sub(1)?;
        let found = &readings[side].items[before];
        let led = found.last + 1 == tokens[side].0 && is_named(readings[side], found);
        (led && alignment.partner(side, before).is_none()).then_some(())
    };
    are_apart(readings, alignment, &told)
        || open_apart(readings, alignment, tokens)
        // "passed the House 218-210", "passed the Senate 51-49"
        || led_by(Side::Left).and(led_by(Side::Right)).is_some()
}

/// Whether there are two nouns in one role.
fn are_apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, told: &Pair<Vec<(&str, Noun)>>) -> bool {
    let apart = |(link, left): &(&str, Noun)| {
        told.right.iter().any(|(other, right)| {
            link == other
                && (are_others(readings, alignment, left, right)
                    || link.is_empty()
                        && (is_owned(readings, alignment, left, right) || are_named_apart(alignment, left, right)))
        })
    };
    told.left.iter().any(apart)
}

/// Whether the clauses of what stands at these tokens begin with one noun of two names: "Brent crude", "American crude".
fn open_apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    let opening = |side: Side| {
        let (reading, (first, last)) = (readings[side], tokens[side]);
        let from = reading.clauses.partition_point(|&clause| clause < reading.clauses[first]);
        before_mark(reading, noun(reading, who::from(reading, from))?, (first, last))
    };
    let (Some(left), Some(right)) = (opening(Side::Left), opening(Side::Right)) else { return false };
    let named = |side: Side, at: usize| is_named(readings[side], &readings[side].items[at]);
    are_told_apart(readings, alignment, &left, &right, |l, r| named(Side::Left, l) && named(Side::Right, r))
}

/// The nouns of the clause of what stands at these tokens, from token `from` to shortly behind it, by the words that they
/// hang by.
fn roles<'r>(reading: &'r Reading<'_>, (first, last): (usize, usize), from: usize) -> Vec<(&'r str, Noun)> {
    let words = &reading.words;
    let clause = reading.clauses[first];
    let told = |at: usize| {
        let noun = noun_from(reading, at).and_then(|noun| before_mark(reading, noun, (first, last)))?;
        (reading.items[noun.head].clause == clause).then_some(noun)
    };
    let near = from..(last + 1 + REACH).min(words.len());
    let hanging = near
        .filter(|&at| reading.clauses[at] == clause && is_link(words.lower(at)) && !(first..=last).contains(&(at + 1)));
    // "able to perform", "useless for telling"
    let noun_next = |at: usize| {
        let next = words.lower(at + 1);
        let alone = reading.clauses.get(at + 2) != Some(&clause) || is_link(words.lower(at + 2));
        if words.lower(at) == "to" { is_determined(reading, at + 1) } else { !next.ends_with("ing") || alone }
    };
    hanging.filter(|&at| noun_next(at)).filter_map(|at| Some((words.lower(at), told(at + 1)?))).collect()
}

/// The words by which a noun hangs on another or on a verb.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "to" | "in" | "at" | "on" | "from" | "against" | "with" | "over" | "among" | "by")
}

/// What is left of a noun where the words behind it belong to what stands at these tokens: "to China", "rose sharply".
fn before_mark(reading: &Reading<'_>, noun: Noun, (first, last): (usize, usize)) -> Option<Noun> {
    let (start, end) = (reading.items[noun.first].first, reading.items[noun.head].last);
    if end < first || last < start {
        return Some(noun);
    }
    let manner = |at: usize| reading.words.lower(at).ends_with("ly");
    let verbal = first == last || manner(last);
    let before = (noun.first..reading.item_from(first)).rev();
    let head = before.into_iter().find(|&at| !manner(reading.items[at].first))?;
    (verbal && (last + 1..=end).all(manner)).then_some(Noun { first: noun.first, head, last: head })
}

/// What stands right behind these tokens, if it is plain that it is a noun.
fn object(reading: &Reading<'_>, (first, last): (usize, usize)) -> Option<Noun> {
    let any = matches!(reading.words.lower(last + 1), "any" | "some" | "no" | "more");
    let noun = noun_from(reading, last + 1 + usize::from(any)).filter(|_| any || is_determined(reading, last + 1))?;
    (reading.items[noun.head].clause == reading.clauses[first]).then_some(noun)
}
