use super::Comparison;
use crate::{
    judge::Relation,
    text::{Pair, Side},
};

/// How one claim stands to the other article as a whole: the gravest of its links, or that it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Its gravest link has this relation.
    Linked(Relation),
    /// The other article does not tell it.
    OnlyHere,
    /// A heading without counterpart: it asserts nothing, so nothing is missing.
    Silent,
}

/// How many claims and links of a kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Links marked `same` or `agrees`.
    pub agree: usize,
    /// Links marked `conflicts`.
    pub conflict: usize,
    /// Links marked `differs`.
    pub differ: usize,
    /// Links marked `related`.
    pub related: usize,
    /// Claims without link, on each side.
    pub only_here: Pair<usize>,
}

impl Summary {
    /// Links that diverge: `conflicts` and `differs`.
    pub fn diverge(&self) -> usize {
        self.conflict + self.differ
    }
}

/// The graver relation stands for the claim: a reader looks for trouble first, then for agreement.
pub(crate) fn gravity(relation: Relation) -> u8 {
    match relation {
        Relation::Conflicts => 4,
        Relation::Differs => 3,
        Relation::Same => 2,
        Relation::Agrees => 1,
        Relation::Related => 0,
    }
}

impl Comparison {
    /// The standing of every claim on `side`, in order.
    pub fn standings(&self, side: Side) -> Vec<Standing> {
        let mut standings: Vec<Standing> = self.claims[side]
            .iter()
            .map(|claim| if claim.asserts { Standing::OnlyHere } else { Standing::Silent })
            .collect();
        for link in &self.links {
            let standing = &mut standings[link.claim(side)];
            match standing {
                Standing::Linked(relation) if gravity(*relation) >= gravity(link.relation) => {}
                _ => *standing = Standing::Linked(link.relation),
            }
        }
        standings
    }

    /// Counts over the whole comparison. Links between headings are not counted.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for link in &self.links {
            if !self.claims.left[link.left].asserts || !self.claims.right[link.right].asserts {
                continue;
            }
            match link.relation {
                Relation::Same | Relation::Agrees => summary.agree += 1,
                Relation::Conflicts => summary.conflict += 1,
                Relation::Differs => summary.differ += 1,
                Relation::Related => summary.related += 1,
            }
        }
        summary.only_here = Pair::from_fn(|side| {
            self.standings(side).iter().filter(|&&standing| standing == Standing::OnlyHere).count()
        });
        summary
    }
}
