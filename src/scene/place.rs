//! Labels beside marks that never overlap: placed, nudged, shortened, then dropped, the most important first.

use super::label::{Align, Label, Run, Size};
use super::shape::{Point, Rect};
use super::text;

/// What is taken already.
#[derive(Debug)]
pub(super) struct Places {
    bounds: Rect,
    blocked: Vec<Rect>,
    avoided: Vec<Rect>,
    placed: Vec<Placed>,
    /// Whether a label that finds no room may cross what is to be avoided.
    crossing: bool,
}

/// A label to be placed: beside what, in few words, and in more.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Beside this.
    pub(super) anchor: Point,
    /// In few words.
    pub(super) short: Vec<Run>,
    /// In more, the fullest first.
    pub(super) fuller: Vec<Vec<Run>>,
    /// They say what no mark can: they may cross one stem.
    pub(super) telling: bool,
}

/// A label at its place, and fuller wordings for it.
#[derive(Debug)]
struct Placed {
    label: Label,
    anchor: Point,
    fuller: Vec<Vec<Run>>,
    telling: bool,
    /// It stands across something to be avoided.
    crossing: bool,
}

/// The more labels stand the better, and the better each that crosses nothing.
fn score(placed: &[Placed]) -> usize {
    placed.iter().map(|placed| if placed.crossing { 1 } else { 2 }).sum()
}

const SIZE: Size = Size::Medium;
/// So many labels at most try their other side.
const MOST_TRIES: usize = 24;
/// So many marks in one plot are a crowd.
const CROWD: usize = 400;

impl Places {
    /// Nothing taken, and no label beyond `bounds`. Where a number is said elsewhere too, its label need not stand
    /// across a stem: then `crossing` is false.
    pub(super) fn new(bounds: Rect, crossing: bool) -> Self {
        Self { bounds, blocked: Vec::new(), avoided: Vec::new(), placed: Vec::new(), crossing }
    }

    /// Keeps labels out of a rectangle.
    pub(super) fn block(&mut self, rect: Rect) {
        self.blocked.push(rect);
    }

    /// Keeps labels out of a rectangle as long as there is room elsewhere. Stems at one time are one to the eye.
    pub(super) fn avoid(&mut self, rect: Rect) {
        match self.avoided.iter_mut().find(|known| (known.x_px - rect.x_px).abs() < 0.5) {
            Some(known) => {
                let (top_px, bottom_px) = (known.y_px.min(rect.y_px), known.bottom_px().max(rect.bottom_px()));
                *known = Rect::spanning(rect.x_px, top_px, rect.right_px(), bottom_px);
            }
            None => self.avoided.push(rect),
        }
    }

    /// Places each label beside its anchor, if there is room, from the first to the last: on the side that lets more of
    /// them stand. A label becomes its full wording where all others leave room for that.
    pub(super) fn label_all(&mut self, wanted: &[Wanted]) {
        // Right first, as one reads; then each in turn tries the left first, if that makes room for more.
        let mut leftward = vec![false; wanted.len()];
        let mut best = self.labelled(wanted, &leftward);
        // In a crowd no other side makes room, and each try costs as much as all that is taken.
        let tries = if self.blocked.len() > CROWD { 0 } else { MOST_TRIES };
        for index in 0..wanted.len().min(tries) {
            if score(&best) == 2 * wanted.len() {
                break;
            }
            if let Some(side) = leftward.get_mut(index) {
                *side = true;
            }
            let found = self.labelled(wanted, &leftward);
            if score(&found) > score(&best) {
                best = found;
            } else if let Some(side) = leftward.get_mut(index) {
                *side = false;
            }
        }
        self.placed = best;
    }

    fn labelled(&mut self, wanted: &[Wanted], leftward: &[bool]) -> Vec<Placed> {
        self.placed.clear();
        for (one, leftward) in wanted.iter().zip(leftward) {
            self.label(one, if *leftward { [Align::End, Align::Start] } else { [Align::Start, Align::End] });
        }
        std::mem::take(&mut self.placed)
    }

    fn label(&mut self, wanted: &Wanted, sides: [Align; 2]) {
        let Wanted { anchor, short, fuller, telling } = wanted;
        // Little aside on either side, before further aside on any.
        const NUDGES_PX: [&[f64]; 2] = [&[0.0, -9.0, 9.0], &[-18.0, 18.0]];
        let width_px = text::runs_width_px(short, SIZE) + 4.0;
        let places = NUDGES_PX.into_iter().flat_map(|nudges_px| sides.map(|side| (side, nudges_px)));
        let beside = places.flat_map(|(side, nudges_px)| {
            let x_px = anchor.0 + if side == Align::Start { 8.0 } else { -8.0 };
            nudges_px.iter().map(move |nudge_px| (side, x_px, anchor.1 - SIZE.line_px() / 2.0 + nudge_px))
        });
        let above = (Align::Middle, anchor.0, anchor.1 - SIZE.line_px() - 6.0);
        let places: Vec<(Align, f64, f64)> = beside.chain([above]).collect();
        // Across a stem rather than nowhere.
        let tries: &[bool] = if self.crossing { &[false, true] } else { &[false] };
        for crossing in tries.iter().copied() {
            for (align, x_px, y_px) in places.iter().copied() {
                let label = Label { x_px, y_px, width_px, align, size: SIZE, runs: short.clone() };
                if self.is_free(label.rect(), usize::MAX) && (crossing || self.crossings(label.rect()) == 0) {
                    let fuller = fuller.clone();
                    self.placed.push(Placed { label, anchor: *anchor, fuller, telling: *telling, crossing });
                    return;
                }
            }
        }
    }

    /// All labels, in full where there is room for it on either side.
    pub(super) fn finished(mut self) -> impl Iterator<Item = Label> {
        for index in 0..self.placed.len() {
            if let Some(label) = self.fuller(index)
                && let Some(placed) = self.placed.get_mut(index)
            {
                placed.label = label;
            }
        }
        self.placed.into_iter().map(|placed| placed.label)
    }

    /// The fullest wording of a label that finds room; across one stem, if that says what no mark can.
    fn fuller(&self, index: usize) -> Option<Label> {
        const NUDGES_PX: [f64; 7] = [0.0, -4.0, 4.0, -9.0, 9.0, -14.0, 14.0];
        let placed = self.placed.get(index)?;
        let own = placed.label.clone();
        let middle_px = placed.anchor.1 - SIZE.line_px() / 2.0;
        let beside = [Align::Start, Align::End].into_iter().flat_map(|align| {
            let x_px = placed.anchor.0 + if align == Align::Start { 8.0 } else { -8.0 };
            NUDGES_PX.map(|nudge_px| (align, x_px, middle_px + nudge_px))
        });
        let places: Vec<(Align, f64, f64)> = std::iter::once((own.align, own.x_px, own.y_px)).chain(beside).collect();
        let most = if placed.telling { 1 } else { 0 };
        let wordings = (0..=most).flat_map(|crossings| placed.fuller.iter().map(move |runs| (crossings, runs)));
        let mut labels = wordings.flat_map(|(crossings, runs)| {
            let width_px = text::runs_width_px(runs, SIZE) + 4.0;
            let label =
                move |(align, x_px, y_px)| Label { x_px, y_px, width_px, align, size: SIZE, runs: runs.clone() };
            places.iter().copied().map(move |place| (crossings, label(place)))
        });
        let found =
            labels.find(|(most, label)| self.is_free(label.rect(), index) && self.crossings(label.rect()) <= *most);
        found.map(|(_, label)| label)
    }

    /// How much it crosses that is to be avoided.
    fn crossings(&self, rect: Rect) -> usize {
        self.avoided.iter().filter(|avoided| avoided.overlaps(rect)).count()
    }

    /// Whether nothing but the label of that index stands there.
    fn is_free(&self, rect: Rect, own: usize) -> bool {
        let others = self.placed.iter().enumerate().filter(|(index, _)| *index != own);
        let inside = rect.x_px >= self.bounds.x_px
            && rect.right_px() <= self.bounds.right_px()
            && rect.bottom_px() <= self.bounds.bottom_px() + 2.0;
        inside
            && !self.blocked.iter().any(|blocked| blocked.overlaps(rect))
            && !others.into_iter().any(|(_, placed)| placed.label.rect().overlaps(rect))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::label::Style;

    #[test]
    fn labels_never_overlap_the_first_come_is_kept_and_there_is_more_to_read_where_there_is_room() {
        let run = |text: &str| vec![Run::new(text, Style::Strong)];
        let mut places = Places::new(Rect::spanning(0.0, 0.0, 400.0, 100.0), true);
        let wanted = |_| Wanted {
            anchor: (100.0, 50.0),
            short: run("20,500+"),
            fuller: vec![run("20,500+ place not stated")],
            telling: false,
        };
        places.label_all(&(0..40).map(wanted).collect::<Vec<_>>());
        let labels: Vec<Label> = places.finished().collect();
        assert!((2..40).contains(&labels.len()), "{} labels", labels.len());
        assert!(labels.iter().any(|label| label.runs == run("20,500+ place not stated")));
        for (index, label) in labels.iter().enumerate() {
            for other in labels.iter().skip(index + 1) {
                assert!(!label.rect().overlaps(other.rect()));
            }
        }
    }
}
