//! Whether two claims tell of two matters side by side: "wheat rose 3 percent", "maize rose 9 percent".

use super::{
    alignment::Alignment,
    class::Class,
    daytime::is_part_of_day,
    reading::{Item, Kind, Reading},
    slots::same_place,
    sort::ordinal,
};
use crate::text::{Pair, Side};

/// Two kinds of one thing are alternatives only where no more words than this are without counterpart: among many, some
/// are always akin.
const FEW: usize = 3;

/// Pairs of items that stand in one place and are alternatives: two kinds of one thing, opposites, two ordinals. Where there
/// are such beside the words that are compared, the claims speak of two things.
pub(super) fn alternatives(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<(usize, usize)> {
    let free = Pair::from_fn(|side: Side| {
        let items = readings[side].items.iter().enumerate();
        items
            .filter(|(at, item)| item.kind == Kind::Word && !item.framed && alignment.partner(side, *at).is_none())
            .filter(|(at, item)| {
                !readings[side].belongs_to_date(*at) && !is_part_of_day(readings[side].words.lower(item.first))
            })
            .map(|(at, _)| at)
            .collect::<Vec<usize>>()
    });
    let few = free.left.len().max(free.right.len()) <= FEW;
    let mut found = Vec::new();
    for &left in &free.left {
        for &right in &free.right {
            let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
            let told = are_alternatives(readings, (l, r), few) && same_place(readings, alignment, left, right)
                || open_both(readings, (left, right), free.left.len().max(free.right.len()));
            if told {
                found.push((left, right));
            }
        }
    }
    found
}

/// Whether the one or the other who are named at these tokens may be told of beside others: "also", "among them".
pub(super) fn is_one_of_many(readings: Pair<&Reading<'_>>) -> bool {
    let has = |reading: &Reading<'_>, told: &[&str]| {
        (0..reading.words.len()).any(|at| told.contains(&reading.words.lower(at)))
    };
    let also = readings.map(|reading| has(reading, &["also", "too"]));
    also.left != also.right || has(readings.left, &["among"]) || has(readings.right, &["among"])
}

/// Whether other things are told of those who are named at these tokens: they are of another sort ("the striker Holm", "the
/// goalkeeper Lund"), in another post, or stand for others in claims that are the same otherwise ("Holm of the union", "Lund
/// of the ministry").
pub(super) fn tells_otherwise_of(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    names: Pair<(usize, usize)>,
) -> bool {
    let free = Pair::from_fn(|side: Side| {
        let within = |item: &Item<'_>| names[side].0 <= item.first && item.last <= names[side].1;
        let items = readings[side].items.iter().enumerate();
        items
            .filter(|(at, item)| {
                item.kind == Kind::Word && !item.framed && !within(item) && alignment.partner(side, *at).is_none()
            })
            .map(|(at, _)| at)
            .collect::<Vec<usize>>()
    });
    // "deputy", "acting": another post than without it.
    let held = |side: Side| {
        let reading = readings[side];
        free[side].iter().any(|&at| reading.known[reading.items[at].first].class.has(Class::HELD))
    };
    if held(Side::Left) != held(Side::Right) {
        return true;
    }
    let few = free.left.len().max(free.right.len()) <= FEW && in_order(alignment, readings.left.items.len());
    let pairs = free.left.iter().flat_map(|&left| free.right.iter().map(move |&right| (left, right)));
    pairs.into_iter().any(|(left, right)| {
        let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
        let (Some(one), Some(other)) = (l.root.kin, r.root.kin) else { return false };
        let akin = one.own().any(|own| other.above().any(|above| above == own))
            || other.own().any(|own| one.above().any(|above| above == own));
        let groups = one.is_group() && other.is_group();
        let people = one.is_somebody() && other.is_somebody() && !one.is_group() && !other.is_group();
        let placed = || few && same_place(readings, alignment, left, right);
        !akin && !l.named && !r.named && (people || groups && placed())
    })
}

/// Whether what corresponds stands in one order in both claims.
pub(super) fn in_order(alignment: &Alignment, items: usize) -> bool {
    (0..items).filter_map(|item| alignment.partner(Side::Left, item)).is_sorted()
}

fn are_alternatives(readings: Pair<&Reading<'_>>, (left, right): (&Item<'_>, &Item<'_>), few: bool) -> bool {
    let ordinals = match (place_in_row(readings.left, left), place_in_row(readings.right, right)) {
        (Some(left), Some(right)) => left != right,
        _ => false,
    };
    let sisters = || match (left.root.kin, right.root.kin) {
        (Some(left), Some(right)) => {
            left.names_like(right) && left.above().any(|concept| right.above().any(|other| other == concept))
        }
        _ => false,
    };
    let opposed = || left.root.excludes(right.root).is_some();
    // "It was argued", "it was discussed": two words for one deed.
    let deeds = is_deed(readings.left, left) && is_deed(readings.right, right);
    ordinals || !left.named && !right.named && (few && !deeds && sisters() || opposed())
}

/// Whether the word before it makes a verb of the item.
fn is_deed(reading: &Reading<'_>, item: &Item<'_>) -> bool {
    matches!(
        reading.words.lower_before(item.first, 1),
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "to"
            | "he"
            | "she"
            | "it"
            | "they"
            | "who"
            | "not"
    )
}

/// Whether the claims begin with the two, and hardly anything else is without counterpart: "Rents rose", "Wages rose".
fn open_both(readings: Pair<&Reading<'_>>, (left, right): (usize, usize), free: usize) -> bool {
    let noun = |item: &Item<'_>| !item.named || item.first == 0;
    let known = |item: &Item<'_>| item.root.kin.is_some();
    let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
    let akin = || match (l.root.kin, r.root.kin) {
        (Some(l), Some(r)) => {
            l.own().any(|own| r.above().chain(r.own()).any(|other| other == own))
                || r.own().any(|own| l.above().any(|above| above == own))
        }
        _ => false,
    };
    let deeds = is_deed(readings.left, l) && is_deed(readings.right, r);
    left == 0 && right == 0 && free <= 2 && !deeds && noun(l) && noun(r) && known(l) && known(r) && !akin()
}

/// Its place in a row, if it tells one.
fn place_in_row(reading: &Reading<'_>, item: &Item<'_>) -> Option<u8> {
    let word = reading.words.lower(item.first);
    if let Some(place) = ordinal(word) {
        return Some(place);
    }
    Some(match word {
        "opening" => 0,
        "last" | "final" => 20,
        "latest" => 21,
        "previous" => 22,
        "next" => 23,
        _ => return None,
    })
}
