//! Nouns as claims name people and things by them, and whether two of them name two.

use super::super::{
    alignment::{Alignment, SAME},
    reading::{Item, Kind, Reading},
    roles::{head_from, is_determiner},
    sort::ordinal,
    thesaurus::Kin,
    who::{self, Who, is_plural},
};
use super::several::{Share, share};
use crate::text::{Pair, Side};

/// The noun that begins at token `from`, how many there are of it aside: "two of the men".
pub(super) fn noun_from(reading: &Reading<'_>, from: usize) -> Option<Noun> {
    let past = past_number(reading, from);
    let past = if past > from && reading.words.lower(past) == "of" { past + 1 } else { past };
    let Noun { first, mut head, last } = noun(reading, who::from(reading, past))?;
    // "of the team arrested"
    while head > first && reading.words.lower(reading.items[head].first).ends_with("ed") {
        head -= 1;
    }
    (!reading.items[head].framed).then_some(Noun { first, head, last: last.min(head) })
}

/// Whether it is plain that a noun begins at token `from`.
pub(super) fn is_determined(reading: &Reading<'_>, from: usize) -> bool {
    let words = &reading.words;
    let plural = || head_from(reading, from).is_some_and(|head| is_plural(reading, head));
    is_determiner(words.lower(from)) || words.capital(from) || past_number(reading, from) > from || plural()
}

/// The token behind the number at token `at`, if there is one.
pub(super) fn past_number(reading: &Reading<'_>, at: usize) -> usize {
    let found = reading.items.get(reading.item_from(at));
    let number = found.filter(|found| found.first == at && matches!(found.kind, Kind::Number(_)));
    number.map_or(at, |found| found.last + 1)
}

/// Whether two nouns in one role name two things.
pub(super) fn are_others(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: &Noun, right: &Noun) -> bool {
    let items = Pair::new(&readings.left.items, &readings.right.items);
    let open = |side: Side, at: usize| alignment.partner(side, at).is_none();
    let share = |side: Side, noun: &Noun| {
        let (reading, first) = (readings[side], items[side][noun.first].first);
        let place = ordinal(reading.words.lower(first)).is_some();
        if place { Share::Part } else { share(reading, first) }
    };
    let (one, other) = (share(Side::Left, left), share(Side::Right, right));
    // "two of the men", "the third man"
    let counted = |share: Share| matches!(share, Share::Number(_));
    let part = |share: Share| matches!(share, Share::Part | Share::Most | Share::Rest);
    if counted(one) && part(other) || part(one) && counted(other) {
        return true;
    }
    if open(Side::Left, left.head) && open(Side::Right, right.head) {
        let (one, other) = (&items.left[left.head], &items.right[right.head]);
        // "in the case", "in the matter"
        return one.named == other.named && !one.root.light && !other.root.light;
    }
    // "the first half", "the second half"; "Brent crude", "American crude"
    are_told_apart(readings, alignment, left, right, |left, right| {
        let (l, r) = (&items.left[left], &items.right[right]);
        let place = |side: Side, item: &Item<'_>| ordinal(readings[side].words.lower(item.first));
        l.named && r.named || matches!((place(Side::Left, l), place(Side::Right, r)), (Some(l), Some(r)) if l != r)
    })
}

/// Whether either noun is one that the other claim names elsewhere: "attended the premiere", "attended the festival before
/// the premiere".
pub(super) fn are_named_apart(alignment: &Alignment, left: &Noun, right: &Noun) -> bool {
    let elsewhere = |side: Side, noun: &Noun, other: &Noun| {
        let partner = alignment.partner(side, noun.head).filter(|_| alignment.credit(side, noun.head) >= SAME);
        partner.is_some_and(|at| !(other.first..=other.last.max(other.head)).contains(&at))
    };
    !alignment.joins(left.head, right.head)
        && (elsewhere(Side::Left, left, right) || elsewhere(Side::Right, right, left))
}

/// Whether the nouns have one head, and each before it a word without counterpart, two of which are `apart`.
pub(super) fn are_told_apart(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    left: &Noun,
    right: &Noun,
    apart: impl Fn(usize, usize) -> bool,
) -> bool {
    let before = |side: Side, noun: &Noun| {
        let open =
            move |&at: &usize| alignment.partner(side, at).is_none() && readings[side].items[at].kind == Kind::Word;
        (noun.first..noun.head).filter(open)
    };
    alignment.joins(left.head, right.head)
        && before(Side::Left, left).any(|left| before(Side::Right, right).any(|right| apart(left, right)))
}

/// A noun: its head, its first and its last item.
pub(super) struct Noun {
    pub(super) head: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

pub(super) fn noun(reading: &Reading<'_>, who: Who) -> Option<Noun> {
    match who {
        Who::Noun { from, head, last } => Some(Noun { head, first: reading.item_from(from), last }),
        _ => None,
    }
}

/// Whether the one is somebody or something of the other: "Hall", "Hall's husband". A country is its government.
pub(super) fn is_owned(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: &Noun, right: &Noun) -> bool {
    let nouns = Pair::new(left, right);
    !alignment.joins(left.head, right.head)
        && Side::BOTH.into_iter().any(|side| {
            let (noun, reading) = (nouns[side], readings[side]);
            let owner = (noun.first..=noun.last)
                .find(|&at| at != noun.head && alignment.partner(side, at) == Some(nouns[side.other()].head));
            owner.is_some_and(|at| reading.words.lower(reading.items[at].last + 1) == "'s")
                && !reading.items[noun.head].root.kin.is_some_and(Kin::is_group)
        })
}
