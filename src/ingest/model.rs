//! A small network that says of a unit how much it looks like a part of the article, and the sequence of judgements
//! that fits best (Viterbi): articles and furniture both come in stretches.
//!
//! The numbers live in `assets/furniture/model.rs`, with a note beside them on what they were learned from.

/// Features a unit has.
const INPUTS: usize = 89;
/// Units of the hidden layer.
const HIDDEN: usize = 12;

/// The numbers of the model.
pub(super) struct Model {
    /// What a change between article and furniture costs, in log odds.
    change: f32,
    /// For each feature its weights in the hidden units, the biases last.
    hidden: [[f32; HIDDEN]; INPUTS + 1],
    /// Weight of each hidden unit, the bias last.
    output: [f32; HIDDEN + 1],
}

#[expect(clippy::approx_constant, reason = "a number that was learned may come near any other")]
static MODEL: Model = include!("../../assets/furniture/model.rs");

/// The model that comes with the program.
pub(super) fn model() -> &'static Model {
    &MODEL
}

impl Model {
    /// Log odds that a unit with these features is a part of the article.
    pub(super) fn odds(&self, features: &[f32]) -> f32 {
        debug_assert_eq!(features.len(), INPUTS, "the model was learned for other features");
        let mut sums = [0.0_f32; HIDDEN];
        for (weights, &feature) in self.hidden.iter().zip(features).filter(|(_, feature)| **feature != 0.0) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight * feature;
            }
        }
        let active = sums.iter().zip(&self.hidden[INPUTS]).map(|(sum, bias)| (bias + sum).max(0.0));
        self.output[HIDDEN] + self.output.iter().zip(active).map(|(weight, active)| weight * active).sum::<f32>()
    }

    /// The likeliest sequence of judgements under the log odds of each unit.
    pub(super) fn sequence(&self, odds: &[f32]) -> Vec<bool> {
        sequence(odds, self.change)
    }
}

/// The likeliest sequence of judgements, true for the article, under the log odds of each unit, where a change
/// costs so much.
fn sequence(odds: &[f32], change: f32) -> Vec<bool> {
    let mut scores = [0.0f32; 2];
    let mut came_from: Vec<[bool; 2]> = Vec::with_capacity(odds.len());
    for &odd in odds {
        let stay_out = scores[0] >= scores[1] - change;
        let stay_in = scores[1] >= scores[0] - change;
        let out = if stay_out { scores[0] } else { scores[1] - change };
        let within = if stay_in { scores[1] } else { scores[0] - change };
        came_from.push([!stay_out, stay_in]);
        scores = [out, within + odd];
    }
    let mut state = scores[1] > scores[0];
    let mut kept = vec![false; odds.len()];
    for (i, from) in came_from.iter().enumerate().rev() {
        kept[i] = state;
        state = from[usize::from(state)];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::features::Surroundings;
    use crate::ingest::lines::units;
    use crate::ingest::look::Looks;

    #[test]
    fn the_model_was_learned_for_the_features_there_are() {
        let units = units("One line.");
        let looks = Looks::of(&units);
        let mut row = Vec::new();
        Surroundings::of(&units, &looks).features(0, &mut row);
        assert_eq!(row.len(), INPUTS);
    }

    #[test]
    fn a_change_must_be_worth_its_cost() {
        assert_eq!(sequence(&[5.0, -1.0, 5.0, -9.0, -9.0], 2.0), [true, true, true, false, false]);
        assert_eq!(sequence(&[], 2.0), Vec::<bool>::new());
    }
}
