//! Outages of a lane in rows, so that neither marks nor words overlap.

use super::super::draft::Frame;
use super::super::label::{Run, Size, Style};
use super::super::story::{DIFFERS, Outage, Window};
use super::super::text;
use super::window::{Stretch, stretch_with};
use crate::document::End;
use crate::small::sort_by;
use crate::timeline::pack;

/// So many other accounts at most try their other side.
const MOST_TRIES: usize = 24;
/// Between the sign of what differs and the words.
pub(super) const SIGN_GAP_PX: f64 = 6.0;
/// Words no longer than this are brief enough to be asked for.
const MOST_BRIEF_PX: f64 = 290.0;

/// Where the words of lead accounts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// On a line of their own above the bar.
    Above,
    /// Beside the bar, where many or much has to find room.
    Beside,
    /// Wherever the marks leave room.
    Spare,
}

impl Wording {
    /// Size of the words.
    pub(super) fn size(self) -> Size {
        if self == Self::Beside { Size::Small } else { Size::Large }
    }
}

/// Runs of words beside a bar, in the order in which they are given up when there is no room; the fourth is what is asked
/// for.
pub(super) fn words(frame: &Frame, outage: &Outage) -> [Vec<Run>; 5] {
    let title = || outage.named.title_runs();
    let said = |words: &str| {
        let mut runs = title();
        runs.push(Run::new(words, Style::Soft));
        runs.extend(outage.lead.differs.then(|| Run::new(DIFFERS, Style::Strong)));
        runs
    };
    let full = said(&outage.lead.words);
    let brief = if text::runs_width_px(&full, Size::Large) <= MOST_BRIEF_PX {
        full.clone()
    } else if outage.brief.is_empty() {
        title()
    } else {
        said(&outage.brief)
    };
    let mut fullest = full.clone();
    if outage.lead.differs {
        fullest.push(Run::new(frame.words.figure_words().accounts_differ, Style::Soft));
    }
    let bounds = if outage.bounds.is_empty() { brief.clone() } else { said(&outage.bounds) };
    [fullest, full, bounds, brief, title()]
}

/// A lead account that has a place in the window.
pub(super) type Drawn<'a> = (&'a Outage, Stretch);

/// A lead account at its place: of which outage, where, in which row.
pub(super) type Lead<'a> = (&'a Outage, Stretch, usize);

/// Those lead accounts in at most so many rows.
pub(super) fn placed<'a>(frame: &Frame, drawn: &[Drawn<'a>], most_rows: usize, wording: Wording) -> Vec<Lead<'a>> {
    let with_words = packed(frame, drawn, wording);
    // Where words ask for more rows than there are, marks alone are packed, and words take what room is left.
    if rows(&with_words) <= most_rows { with_words } else { packed(frame, drawn, Wording::Spare) }
}

/// How many rows that makes; one at least.
pub(super) fn rows(placed: &[Lead]) -> usize {
    placed.iter().map(|(_, _, row)| row + 1).max().unwrap_or(1)
}

/// The same in as many rows as it takes, with room for words or without.
pub(super) fn packed<'a>(frame: &Frame, drawn: &[Drawn<'a>], wording: Wording) -> Vec<Lead<'a>> {
    let mut drawn: Vec<(&Outage, Stretch, f64, f64)> = (drawn.iter())
        .map(|(outage, stretch)| {
            let stretch = *stretch;
            let words_px = || {
                let [_, _, _, brief, _] = words(frame, outage);
                text::runs_width_px(&brief, wording.size()) + 6.0
            };
            let (left_px, right_px) = match wording {
                // Words that begin further left do not change the order of time.
                Wording::Above => {
                    let words_px = words_px();
                    let left_px = stretch.left_px.min(frame.right_px() - words_px).max(frame.left_px());
                    let right_px = (left_px + words_px).max(stretch.right_px);
                    (stretch.left_px.min(right_px), right_px)
                }
                Wording::Beside => {
                    let (left_px, right_px) = words_box(frame, stretch, words_px());
                    (left_px.min(stretch.left_px), right_px.max(stretch.right_px))
                }
                Wording::Spare => (stretch.left_px, stretch.right_px),
            };
            (*outage, stretch, left_px, right_px)
        })
        .collect();
    sort_by(&mut drawn, |a, b| a.1.left_px.total_cmp(&b.1.left_px));
    let extents = drawn.iter().map(|(_, _, left_px, right_px)| (*left_px, *right_px));
    // Rows stand in the order of time, wherever words left of a bar begin.
    let mut order: Vec<usize> = Vec::new();
    let mut in_order = |row: usize| {
        order.iter().position(|known| *known == row).unwrap_or_else(|| {
            order.push(row);
            order.len() - 1
        })
    };
    let rows = pack(extents, 8.0).into_iter().map(&mut in_order);
    drawn.into_iter().zip(rows).map(|((outage, stretch, ..), row)| (outage, stretch, row)).collect()
}

/// Another account at its place.
pub(super) struct Rival<'a> {
    pub outage: &'a Outage,
    pub window: &'a Window,
    pub stretch: Stretch,
    /// Left and right end of its words.
    pub words_px: (f64, f64),
    pub row: usize,
}

/// Which other accounts of outages are drawn, where, in which row. What only begins there has its words after its mark, or
/// they would seem to begin it; where that makes more than `most_rows`, some give way to the left.
pub(super) fn placed_rivals<'a>(frame: &Frame, outages: &[&'a Outage], most_rows: usize) -> Vec<Rival<'a>> {
    let mut placed: Vec<(Rival, f64)> = (outages.iter().copied())
        .flat_map(|outage| outage.rivals.iter().map(move |window| (outage, window)))
        .filter_map(|(outage, window)| {
            let mut stretch = stretch_with(frame, window.span(), 0.0)?;
            let sign_px = if window.differs { text::width_px(DIFFERS, Size::Small, true) + SIGN_GAP_PX } else { 0.0 };
            let wish_px = text::width_px(&window.words, Size::Small, false) + sign_px + 12.0;
            let about = window.start.as_ref().is_some_and(|time| time.approximate);
            stretch.left_px -= if about { 7.0 } else { 0.0 };
            stretch.right_px += if about { 4.0 } else { 0.0 };
            // On a phone each has its row, in the order of time.
            let words_px = if frame.narrow { (0.0, frame.width_px) } else { words_box(frame, stretch, wish_px) };
            Some((Rival { outage, window, stretch, words_px, row: 0 }, wish_px))
        })
        .collect();
    sort_by(&mut placed, |a, b| a.0.stretch.left_px.total_cmp(&b.0.stretch.left_px));
    let mut rows = pack_rivals(&placed);
    if !frame.narrow && placed.len() <= MOST_TRIES {
        for index in 0..placed.len() {
            let most = |rows: &[usize]| rows.iter().max().copied().unwrap_or(0);
            let Some((rival, wish_px)) = placed.get_mut(index) else { continue };
            let ends = matches!(&rival.window.end, End::At(end) if end.has_bounds());
            let only_begins = rival.window.start.is_some() && !ends;
            if only_begins && most(&rows) < most_rows {
                continue;
            }
            let right_px = rival.stretch.left_px - 6.0;
            let left_of = (right_px - *wish_px, right_px);
            // The other side, where that takes fewer rows.
            let before = std::mem::replace(&mut rival.words_px, left_of);
            let found = if left_of.0 >= frame.left_px() { pack_rivals(&placed) } else { rows.clone() };
            if left_of.0 >= frame.left_px() && most(&found) < most(&rows) {
                rows = found;
            } else if let Some((rival, _)) = placed.get_mut(index) {
                rival.words_px = before;
            }
        }
    }
    placed.into_iter().zip(rows).map(|((rival, _), row)| Rival { row, ..rival }).collect()
}

fn pack_rivals(placed: &[(Rival, f64)]) -> Vec<usize> {
    let extent = |(rival, _): &(Rival, f64)| {
        let (left_px, right_px) = rival.words_px;
        (left_px.min(rival.stretch.left_px), right_px.max(rival.stretch.right_px))
    };
    pack(placed.iter().map(extent), 10.0)
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
