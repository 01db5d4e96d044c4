//! Time zones from the tables of the IANA time zone database that chrono-tz carries. A browser has its own.

use super::Zones;
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

/// The zones of chrono-tz.
#[derive(Debug, Clone, Copy, Default)]
pub struct TzTables;

impl Zones for TzTables {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        let zone: Tz = zone.parse().ok()?;
        let instant = DateTime::from_timestamp(utc_s, 0)?.naive_utc();
        Some(zone.offset_from_utc_datetime(&instant).fix().local_minus_utc())
    }
}
