//! Claims as character trigrams: what stems miss in derivations, compounds and spellings, in any script.

use super::{
    rows::Rows,
    terms::{IDF_UNIT, idf, whole},
};
use crate::{claims::Claims, text::Pair};

/// Trigrams are kept by hash in a table of this size. Two articles have some thousands of them, so that few meet, and
/// those that do only blur the figure a little.
pub(super) const SLOTS: usize = 1 << 16;

/// The trigrams of both articles' claims.
#[derive(Debug)]
pub(super) struct Grams {
    /// The hashes of each claim's trigrams; one that stands there several times is repeated in its place.
    claims: Pair<Rows<u16>>,
    /// The squared inverse document frequency of each slot, in 1/4096.
    squares: Vec<u32>,
    /// How much more a trigram counts for standing somewhere once, twice, ... more: steps of `1 + ln count` in 1/256.
    steps: Vec<u32>,
    /// Length of each claim's vector.
    lengths: Pair<Vec<f64>>,
}

impl Grams {
    /// Cuts the claims of both articles.
    pub(super) fn of(claims: Pair<Claims<'_>>) -> Self {
        let mut cutter = Cutter { counts: vec![0; SLOTS], documents: vec![0; SLOTS], slots: Vec::new() };
        let cut = claims.map(|side| {
            let mut rows = Rows::default();
            for claim in 0..side.len() {
                cutter.cut(side.text(claim), &mut rows);
            }
            rows
        });
        let total = claims.left.len() + claims.right.len();
        let square = |&documents: &u32| {
            if documents == 0 {
                return 0;
            }
            let idf = f64::from(idf(total, documents)) / IDF_UNIT;
            whole(idf * idf * 4096.0) as u32
        };
        let squares: Vec<u32> = cutter.documents.iter().map(square).collect();
        let damped = |count: u8| whole((1.0 + f64::from(count).ln()) * 256.0) as u32;
        let steps: Vec<u32> =
            (1..=u8::MAX).map(|count| damped(count) - if count == 1 { 0 } else { damped(count - 1) }).collect();
        let length = |row: &[u16]| {
            let mut sum = 0_u64;
            weigh(row, &steps, |slot, before, step| {
                let (before, after) = (u64::from(before), u64::from(before + step));
                sum += (after * after - before * before) * u64::from(squares[slot]);
            });
            (sum as f64).sqrt()
        };
        let lengths = cut.as_ref().map(|rows| rows.iter().map(length).collect());
        Grams { claims: cut, squares, steps, lengths }
    }

    /// Puts left claim `claim` into `table`, by slot; what stood there before has been taken out with [`Grams::clear`].
    pub(super) fn scatter(&self, claim: usize, table: &mut [u32]) {
        weigh(self.claims.left.row(claim), &self.steps, |slot, _, step| table[slot] += step * self.squares[slot]);
    }

    /// Takes left claim `claim` out of `table`.
    pub(super) fn clear(&self, claim: usize, table: &mut [u32]) {
        for &slot in self.claims.left.row(claim) {
            table[usize::from(slot)] = 0;
        }
    }

    /// The cosine of left claim `left`, which is in `table`, with right claim `right`.
    pub(super) fn cosine(&self, left: usize, right: usize, table: &[u32]) -> f64 {
        let mut product = 0_u64;
        weigh(self.claims.right.row(right), &self.steps, |slot, _, step| {
            product += u64::from(table[slot]) * u64::from(step);
        });
        product as f64 / (self.lengths.left[left] * self.lengths.right[right]).max(1.0)
    }
}

/// Hands each slot of `row` to `put`, with what it has counted so far and what it counts now in addition.
fn weigh(row: &[u16], steps: &[u32], mut put: impl FnMut(usize, u32, u32)) {
    let once = steps[0];
    let mut last = None;
    let (mut count, mut sum) = (0, 0);
    for &slot in row {
        if last != Some(slot) {
            (last, count, sum) = (Some(slot), 0, once);
            put(usize::from(slot), 0, once);
            continue;
        }
        count += 1;
        put(usize::from(slot), sum, steps[count]);
        sum += steps[count];
    }
}

struct Cutter {
    /// Of the claim at hand, by slot; all 0 between claims.
    counts: Vec<u8>,
    /// In how many claims each slot stands.
    documents: Vec<u32>,
    /// The slots of the claim at hand.
    slots: Vec<u16>,
}

impl Cutter {
    /// Appends the trigrams of `text` to `rows`: letters and digits in lower case, all between them one space.
    fn cut(&mut self, text: &str, rows: &mut Rows<u16>) {
        let mut window = Window { packed: u64::from(' '), filled: 1 };
        let mut gap = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() {
                at += 1;
                if std::mem::take(&mut gap) {
                    self.put(&mut window, ' ');
                }
                self.put(&mut window, char::from(byte.to_ascii_lowercase()));
            } else if byte.is_ascii() {
                at += 1;
                gap = window.filled > 1;
            } else if let Some(c) = text[at..].chars().next() {
                at += c.len_utf8();
                if !c.is_alphanumeric() {
                    gap = window.filled > 1;
                    continue;
                }
                if std::mem::take(&mut gap) {
                    self.put(&mut window, ' ');
                }
                c.to_lowercase().for_each(|c| self.put(&mut window, c));
            }
        }
        if window.filled > 1 {
            self.put(&mut window, ' ');
        }
        rows.push_from(|row| {
            row.reserve(self.slots.len());
            for slot in self.slots.drain(..) {
                self.documents[usize::from(slot)] += 1;
                row.push(slot);
                let count = std::mem::take(&mut self.counts[usize::from(slot)]);
                if count > 1 {
                    row.extend(std::iter::repeat_n(slot, usize::from(count - 1)));
                }
            }
        });
    }

    #[inline]
    fn put(&mut self, window: &mut Window, c: char) {
        window.packed = (window.packed << 21 | u64::from(c)) & 0x7fff_ffff_ffff_ffff;
        window.filled += 1;
        if window.filled < 3 {
            return;
        }
        let slot = (window.packed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16;
        let count = &mut self.counts[usize::from(slot)];
        if *count == 0 {
            self.slots.push(slot);
        }
        *count = count.saturating_add(1);
    }
}

/// The last three characters, 21 bits each, and how many there have been.
struct Window {
    packed: u64,
    filled: usize,
}
