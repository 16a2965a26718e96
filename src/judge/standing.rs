//! Standing: one deed told as done in one claim, as denied or yet to be done in the other, however little else corresponds.

use super::{
    Confidence, Reason, ReasonKind,
    acts::{Act, Standing, acts, any_shared},
    alignment::Alignment,
    reading::{Kind, Reading},
    who::{Who, fit},
};
use crate::{
    claims::cues::Date,
    text::{Pair, Side},
};

/// What a reason says of a deed that is yet to be done.
pub(super) const SAYS: &str = "It is done on one side, yet to be done on the other";

/// A deed that stands otherwise in one claim than in the other.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !any_shared(readings) {
        return None;
    }
    let acts = readings.map(acts);
    let pairs = || acts.left.iter().flat_map(|left| acts.right.iter().map(move |right| Pair::new(left, right)));
    // Told in both ways on one side, or in the same way on both, it is no matter of how it stands.
    let echoed = |deed: u16| {
        pairs()
            .any(|pair| pair.left.deed == deed && pair.right.deed == deed && pair.left.standing == pair.right.standing)
    };
    let odd = pairs().find(|pair| {
        pair.left.deed == pair.right.deed
            && are_at_odds(pair.left.standing, pair.right.standing)
            && is_one(readings, alignment, *pair)
            && !echoed(pair.left.deed)
    })?;
    let (kind, denied) = if odd.left.standing == Standing::Pending || odd.right.standing == Standing::Pending {
        (ReasonKind::Status, false)
    } else {
        (ReasonKind::Negation, true)
    };
    if denied && are_of_two_days(readings) {
        return None;
    }
    let tokens = odd.map(|act| act.tokens);
    let reason = Reason::quoting(kind, Confidence::Low, readings, tokens);
    Some(if denied { reason } else { Reason::saying(SAYS, kind, Confidence::Low, readings, tokens) })
}

fn are_at_odds(left: Standing, right: Standing) -> bool {
    let done_or = |one: Standing, other: Standing| match other {
        Standing::Denied => matches!(one, Standing::Done | Standing::Announced),
        Standing::Pending => one == Standing::Done,
        _ => false,
    };
    done_or(left, right) || done_or(right, left)
}

/// Whether two acts may be one deed of the same people.
fn is_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, acts: Pair<&Act>) -> bool {
    // "no one was hurt", "nine people were hurt": where?
    let nobody = |act: &Act| matches!(act.doer, Who::Nobody(_)) || matches!(act.other, Who::Nobody(_));
    if (nobody(acts.left) || nobody(acts.right)) && !share_more(readings, alignment, acts.left.item) {
        return false;
    }
    let Some(doers) = fit(readings, alignment, acts.left.doer, acts.right.doer) else { return false };
    let nouns = alignment.joins(acts.left.item, acts.right.item) && acts.left.noun && acts.right.noun;
    let told = acts.left.noun || acts.right.noun;
    // "the drug is awaiting approval", "approved the drug": by whom is not told.
    let waits = |act: &Act| act.noun && act.standing == Standing::Pending && act.doer == Who::Open;
    if !acts.left.alone && (waits(acts.left) && !acts.right.noun || waits(acts.right) && !acts.left.noun) {
        return shared(readings, alignment, acts) >= 2 && !is_another(readings, acts);
    }
    if acts.left.alone || told {
        return doers + u8::from(nouns) >= 1 && !is_another(readings, acts);
    }
    // What it was done to tells one deed from another of the same people.
    let Some(others) = fit(readings, alignment, acts.left.other, acts.right.other) else { return false };
    let open = acts.left.other == Who::Open || acts.right.other == Who::Open;
    (others >= 1 || open && doers >= 1) && is_of_one_thing(readings, alignment, acts) && !is_another(readings, acts)
}

/// Whether any word but left item `but` corresponds.
fn share_more(readings: Pair<&Reading<'_>>, alignment: &Alignment, but: usize) -> bool {
    let items = &readings.left.items;
    (0..items.len()).any(|at| at != but && !items[at].framed && alignment.partner(Side::Left, at).is_some())
}

/// How many words beside both acts, in their clauses, correspond.
fn shared(readings: Pair<&Reading<'_>>, alignment: &Alignment, acts: Pair<&Act>) -> usize {
    let beside = |side: Side, item: usize| {
        let found = &readings[side].items[item];
        item != acts[side].item && !found.root.light && found.clause == readings[side].items[acts[side].item].clause
    };
    let partner = |item: usize| alignment.partner(Side::Left, item).is_some_and(|other| beside(Side::Right, other));
    (0..readings.left.items.len()).filter(|&item| beside(Side::Left, item) && partner(item)).count()
}

/// Whether the one is told as another of the same: "a second investigation".
fn is_another(readings: Pair<&Reading<'_>>, acts: Pair<&Act>) -> bool {
    let again = |side: Side| {
        let words = &readings[side].words;
        let (first, last) = acts[side].tokens;
        (first..(last + 4).min(words.len())).any(|at| {
            matches!(words.lower(at), "again" | "another" | "second" | "further" | "new" | "other" | "others" | "more")
        })
    };
    again(Side::Left) != again(Side::Right)
}

/// Whether what both are told of is the same: "charged with murder" and "charged with trespassing" are not, nor does it
/// tell anything that somebody is not charged with murder who is charged.
fn is_of_one_thing(readings: Pair<&Reading<'_>>, alignment: &Alignment, acts: Pair<&Act>) -> bool {
    let things = Pair::from_fn(|side| thing(readings[side], acts[side].item));
    match (things.left, things.right) {
        (Some(left), Some(right)) => alignment.joins(left, right),
        (Some(_), None) => acts.left.standing == Standing::Done,
        (None, Some(_)) => acts.right.standing == Standing::Done,
        (None, None) => true,
    }
}

/// What the deed is told with or for: "charged with murder".
fn thing(reading: &Reading<'_>, act: usize) -> Option<usize> {
    let next = reading.items[act].last + 1;
    if !matches!(reading.words.lower(next), "with" | "of" | "for" | "over" | "as" | "to" | "from") {
        return None;
    }
    let item = reading.item_from(next + 1);
    reading.items.get(item).filter(|found| found.clause == reading.clauses[next]).map(|_| item)
}

/// Whether the claims tell of days of which none can be the other's: it may have been done in the meantime.
fn are_of_two_days(readings: Pair<&Reading<'_>>) -> bool {
    let days = readings.map(|reading| {
        let dates = reading.items.iter().filter_map(|item| match item.kind {
            Kind::Date(date) => Some(*date),
            _ => None,
        });
        dates.filter(Date::names_a_day).collect::<Vec<_>>()
    });
    let mut pairs = days.left.iter().flat_map(|left| days.right.iter().map(move |right| (left, right)));
    !days.left.is_empty() && !days.right.is_empty() && !pairs.any(|(left, right)| left.touches(right))
}
