//! Dates in claims given as linked that tell one thing in other words: the only ones in either claim.

use super::{
    super::{Confidence, Reason, ReasonKind, reading::Reading, retold::Retold, slots::Gated, topic},
    are_of_two_steps, is_part_of_name, open, tokens,
};
use crate::text::Pair;

/// At least so many of the words around the one date correspond to words around the other.
const SHARED: usize = 2;

/// Days, months or years of one thing that exclude each other, without rivals in either claim.
pub(in super::super) fn in_other_words(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, .. } = *retold;
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    let ([(left, one)], [(right, other)]) = (open.left.as_slice(), open.right.as_slice()) else { return None };
    let items = Pair::new(*left, *right);
    let which = is_part_of_name(readings.left, *left) || is_part_of_name(readings.right, *right);
    let odd = one.excludes(other)
        && one.excludes_as_told(other)
        && !which
        && counts_from(readings.left, *left) == counts_from(readings.right, *right)
        && !are_of_two_steps(readings, items)
        && !are_of_two_topics(readings, items)
        && retold.shared(items) >= SHARED
        && retold.holds_for_values()
        && !retold.tells_of_another(Pair::default())
        && !retold.contrasts();
    odd.then(|| {
        let spans = Pair::new(tokens(readings.left, *left), tokens(readings.right, *right));
        Reason::quoting(ReasonKind::Date, Confidence::Low, readings, spans)
    })
}

/// The only two dates at which one thing is told to have happened.
pub(in super::super) fn of_one_topic(retold: &Retold<'_, '_>, linked: bool) -> Option<Reason> {
    let Retold { readings, .. } = *retold;
    if !linked && !retold.is_of_one_topic() {
        return None;
    }
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    let pairs = open.left.iter().flat_map(|left| open.right.iter().map(move |right| (*left, *right)));
    let mut topical = pairs.filter(|((left, _), (right, _))| {
        topic::of_date(readings.left, *left)
            .zip(topic::of_date(readings.right, *right))
            .is_some_and(|(left, right)| left.meets(right))
    });
    let ((left, one), (right, other)) = topical.next().filter(|_| topical.next().is_none())?;
    let which = is_part_of_name(readings.left, left) || is_part_of_name(readings.right, right);
    let odd = one.excludes(&other)
        && one.excludes_as_told(&other)
        && !which
        && is_bound(readings.left, left) == is_bound(readings.right, right)
        && !are_of_two_steps(readings, Pair::new(left, right))
        && !retold.is_of_others()
        && !retold.contrasts();
    odd.then(|| {
        let spans = Pair::new(tokens(readings.left, left), tokens(readings.right, right));
        Reason::quoting(ReasonKind::Date, Confidence::Low, readings, spans)
    })
}

/// Whether two dates are told of two things, each of which is known.
pub(super) fn are_of_two_topics(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let topics = Pair::from_fn(|side| topic::of_date(readings[side], items[side]));
    topics.left.zip(topics.right).is_some_and(|(left, right)| !left.meets(right))
}

/// Whether something lasts from the date on.
pub(super) fn begins(reading: &Reading<'_>, item: usize) -> bool {
    matches!(reading.words.lower_before(reading.items[item].first, 1), "from" | "since")
}

/// Whether something was or will be at no more than one side of the date: "until March".
fn is_bound(reading: &Reading<'_>, item: usize) -> bool {
    let before = reading.words.lower_before(reading.items[item].first, 1);
    matches!(before, "after" | "before" | "until" | "till" | "by")
}

/// Whether time is counted from or up to the date: "a fortnight from Monday", "until March".
fn counts_from(reading: &Reading<'_>, item: usize) -> bool {
    begins(reading, item) || is_bound(reading, item)
}
