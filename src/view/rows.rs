//! A comparison broken into rows: the same rows whoever draws them, and therefore the same heights.

use std::collections::BTreeSet;

use super::{Arrangement, Group, Part, collate, index::beginning_in};
use crate::{
    article::{Article, BlockKind},
    comparison::Comparison,
    text::{Pair, Side, Span, width::width, wrap::wrap},
};

/// One row: at most one line of each article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What stands on each side.
    pub cells: Pair<Cell>,
}

/// What stands on one side of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A line of text.
    Line(Line),
    /// Page furniture set aside: so many lines of it.
    Folded(usize),
}

impl Cell {
    /// The line of text, if it is one.
    pub fn line(&self) -> Option<&Line> {
        if let Cell::Line(line) = self { Some(line) } else { None }
    }

    /// Whether nothing stands here.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }
}

/// A line of an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The block or the furniture it belongs to; never [`Part::Folded`].
    pub part: Part,
    /// Its words in the article's text, without the white space at which the line broke.
    pub span: Span,
    /// Cells in front of the words: room for a bullet, a number or a bar.
    pub indent: u16,
    /// Whether it is the first line of its part.
    pub first: bool,
}

/// A comparison broken into rows for two columns of text.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// For each claim the row on which it begins.
    pub claim_rows: Pair<Vec<usize>>,
    /// Claims in the order in which they stand on the screen. On the left that is the reading order.
    pub order: Pair<Vec<usize>>,
    /// For each right block whether it stands out of the right article's own order.
    pub moved: Vec<bool>,
    /// Rows, sorted, on which linked passages begin level. What stands level on any other row does not belong together.
    pub joined: Vec<usize>,
    /// Whether the articles are stacked in one column.
    pub stacked: bool,
}

/// Breaks `comparison` into rows; `columns` are the cells for the text of each side, `furniture` shows what was set
/// aside.
pub fn layout(comparison: &Comparison, arrangement: Arrangement, columns: Pair<usize>, furniture: bool) -> Layout {
    let (groups, moved) = collate(comparison, furniture);
    let mut setter = Setter {
        comparison,
        columns,
        rows: Vec::new(),
        above: Pair::default(),
        begun: 0,
        stacked: arrangement == Arrangement::Stacked,
    };
    let linked = linked_blocks(comparison);
    let mut joined = Vec::new();
    for Group { core, tail, lead } in &groups {
        setter.level(core, true);
        if !setter.stacked && are_linked(core, &linked) {
            joined.push(setter.begun);
        }
        setter.level(tail, false);
        setter.level(lead, false);
    }
    let rows = setter.rows;
    let claim_rows = claim_rows(comparison, &rows);
    let order = Pair::from_fn(|side| {
        let mut order: Vec<usize> = (0..claim_rows[side].len()).collect();
        order.sort_by_key(|&claim| (claim_rows[side][claim], claim));
        order
    });
    Layout { rows, claim_rows, order, moved, joined, stacked: arrangement == Arrangement::Stacked }
}

/// The left and right blocks between which there is a link.
fn linked_blocks(comparison: &Comparison) -> BTreeSet<(usize, usize)> {
    let claims = &comparison.claims;
    comparison.links.iter().map(|link| (claims.left[link.left].block, claims.right[link.right].block)).collect()
}

/// Whether some block of `parts` on the left is linked with one on the right; two titles stand level without that.
fn are_linked(parts: &Pair<Vec<Part>>, linked: &BTreeSet<(usize, usize)>) -> bool {
    let block = |part: &Part| if let Part::Block(block) = part { Some(*block) } else { None };
    parts
        .left
        .iter()
        .filter_map(block)
        .any(|left| parts.right.iter().filter_map(block).any(|right| linked.contains(&(left, right))))
}

fn claim_rows(comparison: &Comparison, rows: &[Row]) -> Pair<Vec<usize>> {
    Pair::from_fn(|side| {
        let claims = &comparison.claims[side];
        let mut of_claim = vec![0; claims.len()];
        for (number, row) in rows.iter().enumerate() {
            if let Some(Line { part: Part::Block(_), span, .. }) = row.cells[side].line() {
                for claim in beginning_in(claims, *span) {
                    of_claim[claim] = number;
                }
            }
        }
        of_claim
    })
}

struct Setter<'a> {
    comparison: &'a Comparison,
    columns: Pair<usize>,
    rows: Vec<Row>,
    /// The last part set on each side.
    above: Pair<Option<Part>>,
    /// The row on which the parts last set level begin.
    begun: usize,
    stacked: bool,
}

impl Setter<'_> {
    /// Sets `parts` so that both sides begin on the same row; or, stacked, one beneath the other, close together where
    /// they are `linked`.
    fn level(&mut self, parts: &Pair<Vec<Part>>, linked: bool) {
        if self.stacked {
            self.stack(Side::Left, &parts.left, false);
            self.stack(Side::Right, &parts.right, linked && !parts.left.is_empty());
            return;
        }
        let gap = Side::BOTH.iter().map(|&side| self.gap_above(side, &parts[side])).max().unwrap_or_default();
        self.space(gap);
        self.begun = self.rows.len();
        let columns = Pair::from_fn(|side| self.column(side, &parts[side]));
        for number in 0..columns.left.len().max(columns.right.len()) {
            let cells = Pair::from_fn(|side| columns[side].get(number).copied().unwrap_or_default());
            self.rows.push(Row { cells });
        }
    }

    fn stack(&mut self, side: Side, parts: &[Part], close: bool) {
        if parts.is_empty() {
            return;
        }
        let gap = if close { 0 } else { self.gap_above(side, parts) };
        self.space(gap);
        for cell in self.column(side, parts) {
            let mut row = Row::default();
            row.cells[side] = cell;
            self.rows.push(row);
        }
        self.above[side.other()] = None;
    }

    fn space(&mut self, rows: usize) {
        if !self.rows.is_empty() {
            self.rows.extend(std::iter::repeat_n(Row::default(), rows));
        }
    }

    fn gap_above(&self, side: Side, parts: &[Part]) -> usize {
        let article = &self.comparison.articles[side];
        match (self.above[side], parts.first()) {
            (_, None) => 0,
            (None, Some(_)) => 1,
            (Some(above), Some(&part)) => gap(article, above, part),
        }
    }

    /// The lines of `parts`, one below the other.
    fn column(&mut self, side: Side, parts: &[Part]) -> Vec<Cell> {
        let article = &self.comparison.articles[side];
        let mut cells = Vec::new();
        for (number, &part) in parts.iter().enumerate() {
            if number > 0 {
                cells.extend(std::iter::repeat_n(Cell::Empty, gap(article, parts[number - 1], part)));
            }
            lines(article, part, self.columns[side].max(1), &mut cells);
            self.above[side] = Some(part);
        }
        cells
    }
}

/// Empty rows between two parts of one article.
fn gap(article: &Article, above: Part, below: Part) -> usize {
    let kind = |part| if let Part::Block(block) = part { Some(&article.blocks()[block].kind) } else { None };
    match (kind(above), kind(below)) {
        (
            Some(BlockKind::ListItem { .. } | BlockKind::Reference),
            Some(BlockKind::ListItem { .. } | BlockKind::Reference),
        ) => 0,
        (Some(BlockKind::Heading { .. }), Some(BlockKind::Heading { .. })) => 1,
        (_, Some(BlockKind::Heading { .. })) => 2,
        (None, None) if !matches!((above, below), (Part::Folded(_), _) | (_, Part::Folded(_))) => 0,
        _ => 1,
    }
}

fn lines(article: &Article, part: Part, columns: usize, cells: &mut Vec<Cell>) {
    let (span, indent, code) = match part {
        Part::Folded(lines) => {
            cells.push(Cell::Folded(lines));
            return;
        }
        Part::Furniture(piece) => (article.furniture()[piece].span, 0, false),
        Part::Block(block) => {
            let block = &article.blocks()[block];
            (block.span, indent(&block.kind, columns), matches!(block.kind, BlockKind::Code { .. }))
        }
    };
    let room = columns.saturating_sub(usize::from(indent)).max(1);
    let words = article.words(span);
    let spans = if code { code_lines(words, room) } else { wrap(words, room) };
    cells.extend(
        spans.into_iter().enumerate().map(|(number, line)| {
            Cell::Line(Line { part, span: line.shifted(span.start), indent, first: number == 0 })
        }),
    );
}

/// Lines of code keep the white space they begin with.
fn code_lines(code: &str, columns: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in code.split('\n') {
        let words = line.trim_start();
        let depth = line.len() - words.len();
        let lead = width(&line[..depth]).min(columns / 2);
        for (number, span) in wrap(words, columns - lead).into_iter().enumerate() {
            let span = span.shifted(start + depth);
            lines.push(if number == 0 { Span::new(start, span.end) } else { span });
        }
        start += line.len() + 1;
    }
    lines
}

/// Cells in front of a block's words; little where the column is narrow.
fn indent(kind: &BlockKind, columns: usize) -> u16 {
    let wanted = match kind {
        BlockKind::ListItem { depth, ordinal } => {
            let marker = ordinal.map_or(2, |number| number.to_string().len() + 2);
            2 * usize::from(*depth) + marker
        }
        BlockKind::Reference | BlockKind::Quote | BlockKind::Code { .. } => 2,
        _ => 0,
    };
    wanted.min(columns / 4) as u16
}
