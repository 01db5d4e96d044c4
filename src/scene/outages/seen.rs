//! What of a lane is in a window, found without a look at what is not, and whether each has room for a mark of its own.

use std::ops::Range;

use super::super::crowd::{self, DISC_PX, Group};
use super::super::draft::{Draft, Frame, TOUCH_PX};
use super::super::shape::Rect;
use super::super::story::{Lane, Outage, Span};
use super::BAR_PX;
use super::packing::{Drawn, Wording, packed, rows};
use super::window::{stretch, window_mark};
use crate::small::sort_by_key;
use crate::timeline::{Intervals, View, pack};

/// More marks than this have no room in any lane: words for them need not be made to know that.
const MOST_SINGLE: usize = 36;

/// Lead accounts with a mark in the window.
struct Seen {
    /// Those whose first stated bound lies in it, by their places in the order of those.
    within: Range<usize>,
    /// The others, each with its last bound as far as it is seen.
    edge: Vec<(u32, f64)>,
}

/// A window whose edges belong to it: what begins or ends there has a mark.
fn closed(view: View) -> View {
    View { from_ms: view.from_ms.next_down(), to_ms: view.to_ms.next_up() }
}

/// Calls `visit` with each item no bound of which may lie in the window, and that may still lie there.
fn each_around(shown: &Intervals, view: View, visit: &mut dyn FnMut(u32)) {
    shown.each_around(closed(view), &mut |item| visit(item));
    shown.untimed().iter().for_each(|item| visit(*item));
}

fn is_marked(frame: &Frame, lane: &Lane, item: u32) -> bool {
    let outage = lane.outage(item, frame.words.document);
    outage.is_some_and(|outage| stretch(frame, Span::of(outage.lead())).is_some())
}

/// Those without a mark that may lie in the window nevertheless, in the order of the file.
pub(in crate::scene) fn unmarked(frame: &Frame, lane: &Lane) -> Vec<u32> {
    let mut items = Vec::new();
    each_around(&lane.leads, frame.view, &mut |item| items.extend((!is_marked(frame, lane, item)).then_some(item)));
    sort_by_key(&mut items, |item| *item);
    items
}

impl Seen {
    fn new(frame: &Frame, lane: &Lane) -> Self {
        let mut edge = Vec::new();
        lane.leads.each_reaching_in(closed(frame.view), &mut |item, to_ms| edge.push((item, to_ms)));
        each_around(&lane.leads, frame.view, &mut |item| {
            edge.extend(is_marked(frame, lane, item).then_some((item, frame.view.to_ms)));
        });
        Self { within: lane.leads.within(closed(frame.view)), edge }
    }

    fn count(&self) -> usize {
        self.within.len() + self.edge.len()
    }

    /// In words, in the order of the file.
    fn drawn<'a>(&self, frame: &Frame, lane: &'a Lane) -> Vec<Drawn<'a>> {
        let mut items: Vec<u32> = self.edge.iter().map(|(item, _)| *item).collect();
        items.extend(lane.leads.items(self.within.clone()));
        sort_by_key(&mut items, |item| *item);
        let drawn = |item: u32| {
            let outage = lane.told(item, frame.words)?;
            Some((outage, stretch(frame, outage.lead.span())?))
        };
        items.into_iter().filter_map(drawn).collect()
    }
}

/// The lead accounts of a lane.
pub(super) enum Leads<'a> {
    /// Each with its mark, in the order of the file.
    Single(Vec<Drawn<'a>>),
    /// Neighbours in counted clusters, in one row.
    Crowd(Vec<Group>),
}

impl<'a> Leads<'a> {
    /// Those of the window. They are a crowd where their marks need more than `most_rows`, or more than `most_touched` to
    /// be met by a finger.
    pub(super) fn new(frame: &Frame, lane: &'a Lane, most_rows: usize, most_touched: usize) -> Self {
        let seen = Seen::new(frame, lane);
        if seen.count() <= MOST_SINGLE {
            let drawn = seen.drawn(frame, lane);
            let touched =
                drawn.iter().map(|(_, stretch)| (stretch.left_px, stretch.right_px.max(stretch.left_px + TOUCH_PX)));
            let touched_rows = pack(touched, 0.0).into_iter().max().map_or(1, |row| row + 1);
            if touched_rows <= most_touched && rows(&packed(frame, &drawn, Wording::Spare)) <= most_rows {
                return Self::Single(drawn);
            }
        }
        let lit = crowd::lit(frame, &|id| lane.place(id, frame.words));
        Self::Crowd(apart(frame, lane, crowd::gather(frame, &lane.leads, seen.within, &seen.edge, &lit)))
    }

    /// How many other accounts of those that stand alone name no time, as one that says only how long it lasted.
    pub(super) fn without_time(&self) -> usize {
        let Self::Single(drawn) = self else { return 0 };
        let rivals = drawn.iter().flat_map(|(outage, _)| &outage.rivals);
        rivals.filter(|window| window.span().extent_ms().is_none()).count()
    }
}

/// What stands alone and would reach into its neighbour is counted with it.
fn apart(frame: &Frame, lane: &Lane, groups: Vec<Group>) -> Vec<Group> {
    let covers = |group: &Group| {
        let alone = (group.count == 1).then(|| lane.outage(group.first, frame.words.document)).flatten();
        let stretch = alone.and_then(|outage| stretch(frame, Span::of(outage.lead())));
        stretch.map_or((group.x_px - DISC_PX, group.x_px + DISC_PX), |stretch| (stretch.left_px, stretch.right_px))
    };
    let mut apart: Vec<(Group, f64)> = Vec::new();
    for group in groups {
        let (left_px, right_px) = covers(&group);
        match apart.last_mut() {
            Some((last, reached_px)) if *reached_px > left_px => {
                last.join(group);
                *reached_px = covers(last).1;
            }
            _ => apart.push((group, right_px)),
        }
    }
    apart.into_iter().map(|(group, _)| group).collect()
}

/// Draws a crowd around `middle_px`. One alone keeps its own mark.
pub(super) fn draw_crowd(
    draft: &mut Draft,
    frame: &Frame,
    lane: &Lane,
    groups: &[Group],
    (middle_px, radius_px): (f64, f64),
) {
    let top_px = middle_px - BAR_PX / 2.0;
    for group in groups {
        let Some(Outage { named, lead, role, .. }) = lane.told(group.first, frame.words) else { continue };
        if group.count > 1 {
            let name = frame.words.cluster(named.kind, group.count, &named.when);
            group.draw(draft, frame, named, name, (middle_px, radius_px));
        } else if let Some(stretch) = stretch(frame, lead.span()) {
            window_mark(draft, frame, lead, &named.id, top_px, BAR_PX, *role);
            let right_px = stretch.right_px.max(stretch.left_px + 4.0);
            let rect = Rect::spanning(stretch.left_px, top_px, right_px, top_px + BAR_PX);
            draft.hit(frame, &named.target(), stretch.mark, rect);
        }
    }
}

/// Outages that have another account which may be in the window, in words, in the order of the file; of too many how many
/// accounts there are.
pub(super) fn with_others<'a>(frame: &Frame, lane: &'a Lane) -> Result<Vec<&'a Outage>, usize> {
    let within = lane.others.within(closed(frame.view));
    let mut items = Vec::new();
    lane.others.each_reaching_in(closed(frame.view), &mut |item, _| items.push(item));
    each_around(&lane.others, frame.view, &mut |item| items.push(item));
    let count = within.len() + items.len();
    if count > MOST_SINGLE {
        return Err(count);
    }
    items.extend(lane.others.items(within));
    sort_by_key(&mut items, |item| *item);
    items.dedup();
    Ok(items.into_iter().filter_map(|item| lane.told(item, frame.words)).collect())
}
