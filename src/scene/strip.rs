//! The whole story in one strip, with the window as a brush.

use super::axis::tick_text;
use super::draft::{Draft, Frame};
use super::label::{Align, Run, Size, Style};
use super::mark::Extent;
use super::shape::{Rect, Role, Shape};
use super::standing::{Standing, standing};
use super::story::{Span, Story, role};
use super::text;
use crate::small::{sort_by_key, within};
use crate::timeline::{Scale, ticks};

const STRIP_PX: f64 = 40.0;

/// Height of the strip with what is written above it.
pub(super) fn height_px(frame: &Frame) -> f64 {
    STRIP_PX + if frame.narrow { 22.0 } else { 0.0 }
}

/// Draws the strip from `top_px` down. Gives back its box and the window's within it.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, story: &Story, top_px: f64) -> (Rect, Rect) {
    let top_px = heading(draft, frame, story, top_px);
    let rect = Rect::spanning(frame.left_px(), top_px, frame.right_px(), top_px + STRIP_PX);
    draft.ground.push(Shape::Rect { rect, role: Role::Wash });
    let scale = Scale { view: story.whole, ..frame.scale };
    let whole = Frame { view: story.whole, scale, selected: None, related: &[], ..*frame };
    days(draft, &whole, rect);
    marks(draft, &whole, story, top_px);
    let from_px = within(scale.x_from_time(frame.view.from_ms), rect.x_px, rect.right_px());
    let to_px = within(scale.x_from_time(frame.view.to_ms), rect.x_px, rect.right_px());
    let middle_px = (from_px + to_px) / 2.0;
    let half_px = ((to_px - from_px) / 2.0).max(4.0);
    let brush = Rect::spanning(
        (middle_px - half_px).max(rect.x_px),
        rect.y_px - 2.0,
        (middle_px + half_px).min(rect.right_px()),
        rect.bottom_px() + 2.0,
    );
    let corners = [
        (brush.x_px, brush.y_px),
        (brush.right_px(), brush.y_px),
        (brush.right_px(), brush.bottom_px()),
        (brush.x_px, brush.bottom_px()),
        (brush.x_px, brush.y_px),
    ];
    draft.line(&corners, Role::Ink);
    (rect, brush)
}

/// "Whole story", and how much of it lies outside the window. Gives back where the strip begins.
fn heading(draft: &mut Draft, frame: &Frame, story: &Story, top_px: f64) -> f64 {
    let label = vec![Run::new(frame.words.figure_words().whole_story, Style::Strong)];
    let (said, few) = (story.said.shown.outside(frame.view), story.few.outside(frame.view));
    let outside = frame.words.outside(said.0 + few.0, said.1 + few.1);
    let outside = vec![Run::new(outside, Style::Soft)];
    if frame.narrow {
        draft.text((0.0, top_px), frame.width_px * 0.5, Size::Medium, label);
        draft.aligned((frame.width_px, top_px + 1.0), frame.width_px * 0.5, Align::End, Size::Small, outside);
        return top_px + 22.0;
    }
    draft.text((0.0, top_px + 3.0), frame.left_px() - 12.0, Size::Large, label);
    draft.text((0.0, top_px + 22.0), frame.left_px() - 12.0, Size::Small, outside);
    top_px
}

fn days(draft: &mut Draft, whole: &Frame, rect: Rect) {
    let ticks = ticks(whole.view, whole.scale.width_px, 76.0, whole.words.zone, whole.words.zones);
    let mut free_px = f64::NEG_INFINITY;
    for tick in &ticks.ticks {
        let x_px = whole.x_from_ms(tick.at_ms);
        draft.hairline((x_px, rect.y_px), (x_px, rect.bottom_px()), Role::GridMajor);
        let runs = vec![Run::new(tick_text(whole.words, ticks.step, tick), Style::Soft)];
        let width_px = text::runs_width_px(&runs, Size::Small) + 4.0;
        if x_px >= free_px && x_px + 4.0 + width_px <= rect.right_px() {
            free_px = x_px + 4.0 + width_px;
            draft.text((x_px + 4.0, rect.bottom_px() - 15.0), width_px, Size::Small, runs);
        }
    }
}

/// More outages than this are drawn as what they cover together.
const MANY: usize = 400;

/// A stretch that begins and ends less than this apart is an instant.
const LEAST_PX: f64 = 2.0;

/// Dashes of a stretch in which a beginning or an end lies somewhere, from one to the next.
const DASH_PX: f64 = 6.0;

/// A bar where something was certainly down, or at an instant at which it began or ended, as wide at least as can be seen;
/// else dashes, since a line would be a long outage.
fn bar(draft: &mut Draft, (left_px, right_px): (f64, f64), top_px: f64, (certain, role): (bool, Role)) {
    let width_px = right_px - left_px;
    if certain || width_px < LEAST_PX {
        let rect = Rect { x_px: left_px, y_px: top_px + 5.0, width_px: width_px.max(LEAST_PX), height_px: 6.0 };
        return draft.rect(rect, role);
    }
    for dash in 0..(width_px / DASH_PX).ceil() as usize {
        let x_px = left_px + dash as f64 * DASH_PX;
        let width_px = (DASH_PX / 2.0).min(right_px - x_px);
        draft.rect(Rect { x_px, y_px: top_px + 5.0, width_px, height_px: 1.5 }, role);
    }
}

/// Outages, each for itself or what many of them cover.
fn outages(draft: &mut Draft, whole: &Frame, story: &Story, top_px: f64) {
    let document = whole.words.document;
    if story.lanes.iter().map(|lane| lane.leads.len()).sum::<usize>() > MANY {
        let mut run: Option<(f64, f64, (bool, Role))> = None;
        for covered in story.overview() {
            let look = (covered.certain, covered.role);
            let (left_px, right_px) =
                (whole.scale.x_from_time(covered.from_ms), whole.scale.x_from_time(covered.to_ms));
            run = match run {
                Some((from_px, to_px, known))
                    if known == look && left_px >= from_px && left_px <= to_px.max(from_px + LEAST_PX) =>
                {
                    Some((from_px, to_px.max(right_px), look))
                }
                done => {
                    done.into_iter().for_each(|(from_px, to_px, look)| bar(draft, (from_px, to_px), top_px, look));
                    Some((left_px, right_px, look))
                }
            };
        }
        run.into_iter().for_each(|(from_px, to_px, look)| bar(draft, (from_px, to_px), top_px, look));
        return;
    }
    for lane in &story.lanes {
        let mut items = Vec::new();
        lane.leads.each(&mut |item| items.push(item));
        sort_by_key(&mut items, |item| *item);
        for outage in items.into_iter().filter_map(|item| lane.outage(item, document)) {
            let span = Span::of(outage.lead());
            let role = role(outage);
            if let Some((from_ms, to_ms)) = span.certain_ms() {
                draft.extents.push(Extent { item: outage.id.0.clone(), from_ms, to_ms });
                bar(draft, (whole.x_from_ms(from_ms), whole.x_from_ms(to_ms)), top_px, (true, role));
            } else if let Some((from_ms, to_ms)) = span.extent_ms() {
                bar(draft, (whole.x_within_from_ms(from_ms), whole.x_within_from_ms(to_ms)), top_px, (false, role));
            }
        }
    }
}

/// Outages, and every other known bound as a short line.
fn marks(draft: &mut Draft, whole: &Frame, story: &Story, top_px: f64) {
    outages(draft, whole, story, top_px);
    let figures = story.panels.iter().flat_map(|panel| {
        let role = |key: usize| panel.keys.get(key).map_or(Role::Soft, |key| key.role);
        panel.figures.iter().map(move |figure| (figure.at.as_ref(), role(figure.key)))
    });
    for (time, role) in figures {
        // Days on days of spans would be one line across the strip, and say nothing.
        if let Standing::Instant { at_ms, .. } | Standing::Before { at_ms } | Standing::After { at_ms } =
            standing(time, whole.view)
        {
            let x_px = whole.x_from_ms(at_ms);
            tick(draft, (x_px, x_px), top_px, role);
        }
    }
    said(draft, whole, story, top_px);
}

/// Statements and events. However many there are, there are no more lines than pixels, and those that touch are one.
fn said(draft: &mut Draft, whole: &Frame, story: &Story, top_px: f64) {
    let mut run: Option<(f64, f64)> = None;
    let mut next_ms = whole.view.from_ms;
    while let Some(at_ms) = story.said.shown.next_point_ms(next_ms).filter(|at_ms| *at_ms <= whole.view.to_ms) {
        let x_px = whole.scale.x_from_time(at_ms);
        run = match run {
            Some((from_px, to_px)) if x_px - to_px <= LINE_PX => Some((from_px, x_px)),
            done => {
                done.into_iter().for_each(|done| tick(draft, done, top_px, Role::Ink));
                Some((x_px, x_px))
            }
        };
        next_ms = at_ms + whole.scale.ms_per_px().max(1.0);
    }
    run.into_iter().for_each(|run| tick(draft, run, top_px, Role::Ink));
}

/// Thickness of a line in the strip.
const LINE_PX: f64 = 1.5;

/// A line, or as many as touch each other.
fn tick(draft: &mut Draft, (from_px, to_px): (f64, f64), top_px: f64, role: Role) {
    let (x_px, width_px) = (from_px - LINE_PX / 2.0, to_px - from_px + LINE_PX);
    draft.rect(Rect { x_px, y_px: top_px + 14.0, width_px, height_px: 7.0 }, role);
}
