//! M4 decimation (Jugel and others, "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014): of each pixel
//! column the first, least, greatest and last value, which draw the same line as all of them.

use super::{Measured, Sample};

/// One pixel column that has a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Which column, from 0.
    pub column: usize,
    /// The earliest value.
    pub first: Sample,
    /// The least, the first of equal ones.
    pub min: Sample,
    /// The greatest, the first of equal ones.
    pub max: Sample,
    /// The latest value.
    pub last: Sample,
    /// Whether a line leads here from the value before, be it in a column or before the window: no gap lies between.
    pub joined: bool,
    /// Whether a gap lies between `first` and `last`, narrower than the column.
    pub broken: bool,
}

/// A window of a series in as many columns as asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decimated {
    /// The value before the window, from which a line enters it.
    pub before: Option<Sample>,
    /// Columns that have a value, from left to right. Those left out have either no sample or gaps alone; `joined` of the
    /// next tells which.
    pub columns: Vec<Column>,
    /// The value after the window, to which a line leaves it.
    pub after: Option<Sample>,
}

impl Measured<'_> {
    /// The window `[from_ms, to_ms)` (Unix milliseconds) in `columns` columns of equal length, each half-open. Costs
    /// O(columns · log n).
    pub fn m4(&self, from_ms: f64, to_ms: f64, columns: usize) -> Decimated {
        let (start, end) = (self.index_from_time(from_ms), self.index_from_time(to_ms));
        let span_ms = to_ms - from_ms;
        if columns == 0 || span_ms.is_nan() || span_ms <= 0.0 {
            return Decimated::default();
        }
        let before = start.checked_sub(1).filter(|_| self.sample(start).is_some());
        let after = end.checked_sub(1).and_then(|last| self.sample(last)).and_then(|_| self.sample(end));
        let mut decimated = Decimated {
            before: before.and_then(|index| self.sample(index)),
            columns: Vec::with_capacity(columns),
            after,
        };
        let mut previous = before.filter(|_| decimated.before.is_some());
        let mut from = start;
        for column in 0..columns {
            let edge_ms = from_ms + span_ms * ((column + 1) as f64 / columns as f64);
            let to = if column + 1 == columns { end } else { self.index_from_time(edge_ms).min(end) };
            if let Some((drawn, last)) = self.column(column, from, to, previous) {
                decimated.columns.push(drawn);
                previous = Some(last);
            }
            from = to;
        }
        decimated
    }

    /// The samples `from..to` as one column, with the index of the last value; `previous` is the one before them.
    fn column(&self, column: usize, from: usize, to: usize, previous: Option<usize>) -> Option<(Column, usize)> {
        let first = self.pyramid.first_value(self.values(), from, to)?;
        let last = self.pyramid.last_value(self.values(), first, to)?;
        let summary = self.pyramid.summary(self.values(), first, last + 1);
        let drawn = Column {
            column,
            first: self.sample(first)?,
            min: self.extreme(summary.min()?)?,
            max: self.extreme(summary.max()?)?,
            last: self.sample(last)?,
            joined: previous.is_some_and(|previous| previous + 1 == first),
            broken: summary.has_gap(),
        };
        Some((drawn, last))
    }
}
