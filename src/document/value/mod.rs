//! Honest numbers: a value, a bound on one, or a rough one.

#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod describe;
mod duration;
mod read;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

/// A quantity as a source gave it: exact, bounded, or about. Several may hold at once: "nearly 35,000" is about 35,000
/// and less than 35,000.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounded<T> {
    /// The quantity itself.
    pub exact: Option<T>,
    /// It is this or more.
    pub at_least: Option<T>,
    /// It is more than this.
    pub more_than: Option<T>,
    /// It is this or less.
    pub at_most: Option<T>,
    /// It is less than this.
    pub less_than: Option<T>,
    /// It lies between these two, both included.
    pub between: Option<(T, T)>,
    /// It is near this; how near, no one said.
    pub about: Option<T>,
    /// The source's own words.
    pub text: Option<String>,
}

/// A number as a source gave it.
pub type Value = Bounded<f64>;

/// An ISO 8601 duration. Months and years have no fixed length, and are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Duration {
    /// Calendar months (a year is twelve).
    pub months: u32,
    /// Everything from weeks down, in milliseconds.
    pub ms: i64,
}

impl<T> Bounded<T> {
    /// Nothing known.
    pub fn unknown() -> Self {
        Self {
            exact: None,
            at_least: None,
            more_than: None,
            at_most: None,
            less_than: None,
            between: None,
            about: None,
            text: None,
        }
    }

    /// Exactly this.
    pub fn exactly(quantity: T) -> Self {
        Self { exact: Some(quantity), ..Self::unknown() }
    }
}

impl<T: Quantity> Bounded<T> {
    /// The highest lower bound that is stated, and whether the quantity is more than it and not it. An exact quantity
    /// is its own bound; "about" is none.
    pub fn lower(&self) -> Option<(T, bool)> {
        let closed =
            [self.exact, self.at_least, self.between.map(|(low, _)| low)].map(|bound| bound.map(|at| (at, false)));
        tightest(closed, self.more_than, Ordering::Greater)
    }

    /// The lowest upper bound that is stated, and whether the quantity is less than it and not it.
    pub fn upper(&self) -> Option<(T, bool)> {
        let closed =
            [self.exact, self.at_most, self.between.map(|(_, high)| high)].map(|bound| bound.map(|at| (at, false)));
        tightest(closed, self.less_than, Ordering::Less)
    }

    /// The quantity at which a mark stands: the exact one, else the one it is about, else the bound that is stated. Of
    /// two bounds the upper one; a middle, which no one stated, is never made up.
    pub fn drawn(&self) -> Option<T> {
        self.exact.or(self.about).or_else(|| self.upper().or(self.lower()).map(|(bound, _)| bound))
    }

    /// Whether no quantity can be all that is said. `about` contradicts nothing, as no one said how near.
    pub(super) fn contradicts_itself(&self) -> bool {
        let (Some((low, above)), Some((high, below))) = (self.lower(), self.upper()) else { return false };
        match low.compare(high) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => above || below,
            Some(Ordering::Less) | None => false,
        }
    }
}

/// The bound farthest in the direction `wanted`; at one place the open one holds more.
fn tightest<T: Quantity>(closed: [Option<(T, bool)>; 3], open: Option<T>, wanted: Ordering) -> Option<(T, bool)> {
    let open = open.map(|at| (at, true));
    closed.into_iter().chain([open]).flatten().reduce(|best, next| match next.0.compare(best.0) {
        Some(order) if order == wanted || order == Ordering::Equal && next.1 => next,
        _ => best,
    })
}

/// What can be bounded.
pub trait Quantity: Copy {
    /// Order, where there is one: a month is neither more nor less than 30 days.
    fn compare(self, other: Self) -> Option<Ordering>;
}

impl Quantity for f64 {
    fn compare(self, other: Self) -> Option<Ordering> {
        self.partial_cmp(&other)
    }
}

impl Quantity for Duration {
    fn compare(self, other: Self) -> Option<Ordering> {
        match (self.months.cmp(&other.months), self.ms.cmp(&other.ms)) {
            (months, Ordering::Equal) => Some(months),
            (Ordering::Equal, ms) => Some(ms),
            (months, ms) => (months == ms).then_some(ms),
        }
    }
}
