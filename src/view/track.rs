//! The rows of a plan at a width, broken only where somebody looks: however long the articles, a screen costs a screen.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use super::{
    Line, Part, Plan, Row,
    rows::{estimate, set},
};
use crate::{
    article::Article,
    comparison::Comparison,
    text::{Pair, Side},
};

/// A row: so many rows into which strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The strip of the plan.
    pub strip: usize,
    /// The row in it, those of the gap above included.
    pub row: usize,
}

/// A plan at a width.
#[derive(Debug, Default)]
pub struct Track {
    plan: Rc<Plan>,
    columns: Pair<usize>,
    /// For each strip the rows above it, and behind the last one all of them; estimated in long articles.
    begins: Vec<usize>,
    broken: RefCell<BTreeMap<usize, Broken>>,
}

/// The rows of a strip as far as they were asked for.
#[derive(Debug)]
struct Broken {
    rows: Rc<[Row]>,
    /// Whether there are no more.
    all: bool,
}

/// Articles of so many bytes together are broken at once, so that every row has its number.
const SHORT: usize = 100_000;

/// Strips kept broken, at most.
const KEPT: usize = 2_000;

impl Track {
    /// The rows of `plan` with `columns` cells for the text of each side.
    pub fn new(articles: &Pair<Article>, plan: Rc<Plan>, columns: Pair<usize>) -> Track {
        let short = articles.left.text().len() + articles.right.text().len() <= SHORT;
        Track::with(articles, plan, columns, short)
    }

    /// Likewise, but nothing is broken before somebody looks, however short: for a screen that shall stand at once.
    pub fn estimated(articles: &Pair<Article>, plan: Rc<Plan>, columns: Pair<usize>) -> Track {
        Track::with(articles, plan, columns, false)
    }

    fn with(articles: &Pair<Article>, plan: Rc<Plan>, columns: Pair<usize>, short: bool) -> Track {
        let mut track = Track { plan, columns, begins: vec![0], broken: RefCell::default() };
        let mut rows = 0;
        for strip in 0..track.plan.strips.len() {
            rows += if short {
                track.rows(articles, strip).len()
            } else {
                let Plan { strips, .. } = &*track.plan;
                strips[strip].gap + estimate(articles, &strips[strip], columns)
            };
            track.begins.push(rows);
        }
        track
    }

    /// What stands beside what.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.plan.strips.is_empty()
    }

    /// The number of rows; estimated in long articles.
    pub fn len(&self) -> usize {
        self.begins.last().copied().unwrap_or_default()
    }

    /// The number of rows above `at`; estimated in long articles.
    pub fn number(&self, at: At) -> usize {
        let begin = |strip: usize| self.begins.get(strip).copied().unwrap_or_else(|| self.len());
        (begin(at.strip) + at.row).min(begin(at.strip + 1))
    }

    /// About the row with `number` rows above it.
    pub fn numbered(&self, articles: &Pair<Article>, number: usize) -> At {
        let strip = self.begins.partition_point(|&begin| begin <= number).saturating_sub(1);
        let strip = strip.min(self.plan.strips.len().saturating_sub(1));
        let row = number.saturating_sub(self.begins[strip]);
        At { strip, row: row.min(self.rows(articles, strip).len().saturating_sub(1)) }
    }

    /// The rows of one strip, the gap above included.
    pub fn rows(&self, articles: &Pair<Article>, strip: usize) -> Rc<[Row]> {
        self.first_rows(articles, strip, usize::MAX)
    }

    /// The first rows of one strip, at least `most` of them or all.
    fn first_rows(&self, articles: &Pair<Article>, strip: usize, most: usize) -> Rc<[Row]> {
        let Some(of_strip) = self.plan.strips.get(strip) else { return Rc::default() };
        if let Some(known) = self.broken.borrow().get(&strip).filter(|known| known.all || known.rows.len() >= most) {
            return Rc::clone(&known.rows);
        }
        let mut broken = self.broken.borrow_mut();
        // Whoever goes on from what was enough at first will go on further.
        let most = most.max(broken.get(&strip).map_or(0, |known| 2 * known.rows.len()));
        let rows: Rc<[Row]> = set(articles, of_strip, self.columns, most).into();
        if broken.len() >= KEPT.max(self.plan.strips.len().min(SHORT)) {
            broken.clear();
        }
        // There may be no more of exactly as many; that is found out when more are asked for.
        broken.insert(strip, Broken { rows: Rc::clone(&rows), all: rows.len() < most });
        rows
    }

    /// The row at `at`.
    pub fn row(&self, articles: &Pair<Article>, at: At) -> Row {
        self.first_rows(articles, at.strip, at.row + 1).get(at.row).copied().unwrap_or_default()
    }

    /// The last row.
    pub fn last(&self, articles: &Pair<Article>) -> At {
        let strip = self.plan.strips.len().saturating_sub(1);
        At { strip, row: self.rows(articles, strip).len().saturating_sub(1) }
    }

    /// The row after `at`.
    pub fn next(&self, articles: &Pair<Article>, at: At) -> Option<At> {
        if at.row + 1 < self.first_rows(articles, at.strip, at.row + 2).len() {
            return Some(At { row: at.row + 1, ..at });
        }
        (at.strip + 1 < self.plan.strips.len()).then_some(At { strip: at.strip + 1, row: 0 })
    }

    /// The row before `at`.
    pub fn previous(&self, articles: &Pair<Article>, at: At) -> Option<At> {
        match (at.row, at.strip) {
            (0, 0) => None,
            (0, strip) => Some(At { strip: strip - 1, row: self.rows(articles, strip - 1).len().saturating_sub(1) }),
            (row, strip) => Some(At { strip, row: row - 1 }),
        }
    }

    /// The row `rows` further down, at most the last one.
    pub fn forward(&self, articles: &Pair<Article>, at: At, rows: usize) -> At {
        let mut left = at.row + rows;
        for strip in at.strip..self.plan.strips.len() {
            let here = self.first_rows(articles, strip, left + 1).len();
            if left < here {
                return At { strip, row: left };
            }
            left -= here;
        }
        self.last(articles)
    }

    /// The row `rows` further up, at most the first one.
    pub fn back(&self, articles: &Pair<Article>, at: At, rows: usize) -> At {
        let mut left = rows;
        let mut at = at;
        while left > at.row {
            if at.strip == 0 {
                return At::default();
            }
            left -= at.row + 1;
            let strip = at.strip - 1;
            at = At { strip, row: self.rows(articles, strip).len().saturating_sub(1) };
        }
        At { row: at.row - left, ..at }
    }

    /// `top`, or the row above it from which `page` rows are left; the first one where there are no more. Nothing below
    /// those rows is broken.
    pub fn filled(&self, articles: &Pair<Article>, top: At, page: usize) -> At {
        let mut left = top.row + page;
        for strip in top.strip..self.plan.strips.len() {
            // One more, for whoever looks whether the last one is the last of all.
            left = left.saturating_sub(self.first_rows(articles, strip, left + 1).len());
            if left == 0 {
                return top;
            }
        }
        top.min(self.back(articles, self.last(articles), page.saturating_sub(1)))
    }

    /// The rows from `from` to `to`, at most `most`; none if `to` stands above.
    pub fn between(&self, articles: &Pair<Article>, from: At, to: At, most: usize) -> usize {
        if to <= from {
            return 0;
        }
        if from.strip == to.strip {
            return (to.row - from.row).min(most);
        }
        let mut rows = self.rows(articles, from.strip).len().saturating_sub(from.row);
        for strip in from.strip + 1..to.strip {
            if rows >= most {
                return most;
            }
            rows += self.rows(articles, strip).len();
        }
        (rows + to.row).min(most)
    }

    /// The row on which claim `claim` of `side` begins; `None` if it is not shown.
    pub fn claim(&self, comparison: &Comparison, side: Side, claim: usize) -> Option<At> {
        let claim = &comparison.claims[side][claim];
        self.offset(&comparison.articles, side, Part::Block(claim.block), claim.span.start)
    }

    /// The row on which byte `offset` of a part of the article on `side` stands; `None` if that part is not shown.
    pub fn offset(&self, articles: &Pair<Article>, side: Side, part: Part, offset: usize) -> Option<At> {
        let strip = match part {
            Part::Block(block) => self.plan.strip_of(side, block)?,
            Part::Furniture(piece) => self.plan.strip_of_furniture(side, piece)?,
            Part::Folded(_) | Part::Hidden(_) => return None,
        };
        let rows = self.rows(articles, strip);
        let own =
            |row: &Row| row.cells[side].line().filter(|line| line.part == part).map(|line: &Line| line.span.start);
        let first = rows.iter().position(|row| own(row).is_some())?;
        let row = rows.iter().rposition(|row| own(row).is_some_and(|start| start <= offset)).unwrap_or(first);
        Some(At { strip, row })
    }

    /// About how many rows are above claim `claim` of `side`, without breaking any.
    pub fn about(&self, comparison: &Comparison, side: Side, claim: usize) -> Option<usize> {
        let claim = &comparison.claims[side][claim];
        let strip = self.plan.strip_of(side, claim.block)?;
        if let Some(broken) = self.broken.borrow().get(&strip).filter(|broken| broken.all)
            && let Some(row) = broken.rows.iter().rposition(|row| {
                row.cells[side]
                    .line()
                    .is_some_and(|line| line.part == Part::Block(claim.block) && line.span.start <= claim.span.start)
            })
        {
            return Some(self.number(At { strip, row }));
        }
        Some(self.begins[strip])
    }
}
