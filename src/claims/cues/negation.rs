//! Words that deny.

use super::{
    Cue, CueValue,
    part::{Part, places},
};
use crate::claims::{lexicon, words::Words};

/// The words that deny, alone or with what follows them; "n't" hangs on others.
pub(super) fn denials() -> impl Iterator<Item = &'static str> {
    lexicon::entries(include_str!("../../../assets/words/negations.txt")).chain(["no", "not", "nothing", "none"])
}

/// The negations of a sentence, in order.
pub(super) fn negations(words: &Words<'_>, part: impl Fn(usize) -> Part) -> impl Iterator<Item = Cue> {
    places(words, part, Part::DENIAL)
        .filter(|&index| denies(words, index))
        .map(|index| Cue { span: words.span(index, index), value: CueValue::Negation })
}

/// Whether a word that may deny denies what its clause says. "not only", "nothing but", "no matter" and "No. 11" do not.
fn denies(words: &Words<'_>, index: usize) -> bool {
    let word = words.lower(index);
    let next = words.lower(index + 1);
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
        _ => true,
    }
}
