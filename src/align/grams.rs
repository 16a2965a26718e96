//! Claims as character trigrams: what stems miss in derivations, compounds and spellings, in any script.

use super::{
    rows::Rows,
    terms::{IDF_UNIT, idf, whole},
};
use crate::{
    claims::Claims,
    text::{Pair, Side},
};

/// Trigrams are kept by hash in a table of this size. Two articles have some thousands of them, so that few meet, and
/// those that do only blur the figure a little.
const SLOTS: usize = 1 << 16;

/// A number for each slot.
#[derive(Clone, Debug)]
pub(super) struct Table(Vec<u32>);

impl Table {
    /// 0 in every slot.
    pub(super) fn empty() -> Self {
        Table(vec![0; SLOTS])
    }

    /// As many numbers as there are slots, always: none needs to be looked for past the end.
    #[inline]
    fn slots(&self) -> Option<&[u32; SLOTS]> {
        self.0.first_chunk()
    }

    #[inline]
    fn slots_mut(&mut self) -> Option<&mut [u32; SLOTS]> {
        self.0.first_chunk_mut()
    }
}

/// The trigrams of both articles' claims.
#[derive(Debug)]
pub(super) struct Grams {
    /// The hashes of each claim's trigrams, each once.
    claims: Pair<Rows<u16>>,
    /// Those that stand there several times, sorted: once for each time after the first.
    again: Pair<Rows<u16>>,
    /// The squared inverse document frequency of each slot, in 1/4096.
    squares: Table,
    /// How much more a trigram counts for standing somewhere once, twice, ... more: steps of `1 + ln count` in 1/256.
    steps: Vec<u32>,
    /// Length of each claim's vector.
    lengths: Pair<Vec<f64>>,
}

impl Grams {
    /// Cuts the claims of both articles.
    pub(super) fn of(claims: Pair<Claims<'_>>) -> Self {
        let mut cutter = Cutter::default();
        let Pair { left: (left, left_again), right: (right, right_again) } = claims.map(|side| {
            // Hardly a trigram stands in a claim again.
            let letters: usize = side.claims.iter().map(|claim| claim.span.len()).sum();
            let mut rows = Rows::with_capacity(side.len(), letters);
            let mut again = Rows::with_capacity(side.len(), letters / 16);
            for claim in 0..side.len() {
                cutter.cut(side.text(claim), &mut rows, &mut again);
            }
            (rows, again)
        });
        let total = claims.left.len() + claims.right.len();
        let square = |met: &Met| {
            if met.documents == 0 {
                return 0;
            }
            let idf = f64::from(idf(total, met.documents)) / IDF_UNIT;
            whole(idf * idf * 4096.0) as u32
        };
        let mut squares = Table::empty();
        squares.0.iter_mut().zip(&cutter.met).for_each(|(slot, met)| *slot = square(met));
        let damped = |count: u8| whole((1.0 + f64::from(count).ln()) * 256.0) as u32;
        let steps: Vec<u32> =
            (1..=u8::MAX).map(|count| damped(count) - if count == 1 { 0 } else { damped(count - 1) }).collect();
        let mut grams = Grams {
            claims: Pair::new(left, right),
            again: Pair::new(left_again, right_again),
            squares,
            steps,
            lengths: Pair::default(),
        };
        grams.lengths = Pair::from_fn(|side| (0..claims[side].len()).map(|claim| grams.length(side, claim)).collect());
        grams
    }

    fn length(&self, side: Side, claim: usize) -> f64 {
        let Some(squares) = self.squares.slots() else { return 0.0 };
        let square = |slot: u16| u64::from(squares[usize::from(slot)]);
        let all: u64 = self.claims[side].row(claim).iter().map(|&slot| square(slot)).sum();
        let mut sum = all * u64::from(self.steps[0]).pow(2);
        self.more(side, claim, |slot, before, step| {
            let (before, after) = (u64::from(before), u64::from(before + step));
            sum += (after * after - before * before) * square(slot);
        });
        (sum as f64).sqrt()
    }

    /// Hands each trigram that stands in a claim again to `put`, with what it has counted so far and what it counts now in
    /// addition.
    fn more(&self, side: Side, claim: usize, mut put: impl FnMut(u16, u32, u32)) {
        for same in self.again[side].row(claim).chunk_by(|one, two| one == two) {
            let mut sum = self.steps[0];
            for (&slot, &step) in same.iter().zip(&self.steps[1..]) {
                put(slot, sum, step);
                sum += step;
            }
        }
    }

    /// Puts left claim `claim` into `table`, by slot; what stood there before has been taken out with [`Grams::clear`].
    pub(super) fn scatter(&self, claim: usize, table: &mut Table) {
        let (Some(table), Some(squares)) = (table.slots_mut(), self.squares.slots()) else { return };
        for &slot in self.claims.left.row(claim) {
            table[usize::from(slot)] = self.steps[0] * squares[usize::from(slot)];
        }
        self.more(Side::Left, claim, |slot, _, step| table[usize::from(slot)] += step * squares[usize::from(slot)]);
    }

    /// Takes left claim `claim` out of `table`.
    pub(super) fn clear(&self, claim: usize, table: &mut Table) {
        let Some(table) = table.slots_mut() else { return };
        for &slot in self.claims.left.row(claim) {
            table[usize::from(slot)] = 0;
        }
    }

    /// The cosine of left claim `left`, which is in `table`, with right claim `right`.
    pub(super) fn cosine(&self, left: usize, right: usize, table: &Table) -> f64 {
        let Some(table) = table.slots() else { return 0.0 };
        let shared = self.claims.right.row(right).iter().map(|&slot| u64::from(table[usize::from(slot)]));
        let mut product = shared.sum::<u64>() * u64::from(self.steps[0]);
        self.more(Side::Right, right, |slot, _, step| {
            product += u64::from(table[usize::from(slot)]) * u64::from(step);
        });
        product as f64 / (self.lengths.left[left] * self.lengths.right[right]).max(1.0)
    }
}

/// Where a trigram has been met.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    /// The last claim, counted over both articles from 1.
    claim: u32,
    /// How many claims.
    documents: u32,
}

struct Cutter {
    /// By slot.
    met: Vec<Met>,
    claims: u32,
    /// The claim at hand, unless it is ASCII: its letters and digits in lower case, a space for everything else.
    letters: Vec<u32>,
    /// Its trigrams, and those of them that stand there again.
    slots: Vec<u16>,
    again: Vec<u16>,
}

impl Default for Cutter {
    fn default() -> Self {
        let (letters, slots, again) = (Vec::new(), Vec::new(), Vec::new());
        Cutter { met: vec![Met::default(); SLOTS], claims: 0, letters, slots, again }
    }
}

impl Cutter {
    /// Appends the trigrams of `text` to `rows`, and those that stand there several times to `again`. Between words, and at
    /// both ends, they have one space.
    fn cut(&mut self, text: &str, rows: &mut Rows<u16>, again: &mut Rows<u16>) {
        self.claims += 1;
        let ascii = text.is_ascii();
        if !ascii {
            self.spell(text);
        }
        let most = 1 + if ascii { text.len() } else { self.letters.len() };
        if self.slots.len() < most {
            self.slots.resize(most, 0);
        }
        let Some(met) = self.met.first_chunk_mut() else { return };
        let slots = &mut self.slots[..];
        let repeated = &mut self.again;
        let mut window = Window { claim: self.claims, met, slots, count: 0, again: repeated, letters: SPACE.into() };
        // The first trigram is whole with the second letter.
        if ascii {
            let letter = |byte: u8| u32::from(ASCII[usize::from(byte & 0x7f)]);
            let bytes = text.as_bytes();
            let first = bytes.iter().position(|&byte| letter(byte) != SPACE).unwrap_or(bytes.len());
            if let Some((&first, rest)) = bytes[first..].split_first() {
                window.letters = u64::from(SPACE) << 21 | u64::from(letter(first));
                for &byte in rest {
                    window.put(letter(byte));
                }
                window.put(SPACE);
            }
        } else {
            let first = self.letters.iter().position(|&letter| letter != SPACE).unwrap_or(self.letters.len());
            if let Some((&first, rest)) = self.letters[first..].split_first() {
                window.letters = u64::from(SPACE) << 21 | u64::from(first);
                for &letter in rest {
                    window.put(letter);
                }
                window.put(SPACE);
            }
        }
        let count = window.count;
        rows.push(self.slots[..count].iter().copied());
        self.again.sort_unstable();
        again.push(self.again.drain(..));
    }

    fn spell(&mut self, text: &str) {
        self.letters.clear();
        for c in text.chars() {
            match c {
                _ if c.is_ascii() => self.letters.push(ASCII[c as usize].into()),
                _ if c.is_alphanumeric() => self.letters.extend(c.to_lowercase().map(u32::from)),
                _ => self.letters.push(SPACE),
            }
        }
    }
}

/// The trigrams of one claim as they come, letter by letter.
struct Window<'a> {
    claim: u32,
    met: &'a mut [Met; SLOTS],
    /// Each once; the first `count` are filled.
    slots: &'a mut [u16],
    count: usize,
    /// One for each further time.
    again: &'a mut Vec<u16>,
    /// The last three letters.
    letters: u64,
}

impl Window<'_> {
    #[inline]
    fn put(&mut self, letter: u32) {
        // Two spaces are one.
        if letter == SPACE && self.letters & LETTER == u64::from(SPACE) {
            return;
        }
        self.letters = ((self.letters << 21) | u64::from(letter)) & ((1 << 63) - 1);
        let slot = (self.letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16;
        let met = &mut self.met[usize::from(slot)];
        if met.claim == self.claim {
            self.again.push(slot);
        } else {
            *met = Met { claim: self.claim, documents: met.documents + 1 };
            self.slots[self.count] = slot;
            self.count += 1;
        }
    }
}

/// The bits of one letter.
const LETTER: u64 = (1 << 21) - 1;

const SPACE: u32 = b' ' as u32;

/// For each character of ASCII the letter or digit it is, in lower case, or a space.
const ASCII: [u8; 128] = {
    let mut table = [b' '; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};
