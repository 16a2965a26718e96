//! Of whom a deed is told, and of how many of them.

use super::super::{
    alignment::Alignment,
    chain::Chain,
    reading::Reading,
    who::{self, Pronoun, is_named, is_plural},
};
use super::{
    several::{Share, share},
    things::{Noun, are_told_apart, is_owned, noun},
};
use crate::text::{Pair, Side};

/// Of whom it is told, if a verb tells it.
pub(super) fn subject_of(reading: &Reading<'_>, (first, last): (usize, usize)) -> Option<(Noun, Share)> {
    let words = &reading.words;
    let told = |at: usize| words.lower(at).ends_with("ed") || Chain::before(reading, at).from < at;
    let manner = |at: usize| words.lower(at).ends_with("ly");
    let alone = first == last || manner(last);
    let verb = if alone { first } else { last };
    // "some had no insurance", "most received no compensation"
    if let Some(holds) = first.checked_sub(2).filter(|_| words.lower_before(first, 1) == "no") {
        return subject_before(reading, holds);
    }
    ((alone || manner(first)) && told(verb)).then(|| subject(reading, reading.item_from(verb))).flatten()
}

/// Of whom the verb is told; nobody where a pronoun stands for them, which may be anybody's.
pub(super) fn subject(reading: &Reading<'_>, verb: usize) -> Option<(Noun, Share)> {
    subject_before(reading, reading.items[verb].first)
}

/// The same of the verb at token `verb`.
pub(super) fn subject_before(reading: &Reading<'_>, verb: usize) -> Option<(Noun, Share)> {
    let chain = Chain::before(reading, verb);
    if chain.to || Pronoun::of(reading.words.lower_before(chain.from, 1)).is_some() {
        return None;
    }
    let (who, from) = who::before(reading, chain.from).or_else(|| who::some_before(reading, chain.from))?;
    Some((noun(reading, who)?, share(reading, from)))
}

/// Whether the deed is told of somebody else, or of others of several.
pub(super) fn are_two(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (left, left_share): &(Noun, Share),
    (right, right_share): &(Noun, Share),
) -> bool {
    match (left_share, right_share) {
        (Share::Number(left), Share::Number(right)) if left != right => return true,
        (Share::Part, other) | (other, Share::Part) if *other != Share::All => return true,
        (part @ (Share::Most | Share::Rest), other) | (other, part @ (Share::Most | Share::Rest))
            if part != other && *other != Share::All =>
        {
            return true;
        }
        _ => {}
    }
    let nouns = Pair::new(left, right);
    if alignment.joins(left.head, right.head) {
        // "the pilot", "the co-pilot"
        let other = |side: Side| {
            (nouns[side].first..=nouns[side].last).any(|at| {
                let word = readings[side].words.lower(readings[side].items[at].first);
                matches!(word, "co" | "former" | "ex" | "deputy" | "vice" | "acting" | "assistant")
            })
        };
        // "the Green party", "the far-right party"
        let named = |side: Side, at: usize| is_named(readings[side], &readings[side].items[at]);
        let apart = |left: usize, right: usize| named(Side::Left, left) || named(Side::Right, right);
        return other(Side::Left) != other(Side::Right) || are_told_apart(readings, alignment, left, right, apart);
    }
    // "supporters", "opponents"
    let people = |side: Side| {
        let (reading, head) = (readings[side], nouns[side].head);
        is_plural(reading, head) && !reading.items[head].root.light && alignment.partner(side, head).is_none()
    };
    if people(Side::Left) && people(Side::Right) {
        return true;
    }
    // "Smith", "three people"
    let named = |side: Side| readings[side].items[nouns[side].head].named;
    let counted = |share: &Share| matches!(share, Share::Number(_));
    named(Side::Left) && !named(Side::Right) && counted(right_share)
        || named(Side::Right) && !named(Side::Left) && counted(left_share)
        || is_owned(readings, alignment, left, right)
}
