//! How a comparison is laid out: rows, roles and paints, without a terminal.

mod theme;

pub use theme::ThemeChoice;
