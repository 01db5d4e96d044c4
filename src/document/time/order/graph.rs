//! Places and what follows them: an order of all, and which of them run in a circle.

/// What came of sorting.
pub(super) struct Sorted {
    /// Every place once, before those that follow it, but for places of one circle.
    pub(super) order: Vec<usize>,
    /// The circle of each place; a place that is in none has a number of its own.
    circle: Vec<usize>,
}

impl Sorted {
    /// Whether a pair that was sorted by is part of a circle.
    pub(super) fn in_circle(&self, (first, second): (usize, usize)) -> bool {
        self.circle.get(first) == self.circle.get(second)
    }
}

/// The followers of each of `count` places.
pub(super) fn followers(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut followers = vec![Vec::new(); count];
    for (first, second) in pairs {
        if let Some(of_first) = followers.get_mut(*first) {
            of_first.push(*second);
        }
    }
    followers
}

/// Sorts places by S. R. Kosaraju's way: a walk along the pairs leaves the last of them first, and against the pairs one
/// comes from a place to those of its own circle only, when those before it are done. Without recursion, as relations
/// may be many and in one line.
pub(super) fn sort(count: usize, pairs: &[(usize, usize)]) -> Sorted {
    let forward = followers(count, pairs);
    let mut left = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    for start in 0..count {
        walk(&forward, start, &mut seen, |place| left.push(place));
    }
    left.reverse();

    let backward = followers(count, &pairs.iter().map(|(first, second)| (*second, *first)).collect::<Vec<_>>());
    let mut circle = vec![0; count];
    let mut seen = vec![false; count];
    for start in &left {
        walk(&backward, *start, &mut seen, |place| {
            if let Some(number) = circle.get_mut(place) {
                *number = *start;
            }
        });
    }
    Sorted { order: left, circle }
}

/// Visits what can be reached and was not seen before; each place is left behind those that follow it.
fn walk(followers: &[Vec<usize>], start: usize, seen: &mut [bool], mut leave: impl FnMut(usize)) {
    let mut enter = |place: usize| seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true));
    if !enter(start) {
        return;
    }
    // Places on the way, each with how many of its followers were looked at.
    let mut way = vec![(start, 0_usize)];
    while let Some((place, looked)) = way.last_mut() {
        match followers.get(*place).and_then(|followers| followers.get(*looked)) {
            Some(next) => {
                *looked += 1;
                if enter(*next) {
                    way.push((*next, 0));
                }
            }
            None => {
                leave(*place);
                way.pop();
            }
        }
    }
}

/// Whether there is a way from one place to another.
pub(super) fn reaches(followers: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; followers.len()];
    let mut found = false;
    let of_from = followers.get(from).into_iter().flatten();
    of_from.for_each(|next| walk(followers, *next, &mut seen, |place| found |= place == to));
    found
}
