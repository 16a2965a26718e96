//! Draws the reader's state into a buffer of cells. No I/O: what is drawn depends on the state and the theme only.

mod aside;
mod bars;
mod canvas;
mod gutter;
mod overview;
mod pane;
mod panel;

use canvas::Canvas;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    reader::App,
    text::{Side, width::width as cells},
    view::{Glyphs, Role, SMALLEST, Theme, clip},
};

/// The screen of `app` as plain text, without the white space at the ends of its lines.
pub fn picture(app: &App) -> String {
    let (width, height) = app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(app, &Theme::MONO, &mut buffer);
    let mut text = String::new();
    for y in 0..height {
        let mut line = String::new();
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += (cells(symbol) as u16).max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Draws all of `app` into `buffer`; what lies outside of it is left away.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let mut canvas = Canvas::new(buffer, theme, *app.glyphs() == Glyphs::ASCII);
    let Some(frame) = app.frame() else {
        let (columns, rows) = SMALLEST;
        let texts = [format!("parallax needs {columns} columns and {rows} rows"), format!("needs {columns} x {rows}")];
        let room = usize::from(canvas.width());
        let text = texts.iter().find(|text| cells(text) <= room).unwrap_or(&texts[1]);
        canvas.put(0, 0, &clip(text, room), &[Role::Bar]);
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
