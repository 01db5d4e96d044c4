//! Outages by lane: the lead account full, the others thin beneath it, each with its words.

mod names;
mod packing;
mod rivals;
mod seen;
mod window;

use super::crowd::{DISC_PX, Group};
use super::draft::{Draft, Frame};
use super::label::{Align, Run, Size, Style};
use super::shape::Rect;
use super::story::{DIFFERS, Lane, Outage, Story};
use super::text;
use packing::{Lead, Rival, Wording, packed, placed, placed_rivals, rows, words};
use rivals::{draw_rivals, others_heading_px};
pub(super) use seen::unmarked;
use seen::{Leads, draw_crowd, with_others};
use window::{Stretch, window_mark};

/// Height of a bar.
const BAR_PX: f64 = 12.0;
/// A row of the lead account: a line of words, and the bar below it.
const ROW_PX: f64 = 38.0;
/// A row where there are many lanes: the words beside the bar.
const DENSE_ROW_PX: f64 = 24.0;
/// A row of other accounts; on a phone the words stand above the mark.
const RIVAL_WIDE_PX: f64 = 20.0;
const RIVAL_NARROW_PX: f64 = 32.0;
/// More lanes than this are set densely.
const MANY_LANES: usize = 6;
/// So much of a name tells which outage it is.
const LEAST_NAME_PX: f64 = 100.0;
/// Room that the sign of a warning may take.
const WARNING_PX: f64 = 22.0;
/// At most so many rows of lead accounts in a lane.
const MOST_LEAD_ROWS: usize = 6;
/// The same where there are many lanes: before they take more, they are clustered.
const MOST_DENSE_ROWS: usize = 3;
/// At most so many rows of other accounts in a lane.
const MOST_RIVAL_ROWS: usize = 6;

/// What is drawn of a lane in a window.
struct Shown<'a> {
    leads: Leads<'a>,
    /// Outages with other accounts.
    others: Vec<&'a Outage>,
    /// Other accounts that are not drawn, as there are too many or they name no time.
    hidden: usize,
}

impl<'a> Shown<'a> {
    /// In so much room, if it is known.
    fn new(frame: &Frame, lane: &'a Lane, dense: bool, room_px: Option<f64>) -> Self {
        // As many as there would be rows with the words beside the bars.
        let row_px = row_px(frame, dense || !frame.narrow);
        let most_rows = room_px.map_or(usize::MAX, |room_px| ((room_px / row_px) as usize).max(1));
        let most_touched = if dense { MOST_DENSE_ROWS } else { MOST_LEAD_ROWS };
        let leads = Leads::new(frame, lane, most_rows, most_touched);
        let others = with_others(frame, lane);
        let is_crowd = matches!(leads, Leads::Crowd(_));
        let (others, hidden) = match others {
            Ok(others) if is_crowd => (Vec::new(), others.iter().map(|outage| outage.rivals.len()).sum()),
            Ok(others) => (others, leads.without_time()),
            Err(hidden) => (Vec::new(), hidden),
        };
        Self { leads, others, hidden }
    }

    /// Room that it takes with words of that kind and all its other accounts, in no more than so many rows if they can be.
    fn wish_px(&self, frame: &Frame, wording: Wording, most_rows: usize) -> f64 {
        let lead = match &self.leads {
            Leads::Single(drawn) => rows(&packed(frame, drawn, wording)).min(MOST_LEAD_ROWS),
            Leads::Crowd(_) => 1,
        };
        let rivals = placed_rivals(frame, &self.others, most_rows).iter().map(|rival| rival.row + 1).max().unwrap_or(0);
        // Where they are only counted, that has lines in the margin.
        let rivals = if self.hidden > 0 && !frame.narrow { rivals.max(2) } else { rivals };
        let dense = wording != Wording::Above;
        let heading_px = if rivals > 0 { others_heading_px(frame) } else { 0.0 };
        lead as f64 * row_px(frame, dense) + heading_px + rivals.min(MOST_RIVAL_ROWS) as f64 * rival_px(frame)
    }
}

/// Room that each lane would like in this window, in CSS pixels: with all its words and all its accounts, set spaciously
/// or as densely as can be.
pub(super) fn lanes_px(frame: &Frame, story: &Story, spacious: bool) -> Vec<f64> {
    let many = is_dense(story);
    let room_px = |lane: &Lane| {
        let wording = if many { Wording::Spare } else { Wording::Above };
        let shown = Shown::new(frame, lane, many, None);
        let most_rows = if spacious { MOST_RIVAL_ROWS } else { 0 };
        let wish_px = |wording| shown.wish_px(frame, wording, most_rows);
        if spacious || many || frame.narrow { wish_px(wording) } else { wish_px(wording).min(wish_px(Wording::Beside)) }
    };
    story.lanes.iter().map(room_px).collect()
}

/// Whether lanes are named: a single common one is not.
fn is_named(story: &Story) -> bool {
    story.lanes.len() > 1
}

/// Many lanes are set densely.
fn is_dense(story: &Story) -> bool {
    story.lanes.len() > MANY_LANES
}

fn rival_px(frame: &Frame) -> f64 {
    if frame.narrow { RIVAL_NARROW_PX } else { RIVAL_WIDE_PX }
}

fn row_px(frame: &Frame, dense: bool) -> f64 {
    match (dense, frame.narrow) {
        (false, _) => ROW_PX,
        (true, false) => DENSE_ROW_PX,
        // The name stands above the bar.
        (true, true) => DENSE_ROW_PX + 16.0,
    }
}

/// Height of a lane's name, where it stands above.
fn name_px(frame: &Frame, story: &Story) -> f64 {
    if frame.narrow && is_named(story) && !is_dense(story) { 18.0 } else { 0.0 }
}

/// Height of the whole section, with so much room for each lane.
pub(super) fn height_px(frame: &Frame, story: &Story, lanes_px: &[f64]) -> f64 {
    if story.lanes.is_empty() {
        return 0.0;
    }
    let heading_px = if frame.narrow { 24.0 } else { 0.0 };
    heading_px + lanes_px.iter().map(|lane_px| lane_px + name_px(frame, story)).sum::<f64>()
}

/// Draws the section from `top_px` down, in the room it has.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, story: &Story, lanes_px: &[f64], top_px: f64) {
    if story.lanes.is_empty() {
        return;
    }
    let laid = |(lane, room_px): (_, &f64)| Laid::new(frame, story, lane, *room_px);
    let laid: Vec<Laid> = story.lanes.iter().zip(lanes_px).map(laid).collect();
    let mut top_px = heading(draft, frame, story, &laid, top_px);
    let name_width_px = if frame.narrow { frame.width_px } else { frame.left_px() - 12.0 };
    let named = if is_named(story) { story.lanes.as_slice() } else { &[] };
    let mut names = names::names(named, frame.words.figure_words().outages, name_width_px).into_iter();
    for (laid, lane_px) in laid.iter().zip(lanes_px) {
        if let Some(name) = names.next() {
            let offset_px = if frame.narrow {
                0.0
            } else if is_dense(story) {
                4.0
            } else {
                15.0
            };
            let name = vec![Run::new(name, Style::Strong)];
            draft.text((0.0, top_px + offset_px), name_width_px, Size::Medium, name);
        }
        draw_lane(draft, frame, story, laid, top_px);
        top_px += lane_px + name_px(frame, story);
    }
}

/// A lane laid out in its room.
struct Laid<'a> {
    lane: &'a Lane,
    rows: Rows<'a>,
    /// Height that it has.
    room_px: f64,
    /// Words have no lines of their own.
    dense: bool,
    /// Height of the rows of lead accounts.
    lead_px: f64,
    rivals: Vec<Rival<'a>>,
    /// Rows for those.
    rival_rows: usize,
    /// Other accounts that are not among them.
    hidden: usize,
}

/// Lead accounts in rows.
enum Rows<'a> {
    /// Each in a row, of at most so many.
    Single(Vec<Lead<'a>>, usize),
    /// In clusters, in one row.
    Crowd(Vec<Group>),
}

impl<'a> Laid<'a> {
    fn new(frame: &Frame, story: &Story, lane: &'a Lane, room_px: f64) -> Self {
        let dense = is_dense(story);
        let shown = Shown::new(frame, lane, dense, Some(room_px));
        // Where words on lines of their own leave no room for the other accounts, they stand beside their bars.
        let wording = match (dense, frame.narrow) {
            (true, _) => Wording::Spare,
            (false, true) => Wording::Above,
            (false, false) if shown.wish_px(frame, Wording::Above, 0) <= room_px + 0.5 => Wording::Above,
            (false, false) => Wording::Beside,
        };
        let dense = wording != Wording::Above;
        let row_px = row_px(frame, dense);
        let most_rows = ((room_px / row_px) as usize).max(1);
        let (rows, lead_rows) = match shown.leads {
            Leads::Single(drawn) => {
                let placed = placed(frame, &drawn, most_rows, wording);
                let count = rows(&placed).min(most_rows);
                (Rows::Single(placed, most_rows), count)
            }
            Leads::Crowd(groups) => (Rows::Crowd(groups), 1),
        };
        let lead_px = lead_rows as f64 * row_px;
        let rival_rows = ((room_px - lead_px - others_heading_px(frame)) / rival_px(frame)).max(0.0) as usize;
        let rivals = placed_rivals(frame, &shown.others, rival_rows);
        Self { lane, rows, room_px, dense, lead_px, rivals, rival_rows, hidden: shown.hidden }
    }

    /// Other accounts that are drawn.
    fn shown(&self) -> usize {
        self.rivals.iter().filter(|rival| rival.row < self.rival_rows).count()
    }

    /// Those that are not.
    fn hidden(&self) -> usize {
        self.hidden + self.rivals.len() - self.shown()
    }
}

/// "Outages", and whose the lead accounts are. Gives back where the lanes begin.
fn heading(draft: &mut Draft, frame: &Frame, story: &Story, laid: &[Laid], top_px: f64) -> f64 {
    let label = frame.words.figure_words().outages;
    let by = shared_by(laid).map(|by| frame.words.as_told_by(by)).unwrap_or_default();
    if frame.narrow {
        // There is no margin to count them in; where some are drawn, these have a heading.
        let hidden = laid.iter().filter(|laid| laid.shown() == 0).map(Laid::hidden).sum();
        let by = if hidden > 0 { frame.words.other_accounts(0, hidden) } else { by };
        draft.text((0.0, top_px), 90.0, Size::Large, vec![Run::new(label, Style::Strong)]);
        let width_px = frame.width_px - 90.0;
        draft.aligned(
            (frame.width_px, top_px + 3.0),
            width_px,
            Align::End,
            Size::Small,
            vec![Run::new(by, Style::Soft)],
        );
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

/// As much of an outage's name as there is room for, and its times, if then enough of the name is left to know it by.
fn shortened(outage: &Outage, size: Size, room_px: f64) -> Option<Vec<Run>> {
    let with = |words: &[Run], least_px: f64| {
        let room_px = room_px - text::runs_width_px(words, size) - text::gap_px(size);
        let title = text::shortened(&outage.named.title, size, true, room_px).filter(|_| room_px >= least_px)?;
        Some([&outage.named.runs(&title, Style::Strong), words].concat())
    };
    let said = Some(&outage.lead.words).filter(|words| !words.is_empty());
    let differs = outage.lead.differs.then(|| Run::new(DIFFERS, Style::Strong));
    let words: Vec<Run> = said.map(|words| Run::new(words.as_str(), Style::Soft)).into_iter().chain(differs).collect();
    with(&words, LEAST_NAME_PX).or_else(|| with(&[], 0.0))
}

/// The source of the lead accounts in view, if it is one and the same and there are others that differ.
fn shared_by<'a>(laid: &[Laid<'a>]) -> Option<&'a str> {
    let leads =
        laid.iter().flat_map(|laid| if let Rows::Single(leads, _) = &laid.rows { leads.as_slice() } else { &[] });
    let mut seen = leads.filter(|(outage, ..)| !outage.rivals.is_empty()).map(|(outage, ..)| outage.by.as_str());
    let first = seen.next().filter(|by| !by.is_empty())?;
    seen.all(|by| by == first).then_some(first)
}

fn draw_lane(draft: &mut Draft, frame: &Frame, story: &Story, laid: &Laid, lane_px: f64) {
    let dense = laid.dense;
    let row_px = row_px(frame, dense);
    // In a dense lane on a phone the name takes the upper part of the row.
    let top_px = lane_px + if dense && frame.narrow { 16.0 } else { name_px(frame, story) };
    match &laid.rows {
        Rows::Single(all, most_rows) => draw_leads(draft, frame, all, *most_rows, (top_px, row_px, dense)),
        Rows::Crowd(groups) => {
            // Beside the lane's name.
            let middle_px = if dense { DENSE_ROW_PX / 2.0 } else { ROW_PX - DISC_PX - 1.0 };
            draw_crowd(draft, frame, laid.lane, groups, (top_px + middle_px, DISC_PX.min(middle_px - 1.0)));
        }
    }
    draw_rivals(draft, frame, laid, is_named(story), (lane_px, top_px + laid.lead_px));
}

/// Lead accounts in their rows, each with as many words as there is room for before the next.
fn draw_leads(
    draft: &mut Draft,
    frame: &Frame,
    all: &[Lead],
    most_rows: usize,
    (top_px, row_px, dense): (f64, f64, bool),
) {
    let row_of = |row: usize| row.min(most_rows - 1);
    // From the last to the first, since the room of each ends where the next of its row begins.
    let mut next_px = vec![frame.right_px(); most_rows];
    let mut ends_px: Vec<f64> = Vec::with_capacity(all.len());
    for (_, stretch, row) in all.iter().rev() {
        let next_px = next_px.get_mut(row_of(*row));
        ends_px.push(next_px.map_or(frame.right_px(), |next_px| std::mem::replace(next_px, stretch.left_px - 8.0)));
    }
    let mut used_px = vec![frame.left_px(); most_rows];
    for ((outage, stretch, row), end_px) in all.iter().zip(ends_px.into_iter().rev()) {
        let row = row_of(*row);
        let room = used_px.get(row).copied().unwrap_or_default()..end_px;
        let right_px = draw_lead(draft, frame, outage, *stretch, top_px + row as f64 * row_px, (dense, room));
        if let Some(used_px) = used_px.get_mut(row) {
            *used_px = used_px.max(right_px + 8.0);
        }
    }
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
        let wordings = words(frame, outage);
        let [_, _, bounds, brief, _] = &wordings;
        let [bounds_px, brief_px] = [bounds, brief].map(|runs| text::runs_width_px(runs, size) + 4.0);
        let least_px = if !dense && bounds_px <= room.end - room.start { bounds_px } else { brief_px };
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
            None => shortened(outage, size, room_px - WARNING_PX),
        };
        if let Some(runs) = runs {
            let width_px = (text::runs_width_px(&runs, size) + 4.0).min(room_px);
            // Fewer words than were asked for stand at their bar all the same.
            let left_px = stretch.left_px.min(room.end - width_px).max(left_px);
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
    draft.marked(stretch.left_px);
    hit.right_px()
}
