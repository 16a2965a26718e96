//! The first tier: lexical, instant, standing alone.

use super::{
    Because, Candidate, Engine, Scored, Scorer, candidates::candidates, grams::Grams, groups::Groups, model,
    score::Features, score::features, terms::Vocabulary,
};
use crate::{claims::Claims, text::Pair};

/// Candidates below this score are left out: nine in ten of all pairs, and next to none of those that are links.
pub(super) const FAINTEST: f64 = 0.01;

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
        let mut measured = Vec::new();
        each(claims, &[], |pair| measured.push(pair));
        measured
    }
}

/// Measures the pairs that share a term, and `further` ones, one after the other, so that of the many only those are kept
/// that matter.
pub(super) fn each(claims: Pair<Claims<'_>>, further: &[(u32, u32)], mut put: impl FnMut(Measured)) {
    let vocabulary = Vocabulary::of(claims);
    let groups = Groups::of(&vocabulary.claims);
    let mut pairs = candidates(&vocabulary, &groups);
    if !further.is_empty() {
        pairs.extend_from_slice(further);
        pairs.sort_unstable();
        pairs.dedup();
    }
    features(&pairs, &vocabulary, &Grams::of(claims), |left, right, features| {
        put(Measured { left, right, features, same: groups.same(left, right) });
    });
}

impl Scorer for Lexical {
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Scored {
        let mut candidates = Vec::new();
        each(claims, &[], |Measured { left, right, features, same }| {
            let score = if same { 1.0 } else { model::score(&features) };
            if score >= FAINTEST {
                candidates.push(Candidate { left, right, score });
            }
        });
        Scored { candidates, engine: Engine::Lexical(Because::Chosen), alike: Vec::new() }
    }

    fn threshold(&self) -> f64 {
        model::THRESHOLD
    }
}
