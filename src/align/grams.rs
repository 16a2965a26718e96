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

/// What a trigram counts for that stands somewhere once: `1 + ln count` in 1/256.
const ONCE: u16 = 256;

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
    /// Those that stand there several times, and how much more they count for that.
    again: Pair<Rows<(u16, u16)>>,
    /// The squared inverse document frequency of each slot, in 1/4096.
    squares: Table,
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
        Grams { claims: Pair::new(left, right), again: Pair::new(left_again, right_again), squares }
    }

    /// The length of a claim's trigrams, taken as a vector.
    pub(super) fn length(&self, side: Side, claim: usize) -> f64 {
        let Some(squares) = self.squares.slots() else { return 0.0 };
        let square = |slot: u16| u64::from(squares[usize::from(slot)]);
        let all: u64 = self.claims[side].row(claim).iter().map(|&slot| square(slot)).sum();
        let once = u64::from(ONCE);
        let more = self.again[side].row(claim).iter().map(|&(slot, more)| {
            let all = once + u64::from(more);
            (all * all - once * once) * square(slot)
        });
        ((all * once * once + more.sum::<u64>()) as f64).sqrt()
    }

    /// Puts left claim `claim` into `table`, by slot; what stood there before has been taken out with [`Grams::clear`].
    pub(super) fn scatter(&self, claim: usize, table: &mut Table) {
        let (Some(table), Some(squares)) = (table.slots_mut(), self.squares.slots()) else { return };
        for &slot in self.claims.left.row(claim) {
            table[usize::from(slot)] = u32::from(ONCE) * squares[usize::from(slot)];
        }
        for &(slot, more) in self.again.left.row(claim) {
            table[usize::from(slot)] += u32::from(more) * squares[usize::from(slot)];
        }
    }

    /// Takes left claim `claim` out of `table`.
    pub(super) fn clear(&self, claim: usize, table: &mut Table) {
        let Some(table) = table.slots_mut() else { return };
        for &slot in self.claims.left.row(claim) {
            table[usize::from(slot)] = 0;
        }
    }

    /// Has the trigrams of right claim `right` fetched.
    pub(super) fn fetch_right(&self, right: usize) {
        self.claims.right.fetch(right);
        self.again.right.fetch(right);
    }

    /// The product of the left claim that is in `table` with right claim `right`: the cosine but for their lengths.
    pub(super) fn product(&self, right: usize, table: &Table) -> f64 {
        let Some(table) = table.slots() else { return 0.0 };
        let shared = self.claims.right.row(right).iter().map(|&slot| u64::from(table[usize::from(slot)]));
        let more = self.again.right.row(right).iter();
        let more = more.map(|&(slot, more)| u64::from(table[usize::from(slot)]) * u64::from(more));
        (shared.sum::<u64>() * u64::from(ONCE) + more.sum::<u64>()) as f64
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
    letters: Vec<Letter>,
    /// Its trigrams, and those of them that stand there again.
    slots: Vec<u16>,
    again: Vec<u16>,
    /// By slot, while those are counted.
    counts: Vec<u32>,
    /// By how often a trigram stands somewhere again: how much more it counts for that.
    more: Vec<u16>,
}

impl Default for Cutter {
    fn default() -> Self {
        let (letters, slots, again) = (Vec::new(), Vec::new(), Vec::new());
        let more = |again: u8| whole((1.0 + (1.0 + f64::from(again)).ln()) * f64::from(ONCE)) as u16 - ONCE;
        let more = (0..u8::MAX).map(more).collect();
        let (met, counts) = (vec![Met::default(); SLOTS], vec![0; SLOTS]);
        Cutter { met, claims: 0, letters, slots, again, counts, more }
    }
}

impl Cutter {
    /// Appends the trigrams of `text` to `rows`, and those that stand there several times to `again`. Between words, and at
    /// both ends, they have one space.
    fn cut(&mut self, text: &str, rows: &mut Rows<u16>, again: &mut Rows<(u16, u16)>) {
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
        let (slots, repeated) = (&mut self.slots[..most], &mut self.again);
        repeated.clear();
        let once = if ascii {
            slide(text.bytes().map(|byte| ASCII[usize::from(byte)]), self.claims, met, slots, repeated)
        } else {
            slide(self.letters.iter().copied(), self.claims, met, slots, repeated)
        };
        rows.push_slice(&slots[..once]);
        let repeated = &*repeated;
        for &slot in repeated {
            self.counts[usize::from(slot)] += 1;
        }
        again.push_from(|again| {
            for &slot in repeated {
                let count = std::mem::take(&mut self.counts[usize::from(slot)]);
                if count > 0 {
                    again.push((slot, self.more[(count as usize).min(self.more.len() - 1)]));
                }
            }
        });
    }

    fn spell(&mut self, text: &str) {
        self.letters.clear();
        for c in text.chars() {
            match c {
                _ if c.is_ascii() => self.letters.push(ASCII[c as usize]),
                _ if c.is_alphanumeric() => self.letters.extend(c.to_lowercase().map(|c| Letter::of(c.into()))),
                _ => self.letters.push(SPACE),
            }
        }
    }
}

/// Goes over the `letters` of claim number `claim`. Writes its trigrams into `slots`, each once, and into `repeated` one
/// for each further time. Returns how many there are of the former.
#[inline(never)]
fn slide(
    mut letters: impl Iterator<Item = Letter>,
    claim: u32,
    met: &mut [Met; SLOTS],
    slots: &mut [u16],
    repeated: &mut Vec<u16>,
) -> usize {
    let mut once = 0;
    // The first trigram is whole with the second letter.
    let Some(first) = letters.find(|&letter| letter != SPACE) else { return 0 };
    let (mut before, mut last) = (SPACE, first);
    letters.chain([SPACE]).for_each(|letter| {
        // Two spaces are one.
        if letter.0 | last.0 == SPACE.0 {
            return;
        }
        let slot = slot([before, last, letter]);
        (before, last) = (last, letter);
        let met = &mut met[usize::from(slot)];
        if met.claim == claim {
            repeated.push(slot);
        } else {
            *met = Met { claim, documents: met.documents + 1 };
            slots[once] = slot;
            once += 1;
        }
    });
    once
}

/// A letter or digit, multiplied by what spreads trigrams over the table, less what a space comes to: that is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter(u64);

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Letter {
    const fn of(letter: u32) -> Self {
        Letter((letter as u64).wrapping_sub(b' ' as u64).wrapping_mul(SPREAD))
    }
}

/// Where a trigram is kept: its letters, 21 bits each, as one number multiplied.
#[inline]
fn slot([first, second, third]: [Letter; 3]) -> u16 {
    const SPACES: u64 = (b' ' as u64 * ((1 << 42) + (1 << 21) + 1)).wrapping_mul(SPREAD);
    let product = (first.0 << 42).wrapping_add(second.0 << 21).wrapping_add(third.0).wrapping_add(SPACES);
    (product >> 48) as u16
}

const SPACE: Letter = Letter::of(b' ' as u32);

/// For each character of ASCII the letter or digit it is, in lower case, or a space.
static ASCII: [Letter; 256] = {
    let mut table = [SPACE; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = Letter::of((byte as u8).to_ascii_lowercase() as u32);
        }
        byte += 1;
    }
    table
};
