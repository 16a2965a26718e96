//! Boxes on top of the text: their size, what stands in them.

use super::{App, Layer};
use crate::{
    text::{width::width, wrap::wrap},
    view::{Area, Frame, Phrase, Role},
};

/// A box on top of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// In its upper border.
    pub title: String,
    /// Lines that stay at the top.
    pub head: Vec<Phrase>,
    /// Its lines, all of them.
    pub lines: Vec<Phrase>,
    /// Lines above the part shown.
    pub scroll: usize,
    /// The line that is chosen.
    pub chosen: Option<usize>,
    /// Lines that stay at the bottom, under a rule.
    pub foot: Vec<Phrase>,
    /// Columns inside its border.
    pub columns: usize,
    /// Lines inside its border, the head, the foot and its rule included.
    pub height: usize,
    /// Whether it stands at the bottom of the screen and not in its middle.
    pub low: bool,
    /// Whether it has a border; where there are few rows, its lines need these.
    pub bordered: bool,
}

/// Rows of a screen on which a panel has a border.
const BORDERED: usize = 8;

impl Panel {
    /// The cells it takes on a screen, border included.
    pub fn area(&self, frame: &Frame) -> Area {
        if !self.bordered {
            return Area { x: 0, y: 0, columns: frame.width, rows: frame.height.saturating_sub(1) };
        }
        let columns = (self.columns as u16 + 4).min(frame.width);
        let rows = (self.height as u16 + 2).min(frame.height.saturating_sub(1));
        let (x, y) = if self.low {
            ((frame.x + frame.columns).saturating_sub(columns), frame.height.saturating_sub(1 + rows))
        } else {
            ((frame.width - columns) / 2, (frame.height.saturating_sub(1 + rows)) / 2)
        };
        Area { x, y, columns, rows }
    }

    /// The line of a list that stands in a row of the screen.
    pub(super) fn line_at(&self, frame: &Frame, y: u16) -> Option<usize> {
        self.chosen?;
        let border = usize::from(self.bordered);
        let row = usize::from(y.checked_sub(self.area(frame).y)?).checked_sub(border + self.head.len())?;
        let shown = self.height.saturating_sub(self.head.len() + rows_of(&self.foot));
        Some(row + self.scroll).filter(|&line| row < shown && line < self.lines.len())
    }
}

/// What a layer shows, before it is fitted to the screen.
pub(super) struct Content {
    pub(super) title: String,
    pub(super) head: Vec<Phrase>,
    pub(super) lines: Vec<Phrase>,
    /// Lines above the part shown, or the line to be kept in view.
    pub(super) at: At,
    pub(super) foot: Vec<Phrase>,
    pub(super) columns: usize,
    /// The lines are given room as if there were so many of them.
    pub(super) least: usize,
}

/// What part of a panel's lines is shown.
#[derive(Clone, Copy)]
pub(super) enum At {
    /// That below so many lines.
    Scrolled(usize),
    /// That around a line, which is chosen.
    Chosen(usize),
}

/// Widest inside of a panel.
const HELP_COLUMNS: usize = 64;
const DETAIL_COLUMNS: usize = 88;
const LIST_COLUMNS: usize = 110;
const MENU_COLUMNS: usize = 46;

impl App {
    /// The panel on top of the text, if one is open.
    pub fn panel(&self) -> Option<Panel> {
        let frame = self.frame?;
        let edges = if usize::from(frame.height) < BORDERED { 2 } else { 6 };
        let room = usize::from(frame.width).saturating_sub(edges).max(10);
        let Some(layer) = &self.layer else { return self.which_key(room) };
        let content = match layer {
            Layer::Help { scroll, query, typing } => self.help(room.min(HELP_COLUMNS), *scroll, query, *typing),
            Layer::Detail { scroll } => self.detail_panel(room.min(DETAIL_COLUMNS), *scroll),
            Layer::Divergences { chosen } => self.divergence_list(room.min(LIST_COLUMNS), *chosen),
            Layer::Search(_) => return None,
            Layer::Story { chosen } => self.story_panel(room.min(LIST_COLUMNS), *chosen),
            Layer::Browser(browser) => self.browser_panel(room.min(DETAIL_COLUMNS), browser),
            Layer::Palette { field, chosen } => self.palette(room.min(LIST_COLUMNS), field, *chosen),
            Layer::Filter { chosen } => self.filter_menu(room.min(MENU_COLUMNS), *chosen),
        };
        Some(fit(content, usize::from(frame.height)))
    }

    /// The cells that anything is ever drawn on in this frame, panels included.
    pub fn extent(&self) -> Area {
        let (width, rows) = self.size;
        let whole = Area { x: 0, y: 0, columns: width, rows };
        let Some(frame) = self.frame.filter(|_| usize::from(rows) >= BORDERED) else { return whole };
        // With its border and a free column at each side.
        let panel = (LIST_COLUMNS as u16 + 6).min(width);
        let x = frame.x.min((frame.x + frame.columns).saturating_sub(panel)).min((width - panel) / 2);
        let end = (frame.x + frame.columns).max(width - (width - panel) / 2);
        Area { x, columns: end - x, ..whole }
    }

    /// How far the open panel can be scrolled.
    pub(super) fn panel_overflow(&self) -> usize {
        self.panel().map_or(0, |panel| {
            (panel.lines.len() + panel.head.len() + rows_of(&panel.foot)).saturating_sub(panel.height)
        })
    }
}

/// Rows that a foot takes, its rule included.
fn rows_of(foot: &[Phrase]) -> usize {
    if foot.is_empty() { 0 } else { foot.len() + 1 }
}

/// Fits `content` to a screen of `rows` rows.
fn fit(content: Content, rows: usize) -> Panel {
    let Content { title, head, lines, at, mut foot, columns, least } = content;
    let bordered = rows >= BORDERED;
    let room = rows.saturating_sub(if bordered { 3 } else { 1 }).max(1);
    // The list comes before what is said about the line chosen.
    if room < rows_of(&foot) + 4 {
        foot.clear();
    }
    let height = (head.len() + lines.len().max(least) + rows_of(&foot)).min(room).max(1);
    let shown = height.saturating_sub(head.len() + rows_of(&foot)).max(1);
    let most = lines.len().saturating_sub(shown);
    let (scroll, chosen) = match at {
        At::Scrolled(scroll) => (scroll.min(most), None),
        At::Chosen(line) => (line.saturating_sub(shown / 2).min(most), Some(line)),
    };
    Panel { title, head, lines, scroll, chosen, foot, columns, height, low: false, bordered }
}

/// `text` wrapped beside what stands in the first `lead` columns of its first line.
pub(super) fn beside((role, what): (Role, String), lead: usize, text: &str, columns: usize) -> Vec<Phrase> {
    let mut what = Some(what);
    wrap(text, columns.saturating_sub(lead).max(1))
        .into_iter()
        .map(|line| {
            let what = what.take().unwrap_or_default();
            let gap = " ".repeat(lead.saturating_sub(width(&what)));
            vec![(role, format!("{what}{gap}")), (Role::Text, line.of(text).to_owned())]
        })
        .collect()
}

pub(super) fn paragraph(text: &str, columns: usize, role: Role) -> Vec<Phrase> {
    wrap(text, columns.max(1)).into_iter().map(|line| vec![(role, line.of(text).to_owned())]).collect()
}

pub(super) fn indented(text: &str, columns: usize, role: Role) -> Vec<Phrase> {
    wrap(text, columns.saturating_sub(2).max(1))
        .into_iter()
        .map(|line| vec![(role, format!("  {}", line.of(text)))])
        .collect()
}
