//! What the mouse does: the wheel scrolls the article under it, a click selects, the divider is dragged.

use super::{
    App, Effect, Key, KeyCode, Layer, Msg,
    app::Cursor,
    moves::{MARGIN, Way},
};
use crate::{
    text::Side,
    view::{Arrangement, At, Cell, Part},
};

/// Something the mouse did at a cell of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel turned towards the reader.
    ScrollDown,
    /// The wheel turned away.
    ScrollUp,
}

/// Rows a turn of the wheel moves.
const TURN: usize = 3;

impl App {
    /// Takes in what the mouse did.
    pub(super) fn point(&mut self, mouse: Mouse) -> Option<Effect> {
        let frame = self.frame?;
        let Mouse { kind, x, y } = mouse;
        match kind {
            MouseKind::ScrollDown | MouseKind::ScrollUp => {
                let way = if kind == MouseKind::ScrollDown { Way::On } else { Way::Back };
                if self.layer.is_some() {
                    self.turn_layer(way, TURN);
                } else if let Some(side) = self.side_under(x) {
                    self.wheel(side, TURN, way);
                }
            }
            MouseKind::Press if self.layer.is_some() => return self.point_at_panel(x, y),
            MouseKind::Press => {
                self.message = None;
                let (gutter, columns) = frame.gutter;
                let in_body = (frame.body.0..frame.body.0 + frame.body.1).contains(&y);
                if !in_body {
                    return None;
                }
                if x == frame.overview {
                    self.go_to_part(usize::from(y - frame.body.0));
                } else if frame.arrangement.side_by_side() && (gutter..gutter + columns).contains(&x) {
                    self.dragging = true;
                } else if let Some(side) = self.side_under(x) {
                    self.select_at(side, x, y);
                }
            }
            MouseKind::Drag if self.dragging => {
                let middle = i32::from(frame.x) + i32::from(frame.columns - 1) / 2;
                let columns = (i32::from(x) - middle).clamp(-500, 500);
                self.move_divider(columns as i16);
                self.message = None;
            }
            MouseKind::Drag => {}
            MouseKind::Release => self.dragging = false,
        }
        None
    }

    /// A click into a list chooses a line of it, one on the line chosen does what enter does; a click beside what lies on
    /// top closes that.
    fn point_at_panel(&mut self, x: u16, y: u16) -> Option<Effect> {
        let (panel, frame) = (self.panel(), self.frame?);
        if !panel.as_ref().is_some_and(|panel| panel.area(&frame).contains(x, y)) {
            if !matches!(self.layer, Some(Layer::Search(_))) {
                self.layer = None;
            }
            return None;
        }
        let line = panel.as_ref()?.line_at(&frame, y)?;
        if panel?.chosen != Some(line) {
            return self.choose_line(line);
        }
        let acts = if matches!(self.layer, Some(Layer::Filter { .. })) { KeyCode::Char(' ') } else { KeyCode::Enter };
        self.update(Msg::Key(Key { code: acts, ctrl: false }))
    }

    /// Moves the screen under the cursor, which goes along only where it would be lost.
    pub(super) fn wheel(&mut self, side: Side, rows: usize, way: Way) {
        if self.track().is_empty() {
            return;
        }
        if !self.scene.shared()
            && side != self.cursor.side
            && self.frame.is_some_and(|frame| frame.arrangement == Arrangement::Flow)
        {
            let (articles, track) = (&self.comparison.articles, self.scene.track(side));
            let last = track.back(articles, track.last(articles), self.page() - 1);
            self.top[side] = match way {
                Way::On => track.forward(articles, self.top[side], rows).min(last),
                Way::Back => track.back(articles, self.top[side], rows),
            };
            return;
        }
        let articles = &self.comparison.articles;
        let (track, page) = (self.track(), self.page());
        let last = track.back(articles, track.last(articles), page - 1);
        let old = self.top[self.cursor.side];
        let top = match way {
            Way::On => track.forward(articles, old, rows).min(last),
            Way::Back => track.back(articles, old, rows),
        };
        let margin = MARGIN.min(page.saturating_sub(1) / 2);
        // At the ends of the text the cursor may stand nearer to the edge of the screen.
        let first_seen = if top == At::default() { top } else { track.forward(articles, top, margin) };
        let last_seen = track.forward(articles, top, page - 1);
        let last_seen = if top == last { last_seen } else { track.back(articles, last_seen, margin) };
        self.set_top(top);
        let at = self.cursor.at;
        if at < first_seen || at > last_seen {
            let (at, settle) = if at < first_seen { (first_seen, Way::On) } else { (last_seen, Way::Back) };
            let at = if self.blank(at) { self.neighbour(at, settle).unwrap_or(at) } else { at };
            self.go_to_row(at);
        }
    }

    /// The article under column `x`.
    fn side_under(&self, x: u16) -> Option<Side> {
        let frame = self.frame?;
        if !frame.arrangement.side_by_side() {
            return Some(self.cursor.side);
        }
        let within = |side: Side| {
            let (start, columns) = frame.panes[side];
            (start..start + columns).contains(&x)
        };
        Side::BOTH.into_iter().find(|&side| within(side))
    }

    /// Selects what stands at a cell: the very claim clicked on.
    fn select_at(&mut self, side: Side, x: u16, y: u16) {
        let Some(frame) = self.frame else { return };
        let visible = self.visible();
        let Some(row) = visible.get(usize::from(y - frame.body.0)) else { return };
        let stacked = Side::BOTH.into_iter().find(|&side| !row.row.cells[side].is_empty());
        let side = if frame.arrangement == Arrangement::Stacked { stacked.unwrap_or(side) } else { side };
        let (Some(at), cell) = (row.at[side], row.row.cells[side]) else { return };
        let Cell::Line(line) = cell else {
            if let Cell::Folded(_) | Cell::Hidden(_) = cell {
                self.cursor = Cursor { at, side, claim: None, link: None };
                self.drop_anchor();
            }
            return;
        };
        let offset =
            line.span.start + self.offset_in(side, line.span, x.saturating_sub(frame.text[side].0 + line.indent));
        let claims = &self.comparison.claims[side];
        let after = claims.partition_point(|claim| claim.span.start <= offset);
        let claim = after.checked_sub(1).filter(|&claim| claims[claim].span.end > offset);
        let claim = claim.filter(|_| matches!(line.part, Part::Block(_)));
        let turned = self.cursor.side != side;
        self.cursor = Cursor { at, side, claim: claim.map(|claim| (side, claim)), link: None };
        self.drop_anchor();
        if turned && !self.scene.shared() {
            self.look_over();
        }
    }

    /// The byte of `span` that stands `cells` cells behind its beginning.
    fn offset_in(&self, side: Side, span: crate::text::Span, cells: u16) -> usize {
        let words = self.comparison.articles[side].words(span);
        let mut seen = 0;
        for (offset, _, width) in crate::text::width::graphemes(words) {
            seen += width;
            if seen > usize::from(cells) {
                return offset;
            }
        }
        words.len().saturating_sub(1)
    }

    /// To the part of the whole that a cell of the overview stands for.
    fn go_to_part(&mut self, cell: usize) {
        let rows = self.overview().rows_of(cell);
        let at = self.track().numbered(&self.comparison.articles, rows.start);
        self.leap(|app| {
            let top = app.track().back(&app.comparison.articles, at, app.page() / 2);
            app.set_top(top);
            app.go_to_row(at);
        });
    }
}
