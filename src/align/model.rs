//! From features to one score: a logistic regression with fixed weights.
//!
//! `assets/README.md` says what the numbers were learned from, and how well they do on what they have not seen.

use super::score::Features;

/// The score from which on a candidate is a link.
pub(super) const THRESHOLD: f64 = 0.27;

const BIAS: f64 = 0.5896;

/// Those of `bare` and `strangers` are set and not learned: what was learned from holds few of either.
const WEIGHTS: Features = [
    -1.6879, 1.5949, 9.9337, 0.2438, 0.3839, -0.2985, 0.906, 0.2927, -1.065, -0.5067, 1.7726, -0.6753, -2.5, -4.0,
    2.1867,
];

/// How likely the two claims speak of the same thing, 0 to 1.
pub(super) fn score(features: &Features) -> f64 {
    let sum: f64 = BIAS + features.iter().zip(&WEIGHTS).map(|(figure, weight)| figure * weight).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}
