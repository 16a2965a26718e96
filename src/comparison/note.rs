//! What a reader has to know of a comparison as a whole.

use std::fmt;

use super::Comparison;
use crate::{
    align::{Because, Engine},
    text::{Pair, Side, language},
};

/// Something about the comparison that its marks alone would not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The articles are written in two languages; ISO 639-1.
    TwoLanguages(Pair<String>),
    /// The meaning of only so many of the claims was compared.
    Partly {
        /// Of how many.
        read: usize,
        /// How many there are.
        claims: usize,
    },
    /// No meaning was compared, though it was asked for: the articles are not in English.
    NotEnglish,
    /// No meaning was compared, though it was asked for: the encoder does not know most of the words.
    UnknownWords,
    /// No meaning was compared, though it was asked for: that many claims are too many.
    TooLong(usize),
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::TwoLanguages(codes) => {
                let [left, right] = [&codes.left, &codes.right].map(|code| language::name(code).unwrap_or(code));
                write!(
                    out,
                    "the left article is written in {left}, the right one in {right}: only names, numbers and words \
                     that both share could be compared"
                )
            }
            Note::Partly { read, claims } => {
                write!(out, "the meaning of {read} of the {claims} claims was compared, of the others only the words")
            }
            Note::NotEnglish => write!(out, "only words were compared, not meaning: that takes English articles"),
            Note::UnknownWords => {
                write!(out, "only words were compared, not meaning: most of the words are not known")
            }
            Note::TooLong(claims) => {
                write!(out, "only words were compared, not meaning: {claims} claims are too many for that")
            }
        }
    }
}

impl Comparison {
    /// The notes on this comparison.
    pub fn notes(&self) -> Vec<Note> {
        let languages = self.two_languages().map(Note::TwoLanguages);
        let meaning = self.meaning().filter(|note| languages.is_none() || *note != Note::NotEnglish);
        languages.into_iter().chain(meaning).collect()
    }

    /// What was not compared by meaning, if meaning was to be compared.
    fn meaning(&self) -> Option<Note> {
        let claims = self.claims.left.len() + self.claims.right.len();
        match self.engine {
            Engine::Full { read } => {
                let read = read.left + read.right;
                (read < claims).then_some(Note::Partly { read, claims })
            }
            Engine::Lexical(Because::Language) => Some(Note::NotEnglish),
            Engine::Lexical(Because::Words) => Some(Note::UnknownWords),
            Engine::Lexical(Because::Length) => Some(Note::TooLong(claims)),
            Engine::Lexical(Because::Chosen | Because::Stopped) => None,
        }
    }

    /// The articles' languages, where each is long enough to be sure of its own and they are not the same.
    fn two_languages(&self) -> Option<Pair<String>> {
        let sure = Side::BOTH.iter().all(|&side| language::is_enough(self.articles[side].text()));
        let code = |side: Side| self.articles[side].language().map(str::to_owned);
        let (left, right) = (code(Side::Left)?, code(Side::Right)?);
        (sure && left != right).then_some(Pair { left, right })
    }
}
