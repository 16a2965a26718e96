//! Which candidates are links.

use super::Candidate;

/// The candidates that are links: all of at least `threshold`, many-to-many, in the order given.
///
/// One outlet's sentence may tell what another spreads over three, so nothing is held to one partner.
pub fn select(candidates: &[Candidate], threshold: f64) -> Vec<Candidate> {
    candidates.iter().copied().filter(|candidate| candidate.score >= threshold).collect()
}
