//! Dates and times: "14 May 2024", "last month", "Tuesday", "1978", "10 a.m.".

mod written;

use super::days::Days;
pub(super) use written::{dates, openings};

/// A point in time as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// The year, of the common era.
    pub year: Option<u16>,
    /// 1 is January.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// 0 is Monday.
    pub weekday: Option<u8>,
    /// Time of day in minutes since midnight.
    pub minute: Option<u16>,
    /// What is said relative to the day of the report or within the year.
    pub moment: Option<Moment>,
    /// The days that it may be, if it is known when the article was published.
    pub days: Option<Days>,
}

impl Date {
    /// Whether the two can be the same time and have something in common: the same weekday, month, year or hour.
    pub fn touches(&self, other: &Date) -> bool {
        if let (Some(days), Some(others)) = (self.days, other.days) {
            let hours = matches!((self.minute, other.minute), (Some(one), Some(two)) if one.abs_diff(two) >= 60);
            return days.meet(&others) && !hours;
        }
        let common = self.year.is_some() && self.year == other.year
            || self.month.is_some() && self.month == other.month
            || self.weekday.is_some() && self.weekday == other.weekday
            || self.minute.is_some() && self.minute == other.minute
            || self.moment.is_some() && self.moment == other.moment;
        common && !self.excludes(other)
    }

    /// The first and the last year that it may be: ten of a decade, a hundred where the decade may be a century ("the 1800s").
    fn years(&self) -> Option<(u16, u16)> {
        self.year.map(|year| match self.moment {
            Some(Moment::Decade) if year % 100 == 0 => (year, year + 99),
            Some(Moment::Decade) => (year, year + 9),
            _ => (year, year),
        })
    }

    /// Whether it is a week, month or year of which nobody knows which it is: "this week", where it is not known when the
    /// article was published.
    pub(crate) fn is_vague(&self) -> bool {
        self.days.is_none() && self.is_long()
    }

    /// Whether it is a weekend, week, month or year, told from the day of the report.
    pub(crate) fn is_long(&self) -> bool {
        matches!(self.moment, Some(Moment::Relative { unit: 2.., .. }))
    }

    /// Whether it says more than an hour.
    pub(crate) fn names_a_day(&self) -> bool {
        self.year.is_some() || self.month.is_some() || self.weekday.is_some() || self.moment.is_some()
    }

    /// Whether it is the last month or year, or one before.
    pub(crate) fn is_long_past(&self) -> bool {
        matches!(self.moment, Some(Moment::Relative { unit: 30.., by: ..0 }))
    }

    /// Whether the two are most likely different times, or cannot be told to be one: "last year" and a day of the week, a
    /// month and a day of the week.
    pub(crate) fn is_apart_from(&self, other: &Date) -> bool {
        let far = matches!((self.days, other.days), (Some(days), Some(others)) if days.are_far_from(&others));
        let unlike = self.moment.is_none() && other.moment.is_none() && !self.touches(other);
        self.excludes(other) || far || self.is_long_past() && other.weekday.is_some() && other.month.is_none() || unlike
    }

    /// Whether the two cannot be the same time: the greatest unit that both name differs, or, where it is the same, a
    /// smaller one. Times relative to the report exclude nothing unless it is known when both articles were published.
    pub fn excludes(&self, other: &Date) -> bool {
        match (self.days, other.days) {
            (Some(days), Some(others)) if self.hangs_on_report() || other.hangs_on_report() => days.exclude(&others),
            _ => self.excludes_as_told(other),
        }
    }

    /// Whether both are told from the day of the report, if that is one day, but not as the same stretch: "last week", "last
    /// month".
    pub(crate) fn is_told_otherwise(&self, other: &Date) -> bool {
        let told = |date: &Date| match date.moment {
            Some(Moment::Relative { unit: unit @ 7.., by }) if date.days.is_none() => Some((unit, by)),
            _ => None,
        };
        matches!((told(self), told(other)), (Some(one), Some(other)) if one != other)
    }

    /// Whether only the day of the report tells which day it is: "yesterday", "Tuesday".
    fn hangs_on_report(&self) -> bool {
        self.moment.is_some() || self.weekday.is_some() && self.month.is_none()
    }

    /// The same from what both say themselves, whenever they were published.
    pub(crate) fn excludes_as_told(&self, other: &Date) -> bool {
        let differ = |one: Option<u16>, two: Option<u16>| matches!((one, two), (Some(one), Some(two)) if one != two);
        if let (Some(one), Some(two)) = (self.years(), other.years())
            && (self.moment == Some(Moment::Decade) || other.moment == Some(Moment::Decade))
        {
            return one.1 < two.0 || two.1 < one.0;
        }
        if self.moment.is_some() || other.moment.is_some() {
            return false;
        }
        let small = |value: Option<u8>| value.map(u16::from);
        let dated = self.month.is_some() && other.month.is_some();
        differ(self.year, other.year)
            || differ(small(self.month), small(other.month))
            || dated && differ(small(self.day), small(other.day))
            || !dated && differ(small(self.weekday), small(other.weekday))
            || matches!((self.minute, other.minute), (Some(one), Some(two)) if are_two_times(one, two))
    }
}

/// Whether two times of one day, in minutes, are no roundings of each other: an hour apart, or a quarter where both are told
/// to the minute.
fn are_two_times(one: u16, two: u16) -> bool {
    let apart = one.abs_diff(two);
    apart >= 60 || apart >= 15 && !one.is_multiple_of(30) && !two.is_multiple_of(30)
}

/// A time that only the day of the report, or its context, makes a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// "yesterday", "last month", "this weekend": what it counts in days, months or years, and how many of them back (negative) or on.
    Relative {
        /// Days in the unit: 1, 2 (a weekend), 7, 30, 365.
        unit: u16,
        /// How many of them on.
        by: i8,
    },
    /// A decade: "the 1980s".
    Decade,
}
