//! Where everything stands on a screen of a given size: cells only, no content.

use crate::text::{Pair, Side};

/// How the two articles share the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Side by side, linked passages level.
    Rows,
    /// Side by side, each article in its own order, linked passages joined by lines.
    Flow,
    /// One column: a passage, then its counterpart beneath.
    Stacked,
    /// One article, the counterpart of the selected claim beside or below it.
    Single,
}

impl Arrangement {
    /// In the order in which a key goes through them.
    pub const ALL: [Arrangement; 4] = [Arrangement::Rows, Arrangement::Flow, Arrangement::Stacked, Arrangement::Single];

    /// Its name in configuration and messages.
    pub fn name(self) -> &'static str {
        match self {
            Arrangement::Rows => "rows",
            Arrangement::Flow => "flow",
            Arrangement::Stacked => "stacked",
            Arrangement::Single => "single",
        }
    }

    /// Whether the articles stand side by side.
    pub fn side_by_side(self) -> bool {
        matches!(self, Arrangement::Rows | Arrangement::Flow)
    }
}

/// Prose is never wider than this, however wide the screen.
pub const PANE_COLUMNS: u16 = 80;

/// Under so many columns two panes would be too narrow to read: the articles are stacked.
pub const STACKED_UNDER: u16 = 80;

/// The smallest screen that is drawn, in columns and rows.
pub const SMALLEST: (u16, u16) = (20, 4);

/// From so many columns on, panes have a border.
const BORDERED_FROM: u16 = 100;

/// From so many columns on, the counterpart stands beside a single article, not below it.
const ASIDE_FROM: u16 = 110;

/// The divider leaves each pane so many columns.
const NARROWEST_PANE: u16 = 24;

/// What a reader may choose about the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Framing {
    /// The arrangement; where `None`, as fits the screen.
    pub arrangement: Option<Arrangement>,
    /// Columns by which the divider is moved to the right.
    pub divider: i16,
    /// Whether the article in focus has the screen to itself.
    pub zoomed: bool,
    /// The widest a line of prose gets.
    pub prose: u16,
}

impl Default for Framing {
    fn default() -> Self {
        Framing { arrangement: None, divider: 0, zoomed: false, prose: PANE_COLUMNS }
    }
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

impl Area {
    /// Whether the cell at `x`, `y` lies in it.
    pub fn contains(&self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.columns).contains(&x) && (self.y..self.y + self.rows).contains(&y)
    }
}

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
    /// First column and number of columns of each pane, border included. In one column both are the whole column.
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
    /// Where the counterpart of the selected claim stands, if it has a place of its own.
    pub aside: Option<Area>,
    /// First row of the detail and its number of rows, 0 to 2.
    pub detail: (u16, u16),
    /// Row of the hints.
    pub hints: u16,
}

impl Frame {
    /// The frame of a screen of `width` by `height`; `None` if that is too small to draw on.
    pub fn new(width: u16, height: u16, framing: Framing) -> Option<Frame> {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return None;
        }
        let fitting = if width < STACKED_UNDER { Arrangement::Stacked } else { Arrangement::Rows };
        let arrangement = match framing.arrangement {
            _ if framing.zoomed => Arrangement::Single,
            Some(chosen) if chosen.side_by_side() && width < SMALLEST.0 * 2 => Arrangement::Stacked,
            Some(chosen) => chosen,
            None => fitting,
        };
        let mut frame = match arrangement {
            Arrangement::Rows | Arrangement::Flow => Frame::side_by_side(width, arrangement, framing),
            Arrangement::Stacked => Frame::one_column(width, arrangement, framing),
            Arrangement::Single => Frame::single(width, framing),
        };
        frame.height = height;
        frame.divide_height(framing);
        Some(frame)
    }

    fn side_by_side(width: u16, arrangement: Arrangement, framing: Framing) -> Frame {
        let bordered = width >= BORDERED_FROM;
        let gutter = match (arrangement, bordered) {
            (Arrangement::Flow, true) => 9,
            (Arrangement::Flow, false) => 7,
            (_, true) => 5,
            (_, false) => 3,
        };
        // A bar, a space, the text, a space; with a border on both sides of it.
        let (before, after) = if bordered { (3, 2) } else { (1, 1) };
        let widest = framing.prose.saturating_add(before + after);
        let pane = (width.saturating_sub(gutter + 1) / 2).min(widest);
        let columns = 2 * pane + gutter + 1;
        let x = width.saturating_sub(columns) / 2;
        let room = i32::from(pane.saturating_sub(NARROWEST_PANE));
        let left = (i32::from(pane) + i32::from(framing.divider).clamp(-room, room)) as u16;
        let panes = Pair::new((x, left), (x + left + gutter, 2 * pane - left));
        let text = panes.map(|(x, columns)| {
            let room = columns.saturating_sub(before + after).max(1);
            let text = room.min(framing.prose.max(1));
            (x + before + (room - text) / 2, text)
        });
        Frame {
            width,
            height: 0,
            arrangement,
            bordered,
            x,
            columns,
            panes,
            text,
            gutter: (x + left, gutter),
            overview: x + 2 * pane + gutter,
            header: None,
            titles: None,
            body: (0, 0),
            aside: None,
            detail: (0, 0),
            hints: 0,
        }
    }

    /// Signs, the cursor, the text and the overview.
    fn one_column(width: u16, arrangement: Arrangement, framing: Framing) -> Frame {
        // Stacked, the right article is set in by two where that fits.
        let inset = if width >= 60 && arrangement == Arrangement::Stacked { 2 } else { 0 };
        let text = width.saturating_sub(5 + inset).clamp(1, framing.prose.max(1));
        let columns = text + 5 + inset;
        let x = width.saturating_sub(columns) / 2;
        Frame {
            width,
            height: 0,
            arrangement,
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
            aside: None,
            detail: (0, 0),
            hints: 0,
        }
    }

    fn single(width: u16, framing: Framing) -> Frame {
        if framing.zoomed || width < ASIDE_FROM {
            return Frame::one_column(width, Arrangement::Single, framing);
        }
        // The counterpart has two fifths of the screen.
        let aside = (width * 2 / 5).min(framing.prose);
        let mut frame = Frame::one_column(width - aside - 2, Arrangement::Single, framing);
        let columns = frame.columns + 2 + aside;
        let x = (width - columns) / 2;
        let shift = x - frame.x.min(x);
        let back = frame.x - frame.x.min(x);
        let moved = |at: u16| at + shift - back;
        frame.panes = frame.panes.map(|(x, columns)| (moved(x), columns));
        frame.text = frame.text.map(|(x, columns)| (moved(x), columns));
        frame.gutter.0 = moved(frame.gutter.0);
        frame.overview = moved(frame.overview);
        frame.aside = Some(Area { x: frame.overview + 2, y: 0, columns: aside, rows: 0 });
        Frame { width, x, columns, ..frame }
    }

    /// What frames the text goes, from the least needed on, where the screen is low.
    fn divide_height(&mut self, framing: Framing) {
        let height = self.height;
        let side_by_side = self.arrangement.side_by_side();
        // Where the counterparts have a place of their own, they say it all.
        let aside = self.aside.is_some() || self.arrangement == Arrangement::Single && !framing.zoomed && height >= 18;
        let detail = match height {
            _ if aside => 0,
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
        let (y, rows) = self.body;
        match &mut self.aside {
            Some(aside) => (aside.y, aside.rows) = (y, rows),
            None if aside => {
                let below = rows / 3;
                self.body.1 = rows - below;
                self.aside = Some(Area { x: self.x, y: y + rows - below, columns: self.columns, rows: below });
            }
            None => {}
        }
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
