//! One account of an outage: where it stands, and its mark.

use super::super::draft::{Draft, Frame};
use super::super::mark::{Extent, Mark, Sign};
use super::super::shape::{Point, Rect, Role, Shape};
use super::super::story::{Span, Window};
use crate::document::{End, Time};
use crate::small::wave;

/// A mark no higher than this stands for another account: its words say what is not reported.
const THIN_PX: f64 = 6.0;
/// Room that a mark of fixed size takes beyond its bounds.
const GLYPH_PX: f64 = 35.0;
/// Room that an arrow takes between its instant and what is solid.
const ARROW_PX: f64 = 17.0;
/// Thickness of a beginning or an end that stands alone, and the least width of what is solid.
const STROKE_PX: f64 = 2.0;

/// Where a window stands on the plot, marks of fixed size included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::scene) struct Stretch {
    /// Its left end.
    pub(in crate::scene) left_px: f64,
    /// Its right end.
    pub(in crate::scene) right_px: f64,
    /// How it is drawn.
    pub(in crate::scene) mark: Mark,
}

/// Where a window stands; `None` if no bound of it is in view and it does not run through the view.
pub(super) fn stretch(frame: &Frame, span: Span) -> Option<Stretch> {
    stretch_with(frame, span, GLYPH_PX)
}

/// The same, with so much room for a mark of what is not reported.
pub(super) fn stretch_with(frame: &Frame, span: Span, glyph_px: f64) -> Option<Stretch> {
    let known = span.bounds_ms();
    let (first_ms, last_ms) = span.extent_ms()?;
    let view = frame.view;
    let certain = span.certain_ms();
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

/// Draws one account: solid where it was certainly down, a bracket where a bound is a span, and marks of fixed size for
/// what is about, before, after or not reported.
pub(super) fn window_mark(
    draft: &mut Draft,
    frame: &Frame,
    window: &Window,
    item: &str,
    top_px: f64,
    height_px: f64,
    role: Role,
) {
    let span = window.span();
    let middle_px = top_px + height_px / 2.0;
    let [start_earliest_ms, start_latest_ms, end_earliest_ms, end_latest_ms] = span.bounds_ms();
    if let Some((from_ms, to_ms)) = span.certain_ms() {
        bar(draft, frame, window, (from_ms, to_ms), (top_px, height_px), role);
        draft.extents.push(Extent { item: item.to_owned(), from_ms, to_ms });
    }
    let about = |time: Option<&Time>| time.is_some_and(|time| time.approximate);
    let end = span.end_time();
    let has_bar = span.certain_ms().is_some();
    edge(
        draft,
        frame,
        item,
        [start_earliest_ms, start_latest_ms],
        (about(window.start.as_ref()), has_bar),
        -1.0,
        (middle_px, height_px),
        role,
    );
    edge(
        draft,
        frame,
        item,
        [end_earliest_ms, end_latest_ms],
        (about(end), has_bar),
        1.0,
        (middle_px, height_px),
        role,
    );
    if window.end == End::Ongoing {
        let from_ms = [start_latest_ms, start_earliest_ms].into_iter().flatten().next();
        if let Some(from_ms) = from_ms.filter(|from_ms| frame.sees(*from_ms)) {
            let x_px = frame.x_from_ms(from_ms).min(frame.right_px() - STROKE_PX);
            ongoing(draft, x_px, (middle_px, height_px), role);
        }
    } else if end.is_none_or(|end| !end.has_bounds())
        && height_px > THIN_PX
        && let Some(last_ms) = start_latest_ms.or(start_earliest_ms).filter(|last_ms| frame.sees(*last_ms))
    {
        stub(draft, frame, frame.x_from_ms(last_ms), (middle_px, height_px), 1.0, role);
    }
    if window.start.as_ref().is_none_or(|time| !time.has_bounds())
        && height_px > THIN_PX
        && let Some(first_ms) = end_earliest_ms.or(end_latest_ms).filter(|first_ms| frame.sees(*first_ms))
    {
        stub(draft, frame, frame.x_from_ms(first_ms), (middle_px, height_px), -1.0, role);
    }
}

/// The solid extent. An end that is only about is a wave, and one that is shortly after or just before an instant an
/// arrow from there, each of fixed size at every zoom: what is solid never begins at an instant that no one named for it.
fn bar(
    draft: &mut Draft,
    frame: &Frame,
    window: &Window,
    (from_ms, to_ms): (i64, i64),
    (top_px, height_px): (f64, f64),
    role: Role,
) {
    let end = window.span().end_time();
    // Only a bound that is the bar's own end, and is in view, has an edge to be drawn.
    let about = |time: Option<&Time>, at_ms: i64| time.is_some_and(|time| time.approximate) && frame.sees(at_ms);
    let starts_after =
        about(window.start.as_ref(), from_ms) && window.start.as_ref().is_some_and(|time| time.latest_ms.is_none());
    let ends_before = about(end, to_ms) && end.is_some_and(|time| time.earliest_ms.is_none());
    let middle_px = top_px + height_px / 2.0;
    let (mut left_px, mut right_px) = (frame.x_within_from_ms(from_ms), frame.x_within_from_ms(to_ms));
    // What is short, or only begins in view, has a width to be seen by.
    left_px = left_px.min(frame.right_px() - STROKE_PX);
    right_px = right_px.max(left_px + STROKE_PX);
    draft.signs.insert(Sign::Bar);
    if starts_after {
        draft.arrow((left_px, middle_px), 1.0, role);
        left_px += ARROW_PX;
    }
    if ends_before {
        draft.arrow((right_px, middle_px), -1.0, role);
        right_px -= ARROW_PX;
    }
    // An arrow may leave no room. A bar without one is always drawn, however its least width is rounded.
    if (starts_after || ends_before) && right_px - left_px < STROKE_PX {
        return;
    }
    let waves =
        |time: Option<&Time>, at_ms: i64| about(time, at_ms) && time.is_some_and(|time| time.instant_ms().is_some());
    let (start_waves, end_waves) = (waves(window.start.as_ref(), from_ms), waves(end, to_ms));
    let left = wavy(draft, start_waves, left_px, (top_px, height_px), 1.0);
    let right = wavy(draft, end_waves, right_px, (top_px, height_px), -1.0);
    if left.len() + right.len() == 4 {
        draft.rect(Rect::spanning(left_px, top_px, right_px, top_px + height_px), role);
    } else {
        let points = left.into_iter().chain(right.into_iter().rev()).collect();
        draft.shapes.push(Shape::Polygon { points, role });
    }
}

/// An edge from top to bottom: straight, or a wave that swings into the bar.
fn wavy(draft: &mut Draft, about: bool, x_px: f64, (top_px, height_px): (f64, f64), inwards: f64) -> Vec<Point> {
    const SWING_PX: f64 = 5.0;
    if !about {
        return vec![(x_px, top_px), (x_px, top_px + height_px)];
    }
    draft.signs.insert(Sign::About);
    let point = |step: u32| {
        let share = f64::from(step) / 12.0;
        // Only into the bar: it never reaches beyond its bound.
        let swing = 0.5 - 0.5 * wave(share * 1.5 + 0.25);
        (x_px + inwards * SWING_PX * swing, top_px + height_px * share)
    };
    (0..=12).map(point).collect()
}

/// "Still ongoing": a short piece that points onwards, of one size at every zoom.
fn ongoing(draft: &mut Draft, x_px: f64, (middle_px, height_px): (f64, f64), role: Role) {
    draft.signs.insert(Sign::Ongoing);
    let half_px = height_px / 2.0;
    let (body_px, tip_px) = (x_px + 14.0, x_px + 24.0);
    let points = vec![
        (x_px, middle_px - half_px),
        (body_px, middle_px - half_px),
        (body_px, middle_px - half_px - 4.0),
        (tip_px, middle_px),
        (body_px, middle_px + half_px + 4.0),
        (body_px, middle_px + half_px),
        (x_px, middle_px + half_px),
    ];
    draft.shapes.push(Shape::Polygon { points, role });
}

/// A beginning or an end with nothing known on its other side: a stroke at the instant, as it has no length that is
/// known, and dots.
fn stub(draft: &mut Draft, frame: &Frame, x_px: f64, (middle_px, height_px): (f64, f64), towards: f64, role: Role) {
    let left_px = if towards > 0.0 { x_px } else { x_px - STROKE_PX };
    // At the edge of a figure it would else stand outside.
    let left_px = left_px.max(frame.left_px()).min(frame.right_px() - STROKE_PX);
    let half_px = height_px / 2.0 + 1.0;
    let top_px = middle_px - half_px;
    draft.rect(Rect { x_px: left_px, y_px: top_px, width_px: STROKE_PX, height_px: 2.0 * half_px }, role);
    draft.dissolve(frame, (x_px + STROKE_PX * towards, middle_px), towards, role);
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
    (about, has_bar): (bool, bool),
    side: f64,
    (middle_px, height_px): (f64, f64),
    role: Role,
) {
    match (earliest_ms, latest_ms) {
        (Some(at_ms), Some(latest_ms)) if at_ms == latest_ms => {
            let x_px = frame.x_from_ms(at_ms);
            if about && frame.sees(at_ms) {
                // A bar has its wave for an edge already.
                if height_px <= THIN_PX || !has_bar {
                    draft.wave((x_px, middle_px), role);
                }
            } else if height_px <= THIN_PX && frame.sees(at_ms) {
                draft.signs.insert(Sign::Edge);
                draft.line(&[(x_px, middle_px - 5.0), (x_px, middle_px + 5.0)], role);
            }
        }
        (Some(from_ms), Some(to_ms)) => draft.bracket(frame, item, (from_ms, to_ms), middle_px, role),
        // The bar has its arrow already.
        (Some(_), None) if about && has_bar && side < 0.0 => {}
        (None, Some(_)) if about && has_bar && side > 0.0 => {}
        (Some(at_ms), None) if side > 0.0 && !about && height_px > THIN_PX && frame.sees(at_ms) => {
            draft.dissolve(frame, (frame.x_from_ms(at_ms), middle_px), 1.0, role);
        }
        (Some(at_ms), None) if frame.sees(at_ms) => draft.arrow((frame.x_from_ms(at_ms), middle_px), 1.0, role),
        (None, Some(at_ms)) if frame.sees(at_ms) => draft.arrow((frame.x_from_ms(at_ms), middle_px), -1.0, role),
        _ => {}
    }
}
