//! Products of matrices of small whole numbers, with the widest instructions that the processor has.
//!
//! Whole numbers are added up without rounding, so the result does not depend on the width, the order or the threads.
//! The instructions (sixteen bits times sixteen bits, two products at a time into thirty-two) are reached through `pulp`,
//! which asks the processor; everything else in the encoder that runs over long rows is compiled along with them.

#![expect(
    clippy::inline_always,
    reason = "a function uses the wide instructions only within the one that asked for them"
)]

use pulp::NullaryFnOnce;

/// Rows of a matrix that are worked on together.
pub(super) const LANES: usize = 16;
/// Vectors that are multiplied together; their number is filled up to a multiple of it.
pub(super) const TILE: usize = 8;
/// The greatest whole number in a vector. With weights up to 8 x 127 no sum over a row leaves thirty-two bits; `pack.py`
/// makes sure.
pub(super) const GREATEST: f32 = 2047.0;

/// Something to do with the instructions at hand.
pub(super) trait Work {
    /// What comes out.
    type Output;

    /// Does it.
    fn with<L: Lanes>(self, lanes: L) -> Self::Output;
}

/// Does `work` with the widest instructions that the processor has.
pub(super) fn widest<W: Work>(work: W) -> W::Output {
    #[cfg(target_arch = "x86_64")]
    {
        if let Some(lanes) = pulp::x86::V4::try_new() {
            return lanes.vectorize(Bound { lanes, work });
        }
        if let Some(lanes) = pulp::x86::V3::try_new() {
            return lanes.vectorize(Bound { lanes, work });
        }
    }
    Bound { lanes: Portable, work }.call()
}

struct Bound<L, W> {
    lanes: L,
    work: W,
}

impl<L: Lanes, W: Work> NullaryFnOnce for Bound<L, W> {
    type Output = W::Output;

    #[inline(always)]
    fn call(self) -> W::Output {
        self.work.with(self.lanes)
    }
}

/// Sixteen sums side by side.
pub(super) trait Lanes: Copy {
    /// The sums.
    type Sums: Copy;

    /// Nothing added yet.
    fn zero(self) -> Self::Sums;

    /// To each sum, the two products of `pair` with the two numbers of its row.
    fn add(self, sums: Self::Sums, pair: [i16; 2], rows: &Rows) -> Self::Sums;

    /// The sums as numbers.
    fn numbers(self, sums: Self::Sums) -> [i32; LANES];
}

/// Two neighbouring numbers of each of [`LANES`] rows.
pub(super) type Rows = [[i16; 2]; LANES];

/// Whatever the compiler makes of it.
#[derive(Clone, Copy)]
struct Portable;

impl Lanes for Portable {
    type Sums = [i32; LANES];

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        [0; LANES]
    }

    #[inline(always)]
    fn add(self, mut sums: Self::Sums, pair: [i16; 2], rows: &Rows) -> Self::Sums {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += i32::from(pair[0]) * i32::from(row[0]) + i32::from(pair[1]) * i32::from(row[1]);
        }
        sums
    }

    #[inline(always)]
    fn numbers(self, sums: Self::Sums) -> [i32; LANES] {
        sums
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{__m256i, __m512i};

    use pulp::{
        bytemuck::cast,
        x86::{V3, V4},
    };

    use super::{LANES, Lanes, Rows};

    impl Lanes for V3 {
        type Sums = [__m256i; 2];

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            [self.avx._mm256_setzero_si256(); 2]
        }

        #[inline(always)]
        fn add(self, sums: Self::Sums, pair: [i16; 2], rows: &Rows) -> Self::Sums {
            let pair = self.avx._mm256_set1_epi32(cast(pair));
            let rows: [__m256i; 2] = cast(*rows);
            [
                self.avx2._mm256_add_epi32(sums[0], self.avx2._mm256_madd_epi16(pair, rows[0])),
                self.avx2._mm256_add_epi32(sums[1], self.avx2._mm256_madd_epi16(pair, rows[1])),
            ]
        }

        #[inline(always)]
        fn numbers(self, sums: Self::Sums) -> [i32; LANES] {
            cast(sums)
        }
    }

    impl Lanes for V4 {
        type Sums = __m512i;

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            self.avx512f._mm512_setzero_si512()
        }

        #[inline(always)]
        fn add(self, sums: Self::Sums, pair: [i16; 2], rows: &Rows) -> Self::Sums {
            let pair = self.avx512f._mm512_set1_epi32(cast(pair));
            self.avx512f._mm512_add_epi32(sums, self.avx512bw._mm512_madd_epi16(pair, cast(*rows)))
        }

        #[inline(always)]
        fn numbers(self, sums: Self::Sums) -> [i32; LANES] {
            cast(sums)
        }
    }
}

/// A matrix laid out for [`multiply`]: [`LANES`] rows after [`LANES`] rows, in each two columns after two columns.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    /// Pairs of columns.
    pairs: usize,
    panels: Vec<Rows>,
    /// What a whole number of each row stands for.
    scales: Vec<f32>,
}

impl Matrix {
    /// A matrix of `rows` rows of `columns` numbers, an even number of them; `row(index, numbers)` puts in the numbers of
    /// a row and gives back what 1 stands for. The number of rows is filled up to a multiple of [`LANES`].
    pub(super) fn new(rows: usize, columns: usize, mut row: impl FnMut(usize, &mut [i16]) -> f32) -> Self {
        let pairs = columns / 2;
        let filled = rows.next_multiple_of(LANES);
        let mut matrix =
            Matrix { pairs, panels: vec![[[0; 2]; LANES]; filled / LANES * pairs], scales: vec![0.0; filled] };
        let mut numbers = vec![0; columns];
        for index in 0..rows {
            matrix.scales[index] = row(index, &mut numbers);
            let panel = &mut matrix.panels[index / LANES * pairs..][..pairs];
            for (place, pair) in panel.iter_mut().zip(numbers.as_chunks::<2>().0) {
                place[index % LANES] = *pair;
            }
        }
        matrix
    }

    /// Rows, filled up to a multiple of [`LANES`].
    pub(super) fn rows(&self) -> usize {
        self.scales.len()
    }
}

/// Vectors of whole numbers, laid out for [`multiply`]: [`TILE`] after [`TILE`], in each two numbers after two numbers.
/// Their number is filled up to a multiple of [`TILE`].
#[derive(Clone, Debug, Default)]
pub(super) struct Vectors {
    pairs: usize,
    numbers: Vec<[[i16; 2]; TILE]>,
    scales: Vec<f32>,
    row: Vec<i16>,
}

impl Vectors {
    /// Takes in `values`, vectors of `columns` numbers end to end, each to whole numbers up to [`GREATEST`].
    pub(super) fn take(&mut self, values: &[f32], columns: usize) {
        self.clear(values.len() / columns, columns);
        widest(Take { vectors: self, values, columns });
    }

    /// Takes in `rows` of whole numbers in which 1 stands for `unit`. Their products must not leave thirty-two bits.
    pub(super) fn put<const COLUMNS: usize>(&mut self, rows: &[[i16; COLUMNS]], unit: f32) {
        self.clear(rows.len(), COLUMNS);
        self.scales.fill(unit);
        for (index, row) in rows.iter().enumerate() {
            self.set(index, row);
        }
    }

    fn clear(&mut self, count: usize, columns: usize) {
        self.pairs = columns / 2;
        self.numbers.clear();
        self.numbers.resize(count.div_ceil(TILE) * self.pairs, [[0; 2]; TILE]);
        self.scales.clear();
        self.scales.resize(count.next_multiple_of(TILE), 0.0);
        self.row.resize(columns, 0);
    }

    #[inline(always)]
    fn set(&mut self, index: usize, row: &[i16]) {
        let tile = &mut self.numbers[index / TILE * self.pairs..][..self.pairs];
        for (place, pair) in tile.iter_mut().zip(row.as_chunks::<2>().0) {
            place[index % TILE] = *pair;
        }
    }
}

struct Take<'a> {
    vectors: &'a mut Vectors,
    values: &'a [f32],
    columns: usize,
}

impl Work for Take<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, _: L) {
        let Take { vectors, values, columns } = self;
        let mut row = std::mem::take(&mut vectors.row);
        for (index, values) in values.chunks_exact(columns).enumerate() {
            vectors.scales[index] = round(values, &mut row);
            vectors.set(index, &row);
        }
        vectors.row = row;
    }
}

/// Rounds `values` to whole numbers up to [`GREATEST`]; what 1 stands for.
#[inline(always)]
fn round(values: &[f32], numbers: &mut [i16]) -> f32 {
    /// Added to a small number it leaves the nearest whole one in the lowest bits.
    const SHIFT: f32 = 12_582_912.0;
    let mut greatest = [0.0_f32; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            let value = chunk[lane].abs();
            greatest[lane] = if value > greatest[lane] { value } else { greatest[lane] };
        }
    }
    let greatest = greatest.into_iter().fold(1e-12, f32::max);
    let factor = GREATEST / greatest;
    for (number, value) in numbers.iter_mut().zip(values) {
        *number = (value * factor + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()).cast_signed() as i16;
    }
    greatest / GREATEST
}

/// The products of each vector with each row, `matrix.rows()` for each vector, to `out`; `bias` is added for each row.
pub(super) fn multiply(vectors: &Vectors, matrix: &Matrix, bias: &[f32], out: &mut Vec<f32>) {
    out.resize(vectors.scales.len() * matrix.rows(), 0.0);
    widest(Multiply { vectors, matrix, bias, out });
}

struct Multiply<'a> {
    vectors: &'a Vectors,
    matrix: &'a Matrix,
    bias: &'a [f32],
    out: &'a mut [f32],
}

impl Work for Multiply<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, lanes: L) {
        let Multiply { vectors, matrix, bias, out } = self;
        let (pairs, rows) = (matrix.pairs, matrix.rows());
        let tiles = vectors.numbers.chunks_exact(pairs).zip(vectors.scales.chunks_exact(TILE));
        for ((numbers, scales), out) in tiles.zip(out.chunks_exact_mut(TILE * rows)) {
            for (panel, at) in matrix.panels.chunks_exact(pairs).zip((0..rows).step_by(LANES)) {
                let (scale, bias) = (&matrix.scales[at..][..LANES], &bias[at..][..LANES]);
                let sums = tile(lanes, panel, numbers);
                for vector in 0..TILE {
                    let sums = lanes.numbers(sums[vector]);
                    let out = &mut out[vector * rows + at..][..LANES];
                    for lane in 0..LANES {
                        out[lane] = sums[lane] as f32 * (scales[vector] * scale[lane]) + bias[lane];
                    }
                }
            }
        }
    }
}

#[inline(always)]
fn tile<L: Lanes>(lanes: L, panel: &[Rows], vectors: &[[[i16; 2]; TILE]]) -> [L::Sums; TILE] {
    let mut sums = [lanes.zero(); TILE];
    for (rows, pairs) in panel.iter().zip(vectors) {
        // By index: iterators over the sums would not leave them in registers.
        for vector in 0..TILE {
            sums[vector] = lanes.add(sums[vector], pairs[vector], rows);
        }
    }
    sums
}
