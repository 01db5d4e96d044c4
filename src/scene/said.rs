//! Statements and events that have a place in the window: a mark where it is known, a bracket on the span in which it
//! lies, and the words beside it. Where there are too many, words go first; then neighbours become counted clusters.

use super::crowd::{self, Group};
use super::draft::{Draft, Frame};
use super::label::{Align, Run, Size, Style};
use super::mark::{Mark, Sign};
use super::shape::{Rect, Role};
use super::standing::{Standing, standing};
use super::story::{Said, Story};
use super::text;
use crate::document::Kind;
use crate::small::{sort_by, sort_by_key};
use crate::timeline::pack;
use crate::words::Words;

/// At most so many rows; more are clustered.
const MOST_ROWS: usize = 10;
/// More than this many at once have no room for words.
const MOST_WORDED: usize = 400;
/// A wording longer than this is cut.
const MOST_PX: f64 = 560.0;
/// Room of the sign of a warning.
const SIGN_PX: f64 = 16.0;

/// How much is said beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Full,
    Title,
    Mark,
}

/// A statement at its place.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    said: &'a Said,
    standing: Standing,
    /// What the mark covers.
    mark_px: (f64, f64),
    /// What the words cover.
    words_px: (f64, f64),
    align: Align,
    row: usize,
}

/// Statements and events of the window, laid out.
#[derive(Debug)]
pub(super) enum Laid<'a> {
    /// Each in a row, with its words.
    Rows { placed: Vec<Placed<'a>>, titles_only: bool, rows: usize },
    /// Neighbours in counted clusters, in one row.
    Crowd(Vec<Group>),
}

impl Laid<'_> {
    /// Rows they take.
    fn rows(&self) -> usize {
        match self {
            Self::Rows { rows, .. } => *rows,
            Self::Crowd(_) => 1,
        }
    }

    /// What stands in the rows: statements, events, or both; in a crowd what there is in the whole story.
    fn heading(&self, story: &Story, words: &Words) -> &'static str {
        let figure_words = words.figure_words();
        let kinds = match self {
            Self::Rows { placed, .. } => {
                let is_event = |placed: &Placed| placed.said.named.kind == Kind::Event;
                (placed.iter().any(|placed| !is_event(placed)), placed.iter().any(is_event))
            }
            Self::Crowd(_) => story.said.kinds(),
        };
        match kinds {
            (false, _) => figure_words.events,
            (true, true) => figure_words.statements_and_events,
            (true, false) => figure_words.statements,
        }
    }
}

/// Height of the heading, where it stands above the rows and not beside them.
fn heading_px(frame: &Frame) -> f64 {
    if frame.narrow { 22.0 } else { 0.0 }
}

/// Height of the whole section.
pub(super) fn height_px(frame: &Frame, laid: &Laid) -> f64 {
    match laid.rows() {
        0 => 0.0,
        rows => heading_px(frame) + rows as f64 * row_px(frame),
    }
}

/// Height of a row.
fn row_px(frame: &Frame) -> f64 {
    if frame.narrow { 46.0 } else { 30.0 }
}

/// Lays out what has a place in the window, in the most telling way that fits into `room_px`.
pub(super) fn lay<'a>(frame: &Frame, story: &'a Story, room_px: f64) -> Laid<'a> {
    let most_rows = (((room_px - heading_px(frame)) / row_px(frame)) as usize).min(MOST_ROWS);
    let shown = &story.said.shown;
    let within = shown.within(frame.view);
    // What began before the window and reaches into it, with the bound that is seen.
    let mut reaching: Vec<(u32, f64)> = Vec::new();
    shown.each_reaching_in(frame.view, &mut |item, to_ms| reaching.push((item, to_ms)));
    // A crowd has no room for words at any width: they need not be made to know that.
    if within.len() + reaching.len() <= MOST_WORDED {
        let mut items: Vec<u32> = reaching.iter().map(|(item, _)| *item).collect();
        items.extend(shown.items(within.clone()));
        sort_by_key(&mut items, |item| *item);
        for detail in [Detail::Full, Detail::Title] {
            let placed = place_all(frame, story, &items, detail);
            let rows = placed.iter().map(|placed| placed.row + 1).max().unwrap_or(0);
            if rows <= most_rows {
                return Laid::Rows { placed, titles_only: detail == Detail::Title, rows };
            }
        }
    }
    let lit = crowd::lit(frame, &|id| story.said.place(id, frame.words));
    Laid::Crowd(crowd::gather(frame, shown, within, &reaching, &lit))
}

fn place_all<'a>(frame: &Frame, story: &'a Story, items: &[u32], detail: Detail) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed> = items.iter().filter_map(|item| place_as(frame, story, *item, detail)).collect();
    sort_by(&mut placed, |a, b| a.mark_px.0.total_cmp(&b.mark_px.0));
    let extents: Vec<(f64, f64)> = (placed.iter())
        .map(|placed| (placed.mark_px.0.min(placed.words_px.0), placed.mark_px.1.max(placed.words_px.1)))
        .collect();
    let rows = pack(extents, 14.0);
    for (placed, row) in placed.iter_mut().zip(rows) {
        placed.row = row;
    }
    placed
}

/// A statement or an event at its place; `None` if it has none in the window.
fn place_as<'a>(frame: &Frame, story: &'a Story, item: u32, detail: Detail) -> Option<Placed<'a>> {
    let said = story.said.said(item, frame.words)?;
    let standing = standing(said.at.as_ref(), frame.view);
    let mark_px = match standing {
        Standing::Instant { at_ms, .. } => (frame.x_from_ms(at_ms) - 6.0, frame.x_from_ms(at_ms) + 6.0),
        Standing::Before { at_ms } => (frame.x_from_ms(at_ms) - 15.0, frame.x_from_ms(at_ms)),
        Standing::After { at_ms } => (frame.x_from_ms(at_ms), frame.x_from_ms(at_ms) + 15.0),
        Standing::Span { from_ms, to_ms } => (frame.x_within_from_ms(from_ms), frame.x_within_from_ms(to_ms)),
        Standing::Loose | Standing::Earlier | Standing::Later | Standing::Untimed => return None,
    };
    let (full_px, title_px) = story.said.widths_px(item, frame.narrow, || widths_px(frame, said));
    let wish_px = match (detail, standing) {
        (Detail::Mark, _) => 0.0,
        (Detail::Title, _) => title_px,
        // What stands on a bracket keeps to it, if its title does.
        (Detail::Full, Standing::Span { .. }) => full_px.min((mark_px.1 - mark_px.0 - 10.0).max(title_px)),
        (Detail::Full, _) => full_px,
    };
    let wish_px = wish_px.min(if frame.narrow { frame.scale.width_px * 0.72 } else { MOST_PX }) + 4.0;
    let (words_px, align) = beside(frame, standing, mark_px, wish_px);
    Some(Placed { said, standing, mark_px, words_px, align, row: 0 })
}

/// Widths of all the words, and of the title alone.
fn widths_px(frame: &Frame, said: &Said) -> (f64, f64) {
    let lines = lines(frame, said, MOST_PX);
    let full_px = lines.iter().map(|runs| text::runs_width_px(runs, Size::Large)).fold(0.0, f64::max);
    (full_px, text::width_px(&said.named.title, Size::Large, true))
}

/// Where words stand beside a mark: on a bracket, else right of it, else left of it, else where there is more room.
fn beside(frame: &Frame, standing: Standing, (from_px, to_px): (f64, f64), wish_px: f64) -> ((f64, f64), Align) {
    let (left_px, right_px) = (frame.left_px(), frame.right_px());
    if matches!(standing, Standing::Span { .. }) {
        let start_px = (from_px + 6.0).min(right_px - wish_px).max(left_px);
        return ((start_px, (start_px + wish_px).min(right_px)), Align::Start);
    }
    let right_room_px = right_px - to_px - 6.0;
    let left_room_px = from_px - 6.0 - left_px;
    if right_room_px >= wish_px || right_room_px >= left_room_px {
        ((to_px + 6.0, to_px + 6.0 + wish_px.min(right_room_px).max(0.0)), Align::Start)
    } else {
        ((from_px - 6.0 - wish_px.min(left_room_px).max(0.0), from_px - 6.0), Align::End)
    }
}

/// The words in one line, or in two on a phone: who, what, on what evidence. What is said gives way first.
pub(super) fn lines(frame: &Frame, said: &Said, most_px: f64) -> Vec<Vec<Run>> {
    let size = Size::Large;
    let sign_px = if said.named.warned { SIGN_PX } else { 0.0 };
    let title = text::shortened(&said.named.title, size, true, most_px - sign_px).unwrap_or_default();
    let title = said.named.runs(&title, Style::Strong);
    let title_px = if frame.narrow { 0.0 } else { text::runs_width_px(&title, size) + text::gap_px(size) };
    // Names where they leave room for a good part of what was said.
    let named_px = text::width_px(&said.evidence_named, size, false);
    let evidence = if named_px <= (most_px - title_px) * 0.5 { &said.evidence_named } else { &said.evidence };
    let evidence = text::shortened(evidence, size, false, most_px - title_px).unwrap_or_default();
    let evidence_px =
        if evidence.is_empty() { 0.0 } else { text::width_px(&evidence, size, false) + text::gap_px(size) };
    let evidence = Run::new(evidence, Style::Evidence);
    let room_px = most_px - evidence_px - title_px;
    let quote = text::shortened(&said.text, size, false, room_px).filter(|_| room_px > 60.0);
    let mut rest: Vec<Run> = quote.into_iter().map(|quote| Run::new(quote, Style::Plain)).collect();
    rest.extend((!evidence.text.is_empty()).then_some(evidence));
    rest.retain(|run| !run.text.is_empty());
    if frame.narrow && rest.is_empty() {
        // A name alone may take both lines.
        let lines = text::wrapped(&said.named.title, size, true, most_px - sign_px, 2);
        let rest = lines
            .iter()
            .skip(1)
            .map(|line| said.named.runs(line, Style::Strong).split_off(usize::from(said.named.warned)));
        return lines.first().map(|line| said.named.runs(line, Style::Strong)).into_iter().chain(rest).collect();
    }
    if frame.narrow {
        return vec![title, rest];
    }
    vec![title.into_iter().chain(rest).collect()]
}

/// Draws the section from `top_px` down.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, story: &Story, laid: &Laid, top_px: f64) {
    if laid.rows() == 0 {
        return;
    }
    let width_px = if frame.narrow { frame.width_px } else { frame.left_px() - 12.0 };
    let heading = Run::new(laid.heading(story, frame.words), Style::Strong);
    draft.text((0.0, top_px), width_px, Size::Large, vec![heading]);
    let top_px = top_px + heading_px(frame);
    let (placed, titles_only) = match laid {
        Laid::Rows { placed, titles_only, .. } => (placed, *titles_only),
        Laid::Crowd(groups) => return draw_crowd(draft, frame, story, groups, top_px + row_px(frame) / 2.0),
    };
    for placed in placed {
        let row_top_px = top_px + placed.row as f64 * row_px(frame);
        let middle_px = row_top_px + 9.0;
        draw_mark(draft, frame, placed, (middle_px, row_top_px + row_px(frame) - 7.0));
        let width_px = placed.words_px.1 - placed.words_px.0;
        let x_px = if placed.align == Align::End { placed.words_px.1 } else { placed.words_px.0 };
        if width_px > 30.0 || text::width_px(&placed.said.named.title, Size::Large, true) <= width_px {
            let lines =
                if titles_only { vec![placed.said.named.title_runs()] } else { lines(frame, placed.said, width_px) };
            for (index, runs) in lines.into_iter().enumerate() {
                let y_px = row_top_px + index as f64 * Size::Large.line_px();
                draft.aligned((x_px, y_px), width_px, placed.align, Size::Large, runs);
            }
        }
        let mark = placed.standing.mark().unwrap_or(Mark::Dot);
        let left_px = placed.mark_px.0.min(placed.words_px.0);
        let right_px = placed.mark_px.1.max(placed.words_px.1);
        let rect = Rect::spanning(left_px, row_top_px - 2.0, right_px, row_top_px + row_px(frame) - 2.0);
        draft.hit(frame, &placed.said.named.target(), mark, rect);
        draft.marked(placed.mark_px.0);
    }
}

/// Neighbours as counted discs; one alone keeps its own mark.
fn draw_crowd(draft: &mut Draft, frame: &Frame, story: &Story, groups: &[Group], middle_px: f64) {
    for group in groups {
        let Some(first) = place_as(frame, story, group.first, Detail::Mark) else { continue };
        let named = &first.said.named;
        if group.count > 1 {
            let name = frame.words.cluster(named.kind, group.count, &named.when);
            group.draw(draft, frame, named, name, (middle_px, crowd::DISC_PX));
            continue;
        }
        draw_mark(draft, frame, &first, (middle_px, middle_px));
        let rect = Rect::spanning(first.mark_px.0, middle_px - 6.0, first.mark_px.1, middle_px + 6.0);
        draft.hit(frame, &named.target(), first.standing.mark().unwrap_or(Mark::Dot), rect);
    }
}

/// The mark alone.
fn draw_mark(draft: &mut Draft, frame: &Frame, placed: &Placed, (middle_px, foot_px): (f64, f64)) {
    let named = &placed.said.named;
    // What was taken back is only where it was.
    let role = if named.struck { Role::Soft } else { Role::Ink };
    match placed.standing {
        Standing::Instant { at_ms, approximate: false } => {
            draft.signs.insert(Sign::Dot);
            draft.dot((frame.x_from_ms(at_ms), middle_px), role);
        }
        Standing::Instant { at_ms, approximate: true } => draft.wave((frame.x_from_ms(at_ms), middle_px), role),
        Standing::Before { at_ms } => draft.arrow((frame.x_from_ms(at_ms), middle_px), -1.0, role),
        Standing::After { at_ms } => draft.arrow((frame.x_from_ms(at_ms), middle_px), 1.0, role),
        Standing::Span { from_ms, to_ms } => {
            draft.bracket(frame, &placed.said.named.id, (from_ms, to_ms), foot_px, Role::Soft);
        }
        Standing::Loose | Standing::Earlier | Standing::Later | Standing::Untimed => {}
    }
}
