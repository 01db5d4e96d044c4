//! What can be pointed at, and what its drawing says.

use super::shape::Rect;
use crate::document::Kind;

/// How a mark says what is known about its time; `as_str` is its `data-mark` on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A known instant.
    Dot,
    /// About an instant: how near, no one said.
    About,
    /// Somewhere between two stated bounds.
    Span,
    /// Before an instant.
    Before,
    /// After an instant.
    After,
    /// Somewhere in a stretch that covers the whole window: words, no place.
    Loose,
    /// No time stated: words, no place.
    Untimed,
    /// An outage between two stated bounds.
    Bar,
    /// An outage whose beginning or end is not reported.
    OpenBar,
    /// Measured values.
    Curve,
    /// Several marks too close to tell apart.
    Cluster,
    /// Taken back, and with it the time or the number that was drawn: words, no place.
    Struck,
}

impl Mark {
    /// Every mark, so that a test can hold that each has its picture.
    pub const ALL: [Self; 12] = [
        Self::Dot,
        Self::About,
        Self::Span,
        Self::Before,
        Self::After,
        Self::Loose,
        Self::Untimed,
        Self::Bar,
        Self::OpenBar,
        Self::Curve,
        Self::Cluster,
        Self::Struck,
    ];

    /// The word used on the screen's elements.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::About => "about",
            Self::Span => "span",
            Self::Before => "before",
            Self::After => "after",
            Self::Loose => "loose",
            Self::Untimed => "untimed",
            Self::Bar => "bar",
            Self::OpenBar => "open-bar",
            Self::Curve => "curve",
            Self::Cluster => "cluster",
            Self::Struck => "struck",
        }
    }
}

/// A sign that a legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// An outage between two stated times.
    Bar,
    /// A beginning or an end that is not reported.
    Open,
    /// An outage that has not ended.
    Ongoing,
    /// An end of an outage by an account that does not lead, where nothing stands beside it.
    Edge,
    /// A known instant.
    Dot,
    /// About an instant.
    About,
    /// Somewhere between two stated bounds.
    Span,
    /// Before an instant.
    Before,
    /// After an instant.
    After,
    /// A figure that is exact.
    Exact,
    /// A figure that is a lower bound.
    AtLeast,
    /// A figure that is an upper bound.
    AtMost,
    /// A figure between two bounds.
    Between,
    /// A figure that is only about.
    Nearly,
    /// About a figure, and below it.
    JustUnder,
    /// About a figure, and above it.
    JustOver,
    /// Accounts of one thing that differ.
    Rivals,
    /// Measured values.
    Curve,
    /// The usual level.
    Usual,
    /// Several marks too close to tell apart.
    Cluster,
    /// Taken back.
    Struck,
    /// Not all of it could be understood.
    Warned,
}

impl Sign {
    /// Every sign, in the order in which a legend explains them.
    pub const ALL: [Self; 22] = [
        Self::Bar,
        Self::Open,
        Self::Ongoing,
        Self::Edge,
        Self::Dot,
        Self::About,
        Self::Span,
        Self::Before,
        Self::After,
        Self::Exact,
        Self::AtLeast,
        Self::AtMost,
        Self::Between,
        Self::Nearly,
        Self::JustUnder,
        Self::JustOver,
        Self::Rivals,
        Self::Curve,
        Self::Usual,
        Self::Cluster,
        Self::Struck,
        Self::Warned,
    ];
}

/// Signs, each once, in the order in which a legend explains them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs(u32);

impl Signs {
    /// One more.
    pub fn insert(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u32;
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.into_iter().filter(move |sign| self.0 >> *sign as u32 & 1 == 1)
    }
}

impl Extend<Sign> for Signs {
    fn extend<I: IntoIterator<Item = Sign>>(&mut self, signs: I) {
        signs.into_iter().for_each(|sign| self.insert(sign));
    }
}

/// A mark that can be pointed at, focused and opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The item's id; of a cluster that of its first item.
    pub item: String,
    /// What it is.
    pub kind: Kind,
    /// How it is drawn.
    pub mark: Mark,
    /// Of an outage's other accounts: which.
    pub account: Option<usize>,
    /// Whether it is the selected item's, or holds it.
    pub is_selected: bool,
    /// Where.
    pub rect: Rect,
    /// The left end of its mark, which its words may stand before, in CSS pixels; infinite where it has no place in time.
    pub mark_px: f64,
    /// What a screen reader says.
    pub name: String,
    /// Of a cluster: the stretch it opens to, Unix milliseconds.
    pub opens_to_ms: Option<(f64, f64)>,
}

/// An extent drawn to scale, with the two stated bounds it stands on: kept so that a test can hold every one of them
/// against the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Extent {
    /// Whose.
    pub item: String,
    /// First bound, Unix milliseconds.
    pub from_ms: i64,
    /// Second bound, Unix milliseconds.
    pub to_ms: i64,
}
