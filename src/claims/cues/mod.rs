//! The words in a claim that a verdict may rest on: numbers, dates, names, negations, hedges, quotations, speakers.

pub mod quotation;

use crate::text::Span;

/// Words of a claim that a verdict may rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// What they say.
    pub value: CueValue,
}

/// What a cue says.
#[derive(Clone, Debug, PartialEq)]
pub enum CueValue {
    /// A name as it stands: a person, place or organisation.
    Name,
    /// Words between quotation marks, the marks not included.
    Quotation,
}

/// The cues of one sentence, in order; spans in `sentence`. `language` is ISO 639-1, English where absent.
pub fn cues(sentence: &str, language: Option<&str>) -> Vec<Cue> {
    let _ = (sentence, language);
    Vec::new()
}
