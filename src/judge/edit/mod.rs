//! Edits: two claims that are one, word for word, but for a passage or two. So much is common to both that what stands in
//! the one place and what stands in the other may be held against each other on less evidence than elsewhere.

mod place;

use std::ops::Range;

use smallvec::SmallVec;

use super::{
    Reason, ReasonKind,
    alignment::{Alignment, SYNONYM},
    class::Class,
    reading::Reading,
    stage,
};
use crate::{
    claims::words::Shape,
    text::{Pair, Side},
};
use place::Edit;
pub(super) use place::may_except;

/// At most so many units of a claim are compared.
const LIMIT: usize = 80;

/// At most so many units of a claim may stand in one edit.
const RUN: usize = 5;

/// At least so many content words, numbers and dates must be common to both claims,
const COMMON: usize = 4;

/// or one less of them among so many words,
const WORDS: usize = 5;

/// or so many among so many words where the edit is no name ...
const LEAST: usize = 2;
const LEAST_WORDS: usize = 4;

/// ... and this share of the units of the longer one.
const SHARE: f32 = 0.6;

/// An item or a small word: what a claim is compared by.
#[derive(Clone, Copy)]
enum Unit {
    Item(usize),
    Small(usize),
}

/// The units of a claim: hardly one has more than there is room for at once.
type Units = SmallVec<[Unit; 32]>;

/// The reasons that lie in the edits by which the one claim became the other; none unless there are at most two.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    let alike = readings.left.items.iter().enumerate().filter(|(at, _)| alignment.credit(Side::Left, *at) >= SYNONYM);
    let items = readings.left.items.len().max(readings.right.items.len());
    if alike.count() < LEAST.max(items.div_ceil(3)) {
        return Vec::new();
    }
    let units = readings.map(units);
    let (shorter, longer) = (units.left.len().min(units.right.len()), units.left.len().max(units.right.len()));
    if longer > LIMIT || shorter + RUN < longer || supposes(readings) {
        return Vec::new();
    }
    let edits = edits(readings, alignment, &units);
    let touched = |side: Side| edits.iter().map(|edit| edit[side].len()).sum::<usize>();
    let common = units.left.len() - touched(Side::Left);
    let told = units
        .left
        .iter()
        .enumerate()
        .filter(|(at, unit)| matches!(unit, Unit::Item(_)) && !edits.iter().any(|edit| edit.left.contains(at)));
    if edits.is_empty()
        || edits.len() > 2
        || edits.iter().any(|edit| edit.left.len().max(edit.right.len()) > RUN)
        || (common as f32) < SHARE * longer as f32
    {
        return Vec::new();
    }
    let told = told.count();
    let enough = |kind: ReasonKind| {
        told >= COMMON
            || told + 1 >= COMMON && common >= WORDS
            || told >= LEAST && common >= LEAST_WORDS + usize::from(kind == ReasonKind::Name)
    };
    let edits: Vec<Edit<'_>> = edits.iter().filter_map(|edit| Edit::new(readings, alignment, &units, edit)).collect();
    // What comes before may be another word for the same; what the claims begin with, or what is said of it, is not.
    let aside = |edit: &Edit<'_>| {
        let mut others = edits.iter().filter(|other| other.wider.left.0 != edit.wider.left.0);
        others.all(|other| !other.tells_otherwise() || !other.opens && other.wider.left.0 < edit.wider.left.0)
    };
    let found = edits.iter().filter_map(|edit| edit.reason().map(|reason| (edit, reason)));
    let found = found.filter(|(edit, reason)| enough(reason.kind) && (!reason.kind.is_of_words() || aside(edit)));
    let mut found: Vec<Reason> = found.map(|(_, reason)| reason).collect();
    // Otherwise in two places, or before something and after it: another matter, not another account of one.
    if found.len() > 1 || !found.is_empty() && stage::are_two(readings, alignment) {
        found.clear();
    }
    found
}

/// Whether a claim asks or supposes.
fn supposes(readings: Pair<&Reading<'_>>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let Reading { words, known, told, .. } = readings[side];
        let may = |at: &usize| known[*at].class.has(Class::OPEN);
        told.has(Class::OPEN)
            && (0..words.len()).filter(may).any(|at| matches!(words.lower(at), "if" | "whether" | "unless" | "?"))
    })
}

fn units(reading: &Reading<'_>) -> Units {
    let mut units = Units::new();
    let mut items = reading.items.iter().enumerate().peekable();
    let mut token = 0;
    while token < reading.words.len() {
        let filler = reading.known[token].class.has(Class::FILLER);
        let (unit, says) = match items.next_if(|(_, item)| item.first == token) {
            Some((at, item)) => {
                token = item.last;
                (Unit::Item(at), !filler)
            }
            None => (Unit::Small(token), !filler && reading.words.shape(token) != Shape::Mark),
        };
        if says {
            units.push(unit);
        }
        token += 1;
    }
    units
}

/// Whether `word` says nothing of its own.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "that" | "'s" | "'" | "also" | "then" | "now" | "currently" | "longer" | "still"
    )
}

/// Where the claims differ: what stands before the first of two common passages at their ends, and between them what
/// stands around their longest common passage, if that is one.
fn edits(readings: Pair<&Reading<'_>>, alignment: &Alignment, units: &Pair<Units>) -> Vec<Pair<Range<usize>>> {
    let same = |left: usize, right: usize| same(readings, alignment, units.left[left], units.right[right]);
    let (n, m) = (units.left.len(), units.right.len());
    let start = (0..n.min(m)).take_while(|&at| same(at, at)).count();
    let end = (0..n.min(m) - start).take_while(|&at| same(n - 1 - at, m - 1 - at)).count();
    let (left, right) = (start..n - end, start..m - end);
    if left.is_empty() && right.is_empty() {
        return Vec::new();
    }
    // At most two edits of few units: between them, what is common reaches past the first and to the last few.
    let lefts = if left.len() > 2 * RUN { left.start + RUN..left.start + RUN + 1 } else { left.clone() };
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for at in lefts {
        for r in right.clone().filter(|&r| same(at, r)) {
            let back = (1..=(at - left.start).min(r - right.start)).take_while(|by| same(at - by, r - by)).count();
            let on = (1..(left.end - at).min(right.end - r)).take_while(|by| same(at + by, r + by)).count();
            let (length, l, r) = (back + on + 1, at - back, r - back);
            let before = (l - left.start).max(r - right.start);
            let behind = (left.end - l - length).max(right.end - r - length);
            if before.max(behind) <= RUN {
                runs.push((length, l, r));
            }
        }
    }
    runs.sort_unstable();
    runs.dedup();
    let longest = runs.iter().map(|run| run.0).max().unwrap_or(0);
    let mut longest_runs = runs.iter().filter(|run| run.0 == longest);
    match (longest_runs.next(), longest_runs.next()) {
        (Some(&(length, l, r)), None) if length >= 2 => {
            vec![Pair::new(left.start..l, right.start..r), Pair::new(l + length..left.end, r + length..right.end)]
        }
        _ => vec![Pair::new(left, right)],
    }
}

fn same(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: Unit, right: Unit) -> bool {
    match (left, right) {
        (Unit::Item(left), Unit::Item(right)) => {
            alignment.joins(left, right) && alignment.credit(Side::Left, left) >= SYNONYM
        }
        (Unit::Small(left), Unit::Small(right)) => {
            match (readings.left.known[left].number, readings.right.known[right].number) {
                (Some(left), Some(right)) => left == right,
                _ => readings.left.words.lower(left) == readings.right.words.lower(right),
            }
        }
        _ => false,
    }
}
