//! Measured values as lines: one for each stretch without gaps, through what M4 keeps of it.

#[cfg(test)]
mod tests;

use super::draft::{Draft, Frame};
use super::panel::ValueScale;
use super::shape::{Point, Role, Shape};
use crate::series::{Decimated, Measured, Sample};

/// A stretch that takes less than this both ways would be drawn by no pixel, and is a dot.
const DOT_PX: f64 = 1.0;
const DOT_RADIUS_PX: f64 = 1.5;

/// Draws what is in the window.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, curve: Measured, role: Role, scale: &ValueScale) {
    let place = |sample: Sample| (frame.x_from_ms(sample.at_ms), scale.y_from_value(sample.value));
    let columns = frame.scale.width_px.ceil().max(1.0) as usize;
    let drawn = curve.m4(frame.view.from_ms, frame.view.to_ms, columns);
    // Where most pixels have several values a curve is an area, and a wide pen only costs.
    let several = drawn.columns.iter().filter(|column| column.first != column.last).count();
    let width_px = if several * 2 > columns { 1.0 } else { 1.5 };
    for mut points in stretches(&drawn, &place) {
        clip(&mut points, frame.left_px(), frame.right_px());
        draft.shapes.extend(shape(points, role, width_px));
    }
}

/// First, least, most and last of each pixel column, in the order of their times, from gap to gap.
fn stretches(drawn: &Decimated, place: &dyn Fn(Sample) -> Point) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut line = Vec::with_capacity(drawn.columns.len() * 4 + 2);
    line.extend(drawn.before.into_iter().map(place));
    for column in &drawn.columns {
        if !column.joined {
            lines.push(std::mem::take(&mut line));
        }
        // The first and the last are so in time; which of the extremes came before the other has to be asked.
        let is_rising = column.min.at_ms <= column.max.at_ms;
        let (one, other) = if is_rising { (column.min, column.max) } else { (column.max, column.min) };
        let samples = [column.first, one, other, column.last];
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
    lines
}

fn shape(mut points: Vec<Point>, role: Role, width_px: f64) -> Option<Shape> {
    points.dedup();
    let centre = *points.first()?;
    let is_near = |point: &Point| (point.0 - centre.0).abs() < DOT_PX && (point.1 - centre.1).abs() < DOT_PX;
    Some(if points.iter().all(is_near) {
        Shape::Circle { centre, radius_px: DOT_RADIUS_PX, role, filled: true }
    } else {
        Shape::Line { points, role, width_px, dashed: false }
    })
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
