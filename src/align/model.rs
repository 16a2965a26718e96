//! From features to one score: a logistic regression with fixed weights.
//!
//! `assets/align/README.md` says what the numbers were learned from, and how well they do on what they have not seen.

use super::score::Features;

/// The score from which on a candidate is a link.
pub(super) const THRESHOLD: f64 = 0.27;

const BIAS: f64 = 1.2331;

const WEIGHTS: Features =
    [-1.9428, 1.716, 10.4925, 0.2486, 0.434, -0.2271, 0.8643, -0.0089, -1.0774, -1.39, 2.1363, -0.7249];

/// How likely the two claims speak of the same thing, 0 to 1.
pub(super) fn score(features: &Features) -> f64 {
    let sum: f64 = BIAS + features.iter().zip(&WEIGHTS).map(|(figure, weight)| figure * weight).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}
