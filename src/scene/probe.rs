//! What stands at a place of the plot: its time, and of each measured series the value there.

use super::axis;
use super::label::Size;
use super::shape::Rect;
use super::story::Story;
use super::{Options, Scene, frame, text};
use crate::small::within;
use crate::words::Words;
use crate::words::interface::INTERFACE;

/// What is pointed at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pointed {
    /// A place, in CSS pixels from the left edge of the figure.
    Place(f64),
    /// A time, Unix milliseconds.
    Time(i64),
}

/// A crosshair, ready to be shown. All places are CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// Where its line stands.
    pub x_px: f64,
    /// Where the line begins.
    pub top_px: f64,
    /// Where it ends, with the plot.
    pub bottom_px: f64,
    /// Its time in words, with the zone where that is not the one at the head of the axis.
    pub when: String,
    /// The box of those words, on the axis.
    pub when_rect: Rect,
    /// What each measured series says, in the order of the panels.
    pub readings: Vec<Reading>,
    /// The box of those, beside the pointer.
    pub rect: Rect,
}

/// What one series says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its name.
    pub label: String,
    /// Its place among the colours; a usual level has none.
    pub hue: Option<u8>,
    /// How much: "312", "12 to 340" for values that share a pixel, "no value" in a gap.
    pub value: String,
}

/// From the line to the words beside it, and around words.
const ASIDE_PX: f64 = 12.0;
const PADDING_PX: f64 = 8.0;
/// The sample of a colour, and between a name and its value.
const SWATCH_PX: f64 = 14.0;
const GAP_PX: f64 = 12.0;
const ROW_PX: f64 = 18.0;

/// What stands there; `y_px` is where the words would best stand, beside a pointer. `None` outside the plot of `scene`,
/// which was made with those options. Costs O(log n) of each series' values.
pub fn probe(
    story: &Story,
    words: &Words,
    options: &Options,
    scene: &Scene,
    pointed: Pointed,
    y_px: f64,
) -> Option<Probe> {
    let frame = frame(words, options);
    let scale = frame.scale;
    let x_px = match pointed {
        Pointed::Place(x_px) => x_px,
        Pointed::Time(at_ms) => scale.x_from_time(at_ms as f64),
    };
    if !story.timed || !(frame.left_px()..=frame.right_px()).contains(&x_px) || y_px > scene.plot.bottom_px() {
        return None;
    }
    let at_ms = match pointed {
        Pointed::Place(_) => scale.time_from_x(x_px).floor() as i64,
        Pointed::Time(at_ms) => at_ms,
    };
    // The very columns in which curves are drawn.
    let columns = scale.width_px.ceil().max(1.0);
    let column = within((x_px - scale.left_px).floor(), 0.0, columns - 1.0);
    let edge_ms = |column: f64| options.view.from_ms + options.view.span_ms() * (column / columns);
    let readings = readings(story, words, edge_ms(column), edge_ms(column + 1.0));
    let top_px = axis::height_px(frame.narrow);
    let when = when(words, at_ms, options);
    let when_width_px = text::width_px(&when, Size::Medium, true) + 2.0 * PADDING_PX;
    let when_left_px = (x_px - when_width_px / 2.0).min(frame.width_px - when_width_px).max(0.0);
    let when_rect = Rect::spanning(when_left_px, top_px - 20.0, when_left_px + when_width_px, top_px);
    let bottom_px = scene.plot.bottom_px();
    let rect = place(&readings, frame.width_px, (x_px, y_px), (top_px, bottom_px));
    Some(Probe { x_px, top_px, bottom_px, when, when_rect, readings, rect })
}

fn when(words: &Words, at_ms: i64, options: &Options) -> String {
    let scale_ms = options.view.span_ms() / options.width_px.max(1.0);
    let when = words.pointed_at(at_ms, scale_ms);
    // The head of the axis names it, if it is the same all through the window.
    let zone = words.zone_label(at_ms);
    if zone == axis::zone_label(words, options.view) { when } else { words.list_plain(&[&when, &zone]) }
}

/// What each series says of a stretch of time, in Unix milliseconds, too short to be told apart; after it its usual level.
fn readings(story: &Story, words: &Words, from_ms: f64, to_ms: f64) -> Vec<Reading> {
    let keys = || story.panels.iter().flat_map(|panel| panel.keys.iter().map(move |key| (panel, key)));
    let mut readings = Vec::new();
    for (panel, key) in keys() {
        let Some(series) = words.document.series.get(key.index) else { continue };
        let mut curves: Vec<_> = key.curves(words.document).collect();
        curves.reverse();
        for (curve, role) in curves {
            let is_own = role == key.role;
            let is_alone = keys().filter(|(_, other)| other.measured.is_some() && other.label == key.label).count() < 2;
            let label = match (is_own, is_alone) {
                (false, _) => INTERFACE.usual.to_owned(),
                (true, true) => key.label.clone(),
                (true, false) => words.list_plain(&[&panel.title, &key.label]),
            };
            let covers_ms = series.interval.filter(|interval| is_own && interval.months == 0);
            let covers_ms = covers_ms.map(|interval| interval.ms);
            let value = words.measured(curve.reading(from_ms, to_ms, covers_ms), series.unit.as_deref());
            readings.push(Reading { label, hue: is_own.then_some(key.hue), value });
        }
    }
    readings
}

/// Beside the line and above the pointer, where there is room; never outside the figure.
fn place(readings: &[Reading], width_px: f64, (x_px, y_px): (f64, f64), (top_px, bottom_px): (f64, f64)) -> Rect {
    let widest = |texts: &dyn Fn(&Reading) -> f64| readings.iter().map(texts).fold(0.0, f64::max);
    let labels_px = widest(&|reading| text::width_px(&reading.label, Size::Medium, false));
    let values_px = widest(&|reading| text::width_px(&reading.value, Size::Medium, true));
    let wide_px = (2.0 * PADDING_PX + SWATCH_PX + labels_px + GAP_PX + values_px).ceil().min(width_px);
    let high_px = 2.0 * PADDING_PX + readings.len() as f64 * ROW_PX;
    let right = x_px + ASIDE_PX + wide_px <= width_px;
    let left_px = if right { x_px + ASIDE_PX } else { (x_px - ASIDE_PX - wide_px).max(0.0) };
    let above_px = y_px - ASIDE_PX - high_px;
    let under_px = if above_px >= top_px { above_px } else { y_px + 2.0 * ASIDE_PX };
    let under_px = under_px.min(bottom_px - high_px).max(top_px);
    Rect { x_px: left_px, y_px: under_px, width_px: wide_px, height_px: high_px }
}
