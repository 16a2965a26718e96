//! Bodies that decide: what one of them approved another one may reject, and neither tale is at odds with the other.

use super::{Reason, chain::Chain, reading::Reading, retold::Phrase};
use crate::text::{Pair, Side};

/// Which body a word names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    LowerHouse,
    UpperHouse,
    Minister,
    Council,
    Court,
    Board,
    Owners,
    Staff,
    Voters,
}

/// Who decides is told by no more words than these behind the verb.
const BEHIND: usize = 6;

/// Whether who decides what a reason is told of is one body here and another one there.
pub(super) fn are_two(readings: Pair<&Reading<'_>>, reason: &Reason) -> bool {
    let spans = Pair::new(reason.left, reason.right);
    let body = |side: Side| {
        let reading = readings[side];
        let start = spans[side].start.checked_sub(reading.start)?;
        decider(reading, reading.token_at(start))
    };
    matches!((body(Side::Left), body(Side::Right)), (Some(left), Some(right)) if left != right)
}

/// The body that does what is told from token `verb` on: behind "by", or before it.
fn decider(reading: &Reading<'_>, verb: usize) -> Option<Body> {
    let by = (verb..verb + BEHIND).find(|&at| reading.words.lower(at) == "by");
    let chain = Chain::before(reading, verb);
    let phrase = match by {
        Some(by) => Phrase::from(reading, by + 1),
        // "was founded": by somebody else.
        None if chain.is => None,
        None => Phrase::before(reading, chain.from),
    }?;
    let (first, last) = phrase.tokens(reading);
    let named = (first..=last).rev().find_map(|at| body(reading, at));
    // "the lower house of the parliament"
    let of = || reading.words.lower_before(first, 1) == "of";
    named.or_else(|| (first.saturating_sub(BEHIND)..first).filter(|_| of()).find_map(|at| body(reading, at)))
}

fn body(reading: &Reading<'_>, at: usize) -> Option<Body> {
    let words = &reading.words;
    Some(match words.lower(at) {
        "house" | "chamber" if words.lower_before(at, 1) == "upper" => Body::UpperHouse,
        "chamber" if words.lower_before(at, 1) == "lower" => Body::LowerHouse,
        "house" if words.lower_before(at, 1) == "lower" || words.lower(at + 1) == "of" => Body::LowerHouse,
        "commons" => Body::LowerHouse,
        "senate" | "senators" | "lords" | "peers" => Body::UpperHouse,
        "inspector" | "inspectors" | "minister" | "ministers" | "ministry" | "government" => Body::Minister,
        "council" | "councillors" | "councilors" | "committee" => Body::Council,
        "court" | "judge" | "judges" | "jury" | "jurors" | "tribunal" => Body::Court,
        "board" | "directors" | "management" => Body::Board,
        "shareholders" | "investors" | "owners" => Body::Owners,
        "staff" | "workers" | "employees" | "union" | "strikers" => Body::Staff,
        "voters" | "residents" => Body::Voters,
        _ => return None,
    })
}
