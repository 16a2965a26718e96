//! Whether two numbers of one unit measure two things for all that stands around them.

use super::super::{
    alignment::Alignment,
    attribute::are_of_two_people,
    circumstances,
    period::are_of_two_periods,
    reading::{Kind, Reading},
    roles::head_from,
    stage,
};
use crate::{
    claims::cues::{Quantity, Unit},
    text::{Pair, Side},
};

/// Whether what two numbers in like surroundings measure is told of two: of other people, places or stages, or asked for here
/// and got there.
pub(super) fn are_of_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let tokens = Pair::from_fn(|side| {
        let item = &readings[side].items[items[side]];
        (item.first, item.last)
    });
    are_told_of_two(readings, alignment, items) || circumstances::measure_two(readings, alignment, tokens)
}

/// The same of numbers in surroundings that are not like each other word for word: other words for things and places do not
/// tell there.
pub(super) fn are_told_of_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    is_aim(readings.left, items.left) != is_aim(readings.right, items.right)
        || is_base(readings.left, items.left) != is_base(readings.right, items.right)
        || is_only_expected(readings, items)
        || are_of_two_people(readings, alignment, items)
        || are_of_two_holders(readings, alignment, items)
        || stage::are_two(readings, alignment)
}

/// Two accounts of one thing hardly ever give less than this share of each other's number, or of each other's share.
const FAR: f64 = 0.3;
const FAR_SHARE: f64 = 0.15;

/// Whether two numbers are so far from each other that they are hardly of one thing: no slip of the decimal point either.
pub(super) fn are_far(left: Quantity, right: Quantity) -> bool {
    let (less, more) = (left.high.min(right.high), left.high.max(right.high));
    let digits = |value: f64| {
        let digits = format!("{value:e}");
        digits.split('e').next().unwrap_or_default().to_owned()
    };
    // "a few hundred", "tens of thousands"
    if left.low < left.high && right.low < right.high {
        return false;
    }
    let far = if left.unit == Unit::Share { FAR_SHARE } else { FAR };
    less < far * more && (less <= 0.0 || digits(less) != digits(more) || digits(less).len() < 2)
}

/// Whether two numbers are of two sorts, or say how far somebody looks.
pub(super) fn measures_otherwise(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let rate = |side: Side| is_rate(readings[side], items[side]);
    let window = |side: Side| is_window(readings[side], items[side]);
    are_span_and_distance(readings, items)
        || are_of_two_periods(readings, items)
        || window(Side::Left)
        || window(Side::Right)
        || is_aim(readings.left, items.left) != is_aim(readings.right, items.right)
        || is_only_expected(readings, items)
        || rate(Side::Left) != rate(Side::Right)
}

/// Whether the two are lengths of time on the one side and a distance in time on the other: "for three years", "three
/// years ago".
fn are_span_and_distance(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let distance = |side: Side| {
        let (words, item) = (&readings[side].words, &readings[side].items[items[side]]);
        // "jailed for six years after he had admitted"
        let lasts = words.lower_before(item.first, 1) == "for";
        let behind = words.lower(item.last + 1);
        matches!(behind, "ago" | "later" | "earlier")
            || !lasts && matches!(behind, "before" | "after" | "from" | "ahead" | "since" | "until")
            || matches!(words.lower_before(item.first, 1), "within" | "in")
    };
    let time = |side: Side| {
        let kind = readings[side].items[items[side]].kind;
        matches!(kind, Kind::Number(Quantity { unit: Unit::Measure("time"), .. }))
    };
    time(Side::Left) && time(Side::Right) && distance(Side::Left) != distance(Side::Right)
}

/// Whether the number says how far somebody looks back or on: "the past 30 years" are no other account than "the past 50
/// years".
fn is_window(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    matches!(reading.words.lower_before(first, 1), "past" | "last" | "next" | "previous" | "coming")
}

/// So many tokens after a number at most stands what denies something of as many.
const DENIED: usize = 6;

/// Whether something is denied of as many: "five have not been found".
pub(super) fn is_denied_of(reading: &Reading<'_>, item: usize) -> bool {
    let item = &reading.items[item];
    let denies = |word: &str| matches!(word, "not" | "never") || word.ends_with("n't");
    reading
        .deniers
        .iter()
        .filter(|&&token| token > item.last && token <= item.last + DENIED && reading.clauses[token] == item.clause)
        .any(|&token| denies(reading.words.lower(token)))
}

/// Whether a share of as many is told of: "half of the 60 workers", "two of the 14 rooms".
fn is_base(reading: &Reading<'_>, item: usize) -> bool {
    let words = &reading.words;
    let mut at = reading.items[item].first;
    while at > 0 && matches!(words.lower(at - 1), "the" | "its" | "their" | "his" | "her" | "these" | "those") {
        at -= 1;
    }
    let Some(of) = at.checked_sub(1).filter(|&at| words.lower(at) == "of") else { return false };
    let counted = reading.item_from(of).checked_sub(1).map(|before| &reading.items[before]);
    counted.is_some_and(|before| matches!(before.kind, Kind::Number(_)) && before.last + 1 == of)
        || matches!(
            words.lower_before(of, 1),
            "half" | "third" | "thirds" | "quarter" | "quarters" | "fifth" | "fifths" | "tenth" | "most" | "majority"
        )
}

/// Whether the number is so much for each of something: "0.3 degrees per decade", "each of them will get 2 million".
fn is_rate(reading: &Reading<'_>, item: usize) -> bool {
    let found = &reading.items[item];
    let last = found.last;
    if (0..found.first).any(|at| reading.clauses[at] == found.clause && reading.words.lower(at) == "each") {
        return true;
    }
    (last + 1..last + 3).any(|at| {
        let each = matches!(reading.words.lower(at), "a" | "an");
        matches!(reading.words.lower(at), "per" | "each" | "every" | "daily" | "annually" | "yearly")
            || each && matches!(reading.words.lower(at + 1), "day" | "week" | "month" | "year" | "hour" | "decade")
    })
}

/// Whether it is told only how much somebody asks for or offers: "had sought 20 years".
fn is_aim(reading: &Reading<'_>, item: usize) -> bool {
    let found = &reading.items[item];
    (0..found.first).filter(|&at| reading.clauses[at] == found.clause).any(|at| {
        matches!(
            reading.words.lower(at),
            "ask"
                | "asks"
                | "asked"
                | "asking"
                | "seek"
                | "seeks"
                | "sought"
                | "seeking"
                | "demand"
                | "demands"
                | "demanded"
                | "demanding"
                | "request"
                | "requested"
                | "requests"
                | "offer"
                | "offers"
                | "offered"
                | "propose"
                | "proposes"
                | "proposed"
                | "recommended"
                | "recommends"
                | "urged"
                | "target"
                | "want"
                | "wants"
                | "wanted"
                | "aims"
                | "aimed"
                | "aiming"
                | "hoping"
                | "hopes"
                | "goal"
        ) || reading.words.lower(at) == "set" && reading.words.lower(at + 1) == "out"
    })
}

/// Whether only the one is what was expected at first: "had expected a profit of", "was expected to sell".
fn is_only_expected(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let is_guess =
        |word: &str| matches!(word, "expected" | "forecast" | "predicted" | "hoped" | "projected" | "estimated");
    let told = |side: Side, is: &dyn Fn(&Reading<'_>, usize) -> bool| {
        let (reading, found) = (readings[side], &readings[side].items[items[side]]);
        (0..found.first).any(|at| reading.clauses[at] == found.clause && is(reading, at))
    };
    let expected = |reading: &Reading<'_>, at: usize| {
        matches!(reading.words.lower(at), "expected" | "forecast" | "predicted" | "hoped")
            && matches!(reading.words.lower_before(at, 1), "had" | "was" | "were" | "been")
    };
    let estimated = |reading: &Reading<'_>, at: usize| is_guess(reading.words.lower(at));
    Side::BOTH.into_iter().any(|side| told(side, &expected) && !told(side.other(), &estimated))
}

/// Whether the ages at two items are those of two who both are told of in one claim: "the 34-year-old driver", "the driver's
/// 6-year-old son".
fn are_of_two_holders(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let holder = |side: Side| {
        let number = &readings[side].items[items[side]];
        let aged = matches!(number.kind, Kind::Number(Quantity { unit: Unit::Age, .. }));
        head_from(readings[side], number.last + 1).filter(|_| aged)
    };
    let (Some(left), Some(right)) = (holder(Side::Left), holder(Side::Right)) else { return false };
    let other = |side: Side, own: usize, there: usize| alignment.partner(side, own).is_some_and(|at| at != there);
    other(Side::Left, left, right) || other(Side::Right, right, left)
}
