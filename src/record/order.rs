//! The order of the record.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::document::{End, Item, Order, Samples, Time};

/// Where an item stands.
pub(super) struct Placed {
    /// Its place in the list that was ordered.
    pub(super) item: usize,
    /// It has no place in time.
    pub(super) untimed: bool,
}

/// The first instant that any bound of an item names, Unix milliseconds: a day's beginning for a day, the upper bound
/// where that is all there is. "About" and all words do not count.
pub(super) fn first_ms(item: Item) -> Option<i64> {
    match item {
        Item::Outage(outage) => {
            let lead = item.time().and_then(bound_ms);
            let start = || outage.accounts.iter().find_map(|account| account.start.as_ref().and_then(bound_ms));
            let end = || {
                outage.accounts.iter().find_map(|account| match &account.end {
                    End::At(end) => bound_ms(end),
                    End::Ongoing | End::NotReported => None,
                })
            };
            lead.or_else(start).or_else(end)
        }
        Item::Series(series) => series.samples.as_ref().and_then(|samples| match samples {
            Samples::Regular { start_ms, .. } => Some(*start_ms),
            Samples::Irregular { times_ms, .. } => times_ms.first().copied(),
        }),
        _ => item.time().and_then(bound_ms),
    }
}

fn bound_ms(time: &Time) -> Option<i64> {
    time.earliest_ms.or(time.latest_ms)
}

/// The last instant that any bound of an item names: of an outage its end by the lead account, where that has one.
fn last_ms(item: Item) -> Option<i64> {
    let end = match item {
        Item::Outage(outage) => outage.lead().and_then(|lead| match &lead.end {
            End::At(end) => end.latest_ms.or(end.earliest_ms),
            End::Ongoing | End::NotReported => None,
        }),
        _ => None,
    };
    end.or_else(|| first_ms(item))
}

/// Where an item is sorted: its first bound, and at one instant what was before it, what was then, what was after it.
fn key(item: Item) -> Option<Key> {
    let rank = match item.time().map(|time| (time.earliest_ms, time.latest_ms)) {
        Some((None, Some(_))) => 0,
        Some((Some(_), None)) => 2,
        _ => 1,
    };
    first_ms(item).map(|at_ms| (at_ms, rank))
}

/// Unix milliseconds, and the rank among what stands at that instant.
type Key = (i64, u8);

/// All items in order, each once: a linear extension of what is certain ([`Order`]). What is only after another stands
/// where that ends, what is only before another where that begins. Relations that cannot hold give no order.
pub(super) fn in_order(items: &[Item]) -> Vec<Placed> {
    let order = Order::of(items);
    let mut keys: Vec<Option<Key>> = items.iter().map(|item| key(*item)).collect();
    let ends: Vec<Option<i64>> = items.iter().map(|item| last_ms(*item)).collect();
    lend_keys(&mut keys, &ends, order.relations());
    sorted(&keys, &order)
}

/// What has no bound of its own takes the place of what it is after or before, over as many steps as it takes.
fn lend_keys(keys: &mut [Option<Key>], ends: &[Option<i64>], edges: &[(usize, usize)]) {
    // Beside each place the others, and whether they come after it.
    let mut beside: Vec<Vec<(usize, bool)>> = vec![Vec::new(); keys.len()];
    for (first, second) in edges {
        for (place, other) in [(first, (*second, true)), (second, (*first, false))] {
            if let Some(beside) = beside.get_mut(*place) {
                beside.push(other);
            }
        }
    }
    let mut settled: VecDeque<(usize, Key)> =
        keys.iter().enumerate().filter_map(|(place, key)| Some((place, (*key)?))).collect();
    while let Some((place, own)) = settled.pop_front() {
        let end_ms = ends.get(place).copied().flatten().unwrap_or(own.0);
        for (other, follows) in beside.get(place).into_iter().flatten() {
            if let Some(slot @ None) = keys.get_mut(*other) {
                let lent = if *follows { (end_ms.max(own.0), own.1) } else { own };
                *slot = Some(lent);
                settled.push_back((*other, lent));
            }
        }
    }
}

/// The earliest key first, of equal ones the first in the document, and none before what is certain to be before it.
///
/// Of two items that no relation orders, only bounds can make one certain to be before the other. What holds an item up by
/// its bounds is, or waits for, a ready item that is over no later, so that to look at the ready one that is over first is
/// enough; and nothing holds up that one.
fn sorted(keys: &[Option<Key>], order: &Order) -> Vec<Placed> {
    let rank = |place: usize| (keys.get(place).copied().flatten().unwrap_or((i64::MAX, 0)), place);
    let over = |place: usize| {
        let upper = order.span(place).upper;
        (upper.map_or((i64::MAX, 1), |limit| (limit.at_ms, u8::from(limit.reached))), place)
    };
    let mut waits_for = vec![0_usize; keys.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
    for (first, second) in order.relations() {
        if let Some(followers) = followers.get_mut(*first) {
            followers.push(*second);
        }
        if let Some(count) = waits_for.get_mut(*second) {
            *count += 1;
        }
    }
    let free: Vec<usize> = (0..keys.len()).filter(|place| waits_for.get(*place) == Some(&0)).collect();
    // What was placed by one of them is passed over in the other.
    let mut by_key: BinaryHeap<Reverse<(Key, usize)>> = free.iter().copied().map(rank).map(Reverse).collect();
    let mut by_end: BinaryHeap<Reverse<(Key, usize)>> = free.into_iter().map(over).map(Reverse).collect();
    let mut is_placed = vec![false; keys.len()];
    let mut placed = Vec::with_capacity(keys.len());
    while let (Some(first), Some(over_first)) =
        (first_left(&mut by_key, &is_placed), first_left(&mut by_end, &is_placed))
    {
        let held_up = order.span(over_first).ends_before(order.span(first));
        let next = if held_up { over_first } else { first };
        if let Some(is_placed) = is_placed.get_mut(next) {
            *is_placed = true;
        }
        placed.push(Placed { item: next, untimed: keys.get(next).copied().flatten().is_none() });
        for follower in followers.get(next).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(*follower) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    by_key.push(Reverse(rank(*follower)));
                    by_end.push(Reverse(over(*follower)));
                }
            }
        }
    }
    placed
}

/// The first of a heap that is not placed yet; it stays in it.
fn first_left(heap: &mut BinaryHeap<Reverse<(Key, usize)>>, is_placed: &[bool]) -> Option<usize> {
    while let Some(Reverse((_, place))) = heap.peek().copied() {
        if is_placed.get(place) == Some(&false) {
            return Some(place);
        }
        heap.pop();
    }
    None
}
