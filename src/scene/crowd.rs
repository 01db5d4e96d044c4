//! Marks too many for their room: neighbours in counted clusters, which stay the same while the window is panned, and open
//! on zoom.

use std::ops::Range;

use super::draft::{Draft, Frame};
use super::label::{Align, Label, Run, Size, Style};
use super::mark::{Hit, Mark, Sign};
use super::shape::{Point, Rect, Role, Shape};
use super::story::Named;
use super::text;
use crate::timeline::Intervals;
use crate::words::Words;

/// First items of two clusters are at least so far apart.
const CLUSTER_PX: f64 = 44.0;
/// Radius of a cluster.
pub(super) const DISC_PX: f64 = 14.0;

/// How far a band behind it reaches on both sides.
const BAND_PX: f64 = 10.0;

/// Width of a count.
const COUNT_PX: f64 = 22.0;

/// Neighbours.
#[derive(Debug)]
pub(super) struct Group {
    /// How many.
    pub(super) count: usize,
    /// The one that it is named after.
    pub(super) first: u32,
    /// Where it stands.
    pub(super) x_px: f64,
    /// From its first to its last, Unix milliseconds.
    stretch_ms: (f64, f64),
    /// What stands behind it: whether the selected item is one of them, or one related to it.
    lit: Option<Role>,
}

/// What stands out of a crowd, each by its place in the order of the anchors with what stands behind it, the selected item
/// first; `place` finds one.
pub(super) fn lit(frame: &Frame, place: &dyn Fn(&str) -> Option<usize>) -> Vec<(usize, Role)> {
    let selected = frame.selected.map(|id| (id, Role::Hot));
    let related = frame.related.iter().map(|id| (id.as_str(), Role::Related));
    selected.into_iter().chain(related).filter_map(|(id, role)| Some((place(id)?, role))).collect()
}

/// Gathers what lies in the window. Where clusters begin is known from all that is shown, so that panning changes none
/// but those at the left edge: what is left there of a cluster, and what reaches in from before, is one. `lit` is
/// what stands out.
pub(super) fn gather(
    frame: &Frame,
    shown: &Intervals,
    within: Range<usize>,
    reaching: &[(u32, f64)],
    lit: &[(usize, Role)],
) -> Vec<Group> {
    let starts = shown.clusters(frame.scale.ms_per_px(), CLUSTER_PX);
    let opened = starts.partition_point(|start| (*start as usize) < within.start);
    let begun = starts.iter().skip(opened).map(|start| *start as usize).take_while(|start| *start < within.end);
    let bounds: Vec<usize> = begun.chain([within.end]).collect();
    let edge = within.start..bounds.first().copied().unwrap_or(within.end);
    let mut groups: Vec<Group> = Vec::new();
    groups.extend(edge_group(frame, shown, edge, reaching, lit));
    for (from, to) in bounds.iter().zip(bounds.iter().skip(1)) {
        let anchors_ms = shown.anchors_ms(*from..*to);
        let items = shown.items(*from..*to);
        let (Some(first), Some(from_ms), Some(to_ms)) = (items.first(), anchors_ms.first(), anchors_ms.last()) else {
            continue;
        };
        let x_px = frame.scale.x_from_time(*from_ms).min(frame.width_px - DISC_PX - 1.0).max(DISC_PX + 1.0);
        let stretch_ms = (*from_ms, *to_ms);
        let lit = lit.iter().find(|(place, _)| (*from..*to).contains(place)).map(|(_, role)| *role);
        let group = Group { count: to - from, first: *first, x_px, stretch_ms, lit };
        match groups.last_mut() {
            Some(edge) if group.x_px - edge.x_px < 2.0 * DISC_PX + 2.0 => edge.join(group),
            _ => groups.push(group),
        }
    }
    groups
}

/// What is left at the window's left edge.
fn edge_group(
    frame: &Frame,
    shown: &Intervals,
    edge: Range<usize>,
    reaching: &[(u32, f64)],
    lit: &[(usize, Role)],
) -> Option<Group> {
    let count = edge.len() + reaching.len();
    let items = reaching.iter().map(|(item, _)| item).chain(shown.items(edge.clone()));
    let first = *items.min()?;
    let reaches = |place: usize| {
        let item = shown.items(place..place + 1).first();
        reaching.iter().any(|(one, _)| Some(one) == item)
    };
    let lit = lit.iter().find(|(place, _)| edge.contains(place) || reaches(*place)).map(|(_, role)| *role);
    let ends_ms = reaching.iter().map(|(_, to_ms)| to_ms).chain(shown.anchors_ms(edge.clone()));
    let last_ms = ends_ms.copied().fold(frame.view.from_ms, f64::max);
    let left_px = frame.left_px().max(DISC_PX + 1.0);
    let alone_px = shown.anchors_ms(edge).first().map(|at_ms| frame.scale.x_from_time(*at_ms).max(left_px));
    let x_px = alone_px.filter(|_| count == 1).unwrap_or(left_px);
    Some(Group { count, first, x_px, stretch_ms: (frame.view.from_ms, last_ms), lit })
}

impl Group {
    /// Takes in the next, which is too near to stand beside it, and stands in its place.
    pub(super) fn join(&mut self, next: Self) {
        self.count += next.count;
        self.x_px = next.x_px;
        self.stretch_ms.1 = self.stretch_ms.1.max(next.stretch_ms.1);
        if self.lit.is_none() || next.lit == Some(Role::Hot) {
            self.lit = next.lit;
        }
    }

    /// Draws a counted disc of that radius at that height, called `name` and found as its first.
    pub(super) fn draw(
        &self,
        draft: &mut Draft,
        frame: &Frame,
        first: &Named,
        name: String,
        (middle_px, radius_px): (f64, f64),
    ) {
        let centre: Point = (self.x_px, middle_px);
        draft.signs.insert(Sign::Cluster);
        draft.shapes.push(Shape::Circle { centre, radius_px, role: Role::Soft, filled: false });
        let runs = vec![Run::new(short_count(frame.words, self.count), Style::Strong)];
        draft.labels.push(Label {
            x_px: self.x_px,
            y_px: middle_px - Size::Small.line_px() / 2.0,
            // The same for all counts that have room in it, so that another count is no other box.
            width_px: (text::runs_width_px(&runs, Size::Small) + 2.0).max(COUNT_PX),
            align: Align::Middle,
            size: Size::Small,
            runs,
        });
        let bounds = Rect::spanning(0.0, 0.0, frame.width_px, f64::INFINITY);
        let margin_ms = frame.view.span_ms() * 0.02;
        // However far it reaches, to open it is to come nearer.
        let last_ms = self.stretch_ms.1.min(self.stretch_ms.0 + frame.view.span_ms() / 2.0);
        let (left_px, top_px) = (self.x_px - radius_px, middle_px - radius_px);
        let rect =
            Rect::spanning(left_px, top_px, self.x_px + radius_px, middle_px + radius_px).touchable(24.0, bounds);
        if let Some(role) = self.lit {
            // Wider than the disc, which would hide it.
            let (left_px, right_px) = ((left_px - BAND_PX).max(0.0), self.x_px + radius_px + BAND_PX);
            let rect = Rect { x_px: left_px, width_px: right_px.min(frame.width_px) - left_px, ..rect };
            draft.ground.push(Shape::Rect { rect, role });
        }
        draft.hits.push(Hit {
            item: first.id.clone(),
            kind: first.kind,
            mark: Mark::Cluster,
            account: None,
            is_selected: self.lit == Some(Role::Hot),
            mark_px: left_px,
            rect,
            name,
            opens_to_ms: Some((self.stretch_ms.0 - margin_ms, last_ms + margin_ms)),
        });
    }
}

/// A count that a disc has room for: its name says it in full.
fn short_count(words: &Words, count: usize) -> String {
    let count = count as f64;
    let step = if count < 1e3 { 1.0 } else { 10_f64.powi(count.log10().floor() as i32 - 1) };
    words.number_short((count / step).floor() * step)
}
