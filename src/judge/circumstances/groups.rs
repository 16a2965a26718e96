//! Groups that complete each other: what is so for children need not be for adults.

use super::super::reading::Reading;
use crate::text::Pair;

/// Of which a claim tells the one or the other.
const GROUPS: [(&[&str], &[&str]); 6] = [
    (&["children", "child", "minors", "infants", "babies", "teenagers"], &["adults", "adult"]),
    (&["men", "man", "men's"], &["women", "woman", "women's"]),
    (&["boys", "boy"], &["girls", "girl"]),
    (&["singles"], &["doubles"]),
    (&["inpatients"], &["outpatients"]),
    (&["juniors", "junior"], &["seniors", "senior"]),
];

/// Whether one claim tells of the one group alone, the other of that which completes it.
pub(in super::super) fn are_of_two(readings: Pair<&Reading<'_>>) -> bool {
    let has = |reading: &Reading<'_>, words: &[&str]| {
        (0..reading.words.len()).any(|at| words.contains(&reading.words.lower(at)))
    };
    GROUPS.iter().any(|(ones, others)| {
        let told = readings.map(|reading| (has(reading, ones), has(reading, others)));
        matches!((told.left, told.right), ((true, false), (false, true)) | ((false, true), (true, false)))
    })
}
