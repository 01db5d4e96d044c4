//! SVG, with classes instead of colours, so that one picture serves light and dark.

use std::convert::Infallible;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::escape::{close, markup, open};
use super::{Pen, Surface, draw};
use crate::export::plain;
use crate::scene::{Align, Hit, Label, Role, Scene, Size};
use crate::small::rounded_text;

/// Device pixels a CSS pixel: plotters' whole pixels become quarters.
pub const RATIO: f64 = 4.0;

/// A scene as an SVG document. Shapes carry their role as a class, targets `data-item`, `data-kind` and
/// `data-mark`, and where they stand for an account that is not the lead `data-account`: its place among those.
pub fn svg(scene: &Scene) -> String {
    let Drawing { shapes, targets, size } = drawing(scene, &|_| None);
    let (width, height) = (rounded_text(scene.width_px), rounded_text(scene.height_px));
    let whole = ["0 0 ", &size.0.to_string(), " ", &size.1.to_string()].concat();
    let mut out = String::new();
    let space = ("xmlns", "http://www.w3.org/2000/svg");
    open(&mut out, "svg", &[space, ("class", "picture"), ("width", &width), ("height", &height), ("viewBox", &whole)]);
    out.push('\n');
    out.push_str(&shapes);
    out.push_str(&targets);
    close(&mut out, "svg");
    out
}

/// A scene as elements of SVG, [`RATIO`] units to a CSS pixel.
pub struct Drawing {
    /// What is seen. Texts have a group of their own, in CSS pixels: a browser takes each size that a text is set in, and each
    /// that it is drawn in, for a font of its own, and these are then one.
    pub shapes: String,
    /// What can be pointed at.
    pub targets: String,
    /// Width and height in units.
    pub size: (u32, u32),
}

/// Draws a scene. Targets are links to what `address` gives for their item's id.
pub fn drawing(scene: &Scene, address: &dyn Fn(&str) -> Option<String>) -> Drawing {
    let mut surface = SvgSurface {
        size: ((scene.width_px * RATIO) as u32, (scene.height_px * RATIO) as u32),
        role: Role::Ink,
        body: String::new(),
        texts: String::new(),
        targets: String::new(),
        address,
    };
    // Writing to a string cannot fail.
    let _ = draw(scene, &mut surface, RATIO);
    let mut shapes = surface.body;
    open(&mut shapes, "g", &[("transform", &["scale(", &rounded_text(RATIO), ")"].concat())]);
    shapes.push('\n');
    shapes.push_str(&surface.texts);
    close(&mut shapes, "g");
    Drawing { shapes, targets: surface.targets, size: surface.size }
}

struct SvgSurface<'a> {
    size: (u32, u32),
    role: Role,
    body: String,
    texts: String,
    targets: String,
    address: &'a dyn Fn(&str) -> Option<String>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl SvgSurface<'_> {
    /// A shape, filled or with an outline so wide.
    fn shape(&mut self, name: &str, stroke: Option<u32>, attributes: &[(&str, &str)]) -> Drawn {
        let class = [if stroke.is_some() { "stroke " } else { "fill " }, self.role.as_str()].concat();
        let stroke = stroke.map(|width| width.to_string());
        let mut all = vec![("class", class.as_str())];
        all.extend(stroke.iter().map(|width| ("stroke-width", width.as_str())));
        all.extend(attributes);
        open(&mut self.body, name, &all);
        close(&mut self.body, name);
        Ok(())
    }

    fn rect(&mut self, from: BackendCoord, to: BackendCoord, stroke: Option<u32>) -> Drawn {
        let [x, y, width, height] = [from.0, from.1, to.0 - from.0, to.1 - from.1].map(|number| number.to_string());
        self.shape("rect", stroke, &[("x", &x), ("y", &y), ("width", &width), ("height", &height)])
    }

    fn path(&mut self, name: &str, path: &mut dyn Iterator<Item = BackendCoord>, stroke: Option<u32>) -> Drawn {
        let mut points = String::new();
        for (x, y) in path {
            for part in [if points.is_empty() { "" } else { " " }, &x.to_string(), ",", &y.to_string()] {
                points.push_str(part);
            }
        }
        self.shape(name, stroke, &[("points", &points)])
    }
}

/// The width of an outline; of what is filled none.
fn stroke<S: BackendStyle>(style: &S, fill: bool) -> Option<u32> {
    (!fill).then(|| style.stroke_width())
}

impl Surface for SvgSurface<'_> {
    fn pen(&mut self, role: Role, width_px: u32) -> Pen {
        self.role = role;
        Pen { color: BackendColor { alpha: 1.0, rgb: (0, 0, 0) }, width_px }
    }

    fn label(&mut self, label: &Label, _: f64) {
        let anchor = match label.align {
            Align::Start => "start",
            Align::Middle => "middle",
            Align::End => "end",
        };
        // Where a line of the grid or a stem runs behind it, a text stays readable.
        let class = [label.size.as_str(), if label.size == Size::Large { "" } else { " halo" }].concat();
        let [x, y, size, gap] =
            [label.x_px, label.baseline_px(), label.size.font_px(), label.size.font_px() * 0.5].map(rounded_text);
        let out = &mut self.texts;
        open(out, "text", &[("class", &class), ("text-anchor", anchor), ("x", &x), ("y", &y), ("font-size", &size)]);
        for (index, run) in label.runs.iter().enumerate() {
            let attributes = [("class", run.style.as_str()), ("dx", gap.as_str())];
            open(out, "tspan", attributes.get(..1 + usize::from(index > 0)).unwrap_or_default());
            out.push_str(&markup(&plain(&run.text)));
            // Without a line end, which would be a space.
            out.push_str("</tspan>");
        }
        close(out, "text");
    }

    fn target(&mut self, hit: &Hit, ratio: f64) {
        let name = plain(&hit.name);
        let out = &mut self.targets;
        let address = (self.address)(&hit.item);
        if let Some(address) = &address {
            // One stop of the tabulator for each mark would be too many: the record below has them all.
            open(out, "a", &[("href", address), ("tabindex", "-1"), ("aria-label", &name)]);
        }
        let account = hit.account.map(|account| account.to_string());
        let rect = hit.rect;
        let [x, y, width, height] =
            [rect.x_px, rect.y_px, rect.width_px, rect.height_px].map(|px| rounded_text(px * ratio));
        let mut attributes = vec![
            ("class", "hit"),
            ("data-item", hit.item.as_str()),
            ("data-kind", hit.kind.as_str()),
            ("data-mark", hit.mark.as_str()),
        ];
        attributes.extend(account.iter().map(|account| ("data-account", account.as_str())));
        attributes.extend([("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height)]);
        open(out, "rect", &attributes);
        open(out, "title", &[]);
        out.push_str(&markup(&name));
        out.push_str("</title></rect>");
        if address.is_some() {
            out.push_str("</a>");
        }
        out.push('\n');
    }
}

impl DrawingBackend for SvgSurface<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, _: BackendColor) -> Drawn {
        self.rect((x, y), (x + 1, y + 1), None)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.rect(from, to, stroke(style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.path("polyline", &mut path.into_iter(), Some(style.stroke_width()))
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let (x, y, radius) = (centre.0.to_string(), centre.1.to_string(), radius.to_string());
        self.shape("circle", stroke(style, fill), &[("cx", &x), ("cy", &y), ("r", &radius)])
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Drawn {
        self.path("polygon", &mut path.into_iter(), None)
    }
}
