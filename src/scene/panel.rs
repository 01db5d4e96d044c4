//! Series on a common scale: gridlines with their numbers, curves of measured values, and published figures.

use super::draft::{Draft, Frame};
use super::label::{Align, Run, Size, Style};
use super::mark::{Mark, Sign};
use super::shape::{Rect, Role};
use super::story::{Key, Panel};
use super::text;
use super::{curve, figures};
use crate::small::within;
use crate::words::Words;

/// Height of the plot itself.
const CHART_WIDE_PX: f64 = 158.0;
const CHART_NARROW_PX: f64 = 124.0;
/// A row of the list, the room above the first, between two numbers, and before those of a second row.
const LIST_ROW_PX: f64 = 17.0;
const LIST_TOP_PX: f64 = 14.0;
const LIST_GAP_PX: f64 = 12.0;
const LIST_INDENT_PX: f64 = 12.0;
/// At most so many rows.
const MOST_LISTED: usize = 9;
/// Room above the highest gridline for the labels of what stands there.
const HEADROOM_PX: f64 = 22.0;

/// What is farther from 0 stands here: the distance of two values, and the gridline beyond one, must be numbers too.
const FAR: f64 = 1e300;

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
        let top = if panel.top > 0.0 { panel.top.min(FAR) } else { 1.0 };
        let bottom = panel.bottom.max(-FAR);
        if log {
            let to = 10_f64.powi(top.log10().ceil().max(1.0) as i32);
            let from = 1.0_f64.min(to / 10.0);
            let decades = (to / from).log10().round() as i32;
            let every = (decades / 5 + 1) as usize;
            let grid = (0..=decades).step_by(every).map(|decade| from * 10_f64.powi(decade)).collect();
            return Self { top_px, height_px, from, to, log, grid };
        }
        let step = round_step((top - bottom) / 2.6);
        let from = (bottom / step).floor() * step;
        let count = within(((top - from) / step).ceil(), 1.0, 12.0) as usize;
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
        let value = within(value, -FAR, FAR);
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
    let power = 10_f64.powi(least.abs().max(f64::MIN_POSITIVE).log10().floor() as i32);
    [1.0, 2.0, 5.0].into_iter().map(|step| step * power).find(|step| *step >= least).unwrap_or(power * 10.0)
}

fn chart_px(frame: &Frame) -> f64 {
    if frame.narrow { CHART_NARROW_PX } else { CHART_WIDE_PX }
}

fn heading_px(frame: &Frame) -> f64 {
    if frame.narrow { 22.0 } else { 0.0 }
}

/// Height of a panel with so much room for its list.
pub(super) fn height_px(frame: &Frame, list_px: f64) -> f64 {
    heading_px(frame) + HEADROOM_PX + chart_px(frame) + 6.0 + list_px
}

/// Room that a panel's list would like in this window: on a phone the plot has none for words, so that every number
/// stands below it with its time, by series.
pub(super) fn list_px(frame: &Frame, panel: &Panel) -> f64 {
    if !frame.narrow || !panel.plotted {
        return 0.0;
    }
    LIST_TOP_PX + list(frame, panel).0.len().min(MOST_LISTED) as f64 * LIST_ROW_PX
}

/// A row of the list: of which series it is the first, and its numbers.
type ListRow = (Option<usize>, Vec<Vec<Run>>);

/// The rows, hardly more than there may be, and how many numbers are in none.
fn list(frame: &Frame, panel: &Panel) -> (Vec<ListRow>, usize) {
    let mut rows: Vec<ListRow> = Vec::new();
    let mut left_out = 0;
    for (index, key) in panel.keys.iter().enumerate() {
        let mut used_px = key_width_px(key, frame.width_px);
        rows.push((Some(index), Vec::new()));
        for figure in figures::listed(frame, panel, index) {
            if rows.len() > MOST_LISTED {
                left_out += 1;
                continue;
            }
            let runs = figures::listed_runs(figure, key);
            let width_px = text::runs_width_px(&runs, Size::Small) + LIST_GAP_PX;
            if used_px + width_px > frame.width_px {
                rows.push((None, Vec::new()));
                used_px = LIST_INDENT_PX;
            }
            used_px += width_px;
            if let Some((_, row)) = rows.last_mut() {
                row.push(runs);
            }
        }
    }
    (rows, left_out)
}

/// Draws as many rows of the list as there is room for, and counts what is left.
fn draw_list(draft: &mut Draft, frame: &Frame, panel: &Panel, top_px: f64, room_px: f64) {
    let (rows, left_out) = list(frame, panel);
    let most = ((room_px - LIST_TOP_PX).max(0.0) / LIST_ROW_PX + 0.01) as usize;
    let shown = if rows.len() > most { most.saturating_sub(1) } else { most };
    for (index, (key, numbers)) in rows.iter().take(shown).enumerate() {
        let row_px = top_px + LIST_TOP_PX + index as f64 * LIST_ROW_PX;
        let mut left_px = LIST_INDENT_PX;
        if let Some(key) = key.and_then(|key| panel.keys.get(key)) {
            left_px = key_label(draft, frame, key, (0.0, row_px), frame.width_px) + 6.0;
        }
        for runs in numbers {
            let width_px = text::runs_width_px(runs, Size::Small) + 2.0;
            draft.text((left_px, row_px), width_px.min(frame.width_px - left_px), Size::Small, runs.clone());
            left_px += width_px + LIST_GAP_PX - 2.0;
        }
    }
    let left = left_out + rows.iter().skip(shown).map(|(_, numbers)| numbers.len()).sum::<usize>();
    if left > 0 && most > 0 {
        let runs = vec![Run::new(frame.words.more_numbers(left), Style::Soft)];
        draft.text((0.0, top_px + LIST_TOP_PX + shown as f64 * LIST_ROW_PX), frame.width_px, Size::Small, runs);
    }
    // A series that is measured is an item, which is to be met even where its name has no row.
    for key in rows.iter().skip(shown).filter_map(|(key, _)| panel.keys.get((*key)?)) {
        if key.measured.is_some() {
            let rect = Rect::spanning(0.0, top_px, frame.width_px, top_px + LIST_ROW_PX);
            draft.hit(frame, &key.named.target(), Mark::Curve, rect);
        }
    }
}

/// Draws a panel from `top_px` down, with so much room for its list.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, panel: &Panel, log: bool, (top_px, list_px): (f64, f64)) {
    let chart_top_px = top_px + heading_px(frame) + HEADROOM_PX;
    let scale = ValueScale::new(panel, log, chart_top_px, chart_px(frame));
    heading(draft, frame, panel, top_px);
    grid(draft, frame, &scale);
    for key in &panel.keys {
        curves(draft, frame, key, &scale);
    }
    figures::draw(draft, frame, panel, &scale);
    if frame.narrow {
        draw_list(draft, frame, panel, scale.base_px() + 6.0, list_px);
    }
}

/// The panel's name, who counted, and each series by name in its own colour.
fn heading(draft: &mut Draft, frame: &Frame, panel: &Panel, top_px: f64) {
    let title = vec![Run::new(&panel.title, Style::Strong)];
    if frame.narrow {
        let width_px = frame.width_px * 0.5;
        draft.text((0.0, top_px), width_px, Size::Large, title);
        let by = vec![Run::new(&panel.by, Style::Soft)];
        draft.aligned((frame.width_px, top_px + 3.0), width_px, Align::End, Size::Small, by);
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

/// Room of a series' name with its colour.
fn key_width_px(key: &Key, room_px: f64) -> f64 {
    let runs = key.named.runs(&key.label, Style::Series(key.hue));
    (12.0 + text::runs_width_px(&runs, Size::Small) + 12.0).min(room_px)
}

/// A series' name; a target where the series itself is an item. Gives back its right end.
fn key_label(draft: &mut Draft, frame: &Frame, key: &Key, (left_px, top_px): (f64, f64), room_px: f64) -> f64 {
    let text = text::shortened(&key.label, Size::Small, true, room_px - 13.0).unwrap_or_default();
    let runs = key.named.runs(&text, Style::Series(key.hue));
    let width_px = (text::runs_width_px(&runs, Size::Small) + 6.0).min(room_px - 12.0);
    draft.rect(Rect { x_px: left_px, y_px: top_px + 3.0, width_px: 8.0, height_px: 8.0 }, key.role);
    draft.text((left_px + 12.0, top_px), width_px, Size::Small, runs);
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
        draft.signs.insert(Sign::Usual);
        let y_px = scale.y_from_value(level);
        draft.dashes(&[(frame.left_px(), y_px), (frame.right_px(), y_px)], Role::Soft);
    }
    for (measured, role) in key.curves(frame.words.document) {
        draft.signs.insert(if role == Role::Soft { Sign::Usual } else { Sign::Curve });
        curve::draw(draft, frame, measured, role, scale);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(top: f64) -> Panel {
        let (title, by, keys, figures) = (String::new(), String::new(), Vec::new(), Vec::new());
        Panel { title, by, keys, figures, plotted: true, top, bottom: 0.0 }
    }

    #[test]
    fn gridlines_are_round_and_few_and_every_value_stands_inside() {
        for (top, log) in [
            (41_000.0, false),
            (41_000.0, true),
            (3.0, false),
            (0.4, false),
            (1e308, false),
            (1.7e308, true),
            (5e-324, false),
            (7.0, true),
        ] {
            let scale = ValueScale::new(&panel(top), log, 10.0, 100.0);
            assert!((2..=8).contains(&scale.grid.len()), "{top} {log}: {:?}", scale.grid);
            let y_px = scale.y_from_value(top);
            assert!((9.99..=110.01).contains(&y_px), "{top} {log} stands at {y_px}");
        }
        assert_eq!(ValueScale::new(&panel(41_000.0), false, 0.0, 100.0).grid, [0.0, 20_000.0, 40_000.0]);
    }
}
