//! Text without meaning: sides, spans, the door for foreign text, widths, the line breaker, folding, stems,
//! tables of words, languages.
//!
//! The lowest floor. It knows nothing of articles or claims.

mod side;
mod span;

pub(crate) mod ascii;
pub mod direction;
pub mod fold;
pub mod language;
pub(crate) mod lines;
pub mod sanitize;
pub mod stem;
pub(crate) mod table;
pub mod width;
pub mod wrap;

pub use side::{Pair, Side};
pub use span::Span;
