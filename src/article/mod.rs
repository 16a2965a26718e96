//! What an article is once it has been read: clean text, blocks, and the furniture that surrounded it.
//!
//! Plain values. How they come about is the business of `ingest`.

mod block;
mod builder;
mod meta;

pub use block::{Block, BlockKind, Furniture, LineRange};
pub use builder::ArticleBuilder;
pub use meta::{Meta, Origin, Warning};

use std::sync::OnceLock;

use crate::text::{Span, language};

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
    written_in: WrittenIn,
}

/// What language the text is written in, found out when that is first asked for: a screen can stand before.
#[derive(Clone, Debug, Default)]
struct WrittenIn(OnceLock<Option<&'static str>>);

impl PartialEq for WrittenIn {
    /// It follows from the text.
    fn eq(&self, _: &WrittenIn) -> bool {
        true
    }
}

impl Article {
    /// The whole text, furniture included. Free of control characters but newline and tab.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, where nothing else of the article is wanted any more.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The parts of the article proper, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What was set aside, in reading order.
    pub fn furniture(&self) -> &[Furniture] {
        &self.furniture
    }

    /// The language, ISO 639-1: what the article says of itself, else what its prose is plainly written in.
    pub fn language(&self) -> Option<&str> {
        let found = || *self.written_in.0.get_or_init(|| language::detect(&self.sample()));
        self.meta.language.as_deref().or_else(found)
    }

    /// Prose enough to tell the language from.
    fn sample(&self) -> String {
        let mut sample = String::new();
        for block in self.blocks.iter().filter(|block| block.kind.asserts()) {
            let text = self.words(block.span);
            sample.push_str(&text[..text.floor_char_boundary(language::SAMPLE)]);
            sample.push('\n');
            if sample.len() >= language::SAMPLE {
                break;
            }
        }
        sample
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
