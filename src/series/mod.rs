//! Measured values in columns, and what a drawing needs of them at a cost set by its width and not by their number.
//!
//! The values stay where the document keeps them; a [`Pyramid`] is built beside them once, and [`Measured`] borrows both.
//! A `NaN` is a gap: it is never a value, never joined over, never filled.

mod m4;
mod pyramid;
mod reading;
#[cfg(test)]
mod tests;

use crate::document::Samples;
pub use m4::{Column, Decimated};
pub use pyramid::Pyramid;

/// One measured value and its own time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Unix milliseconds.
    pub at_ms: i64,
    /// In the unit of the series; never `NaN`.
    pub value: f64,
}

/// The samples of a series with the pyramid over them.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a> {
    samples: &'a Samples,
    pyramid: &'a Pyramid,
}

impl<'a> Measured<'a> {
    /// Borrows samples and the pyramid that was built over those same samples.
    pub fn new(samples: &'a Samples, pyramid: &'a Pyramid) -> Self {
        Self { samples, pyramid }
    }

    /// Number of samples, gaps included.
    pub fn len(&self) -> usize {
        match self.samples {
            Samples::Regular { values, .. } => values.len(),
            // The document promises equal lengths; a sample without a time is none.
            Samples::Irregular { times_ms, values } => values.len().min(times_ms.len()),
        }
    }

    /// Whether there is no sample at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Times of the first and the last sample, Unix milliseconds, be they gaps or not.
    pub fn bounds_ms(&self) -> Option<(i64, i64)> {
        let last = self.len().checked_sub(1)?;
        Some((self.time_from_index(0)?, self.time_from_index(last)?))
    }

    /// The least and the greatest value, each where it stood first; `None` if there are only gaps.
    pub fn extremes(&self) -> Option<(Sample, Sample)> {
        self.extremes_between(0, self.len())
    }

    fn extremes_between(&self, from: usize, to: usize) -> Option<(Sample, Sample)> {
        let summary = self.pyramid.summary(self.values(), from, to);
        Some((self.extreme(summary.min()?)?, self.extreme(summary.max()?)?))
    }

    fn values(&self) -> &'a [f64] {
        let (Samples::Regular { values, .. } | Samples::Irregular { values, .. }) = self.samples;
        values.get(..self.len()).unwrap_or_default()
    }

    fn time_from_index(&self, index: usize) -> Option<i64> {
        match self.samples {
            Samples::Regular { start_ms, every_ms, values } => {
                let steps = i64::try_from(index).ok().filter(|_| index < values.len())?;
                Some(start_ms.saturating_add(every_ms.saturating_mul(steps)))
            }
            Samples::Irregular { times_ms, .. } => times_ms.get(index).copied(),
        }
    }

    /// The value there, if it is none of the gaps.
    fn sample(&self, index: usize) -> Option<Sample> {
        let value = self.values().get(index).copied().filter(|value| !value.is_nan())?;
        Some(Sample { at_ms: self.time_from_index(index)?, value })
    }

    /// What the pyramid found at an index.
    fn extreme(&self, (index, value): (usize, f64)) -> Option<Sample> {
        Some(Sample { at_ms: self.time_from_index(index)?, value })
    }

    /// Number of samples before `at_ms`, which is the index of the first that is not.
    fn index_from_time(&self, at_ms: f64) -> usize {
        // Times are whole, so that none lies between a bound and the next whole number.
        let at_ms = at_ms.ceil() as i64;
        match self.samples {
            Samples::Regular { start_ms, every_ms, .. } => match at_ms.saturating_sub(*start_ms) {
                ..=0 => 0,
                past_ms => {
                    let index = (past_ms - 1) / (*every_ms).max(1) + 1;
                    usize::try_from(index).unwrap_or(usize::MAX).min(self.len())
                }
            },
            Samples::Irregular { times_ms, .. } => times_ms.partition_point(|&time_ms| time_ms < at_ms).min(self.len()),
        }
    }
}
