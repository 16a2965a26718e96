use crate::text::Span;

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words in the article's text.
    pub span: Span,
    /// Where it stood in the source; absent where the source has no lines of its own (HTML).
    pub lines: Option<LineRange>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's headline.
    Title,
    /// The sentence or two under the headline.
    Standfirst,
    /// Who wrote it, when it was published.
    Byline,
    /// Place and date that open a report, standing alone.
    Dateline,
    /// A heading inside the article.
    Heading {
        /// 1 is the highest.
        level: u8,
    },
    /// A paragraph of prose.
    Paragraph,
    /// One item of a list.
    ListItem {
        /// 0 for an outermost list.
        depth: u8,
        /// Its number in a numbered list.
        ordinal: Option<u64>,
    },
    /// An entry of the article's list of sources: shown, but nothing the article claims.
    Reference,
    /// A quotation set off as a block.
    Quote,
    /// What stands under a picture.
    Caption,
    /// Code, line by line as it stood.
    Code {
        /// As named on the fence.
        language: Option<String>,
    },
    /// A table: a row a line, cells separated by ` | `.
    Table,
}

impl BlockKind {
    /// Its name in the formats (`extract`, `compare --format json`).
    pub fn name(&self) -> &'static str {
        match self {
            BlockKind::Title => "title",
            BlockKind::Standfirst => "standfirst",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Heading { .. } => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem { .. } | BlockKind::Reference => "list_item",
            BlockKind::Quote => "quote",
            BlockKind::Caption => "caption",
            BlockKind::Code { .. } => "code",
            BlockKind::Table => "table",
        }
    }

    /// Whether its sentences assert something, so that they can overlap, diverge or stand alone.
    pub fn asserts(&self) -> bool {
        match self {
            BlockKind::Title
            | BlockKind::Standfirst
            | BlockKind::Paragraph
            | BlockKind::ListItem { .. }
            | BlockKind::Quote
            | BlockKind::Caption
            | BlockKind::Table => true,
            BlockKind::Byline
            | BlockKind::Dateline
            | BlockKind::Heading { .. }
            | BlockKind::Reference
            | BlockKind::Code { .. } => false,
        }
    }
}

/// What surrounded the article on its page: kept, showable, never a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Its words in the article's text.
    pub span: Span,
    /// Where it stood in the source.
    pub lines: Option<LineRange>,
}

/// Lines of a source, 1-based, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRange {
    /// The first line.
    pub first: usize,
    /// The last line.
    pub last: usize,
}

impl LineRange {
    /// The lines from `first` to `last`, both 1-based and included.
    pub fn new(first: usize, last: usize) -> Self {
        LineRange { first, last }
    }
}
