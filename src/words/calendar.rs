//! Civil dates and clocks of the shown zone, and their names.

use super::Words;
use super::language::fill;
use crate::document::{date_of_ms, fixed_offset_s, offset_at_s};

/// A civil date and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    /// From 0.
    pub(super) month: usize,
    pub(super) day: i64,
    /// From Monday, 0.
    pub(super) weekday: usize,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
}

impl Civil {
    /// Of an instant in Unix milliseconds at an offset in seconds.
    pub(super) fn at(at_ms: i64, offset_s: i32) -> Self {
        let local_ms = at_ms.saturating_add(i64::from(offset_s) * 1000);
        let (year, month, day) = date_of_ms(local_ms);
        let (days, second_of_day) = (local_ms.div_euclid(86_400_000), local_ms.rem_euclid(86_400_000) / 1000);
        Self {
            year,
            month: month.saturating_sub(1) as usize,
            day,
            // 1970 began with a Thursday.
            weekday: (days + 3).rem_euclid(7) as usize,
            hour: second_of_day / 3600,
            minute: second_of_day / 60 % 60,
            second: second_of_day % 60,
        }
    }

    pub(super) fn same_day(self, other: Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }

    pub(super) fn is_midnight(self) -> bool {
        (self.hour, self.minute, self.second) == (0, 0, 0)
    }
}

pub(super) fn push_two(out: &mut String, number: i64) {
    if number < 10 {
        out.push('0');
    }
    out.push_str(&number.to_string());
}

/// "14:00", or "14:00:05" with seconds.
pub(super) fn clock_of(civil: Civil, seconds: bool) -> String {
    let mut out = String::with_capacity(8);
    push_two(&mut out, civil.hour);
    out.push(':');
    push_two(&mut out, civil.minute);
    if seconds {
        out.push(':');
        push_two(&mut out, civil.second);
    }
    out
}

impl Words<'_> {
    /// Offset from UTC in seconds of any zone at an instant; `None` if no one knows the zone.
    fn offset_of_s(&self, zone: &str, at_ms: i64) -> Option<i32> {
        offset_at_s(self.zones, zone, at_ms)
    }

    /// An instant in a zone; in UTC if no one knows the zone.
    pub(super) fn civil_in(&self, zone: &str, at_ms: i64) -> Civil {
        Civil::at(at_ms, self.offset_of_s(zone, at_ms).unwrap_or(0))
    }

    /// An instant in the shown zone.
    pub(super) fn civil(&self, at_ms: i64) -> Civil {
        self.civil_in(self.zone, at_ms)
    }

    /// The clock in the shown zone: "14:00", or "14:00:05" with seconds.
    pub fn clock(&self, at_ms: i64, seconds: bool) -> String {
        clock_of(self.civil(at_ms), seconds)
    }

    /// The clock to a thousandth of a second, for a tick: "14:00:05.250".
    pub fn clock_fraction(&self, at_ms: i64) -> String {
        let thousandths = at_ms.rem_euclid(1000).to_string();
        let zeros = "0".repeat(3 - thousandths.len().min(3));
        [&self.clock(at_ms, true), self.language().number.decimal, &zeros, &thousandths].concat()
    }

    /// The whole date: "Monday 10 March 2025".
    pub fn date(&self, at_ms: i64) -> String {
        self.date_of(self.civil(at_ms))
    }

    /// A day for a tick or the head of the axis: "Mon 10 Mar", with its year "Mon 10 Mar 2025".
    pub fn day_tick(&self, at_ms: i64, with_year: bool) -> String {
        self.named_day(self.civil(at_ms), with_year, &self.language().calendar.months_short)
    }

    /// The day of the week: "Monday".
    pub fn weekday(&self, at_ms: i64) -> &'static str {
        self.weekday_of(self.civil(at_ms))
    }

    /// The day of the week, short: "Mon".
    pub fn weekday_short(&self, at_ms: i64) -> &'static str {
        name(&self.language().calendar.weekdays_short, self.civil(at_ms).weekday)
    }

    /// A month and its year for a tick: "March 2025".
    pub fn month_label(&self, at_ms: i64) -> String {
        self.month_of(self.civil(at_ms))
    }

    /// A month's short name: "Mar".
    pub fn month_short(&self, at_ms: i64) -> &'static str {
        name(&self.language().calendar.months_short, self.civil(at_ms).month)
    }

    /// A year for a tick: "2025".
    pub fn year_label(&self, at_ms: i64) -> String {
        self.civil(at_ms).year.to_string()
    }

    /// The shown zone by city and offset: "London, UTC+0", "New York, UTC-4", "UTC". The same in browser and tool,
    /// since no zone's abbreviation is asked for.
    pub fn zone_label(&self, at_ms: i64) -> String {
        let Some(offset_s) = self.offset_of_s(self.zone, at_ms) else { return "UTC".to_owned() };
        let offset = offset_text(offset_s);
        match fixed_offset_s(self.zone) {
            Some(0) => "UTC".to_owned(),
            Some(_) => "UTC".to_owned() + &offset,
            None if self.city(self.zone) == "UTC" => "UTC".to_owned(),
            None => fill(self.language().calendar.zone, &[&self.city(self.zone), &offset]),
        }
    }

    /// The shown zone by city and offset, or offsets where it has two in a stretch of time, Unix milliseconds: "Chicago,
    /// UTC-6/-5".
    pub fn zone_label_over(&self, from_ms: i64, to_ms: i64) -> String {
        let third_ms = to_ms.saturating_sub(from_ms) / 3;
        let at_ms = [from_ms, from_ms.saturating_add(third_ms), to_ms.saturating_sub(third_ms), to_ms];
        let mut offsets_s = at_ms.iter().filter_map(|at_ms| self.offset_of_s(self.zone, *at_ms));
        let first_s = offsets_s.next();
        match offsets_s.find(|offset_s| Some(*offset_s) != first_s) {
            Some(other_s) => [&self.zone_label(from_ms), "/", &offset_text(other_s)].concat(),
            None => self.zone_label(from_ms),
        }
    }

    /// Whether the shown zone's clock shows an instant's time twice, as it was set back.
    fn is_shown_twice(&self, at_ms: i64) -> bool {
        const DAY_MS: i64 = 86_400_000;
        let day_ms = at_ms.div_euclid(DAY_MS).saturating_mul(DAY_MS);
        let offset_s = |at_ms| self.offset_of_s(self.zone, at_ms);
        // By whole days, which are asked for once.
        [day_ms.saturating_sub(DAY_MS), day_ms.saturating_add(2 * DAY_MS)].into_iter().any(|around_ms| {
            let (Some(own_s), Some(other_s)) = (offset_s(at_ms), offset_s(around_ms)) else { return false };
            let other_ms = at_ms.saturating_add(i64::from(own_s - other_s) * 1000);
            own_s != other_s && offset_s(other_ms) == Some(other_s)
        })
    }

    /// The clock in the shown zone, told from the same an hour earlier or later where it was set back: "01:30 UTC-4".
    pub(super) fn clock_once(&self, at_ms: i64, seconds: bool) -> String {
        let clock = self.clock(at_ms, seconds);
        if self.is_shown_twice(at_ms) { [&clock, " ", &self.offset_label(at_ms)].concat() } else { clock }
    }

    /// The shown zone's offset at an instant: "UTC-4".
    pub fn offset_label(&self, at_ms: i64) -> String {
        "UTC".to_owned() + &offset_text(self.offset_of_s(self.zone, at_ms).unwrap_or(0))
    }

    /// What a time without a date means where dates on the day of `at_ms` are left out, of times from one to another:
    /// "Times without a date are on Monday 10 March 2025. Time zone: London, UTC+0."
    pub fn undated(&self, at_ms: i64, (from_ms, to_ms): (i64, i64)) -> String {
        fill(self.language().time.undated, &[&self.date(at_ms), &self.zone_label_over(from_ms, to_ms)])
    }

    /// A zone's city, as it is called now: "New York", "Kyiv"; of a fixed offset, itself: "UTC-4".
    pub fn city(&self, zone: &str) -> String {
        match fixed_offset_s(zone) {
            Some(0) => "UTC".to_owned(),
            Some(offset_s) => "UTC".to_owned() + &offset_text(offset_s),
            None => {
                let city = zone.rsplit('/').next().unwrap_or(zone);
                let renamed = self.language().calendar.renamed.iter().find(|(before, _)| *before == city);
                renamed.map_or(city, |(_, now)| now).replace('_', " ")
            }
        }
    }

    pub(super) fn weekday_of(&self, civil: Civil) -> &'static str {
        name(&self.language().calendar.weekdays, civil.weekday)
    }

    pub(super) fn date_of(&self, civil: Civil) -> String {
        let calendar = &self.language().calendar;
        let month = name(&calendar.months, civil.month);
        let (day, year) = (civil.day.to_string(), civil.year.to_string());
        fill(calendar.date, &[self.weekday_of(civil), &day, month, &year])
    }

    /// "Mon 10 March", with the year where it does not go without saying.
    pub(super) fn day_of(&self, civil: Civil, with_year: bool) -> String {
        self.named_day(civil, with_year, &self.language().calendar.months)
    }

    fn named_day(&self, civil: Civil, with_year: bool, months: &'static [&'static str; 12]) -> String {
        let calendar = &self.language().calendar;
        let weekday = name(&calendar.weekdays_short, civil.weekday);
        let (day, year) = (civil.day.to_string(), civil.year.to_string());
        let phrase = if with_year { calendar.date_short_year } else { calendar.date_short };
        fill(phrase, &[weekday, &day, name(months, civil.month), &year])
    }

    pub(super) fn month_of(&self, civil: Civil) -> String {
        let calendar = &self.language().calendar;
        fill(calendar.month, &[name(&calendar.months, civil.month), &civil.year.to_string()])
    }

    pub(super) fn season_of(&self, civil: Civil) -> String {
        let calendar = &self.language().calendar;
        // Seasons are named as in ISO 8601-2, by their first month in the north: a winter goes by the year of its December.
        let season = (civil.month + 10) % 12 / 3;
        let year = civil.year - i64::from(civil.month < 2);
        fill(calendar.season, &[name(&calendar.seasons, season), &year.to_string()])
    }
}

fn name<const N: usize>(names: &[&'static str; N], place: usize) -> &'static str {
    names.get(place).copied().unwrap_or_default()
}

/// "+0", "-4", "+5:30".
fn offset_text(offset_s: i32) -> String {
    let minutes = offset_s.unsigned_abs() / 60;
    let mut out = String::from(if offset_s < 0 { "-" } else { "+" });
    out.push_str(&(minutes / 60).to_string());
    if !minutes.is_multiple_of(60) {
        out.push(':');
        push_two(&mut out, i64::from(minutes % 60));
    }
    out
}
