//! Claims as character trigrams: what stems miss in derivations, compounds and spellings, in any script.

use super::{
    rows::Rows,
    terms::{IDF_UNIT, idf, whole},
};
use crate::{claims::Claims, text::Pair};

/// Trigrams are kept by hash in a table of this size. Two articles have some thousands of them, so that few meet, and
/// those that do only blur the figure a little.
pub(super) const SLOTS: usize = 1 << 16;

/// A trigram of a claim.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gram {
    /// Its hash.
    pub(super) slot: u16,
    /// How often it stands there, up to 255.
    pub(super) count: u8,
}

/// The trigrams of both articles' claims.
#[derive(Debug)]
pub(super) struct Grams {
    /// Rows by claim, no slot twice in one.
    pub(super) claims: Pair<Rows<Gram>>,
    /// The squared inverse document frequency of each slot, in 1/4096.
    squares: Vec<u32>,
    /// What a trigram that stands somewhere so often counts there: `1 + ln count` in 1/256.
    damped: Vec<u32>,
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
        let damped = |count: u8| whole((1.0 + f64::from(count.max(1)).ln()) * 256.0) as u32;
        let damped: Vec<u32> = (0..=u8::MAX).map(damped).collect();
        let length = |row: &[Gram]| {
            let square = |gram: &Gram| {
                u64::from(damped[usize::from(gram.count)]).pow(2) * u64::from(squares[usize::from(gram.slot)])
            };
            (row.iter().map(square).sum::<u64>() as f64).sqrt()
        };
        let lengths = cut.as_ref().map(|rows| rows.iter().map(length).collect());
        Grams { claims: cut, squares, damped, lengths }
    }

    /// Puts left claim `claim` into `table`, by slot; what stood there before has been taken out with [`Grams::clear`].
    pub(super) fn scatter(&self, claim: usize, table: &mut [u32]) {
        for gram in self.claims.left.row(claim) {
            table[usize::from(gram.slot)] = self.damped[usize::from(gram.count)] * self.squares[usize::from(gram.slot)];
        }
    }

    /// Takes left claim `claim` out of `table`.
    pub(super) fn clear(&self, claim: usize, table: &mut [u32]) {
        for gram in self.claims.left.row(claim) {
            table[usize::from(gram.slot)] = 0;
        }
    }

    /// The cosine of left claim `left`, which is in `table`, with right claim `right`.
    pub(super) fn cosine(&self, left: usize, right: usize, table: &[u32]) -> f64 {
        let row = self.claims.right.row(right);
        let shared =
            |gram: &Gram| u64::from(table[usize::from(gram.slot)]) * u64::from(self.damped[usize::from(gram.count)]);
        let product: u64 = row.iter().map(shared).sum();
        product as f64 / (self.lengths.left[left] * self.lengths.right[right]).max(1.0)
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
    fn cut(&mut self, text: &str, rows: &mut Rows<Gram>) {
        let mut window = [' '; 3];
        let mut filled = 1;
        let mut put = |c: char| {
            window = [window[1], window[2], c];
            filled += 1;
            if filled > 2 {
                let slot = slot(window);
                let count = &mut self.counts[usize::from(slot)];
                if *count == 0 {
                    self.slots.push(slot);
                }
                *count = count.saturating_add(1);
            }
        };
        let mut gap = false;
        let mut any = false;
        for c in text.chars() {
            if !c.is_alphanumeric() {
                gap = any;
                continue;
            }
            if std::mem::take(&mut gap) {
                put(' ');
            }
            any = true;
            if c.is_ascii() { put(c.to_ascii_lowercase()) } else { c.to_lowercase().for_each(&mut put) }
        }
        if any {
            put(' ');
        }
        for &slot in &self.slots {
            self.documents[usize::from(slot)] += 1;
        }
        let counts = &mut self.counts;
        rows.push(
            self.slots.drain(..).map(|slot| Gram { slot, count: std::mem::take(&mut counts[usize::from(slot)]) }),
        );
    }
}

fn slot(window: [char; 3]) -> u16 {
    let [a, b, c] = window.map(u64::from);
    let packed = a << 42 | b << 21 | c;
    (packed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16
}
