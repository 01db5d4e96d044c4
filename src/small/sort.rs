//! Sorting by one piece of code, whatever is sorted: the standard library's is made anew, in kilobytes, for every type and
//! order it is asked for.

use std::cmp::Ordering;

#[cfg(test)]
mod tests;

/// Sorts; what is equal stays in its order. Costs O(n log n).
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = sorted(list.len(), &mut |one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    put(places, &mut |one, other| list.swap(one, other));
}

/// Sorts by a key; what is equal stays in its order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one).cmp(&key(other)));
}

/// The places of `count` things in their order: runs of two, four, eight and so on are merged.
fn sorted(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut length = 1;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        for pair in places.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            // What is in order already, as most lists are, is only looked at.
            if let (Some(last), Some(first)) = (left.last(), right.first())
                && compare(*first, *last) != Ordering::Less
            {
                merged.extend_from_slice(pair);
                continue;
            }
            while let ([first, later @ ..], [second, after @ ..]) = (left, right) {
                // Of equals the left one stays first.
                if compare(*second, *first) == Ordering::Less {
                    merged.push(*second);
                    right = after;
                } else {
                    merged.push(*first);
                    left = later;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        length *= 2;
    }
    places
}

/// Swaps until at each place stands what stood at the one that is named there.
fn put(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut here = start;
        // Once round the circle that leads back to `start`.
        while let Some(place) = places.get_mut(here) {
            let from = std::mem::replace(place, here);
            if from == start || from == here {
                break;
            }
            swap(here, from);
            here = from;
        }
    }
}
