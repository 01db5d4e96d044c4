//! What has no place in the window: some time on a day that covers it whole, only after something else, or no time
//! stated at all. It stands below the axis, off the plot, in groups headed in words.

use super::draft::{Draft, Frame};
use super::figures;
use super::label::{Align, Run, Size, Style};
use super::mark::Mark;
use super::outages;
use super::said;
use super::shape::{Rect, Role};
use super::standing::{Standing, standing};
use super::story::{Figure, Named, Outage, Said, Story};
use super::text;
use crate::document::{End, Time};

/// A group of what has no place, with its heading in words.
#[derive(Debug)]
pub(super) struct Group<'a> {
    heading: String,
    mark: Mark,
    rows: Vec<Row<'a>>,
}

/// One row of a group.
#[derive(Debug)]
enum Row<'a> {
    /// A statement or an event.
    Said(&'a Said),
    /// An outage.
    Outage(&'a Outage),
    /// Figures of a panel, side by side: the panel's title, then each with its place.
    Figures(&'a str, Vec<(&'a Figure, &'a str)>),
}

/// Where the items of a group belong.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Loose(String),
    Ordered,
    Untimed,
}

fn row_px(frame: &Frame) -> f64 {
    if frame.narrow { 42.0 } else { 25.0 }
}

const GAP_PX: f64 = 12.0;

/// The groups of the window, in the order in which they are drawn.
pub(super) fn groups<'a>(frame: &Frame, story: &'a Story) -> Vec<Group<'a>> {
    let mut groups: Vec<(Place, Group)> = Vec::new();
    let mut add = |place: Place, row: Row<'a>| {
        let found = groups.iter_mut().find(|(known, _)| *known == place);
        if let Some((_, group)) = found {
            group.rows.push(row);
        } else {
            let (heading, mark) = match &place {
                Place::Loose(heading) => (heading.clone(), Mark::Loose),
                Place::Ordered => (frame.words.figure_words().only_order.to_owned(), Mark::Untimed),
                Place::Untimed => (frame.words.figure_words().time_not_stated.to_owned(), Mark::Untimed),
            };
            groups.push((place, Group { heading, mark, rows: vec![row] }));
        }
    };
    for outage in story.lanes.iter().flat_map(|lane| &lane.outages) {
        if let Some(place) = place_of_outage(frame, outage) {
            add(place, Row::Outage(outage));
        }
    }
    for panel in &story.panels {
        let mut figures: Vec<(Place, Vec<(&Figure, &str)>)> = Vec::new();
        for figure in &panel.figures {
            let Some(place) = place_of(frame, figure.at.as_ref()) else { continue };
            let label = panel.keys.get(figure.key).map_or("", |key| key.label.as_str());
            match figures.iter_mut().find(|(known, _)| *known == place) {
                Some((_, row)) => row.push((figure, label)),
                None => figures.push((place, vec![(figure, label)])),
            }
        }
        for (place, row) in figures {
            for row in broken(frame, &panel.title, row) {
                add(
                    match &place {
                        Place::Loose(heading) => Place::Loose(heading.clone()),
                        Place::Ordered => Place::Ordered,
                        Place::Untimed => Place::Untimed,
                    },
                    row,
                );
            }
        }
    }
    for said in &story.said {
        if let Some(place) = place_of(frame, said.at.as_ref()) {
            add(place, Row::Said(said));
        }
    }
    groups.sort_by_key(|(place, _)| match place {
        Place::Loose(_) => 0,
        Place::Ordered => 1,
        Place::Untimed => 2,
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Figures side by side, broken into rows of the plot's width.
fn broken<'a>(frame: &Frame, title: &'a str, figures: Vec<(&'a Figure, &'a str)>) -> Vec<Row<'a>> {
    let start_px = text::width_px(title, Size::Large, true) + 10.0;
    let mut rows: Vec<Vec<(&Figure, &str)>> = Vec::new();
    let mut used_px = f64::INFINITY;
    for (figure, place) in figures {
        let width_px = figures::chip_width_px(figure, place) + 14.0;
        if used_px + width_px > frame.scale.width_px {
            rows.push(Vec::new());
            used_px = start_px;
        }
        used_px += width_px;
        if let Some(row) = rows.last_mut() {
            row.push((figure, place));
        }
    }
    rows.into_iter().map(|row| Row::Figures(title, row)).collect()
}

fn place_of(frame: &Frame, time: Option<&Time>) -> Option<Place> {
    match (standing(time, frame.view), time) {
        (Standing::Loose, Some(time)) => Some(Place::Loose(frame.words.some_time(time))),
        (Standing::Untimed, Some(time)) if !time.after.is_empty() || !time.before.is_empty() => Some(Place::Ordered),
        (Standing::Untimed, _) => Some(Place::Untimed),
        _ => None,
    }
}

/// Where an outage belongs that cannot be seen on the plot; `None` if it is there, or lies outside the window for certain.
fn place_of_outage(frame: &Frame, outage: &Outage) -> Option<Place> {
    let lead = &outage.lead;
    if outages::stretch(frame, lead).is_some() {
        return None;
    }
    let end = if let End::At(time) = &lead.end { Some(time) } else { None };
    match (standing(lead.start.as_ref(), frame.view), standing(end, frame.view)) {
        (Standing::Later, _) | (_, Standing::Earlier) => None,
        (Standing::Earlier, _) if lead.end == End::Ongoing => Some(Place::Loose(frame.words.still_ongoing())),
        (Standing::Earlier | Standing::Untimed, _) if end.is_some_and(Time::has_bounds) => place_of(frame, end),
        _ => place_of(frame, lead.start.as_ref()),
    }
}

/// Height of the groups.
pub(super) fn height_px(frame: &Frame, groups: &[Group]) -> f64 {
    groups.iter().map(|group| group_height_px(frame, group) + GAP_PX).sum()
}

fn heading_lines(frame: &Frame, group: &Group) -> Vec<String> {
    text::wrapped(&group.heading, Size::Small, true, frame.left_px() - 14.0, 4)
}

fn group_height_px(frame: &Frame, group: &Group) -> f64 {
    let rows_px: f64 = group.rows.iter().map(|row| height_of_row_px(frame, row)).sum();
    if frame.narrow {
        return rows_px + 22.0;
    }
    rows_px.max(heading_lines(frame, group).len() as f64 * Size::Small.line_px() + 6.0)
}

fn height_of_row_px(frame: &Frame, row: &Row) -> f64 {
    match row {
        Row::Figures(..) => 25.0,
        Row::Said(_) | Row::Outage(_) => row_px(frame),
    }
}

/// Draws the groups from `top_px` down; what would pass `bottom_px` is counted instead.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, groups: &[Group], top_px: f64, bottom_px: f64) {
    let mut top_px = top_px;
    let mut left_out = 0;
    for group in groups {
        if top_px < bottom_px {
            draft.hairline(
                (0.0, top_px + GAP_PX / 2.0 - 3.0),
                (frame.right_px(), top_px + GAP_PX / 2.0 - 3.0),
                Role::Grid,
            );
        }
        top_px += GAP_PX;
        let group_bottom_px = top_px + group_height_px(frame, group);
        let heading_px = if frame.narrow { 22.0 } else { 0.0 };
        let mut row_top_px = top_px + heading_px;
        if group.rows.first().is_some_and(|row| row_top_px + height_of_row_px(frame, row) <= bottom_px + 1.0) {
            heading(draft, frame, group, top_px);
        }
        for row in &group.rows {
            let next_px = row_top_px + height_of_row_px(frame, row);
            // The last line is kept free to say how many there are besides.
            if next_px > bottom_px + 1.0 {
                left_out += row.count();
                continue;
            }
            draw_row(draft, frame, group, row, row_top_px);
            row_top_px = next_px;
        }
        top_px = group_bottom_px;
    }
    if left_out > 0 {
        let runs = vec![Run::new(frame.words.and_more(left_out), Style::Soft)];
        draft.text((frame.left_px(), bottom_px - 2.0), frame.scale.width_px, Size::Small, runs);
    }
}

impl Row<'_> {
    fn count(&self) -> usize {
        if let Self::Figures(_, figures) = self { figures.len() } else { 1 }
    }
}

/// The heading, beside the rows or above them.
fn heading(draft: &mut Draft, frame: &Frame, group: &Group, top_px: f64) {
    if frame.narrow {
        let runs = vec![Run::new(&group.heading, Style::Strong)];
        draft.text((0.0, top_px), frame.width_px, Size::Medium, runs);
        return;
    }
    for (index, line) in heading_lines(frame, group).into_iter().enumerate() {
        let y_px = top_px + 2.0 + index as f64 * Size::Small.line_px();
        draft.text((0.0, y_px), frame.left_px() - 10.0, Size::Small, vec![Run::new(line, Style::Strong)]);
    }
}

fn draw_row(draft: &mut Draft, frame: &Frame, group: &Group, row: &Row, top_px: f64) {
    match row {
        Row::Figures(title, figures) => draw_figures(draft, frame, group.mark, title, figures, top_px),
        Row::Said(said) => {
            let note = note(frame, said);
            let room_px = line_room_px(frame, &note);
            let lines = said::lines(frame, said, room_px);
            draw_lines(draft, frame, group.mark, &said.named, (lines, note), top_px);
        }
        Row::Outage(outage) => {
            let style = if outage.named.struck { Style::Struck } else { Style::Strong };
            let title = Run::new(&outage.named.title, style);
            let title_px = if frame.narrow { 0.0 } else { text::width_px(&title.text, Size::Large, true) + 12.0 };
            let room_px = frame.scale.width_px - title_px;
            let account = text::shortened(&outage.lead.quoted, Size::Large, false, room_px).unwrap_or_default();
            let account = Run::new(account, Style::Plain);
            let lines = if frame.narrow { vec![vec![title], vec![account]] } else { vec![vec![title, account]] };
            draw_lines(draft, frame, group.mark, &outage.named, (lines, String::new()), top_px);
        }
    }
}

/// What is known of its time beyond the group's heading, as far as there is room for it beside the title.
fn note(frame: &Frame, said: &Said) -> String {
    let title_px = text::width_px(&said.named.title, Size::Large, true);
    // On a phone what is said and on what evidence has a line of its own; elsewhere the evidence comes first.
    let evidence_px = if frame.narrow { 0.0 } else { text::width_px(&said.evidence, Size::Large, false) + 24.0 };
    let share = if frame.narrow { 1.0 } else { 0.36 };
    let room_px = (frame.scale.width_px - title_px - evidence_px - 16.0).min(frame.scale.width_px * share);
    let size = Size::Small;
    text::shortened(&said.named.beyond, size, false, room_px).filter(|_| room_px > 60.0).unwrap_or_default()
}

/// Room for a line whose end is taken by a note.
fn line_room_px(frame: &Frame, note: &str) -> f64 {
    if frame.narrow || note.is_empty() {
        return frame.scale.width_px;
    }
    frame.scale.width_px - note_px(note) - 16.0
}

fn note_px(note: &str) -> f64 {
    text::width_px(note, Size::Small, false) + 4.0
}

fn draw_lines(
    draft: &mut Draft,
    frame: &Frame,
    mark: Mark,
    named: &Named,
    (lines, note): (Vec<Vec<Run>>, String),
    top_px: f64,
) {
    let note_px = if note.is_empty() { 0.0 } else { note_px(&note) };
    for (index, runs) in lines.into_iter().enumerate() {
        let beside_note = index == 0 && note_px > 0.0;
        let room_px = frame.scale.width_px - if beside_note { note_px + 12.0 } else { 0.0 };
        draft.text((frame.left_px(), top_px + index as f64 * 18.0), room_px, Size::Large, runs);
    }
    if note_px > 0.0 {
        let runs = vec![Run::new(note, Style::Soft)];
        draft.aligned((frame.right_px(), top_px + 3.0), note_px, Align::End, Size::Small, runs);
    }
    let rect =
        Rect::spanning(frame.left_px() - 6.0, top_px - 3.0, frame.right_px() + 6.0, top_px + row_px(frame) - 3.0);
    draft.hit(frame, &named.target(), mark, rect);
}

fn draw_figures(draft: &mut Draft, frame: &Frame, mark: Mark, title: &str, figures: &[(&Figure, &str)], top_px: f64) {
    let size = Size::Medium;
    let title_px = text::width_px(title, Size::Large, true) + 10.0;
    draft.text((frame.left_px(), top_px), title_px, Size::Large, vec![Run::new(title, Style::Strong)]);
    let mut left_px = frame.left_px() + title_px;
    for (figure, place) in figures {
        let number = Style::Series((figure.key % 5) as u8);
        let style = if figure.named.struck { Style::Struck } else { number };
        let width_px = figures::chip_width_px(figure, place);
        let runs = vec![Run::new(&figure.short, style), Run::new(*place, Style::Soft)];
        draft.text((left_px, top_px + 1.0), width_px, size, runs);
        let rect = Rect::spanning(left_px - 4.0, top_px - 3.0, left_px + width_px + 4.0, top_px + 20.0);
        draft.hit(frame, &figure.named.target(), mark, rect);
        left_px += width_px + 14.0;
    }
}
