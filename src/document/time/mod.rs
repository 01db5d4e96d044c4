//! Honest time: an instant, a unit of the calendar, a bound, an order, or only words.

pub(super) mod civil;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod describe;
mod edtf;
mod form;
pub(super) mod order;
mod read;
#[cfg(test)]
mod tests;

pub use civil::{Utc, civil_to_utc, date_of_ms, fixed_offset_s, offset_at_s};
pub use edtf::instant_ms;
pub(super) use read::{SpokenIn, check_zone};

use super::Id;

/// How finely a bound was written; the finer is the less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the second or finer.
    Second,
    /// To the minute: "14:00" is that instant, not the minute after it.
    Minute,
    /// A whole civil day.
    Day,
    /// A whole month.
    Month,
    /// A season (ISO 8601-2 codes 21 to 24). The standard gives it no months; bounds are those of the meteorological
    /// seasons of the northern hemisphere, so that spring begins with March, and the winter of a year with its December.
    Season,
    /// A whole year.
    Year,
    /// A decade or more.
    Coarser,
}

/// When something happened, as a source gave it. Bounds are resolved to UTC; what is absent is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Not before this: Unix milliseconds, included.
    pub earliest_ms: Option<i64>,
    /// Not after this: Unix milliseconds. For a calendar unit, the first instant after it, so that two days that meet
    /// do not overlap.
    pub latest_ms: Option<i64>,
    /// How finely the earliest bound was written.
    pub earliest_precision: Precision,
    /// How finely the latest bound was written.
    pub latest_precision: Precision,
    /// "About": how near, no one said, and nothing is computed from it.
    pub approximate: bool,
    /// Whether both bounds are those of one unit of the calendar ("in March"), and not of an interval.
    pub unit: bool,
    /// EDTF `?`: the source itself is not sure.
    pub uncertain: bool,
    /// Items this came after.
    pub after: Vec<Id>,
    /// Items this came before.
    pub before: Vec<Id>,
    /// The zone in which the source spoke (IANA, or `UTC`, or a fixed offset such as `-04:00`); bounds are in UTC already.
    pub zone: Option<String>,
    /// What the source said.
    pub text: Option<String>,
}

impl Time {
    /// A time about which nothing is known yet.
    pub fn unknown() -> Self {
        Self {
            earliest_ms: None,
            latest_ms: None,
            earliest_precision: Precision::Second,
            latest_precision: Precision::Second,
            approximate: false,
            unit: false,
            uncertain: false,
            after: Vec::new(),
            before: Vec::new(),
            zone: None,
            text: None,
        }
    }

    /// The instant, if both bounds are one and the same. It may still be approximate.
    pub fn instant_ms(&self) -> Option<i64> {
        self.earliest_ms.filter(|_| self.earliest_ms == self.latest_ms)
    }

    /// Whether anything places this on the axis: an earliest bound, a latest one, or both.
    pub fn has_bounds(&self) -> bool {
        self.earliest_ms.is_some() || self.latest_ms.is_some()
    }
}

/// How something ended.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum End {
    /// No account of the end.
    #[default]
    NotReported,
    /// `null`: still ongoing when the document was written.
    Ongoing,
    /// It ended then.
    At(Time),
}
