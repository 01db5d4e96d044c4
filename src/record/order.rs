//! The order of the record.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::document::{End, Id, Item, Samples, Time};

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

/// All items in order, each once. What is only after another stands where that ends, what is only before another where
/// that begins; then no item stands before one that it is after, unless the document's order runs in a circle.
pub(super) fn in_order(items: &[Item]) -> Vec<Placed> {
    let mut keys: Vec<Option<Key>> = items.iter().map(|item| key(*item)).collect();
    let is_bound_to_another =
        |item: &Item| item.time().is_some_and(|time| !time.after.is_empty() || !time.before.is_empty());
    if !items.iter().any(is_bound_to_another) {
        return by_key(&keys);
    }
    let by_id: BTreeMap<&str, usize> =
        items.iter().enumerate().map(|(place, item)| (item.id().0.as_str(), place)).collect();
    // Pairs of places: the first stands before the second.
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(time) = item.time() else { continue };
        let known = |id: &Id| by_id.get(id.0.as_str()).copied().filter(|other| *other != place);
        edges.extend(time.after.iter().filter_map(known).map(|other| (other, place)));
        edges.extend(time.before.iter().filter_map(known).map(|other| (place, other)));
    }
    edges.sort_unstable();
    edges.dedup();
    let ends: Vec<Option<i64>> = items.iter().map(|item| last_ms(*item)).collect();
    lend_keys(&mut keys, &ends, &edges);
    drop_circles(&mut edges);
    sorted(&keys, &edges)
}

/// By key alone, of equal ones the first in the document, and at the end what has none.
fn by_key(keys: &[Option<Key>]) -> Vec<Placed> {
    let placed =
        |(item, key): (usize, &Option<Key>)| (key.unwrap_or((i64::MAX, 0)), Placed { item, untimed: key.is_none() });
    let mut order: Vec<(Key, Placed)> = keys.iter().enumerate().map(placed).collect();
    order.sort_unstable_by_key(|(key, placed)| (*key, placed.item));
    order.into_iter().map(|(_, placed)| placed).collect()
}

/// Drops the pairs that lie in a circle or between two: they give no order, and must not hold up what does.
fn drop_circles(edges: &mut Vec<(usize, usize)>) {
    let backwards: Vec<(usize, usize)> = edges.iter().map(|(first, second)| (*second, *first)).collect();
    // What is merely behind a circle is held up by it, but holds up nothing in it.
    let held_up = never_ready(edges);
    let holding_up = never_ready(&backwards);
    let in_circle = |place: &usize| held_up.contains(place) && holding_up.contains(place);
    edges.retain(|(first, second)| !(in_circle(first) && in_circle(second)));
}

/// The places that have others before them without end.
fn never_ready(edges: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut waits_for: BTreeMap<usize, usize> = BTreeMap::new();
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (first, second) in edges {
        *waits_for.entry(*second).or_default() += 1;
        followers.entry(*first).or_default().push(*second);
    }
    let mut ready: Vec<usize> = followers.keys().copied().filter(|place| !waits_for.contains_key(place)).collect();
    while let Some(place) = ready.pop() {
        for follower in followers.get(&place).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(follower) {
                *count -= 1;
                if *count == 0 {
                    ready.push(*follower);
                }
            }
        }
    }
    waits_for.into_iter().filter(|(_, count)| *count > 0).map(|(place, _)| place).collect()
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

/// The earliest key first, of equal ones the first in the document, and none before what it is after.
fn sorted(keys: &[Option<Key>], edges: &[(usize, usize)]) -> Vec<Placed> {
    let rank = |place: usize| (keys.get(place).copied().flatten().unwrap_or((i64::MAX, 0)), place);
    let mut waits_for = vec![0_usize; keys.len()];
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (first, second) in edges {
        followers.entry(*first).or_default().push(*second);
        if let Some(count) = waits_for.get_mut(*second) {
            *count += 1;
        }
    }
    let mut ready: BTreeSet<(Key, usize)> =
        (0..keys.len()).filter(|place| waits_for.get(*place) == Some(&0)).map(rank).collect();
    let mut placed = Vec::with_capacity(keys.len());
    while let Some(next) = ready.pop_first() {
        placed.push(Placed { item: next.1, untimed: keys.get(next.1).copied().flatten().is_none() });
        for follower in followers.get(&next.1).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(*follower) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.insert(rank(*follower));
                }
            }
        }
    }
    placed
}
