//! What the terminal shows, and the fewest bytes that make it show something else.

use std::io::{self, Write};

use crossterm::{
    queue,
    style::ResetColor,
    terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use ratatui::{
    backend::{Backend, CrosstermBackend},
    buffer::{Buffer, Cell, CellWidth},
    layout::Rect,
};

/// Whether a character goes with `symbol` that only says which way text runs.
fn is_marked(symbol: &str) -> bool {
    symbol.chars().any(|c| matches!(c, '\u{2066}'..='\u{2069}'))
}

/// The cells of `buffer` that a cleared screen does not show already, with their places. What a wide character covers is
/// not among them.
fn written(buffer: &Buffer) -> Vec<(u16, u16, &Cell)> {
    let mut cells = Vec::with_capacity(buffer.content.len());
    for (row, line) in (0..).zip(buffer.content.chunks_exact(usize::from(buffer.area.width).max(1))) {
        let mut free = 0;
        for (column, cell) in (0..).zip(line) {
            if column >= free && *cell != Cell::EMPTY {
                free = column + cell.cell_width().max(1);
                cells.push((column, row, cell));
            }
        }
    }
    cells
}

/// The cells of the terminal as they were last drawn.
pub(super) struct Screen {
    area: Rect,
    shown: Buffer,
    next: Buffer,
    /// Whether the terminal may show something else than was drawn.
    stale: bool,
    bytes: Vec<u8>,
}

impl Screen {
    /// A screen of which nothing is known yet.
    pub(super) fn new() -> Screen {
        Screen { area: Rect::ZERO, shown: Buffer::default(), next: Buffer::default(), stale: true, bytes: Vec::new() }
    }

    /// Whatever the terminal shows, every cell is to be drawn anew, on a screen of this size.
    pub(super) fn renew(&mut self, columns: u16, rows: u16) {
        self.area = Rect::new(0, 0, columns, rows);
        self.stale = true;
    }

    /// Draws a frame and sends what differs from the last one, all at once and between the marks of a synchronised
    /// update. Nothing differing, nothing is sent.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Buffer), out: &mut impl Write) -> io::Result<()> {
        if self.next.area == self.area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(self.area);
        }
        draw(&mut self.next);
        let updates = if self.stale { written(&self.next) } else { self.shown.diff(&self.next) };
        if updates.is_empty() && !self.stale {
            return Ok(());
        }
        self.bytes.clear();
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        if self.stale {
            queue!(self.bytes, ResetColor, Clear(ClearType::All))?;
        }
        // Where a terminal gives a width to what has none, the next cell shall stand in its place all the same.
        for run in updates.split_inclusive(|(_, _, cell)| is_marked(cell.symbol())) {
            CrosstermBackend::new(&mut self.bytes).draw(run.iter().copied())?;
        }
        queue!(self.bytes, EndSynchronizedUpdate)?;
        out.write_all(&self.bytes)?;
        out.flush()?;
        self.stale = false;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }
}
