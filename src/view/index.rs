//! A comparison looked up by claim: what every row drawn and every step of a reader asks for.

use crate::{
    claims::Claim,
    comparison::{Comparison, Standing, gravity},
    text::{Pair, Side, Span},
};

/// Standing and links of every claim, found without searching.
#[derive(Clone, Debug, Default)]
pub struct Index {
    standings: Pair<Vec<Standing>>,
    links: Pair<Vec<Vec<usize>>>,
}

impl Index {
    /// The index of `comparison`.
    pub fn new(comparison: &Comparison) -> Index {
        let mut links = Pair::from_fn(|side| vec![Vec::new(); comparison.claims[side].len()]);
        for (index, link) in comparison.links.iter().enumerate() {
            for side in Side::BOTH {
                links[side][link.claim(side)].push(index);
            }
        }
        for side in Side::BOTH {
            for of_claim in &mut links[side] {
                of_claim.sort_by(|&a, &b| {
                    let (a, b) = (&comparison.links[a], &comparison.links[b]);
                    gravity(b.relation).cmp(&gravity(a.relation)).then(b.score.total_cmp(&a.score))
                });
            }
        }
        Index { standings: Pair::from_fn(|side| comparison.standings(side)), links }
    }

    /// How claim `claim` on `side` stands.
    pub fn standing(&self, side: Side, claim: usize) -> Standing {
        self.standings[side][claim]
    }

    /// The links of a claim by their index in [`Comparison::links`]: the gravest first, then the strongest.
    pub fn links(&self, side: Side, claim: usize) -> &[usize] {
        &self.links[side][claim]
    }
}

/// The claims that begin within `span`, by index. Claims are in reading order.
pub fn beginning_in(claims: &[Claim], span: Span) -> std::ops::Range<usize> {
    let first = claims.partition_point(|claim| claim.span.start < span.start);
    let last = first + claims[first..].partition_point(|claim| claim.span.start < span.end);
    first..last
}

/// The claims that share a word with `span`, by index.
pub(super) fn touching(claims: &[Claim], span: Span) -> std::ops::Range<usize> {
    let begun = beginning_in(claims, span);
    let covering = begun.start.checked_sub(1).filter(|&before| claims[before].span.overlaps(span));
    covering.unwrap_or(begun.start)..begun.end
}
