//! Text onto cells: by grapheme, by the width that wrapping reckons with, never outside the buffer.

use ratatui::{buffer::Buffer, layout::Position, style::Style};

use crate::{
    text::{
        direction::has_rtl,
        width::{TAB, graphemes},
    },
    view::{Phrase, Role, Theme},
};

/// Which way the text between two columns runs as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Isolate {
    /// As its first letter says.
    AsItBegins,
    LeftToRight,
    RightToLeft,
}

impl Isolate {
    fn opening(self) -> &'static str {
        match self {
            Isolate::LeftToRight => "\u{2066}",
            Isolate::RightToLeft => "\u{2067}",
            Isolate::AsItBegins => "\u{2068}",
        }
    }
}

/// Ends what one of the above begins.
const CLOSING: &str = "\u{2069}";

/// A buffer that is written to by role.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    /// Whether punctuation is to be drawn in ASCII.
    ascii: bool,
    /// The first column that is not written to.
    end: u16,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme, ascii: bool) -> Self {
        Canvas { buffer, theme, ascii, end: u16::MAX }
    }

    /// Leaves away what would stand in column `end` or behind it; without one, only what stands outside the screen.
    pub(super) fn end_at(&mut self, end: Option<u16>) {
        self.end = end.unwrap_or(u16::MAX);
    }

    pub(super) fn width(&self) -> u16 {
        self.buffer.area.width
    }

    /// Writes `text` from column `x` on, of a piece, and returns the column behind it.
    pub(super) fn put(&mut self, x: u16, y: u16, text: &str, roles: &[Role]) -> u16 {
        let end = self.write(x, y, text, roles);
        if has_rtl(text) {
            self.isolate(x, end, y, Isolate::AsItBegins);
        }
        end
    }

    /// Has a terminal that reorders what runs from right to left do so between the columns `x` and `end`, and leave what
    /// stands around them where it is. The characters for it have no width; they go with the cell before.
    pub(super) fn isolate(&mut self, x: u16, end: u16, y: u16, direction: Isolate) {
        self.join(x, y, direction.opening());
        self.join(end, y, CLOSING);
    }

    /// Writes some words of a line from column `x` on, as they come, and returns the column behind them.
    pub(super) fn write(&mut self, x: u16, y: u16, text: &str, roles: &[Role]) -> u16 {
        let style = self.theme.paint_all(roles);
        let (mut x, mut rest) = (x, text);
        loop {
            let (plain, other) = rest.split_at(plain_beginning(rest));
            x = self.plain(x, y, plain, style);
            let Some((_, grapheme, cells)) = graphemes(other).next() else { return x };
            rest = &other[grapheme.len()..];
            if grapheme == "\t" {
                x = self.plain(x, y, &" ".repeat(TAB), style);
                continue;
            }
            let grapheme = if self.ascii { in_ascii(grapheme) } else { grapheme };
            self.cell(x, y, grapheme, cells, style);
            x = x.saturating_add(cells as u16);
        }
    }

    /// Writes characters of ASCII, each of which takes a cell.
    fn plain(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let behind = x.saturating_add(text.len() as u16);
        let (first, end) = (x.max(area.left()), behind.min(self.end).min(area.right()));
        if first < end && (area.top()..area.bottom()).contains(&y) {
            let at = self.buffer.index_of(first, y);
            let cells = &mut self.buffer.content[at..at + usize::from(end - first)];
            for (number, cell) in (usize::from(first - x)..).zip(cells) {
                cell.set_symbol(&text[number..=number]).set_style(style);
            }
        }
        behind
    }

    fn cell(&mut self, x: u16, y: u16, grapheme: &str, cells: usize, style: Style) {
        if cells == 0 {
            self.join(x, y, grapheme);
            return;
        }
        let last = x.saturating_add(cells as u16 - 1);
        if last >= self.end || self.buffer.cell(Position { x: last, y }).is_none() {
            return;
        }
        for behind in x + 1..=last {
            if let Some(cell) = self.buffer.cell_mut(Position { x: behind, y }) {
                cell.reset();
            }
        }
        if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
            cell.set_symbol(grapheme).set_style(style);
        }
    }

    /// Adds a mark without a width of its own to what stands before column `x`.
    fn join(&mut self, x: u16, y: u16, mark: &str) {
        if let Some(cell) = x.checked_sub(1).and_then(|x| self.buffer.cell_mut(Position { x, y })) {
            let joined = format!("{}{mark}", cell.symbol());
            cell.set_symbol(&joined);
        }
    }

    /// Writes the pieces of `phrase` one behind the other.
    pub(super) fn phrase(&mut self, x: u16, y: u16, phrase: &Phrase) -> u16 {
        phrase.iter().fold(x, |x, (role, text)| self.put(x, y, text, &[*role]))
    }

    /// Likewise, on the ground of `over`.
    pub(super) fn phrase_over(&mut self, x: u16, y: u16, phrase: &Phrase, over: Role) -> u16 {
        phrase.iter().fold(x, |x, (role, text)| self.put(x, y, text, &[*role, over]))
    }

    /// `glyph` in `columns` cells from `x` on.
    pub(super) fn across(&mut self, x: u16, y: u16, columns: u16, glyph: &str, role: Role) {
        let style = self.theme.paint_all(&[role]);
        for x in x..x.saturating_add(columns) {
            self.cell(x, y, glyph, 1, style);
        }
    }

    /// `glyph` in `rows` cells from `y` on.
    pub(super) fn down(&mut self, x: u16, y: u16, rows: u16, glyph: &str, role: Role) {
        let style = self.theme.paint_all(&[role]);
        for y in y..y.saturating_add(rows) {
            self.cell(x, y, glyph, 1, style);
        }
    }

    /// Empties a rectangle.
    pub(super) fn clear(&mut self, x: u16, y: u16, columns: u16, rows: u16) {
        for y in y..y.saturating_add(rows) {
            for x in x..x.saturating_add(columns) {
                if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
                    cell.reset();
                }
            }
        }
    }
}

/// Bytes of the beginning of `text` in which each is a character with a cell of its own. What follows may be joined to
/// the last one before it.
fn plain_beginning(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.iter().position(|byte| !matches!(byte, b' '..=b'~')) {
        Some(at) if !bytes[at].is_ascii() => at.saturating_sub(1),
        Some(at) => at,
        None => bytes.len(),
    }
}

/// The sign of ASCII closest to a mark of punctuation, as wide as that; letters have none.
fn in_ascii(grapheme: &str) -> &str {
    match grapheme {
        "‘" | "’" | "‚" | "‛" | "′" | "‹" | "›" => "'",
        "“" | "”" | "„" | "‟" | "″" | "«" | "»" => "\"",
        "‐" | "‑" | "‒" | "–" | "—" | "―" | "−" | "·" => "-",
        "•" => "*",
        // A full stop would end a sentence that goes on.
        "…" => "~",
        "\u{a0}" | "\u{2007}" | "\u{2009}" | "\u{202f}" => " ",
        _ => grapheme,
    }
}
