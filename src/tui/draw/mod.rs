//! Draws the reader's state into a buffer of cells. No I/O: what is drawn depends on the state and the theme only.

mod aside;
mod bars;
mod canvas;
mod gutter;
mod overview;
mod pane;
mod panel;

use canvas::Canvas;
use ratatui::buffer::Buffer;

use crate::{
    reader::App,
    text::Side,
    view::{Glyphs, Role, SMALLEST, Theme, clip},
};

/// Draws all of `app` into `buffer`; what lies outside of it is left away.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let mut canvas = Canvas::new(buffer, theme, *app.glyphs() == Glyphs::ASCII);
    let Some(frame) = app.frame() else {
        let (columns, rows) = SMALLEST;
        let text = format!("parallax needs {columns} columns and {rows} rows");
        let text = clip(&text, usize::from(canvas.width()));
        canvas.put(0, 0, &text, &[Role::Bar]);
        return;
    };
    bars::header(app, frame, &mut canvas);
    bars::borders(app, frame, &mut canvas);
    let rows = app.visible();
    for side in Side::BOTH {
        pane::draw(app, frame, side, &rows, &mut canvas);
    }
    gutter::draw(app, frame, &rows, &mut canvas);
    aside::draw(app, frame, &mut canvas);
    overview::draw(app, frame, &mut canvas);
    bars::detail(app, frame, &mut canvas);
    bars::hints(app, frame, &mut canvas);
    if let Some(panel) = app.panel() {
        panel::draw(app, frame, &panel, &mut canvas);
    }
}
