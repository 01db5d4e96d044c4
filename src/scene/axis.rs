//! The time axis: its date, its zone, its ticks, and the gridlines below them.

use super::draft::{Draft, Frame};
use super::label::{Align, Run, Size, Style};
use super::shape::Role;
use crate::timeline::{Step, Tick, Ticks, Unit, ticks};
use crate::words::Words;

/// Least distance between two labelled ticks.
const GAP_WIDE_PX: f64 = 64.0;
const GAP_NARROW_PX: f64 = 46.0;

/// Height of the axis.
pub(super) fn height_px(narrow: bool) -> f64 {
    if narrow { 44.0 } else { 38.0 }
}

/// The ticks of the window.
pub(super) fn ticks_of(frame: &Frame) -> Ticks {
    let gap_px = if frame.narrow { GAP_NARROW_PX } else { GAP_WIDE_PX };
    ticks(frame.view, frame.scale.width_px, gap_px, frame.words.zone, frame.words.zones)
}

/// Draws the axis at the top of the figure, and gridlines down to `bottom_px`.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, ticks: &Ticks, bottom_px: f64) {
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
        let edge_px = width_px / 2.0;
        let middle_px = x_px.max(frame.left_px() + edge_px).min(frame.right_px() - edge_px).max(x_px - edge_px);
        // Beside its line a label reads as another time: at the edges only a date is worth that.
        if middle_px != x_px && !tick.major && ticks.ticks.len() > 3 {
            continue;
        }
        if middle_px - width_px / 2.0 >= free_px {
            draft.aligned((middle_px, label_px), width_px, Align::Middle, Size::Medium, runs);
            free_px = middle_px + width_px / 2.0 + 4.0;
        }
    }
}

/// The date and the zone: beside the axis, or above it on a phone.
fn header(draft: &mut Draft, frame: &Frame) {
    let middle_ms = ((frame.view.from_ms + frame.view.to_ms) / 2.0) as i64;
    let date = days(frame);
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
    let text = tick_text(frame.words, ticks.step, tick);
    Run::new(text, if tick.major { Style::Strong } else { Style::Soft })
}

/// What a tick is called: what its step leaves out is called instead where it begins.
pub(super) fn tick_text(words: &Words, step: Step, tick: &Tick) -> String {
    let at_ms = tick.at_ms;
    match (step.unit, tick.major) {
        (Unit::Hour | Unit::Minute, false) => words.clock(at_ms, false),
        (Unit::Second, false) => words.clock(at_ms, true),
        (Unit::Millisecond, false) => words.clock_fraction(at_ms),
        (Unit::Hour | Unit::Minute | Unit::Second | Unit::Millisecond, true) | (Unit::Day | Unit::Week, _) => {
            words.day_tick(at_ms, false)
        }
        (Unit::Month, false) => words.month_short(at_ms).to_owned(),
        (Unit::Month, true) | (Unit::Year, _) => words.year_label(at_ms),
    }
}

/// The day of the window, or its first and last.
fn days(frame: &Frame) -> String {
    let words = frame.words;
    let first = words.day_tick(frame.view.from_ms as i64, true);
    // The window ends where its last instant does.
    let last = words.day_tick(frame.view.to_ms as i64 - 1, true);
    if first == last {
        return first;
    }
    // Two days are named in full only where there is room for both.
    if frame.narrow {
        return words.range(&first, &last);
    }
    let ends = [frame.view.from_ms as i64, frame.view.to_ms as i64 - 1];
    let [first, last] = ends.map(|at_ms| words.month_label(at_ms));
    if first == last {
        return first;
    }
    let [first, last] = ends.map(|at_ms| words.year_label(at_ms));
    if first == last { first } else { words.range(&first, &last) }
}
