//! Where everything stands on a screen of a given size: cells only, no content.

use crate::text::{Pair, Side};

/// How the two articles share the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Side by side, linked passages level.
    Rows,
    /// One column: a passage, then its counterpart beneath.
    Stacked,
}

/// Prose is never wider than this, however wide the screen.
pub const PANE_COLUMNS: u16 = 80;

/// Under so many columns two panes would be too narrow to read: the articles are stacked.
pub const STACKED_UNDER: u16 = 80;

/// The smallest screen that is drawn, in columns and rows.
pub const SMALLEST: (u16, u16) = (20, 4);

/// From so many columns on, panes have a border.
const BORDERED_FROM: u16 = 100;

/// Where everything stands on one screen. All positions are cells from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
    /// How the articles share it.
    pub arrangement: Arrangement,
    /// Whether panes have a border.
    pub bordered: bool,
    /// First column of what is drawn; on a wide screen everything is centred.
    pub x: u16,
    /// Columns of what is drawn, the overview included.
    pub columns: u16,
    /// First column and number of columns of each pane, border included. Stacked: both are the whole column.
    pub panes: Pair<(u16, u16)>,
    /// First column of the text and its number of columns.
    pub text: Pair<(u16, u16)>,
    /// First column of the gutter and its number of columns.
    pub gutter: (u16, u16),
    /// Column of the overview.
    pub overview: u16,
    /// Row of the header, where there is room for one.
    pub header: Option<u16>,
    /// Row of the pane titles, where there is room for them.
    pub titles: Option<u16>,
    /// First row of the text and its number of rows.
    pub body: (u16, u16),
    /// First row of the detail and its number of rows, 0 to 2.
    pub detail: (u16, u16),
    /// Row of the hints.
    pub hints: u16,
}

impl Frame {
    /// The frame of a screen of `width` by `height`; `None` if that is too small to draw on. `chosen` is the reader's
    /// own choice of arrangement.
    pub fn new(width: u16, height: u16, chosen: Option<Arrangement>) -> Option<Frame> {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return None;
        }
        let fitting = if width < STACKED_UNDER { Arrangement::Stacked } else { Arrangement::Rows };
        let arrangement = match chosen {
            Some(Arrangement::Rows) if width < SMALLEST.0 * 2 => Arrangement::Stacked,
            Some(chosen) => chosen,
            None => fitting,
        };
        let mut frame = match arrangement {
            Arrangement::Rows => Frame::side_by_side(width),
            Arrangement::Stacked => Frame::stacked(width),
        };
        frame.height = height;
        frame.divide_height();
        Some(frame)
    }

    fn side_by_side(width: u16) -> Frame {
        let bordered = width >= BORDERED_FROM;
        let gutter = if bordered { 5 } else { 3 };
        // A bar, a space, the text, a space; with a border on both sides of it.
        let (before, after) = if bordered { (3, 2) } else { (1, 1) };
        let pane = (width.saturating_sub(gutter + 1) / 2).min(PANE_COLUMNS + before + after);
        let columns = 2 * pane + gutter + 1;
        let x = width.saturating_sub(columns) / 2;
        let right = x + pane + gutter;
        let text = pane.saturating_sub(before + after).max(1);
        Frame {
            width,
            height: 0,
            arrangement: Arrangement::Rows,
            bordered,
            x,
            columns,
            panes: Pair::new((x, pane), (right, pane)),
            text: Pair::new((x + before, text), (right + before, text)),
            gutter: (x + pane, gutter),
            overview: right + pane,
            header: None,
            titles: None,
            body: (0, 0),
            detail: (0, 0),
            hints: 0,
        }
    }

    fn stacked(width: u16) -> Frame {
        // Glyph, side, a space, the text, a space, the overview; the right article is set in by two where that fits.
        let inset = if width >= 60 { 2 } else { 0 };
        let text = width.saturating_sub(5 + inset).clamp(1, PANE_COLUMNS);
        let columns = text + 5 + inset;
        let x = width.saturating_sub(columns) / 2;
        Frame {
            width,
            height: 0,
            arrangement: Arrangement::Stacked,
            bordered: false,
            x,
            columns,
            panes: Pair::new((x, columns - 1), (x + inset, columns - 1 - inset)),
            text: Pair::new((x + 3, text), (x + 3 + inset, text)),
            gutter: (x, 1),
            overview: x + columns - 1,
            header: None,
            titles: None,
            body: (0, 0),
            detail: (0, 0),
            hints: 0,
        }
    }

    /// What frames the text goes, from the least needed on, where the screen is low.
    fn divide_height(&mut self) {
        let height = self.height;
        let side_by_side = self.arrangement == Arrangement::Rows;
        let detail = match height {
            0..8 => 0,
            8..30 => 1,
            _ => 2,
        };
        let mut top = 0;
        if height >= 10 {
            self.header = Some(top);
            top += 1;
        }
        if side_by_side && height >= 12 {
            self.titles = Some(top);
            top += 1;
        } else if height >= 20 {
            top += 1;
        }
        let bottom = detail + 1 + u16::from(self.has_bottom_rule());
        self.body = (top, height.saturating_sub(top + bottom));
        self.detail = (height - 1 - detail, detail);
        self.hints = height - 1;
    }

    /// Whether a rule closes the panes below.
    pub fn has_bottom_rule(&self) -> bool {
        self.height >= 12
    }

    /// Columns of the text on each side.
    pub fn text_columns(&self) -> Pair<usize> {
        Pair::from_fn(|side: Side| usize::from(self.text[side].1))
    }
}
