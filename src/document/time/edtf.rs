//! Times as strings: RFC 3339 instants, EDTF (ISO 8601-2:2019, annex A) of level 0 and 1, and our extensions.

use chrono::{Datelike, Timelike};

use super::Precision;
use super::civil::{DAY_MS, YEAR_LIMIT, civil_ms, days_in_month, fixed_offset_s, two_digits};
use crate::small::{cut, cut_one, find, find_one};

/// What a string says, before any zone is applied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Written {
    /// The beginning; `None` is open or not known.
    pub(super) from: Option<Stretch>,
    /// The end; of a single date the same as the beginning.
    pub(super) to: Option<Stretch>,
    /// `~` or `%`.
    pub(super) approximate: bool,
    /// `?` or `%`.
    pub(super) uncertain: bool,
    /// Written with `/`.
    pub(super) interval: bool,
}

/// A civil moment, or a whole unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Its first instant: milliseconds since 1970 on the clock of its zone.
    pub(super) first_ms: i64,
    /// The first instant after it; of a moment the moment itself.
    pub(super) next_ms: i64,
    /// The offset from UTC that was written with it.
    pub(super) offset_s: Option<i32>,
    /// How finely it was written.
    pub(super) precision: Precision,
}

/// What was expected where a string is no time.
type Expected = &'static str;

const TIME: Expected = "a time such as \"2025-03-10T14:00Z\", \"2025-03-10T14:00:30-04:00\", \"2025-03-10\", \"2025-03\" \
                        or, for a moment between two, \"2025-03-10T13:45Z/2025-03-10T14:00Z\"";
const YEAR: Expected = "a year of four digits, or `Y` and more than four";
const LEVEL_2: Expected = "EDTF of level 0 or 1: one date or interval, with `?`, `~` or `%` only at its end and `X` only \
                           for its last digits; level 2 is not read";

/// Reads a string.
pub(super) fn parse(text: &str) -> Result<Written, Expected> {
    read(text).map_err(|expected| if is_level_2(text) { LEVEL_2 } else { expected })
}

/// An instant of RFC 3339 in Unix milliseconds, seconds and offset (then it is UTC) included or left out; `None` for
/// anything else, a whole day among it.
pub fn instant_ms(text: &str) -> Option<i64> {
    let written = parse(text).ok().filter(|written| !written.interval)?;
    let moment = written.from.filter(|moment| moment.first_ms == moment.next_ms)?;
    moment.first_ms.checked_sub(i64::from(moment.offset_s.unwrap_or(0)) * 1000)
}

/// Whether a string that was not read is for a reader of EDTF's level 2: sets, years by exponent or significant digits,
/// divisions of a year other than months and seasons, and marks within a date.
fn is_level_2(text: &str) -> bool {
    let is_set = |(open, close)| text.starts_with(open) && text.ends_with(close);
    let asks_for_it = |end: &str| {
        let date = end.strip_suffix(['?', '~', '%']).unwrap_or(end);
        let is_edtf = date.bytes().all(|byte| byte.is_ascii_digit() || b"XYES?~%-".contains(&byte));
        let is_division =
            cut(date, "-").and_then(|(_, code)| two_digits(code)).is_some_and(|code| (25..=41).contains(&code));
        let is_marked = find_one(date, "?~%XES").is_some() && date.bytes().any(|byte| byte.is_ascii_digit());
        is_edtf && (is_marked || is_division)
    };
    [('[', ']'), ('{', '}')].into_iter().any(is_set) || text.split('/').any(asks_for_it)
}

fn read(text: &str) -> Result<Written, Expected> {
    let Some((from, to)) = cut(text, "/") else {
        let single = qualified(text)?;
        let (approximate, uncertain) = (single.approximate, single.uncertain);
        return Ok(Written {
            from: Some(single.stretch),
            to: Some(single.stretch),
            approximate,
            uncertain,
            interval: false,
        });
    };
    let (from, to) = (end_of_interval(from)?, end_of_interval(to)?);
    if from.is_none() && to.is_none() {
        return Err("at least one end of the interval");
    }
    let either = |says: fn(&Qualified) -> bool| from.as_ref().is_some_and(says) || to.as_ref().is_some_and(says);
    Ok(Written {
        approximate: either(|end| end.approximate),
        uncertain: either(|end| end.uncertain),
        from: from.map(|end| end.stretch),
        to: to.map(|end| end.stretch),
        interval: true,
    })
}

struct Qualified {
    stretch: Stretch,
    approximate: bool,
    uncertain: bool,
}

/// Nothing is an unknown end, `..` an open one: of a moment both say that there is no bound.
fn end_of_interval(text: &str) -> Result<Option<Qualified>, Expected> {
    match text {
        "" | ".." => Ok(None),
        // Of level 2, though it could be understood.
        _ if find(text, "X").is_some() => Err(LEVEL_2),
        _ => qualified(text).map(Some),
    }
}

fn qualified(text: &str) -> Result<Qualified, Expected> {
    if !text.is_ascii() {
        return Err(TIME);
    }
    let (date, approximate, uncertain) = match (text.strip_suffix('~'), text.strip_suffix('?'), text.strip_suffix('%'))
    {
        (Some(date), ..) => (date, true, false),
        (_, Some(date), _) => (date, false, true),
        (.., Some(date)) => (date, true, true),
        _ => (text, false, false),
    };
    let stretch = match cut_one(date, "Tt") {
        Some(_) if approximate || uncertain => {
            return Err("`?`, `~` and `%` behind a date only; for a time of day, an object with \"approximate\": true");
        }
        Some((date, time)) => moment(date, time)?,
        None if find(date, ":").is_some() => {
            return Err("a date, `T` and a time of day, such as \"2025-03-10T14:00Z\"");
        }
        None => unit(date)?,
    };
    Ok(Qualified { stretch, approximate, uncertain })
}

/// A date without a time of day: a whole unit of the calendar.
fn unit(text: &str) -> Result<Stretch, Expected> {
    if let Some(year) = text.strip_prefix('Y') {
        return far_year(year);
    }
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = rest.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(TIME);
    }
    let years = Years::parse(year, negative)?;
    match (month, day) {
        (None, _) | (Some("XX"), None | Some("XX")) => Ok(years.stretch()),
        (Some(_), _) if years.count > 1 => Err(LEVEL_2),
        (Some(month), day) => unit_of_year(years.first, month, day),
    }
}

fn unit_of_year(year: i64, month: &str, day: Option<&str>) -> Result<Stretch, Expected> {
    const MONTH: Expected = "a month from 01 to 12, or a season from 21 to 24";
    let month = two_digits(month).map(i64::from).ok_or(MONTH)?;
    match (month, day) {
        (1..=12, None | Some("XX")) => {
            Ok(Stretch::unit(civil_ms(year, month, 1), civil_ms(year, month + 1, 1), Precision::Month))
        }
        (1..=12, Some(day)) => {
            let day = two_digits(day).map(i64::from).filter(|day| (1..=days_in_month(year, month)).contains(day));
            let first_ms = civil_ms(year, month, day.ok_or("a day of that month")?);
            Ok(Stretch::unit(first_ms, first_ms + DAY_MS, Precision::Day))
        }
        // The standard gives the seasons no months. These are the meteorological ones of the northern hemisphere.
        (21..=24, None) => {
            let first = 3 * (month - 20);
            Ok(Stretch::unit(civil_ms(year, first, 1), civil_ms(year, first + 3, 1), Precision::Season))
        }
        _ => Err(MONTH),
    }
}

/// `Y` and a year of more than four digits (level 1).
fn far_year(text: &str) -> Result<Stretch, Expected> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(YEAR);
    }
    let year: i64 =
        text.parse().ok().filter(|year: &i64| year.abs() < YEAR_LIMIT).ok_or("a year less than 290 million")?;
    Ok(Years { first: year, count: 1 }.stretch())
}

/// A year, or the years that unspecified digits leave open.
struct Years {
    first: i64,
    count: i64,
}

impl Years {
    fn parse(text: &str, negative: bool) -> Result<Self, Expected> {
        let digits = text.trim_end_matches('X');
        if text.len() != 4 || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let figures = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X');
            return Err(if figures { YEAR } else { TIME });
        }
        let count = match text.len() - digits.len() {
            0 => 1,
            1 => 10,
            2 => 100,
            _ => return Err(LEVEL_2),
        };
        let low = digits.parse::<i64>().map_err(|_| YEAR)? * count;
        if negative && low == 0 && count == 1 {
            return Err("the year 0000 without a sign");
        }
        // 198X ends with 1989; -198X, which counts away from 0, begins with -1989.
        Ok(Self { first: if negative { 1 - low - count } else { low }, count })
    }

    fn stretch(&self) -> Stretch {
        let precision = if self.count == 1 { Precision::Year } else { Precision::Coarser };
        Stretch::unit(civil_ms(self.first, 1, 1), civil_ms(self.first + self.count, 1, 1), precision)
    }
}

impl Stretch {
    fn unit(first_ms: i64, next_ms: i64, precision: Precision) -> Self {
        Self { first_ms, next_ms, offset_s: None, precision }
    }
}

/// A date with a time of day. Seconds may be left out, and so may the offset.
fn moment(date: &str, time: &str) -> Result<Stretch, Expected> {
    let day = unit(date)?;
    if day.precision != Precision::Day {
        return Err("a whole date before a time of day");
    }
    let (clock, offset) = match find_one(time, "Zz+-") {
        Some(position) => time.split_at_checked(position).ok_or(TIME)?,
        None => (time, ""),
    };
    let offset_s = match offset {
        "" => None,
        _ => Some(fixed_offset_s(offset).ok_or("an offset such as Z, -04:00 or +05:30")?),
    };
    let clock = clock_of(clock)?;
    let at_ms = day.first_ms + clock.ms;
    if clock.leaps && !may_leap(at_ms, offset_s) {
        return Err("seconds from 00 to 59; a leap second only at 23:59:60 in UTC on the last day of a month");
    }
    Ok(Stretch { first_ms: at_ms, next_ms: at_ms, offset_s, precision: clock.precision })
}

/// A time of day.
struct Clock {
    /// Milliseconds of the day. What is finer is left out, so that no order is made of it.
    ms: i64,
    precision: Precision,
    /// A leap second. Unix time has no number for it: it and all its fractions are the instant after it.
    leaps: bool,
}

/// Whether a leap second may have ended then (RFC 3339, 5.7). Without an offset, it may where some zone's offset makes
/// it so: those are of quarters of an hour.
fn may_leap(end_ms: i64, offset_s: Option<i32>) -> bool {
    let Some(offset_s) = offset_s else { return end_ms.rem_euclid(900_000) == 0 };
    let utc = chrono::DateTime::from_timestamp_millis(end_ms - i64::from(offset_s) * 1000);
    utc.is_some_and(|utc| utc.day() == 1 && utc.num_seconds_from_midnight() == 0)
}

/// Reads `14:00`, `14:00:30` or `14:00:30.5`.
fn clock_of(text: &str) -> Result<Clock, Expected> {
    const CLOCK: Expected = "a time of day from 00:00 to 23:59, with seconds or without";
    let mut parts = text.split(':');
    let (hours, minutes, seconds) = (parts.next(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(CLOCK);
    }
    let number =
        |part: Option<&str>, limit: i32| part.and_then(two_digits).filter(|n| *n <= limit).map(i64::from).ok_or(CLOCK);
    let (hours, minutes) = (number(hours, 23)?, number(minutes, 59)?);
    let minutes_ms = (hours * 60 + minutes) * 60_000;
    let Some(seconds) = seconds else {
        return Ok(Clock { ms: minutes_ms, precision: Precision::Minute, leaps: false });
    };
    let (whole, fraction) = match cut(seconds, ".") {
        Some((_, "")) => return Err(CLOCK),
        Some((whole, fraction)) => (whole, fraction),
        None => (seconds, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CLOCK);
    }
    let whole = number(Some(whole), 60)?;
    let leaps = whole == 60;
    let millis = fraction.bytes().chain(*b"000").take(3).fold(0, |ms, digit| ms * 10 + i64::from(digit - b'0'));
    let ms = minutes_ms + whole * 1000 + if leaps { 0 } else { millis };
    Ok(Clock { ms, precision: Precision::Second, leaps })
}
