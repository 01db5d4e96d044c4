//! Time zones from the tables of the IANA time zone database that chrono-tz carries. A browser has its own.

use super::Zones;
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// Room for an offset at either end of chrono's calendar.
const DAY_S: i64 = 86_400;

/// The zones of chrono-tz.
#[derive(Debug, Clone, Copy, Default)]
pub struct TzTables;

impl Zones for TzTables {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        let zone: Tz = zone.parse().ok()?;
        // No zone is known to change beyond what chrono counts, 262,000 years either way.
        let (first_s, last_s) = (DateTime::<Utc>::MIN_UTC.timestamp(), DateTime::<Utc>::MAX_UTC.timestamp());
        let instant = DateTime::from_timestamp(utc_s.clamp(first_s + DAY_S, last_s - DAY_S), 0)?.naive_utc();
        Some(zone.offset_from_utc_datetime(&instant).fix().local_minus_utc())
    }
}
