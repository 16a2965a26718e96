//! From features to one score: a logistic regression with fixed weights.
//!
//! `assets/align/README.md` says what the numbers were learned from, and how well they do on what they have not seen.

use super::score::Features;

/// The score from which on a candidate is a link.
pub(super) const THRESHOLD: f64 = 0.28;

const BIAS: f64 = 1.2536;

const WEIGHTS: Features =
    [-2.0996, 1.7285, 10.5434, 0.2484, 0.4366, -0.2259, 0.8604, -0.0113, -1.0888, -1.3901, 2.1392, -0.7258];

/// How likely the two claims speak of the same thing, 0 to 1.
pub(super) fn score(features: &Features) -> f64 {
    let sum: f64 = BIAS + features.iter().zip(&WEIGHTS).map(|(figure, weight)| figure * weight).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}
