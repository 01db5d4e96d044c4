//! What is certain about the order of moments of which only bounds and relations are stated.
//!
//! A *reading* puts each item at one moment of a line without gaps, so that what its source stated holds:
//!
//! - a calendar unit is half open: a moment of Monday is not yet Tuesday's first instant. A clock's bound may be met:
//!   "before 14:00" may be 14:00 itself;
//! - a bound that is missing, that is only about, that the source doubts (`?`), or that is a season's (the standard
//!   gives it no months) is no number: the moment may be anywhere on that side. "Shortly after 14:00" and "just before
//!   14:00" do have a bound at 14:00; how near to it no one said;
//! - what is stated to be after or before another item is so, and of an outage its start by the lead account is meant,
//!   as in [`Item::time`];
//! - what was taken back states nothing.
//!
//! One item is *certainly before* another if it is so in every reading. Where neither is certainly before the other they
//! *may overlap*: no one can tell their order, and nothing here pretends to. Certainly before is irreflexive,
//! antisymmetric and transitive; the record's order is a linear extension of it.
//!
//! Relations that no reading satisfies would make everything certain. Those that run in a circle and those that stated
//! bounds refute are taken out first, every one of them, as no one knows which is wrong; each has its [`Conflict`].

mod graph;
mod report;
#[cfg(test)]
mod tests;

pub(in crate::document) use report::{Stated, report};

use std::borrow::Cow;

use super::{Precision, Time};
use crate::document::{Id, Item};
use crate::small::{ByName, sort_by_key};

/// A bound of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Unix milliseconds.
    pub at_ms: i64,
    /// Whether the moment may be this very instant.
    pub reached: bool,
}

/// Between what a moment lies; `None` where nothing is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// It is not before this.
    pub lower: Option<Limit>,
    /// It is not after this.
    pub upper: Option<Limit>,
}

impl Span {
    /// The bounds of a time that stand in every reading of it.
    pub fn of(time: &Time) -> Self {
        let alone = time.earliest_ms.is_some() != time.latest_ms.is_some();
        let stands = |precision: Precision| {
            // "Shortly after 14:00" is after it; "from about 1985" is perhaps from 1984.
            let near = time.approximate && !(alone && precision < Precision::Day);
            !near && !time.uncertain && precision != Precision::Season
        };
        let limit = |at_ms: Option<i64>, precision, reached| {
            at_ms.filter(|_| stands(precision)).map(|at_ms| Limit { at_ms, reached })
        };
        Self {
            lower: limit(time.earliest_ms, time.earliest_precision, true),
            upper: limit(time.latest_ms, time.latest_precision, time.latest_precision < Precision::Day),
        }
    }

    /// Whether every moment of this span is before every moment of the other.
    pub fn ends_before(self, other: Self) -> bool {
        let (Some(upper), Some(lower)) = (self.upper, other.lower) else { return false };
        upper.at_ms < lower.at_ms || upper.at_ms == lower.at_ms && !(upper.reached && lower.reached)
    }

    /// Whether some moment of this span is before some moment of the other.
    pub(in crate::document) fn can_precede(self, other: Self) -> bool {
        let (Some(lower), Some(upper)) = (self.lower, other.upper) else { return true };
        lower.at_ms < upper.at_ms
    }

    /// After a moment of another span.
    fn after(self, other: Self) -> Self {
        let past = other.lower.map(|lower| Limit { reached: false, ..lower });
        let key = |limit: &Limit| (limit.at_ms, !limit.reached);
        Self { lower: self.lower.into_iter().chain(past).max_by_key(key), ..self }
    }

    /// Before a moment of another span.
    fn before(self, other: Self) -> Self {
        let past = other.upper.map(|upper| Limit { reached: false, ..upper });
        let key = |limit: &Limit| (limit.at_ms, limit.reached);
        Self { upper: self.upper.into_iter().chain(past).min_by_key(key), ..self }
    }
}

/// Whether one time is before another in every reading of both. Relations to items are not looked at.
pub fn certainly_before(first: &Time, second: &Time) -> bool {
    Span::of(first).ends_before(Span::of(second))
}

/// Why a stated relation cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// Over one step or several the relations come back to where they began.
    Circle,
    /// The bounds that are stated leave no room for it.
    Bounds,
}

/// The order of the items of a list, as far as it is certain. Items are named by their places in the list.
#[derive(Debug, Clone)]
pub struct Order {
    spans: Vec<Span>,
    relations: Vec<(usize, usize)>,
    followers: Vec<Vec<usize>>,
    /// By the pairs, rising.
    conflicts: Vec<((usize, usize), Conflict)>,
}

impl Order {
    /// Of these items. Takes time in proportion to items and relations, but for sorting them.
    pub fn of(items: &[Item]) -> Self {
        let stated = relations(items);
        let times = items.iter().map(|item| item.time().filter(|_| item.retracted().is_none()));
        let own: Vec<Span> = times.map(|time| time.map(Span::of).unwrap_or_default()).collect();

        let sorted = graph::sort(items.len(), &stated);
        let (circles, straight): (Vec<_>, Vec<_>) = stated.into_iter().partition(|pair| sorted.in_circle(*pair));

        let tight = tightened(own.clone(), &graph::followers(items.len(), &straight), &sorted.order);
        let can_hold = |(first, second): &(usize, usize)| match (tight.get(*first), tight.get(*second)) {
            (Some(first), Some(second)) => first.can_precede(*second),
            _ => true,
        };
        let (relations, refuted): (Vec<_>, Vec<_>) = straight.into_iter().partition(can_hold);

        let mut conflicts: Vec<_> = (circles.into_iter().map(|pair| (pair, Conflict::Circle)))
            .chain(refuted.into_iter().map(|pair| (pair, Conflict::Bounds)))
            .collect();
        sort_by_key(&mut conflicts, |(pair, _)| *pair);
        let followers = graph::followers(items.len(), &relations);
        Self { spans: tightened(own, &followers, &sorted.order), relations, followers, conflicts }
    }

    /// Whether the first of two places is before the second in every reading.
    pub fn certainly_before(&self, first: usize, second: usize) -> bool {
        let (Some(own), Some(other)) = (self.spans.get(first), self.spans.get(second)) else { return false };
        first != second && (own.ends_before(*other) || graph::reaches(&self.followers, first, second))
    }

    /// Between what an item lies, when what is stated of those before and after it is taken in.
    pub fn span(&self, place: usize) -> Span {
        self.spans.get(place).copied().unwrap_or_default()
    }

    /// What is stated and can hold: pairs of places, of which the first is before the second. They have no circle.
    pub fn relations(&self) -> &[(usize, usize)] {
        &self.relations
    }

    /// What is stated and cannot hold, and why: by the pairs, rising.
    pub fn conflicts(&self) -> &[((usize, usize), Conflict)] {
        &self.conflicts
    }

    /// Why a pair that is stated cannot hold.
    pub(in crate::document) fn conflict(&self, pair: (usize, usize)) -> Option<Conflict> {
        let place = self.conflicts.binary_search_by(|(known, _)| known.cmp(&pair)).ok()?;
        self.conflicts.get(place).map(|(_, conflict)| *conflict)
    }
}

/// Stated relations as pairs of places, each once, the first before the second.
fn relations(items: &[Item]) -> Vec<(usize, usize)> {
    let mut by_id = ByName::default();
    items.iter().enumerate().for_each(|(place, item)| by_id.set(Cow::Borrowed(item.id()), place));
    let mut pairs = Vec::new();
    for (place, item) in items.iter().enumerate().filter(|(_, item)| item.retracted().is_none()) {
        let Some(time) = item.time() else { continue };
        let known = |id: &Id| by_id.get(id).copied();
        pairs.extend(time.after.iter().filter_map(known).map(|other| (other, place)));
        pairs.extend(time.before.iter().filter_map(known).map(|other| (place, other)));
    }
    sort_by_key(&mut pairs, |pair| *pair);
    pairs.dedup();
    pairs
}

/// Spans with what follows for each from those that it is after or before, over all steps. `order` puts every place
/// before its followers.
fn tightened(mut spans: Vec<Span>, followers: &[Vec<usize>], order: &[usize]) -> Vec<Span> {
    for place in order {
        let own = spans.get(*place).copied().unwrap_or_default();
        for follower in followers.get(*place).into_iter().flatten() {
            if let Some(span) = spans.get_mut(*follower) {
                *span = span.after(own);
            }
        }
    }
    for place in order.iter().rev() {
        let theirs = followers.get(*place).into_iter().flatten().filter_map(|follower| spans.get(*follower).copied());
        let tight = theirs.fold(spans.get(*place).copied().unwrap_or_default(), Span::before);
        if let Some(span) = spans.get_mut(*place) {
            *span = tight;
        }
    }
    spans
}
