//! Outages of a lane in rows, so that neither marks nor words overlap.

use super::super::draft::Frame;
use super::super::label::{Run, Size, Style};
use super::super::story::{Lane, Outage, Window};
use super::super::text;
use super::window::{Stretch, stretch, stretch_with};
use crate::timeline::pack;

/// Words no longer than this are brief enough to be asked for.
const MOST_BRIEF_PX: f64 = 290.0;

/// Runs of words beside a bar, in the order in which they are given up when there is no room.
pub(super) fn words(outage: &Outage) -> [Vec<Run>; 3] {
    let style = if outage.named.struck { Style::Struck } else { Style::Strong };
    let title = Run::new(&outage.named.title, style);
    let said = |words: &str| vec![title.clone(), Run::new(words, Style::Soft)];
    let full = said(&outage.lead.words);
    let brief = if text::runs_width_px(&full, Size::Large) <= MOST_BRIEF_PX {
        full.clone()
    } else if outage.brief.is_empty() {
        vec![title.clone()]
    } else {
        said(&outage.brief)
    };
    [full, brief, vec![title]]
}

/// A lead account at its place: of which outage, where, in which row.
pub(super) type Lead<'a> = (&'a Outage, Stretch, usize);

/// Which lead accounts of a lane are drawn in at most so many rows.
pub(super) fn placed<'a>(frame: &Frame, lane: &'a Lane, most_rows: usize, worded: bool) -> Vec<Lead<'a>> {
    let with_words = packed(frame, lane, worded);
    // Where words ask for more rows than there are, marks alone are packed, and words take what room is left.
    if rows(&with_words) <= most_rows { with_words } else { packed(frame, lane, false) }
}

/// How many rows that makes; one at least.
pub(super) fn rows(placed: &[Lead]) -> usize {
    placed.iter().map(|(_, _, row)| row + 1).max().unwrap_or(1)
}

/// The same in as many rows as it takes, with or without room for words.
pub(super) fn packed<'a>(frame: &Frame, lane: &'a Lane, worded: bool) -> Vec<Lead<'a>> {
    let mut drawn: Vec<(&Outage, Stretch, f64)> = (lane.outages.iter())
        .filter_map(|outage| {
            let stretch = stretch(frame, &outage.lead)?;
            let [_, brief, _] = words(outage);
            let wish_px = text::runs_width_px(&brief, Size::Large) + 6.0;
            let words_px = if worded { wish_px } else { 0.0 };
            let left_px = stretch.left_px.min(frame.right_px() - words_px).max(frame.left_px());
            Some((outage, stretch, (left_px + words_px).max(stretch.right_px)))
        })
        .collect();
    drawn.sort_by(|a, b| a.1.left_px.total_cmp(&b.1.left_px));
    let extents = drawn.iter().map(|(_, stretch, right_px)| (stretch.left_px.min(*right_px), *right_px));
    let rows = pack(extents, 8.0);
    drawn.into_iter().zip(rows).map(|((outage, stretch, _), row)| (outage, stretch, row)).collect()
}

/// Which other accounts of a lane are drawn, where, in which row.
pub(super) fn placed_rivals<'a>(frame: &Frame, lane: &'a Lane) -> Vec<(&'a Outage, &'a Window, Stretch, f64, usize)> {
    let mut drawn: Vec<(&Outage, &Window, Stretch, f64)> = (lane.outages.iter())
        .flat_map(|outage| outage.rivals.iter().map(move |window| (outage, window)))
        .filter_map(|(outage, window)| {
            let mut stretch = stretch_with(frame, window, 0.0)?;
            let words_px = text::width_px(&window.words, Size::Small, false) + 12.0;
            let about = window.start.as_ref().is_some_and(|time| time.approximate);
            stretch.left_px -= if about { 7.0 } else { 0.0 };
            stretch.right_px += if about { 4.0 } else { 0.0 };
            Some((outage, window, stretch, words_px))
        })
        .collect();
    drawn.sort_by(|a, b| a.2.left_px.total_cmp(&b.2.left_px));
    let extents = drawn.iter().map(|(_, _, stretch, words_px)| {
        // On a phone each has its row, in the order of time.
        if frame.narrow {
            return (0.0, frame.width_px);
        }
        let (left_px, right_px) = words_box(frame, *stretch, *words_px);
        (left_px.min(stretch.left_px), right_px.max(stretch.right_px))
    });
    let rows = pack(extents, 10.0);
    drawn
        .into_iter()
        .zip(rows)
        .map(|((outage, window, stretch, words), row)| (outage, window, stretch, words, row))
        .collect()
}

/// Where words of that width stand beside a stretch: right of it, or left of it where the plot ends.
pub(super) fn words_box(frame: &Frame, stretch: Stretch, words_px: f64) -> (f64, f64) {
    let right_room_px = frame.right_px() - stretch.right_px - 6.0;
    let left_room_px = stretch.left_px - 6.0 - frame.left_px();
    if right_room_px >= words_px || right_room_px >= left_room_px {
        (stretch.right_px + 6.0, stretch.right_px + 6.0 + words_px.min(right_room_px))
    } else {
        let right_px = stretch.left_px - 6.0;
        ((right_px - words_px).max(frame.left_px()), right_px)
    }
}
