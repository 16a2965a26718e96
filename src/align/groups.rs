//! Claims of the very same words, taken as one.

use std::collections::HashMap;

use rustc_hash::{FxBuildHasher, FxHashMap};

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

impl Groups {
    /// Groups the claims of both articles by their words.
    pub(super) fn of(claims: &Pair<Terms>) -> Self {
        let count = claims.left.words.len() + claims.right.words.len();
        let mut ids: FxHashMap<&[u32], u32> = HashMap::with_capacity_and_hasher(count, FxBuildHasher);
        let mut number = |words| {
            let next = ids.len() as u32;
            *ids.entry(words).or_insert(next)
        };
        let of: Pair<Vec<u32>> = claims.as_ref().map(|side| side.words.iter().map(&mut number).collect());
        let members = of.as_ref().map(|of| {
            let claims = of.iter().enumerate().map(|(claim, &group)| (group as usize, claim as u32));
            Rows::grouped(ids.len(), claims)
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
