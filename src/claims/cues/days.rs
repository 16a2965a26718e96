//! The days that a date may be, seen from the day on which its article was published.

use super::date::{Date, Moment};

/// A day, counted from 1 January 1970.
pub(crate) type Day = i32;

/// A stretch of days, both ends included.
type Stretch = (Day, Day);

/// The days that a date may be: one of two stretches, the same twice where it is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    either: [Stretch; 2],
    /// Whether it was told from the day of publication alone ("yesterday"), which may be that of a later version.
    loose: bool,
}

/// What is further apart than this is another occasion, not another account of one.
const FAR: i32 = 21;

impl Days {
    /// Whether the two may be the same days.
    pub(super) fn meet(&self, other: &Days) -> bool {
        self.distance(other) == 0
    }

    /// Whether the two cannot be the same days, but may be told of one event.
    pub(super) fn exclude(&self, other: &Days) -> bool {
        let least = if self.loose || other.loose { 2 } else { 1 };
        (least..=FAR).contains(&self.distance(other))
    }

    /// Whether the two are too far from each other to be told of one event.
    pub(super) fn are_far_from(&self, other: &Days) -> bool {
        self.distance(other) > FAR
    }

    /// How many days are between the two at least; 0 where they may be the same.
    fn distance(&self, other: &Days) -> i32 {
        let apart = |one: Stretch, other: Stretch| (one.0.max(other.0) - one.1.min(other.1)).max(0);
        let pairs =
            self.either.into_iter().flat_map(|one| other.either.into_iter().map(move |other| apart(one, other)));
        pairs.min().unwrap_or(0)
    }
}

/// The day that begins a text in ISO 8601: "2026-03-03T08:00".
pub(crate) fn day_of(iso: &str) -> Option<Day> {
    let mut parts = iso.get(..10)?.splitn(3, '-');
    let mut number = || parts.next()?.parse::<i32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| day_number(year, month, day))
}

/// Days since 1 January 1970 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn day_number(year: i32, month: i32, day: i32) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The year and the month of a day.
fn month_of(day: Day) -> (i32, i32) {
    // A month is at most 31 days: from an estimate that is not too late it is never far.
    let mut year = 1970 + day.div_euclid(366);
    while day_number(year + 1, 1, 1) <= day {
        year += 1;
    }
    let month = (1..=12).rev().find(|&month| day_number(year, month, 1) <= day).unwrap_or(1);
    (year, month)
}

/// All days of a month; months past December belong to the next years.
fn month(year: i32, month: i32) -> Stretch {
    let first = |months: i32| day_number(months.div_euclid(12), months.rem_euclid(12) + 1, 1);
    let months = year * 12 + month - 1;
    (first(months), first(months + 1) - 1)
}

/// 0 is Monday.
fn weekday_of(day: Day) -> i32 {
    (day + 3).rem_euclid(7)
}

impl Date {
    /// The same date in an article that was published on `published`.
    #[must_use]
    pub(crate) fn seen_from(self, published: Day) -> Date {
        Date { days: self.days_seen_from(published), ..self }
    }

    fn days_seen_from(&self, published: Day) -> Option<Days> {
        let plain = |stretch: Stretch, loose: bool| Some(Days { either: [stretch; 2], loose });
        let years = |year: i32| (day_number(year, 1, 1), day_number(year + 1, 1, 1) - 1);
        let (this_year, this_month) = month_of(published);
        if let Some(Moment::Relative { unit, by }) = self.moment {
            let by = i32::from(by);
            return match unit {
                1 => plain((published + by, published + by), true),
                // The week may begin on Sunday.
                7 => {
                    let monday = published - weekday_of(published) + 7 * by;
                    plain((monday - 1, monday + 6), true)
                }
                WEEKEND => {
                    // From Friday evening on; "this weekend" is the last or the next.
                    let friday = published - (weekday_of(published) + 3) % 7 + 7 * by.min(0);
                    let weekend = |friday: Day| (friday, friday + 2);
                    Some(Days { either: [weekend(friday), weekend(friday + 7)], loose: true })
                }
                30 => plain(month(this_year, this_month + by), false),
                _ => plain(years(this_year + by), false),
            };
        }
        if self.moment.is_some() {
            return None;
        }
        match (self.year.map(i32::from), self.month.map(i32::from), self.day.map(i32::from)) {
            (Some(year), Some(month), Some(day)) => {
                plain((day_number(year, month, day), day_number(year, month, day)), false)
            }
            (None, Some(month), Some(day)) => {
                let near = (this_year - 1..=this_year + 1).map(|year| day_number(year, month, day));
                let nearest = near.min_by_key(|day| day.abs_diff(published))?;
                plain((nearest, nearest), false)
            }
            (Some(year), Some(of_year), None) => plain(month(year, of_year), false),
            (Some(year), None, None) => plain(years(year), false),
            // Which May it is nobody says.
            (_, Some(_), None) | (_, None, Some(_)) => None,
            (None, None, None) => {
                let past = published - (weekday_of(published) - i32::from(self.weekday?)).rem_euclid(7);
                Some(Days { either: [(past, past), (past + 7, past + 7)], loose: false })
            }
        }
    }
}

/// The unit of "this weekend", in days.
pub(super) const WEEKEND: u16 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    const MAY_3: &str = "2023-05-03T10:00:00Z";

    fn date(year: Option<u16>, month: Option<u8>, day: Option<u8>, weekday: Option<u8>) -> Date {
        Date { year, month, day, weekday, ..Date::default() }
    }

    fn relative(unit: u16, by: i8) -> Date {
        Date { moment: Some(Moment::Relative { unit, by }), ..Date::default() }
    }

    fn seen(date: Date, published: &str) -> Date {
        date.seen_from(day_of(published).unwrap_or_default())
    }

    #[test]
    fn days_are_counted_through_leap_years() {
        assert_eq!(day_of("1970-01-01"), Some(0));
        assert_eq!(day_of("2000-03-01"), Some(11_017));
        assert_eq!(weekday_of(day_of(MAY_3).unwrap_or_default()), 2);
        assert_eq!(day_of("May 2023"), None);
        assert_eq!(month(2023, 14), month(2024, 2));
        assert_eq!(month(2024, 2).1 - month(2024, 2).0, 28);
        for day in ["1969-12-31", "2024-12-31", "2025-01-01", "2024-02-29"] {
            let (year, month) = month_of(day_of(day).unwrap_or_default());
            assert_eq!(format!("{year}-{month:02}"), day[..7], "{day}");
        }
    }

    #[test]
    fn tuesday_and_yesterday_are_one_day_if_the_articles_were_published_so() {
        let tuesday = seen(date(None, None, None, Some(1)), MAY_3);
        let yesterday = seen(relative(1, -1), MAY_3);
        let may_2 = seen(date(None, Some(5), Some(2), None), "2023-05-08");
        assert!(tuesday.touches(&yesterday) && tuesday.touches(&may_2) && yesterday.touches(&may_2));
        let day_after = seen(relative(1, -1), "2023-05-05");
        assert!(!day_after.touches(&tuesday) && day_after.excludes(&tuesday));
        assert!(!seen(relative(1, -1), "2023-05-04").excludes(&tuesday), "the paper may count from its next edition");
    }

    #[test]
    fn last_week_is_not_this_weekend() {
        let last_week = seen(relative(7, -1), "2010-06-15");
        let weekend = seen(relative(WEEKEND, 0), "2010-06-14");
        assert!(last_week.touches(&weekend), "the last weekend belongs to the last week");
        let earlier = seen(relative(7, -1), "2010-06-10");
        assert!(earlier.excludes(&weekend) && weekend.excludes(&earlier));
    }

    #[test]
    fn what_was_told_in_other_months_is_another_occasion() {
        let tuesday = seen(date(None, None, None, Some(1)), MAY_3);
        let friday = seen(date(None, None, None, Some(4)), "2023-09-07");
        assert!(!tuesday.excludes(&friday) && tuesday.is_apart_from(&friday));
    }
}
