//! Which parts of two articles tell the same: links between blocks, made from those between claims.

use super::Comparison;
use crate::align::{Place, places};

/// A left and a right block that hold linked claims.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    /// Index of the left block.
    pub left: usize,
    /// Index of the right block.
    pub right: usize,
    /// How likely at least one of the links between their claims is right, 0 to 1.
    pub score: f64,
    /// Whether it stands out of the order in which the two articles tell the rest (a transposition). Where they have no
    /// order in common, that is so of nearly every passage.
    pub moved: bool,
}

impl Comparison {
    /// The linked passages, by left block, then by right block.
    pub fn passages(&self) -> Vec<Passage> {
        let blocks = self
            .links
            .iter()
            .map(|link| (self.claims.left[link.left].block, self.claims.right[link.right].block, 1.0 - link.score));
        let mut doubts: Vec<(usize, usize, f64)> = blocks.collect();
        doubts.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
        doubts.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 *= next.2;
            }
            same
        });
        let pairs: Vec<(usize, usize)> = doubts.iter().map(|&(left, right, _)| (left, right)).collect();
        let places = places(&pairs);
        let passage = |((left, right, doubt), place): ((usize, usize, f64), &Place)| {
            let score = ((1.0 - doubt) * 1e4).round() / 1e4;
            Passage { left, right, score, moved: *place == Place::Moved }
        };
        doubts.into_iter().zip(&places).map(passage).collect()
    }
}
