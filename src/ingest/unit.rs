//! What a text falls into before anyone has judged it: paragraphs, bare lines, list items, as they stand.

use std::borrow::Cow;

use crate::article::LineRange;

/// A piece of a text that belongs together: a paragraph, a heading, one list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit<'a> {
    /// Its words, without list marker or markup.
    pub(super) text: Cow<'a, str>,
    /// Where it stood.
    pub(super) lines: LineRange,
    /// What its markup says it is.
    pub(super) form: Form,
    /// Columns before its first character.
    pub(super) indent: usize,
    /// Whether a blank line stood before it.
    pub(super) gap: bool,
}

/// What markup says of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing: a line or a paragraph.
    Bare,
    /// A heading of this level.
    Heading(u8),
    /// A list item.
    Item { depth: u8, ordinal: Option<u64> },
    /// Set off as a quotation.
    Quote,
    /// Code, in this language.
    Code(Option<String>),
    /// A table, a row a line.
    Table,
    /// The words that stand for a picture.
    Image,
    /// The words under a picture.
    Caption,
    /// A footnote.
    Note,
    /// A mark that is no word: a rule, an empty item.
    Mark,
}

impl Form {
    /// Whether it is so by the author's own markup and never page furniture: code, tables, footnotes.
    pub(super) fn is_set(&self) -> bool {
        matches!(self, Form::Code(_) | Form::Table | Form::Note)
    }

    /// Whether it is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        matches!(self, Form::Item { .. })
    }
}
