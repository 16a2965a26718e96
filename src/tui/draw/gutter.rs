//! Between the articles: how each claim stands, and lines between what is linked.

use super::canvas::Canvas;
use crate::{
    comparison::Standing,
    reader::{App, Visible},
    text::{Pair, Side},
    view::{Arrangement, Cell, Frame, Line, Part, Role, Spot, UP, Wire, route},
};

pub(super) fn draw(app: &App, frame: &Frame, rows: &[Visible], canvas: &mut Canvas<'_>) {
    let (x, columns) = frame.gutter;
    let ends = Pair::new(x, x + columns - 1);
    if frame.arrangement.side_by_side() {
        if frame.arrangement == Arrangement::Rows {
            level(app, frame, rows, canvas);
        }
        lines(app, frame, &wires(app, frame, rows), canvas);
    }
    for (number, visible) in rows.iter().enumerate() {
        let y = frame.body.0 + number as u16;
        for side in Side::BOTH {
            if let Some((glyph, role)) = claim(app, side, visible).and_then(|claim| sign(app, side, claim)) {
                canvas.put(ends[side], y, glyph, &[role]);
            }
            if frame.arrangement == Arrangement::Rows && moved(app, side, &visible.row.cells[side]) {
                let beside = if side == Side::Left { x + 1 } else { x + columns - 2 };
                canvas.put(beside, y, app.glyphs().moved, &[Role::Quiet]);
            }
        }
    }
}

/// The claim whose sign stands on a row.
fn claim(app: &App, side: Side, visible: &Visible) -> Option<usize> {
    visible.row.cells[side].line().and_then(|line| app.claim_shown(side, line))
}

/// The sign of a claim and its role.
fn sign(app: &App, side: Side, claim: usize) -> Option<(&'static str, Role)> {
    let standing = app.index().standing(side, claim);
    (standing != Standing::Silent).then(|| (app.glyphs().standing(standing), Role::of_standing(standing)))
}

fn moved(app: &App, side: Side, cell: &Cell) -> bool {
    matches!(cell, Cell::Line(Line { part: Part::Block(block), first: true, .. }) if app.moved(side, *block))
}

/// Straight lines between linked claims and passages that stand level.
fn level(app: &App, frame: &Frame, rows: &[Visible], canvas: &mut Canvas<'_>) {
    let (x, columns) = frame.gutter;
    for (number, visible) in rows.iter().enumerate() {
        let y = frame.body.0 + number as u16;
        let claims = Pair::from_fn(|side| claim(app, side, visible));
        let lines = app.glyphs().lines;
        if linked(app, claims) {
            canvas.across(x + 1, y, columns - 2, lines.across, Role::Line);
        } else if app.joined(visible) {
            canvas.across(x + 1, y, columns - 2, lines.dotted, Role::Line);
        }
    }
}

fn linked(app: &App, claims: Pair<Option<usize>>) -> bool {
    let (Some(left), Some(right)) = (claims.left, claims.right) else { return false };
    app.index().links(Side::Left, left).iter().any(|&link| app.comparison().links[link].right == right)
}

/// The lines to draw, the most important first: that of the selected link; in the flow also one for every two passages
/// that are linked and on the screen.
fn wires(app: &App, frame: &Frame, rows: &[Visible]) -> Vec<Wire> {
    let links = &app.comparison().links;
    let ends = |link: usize| {
        let spot = |side: Side| app.spot(side, links[link].claim(side));
        Some(Pair::new(spot(Side::Left)?, spot(Side::Right)?))
    };
    let mut wires = Vec::new();
    let selected = app.selection().and_then(|selection| selection.link);
    if let Some((link, ends)) = selected.and_then(|link| Some((link, ends(link)?))) {
        wires.push(Wire { ends, role: Role::of_relation(links[link].relation) });
    }
    if frame.arrangement == Arrangement::Flow {
        let mut seen: Vec<(u8, usize)> = rows
            .iter()
            .filter_map(|visible| visible.row.cells.left.line())
            .filter_map(|line| app.claim_shown(Side::Left, line))
            .flat_map(|claim| app.index().links(Side::Left, claim).iter().take(1))
            .map(|&link| (grade(app, link), link))
            .collect();
        seen.sort_unstable();
        for (_, link) in seen.into_iter().filter(|&(_, link)| Some(link) != selected) {
            if let Some(ends) = ends(link).filter(|ends| matches!((ends.left, ends.right), (Spot::On(_), Spot::On(_))))
            {
                let role =
                    if links[link].relation.diverges() { Role::of_relation(links[link].relation) } else { Role::Line };
                wires.push(Wire { ends, role });
            }
        }
    }
    wires
}

/// What is drawn first.
fn grade(app: &App, link: usize) -> u8 {
    use crate::judge::Relation as R;
    match app.comparison().links[link].relation {
        R::Conflicts => 0,
        R::Differs => 1,
        R::Same | R::Agrees => 2,
        R::Related => 3,
    }
}

fn lines(app: &App, frame: &Frame, wires: &[Wire], canvas: &mut Canvas<'_>) {
    let (x, columns) = frame.gutter;
    let glyphs = app.glyphs().lines;
    let rows = usize::from(frame.body.1);
    for (number, row) in route(wires, rows, usize::from(columns) - 2).iter().enumerate() {
        for (lane, joint) in row.iter().enumerate() {
            let Some(role) = joint.role else { continue };
            let glyph = match (joint.beyond, joint.sides & UP) {
                (true, 0) => glyphs.beyond.1,
                (true, _) => glyphs.beyond.0,
                _ => glyphs.joints[usize::from(joint.sides)],
            };
            canvas.put(x + 1 + lane as u16, frame.body.0 + number as u16, glyph, &[role]);
        }
    }
}
