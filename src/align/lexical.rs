//! The first tier: lexical, instant, standing alone.

use super::{Candidate, Scorer};
use crate::{claims::Claims, text::Pair};

/// Local TF-IDF over stems.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexical;

impl Scorer for Lexical {
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for left in 0..claims.left.len() {
            for right in 0..claims.right.len() {
                if claims.left.text(left) == claims.right.text(right) {
                    candidates.push(Candidate { left, right, score: 1.0 });
                }
            }
        }
        candidates
    }

    fn threshold(&self) -> f64 {
        0.19
    }
}
