//! What the words of a claim mean.

use super::asset::WIDTH;

/// A vector for each word of a claim, kept in eight bits a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// For each word, what a whole number of its vector stands for.
    scales: Vec<f32>,
    numbers: Vec<i8>,
}

/// The greatest whole number in a vector that is kept.
const GREATEST: f32 = 127.0;

impl Meaning {
    /// Adds the vector of a word.
    pub(super) fn push(&mut self, vector: &[f32; WIDTH]) {
        let scale = vector.iter().fold(0.0_f32, |greatest, x| greatest.max(x.abs())).max(1e-6) / GREATEST;
        self.scales.push(scale);
        self.numbers.extend(vector.iter().map(|x| (x / scale).round() as i8));
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// The vectors: for each what 1 stands for, and [`WIDTH`] whole numbers.
    pub fn vectors(&self) -> impl Iterator<Item = (f32, &[i8; WIDTH])> {
        self.scales.iter().copied().zip(self.numbers.as_chunks::<WIDTH>().0)
    }

    /// As bytes, from which [`Self::from_bytes`] makes it again to the last bit.
    pub fn to_bytes(&self) -> Vec<u8> {
        let words = self.scales.iter().zip(self.numbers.as_chunks::<WIDTH>().0);
        words
            .flat_map(|(scale, numbers)| scale.to_le_bytes().into_iter().chain(numbers.map(i8::cast_unsigned)))
            .collect()
    }

    /// Out of bytes; none if they are no meaning.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut meaning = Meaning::default();
        let (words, rest) = bytes.as_chunks::<{ WIDTH + 4 }>();
        for word in words {
            let (scale, numbers) = word.split_first_chunk()?;
            let scale = f32::from_le_bytes(*scale);
            if !(scale.is_finite() && scale > 0.0) {
                return None;
            }
            meaning.scales.push(scale);
            meaning.numbers.extend(numbers.iter().map(|n| n.cast_signed()));
        }
        rest.is_empty().then_some(meaning)
    }
}
