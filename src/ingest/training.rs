//! What the furniture model sees of a text, so that what learns its numbers sees the same.

use super::features::Surroundings;
use super::lines::units;
use super::look::Looks;
use crate::article::LineRange;

/// One unit of a plain text as the furniture model sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingRow {
    /// The lines it stands on.
    pub lines: LineRange,
    /// The model's inputs, in its order.
    pub features: Vec<f32>,
}

/// The units of a plain text as the furniture model sees them; `assets/furniture/train.py` learns from these.
pub fn training_rows(text: &str) -> Vec<TrainingRow> {
    let units = units(text);
    let looks = Looks::of(&units);
    let surroundings = Surroundings::of(&units, &looks);
    let row = |i: usize| {
        let mut features = Vec::new();
        surroundings.features(i, &mut features);
        TrainingRow { lines: units[i].lines, features }
    };
    (0..units.len()).map(row).collect()
}
