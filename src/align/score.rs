//! What two claims have in common, in figures.

use super::{
    grams::{Grams, Table},
    neighbours::Neighbours,
    terms::{IDF_UNIT, Term, Terms, UNIT, Vocabulary, whole},
};
use crate::text::{Pair, Side};

/// The names of the figures in [`Features`], in order.
pub const FEATURES: [&str; 15] = [
    "cosine",
    "shared",
    "trigrams",
    "bigrams",
    "numbers",
    "names",
    "lesser margin",
    "greater margin",
    "length",
    "distance",
    "neighbours",
    "pairs",
    "bare",
    "strangers",
    "lead",
];

/// What two claims have in common; the same with the articles exchanged.
///
/// | name | figure |
/// |---|---|
/// | cosine | of the claims' terms, (1 + ln count) idf |
/// | shared | ln(1 + sum of idf) of the terms both have |
/// | trigrams | cosine of their character trigrams |
/// | bigrams | ln(1 + sum of idf) of the neighbouring words both have, function words included |
/// | numbers, names | ln(1 + sum of idf) of those both have |
/// | lesser, greater margin | cosine less that of the next best (or of the best) pair with either claim |
/// | length | ln(1 + number of different terms) of the shorter claim |
/// | distance | between their places in the articles, from 0 to 1 |
/// | neighbours | greatest cosine of the two claims before or the two after |
/// | pairs | ln of the number of pairs of claims: in longer articles a pair is less likely a link |
/// | bare | if all that two claims share is names, who and where but nothing of what: how short the articles are, 0 to 1 |
/// | strangers | how far the articles as wholes are from the vocabulary of one story: 0 there, 1 if they share nothing |
/// | lead | how near the tops of their articles both claims stand, 0 to 1: there two outlets tell what the story is about; less in articles of a few claims |
pub type Features = [f64; FEATURES.len()];

/// The span that `pairs` is held to; beyond it nothing was learned.
const PAIRS: std::ops::RangeInclusive<f64> = 20.0..=4000.0;

/// Pairs of claims from which on two articles are long enough to tell by counting how telling a name is.
const LONG: f64 = 400.0;

/// A claim of fewer terms may well share its only one.
const SEVERAL: usize = 3;

/// What two claims share, without regard to the claims around them.
#[derive(Clone, Copy, Debug)]
struct Overlap {
    cosine: f64,
    shared: f64,
    trigrams: f64,
    bigrams: f64,
    numbers: f64,
    names: f64,
    /// Whether the terms that both have are nothing but names, and numbers beside them.
    bare: bool,
}

/// Hands the features of each of `pairs`, which are sorted by left claim, then by right claim, to `put`.
pub(super) fn features(
    pairs: &[(u32, u32)],
    vocabulary: &Vocabulary,
    grams: &Grams,
    mut put: impl FnMut(usize, usize, Features),
) {
    let overlaps = overlaps(pairs, vocabulary, grams);
    let claims = vocabulary.claims.as_ref().map(|side| side.content.len());
    let mut best: Pair<Vec<Best>> = claims.map(|claims| vec![Best::default(); claims]);
    for (&(left, right), overlap) in pairs.iter().zip(&overlaps) {
        best.left[left as usize].meet(overlap.cosine);
        best.right[right as usize].meet(overlap.cosine);
    }
    let starts = row_starts(pairs, claims.left);
    let cosine = |left: usize, right: usize| {
        let row = starts[left]..starts[left + 1];
        let found = pairs[row.clone()].binary_search_by_key(&(right as u32), |&(_, right)| right);
        found.map_or(0.0, |at| overlaps[row.start + at].cosine)
    };
    let strangers = strangers(&vocabulary.claims, &vocabulary.idf);
    let whole = (claims.left.min(claims.right) as f64 / WHOLE).min(1.0);
    // Claims have few terms, and there are many pairs.
    let terms = vocabulary.claims.as_ref().map(|side| side.content.iter().map(<[Term]>::len).max().unwrap_or_default());
    let lengths: Vec<f64> = (0..=terms.left.min(terms.right)).map(|terms| (terms as f64).ln_1p()).collect();
    let size = (claims.left as f64 * claims.right as f64).clamp(*PAIRS.start(), *PAIRS.end()).ln();
    for (&(left, right), overlap) in pairs.iter().zip(&overlaps) {
        let (left, right) = (left as usize, right as usize);
        let margins = [best.left[left], best.right[right]].map(|best| overlap.cosine - best.rival(overlap.cosine));
        let before = if left > 0 && right > 0 { cosine(left - 1, right - 1) } else { 0.0 };
        let after = if left + 1 < claims.left && right + 1 < claims.right { cosine(left + 1, right + 1) } else { 0.0 };
        let terms =
            vocabulary.claims.left.content.row(left).len().min(vocabulary.claims.right.content.row(right).len());
        let bare = overlap.bare && terms >= SEVERAL;
        let features = [
            overlap.cosine,
            overlap.shared,
            overlap.trigrams,
            overlap.bigrams,
            overlap.numbers,
            overlap.names,
            margins[0].min(margins[1]),
            margins[0].max(margins[1]),
            lengths[terms],
            (place(left, claims.left) - place(right, claims.right)).abs(),
            before.max(after),
            size,
            if bare { (1.0 - size / LONG.ln()).max(0.0) } else { 0.0 },
            strangers,
            lead(left, right) * whole * (1.0 - strangers),
        ];
        put(left, right, features);
    }
}

/// Cosine of two articles' terms, (1 + ln count) each, that nearly all articles on one story reach, and hardly any on
/// different stories.
const KIN: f64 = 0.3;

/// How far the articles' terms are from that: 0 to 1.
fn strangers(claims: &Pair<Terms>, idf: &[u32]) -> f64 {
    let counts = claims.as_ref().map(|side| {
        let mut counts = vec![0_u32; idf.len()];
        side.content.iter().flatten().for_each(|term| counts[term.id as usize] += u32::from(term.count));
        let damped = |count: u32| if count == 0 { 0 } else { whole((1.0 + f64::from(count).ln()) * 256.0) };
        counts.into_iter().map(damped).collect::<Vec<u64>>()
    });
    let product: u64 = counts.left.iter().zip(&counts.right).map(|(left, right)| left * right).sum();
    let length = |side: &Vec<u64>| (side.iter().map(|count| count * count).sum::<u64>() as f64).sqrt();
    let cosine = product as f64 / (length(&counts.left) * length(&counts.right)).max(1.0);
    (1.0 - cosine / KIN).max(0.0)
}

/// Claims from which on a text is an article that begins with what matters, and not a few sentences of one.
const WHOLE: f64 = 14.0;

/// Claims from the top after which two articles have told what the story is about.
const LEAD: f64 = 6.0;

/// How near the tops of their articles two claims stand: 1 for the first ones.
fn lead(left: usize, right: usize) -> f64 {
    let below = left.max(right) as f64 / LEAD;
    // No number is so small as this would be.
    if below > 750.0 { 0.0 } else { (-below).exp() }
}

/// Where claim `index` of `claims` stands, from 0 to 1.
fn place(index: usize, claims: usize) -> f64 {
    (index as f64 + 0.5) / claims as f64
}

/// For each left claim, and one past the last, where its pairs begin.
fn row_starts(pairs: &[(u32, u32)], claims: usize) -> Vec<usize> {
    let mut starts = Vec::with_capacity(claims + 1);
    let mut at = 0;
    for claim in 0..=claims {
        while at < pairs.len() && (pairs[at].0 as usize) < claim {
            at += 1;
        }
        starts.push(at);
    }
    starts
}

/// The two highest cosines of a claim.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    first: f64,
    second: f64,
}

impl Best {
    fn meet(&mut self, cosine: f64) {
        if cosine > self.first {
            *self = Best { first: cosine, second: self.first };
        } else if cosine > self.second {
            self.second = cosine;
        }
    }

    /// The highest cosine but this one.
    fn rival(self, cosine: f64) -> f64 {
        if cosine < self.first { self.first } else { self.second }
    }
}

/// The overlaps of `pairs`. The left claim at hand lies spread out in tables, where each right claim looks itself up.
fn overlaps(pairs: &[(u32, u32)], vocabulary: &Vocabulary, grams: &Grams) -> Vec<Overlap> {
    let Pair { left: lefts, right: rights } = &vocabulary.claims;
    let mut terms: Vec<Term> = vec![Term::default(); vocabulary.idf.len()];
    let mut table = Table::empty();
    let mut neighbours = Neighbours::default();
    // Found when a claim is at hand anyway.
    let mut lengths: Vec<Option<f64>> = vec![None; rights.content.len()];
    let mut overlaps = Vec::with_capacity(pairs.len());
    for row in pairs.chunk_by(|a, b| a.0 == b.0) {
        let left = row[0].0 as usize;
        for &(_, right) in row {
            rights.content.fetch(right as usize);
            rights.words.fetch(right as usize);
            grams.fetch_right(right as usize);
        }
        for &term in lefts.content.row(left) {
            terms[term.id as usize] = term;
        }
        grams.scatter(left, &mut table);
        let length = grams.length(Side::Left, left);
        neighbours.fill(vocabulary.sequence(Side::Left, left));
        for &(_, right) in row {
            let right = right as usize;
            let mut overlap = shared_terms(&terms, rights.content.row(right), &vocabulary.idf);
            let other = *lengths[right].get_or_insert_with(|| grams.length(Side::Right, right));
            overlap.trigrams = grams.product(right, &table) / (length * other).max(1.0);
            let mut bigrams = 0_u64;
            neighbours.shared(vocabulary.sequence(Side::Right, right), |first, second| {
                bigrams += u64::from(vocabulary.idf[first as usize]) + u64::from(vocabulary.idf[second as usize]);
            });
            overlap.bigrams = if bigrams == 0 { 0.0 } else { (bigrams as f64 / 2.0 / IDF_UNIT).ln_1p() };
            overlaps.push(overlap);
        }
        grams.clear(left, &mut table);
        for term in lefts.content.row(left) {
            terms[term.id as usize] = Term::default();
        }
    }
    overlaps
}

fn shared_terms(left: &[Term], right: &[Term], idf: &[u32]) -> Overlap {
    let (mut product, mut shared, mut numbers, mut names) = (0_u64, 0_u64, 0_u64, 0_u64);
    let (mut who, mut what) = (false, false);
    for term in right {
        let own = left[term.id as usize];
        if own.count == 0 {
            continue;
        }
        let idf = u64::from(idf[term.id as usize]);
        product += u64::from(own.weight) * u64::from(term.weight);
        shared += idf;
        // At the start of a sentence every word has a capital: one side is enough to tell a name.
        let name = own.name || term.name;
        who |= name;
        what |= !(name || own.number && term.number);
        numbers += if own.number && term.number { idf } else { 0 };
        names += if own.name && term.name { idf } else { 0 };
    }
    // Most pairs share no number and no name.
    let telling = |sum: u64| if sum == 0 { 0.0 } else { (sum as f64 / IDF_UNIT).ln_1p() };
    Overlap {
        cosine: product as f64 / (UNIT * UNIT),
        shared: telling(shared),
        trigrams: 0.0,
        bigrams: 0.0,
        numbers: telling(numbers),
        names: telling(names),
        bare: who && !what,
    }
}
