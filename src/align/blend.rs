//! From what two claims share and how near they are by meaning to one score: a logistic regression with fixed weights.
//!
//! Its scores are on the scale of `model`, so that one threshold serves both tiers.

use super::{full::Nearness, score::Features};

const BIAS: f64 = -0.6894;

/// Those of `bare` and `strangers` are as in `model`, where they are set and not learned.
const WEIGHTS: Features = [
    -0.2818, 0.9046, 4.4252, 0.0992, 0.3541, -0.1902, -0.1344, -1.5368, -0.8006, -1.1524, 1.5874, -0.6246, -2.5, -4.0,
    0.0,
];

const NEARNESS_WEIGHTS: Nearness = [8.573, 0.9007, 1.3112, 1.4194];

/// How likely the two claims speak of the same thing, 0 to 1.
pub(super) fn score(features: &Features, nearness: &Nearness) -> f64 {
    let lexical = features.iter().zip(&WEIGHTS);
    let sum: f64 = BIAS
        + lexical.chain(nearness.iter().zip(&NEARNESS_WEIGHTS)).map(|(figure, weight)| figure * weight).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}
