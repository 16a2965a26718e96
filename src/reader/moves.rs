//! Moving through the rows, and staying in place when they change.

use super::{Action, App, Layer};
use crate::{
    comparison::Standing,
    judge::Relation,
    text::Side,
    view::{Cell, Line, Part, beginning_in},
};

/// Rows kept between the cursor and the edge of the screen.
const MARGIN: usize = 3;

/// Empty rows that part two paragraphs, at most.
const SPACE: usize = 2;

/// Where a reader is in the text, whatever the rows: in which article, at which byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    side: Side,
    offset: usize,
    /// Folded furniture has no byte of its own: its row is found by being the first or the last.
    folded: bool,
}

/// Whether to go on or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

impl App {
    /// Keeps the place of the cursor for when the rows change.
    pub(super) fn drop_anchor(&mut self) {
        self.anchor = self.place();
    }

    /// The place of the cursor; `None` before the first layout and in an empty one.
    fn place(&self) -> Option<Place> {
        if let Some((side, claim)) = self.cursor.claim {
            return Some(Place { side, offset: self.comparison.claims[side][claim].span.start, folded: false });
        }
        let row = self.layout.rows.get(self.cursor.row)?;
        let sides = [self.cursor.side, self.cursor.side.other()];
        let line = sides.iter().find_map(|&side| row.cells[side].line().map(|line| (side, line.span.start)));
        line.map(|(side, offset)| Place { side, offset, folded: false }).or_else(|| {
            let side = *sides.iter().find(|&&side| !row.cells[side].is_empty())?;
            let offset = if self.cursor.row * 2 < self.layout.rows.len() { 0 } else { usize::MAX };
            Some(Place { side, offset, folded: true })
        })
    }

    /// The row at which `place` now stands.
    pub(super) fn row_of(&self, place: Place) -> Option<usize> {
        let rows = &self.layout.rows;
        if place.folded {
            let last = rows.len().checked_sub(1)?;
            return Some(if place.offset == 0 { 0 } else { last });
        }
        let begins = |row: usize| rows[row].cells[place.side].line().map(|line| line.span.start);
        // The line with the greatest beginning not after the place; rows of the right article may stand in any order.
        (0..rows.len())
            .filter_map(|row| begins(row).filter(|&start| start <= place.offset).map(|start| (start, row)))
            .max_by_key(|&(start, row)| (start, std::cmp::Reverse(row)))
            .map(|(_, row)| row)
    }

    /// The claim the row under the cursor stands for: on the side in focus, else on the other; the gravest that begins
    /// on the row, else the one that runs through it.
    pub(super) fn claim_at_row(&self) -> Option<(Side, usize)> {
        let row = self.layout.rows.get(self.cursor.row)?;
        let side = self.beside();
        let Line { part: Part::Block(_), span, .. } = row.cells[side].line()? else { return None };
        let claims = &self.comparison.claims[side];
        let begun = beginning_in(claims, *span);
        let covering = || begun.start.checked_sub(1).filter(|&before| claims[before].span.overlaps(*span));
        begun.clone().rev().max_by_key(|&claim| self.weight(side, claim)).or_else(covering).map(|claim| (side, claim))
    }

    /// Which of several claims on one row comes first: what diverges, then what only one side tells.
    pub(super) fn weight(&self, side: Side, claim: usize) -> u8 {
        match self.index.standing(side, claim) {
            Standing::Linked(Relation::Conflicts) => 4,
            Standing::Linked(Relation::Differs) => 3,
            Standing::OnlyHere => 2,
            Standing::Linked(_) => 1,
            Standing::Silent => 0,
        }
    }

    /// Scrolls what lies on top, if something does and the action is one of scrolling. With a panel open, other
    /// actions that would change what lies beneath unseen do nothing.
    pub(super) fn scroll_layer(&mut self, action: Action, count: usize) -> bool {
        let Some(layer) = self.layer else { return false };
        let page = self.page();
        let stepping = matches!(
            action,
            Action::NextDivergence
                | Action::PreviousDivergence
                | Action::NextClaim
                | Action::PreviousClaim
                | Action::NextConflict
                | Action::PreviousConflict
                | Action::NextOnlyHere
                | Action::PreviousOnlyHere
                | Action::Partner
        );
        if stepping && matches!(layer, Layer::Detail { .. }) {
            self.layer = Some(Layer::Detail { scroll: 0 });
            return false;
        }
        let (Layer::Help { scroll } | Layer::Detail { scroll }) = layer;
        let limit = self.panel_overflow();
        let scroll = match action {
            Action::Down => scroll.saturating_add(count),
            Action::Up => scroll.saturating_sub(count),
            Action::HalfPageDown | Action::PageDown => scroll.saturating_add(page / 2 * count),
            Action::HalfPageUp | Action::PageUp => scroll.saturating_sub(page / 2 * count),
            Action::Top => 0,
            Action::Bottom => limit,
            _ => scroll,
        }
        .min(limit);
        self.layer = Some(match layer {
            Layer::Help { .. } => Layer::Help { scroll },
            Layer::Detail { .. } => Layer::Detail { scroll },
        });
        true
    }

    /// Moves.
    pub(super) fn travel(&mut self, action: Action, count: Option<usize>) {
        if self.layout.rows.is_empty() {
            return;
        }
        let times = count.unwrap_or(1).max(1);
        match action {
            Action::Down => self.step_rows(times, Way::On),
            Action::Up => self.step_rows(times, Way::Back),
            Action::HalfPageDown => self.scroll(self.page().div_ceil(2) * times, Way::On),
            Action::HalfPageUp => self.scroll(self.page().div_ceil(2) * times, Way::Back),
            Action::PageDown => self.scroll(self.page().saturating_sub(2).max(1) * times, Way::On),
            Action::PageUp => self.scroll(self.page().saturating_sub(2).max(1) * times, Way::Back),
            Action::Top => self.go_to_row(0),
            Action::Bottom => self.go_to_row(self.layout.rows.len() - 1),
            Action::NextClaim => self.step_claims(times, Way::On),
            Action::PreviousClaim => self.step_claims(times, Way::Back),
            Action::NextParagraph => self.step_paragraphs(times, Way::On),
            Action::PreviousParagraph => self.step_paragraphs(times, Way::Back),
            Action::NextDivergence => self.step_links(times, Way::On, "divergence", Relation::diverges),
            Action::PreviousDivergence => self.step_links(times, Way::Back, "divergence", Relation::diverges),
            Action::NextConflict => self.step_links(times, Way::On, "conflict", |r| r == Relation::Conflicts),
            Action::PreviousConflict => self.step_links(times, Way::Back, "conflict", |r| r == Relation::Conflicts),
            Action::NextOnlyHere => self.step_only_here(times, Way::On),
            Action::PreviousOnlyHere => self.step_only_here(times, Way::Back),
            Action::OtherSide => self.other_side(),
            Action::Partner => self.go_to_partner(),
            _ => {}
        }
    }

    fn blank(&self, row: usize) -> bool {
        let cells = &self.layout.rows[row].cells;
        cells.left.is_empty() && cells.right.is_empty()
    }

    fn go_to_row(&mut self, row: usize) {
        self.cursor.row = row.min(self.layout.rows.len().saturating_sub(1));
        self.cursor.claim = None;
        self.cursor.link = None;
        if self.layout.stacked
            && let Some(side) =
                Side::BOTH.into_iter().find(|&side| !self.layout.rows[self.cursor.row].cells[side].is_empty())
        {
            self.cursor.side = side;
        }
        self.drop_anchor();
        self.keep_in_view();
    }

    fn step_rows(&mut self, times: usize, way: Way) {
        let mut row = self.cursor.row;
        for _ in 0..times {
            match self.neighbour(row, way) {
                Some(next) => row = next,
                None => break,
            }
        }
        self.go_to_row(row);
    }

    /// The next row that holds something. The space between two paragraphs of the article in focus is stepped over,
    /// whatever stands beside it; through a longer gap the cursor goes along the other article.
    fn neighbour(&self, row: usize, way: Way) -> Option<usize> {
        let rows = &self.layout.rows;
        let focus = self.cursor.side;
        let step = |row: usize| match way {
            Way::On => row.checked_add(1).filter(|&next| next < rows.len()),
            Way::Back => row.checked_sub(1),
        };
        let next = || std::iter::successors(step(row), |&row| step(row));
        if rows[row].cells[focus].is_empty() {
            return next().find(|&row| !self.blank(row));
        }
        let near = next().take(SPACE + 1).find(|&row| !rows[row].cells[focus].is_empty());
        near.or_else(|| next().find(|&row| !self.blank(row)))
    }

    /// Moves the screen and the cursor with it.
    fn scroll(&mut self, rows: usize, way: Way) {
        let last = self.layout.rows.len() - 1;
        let (target, settle) = match way {
            Way::On => (self.cursor.row.saturating_add(rows).min(last), Way::Back),
            Way::Back => (self.cursor.row.saturating_sub(rows), Way::On),
        };
        self.top = match way {
            Way::On => self.top.saturating_add(rows),
            Way::Back => self.top.saturating_sub(rows),
        };
        let target = if self.blank(target) { self.neighbour(target, settle).unwrap_or(target) } else { target };
        self.go_to_row(target);
    }

    fn step_paragraphs(&mut self, times: usize, way: Way) {
        for _ in 0..times {
            let focus = self.cursor.side;
            let stacked = self.layout.stacked;
            let opens = |row: &usize| {
                let cells = &self.layout.rows[*row].cells;
                opens_block(&cells[focus]) || stacked && opens_block(&cells[focus.other()])
            };
            let next = match way {
                Way::On => (self.cursor.row + 1..self.layout.rows.len()).find(opens),
                Way::Back => (0..self.cursor.row).rev().find(opens),
            };
            match next {
                Some(row) => self.go_to_row(row),
                None => return,
            }
        }
    }

    fn step_claims(&mut self, times: usize, way: Way) {
        self.seek_claim(times, way, |_, _| true);
    }

    fn step_only_here(&mut self, times: usize, way: Way) {
        let found =
            self.seek_claim(times, way, |app, claim| app.index.standing(app.cursor.side, claim) == Standing::OnlyHere);
        if !found {
            self.message = Some(match way {
                Way::On => "no further claim without counterpart on this side".to_owned(),
                Way::Back => "no claim without counterpart before this on this side".to_owned(),
            });
        }
    }

    /// To the claim in the order of the screen, on the side in focus, that is wanted.
    fn seek_claim(&mut self, times: usize, way: Way, wanted: impl Fn(&App, usize) -> bool) -> bool {
        let side = self.cursor.side;
        let order = &self.layout.order[side];
        let rows = &self.layout.claim_rows[side];
        let here = self.selection().filter(|selection| selection.side == side);
        // Claims before the cursor, and the first one after it.
        let (before, after) = if let Some(selection) = here {
            let key = (rows[selection.claim], selection.claim);
            let at = order.partition_point(|&claim| (rows[claim], claim) < key);
            (at, at + 1)
        } else {
            let at = order.partition_point(|&claim| rows[claim] < self.cursor.row);
            (at, at)
        };
        let found = match way {
            Way::On => order.get(after..).unwrap_or_default().iter().filter(|&&c| wanted(self, c)).nth(times - 1),
            Way::Back => order[..before].iter().rev().filter(|&&c| wanted(self, c)).nth(times - 1),
        };
        let Some(&claim) = found else { return false };
        self.go_to_claim(side, claim, None);
        true
    }

    /// To the next or previous link that is wanted, in the order of the screen.
    fn step_links(&mut self, times: usize, way: Way, name: &str, wanted: impl Fn(Relation) -> bool) {
        let stops: Vec<usize> =
            self.stops.iter().copied().filter(|&link| wanted(self.comparison.links[link].relation)).collect();
        if stops.is_empty() {
            self.message = Some(format!("no {name} found in these articles"));
            return;
        }
        let side = self.cursor.side;
        let row_of = |link: usize| self.layout.claim_rows[side][self.comparison.links[link].claim(side)];
        let current = self.selection().and_then(|selection| selection.link);
        let at = current.and_then(|link| stops.iter().position(|&stop| stop == link));
        let next = match (way, at) {
            (Way::On, Some(at)) => (at + times < stops.len()).then(|| at + times),
            (Way::Back, Some(at)) => at.checked_sub(times),
            (Way::On, None) => stops.iter().position(|&link| row_of(link) >= self.cursor.row).map(|at| at + times - 1),
            (Way::Back, None) => {
                stops.iter().rposition(|&link| row_of(link) <= self.cursor.row).and_then(|at| at.checked_sub(times - 1))
            }
        };
        let Some(&link) = next.and_then(|next| stops.get(next)) else {
            self.message = Some(match way {
                Way::On => format!("no further {name}"),
                Way::Back => format!("no {name} before this"),
            });
            return;
        };
        self.go_to_claim(side, self.comparison.links[link].claim(side), Some(link));
    }

    fn other_side(&mut self) {
        let side = self.cursor.side.other();
        if self.layout.stacked {
            self.go_to_partner();
            return;
        }
        self.cursor.side = side;
        self.cursor.claim = None;
        self.cursor.link = None;
        self.drop_anchor();
    }

    fn go_to_partner(&mut self) {
        let Some(selection) = self.selection() else { return };
        match selection.link {
            Some(link) => {
                let side = selection.side.other();
                self.go_to_claim(side, self.comparison.links[link].claim(side), Some(link));
            }
            None => self.message = Some("no counterpart found in the other article".to_owned()),
        }
    }

    fn go_to_claim(&mut self, side: Side, claim: usize, link: Option<usize>) {
        self.cursor.side = side;
        self.cursor.row = self.layout.claim_rows[side][claim];
        self.cursor.claim = Some((side, claim));
        self.cursor.link = link;
        self.drop_anchor();
        let page = self.page();
        let last = self.last_row_of(side, claim);
        if self.cursor.row < self.top + MARGIN.min(page / 4) || last + 1 + MARGIN.min(page / 4) > self.top + page {
            self.top = self.cursor.row.saturating_sub(page / 3);
        }
        self.keep_in_view();
    }

    fn last_row_of(&self, side: Side, claim: usize) -> usize {
        let end = self.comparison.claims[side][claim].span.end;
        let first = self.layout.claim_rows[side][claim];
        let within = |row: &usize| self.layout.rows[*row].cells[side].line().is_some_and(|line| line.span.start < end);
        (first..self.layout.rows.len()).take_while(within).last().unwrap_or(first)
    }

    /// Scrolls as little as shows the cursor with some rows around it, and never beyond the last row.
    pub(super) fn keep_in_view(&mut self) {
        let page = self.page();
        let margin = MARGIN.min(page.saturating_sub(1) / 2);
        let highest = (self.cursor.row + margin + 1).saturating_sub(page);
        let lowest = self.cursor.row.saturating_sub(margin);
        self.top = self.top.clamp(highest, lowest.max(highest)).min(self.layout.rows.len().saturating_sub(page));
    }
}

fn opens_block(cell: &Cell) -> bool {
    matches!(cell, Cell::Line(Line { part: Part::Block(_), first: true, .. }))
}
