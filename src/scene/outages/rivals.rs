//! Other accounts of outages, thin beneath the lead one.

use super::super::draft::{Draft, Frame, Target};
use super::super::label::{Run, Size, Style};
use super::super::shape::{Rect, Role};
use super::super::story::{DIFFERS, Outage, Window};
use super::super::text;
use super::packing::SIGN_GAP_PX;
use super::window::window_mark;
use super::{Laid, rival_px};

/// Room that their heading takes: on a phone they have one, elsewhere it stands in the margin.
pub(super) fn others_heading_px(frame: &Frame) -> f64 {
    if frame.narrow { Size::Small.line_px() + 4.0 } else { 0.0 }
}

/// Draws those of a lane, which begins at the first height, beneath its lead accounts, which end at the second; `named` if
/// the lane's name stands beside it.
pub(super) fn draw_rivals(draft: &mut Draft, frame: &Frame, laid: &Laid, named: bool, (lane_px, top_px): (f64, f64)) {
    let (placed, rows) = (&laid.rivals, laid.rival_rows);
    let others = frame.words.other_accounts(laid.shown(), laid.hidden());
    if !frame.narrow && placed.len() + laid.hidden > 0 {
        // Below the heading, which may be higher than one row.
        let y_px = match (placed.is_empty(), rows) {
            (true, _) if named => lane_px + 34.0,
            (true, _) | (_, 0) => lane_px + 52.0,
            _ => (top_px + 3.0).max(lane_px + 52.0),
        };
        let room_px = if placed.is_empty() { lane_px + laid.room_px - y_px } else { f64::INFINITY };
        let most_lines = (room_px / Size::Small.line_px()).max(0.0) as usize;
        draft.paragraph((0.0, y_px), frame.left_px() - 12.0, most_lines.min(3), &others);
    }
    if frame.narrow && laid.shown() > 0 {
        // There is no margin to say it in.
        let others = vec![Run::new(others, Style::Soft)];
        draft.text((0.0, top_px + 2.0), frame.width_px, Size::Small, others);
    }
    let top_px = top_px + others_heading_px(frame);
    for rival in placed.iter().filter(|rival| rival.row < rows) {
        let (outage, window, stretch) = (rival.outage, rival.window, rival.stretch);
        let row_px = top_px + rival.row as f64 * rival_px(frame);
        let mark_px = row_px + if frame.narrow { 19.0 } else { 7.0 };
        window_mark(draft, frame, window, &outage.named.id, mark_px, 4.0, Role::Soft);
        let (left_px, right_px) = rival.words_px;
        let width_px = right_px - left_px;
        let mut runs = Vec::new();
        if window.differs {
            runs.push(Run::new(DIFFERS, Style::Strong));
        }
        let sign_px = text::runs_width_px(&runs, Size::Small) + if runs.is_empty() { 0.0 } else { SIGN_GAP_PX };
        runs.push(Run::new(rival_words(outage, window, width_px - sign_px), Style::Soft));
        draft.text((left_px, row_px + 2.0), width_px, Size::Small, runs);
        let (left_px, right_px) = (stretch.left_px.min(left_px), stretch.right_px.max(right_px));
        let rect = Rect::spanning(left_px, row_px, right_px, row_px + rival_px(frame));
        let account = outage.rivals.iter().position(|rival| std::ptr::eq(rival, window));
        let name = if window.differs { frame.words.differing(&window.words) } else { window.words.clone() };
        let target = Target { name: &name, account, ..outage.named.target() };
        draft.hit(frame, &target, stretch.mark, rect);
        draft.marked(stretch.left_px);
    }
}

/// What is said beside another account's mark, as far as there is room: the outage's name gives way first, then the time,
/// which its mark shows too; whose it is stands nowhere else.
fn rival_words(outage: &Outage, window: &Window, width_px: f64) -> String {
    let size = Size::Small;
    let title = outage.named.title.as_str();
    let rest = window.words.strip_prefix(title).unwrap_or(&window.words);
    match text::shortened(title, size, false, width_px - text::width_px(rest, size, false)) {
        Some(title) if rest.len() < window.words.len() => title + rest,
        _ => {
            let rest = rest.trim_start_matches([',', ' ']);
            let room_px = width_px - text::width_px(&window.by, size, false) - text::width_px(", ", size, false);
            let time = rest.strip_suffix(&window.by).filter(|time| text::width_px(time, size, false) > room_px);
            let cut = time.and_then(|time| text::shortened(time.trim_end_matches([',', ' ']), size, false, room_px));
            let rest = if time.is_some() { &window.by } else { rest };
            match cut {
                Some(time) => [&time, ", ", &window.by].concat(),
                None => text::shortened(rest, size, false, width_px).unwrap_or_default(),
            }
        }
    }
}
