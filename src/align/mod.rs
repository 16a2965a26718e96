//! Which claims of two articles speak of the same thing.
//!
//! A [`Scorer`] turns the claims of both articles into scored candidates; [`select`] decides which of them are links.
//! The engine behind it can be exchanged.
//!
//! The first tier, [`Lexical`], in the order in which it works: words become terms (`tokens`, `language`, `terms`) and
//! character trigrams (`grams`); an index of the terms proposes pairs (`candidates`); these are measured and weighed
//! (`score`, `model`). Whatever is added up over two claims is added up in whole numbers, so that no order of summation,
//! and so no exchange of the articles, changes a score. Where the articles are two versions of one text, the order in
//! which they tell things has a say in the end (`order`), whatever the scorer.
//!
//! The second tier, `Full` (cargo feature `encoder`), adds how near two claims are by meaning (`encoder`), and weighs both
//! together (`blend`).

#[cfg(feature = "encoder")]
mod blend;
mod candidates;
#[cfg(feature = "encoder")]
mod encoder;
#[cfg(feature = "encoder")]
mod full;
mod grams;
mod groups;
mod language;
mod lexical;
mod model;
mod neighbours;
mod order;
mod rows;
mod score;
mod select;
mod terms;
mod tokens;

#[cfg(feature = "encoder")]
pub use encoder::{ENCODER, Meaning, meanings, put_away as put_encoder_away};
#[cfg(feature = "encoder")]
pub use full::{Full, MOST_CLAIMS, NEARNESS, Nearness, NoStore, Store};
pub use lexical::{Lexical, Measured};
pub use order::weigh_order;
pub(crate) use order::{Place, places};
pub use score::{FEATURES, Features};
pub use select::select;

use crate::{claims::Claims, text::Pair};

/// A left and a right claim that may speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// Strength, 0 to 1; comparable between pairs of articles.
    pub score: f64,
}

/// What found and scored the candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The words that claims share, alone.
    Lexical(Because),
    /// These, and what the words mean.
    Full {
        /// The number of claims of which that was found out; fewer than there are in long articles.
        read: Pair<usize>,
    },
}

/// Why words alone were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The scorer does nothing else.
    Chosen,
    /// One of the articles is not in English, and the encoder knows no other language.
    Language,
    /// The encoder does not know most of their words.
    Words,
    /// There are too many claims.
    Length,
    /// It was told to stop.
    Stopped,
}

/// Candidates as they were found.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// By left claim, then by right claim. Pairs without anything in common are left out.
    pub candidates: Vec<Candidate>,
    /// By what.
    pub engine: Engine,
    /// Words that stand alike, of pairs that are linked, in the order of the candidates; none where words alone were
    /// compared.
    pub alike: Vec<Alike>,
}

/// Different words of a left and a right claim that stand alike: each is, in its place, nearer in meaning than any other
/// word of the other claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// Where the words begin, in bytes of their claims.
    pub starts: Pair<usize>,
    /// Cosine of their vectors, up to 1.
    pub likeness: f32,
}

/// Something that finds and scores candidates.
///
/// A scorer is deterministic, and symmetric: with the articles exchanged it gives the same scores for the same pairs.
pub trait Scorer {
    /// The candidates of two articles.
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Scored;

    /// The score from which on a candidate is a link, the same for all articles.
    fn threshold(&self) -> f64;
}
