//! From bytes to an [`Article`]: what the bytes say, what is a block of what kind, and what is furniture.
//!
//! Pure: it is given bytes and a hint, never a path to open.

mod byline;
mod dates;
mod decode;
mod features;
mod furniture;
mod lines;
mod look;
mod markdown;
mod markup;
mod metadata;
mod model;
mod phrases;
mod plain;
mod structure;
mod title;
mod training;
mod unit;
mod vocabulary;
mod wrapping;

use std::path::Path;

use crate::article::{Article, Origin, Warning};

pub use training::{TrainingRow, training_rows};

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Plain text, as pasted from a page or written by hand.
    Plain,
    /// `CommonMark` with tables.
    Markdown,
}

impl Markup {
    /// The markup that a file name suggests; plain text where it suggests none.
    pub fn of_path(path: &str) -> Markup {
        let extension = Path::new(path).extension().and_then(|e| e.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Markup::Markdown,
            _ => Markup::Plain,
        }
    }
}

/// Why bytes could not be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// The bytes are no text in any encoding.
    #[error("this is not text but {what}; parallax reads plain text and Markdown")]
    Binary {
        /// What the bytes look like: "a PNG image", "binary data".
        what: &'static str,
    },
}

/// Reads `bytes` as an article.
///
/// # Errors
/// [`IngestError::Binary`] if the bytes are no text.
pub fn ingest(bytes: &[u8], markup: Markup, origin: Origin) -> Result<Article, IngestError> {
    let mut decoded = decode::decode(bytes)?;
    if looks_like_html(&decoded.text) {
        decoded.warnings.push(Warning::Html);
    }
    Ok(match markup {
        Markup::Plain => plain::read(&decoded, origin),
        Markup::Markdown => markdown::read(&decoded, origin),
    })
}

/// Whether `text` opens as a whole web page does.
fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start().as_bytes();
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|opening| start.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)))
}
