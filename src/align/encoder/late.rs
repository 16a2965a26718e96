//! How alike in meaning two claims are: late interaction (Khattab and Zaharia, 2020), every word with the best of the
//! other claim.
//!
//! What all words of both articles have in common says nothing and is taken off first. Sums over words are of whole
//! numbers, so that no order, and so no exchange of the articles, changes them.

#![expect(
    clippy::inline_always,
    reason = "a function uses the wide instructions only within the one that asked for them"
)]

use rustc_hash::FxHashMap;

use super::{
    asset::WIDTH,
    kernel::{Lanes, Matrix, Vectors, Work, multiply, widest},
    meaning::Meaning,
    pieces::Wording,
};
use crate::text::{Pair, Side};

/// A claim as its words and what those that count mean; the last ones may lack a meaning.
#[derive(Clone, Copy, Debug)]
pub(in crate::align) struct Meant<'a> {
    pub(in crate::align) wording: &'a Wording,
    pub(in crate::align) meaning: &'a Meaning,
}

/// For each left claim with each right claim, how alike they are.
#[derive(Clone, Debug)]
pub(in crate::align) struct Late {
    rights: usize,
    /// Mean of both directions: the cosines of each word with its best partner, weighted by idf.
    words: Vec<f32>,
    /// Cosine of the claims' mean vectors.
    claims: Vec<f32>,
    sides: Pair<Meanings>,
}

/// Words of a left and of a right claim each of which is the nearest that the other has.
#[derive(Clone, Copy, Debug)]
pub(in crate::align) struct Nearest {
    /// Their places among the words of their claims that count.
    pub(in crate::align) words: Pair<usize>,
    /// Their cosine.
    pub(in crate::align) likeness: f32,
}

impl Late {
    /// By words and as a whole, of a left and a right claim.
    pub(in crate::align) fn of(&self, left: usize, right: usize) -> [f64; 2] {
        let at = left * self.rights + right;
        [f64::from(self.words[at]), f64::from(self.claims[at])]
    }

    /// The words of a left and a right claim that are each other's nearest, by left word.
    pub(in crate::align) fn nearest(&self, left: usize, right: usize) -> Vec<Nearest> {
        let words = Pair::new(self.sides.left.words(left), self.sides.right.words(right));
        let cosine = |left: &[i16; WIDTH], right: &[i16; WIDTH]| -> i32 {
            left.iter().zip(right).map(|(&left, &right)| i32::from(left) * i32::from(right)).sum()
        };
        let cosines: Vec<Vec<i32>> =
            words.left.iter().map(|left| words.right.iter().map(|right| cosine(left, right)).collect()).collect();
        let best = |side: Side, at: usize| {
            let of = |other: usize| if side == Side::Left { cosines[at][other] } else { cosines[other][at] };
            (0..words[side.other()].len()).max_by_key(|&other| (of(other), std::cmp::Reverse(other)))
        };
        let pairs = (0..words.left.len()).filter_map(|left| Some((left, best(Side::Left, left)?)));
        pairs
            .filter(|&(left, right)| best(Side::Right, right) == Some(left))
            .map(|(left, right)| Nearest {
                words: Pair::new(left, right),
                likeness: cosines[left][right] as f32 / (PARTS * PARTS),
            })
            .collect()
    }
}

/// Parts of a unit in which vectors and cosines are counted.
const PARTS: f32 = 16384.0;
/// The same for an idf.
const IDF_PARTS: f64 = 65536.0;
/// And for the numbers of a vector.
const NUMBER_PARTS: f64 = 1_048_576.0;

/// Words of left claims that are multiplied together: so many that hardly any of them are there to fill the last tile,
/// so few that their products stay at hand.
const TOGETHER: usize = 64;

/// Compares all left with all right claims.
pub(in crate::align) fn late(claims: Pair<&[Meant<'_>]>) -> Late {
    let mean = mean(claims);
    let idf = idf(claims);
    compare(claims.map(|claims| Meanings::of(claims, &mean, &idf)))
}

/// The mean of all vectors.
fn mean(claims: Pair<&[Meant<'_>]>) -> [f32; WIDTH] {
    let mut sums = [0_i64; WIDTH];
    let mut count = 0;
    for claim in claims.left.iter().chain(claims.right) {
        count += claim.meaning.len();
        widest(Sum { sums: &mut sums, meaning: claim.meaning });
    }
    sums.map(|sum| (sum as f64 / NUMBER_PARTS / count.max(1) as f64) as f32)
}

/// Adds the vectors of `meaning` to `sums`, in [`NUMBER_PARTS`].
struct Sum<'a> {
    sums: &'a mut [i64; WIDTH],
    meaning: &'a Meaning,
}

impl Work for Sum<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, _: L) {
        for (scale, numbers) in self.meaning.vectors() {
            for (sum, &number) in self.sums.iter_mut().zip(numbers) {
                *sum += (f64::from(f32::from(number) * scale) * NUMBER_PARTS).round() as i64;
            }
        }
    }
}

/// How telling each word is, in [`IDF_PARTS`].
fn idf<'a>(claims: Pair<&[Meant<'a>]>) -> FxHashMap<&'a str, u64> {
    let mut last: FxHashMap<&str, (usize, u32)> = FxHashMap::default();
    let all = claims.left.iter().chain(claims.right);
    for (claim, meant) in all.clone().enumerate() {
        for word in meant.wording.telling() {
            let (last, count) = last.entry(word).or_insert((usize::MAX, 0));
            *count += u32::from(*last != claim);
            *last = claim;
        }
    }
    let total = all.count() as f64 + 1.0;
    let idf = |count: u32| ((total / (f64::from(count) + 0.5)).ln() * IDF_PARTS).round() as u64;
    last.into_iter().map(|(word, (_, count))| (word, idf(count))).collect()
}

/// The words of the claims of one article, end to end.
#[derive(Clone, Debug)]
struct Meanings {
    /// Where each claim's words begin, and the last one's end.
    starts: Vec<usize>,
    weights: Vec<u64>,
    /// Unit vectors in [`PARTS`], [`WIDTH`] numbers for each word.
    words: Vec<[i16; WIDTH]>,
    /// The same for each claim.
    claims: Vec<[i16; WIDTH]>,
}

impl Meanings {
    fn of(claims: &[Meant<'_>], mean: &[f32; WIDTH], idf: &FxHashMap<&str, u64>) -> Self {
        let mut meanings = Meanings { starts: vec![0], weights: Vec::new(), words: Vec::new(), claims: Vec::new() };
        for claim in claims {
            widest(Add { meanings: &mut meanings, claim, mean, idf });
        }
        meanings
    }

    /// Places of the words of claim `index`.
    fn range(&self, index: usize) -> std::ops::Range<usize> {
        self.starts[index]..self.starts[index + 1]
    }

    /// Where the claims end that begin with `start` and have about [`TOGETHER`] words.
    fn claims_together(&self, start: usize) -> usize {
        let more = self.starts[start..].iter().position(|&words| words >= self.starts[start] + TOGETHER);
        more.map_or(self.claims.len(), |claims| start + claims)
    }

    /// The words of claim `index`.
    fn words(&self, index: usize) -> &[[i16; WIDTH]] {
        &self.words[self.range(index)]
    }
}

/// Adds the words of `claim` to `meanings`, and the claim.
struct Add<'a> {
    meanings: &'a mut Meanings,
    claim: &'a Meant<'a>,
    mean: &'a [f32; WIDTH],
    idf: &'a FxHashMap<&'a str, u64>,
}

impl Work for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn with<L: Lanes>(self, _: L) {
        let Add { meanings, claim, mean, idf } = self;
        let mut whole = [0.0; WIDTH];
        let mut centred = [0.0; WIDTH];
        for (word, (scale, numbers)) in claim.wording.telling().zip(claim.meaning.vectors()) {
            for at in 0..WIDTH {
                centred[at] = f32::from(numbers[at]) * scale - mean[at];
                whole[at] += centred[at];
            }
            meanings.words.push(unit(&centred));
            meanings.weights.push(idf.get(word).copied().unwrap_or_default());
        }
        meanings.claims.push(unit(&whole));
        meanings.starts.push(meanings.words.len());
    }
}

/// `vector` at length 1, in [`PARTS`].
#[inline(always)]
fn unit(vector: &[f32; WIDTH]) -> [i16; WIDTH] {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
    let mut unit = [0; WIDTH];
    for (number, x) in unit.iter_mut().zip(vector) {
        *number = (x / length * PARTS).round() as i16;
    }
    unit
}

fn compare(sides: Pair<Meanings>) -> Late {
    let Pair { left, right } = &sides;
    let rights = right.claims.len();
    let matrix = |vectors: &[[i16; WIDTH]]| {
        Matrix::new(vectors.len(), WIDTH, |index, numbers| {
            numbers.copy_from_slice(&vectors[index]);
            1.0 / PARTS
        })
    };
    let (words, wholes) = (matrix(&right.words), matrix(&right.claims));
    let none = vec![0.0; words.rows().max(wholes.rows())];
    let (mut likeness, mut wholes_alike) = (Vec::new(), Vec::new());
    let mut vectors = Vectors::default();
    let mut cosines = Vec::new();
    let mut best = vec![0.0_f32; right.words.len()];
    let mut start = 0;
    while start < left.claims.len() {
        let end = left.claims_together(start);
        vectors.put(&left.claims[start..end], 1.0 / PARTS);
        multiply(&vectors, &wholes, &none, &mut cosines);
        for row in cosines.chunks_exact(wholes.rows()).take(end - start) {
            wholes_alike.extend_from_slice(&row[..rights]);
        }

        let first = left.starts[start];
        vectors.put(&left.words[first..left.starts[end]], 1.0 / PARTS);
        multiply(&vectors, &words, &none, &mut cosines);
        for claim in start..end {
            let range = left.range(claim);
            let rows = || cosines.chunks_exact(words.rows()).skip(range.start - first).take(range.len());
            best.fill(0.0);
            for row in rows() {
                for (best, &cosine) in best.iter_mut().zip(row) {
                    *best = greater(*best, cosine);
                }
            }
            for other in 0..rights {
                let there = right.range(other);
                let forth = weighted(&left.weights[range.clone()], rows().map(|row| greatest(&row[there.clone()])));
                let back = weighted(&right.weights[there.clone()], best[there.clone()].iter().copied());
                likeness.push(f64::midpoint(forth, back) as f32);
            }
        }
        start = end;
    }
    Late { rights, words: likeness, claims: wholes_alike, sides }
}

/// The greatest of `cosines`, or 0.
fn greatest(cosines: &[f32]) -> f32 {
    // Hardly more than half of the words of a claim.
    let mut lanes = [0.0_f32; 8];
    let (chunks, rest) = cosines.as_chunks::<8>();
    for chunk in chunks {
        for (lane, &cosine) in lanes.iter_mut().zip(chunk) {
            *lane = greater(*lane, cosine);
        }
    }
    lanes.iter().chain(rest).fold(0.0, |greatest, &cosine| greater(greatest, cosine))
}

/// The greater of two numbers, neither of which is none: one instruction, where `f32::max` asks for that too.
fn greater(one: f32, other: f32) -> f32 {
    if other > one { other } else { one }
}

/// The mean of `cosines`.
fn weighted(weights: &[u64], cosines: impl Iterator<Item = f32>) -> f64 {
    let sum: u64 = weights.iter().zip(cosines).map(|(weight, cosine)| weight * (cosine * PARTS) as u64).sum();
    let total: u64 = weights.iter().sum();
    sum as f64 / f64::from(PARTS) / (total.max(1) as f64)
}
