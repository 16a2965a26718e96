//! A box on top of the text.

use super::canvas::Canvas;
use crate::{
    reader::{App, Panel},
    view::{Area, Frame, Role, clip},
};

pub(super) fn draw(app: &App, frame: &Frame, panel: &Panel, canvas: &mut Canvas<'_>) {
    let lines = app.glyphs().lines;
    let Area { x, y, columns, rows } = panel.area(frame);
    // A free column at each side keeps the text beneath from running into the border.
    canvas.clear(x.saturating_sub(1), y, columns + 2, rows);
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
    canvas.end_at(Some(end));
    let mut inside = rows.saturating_sub(2);
    if !panel.foot.is_empty() {
        let foot = panel.foot.len() as u16;
        inside = inside.saturating_sub(foot + 1);
        canvas.across(x + 1, y + 1 + inside, columns - 2, lines.across, Role::Line);
        for (number, phrase) in panel.foot.iter().enumerate() {
            canvas.phrase(x + 2, y + 2 + inside + number as u16, phrase);
        }
    }
    // Where there is room for little, what is typed comes before what stands above it.
    let above = panel.head.len().saturating_sub(usize::from(inside));
    for (number, phrase) in panel.head.iter().skip(above).enumerate() {
        canvas.phrase(x + 2, y + 1 + number as u16, phrase);
    }
    let head = (panel.head.len() as u16).min(inside);
    inside -= head;
    for (number, phrase) in panel.lines.iter().enumerate().skip(panel.scroll).take(usize::from(inside)) {
        let y = y + 1 + head + (number - panel.scroll) as u16;
        if panel.chosen == Some(number) {
            canvas.across(x + 1, y, columns - 2, " ", Role::Selected);
            canvas.phrase_over(x + 2, y, phrase, Role::Selected);
            canvas.put(x + 1, y, app.glyphs().bar, &[Role::Selected, Role::Key]);
        } else {
            canvas.phrase(x + 2, y, phrase);
        }
    }
    canvas.end_at(None);
    if panel.scroll > 0 {
        canvas.put(end - 2, y, lines.beyond.0, &[Role::Key]);
    }
    if panel.scroll + usize::from(inside) < panel.lines.len() {
        canvas.put(end - 2, below, lines.beyond.1, &[Role::Key]);
    }
}
