//! From comparators to a verdict.

use rust_stemmers::{Algorithm, Stemmer};

use super::{
    Reason, Relation, Subject, Verdict, attribution, certainty, date, degree, name, negation, number, opposition,
    reading::{Kind, Reading},
    slots::{Alignment, Gated, coverage, gated},
    status,
};
use crate::text::{Pair, Side};

/// Linked claims agree if their shares of aligned weight come to this much on average: the link itself is evidence
/// already.
const AGREES: f32 = 0.2;

/// The relation of two claims taken as linked. Symmetric: exchanged claims give the same relation and the reasons
/// exchanged.
pub fn judge(pair: Pair<Subject<'_>>) -> Verdict {
    if same_letters(pair.left.text(), pair.right.text()) {
        return Verdict { relation: Relation::Same, reasons: Vec::new() };
    }
    let stemmer = Stemmer::create(Algorithm::English);
    let read = pair.map(|subject| Reading::new(subject, &stemmer));
    let readings = read.as_ref();
    let alignment = Alignment::new(readings);
    let gated = gated(readings, &alignment);
    let reasons = reasons(readings, &alignment, &gated);
    let relation = if reasons.iter().any(|reason| reason.kind.excludes()) {
        Relation::Conflicts
    } else if !reasons.is_empty() {
        Relation::Differs
    } else if nearly_same(readings, &alignment) {
        Relation::Same
    } else {
        let covered = coverage(readings, &alignment);
        if covered.left.midpoint(covered.right) >= AGREES { Relation::Agrees } else { Relation::Related }
    };
    Verdict { relation, reasons }
}

fn reasons(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &[Gated]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for passages in gated {
        let numbers = number::conflicts(readings, alignment, passages);
        let dates = date::conflicts(readings, alignment, passages);
        // Another number at another time: two occasions rather than two accounts of one.
        if numbers.is_empty() || dates.is_empty() {
            reasons.extend(numbers);
            reasons.extend(dates);
        }
        reasons.extend(negation::conflicts(readings, alignment, passages));
        reasons.extend(opposition::conflicts(readings, alignment, passages));
        reasons.extend(name::differences(readings, alignment, passages));
        reasons.extend(certainty::differences(readings, alignment, passages));
        reasons.extend(attribution::differences(readings, alignment, passages));
    }
    if status::any(readings) {
        reasons.extend(status::differences(readings, alignment));
    }
    reasons.extend(degree::differences(readings, alignment));
    // The same words may come to light in a clause and in the whole claim.
    let mut told: Vec<Reason> = Vec::with_capacity(reasons.len());
    for reason in reasons {
        let known = told.iter().any(|other| {
            other.kind == reason.kind && other.left.overlaps(reason.left) && other.right.overlaps(reason.right)
        });
        if !known {
            told.push(reason);
        }
    }
    told
}

/// Whether two texts have the same letters and digits in the same order, whatever their case, spacing and punctuation.
fn same_letters(left: &str, right: &str) -> bool {
    let letters = |text: &'_ str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let whole = letters(left);
    whole == letters(right) && (!whole.is_empty() || left == right)
}

/// Whether every item of each side corresponds to one of the other, in the same order: only words of structure differ.
fn nearly_same(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> bool {
    let (lefts, rights) = (&readings.left.items, &readings.right.items);
    let whole = lefts.len() == rights.len() && lefts.len() >= 3;
    whole
        && (0..lefts.len()).all(|item| alignment.partner(Side::Left, item) == Some(item))
        && lefts.iter().zip(rights).all(|(left, right)| left.kind != Kind::Word || left.stem == right.stem)
}
