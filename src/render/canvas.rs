//! The canvas of the browser, in the colours of the page's theme.

use std::cell::RefCell;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement};

use super::letters::Letters;
use super::{Circle, Pen, Surface};
use crate::scene::{Label, Role};

/// Colours by role and the font, read once from the style sheet's custom properties (`--it-outage`, …).
#[derive(Debug)]
pub struct Theme {
    colors: Vec<(Role, (u8, u8, u8))>,
    /// Values of the tokens that text is written with.
    letters: Vec<(&'static str, String)>,
    /// Circles as they were first drawn, each on a canvas of its own.
    stamps: RefCell<Vec<(Circle, HtmlCanvasElement)>>,
}

impl PartialEq for Theme {
    fn eq(&self, other: &Self) -> bool {
        self.letters == other.letters
    }
}

impl Theme {
    /// Reads the colours in force at an element.
    pub fn read(style: &CssStyleDeclaration) -> Self {
        Self::of(&|name| style.get_property_value(&["--it-", name].concat()).unwrap_or_default())
    }

    /// The colours of these tokens. They must be written as `#rrggbb`.
    pub fn of(token: &dyn Fn(&str) -> String) -> Self {
        let color = |role: Role| {
            let value = token(role.as_str());
            let number = u32::from_str_radix(value.trim().trim_start_matches('#'), 16).unwrap_or(0x80_80_80);
            ((number >> 16) as u8, (number >> 8) as u8, number as u8)
        };
        let roles = Role::ALL.iter().map(|role| role.as_str());
        Self {
            colors: Role::ALL.iter().map(|role| (*role, color(*role))).collect(),
            letters: roles.chain(["text", "sans"]).map(|name| (name, token(name))).collect(),
            stamps: RefCell::default(),
        }
    }

    /// The value of a token.
    pub(super) fn token(&self, name: &str) -> &str {
        self.letters.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// Draws a circle by what was kept of the first one like it; `None` where that cannot be.
    fn stamp(&self, circle: Circle, (x_px, y_px): BackendCoord, context: &CanvasRenderingContext2d) -> Option<()> {
        let reach_px = (circle.radius_px + circle.stroke_px.unwrap_or_default() + 1) as i32;
        let mut stamps = self.stamps.try_borrow_mut().ok()?;
        let known = stamps.iter().position(|(known, _)| *known == circle);
        let place = known.unwrap_or(stamps.len());
        if known.is_none() {
            let canvas: HtmlCanvasElement =
                web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
            canvas.set_width(2 * reach_px as u32);
            canvas.set_height(2 * reach_px as u32);
            circle.draw(&mut CanvasSurface::new(canvas.clone(), self)?, (reach_px, reach_px)).ok()?;
            stamps.push((circle, canvas));
        }
        let (_, stamp) = stamps.get(place)?;
        let (left_px, top_px) = (f64::from(x_px - reach_px), f64::from(y_px - reach_px));
        context.draw_image_with_html_canvas_element(stamp, left_px, top_px).ok()
    }

    fn color(&self, role: Role) -> BackendColor {
        let rgb = self.colors.iter().find(|(known, _)| *known == role).map_or((128, 128, 128), |(_, rgb)| *rgb);
        BackendColor { alpha: 1.0, rgb }
    }
}

/// plotters' canvas backend, with a theme.
pub struct CanvasSurface<'a> {
    backend: CanvasBackend,
    /// The same context that the backend draws on; a canvas has one.
    context: CanvasRenderingContext2d,
    theme: &'a Theme,
    /// What the context fills with, where that is known.
    filling: Option<(u8, u8, u8)>,
}

impl<'a> CanvasSurface<'a> {
    /// A surface on a canvas; `None` if it has no two-dimensional context.
    pub fn new(canvas: HtmlCanvasElement, theme: &'a Theme) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { backend: CanvasBackend::with_canvas_object(canvas)?, context, theme, filling: None })
    }

    /// Takes away all that was drawn.
    pub fn clear(&mut self) {
        let (width_px, height_px) = self.get_size();
        self.context.clear_rect(0.0, 0.0, f64::from(width_px), f64::from(height_px));
    }

    /// Writes labels, at `ratio` device pixels a CSS pixel.
    pub fn write(&self, labels: &[Label], ratio: f64) {
        self.context.save();
        let _ = self.context.scale(ratio, ratio);
        let letters = Letters::new(&self.context, self.theme, ratio);
        labels.iter().for_each(|label| letters.pass(label));
        self.context.restore();
    }
}

impl Surface for CanvasSurface<'_> {
    fn pen(&mut self, role: Role, width_px: u32) -> Pen {
        Pen { color: self.theme.color(role), width_px }
    }

    /// There may be hundreds alike, and their curves cost more than all else of a frame.
    fn circle(&mut self, centre: BackendCoord, circle: Circle) -> Drawn {
        match self.theme.stamp(circle, centre, &self.context) {
            Some(()) => Ok(()),
            None => circle.draw(self, centre),
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for CanvasSurface<'_> {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.filling = None;
        self.backend.draw_pixel(point, color)
    }

    /// Most of what is drawn is a filled box, in the colour of the box before: to take it anew costs more than to fill.
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let color = style.color().rgb;
        if !fill || self.filling != Some(color) {
            self.filling = fill.then_some(color);
            return self.backend.draw_rect(from, to, style, fill);
        }
        let size = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        self.context.fill_rect(f64::from(from.0), f64::from(from.1), size.0, size.1);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.filling = None;
        self.backend.draw_circle(centre, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.filling = None;
        self.backend.fill_polygon(path, style)
    }
}
