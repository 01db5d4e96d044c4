//! Statements and events that have a place in the window: a mark where it is known, a bracket on the span in which it
//! lies, and the words beside it. Where there are too many, words go first; then neighbours become counted clusters.

use super::draft::{Draft, Frame};
use super::label::{Align, Label, Run, Size, Style};
use super::mark::{Hit, Mark, Sign};
use super::shape::{Rect, Role, Shape};
use super::standing::{Standing, standing};
use super::story::{Said, Story};
use super::text;
use crate::document::Kind;
use crate::small::sort_by;
use crate::timeline::{cluster, pack};
use crate::words::Words;

/// At most so many rows; more are clustered.
const MOST_ROWS: usize = 10;
/// More than this many at once have no room for words.
const MOST_WORDED: usize = 400;
/// A wording longer than this is cut.
const MOST_PX: f64 = 560.0;
/// Neighbours nearer than this become one cluster.
const CLUSTER_PX: f64 = 32.0;
/// Room of the sign of a warning.
const SIGN_PX: f64 = 16.0;
/// Radius of a cluster.
const DISC_PX: f64 = 14.0;

/// How much is said beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Full,
    Title,
    Clusters,
}

/// A statement at its place.
#[derive(Debug, Clone)]
struct Placed<'a> {
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
pub(super) struct Laid<'a> {
    placed: Vec<Placed<'a>>,
    detail: Detail,
    /// Rows they take.
    pub rows: usize,
}

impl Laid<'_> {
    /// What stands in the rows: statements, events, or both.
    pub(super) fn heading(&self, words: &Words) -> &'static str {
        let figure_words = words.figure_words();
        let is_event = |placed: &Placed| placed.said.named.kind == Kind::Event;
        match (self.placed.iter().all(is_event), self.placed.iter().any(is_event)) {
            (true, _) => figure_words.events,
            (false, true) => figure_words.statements_and_events,
            (false, false) => figure_words.statements,
        }
    }
}

/// Height of a row.
pub(super) fn row_px(frame: &Frame) -> f64 {
    if frame.narrow { 46.0 } else { 30.0 }
}

/// Lays out what has a place in the window, in the most telling way that fits into `room_px`.
pub(super) fn lay<'a>(frame: &Frame, story: &'a Story, room_px: f64) -> Laid<'a> {
    let most_rows = ((room_px / row_px(frame)) as usize).min(MOST_ROWS);
    let has_place = |said: &&Said| place(frame, said, Detail::Clusters).is_some();
    let is_crowd = story.said.iter().filter(has_place).nth(MOST_WORDED).is_some();
    // A crowd has no room for words at any width: they need not be measured to know that.
    let worded: &[Detail] = if is_crowd { &[] } else { &[Detail::Full, Detail::Title] };
    for detail in worded.iter().copied() {
        let placed = place_all(frame, story, detail);
        let rows = placed.iter().map(|placed| placed.row + 1).max().unwrap_or(0);
        if rows <= most_rows {
            return Laid { placed, detail, rows };
        }
    }
    Laid { placed: place_all(frame, story, Detail::Clusters), detail: Detail::Clusters, rows: 1 }
}

fn place_all<'a>(frame: &Frame, story: &'a Story, detail: Detail) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed> = story.said.iter().filter_map(|said| place(frame, said, detail)).collect();
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

fn place<'a>(frame: &Frame, said: &'a Said, detail: Detail) -> Option<Placed<'a>> {
    let standing = standing(said.at.as_ref(), frame.view);
    let mark_px = match standing {
        Standing::Instant { at_ms, .. } => (frame.x_from_ms(at_ms) - 6.0, frame.x_from_ms(at_ms) + 6.0),
        Standing::Before { at_ms } => (frame.x_from_ms(at_ms) - 15.0, frame.x_from_ms(at_ms)),
        Standing::After { at_ms } => (frame.x_from_ms(at_ms), frame.x_from_ms(at_ms) + 15.0),
        Standing::Span { from_ms, to_ms } => (frame.x_within_from_ms(from_ms), frame.x_within_from_ms(to_ms)),
        Standing::Loose | Standing::Earlier | Standing::Later | Standing::Untimed => return None,
    };
    let title_px = || text::width_px(&said.named.title, Size::Large, true);
    let wish_px = match (detail, standing) {
        (Detail::Clusters, _) => 0.0,
        (Detail::Title, _) => title_px(),
        (Detail::Full, standing) => {
            let lines = lines(frame, said, MOST_PX);
            let full_px = lines.iter().map(|runs| text::runs_width_px(runs, Size::Large)).fold(0.0, f64::max);
            match standing {
                // What stands on a bracket keeps to it, if its title does.
                Standing::Span { .. } => full_px.min((mark_px.1 - mark_px.0 - 10.0).max(title_px())),
                _ => full_px,
            }
        }
    };
    let wish_px = wish_px.min(if frame.narrow { frame.scale.width_px * 0.72 } else { MOST_PX }) + 4.0;
    let (words_px, align) = beside(frame, standing, mark_px, wish_px);
    Some(Placed { said, standing, mark_px, words_px, align, row: 0 })
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

/// Draws the rows from `top_px` down.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, laid: &Laid, top_px: f64) {
    if laid.detail == Detail::Clusters {
        return draw_clusters(draft, frame, &laid.placed, top_px + row_px(frame) / 2.0);
    }
    for placed in &laid.placed {
        let row_top_px = top_px + placed.row as f64 * row_px(frame);
        let middle_px = row_top_px + 9.0;
        draw_mark(draft, frame, placed, (middle_px, row_top_px + row_px(frame) - 7.0));
        let width_px = placed.words_px.1 - placed.words_px.0;
        let x_px = if placed.align == Align::End { placed.words_px.1 } else { placed.words_px.0 };
        if width_px > 30.0 {
            let lines = match laid.detail {
                Detail::Full => lines(frame, placed.said, width_px),
                Detail::Title | Detail::Clusters => {
                    vec![placed.said.named.title_runs()]
                }
            };
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
    }
}

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

/// Neighbours as counted discs; one alone keeps its own mark.
fn draw_clusters(draft: &mut Draft, frame: &Frame, placed: &[Placed], middle_px: f64) {
    let mut middles: Vec<(f64, &Placed)> =
        placed.iter().map(|one| ((one.mark_px.0 + one.mark_px.1) / 2.0, one)).collect();
    // They came by their left ends.
    sort_by(&mut middles, |a, b| a.0.total_cmp(&b.0));
    let times: Vec<f64> = middles.iter().map(|(x_px, _)| frame.scale.time_from_x(*x_px)).collect();
    for group in cluster(&times, frame.scale.ms_per_px(), CLUSTER_PX) {
        let members = middles.get(group.clone()).unwrap_or_default();
        let (Some((first_px, first)), Some((last_px, _))) = (members.first(), members.last()) else { continue };
        if members.len() == 1 {
            draw_mark(draft, frame, first, (middle_px, middle_px));
            let rect = Rect::spanning(first.mark_px.0, middle_px - 6.0, first.mark_px.1, middle_px + 6.0);
            draft.hit(frame, &first.said.named.target(), first.standing.mark().unwrap_or(Mark::Dot), rect);
            continue;
        }
        // Where its first is: those of any two clusters are known to lie apart.
        let x_px = first_px.min(frame.width_px - DISC_PX - 1.0).max(DISC_PX + 1.0);
        draft.signs.insert(Sign::Cluster);
        let count = frame.words.number_short(members.len() as f64);
        let centre = (x_px, middle_px);
        draft.shapes.push(Shape::Circle { centre, radius_px: DISC_PX, role: Role::Soft, filled: false });
        let runs = vec![Run::new(&count, Style::Strong)];
        let y_px = middle_px - Size::Small.line_px() / 2.0;
        draft.labels.push(Label {
            x_px,
            y_px,
            width_px: text::runs_width_px(&runs, Size::Small) + 2.0,
            align: Align::Middle,
            size: Size::Small,
            runs,
        });
        let bounds = Rect::spanning(0.0, 0.0, frame.width_px, f64::INFINITY);
        let margin_ms = frame.view.span_ms() * 0.02;
        draft.hits.push(Hit {
            item: first.said.named.id.clone(),
            kind: first.said.named.kind,
            mark: Mark::Cluster,
            account: None,
            rect: Rect::spanning(x_px - DISC_PX, middle_px - DISC_PX, x_px + DISC_PX, middle_px + DISC_PX)
                .touchable(24.0, bounds),
            name: frame.words.cluster(members.len(), &first.said.named.when),
            opens_to_ms: Some((
                frame.scale.time_from_x(*first_px) - margin_ms,
                frame.scale.time_from_x(*last_px) + margin_ms,
            )),
        });
    }
}
