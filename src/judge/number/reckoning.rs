//! Reckonings: whether two numbers of one thing are reckoned in two ways: what somebody faces and what he got, an estimate and
//! the bill, gusts and the wind, one leg and both, passengers and all on board.

use super::super::reading::{Kind, Reading};
use crate::{
    claims::cues::{Quantity, Unit},
    text::{Pair, Side},
};

/// Whether the number of only one claim is reckoned in some way that gives another number.
pub(super) fn are_two(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let Kind::Number(Quantity { unit, .. }) = readings.left.items[items.left].kind else { return false };
    let one_sided = |is: fn(&Reading<'_>, usize) -> bool| {
        let told = Pair::from_fn(|side: Side| is(readings[side], items[side]));
        told.left != told.right
    };
    // Each way to reckon is one of its units alone: "31 people, including six children" is told of deaths like any other.
    let otherwise = match unit {
        Unit::Money(_) => one_sided(is_threatened) || one_sided(is_planned) || one_sided(includes_more),
        Unit::Measure("time") => one_sided(is_threatened) || one_sided(is_in_part_suspended),
        Unit::Measure("speed") => are_two_winds(readings),
        Unit::Age => one_sided(is_of_then),
        Unit::Score => one_sided(is_of_both_legs),
        Unit::Count => are_on_board(readings, items) || are_charges_and_convictions(readings, items),
        _ => false,
    };
    otherwise || adds_up(readings, items) || are_two_years(readings, items)
}

/// The words of the number's clause.
fn words<'r>(reading: &'r Reading<'_>, item: usize) -> impl Iterator<Item = (usize, &'r str)> {
    let clause = reading.items[item].clause;
    (0..reading.words.len()).filter(move |&at| reading.clauses[at] == clause).map(|at| (at, reading.words.lower(at)))
}

/// "faces 20 years in prison", "had asked the court for 18"
fn is_threatened(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    let asks =
        |word: &str| matches!(word, "face" | "faces" | "facing" | "faced" | "asked" | "sought" | "demanded" | "called");
    let prosecutes = |word: &str| matches!(word, "prosecutor" | "prosecutors" | "prosecution");
    let before = || (0..first).map(|at| reading.words.lower(at));
    words(reading, item).any(|(at, word)| at < first && asks(word)) || before().any(prosecutes) && before().any(asks)
}

/// "put its price tag at 1.8 billion"
fn is_planned(reading: &Reading<'_>, item: usize) -> bool {
    let first = reading.items[item].first;
    words(reading, item).any(|(at, word)| match word {
        "budgeted" | "originally" | "initially" => at < first,
        "price" => at < first && reading.words.lower(at + 1) == "tag",
        _ => false,
    })
}

/// "five years, two of them suspended"
fn is_in_part_suspended(reading: &Reading<'_>, item: usize) -> bool {
    let last = reading.items[item].last;
    (last + 1..last + 9).any(|at| reading.words.lower(at) == "suspended")
}

/// "4-2 on aggregate"
fn is_of_both_legs(reading: &Reading<'_>, _: usize) -> bool {
    (0..reading.words.len()).any(|at| reading.words.lower(at) == "on" && reading.words.lower(at + 1) == "aggregate")
}

/// "2.6 billion including debt"
fn includes_more(reading: &Reading<'_>, item: usize) -> bool {
    let last = reading.items[item].last;
    (last + 1..last + 5).any(|at| matches!(reading.words.lower(at), "including" | "excluding" | "inclusive"))
}

/// "was a 19-year-old when", "then 34"
fn is_of_then(reading: &Reading<'_>, item: usize) -> bool {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let words = &reading.words;
    words.lower_before(first, 1) == "then"
        || (last + 1..last + 4).any(|at| words.lower(at) == "when")
            && (1..4).any(|back| matches!(words.lower_before(first, back), "was" | "were"))
}

/// No more than what floating point loses.
const EXACT: f64 = 1e-9;

/// Whether the number of one claim is that of the other and another one there: "seven vessels, and two more", "nine ships".
fn adds_up(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let quantity = |side: Side, item: usize| match readings[side].items[item].kind {
        Kind::Number(quantity) => Some(*quantity),
        _ => None,
    };
    Side::BOTH.into_iter().any(|side| {
        let (here, there) = (quantity(side, items[side]), quantity(side.other(), items[side.other()]));
        let (Some(here), Some(there)) = (here, there) else { return false };
        if !matches!(here.unit, Unit::Count | Unit::Money(_)) {
            return false;
        }
        let others = (0..readings[side].items.len()).filter(|&at| at != items[side]);
        let rest = there.high - here.high;
        others
            .filter_map(|at| quantity(side, at))
            .any(|other| other.unit == here.unit && rest > 0.0 && (other.high - rest).abs() < EXACT * there.high)
    })
}

/// Gusts are faster than the wind.
fn are_two_winds(readings: Pair<&Reading<'_>>) -> bool {
    let any =
        |side: Side, is: fn(&str) -> bool| (0..readings[side].words.len()).any(|at| is(readings[side].words.lower(at)));
    let gusts = |word: &str| matches!(word, "gust" | "gusts" | "gusting");
    let sustained = |word: &str| matches!(word, "sustained" | "average");
    let gusting = Pair::from_fn(|side| any(side, gusts));
    gusting.left != gusting.right && (any(Side::Left, sustained) || any(Side::Right, sustained))
}

/// "last year", "this year"
fn are_two_years(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let year = |side: Side| {
        let reading = readings[side];
        words(reading, items[side]).find_map(|(at, word)| {
            let before = reading.words.lower_before(at, 1);
            let unit = matches!(word, "year" | "month" | "quarter" | "week" | "season");
            let which = match before {
                "last" | "previous" => -1,
                "this" => 0,
                "next" | "coming" => 1,
                _ => return None,
            };
            unit.then_some((word, which))
        })
    };
    matches!((year(Side::Left), year(Side::Right)), (Some((one, left)), Some((other, right))) if one == other && left != right)
}

/// "68 passengers", "72 people on board": the crew is on board too.
fn are_on_board(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let counted = |side: Side| {
        let last = readings[side].items[items[side]].last;
        let near = || (last + 1..last + 4).map(|at| readings[side].words.lower(at));
        let passengers = near().any(|word| matches!(word, "passenger" | "passengers"));
        let all = near().any(|word| matches!(word, "aboard" | "board"));
        let crew = (0..readings[side].words.len()).any(|at| readings[side].words.lower(at) == "crew");
        (passengers && !crew, all && !passengers)
    };
    let (left, right) = (counted(Side::Left), counted(Side::Right));
    left.0 && right.1 || left.1 && right.0
}

/// "accused of 27 counts", "convicted on 19 counts"
fn are_charges_and_convictions(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let counted = |side: Side| {
        let last = readings[side].items[items[side]].last;
        (last + 1..last + 4)
            .any(|at| matches!(readings[side].words.lower(at), "count" | "counts" | "charge" | "charges" | "offences"))
    };
    let convicted = Pair::from_fn(|side: Side| {
        words(readings[side], items[side]).any(|(_, word)| {
            matches!(
                word,
                "convicted" | "convict" | "convicts" | "guilty" | "conviction" | "acquitted" | "cleared" | "admitted"
            )
        })
    });
    counted(Side::Left) && counted(Side::Right) && convicted.left != convicted.right
}
