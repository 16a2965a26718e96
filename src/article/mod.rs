//! What an article is once it has been read: clean text, blocks, and the furniture that surrounded it.
//!
//! Plain values. How they come about is the business of `ingest`.

mod block;
mod builder;
mod meta;

pub use block::{Block, BlockKind, Furniture, LineRange};
pub use builder::ArticleBuilder;
pub use meta::{Meta, Origin, Warning};

use crate::text::Span;

/// One article: its sanitised text and what its parts are.
///
/// `text` holds blocks and furniture in reading order, separated by blank lines; every span is a range of bytes in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    furniture: Vec<Furniture>,
    /// What is known about the article as a whole.
    pub meta: Meta,
    /// Where it came from.
    pub origin: Origin,
    /// What a reader should know about how it was read.
    pub warnings: Vec<Warning>,
}

impl Article {
    /// The whole text, furniture included. Free of control characters but newline and tab.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parts of the article proper, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What was set aside, in reading order.
    pub fn furniture(&self) -> &[Furniture] {
        &self.furniture
    }

    /// The words under `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// What to call it: its title, else its first words, else where it came from.
    pub fn name(&self) -> &str {
        if let Some(title) = &self.meta.title {
            return title;
        }
        match self.blocks.first() {
            Some(block) => self.words(block.span).lines().next().unwrap_or_default(),
            None => self.origin.label(),
        }
    }
}
