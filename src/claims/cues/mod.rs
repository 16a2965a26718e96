//! The words in a claim that a verdict may rest on: numbers, dates, names, negations, hedges, quotations, speakers.
//!
//! English in full; of other languages what needs no grammar: digits, quotations and names inside a sentence.

mod certainty;
mod date;
mod name;
mod negation;
mod number;
pub(crate) mod quotation;
mod speaker;

pub(crate) use name::status_word;

pub use certainty::Certainty;
pub use date::{Date, Moment};
pub use name::{Name, Status};
pub use number::{Bound, Quantity, Unit};

use super::words::Words;
use crate::text::Span;

/// No cue is looked for past this many words of one sentence: what is longer is no sentence.
const LIMIT: usize = 2_000;

/// Words of a claim that a verdict may rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// What they say.
    pub value: CueValue,
}

impl Cue {
    /// The same cue `by` bytes further on: from a sentence into its article.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        self.moved(|span| span.shifted(by))
    }

    /// The same cue from an article into the sentence that begins `by` bytes into it, at or before the cue.
    #[must_use]
    pub(crate) fn unshifted(self, by: usize) -> Self {
        self.moved(|span| Span::new(span.start.saturating_sub(by), span.end.saturating_sub(by)))
    }

    fn moved(self, place: impl Fn(Span) -> Span) -> Self {
        let value = match self.value {
            CueValue::Speaker(Speaker { frame }) => CueValue::Speaker(Speaker { frame: place(frame) }),
            value => value,
        };
        Cue { span: place(self.span), value }
    }
}

/// What a cue says.
#[derive(Clone, Debug, PartialEq)]
pub enum CueValue {
    /// How many or how much.
    Number(Quantity),
    /// When.
    Date(Date),
    /// A person, place or organisation.
    Name(Name),
    /// A word that denies; it holds up to the end of its clause.
    Negation,
    /// How certain the claim is said to be.
    Certainty(Certainty),
    /// Who is said to have said it: "X" of "X said on Tuesday", "Y" of "according to Y".
    Speaker(Speaker),
    /// Words between quotation marks, the marks not included.
    Quotation,
}

/// Who is said to have said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The whole frame, relative to the same text as the cue: "the mayor said on Tuesday that".
    pub frame: Span,
}

/// The cues of one sentence, in order; spans in `sentence`. `language` is ISO 639-1, English where absent.
///
/// Names may enclose other cues; numbers and dates overlap neither each other nor themselves.
pub fn cues(sentence: &str, language: Option<&str>) -> Vec<Cue> {
    let words = Words::new(sentence, LIMIT);
    let english = language.is_none_or(|language| language.starts_with("en"));
    let mut cues: Vec<Cue> =
        quotation::quotations(sentence).into_iter().map(|span| Cue { span, value: CueValue::Quotation }).collect();
    let dates = if english { date::dates(&words) } else { Vec::new() };
    cues.extend(number::numbers(&words, &dates, english));
    cues.extend(name::names(&words, &dates, english));
    if english {
        cues.extend(negation::negations(&words));
        cues.extend(certainty::hedges(&words));
        cues.extend(speaker::speakers(&words));
    }
    cues.extend(dates);
    cues.sort_by_key(|cue| (cue.span.start, cue.span.end));
    cues
}
