//! The floor of text against what stands above it.

use parallax::text::{fold::fold, sanitize::sanitize, width::graphemes, wrap::wrap};
use proptest::prelude::*;
use ratatui::buffer::CellWidth;

/// Large enough that the test would not end if one of the steps took quadratic time.
#[test]
fn hostile_texts_are_sanitised_folded_and_wrapped() {
    let size = 1_000_000;
    for (unit, what) in [
        ("word ", "prose"),
        ("a", "one word"),
        (" ", "spaces"),
        ("\t", "tabs"),
        ("(", "brackets"),
        ("“ ", "opening quotations"),
        ("1,", "a number"),
        ("/", "separators"),
        ("🇺🇦", "flags"),
        ("👩\u{200d}", "one emoji"),
        ("\u{301}", "marks"),
        ("क्", "one conjunct"),
        ("谈", "ideographs"),
        ("\n", "blank lines"),
        ("การเจรจา", "a script without spaces"),
        ("\x1b]", "introducers"),
        ("\u{9d}\x1b", "introducers of both kinds"),
    ] {
        let text = unit.repeat(size / unit.len());
        assert!(!wrap(&sanitize(&text), 40).is_empty() && fold(&text).text().len() <= 2 * text.len(), "{what}");
    }
}

proptest! {
    /// Where the two differ, a line that was reckoned to fit is drawn too wide or too narrow. (The halfwidth sound marks
    /// U+FF9E and U+FF9F are left out: ratatui 0.30.2 counts them twice since unicode-width counts them itself.)
    #[test]
    fn text_is_reckoned_as_wide_as_it_is_drawn(
        text in "[a谈éカ👩\u{200d}🏽\u{fe0f}❤🇺क्ख1\u{20e3}ⴾ\u{2d7f}ྐ៘가\u{600}]{0,12}|[\\PC&&[^\u{ff9e}\u{ff9f}]]{0,12}",
    ) {
        for (_, cluster, cells) in graphemes(&text) {
            prop_assert_eq!(cells, usize::from(cluster.cell_width()), "{:?}", cluster);
        }
    }
}
