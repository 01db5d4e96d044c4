//! Time to pixels and back.

use super::View;

/// Lays a window of time over a stretch of the screen. `f64` throughout: an `f32` cannot count the milliseconds of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The window.
    pub view: View,
    /// Where its left edge stands, CSS pixels.
    pub left_px: f64,
    /// How wide it is drawn, CSS pixels.
    pub width_px: f64,
}

impl Scale {
    /// Where a time (Unix milliseconds) stands, CSS pixels; outside the stretch for times outside the window.
    pub fn x_from_time(&self, at_ms: f64) -> f64 {
        self.left_px + (at_ms - self.view.from_ms) / self.view.span_ms() * self.width_px
    }

    /// The time (Unix milliseconds) at a place in CSS pixels; of a stretch without width the window's left edge.
    pub fn time_from_x(&self, x_px: f64) -> f64 {
        self.view.from_ms + (x_px - self.left_px) * self.ms_per_px()
    }

    /// How long one CSS pixel is, milliseconds; 0 for a stretch without width.
    pub fn ms_per_px(&self) -> f64 {
        if self.width_px > 0.0 { self.view.span_ms() / self.width_px } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn place_and_time_invert(
            from_ms in -6e12..6e12, span_log in 3.0..13.0_f64, left_px in -500.0..500.0, width_px in 1.0..8000.0,
            share in -1.0..2.0,
        ) {
            let view = View::new(from_ms, from_ms + 10.0_f64.powf(span_log));
            let scale = Scale { view, left_px, width_px };
            let x_px = left_px + share * width_px;
            prop_assert!((scale.x_from_time(scale.time_from_x(x_px)) - x_px).abs() < 0.02);
            let at_ms = view.from_ms + share * view.span_ms();
            prop_assert!((scale.time_from_x(scale.x_from_time(at_ms)) - at_ms).abs() < 0.02 + 1e-9 * view.span_ms());
        }
    }

    #[test]
    fn the_window_fills_the_stretch() {
        let scale = Scale { view: View::new(0.0, 10_000.0), left_px: 50.0, width_px: 200.0 };
        for (at_ms, x_px) in [(0.0, 50.0), (10_000.0, 250.0), (5_000.0, 150.0), (-5_000.0, -50.0)] {
            assert_eq!(scale.x_from_time(at_ms), x_px);
            assert_eq!(scale.time_from_x(x_px), at_ms);
        }
        assert_eq!(Scale { width_px: 0.0, ..scale }.time_from_x(70.0), 0.0);
    }
}
