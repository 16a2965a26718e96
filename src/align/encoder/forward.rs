//! The forward pass: pieces of texts to a vector for each piece (BERT with six layers of width 384; Devlin et al., 2018,
//! Wang et al., 2020).
//!
//! The large products are in whole numbers (`kernel`). What is in floating point is written so that it comes out the
//! same whatever instructions are used: sums in a fixed number of lanes, and powers by a polynomial of our own.

#![expect(
    clippy::inline_always,
    reason = "a function uses the wide instructions only within the one that asked for them"
)]

use super::{
    asset::{Asset, INNER, Linear, Norm, Packed, PackedLayer, WIDTH},
    kernel::{LANES, Lanes, Matrix, TILE, Vectors, Work, multiply, widest},
};

/// Numbers of a vector that one head of attention looks at.
const HEAD: usize = 32;

/// The encoder's numbers, laid out for use: about 21 MiB.
#[derive(Debug)]
pub(super) struct Model {
    words: [Packed; 2],
    places: Packed,
    norm: Norm,
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Layer {
    query: Linear<Matrix>,
    key: Linear<Matrix>,
    value: Linear<Matrix>,
    attended: Linear<Matrix>,
    attended_norm: Norm,
    inner: Linear<Matrix>,
    outer: Linear<Matrix>,
    outer_norm: Norm,
}

impl From<PackedLayer> for Layer {
    fn from(packed: PackedLayer) -> Self {
        let linear = |Linear { matrix, bias }: Linear<Packed>| Linear { matrix: matrix.matrix(), bias };
        Layer {
            query: linear(packed.query),
            key: linear(packed.key),
            value: linear(packed.value),
            attended: linear(packed.attended),
            attended_norm: packed.attended_norm,
            inner: linear(packed.inner),
            outer: linear(packed.outer),
            outer_norm: packed.outer_norm,
        }
    }
}

impl Model {
    /// The model of `asset`.
    pub(super) fn of(asset: Asset) -> Self {
        let layers = asset.layers.into_iter().map(Layer::from).collect();
        Model { words: asset.words, places: asset.places, norm: asset.norm, layers }
    }

    /// Pieces that a text may have.
    pub(super) fn most(&self) -> usize {
        self.places.rows
    }

    /// The vectors of the pieces of `texts`, [`WIDTH`] numbers each, end to end. Each text has at most [`Self::most`]
    /// pieces. A text's vectors do not depend on the other texts.
    pub(super) fn forward(&self, texts: &[&[u32]]) -> Vec<f32> {
        let mut states = self.start(texts);
        let numbers = states.len();
        states.resize(numbers.next_multiple_of(TILE * WIDTH), 0.0);
        widest(Normalise { states: &mut states, more: &[], norm: &self.norm });
        let mut room = Room::default();
        for layer in &self.layers {
            room.vectors.take(&states, WIDTH);
            layer.query.apply(&room.vectors, &mut room.query);
            layer.key.apply(&room.vectors, &mut room.key);
            layer.value.apply(&room.vectors, &mut room.value);
            widest(Attend { texts, room: &mut room });
            room.vectors.take(&room.context, WIDTH);
            layer.attended.apply(&room.vectors, &mut room.out);
            widest(Normalise { states: &mut states, more: &room.out, norm: &layer.attended_norm });
            room.vectors.take(&states, WIDTH);
            layer.inner.apply(&room.vectors, &mut room.inner);
            widest(Activate(&mut room.inner));
            room.vectors.take(&room.inner, INNER);
            layer.outer.apply(&room.vectors, &mut room.out);
            widest(Normalise { states: &mut states, more: &room.out, norm: &layer.outer_norm });
        }
        states.truncate(numbers);
        states
    }

    /// The sum of what piece and place say, for each piece.
    fn start(&self, texts: &[&[u32]]) -> Vec<f32> {
        let mut states = Vec::with_capacity(texts.iter().map(|text| text.len()).sum::<usize>() * WIDTH);
        let mut word = [0; WIDTH];
        let mut place = [0; WIDTH];
        let frequent = self.words[0].rows;
        for &text in texts {
            for (at, &piece) in text.iter().enumerate() {
                let piece = piece as usize;
                let own = if piece < frequent {
                    self.words[0].row(piece, &mut word)
                } else {
                    self.words[1].row(piece - frequent, &mut word)
                };
                let here = self.places.row(at, &mut place);
                states.extend(word.iter().zip(&place).map(|(&w, &p)| f32::from(w) * own + f32::from(p) * here));
            }
        }
        states
    }
}

impl Linear<Matrix> {
    fn apply(&self, vectors: &Vectors, out: &mut Vec<f32>) {
        multiply(vectors, &self.matrix, &self.bias, out);
    }
}

/// What a layer needs for its work, used again by the next.
#[derive(Default)]
struct Room {
    vectors: Vectors,
    query: Vec<f32>,
    key: Vec<f32>,
    value: Vec<f32>,
    /// The keys of a text, one number of all of them after the other.
    columns: Vec<f32>,
    weights: Vec<f32>,
    context: Vec<f32>,
    inner: Vec<f32>,
    out: Vec<f32>,
}

/// Adds `more`, if there is any, and gives each vector mean 0 and variance 1, then what `norm` says.
struct Normalise<'a> {
    states: &'a mut [f32],
    more: &'a [f32],
    norm: &'a Norm,
}

impl Work for Normalise<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, _: L) {
        let Normalise { states, more, norm } = self;
        for (state, more) in states.iter_mut().zip(more) {
            *state += more;
        }
        for state in states.as_chunks_mut::<WIDTH>().0 {
            let mean = sum(state, |x| x) / WIDTH as f32;
            let variance = sum(state, |x| (x - mean) * (x - mean)) / WIDTH as f32;
            let factor = 1.0 / (variance + 1e-12).sqrt();
            for ((x, gain), bias) in state.iter_mut().zip(&norm.gain).zip(&norm.bias) {
                *x = (*x - mean) * factor * gain + bias;
            }
        }
    }
}

#[inline(always)]
fn sum(values: &[f32], each: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            sums[lane] += each(chunk[lane]);
        }
    }
    sums.iter().sum()
}

/// For each piece the mean of the values of its text, weighted by how well query and keys agree.
struct Attend<'a> {
    texts: &'a [&'a [u32]],
    room: &'a mut Room,
}

impl Work for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, _: L) {
        let Room { query, key, value, columns, weights, context, .. } = self.room;
        context.resize(query.len(), 0.0);
        let mut start = 0;
        for text in self.texts {
            let here = start * WIDTH..(start + text.len()) * WIDTH;
            start += text.len();
            let (query, context) = (query[here.clone()].as_chunks().0, context[here.clone()].as_chunks_mut().0);
            for head in (0..WIDTH).step_by(HEAD) {
                let (key, value) = (key[here.clone()].as_chunks().0, value[here.clone()].as_chunks().0);
                look(head, query, key, value, columns, weights, context);
            }
        }
    }
}

/// One head of attention over one text.
#[inline(always)]
fn look(
    head: usize,
    query: &[[f32; WIDTH]],
    key: &[[f32; WIDTH]],
    value: &[[f32; WIDTH]],
    columns: &mut Vec<f32>,
    weights: &mut Vec<f32>,
    context: &mut [[f32; WIDTH]],
) {
    let wide = key.len().next_multiple_of(LANES);
    columns.clear();
    columns.resize(HEAD * wide, 0.0);
    for (at, key) in key.iter().enumerate() {
        for (column, &number) in columns.chunks_exact_mut(wide).zip(&key[head..head + HEAD]) {
            column[at] = number;
        }
    }
    weights.resize(wide, 0.0);
    for (query, context) in query.iter().zip(context) {
        weigh(&query[head..head + HEAD], columns, weights);
        let total = soften(weights, key.len());
        let mut mean = [0.0; HEAD];
        for (&weight, value) in weights.iter().zip(value) {
            let value = &value[head..head + HEAD];
            for at in 0..HEAD {
                mean[at] += weight * value[at];
            }
        }
        for (context, mean) in context[head..head + HEAD].iter_mut().zip(&mean) {
            *context = mean / total;
        }
    }
}

/// The products of `query` with each key, scaled, to `weights`.
#[inline(always)]
fn weigh(query: &[f32], columns: &[f32], weights: &mut [f32]) {
    /// The root of [`HEAD`], the other way round.
    const SCALE: f32 = 0.176_776_7;
    let wide = weights.len();
    for (at, weights) in weights.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
        let mut sums = [0.0; LANES];
        for (column, number) in columns.chunks_exact(wide).zip(query) {
            let keys = &column[at * LANES..][..LANES];
            for lane in 0..LANES {
                sums[lane] += number * keys[lane];
            }
        }
        for lane in 0..LANES {
            weights[lane] = sums[lane] * SCALE;
        }
    }
}

/// Powers of e in place of the first `count` weights, 0 in place of the others; the sum.
#[inline(always)]
fn soften(weights: &mut [f32], count: usize) -> f32 {
    weights[count..].fill(f32::NEG_INFINITY);
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for chunk in weights.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            lanes[lane] = if chunk[lane] > lanes[lane] { chunk[lane] } else { lanes[lane] };
        }
    }
    let greatest = lanes.into_iter().fold(f32::NEG_INFINITY, f32::max);
    for weight in &mut *weights {
        *weight = exp(*weight - greatest);
    }
    weights[count..].fill(0.0);
    sum(weights, |weight| weight)
}

/// x times the share of a normal distribution below x (GELU), in place of each x.
struct Activate<'a>(&'a mut [f32]);

impl Work for Activate<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, _: L) {
        for x in self.0 {
            *x = 0.5 * *x * (1.0 + erf(*x * std::f32::consts::FRAC_1_SQRT_2));
        }
    }
}

/// The error function, to 2e-7 (Abramowitz and Stegun, 7.1.26).
#[inline(always)]
fn erf(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let sum = t * (0.254_829_6 + t * (-0.284_496_7 + t * (1.421_413_7 + t * (-1.453_152_1 + t * 1.061_405_4))));
    (1.0 - sum * exp(-x * x)).copysign(x)
}

/// The power of e, to the last digit or two, for x up to 88 (as in the Cephes library: a polynomial, and the exponent set).
#[inline(always)]
fn exp(x: f32) -> f32 {
    /// Added to a small number it leaves the nearest whole one in the lowest bits.
    const SHIFT: f32 = 12_582_912.0;
    let x = if x > -87.0 { x } else { -87.0 };
    let shifted = x * std::f32::consts::LOG2_E + SHIFT;
    let whole = shifted - SHIFT;
    let r = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let p = 0.166_666_65 + r * (0.041_665_796 + r * (0.008_333_452 + r * (0.001_398_2 + r * 1.987_569_1e-4)));
    let power = (shifted.to_bits().wrapping_sub(SHIFT.to_bits()).wrapping_add(127)) << 23;
    (1.0 + r + r * r * (0.5 + r * p)) * f32::from_bits(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_and_erf_come_near_the_true_values() {
        for step in -8000..800_i16 {
            let x = f32::from(step) / 100.0;
            let (ours, true_value) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((ours / true_value - 1.0).abs() < 5e-7, "exp({x}) = {ours}, not {true_value}");
        }
        for (x, true_value) in [(0.0, 0.0), (0.5, 0.520_499_9), (-1.0, -0.842_700_8), (2.0, 0.995_322_3), (9.0, 1.0)] {
            assert!((erf(x) - true_value).abs() < 4e-7, "erf({x}) = {}", erf(x));
        }
    }
}
