//! Numbers in claims given as linked that tell one thing in other words: the only ones of their unit that nothing answers.

use super::{
    super::{
        Confidence, Reason,
        fate::fate,
        name::elsewhere,
        reading::Reading,
        retold::Retold,
        slots::{Gated, comparable},
        topic,
    },
    apart::{are_far, are_told_of_two, is_denied_of, measures_otherwise},
    open, reason, scope,
    slot::Slot,
};
use crate::{
    claims::cues::{Quantity, Unit},
    text::Pair,
};

/// Numbers of one unit, without rivals in either claim, of which the same is told.
pub(in super::super) fn in_other_words(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    let pairs = open.left.iter().flat_map(|left| open.right.iter().map(move |right| (*left, *right)));
    let mut comparables = pairs.filter(|((_, left), (_, right))| comparable(left.unit, right.unit));
    let ((left, quantity), (right, other)) = comparables.next().filter(|_| comparables.next().is_none())?;
    let items = Pair::new(left, right);
    if are_of_two_topics(readings, items) {
        return None;
    }
    let one = retold.holds_for_values() && !retold.tells_of_two(Pair::default());
    (one && !are_far(quantity, other) && measure_one(retold, items, quantity))
        .then(|| reason(readings, alignment, (left, right), Confidence::Low))
}

/// Two digits may be the same in another order by chance.
const LEAST_DIGITS: usize = 3;

/// The only two numbers of one unit that are told of one topic.
pub(in super::super) fn of_one_topic(retold: &Retold<'_, '_>, linked: bool) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    if !linked && !retold.is_of_one_topic() {
        return None;
    }
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    let pairs = open.left.iter().flat_map(|left| open.right.iter().map(move |right| (*left, *right)));
    let pairs = pairs.filter(|((_, left), (_, right))| comparable(left.unit, right.unit));
    let mut topical = pairs.clone().filter(|((left, one), (right, other))| {
        let topics = topic::of_number(readings.left, *left).zip(topic::of_number(readings.right, *right));
        // A match between two that both name has one result.
        let result = || one.unit == Unit::Score && retold.anchors >= 2;
        let one_topic =
            || topics.map_or_else(|| are_transposed(one, other) || result(), |(left, right)| left.meets(right));
        !are_far(*one, *other) && one_topic()
    });
    let ((left, quantity), (right, _)) = topical.next().filter(|_| topical.next().is_none())?;
    let items = Pair::new(left, right);
    // "up 33 per cent in 15 months", "9 per cent in six weeks"
    let is_time = |quantity: &Quantity| quantity.unit == Unit::Measure("time");
    let times = !is_time(&quantity) && pairs.clone().any(|((_, one), (_, other))| is_time(&one) && is_time(&other));
    (!times
        && !retold.is_of_other_names_or_times(items)
        && !tell_two(retold, items)
        && !scope::are_two_of_one_topic(readings, alignment, items))
    .then(|| reason(readings, alignment, (left, right), Confidence::Low))
}

/// Whether two numbers have the same digits, three at least, in another order: 412,000 and 421,000.
fn are_transposed(one: &Quantity, other: &Quantity) -> bool {
    let digits = |quantity: &Quantity| {
        let mut digits = format!("{:.0}", quantity.high / quantity.step).into_bytes();
        digits.sort_unstable();
        digits
    };
    let alike = (one.step - other.step).abs() < f64::EPSILON && (one.high - other.high).abs() >= one.step;
    alike && digits(one).len() >= LEAST_DIGITS && digits(one) == digits(other)
}

/// Whether two numbers are told of two topics, each of which is known.
pub(super) fn are_of_two_topics(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let topics = Pair::from_fn(|side| topic::of_number(readings[side], items[side]));
    topics.left.zip(topics.right).is_some_and(|(left, right)| !left.meets(right))
}

/// Whether two numbers measure or count two things for all that stands around them.
fn are_two(retold: &Retold<'_, '_>, items: Pair<usize>) -> bool {
    tell_two(retold, items) || scope::are_two(retold.readings, retold.alignment, items)
}

/// The same, whatever their scopes.
fn tell_two(retold: &Retold<'_, '_>, items: Pair<usize>) -> bool {
    let Retold { readings, alignment, .. } = *retold;
    let denied = Pair::from_fn(|side| is_denied_of(readings[side], items[side]));
    denied.left != denied.right
        || measures_otherwise(readings, items)
        || are_told_of_two(readings, alignment, items)
        || elsewhere(readings, alignment)
}

/// Whether two numbers measure or count the same thing.
fn measure_one(retold: &Retold<'_, '_>, items: Pair<usize>, quantity: Quantity) -> bool {
    let Retold { readings, alignment, .. } = *retold;
    let slot = Slot { readings, alignment, left: items.left, right: items.right, alone: true };
    let fates = Pair::from_fn(|side| fate(readings[side], items[side]));
    let alike = match (quantity.unit, fates.left, fates.right) {
        (Unit::Count, Some(left), Some(right)) => left == right,
        (Unit::Count, None, None) => slot.counts_the_same(),
        (Unit::Count, ..) => slot.counts_the_same() && slot.support() >= 2,
        (Unit::Share, ..) => retold.shared(items) >= 3,
        (Unit::Money(_), ..) => retold.shared(items) >= 2,
        _ => slot.is_of_few_things() || retold.anchors >= 2 || retold.shared(items) >= 2,
    };
    alike && !are_two(retold, items)
}
