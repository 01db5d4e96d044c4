//! What has no place in the window: some time on a day that covers it whole, only after something else, or no time
//! stated at all. It stands below the axis, off the plot, in groups headed in words.

use std::collections::HashMap;

use super::draft::{Draft, Frame};
use super::figures;
use super::label::{Align, Run, Size, Style};
use super::mark::Mark;
use super::outages;
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
    /// Statements and events beyond those rows.
    more: usize,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Place {
    Loose(String),
    Ordered,
    Untimed,
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
            groups.push((place, Group { heading, mark, rows: vec![row], more: 0 }));
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
                add(place.clone(), row);
            }
        }
    }
    let said_places = said_places(frame, story);
    for (place, items) in &said_places {
        for item in items.iter().take(MOST_ROWS) {
            story.said.said(*item, frame.words).into_iter().for_each(|said| add(place.clone(), Row::Said(said)));
        }
    }
    for (place, items) in said_places {
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == place) {
            group.more = items.len().saturating_sub(MOST_ROWS);
        }
    }
    groups.sort_by_key(|(place, _)| match place {
        Place::Loose(_) => 0,
        Place::Ordered => 1,
        Place::Untimed => 2,
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Rows of a group that are made: no figure is high enough for more.
const MOST_ROWS: usize = 100;

/// Statements and events without a place in the window, by where they belong, each in the order of the record. Of many
/// with one and the same time, its heading is made once.
fn said_places(frame: &Frame, story: &Story) -> Vec<(Place, Vec<u32>)> {
    let mut items: Vec<u32> = Vec::new();
    story.said.shown.each_around(frame.view, &mut |item| items.push(item));
    items.extend(story.said.shown.untimed());
    items.sort_unstable();
    let mut known = HashMap::new();
    let mut by_place: HashMap<Place, usize> = HashMap::new();
    let mut places: Vec<(Place, Vec<u32>)> = Vec::new();
    for item in items {
        let time = story.said.time(item, frame.words.document);
        let bounds = time.map(|time| {
            let ordered = !time.after.is_empty() || !time.before.is_empty();
            let precision = (time.earliest_precision, time.latest_precision, time.unit, time.uncertain, ordered);
            (time.earliest_ms, time.latest_ms, precision, time.zone.as_deref())
        });
        let place = *known.entry(bounds).or_insert_with(|| {
            let place = place_of(frame, time)?;
            Some(*by_place.entry(place.clone()).or_insert_with(|| {
                places.push((place, Vec::new()));
                places.len() - 1
            }))
        });
        if let Some((_, items)) = place.and_then(|place| places.get_mut(place)) {
            items.push(item);
        }
    }
    places
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
    rows_px.max(heading_height_px(frame, group))
}

/// Height of a heading beside its rows.
fn heading_height_px(frame: &Frame, group: &Group) -> f64 {
    heading_lines(frame, group).len() as f64 * Size::Small.line_px() + 6.0
}

fn height_of_row_px(frame: &Frame, row: &Row) -> f64 {
    let lines = match row {
        Row::Figures(..) => 1,
        Row::Said(said) => said_lines(frame, said).0.len(),
        Row::Outage(outage) => outage_lines(frame, outage).len(),
    };
    lines_px(lines)
}

/// Height of a row of so many lines.
fn lines_px(lines: usize) -> f64 {
    lines as f64 * Size::Large.line_px() + 7.0
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
        let heading_px = if frame.narrow { 22.0 } else { 0.0 };
        // A heading for which there is no room would stand on what is below.
        let has_heading = frame.narrow || top_px + heading_height_px(frame, group) <= bottom_px + Size::Small.line_px();
        let mut row_top_px = if has_heading { top_px + heading_px } else { f64::INFINITY };
        let mut group_bottom_px = row_top_px;
        for (index, row) in group.rows.iter().enumerate() {
            // Of rows for which there is no room at all, none is measured.
            if row_top_px + lines_px(1) > bottom_px + 1.0 {
                left_out += row.count();
                group_bottom_px = f64::INFINITY;
                continue;
            }
            let height_px = height_of_row_px(frame, row);
            group_bottom_px += height_px;
            if row_top_px + height_px > bottom_px + 1.0 {
                left_out += row.count();
                continue;
            }
            if index == 0 {
                heading(draft, frame, group, top_px);
            }
            draw_row(draft, frame, group, row, row_top_px);
            row_top_px += height_px;
        }
        left_out += group.more;
        let heading_px = if frame.narrow { 0.0 } else { heading_height_px(frame, group) };
        top_px = group_bottom_px.max(top_px + heading_px);
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
            draw_lines(draft, frame, group.mark, &said.named, said_lines(frame, said), top_px);
        }
        Row::Outage(outage) => {
            let lines = (outage_lines(frame, outage), String::new());
            draw_lines(draft, frame, group.mark, &outage.named, lines, top_px);
        }
    }
}

fn title_of(named: &Named) -> Run {
    Run::new(&named.title, if named.struck { Style::Struck } else { Style::Strong })
}

/// A text cut to a width; nothing if not a word of it fits.
fn cut(text: &str, style: Style, room_px: f64) -> Option<Run> {
    let text = text::shortened(text, Size::Large, style.is_bold(), room_px).filter(|text| !text.is_empty())?;
    Some(Run::new(text, style))
}

fn outage_lines(frame: &Frame, outage: &Outage) -> Vec<Vec<Run>> {
    let (width_px, size) = (frame.scale.width_px, Size::Large);
    let title = title_of(&outage.named);
    let one = vec![title.clone(), Run::new(&outage.lead.quoted, Style::Plain)];
    if text::runs_width_px(&one, size) <= width_px {
        return vec![one];
    }
    let wrapped = text::wrapped(&outage.lead.quoted, size, false, width_px, 2);
    std::iter::once(vec![title]).chain(wrapped.into_iter().map(|line| vec![Run::new(line, Style::Plain)])).collect()
}

/// Who, what, on what evidence, and what is known of the time beyond the group's heading: in one line where that is room
/// enough, else what was said has a line of its own. The last is a note at the end of the first line; on a phone it
/// stands below.
fn said_lines(frame: &Frame, said: &Said) -> (Vec<Vec<Run>>, String) {
    let (width_px, size) = (frame.scale.width_px, Size::Large);
    let title = title_of(&said.named);
    let evidence = Run::new(&said.evidence, Style::Evidence);
    let quote = Run::new(&said.text, Style::Plain);
    if frame.narrow {
        // A claim cut before it is made is none.
        let quote = text::wrapped(&said.text, size, false, width_px, 4);
        let quote = quote.into_iter().map(|line| vec![Run::new(line, Style::Plain)]);
        let mut last: Vec<Run> = cut(&said.evidence, Style::Evidence, width_px).into_iter().collect();
        let used_px = text::runs_width_px(&last, size);
        let room_px = width_px - used_px - if last.is_empty() { 0.0 } else { text::gap_px(size) };
        last.extend(cut(&said.named.beyond, Style::Soft, room_px));
        let lines = std::iter::once(vec![title]).chain(quote).chain([last]).filter(|line| !line.is_empty());
        return (lines.collect(), String::new());
    }
    let runs = |runs: Vec<Run>| runs.into_iter().filter(|run| !run.text.is_empty()).collect::<Vec<Run>>();
    let note_px = if said.named.beyond.is_empty() { 0.0 } else { note_px(&said.named.beyond) + 16.0 };
    let one = runs(vec![title.clone(), quote.clone(), evidence.clone()]);
    if text::runs_width_px(&one, size) + note_px <= width_px {
        return (vec![one], said.named.beyond.clone());
    }
    let first = runs(vec![title, evidence]);
    let room_px = (width_px - text::runs_width_px(&first, size) - 24.0).max(0.0);
    let note = text::shortened(&said.named.beyond, Size::Small, false, room_px).unwrap_or_default();
    let second: Vec<Run> = cut(&said.text, Style::Plain, width_px).into_iter().collect();
    let lines = [first, second].into_iter().filter(|line| !line.is_empty());
    (lines.collect(), note)
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
    let height_px = lines_px(lines.len());
    for (index, runs) in lines.into_iter().enumerate() {
        let beside_note = index == 0 && note_px > 0.0;
        let room_px = frame.scale.width_px - if beside_note { note_px + 12.0 } else { 0.0 };
        draft.text((frame.left_px(), top_px + index as f64 * 18.0), room_px, Size::Large, runs);
    }
    if note_px > 0.0 {
        let runs = vec![Run::new(note, Style::Soft)];
        draft.aligned((frame.right_px(), top_px + 3.0), note_px, Align::End, Size::Small, runs);
    }
    let rect = Rect::spanning(frame.left_px() - 6.0, top_px - 3.0, frame.right_px() + 6.0, top_px + height_px - 3.0);
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
