//! The scene in the making, and the small marks of fixed size that stand for what is not known.

use crate::document::Kind;
use crate::small::{wave, within};
use crate::timeline::{Scale, View};
use crate::words::Words;

use super::Scene;
use super::label::{Align, Label, Run, Size, Style};
use super::mark::{Extent, Hit, Mark, Sign, Signs};
use super::shape::{Point, Rect, Role, Shape};
use super::story::DIFFERS;
use super::text;

/// What every part of the figure needs to know.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a, 'w> {
    /// The window.
    pub view: View,
    /// Time to x.
    pub scale: Scale,
    /// Width of the whole figure.
    pub width_px: f64,
    /// Re-laid for a phone: names above, not beside.
    pub narrow: bool,
    /// The selected item.
    pub selected: Option<&'a str>,
    /// Items that answer or dispute the selected one, or that it answers or disputes.
    pub related: &'a [String],
    /// Sentences.
    pub words: &'a Words<'w>,
}

impl Frame<'_, '_> {
    /// Left edge of the plot.
    pub(super) fn left_px(&self) -> f64 {
        self.scale.left_px
    }

    /// Right edge of the plot.
    pub(super) fn right_px(&self) -> f64 {
        self.scale.left_px + self.scale.width_px
    }

    /// Where an instant stands, which may be outside the plot.
    pub(super) fn x_from_ms(&self, at_ms: i64) -> f64 {
        self.scale.x_from_time(at_ms as f64)
    }

    /// Where an instant stands, held inside the plot.
    pub(super) fn x_within_from_ms(&self, at_ms: i64) -> f64 {
        within(self.x_from_ms(at_ms), self.left_px(), self.right_px())
    }

    /// Whether an instant is in the window.
    pub(super) fn sees(&self, at_ms: i64) -> bool {
        (self.view.from_ms..=self.view.to_ms).contains(&(at_ms as f64))
    }
}

/// Thickness of brackets and stems.
const STROKE_PX: f64 = 1.5;
/// Least size of what can be pointed at (WCAG 2.2, success criterion 2.5.8).
pub(super) const TOUCH_PX: f64 = 24.0;

/// The scene in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Drawn first: bands behind rows.
    pub ground: Vec<Shape>,
    /// Drawn over the ground.
    pub shapes: Vec<Shape>,
    /// Text.
    pub labels: Vec<Label>,
    /// Targets.
    pub hits: Vec<Hit>,
    /// What a legend has to explain.
    pub signs: Signs,
    /// Extents drawn to scale.
    pub extents: Vec<Extent>,
}

impl Draft {
    /// The scene as far as it is drawn: without a plot and a strip.
    pub(super) fn finished(self, width_px: f64, height_px: f64) -> Scene {
        let mut shapes = self.ground;
        shapes.extend(self.shapes);
        Scene {
            width_px,
            height_px,
            plot: Rect::default(),
            strip: Rect::default(),
            brush: Rect::default(),
            shapes,
            labels: self.labels,
            hits: self.hits,
            signs: self.signs,
            extents: self.extents,
        }
    }

    /// A filled rectangle.
    pub(super) fn rect(&mut self, rect: Rect, role: Role) {
        if rect.width_px > 0.0 && rect.height_px > 0.0 {
            self.shapes.push(Shape::Rect { rect, role });
        }
    }

    /// A solid line.
    pub(super) fn line(&mut self, points: &[Point], role: Role) {
        self.shapes.push(Shape::Line { points: points.to_vec(), role, width_px: STROKE_PX, dashed: false });
    }

    /// A hairline of the grid.
    pub(super) fn hairline(&mut self, from: Point, to: Point, role: Role) {
        self.ground.push(Shape::Line { points: vec![from, to], role, width_px: 1.0, dashed: false });
    }

    /// A dashed line.
    pub(super) fn dashes(&mut self, points: &[Point], role: Role) {
        self.shapes.push(Shape::Line { points: points.to_vec(), role, width_px: STROKE_PX, dashed: true });
    }

    /// A disc.
    pub(super) fn dot(&mut self, centre: Point, role: Role) {
        self.shapes.push(Shape::Circle { centre, radius_px: 4.0, role, filled: true });
    }

    /// A ring.
    pub(super) fn ring(&mut self, centre: Point, role: Role) {
        self.shapes.push(Shape::Circle { centre, radius_px: 4.0, role, filled: false });
    }

    /// "About": a wave of fixed size. It says nothing of how near.
    pub(super) fn wave(&mut self, (x_px, y_px): Point, role: Role) {
        self.signs.insert(Sign::About);
        let points: Vec<Point> = (0..=12)
            .map(|step| {
                let turn = f64::from(step) / 12.0;
                (x_px - 7.0 + 14.0 * turn, y_px - 3.0 * wave(turn))
            })
            .collect();
        self.line(&points, role);
    }

    /// "Before" (towards -1) or "after" (towards 1) an instant: a cap there, and an arrow of fixed size.
    pub(super) fn arrow(&mut self, (x_px, y_px): Point, towards: f64, role: Role) {
        self.signs.insert(if towards < 0.0 { Sign::Before } else { Sign::After });
        let tip_px = x_px + 14.0 * towards;
        self.line(&[(x_px, y_px - 5.0), (x_px, y_px + 5.0)], role);
        self.line(&[(x_px, y_px), (tip_px, y_px)], role);
        self.line(&[(tip_px - 4.0 * towards, y_px - 4.0), (tip_px, y_px), (tip_px - 4.0 * towards, y_px + 4.0)], role);
    }

    /// "Not reported": dots, all alike since a fade would be read as an end, and a question mark. Fixed in size, at every
    /// zoom.
    pub(super) fn dissolve(&mut self, frame: &Frame, (x_px, y_px): Point, towards: f64, role: Role) {
        self.signs.insert(Sign::Open);
        for distance_px in [6.0, 12.0, 18.0] {
            let centre = (x_px + distance_px * towards, y_px);
            self.shapes.push(Shape::Circle { centre, radius_px: 1.8, role, filled: true });
        }
        let size = Size::Small;
        let (x_px, y_px) = (x_px + 26.0 * towards, y_px - size.line_px() / 2.0);
        if x_px - 5.0 >= frame.left_px() && x_px + 5.0 <= frame.right_px() {
            self.aligned((x_px, y_px), 10.0, Align::Middle, size, vec![Run::new("?", Style::Strong)]);
        }
    }

    /// A bracket between two stated bounds, with a cap at each that lies in the window.
    pub(super) fn bracket(&mut self, frame: &Frame, item: &str, (from_ms, to_ms): (i64, i64), y_px: f64, role: Role) {
        self.signs.insert(Sign::Span);
        let from_px = frame.x_within_from_ms(from_ms);
        let to_px = frame.x_within_from_ms(to_ms);
        self.line(&[(from_px, y_px), (to_px, y_px)], role);
        for (at_ms, x_px) in [(from_ms, from_px), (to_ms, to_px)] {
            if frame.sees(at_ms) {
                self.line(&[(x_px, y_px - 5.0), (x_px, y_px + 5.0)], role);
            }
        }
        self.extents.push(Extent { item: item.to_owned(), from_ms, to_ms });
    }

    /// A line of text that starts at `x_px` and may take `width_px`.
    pub(super) fn text(&mut self, (x_px, y_px): Point, width_px: f64, size: Size, runs: Vec<Run>) {
        self.aligned((x_px, y_px), width_px, Align::Start, size, runs);
    }

    /// A line of text, aligned.
    pub(super) fn aligned(&mut self, (x_px, y_px): Point, width_px: f64, align: Align, size: Size, runs: Vec<Run>) {
        if width_px > 0.0 && runs.iter().any(|run| !run.text.is_empty()) {
            self.label(Label { x_px, y_px, width_px, align, size, runs });
        }
    }

    /// A label at its place, with the signs in it.
    pub(super) fn label(&mut self, label: Label) {
        for run in &label.runs {
            let sign = match run.style {
                Style::Struck => Some(Sign::Struck),
                Style::Warned => Some(Sign::Warned),
                _ if run.text == DIFFERS => Some(Sign::Rivals),
                _ => None,
            };
            self.signs.extend(sign);
        }
        self.labels.push(label);
    }

    /// Soft text in lines; gives back the bottom of the last.
    pub(super) fn paragraph(&mut self, (x_px, y_px): Point, width_px: f64, most_lines: usize, words: &str) -> f64 {
        let size = Size::Small;
        let mut top_px = y_px;
        for line in text::wrapped(words, size, false, width_px, most_lines) {
            self.text((x_px, top_px), width_px, size, vec![Run::new(line, Style::Soft)]);
            top_px += size.line_px();
        }
        top_px
    }

    /// Where the mark of the last target begins, if its words stand before it.
    pub(super) fn marked(&mut self, mark_px: f64) {
        if let Some(hit) = self.hits.last_mut() {
            hit.mark_px = mark_px;
        }
    }

    /// A target, widened to what a finger can meet, and a band behind it where it is selected or related.
    pub(super) fn hit(&mut self, frame: &Frame, of: &Target, mark: Mark, rect: Rect) {
        let bounds = Rect::spanning(0.0, 0.0, frame.width_px, f64::INFINITY);
        let is_in_words = matches!(mark, Mark::Loose | Mark::Untimed | Mark::Struck);
        let mark_px = if is_in_words { f64::INFINITY } else { rect.x_px };
        let rect = rect.touchable(TOUCH_PX, bounds);
        let is_selected = frame.selected == Some(of.id);
        let role = if is_selected {
            Some(Role::Hot)
        } else if frame.related.iter().any(|id| id == of.id) {
            Some(Role::Related)
        } else {
            None
        };
        if let Some(role) = role {
            self.ground.insert(0, Shape::Rect { rect, role });
        }
        self.hits.push(Hit {
            item: of.id.to_owned(),
            kind: of.kind,
            mark,
            account: of.account,
            is_selected,
            rect,
            mark_px,
            name: of.name.to_owned(),
            opens_to_ms: None,
        });
    }
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The item's id.
    pub id: &'a str,
    /// What it is.
    pub kind: Kind,
    /// What a screen reader says.
    pub name: &'a str,
    /// Of an outage's other accounts: which.
    pub account: Option<usize>,
}
