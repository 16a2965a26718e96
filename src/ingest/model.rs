//! A small network that says of a unit how much it looks like a part of the article, and the sequence of judgements
//! that fits best (Viterbi): articles and furniture both come in stretches.
//!
//! The numbers live in `assets/furniture/model.txt`, with a note beside them on what they were learned from.

use std::sync::LazyLock;

/// The numbers of the model.
pub(super) struct Model {
    /// Features a unit has.
    inputs: usize,
    /// For each feature its weights in the hidden units, the biases last.
    hidden: Vec<Vec<f32>>,
    /// Weight of each hidden unit, the bias last.
    output: Vec<f32>,
    /// What a change between article and furniture costs, in log odds.
    change: f32,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("../../assets/furniture/model.txt")));

/// The model that comes with the program.
pub(super) fn model() -> &'static Model {
    &MODEL
}

impl Model {
    /// Reads rows of numbers: the cost of a change, then one row a hidden unit, then the output row.
    fn parse(source: &str) -> Model {
        let numbers =
            |line: &str| -> Vec<f32> { line.split_whitespace().filter_map(|word| word.parse().ok()).collect() };
        let mut rows: Vec<Vec<f32>> =
            source.lines().filter(|line| !line.starts_with('#')).map(numbers).filter(|row| !row.is_empty()).collect();
        let output = rows.pop().unwrap_or_default();
        let change = if rows.is_empty() { 0.0 } else { rows.remove(0).first().copied().unwrap_or_default() };
        let inputs = rows.first().map_or(0, |row| row.len() - 1);
        let weights = |feature: usize| rows.iter().filter_map(|row| row.get(feature).copied()).collect();
        Model { inputs, hidden: (0..=inputs).map(weights).collect(), output, change }
    }

    /// Log odds that a unit with these features is a part of the article.
    pub(super) fn odds(&self, features: &[f32]) -> f32 {
        debug_assert_eq!(features.len(), self.inputs, "the model was learned for other features");
        let Some((biases, hidden)) = self.hidden.split_last() else { return 0.0 };
        let mut sums = vec![0.0_f32; biases.len()];
        for (weights, &feature) in hidden.iter().zip(features).filter(|(_, feature)| **feature != 0.0) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight * feature;
            }
        }
        let active = sums.iter().zip(biases).map(|(sum, bias)| (bias + sum).max(0.0));
        let (bias, output) = self.output.split_last().map_or((0.0, &self.output[..]), |(bias, rest)| (*bias, rest));
        bias + output.iter().zip(active).map(|(weight, active)| weight * active).sum::<f32>()
    }

    /// The likeliest sequence of judgements, true for the article, under the log odds of each unit.
    pub(super) fn sequence(&self, odds: &[f32]) -> Vec<bool> {
        let mut scores = [0.0f32; 2];
        let mut came_from: Vec<[bool; 2]> = Vec::with_capacity(odds.len());
        for &odd in odds {
            let stay_out = scores[0] >= scores[1] - self.change;
            let stay_in = scores[1] >= scores[0] - self.change;
            let out = if stay_out { scores[0] } else { scores[1] - self.change };
            let within = if stay_in { scores[1] } else { scores[0] - self.change };
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::features::{Look, Surroundings};
    use crate::ingest::lines::units;

    #[test]
    fn the_model_was_learned_for_the_features_there_are() {
        let units = units("One line.");
        let looks: Vec<Look> = units.iter().map(Look::of).collect();
        let mut row = Vec::new();
        Surroundings::of(&units, &looks).features(0, &mut row);
        assert_eq!(row.len(), model().inputs);
        assert_eq!(model().hidden.len(), row.len() + 1);
        assert!(model().hidden.iter().all(|weights| weights.len() + 1 == model().output.len()));
    }

    #[test]
    fn a_change_must_be_worth_its_cost() {
        let model = Model { inputs: 0, hidden: Vec::new(), output: vec![0.0], change: 2.0 };
        assert_eq!(model.sequence(&[5.0, -1.0, 5.0, -9.0, -9.0]), [true, true, true, false, false]);
        assert_eq!(model.sequence(&[]), Vec::<bool>::new());
    }
}
