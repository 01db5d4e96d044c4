//! Labels beside marks that never overlap: placed, nudged, shortened, then dropped, the most important first.

use super::draft::Draft;
use super::shape::{Align, Label, Point, Rect, Run, Size};
use super::text;

/// What is taken already.
#[derive(Debug)]
pub struct Places {
    bounds: Rect,
    taken: Vec<Rect>,
}

impl Places {
    /// Nothing taken, and no label beyond `bounds`.
    pub fn new(bounds: Rect) -> Self {
        Self { bounds, taken: Vec::new() }
    }

    /// Keeps labels out of a rectangle.
    pub fn block(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Places the first of `wordings` that finds room beside `anchor`. Whether one did.
    pub fn label(&mut self, draft: &mut Draft, anchor: Point, wordings: &[Vec<Run>]) -> bool {
        const NUDGES_PX: [f64; 5] = [0.0, -9.0, 9.0, -18.0, 18.0];
        let size = Size::Medium;
        for runs in wordings {
            let width_px = text::runs_width_px(runs, size) + 4.0;
            for nudge_px in NUDGES_PX {
                for (align, offset_px) in [(Align::Start, 8.0), (Align::End, -8.0)] {
                    let y_px = anchor.1 - size.line_px() / 2.0 + nudge_px;
                    let label =
                        Label { x_px: anchor.0 + offset_px, y_px, width_px, align, size, runs: runs.clone() };
                    if self.take(&label) {
                        draft.labels.push(label);
                        return true;
                    }
                }
            }
            let y_px = anchor.1 - size.line_px() - 6.0;
            let above = Label { x_px: anchor.0, y_px, width_px, align: Align::Middle, size, runs: runs.clone() };
            if self.take(&above) {
                draft.labels.push(above);
                return true;
            }
        }
        false
    }

    fn take(&mut self, label: &Label) -> bool {
        let rect = label.rect();
        let inside = rect.x_px >= self.bounds.x_px && rect.right_px() <= self.bounds.right_px();
        if !inside || self.taken.iter().any(|taken| taken.overlaps(rect)) {
            return false;
        }
        self.taken.push(rect);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::shape::Style;

    #[test]
    fn labels_that_are_placed_never_overlap_and_the_first_come_is_kept() {
        let mut places = Places::new(Rect::spanning(0.0, 0.0, 200.0, 100.0));
        let mut draft = Draft::default();
        let wordings = [vec![Run::new("20,500+", Style::Strong)]];
        let placed = (0..40).filter(|_| places.label(&mut draft, (100.0, 50.0), &wordings)).count();
        assert!((2..40).contains(&placed), "{placed} labels");
        for (index, label) in draft.labels.iter().enumerate() {
            for other in draft.labels.iter().skip(index + 1) {
                assert!(!label.rect().overlaps(other.rect()));
            }
        }
    }
}
