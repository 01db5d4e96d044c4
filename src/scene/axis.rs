//! The time axis: its date, its zone, its ticks, and the gridlines below them.

use super::draft::{Draft, Frame};
use super::label::{Align, Run, Size, Style};
use super::shape::Role;
use crate::timeline::{Step, Tick, Ticks, Unit, View, ticks};
use crate::words::Words;

/// Least distance between two labelled ticks.
const GAP_WIDE_PX: f64 = 64.0;
const GAP_NARROW_PX: f64 = 46.0;
/// Between two labels, and what a label is wider than its text.
const LABEL_GAP_PX: f64 = 4.0;
const SLACK_PX: f64 = 4.0;

/// Height of the axis.
pub(super) fn height_px(narrow: bool) -> f64 {
    if narrow { 44.0 } else { 38.0 }
}

/// The ticks of the window, as far apart as the longest label that their step can have: how far does not depend on which of
/// them are in the window, so that panning changes no step.
pub(super) fn ticks_of(frame: &Frame) -> Ticks {
    let mut gap_px = if frame.narrow { GAP_NARROW_PX } else { GAP_WIDE_PX };
    loop {
        let ticks = ticks(frame.view, frame.scale.width_px, gap_px, frame.words.zone, frame.words.zones);
        let longest_px = longest_px(ticks.step.unit) + LABEL_GAP_PX;
        if longest_px <= gap_px {
            return ticks;
        }
        gap_px = longest_px;
    }
}

/// How wide a label may be, but for those of a day over clock times, which leave their neighbours no room instead.
fn longest_px(unit: Unit) -> f64 {
    // Figures are all of one width, and no short name of a day or month is wider than these.
    let longest = match unit {
        Unit::Millisecond => "00:00:00.000",
        Unit::Second => "00:00:00",
        Unit::Minute | Unit::Hour => "00:00",
        Unit::Day | Unit::Week => "Wed 00 May",
        Unit::Month => "May",
        Unit::Year => "0000",
    };
    super::text::width_px(longest, Size::Medium, true) + SLACK_PX
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
    for tick in &ticks.ticks {
        let x_px = frame.x_from_ms(tick.at_ms);
        draft.hairline((x_px, rule_px), (x_px, bottom_px), Role::GridMajor);
    }
    labels(draft, frame, ticks, rule_px - Size::Medium.line_px() - 3.0);
}

/// The labels of ticks: first those that name what all others leave out, and the first after clocks were set back, then the
/// others where there is room.
fn labels(draft: &mut Draft, frame: &Frame, ticks: &Ticks, label_px: f64) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let repeats_before = std::iter::once(false).chain(ticks.ticks.iter().map(|tick| tick.repeated));
    let (first, rest): (Vec<_>, Vec<_>) =
        ticks.ticks.iter().zip(repeats_before).partition(|(tick, before)| tick.major || tick.repeated && !before);
    for (tick, _) in first.into_iter().chain(rest) {
        let x_px = frame.x_from_ms(tick.at_ms);
        let runs = vec![label(frame, ticks, tick)];
        let width_px = super::text::runs_width_px(&runs, Size::Medium) + SLACK_PX;
        let edge_px = width_px / 2.0;
        let middle_px = x_px.max(frame.left_px() + edge_px).min(frame.right_px() - edge_px).max(x_px - edge_px);
        // Beside its line a label reads as another time: at the edges only a date is worth that.
        if middle_px != x_px && !tick.major && ticks.ticks.len() > 3 {
            continue;
        }
        let (from_px, to_px) = (middle_px - edge_px, middle_px + edge_px);
        if taken.iter().all(|taken| to_px + LABEL_GAP_PX <= taken.0 || taken.1 + LABEL_GAP_PX <= from_px) {
            draft.aligned((middle_px, label_px), width_px, Align::Middle, Size::Medium, runs);
            taken.push((from_px, to_px));
        }
    }
}

/// The date and the zone: beside the axis, or above it on a phone.
fn header(draft: &mut Draft, frame: &Frame) {
    let date = days(frame);
    let zone = zone_label(frame.words, frame.view);
    if frame.narrow {
        let runs = vec![Run::new(date, Style::Strong), Run::new(zone, Style::Soft)];
        draft.text((0.0, 0.0), frame.width_px, Size::Medium, runs);
    } else {
        let width_px = frame.left_px() - 8.0;
        draft.text((0.0, 1.0), width_px, Size::Large, vec![Run::new(date, Style::Strong)]);
        draft.text((0.0, 19.0), width_px, Size::Small, vec![Run::new(zone, Style::Soft)]);
    }
}

/// The zone of a window, as its head names it.
pub(super) fn zone_label(words: &Words, view: View) -> String {
    words.zone_label_over(view.from_ms as i64, view.to_ms as i64)
}

fn label(frame: &Frame, ticks: &Ticks, tick: &Tick) -> Run {
    let text = tick_text(frame.words, ticks.step, tick);
    Run::new(text, if tick.major { Style::Strong } else { Style::Soft })
}

/// What a tick is called: what its step leaves out is called instead where it begins.
pub(super) fn tick_text(words: &Words, step: Step, tick: &Tick) -> String {
    let at_ms = tick.at_ms;
    let text = match (step.unit, tick.major) {
        (Unit::Hour | Unit::Minute, false) => words.clock(at_ms, false),
        (Unit::Second, false) => words.clock(at_ms, true),
        (Unit::Millisecond, false) => words.clock_fraction(at_ms),
        (Unit::Hour | Unit::Minute | Unit::Second | Unit::Millisecond, true) | (Unit::Day | Unit::Week, _) => {
            words.day_tick(at_ms, false)
        }
        (Unit::Month, false) => words.month_short(at_ms).to_owned(),
        (Unit::Month, true) | (Unit::Year, _) => words.year_label(at_ms),
    };
    // Clocks that were set back show the same for the second time.
    if tick.repeated { [&text, " ", &words.offset_label(at_ms)].concat() } else { text }
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
