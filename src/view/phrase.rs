//! Short pieces of text, each with its role: what bars and panels consist of.

use super::Role;
use crate::text::{
    width::{truncate, width},
    wrap::wrap,
};

/// Pieces of one line, each with its role.
pub type Phrase = Vec<(Role, String)>;

/// Cells that `phrase` takes.
pub fn phrase_width(phrase: &Phrase) -> usize {
    phrase.iter().map(|(_, text)| width(text)).sum()
}

/// `text` on one line of at most `columns` cells: cut after a whole word where it is too long, and an ellipsis says
/// so.
pub fn clip(text: &str, columns: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&text) <= columns {
        return text;
    }
    let Some(room) = columns.checked_sub(1) else { return String::new() };
    let words = wrap(&text, room.max(1)).first().map_or("", |line| line.of(&text)).trim_end();
    if words.is_empty() || width(words) > room {
        return truncate(&text, columns, "…").into_owned();
    }
    format!("{}…", words.trim_end_matches([',', ';', ':', ' ']))
}
