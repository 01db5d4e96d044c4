//! Counts and measurements.

use super::{Id, Retraction};
use crate::document::{Duration, Time, Value};

record! {
    /// Counts or measurements of one thing.
    pub struct Series {
        /// The series’ id.
        pub id: Id as own_id,
        /// What is counted or measured.
        pub label: String,
        /// What kind of number it is.
        pub kind: Option<SeriesKind> as counted,
        /// The unit of its values.
        pub unit: Option<String>,
        /// Where it was counted.
        pub region: Option<String>,
        /// Who counted.
        pub publisher: Option<String>,
        /// How it was counted: `count`, `cumulative`, `as_of`, `mean`, `p95`, or other words.
        pub statistic: Option<String>,
        /// The length of time that one value covers.
        pub interval: Option<Duration>,
        /// The usual level, to compare with.
        pub baseline: Option<Baseline>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Single published figures.
        pub points: Vec<Point>,
        /// Measured values.
        pub samples: Option<Samples>,
        /// Says that the series is taken back.
        pub retracted: Option<Retraction> as struck,
    }
    check crate::document::check::series;
}

choice! {
    /// What a series counts.
    pub enum SeriesKind {
        /// Reports by users, which are never negative.
        Reports = "reports",
        /// Errors.
        Errors = "errors",
        /// Time taken.
        Latency = "latency",
        /// Traffic.
        Traffic = "traffic",
        /// Customers affected.
        Customers = "customers",
        /// Something else.
        Other = "other",
    }
}

/// The usual level of a series.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// One level throughout.
    Level(Value),
    /// A level for each time.
    Samples(Samples),
}

/// Measured values. A gap is `NaN`.
#[derive(Debug, Clone)]
pub enum Samples {
    /// One value after another at a fixed distance.
    Regular {
        /// Time of the first value, Unix milliseconds.
        start_ms: i64,
        /// Distance, milliseconds, more than 0.
        every_ms: i64,
        /// Values.
        values: Vec<f64>,
    },
    /// A time for each value, rising; both lists are of one length.
    Irregular {
        /// Times, Unix milliseconds.
        times_ms: Vec<i64>,
        /// Values.
        values: Vec<f64>,
    },
}

record! {
    /// A single published figure.
    pub struct Point {
        /// The point’s id.
        pub id: Id as own_id,
        /// When it was so many. Without it: time not stated.
        pub at: Option<Time>,
        /// How many.
        pub value: Value,
        /// Another figure for the same thing: the two are rivals.
        pub same_as: Option<Id> as point,
        /// What it is made up of.
        pub breakdown: Vec<Share>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Says that the figure is taken back.
        pub retracted: Option<Retraction> as struck,
    }
    check crate::document::check::point;
}

record! {
    /// A part of a figure.
    pub struct Share {
        /// Which part.
        pub label: String,
        /// How much of the whole it is. All parts of a figure are 1 together, or less.
        pub share: f64 as share,
    }
}

impl Samples {
    /// The values; a gap is `NaN`.
    pub fn values(&self) -> &[f64] {
        let (Self::Regular { values, .. } | Self::Irregular { values, .. }) = self;
        values
    }

    /// Time of the value at a place, Unix milliseconds; `None` if there is none.
    pub fn at_ms(&self, index: usize) -> Option<i64> {
        match self {
            Self::Regular { start_ms, every_ms, values } => {
                let steps = i64::try_from(index).ok().filter(|_| index < values.len())?;
                Some(start_ms.saturating_add(every_ms.saturating_mul(steps)))
            }
            Self::Irregular { times_ms, .. } => times_ms.get(index).copied(),
        }
    }

    /// Times of the first and the last value, Unix milliseconds; `None` if there is none.
    pub fn bounds_ms(&self) -> Option<(i64, i64)> {
        match self {
            Self::Regular { start_ms, every_ms, values } => {
                let steps = i64::try_from(values.len().checked_sub(1)?).ok()?;
                Some((*start_ms, start_ms.saturating_add(every_ms.saturating_mul(steps))))
            }
            Self::Irregular { times_ms, .. } => Some((*times_ms.first()?, *times_ms.last()?)),
        }
    }
}

/// What there is to know of measured values at one look at each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// How many gaps there are, however long.
    pub gaps: usize,
    /// How many values.
    pub count: usize,
    /// The highest, the first of equal ones; below all numbers where there is none.
    most: f64,
    /// Its place.
    place: usize,
}

impl Samples {
    /// Looks at each value, of which there may be millions: in parts, since a browser takes its better code for a function
    /// only at the next call.
    pub fn seen(&self) -> Seen {
        let values = self.values();
        let mut seen = Seen { gaps: 0, count: values.len(), most: f64::NEG_INFINITY, place: 0 };
        let (mut from, mut after_gap) = (0, None);
        for part in values.chunks(1000) {
            seen.look_at(part, from, &mut after_gap);
            from += part.len();
        }
        seen
    }

    /// The highest value that was seen, the first of equal ones, and its time, Unix milliseconds.
    pub fn highest_of(&self, seen: Seen) -> Option<(f64, i64)> {
        Some((seen.most, self.at_ms(seen.place).filter(|_| seen.count > 0)?))
    }

    /// The highest value, the first of equal ones, and its time, Unix milliseconds.
    pub fn highest(&self) -> Option<(f64, i64)> {
        self.highest_of(self.seen())
    }
}

impl Seen {
    /// Goes on with the values from a place on. `after_gap` is the place behind the last gap.
    #[inline(never)]
    fn look_at(&mut self, values: &[f64], from: usize, after_gap: &mut Option<usize>) {
        for (place, value) in (from..).zip(values) {
            // Most are neither higher nor a gap, which one comparison tells.
            if *value <= self.most {
                continue;
            }
            if value.is_nan() {
                self.count -= 1;
                self.gaps += usize::from(after_gap.replace(place + 1) != Some(place));
            } else {
                (self.most, self.place) = (*value, place);
            }
        }
    }
}

impl PartialEq for Samples {
    /// Equal times and values; two gaps are equal.
    fn eq(&self, other: &Self) -> bool {
        fn same(a: &[f64], b: &[f64]) -> bool {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || a.is_nan() && b.is_nan())
        }
        match (self, other) {
            (
                Self::Regular { start_ms: a, every_ms: b, values: c },
                Self::Regular { start_ms: x, every_ms: y, values: z },
            ) => a == x && b == y && same(c, z),
            (Self::Irregular { times_ms: a, values: c }, Self::Irregular { times_ms: x, values: z }) => {
                a == x && same(c, z)
            }
            _ => false,
        }
    }
}
