//! Numbers near each other, in claims that are linked: whoever counts other things comes seldom so near.

use super::super::{
    Confidence, Reason,
    alignment::Alignment,
    class::Class,
    date::two_occasions,
    fate::fate,
    name::elsewhere,
    reading::{Kind, Reading},
    slots::{Gated, comparable},
};
use super::{
    apart::{are_of_two, measures_otherwise},
    open, reason, scope,
    slot::Slot,
};
use crate::{
    claims::{
        cues::{Quantity, Unit},
        words::Shape,
    },
    text::{Pair, Side},
};

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
pub(in super::super) fn near(readings: Pair<&Reading<'_>>, alignment: &Alignment, score: f64) -> Option<Reason> {
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
    // An article may be long.
    let told = are_of_two(readings, alignment, Pair::new(left, right))
        || scope::are_two(readings, alignment, Pair::new(left, right))
        || readings.left.is_in_article(r)
        || readings.right.is_in_article(l);
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
