//! Rows for what would overlap, clusters for what is too dense for rows.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use crate::small::sort_by_key;

#[cfg(test)]
mod tests;

/// Puts extents (left and right edge, CSS pixels) into rows in which nothing comes nearer than `gap_px` to the next:
/// from left to right, of equal ones the first given first, each into the first row that is free. Gives the row of each,
/// from 0, in the order given. Costs O(n log n).
pub fn pack(extents: impl IntoIterator<Item = (f64, f64)>, gap_px: f64) -> Vec<usize> {
    let extents: Vec<(f64, f64)> = extents.into_iter().collect();
    let mut order: Vec<(i64, usize, f64)> =
        extents.iter().enumerate().map(|(index, &(left, right))| (rank(left), index, right.max(left))).collect();
    sort_by_key(&mut order, |&(left, index, _)| (left, index));
    let mut rows = vec![0; extents.len()];
    let mut row_count = 0;
    let mut free = BinaryHeap::new();
    let mut taken: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
    for (left, index, right) in order {
        // Lefts only rise: a row once free stays free until it is taken again.
        while let Some(&Reverse((until, row))) = taken.peek()
            && until <= left
        {
            taken.pop();
            free.push(Reverse(row));
        }
        let row = free.pop().map_or(row_count, |Reverse(row)| row);
        row_count = row_count.max(row + 1);
        taken.push(Reverse((rank(right + gap_px), row)));
        if let Some(slot) = rows.get_mut(index) {
            *slot = row;
        }
    }
    rows
}

/// Gathers what stands too close into clusters. `times_ms` rise (Unix milliseconds); each cluster is a range of their
/// indices, and the first times of any two lie at least `min_gap_px` apart at `ms_per_px` milliseconds a pixel.
///
/// Only distances in time count, and the gap is rounded up to a power of two of milliseconds. So panning never changes a
/// cluster, and zooming does so only at every doubling: nothing flickers.
pub fn cluster(times_ms: &[f64], ms_per_px: f64, min_gap_px: f64) -> Vec<Range<usize>> {
    let gap_ms = gap_ms(ms_per_px, min_gap_px);
    let mut clusters: Vec<Range<usize>> = Vec::new();
    let mut until_ms = f64::NEG_INFINITY;
    for (index, &at_ms) in times_ms.iter().enumerate() {
        match clusters.last_mut() {
            Some(cluster) if at_ms < until_ms => cluster.end = index + 1,
            _ => {
                clusters.push(index..index + 1);
                until_ms = at_ms + gap_ms;
            }
        }
    }
    clusters
}

/// The least time between the first of two clusters, milliseconds: the same wherever the window stands, and from one
/// zoom to the next as long as it does not double.
pub(super) fn gap_ms(ms_per_px: f64, min_gap_px: f64) -> f64 {
    power_of_two_from(min_gap_px * ms_per_px)
}

/// The least power of two that is not below `at_least`; 0 if that is not above 0. A hair's breadth above counts as equal:
/// a window's span changes by as much when it is panned.
fn power_of_two_from(at_least: f64) -> f64 {
    let (mut power, wanted) = (1.0, at_least * (1.0 - 1e-6));
    if !wanted.is_finite() || wanted <= 0.0 {
        return 0.0;
    }
    while power < wanted {
        power *= 2.0;
    }
    while power / 2.0 >= wanted {
        power /= 2.0;
    }
    power
}

/// A whole number in the order of the numbers, for heaps and sorting; what is no number comes at either end.
fn rank(number: f64) -> i64 {
    // Adding zero makes -0 and 0 one. Bits of negative numbers fall as the number rises.
    let bits = (number + 0.0).to_bits().cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}
