//! The whole comparison in one column.

use super::canvas::Canvas;
use crate::{
    reader::App,
    view::{Frame, OverviewMark, Role},
};

pub(super) fn draw(app: &App, frame: &Frame, canvas: &mut Canvas<'_>) {
    let (first, cells) = frame.body;
    let glyphs = app.glyphs();
    let (visible, all) = app.seen();
    let whole = all <= usize::from(cells);
    for cell in 0..cells {
        let rows = app.overview().rows_of(usize::from(cell));
        let here = rows.start < visible.end && visible.start < rows.end;
        let (glyph, role) = match app.overview().gravest(usize::from(cell)) {
            OverviewMark::Conflicts => (glyphs.conflicts, Role::ConflictMark),
            OverviewMark::Differs => (glyphs.differs, Role::DifferMark),
            _ if here && !whole => (glyphs.lines.overview.0, Role::FocusedLine),
            OverviewMark::OnlyHere => (glyphs.dot, Role::OnlyHereMark),
            OverviewMark::Calm => (" ", Role::Line),
        };
        // What stands out keeps its sign on the screen too; its ground then says that it is there.
        let on_screen = here && !whole && glyph != glyphs.lines.overview.0;
        let roles = if on_screen { vec![role, Role::Selected] } else { vec![role] };
        canvas.put(frame.overview, first + cell, glyph, &roles);
    }
}
