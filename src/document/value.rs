//! Honest numbers: a value, a bound on one, or a rough one.

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
