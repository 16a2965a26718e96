use similar::{DiffOp, TextDiff};

use crate::text::Span;

/// One step from the left wording to the right one. Spans are relative to the two texts given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordOp {
    /// The same words on both sides.
    Equal {
        /// In the left text.
        left: Span,
        /// In the right text.
        right: Span,
    },
    /// Words only the left text has.
    Left(Span),
    /// Words only the right text has.
    Right(Span),
    /// Words of the left text standing for others of the right.
    Replaced {
        /// In the left text.
        left: Span,
        /// In the right text.
        right: Span,
    },
}

/// Word by word from `left` to `right` (Unicode word boundaries; Myers' algorithm, through `similar`).
pub fn word_ops(left: &str, right: &str) -> Vec<WordOp> {
    let diff = TextDiff::from_unicode_words(left, right);
    let starts = |slices: &[&str]| -> Vec<usize> {
        let mut at = 0;
        let mut starts = vec![0];
        starts.extend(slices.iter().map(|slice| {
            at += slice.len();
            at
        }));
        starts
    };
    let lefts = starts(&diff.iter_old_slices().collect::<Vec<_>>());
    let rights = starts(&diff.iter_new_slices().collect::<Vec<_>>());
    let left_span = |index: usize, len: usize| Span::new(lefts[index], lefts[index + len]);
    let right_span = |index: usize, len: usize| Span::new(rights[index], rights[index + len]);
    diff.ops()
        .iter()
        .map(|&op| match op {
            DiffOp::Equal { old_index, new_index, len } => {
                WordOp::Equal { left: left_span(old_index, len), right: right_span(new_index, len) }
            }
            DiffOp::Delete { old_index, old_len, .. } => WordOp::Left(left_span(old_index, old_len)),
            DiffOp::Insert { new_index, new_len, .. } => WordOp::Right(right_span(new_index, new_len)),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                WordOp::Replaced { left: left_span(old_index, old_len), right: right_span(new_index, new_len) }
            }
        })
        .collect()
}
