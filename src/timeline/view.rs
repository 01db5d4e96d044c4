//! The window of time that is seen. Moving it gives a new one.

use crate::small::within;

/// The shortest window: one second.
pub const MIN_SPAN_MS: f64 = 1_000.0;

/// The longest window: four thousand years.
pub const MAX_SPAN_MS: f64 = 4_000.0 * 365.2425 * 86_400_000.0;

/// No window reaches further from 1970, in either direction, than calendars can count.
pub(super) const FAR_MS: f64 = 8.0e15;

/// In a window as short as this, less than a millisecond is seen.
const FINE_SPAN_MS: f64 = 600_000.0;

/// No further from 1970 an `f64` can hold every microsecond.
const FINE_FAR_MS: f64 = 9.0e12;

/// A window around a single instant, which has no extent of its own to fit: one hour.
const AROUND_INSTANT_MS: f64 = 3_600_000.0;

/// A window of time. `f64`, since between two milliseconds there are pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Left edge, Unix milliseconds.
    pub from_ms: f64,
    /// Right edge, Unix milliseconds.
    pub to_ms: f64,
}

impl View {
    /// The window between two times (Unix milliseconds) in either order, widened or narrowed about its middle to a span
    /// that can be shown. An edge that is no number counts as the other, two as 1970.
    pub fn new(from_ms: f64, to_ms: f64) -> Self {
        let known = |at_ms: f64| if at_ms.is_nan() { 0.0 } else { within(at_ms, -FAR_MS, FAR_MS) };
        let (from_ms, to_ms) = (known(from_ms.min(to_ms)), known(to_ms.max(from_ms)));
        let span_ms = to_ms - from_ms;
        let shown_ms = within(span_ms, MIN_SPAN_MS, MAX_SPAN_MS);
        let grow_ms = (shown_ms - span_ms) / 2.0;
        Self { from_ms: from_ms - grow_ms, to_ms: to_ms + grow_ms }
    }

    /// The window that shows all from `from_ms` to `to_ms` with `margin_share` of their distance on each side. Around a
    /// single instant it is an hour long.
    pub fn fit(from_ms: f64, to_ms: f64, margin_share: f64) -> Self {
        let span_ms = (to_ms - from_ms).abs();
        let margin_ms = if span_ms > 0.0 { span_ms * margin_share } else { AROUND_INSTANT_MS / 2.0 };
        Self::new(from_ms.min(to_ms) - margin_ms, from_ms.max(to_ms) + margin_ms)
    }

    /// Its length, milliseconds.
    pub fn span_ms(self) -> f64 {
        self.to_ms - self.from_ms
    }

    /// Whether a time lies in it, edges included.
    pub fn contains(self, at_ms: f64) -> bool {
        self.from_ms <= at_ms && at_ms <= self.to_ms
    }

    /// The window moved by so many milliseconds, positive towards later.
    #[must_use]
    pub fn pan(self, by_ms: f64) -> Self {
        if by_ms.is_nan() {
            return self;
        }
        Self { from_ms: self.from_ms + by_ms, to_ms: self.to_ms + by_ms }.on_the_calendar(self.span_ms())
    }

    /// The window with its span times `factor`, less than 1 to zoom in; `at_ms` keeps its place on the screen. The span
    /// stays between [`MIN_SPAN_MS`] and [`MAX_SPAN_MS`].
    #[must_use]
    pub fn zoom_at(self, at_ms: f64, factor: f64) -> Self {
        if at_ms.is_nan() || factor.is_nan() || factor <= 0.0 {
            return self;
        }
        let span_ms = within(self.span_ms() * factor, MIN_SPAN_MS, MAX_SPAN_MS);
        let from_ms = at_ms - (at_ms - self.from_ms) * (span_ms / self.span_ms());
        Self { from_ms, to_ms: from_ms + span_ms }.on_the_calendar(span_ms)
    }

    /// The window held inside `limits`: first no longer than they are, then moved in.
    #[must_use]
    pub fn within(self, limits: Self) -> Self {
        if self.span_ms() >= limits.span_ms() {
            limits
        } else if self.from_ms < limits.from_ms {
            Self { from_ms: limits.from_ms, to_ms: (limits.from_ms + self.span_ms()).min(limits.to_ms) }
        } else if self.to_ms > limits.to_ms {
            Self { from_ms: (limits.to_ms - self.span_ms()).max(limits.from_ms), to_ms: limits.to_ms }
        } else {
            self
        }
    }

    /// The window with its edges where a link can name them, so that it shows the very same: at whole milliseconds, of a
    /// short window at whole microseconds.
    #[must_use]
    pub fn nameable(self) -> Self {
        let fine = |at_ms: f64| (at_ms * 1000.0).round() / 1000.0;
        let (from_ms, to_ms) = (fine(self.from_ms), fine(self.to_ms));
        if to_ms - from_ms < FINE_SPAN_MS && from_ms > -FINE_FAR_MS && to_ms < FINE_FAR_MS {
            Self { from_ms, to_ms }
        } else {
            Self { from_ms: self.from_ms.round(), to_ms: self.to_ms.round() }
        }
    }

    /// The window just around this one, with its edges at whole milliseconds.
    #[must_use]
    pub fn rounded_out(self) -> Self {
        Self { from_ms: self.from_ms.floor(), to_ms: self.to_ms.ceil() }
    }

    /// The same, pushed back if it went further than any calendar, where its edges may no longer tell its span.
    fn on_the_calendar(self, span_ms: f64) -> Self {
        if self.from_ms < -FAR_MS {
            Self { from_ms: -FAR_MS, to_ms: span_ms - FAR_MS }
        } else if self.to_ms > FAR_MS {
            Self { from_ms: FAR_MS - span_ms, to_ms: FAR_MS }
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two hundred years either way, where an `f64` counts a thousandth of a millisecond.
    const RANGE_MS: f64 = 6.0e12;

    prop_compose! {
        fn any_view()(from_ms in -RANGE_MS..RANGE_MS, span_log in 3.0..13.0_f64) -> View {
            View::new(from_ms, from_ms + 10.0_f64.powf(span_log))
        }
    }

    fn close(a: View, b: View) -> bool {
        let tolerance_ms = 1e-9 * a.span_ms() + 0.02;
        (a.from_ms - b.from_ms).abs() < tolerance_ms && (a.to_ms - b.to_ms).abs() < tolerance_ms
    }

    fn is_inside(view: View, limits: View) -> bool {
        limits.from_ms <= view.from_ms && view.from_ms < view.to_ms && view.to_ms <= limits.to_ms
    }

    proptest! {
        #[test]
        fn zoom_keeps_a_time_in_its_place(view in any_view(), share in -1.0..2.0_f64, factor in 0.01..100.0_f64) {
            let at_ms = view.from_ms + share * view.span_ms();
            let zoomed = view.zoom_at(at_ms, factor);
            prop_assert!(((at_ms - zoomed.from_ms) / zoomed.span_ms() - share).abs() < 1e-4);
            prop_assert!(zoomed.span_ms() > MIN_SPAN_MS - 0.01 && zoomed.span_ms() < MAX_SPAN_MS + 1.0);
        }

        #[test]
        fn zooming_in_and_out_comes_back(view in any_view(), share in 0.0..1.0, factor in 0.1..10.0) {
            prop_assume!(view.span_ms() * factor > MIN_SPAN_MS && view.span_ms() * factor < MAX_SPAN_MS);
            let at_ms = view.from_ms + share * view.span_ms();
            prop_assert!(close(view.zoom_at(at_ms, factor).zoom_at(at_ms, 1.0 / factor), view));
        }

        #[test]
        fn panning_there_and_back_comes_back(view in any_view(), by_ms in -RANGE_MS..RANGE_MS) {
            let there = view.pan(by_ms);
            prop_assert!((there.from_ms - view.from_ms - by_ms).abs() < 0.02);
            prop_assert!(close(there.pan(-by_ms), view));
        }

        #[test]
        fn within_is_inside_and_settled(view in any_view(), limits in any_view()) {
            let held = view.within(limits);
            prop_assert!(is_inside(held, limits));
            prop_assert_eq!(held.within(limits), held);
            prop_assert!((held.span_ms() - view.span_ms().min(limits.span_ms())).abs() < 0.02);
            prop_assert!(!is_inside(view, limits) || held == view);
        }

        #[test]
        fn what_can_be_named_is_near_settled_and_inside(view in any_view(), limits in any_view()) {
            let named = view.nameable();
            prop_assert!((named.from_ms - view.from_ms).abs() <= 0.5 && (named.to_ms - view.to_ms).abs() <= 0.5);
            prop_assert!((named.from_ms - view.from_ms).abs() / view.span_ms() < 1e-6);
            let limits = limits.rounded_out();
            let held = named.within(limits).nameable();
            prop_assert!(is_inside(held, limits));
            let again = View::new(held.from_ms, held.to_ms).nameable().within(limits).nameable();
            prop_assert_eq!(again, held);
        }

        #[test]
        fn no_number_breaks_a_view(numbers in prop::array::uniform4(any::<f64>())) {
            let [from_ms, to_ms, at_ms, factor] = numbers;
            let calendar = View { from_ms: -FAR_MS - MIN_SPAN_MS, to_ms: FAR_MS + MIN_SPAN_MS };
            let view = View::new(from_ms, to_ms);
            for moved in [view, view.pan(at_ms), view.zoom_at(at_ms, factor), View::fit(from_ms, at_ms, 0.1)] {
                prop_assert!(is_inside(moved, calendar), "{moved:?}");
            }
        }
    }

    #[test]
    fn new_and_fit_choose_a_span_that_can_be_shown() {
        let check = |view: View, from_ms: f64, to_ms: f64| assert_eq!(view, View { from_ms, to_ms });
        check(View::new(5_000.0, 2_000.0), 2_000.0, 5_000.0);
        check(View::new(10_000.0, 10_000.0), 9_500.0, 10_500.0);
        check(View::new(-FAR_MS, FAR_MS), -MAX_SPAN_MS / 2.0, MAX_SPAN_MS / 2.0);
        check(View::fit(0.0, 100_000.0, 0.05), -5_000.0, 105_000.0);
        check(View::fit(0.0, 0.0, 0.05), -1_800_000.0, 1_800_000.0);
        check(View::new(f64::NAN, f64::NAN), -500.0, 500.0);
    }
}
