//! A box on top of the text.

use super::canvas::Canvas;
use crate::{
    reader::{App, Panel},
    view::{Area, Frame, Role, clip},
};

pub(super) fn draw(app: &App, frame: &Frame, panel: &Panel, canvas: &mut Canvas<'_>) {
    let Area { x, y, columns, rows } = panel.area(frame);
    // A free column at each side keeps the text beneath from running into the border.
    canvas.clear(x.saturating_sub(1), y, columns + 2, rows);
    if panel.bordered {
        border(app, panel, (x, y, columns, rows), canvas);
        inside(app, panel, (x + 1, y + 1, columns - 2, rows.saturating_sub(2)), canvas);
    } else {
        inside(app, panel, (x, y, columns, rows), canvas);
    }
}

fn border(app: &App, panel: &Panel, (x, y, columns, rows): (u16, u16, u16, u16), canvas: &mut Canvas<'_>) {
    let lines = app.glyphs().lines;
    let (end, below) = (x + columns - 1, y + rows - 1);
    canvas.across(x, y, columns, lines.across, Role::FocusedLine);
    canvas.across(x, below, columns, lines.across, Role::FocusedLine);
    for y in y..=below {
        canvas.put(x, y, lines.down, &[Role::FocusedLine]);
        canvas.put(end, y, lines.down, &[Role::FocusedLine]);
    }
    for ((x, y), corner) in [(x, y), (end, y), (x, below), (end, below)].into_iter().zip(lines.corners) {
        canvas.put(x, y, corner, &[Role::FocusedLine]);
    }
    let title = clip(&panel.title, usize::from(columns).saturating_sub(8));
    canvas.put(x + 2, y, &format!(" {title} "), &[Role::Name]);
}

/// What stands in a panel, in so many columns and rows from a cell on, and where there is more of it than that.
fn inside(app: &App, panel: &Panel, (x, y, columns, rows): (u16, u16, u16, u16), canvas: &mut Canvas<'_>) {
    let lines = app.glyphs().lines;
    canvas.end_at(Some(x + columns));
    let mut room = rows;
    if !panel.foot.is_empty() {
        let foot = panel.foot.len() as u16;
        room = room.saturating_sub(foot + 1);
        canvas.across(x, y + room, columns, lines.across, Role::Line);
        for (number, phrase) in panel.foot.iter().enumerate() {
            canvas.phrase(x + 1, y + 1 + room + number as u16, phrase);
        }
    }
    // Where there is room for little, what is typed comes before what stands above it.
    let above = panel.head.len().saturating_sub(usize::from(room));
    for (number, phrase) in panel.head.iter().skip(above).enumerate() {
        canvas.phrase(x + 1, y + number as u16, phrase);
    }
    let head = (panel.head.len() as u16).min(room);
    room -= head;
    for (number, phrase) in panel.lines.iter().enumerate().skip(panel.scroll).take(usize::from(room)) {
        let y = y + head + (number - panel.scroll) as u16;
        if panel.chosen == Some(number) {
            canvas.across(x, y, columns, " ", Role::Selected);
            canvas.phrase_over(x + 1, y, phrase, Role::Selected);
            canvas.put(x, y, app.glyphs().bar, &[Role::Selected, Role::Key]);
        } else {
            canvas.phrase(x + 1, y, phrase);
        }
    }
    canvas.end_at(None);
    // In the border, or else at the ends of the lines.
    let (end, beyond) = if panel.bordered { (x + columns - 2, 1) } else { (x + columns - 1, 0) };
    if panel.scroll > 0 {
        canvas.put(end, y - beyond, lines.beyond.0, &[Role::Key]);
    }
    if panel.scroll + usize::from(room) < panel.lines.len() {
        canvas.put(end, y + rows - 1 + beyond, lines.beyond.1, &[Role::Key]);
    }
}
