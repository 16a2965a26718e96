//! What a reader has to know of a comparison as a whole.

use std::fmt;

use super::Comparison;
use crate::text::{Pair, Side, language};

/// Something about the comparison that its marks alone would not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The articles are written in two languages; ISO 639-1.
    TwoLanguages(Pair<String>),
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
        }
    }
}

impl Comparison {
    /// The notes on this comparison.
    pub fn notes(&self) -> Vec<Note> {
        self.two_languages().map(Note::TwoLanguages).into_iter().collect()
    }

    /// The articles' languages, where each is long enough to be sure of its own and they are not the same.
    fn two_languages(&self) -> Option<Pair<String>> {
        let sure = Side::BOTH.iter().all(|&side| language::is_enough(self.articles[side].text()));
        let code = |side: Side| self.articles[side].meta.language.clone();
        let (left, right) = (code(Side::Left)?, code(Side::Right)?);
        (sure && left != right).then_some(Pair { left, right })
    }
}
