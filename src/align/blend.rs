//! From what two claims share and how near they are by meaning to one score: a logistic regression with fixed weights.
//!
//! Its scores are on the scale of `model`, so that one threshold serves both tiers.

use super::{full::Nearness, score::Features};

/// A little more than was learned (-1.2834), so that the best threshold is that of `model`.
const BIAS: f64 = -1.0834;

/// Those of `bare` and `strangers` are as in `model`, where they are set and not learned.
const WEIGHTS: Features = [
    -0.0241, 0.8189, 4.5566, 0.1323, 0.3369, -0.2744, -0.4165, -1.5246, -0.805, -0.2685, 1.324, -0.5466, -2.5, -4.0,
    2.1285,
];

const NEARNESS_WEIGHTS: Nearness = [7.4247, 0.9627, 1.8668, 1.9259];

/// How likely the two claims speak of the same thing, 0 to 1.
pub(super) fn score(features: &Features, nearness: &Nearness) -> f64 {
    let lexical = features.iter().zip(&WEIGHTS);
    let sum: f64 = BIAS
        + lexical.chain(nearness.iter().zip(&NEARNESS_WEIGHTS)).map(|(figure, weight)| figure * weight).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}
