//! Outages by lane: the lead account full, the others thin beneath it, each with its words.

use super::draft::{Draft, Frame, Target};
use super::shape::{Mark, Rect, Role, Run, Sign, Size, Style};
use super::story::{Lane, Outage, Story, Window};
use super::text;
use crate::document::{End, Time};
use crate::timeline::pack;

/// Height of a bar.
const BAR_PX: f64 = 12.0;
/// A row of the lead account: a line of words, and the bar below it.
const ROW_PX: f64 = 38.0;
/// A row where there are many lanes: the words beside the bar.
const DENSE_ROW_PX: f64 = 24.0;
/// A row of other accounts.
const RIVAL_ROW_PX: f64 = 20.0;
/// More lanes than this are set densely.
const MANY_LANES: usize = 6;
/// At most so many rows of lead accounts in a lane.
const MOST_LEAD_ROWS: usize = 6;
/// At most so many rows of other accounts in a lane.
const MOST_RIVAL_ROWS: usize = 6;
/// A mark no higher than this stands for another account: its words say what is not reported.
const THIN_PX: f64 = 6.0;
/// Room that a mark of fixed size takes beyond its bounds.
const GLYPH_PX: f64 = 26.0;

/// Rows a lane takes: of lead accounts, and of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// Rows of lead accounts.
    pub lead: usize,
    /// Rows of other accounts.
    pub rivals: usize,
}

/// Where a window stands on the plot, marks of fixed size included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Its left end.
    pub left_px: f64,
    /// Its right end.
    pub right_px: f64,
    /// How it is drawn.
    pub mark: Mark,
}

/// The stated bounds of a window's beginning and end.
fn bounds(window: &Window) -> [Option<i64>; 4] {
    let start = window.start.as_ref();
    let end = if let End::At(time) = &window.end { Some(time) } else { None };
    let bounds = |time: Option<&Time>| [time.and_then(|time| time.earliest_ms), time.and_then(|time| time.latest_ms)];
    let ([a, b], [c, d]) = (bounds(start), bounds(end));
    [a, b, c, d]
}

/// Where a window stands; `None` if no bound of it is in view and it does not run through the view.
pub(super) fn stretch(frame: &Frame, window: &Window) -> Option<Stretch> {
    stretch_with(frame, window, GLYPH_PX)
}

/// The same, with so much room for a mark of what is not reported.
fn stretch_with(frame: &Frame, window: &Window, glyph_px: f64) -> Option<Stretch> {
    let known = bounds(window);
    let first_ms = known.into_iter().flatten().min()?;
    let last_ms = known.into_iter().flatten().max()?;
    let view = frame.view;
    let certain = certain_ms(window);
    let runs_through =
        certain.is_some_and(|(from_ms, to_ms)| (from_ms as f64) < view.to_ms && to_ms as f64 > view.from_ms);
    if !known.into_iter().flatten().any(|at_ms| frame.sees(at_ms)) && !runs_through {
        return None;
    }
    let open = known.contains(&None);
    let mark = match (certain, open) {
        (Some(_), false) => Mark::Bar,
        (None, false) => Mark::Span,
        (_, true) => Mark::OpenBar,
    };
    let lead_px = if known.iter().take(2).all(Option::is_none) { glyph_px } else { 0.0 };
    let tail_px = if known.iter().skip(2).any(Option::is_none) { glyph_px } else { 0.0 };
    Some(Stretch {
        left_px: (frame.x_within_from_ms(first_ms) - lead_px).max(frame.left_px()),
        right_px: (frame.x_within_from_ms(last_ms).max(frame.x_within_from_ms(first_ms) + 4.0) + tail_px)
            .min(frame.right_px()),
        mark,
    })
}

/// The extent in which it was certainly down: between the latest stated beginning and the earliest stated end. A
/// beginning known only as "shortly after" an instant counts from there, and is drawn with its own mark.
pub(super) fn certain_ms(window: &Window) -> Option<(i64, i64)> {
    let [start_earliest_ms, start_latest_ms, end_earliest_ms, end_latest_ms] = bounds(window);
    let approximate = |time: Option<&Time>| time.is_some_and(|time| time.approximate);
    let end = if let End::At(time) = &window.end { Some(time) } else { None };
    let from_ms = start_latest_ms.or(start_earliest_ms.filter(|_| approximate(window.start.as_ref())))?;
    let to_ms = end_earliest_ms.or(end_latest_ms.filter(|_| approximate(end)))?;
    (from_ms < to_ms).then_some((from_ms, to_ms))
}

/// Runs of words beside a bar, in the order in which they are given up when there is no room.
fn words(outage: &Outage) -> [Vec<Run>; 3] {
    let style = if outage.named.struck { Style::Struck } else { Style::Strong };
    let title = Run::new(&outage.named.title, style);
    let said = |words: &str| vec![title.clone(), Run::new(words, Style::Soft)];
    let brief = if outage.brief.is_empty() { vec![title.clone()] } else { said(&outage.brief) };
    [said(&outage.lead.words), brief, vec![title]]
}

/// Which outages of a lane are drawn, where, in which row; and how many rows that makes.
fn placed<'a>(frame: &Frame, lane: &'a Lane, most_rows: usize, dense: bool) -> Vec<(&'a Outage, Stretch, usize)> {
    let with_words = packed(frame, lane, !dense);
    // Where words ask for more rows than there are, marks alone are packed, and words take what room is left.
    if with_words.iter().all(|(_, _, row)| *row < most_rows) { with_words } else { packed(frame, lane, false) }
}

fn packed<'a>(frame: &Frame, lane: &'a Lane, worded: bool) -> Vec<(&'a Outage, Stretch, usize)> {
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
fn placed_rivals<'a>(frame: &Frame, lane: &'a Lane) -> Vec<(&'a Outage, &'a Window, Stretch, f64, usize)> {
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
        let (left_px, right_px) = words_box(frame, *stretch, *words_px);
        (left_px.min(stretch.left_px), right_px.max(stretch.right_px))
    });
    let rows = pack(extents.collect::<Vec<_>>().into_iter(), 10.0);
    drawn
        .into_iter()
        .zip(rows)
        .map(|((outage, window, stretch, words), row)| (outage, window, stretch, words, row))
        .collect()
}

/// Where words of that width stand beside a stretch: right of it, or left of it where the plot ends.
fn words_box(frame: &Frame, stretch: Stretch, words_px: f64) -> (f64, f64) {
    let right_room_px = frame.right_px() - stretch.right_px - 6.0;
    let left_room_px = stretch.left_px - 6.0 - frame.left_px();
    if right_room_px >= words_px || right_room_px >= left_room_px {
        (stretch.right_px + 6.0, stretch.right_px + 6.0 + words_px.min(right_room_px))
    } else {
        let right_px = stretch.left_px - 6.0;
        ((right_px - words_px).max(frame.left_px()), right_px)
    }
}

/// Rows that marks alone would like.
pub(super) fn least_rows(frame: &Frame, story: &Story) -> Vec<usize> {
    let rows =
        |lane| packed(frame, lane, false).iter().map(|placed| placed.2 + 1).max().unwrap_or(1).min(MOST_LEAD_ROWS);
    story.lanes.iter().map(rows).collect()
}

/// Rows that each lane would like in this window.
pub(super) fn rows(frame: &Frame, story: &Story) -> Vec<Rows> {
    let dense = story.lanes.len() > MANY_LANES;
    (story.lanes.iter())
        .map(|lane| Rows {
            lead: packed(frame, lane, !dense).iter().map(|placed| placed.2 + 1).max().unwrap_or(1).min(MOST_LEAD_ROWS),
            rivals: placed_rivals(frame, lane)
                .iter()
                .map(|placed| placed.4 + 1)
                .max()
                .unwrap_or(0)
                .min(MOST_RIVAL_ROWS),
        })
        .collect()
}

/// Whether lanes are named: a single common one is not.
fn is_named(story: &Story) -> bool {
    story.lanes.len() > 1
}

fn lane_height_px(frame: &Frame, story: &Story, rows: Rows) -> f64 {
    let dense = story.lanes.len() > MANY_LANES;
    let row_px = if dense && frame.narrow {
        DENSE_ROW_PX + 16.0
    } else if dense {
        DENSE_ROW_PX
    } else {
        ROW_PX
    };
    let name_px = if frame.narrow && is_named(story) && !dense { 18.0 } else { 0.0 };
    name_px + rows.lead as f64 * row_px + rows.rivals as f64 * RIVAL_ROW_PX
}

/// Height of the whole section.
pub(super) fn height_px(frame: &Frame, story: &Story, rows: &[Rows]) -> f64 {
    let heading_px = if frame.narrow { 24.0 } else { 0.0 };
    if story.lanes.is_empty() {
        return 0.0;
    }
    heading_px + rows.iter().map(|rows| lane_height_px(frame, story, *rows)).sum::<f64>()
}

/// Draws the section from `top_px` down, in the rows it has.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, story: &Story, rows: &[Rows], top_px: f64) {
    if story.lanes.is_empty() {
        return;
    }
    let mut top_px = heading(draft, frame, story, top_px);
    for (lane, rows) in story.lanes.iter().zip(rows) {
        draw_lane(draft, frame, story, lane, *rows, top_px);
        top_px += lane_height_px(frame, story, *rows);
    }
}

/// "Outages", and whose the lead accounts are. Gives back where the lanes begin.
fn heading(draft: &mut Draft, frame: &Frame, story: &Story, top_px: f64) -> f64 {
    let label = frame.words.figure_words().outages;
    let by = shared_by(frame, story).map(|by| frame.words.as_told_by(by)).unwrap_or_default();
    if frame.narrow {
        draft.text((0.0, top_px), 90.0, Size::Large, vec![Run::new(label, Style::Strong)]);
        let width_px = frame.width_px - 90.0;
        let end = super::shape::Align::End;
        draft.aligned((frame.width_px, top_px + 3.0), width_px, end, Size::Small, vec![Run::new(by, Style::Soft)]);
        return top_px + 24.0;
    }
    if !is_named(story) {
        let width_px = frame.left_px() - 12.0;
        draft.text((0.0, top_px + 14.0), width_px, Size::Large, vec![Run::new(label, Style::Strong)]);
        if !by.is_empty() {
            draft.paragraph((0.0, top_px + 32.0), width_px, 2, &by);
        }
    }
    top_px
}

/// The source of the lead accounts in view, if it is one and the same and there are others that differ.
fn shared_by<'a>(frame: &Frame, story: &'a Story) -> Option<&'a str> {
    let mut seen = (story.lanes.iter().flat_map(|lane| &lane.outages))
        .filter(|outage| !outage.rivals.is_empty() && stretch(frame, &outage.lead).is_some())
        .map(|outage| outage.by.as_str());
    let first = seen.next().filter(|by| !by.is_empty())?;
    seen.all(|by| by == first).then_some(first)
}

fn draw_lane(draft: &mut Draft, frame: &Frame, story: &Story, lane: &Lane, rows: Rows, top_px: f64) {
    let dense = story.lanes.len() > MANY_LANES;
    let mut top_px = top_px;
    let lane_px = top_px;
    if is_named(story) {
        let name = lane.name.as_deref().unwrap_or(frame.words.figure_words().outages);
        let room_px = if frame.narrow { frame.width_px } else { frame.left_px() - 12.0 };
        let name = text::shortened(name, Size::Medium, true, room_px).unwrap_or_default();
        let runs = vec![Run::new(name, Style::Strong)];
        if frame.narrow {
            draft.text((0.0, top_px), frame.width_px, Size::Medium, runs);
            top_px += if dense { 16.0 } else { 18.0 };
        } else {
            let offset_px = if dense { 4.0 } else { 15.0 };
            draft.text((0.0, top_px + offset_px), frame.left_px() - 12.0, Size::Medium, runs);
        }
    }
    let row_px = if dense && frame.narrow {
        DENSE_ROW_PX + 16.0
    } else if dense {
        DENSE_ROW_PX
    } else {
        ROW_PX
    };
    let all = placed(frame, lane, rows.lead, dense);
    let mut used_px = vec![frame.left_px(); rows.lead];
    for (index, (outage, stretch, row)) in all.iter().enumerate() {
        let row = (*row).min(rows.lead.saturating_sub(1));
        let is_next = |other_row: usize| other_row.min(rows.lead.saturating_sub(1)) == row;
        let next = all.iter().skip(index + 1).find(|(_, _, other_row)| is_next(*other_row));
        let next_px = next.map_or(frame.right_px(), |(_, other, _)| other.left_px - 8.0);
        let room = used_px.get(row).copied().unwrap_or_default()..next_px;
        let right_px = draw_lead(draft, frame, outage, *stretch, top_px + row as f64 * row_px, (dense, room));
        if let Some(used_px) = used_px.get_mut(row) {
            *used_px = used_px.max(right_px + 8.0);
        }
    }
    let rivals_px = lane_px + lane_height_px(frame, story, rows) - rows.rivals as f64 * RIVAL_ROW_PX;
    draw_rivals(draft, frame, lane, rows.rivals, (lane_px, rivals_px));
}

/// A lead account with its words, which keep to their room. Gives back how far it reaches.
fn draw_lead(
    draft: &mut Draft,
    frame: &Frame,
    outage: &Outage,
    stretch: Stretch,
    top_px: f64,
    (dense, room): (bool, std::ops::Range<f64>),
) -> f64 {
    let bar_top_px = if dense { top_px + 5.0 } else { top_px + 19.0 };
    let target = outage.named.target();
    window_mark(draft, frame, &outage.lead, target.id, bar_top_px, BAR_PX, outage.role);
    let (top_of_words_px, left_px) =
        if dense { (bar_top_px - 1.0, stretch.right_px + 6.0) } else { (top_px, stretch.left_px) };
    let size = if dense { Size::Small } else { Size::Large };
    let mut hit =
        Rect::spanning(stretch.left_px, bar_top_px, stretch.right_px.max(stretch.left_px + 4.0), bar_top_px + BAR_PX);
    if !(dense && frame.narrow) {
        let wordings = words(outage);
        let [_, brief, _] = &wordings;
        let least_px = text::runs_width_px(brief, size) + 4.0;
        let left_of_px = stretch.left_px - 6.0 - least_px;
        let left_px = if !dense {
            left_px.min(room.end - least_px)
        } else if left_px + least_px > room.end && left_of_px >= room.start {
            left_of_px
        } else {
            left_px
        };
        let left_px = left_px.max(room.start);
        let room = if left_px < stretch.left_px && dense { room.start..stretch.left_px - 6.0 } else { room };
        let room_px = room.end - left_px;
        let runs = wordings.into_iter().find(|runs| text::runs_width_px(runs, size) + 4.0 <= room_px);
        let runs = match runs {
            Some(runs) => Some(runs),
            None => text::shortened(&outage.named.title, size, true, room_px)
                .map(|title| vec![Run::new(title, Style::Strong)]),
        };
        if let Some(runs) = runs {
            let width_px = (text::runs_width_px(&runs, size) + 4.0).min(room_px);
            draft.text((left_px, top_of_words_px), width_px, size, runs);
            hit = Rect::spanning(
                hit.x_px.min(left_px),
                hit.y_px.min(top_of_words_px),
                hit.right_px().max(left_px + width_px),
                hit.bottom_px(),
            );
        }
    }
    draft.hit(frame, &target, stretch.mark, hit);
    hit.right_px()
}

fn draw_rivals(draft: &mut Draft, frame: &Frame, lane: &Lane, rows: usize, (lane_px, top_px): (f64, f64)) {
    if rows == 0 {
        return;
    }
    let placed = placed_rivals(frame, lane);
    if !frame.narrow && !placed.is_empty() {
        let others = frame.words.figure_words().other_accounts;
        // Below the heading, which may be higher than one row.
        let y_px = (top_px + 3.0).max(lane_px + 52.0);
        draft.text((0.0, y_px), frame.left_px() - 12.0, Size::Small, vec![Run::new(others, Style::Soft)]);
    }
    for (outage, window, stretch, words_px, row) in placed {
        if row >= rows {
            continue;
        }
        let row_px = top_px + row as f64 * RIVAL_ROW_PX;
        window_mark(draft, frame, window, &outage.named.id, row_px + 7.0, 4.0, Role::Soft);
        let (left_px, right_px) = words_box(frame, stretch, words_px);
        let width_px = right_px - left_px;
        let words = text::shortened(&window.words, Size::Small, false, width_px).unwrap_or_default();
        draft.text((left_px, row_px + 2.0), width_px, Size::Small, vec![Run::new(words, Style::Soft)]);
        let rect =
            Rect::spanning(stretch.left_px.min(left_px), row_px, stretch.right_px.max(right_px), row_px + RIVAL_ROW_PX);
        let account = outage.rivals.iter().position(|rival| std::ptr::eq(rival, window));
        let target = Target { name: &window.words, account, ..outage.named.target() };
        draft.hit(frame, &target, stretch.mark, rect);
    }
}

/// Draws one account: solid where it was certainly down, a bracket where a bound is a span, and marks of fixed size for
/// what is about, before, after or not reported.
fn window_mark(draft: &mut Draft, frame: &Frame, window: &Window, item: &str, top_px: f64, height_px: f64, role: Role) {
    let middle_px = top_px + height_px / 2.0;
    let [start_earliest_ms, start_latest_ms, end_earliest_ms, end_latest_ms] = bounds(window);
    if let Some((from_ms, to_ms)) = certain_ms(window) {
        let rect = Rect::spanning(
            frame.x_within_from_ms(from_ms),
            top_px,
            frame.x_within_from_ms(to_ms).max(frame.x_within_from_ms(from_ms) + 2.0),
            top_px + height_px,
        );
        draft.signs.insert(Sign::Bar);
        draft.rect(rect, role);
        draft.extents.push(super::shape::Extent { item: item.to_owned(), from_ms, to_ms });
    }
    let about = |time: Option<&Time>| time.is_some_and(|time| time.approximate);
    let end = if let End::At(time) = &window.end { Some(time) } else { None };
    edge(
        draft,
        frame,
        item,
        [start_earliest_ms, start_latest_ms],
        about(window.start.as_ref()),
        -1.0,
        (middle_px, height_px),
        role,
    );
    edge(draft, frame, item, [end_earliest_ms, end_latest_ms], about(end), 1.0, (middle_px, height_px), role);
    if window.end == End::Ongoing {
        let from_ms = [start_latest_ms, start_earliest_ms].into_iter().flatten().next();
        if let Some(from_ms) = from_ms.filter(|from_ms| frame.sees(*from_ms)) {
            draft.arrow((frame.x_from_ms(from_ms), middle_px), 1.0, role);
        }
    } else if end.is_none_or(|end| !end.has_bounds())
        && height_px > THIN_PX
        && let Some(last_ms) = start_latest_ms.or(start_earliest_ms).filter(|last_ms| frame.sees(*last_ms))
    {
        stub(draft, frame.x_from_ms(last_ms), (middle_px, height_px), 1.0, role);
    }
    if window.start.as_ref().is_none_or(|time| !time.has_bounds())
        && let Some(first_ms) = end_earliest_ms.or(end_latest_ms).filter(|first_ms| frame.sees(*first_ms))
    {
        stub(draft, frame.x_from_ms(first_ms), (middle_px, height_px), -1.0, role);
    }
}

/// A beginning or an end with nothing known on its other side: a short piece that dissolves.
fn stub(draft: &mut Draft, x_px: f64, (middle_px, height_px): (f64, f64), towards: f64, role: Role) {
    let (left_px, right_px) = if towards > 0.0 { (x_px, x_px + 4.0) } else { (x_px - 4.0, x_px) };
    draft.rect(Rect::spanning(left_px, middle_px - height_px / 2.0, right_px, middle_px + height_px / 2.0), role);
    draft.dissolve((x_px + 4.0 * towards, middle_px), towards, role);
}

/// One end of a window: nothing for a known instant, a wave for about, a bracket for a span, dots for an open bound.
#[expect(
    clippy::too_many_arguments,
    reason = "an end is this much: whose, its two bounds, its side, its place, its colour"
)]
fn edge(
    draft: &mut Draft,
    frame: &Frame,
    item: &str,
    [earliest_ms, latest_ms]: [Option<i64>; 2],
    about: bool,
    side: f64,
    (middle_px, height_px): (f64, f64),
    role: Role,
) {
    let below_px = middle_px + height_px / 2.0 + 4.0;
    match (earliest_ms, latest_ms) {
        (Some(at_ms), Some(latest_ms)) if at_ms == latest_ms => {
            let x_px = frame.x_from_ms(at_ms);
            if about && frame.sees(at_ms) {
                draft.wave((x_px, if height_px > THIN_PX { below_px } else { middle_px }), role);
            } else if height_px <= THIN_PX && frame.sees(at_ms) {
                draft.line(&[(x_px, middle_px - 5.0), (x_px, middle_px + 5.0)], role);
            }
        }
        (Some(from_ms), Some(to_ms)) => draft.bracket(frame, item, (from_ms, to_ms), middle_px, role),
        (Some(at_ms), None) if side > 0.0 && height_px > THIN_PX && frame.sees(at_ms) => {
            draft.dissolve((frame.x_from_ms(at_ms), middle_px), 1.0, role);
        }
        (Some(at_ms), None) if about && frame.sees(at_ms) => {
            draft.wave((frame.x_from_ms(at_ms) + 7.0, below_px), role);
        }
        (Some(at_ms), None) if frame.sees(at_ms) => draft.arrow((frame.x_from_ms(at_ms), middle_px), 1.0, role),
        (None, Some(at_ms)) if frame.sees(at_ms) => draft.arrow((frame.x_from_ms(at_ms), middle_px), -1.0, role),
        _ => {}
    }
}
