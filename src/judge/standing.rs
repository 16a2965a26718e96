//! Standing: one deed told as done in one claim, as denied or yet to be done in the other, however little else corresponds.

use super::{
    Confidence, Reason, ReasonKind,
    acts::{Act, Standing, acts, any_shared},
    alignment::Alignment,
    circumstances, occasion, pairing,
    reading::{Kind, Reading},
    roles::head_from,
    who::{Who, fit},
};
use crate::text::{Pair, Side};

/// What a reason says of a deed that is yet to be done.
pub(super) const SAYS: &str = "It is done on one side, yet to be done on the other";

/// A deed that stands otherwise in one claim than in the other.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !any_shared(readings) {
        return None;
    }
    if occasion::are_of_two_days(readings) {
        return None;
    }
    let acts = readings.map(acts);
    let pairs = || acts.left.iter().flat_map(|left| acts.right.iter().map(move |right| Pair::new(left, right)));
    // Told in both ways on one side, or in the same way on both, it is no matter of how it stands.
    let echoed = |deed: u16| {
        pairs()
            .any(|pair| pair.left.deed == deed && pair.right.deed == deed && pair.left.standing == pair.right.standing)
    };
    let odd = pairs().filter(|pair| {
        pair.left.deed == pair.right.deed
            && are_at_odds(pair.left.standing, pair.right.standing)
            && !(is_due(readings.left, pair.left) || is_due(readings.right, pair.right))
            && is_one(readings, alignment, *pair)
            && !occasion::are_two(readings, pair.map(|act| act.tokens))
            && !echoed(pair.left.deed)
    });
    let odd = pairing::first(readings, odd, |pair| pair.map(|act| act.tokens.0))?;
    let tokens = odd.map(|act| act.tokens);
    let pending = odd.left.standing == Standing::Pending || odd.right.standing == Standing::Pending;
    Some(if pending {
        Reason::saying(SAYS, ReasonKind::Status, Confidence::Low, readings, tokens)
    } else {
        Reason::quoting(ReasonKind::Negation, Confidence::Low, readings, tokens)
    })
}

fn are_at_odds(left: Standing, right: Standing) -> bool {
    let done_or = |one: Standing, other: Standing| match other {
        Standing::Denied => matches!(one, Standing::Done | Standing::Announced),
        Standing::Pending => one == Standing::Done,
        _ => false,
    };
    done_or(left, right) || done_or(right, left)
}

/// Whether it is told for which day a deed is expected: it may have been done since.
fn is_due(reading: &Reading<'_>, act: &Act) -> bool {
    let clause = reading.items[act.item].clause;
    let words = &reading.words;
    // "offered on Wednesday to resign"
    let looks_on =
        |at: usize| matches!(words.lower(at), "expected" | "scheduled" | "due" | "set" | "likely" | "slated" | "will");
    let mut behind = reading.items[act.item..].iter().take_while(|item| item.clause == clause);
    act.standing == Standing::Pending
        && (act.tokens.0..=act.tokens.1).any(looks_on)
        && behind.any(|item| matches!(item.kind, Kind::Date(date) if date.names_a_day()))
}

/// Whether two acts may be one deed of the same people.
fn is_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, acts: Pair<&Act>) -> bool {
    // "no one was hurt", "nine people were hurt": where?
    let nobody = |act: &Act| matches!(act.doer, Who::Nobody(_)) || matches!(act.other, Who::Nobody(_));
    if (nobody(acts.left) || nobody(acts.right)) && !share_more(readings, alignment, acts.left.item) {
        return false;
    }
    let Some(doers) = fit(readings, alignment, acts.left.doer, acts.right.doer) else { return false };
    let deeds = acts.map(|act| act.item);
    if !is_of_one_thing(readings, alignment, acts) || circumstances::differ(readings, alignment, deeds) {
        return false;
    }
    let nouns = alignment.joins(acts.left.item, acts.right.item) && acts.left.noun && acts.right.noun;
    let told = acts.left.noun || acts.right.noun;
    // "the drug is awaiting approval", "approved the drug": by whom is not told.
    let waits = |act: &Act| act.noun && act.standing == Standing::Pending && act.doer == Who::Open;
    if !acts.left.alone && (waits(acts.left) && !acts.right.noun || waits(acts.right) && !acts.left.noun) {
        return shared(readings, alignment, acts) >= 2;
    }
    if acts.left.alone || told {
        return doers + u8::from(nouns) >= 1;
    }
    // What it was done to tells one deed from another of the same people.
    let Some(others) = fit(readings, alignment, acts.left.other, acts.right.other) else { return false };
    let open = acts.left.other == Who::Open || acts.right.other == Who::Open;
    others >= 1 || open && doers >= 1
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

/// Whether what both are told of is the same: "charged with murder" and "charged with trespassing" are not, nor does it
/// tell anything that somebody is not charged with murder who is charged.
fn is_of_one_thing(readings: Pair<&Reading<'_>>, alignment: &Alignment, acts: Pair<&Act>) -> bool {
    let bounds = Pair::from_fn(|side| bounds(readings[side], acts[side]));
    // "the farm bill", "the budget bill"
    let other =
        |side: Side, bound: &Bound| bound.head > bound.from && alignment.partner(side, bound.head - 1).is_none();
    let joined = |left: &Bound, right: &Bound| {
        (left.from..=left.head).any(|left| (right.from..=right.head).any(|right| alignment.joins(left, right)))
            && !(other(Side::Left, left) && other(Side::Right, right))
    };
    let apart = bounds
        .left
        .iter()
        .any(|left| bounds.right.iter().filter(|right| right.word == left.word).any(|right| !joined(left, right)));
    let alone = |side: Side| {
        let there = &bounds[side.other()];
        let unmet = |bound: &Bound| (bound.from..=bound.head).all(|item| alignment.partner(side, item).is_none());
        let (act, other) = (acts[side], acts[side.other()]);
        bounds[side].iter().filter(|bound| there.iter().all(|other| other.word != bound.word)).any(|bound| {
            // Only what is done may be told more narrowly; what is yet to be done is not, if it is done here or on that.
            let less =
                bound.narrows && (act.standing == Standing::Denied || !act.alone && act.standing != Standing::Done);
            let scoped = !act.alone && other.standing == Standing::Pending && matches!(bound.word, "in" | "on");
            less || scoped
                && unmet(bound)
                && !is_manner(readings[side].words.lower(readings[side].items[bound.head].first))
        })
    };
    !apart && !alone(Side::Left) && !alone(Side::Right)
}

/// What says how it is done rather than where: "in a ceremony".
fn is_manner(word: &str) -> bool {
    matches!(
        word,
        "statement" | "ceremony" | "letter" | "vote" | "move" | "response" | "bid" | "effort" | "behalf" | "front"
    )
}

/// What a deed is told with, for, in or of: "charged with murder"; items.
struct Bound<'r> {
    /// The word before it; nothing for the object.
    word: &'r str,
    from: usize,
    head: usize,
    /// Whether it stands right behind the deed, so that without it the deed would be another.
    narrows: bool,
}

/// What the deed is told with, up to the end of its clause; dates aside.
fn bounds<'r>(reading: &'r Reading<'_>, act: &Act) -> Vec<Bound<'r>> {
    let words = &reading.words;
    let next = reading.items[act.item].last + 1;
    let mut bounds = Vec::new();
    let mut bound = |word: &'r str, from: usize| {
        let small = |at: usize| matches!(words.lower(at), "the" | "a" | "an" | "his" | "her" | "its" | "their");
        let first = (from..words.len()).find(|&at| !small(at)).unwrap_or(from);
        let item = reading.item_from(first);
        let Some(found) = reading.items.get(item).filter(|found| found.first == first) else { return };
        let clause = reading.clauses[from - 1] == found.clause;
        if clause && !matches!(found.kind, Kind::Date(_)) {
            let head = head_from(reading, first).unwrap_or(item);
            let narrows = !word.is_empty() && !matches!(word, "in" | "on" | "at") && from == next + 1;
            bounds.push(Bound { word, from: item, head, narrows });
        }
    };
    if !act.noun {
        bound("", next);
    }
    let clause = reading.clauses[next - 1];
    // "as" opens a clause of its own.
    for at in (next..words.len()).take_while(|&at| at == next || reading.clauses[at] == clause) {
        let word = words.lower(at);
        if matches!(word, "with" | "of" | "for" | "over" | "as" | "to" | "from" | "in" | "on" | "at") {
            bound(word, at + 1);
        }
    }
    bounds
}
