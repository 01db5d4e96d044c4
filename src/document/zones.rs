//! Time zones: who knows them.

/// Knows the offset of any IANA zone at any instant: the browser's `Intl`, or tables in a native tool.
pub trait Zones {
    /// Offset from UTC in seconds, east positive, at `utc_s` (Unix seconds); `None` if the zone is not known.
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32>;
}
