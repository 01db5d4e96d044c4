//! SVG, with classes instead of colours, so that one picture serves light and dark.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::escape::markup;
use super::{Pen, Surface, draw, plain};
use crate::scene::{Align, Hit, Label, Role, Scene, Size};

/// Device pixels a CSS pixel: plotters' whole pixels become quarters.
pub const RATIO: f64 = 4.0;

/// A scene as an SVG document. Shapes carry their role as a class, targets `data-item`, `data-kind` and
/// `data-mark`, and where they stand for an account that is not the lead `data-account`: its place among those.
pub fn svg(scene: &Scene) -> String {
    let Drawing { shapes, targets, size } = drawing(scene, &|_| None);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n{shapes}{targets}</svg>\n",
        scene.width_px, scene.height_px, size.0, size.1
    )
}

/// A scene as elements of SVG, [`RATIO`] units to a CSS pixel.
pub struct Drawing {
    /// What is seen.
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
        targets: String::new(),
        address,
    };
    // Writing to a string cannot fail.
    let _ = draw(scene, &mut surface, RATIO);
    Drawing { shapes: surface.body, targets: surface.targets, size: surface.size }
}

struct SvgSurface<'a> {
    size: (u32, u32),
    role: Role,
    body: String,
    targets: String,
    address: &'a dyn Fn(&str) -> Option<String>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl SvgSurface<'_> {
    fn element(&mut self, text: std::fmt::Arguments) -> Drawn {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(text);
        self.body.push('\n');
        Ok(())
    }

    fn points<I: IntoIterator<Item = BackendCoord>>(path: I) -> String {
        path.into_iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    }
}

impl Surface for SvgSurface<'_> {
    fn pen(&mut self, role: Role, width_px: u32) -> Pen {
        self.role = role;
        Pen { color: BackendColor { alpha: 1.0, rgb: (0, 0, 0) }, width_px }
    }

    fn label(&mut self, label: &Label, ratio: f64) {
        let anchor = match label.align {
            Align::Start => "start",
            Align::Middle => "middle",
            Align::End => "end",
        };
        let baseline_px = label.y_px + label.size.line_px() * 0.5 + label.size.font_px() * 0.36;
        // Where a line of the grid or a stem runs behind it, a text stays readable.
        let halo = if label.size == Size::Large { "" } else { " halo" };
        let mut text = format!(
            "<text class=\"{}{halo}\" text-anchor=\"{anchor}\" x=\"{}\" y=\"{}\" font-size=\"{}\">",
            label.size.as_str(),
            label.x_px * ratio,
            baseline_px * ratio,
            label.size.font_px() * ratio
        );
        for (index, run) in label.runs.iter().enumerate() {
            let gap = label.size.font_px() * 0.5 * ratio;
            let gap = if index > 0 { format!(" dx=\"{gap}\"") } else { String::new() };
            let class = run.style.as_str();
            let _ = write!(text, "<tspan class=\"{class}\"{gap}>{}</tspan>", markup(&plain(&run.text)));
        }
        let _ = self.element(format_args!("{text}</text>"));
    }

    fn target(&mut self, hit: &Hit, ratio: f64) {
        let rect = hit.rect;
        let account = hit.account.map(|account| format!(" data-account=\"{account}\"")).unwrap_or_default();
        let name = markup(&plain(&hit.name));
        let (open, close) = match (self.address)(&hit.item) {
            // One stop of the tabulator for each mark would be too many: the record below has them all.
            Some(address) => {
                (format!("<a href=\"{}\" tabindex=\"-1\" aria-label=\"{name}\">", markup(&address)), "</a>")
            }
            None => (String::new(), ""),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.targets,
            "{open}<rect class=\"hit\" data-item=\"{}\" data-kind=\"{}\" data-mark=\"{}\"{account} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{name}</title></rect>{close}",
            markup(&hit.item),
            hit.kind.as_str(),
            hit.mark.as_str(),
            rect.x_px * ratio,
            rect.y_px * ratio,
            rect.width_px * ratio,
            rect.height_px * ratio,
        );
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
        let role = self.role.as_str();
        self.element(format_args!("<rect class=\"fill {role}\" x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\"/>"))
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let role = self.role.as_str();
        let how = how(style, fill);
        self.element(format_args!(
            "<rect class=\"{} {role}\"{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            how.0,
            how.1,
            from.0,
            from.1,
            to.0 - from.0,
            to.1 - from.1
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points = Self::points(path);
        let role = self.role.as_str();
        self.element(format_args!(
            "<polyline class=\"stroke {role}\" stroke-width=\"{}\" points=\"{points}\"/>",
            style.stroke_width()
        ))
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let role = self.role.as_str();
        let how = how(style, fill);
        self.element(format_args!(
            "<circle class=\"{} {role}\"{} cx=\"{}\" cy=\"{}\" r=\"{radius}\"/>",
            how.0, how.1, centre.0, centre.1
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Drawn {
        let points = Self::points(path);
        let role = self.role.as_str();
        self.element(format_args!("<polygon class=\"fill {role}\" points=\"{points}\"/>"))
    }
}

/// The class of a shape that is filled or only outlined, and the width of its outline as an attribute.
fn how<S: BackendStyle>(style: &S, fill: bool) -> (&'static str, String) {
    if fill { ("fill", String::new()) } else { ("stroke", format!(" stroke-width=\"{}\"", style.stroke_width())) }
}
