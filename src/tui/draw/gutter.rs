//! Between the articles: how each claim stands, and a line from the selected claim to what it is linked with.

use super::canvas::Canvas;
use crate::{
    comparison::Standing,
    reader::App,
    text::{Pair, Side},
    view::{Arrangement, Cell, Frame, Line, Part, Role},
};

pub(super) fn draw(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let rows = || app.layout().rows.iter().enumerate().skip(app.top()).take(usize::from(frame.body.1));
    for (number, row) in rows() {
        let y = frame.body.0 + (number - app.top()) as u16;
        let claims = Pair::from_fn(|side| row.cells[side].line().and_then(|line| app.claim_shown(side, line)));
        let signs = Pair::from_fn(|side| sign(app, side, claims[side]?));
        match frame.arrangement {
            Arrangement::Stacked => {
                for side in Side::BOTH {
                    if let Some((glyph, role)) = signs[side] {
                        canvas.put(frame.gutter.0, y, glyph, &[role]);
                    }
                }
            }
            Arrangement::Rows => {
                let (x, columns) = frame.gutter;
                let lines = app.glyphs().lines;
                if linked(app, claims) {
                    canvas.across(x + 1, y, columns - 2, lines.across, Role::Line);
                } else if app.layout().joined.binary_search(&number).is_ok() {
                    canvas.across(x + 1, y, columns - 2, lines.dotted, Role::Line);
                }
                if let Some((glyph, role)) = signs.left {
                    canvas.put(x, y, glyph, &[role]);
                }
                if let Some((glyph, role)) = signs.right {
                    canvas.put(x + columns - 1, y, glyph, &[role]);
                }
            }
        }
    }
    if frame.arrangement == Arrangement::Rows {
        connect(app, frame, canvas);
        let x = frame.gutter.0 + frame.gutter.1 - 2;
        for (number, _) in rows().filter(|(_, row)| moved(app, &row.cells.right)) {
            canvas.put(x, frame.body.0 + (number - app.top()) as u16, app.glyphs().moved, &[Role::Quiet]);
        }
    }
}

/// The sign of a claim and its role.
fn sign(app: &App, side: Side, claim: usize) -> Option<(&'static str, Role)> {
    let standing = app.index().standing(side, claim);
    (standing != Standing::Silent).then(|| (app.glyphs().standing(standing), Role::of_standing(standing)))
}

fn linked(app: &App, claims: Pair<Option<usize>>) -> bool {
    let (Some(left), Some(right)) = (claims.left, claims.right) else { return false };
    app.index().links(Side::Left, left).iter().any(|&link| app.comparison().links[link].right == right)
}

fn moved(app: &App, cell: &Cell) -> bool {
    matches!(cell, Cell::Line(Line { part: Part::Block(block), first: true, .. }) if app.layout().moved[*block])
}

/// The line from the selected claim to the claim of the link looked at; level claims are joined straight.
fn connect(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let Some(link) = app.selection().and_then(|selection| selection.link) else { return };
    let link = &app.comparison().links[link];
    let role = Role::of_relation(link.relation);
    let lines = app.glyphs().lines;
    let ends = Pair::from_fn(|side| app.layout().claim_rows[side][link.claim(side)]);
    let (top, page) = (app.top(), usize::from(frame.body.1));
    let y = |row: usize| (row >= top && row < top + page).then(|| frame.body.0 + (row - top) as u16);
    let (x, columns) = frame.gutter;
    let middle = x + columns / 2;
    let mut row = |row: usize, from: u16, to: u16, glyph: &str| {
        if let Some(y) = y(row) {
            canvas.across(from, y, to - from, glyph, role);
        }
    };
    if ends.left == ends.right {
        row(ends.left, x + 1, x + columns - 1, lines.across);
        return;
    }
    row(ends.left, x + 1, middle, lines.across);
    row(ends.right, middle + 1, x + columns - 1, lines.across);
    let (upper, lower) = (ends.left.min(ends.right), ends.left.max(ends.right));
    // Only the part on the screen is drawn, however far apart the two ends are.
    for between in (upper + 1).max(top)..lower.min(top + page) {
        row(between, middle, middle + 1, lines.down);
    }
    let down = ends.left < ends.right;
    let [top_left, top_right, bottom_left, bottom_right] = lines.corners;
    row(ends.left, middle, middle + 1, if down { top_right } else { bottom_right });
    row(ends.right, middle, middle + 1, if down { bottom_left } else { top_left });
    if lower >= top + page && upper < top + page {
        row(top + page - 1, middle, middle + 1, lines.beyond.1);
    }
    if upper < top && lower >= top {
        row(top, middle, middle + 1, lines.beyond.0);
    }
}
