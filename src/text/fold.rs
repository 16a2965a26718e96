//! Texts made comparable: case, accents, quotation marks and dashes folded, with the way back to the original.

use super::Span;

/// A folded text and, for each of its bytes, where it came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    origins: Vec<u32>,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the original text from which `span` of the folded text came.
    pub fn original(&self, span: Span) -> Span {
        Span::new(self.origins[span.start] as usize, self.origins[span.end] as usize)
    }
}

/// `text` in lower case.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (offset, c) in text.char_indices() {
        for lower in c.to_lowercase() {
            folded.text.push(lower);
            folded.origins.extend(std::iter::repeat_n(offset as u32, lower.len_utf8()));
        }
    }
    folded.origins.push(text.len() as u32);
    folded
}
