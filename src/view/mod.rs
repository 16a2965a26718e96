//! How a comparison is laid out: which passages stand level, how the text breaks into rows, what role every word plays
//! and how a role is painted. No terminal, no state of a reader.

mod code;
mod collate;
mod connectors;
mod frame;
mod index;
mod marks;
mod overview;
mod phrase;
mod plan;
mod rows;
mod runs;
mod theme;
mod track;

pub use code::{CodeTones, code_tones, has_code};
pub use collate::{Group, Part, collate};
pub use connectors::{DOWN, Joint, LEFT, RIGHT, Spot, UP, Wire, route};
pub use frame::{Area, Arrangement, Frame, Framing, PANE_COLUMNS, SMALLEST, STACKED_UNDER};
pub use index::{Index, Tie, beginning_in};
pub use marks::Glyphs;
pub use overview::{Overview, OverviewMark};
pub use phrase::{Phrase, clip, phrase_width};
pub use plan::{Plan, Planning, Strip};
pub use rows::{Cell, Line, Row};
pub use runs::{Run, Selection, Shown, reworded, runs};
pub use theme::{Depth, Role, Theme, ThemeChoice};
pub use track::{At, Track};
