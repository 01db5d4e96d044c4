//! How a time stands in the window: which of its stated bounds can be seen there.

use crate::document::Time;
use crate::timeline::View;

use super::mark::Mark;

/// Where in the window a time stands. All bounds are stated ones, in Unix milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// At an instant, or about it.
    Instant {
        /// The instant.
        at_ms: i64,
        /// Only about.
        approximate: bool,
    },
    /// Between two stated bounds, at least one of which lies in the window.
    Span {
        /// Not before this.
        from_ms: i64,
        /// Not after this.
        to_ms: i64,
    },
    /// Before an instant in the window.
    Before {
        /// That instant.
        at_ms: i64,
    },
    /// After an instant in the window.
    After {
        /// That instant.
        at_ms: i64,
    },
    /// It may lie anywhere in the window: no bound of it is seen.
    Loose,
    /// It lies before the window.
    Earlier,
    /// It lies after the window.
    Later,
    /// No bound is stated at all.
    Untimed,
}

impl Standing {
    /// The mark that says so; `None` outside the window.
    pub fn mark(self) -> Option<Mark> {
        match self {
            Self::Instant { approximate: false, .. } => Some(Mark::Dot),
            Self::Instant { approximate: true, .. } => Some(Mark::About),
            Self::Span { .. } => Some(Mark::Span),
            Self::Before { .. } => Some(Mark::Before),
            Self::After { .. } => Some(Mark::After),
            Self::Loose => Some(Mark::Loose),
            Self::Untimed => Some(Mark::Untimed),
            Self::Earlier | Self::Later => None,
        }
    }
}

/// How `time` stands in `view`. A bound on the window's edge counts as inside it.
pub fn standing(time: Option<&Time>, view: View) -> Standing {
    let Some(time) = time else { return Standing::Untimed };
    let seen = |at_ms: i64| (view.from_ms..=view.to_ms).contains(&(at_ms as f64));
    let is_before = |at_ms: i64| (at_ms as f64) < view.from_ms;
    match (time.earliest_ms, time.latest_ms) {
        (None, None) => Standing::Untimed,
        (Some(at_ms), Some(latest_ms)) if at_ms == latest_ms => match (seen(at_ms), is_before(at_ms)) {
            (true, _) => Standing::Instant { at_ms, approximate: time.approximate },
            (false, true) => Standing::Earlier,
            (false, false) => Standing::Later,
        },
        (Some(from_ms), Some(to_ms)) => {
            if to_ms as f64 <= view.from_ms {
                Standing::Earlier
            } else if from_ms as f64 >= view.to_ms {
                Standing::Later
            } else if seen(from_ms) || seen(to_ms) {
                Standing::Span { from_ms, to_ms }
            } else {
                Standing::Loose
            }
        }
        (None, Some(at_ms)) => match (seen(at_ms), is_before(at_ms)) {
            (true, _) => Standing::Before { at_ms },
            (false, true) => Standing::Earlier,
            (false, false) => Standing::Loose,
        },
        (Some(at_ms), None) => match (seen(at_ms), is_before(at_ms)) {
            (true, _) => Standing::After { at_ms },
            (false, true) => Standing::Loose,
            (false, false) => Standing::Later,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_stands_where_its_stated_bounds_are_and_nowhere_else() {
        let view = View { from_ms: 100.0, to_ms: 200.0 };
        let check = |earliest_ms, latest_ms, expected| {
            let time = Time { earliest_ms, latest_ms, ..Time::unknown() };
            assert_eq!(standing(Some(&time), view), expected, "{earliest_ms:?} to {latest_ms:?}");
        };
        check(Some(150), Some(150), Standing::Instant { at_ms: 150, approximate: false });
        check(Some(50), Some(50), Standing::Earlier);
        check(Some(250), Some(250), Standing::Later);
        check(Some(120), Some(300), Standing::Span { from_ms: 120, to_ms: 300 });
        check(Some(50), Some(300), Standing::Loose);
        check(Some(50), Some(100), Standing::Earlier);
        check(Some(200), Some(300), Standing::Later);
        check(None, Some(150), Standing::Before { at_ms: 150 });
        check(None, Some(250), Standing::Loose);
        check(None, Some(50), Standing::Earlier);
        check(Some(150), None, Standing::After { at_ms: 150 });
        check(Some(50), None, Standing::Loose);
        check(Some(250), None, Standing::Later);
        check(None, None, Standing::Untimed);
        assert_eq!(standing(None, view), Standing::Untimed);
    }
}
