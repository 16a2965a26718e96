//! Moving through the rows: by row, page, paragraph, heading.

use super::{Action, App};
use crate::{
    article::BlockKind,
    comparison::Standing,
    judge::Relation,
    text::Side,
    view::{At, Cell, Line, Part, beginning_in},
};

/// Rows kept between the cursor and the edge of the screen.
pub(super) const MARGIN: usize = 3;

/// Empty rows that part two paragraphs, at most.
const SPACE: usize = 2;

/// Whether to go on or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    On,
    Back,
}

impl App {
    /// The claim the row under the cursor stands for: on the side in focus, else on the other; the gravest that begins
    /// on the row, else the one that runs through it.
    pub(super) fn claim_at_row(&self) -> Option<(Side, usize)> {
        if self.track().is_empty() {
            return None;
        }
        let side = self.beside();
        let row = self.row_at(self.cursor.at);
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

    /// Moves.
    pub(super) fn travel(&mut self, action: Action, count: Option<usize>) {
        if self.track().is_empty() {
            return;
        }
        let times = count.unwrap_or(1).max(1);
        let page = self.page();
        match action {
            Action::Down => self.step_rows(times, Way::On),
            Action::Up => self.step_rows(times, Way::Back),
            Action::HalfPageDown => self.scroll(page.div_ceil(2) * times, Way::On),
            Action::HalfPageUp => self.scroll(page.div_ceil(2) * times, Way::Back),
            Action::PageDown => self.scroll(page.saturating_sub(2).max(1) * times, Way::On),
            Action::PageUp => self.scroll(page.saturating_sub(2).max(1) * times, Way::Back),
            Action::Top => self.leap(|app| app.go_to_row(At::default())),
            Action::Bottom => self.leap(|app| app.go_to_row(app.track().last(&app.comparison.articles))),
            Action::NextParagraph => _ = self.step_blocks(times, Way::On, |_| true),
            Action::PreviousParagraph => _ = self.step_blocks(times, Way::Back, |_| true),
            Action::NextHeading => self.step_headings(times, Way::On),
            Action::PreviousHeading => self.step_headings(times, Way::Back),
            Action::OtherSide => self.other_side(),
            _ => self.step(action, times),
        }
    }

    /// Whether nothing stands on a row.
    pub(super) fn blank(&self, at: At) -> bool {
        let cells = self.row_at(at).cells;
        cells.left.is_empty() && cells.right.is_empty()
    }

    /// Puts the cursor on row `at` of the article in focus.
    pub(super) fn go_to_row(&mut self, at: At) {
        self.cursor.at = at;
        self.cursor.claim = None;
        self.cursor.link = None;
        self.find_side();
        self.drop_anchor();
        self.keep_in_view();
    }

    /// Stacked, the row says which article is in focus.
    fn find_side(&mut self) {
        if self.stacked() {
            let cells = self.row_at(self.cursor.at).cells;
            if let Some(side) = Side::BOTH.into_iter().find(|&side| !cells[side].is_empty()) {
                self.cursor.side = side;
            }
        }
    }

    fn stepped(&self, at: At, way: Way) -> Option<At> {
        let articles = &self.comparison.articles;
        match way {
            Way::On => self.track().next(articles, at),
            Way::Back => self.track().previous(articles, at),
        }
    }

    /// The rows from `at` on, without it.
    fn rows_from(&self, at: At, way: Way) -> impl Iterator<Item = At> {
        std::iter::successors(self.stepped(at, way), move |&at| self.stepped(at, way))
    }

    fn step_rows(&mut self, times: usize, way: Way) {
        let mut at = self.cursor.at;
        for _ in 0..times {
            match self.neighbour(at, way) {
                Some(next) => at = next,
                None => break,
            }
        }
        self.go_to_row(at);
    }

    /// The next row that holds something. The space between two paragraphs of the article in focus is stepped over,
    /// whatever stands beside it; through a longer gap the cursor goes along the other article.
    pub(super) fn neighbour(&self, at: At, way: Way) -> Option<At> {
        let focus = self.cursor.side;
        let told = |at: &At| !self.blank(*at);
        if self.row_at(at).cells[focus].is_empty() {
            return self.rows_from(at, way).find(told);
        }
        let own = |at: &At| !self.row_at(*at).cells[focus].is_empty();
        let near = self.rows_from(at, way).take(SPACE + 1).find(own);
        near.or_else(|| self.rows_from(at, way).find(told))
    }

    /// Moves the screen and the cursor with it.
    fn scroll(&mut self, rows: usize, way: Way) {
        let articles = &self.comparison.articles;
        let (track, top, at) = (self.track(), self.top[self.cursor.side], self.cursor.at);
        let (top, target, settle) = match way {
            Way::On => (track.forward(articles, top, rows), track.forward(articles, at, rows), Way::Back),
            Way::Back => (track.back(articles, top, rows), track.back(articles, at, rows), Way::On),
        };
        self.set_top(top);
        let target = if self.blank(target) { self.neighbour(target, settle).unwrap_or(target) } else { target };
        self.go_to_row(target);
    }

    fn step_blocks(&mut self, times: usize, way: Way, wanted: impl Fn(&BlockKind) -> bool) -> bool {
        let sides: &[Side] = if self.stacked() { &Side::BOTH } else { &[self.cursor.side] };
        let opens = |at: &At| {
            let cells = self.row_at(*at).cells;
            sides.iter().any(|&side| match cells[side] {
                Cell::Line(Line { part: Part::Block(block), first: true, .. }) => {
                    wanted(&self.comparison.articles[side].blocks()[block].kind)
                }
                _ => false,
            })
        };
        let found = self.rows_of_parts(sides, &wanted, way).filter(opens).take(times).last();
        if let Some(at) = found {
            self.go_to_row(at);
        }
        found.is_some()
    }

    /// The rows from the cursor on that stand in a strip with a wanted block; others are not broken.
    fn rows_of_parts(
        &self,
        sides: &[Side],
        wanted: &impl Fn(&BlockKind) -> bool,
        way: Way,
    ) -> impl Iterator<Item = At> {
        let (articles, track, here) = (&self.comparison.articles, self.track(), self.cursor.at);
        let strips = &track.plan().strips;
        let holds = move |strip: &usize| {
            sides.iter().any(|&side| {
                let blocks = articles[side].blocks();
                strips[*strip].parts[side].iter().any(|part| matches!(part, Part::Block(b) if wanted(&blocks[*b].kind)))
            })
        };
        let ahead = (way == Way::On).then_some(here.strip..strips.len()).into_iter().flatten();
        let behind = (way == Way::Back).then_some((0..=here.strip).rev()).into_iter().flatten();
        ahead.chain(behind).filter(holds).flat_map(move |strip| {
            let rows = track.rows(articles, strip).len();
            let at = move |row: usize| At { strip, row: if way == Way::On { row } else { rows - 1 - row } };
            (0..rows).map(at).filter(move |&at| if way == Way::On { at > here } else { at < here })
        })
    }

    fn step_headings(&mut self, times: usize, way: Way) {
        let heading = |kind: &BlockKind| matches!(kind, BlockKind::Heading { .. } | BlockKind::Title);
        if !self.step_blocks(times, way, heading) {
            self.say(match way {
                Way::On => "no further heading in this article",
                Way::Back => "no heading before this",
            });
        }
    }

    /// To the other article: beside the cursor, or where an article has its own rows, to what is linked or seen.
    pub(super) fn other_side(&mut self) {
        if self.stacked() {
            self.go_to_partner();
            return;
        }
        let side = self.cursor.side.other();
        if !self.scene.shared() {
            if self.selection().is_some_and(|selection| selection.link.is_some()) {
                self.go_to_partner();
                return;
            }
            let (articles, track) = (&self.comparison.articles, self.scene.track(side));
            if track.is_empty() {
                self.say("the other article has no text");
                return;
            }
            let at = track.forward(articles, self.top[side], self.page() / 3);
            self.cursor.side = side;
            let at = if self.blank(at) { self.neighbour(at, Way::On).unwrap_or(at) } else { at };
            self.go_to_row(at);
            self.look_over();
            return;
        }
        self.cursor.side = side;
        self.cursor.claim = None;
        self.cursor.link = None;
        self.drop_anchor();
    }

    /// Puts the cursor on a claim and, where it was not seen, a third down the screen.
    pub(super) fn go_to_claim(&mut self, side: Side, claim: usize, link: Option<usize>) {
        let track = self.scene.track(side);
        let Some(at) = track.claim(&self.comparison, side, claim) else {
            if self.show_all() {
                self.go_to_claim(side, claim, link);
                self.say("the filter was taken off to show this");
            }
            return;
        };
        let last = self.last_row_of(side, claim, at);
        let turned = self.cursor.side != side;
        self.cursor.side = side;
        self.cursor.at = at;
        self.cursor.claim = Some((side, claim));
        self.cursor.link = link;
        self.drop_anchor();
        let (articles, track, page) = (&self.comparison.articles, self.track(), self.page());
        let (top, margin) = (self.top[side], MARGIN.min(page / 4));
        let above = at < track.forward(articles, top, margin);
        let below = last > top && track.between(articles, top, last, page) + 1 + margin > page;
        if above || below {
            let top = track.back(articles, at, page / 3);
            self.set_top(top);
        }
        self.keep_in_view();
        if turned && !self.scene.shared() {
            self.look_over();
        }
    }

    fn last_row_of(&self, side: Side, claim: usize, first: At) -> At {
        let (articles, track) = (&self.comparison.articles, self.scene.track(side));
        let end = self.comparison.claims[side][claim].span.end;
        let within = |at: &At| track.row(articles, *at).cells[side].line().is_some_and(|line| line.span.start < end);
        let rows = std::iter::successors(Some(first), |&at| track.next(articles, at));
        rows.take(self.page()).take_while(within).last().unwrap_or(first)
    }
}
