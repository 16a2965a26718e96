//! Claims of the very same words, taken as one.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::{rows::Rows, terms::Terms};
use crate::text::Pair;

/// The groups of equal claims, numbered over both articles.
#[derive(Debug)]
pub(super) struct Groups {
    /// Rows by group: its claims in the article, none where the article does not have it.
    pub(super) members: Pair<Rows<u32>>,
    /// The group of each claim.
    of: Pair<Vec<u32>>,
}

/// Where a group is looked for: half of a hash of its words, so that hardly any other words are looked at, and its number
/// from 1, or 0.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    group: u32,
}

impl Groups {
    /// Groups the claims of both articles by their words.
    pub(super) fn of(claims: &Pair<Terms>) -> Self {
        let count = claims.left.words.len() + claims.right.words.len();
        let mut firsts: Vec<&[u32]> = Vec::with_capacity(count);
        let mut slots = vec![Slot::default(); (2 * count).next_power_of_two()];
        let mask = slots.len() - 1;
        let all = claims.left.words.iter().chain(claims.right.words.iter());
        let number = all.map(|words| {
            let hash = FxBuildHasher.hash_one(words);
            let (mut at, hash) = (hash as usize & mask, (hash >> 32) as u32);
            loop {
                match slots[at] {
                    Slot { group: 0, .. } => {
                        firsts.push(words);
                        slots[at] = Slot { hash, group: firsts.len() as u32 };
                        return firsts.len() as u32 - 1;
                    }
                    slot if slot.hash == hash && firsts[slot.group as usize - 1] == words => return slot.group - 1,
                    _ => at = (at + 1) & mask,
                }
            }
        });
        let mut left: Vec<u32> = number.collect();
        let right = left.split_off(claims.left.words.len());
        let of = Pair { left, right };
        let members = of.as_ref().map(|of| {
            let claims = of.iter().enumerate().map(|(claim, &group)| (group as usize, claim as u32));
            Rows::grouped(firsts.len(), claims)
        });
        Groups { members, of }
    }

    /// Number of groups.
    pub(super) fn len(&self) -> usize {
        self.members.left.len()
    }

    /// Whether the two claims have the same words.
    pub(super) fn same(&self, left: usize, right: usize) -> bool {
        self.of.left[left] == self.of.right[right]
    }

    /// Hands the pairs of claims that the two groups stand for to `put`: each claim with the one that stands at the
    /// corresponding place among its like, the first with the first and the last with the last. A line that comes back
    /// three times in both articles makes three links, not nine.
    pub(super) fn pairs(&self, left: usize, right: usize, mut put: impl FnMut(u32, u32)) {
        let (lefts, rights) = (self.members.left.row(left), self.members.right.row(right));
        let most = lefts.len().max(rights.len());
        for at in 0..if lefts.len().min(rights.len()) == 0 { 0 } else { most } {
            put(lefts[at * lefts.len() / most], rights[at * rights.len() / most]);
        }
    }
}
