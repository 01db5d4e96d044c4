//! The time axis: its date, its zone, its ticks, and the gridlines below them.

use super::draft::{Draft, Frame};
use super::shape::{Align, Role, Run, Size, Style};
use crate::timeline::{Tick, Ticks, ticks};

/// Least distance between two labelled ticks.
const GAP_WIDE_PX: f64 = 64.0;
const GAP_NARROW_PX: f64 = 46.0;

/// Height of the axis.
pub fn height_px(narrow: bool) -> f64 {
    if narrow { 44.0 } else { 38.0 }
}

/// The ticks of the window.
pub fn ticks_of(frame: &Frame) -> Ticks {
    let gap_px = if frame.narrow { GAP_NARROW_PX } else { GAP_WIDE_PX };
    ticks(frame.view, frame.scale.width_px, gap_px, frame.words.zone, frame.words.zones)
}

/// Draws the axis at the top of the figure, and gridlines down to `bottom_px`.
pub fn draw(draft: &mut Draft, frame: &Frame, ticks: &Ticks, bottom_px: f64) {
    let rule_px = height_px(frame.narrow);
    header(draft, frame);
    draft.hairline((frame.left_px(), rule_px), (frame.right_px(), rule_px), Role::GridMajor);
    let minor = crate::timeline::ticks(frame.view, frame.scale.width_px, 24.0, frame.words.zone, frame.words.zones);
    for tick in &minor.ticks {
        let x_px = frame.x_from_ms(tick.at_ms);
        draft.hairline((x_px, rule_px), (x_px, bottom_px), Role::Grid);
    }
    let label_px = rule_px - Size::Medium.line_px() - 3.0;
    let mut free_px = f64::NEG_INFINITY;
    for tick in &ticks.ticks {
        let x_px = frame.x_from_ms(tick.at_ms);
        draft.hairline((x_px, rule_px), (x_px, bottom_px), Role::GridMajor);
        let runs = vec![label(frame, ticks, tick)];
        let width_px = super::text::runs_width_px(&runs, Size::Medium) + 4.0;
        let middle_px =
            x_px.max(frame.left_px() + width_px / 2.0).min(frame.right_px() - width_px / 2.0).max(x_px - width_px / 2.0);
        if middle_px - width_px / 2.0 >= free_px {
            draft.aligned((middle_px, label_px), width_px, Align::Middle, Size::Medium, runs);
            free_px = middle_px + width_px / 2.0 + 4.0;
        }
    }
}

/// The date and the zone: beside the axis, or above it on a phone.
fn header(draft: &mut Draft, frame: &Frame) {
    let middle_ms = ((frame.view.from_ms + frame.view.to_ms) / 2.0) as i64;
    let date = frame.words.span_label(frame.view.from_ms as i64, frame.view.to_ms as i64);
    let zone = frame.words.zone_label(middle_ms);
    if frame.narrow {
        let runs = vec![Run::new(date, Style::Strong), Run::new(zone, Style::Soft)];
        draft.text((0.0, 0.0), frame.width_px, Size::Medium, runs);
    } else {
        let width_px = frame.left_px() - 8.0;
        draft.text((0.0, 1.0), width_px, Size::Large, vec![Run::new(date, Style::Strong)]);
        draft.text((0.0, 19.0), width_px, Size::Small, vec![Run::new(zone, Style::Soft)]);
    }
}

fn label(frame: &Frame, ticks: &Ticks, tick: &Tick) -> Run {
    let text = frame.words.tick(ticks.step, tick);
    Run::new(text, if tick.major { Style::Strong } else { Style::Soft })
}
