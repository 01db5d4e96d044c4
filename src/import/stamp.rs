//! Times as other formats write them, as RFC 3339 writes them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

use crate::document::{Utc, Zones, civil_to_utc, fixed_offset_s};

/// A time of day on a date, perhaps with an offset; or a date alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stamp {
    date: NaiveDate,
    clock: Option<(NaiveTime, Finest)>,
    offset_s: Option<i32>,
}

/// How finely a time of day was written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Finest {
    Minute,
    Second,
}

impl Stamp {
    /// Reads `2024-02-04T21:32:58Z`, `2024-02-04 21:32`, `2024/02/04 21:32:58.5 +0100`, `2024-02-04`, with `UTC` or `GMT`
    /// for `Z`. What has the day first is ambiguous, and not read.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
        let (date, rest) = text.split_at_checked(end)?;
        let date = NaiveDate::parse_from_str(&date.replace('/', "-"), "%Y-%m-%d").ok()?;
        let rest = rest.trim_start_matches(['T', 't', ' ']).trim();
        if rest.is_empty() {
            return Some(Self { date, clock: None, offset_s: None });
        }
        let (clock, offset) =
            rest.split_at_checked(rest.find(['Z', 'z', 'U', 'G', '+', '-', ' ']).unwrap_or(rest.len()))?;
        let offset_s = match offset.trim() {
            "" => None,
            "UTC" | "GMT" | "Z" | "z" => Some(0),
            other => Some(offset_of(other)?),
        };
        let minutes = NaiveTime::parse_from_str(clock, "%H:%M").map(|clock| (clock, Finest::Minute));
        let seconds = || NaiveTime::parse_from_str(clock, "%H:%M:%S%.f").map(|clock| (clock, Finest::Second));
        Some(Self { date, clock: Some(minutes.or_else(|_| seconds()).ok()?), offset_s })
    }

    /// Whether it has a time of day.
    pub(super) fn has_clock(self) -> bool {
        self.clock.is_some()
    }

    /// Whether it has an offset.
    pub(super) fn has_offset(self) -> bool {
        self.offset_s.is_some()
    }

    /// The instant in Unix milliseconds, if it is written with an offset.
    pub(super) fn instant_ms(self) -> Option<i64> {
        self.civil_ms()?.checked_sub(i64::from(self.offset_s?) * 1000)
    }

    fn civil_ms(self) -> Option<i64> {
        let (clock, _) = self.clock?;
        Some(NaiveDateTime::new(self.date, clock).and_utc().timestamp_millis())
    }

    /// The instant in Unix milliseconds; a time without an offset is read in `zone`. `None` for a date alone, and for a
    /// local time that there was twice or never.
    pub(super) fn utc_ms(self, zones: &dyn Zones, zone: &str) -> Option<i64> {
        if self.has_offset() {
            return self.instant_ms();
        }
        match civil_to_utc(zones, zone, self.civil_ms()?)? {
            Utc::Once(at_ms) => Some(at_ms),
            Utc::Twice(..) | Utc::Never(..) => None,
        }
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.date)?;
        match self.clock {
            None => return Ok(()),
            Some((clock, Finest::Second)) => write!(formatter, "T{clock}")?,
            Some((clock, Finest::Minute)) => {
                let text = clock.to_string();
                write!(formatter, "T{}", text.strip_suffix(":00").unwrap_or(&text))?;
            }
        }
        match self.offset_s {
            None => Ok(()),
            Some(0) => formatter.write_str("Z"),
            Some(offset_s) => {
                let (sign, minutes) = (if offset_s < 0 { '-' } else { '+' }, offset_s.abs() / 60);
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// `-04:00`, `-0400` or `-04`.
fn offset_of(text: &str) -> Option<i32> {
    fixed_offset_s(text).or_else(|| {
        let (hours, minutes) = text.split_at_checked(3)?;
        fixed_offset_s(&format!("{hours}:{minutes}"))
    })
}

/// An instant as RFC 3339 writes it, in UTC.
pub(super) fn iso(at_ms: i64) -> Option<String> {
    let instant = DateTime::from_timestamp_millis(at_ms)?.naive_utc();
    Some(format!("{}T{}Z", instant.date(), instant.time()))
}
