//! Topics: what a number or a date is told of, whatever the words ("cut 1,800 jobs", "3,000 will lose their livelihoods").

use super::{
    fate::{Fate, fate, only_fate},
    reading::{Kind, Reading},
    sign::{self, Found, Table},
    slots::comparable,
};
use crate::claims::cues::Unit;

/// The words of a second group stand no further than this from the first.
const TOGETHER: usize = 8;

/// What a number or a date is told of.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    Fate(Fate),
    /// A topic of the table, and what may stand for it.
    Listed(&'static str, &'static str),
}

impl Topic {
    /// Whether two with these topics may be told of one thing.
    pub(super) fn meets(self, other: Topic) -> bool {
        match (self, other) {
            (Topic::Fate(one), Topic::Fate(other)) => one == other,
            (Topic::Listed(one, general), Topic::Listed(other, widest)) => {
                one == other || general == other || one == widest
            }
            _ => false,
        }
    }
}

/// What the number at `item` is told of, if it is a topic that is known: told in its clause, or anywhere in a claim without
/// another number of the unit, and no nearer to another one.
pub(super) fn of_number(reading: &Reading<'_>, item: usize) -> Option<Topic> {
    let Kind::Number(number) = reading.items[item].kind else { return None };
    // "a two-storey house", "one moment of joy"
    let (first, last) = (reading.items[item].first, reading.items[item].last);
    let storeys = || number.high < FEW && reading.words.tight(last + 1);
    if number.unit == Unit::Count && (storeys() || first == last && reading.words.lower(last) == "one") {
        return None;
    }
    let rival = |kind: Kind<'_>| matches!(kind, Kind::Number(other) if comparable(other.unit, number.unit));
    let place = Place::of(reading, item, rival);
    let unit = name_of(number.unit)?;
    let fate = fate(reading, item).or_else(|| only_fate(reading).filter(|_| place.rivals.is_empty()));
    let fate = fate.filter(|_| number.unit == Unit::Count).map(Topic::Fate);
    // What two words tell is told more firmly than what one does.
    match fate {
        Some(Topic::Fate(Fate::Dead)) => fate,
        _ => place.listed(unit, true).or(fate).or_else(|| place.listed(unit, false)),
    }
}

/// What happened at the date at `item`, likewise.
pub(super) fn of_date(reading: &Reading<'_>, item: usize) -> Option<Topic> {
    let place = Place::of(reading, item, |kind| matches!(kind, Kind::Date(_)));
    place.listed("date", true).or_else(|| place.listed("date", false))
}

/// What stands behind a comma is as far away as if so many words stood between.
const COMMA: usize = 4;

/// A number joined to what is counted tells of what kind a thing is if it is less than this.
const FEW: f64 = 10.0;

/// What is counted stands no further than this behind the number.
const COUNTED: usize = 5;

/// A number or a date among others of its sort.
struct Place<'r, 'a> {
    reading: &'r Reading<'a>,
    item: usize,
    rivals: Vec<usize>,
}

impl<'r, 'a> Place<'r, 'a> {
    fn of(reading: &'r Reading<'a>, item: usize, is_rival: impl Fn(Kind<'_>) -> bool) -> Self {
        let rivals = (0..reading.items.len()).filter(|&at| at != item && is_rival(reading.items[at].kind)).collect();
        Place { reading, item, rivals }
    }

    fn first(&self) -> usize {
        self.reading.items[self.item].first
    }

    /// The first topic of the table that is told there, in `two` words or in one.
    fn listed(&self, unit: &str, two: bool) -> Option<Topic> {
        // "the beginning of May" tells when, not what.
        let is_date = matches!(self.reading.items[self.item].kind, Kind::Date(_));
        let when =
            |sign: &Found| is_date && self.reading.words.lower(sign.at + 1) == "of" && sign.at + 2 == self.first();
        let signs = sign::of_table(self.reading, Table::Topics);
        let told = signs.clone().filter(|sign| sign.column == 0 && self.reaches(sign.at) && !when(sign));
        let clause = self.reading.items[self.item].clause;
        let lines = told.filter(|sign| {
            let line = &Table::Topics.lines()[sign.line];
            let near = |other: &&Found| other.at + TOGETHER >= sign.at && other.at < sign.at + TOGETHER;
            let beside = |column: usize| {
                signs.clone().filter(near).any(|other| (other.line, other.column) == (sign.line, column))
            };
            let counts = unit != "count" || !two || self.counts(&signs, sign.line);
            line.heads[1] == unit && (line.columns > 1) == two && (1..line.columns).all(beside) && counts
        });
        // What its own clause tells comes first.
        let (_, line) = lines.map(|sign| (self.reading.clauses[sign.at] != clause, sign.line)).min()?;
        let name = Table::Topics.lines()[line].heads[0];
        let (name, general) = name.split_once('/').unwrap_or((name, name));
        Some(Topic::Listed(name, general))
    }

    /// Whether what is counted, which stands right behind the number, is told by signs of a line: "14 train services".
    fn counts<'f>(&self, signs: &(impl Iterator<Item = &'f Found> + Clone), line: usize) -> bool {
        let behind = self.reading.items[self.item].last;
        let name = |line: usize| Table::Topics.lines()[line].heads[0];
        let mut counted = signs.clone().filter(|sign| sign.column > 0 && name(sign.line) == name(line));
        counted.any(|sign| behind < sign.at && sign.at <= behind + COUNTED)
    }

    /// Whether a token may tell of it, rather than of another of its sort.
    fn reaches(&self, at: usize) -> bool {
        let away = |item: usize| {
            let found = &self.reading.items[item];
            let (near, far) = if at < found.first { (at, found.first) } else { (found.last, at) };
            // "31 people to hospital, six of them"
            let comma = (near..far).any(|at| self.reading.words.lower(at) == ",");
            far.saturating_sub(near) + if comma { COMMA } else { 0 }
        };
        let here = self.reading.clauses[at] == self.reading.items[self.item].clause;
        (here || self.rivals.is_empty()) && self.rivals.iter().all(|&rival| away(self.item) < away(rival))
    }
}

/// What the table calls a unit.
fn name_of(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Count => "count",
        Unit::Share => "share",
        Unit::Points => "points",
        Unit::Money(_) => "money",
        Unit::Score => "score",
        Unit::Measure(dimension) => dimension,
        Unit::Degrees(_) | Unit::Age => return None,
    })
}
