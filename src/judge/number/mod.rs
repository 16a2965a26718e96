//! Numbers: another value of the same thing.

mod apart;
mod retold;
mod scope;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    attribute::are_two_tremors,
    class::Class,
    contrast,
    date::two_occasions,
    fate::fate,
    name::elsewhere,
    period::are_of_two_periods,
    reading::{Item, Kind, Reading},
    slots::{Gated, comparable, support, unanswered},
    stage,
};
use crate::{
    claims::{
        cues::{CueValue, Quantity, Unit},
        words::Shape,
    },
    text::{Pair, Side},
};
use apart::{are_far, are_of_two, are_told_of_two, is_denied_of, measures_otherwise};
pub(super) use retold::in_other_words;

/// A number of each passage that has no agreeing number in the other claim, of one unit and in one place.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let left = open(readings, gated, Side::Left);
    if left.is_empty() {
        return reasons;
    }
    let open = Pair::new(left, open(readings, gated, Side::Right));
    for &(left, left_quantity) in &open.left {
        let rivals = open.right.iter().filter(|(_, quantity)| comparable(left_quantity.unit, quantity.unit)).count();
        for &(right, right_quantity) in &open.right {
            let others = open.left.iter().filter(|(_, other)| comparable(other.unit, right_quantity.unit)).count();
            // As many on both sides: they are held against each other in their order.
            let place = |open: &[(usize, Quantity)], item: usize, unit: Unit| {
                open.iter().filter(|(other, quantity)| *other < item && comparable(quantity.unit, unit)).count()
            };
            let in_order = rivals == others
                && place(&open.left, left, left_quantity.unit) == place(&open.right, right, right_quantity.unit)
                && gated.holds(0.8, 0.7);
            let alone = rivals == 1 && others == 1 || in_order;
            let tremors = left_quantity.unit == Unit::Measure("magnitude") && are_two_tremors(readings);
            let far = || are_far(left_quantity, right_quantity) && !are_nearly_one(readings, alignment, gated);
            if !comparable(left_quantity.unit, right_quantity.unit) || tremors || far() {
                continue;
            }
            let slot = Slot { readings, alignment, left, right, alone };
            let found = if left_quantity.unit == Unit::Count { slot.of_counts(gated) } else { slot.of_measures(gated) };
            let items = Pair::new(left, right);
            let scopes = || scope::are_two(readings, alignment, items);
            let of_one = |_: &Confidence| {
                !are_of_two(readings, alignment, items) && !elsewhere(readings, alignment) && !scopes()
            };
            if let Some(confidence) = found.filter(of_one) {
                reasons.push(reason(readings, alignment, (left, right), confidence));
            }
        }
    }
    reasons
}

/// Numbers that begin at places `alike`, of one unit, neither of which agrees with any of the other claim.
pub(super) fn alike(readings: Pair<&Reading<'_>>, alignment: &Alignment, alike: &[Pair<usize>]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if alike.is_empty() {
        return reasons;
    }
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    for starts in alike {
        let at = |side: Side| open[side].iter().find(|&&(item, _)| value_start(readings[side], item) == starts[side]);
        let (Some(&(left, l)), Some(&(right, r))) = (at(Side::Left), at(Side::Right)) else { continue };
        if comparable(l.unit, r.unit) && !are_told_of_two(readings, alignment, Pair::new(left, right)) {
            reasons.push(reason(readings, alignment, (left, right), Confidence::Low));
        }
    }
    reasons
}

/// Whether both claims have a number of one unit to which the other has no answer.
pub(super) fn any_open(readings: Pair<&Reading<'_>>) -> bool {
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    open.left.iter().any(|(_, left)| open.right.iter().any(|(_, right)| comparable(left.unit, right.unit)))
}

/// Claims of which so much corresponds tell of one thing, however far apart their numbers are ...
const ALIKE: f32 = 0.78;
/// ... or so much where all of it stands in one order: the one claim was made from the other ...
const ALIKE_IN_ORDER: f32 = 0.5;
/// ... or, in claims of so few words, with no room for much else, so much.
const ALIKE_BRIEF: f32 = 0.4;
const BRIEF: usize = 14;

/// Whether the claims are nearly one, but for their numbers.
fn are_nearly_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> bool {
    let brief = readings.left.words.len().max(readings.right.words.len()) <= BRIEF;
    gated.claims >= if brief { ALIKE_BRIEF } else { ALIKE }
        || gated.claims >= ALIKE_IN_ORDER && contrast::in_order(alignment, readings.left.items.len())
}

/// Counts of the same things that lie no further than this from each other, in shares of the greater ...
const NEAR: f64 = 0.25;
/// ... from so many on: few of anything are near each other anyway.
const MANY: f64 = 20.0;

/// From this score on a link joins claims that tell the same, one of them in so few tokens that it has no room for more;
/// their only open numbers are of one thing then, unless the one is more than so many times the other.
const SURE: f64 = 0.95;
const SHORT: usize = 26;
const TIMES: f64 = 2.2;

/// From this score on claims that agree in one number, and have one other of a unit each, tell of one thing where these are
/// not further apart.
const FIRM: f64 = 0.9;
const BESIDE: f64 = 0.6;

/// Whether the claims have a number in common.
fn numbers_agree(readings: Pair<&Reading<'_>>) -> bool {
    let numbers = |side: Side| {
        readings[side]
            .items
            .iter()
            .filter_map(|item| if let Kind::Number(number) = item.kind { Some(*number) } else { None })
    };
    numbers(Side::Left)
        .any(|left| numbers(Side::Right).any(|right| comparable(left.unit, right.unit) && left.agrees_with(&right)))
}

/// Two counts of the same, or two sums, that are near each other and of which neither article tells the other's: whoever
/// counts other things comes seldom so near.
pub(super) fn near(readings: Pair<&Reading<'_>>, alignment: &Alignment, score: f64) -> Option<Reason> {
    if !readings.left.told.has(Class::NUMBER) || !readings.right.told.has(Class::NUMBER) {
        return None;
    }
    let whole = Gated::whole(readings);
    let open = Pair::from_fn(|side| open(readings, &whole, side));
    let pairs = open.left.iter().flat_map(|left| open.right.iter().map(move |right| (*left, *right)));
    let short = readings.left.words.len().min(readings.right.words.len()) <= SHORT;
    let sure = score >= SURE && short && open.left.len() == 1 && open.right.len() == 1;
    let mut found = pairs.filter(|&((left, l), (right, r))| {
        let slot = Slot { readings, alignment, left, right, alone: false };
        // "119 of the drones", "140 drones": some of them, and all.
        let of_them = |side: Side, item: usize| readings[side].words.lower(readings[side].items[item].last + 1) == "of";
        let counted = || {
            slot.counts_the_same()
                && slot.support() >= 1
                && of_them(Side::Left, left) == of_them(Side::Right, right)
                && !elsewhere(readings, alignment)
        };
        let close = (l.high - r.high).abs() <= NEAR * l.high.max(r.high) && l.high.min(r.high) >= MANY;
        let alike = l.high.max(r.high) <= TIMES * l.high.min(r.high) && comparable(l.unit, r.unit);
        if sure && alike && l.unit != Unit::Age && !measures_otherwise(readings, Pair::new(left, right)) {
            return true;
        }
        let lone = |open: &[(usize, Quantity)], unit: Unit| {
            open.iter().filter(|(_, other)| comparable(other.unit, unit)).count() == 1
        };
        let (less, more) = (l.high.min(r.high), l.high.max(r.high));
        if score >= FIRM
            && less >= BESIDE * more
            && l.unit != Unit::Age
            && comparable(l.unit, r.unit)
            && lone(&open.left, l.unit)
            && lone(&open.right, r.unit)
            && fate(readings.left, left) == fate(readings.right, right)
            && !measures_otherwise(readings, Pair::new(left, right))
            && numbers_agree(readings)
        {
            return true;
        }
        match (l.unit, r.unit) {
            (Unit::Count, Unit::Count) => close && counted(),
            (Unit::Money(one), Unit::Money(other)) => {
                one == other && is_slip(written(readings.left, left), written(readings.right, right))
            }
            _ => false,
        }
    });
    let ((left, _), (right, _)) = found.next().filter(|_| found.next().is_none() && !two_occasions(readings))?;
    let (l, r) = (written(readings.left, left), written(readings.right, right));
    let told = readings.left.is_in_article(r)
        || readings.right.is_in_article(l)
        || are_of_two(readings, alignment, Pair::new(left, right))
        || scope::are_two(readings, alignment, Pair::new(left, right));
    (!told).then(|| Reason { of_one_thing: true, ..reason(readings, alignment, (left, right), Confidence::Low) })
}

/// The digits of a number, or its words.
fn written<'r>(reading: &'r Reading<'_>, item: usize) -> &'r str {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let digits = (first..=last).find(|&at| reading.words.shape(at) == Shape::Number);
    digits.map_or_else(|| reading.words.quote(first, last), |at| reading.words.raw(at))
}

/// Whether two numbers of at least five digits differ in one of them.
fn is_slip(left: &str, right: &str) -> bool {
    let digits = left.bytes().filter(u8::is_ascii_digit).count();
    let apart = left.bytes().zip(right.bytes()).filter(|(left, right)| left != right).count();
    left.len() == right.len() && digits >= 5 && apart == 1
}

/// Whether two numbers that stand in one place are of one unit and one sort, neither of them a share of several.
pub(super) fn measure_the_same(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let unit = |side: Side| match readings[side].items[items[side]].kind {
        Kind::Number(quantity) => Some(quantity.unit),
        _ => None,
    };
    let one_unit = unit(Side::Left).zip(unit(Side::Right)).is_some_and(|(left, right)| comparable(left, right));
    let part = |side: Side| is_part(readings[side], items[side]);
    one_unit
        && part(Side::Left) == part(Side::Right)
        && !measures_otherwise(readings, items)
        && !stage::are_two(readings, alignment)
}

/// Where the value of a number begins, in bytes of its claim: at its digits, or at its words.
fn value_start(reading: &Reading<'_>, item: usize) -> usize {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let digits = (first..=last).find_map(|at| {
        let span = reading.words.span(at, at);
        reading.words.raw(at).find(|c: char| c.is_ascii_digit()).map(|offset| span.start + offset)
    });
    digits.unwrap_or_else(|| reading.words.span(first, first).start)
}

/// The numbers of one passage that no comparable number of the other claim agrees with.
fn open(readings: Pair<&Reading<'_>>, gated: &Gated, side: Side) -> Vec<(usize, Quantity)> {
    let quantity = |item: &Item<'_>| match item.kind {
        Kind::Number(quantity) => Some(*quantity),
        _ => None,
    };
    let mut open = unanswered(readings, gated, side, quantity, |quantity, rival| {
        comparable(quantity.unit, rival.unit) && quantity.agrees_with(rival)
            // "40 people, three of them children" may be "40, 37 adults": a bare count can hide anywhere.
            || quantity.unit != rival.unit && quantity.is_written_like(rival)
    });
    open.retain(|&(item, _)| !is_denied(readings[side], item) && !is_part(readings[side], item));
    open
}

/// Whether the clause of the number is denied: "there are not 100 of them" gives no number.
fn is_denied(reading: &Reading<'_>, item: usize) -> bool {
    let item = &reading.items[item];
    reading.cues.iter().filter(|cue| cue.value == CueValue::Negation).any(|cue| {
        let token = reading.token_at(cue.span.start);
        token < item.first && reading.clauses[token] == item.clause
    })
}

/// Whether the number says how many of several, or how many more: "the other two", "three of them", "two more".
fn is_part(reading: &Reading<'_>, item: usize) -> bool {
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let words = &reading.words;
    matches!(words.lower_before(first, 1), "other" | "another" | "additional" | "extra" | "further" | "more")
        || matches!(words.lower(last + 1), "more" | "other" | "others" | "additional" | "extra" | "further")
        || words.lower(last + 1) == "of" && matches!(words.lower(last + 2), "them" | "those" | "whom" | "these")
}

/// Two numbers of one unit that may measure the same thing.
struct Slot<'r> {
    readings: Pair<&'r Reading<'r>>,
    alignment: &'r Alignment,
    left: usize,
    right: usize,
    /// Whether no other number of either passage has the unit and is without answer.
    alone: bool,
}

impl Slot<'_> {
    fn support(&self) -> usize {
        support(self.readings, self.alignment, self.left, self.right)
    }

    /// How sure it is that two bare counts count the same: the words after them correspond, or both count the dead.
    fn of_counts(&self, gated: &Gated) -> Option<Confidence> {
        let items = Pair::new(self.left, self.right);
        if is_denied_of(self.readings.left, self.left) != is_denied_of(self.readings.right, self.right)
            || are_of_two_periods(self.readings, items)
        {
            return None;
        }
        let fates = Pair::new(fate(self.readings.left, self.left), fate(self.readings.right, self.right));
        let (support, counted) = (self.support(), self.counts_the_same());
        match (fates.left, fates.right) {
            (Some(left), Some(right)) if left != right => return None,
            (Some(_), Some(_)) if self.alone => return by(gated, (0.5, 0.4), (0.35, 0.3)),
            _ => {}
        }
        if self.led_apart() && !(support >= 3 && gated.holds(0.6, 0.6)) {
            return None;
        }
        if counted {
            let enough = if self.alone { support >= 1 } else { support >= 3 };
            let alike = if enough { by(gated, (0.6, 0.45), (0.55, 0.45)) } else { None };
            let alike = alike.filter(|_| gated.holds(0.75, 0.65) || !self.is_of_two_scopes());
            return alike.max(of_one_event(gated, self.alone && support >= 1));
        }
        // Nothing counted on one side ("the toll is nine"), or people under two names ("three children", "eight pupils").
        let bare = Side::BOTH.into_iter().any(|side| self.counted(side).is_empty());
        let enough = self.alone && (support >= 2 && bare || support >= 1 && self.counts_people());
        let alike = if enough { by(gated, (0.7, 0.6), (0.55, 0.5)) } else { None };
        // Hardly anything else is open: "a few hundred homes", "tens of thousands of properties".
        let left_over = self.alone && gated.anchors >= 2 && gated.holds(0.65, 0.6) && gated.common >= 5;
        let people = self.alone && self.counts_people() && support >= 1 && gated.holds(0.42, 0.4) && gated.common >= 5;
        let one = gated.is_told_of_one(support) || gated.tells_much_of_one();
        let told = self.alone && one && (bare || self.counts_people());
        let alike = alike.max(told.then_some(Confidence::Low));
        alike.max((left_over || people).then_some(if left_over { Confidence::Medium } else { Confidence::Low }))
    }

    /// How sure it is that two values with a unit measure the same: they alone have it, in like surroundings.
    fn of_measures(&self, gated: &Gated) -> Option<Confidence> {
        let support = self.support();
        let few = self.is_of_few_things();
        let apart = !few && self.led_apart() && support < 2;
        let unlike = measures_otherwise(self.readings, Pair::new(self.left, self.right));
        if !self.alone || unlike || apart && !gated.holds(0.6, 0.6) {
            return None;
        }
        let alike = match support {
            0 => by(gated, (0.8, 0.7), (0.6, 0.5)),
            1 => by(gated, (0.6, 0.45), (0.5, 0.45)),
            _ => by(gated, (0.6, 0.45), (0.4, 0.38)),
        };
        let one = !apart && (gated.is_told_of_one(support) || gated.tells_much_of_one());
        alike.max(of_one_event(gated, support >= 1 || few)).max(one.then_some(Confidence::Low))
    }

    /// Whether the unit is one that hardly two things of one event have: an age, a temperature, a magnitude.
    fn is_of_few_things(&self) -> bool {
        let Kind::Number(&Quantity { unit, .. }) = self.readings.left.items[self.left].kind else { return false };
        matches!(unit, Unit::Age | Unit::Degrees(_) | Unit::Measure("magnitude"))
    }

    /// Whether words that do not correspond lead to the two numbers: "killed 14 people", "displaced 900 people".
    fn led_apart(&self) -> bool {
        let lead = |side: Side, item: usize| {
            let reading = self.readings[side];
            let before = item.checked_sub(1)?;
            let found = &reading.items[before];
            let direct = found.kind == Kind::Word && found.last + 1 == reading.items[item].first;
            direct.then(|| self.alignment.partner(side, before).is_none())
        };
        lead(Side::Left, self.left) == Some(true) && lead(Side::Right, self.right) == Some(true)
    }

    fn counted(&self, side: Side) -> std::ops::Range<usize> {
        counted(self.readings[side], if side == Side::Left { self.left } else { self.right })
    }

    /// Whether the words right after the two numbers correspond: "14 civilians", "nine Danish civilians".
    fn counts_the_same(&self) -> bool {
        let (lefts, rights) = (self.counted(Side::Left), self.counted(Side::Right));
        lefts.clone().any(|left| {
            rights
                .clone()
                .any(|right| self.alignment.joins(left, right) && (left == lefts.start || right == rights.start))
        })
    }

    /// Whether what is counted goes on in words that do not correspond: "900 people at its plant", "14,000 people worldwide".
    fn is_of_two_scopes(&self) -> bool {
        Side::BOTH.into_iter().all(|side| {
            let reading = self.readings[side];
            let next =
                (self.counted(side).start..reading.items.len()).find(|&at| self.alignment.partner(side, at).is_none());
            next.and_then(|next| reading.items.get(next).zip(reading.items.get(next - 1)))
                .is_some_and(|(next, before)| next.clause == before.clause && next.first <= before.last + 4)
        })
    }

    fn counts_people(&self) -> bool {
        Side::BOTH.into_iter().all(|side| {
            self.counted(side)
                .any(|at| self.readings[side].items[at].root.kin.is_some_and(super::thesaurus::Kin::is_somebody))
        })
    }
}

/// How sure it is that the numbers stand for the same in claims that tell of one event in other words. `placed` is
/// whether the numbers themselves are known to have to do with each other.
fn of_one_event(gated: &Gated, placed: bool) -> Option<Confidence> {
    if !placed {
        None
    } else if gated.is_told_within() && gated.anchors >= 1 || gated.is_one_event() && gated.holds(0.5, 0.4) {
        Some(Confidence::Medium)
    } else {
        (gated.is_one_event() || gated.is_told_within()).then_some(Confidence::Low)
    }
}

/// Medium or better where the passages hold `strict`, low where they hold `loose`.
fn by(gated: &Gated, strict: (f32, f32), loose: (f32, f32)) -> Option<Confidence> {
    if gated.holds(strict.0, strict.1) && gated.claims >= 0.35 {
        Some(gated.confidence())
    } else {
        (gated.holds(loose.0, loose.1) && gated.claims >= 0.3).then_some(Confidence::Low)
    }
}

/// The items right after a number, two at most, without any other word between.
fn counted(reading: &Reading<'_>, item: usize) -> std::ops::Range<usize> {
    let follows = |&at: &usize| {
        let last = reading.items[at - 1].last;
        // "57 of the guests"
        let of_them = at == item + 1
            && reading.words.lower(last + 1) == "of"
            && matches!(reading.words.lower(last + 2), "the" | "its" | "their" | "his" | "her" | "these" | "those");
        let next = if of_them { last + 3 } else { last + 1 };
        reading.items.get(at).is_some_and(|found| found.kind == Kind::Word && found.first == next)
    };
    item + 1..item + 1 + (item + 1..item + 3).take_while(follows).count()
}

fn reason(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (left, right): (usize, usize),
    confidence: Confidence,
) -> Reason {
    let spans = Pair::new(
        with_counted(readings.left, alignment, Side::Left, left),
        with_counted(readings.right, alignment, Side::Right, right),
    );
    Reason::quoting(ReasonKind::Number, confidence, readings, spans)
}

/// The number with the words that say what is counted, up to the last that corresponds.
fn with_counted(reading: &Reading<'_>, alignment: &Alignment, side: Side, item: usize) -> (usize, usize) {
    let found = &reading.items[item];
    let counts = matches!(found.kind, Kind::Number(Quantity { unit: Unit::Count, .. }));
    let last = counted(reading, item).rev().find(|&at| counts && alignment.partner(side, at).is_some());
    (found.first, last.map_or(found.last, |at| reading.items[at].last))
}
