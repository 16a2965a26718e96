//! Scopes: whether two numbers, in claims that tell much the same, are told of a whole and a part of it, of two parts, or of
//! two sorts of money.

use super::{
    super::{alignment::Alignment, reading::Reading},
    reckoning,
};
use crate::text::{Pair, Side};

/// So many words before or behind a number at most may tell its scope.
const REACH: usize = 12;

/// Whether what is said beside two numbers tells that they are of two scopes.
pub(super) fn are_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let shares = Pair::from_fn(|side: Side| is_of_its_own(readings[side], items[side]));
    shares.left != shares.right || are_two_of_one_topic(readings, alignment, items)
}

/// The same where it is known of what both are told: of how many there are a number may be all the same.
pub(super) fn are_two_of_one_topic(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let of = |is: &dyn Fn(&Reading<'_>, usize) -> bool| Pair::from_fn(|side: Side| is(readings[side], items[side]));
    let one_sided = |is: &dyn Fn(&Reading<'_>, usize) -> bool| {
        let told = of(is);
        told.left != told.right
    };
    let rates = Pair::from_fn(|side| rate(readings[side], items[side]));
    one_sided(&is_left_over)
        || one_sided(&is_so_far)
        || one_sided(&is_of_all)
        || is_among_some(readings, alignment, items)
        || one_sided(&is_of_them)
        || one_sided(&are_among_them)
        || one_sided(&is_extreme)
        || one_sided(&is_reduced)
        || are_two_dimensions(readings, items)
        || are_two_rounds(readings)
        || matches!((rates.left, rates.right), (Some(left), Some(right)) if left != right)
        || are_of_two_places_in_a_row(readings, items)
        || are_two_sorts_of_money(readings, alignment, items)
        || reckoning::are_two(readings, items)
}

/// The tokens of a number's clause that lie near it.
fn around<'r>(reading: &'r Reading<'_>, item: usize) -> impl Iterator<Item = usize> + 'r {
    let found = &reading.items[item];
    let (first, last) = (found.first, found.last);
    (first.saturating_sub(REACH)..(last + REACH + 1).min(reading.words.len()))
        .filter(move |&at| (at < first || at > last) && reading.clauses[at] == found.clause)
}

/// "600 miles left", "five are still at large".
fn is_left_over(reading: &Reading<'_>, item: usize) -> bool {
    let (words, last) = (&reading.words, reading.items[item].last);
    let clause = reading.items[item].clause;
    let behind = |at: usize| reading.clauses.get(at) == Some(&clause);
    (last + 1..last + 4).any(|at| {
        behind(at)
            && (matches!(words.lower(at), "remaining" | "still")
                || words.lower(at) == "left"
                    && (at == last + 1 || matches!(words.lower(at + 1), "to" | "" | "." | ","))
                || words.lower(at) == "to" && words.lower(at + 1) == "go")
    })
}

/// "has planted 57 million trees so far"
fn is_so_far(reading: &Reading<'_>, item: usize) -> bool {
    let words = &reading.words;
    around(reading, item).any(|at| match words.lower(at) {
        "already" => true,
        "so" => words.lower(at + 1) == "far",
        "to" => words.lower(at + 1) == "date",
        _ => false,
    })
}

/// "across the whole province", "in all", "nationwide"
fn is_of_all(reading: &Reading<'_>, item: usize) -> bool {
    let words = &reading.words;
    around(reading, item).any(|at| match words.lower(at) {
        "nationwide" | "worldwide" | "globally" | "altogether" | "countrywide" => true,
        "in" => matches!(words.lower(at + 1), "all" | "total"),
        "across" | "throughout" => matches!(words.lower(at + 1), "the" | "all"),
        "between" => words.lower(at + 1) == "them",
        "since" => words.lower(at + 1) == "records",
        _ => false,
    })
}

/// Whether the one is told of some only, of whom the other claim does not tell: "among men", "of those who voted".
fn is_among_some(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let told = |side: Side| {
        let reading = readings[side];
        let words = &reading.words;
        let unanswered = |at: usize| {
            let item = reading.item_from(at);
            reading.items.get(item).is_some_and(|found| found.first <= at + 2)
                && alignment.partner(side, item).is_none()
        };
        around(reading, items[side]).any(|at| match words.lower(at) {
            "among" | "amongst" => !matches!(words.lower(at + 1), "them" | "those") && unanswered(at + 1),
            "of" => words.lower(at + 2) == "who",
            "alone" => true,
            _ => false,
        })
    };
    told(Side::Left) != told(Side::Right)
}

/// "sixty of the beds"
fn is_of_them(reading: &Reading<'_>, item: usize) -> bool {
    let (words, last) = (&reading.words, reading.items[item].last);
    words.lower(last + 1) == "of" && matches!(words.lower(last + 2), "the" | "these")
}

/// "32 of its stores"
fn is_of_its_own(reading: &Reading<'_>, item: usize) -> bool {
    let (words, last) = (&reading.words, reading.items[item].last);
    words.lower(last + 1) == "of" && matches!(words.lower(last + 2), "its" | "their")
}

/// "nine apprentices were among those killed"
fn are_among_them(reading: &Reading<'_>, item: usize) -> bool {
    let (words, last) = (&reading.words, reading.items[item].last);
    (last + 1..last + 6)
        .any(|at| words.lower(at) == "among" && matches!(words.lower_before(at, 1), "was" | "were" | "is" | "are"))
}

/// For what length of time it is so much each: "a month", "per year".
fn rate(reading: &Reading<'_>, item: usize) -> Option<u8> {
    let (words, last) = (&reading.words, reading.items[item].last);
    (last + 1..last + 4).find_map(|at| {
        let each = matches!(words.lower(at), "a" | "an" | "per" | "each" | "every");
        let unit = |word: &str| {
            Some(match word {
                "hour" => 0,
                "day" | "night" => 1,
                "week" => 2,
                "month" => 3,
                "year" => 4,
                _ => return None,
            })
        };
        match words.lower(at) {
            "hourly" => Some(0),
            "daily" => Some(1),
            "weekly" => Some(2),
            "monthly" => Some(3),
            "annually" | "yearly" => Some(4),
            _ if each => unit(words.lower(at + 1)),
            _ => None,
        }
    })
}

/// Whether each number is told of another one in a row of the same: "the first phase", "the second phase".
fn are_of_two_places_in_a_row(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let place = |side: Side| {
        let reading = readings[side];
        let words = &reading.words;
        let (first, last) = (reading.items[items[side]].first, reading.items[items[side]].last);
        let near = first.saturating_sub(REACH)..(last + REACH).min(words.len());
        near.filter(|at| !(first..=last).contains(at)).find_map(|at| {
            let place = match words.lower(at) {
                "first" | "opening" => 1,
                "second" => 2,
                "third" => 3,
                "fourth" => 4,
                "fifth" => 5,
                "final" | "last" => 9,
                _ => return None,
            };
            Some((place, words.lower(at + 1)))
        })
    };
    matches!((place(Side::Left), place(Side::Right)), (Some((one, of)), Some((two, other)))
        if one != two && (of == other || is_stretch(of) && is_stretch(other)))
}

fn is_stretch(word: &str) -> bool {
    matches!(
        word,
        "quarter"
            | "half"
            | "phase"
            | "stage"
            | "round"
            | "leg"
            | "raid"
            | "wave"
            | "attack"
            | "day"
            | "week"
            | "stretch"
    )
}

/// "a minimum of", "on average"
fn is_extreme(reading: &Reading<'_>, item: usize) -> bool {
    around(reading, item).any(|at| {
        matches!(reading.words.lower(at), "minimum" | "maximum" | "average" | "median" | "typical" | "typically")
    })
}

/// "was trimmed to"
fn is_reduced(reading: &Reading<'_>, item: usize) -> bool {
    let words = &reading.words;
    let first = reading.items[item].first;
    let to = words.lower_before(first, 1) == "to";
    to && around(reading, item).any(|at| {
        at < first
            && matches!(
                words.lower(at),
                "trimmed"
                    | "reduced"
                    | "lowered"
                    | "commuted"
                    | "revised"
                    | "cut"
                    | "slashed"
                    | "halved"
                    | "downgraded"
            )
            && words.lower(at + 1) != "off"
    })
}

/// Whether two lengths are taken in two ways: "12 metres across", "25 metres down".
fn are_two_dimensions(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let dimension = |side: Side| {
        let (words, item) = (&readings[side].words, &readings[side].items[items[side]]);
        (item.last + 1..item.last + 3).find_map(|at| {
            Some(match words.lower(at) {
                "across" | "wide" => 0,
                "long" => 1,
                "deep" | "down" | "below" => 2,
                "high" | "tall" | "above" => 3,
                "thick" => 4,
                "away" | "from" | "off" => 5,
                _ => return None,
            })
        })
    };
    matches!((dimension(Side::Left), dimension(Side::Right)), (Some(left), Some(right)) if left != right)
}

/// Whether the claims tell of two rounds of a contest: "in his heat", "the final".
fn are_two_rounds(readings: Pair<&Reading<'_>>) -> bool {
    let rounds = |side: Side| {
        let words = &readings[side].words;
        let round = |at: usize| {
            Some(match words.lower(at) {
                "heat" | "heats" | "qualifying" => 0,
                "round" if words.lower_before(at, 1) == "first" => 1,
                "quarterfinal" | "quarterfinals" => 3,
                "semifinal" | "semifinals" => 4,
                "final" | "finals" => match words.lower_before(at, 2) {
                    "quarter" => 3,
                    "semi" => 4,
                    _ => 5,
                },
                _ => return None,
            })
        };
        (0..words.len()).filter_map(round).collect::<Vec<u8>>()
    };
    let (left, right) = (rounds(Side::Left), rounds(Side::Right));
    !left.is_empty() && !right.is_empty() && !left.iter().any(|round| right.contains(round))
}

/// Whether two sums are of two sorts of money: a fine and damages, revenue and profit.
fn are_two_sorts_of_money(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let sorts = |side: Side| {
        let reading = readings[side];
        let found: Vec<(u8, usize)> = around(reading, items[side])
            .filter_map(|at| sort_of_money(reading.words.lower(at)).map(|sort| (sort, at)))
            .collect();
        found
    };
    let (left, right) = (sorts(Side::Left), sorts(Side::Right));
    let answered = |side: Side, at: usize| {
        let item = readings[side].item_from(at);
        readings[side].items.get(item).is_some_and(|found| found.first == at) && alignment.partner(side, item).is_some()
    };
    !left.is_empty()
        && !right.is_empty()
        && !left.iter().any(|(sort, _)| right.iter().any(|(other, _)| sort == other))
        && left.iter().any(|&(_, at)| !answered(Side::Left, at))
        && right.iter().any(|&(_, at)| !answered(Side::Right, at))
}

fn sort_of_money(word: &str) -> Option<u8> {
    Some(match word {
        "profit" | "profits" | "earnings" | "income" | "surplus" => 0,
        "revenue" | "revenues" | "sales" | "turnover" | "takings" => 1,
        "loss" | "losses" | "deficit" => 2,
        "debt" | "debts" | "owes" | "owed" | "borrowing" | "borrowings" => 3,
        "fine" | "fined" | "fines" | "penalty" | "penalties" => 4,
        "damages" | "compensation" | "settlement" | "redress" => 5,
        "salary" | "salaries" | "wages" | "pay" => 6,
        "bonus" | "bonuses" => 7,
        "bail" | "bond" => 8,
        "budget" => 9,
        "grant" | "grants" | "subsidy" | "subsidies" => 10,
        "loan" | "loans" | "mortgage" => 11,
        "rent" | "rents" => 12,
        "tax" | "taxes" | "duty" | "duties" => 13,
        "dividend" | "dividends" => 14,
        "donation" | "donations" | "donated" => 15,
        "lawyers" | "legal" => 16,
        _ => return None,
    })
}
