//! One article's text.

use super::canvas::{Canvas, Isolate};
use crate::{
    article::BlockKind,
    reader::{App, Visible},
    text::{
        Side,
        direction::{has_rtl, runs_rtl},
        width::width,
    },
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
        if side == app.beside() && at[app.focus()] == Some(app.at()) {
            cursor(app, frame, side, y, canvas);
        }
        if let Cell::Line(line) = &row.cells[side] {
            isolate(app, side, line, (frame.text[side].0, y), canvas);
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
        x = canvas.write(x, y, article.words(span), &roles);
    }
}

/// Keeps a line with words that run from right to left within its column, in the direction of its paragraph.
fn isolate(app: &App, side: Side, line: &Line, (x, y): (u16, u16), canvas: &mut Canvas<'_>) {
    let article = &app.comparison().articles[side];
    let words = article.words(line.span);
    if has_rtl(words) {
        let whole = match line.part {
            Part::Block(block) => article.words(article.blocks()[block].span),
            _ => words,
        };
        let direction = if runs_rtl(whole) { Isolate::RightToLeft } else { Isolate::LeftToRight };
        let x = x + line.indent;
        canvas.isolate(x, x + width(words) as u16, y, direction);
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
