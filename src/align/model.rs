//! From features to one score: a logistic regression with fixed weights.
//!
//! `assets/README.md` says what the numbers were learned from, and how well they do on what they have not seen.

use super::score::Features;

/// The score from which on a candidate is a link.
pub(super) const THRESHOLD: f64 = 0.27;

const BIAS: f64 = 1.2289;

/// The last two, for `bare` and `strangers`, are set and not learned: what was learned from holds few of either.
const WEIGHTS: Features =
    [-1.9405, 1.7169, 10.4916, 0.2483, 0.4328, -0.2288, 0.8627, -0.0044, -1.0763, -1.3889, 2.1387, -0.7249, -2.5, -3.0];

/// How likely the two claims speak of the same thing, 0 to 1.
pub(super) fn score(features: &Features) -> f64 {
    let sum: f64 = BIAS + features.iter().zip(&WEIGHTS).map(|(figure, weight)| figure * weight).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}
