//! The counterparts of the selected claim, where one article is read at a time.

use super::canvas::Canvas;
use crate::{
    reader::App,
    view::{Area, Frame, Role, clip},
};

pub(super) fn draw(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let Some(Area { x, y, columns, rows }) = frame.aside else { return };
    let lines = app.glyphs().lines;
    let beside = x > frame.overview;
    let title = format!(" {} ", clip(&app.aside_title(), usize::from(columns).saturating_sub(6)));
    canvas.across(x, y, columns, lines.across, Role::Line);
    canvas.put(x + 2, y, &title, &[Role::Quiet]);
    if beside {
        for y in y + 1..y + rows {
            canvas.put(x, y, lines.down, &[Role::Line]);
        }
        canvas.put(x, y, lines.corners[0], &[Role::Line]);
    }
    let inside = usize::from(columns).saturating_sub(if beside { 3 } else { 6 }).max(1);
    let start = x + if beside { 2 } else { 3 };
    for (number, phrase) in app.counterparts(inside).iter().take(usize::from(rows).saturating_sub(1)).enumerate() {
        canvas.phrase(start, y + 1 + number as u16, phrase);
    }
}
