//! What is on the screen: the rows of the comparison, and which of them are seen.

use std::rc::Rc;

use super::{App, moves::MARGIN};
use crate::{
    comparison::Comparison,
    text::{Pair, Side},
    view::{Arrangement, At, Cell, Frame, Index, Line, Overview, Part, Plan, Planning, Row, Spot, Track, beginning_in},
};

/// The rows of both articles: the same ones, or some of its own for each.
#[derive(Debug)]
pub(super) enum Tracks {
    /// Both articles stand in the same rows.
    Shared(Track),
    /// Each article has its own.
    Own(Pair<Track>),
}

impl Default for Tracks {
    fn default() -> Self {
        Tracks::Shared(Track::default())
    }
}

/// What a plan was made for.
#[derive(Clone, Debug, PartialEq)]
struct Planned {
    arrangement: Arrangement,
    lead: Side,
    furniture: bool,
    keep: Option<Rc<Pair<Vec<bool>>>>,
}

/// What stands beside what, whatever the width of the screen.
#[derive(Debug)]
struct Layout {
    planned: Planned,
    /// One that both articles share, or one for each.
    plans: Vec<Rc<Plan>>,
    /// Claims in the order in which they stand on the screen; those folded away are left out.
    order: Pair<Vec<usize>>,
    /// For each claim its place in that order.
    rank: Pair<Vec<Option<usize>>>,
}

/// So many layouts are kept, so that a way back costs nothing.
const KEPT: usize = 6;

/// Articles of more blocks than these together have their next layout made before it is asked for.
const LONG: usize = 5_000;

/// The comparison laid out.
#[derive(Debug, Default)]
pub(super) struct Scene {
    /// The one in force last.
    layouts: Vec<Layout>,
    tracks: Tracks,
    overview: Overview,
}

/// How a row of the screen is filled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visible {
    /// The row of each article's track; none past the end of it.
    pub at: Pair<Option<At>>,
    /// What stands there.
    pub row: Row,
}

impl Scene {
    /// The rows of the article on `side`.
    pub(super) fn track(&self, side: Side) -> &Track {
        match &self.tracks {
            Tracks::Shared(track) => track,
            Tracks::Own(tracks) => &tracks[side],
        }
    }

    /// Whether both articles stand in the same rows.
    pub(super) fn shared(&self) -> bool {
        matches!(self.tracks, Tracks::Shared(_))
    }

    /// Claims of `side` in the order in which they stand on the screen; those folded away are left out.
    pub(super) fn order(&self, side: Side) -> &[usize] {
        self.layouts.last().map_or(&[], |layout| &layout.order[side])
    }

    /// The place of a claim in that order.
    pub(super) fn rank(&self, side: Side, claim: usize) -> Option<usize> {
        self.layouts.last().and_then(|layout| layout.rank[side][claim])
    }

    /// Lays `comparison` out for `frame`; whether other things stand beside each other than before.
    fn lay_out(&mut self, comparison: &Comparison, index: &Index, frame: &Frame, planned: Planned) -> bool {
        let anew = self.layouts.last().is_none_or(|layout| layout.planned != planned);
        let layout = match self.layouts.iter().position(|layout| layout.planned == planned) {
            Some(known) => self.layouts.remove(known),
            None => Layout::new(comparison, index, planned),
        };
        // What is not compared yet will be laid out again at once.
        let track = if comparison.claims.as_ref().map(Vec::is_empty) == Pair::new(true, true) {
            Track::estimated
        } else {
            Track::new
        };
        let track = |plan: &Rc<Plan>| track(&comparison.articles, Rc::clone(plan), frame.text_columns());
        self.tracks = match &layout.plans[..] {
            [left, right] => Tracks::Own(Pair::new(track(left), track(right))),
            plans => Tracks::Shared(track(&plans[0])),
        };
        self.layouts.push(layout);
        anew
    }

    /// Makes one of the layouts that may be asked for next, or gives up one that is no longer likely to be; whether there
    /// was anything to do.
    fn prepare(&mut self, comparison: &Comparison, index: &Index, next: &[Planned; 2]) -> bool {
        let unknown = next.iter().find(|planned| self.layouts.iter().all(|layout| layout.planned != **planned));
        if self.layouts.len() >= KEPT + usize::from(unknown.is_none())
            && let Some(unlikely) = self.layouts.iter().position(|layout| !next.contains(&layout.planned))
        {
            self.layouts.remove(unlikely);
            return true;
        }
        let Some(planned) = unknown else { return false };
        self.layouts.insert(0, Layout::new(comparison, index, planned.clone()));
        true
    }

    /// Forgets what was laid out: the comparison is another one.
    pub(super) fn forget(&mut self) {
        self.layouts.clear();
    }

    fn look_over(&mut self, comparison: &Comparison, index: &Index, side: Side, cells: usize) {
        let sides = if self.shared() { &Side::BOTH[..] } else { std::slice::from_ref(&side) };
        self.overview = Overview::new(comparison, index, self.track(side), sides, cells);
    }
}

impl Layout {
    fn new(comparison: &Comparison, index: &Index, planned: Planned) -> Layout {
        let Planned { arrangement, lead, furniture, .. } = planned;
        let keep = planned.keep.as_deref();
        let plan = |lead: Side| {
            Rc::new(Plan::new(&comparison.articles, index, Planning { arrangement, lead, furniture, keep }))
        };
        let own = matches!(arrangement, Arrangement::Flow | Arrangement::Single);
        let plans: Vec<Rc<Plan>> = if own { Side::BOTH.map(plan).into() } else { vec![plan(lead)] };
        let plan_of = |side: Side| plans.get(usize::from(side == Side::Right)).unwrap_or(&plans[0]);
        let order = Pair::from_fn(|side| order(index, plan_of(side), side));
        let rank = Pair::from_fn(|side| {
            let mut rank = vec![None; comparison.claims[side].len()];
            for (place, &claim) in order[side].iter().enumerate() {
                rank[claim] = Some(place);
            }
            rank
        });
        Layout { planned, plans, order, rank }
    }
}

/// The claims of `side` in the order in which they stand in `plan`.
fn order(index: &Index, plan: &Plan, side: Side) -> Vec<usize> {
    let blocks = plan.strips.iter().flat_map(|strip| &strip.parts[side]);
    let claims = |part: &Part| if let Part::Block(block) = *part { index.claims_of(side, block) } else { 0..0 };
    blocks.flat_map(claims).collect()
}

impl App {
    /// What the plan depends on now.
    fn planned(&self, arrangement: Arrangement) -> Planned {
        Planned { arrangement, lead: self.lead, furniture: self.furniture, keep: self.kept() }
    }

    /// Makes ready what may be asked for next: in long articles that takes a moment. Whether there was anything to do.
    pub(super) fn prepare(&mut self) -> bool {
        let blocks = Side::BOTH.map(|side| self.comparison.articles[side].blocks().len());
        let Some(frame) = self.frame.filter(|_| blocks[0] + blocks[1] > LONG) else { return false };
        let next = [
            self.planned(self.arrangement_after(frame.arrangement)),
            Planned { lead: self.lead.other(), ..self.planned(frame.arrangement) },
        ];
        self.scene.prepare(&self.comparison, &self.index, &next)
    }

    /// Lays the text out for the screen as it is now, and stays at the same words.
    pub(super) fn arrange(&mut self) {
        self.arrange_with(false);
    }

    /// Likewise; `refiltered` where other links may be shown than before.
    pub(super) fn arrange_with(&mut self, refiltered: bool) {
        self.arrange_below(self.rows_above(), refiltered);
    }

    /// Likewise, with so many rows of the screen above the cursor where there are that many.
    pub(super) fn arrange_below(&mut self, above: usize, refiltered: bool) {
        self.frame = Frame::new(self.size.0, self.size.1, self.framing);
        let Some(frame) = self.frame else { return };
        if std::mem::take(&mut self.outdated) {
            self.scene.forget();
        }
        let planned = self.planned(frame.arrangement);
        let anew = self.scene.lay_out(&self.comparison, &self.index, &frame, planned);
        if anew || refiltered {
            self.find_stops();
        }
        if self.cursor.claim.is_some_and(|(side, claim)| self.scene.rank(side, claim).is_none()) {
            self.cursor.claim = None;
            self.cursor.link = None;
        }
        match self.anchor.and_then(|place| self.at_of(place)) {
            Some(at) => {
                self.cursor.at = at;
                let top = self.track().back(&self.comparison.articles, at, above.min(self.page().saturating_sub(1)));
                self.set_top(top);
            }
            None => self.begin(),
        }
        self.keep_in_view();
        self.look_over();
        if anew {
            self.look_anew();
        }
    }

    /// Finds anew what lies where in the whole.
    pub(super) fn look_over(&mut self) {
        let (page, side) = (self.page(), self.cursor.side);
        self.scene.look_over(&self.comparison, &self.index, side, page);
    }

    /// Rows of the screen above the cursor.
    pub(super) fn rows_above(&self) -> usize {
        let (from, to) = (self.top[self.cursor.side], self.cursor.at);
        self.track().between(&self.comparison.articles, from, to, self.page())
    }

    /// Begins reading at the first claim of the left article, not at what was set aside above it; at the right one's
    /// where the left one has none.
    fn begin(&mut self) {
        self.cursor.at = At::default();
        self.top = Pair::default();
        let first = |side: Side| {
            let &claim = self.scene.order(side).first()?;
            Some((side, self.scene.track(side).claim(&self.comparison, side, claim)?))
        };
        let sides = [self.cursor.side, self.cursor.side.other()];
        if let Some((side, at)) = sides.into_iter().find_map(first) {
            self.cursor.side = side;
            self.cursor.at = at;
            self.drop_anchor();
        } else {
            // Where nothing is compared yet, the beginning is still to be found.
            self.anchor = None;
        }
    }

    /// The rows of the article in focus.
    pub(super) fn track(&self) -> &Track {
        self.scene.track(self.cursor.side)
    }

    /// Puts row `at` of the article in focus at the top of the screen.
    pub(super) fn set_top(&mut self, at: At) {
        if self.scene.shared() {
            self.top = Pair::new(at, at);
        } else {
            self.top[self.cursor.side] = at;
        }
    }

    /// Rows of text on the screen, at least one.
    pub(super) fn page(&self) -> usize {
        self.frame.map_or(1, |frame| usize::from(frame.body.1)).max(1)
    }

    /// Scrolls as little as shows the cursor with some rows around it, and never beyond the last row. Where each
    /// article has its own rows, the other one is brought along.
    pub(super) fn keep_in_view(&mut self) {
        let articles = &self.comparison.articles;
        let (track, page) = (self.track(), self.page());
        let margin = MARGIN.min(page.saturating_sub(1) / 2);
        let highest = track.back(articles, track.forward(articles, self.cursor.at, margin), page - 1);
        let lowest = track.back(articles, self.cursor.at, margin);
        let top = self.top[self.cursor.side].clamp(highest, lowest.max(highest));
        self.set_top(track.filled(articles, top, page));
        self.bring_along();
    }

    /// Scrolls the article that is not in focus so that the claim linked with the selected one is seen, at its level.
    fn bring_along(&mut self) {
        if self.scene.shared() {
            return;
        }
        let other = self.cursor.side.other();
        let (articles, track, page) = (&self.comparison.articles, self.scene.track(other), self.page());
        let mut top = track.filled(articles, self.top[other], page);
        let partner = self.selection().filter(|selection| selection.side != other).and_then(|selection| {
            track.claim(&self.comparison, other, self.comparison.links[selection.link?].claim(other))
        });
        if let Some(at) = partner {
            let level = track.back(articles, at, self.rows_above());
            let seen = top <= at && track.between(articles, top, at, page) + MARGIN.min(page / 4) < page;
            if !seen {
                top = track.filled(articles, level, page);
            }
        }
        self.top[other] = top;
    }

    /// The rows on the screen, from top to bottom.
    pub fn visible(&self) -> Vec<Visible> {
        let Some(frame) = self.frame else { return Vec::new() };
        let articles = &self.comparison.articles;
        let of_side = |side: Side| {
            let track = self.scene.track(side);
            let first = (!track.is_empty()).then_some(self.top[side]);
            std::iter::successors(first, |&at| track.next(articles, at)).take(usize::from(frame.body.1))
        };
        let shown = |side: Side| frame.arrangement != Arrangement::Single || side == self.cursor.side;
        if self.scene.shared() {
            let row = |at: At| Visible {
                at: Pair::new(Some(at), Some(at)),
                row: self.scene.track(Side::Left).row(articles, at),
            };
            return of_side(Side::Left).map(row).collect();
        }
        let mut rows: Vec<Visible> = Vec::new();
        for side in Side::BOTH.into_iter().filter(|&side| shown(side)) {
            for (number, at) in of_side(side).enumerate() {
                if rows.len() <= number {
                    rows.push(Visible::default());
                }
                rows[number].at[side] = Some(at);
                rows[number].row.cells[side] = self.scene.track(side).row(articles, at).cells[side];
            }
        }
        rows
    }

    /// Whether the row of `visible` is the first one of passages that are linked and stand level.
    pub fn joined(&self, visible: &Visible) -> bool {
        let strips = &self.scene.track(Side::Left).plan().strips;
        let Some(At { strip, row }) = visible.at.left else { return false };
        self.scene.shared() && strips.get(strip).is_some_and(|strip| strip.joined && strip.gap == row)
    }

    /// Whether block `block` on `side` stands out of its article's own order.
    pub fn moved(&self, side: Side, block: usize) -> bool {
        self.scene.track(side).plan().moved[side].get(block).copied().unwrap_or_default()
    }

    /// Where claim `claim` on `side` begins, seen from the screen; `None` if it is folded away.
    pub fn spot(&self, side: Side, claim: usize) -> Option<Spot> {
        let track = self.scene.track(side);
        let at = track.claim(&self.comparison, side, claim)?;
        if at < self.top[side] {
            return Some(Spot::Above);
        }
        let down = track.between(&self.comparison.articles, self.top[side], at, self.page());
        Some(if down < self.page() { Spot::On(down) } else { Spot::Below })
    }

    /// Where things lie in the whole comparison.
    pub fn overview(&self) -> &Overview {
        &self.scene.overview
    }

    /// The rows on the screen among all rows, as the overview counts them, and how many rows there are.
    pub fn seen(&self) -> (std::ops::Range<usize>, usize) {
        let track = self.track();
        let top = track.number(self.top[self.cursor.side]);
        (top..top + self.page(), track.len())
    }

    /// The side of the words that the cursor stands beside: the one in focus, unless only the other one has something
    /// on this row.
    pub fn beside(&self) -> Side {
        let focus = self.cursor.side;
        let row = self.row_at(self.cursor.at);
        if row.cells[focus].is_empty() && !row.cells[focus.other()].is_empty() { focus.other() } else { focus }
    }

    /// The row of the article in focus at `at`; the cells of the other article are empty where it has its own rows.
    pub(super) fn row_at(&self, at: At) -> Row {
        self.track().row(&self.comparison.articles, at)
    }

    /// Whether the cursor stands beside page furniture.
    pub(super) fn at_furniture(&self) -> bool {
        match self.row_at(self.cursor.at).cells[self.beside()] {
            Cell::Folded(_) => true,
            Cell::Line(line) => matches!(line.part, Part::Furniture(_)),
            Cell::Empty | Cell::Hidden(_) => false,
        }
    }

    /// The claim whose sign a line shows: the one that begins on it; of several the selected one, else the gravest.
    pub fn claim_shown(&self, side: Side, line: &Line) -> Option<usize> {
        let Part::Block(_) = line.part else { return None };
        let begun = beginning_in(&self.comparison.claims[side], line.span);
        let selected = self.selection().filter(|selection| selection.side == side && begun.contains(&selection.claim));
        match selected {
            Some(selection) => Some(selection.claim),
            None => begun.rev().max_by_key(|&claim| self.weight(side, claim)),
        }
    }
}
