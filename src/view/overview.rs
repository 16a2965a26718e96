//! The whole comparison in one column: where divergences lie, what one side tells alone, which part is on the screen.

use std::ops::Range;

use super::{Index, Track};
use crate::{
    comparison::{Comparison, Standing},
    judge::Relation,
    text::Side,
};

/// The gravest thing within one cell of the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverviewMark {
    /// Nothing that stands out.
    #[default]
    Calm,
    /// Something that one side tells alone.
    OnlyHere,
    /// A softer divergence.
    Differs,
    /// A conflict.
    Conflicts,
}

/// The gravest thing in each cell of a column.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    rows: usize,
    cells: Vec<OverviewMark>,
}

impl Overview {
    /// The overview of the claims of `sides` as they stand in `track`, in `cells` cells.
    pub fn new(comparison: &Comparison, index: &Index, track: &Track, sides: &[Side], cells: usize) -> Overview {
        let mut overview = Overview { rows: track.len(), cells: vec![OverviewMark::Calm; cells] };
        if cells == 0 {
            return overview;
        }
        for &side in sides {
            for claim in 0..comparison.claims[side].len() {
                let mark = match index.standing(side, claim) {
                    Standing::OnlyHere => OverviewMark::OnlyHere,
                    Standing::Linked(Relation::Differs) => OverviewMark::Differs,
                    Standing::Linked(Relation::Conflicts) => OverviewMark::Conflicts,
                    _ => continue,
                };
                if let Some(row) = track.about(comparison, side, claim) {
                    let cell = overview.cell_of(row);
                    overview.cells[cell] = overview.cells[cell].max(mark);
                }
            }
        }
        overview
    }

    /// The rows that cell `cell` stands for. A text shorter than the screen is not stretched.
    pub fn rows_of(&self, cell: usize) -> Range<usize> {
        let cells = self.cells.len().max(1);
        let scale = self.rows.max(cells);
        let start = cell * scale / cells;
        let end = ((cell + 1) * scale / cells).max(start + 1);
        start..end
    }

    /// The cell that stands for `row`.
    fn cell_of(&self, row: usize) -> usize {
        let cells = self.cells.len();
        let scale = self.rows.max(cells).max(1);
        // The inverse of the bounds above, which are rounded down.
        let cell = (row * cells / scale).min(cells - 1);
        if cell + 1 < cells && self.rows_of(cell + 1).start <= row { cell + 1 } else { cell }
    }

    /// The gravest thing within cell `cell`.
    pub fn gravest(&self, cell: usize) -> OverviewMark {
        self.cells.get(cell).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_row_lies_in_the_cell_that_stands_for_it(rows in 1..5000_usize, cells in 1..200_usize, row in 0..5000_usize) {
            let overview = Overview { rows, cells: vec![OverviewMark::Calm; cells] };
            let row = row % rows;
            prop_assert!(overview.rows_of(overview.cell_of(row)).contains(&row));
        }
    }
}
