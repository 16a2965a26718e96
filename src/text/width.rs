//! How many terminal cells a text takes: one function for wrapping and for drawing.
//!
//! A text is as wide as its grapheme clusters together, and a cluster as `unicode-width` (UAX #11 and the emoji rules)
//! says, which is also what ratatui reckons with when it draws. A tab takes [`TAB`] cells wherever it stands, so that
//! the width of a text does not depend on the column it starts at. Other control
//! characters take no cell: none comes through the door, and none is drawn.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that a tab takes.
pub const TAB: usize = 4;

/// Cells that `text` takes on one line.
pub fn width(text: &str) -> usize {
    graphemes(text).map(|(_, _, cells)| cells).sum()
}

/// The user-perceived characters of `text` in order: byte offset, grapheme cluster, cells. Most take one or two cells,
/// combining marks on their own none, a conjunct of an Indian script as many as its letters.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let cluster = &rest[..first_cluster(rest)?];
        let offset = at;
        at += cluster.len();
        Some((offset, cluster, cells(cluster)))
    })
}

/// `text` if it fits into `cells`, else as much of it as fits together with `ellipsis`. Never splits a grapheme; where
/// not even the ellipsis fits, it goes first.
pub fn truncate<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    let (whole, rest) = text.split_at(fitting(text, cells));
    if rest.is_empty() {
        return Cow::Borrowed(whole);
    }
    let Some(room) = cells.checked_sub(width(ellipsis)) else {
        return Cow::Borrowed(whole);
    };
    Cow::Owned(format!("{}{ellipsis}", whole[..fitting(whole, room)].trim_end()))
}

/// Bytes of the longest beginning of `text` that fits into `cells`, zero-width graphemes at its end included.
fn fitting(text: &str, cells: usize) -> usize {
    let mut used = 0;
    graphemes(text)
        .find(|&(_, _, width)| {
            used += width;
            used > cells
        })
        .map_or(text.len(), |(offset, _, _)| offset)
}

/// Length of the first grapheme cluster of `text`, which starts at a cluster boundary.
fn first_cluster(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [] => None,
        // An ASCII character is joined only by what is not ASCII, and by a line feed after a carriage return.
        [first, second, ..] if first.is_ascii() && second.is_ascii() && *first != b'\r' => Some(1),
        _ => text.graphemes(true).next().map(str::len),
    }
}

fn cells(cluster: &str) -> usize {
    match cluster.as_bytes() {
        b"\t" => TAB,
        [b' '..=b'~'] => 1,
        _ if cluster.starts_with(char::is_control) => 0,
        _ => cluster.width(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{TAB, graphemes, truncate, width};

    #[test]
    fn every_kind_of_character_takes_the_cells_a_terminal_gives_it() {
        for (text, cells) in [
            ("", 0),
            ("talks", 5),
            ("naïve cafe\u{301}", 10),
            ("“quoted” – 10 %", 15),
            ("谈判", 4),
            ("ｆｕｌｌ", 8),
            ("ﾊﾝｶｸ", 4),
            ("각", 2),
            ("\u{1100}\u{1161}\u{11a8}", 2),
            ("👍", 2),
            ("👍🏽", 2),
            ("👩\u{200d}👩\u{200d}👧\u{200d}👦", 2),
            ("🏳\u{fe0f}\u{200d}🌈", 2),
            ("🇺🇦🇬🇧", 4),
            ("1\u{fe0f}\u{20e3}", 2),
            ("❤\u{fe0f}", 2),
            ("Рада", 4),
            ("שָׁלוֹם", 4),
            ("ไทย", 3),
            ("ที่", 1),
            ("\u{301}", 0),
            ("a\tb", 2 + TAB),
            ("a\nb", 2),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn truncation_keeps_whole_graphemes_and_tells_that_it_cut() {
        assert_eq!(truncate("Security guarantees", 19, "…"), "Security guarantees");
        assert_eq!(truncate("Security guarantees", 12, "…"), "Security gu…");
        assert_eq!(truncate("Security guarantees", 10, "…"), "Security…");
        assert_eq!(truncate("谈判将继续", 6, "…"), "谈判…");
        assert_eq!(truncate("👩\u{200d}👩\u{200d}👧 home", 3, "…"), "👩\u{200d}👩\u{200d}👧…");
        assert_eq!(truncate("cafe\u{301}s", 4, ""), "cafe\u{301}");
        assert_eq!(truncate("word", 2, "..."), "wo");
        assert_eq!(truncate("word", 0, "…"), "");
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_the_standard(text in "[a-c \t\r\n\u{301}\u{200d}éखक्ष👩🏽🇺🇦각ก็ᄀ\u{600}]{0,24}|\\PC{0,24}") {
            let ours: Vec<_> = graphemes(&text).map(|(offset, cluster, _)| (offset, cluster)).collect();
            prop_assert_eq!(ours, text.grapheme_indices(true).collect::<Vec<_>>());
        }

        #[test]
        fn what_is_truncated_fits(text in "\\PC{0,40}", cells in 0_usize..30) {
            let short = truncate(&text, cells, "…");
            prop_assert!(width(&short) <= cells);
            prop_assert!(width(&text) > cells || short == text);
        }
    }
}
