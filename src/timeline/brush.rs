//! The window as a brush on the whole-story strip: moved as a whole, or by either edge.

use super::{Scale, View};

/// Which part of the brush is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Brush {
    /// The whole of it; so far from its left edge, in milliseconds.
    Whole {
        /// From the left edge to where it is held.
        offset_ms: f64,
    },
    /// Its left edge.
    From,
    /// Its right edge.
    To,
}

/// This near to an edge is on it.
const EDGE_PX: f64 = 8.0;

impl Brush {
    /// What a pointer at `x_px` takes hold of, on a strip of that scale. Beside the brush it takes the whole of it, by the
    /// middle.
    pub fn grab(x_px: f64, window: View, strip: Scale) -> Self {
        let (from_px, to_px) = (strip.x_from_time(window.from_ms), strip.x_from_time(window.to_ms));
        let at_ms = strip.time_from_x(x_px);
        // A brush too short for edges and a middle is only moved.
        let has_edges = to_px - from_px > 3.0 * EDGE_PX;
        if has_edges && (x_px - from_px).abs() <= EDGE_PX {
            Self::From
        } else if has_edges && (x_px - to_px).abs() <= EDGE_PX {
            Self::To
        } else if (from_px - EDGE_PX..=to_px + EDGE_PX).contains(&x_px) {
            Self::Whole { offset_ms: at_ms - window.from_ms }
        } else {
            Self::Whole { offset_ms: window.span_ms() / 2.0 }
        }
    }

    /// The window when the pointer that holds it is at `x_px`.
    pub fn drag(self, x_px: f64, window: View, strip: Scale) -> View {
        let at_ms = strip.time_from_x(x_px);
        match self {
            Self::Whole { offset_ms } => window.pan(at_ms - offset_ms - window.from_ms),
            Self::From => View::new(at_ms.min(window.to_ms - strip.ms_per_px()), window.to_ms),
            Self::To => View::new(window.from_ms, at_ms.max(window.from_ms + strip.ms_per_px())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn strip() -> Scale {
        Scale { view: View::new(0.0, 1_000_000.0), left_px: 0.0, width_px: 1000.0 }
    }

    #[test]
    fn edges_are_edges_and_the_rest_is_the_whole() {
        let window = View::new(200_000.0, 400_000.0);
        let check = |x_px, expected| assert_eq!(Brush::grab(x_px, window, strip()), expected, "{x_px}");
        check(203.0, Brush::From);
        check(396.0, Brush::To);
        check(300.0, Brush::Whole { offset_ms: 100_000.0 });
        check(700.0, Brush::Whole { offset_ms: 100_000.0 });
    }

    proptest! {
        #[test]
        fn the_held_time_stays_under_the_pointer(grab_px in 0.0..1000.0_f64, to_px in 0.0..1000.0_f64) {
            let window = View::new(200_000.0, 400_000.0);
            let held = Brush::grab(grab_px, window, strip());
            let moved = held.drag(to_px, window, strip());
            let to_ms = strip().time_from_x(to_px);
            match held {
                Brush::Whole { offset_ms } => {
                    prop_assert!((moved.from_ms + offset_ms - to_ms).abs() < 1.0);
                    prop_assert!((moved.span_ms() - window.span_ms()).abs() < 1.0);
                }
                Brush::From => prop_assert!(moved.to_ms == window.to_ms && moved.span_ms() > 0.0),
                Brush::To => prop_assert!(moved.from_ms == window.from_ms && moved.span_ms() > 0.0),
            }
        }
    }
}
