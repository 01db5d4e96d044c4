//! The order of the record.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

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
    let mut beside: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
    for (first, second) in edges {
        beside.entry(*first).or_default().push((*second, true));
        beside.entry(*second).or_default().push((*first, false));
    }
    let mut settled: VecDeque<(usize, Key)> =
        keys.iter().enumerate().filter_map(|(place, key)| Some((place, (*key)?))).collect();
    while let Some((place, own)) = settled.pop_front() {
        let end_ms = ends.get(place).copied().flatten().unwrap_or(own.0);
        for (other, follows) in beside.get(&place).into_iter().flatten() {
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
        (upper.map_or((i64::MAX, true), |limit| (limit.at_ms, limit.reached)), place)
    };
    let mut waits_for = vec![0_usize; keys.len()];
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (first, second) in order.relations() {
        followers.entry(*first).or_default().push(*second);
        if let Some(count) = waits_for.get_mut(*second) {
            *count += 1;
        }
    }
    let free: Vec<usize> = (0..keys.len()).filter(|place| waits_for.get(*place) == Some(&0)).collect();
    let mut by_key: BTreeSet<(Key, usize)> = free.iter().copied().map(rank).collect();
    let mut by_end: BTreeSet<((i64, bool), usize)> = free.into_iter().map(over).collect();
    let mut placed = Vec::with_capacity(keys.len());
    while let (Some((_, first)), Some((_, over_first))) = (by_key.first().copied(), by_end.first().copied()) {
        let held_up = order.span(over_first).ends_before(order.span(first));
        let next = if held_up { over_first } else { first };
        by_key.remove(&rank(next));
        by_end.remove(&over(next));
        placed.push(Placed { item: next, untimed: keys.get(next).copied().flatten().is_none() });
        for follower in followers.get(&next).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(*follower) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    by_key.insert(rank(*follower));
                    by_end.insert(over(*follower));
                }
            }
        }
    }
    placed
}
