//! Converses: one deed told of either party, in words that are opposites: "bought from", "sold to"; "the euro rose against
//! the dollar", "the dollar fell against the euro".

use super::{
    alignment::Alignment,
    reading::{Item, Kind, Reading},
    roles::is_determiner,
    thesaurus::Kin,
};
use crate::text::{Pair, Side};

/// Deeds that are one, told of the one or of the other party: who buys from somebody to whom somebody sells.
const CONVERSE: [(&[&str], &[&str]); 5] = [
    (
        &["bought", "buy", "buys", "buying", "acquire", "acquired", "purchase", "purchased"],
        &["sold", "sell", "sells", "selling"],
    ),
    (&["borrow", "borrowed", "borrows", "borrowing"], &["lend", "lent", "lends", "lending"]),
    (
        &["win", "won", "wins", "winning", "beat", "beats", "beaten", "defeated", "victory", "triumph"],
        &["lose", "lost", "loses", "losing", "loss", "defeat"],
    ),
    (&["send", "sent", "sends", "sending"], &["receive", "received", "receives", "receiving"]),
    (&["import", "imports", "imported"], &["export", "exports", "exported"]),
];

/// Whether the words at `items` tell one deed of its two parties: as far as the words are known to do so, if somebody stands
/// before the one and behind the other; any opposites, if two have changed places.
pub(super) fn are_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let turned = turned(readings, alignment, items);
    let changed = |forth: bool| turned.iter().any(|turned| turned.party && turned.forth == forth);
    changed(true) && changed(false)
        || is_known(readings, items)
            && (turned.iter().any(|turned| turned.somebody) || are_of_two_parties(readings, alignment, items))
}

/// Whether two are named before the words, neither of whom is named before the other: "Old Hundred sold its line", "Pippin
/// bought the line".
fn are_of_two_parties(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let named = |side: Side| (0..items[side]).filter(move |&at| readings[side].items[at].named);
    let any = |side: Side| named(side).next().is_some();
    any(Side::Left)
        && any(Side::Right)
        && !named(Side::Left).any(|at| alignment.partner(Side::Left, at).is_some_and(|at| at < items.right))
}

/// Whether the words are known to be converses.
fn is_known(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let word = |side: Side| readings[side].words.lower(readings[side].items[items[side]].first);
    let (one, other) = (word(Side::Left), word(Side::Right));
    CONVERSE.iter().any(|(ones, others)| {
        ones.contains(&one) && others.contains(&other) || ones.contains(&other) && others.contains(&one)
    })
}

/// What stands before one of the words and behind the other.
struct Turned {
    /// Whether behind the right one.
    forth: bool,
    somebody: bool,
    /// Whether what is told is told of it too: "against the dollar", "to the dollar".
    party: bool,
}

fn turned(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> Vec<Turned> {
    let told = |side: Side, at: usize| {
        let item = &readings[side].items[at];
        at != items[side] && item.kind == Kind::Word && item.clause == readings[side].items[items[side]].clause
    };
    let found = (0..readings.left.items.len()).filter_map(|at| {
        let partner = alignment.partner(Side::Left, at)?;
        let forth = at < items.left;
        if forth == (partner < items.right) || !told(Side::Left, at) || !told(Side::Right, partner) {
            return None;
        }
        let (left, right) = (&readings.left.items[at], &readings.right.items[partner]);
        let somebody = left.named || left.root.kin.is_some_and(Kin::is_somebody);
        let party = if forth {
            is_party(readings.right, items.right, right)
        } else {
            is_party(readings.left, items.left, left)
        };
        Some(Turned { forth, somebody, party })
    });
    found.collect()
}

/// Whether a noun behind a word is told to be a party to what it tells.
fn is_party(reading: &Reading<'_>, word: usize, noun: &Item<'_>) -> bool {
    let words = &reading.words;
    let end = reading.items[word].last + 1;
    let mut at = noun.first;
    while at > end && (is_determiner(words.lower(at - 1)) || words.capital(at - 1)) {
        at -= 1;
    }
    at == end || matches!(words.lower_before(at, 1), "against" | "to" | "from" | "over" | "with")
}
