//! Where the least and the greatest value of any range stand, and whether it has gaps, in O(log n).

/// Values in a block. More would cost less memory, and more reading at both ends of a range.
const BLOCK: usize = 32;

/// Blocks in a block of the level above. These are few, so that they may be small, and a range is put together of few.
const FANOUT: usize = 8;

/// No value: a block of gaps alone.
const NONE: u32 = u32::MAX >> 1;

/// Set beside an index where there is a gap.
const GAP: u32 = 1 << 31;

/// What is kept of a range of values. The extremes themselves, so that putting ranges together looks nowhere else, and
/// where they stand, since M4 asks for their times; at 24 bytes for 32 values all levels together cost a ninth of the
/// values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Summary {
    low: f64,
    high: f64,
    /// Index of `low`, with `GAP` or without.
    min: u32,
    max: u32,
}

/// A tree of minima and maxima over a column of values. It holds no values: the same column goes into every call.
#[derive(Debug, Clone, Default)]
pub struct Pyramid {
    /// Finest first; the last has at most `FANOUT` blocks.
    levels: Vec<Vec<Summary>>,
}

impl Summary {
    const EMPTY: Self = Self { low: f64::INFINITY, high: f64::NEG_INFINITY, min: NONE, max: NONE };

    /// Index of the least value, the first of equal ones, and the value, so that it need not be looked up: of a long column
    /// it lies far from all else that is read.
    pub(super) fn min(self) -> Option<(usize, f64)> {
        (!self.is_empty()).then_some(((self.min & !GAP) as usize, self.low))
    }

    /// Index of the greatest value, the first of equal ones, and the value.
    pub(super) fn max(self) -> Option<(usize, f64)> {
        (!self.is_empty()).then_some((self.max as usize, self.high))
    }

    /// Whether there is a gap in it.
    pub(super) fn has_gap(self) -> bool {
        self.min & GAP != 0
    }

    /// Whether there is no value in it.
    fn is_empty(self) -> bool {
        self.max == NONE
    }

    /// Reads the values themselves.
    fn scan(values: &[f64], from: usize, to: usize) -> Self {
        let Self { mut low, mut high, mut min, mut max } = Self::EMPTY;
        let mut gap = 0;
        for (index, &value) in (from as u32..).zip(values.get(from..to).unwrap_or_default()) {
            // Most are neither, which two comparisons tell. A gap is neither less nor greater than anything.
            if value >= low && value <= high {
                continue;
            }
            if value < low {
                (low, min) = (value, index);
            }
            if value > high {
                (high, max) = (value, index);
            }
            if value.is_nan() {
                gap = GAP;
            }
        }
        Self { low, high, min: min | gap, max }
    }

    /// This range and those that come after it together.
    fn all(self, later: &[Self]) -> Self {
        let Self { mut low, mut high, mut min, mut max } = self;
        for one in later {
            let gap = (min | one.min) & GAP;
            if one.low < low {
                (low, min) = (one.low, one.min);
            }
            if one.high > high {
                (high, max) = (one.high, one.max);
            }
            min |= gap;
        }
        Self { low, high, min, max }
    }
}

impl Pyramid {
    /// Reads every value once. Values past the two billionth are not seen.
    pub fn new(values: &[f64]) -> Self {
        let blocks = values.len().min(NONE as usize).div_ceil(BLOCK);
        let scan = |block: usize| Summary::scan(values, block * BLOCK, (block * BLOCK + BLOCK).min(values.len()));
        let mut levels = Vec::new();
        let mut level: Vec<Summary> = (0..blocks).map(scan).collect();
        while level.len() > FANOUT {
            let above = level.chunks(FANOUT).map(|blocks| Summary::EMPTY.all(blocks)).collect();
            levels.push(std::mem::replace(&mut level, above));
        }
        levels.push(level);
        Self { levels }
    }

    /// What the values with indices in `from..to` come to.
    pub(super) fn summary(&self, values: &[f64], from: usize, to: usize) -> Summary {
        let to = to.min(values.len());
        if to.saturating_sub(from) < 2 * BLOCK {
            return Summary::scan(values, from, to);
        }
        let (mut first, mut end) = (from.div_ceil(BLOCK), to / BLOCK);
        let mut head = Summary::scan(values, from, first * BLOCK);
        let mut tail = Summary::scan(values, end * BLOCK, to);
        // What is left are whole blocks: their loose ends are read on each level, the middle on the one above.
        for (depth, level) in self.levels.iter().enumerate() {
            let pick = |from: usize, to: usize| level.get(from..to).unwrap_or_default();
            if depth + 1 == self.levels.len() || end - first < 2 * FANOUT {
                head = head.all(pick(first, end));
                break;
            }
            let (inner_first, inner_end) = (first.div_ceil(FANOUT), end / FANOUT);
            head = head.all(pick(first, inner_first * FANOUT));
            tail = Summary::EMPTY.all(pick(inner_end * FANOUT, end)).all(&[tail]);
            (first, end) = (inner_first, inner_end);
        }
        head.all(&[tail])
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
        let (mut length, mut size) = (1, BLOCK);
        for level in &self.levels {
            let block = (edge / size).checked_sub(usize::from(backward)).and_then(|index| level.get(index));
            if !edge.is_multiple_of(size) || block.is_none_or(|block| !block.is_empty()) {
                break;
            }
            (length, size) = (size, size * FANOUT);
        }
        length
    }

    /// Bytes it occupies beside the values.
    #[cfg(test)]
    pub(super) fn size_bytes(&self) -> usize {
        self.levels.iter().map(|level| level.capacity() * size_of::<Summary>()).sum()
    }
}
