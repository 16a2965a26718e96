//! Which pairs of claims are worth measuring: those that share a telling term.
//!
//! Never all pairs. An inverted index finds for each claim those of the other article that share a term with it. Common
//! terms are left out as soon as following them would cost more than the texts' length allows, and of many partners
//! only the best are kept; two articles of ordinary length are below both limits, so that all their pairs are measured.

use super::{groups::Groups, rows::Rows, terms::Vocabulary};
use crate::text::{Pair, Side};

/// Steps through the index that are always affordable, and further ones for each claim.
const STEPS: u64 = 1 << 20;
const STEPS_PER_CLAIM: u64 = 64;
/// Partners that a claim may keep, in all and at least.
const PARTNERS: usize = 1 << 16;
const FEWEST_PARTNERS: usize = 8;

/// The pairs of claims to measure, by left claim, then by right claim.
///
/// Equal claims are always among them, even where they hold nothing but function words.
pub(super) fn candidates(vocabulary: &Vocabulary, groups: &Groups) -> Vec<(u32, u32)> {
    let index = Index::of(vocabulary, groups);
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut propose = |left: usize, right: usize| groups.pairs(left, right, |left, right| found.push((left, right)));
    for group in 0..groups.len() {
        propose(group, group);
    }
    index.best(Side::Left, &mut |left, right| propose(left, right));
    if index.limited() {
        index.best(Side::Right, &mut |right, left| propose(left, right));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where the terms stand, by group of equal claims.
struct Index<'a> {
    vocabulary: &'a Vocabulary,
    groups: &'a Groups,
    /// Rows by term: the groups that hold it, and its weight there.
    postings: Pair<Rows<(u32, u32)>>,
    /// Terms that stand in more pairs of groups than this are not followed.
    most: u64,
    /// Partners kept for a group.
    partners: usize,
}

impl<'a> Index<'a> {
    fn of(vocabulary: &'a Vocabulary, groups: &'a Groups) -> Self {
        let postings = Pair::from_fn(|side| {
            let content = &vocabulary.claims[side].content;
            Rows::grouped(vocabulary.idf.len(), |put| {
                for (group, members) in groups.members[side].iter().enumerate() {
                    let terms = members.first().map(|&claim| content.row(claim as usize)).unwrap_or_default();
                    for term in terms {
                        put(term.id as usize, (group as u32, term.weight));
                    }
                }
            })
        });
        let claims = groups.members.as_ref().map(|members| members.iter().filter(|row| !row.is_empty()).count());
        let steps = STEPS + STEPS_PER_CLAIM * (claims.left + claims.right) as u64;
        let partners = (PARTNERS / claims.left.max(claims.right).max(1)).max(FEWEST_PARTNERS);
        Index { vocabulary, groups, most: affordable(&postings, steps), postings, partners }
    }

    /// Whether any group may have more partners than are kept.
    fn limited(&self) -> bool {
        self.partners < self.groups.len()
    }

    /// Hands each group of `side` with its best partners to `put`: the highest cosines over the terms followed.
    fn best(&self, side: Side, put: &mut dyn FnMut(usize, usize)) {
        let (own, other) = (&self.vocabulary.claims[side].content, &self.postings[side.other()]);
        let mut sums = vec![0_u64; self.groups.len()];
        let mut met: Vec<u32> = Vec::new();
        let mut order = Vec::new();
        for (group, members) in self.groups.members[side].iter().enumerate() {
            let Some(&claim) = members.first() else { continue };
            for term in own.row(claim as usize) {
                if self.pairs(term.id) > self.most {
                    continue;
                }
                for &(partner, weight) in other.row(term.id as usize) {
                    let sum = &mut sums[partner as usize];
                    if *sum == 0 {
                        met.push(partner);
                    }
                    *sum += u64::from(term.weight) * u64::from(weight) + 1;
                }
            }
            let least = least_kept(met.iter().map(|&partner| sums[partner as usize]), self.partners, &mut order);
            for partner in met.drain(..) {
                if std::mem::take(&mut sums[partner as usize]) >= least {
                    put(group, partner as usize);
                }
            }
        }
    }

    fn pairs(&self, term: u32) -> u64 {
        pairs(&self.postings, term as usize)
    }
}

/// Pairs of groups that share `term`.
fn pairs(postings: &Pair<Rows<(u32, u32)>>, term: usize) -> u64 {
    postings.left.range(term).len() as u64 * postings.right.range(term).len() as u64
}

/// The number of pairs up to which terms can be followed within `steps`, the rarest first.
fn affordable(postings: &Pair<Rows<(u32, u32)>>, steps: u64) -> u64 {
    let mut costs: Vec<u64> = (0..postings.left.len()).map(|term| pairs(postings, term)).collect();
    costs.sort_unstable();
    let mut spent = 0;
    let mut most = 0;
    for equal in costs.chunk_by(|a, b| a == b) {
        spent += equal[0] * equal.len() as u64;
        if spent > steps {
            break;
        }
        most = equal[0];
    }
    most
}

/// The least of the sums that are among the `most` highest. Where more than as many again share that last place, none
/// of those that share it is kept: nothing tells them apart.
fn least_kept(sums: impl ExactSizeIterator<Item = u64>, most: usize, order: &mut Vec<u64>) -> u64 {
    if sums.len() <= most {
        return 0;
    }
    order.clear();
    order.extend(sums);
    order.sort_unstable_by(|a, b| b.cmp(a));
    let last = order[most - 1];
    let shared = order[most..].iter().take_while(|&&sum| sum == last).count();
    if shared > most { last + 1 } else { last }
}
