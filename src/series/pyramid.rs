//! Where the least and the greatest value of any range stand, and whether it has gaps, in O(log n).

/// Values in a block, and blocks in a block of the level above.
const FANOUT: usize = 16;

/// No value: a block of gaps alone.
const NONE: u32 = u32::MAX;

/// What is kept of a range of values. Indices and not values, since M4 asks for the times of the extremes; at 12 bytes
/// for 16 values all levels together cost a tenth of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summary {
    min: u32,
    max: u32,
    gaps: u32,
}

/// A tree of minima and maxima over a column of values. It holds no values: the same column goes into every call.
#[derive(Debug, Clone, Default)]
pub struct Pyramid {
    /// Finest first; the last has at most `FANOUT` blocks.
    levels: Vec<Vec<Summary>>,
}

impl Summary {
    const EMPTY: Self = Self { min: NONE, max: NONE, gaps: 0 };

    /// Index of the least value, the first of equal ones.
    pub(super) fn min(self) -> Option<usize> {
        (self.min != NONE).then_some(self.min as usize)
    }

    /// Index of the greatest value, the first of equal ones.
    pub(super) fn max(self) -> Option<usize> {
        (self.max != NONE).then_some(self.max as usize)
    }

    /// Number of gaps.
    pub(super) fn gaps(self) -> usize {
        self.gaps as usize
    }

    /// Reads the values themselves.
    fn scan(values: &[f64], from: usize, to: usize) -> Self {
        let mut summary = Self::EMPTY;
        let (mut low, mut high) = (f64::NAN, f64::NAN);
        for (index, &value) in (from as u32..).zip(values.get(from..to).unwrap_or_default()) {
            if value.is_nan() {
                summary.gaps += 1;
                continue;
            }
            if low.is_nan() || value < low {
                (low, summary.min) = (value, index);
            }
            if high.is_nan() || value > high {
                (high, summary.max) = (value, index);
            }
        }
        summary
    }

    /// Both ranges together, in either order.
    fn and(self, other: Self, values: &[f64]) -> Self {
        let at = |index: u32| values.get(index as usize).copied().unwrap_or(f64::NAN);
        let (low, other_low, high, other_high) = (at(self.min), at(other.min), at(self.max), at(other.max));
        let take_min = low.is_nan() || other_low < low || other_low == low && other.min < self.min;
        let take_max = high.is_nan() || other_high > high || other_high == high && other.max < self.max;
        Self {
            min: if take_min { other.min } else { self.min },
            max: if take_max { other.max } else { self.max },
            gaps: self.gaps + other.gaps,
        }
    }

    fn all(self, others: &[Self], values: &[f64]) -> Self {
        others.iter().fold(self, |summary, other| summary.and(*other, values))
    }
}

impl Pyramid {
    /// Reads every value once. Values past the four billionth are not seen.
    pub fn new(values: &[f64]) -> Self {
        let blocks = values.len().min(NONE as usize).div_ceil(FANOUT);
        let scan = |block: usize| Summary::scan(values, block * FANOUT, (block * FANOUT + FANOUT).min(values.len()));
        let mut levels = Vec::new();
        let mut level: Vec<Summary> = (0..blocks).map(scan).collect();
        while level.len() > FANOUT {
            let above = level.chunks(FANOUT).map(|blocks| Summary::EMPTY.all(blocks, values)).collect();
            levels.push(std::mem::replace(&mut level, above));
        }
        levels.push(level);
        Self { levels }
    }

    /// What the values with indices in `from..to` come to.
    pub(super) fn summary(&self, values: &[f64], from: usize, to: usize) -> Summary {
        let to = to.min(values.len());
        if to.saturating_sub(from) < 2 * FANOUT {
            return Summary::scan(values, from, to);
        }
        let (mut first, mut end) = (from.div_ceil(FANOUT), to / FANOUT);
        let head = Summary::scan(values, from, first * FANOUT);
        let mut summary = head.and(Summary::scan(values, end * FANOUT, to), values);
        // What is left are whole blocks: their loose ends are read on each level, the middle on the one above.
        for (depth, level) in self.levels.iter().enumerate() {
            let pick = |from: usize, to: usize| level.get(from..to).unwrap_or_default();
            if depth + 1 == self.levels.len() || end - first < 2 * FANOUT {
                return summary.all(pick(first, end), values);
            }
            let (inner_first, inner_end) = (first.div_ceil(FANOUT), end / FANOUT);
            summary = summary.all(pick(first, inner_first * FANOUT), values);
            summary = summary.all(pick(inner_end * FANOUT, end), values);
            (first, end) = (inner_first, inner_end);
        }
        summary
    }

    /// Index of the first in `from..to` that is no gap.
    pub(super) fn first_value(&self, values: &[f64], from: usize, to: usize) -> Option<usize> {
        let mut index = from;
        while index < to {
            if !values.get(index)?.is_nan() {
                return Some(index);
            }
            index += self.gap_length(index, false);
        }
        None
    }

    /// Index of the last in `from..to` that is no gap.
    pub(super) fn last_value(&self, values: &[f64], from: usize, to: usize) -> Option<usize> {
        let mut end = to;
        while end > from {
            if !values.get(end - 1)?.is_nan() {
                return Some(end - 1);
            }
            end -= self.gap_length(end, true);
        }
        None
    }

    /// Length of the longest block of gaps alone that starts at `edge` (or ends there), where a gap is known to stand.
    fn gap_length(&self, edge: usize, backward: bool) -> usize {
        let mut length = 1;
        for level in &self.levels {
            let size = length * FANOUT;
            let block = (edge / size).checked_sub(usize::from(backward)).and_then(|index| level.get(index));
            if !edge.is_multiple_of(size) || block.is_none_or(|block| block.min != NONE) {
                break;
            }
            length = size;
        }
        length
    }

    /// Bytes it occupies beside the values.
    #[cfg(test)]
    pub(super) fn size_bytes(&self) -> usize {
        self.levels.iter().map(|level| level.capacity() * size_of::<Summary>()).sum()
    }
}
