//! Dates in claims given as linked that tell one thing in other words: the only ones in either claim.

use super::{
    super::{Confidence, Reason, ReasonKind, reading::Reading, retold::Retold, slots::Gated},
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
        && retold.shared(items) >= SHARED
        && retold.holds_for_values()
        && !retold.tells_of_another(Pair::default())
        && !retold.contrasts();
    odd.then(|| {
        let spans = Pair::new(tokens(readings.left, *left), tokens(readings.right, *right));
        Reason::quoting(ReasonKind::Date, Confidence::Low, readings, spans)
    })
}

/// Whether time is counted from or up to the date: "a fortnight from Monday", "until March".
fn counts_from(reading: &Reading<'_>, item: usize) -> bool {
    let before = reading.words.lower_before(reading.items[item].first, 1);
    matches!(before, "from" | "after" | "since" | "before" | "until" | "till" | "by")
}
