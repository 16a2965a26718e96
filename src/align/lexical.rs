//! The first tier: lexical, instant, standing alone.

use super::{
    Candidate, Scorer, candidates::candidates, grams::Grams, groups::Groups, model, score::Features, score::features,
    terms::Vocabulary,
};
use crate::{claims::Claims, text::Pair};

/// Candidates below this score are left out: nine in ten of all pairs, and next to none of those that are links.
const FAINTEST: f64 = 0.01;

/// Terms weighed within the two articles, and a few further figures.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexical;

/// A pair of claims as it was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// What they have in common.
    pub features: Features,
    /// Whether they are the same words but for case and signs.
    pub same: bool,
}

impl Lexical {
    /// The pairs that share a term, or are the same, and what they have in common; by left claim, then by right claim.
    /// The weights of the score are learned from this.
    pub fn measure(&self, claims: Pair<Claims<'_>>) -> Vec<Measured> {
        let vocabulary = Vocabulary::of(claims);
        let groups = Groups::of(&vocabulary.claims);
        let pairs = candidates(&vocabulary, &groups);
        let features = features(&pairs, &vocabulary, &Grams::of(claims));
        let measured = |(&(left, right), features): (&(u32, u32), Features)| {
            let (left, right) = (left as usize, right as usize);
            Measured { left, right, features, same: groups.same(left, right) }
        };
        pairs.iter().zip(features).map(measured).collect()
    }
}

impl Scorer for Lexical {
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Vec<Candidate> {
        let scored = self.measure(claims).into_iter().map(|Measured { left, right, features, same }| Candidate {
            left,
            right,
            score: if same { 1.0 } else { model::score(&features) },
        });
        scored.filter(|candidate| candidate.score >= FAINTEST).collect()
    }

    fn threshold(&self) -> f64 {
        model::THRESHOLD
    }
}
