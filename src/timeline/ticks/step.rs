//! The distances at which ticks may stand, and where on the calendar each begins.

use chrono::{Datelike, Days, Months, NaiveDate};

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
pub(super) const HOUR_MS: i64 = 60 * MINUTE_MS;
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;

/// A unit of the clock or the calendar, from the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A thousandth of a second.
    Millisecond,
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A civil day.
    Day,
    /// A week from Monday (ISO 8601).
    Week,
    /// A month; three are a quarter.
    Month,
    /// A year.
    Year,
}

/// From one tick to the next: so many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// The unit, in which a tick is best labelled.
    pub unit: Unit,
    /// How many of it.
    pub count: u32,
}

/// Every step below a year; from there on 1, 2 and 5 times powers of ten.
const LADDER: [(Unit, &[u32]); 7] = [
    (Unit::Millisecond, &[1, 2, 5, 10, 20, 50, 100, 200, 500]),
    (Unit::Second, &[1, 2, 5, 15, 30]),
    (Unit::Minute, &[1, 2, 5, 15, 30]),
    (Unit::Hour, &[1, 2, 3, 6, 12]),
    (Unit::Day, &[1, 2]),
    (Unit::Week, &[1, 2]),
    (Unit::Month, &[1, 3]),
];

impl Step {
    /// The shortest step whose ticks are at least `gap_ms` milliseconds apart on any ordinary day.
    pub(super) fn at_least(gap_ms: f64) -> Self {
        let below_years =
            LADDER.iter().flat_map(|&(unit, counts)| counts.iter().map(move |&count| Self { unit, count }));
        let powers = (0..6).map(|power| 10_u32.pow(power));
        let years =
            powers.flat_map(|power| [power, 2 * power, 5 * power]).map(|count| Self { unit: Unit::Year, count });
        let longest = Self { unit: Unit::Year, count: 1_000_000 };
        below_years.chain(years).find(|step| step.shortest_ms() >= gap_ms).unwrap_or(longest)
    }

    /// How near two neighbours may be, milliseconds. Clocks set forward take an hour from all that is longer than one.
    fn shortest_ms(self) -> f64 {
        let nominal_ms = self.nominal_ms();
        (if nominal_ms > HOUR_MS { nominal_ms - HOUR_MS } else { nominal_ms }) as f64
    }

    /// Its length in milliseconds of civil time, of months and years the shortest.
    pub(super) fn nominal_ms(self) -> i64 {
        let days = match self.unit {
            Unit::Year => 365 * i64::from(self.count),
            Unit::Month if self.count == 1 => 28,
            Unit::Month => 30 * i64::from(self.count),
            Unit::Week => 7 * i64::from(self.count),
            _ => i64::from(self.count),
        };
        self.clock_ms().unwrap_or(days * DAY_MS)
    }

    /// Its length in milliseconds of civil time; `None` from a day on, whose length differs.
    pub(super) fn clock_ms(self) -> Option<i64> {
        let unit_ms = match self.unit {
            Unit::Millisecond => 1,
            Unit::Second => SECOND_MS,
            Unit::Minute => MINUTE_MS,
            Unit::Hour => HOUR_MS,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year => return None,
        };
        Some(unit_ms * i64::from(self.count))
    }

    /// The last date on or before `date` at which a step of a day or more begins.
    pub(super) fn floor(self, date: NaiveDate) -> Option<NaiveDate> {
        match self.unit {
            Unit::Week => {
                // Every other week is counted from the first Monday of the calendar, so that none depends on the window.
                let monday = date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into()))?;
                let week = monday.num_days_from_ce().div_euclid(7).rem_euclid(i32::try_from(self.count).ok()?);
                monday.checked_sub_days(Days::new(7 * u64::try_from(week).ok()?))
            }
            Unit::Month => date.with_day(1)?.with_month0(date.month0() - date.month0() % self.count.max(1)),
            Unit::Year => NaiveDate::from_ymd_opt(date.year() - date.year().rem_euclid(self.years()), 1, 1),
            _ if self.count == 1 => Some(date),
            // Every other day from the first of the month, but not on its last, next to the first of the following one.
            _ => {
                let even = date.with_day0(date.day0() & !1)?;
                let is_last = even.succ_opt()?.day() == 1;
                if is_last { even.checked_sub_days(Days::new(2)) } else { Some(even) }
            }
        }
    }

    /// Where the step after the one that begins at `date` begins.
    pub(super) fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        match self.unit {
            Unit::Week => date.checked_add_days(Days::new(7 * u64::from(self.count))),
            Unit::Month => date.checked_add_months(Months::new(self.count)),
            Unit::Year => NaiveDate::from_ymd_opt(date.year().checked_add(self.years())?, 1, 1),
            _ if self.count == 1 => date.succ_opt(),
            _ => {
                let next = date.checked_add_days(Days::new(2))?;
                let month_ends = next.month() != date.month() || next.succ_opt()?.day() == 1;
                if month_ends { date.with_day(1)?.checked_add_months(Months::new(1)) } else { Some(next) }
            }
        }
    }

    /// Whether at `date` something begins that a label in this unit leaves out: the month over days, the year over months,
    /// a round number over years.
    pub(super) fn is_major(self, date: NaiveDate) -> bool {
        match self.unit {
            Unit::Year => {
                let round = (1..=7).map(|power| 10_i32.pow(power)).find(|power| *power > self.years());
                round.is_some_and(|round| date.year().rem_euclid(round) == 0)
            }
            Unit::Month => date.month() == 1,
            Unit::Week => date.day() <= 7 * self.count,
            _ => date.day() == 1,
        }
    }

    fn years(self) -> i32 {
        i32::try_from(self.count).unwrap_or(i32::MAX).max(1)
    }
}
