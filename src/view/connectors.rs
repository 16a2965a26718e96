//! Lines from passages on the left to passages on the right through the gutter between them.
//!
//! A line goes across to a lane, down or up that lane and across again, where it crosses the fewest others. Where there
//! are more lines than lanes the least important ones are left away.

use super::Role;
use crate::text::Pair;

/// Where a row is, seen from the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Above the screen.
    Above,
    /// So many rows below the first one.
    On(usize),
    /// Below the screen.
    Below,
}

/// A line to be drawn. At least one end is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// The rows it joins.
    pub ends: Pair<Spot>,
    /// How it is painted.
    pub role: Role,
}

/// One cell of the gutter: the sides that lines go to from there, and how they are painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// [`UP`], [`RIGHT`], [`DOWN`] and [`LEFT`] put together.
    pub sides: u8,
    /// Of the most important line that goes through.
    pub role: Option<Role>,
    /// Whether a line leaves the screen here.
    pub beyond: bool,
}

/// To the cell above.
pub const UP: u8 = 1;
/// To the cell on the right.
pub const RIGHT: u8 = 2;
/// To the cell below.
pub const DOWN: u8 = 4;
/// To the cell on the left.
pub const LEFT: u8 = 8;

/// The cells of a gutter of `rows` rows with `lanes` columns, row by row; `wires` the most important first.
pub fn route(wires: &[Wire], rows: usize, lanes: usize) -> Vec<Vec<Joint>> {
    // Lanes are found for the lines from top to bottom; if that is too many of them, for fewer.
    let mut ordered: Vec<usize> = (0..wires.len()).collect();
    ordered.sort_by_key(|&wire| reach(&wires[wire], rows));
    let single = wires.len() == 1;
    let mut gutter = Gutter::new(rows, lanes, single);
    for kept in (0..=wires.len()).rev() {
        gutter = Gutter::new(rows, lanes, single);
        if ordered.iter().filter(|&&wire| wire < kept).all(|&wire| gutter.lay(&wires[wire])) {
            for wire in &wires[kept..] {
                gutter.lay(wire);
            }
            break;
        }
    }
    gutter.laid.sort_by_key(|(wire, _)| wires.iter().position(|other| other == wire));
    let mut cells = vec![vec![Joint::default(); lanes]; rows];
    for (wire, lane) in &gutter.laid {
        if let Some(reach) = reach(wire, rows) {
            draw(&mut cells, wire, reach, *lane);
        }
    }
    cells
}

/// The lines laid so far, each with its lane.
struct Gutter {
    rows: usize,
    lanes: usize,
    /// Whether there is but one line: it keeps to the middle.
    single: bool,
    laid: Vec<(Wire, usize)>,
    cells: Vec<Vec<Joint>>,
}

impl Gutter {
    fn new(rows: usize, lanes: usize, single: bool) -> Gutter {
        Gutter { rows, lanes, single, laid: Vec::new(), cells: vec![vec![Joint::default(); lanes]; rows] }
    }

    /// Finds a lane for `wire`; false if there is none.
    fn lay(&mut self, wire: &Wire) -> bool {
        let Some((from, to)) = reach(wire, self.rows) else { return true };
        let free = |lane: &usize| {
            from == to
                || !self.laid.iter().any(|(other, taken)| {
                    taken == lane && reach(other, self.rows).is_some_and(|(f, t)| f != t && f <= to && from <= t)
                })
        };
        // Among equals a line down keeps to the right and a line up to the left, which keeps neighbours from crossing.
        let downward = matches!((wire.ends.left, wire.ends.right), (Spot::On(left), Spot::On(right)) if left < right);
        let order = |lane: usize| match downward {
            _ if self.single => lane.abs_diff(self.lanes / 2),
            true => self.lanes - lane,
            false => lane,
        };
        let cost = |&lane: &usize| (crossings(&self.cells, wire, (from, to), lane), order(lane));
        let Some(lane) = (0..self.lanes).filter(free).min_by_key(cost) else { return false };
        self.laid.push((*wire, lane));
        draw(&mut self.cells, wire, (from, to), lane);
        true
    }
}

/// The rows of the screen between which a line goes.
fn reach(wire: &Wire, rows: usize) -> Option<(usize, usize)> {
    let row = |spot: Spot| match spot {
        Spot::Above => Some(0),
        Spot::On(row) => (row < rows).then_some(row),
        Spot::Below => rows.checked_sub(1),
    };
    if !matches!(wire.ends.left, Spot::On(_)) && !matches!(wire.ends.right, Spot::On(_)) {
        return None;
    }
    let (left, right) = (row(wire.ends.left)?, row(wire.ends.right)?);
    // A line that would leave the screen where it begins is told by its sign alone.
    Some((left.min(right), left.max(right)))
}

/// How many lines `wire` would meet in `lane`; running along another line is worse than crossing it.
fn crossings(cells: &[Vec<Joint>], wire: &Wire, (from, to): (usize, usize), lane: usize) -> usize {
    let mut met = (from + 1..to).filter(|&row| cells[row][lane].sides & (LEFT | RIGHT) != 0).count();
    let mut across = |cells: &[Joint]| {
        for cell in cells {
            met += usize::from(cell.sides & (UP | DOWN) != 0) + 2 * usize::from(cell.sides & (LEFT | RIGHT) != 0);
        }
    };
    if let Spot::On(row) = wire.ends.left {
        across(&cells[row][..=lane]);
    }
    if let Spot::On(row) = wire.ends.right {
        across(&cells[row][lane..]);
    }
    met
}

fn draw(cells: &mut [Vec<Joint>], wire: &Wire, (from, to): (usize, usize), lane: usize) {
    let last = cells[0].len();
    if from == to && wire.ends.left == wire.ends.right {
        for cell in &mut cells[from] {
            add(cell, LEFT | RIGHT, wire.role);
        }
        return;
    }
    for row in &mut cells[from + 1..to.max(from + 1)] {
        add(&mut row[lane], UP | DOWN, wire.role);
    }
    let turn = |row: usize| if row == from { DOWN } else { UP };
    match wire.ends.left {
        Spot::On(row) => {
            for cell in &mut cells[row][..lane] {
                add(cell, LEFT | RIGHT, wire.role);
            }
            add(&mut cells[row][lane], LEFT | turn(row), wire.role);
        }
        beyond => leave(cells, beyond, (from, to), lane, wire.role),
    }
    match wire.ends.right {
        Spot::On(row) => {
            for cell in &mut cells[row][lane + 1..last] {
                add(cell, LEFT | RIGHT, wire.role);
            }
            add(&mut cells[row][lane], RIGHT | turn(row), wire.role);
        }
        beyond => leave(cells, beyond, (from, to), lane, wire.role),
    }
}

fn leave(cells: &mut [Vec<Joint>], beyond: Spot, (from, to): (usize, usize), lane: usize, role: Role) {
    let (row, side) = if beyond == Spot::Above { (from, UP) } else { (to, DOWN) };
    let cell = &mut cells[row][lane];
    *cell = Joint { sides: side, role: Some(role), beyond: true };
}

fn add(cell: &mut Joint, sides: u8, role: Role) {
    cell.sides |= sides;
    cell.role.get_or_insert(role);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHAPES: [char; 16] = [' ', '│', '─', '╰', '│', '│', '╭', '├', '─', '╯', '─', '┴', '╮', '┤', '┬', '┼'];

    fn drawn(wires: &[(usize, usize)], rows: usize, lanes: usize) -> Vec<String> {
        let wires: Vec<Wire> = wires
            .iter()
            .map(|&(left, right)| Wire { ends: Pair::new(Spot::On(left), Spot::On(right)), role: Role::Line })
            .collect();
        let shape = |joint: &Joint| SHAPES[usize::from(joint.sides)];
        route(&wires, rows, lanes).iter().map(|row| row.iter().map(shape).collect()).collect()
    }

    #[test]
    fn level_rows_are_joined_straight_and_others_by_a_lane() {
        assert_eq!(drawn(&[(0, 0), (1, 3)], 4, 3), ["───", "──╮", "  │", "  ╰"]);
        assert_eq!(drawn(&[(3, 1)], 4, 3), ["   ", " ╭─", " │ ", "─╯ "]);
    }

    #[test]
    fn parallel_lines_do_not_cross() {
        assert_eq!(drawn(&[(0, 2), (1, 3)], 4, 3), ["──╮", "─╮│", " │╰", " ╰─"]);
        assert_eq!(drawn(&[(1, 3), (0, 2), (2, 4)], 5, 3), ["──╮", "─╮│", "╮│╰", "│╰─", "╰──"]);
        assert_eq!(drawn(&[(2, 0), (3, 1)], 4, 3), ["╭──", "│╭─", "╯│ ", "─╯ "]);
    }

    #[test]
    fn a_line_without_a_free_lane_is_left_away() {
        assert_eq!(drawn(&[(0, 3), (1, 2)], 4, 1), ["╮", "│", "│", "╰"]);
    }

    proptest! {
        #[test]
        fn every_line_drawn_goes_on_in_the_next_cell(
            wires in prop::collection::vec((0..12_usize, 0..12_usize), 0..9), lanes in 1..8_usize,
        ) {
            let wires: Vec<Wire> = wires.into_iter()
                .map(|(left, right)| Wire { ends: Pair::new(Spot::On(left), Spot::On(right)), role: Role::Line })
                .collect();
            let cells = route(&wires, 12, lanes);
            for row in 0..12 {
                for lane in 0..lanes {
                    let sides = cells[row][lane].sides;
                    if sides & DOWN != 0 {
                        prop_assert!(cells[row + 1][lane].sides & UP != 0);
                    }
                    if sides & RIGHT != 0 && lane + 1 < lanes {
                        prop_assert!(cells[row][lane + 1].sides & LEFT != 0);
                    }
                }
            }
        }
    }
}
