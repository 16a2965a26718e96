//! Kinship told from either end: "her father was Emil", "she is Emil's daughter".

use super::reading::Reading;
use crate::text::{Pair, Side};

/// Those of one generation and those of the next.
const GENERATIONS: [(&[&str], &[&str]); 3] = [
    (
        &["father", "mother", "parent", "dad", "mum", "mom", "stepfather", "stepmother"],
        &["son", "daughter", "child", "stepson", "stepdaughter"],
    ),
    (&["uncle", "aunt"], &["nephew", "niece"]),
    (&["grandfather", "grandmother", "grandparent"], &["grandson", "granddaughter", "grandchild"]),
];

/// Those who are to each other what these words say.
const COUPLES: [(&str, &str); 3] = [("husband", "wife"), ("brother", "sister"), ("widow", "husband")];

/// Whether the words at these tokens may tell of one kinship from its two ends, or tell of the kin of two, so that
/// they exclude nothing.
pub(super) fn may_be_one(readings: Pair<&Reading<'_>>, left: usize, right: usize) -> bool {
    let (one, other) = (readings.left.words.lower(left), readings.right.words.lower(right));
    let apart = GENERATIONS.iter().any(|(old, young)| {
        old.contains(&one) && young.contains(&other) || young.contains(&one) && old.contains(&other)
    });
    let couple = || COUPLES.iter().any(|&pair| pair == (one, other) || pair == (other, one));
    let tokens = Pair::new(left, right);
    let whose = || Pair::from_fn(|side: Side| whose(readings[side], tokens[side]));
    if !apart && !couple() {
        // "his wife", "her son"
        let told = || matches!(whose(), Pair { left: Some(left), right: Some(right) } if left != right);
        return is_kin(one) && is_kin(other) && told();
    }
    let whose = whose();
    whose.left != whose.right || apart && whose.left.is_none()
}

fn is_kin(word: &str) -> bool {
    GENERATIONS.iter().any(|(old, young)| old.contains(&word) || young.contains(&word))
        || COUPLES.iter().any(|&(one, other)| one == word || other == word)
}

/// Words between whose kin it is and what kin, at most: "her late husband".
const BETWEEN: usize = 2;

/// Whose kin it is that the word at token `kin` names: "her husband", "Reed's wife", "the widow of Reed".
fn whose<'r>(reading: &'r Reading<'_>, kin: usize) -> Option<&'r str> {
    let words = &reading.words;
    let before = (1..=BETWEEN + 1).find_map(|back| match words.lower_before(kin, back) {
        "his" | "her" | "their" | "my" | "our" => Some(words.lower_before(kin, back)),
        "'s" | "’s" => Some(words.lower_before(kin, back + 1)),
        _ => None,
    });
    before.or_else(|| (words.lower(kin + 1) == "of").then(|| words.lower(kin + 2)))
}
