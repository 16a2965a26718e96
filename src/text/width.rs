//! How many terminal cells a text takes: one function for wrapping and for drawing.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that `text` takes on one line.
pub fn width(text: &str) -> usize {
    graphemes(text).map(|(_, _, width)| width).sum()
}

/// The user-perceived characters of `text`: byte offset, grapheme cluster, cells (0 to 2).
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    text.grapheme_indices(true).map(|(offset, grapheme)| (offset, grapheme, grapheme.width().min(2)))
}
