//! Dates: another day, month or year of the same event. The day of the report belongs to a frame and is not compared.

mod retold;

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    negation::denials,
    reading::{Item, Kind, Reading},
    retold::Retold,
    slots::{Gated, same_place, support, unanswered},
};
use crate::{
    claims::{cues::Date, lexicon},
    text::{Pair, Side},
};

pub(super) use retold::{in_other_words, of_one_topic};

static REPORTING: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../../assets/words/reporting.txt")));

/// Claims of which so much corresponds tell of one thing, whatever the words for it.
const ALIKE: f32 = 0.7;

/// A date of each passage that excludes the other's.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let left = open(readings, gated, Side::Left);
    if left.is_empty() {
        return reasons;
    }
    let open = Pair::new(left, open(readings, gated, Side::Right));
    for &(left, left_date) in &open.left {
        for &(right, right_date) in &open.right {
            let alone = open.left.len() == 1 && open.right.len() == 1;
            let placed =
                same_place(readings, alignment, left, right) || beside_one_day(readings, alignment, left, right);
            if !left_date.excludes(&right_date) || are_of_two_steps(readings, Pair::new(left, right)) {
                continue;
            }
            // "the 2020 candidates", "the 2016 election": which, not when.
            let which = is_part_of_name(readings.left, left) || is_part_of_name(readings.right, right);
            if which && !gated.holds(0.8, 0.7) {
                continue;
            }
            // "will step down at the end of August", "will be governor from September"
            let bounds = || {
                retold::begins(readings.left, left) != retold::begins(readings.right, right)
                    && Retold::of(readings, alignment).is_of_others()
            };
            if gated.claims < ALIKE && (bounds() || retold::are_of_two_topics(readings, Pair::new(left, right))) {
                continue;
            }
            let close = support(readings, alignment, left, right) >= 1;
            let confidence = match (alone, placed) {
                (true, true) if gated.holds(0.6, 0.4) => gated.confidence(),
                (true, false) if gated.holds(0.65, 0.5) && gated.claims >= 0.5 => gated.confidence(),
                (false, true) if gated.holds(0.6, 0.4) && gated.claims >= 0.4 => gated.confidence(),
                // "Amis was born in 1941": all of a short claim but its date is told by the long one.
                (true, true) if gated.most() >= 0.95 && gated.least() >= 0.2 => Confidence::Medium,
                (true, true) if gated.holds(0.45, 0.4) => Confidence::Low,
                (true, _) if gated.anchors >= 1 && gated.common >= 4 && gated.holds(0.5, 0.4) && close => {
                    Confidence::Low
                }
                (true, _) if gated.is_told_of_one(usize::from(close)) || gated.tells_much_of_one() => Confidence::Low,
                // A year may belong to anything.
                (true, false) if left_date.month.is_none() && left_date.weekday.is_none() => continue,
                (true, false) if gated.holds(0.5, 0.45) && gated.claims >= 0.42 => Confidence::Low,
                _ => continue,
            };
            // When an article was published may be told wrongly.
            let told = left_date.excludes_as_told(&right_date);
            let confidence = if told { confidence } else { Confidence::Low };
            let spans = Pair::new(tokens(readings.left, left), tokens(readings.right, right));
            reasons.push(Reason::quoting(ReasonKind::Date, confidence, readings, spans));
        }
    }
    reasons
}

/// Whether the date is that for which something was planned, whenever it came: "was due to sail on Monday".
fn was_planned(reading: &Reading<'_>, item: usize) -> bool {
    let (words, found) = (&reading.words, &reading.items[item]);
    (1..found.first).filter(|&at| reading.clauses[at] == found.clause).any(|at| {
        words.lower(at) == "to" && matches!(words.lower(at - 1), "originally" | "initially")
            || matches!(words.lower(at), "due" | "planned" | "scheduled" | "slated" | "meant" | "supposed")
                && matches!(words.lower(at - 1), "was" | "were" | "been" | "originally" | "initially")
    })
}

/// Whether only the one date is that for which something is expected, and the other, on which it was done, may be that of a
/// later report: "is expected to vote on Thursday", "passed it on Friday".
fn is_expected(here: (&Reading<'_>, usize), there: (&Reading<'_>, usize)) -> bool {
    let before = |(reading, item): (&Reading<'_>, usize), is: &dyn Fn(&str) -> bool| {
        let found = &reading.items[item];
        (0..found.first).any(|at| reading.clauses[at] == found.clause && is(reading.words.lower(at)))
    };
    let ahead = |word: &str| {
        matches!(word, "will" | "would" | "to" | "expected" | "due" | "set" | "scheduled" | "planned" | "may" | "could")
    };
    let done = |word: &str| word.ends_with("ed") || matches!(word, "was" | "were" | "began" | "met" | "took" | "held");
    before(here, &|word| word == "expected") && !before(there, &ahead) && before(there, &done)
}

/// Whether the date is that up to which something goes on: "runs until 30 August".
fn is_end(reading: &Reading<'_>, item: usize) -> bool {
    let from = reading.items[item].first;
    (1..=2).any(|back| matches!(reading.words.lower_before(from, back), "until" | "till" | "through"))
}

/// Whether two dates are of two steps of one matter: of the plan and the deed, "accused in March", "convicted in October".
pub(super) fn are_of_two_steps(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    if was_planned(readings.left, items.left) != was_planned(readings.right, items.right)
        || is_end(readings.left, items.left) != is_end(readings.right, items.right)
    {
        return true;
    }
    let (left, right) = ((readings.left, items.left), (readings.right, items.right));
    if is_expected(left, right) || is_expected(right, left) {
        return true;
    }
    // "were not allowed home on Sunday", "were allowed home on Wednesday"
    let denied = Pair::from_fn(|side| denials(readings[side], items[side]) % 2);
    if denied.left != denied.right {
        return true;
    }
    let steps = Pair::from_fn(|side| {
        let (reading, clause) = (readings[side], readings[side].items[items[side]].clause);
        let told = (0..reading.words.len()).filter(|&at| reading.clauses[at] == clause);
        told.filter_map(|at| step(reading.words.lower(at))).collect::<Vec<_>>()
    });
    !steps.left.is_empty() && !steps.right.is_empty() && !steps.left.iter().any(|step| steps.right.contains(step))
}

/// The step of a matter that a word tells.
fn step(word: &str) -> Option<u8> {
    Some(match word {
        "arrested" | "detained" => 0,
        "charged" | "accused" | "indicted" => 1,
        "convicted" | "acquitted" | "cleared" => 2,
        "sentenced" | "jailed" => 3,
        "released" | "freed" => 4,
        "begin" | "begins" | "began" | "begun" | "start" | "starts" | "started" | "open" | "opens" | "opened" => 5,
        "end" | "ends" | "ended" | "finish" | "finishes" | "finished" | "close" | "closes" | "closed" => 6,
        _ => return None,
    })
}

/// Whether the same day stands right beside both: "Thursday at noon".
fn beside_one_day(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    beside(readings.left, left).any(|left| {
        beside(readings.right, right)
            .any(|right| alignment.joins(left, right) && matches!(readings.left.items[left].kind, Kind::Date(_)))
    })
}

/// Whether the date is a mere year that tells which of several is meant: "the 2016 election".
fn is_part_of_name(reading: &Reading<'_>, item: usize) -> bool {
    let found = &reading.items[item];
    let Kind::Date(date) = found.kind else { return false };
    let year = date.month.is_none() && date.weekday.is_none() && found.first == found.last;
    let words = &reading.words;
    let determined = matches!(
        words.lower_before(found.first, 1),
        "the" | "a" | "this" | "that" | "his" | "her" | "its" | "their" | "our"
    ) || words.lower_before(found.first, 1).ends_with("'s");
    let next = reading.items.get(item + 1).is_some_and(|next| next.kind == Kind::Word && next.first == found.last + 1);
    year && determined && next
}

/// From this score on a link is taken for granted ...
const SURE: f64 = 0.9;

/// The days of one deed that both claims tell, in whatever words: "apologised on Friday", "had to apologise Saturday".
/// `score` is that of their link.
pub(super) fn of_one_deed(readings: Pair<&Reading<'_>>, alignment: &Alignment, score: f64) -> Vec<Reason> {
    if score < SURE {
        return Vec::new();
    }
    let days = readings.map(|reading| {
        let told = reading.items.iter().enumerate().filter(|(_, item)| !item.framed);
        let day = |item| date(item).filter(|date| date.names_a_day() && !date.is_long());
        told.filter_map(|(at, item)| day(item).map(|date| (at, date))).collect::<Vec<_>>()
    });
    let ([(left, l)], [(right, r)]) = (days.left.as_slice(), days.right.as_slice()) else { return Vec::new() };
    let one_deed = beside(readings.left, *left).any(|left| {
        beside(readings.right, *right).any(|right| alignment.joins(left, right) && is_deed(readings, left, right))
    });
    if !one_deed || !l.excludes(r) {
        return Vec::new();
    }
    let spans = Pair::new(tokens(readings.left, *left), tokens(readings.right, *right));
    vec![Reason::quoting(ReasonKind::Date, Confidence::Low, readings, spans)]
}

/// From these scores on two dates that differ in their year alone, or in their day alone, are of one thing.
const ANOTHER_YEAR: f64 = 0.6;
const ANOTHER_DAY: f64 = 0.9;

/// The same month of two years next to each other, or two days of one month, where neither claim tells another date: a slip,
/// or two accounts of one thing. `score` is that of the link.
pub(super) fn of_one_month(readings: Pair<&Reading<'_>>, score: f64) -> Option<Reason> {
    if score < ANOTHER_YEAR {
        return None;
    }
    let dates = readings.map(|reading| {
        let told = reading.items.iter().enumerate();
        told.filter_map(|(at, item)| date(item).map(|date| (at, date))).collect::<Vec<_>>()
    });
    let ([(left, l)], [(right, r)]) = (dates.left.as_slice(), dates.right.as_slice()) else { return None };
    let next = matches!((l.year, r.year), (Some(one), Some(other)) if one.abs_diff(other) == 1) && l.day == r.day;
    let days = l.year == r.year && l.day.is_some() && r.day.is_some() && l.day != r.day;
    let month = l.month.is_some() && l.month == r.month;
    (month && (next || days && score >= ANOTHER_DAY)).then(|| {
        let spans = Pair::new(tokens(readings.left, *left), tokens(readings.right, *right));
        Reason::quoting(ReasonKind::Date, Confidence::Low, readings, spans)
    })
}

/// The items right before and right behind `item` in its clause.
fn beside<'r>(reading: &'r Reading<'_>, item: usize) -> impl Iterator<Item = usize> + 'r {
    let own = reading.items[item].clause;
    let near = [item.checked_sub(1), Some(item + 1)].into_iter().flatten();
    near.filter(move |&at| reading.items.get(at).is_some_and(|near| near.clause == own))
}

/// Whether the words are the same, no names, and none of them reports: what was said when is no matter of when it was.
fn is_deed(readings: Pair<&Reading<'_>>, left: usize, right: usize) -> bool {
    let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
    let reports = |reading: &Reading<'_>, item: &Item<'_>| REPORTING.contains(reading.words.lower(item.first));
    l.kind == Kind::Word
        && l.root.stem == r.root.stem
        && !l.named
        && !r.named
        && !reports(readings.left, l)
        && !reports(readings.right, r)
}

/// The dates of one passage that touch no date of the other claim.
fn open(readings: Pair<&Reading<'_>>, gated: &Gated, side: Side) -> Vec<(usize, Date)> {
    unanswered(readings, gated, side, |item| date(item).filter(|date| !date.is_vague()), Date::touches)
}

/// Whether both claims have a date to which the other has no answer.
pub(super) fn any_open(readings: Pair<&Reading<'_>>) -> bool {
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    !open.left.is_empty() && !open.right.is_empty()
}

fn date(item: &Item<'_>) -> Option<Date> {
    match item.kind {
        Kind::Date(date) => Some(*date),
        _ => None,
    }
}

fn tokens(reading: &Reading<'_>, item: usize) -> (usize, usize) {
    (reading.items[item].first, reading.items[item].last)
}

/// Whether the claims tell of two occasions: both are dated, and no date of the one can be any of the other.
pub(super) fn two_occasions(readings: Pair<&Reading<'_>>) -> bool {
    let dates = readings.map(|reading| {
        let told = reading.items.iter().filter(|item| !item.framed);
        told.filter_map(date).filter(Date::names_a_day).collect::<Vec<_>>()
    });
    let pairs = || dates.left.iter().flat_map(|left| dates.right.iter().map(move |right| (left, right)));
    pairs().any(|(left, right)| left.is_apart_from(right) || right.is_apart_from(left))
        && !pairs().any(|(left, right)| left.touches(right))
}
