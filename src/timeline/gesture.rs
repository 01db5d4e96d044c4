//! Fingers and mouse on the plot: what moving them does to the window.

use super::{Scale, View};

/// A pointer that moves less than this has not begun to drag: it may still be a click.
const STILL_PX: f64 = 4.0;

/// The pointers that are down: one drags, two pinch.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gesture {
    pointers: Vec<Pointer>,
    /// Whether it has moved far enough to be no click.
    pub moved: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Pointer {
    id: i32,
    x_px: f64,
    start_px: f64,
}

impl Gesture {
    /// A pointer goes down at `x_px`.
    pub fn down(&mut self, id: i32, x_px: f64) {
        if self.pointers.is_empty() {
            self.moved = false;
        }
        self.pointers.retain(|pointer| pointer.id != id);
        self.pointers.push(Pointer { id, x_px, start_px: x_px });
    }

    /// A pointer goes up, or is taken away.
    pub fn up(&mut self, id: i32) {
        self.pointers.retain(|pointer| pointer.id != id);
    }

    /// Whether any pointer is down.
    pub fn is_down(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// A pointer moves to `x_px`: the window that keeps under each pointer the time that was there. `None` while nothing
    /// has begun.
    pub fn drag(&mut self, id: i32, x_px: f64, scale: Scale) -> Option<View> {
        let index = self.pointers.iter().position(|pointer| pointer.id == id)?;
        let pointer = self.pointers.get(index)?;
        let (before_px, start_px) = (pointer.x_px, pointer.start_px);
        if !self.moved && (x_px - start_px).abs() < STILL_PX {
            return None;
        }
        self.moved = true;
        let other_px = self.pointers.iter().find(|pointer| pointer.id != id).map(|pointer| pointer.x_px);
        if let Some(pointer) = self.pointers.get_mut(index) {
            pointer.x_px = x_px;
        }
        let view = scale.view;
        match other_px {
            None => Some(view.pan((before_px - x_px) * scale.ms_per_px())),
            Some(other_px) => {
                let (apart_before_px, apart_px) = ((before_px - other_px).abs(), (x_px - other_px).abs());
                let factor = apart_before_px.max(8.0) / apart_px.max(8.0);
                Some(view.zoom_at(scale.time_from_x(other_px), factor))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale() -> Scale {
        Scale { view: View::new(0.0, 1_000_000.0), left_px: 100.0, width_px: 1000.0 }
    }

    proptest! {
        #[test]
        fn one_pointer_keeps_the_time_under_it(from_px in 100.0..1100.0_f64, to_px in 100.0..1100.0_f64) {
            prop_assume!((from_px - to_px).abs() >= STILL_PX);
            let mut gesture = Gesture::default();
            gesture.down(1, from_px);
            let before_ms = scale().time_from_x(from_px);
            let view = gesture.drag(1, to_px, scale());
            let moved = Scale { view: view.unwrap(), ..scale() };
            prop_assert!((moved.time_from_x(to_px) - before_ms).abs() < 1.0);
        }

        #[test]
        fn two_pointers_keep_the_times_under_both(still_px in 100.0..400.0_f64, from_px in 500.0..700.0_f64, to_px in 700.0..1100.0_f64) {
            prop_assume!((from_px - to_px).abs() >= STILL_PX);
            let mut gesture = Gesture::default();
            gesture.down(1, still_px);
            gesture.down(2, from_px);
            let (still_ms, moved_ms) = (scale().time_from_x(still_px), scale().time_from_x(from_px));
            let moved = Scale { view: gesture.drag(2, to_px, scale()).unwrap(), ..scale() };
            prop_assert!((moved.time_from_x(still_px) - still_ms).abs() < 1.0);
            prop_assert!((moved.time_from_x(to_px) - moved_ms).abs() < 1.0);
        }
    }

    #[test]
    fn a_tremble_is_still_a_click() {
        let mut gesture = Gesture::default();
        gesture.down(1, 300.0);
        assert_eq!(gesture.drag(1, 302.0, scale()), None);
        assert!(!gesture.moved);
        assert!(gesture.drag(1, 310.0, scale()).is_some());
        assert!(gesture.moved);
        gesture.up(1);
        assert!(!gesture.is_down());
        assert_eq!(gesture.drag(1, 320.0, scale()), None);
    }
}
