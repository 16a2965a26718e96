//! The one line breaker: it yields the lines of a text and thereby their number, for screen and print alike.
//!
//! Lines break where UAX #14 (Unicode line breaking, with a dictionary for the scripts that write without spaces) allows it,
//! filled greedily. A word wider than the column, and only such a word, is cut between graphemes, after a separator of
//! its own if there is one in the second half of the line.

use std::sync::LazyLock;

use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};

use super::Span;
use super::width::graphemes;

/// The lines of `text` in a column of `columns` cells, as spans of `text` without the white space at which a line
/// broke. At least one line, even for an empty text.
///
/// A newline always ends a line. White space at the start of a line of `text` is kept (code is indented), and so is
/// white space between words. No line is wider than the column but one that holds a single grapheme wider than it; no
/// columns are taken for one.
pub fn wrap(text: &str, columns: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        fill(line, columns.max(1), |span| lines.push(span.shifted(start)));
        start += line.len() + 1;
    }
    lines
}

/// A place in a line, and the cells from the line's start up to it.
#[derive(Clone, Copy, Default)]
struct Place {
    offset: usize,
    cells: usize,
}

/// Breaks one hard line.
fn fill(line: &str, columns: usize, mut emit: impl FnMut(Span)) {
    let mut opportunities = opportunities(line).peekable();
    let mut start = Place::default();
    // The last opportunity, and the last separator inside a word, since the start; they count if they lie beyond it.
    let (mut allowed, mut seam) = (start, start);
    let mut cells = 0;
    // Whether only white space lies between the start and here.
    let mut blank = true;
    for (offset, cluster, width) in graphemes(line) {
        let here = Place { offset, cells };
        let space = cluster.starts_with(char::is_whitespace) && cluster.trim_start().is_empty();
        while !space && offset > start.offset && cells + width - start.cells > columns {
            let next = if blank {
                // An indent that leaves no room for its word gives way.
                here
            } else {
                let next = break_before(here, start, allowed, seam, columns);
                emit(trimmed(line, start.offset, next.offset));
                next
            };
            start = next;
            blank = line[start.offset..offset].trim_start().is_empty();
        }
        blank &= space;
        cells += width;
        let after = Place { offset: offset + cluster.len(), cells };
        while opportunities.next_if(|&opportunity| opportunity < after.offset).is_some() {}
        if !blank && opportunities.peek() == Some(&after.offset) {
            allowed = after;
        }
        if is_seam(cluster) {
            seam = after;
        }
    }
    emit(trimmed(line, start.offset, line.len()));
}

/// Where the next line starts if the grapheme at `here` no longer fits on the line from `start`.
fn break_before(here: Place, start: Place, allowed: Place, seam: Place, columns: usize) -> Place {
    if allowed.offset > start.offset {
        allowed
    } else if seam.offset > start.offset && (seam.cells - start.cells) * 2 >= columns {
        seam
    } else {
        here
    }
}

/// After these a word that has to be cut is best cut: addresses of pages and names of files have them.
fn is_seam(cluster: &str) -> bool {
    let [sign] = cluster.as_bytes() else { return false };
    matches!(sign, b'/' | b'-' | b'_' | b'.' | b'?' | b'&' | b'=' | b'#' | b':' | b',' | b';' | b'+' | b'~')
}

fn trimmed(line: &str, start: usize, end: usize) -> Span {
    Span::new(start, start + line[start..end].trim_end().len())
}

/// Offsets before which `line` may break, in order.
fn opportunities(line: &str) -> impl Iterator<Item = usize> {
    static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
        LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));
    SEGMENTER.segment_str(line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::width::{graphemes, width};
    use super::wrap;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn prose_breaks_between_words_and_fills_each_line() {
        let text = "Before the harbour, she told us of a storm that nobody had expected.";
        assert_eq!(lines(text, 24), ["Before the harbour, she", "told us of a storm that", "nobody had expected."]);
        assert_eq!(lines(text, 68), [text]);
        assert_eq!(lines(text, 67), [&text[..58], "expected."]);
    }

    #[test]
    fn there_is_always_a_line() {
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("   ", 10), [""]);
        assert_eq!(lines("a\n\nb\n", 10), ["a", "", "b", ""]);
    }

    #[test]
    fn spaces_at_a_break_go_and_spaces_inside_a_line_stay() {
        assert_eq!(lines("one    two   three  ", 10), ["one    two", "three"]);
        assert_eq!(lines("one           two", 5), ["one", "two"]);
    }

    #[test]
    fn indents_of_code_stay_where_there_is_room() {
        assert_eq!(
            lines("fn main() {\n    let x = 1;\n\tlet y;\n}", 20),
            ["fn main() {", "    let x = 1;", "\tlet y;", "}"]
        );
        assert_eq!(lines("    return value", 12), ["    return", "value"]);
        assert_eq!(lines("        word", 6), ["word"]);
    }

    #[test]
    fn numbers_stay_with_their_signs_and_punctuation_with_its_word() {
        assert_eq!(lines("It cost $1,000.50 (or so).", 10), ["It cost", "$1,000.50", "(or so)."]);
        assert_eq!(lines("grew 3.5% – he said “no”", 6), ["grew", "3.5% –", "he", "said", "“no”"]);
        assert_eq!(lines("10\u{a0}km away", 6), ["10\u{a0}km", "away"]);
    }

    #[test]
    fn compounds_break_after_their_hyphen() {
        assert_eq!(lines("the then-president spoke", 10), ["the then-", "president", "spoke"]);
    }

    #[test]
    fn addresses_are_cut_at_their_own_seams() {
        assert_eq!(
            lines("see https://example.org/world/peace_talks_in_geneva.html?from=front now", 20),
            ["see https://", "example.org/world/", "peace_talks_in_", "geneva.html?", "from=front now"]
        );
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut_and_no_other() {
        assert_eq!(lines("an extraordinarily long word", 8), ["an", "extraord", "inarily", "long", "word"]);
    }

    #[test]
    fn scripts_without_spaces_break_by_their_own_rules() {
        assert_eq!(lines("外交部发言人表示，谈判将继续。", 10), ["外交部发言", "人表示，谈", "判将继续。"]);
        assert_eq!(lines("会議は「来週」に行う。", 10), ["会議は「来", "週」に行", "う。"]);
        assert_eq!(lines("การเจรจาจะเริ่มขึ้นใหม่", 8), ["การเจรจา", "จะเริ่มขึ้น", "ใหม่"]);
    }

    #[test]
    fn clusters_are_never_split() {
        let family = "👩\u{200d}👩\u{200d}👧";
        assert_eq!(lines(&family.repeat(3), 5), [family.repeat(2), family.to_owned()]);
        assert_eq!(lines(&"e\u{301}".repeat(5), 3), ["e\u{301}".repeat(3), "e\u{301}".repeat(2)]);
    }

    #[test]
    fn one_column_and_none_take_a_grapheme_a_line() {
        for columns in [0, 1] {
            assert_eq!(lines("ab 谈", columns), ["a", "b", "谈"]);
        }
    }

    /// Texts of many scripts with white space, separators and clusters of every kind.
    fn texts() -> impl Strategy<Value = String> {
        let pieces = vec![
            "word",
            "a",
            " ",
            "  ",
            "\n",
            "\t",
            "-",
            "–",
            "/",
            ".",
            "“",
            "”",
            "(",
            ")",
            "1,000",
            "$",
            "%",
            "\u{a0}",
            "\u{3000}",
            "\u{2003}",
            "e\u{301}",
            "\u{301}",
            "谈",
            "、",
            "「",
            "ไทย",
            "เจรจา",
            "क्ष",
            "ع",
            "한",
            "ᄀ",
            "ᅡ",
            "🇺🇦",
            "👩\u{200d}👧",
            "👍🏽",
            "1\u{fe0f}\u{20e3}",
            "\u{200d}",
            "https://x.org/a_b?c=d",
            "extraordinarily",
        ];
        let piece = prop_oneof![
            8 => proptest::sample::select(pieces).prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn only_white_space_is_lost(text in texts(), columns in 0_usize..30) {
            let mut last = 0;
            for span in wrap(&text, columns) {
                prop_assert!(span.start >= last);
                prop_assert_eq!(text[last..span.start].trim(), "");
                last = span.end;
            }
            prop_assert_eq!(text[last..].trim(), "");
        }

        #[test]
        fn lines_fit_unless_a_single_grapheme_does_not(text in texts(), columns in 0_usize..30) {
            for line in lines(&text, columns) {
                let visible = graphemes(line).filter(|&(_, _, cells)| cells > 0).count();
                prop_assert!(width(line) <= columns || visible <= 1, "{line:?}");
            }
        }

        #[test]
        fn lines_begin_and_end_between_graphemes(text in texts(), columns in 0_usize..30) {
            let boundary = |at| at == text.len() || graphemes(&text).any(|(offset, _, _)| offset == at);
            for span in wrap(&text, columns) {
                prop_assert!(boundary(span.start) && (span.is_empty() || boundary(span.end)), "{span:?}");
            }
        }

        #[test]
        fn words_that_fit_are_never_cut(words in proptest::collection::vec("[a-zé]{1,9}", 1..30), columns in 9_usize..30) {
            let text = words.join(" ");
            let kept: Vec<_> = lines(&text, columns).iter().flat_map(|line| line.split(' ')).map(str::to_owned).collect();
            prop_assert_eq!(kept, words);
        }

        #[test]
        fn every_line_is_as_full_as_it_can_be(words in proptest::collection::vec("[a-z]{1,9}", 1..30), columns in 9_usize..30) {
            let text = words.join(" ");
            let lines = lines(&text, columns);
            for pair in lines.windows(2) {
                let next = pair[1].split(' ').next().unwrap_or_default();
                prop_assert!(width(pair[0]) + 1 + width(next) > columns);
            }
        }
    }
}
