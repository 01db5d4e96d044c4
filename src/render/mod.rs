//! A scene on a plotters backend: the canvas in the browser, SVG in native tools.
//!
//! plotters' backends know integer pixels and fixed colours. [`Surface`] adds what they lack: colours by role, and what
//! only some surfaces show (text and targets, which the browser has in its document). Coordinates are scaled by the
//! device ratio and snapped to pixels once, here.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod canvas;
mod codes;
mod escape;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod fonts;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod letters;
mod picture;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod png;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod sheet;
mod svg;
mod theme;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use canvas::{CanvasSurface, Theme};
pub use codes::{element_code, frame_code, link_code, picture_code};
pub use escape::{is_illegal, markup};
pub use picture::picture;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use png::{Unpaintable, png};
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use sheet::paint;
pub use svg::{Drawing, RATIO, drawing, svg};
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use theme::tokens;
pub use theme::{Scheme, fonts, rules, style, token};

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::scene::{Hit, Label, Point, Rect, Role, Scene, Shape};

/// A plotters backend that knows roles.
pub trait Surface: DrawingBackend {
    /// A pen for what comes next: the colour of that role, and a width in device pixels.
    fn pen(&mut self, role: Role, width_px: u32) -> Pen;

    /// A circle about a device pixel.
    ///
    /// # Errors
    /// What the backend reports.
    fn circle(&mut self, centre: BackendCoord, circle: Circle) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        circle.draw(self, centre)
    }

    /// Text, where the surface shows any.
    fn label(&mut self, _label: &Label, _ratio: f64) {}

    /// A target, where the surface has any.
    fn target(&mut self, _hit: &Hit, _ratio: f64) {}
}

/// How a circle looks wherever it stands, in device pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    role: Role,
    radius_px: u32,
    /// Of a ring, which has paper within.
    stroke_px: Option<u32>,
}

impl Circle {
    fn draw<S: Surface>(self, surface: &mut S, centre: BackendCoord) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        if self.stroke_px.is_some() {
            let paper = surface.pen(Role::Paper, 1);
            surface.draw_circle(centre, self.radius_px, &paper, true)?;
        }
        let pen = surface.pen(self.role, self.stroke_px.unwrap_or(1));
        surface.draw_circle(centre, self.radius_px, &pen, self.stroke_px.is_none())
    }
}

/// A colour and a stroke width in device pixels.
#[derive(Clone, Copy)]
pub struct Pen {
    /// The colour.
    pub color: BackendColor,
    /// Width of strokes.
    pub width_px: u32,
}

impl BackendStyle for Pen {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width_px
    }
}

/// Dashes and the gaps between them, in CSS pixels.
const DASH_PX: (f64, f64) = (2.0, 3.0);

/// Draws a scene at `ratio` device pixels a CSS pixel.
///
/// # Errors
/// What the backend reports; a canvas reports none.
pub fn draw<S: Surface>(scene: &Scene, surface: &mut S, ratio: f64) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    surface.ensure_prepared()?;
    for shape in &scene.shapes {
        match shape {
            Shape::Rect { rect, role } => fill(surface, *rect, *role, ratio)?,
            Shape::Line { points, role, width_px, dashed } => {
                line(surface, points, *role, (*width_px, *dashed), ratio)?;
            }
            Shape::Polygon { points, role } => {
                let pen = surface.pen(*role, 1);
                surface.fill_polygon(points.iter().map(|point| snapped(*point, ratio)), &pen)?;
            }
            Shape::Circle { centre, radius_px, role, filled } => {
                let radius_px = (radius_px * ratio).round().max(1.0) as u32;
                let stroke_px = (!filled).then(|| stroke_px(1.5, ratio));
                surface.circle(snapped(*centre, ratio), Circle { role: *role, radius_px, stroke_px })?;
            }
        }
    }
    for label in &scene.labels {
        surface.label(label, ratio);
    }
    for hit in &scene.hits {
        surface.target(hit, ratio);
    }
    surface.present()
}

fn stroke_px(width_px: f64, ratio: f64) -> u32 {
    (width_px * ratio).round().max(1.0) as u32
}

/// Nothing is drawn farther out than this, in device pixels: far beyond any screen, and far within what backends count.
const FAR_PX: f64 = 16_777_216.0;

fn snapped((x_px, y_px): Point, ratio: f64) -> BackendCoord {
    let whole = |px: f64| crate::small::within((px * ratio).round(), -FAR_PX, FAR_PX) as i32;
    (whole(x_px), whole(y_px))
}

fn fill<S: Surface>(surface: &mut S, rect: Rect, role: Role, ratio: f64) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    let pen = surface.pen(role, 1);
    let from = snapped((rect.x_px, rect.y_px), ratio);
    let to = snapped((rect.right_px(), rect.bottom_px()), ratio);
    surface.draw_rect(from, (to.0.max(from.0 + 1), to.1.max(from.1 + 1)), &pen, true)
}

/// An upright or level line becomes a rectangle of whole device pixels, which is crisp at every width and ratio and can
/// be dashed; anything else is a path.
fn line<S: Surface>(
    surface: &mut S,
    points: &[Point],
    role: Role,
    (width_px, dashed): (f64, bool),
    ratio: f64,
) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    let width = stroke_px(width_px, ratio);
    let is_straight = points.windows(2).all(|pair| match pair {
        [from, to] => from.0 == to.0 || from.1 == to.1,
        _ => true,
    });
    let pen = surface.pen(role, width);
    if !is_straight {
        let mut path: Vec<BackendCoord> = points.iter().map(|point| snapped(*point, ratio)).collect();
        // Of a dense curve many points are one pixel.
        path.dedup();
        return surface.draw_path(path, &pen);
    }
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (from, to) = (snapped(*from, ratio), snapped(*to, ratio));
        let half = (width / 2) as i32;
        let thick = width as i32;
        let is_level = from.1 == to.1;
        let (start, end) =
            if is_level { (from.0.min(to.0), from.0.max(to.0)) } else { (from.1.min(to.1), from.1.max(to.1)) };
        let piece = |a: i32, b: i32| {
            if is_level {
                ((a, from.1 - half), (b, from.1 - half + thick))
            } else {
                ((from.0 - half, a), (from.0 - half + thick, b))
            }
        };
        if dashed {
            let (on, step) = ((DASH_PX.0 * ratio).round() as i32, ((DASH_PX.0 + DASH_PX.1) * ratio).round() as i32);
            for at in (start..end).step_by(step.max(1) as usize) {
                let (a, b) = piece(at, (at + on).min(end));
                surface.draw_rect(a, b, &pen, true)?;
            }
        } else {
            // Corners are squared: a piece runs on by half its thickness.
            let (a, b) = if points.len() > 2 { piece(start - half, end - half + thick) } else { piece(start, end) };
            surface.draw_rect(a, b, &pen, true)?;
        }
    }
    Ok(())
}
