//! What the terminal shows, and the fewest bytes that make it show something else.

use std::io::{self, Write};

use crossterm::{
    cursor::MoveTo,
    queue,
    style::{Attribute, Colors, ContentStyle, ResetColor, SetAttribute, SetAttributes, SetColors},
    terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use ratatui::{
    buffer::{Buffer, Cell, CellWidth},
    layout::Rect,
    style::{Color, Modifier, Style},
};
use ratatui_crossterm::IntoCrossterm;

/// A cell with its column and row.
type Placed<'a> = (u16, u16, &'a Cell);

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
        let (shown, next) = (Buffer::default(), Buffer::default());
        Screen { area: Rect::ZERO, shown, next, stale: true, bytes: Vec::new() }
    }

    /// Whatever the terminal shows, every cell is to be drawn anew.
    pub(super) fn renew(&mut self) {
        self.area = Rect::ZERO;
        self.stale = true;
    }

    /// Draws a frame, which takes these cells of the terminal, and sends what differs from the last one, all at once and
    /// between the marks of a synchronised update. Nothing differing, nothing is sent.
    pub(super) fn draw(
        &mut self,
        extent: Rect,
        draw: impl FnOnce(&mut Buffer),
        out: &mut impl Write,
    ) -> io::Result<()> {
        // On a wide terminal half of the cells would never be drawn on. What once was is kept.
        if self.area.union(extent) != self.area {
            self.area = if self.area.is_empty() { extent } else { self.area.union(extent) };
            self.stale = true;
        }
        if self.next.area == self.area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(self.area);
        }
        draw(&mut self.next);
        self.bytes.clear();
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        if self.stale {
            queue!(self.bytes, ResetColor, Clear(ClearType::All))?;
            let mut pen = Pen::new(&mut self.bytes);
            write_all(&self.next, &mut pen)?;
            pen.lift()?;
        } else {
            let updates = self.shown.diff(&self.next);
            if updates.is_empty() {
                return Ok(());
            }
            let mut pen = Pen::new(&mut self.bytes);
            updates.into_iter().try_for_each(|placed| pen.put(placed))?;
            pen.lift()?;
        }
        queue!(self.bytes, EndSynchronizedUpdate)?;
        out.write_all(&self.bytes)?;
        out.flush()?;
        self.stale = false;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }
}

/// Without any style.
const PLAIN: (Color, Color, Modifier) = (Cell::EMPTY.fg, Cell::EMPTY.bg, Cell::EMPTY.modifier);

/// To go on behind an empty space as wide as this takes fewer bytes than to fill it.
const GAP: usize = 8;

/// Writes the cells of `buffer` that a cleared screen does not show already, and those in short gaps between them. What a
/// wide character covers is not among them.
fn write_all<'c>(buffer: &'c Buffer, pen: &mut Pen<'_, 'c>) -> io::Result<()> {
    let Rect { x, y, width, .. } = buffer.area;
    for (row, line) in (y..).zip(buffer.content.chunks_exact(usize::from(width).max(1))) {
        // Where the last cell written ends.
        let mut end: Option<usize> = None;
        for (column, cell) in line.iter().enumerate() {
            if is_blank(cell) || end.is_some_and(|end| column < end) {
                continue;
            }
            let near = end.filter(|end| column - end < GAP).unwrap_or(column);
            (near..=column).try_for_each(|column| pen.put((x + column as u16, row, &line[column])))?;
            let width = if cell.symbol().len() == 1 { 1 } else { cell.cell_width().max(1) };
            end = Some(column + usize::from(width));
        }
    }
    Ok(())
}

/// Whether a cleared screen shows `cell` already.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol().as_bytes() == [b' '] && (cell.fg, cell.bg, cell.modifier) == PLAIN
}

/// Whether a character goes with `cell` that only says which way text runs.
fn is_marked(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && cell.symbol().chars().any(|c| matches!(c, '\u{2066}'..='\u{2069}'))
}

/// Whether `next` stands where the terminal puts what comes after `cell`. Where a terminal gives a width to what has
/// none, the next cell shall stand in its place all the same.
fn follows((x, y, cell): &Placed<'_>, (next_x, next_y, _): &Placed<'_>) -> bool {
    y == next_y && x + 1 == *next_x && !is_marked(cell)
}

/// Appends what makes a terminal show cells.
struct Pen<'b, 'c> {
    bytes: &'b mut Vec<u8>,
    /// The cell that was put last, where it stands, and the style that it left.
    last: Option<Placed<'c>>,
    style: &'c Cell,
}

impl<'b, 'c> Pen<'b, 'c> {
    /// On a terminal without any style.
    fn new(bytes: &'b mut Vec<u8>) -> Self {
        Pen { bytes, last: None, style: &Cell::EMPTY }
    }

    fn put(&mut self, placed: Placed<'c>) -> io::Result<()> {
        let (x, y, cell) = placed;
        if !self.last.is_some_and(|last| follows(&last, &placed)) {
            queue!(self.bytes, MoveTo(x, y))?;
        }
        if (cell.fg, cell.bg, cell.modifier) != (self.style.fg, self.style.bg, self.style.modifier) {
            turn(self.style, cell, self.bytes)?;
            self.style = cell;
        }
        match cell.symbol().as_bytes() {
            [byte] => self.bytes.push(*byte),
            bytes => self.bytes.extend_from_slice(bytes),
        }
        self.last = Some(placed);
        Ok(())
    }

    /// Leaves the terminal without any style.
    fn lift(self) -> io::Result<()> {
        queue!(self.bytes, SetAttribute(Attribute::Reset))
    }
}

/// Appends what changes the style from that of one cell to that of another.
fn turn(from: &Cell, to: &Cell, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut from = (from.fg, from.bg, from.modifier);
    if !to.modifier.contains(from.2) {
        queue!(bytes, SetAttribute(Attribute::Reset))?;
        from = PLAIN;
    }
    let added: ContentStyle = Style::new().add_modifier(to.modifier - from.2).into_crossterm();
    if !added.attributes.is_empty() {
        queue!(bytes, SetAttributes(added.attributes))?;
    }
    if (from.0, from.1) != (to.fg, to.bg) {
        queue!(bytes, SetColors(Colors::new(to.fg.into_crossterm(), to.bg.into_crossterm())))?;
    }
    Ok(())
}
