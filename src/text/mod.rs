//! Text without meaning: sides, spans, the door for foreign text, widths, the line breaker, folding, stems,
//! languages.
//!
//! The lowest floor. It knows nothing of articles or claims.

mod side;
mod span;

pub mod direction;
pub mod fold;
pub mod language;
pub mod sanitize;
pub mod stem;
pub mod width;
pub mod wrap;

pub use side::{Pair, Side};
pub use span::Span;
