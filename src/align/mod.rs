//! Which claims of two articles speak of the same thing.
//!
//! A [`Scorer`] turns the claims of both articles into scored candidates; [`select`] decides which of them are links.
//! The engine behind it can be exchanged: a second tier that knows meaning will be another `Scorer`.

mod lexical;

pub use lexical::Lexical;

use crate::{claims::Claims, text::Pair};

/// A left and a right claim that may speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// Strength, 0 to 1; comparable between pairs of articles.
    pub score: f64,
}

/// Something that finds and scores candidates.
///
/// A scorer is deterministic, and symmetric: with the articles exchanged it gives the same scores for the same pairs.
pub trait Scorer {
    /// The candidates, by left claim, then by right claim. Pairs without anything in common are left out.
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Vec<Candidate>;

    /// The score from which on a candidate is a link, the same for all articles.
    fn threshold(&self) -> f64;
}

/// The candidates that are links: all of at least `threshold`, many-to-many, in the order given.
pub fn select(candidates: &[Candidate], threshold: f64) -> Vec<Candidate> {
    candidates.iter().copied().filter(|candidate| candidate.score >= threshold).collect()
}
