//! Words that deny.

use std::sync::LazyLock;

use super::{Cue, CueValue};
use crate::claims::{lexicon, words::Words};

static NEGATIONS: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../../assets/words/negations.txt")));

/// The negations of a sentence, in order.
pub(super) fn negations(words: &Words<'_>) -> Vec<Cue> {
    (0..words.len())
        .filter(|&index| denies(words, index))
        .map(|index| Cue { span: words.span(index, index), value: CueValue::Negation })
        .collect()
}

/// Whether the word denies what its clause says. "not only", "nothing but", "no matter" and "No. 11" do not.
fn denies(words: &Words<'_>, index: usize) -> bool {
    let word = words.lower(index);
    let next = words.lower(index + 1);
    if word.len() > 3 && word.ends_with("n't") {
        return true;
    }
    match word {
        "no" => {
            let numbered = next == "." && words.tight(index + 1);
            !numbered
                && !matches!(
                    next,
                    "matter"
                        | "doubt"
                        | "wonder"
                        | "longer"
                        | "later"
                        | "less"
                        | "more"
                        | "fewer"
                        | "sooner"
                        | "one's"
                        | ","
                )
        }
        "not" => {
            !matches!(next, "only" | "just" | "least" | "to" | "surprisingly")
                || next == "to" && words.lower_before(index, 1) != "or"
        }
        "nothing" | "none" => !matches!(next, "but" | "more" | "less" | "other"),
        _ => NEGATIONS.contains(word),
    }
}
