//! The bars around the text: header, borders, detail, hints.

use super::canvas::Canvas;
use crate::{
    reader::App,
    text::{Side, width::width},
    view::{Frame, Role, phrase_width},
};

pub(super) fn header(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let Some(y) = frame.header else { return };
    let columns = frame.columns.saturating_sub(2);
    let (names, counts) = app.header(usize::from(columns));
    canvas.phrase(frame.x + 1, y, &names);
    let end = frame.x + frame.columns - 1;
    canvas.phrase(end.saturating_sub(phrase_width(&counts) as u16), y, &counts);
}

/// The pane titles, the borders at the sides, the rule below.
pub(super) fn borders(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let lines = app.glyphs().lines;
    let below = frame.has_bottom_rule().then(|| frame.body.0 + frame.body.1);
    if !frame.arrangement.side_by_side() {
        if let Some(y) = below {
            canvas.across(frame.x, y, frame.columns, lines.across, Role::Line);
        }
        return;
    }
    for side in Side::BOTH {
        let role = if app.focus() == side { Role::FocusedLine } else { Role::Line };
        let (x, columns) = frame.panes[side];
        if let Some(y) = frame.titles {
            canvas.across(x, y, columns, lines.across, role);
            title(app, side, (x, y, columns), canvas);
        }
        if let Some(y) = below {
            canvas.across(x, y, columns, lines.across, role);
        }
        if frame.bordered {
            let end = x + columns - 1;
            for x in [x, end] {
                canvas.down(x, frame.body.0, frame.body.1, lines.down, role);
            }
            for (y, [left, right]) in
                [(frame.titles, [lines.corners[0], lines.corners[1]]), (below, [lines.corners[2], lines.corners[3]])]
            {
                if let Some(y) = y {
                    canvas.put(x, y, left, &[role]);
                    canvas.put(end, y, right, &[role]);
                }
            }
        }
    }
}

fn title(app: &App, side: Side, (x, y, columns): (u16, u16, u16), canvas: &mut Canvas<'_>) {
    let (mut called, facts) = app.pane_title(side, usize::from(columns).saturating_sub(8));
    called.insert(0, (Role::Quiet, " ".to_owned()));
    called.push((Role::Quiet, " ".to_owned()));
    canvas.phrase(x + 2, y, &called);
    if !facts.is_empty() {
        let facts = format!(" {facts} ");
        let start = (x + columns).saturating_sub(width(&facts) as u16 + 2);
        canvas.put(start, y, &facts, &[Role::Quiet]);
    }
}

pub(super) fn detail(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let (y, lines) = frame.detail;
    let columns = usize::from(frame.columns).saturating_sub(2);
    for (number, phrase) in app.detail(columns, usize::from(lines)).iter().enumerate() {
        canvas.phrase(frame.x + 1, y + number as u16, phrase);
    }
}

pub(super) fn hints(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let columns = usize::from(frame.columns).saturating_sub(2);
    canvas.phrase(frame.x + 1, frame.hints, &app.hints(columns));
}
