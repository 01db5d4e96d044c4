//! What has no place in the window: some time on a day that covers it whole, only after something else, or no time
//! stated at all. It stands below the axis, off the plot, in groups headed in words.

mod gather;

pub(super) use gather::groups;

use super::draft::{Draft, Frame};
use super::figures;
use super::label::{Align, Run, Size, Style};
use super::mark::Mark;
use super::shape::{Rect, Role};
use super::story::{DIFFERS, Figure, Named, Outage, Said};
use super::text;

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
    /// What was taken back.
    Struck(&'a Named),
}

const GAP_PX: f64 = 12.0;
/// A note gives way to names down to this.
const NOTE_PX: f64 = 240.0;

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
        Row::Figures(..) | Row::Struck(_) => 1,
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
        Row::Struck(named) => {
            draw_lines(draft, frame, group.mark, named, (vec![named.title_runs()], String::new()), top_px);
        }
        Row::Outage(outage) => {
            let lines = (outage_lines(frame, outage), String::new());
            draw_lines(draft, frame, group.mark, &outage.named, lines, top_px);
        }
    }
}

/// A text cut to a width; nothing if not a word of it fits.
fn cut(text: &str, style: Style, room_px: f64) -> Option<Run> {
    let text = text::shortened(text, Size::Large, style.is_bold(), room_px).filter(|text| !text.is_empty())?;
    Some(Run::new(text, style))
}

fn outage_lines(frame: &Frame, outage: &Outage) -> Vec<Vec<Run>> {
    let (width_px, size) = (frame.scale.width_px, Size::Large);
    let mut title = outage.named.title_runs();
    let differ = [Run::new(DIFFERS, Style::Strong), Run::new(frame.words.figure_words().accounts_differ, Style::Soft)];
    let differ = differ.into_iter().filter(|_| outage.lead.differs);
    let mut one = title.clone();
    one.push(Run::new(&outage.lead.quoted, Style::Plain));
    one.extend(differ.clone());
    if text::runs_width_px(&one, size) <= width_px {
        return vec![one];
    }
    title.extend(differ);
    let wrapped = text::wrapped(&outage.lead.quoted, size, false, width_px, 2);
    std::iter::once(title).chain(wrapped.into_iter().map(|line| vec![Run::new(line, Style::Plain)])).collect()
}

/// Who, what, on what evidence, and what is known of the time beyond the group's heading: in one line where that is room
/// enough, else what was said has a line of its own. The last is a note at the end of the first line; on a phone it
/// stands below.
fn said_lines(frame: &Frame, said: &Said) -> (Vec<Vec<Run>>, String) {
    let (width_px, size) = (frame.scale.width_px, Size::Large);
    let title = said.named.title_runs();
    if frame.narrow {
        // A claim cut before it is made is none; nor is one whose disputers are not named.
        let plain = |text: &str, style: Style, most_lines: usize| {
            let lines = text::wrapped(text, size, false, width_px, most_lines);
            lines.into_iter().map(move |line| vec![Run::new(line, style)]).collect::<Vec<_>>()
        };
        let quote = plain(&said.text, Style::Plain, 4);
        let mut last = plain(&said.evidence_named, Style::Evidence, 3);
        let beyond = Run::new(&said.named.beyond, Style::Soft);
        let used_px = last.last().map_or(0.0, |line| text::runs_width_px(line, size) + text::gap_px(size));
        match last.last_mut() {
            Some(line) if used_px + text::width_px(&beyond.text, size, false) <= width_px => line.push(beyond),
            _ => last.extend(plain(&beyond.text, Style::Soft, 2)),
        }
        let lines = std::iter::once(title).chain(quote).chain(last);
        return (lines.map(without_empty).filter(|line| !line.is_empty()).collect(), String::new());
    }
    let note_px = if said.named.beyond.is_empty() { 0.0 } else { note_px(&said.named.beyond) + 16.0 };
    let with = |more: &[(&str, Style)]| {
        let more = more.iter().map(|(text, style)| Run::new(*text, *style));
        without_empty(title.iter().cloned().chain(more).collect())
    };
    let fits = |runs: &[Run]| text::runs_width_px(runs, size) + note_px <= width_px;
    let one = with(&[(&said.text, Style::Plain), (&said.evidence_named, Style::Evidence)]);
    if fits(&one) {
        return (vec![one], said.named.beyond.clone());
    }
    let named = with(&[(&said.evidence_named, Style::Evidence)]);
    // Who disputes it is worth more than the end of the note.
    let beside_px = note_px.min(NOTE_PX);
    let has_room = text::runs_width_px(&named, size) + beside_px <= width_px;
    let first = if has_room { named } else { with(&[(&said.evidence, Style::Evidence)]) };
    let room_px = (width_px - text::runs_width_px(&first, size) - 24.0).max(0.0);
    let note = text::shortened(&said.named.beyond, Size::Small, false, room_px).unwrap_or_default();
    let second: Vec<Run> = cut(&said.text, Style::Plain, width_px).into_iter().collect();
    let lines = [first, second].into_iter().filter(|line| !line.is_empty());
    (lines.collect(), note)
}

fn without_empty(mut runs: Vec<Run>) -> Vec<Run> {
    runs.retain(|run| !run.text.is_empty());
    runs
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
        let runs = figures::chip_runs(frame, figure, place);
        let width_px = text::runs_width_px(&runs, size) + 6.0;
        draft.text((left_px, top_px + 1.0), width_px, size, runs);
        let rect = Rect::spanning(left_px - 4.0, top_px - 3.0, left_px + width_px + 4.0, top_px + 20.0);
        draft.hit(frame, &figure.named.target(), mark, rect);
        left_px += width_px + 14.0;
    }
}
