//! Opposition: words that exclude each other in the same place.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    Reason, ReasonKind,
    reading::{Kind, Reading},
    slots::{Alignment, Gated, same_place},
    stems::Stems,
};
use crate::{
    claims::{cues::CueValue, lexicon},
    text::{Pair, Side},
};

/// How much of both passages must be aligned before opposite words mean anything.
const STRICT: f32 = 0.6;

/// By stem the stems of its opposites.
static OPPOSITES: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let stems = Stems::new();
    let mut opposites: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let pairs = lexicon::entries(include_str!("../../assets/words/antonyms.tsv"));
    for (one, other) in pairs.filter_map(|line| line.split_once('\t')) {
        let (one, other) = (stems.of(one).to_string(), stems.of(other).to_string());
        opposites.entry(one.clone()).or_default().push(other.clone());
        opposites.entry(other).or_default().push(one);
    }
    opposites
});

/// A word of each passage without counterpart, the two of them opposites in one place.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if gated.least() < STRICT {
        return Vec::new();
    }
    let open = Pair::from_fn(|side| open(readings, alignment, gated, side));
    let mut reasons = Vec::new();
    for &left in &open.left {
        let Some(opposites) = OPPOSITES.get(&*readings.left.items[left].stem) else { continue };
        for &right in &open.right {
            let stem = &*readings.right.items[right].stem;
            if opposites.iter().any(|opposite| opposite == stem)
                && same_place(readings, alignment, left, right)
                && negations(readings.left, left) == negations(readings.right, right)
                && is_open(readings.left, left) == is_open(readings.right, right)
            {
                let spans = Pair::new((left, left), (right, right));
                let tokens = Pair::from_fn(|side| {
                    let (first, last) = spans[side];
                    (readings[side].items[first].first, readings[side].items[last].last)
                });
                reasons.push(Reason::quoting(ReasonKind::Opposition, readings, tokens, "The words exclude each other"));
            }
        }
    }
    reasons
}

fn open(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated, side: Side) -> Vec<usize> {
    gated.passages[side]
        .items(readings[side])
        .filter(|&item| readings[side].items[item].kind == Kind::Word && alignment.partner(side, item).is_none())
        .collect()
}

/// Whether the clause only considers what `item` says: asked, planned or supposed, it excludes nothing that is so.
fn is_open(reading: &Reading<'_>, item: usize) -> bool {
    let found = &reading.items[item];
    (0..found.first).rev().take_while(|&at| reading.clauses[at] == found.clause).any(|at| {
        matches!(
            reading.words.lower(at),
            "whether"
                | "if"
                | "unless"
                | "would"
                | "could"
                | "should"
                | "may"
                | "might"
                | "consider"
                | "considers"
                | "considered"
                | "considering"
                | "wants"
                | "wanted"
                | "plans"
                | "planned"
                | "hopes"
                | "hoped"
        )
    })
}

/// Negations before `item` in its clause.
fn negations(reading: &Reading<'_>, item: usize) -> usize {
    let item = &reading.items[item];
    let before = reading.words.span(item.first, item.first).start;
    reading
        .cues
        .iter()
        .filter(|cue| cue.value == CueValue::Negation && cue.span.start < before)
        .filter(|cue| reading.clauses[reading.token_at(cue.span.start)] == item.clause)
        .count()
}
