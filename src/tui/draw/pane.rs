//! One article's text.

use super::canvas::Canvas;
use crate::{
    article::BlockKind,
    reader::{App, Visible},
    text::Side,
    view::{Arrangement, Cell, Frame, Line, Part, Role, Run, Shown, clip, runs},
};

pub(super) fn draw(app: &App, frame: &Frame, side: Side, visible: &[Visible], canvas: &mut Canvas<'_>) {
    let shown = app.shown();
    let (first, rows) = frame.body;
    if app.comparison().articles[side].is_empty() && frame.arrangement.side_by_side() {
        let middle = first + rows / 2;
        canvas.put(frame.text[side].0, middle, "this article has no text", &[Role::Quiet]);
    }
    for (number, Visible { at, row }) in visible.iter().enumerate() {
        let y = first + number as u16;
        match &row.cells[side] {
            Cell::Empty => {}
            Cell::Folded(lines) => {
                let text = format!("{} of page furniture", count(*lines, "line"));
                folded(app, frame, side, (&text, y), canvas);
            }
            Cell::Hidden(passages) => {
                let text = format!("{} folded", count(*passages, "passage"));
                folded(app, frame, side, (&text, y), canvas);
            }
            Cell::Line(line) => {
                margin(app, frame, side, line, y, canvas);
                text(app, &shown, side, line, (frame.text[side].0, y), canvas);
            }
        }
        if side == app.beside() && at[app.focus()] == app.at() {
            cursor(app, frame, side, y, canvas);
        }
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn folded(app: &App, frame: &Frame, side: Side, (text, y): (&str, u16), canvas: &mut Canvas<'_>) {
    let text = clip(&format!("{} {text}", app.glyphs().fold), usize::from(frame.text[side].1));
    canvas.put(frame.text[side].0, y, &text, &[Role::Furniture]);
}

/// The column in front of the text: which article it is when stacked.
fn margin(app: &App, frame: &Frame, side: Side, line: &Line, y: u16, canvas: &mut Canvas<'_>) {
    if frame.arrangement == Arrangement::Stacked {
        let x = frame.text[side].0 - 2;
        match (side, line.first) {
            (Side::Left, true) => canvas.put(x, y, "L", &[Role::Name]),
            (Side::Right, true) => canvas.put(x, y, "R", &[Role::Name]),
            _ => canvas.put(x, y, app.glyphs().lines.down, &[Role::Line]),
        };
    }
}

/// The mark of the row that the cursor is on.
fn cursor(app: &App, frame: &Frame, side: Side, y: u16, canvas: &mut Canvas<'_>) {
    let back = match frame.arrangement {
        Arrangement::Rows | Arrangement::Flow if frame.bordered => 2,
        Arrangement::Rows | Arrangement::Flow => 1,
        Arrangement::Stacked | Arrangement::Single => 2,
    };
    canvas.put(frame.text[side].0 - back, y, app.glyphs().bar, &[Role::Key]);
}

fn text(app: &App, shown: &Shown<'_>, side: Side, line: &Line, (x, y): (u16, u16), canvas: &mut Canvas<'_>) {
    let article = &app.comparison().articles[side];
    marker(app, side, line, (x, y), canvas);
    let mut x = x + line.indent;
    for Run { span, roles } in runs(shown, side, line) {
        x = canvas.put(x, y, article.words(span), &roles);
    }
}

/// Bullet, number or bar in front of the words.
fn marker(app: &App, side: Side, line: &Line, (x, y): (u16, u16), canvas: &mut Canvas<'_>) {
    let Part::Block(block) = line.part else { return };
    let end = x + line.indent;
    match app.comparison().articles[side].blocks()[block].kind {
        BlockKind::ListItem { ordinal: Some(number), .. } if line.first => {
            let number = format!("{number}.");
            let start = end.saturating_sub(number.len() as u16 + 1).max(x);
            if usize::from(end - start) > number.len() {
                canvas.put(start, y, &number, &[Role::Quiet]);
            }
        }
        BlockKind::ListItem { .. } | BlockKind::Reference if line.first && line.indent >= 2 => {
            canvas.put(end - 2, y, app.glyphs().bullet, &[Role::Quiet]);
        }
        BlockKind::Quote if line.indent >= 2 => {
            canvas.put(x, y, app.glyphs().quote, &[Role::Quiet]);
        }
        _ => {}
    }
}
