//! How a comparison is laid out: which passages stand level, how the text breaks into rows, what role every word plays
//! and how a role is painted. No terminal, no state of a reader.

mod code;
mod collate;
mod frame;
mod index;
mod marks;
mod overview;
mod phrase;
mod rows;
mod runs;
mod theme;

pub use code::{CodeTones, code_tones};
pub use collate::{Group, Part, collate};
pub use frame::{Arrangement, Frame, PANE_COLUMNS, SMALLEST, STACKED_UNDER};
pub use index::{Index, beginning_in};
pub use marks::Glyphs;
pub use overview::{Overview, OverviewMark};
pub use phrase::{Phrase, clip, phrase_width};
pub use rows::{Cell, Layout, Line, Row, layout};
pub use runs::{Run, Selection, Shown, runs};
pub use theme::{Role, Theme, ThemeChoice};
