//! The proleptic Gregorian calendar, and civil time to UTC.

use crate::document::Zones;
use crate::small::cut;

/// Milliseconds of a civil day.
pub(super) const DAY_MS: i64 = 86_400_000;

/// Years from here on, before and after, are beyond what `i64` milliseconds can count.
pub(super) const YEAR_LIMIT: i64 = 290_000_000;

/// Zones are asked about no instant farther than this from 1970: less than what a browser's `Date` (ECMA-262, 21.4.1.1)
/// and chrono's calendar can hold, and no zone is known to change there.
const ZONE_LIMIT_S: i64 = 8_200_000_000_000;

/// A civil time in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utc {
    /// There is one such instant.
    Once(i64),
    /// The clock went back: there are two, in milliseconds, the earlier first.
    Twice(i64, i64),
    /// The clock went forward over it: the time by the offset after the change and by the one before it, in
    /// milliseconds, the earlier first.
    Never(i64, i64),
}

/// Offset from UTC in seconds, east positive, of any zone (IANA, `UTC`, or a fixed offset) at an instant in Unix
/// milliseconds; `None` if no one knows the zone. In the farthest years it is that of the last ones known.
pub fn offset_at_s(zones: &dyn Zones, zone: &str, at_ms: i64) -> Option<i32> {
    let at_s = at_ms.div_euclid(1000).clamp(-ZONE_LIMIT_S, ZONE_LIMIT_S);
    fixed_offset_s(zone).or_else(|| zones.offset_s(zone, at_s))
}

/// The instant at which clocks of `zone` showed `civil_ms` (milliseconds since 1970-01-01T00:00 on that clock). `zone`
/// is an IANA name, `UTC`, or a fixed offset such as `-04:00`; `None` if it is not known, or the instant is too far.
pub fn civil_to_utc(zones: &dyn Zones, zone: &str, civil_ms: i64) -> Option<Utc> {
    if let Some(offset_s) = fixed_offset_s(zone) {
        return civil_ms.checked_sub(i64::from(offset_s) * 1000).map(Utc::Once);
    }
    let offset_ms_at = |utc_ms: i64| offset_at_s(zones, zone, utc_ms).map(|offset_s| i64::from(offset_s) * 1000);
    // No zone is a day or more from UTC, and none has changed twice within four days (Freetown in 1939 came closest), so
    // that what was in force around this time is among these.
    let before_ms = offset_ms_at(civil_ms.checked_sub(DAY_MS)?)?;
    let after_ms = offset_ms_at(civil_ms.checked_add(DAY_MS)?)?;
    let readings = [civil_ms.checked_sub(before_ms)?, civil_ms.checked_sub(after_ms)?];
    let holds =
        |utc_ms: i64| offset_ms_at(utc_ms).and_then(|offset_ms| utc_ms.checked_add(offset_ms)) == Some(civil_ms);
    let [by_before, by_after] = readings;
    let (low, high) = (by_before.min(by_after), by_before.max(by_after));
    Some(match (holds(low), holds(high)) {
        (true, true) if low != high => Utc::Twice(low, high),
        (true, _) => Utc::Once(low),
        (false, true) => Utc::Once(high),
        (false, false) => Utc::Never(low, high),
    })
}

/// The first instant at or after which clocks of `zone` show `civil_ms` or later: where a day whose midnight is skipped
/// begins. `low_ms` and `high_ms` are the two readings of [`Utc::Never`].
pub(super) fn end_of_gap(zones: &dyn Zones, zone: &str, low_ms: i64, high_ms: i64) -> i64 {
    let (mut before_s, mut after_s) = (low_ms.div_euclid(1000), high_ms.div_euclid(1000));
    let offset_before = zones.offset_s(zone, before_s);
    while after_s - before_s > 1 {
        let middle_s = before_s + (after_s - before_s) / 2;
        if zones.offset_s(zone, middle_s) == offset_before { before_s = middle_s } else { after_s = middle_s }
    }
    after_s.saturating_mul(1000)
}

/// The instant from which on clocks of `zone` show nothing before `civil_ms`: where a day ends whose midnight is there
/// twice. That is the first midnight, unless the clock went back over it. `low_ms` and `high_ms` are the two readings of
/// [`Utc::Twice`].
pub(super) fn end_of_repeat(zones: &dyn Zones, zone: &str, civil_ms: i64, low_ms: i64, high_ms: i64) -> i64 {
    let just_before_ms = high_ms.saturating_sub(1);
    let shown_ms = offset_at_s(zones, zone, just_before_ms).map(|offset_s| just_before_ms + i64::from(offset_s) * 1000);
    if shown_ms.is_some_and(|shown_ms| shown_ms < civil_ms) { high_ms } else { low_ms }
}

/// Seconds east of UTC of `UTC`, `Z`, `-04:00` or `+05`; `None` if it is no such thing.
pub fn fixed_offset_s(zone: &str) -> Option<i32> {
    if matches!(zone, "UTC" | "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = match (zone.strip_prefix('+'), zone.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = cut(rest, ":").unwrap_or((rest, "00"));
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

/// A number of exactly two digits.
pub(super) fn two_digits(text: &str) -> Option<i32> {
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = text.as_bytes() else { return None };
    Some(i32::from(tens - b'0') * 10 + i32::from(ones - b'0'))
}

/// Milliseconds from 1970-01-01 to the first instant of a day, on one clock. The year lies within [`YEAR_LIMIT`]; month
/// and day may run over: month 13 is the January after.
pub(super) fn civil_ms(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12);
    // Counted from March, so that the day that comes and goes is the last of the year.
    let (march_year, march_month) = if month >= 2 { (year, month - 2) } else { (year - 1, month + 10) };
    let leap_days = march_year.div_euclid(4) - march_year.div_euclid(100) + march_year.div_euclid(400);
    // From March on, months of 31 and 30 days alternate in groups of five, 153 days each.
    let days = 365 * march_year + leap_days + (153 * march_month + 2) / 5 + day - 1;
    // 719468 days lie between 0000-03-01 and 1970-01-01.
    (days - 719_468) * DAY_MS
}

/// Year, month and day of milliseconds since 1970-01-01T00:00 on one clock, however far: what [`civil_ms`] undoes.
pub fn date_of_ms(civil_ms: i64) -> (i64, i64, i64) {
    let days = civil_ms.div_euclid(DAY_MS) + 719_468;
    // Every 400 years, of 146097 days, are alike. Of those the last day of each fourth year comes and goes.
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// Days of a month.
pub(super) fn days_in_month(year: i64, month: i64) -> i64 {
    (civil_ms(year, month + 1, 1) - civil_ms(year, month, 1)) / DAY_MS
}
