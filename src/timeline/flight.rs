//! From one window to another, so that the eye can follow: van Wijk and Nuij, "Smooth and efficient zooming and panning"
//! (InfoVis 2003), in one dimension. What lies far is reached by zooming out, over, and in.

use super::View;

/// Their ρ², how readily it zooms out: at 2, a window on its way into a part of itself, or out to a whole around it, is
/// never longer than both.
const READINESS: f64 = 2.0;

/// Middles nearer than this, in milliseconds, are one: it only zooms.
const SAME_MS: f64 = 1e-3;

/// Duration of a flight without length, what each unit of length adds, and the longest, milliseconds.
const LEAST_MS: f64 = 140.0;
const PER_LENGTH_MS: f64 = 110.0;
const MOST_MS: f64 = 700.0;

/// The window between two, at a share of the time it takes, from 0 to 1; it starts and ends gently. `from` up to 0, `to`
/// from 1 on and for what is no number.
pub fn between(from: View, to: View, share: f64) -> View {
    if share <= 0.0 {
        return from;
    } else if share.is_nan() || share >= 1.0 {
        return to;
    }
    // From the nearer end, so that it ends as exactly as it begins, however far that is: the way back is the way.
    if share > 0.5 {
        return between(to, from, 1.0 - share);
    }
    let gentle = share * share * (3.0 - 2.0 * share);
    let span_ms = from.span_ms();
    let way = Way::new(from, to);
    let (moved_ms, shown_ms) = match way.start {
        None => (0.0, span_ms * ((to.span_ms() / span_ms).ln() * gentle).exp()),
        Some(start) => {
            let here = start + way.length * gentle;
            let moved_ms = span_ms / READINESS * sinh(way.length * gentle) / cosh(here);
            (moved_ms.min(way.distance_ms.abs()), span_ms * cosh(start) / cosh(here))
        }
    };
    let middle_ms = middle_ms(from) + moved_ms.copysign(way.distance_ms);
    View::new(middle_ms - shown_ms / 2.0, middle_ms + shown_ms / 2.0)
}

/// How long it takes from one window to another, milliseconds: the longer the more there is to see on the way.
pub fn flight_ms(from: View, to: View) -> f64 {
    (LEAST_MS + PER_LENGTH_MS * Way::new(from, to).length).min(MOST_MS)
}

fn middle_ms(view: View) -> f64 {
    view.from_ms + view.span_ms() / 2.0
}

/// A way through the windows there are.
struct Way {
    /// From middle to middle, milliseconds, negative towards earlier.
    distance_ms: f64,
    /// How long it is: 1 for a zoom by e.
    length: f64,
    /// Their r₀, where on the curve it starts; `None` where the middle stays.
    start: Option<f64>,
}

impl Way {
    fn new(from: View, to: View) -> Self {
        let distance_ms = middle_ms(to) - middle_ms(from);
        let (first_ms, last_ms, far_ms) = (from.span_ms(), to.span_ms(), READINESS * distance_ms.abs());
        if distance_ms.abs() < SAME_MS {
            return Self { distance_ms, length: (last_ms / first_ms).ln().abs(), start: None };
        }
        let longer = last_ms * last_ms - first_ms * first_ms;
        let start = -asinh((longer + far_ms * far_ms) / (2.0 * first_ms * far_ms));
        let end = -asinh((longer - far_ms * far_ms) / (2.0 * last_ms * far_ms));
        Self { distance_ms, length: (end - start).max(0.0), start: Some(start) }
    }
}

// By `exp` and `ln`, which are there already; a way needs no more of their last digits.

fn sinh(x: f64) -> f64 {
    (x.exp() - (-x).exp()) / 2.0
}

fn cosh(x: f64) -> f64 {
    (x.exp() + (-x).exp()) / 2.0
}

fn asinh(x: f64) -> f64 {
    (x.abs() + (x * x + 1.0).sqrt()).ln().copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        /// From a second to a thousand years, within two hundred years of 1970.
        fn any_view()(middle_ms in -6e12..6e12, span_log in 3.0..13.5_f64) -> View {
            let span_ms = 10.0_f64.powf(span_log);
            View::new(middle_ms - span_ms / 2.0, middle_ms + span_ms / 2.0)
        }
    }

    prop_compose! {
        /// A window, and a part of it.
        fn nested()(whole in any_view(), share in 0.001..1.0_f64, place in 0.0..1.0_f64) -> (View, View) {
            let span_ms = (whole.span_ms() * share).max(1000.0);
            let from_ms = whole.from_ms + (whole.span_ms() - span_ms) * place;
            (whole, View::new(from_ms, from_ms + span_ms))
        }
    }

    /// A hundredth of a pixel on the widest screen, and what an `f64` leaves of a time.
    fn close(a: View, b: View) -> bool {
        let tolerance_ms = a.span_ms() * 1e-6 + 0.02;
        (a.from_ms - b.from_ms).abs() < tolerance_ms && (a.to_ms - b.to_ms).abs() < tolerance_ms
    }

    proptest! {
        #[test]
        fn it_begins_and_ends_where_it_should((from, to) in (any_view(), any_view())) {
            for (share, expected) in [(-1.0, from), (0.0, from), (1.0, to), (7.0, to), (f64::NAN, to)] {
                prop_assert_eq!(between(from, to, share), expected);
            }
            prop_assert!(close(between(from, to, 1e-9), from));
            prop_assert!(close(between(from, to, 1.0 - 1e-9), to));
        }

        #[test]
        fn the_way_back_is_the_way((from, to) in (any_view(), any_view()), share in 0.0..1.0_f64) {
            let (there, back) = (between(from, to, share), between(to, from, 1.0 - share));
            prop_assert!(close(there, back), "{there:?} and {back:?}");
            prop_assert!((flight_ms(from, to) - flight_ms(to, from)).abs() < 1e-3);
        }

        #[test]
        fn nothing_jumps((from, to) in (any_view(), any_view())) {
            // As many steps as a long flight has frames: none is more than the way's length allows.
            let steps = 42;
            let step = 1.5 * Way::new(from, to).length / f64::from(steps) + 1e-6;
            let mut last = from;
            for index in 1..=steps {
                let next = between(from, to, f64::from(index) / f64::from(steps));
                let (shorter_ms, longer_ms) = (last.span_ms().min(next.span_ms()), last.span_ms().max(next.span_ms()));
                prop_assert!((longer_ms / shorter_ms).ln() <= step, "{last:?} to {next:?}");
                prop_assert!((middle_ms(next) - middle_ms(last)).abs() <= longer_ms * step + 0.02, "{last:?} to {next:?}");
                last = next;
            }
            prop_assert!((0.0..=MOST_MS).contains(&flight_ms(from, to)));
        }

        #[test]
        fn it_is_never_shorter_than_both_nor_longer_than_to_hold_both((from, to) in (any_view(), any_view()), share in 0.0..1.0_f64) {
            let view = between(from, to, share);
            let both_ms = from.to_ms.max(to.to_ms) - from.from_ms.min(to.from_ms);
            let slack = 1.0 + 1e-9;
            prop_assert!(view.span_ms() * slack >= from.span_ms().min(to.span_ms()));
            prop_assert!(view.span_ms() <= both_ms * slack);
        }

        #[test]
        fn into_a_part_it_only_zooms_in((whole, part) in nested(), a in 0.0..1.0_f64, b in 0.0..1.0_f64) {
            let (early, late) = (between(whole, part, a.min(b)), between(whole, part, a.max(b)));
            prop_assert!(late.span_ms() <= early.span_ms() * (1.0 + 1e-9));
        }

        #[test]
        fn about_a_middle_the_middle_stays(view in any_view(), factor in 0.01..100.0_f64, share in 0.0..1.0_f64) {
            let middle_ms = middle_ms(view);
            let seen = between(view, view.zoom_at(middle_ms, factor), share);
            prop_assert!((super::middle_ms(seen) - middle_ms).abs() < 1e-9 * view.span_ms() + 0.02);
        }
    }
}
