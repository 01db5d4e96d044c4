//! What stands under a pointer.

use super::Measured;
use crate::document::Samples;

impl Measured<'_> {
    /// The least and the greatest value in `[from_ms, to_ms)` (Unix milliseconds), which a pointer cannot tell apart.
    /// Where no sample is in it, the one before for as long as that holds: to the next sample, of a regular series for
    /// its distance, of another that says how long a value covers (`covers_ms`) no longer than that. `None` for a gap,
    /// and where nothing was measured. Costs O(log n).
    pub fn reading(&self, from_ms: f64, to_ms: f64, covers_ms: Option<i64>) -> Option<(f64, f64)> {
        let (start, end) = (self.index_from_time(from_ms), self.index_from_time(to_ms));
        if start < end {
            let (least, greatest) = self.extremes_between(start, end)?;
            return Some((least.value, greatest.value));
        }
        let before = self.sample(start.checked_sub(1)?)?;
        let covers_ms = match self.samples {
            Samples::Regular { every_ms, .. } => Some(*every_ms),
            Samples::Irregular { .. } => covers_ms,
        };
        let holds = match covers_ms {
            Some(covers_ms) => from_ms < before.at_ms.saturating_add(covers_ms) as f64,
            None => start < self.len(),
        };
        holds.then_some((before.value, before.value))
    }
}
