//! Strips broken into rows: the same rows whoever draws them, and therefore the same heights.

use super::{Part, Strip, plan::gap};
use crate::{
    article::{Article, BlockKind},
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
    /// Passages that a filter leaves out: so many of them.
    Hidden(usize),
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
    /// The block or the furniture it belongs to, nothing folded.
    pub part: Part,
    /// Its words in the article's text, without the white space at which the line broke.
    pub span: Span,
    /// Cells in front of the words: room for a bullet, a number or a bar.
    pub indent: u16,
    /// Whether it is the first line of its part.
    pub first: bool,
}

/// The first rows of `strip` with `columns` cells for the text of each side, the gap above included: `most` of them, or
/// all that there are.
pub(super) fn set(articles: &Pair<Article>, strip: &Strip, columns: Pair<usize>, most: usize) -> Vec<Row> {
    let mut rows = vec![Row::default(); strip.gap];
    let room = most.saturating_sub(strip.gap);
    let cells = Pair::from_fn(|side| column(&articles[side], &strip.parts[side], columns[side], room));
    rows.extend(
        (0..cells.left.len().max(cells.right.len()))
            .take(room)
            .map(|number| Row { cells: Pair::from_fn(|side| cells[side].get(number).copied().unwrap_or_default()) }),
    );
    rows
}

/// About how many rows the text of `strip` takes, without breaking it.
pub(super) fn estimate(articles: &Pair<Article>, strip: &Strip, columns: Pair<usize>) -> usize {
    let of_side = |side: Side| -> usize {
        let article = &articles[side];
        let of_part = |part: &Part| match part {
            Part::Block(block) => article.blocks()[*block].span.len() / columns[side].max(1) + 2,
            _ => 1,
        };
        strip.parts[side].iter().map(of_part).sum()
    };
    of_side(Side::Left).max(of_side(Side::Right))
}

/// The lines of `parts`, one below the other, until there are `most`.
fn column(article: &Article, parts: &[Part], columns: usize, most: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (number, &part) in parts.iter().enumerate() {
        if cells.len() >= most {
            break;
        }
        if number > 0 {
            cells.extend(std::iter::repeat_n(Cell::Empty, gap(article, parts[number - 1], part)));
        }
        lines(article, part, columns.max(1), &mut cells);
    }
    cells
}

fn lines(article: &Article, part: Part, columns: usize, cells: &mut Vec<Cell>) {
    let (span, indent, code) = match part {
        Part::Folded(lines) => {
            cells.push(Cell::Folded(lines));
            return;
        }
        Part::Hidden(passages) => {
            cells.push(Cell::Hidden(passages));
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
