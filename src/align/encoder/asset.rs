//! The file of the encoder, `assets/encoder/minilm.bin`, compiled in; `pack.py` beside it says how it is made.

use super::kernel::Matrix;

static FILE: &[u8] = include_bytes!("../../../assets/encoder/minilm.bin");

/// Which encoder this is: the file's own checksum, the last four bytes of its head.
pub const ENCODER: u32 = u32::from_le_bytes([FILE[8], FILE[9], FILE[10], FILE[11]]);

/// Numbers in a vector.
pub(super) const WIDTH: usize = 384;
/// Numbers in the middle of a layer.
pub(super) const INNER: usize = 4 * WIDTH;
/// Numbers that share a scale.
const BLOCK: usize = 32;
/// The mark of the format and the checksum.
const HEAD: usize = 12;

/// What the file holds, still packed but for the small parts.
#[derive(Debug)]
pub(super) struct Asset {
    /// Where each piece begins to mean something: a row for each of the frequent pieces, then for each of the others.
    pub(super) words: [Packed; 2],
    /// A row for each place in a text.
    pub(super) places: Packed,
    /// Of the sum of both.
    pub(super) norm: Norm,
    /// The layers in order.
    pub(super) layers: Vec<PackedLayer>,
}

/// One layer, its matrices still packed.
#[derive(Debug)]
pub(super) struct PackedLayer {
    pub(super) query: Linear<Packed>,
    pub(super) key: Linear<Packed>,
    pub(super) value: Linear<Packed>,
    pub(super) attended: Linear<Packed>,
    pub(super) attended_norm: Norm,
    pub(super) inner: Linear<Packed>,
    pub(super) outer: Linear<Packed>,
    pub(super) outer_norm: Norm,
}

/// A matrix and what is added for each of its rows.
#[derive(Debug)]
pub(super) struct Linear<M> {
    pub(super) matrix: M,
    pub(super) bias: Vec<f32>,
}

/// What a vector is multiplied with, and what is added to it, once it has mean 0 and variance 1.
#[derive(Debug)]
pub(super) struct Norm {
    pub(super) gain: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// Rows of numbers of few bits: row scale x block scale x level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    bits: usize,
    pub(super) rows: usize,
    columns: usize,
    scales: &'static [u8],
    blocks: &'static [u8],
    levels: &'static [u8],
}

impl Packed {
    /// Puts the whole numbers of row `index` into `numbers`; gives back what 1 stands for.
    pub(super) fn row(&self, index: usize, numbers: &mut [i16]) -> f32 {
        let blocks = &self.blocks[index * self.columns / BLOCK..];
        let bytes = BLOCK * self.bits / 8;
        let levels = self.levels[index * self.columns * self.bits / 8..].chunks_exact(bytes);
        for ((numbers, levels), &scale) in numbers.chunks_exact_mut(BLOCK).zip(levels).zip(blocks) {
            let scale = i16::from(scale.cast_signed());
            if self.bits == 4 {
                for (pair, &byte) in numbers.as_chunks_mut::<2>().0.iter_mut().zip(levels) {
                    *pair = [byte & 15, byte >> 4].map(|level| (i16::from(level) - 8) * scale);
                }
            } else {
                for (four, &byte) in numbers.as_chunks_mut::<4>().0.iter_mut().zip(levels) {
                    *four = [0, 2, 4, 6].map(|bit| (2 * i16::from(byte >> bit & 3) - 3) * scale);
                }
            }
        }
        float(&self.scales[index * 4..])
    }

    /// The matrix unpacked.
    pub(super) fn matrix(&self) -> Matrix {
        Matrix::new(self.rows, self.columns, |index, numbers| self.row(index, numbers))
    }
}

/// The pieces of words, a line each; what continues a word begins with `##`.
pub(super) const fn pieces() -> &'static str {
    head(&mut Reader(FILE.split_at(HEAD).1)).0
}

/// What the file begins with: the pieces, and how many there are of pieces, of frequent ones, of places and of layers.
const fn head(reader: &mut Reader) -> (&'static str, [usize; 4]) {
    let text = reader.number();
    let counts = [reader.number(), reader.number(), reader.number(), reader.number()];
    let Ok(pieces) = std::str::from_utf8(reader.bytes(text)) else { panic!("the pieces are no text") };
    (pieces, counts)
}

impl Asset {
    /// Whether the file is as it was made.
    #[cfg(test)]
    pub(super) fn is_whole() -> bool {
        FILE.starts_with(b"PLXENC01") && crc32fast::hash(&FILE[HEAD..]) == ENCODER
    }

    /// Reads the file.
    pub(super) fn read() -> Self {
        let mut reader = Reader(&FILE[HEAD..]);
        let (_, [pieces, frequent, places, layers]) = head(&mut reader);
        Asset {
            words: [reader.packed(4, frequent, WIDTH), reader.packed(2, pieces - frequent, WIDTH)],
            places: reader.packed(4, places, WIDTH),
            norm: reader.norm(),
            layers: (0..layers).map(|_| reader.layer()).collect(),
        }
    }
}

/// The rest of the file.
struct Reader(&'static [u8]);

impl Reader {
    const fn bytes(&mut self, count: usize) -> &'static [u8] {
        let (bytes, rest) = self.0.split_at(count);
        self.0 = rest;
        bytes
    }

    const fn number(&mut self) -> usize {
        match self.bytes(4).first_chunk() {
            Some(bytes) => u32::from_le_bytes(*bytes) as usize,
            None => 0,
        }
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        self.bytes(4 * count).chunks_exact(4).map(float).collect()
    }

    fn packed(&mut self, bits: usize, rows: usize, columns: usize) -> Packed {
        Packed {
            bits,
            rows,
            columns,
            scales: self.bytes(rows * 4),
            blocks: self.bytes(rows * columns / BLOCK),
            levels: self.bytes(rows * columns * bits / 8),
        }
    }

    fn linear(&mut self, rows: usize, columns: usize) -> Linear<Packed> {
        Linear { matrix: self.packed(4, rows, columns), bias: self.floats(rows) }
    }

    fn norm(&mut self) -> Norm {
        Norm { gain: self.floats(WIDTH), bias: self.floats(WIDTH) }
    }

    fn layer(&mut self) -> PackedLayer {
        PackedLayer {
            query: self.linear(WIDTH, WIDTH),
            key: self.linear(WIDTH, WIDTH),
            value: self.linear(WIDTH, WIDTH),
            attended: self.linear(WIDTH, WIDTH),
            inner: self.linear(INNER, WIDTH),
            outer: self.linear(WIDTH, INNER),
            attended_norm: self.norm(),
            outer_norm: self.norm(),
        }
    }
}

fn float(bytes: &[u8]) -> f32 {
    bytes.first_chunk().map_or(0.0, |bytes| f32::from_le_bytes(*bytes))
}
