//! Contraries in claims that tell one thing in other words: opposites of which the same is told, a deed that the one denies
//! and the other affirms.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SYNONYM},
    candidacy,
    chain::Chain,
    circumstances,
    negation::{self, Denied, denials},
    occasion,
    opposition::{self, is_open},
    pairing,
    reading::{Kind, Reading},
    retold::{Phrase, Retold},
    roles::head_from,
    thesaurus::{Kin, alliances},
};
use crate::text::{Pair, Side};

/// So many words that both are told with make it sure.
const SURE: usize = 3;

/// Words of which one excludes the other, told with two words at least that correspond.
pub(super) fn opposed(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    if !is_tied(retold) {
        return None;
    }
    let open = Pair::from_fn(|side: Side| {
        let items = 0..readings[side].items.len();
        items.filter(|&at| alignment.partner(side, at).is_none() && may_oppose(readings[side], at)).collect::<Vec<_>>()
    });
    let tokens = |items: Pair<usize>| {
        Pair::from_fn(|side| (readings[side].items[items[side]].first, readings[side].items[items[side]].last))
    };
    let pairs = open.left.iter().flat_map(|&left| open.right.iter().map(move |&right| Pair::new(left, right)));
    let found = pairs.filter(|&items| {
        let item = |side: Side| &readings[side].items[items[side]];
        opposition::opposes_outright(item(Side::Left), item(Side::Right))
            && opposition::may_exclude(readings, alignment, items)
            && (!item(Side::Left).framed && !item(Side::Right).framed || takes_a_stand(readings, items))
            && retold.shared(items) >= 2
            && !retold.has_other_kinds(items)
            && !are_two_trends(readings, alignment, items)
            && !circumstances::are_of_two(readings, alignment, tokens(items))
            && !occasion::are_dated_apart(readings, items)
    });
    let items = pairing::first(readings, found, |items| Pair::from_fn(|side| readings[side].items[items[side]].first))?;
    Some(Reason::quoting(ReasonKind::Opposition, confidence(retold, items), readings, tokens(items)))
}

/// Whether one thing is told to rise and another to fall: "burglaries dropped", "car theft is soaring".
fn are_two_trends(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let trend = |side: Side| alliances(readings[side].items[items[side]].root.stem);
    let rise = alliances("rise");
    let moves = |side: Side| trend(side).iter().any(|one| rise.contains(one) || alliances("fall").contains(one));
    let subject = |side: Side| {
        Phrase::before(readings[side], Chain::before(readings[side], readings[side].items[items[side]].first).from)
    };
    let (Some(left), Some(right)) = (subject(Side::Left), subject(Side::Right)) else { return false };
    let joined = |at: usize| alignment.partner(Side::Left, at).is_some_and(|partner| right.has(partner));
    moves(Side::Left) && moves(Side::Right) && !(left.first..=left.last).any(joined)
}

/// Whether a name, a day or a number ties the claims together, or both tell what one and the same says.
fn is_tied(retold: &Retold<'_, '_>) -> bool {
    let Retold { readings, alignment, anchors, .. } = *retold;
    let speaks = |side: Side, at: usize| {
        let item = &readings[side].items[at];
        item.framed && item.kind == Kind::Word && (item.named || item.root.kin.is_some_and(Kin::is_somebody))
    };
    anchors > 0
        || (0..readings.left.items.len()).any(|left| {
            let partner = alignment.partner(Side::Left, left);
            partner.is_some_and(|right| speaks(Side::Left, left) && speaks(Side::Right, right))
        })
}

fn confidence(retold: &Retold<'_, '_>, items: Pair<usize>) -> Confidence {
    if retold.shared(items) >= SURE { Confidence::Medium } else { Confidence::Low }
}

/// Whether an item may tell what is done: no name, no day, nothing that only says which one is meant.
fn may_oppose(reading: &Reading<'_>, at: usize) -> bool {
    let item = &reading.items[at];
    let words = &reading.words;
    let determined =
        matches!(words.lower_before(item.first, 1), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "'s" | "")
            && !words.lower(item.first).ends_with("ed");
    let joined = reading.items.get(at + 1).is_some_and(|next| next.first == item.last + 1 && next.kind == Kind::Word);
    item.kind == Kind::Word
        && (!item.named || item.first == 0)
        && !(determined && joined)
        && !reading.belongs_to_date(at)
        && denials(reading, at) == 0
        // "refused to reject"
        && !negation::denies_next(reading, item.first)
        && words.lower_before(item.first, 1) != "less"
}

/// Whether both tell what somebody says to the same thing: "admitted", "denied".
fn takes_a_stand(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let word = readings[side].words.lower(readings[side].items[items[side]].first);
        [
            "admit",
            "deni",
            "deny",
            "conced",
            "confirm",
            "acknowledg",
            "reject",
            "disput",
            "prais",
            "welcom",
            "hail",
            "applaud",
            "condemn",
            "critici",
            "denounc",
            "deplor",
        ]
        .iter()
        .any(|start| word.starts_with(start))
    })
}

/// What one claim denies of something and the other affirms of it.
pub(super) fn denied(retold: &Retold<'_, '_>, denied: &Pair<Vec<Denied>>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    let tied = is_tied(retold);
    let found = Side::BOTH.into_iter().filter(|_| tied).flat_map(|side| {
        denied[side].iter().copied().chain(without(readings[side])).filter_map(move |(cue, item)| {
            let partner = alignment.partner(side, item)?;
            let items = if side == Side::Left { Pair::new(item, partner) } else { Pair::new(partner, item) };
            let (here, there) = (readings[side], readings[side.other()]);
            let turned = denials(here, item) == 1
                && denials(there, partner) == 0
                && !negation::is_denied_behind(there, &denied[side.other()], partner)
                && !there.items[partner].framed
                && negation::is_affirmed(here, (cue, item), there, partner)
                && is_open(here, item) == is_open(there, partner);
            // A wider word may be another one: what surrounds both must tell.
            let around = match alignment.credit(side, item) >= SYNONYM {
                // "nobody was hurt" is told of all that the claim tells of.
                true if negation::is_told_of_none_at_all(here, (cue, item)) => 0,
                true => 2,
                false => SURE,
            };
            // "free of ice", "ice-free"
            let free = here.words.lower(cue) == "free" && there.words.lower(there.items[partner].last + 1) == "free";
            let two = circumstances::are_of_him_and_her(readings, items)
                || circumstances::are_done_to_two(readings, alignment, items)
                || circumstances::are_of_two_groups(readings)
                || candidacy::are_for_two_offices(readings);
            (turned && !free && !two && retold.shared(items) >= around).then_some((side, (cue, item), partner))
        })
    });
    let tokens = |&(side, (cue, item), partner): &(Side, Denied, usize)| {
        let own = &readings[side].items[item];
        let here = (cue.min(own.first), own.last.max(cue));
        let there = negation::affirmed(readings, alignment, side, (cue, item), partner);
        if side == Side::Left { Pair::new(here, there) } else { Pair::new(there, here) }
    };
    let found = pairing::first(readings, found, |found| tokens(found).map(|(first, _)| first))?;
    let (side, (_, item), partner) = found;
    let items = if side == Side::Left { Pair::new(item, partner) } else { Pair::new(partner, item) };
    Some(Reason::quoting(ReasonKind::Negation, confidence(retold, items), readings, tokens(&found)))
}

/// The things that a claim says something was done without.
fn without<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = Denied> + 'r {
    let tokens = (0..reading.words.len()).filter(|&at| reading.words.lower(at) == "without");
    tokens.filter_map(|at| head_from(reading, at + 1).map(|head| (at, head)))
}
