//! The whole comparison in one column: where divergences lie, what one side tells alone, which part is on the screen.

use std::ops::Range;

use super::{Index, Layout};
use crate::{
    comparison::{Comparison, Standing},
    judge::Relation,
    text::Side,
};

/// The gravest thing within one cell of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverviewMark {
    /// Nothing that stands out.
    Calm,
    /// Something that one side tells alone.
    OnlyHere,
    /// A softer divergence.
    Differs,
    /// A conflict.
    Conflicts,
}

/// Rows of a layout at which something stands out, sorted.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    rows: usize,
    only_here: Vec<usize>,
    differs: Vec<usize>,
    conflicts: Vec<usize>,
}

impl Overview {
    /// The overview of `layout`.
    pub fn new(comparison: &Comparison, index: &Index, layout: &Layout) -> Overview {
        let mut overview = Overview { rows: layout.rows.len(), ..Overview::default() };
        for side in Side::BOTH {
            for claim in 0..comparison.claims[side].len() {
                let rows = match index.standing(side, claim) {
                    Standing::OnlyHere => &mut overview.only_here,
                    Standing::Linked(Relation::Differs) => &mut overview.differs,
                    Standing::Linked(Relation::Conflicts) => &mut overview.conflicts,
                    _ => continue,
                };
                rows.push(layout.claim_rows[side][claim]);
            }
        }
        for rows in [&mut overview.only_here, &mut overview.differs, &mut overview.conflicts] {
            rows.sort_unstable();
        }
        overview
    }

    /// The rows that cell `cell` of `cells` stands for. A text shorter than the screen is not stretched.
    pub fn rows_of(&self, cell: usize, cells: usize) -> Range<usize> {
        let scale = self.rows.max(cells);
        let start = cell * scale / cells.max(1);
        let end = ((cell + 1) * scale / cells.max(1)).max(start + 1);
        start..end
    }

    /// The gravest thing within `rows`.
    pub fn gravest(&self, rows: &Range<usize>) -> OverviewMark {
        let within = |sorted: &[usize]| {
            let first = sorted.partition_point(|&row| row < rows.start);
            sorted.get(first).is_some_and(|&row| row < rows.end)
        };
        if within(&self.conflicts) {
            OverviewMark::Conflicts
        } else if within(&self.differs) {
            OverviewMark::Differs
        } else if within(&self.only_here) {
            OverviewMark::OnlyHere
        } else {
            OverviewMark::Calm
        }
    }
}
