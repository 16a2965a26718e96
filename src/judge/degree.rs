//! Degree: little of a thing on one side, a lot of it on the other.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SAME},
    circumstances,
    class::Class,
    outcome::are_one_way,
    pairing,
    period::are_of_two_periods,
    reading::{Item, Kind, Reading},
    retold::Retold,
    roles::{head_before, head_from},
};
use crate::{
    claims::lexicon,
    text::{Pair, Side},
};

static DEGREES: LazyLock<lexicon::Table<u8>> =
    LazyLock::new(|| lexicon::Table::new(include_str!("../../assets/words/degree.tsv"), |degree| degree.parse().ok()));

/// Nouns that are measured so often that another degree of them says nothing of the same matter.
const COMMON: [&str; 24] = [
    "year", "peopl", "thing", "time", "day", "part", "way", "number", "other", "amount", "case", "question", "place",
    "point", "citi", "countri", "man", "woman", "compani", "issu", "month", "week", "group", "hour",
];

/// The same noun, with hardly any of it on one side and much of it on the other.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    of_nouns(readings, alignment, 0.0)
}

/// The same where the noun is one word, no other for the same.
pub(super) fn of_one_word(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    of_nouns(readings, alignment, SAME)
}

/// The nouns correspond at least so well.
fn of_nouns(readings: Pair<&Reading<'_>>, alignment: &Alignment, least: f32) -> Vec<Reason> {
    let measured = readings.map(measured);
    let pairs = measured.left.iter().flat_map(|left| measured.right.iter().map(move |right| Pair::new(left, right)));
    let odd = pairs.filter(|Pair { left, right }| {
        let alike = alignment.joins(left.item, right.item) && alignment.credit(Side::Left, left.item) >= least;
        let two = left.copied && right.copied && are_of_two_things(readings, alignment, Pair::new(left, right));
        alike
            && left.degree.abs_diff(right.degree) == 2
            && !two
            && !are_of_two_periods(readings, Pair::new(left.item, right.item))
            && !circumstances::are_of_two(readings, alignment, Pair::new(left.tokens, right.tokens))
    });
    let odd = pairing::first(readings, odd, |pair| pair.map(|measured| measured.tokens.0));
    let told = odd.map(|odd| odd.map(|measured| measured.tokens));
    told.map(|tokens| Reason::quoting(ReasonKind::Degree, Confidence::Medium, readings, tokens)).into_iter().collect()
}

/// The same in claims that tell one thing in other words, where what is measured need not be one word: "a slight thaw",
/// "improved markedly".
pub(super) fn in_other_words(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    let measured = readings.map(measured);
    let ([left], [right]) = (measured.left.as_slice(), measured.right.as_slice()) else { return None };
    let items = Pair::new(&readings.left.items[left.item], &readings.right.items[right.item]);
    let open =
        alignment.partner(Side::Left, left.item).is_none() && alignment.partner(Side::Right, right.item).is_none();
    let word = |side: Side| readings[side].words.lower(items[side].first);
    let alike = alignment.joins(left.item, right.item)
        || open
            && (may_be_one(items)
                || are_one_way(word(Side::Left), word(Side::Right))
                || retold.shared(Pair::new(left.item, right.item)) >= 3);
    let apart = left.degree.abs_diff(right.degree) == 2;
    let tokens = Pair::new(left.tokens, right.tokens);
    (apart && alike && !circumstances::are_of_two(readings, alignment, tokens))
        .then(|| Reason::quoting(ReasonKind::Degree, Confidence::Medium, readings, tokens))
}

/// Whether two words have a concept above them in common.
fn may_be_one(items: Pair<&Item<'_>>) -> bool {
    match (items.left.root.kin, items.right.root.kin) {
        (Some(left), Some(right)) => left.above().any(|concept| right.above().any(|other| other == concept)),
        _ => false,
    }
}

/// Whether both tell of what or where, by no word that corresponds: "the damage to crops was slight", "the damage to homes
/// was severe".
fn are_of_two_things(readings: Pair<&Reading<'_>>, alignment: &Alignment, measured: Pair<&Measured>) -> bool {
    let apart = |side: Side| {
        let reading = readings[side];
        let clause = reading.items[measured[side].item].clause;
        let link = |at: usize| matches!(reading.words.lower(at), "in" | "to" | "at" | "on" | "of" | "for" | "among");
        let heads = (reading.items[measured[side].item].last..reading.words.len())
            .filter(|&at| reading.clauses[at] == clause && link(at))
            .filter_map(|at| head_from(reading, at + 1));
        let heads: Vec<usize> = heads.collect();
        !heads.is_empty() && heads.iter().all(|&head| alignment.partner(side, head).is_none())
    };
    apart(Side::Left) && apart(Side::Right)
}

struct Measured {
    item: usize,
    degree: u8,
    /// Whether the degree stands behind it: "the damage was slight".
    copied: bool,
    tokens: (usize, usize),
}

fn measured(reading: &Reading<'_>) -> Vec<Measured> {
    if !reading.told.has(Class::DEGREE) {
        return Vec::new();
    }
    let words = (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::DEGREE));
    words.filter_map(|at| measured_at(reading, at)).collect()
}

/// Whether `word` may say how much there is of what follows.
pub(super) fn may_measure(word: &str) -> bool {
    is_quantity(word) || is_lot(word) || DEGREES.get(word).is_some()
}

fn is_quantity(word: &str) -> bool {
    matches!(word, "handful" | "trickle" | "crowds" | "hundreds" | "thousands" | "plenty")
}

fn is_lot(word: &str) -> bool {
    matches!(word, "lot" | "lots" | "deal")
}

/// The degree at token `at` and the noun directly after it: "a lot of progress", "little progress".
fn measured_at(reading: &Reading<'_>, at: usize) -> Option<Measured> {
    let words = &reading.words;
    if is_quantity(words.lower(at)) && words.lower(at + 1) == "of" {
        let degree = *DEGREES.get(words.lower(at))?;
        let item = reading.item_from(at + 2);
        let found = reading.items.get(item).filter(|found| found.first == at + 2 && found.kind == Kind::Word)?;
        let first = if DEGREES.get(words.lower_before(at, 1)).is_some() { at - 1 } else { at };
        return Some(Measured { item, degree, copied: false, tokens: (first, found.last) });
    }
    let lot = is_lot(words.lower(at)) && words.lower(at + 1) == "of";
    let (degree, first, noun) = if lot {
        let start = if words.lower_before(at, 1) == "great" { at.saturating_sub(2) } else { at.saturating_sub(1) };
        (2, if words.lower(start) == "a" { start } else { at }, at + 2)
    } else {
        (*DEGREES.get(words.lower(at))?, at, at + 1)
    };
    // "not much progress", "too little", "a little": another degree than the word alone.
    let before = words.lower_before(first, 1);
    let turned = matches!(before, "not" | "too" | "so" | "no" | "without" | "as" | "how" | "never" | "less" | "more")
        || before.ends_with("n't");
    let some_little = before == "a" && matches!(words.lower(at), "little" | "few");
    if turned || some_little {
        return None;
    }
    let (item, found) = measured_word(reading, first, noun)?;
    let opens = found.first == 0 && found.last + 1 < first;
    let usable = (!found.named || opens) && !COMMON.contains(&found.root.stem);
    let copied = found.last < first;
    usable.then(|| Measured { item, degree, copied, tokens: (first.min(found.first), found.last.max(at)) })
}

/// What is measured: the word at `next`, or, if that is none, the verb right before `first`: "fell sharply".
fn measured_word<'r, 'a>(reading: &'r Reading<'a>, first: usize, next: usize) -> Option<(usize, &'r Item<'a>)> {
    let at = |item: usize| reading.items.get(item).filter(|found| found.kind == Kind::Word).map(|found| (item, found));
    let adverb = reading.words.lower(first).ends_with("ly");
    let noun = at(reading.item_from(next)).filter(|(_, found)| found.first == next);
    let verb = || at(reading.item_from(first).checked_sub(1)?).filter(|(_, found)| found.last + 1 == first);
    noun.or_else(|| if adverb { verb() } else { copied(reading, first) })
}

/// What is measured behind it: "the damage was slight".
fn copied<'r, 'a>(reading: &'r Reading<'a>, first: usize) -> Option<(usize, &'r Item<'a>)> {
    let words = &reading.words;
    let copula = (0..3).find(|back| !matches!(words.lower_before(first, back + 1), "to" | "be" | "been" | "very"))?;
    let at = first.checked_sub(copula + 1)?;
    let links =
        matches!(words.lower(at), "was" | "were" | "is" | "are" | "appeared" | "appears" | "seemed" | "remained");
    let item = head_before(reading, at).filter(|_| links)?;
    Some((item, &reading.items[item]))
}
