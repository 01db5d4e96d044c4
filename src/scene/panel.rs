//! Series on a common scale: gridlines with their numbers, curves of measured values, and published figures.

use super::draft::{Draft, Frame};
use super::figures;
use super::label::{Align, Run, Size, Style};
use super::mark::Mark;
use super::shape::{Point, Rect, Role, Shape};
use super::story::{Key, Panel};
use super::text;
use crate::series::{Measured, Sample};
use crate::words::Words;

/// Height of the plot itself.
const CHART_WIDE_PX: f64 = 138.0;
const CHART_NARROW_PX: f64 = 116.0;
/// Room above the highest gridline for the labels of what stands there.
const HEADROOM_PX: f64 = 22.0;

/// Value to y, linear or by decades.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ValueScale {
    top_px: f64,
    height_px: f64,
    from: f64,
    to: f64,
    log: bool,
    /// Values at which a gridline stands.
    pub grid: Vec<f64>,
}

impl ValueScale {
    /// A scale whose gridlines are round and hold every value.
    pub(super) fn new(panel: &Panel, log: bool, top_px: f64, height_px: f64) -> Self {
        let top = if panel.top > 0.0 { panel.top } else { 1.0 };
        if log {
            let to = 10_f64.powf(top.log10().ceil().max(1.0));
            let from = 1.0_f64.min(to / 10.0);
            let decades = (to / from).log10().round() as i32;
            let every = (decades / 5 + 1) as usize;
            let grid = (0..=decades).step_by(every).map(|decade| from * 10_f64.powi(decade)).collect();
            return Self { top_px, height_px, from, to, log, grid };
        }
        let step = round_step((top - panel.bottom) / 2.6);
        let from = (panel.bottom / step).floor() * step;
        let count = ((top - from) / step).ceil().clamp(1.0, 12.0) as usize;
        let grid: Vec<f64> = (0..=count).map(|line| from + step * line as f64).collect();
        let to = grid.last().copied().unwrap_or(top).max(top);
        // The last gridline need not be higher than what is drawn: a plot half empty flattens everything.
        let (to, grid) = if to - top > step * 0.5 && count > 1 {
            (top, grid.into_iter().filter(|value| *value <= top).collect())
        } else {
            (to, grid)
        };
        Self { top_px, height_px, from, to, log, grid }
    }

    /// Where a value stands.
    pub(super) fn y_from_value(&self, value: f64) -> f64 {
        let share = if self.log {
            (value.max(self.from) / self.from).log10() / (self.to / self.from).log10()
        } else {
            (value - self.from) / (self.to - self.from)
        };
        self.base_px() - share * self.height_px
    }

    /// The number on a gridline and the box it takes, for a plot that begins at `left_px`: inside the plot, so that the
    /// column beside it is free for names.
    pub(super) fn grid_label(&self, words: &Words, value: f64, left_px: f64) -> (String, Rect) {
        let text = words.number_short(value);
        let width_px = text::width_px(&text, Size::Small, false) + 2.0;
        let y_px = self.y_from_value(value);
        (text, Rect::spanning(left_px + 2.0, y_px - 14.0, left_px + 2.0 + width_px, y_px))
    }

    /// The y of the lowest gridline.
    pub(super) fn base_px(&self) -> f64 {
        self.top_px + self.height_px
    }
}

/// The nearest of 1, 2 and 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.abs().max(f64::MIN_POSITIVE).log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|step| step * power).find(|step| *step >= least).unwrap_or(power * 10.0)
}

fn chart_px(frame: &Frame) -> f64 {
    if frame.narrow { CHART_NARROW_PX } else { CHART_WIDE_PX }
}

fn heading_px(frame: &Frame) -> f64 {
    if frame.narrow { 40.0 } else { 0.0 }
}

/// Height of a panel.
pub(super) fn height_px(frame: &Frame) -> f64 {
    heading_px(frame) + HEADROOM_PX + chart_px(frame) + 6.0
}

/// Draws a panel from `top_px` down.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, panel: &Panel, log: bool, top_px: f64) {
    let chart_top_px = top_px + heading_px(frame) + HEADROOM_PX;
    let scale = ValueScale::new(panel, log, chart_top_px, chart_px(frame));
    heading(draft, frame, panel, top_px);
    grid(draft, frame, &scale);
    for key in &panel.keys {
        curves(draft, frame, key, &scale);
    }
    figures::draw(draft, frame, panel, &scale);
}

/// The panel's name, who counted, and each series by name in its own colour.
fn heading(draft: &mut Draft, frame: &Frame, panel: &Panel, top_px: f64) {
    let title = vec![Run::new(&panel.title, Style::Strong)];
    if frame.narrow {
        let width_px = frame.width_px * 0.5;
        draft.text((0.0, top_px), width_px, Size::Large, title);
        let by = vec![Run::new(&panel.by, Style::Soft)];
        draft.aligned((frame.width_px, top_px + 3.0), width_px, Align::End, Size::Small, by);
        let mut left_px = 0.0;
        for key in &panel.keys {
            let right_px = key_label(draft, frame, key, (left_px, top_px + 21.0), frame.width_px - left_px);
            left_px = right_px + 12.0;
        }
        return;
    }
    let width_px = frame.left_px() - 12.0;
    draft.text((0.0, top_px + 14.0), width_px, Size::Large, title);
    let mut key_px = draft.paragraph((0.0, top_px + 33.0), width_px, 2, &panel.by) + 6.0;
    for key in &panel.keys {
        key_label(draft, frame, key, (0.0, key_px), width_px);
        key_px += 17.0;
    }
}

/// A series' name; a target where the series itself is an item. Gives back its right end.
fn key_label(draft: &mut Draft, frame: &Frame, key: &Key, (left_px, top_px): (f64, f64), room_px: f64) -> f64 {
    let text = text::shortened(&key.label, Size::Small, true, room_px - 13.0).unwrap_or_default();
    let width_px = text::width_px(&text, Size::Small, true) + 6.0;
    draft.rect(Rect { x_px: left_px, y_px: top_px + 3.0, width_px: 8.0, height_px: 8.0 }, key.role);
    draft.text((left_px + 12.0, top_px), width_px, Size::Small, vec![Run::new(text, Style::Series(key.hue))]);
    let rect = Rect::spanning(left_px, top_px, left_px + 12.0 + width_px, top_px + 14.0);
    if key.measured.is_some() {
        draft.hit(frame, &key.named.target(), Mark::Curve, rect);
    }
    rect.right_px()
}

fn grid(draft: &mut Draft, frame: &Frame, scale: &ValueScale) {
    for value in &scale.grid {
        let y_px = scale.y_from_value(*value);
        draft.hairline((frame.left_px(), y_px), (frame.right_px(), y_px), Role::Grid);
        let (text, rect) = scale.grid_label(frame.words, *value, frame.left_px());
        draft.text((rect.x_px, rect.y_px), rect.width_px, Size::Small, vec![Run::new(text, Style::Soft)]);
    }
}

/// The usual level, then the measured values.
fn curves(draft: &mut Draft, frame: &Frame, key: &Key, scale: &ValueScale) {
    if let Some(level) = key.level {
        let y_px = scale.y_from_value(level);
        draft.dashes(&[(frame.left_px(), y_px), (frame.right_px(), y_px)], Role::Soft);
    }
    for (curve, role) in key.curves(frame.words.document) {
        draw_curve(draft, frame, curve, role, scale);
    }
}

/// One line a stretch without gaps, through first, least, most and last of each pixel column.
fn draw_curve(draft: &mut Draft, frame: &Frame, curve: Measured, role: Role, scale: &ValueScale) {
    let place = |sample: Sample| {
        let x_px = frame.x_from_ms(sample.at_ms);
        (x_px, scale.y_from_value(sample.value))
    };
    let columns = frame.scale.width_px.ceil().max(1.0) as usize;
    let drawn = curve.m4(frame.view.from_ms, frame.view.to_ms, columns);
    // Where most pixels have several values a curve is an area, and a wide pen only costs.
    let several = drawn.columns.iter().filter(|column| column.first != column.last).count();
    let width_px = if several * 2 > columns { 1.0 } else { 1.5 };
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut line: Vec<Point> = drawn.before.into_iter().map(place).collect();
    for column in &drawn.columns {
        if !column.joined {
            lines.push(std::mem::take(&mut line));
        }
        let mut samples = [column.first, column.min, column.max, column.last];
        samples.sort_by_key(|sample| sample.at_ms);
        if column.broken {
            // A gap narrower than a pixel: the column is drawn from least to most, and nothing leads across.
            line.push(place(column.first));
            lines.push(std::mem::take(&mut line));
            lines.push(vec![place(column.min), place(column.max)]);
            line.push(place(column.last));
        } else {
            line.extend(samples.into_iter().map(place));
        }
    }
    line.extend(drawn.after.into_iter().map(place));
    lines.push(line);
    for mut points in lines {
        points.dedup();
        match points.as_slice() {
            [] => {}
            [alone] => draft.shapes.push(Shape::Circle { centre: *alone, radius_px: 1.5, role, filled: true }),
            _ => {
                clip(&mut points, frame.left_px(), frame.right_px());
                draft.shapes.push(Shape::Line { points, role, width_px, dashed: false });
            }
        }
    }
}

/// Cuts the first and last piece of a line where it enters and leaves the plot.
fn clip(points: &mut [Point], left_px: f64, right_px: f64) {
    let cut = |outside: Point, inside: Point, edge_px: f64| {
        let share = (edge_px - outside.0) / (inside.0 - outside.0);
        (edge_px, outside.1 + (inside.1 - outside.1) * share)
    };
    if let [first, second, ..] = points
        && first.0 < left_px
        && second.0 >= left_px
    {
        *first = cut(*first, *second, left_px);
    }
    if let [.., last_but_one, last] = points
        && last.0 > right_px
        && last_but_one.0 <= right_px
    {
        *last = cut(*last, *last_but_one, right_px);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(top: f64) -> Panel {
        Panel { title: String::new(), by: String::new(), keys: Vec::new(), figures: Vec::new(), top, bottom: 0.0 }
    }

    #[test]
    fn gridlines_are_round_and_few_and_every_value_stands_inside() {
        for (top, log) in [(41_000.0, false), (41_000.0, true), (3.0, false), (0.4, false), (1e308, false), (7.0, true)]
        {
            let scale = ValueScale::new(&panel(top), log, 10.0, 100.0);
            assert!((2..=8).contains(&scale.grid.len()), "{top} {log}: {:?}", scale.grid);
            let y_px = scale.y_from_value(top);
            assert!((9.99..=110.01).contains(&y_px), "{top} {log} stands at {y_px}");
        }
        assert_eq!(ValueScale::new(&panel(41_000.0), false, 0.0, 100.0).grid, [0.0, 20_000.0, 40_000.0]);
    }
}
