//! SVG, with classes instead of colours, so that one picture serves light and dark.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::{Pen, Surface, draw};
use crate::scene::{Align, Hit, Label, Role, Scene};

/// Device pixels a CSS pixel: plotters' whole pixels become quarters.
const RATIO: f64 = 4.0;

/// A scene as an SVG document. Shapes carry their role as a class, targets `data-item`, `data-kind` and
/// `data-mark`, and where they stand for an account that is not the lead `data-account`: its place among those.
pub fn svg(scene: &Scene) -> String {
    let mut surface = SvgSurface {
        size: ((scene.width_px * RATIO) as u32, (scene.height_px * RATIO) as u32),
        role: Role::Ink,
        body: String::new(),
    };
    // Writing to a string cannot fail.
    let _ = draw(scene, &mut surface, RATIO);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"incident-timeline\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n{}</svg>\n",
        scene.width_px, scene.height_px, surface.size.0, surface.size.1, surface.body
    )
}

struct SvgSurface {
    size: (u32, u32),
    role: Role,
    body: String,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl SvgSurface {
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

impl Surface for SvgSurface {
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
        let mut text = format!(
            "<text class=\"{}\" text-anchor=\"{anchor}\" x=\"{}\" y=\"{}\" font-size=\"{}\">",
            label.size.as_str(),
            label.x_px * ratio,
            baseline_px * ratio,
            label.size.font_px() * ratio
        );
        for (index, run) in label.runs.iter().enumerate() {
            let gap_px = if index > 0 { label.size.font_px() * 0.5 * ratio } else { 0.0 };
            let class = run.style.as_str();
            let _ = write!(text, "<tspan class=\"{class}\" dx=\"{gap_px}\">{}</tspan>", escaped(&run.text));
        }
        let _ = self.element(format_args!("{text}</text>"));
    }

    fn target(&mut self, hit: &Hit, ratio: f64) {
        let rect = hit.rect;
        let account = hit.account.map(|account| format!(" data-account=\"{account}\"")).unwrap_or_default();
        let _ = self.element(format_args!(
            "<rect class=\"hit\" data-item=\"{}\" data-kind=\"{}\" data-mark=\"{}\"{account} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}</title></rect>",
            escaped(&hit.item),
            hit.kind.as_str(),
            hit.mark.as_str(),
            rect.x_px * ratio,
            rect.y_px * ratio,
            rect.width_px * ratio,
            rect.height_px * ratio,
            escaped(&hit.name)
        ));
    }
}

/// Text for element content and attribute values (XML 1.0, 2.4), without what XML has no way to write.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

impl DrawingBackend for SvgSurface {
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
        let how = if fill { "fill" } else { "stroke" };
        self.element(format_args!(
            "<rect class=\"{how} {role}\" stroke-width=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            style.stroke_width(),
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
        let how = if fill { "fill" } else { "stroke" };
        self.element(format_args!(
            "<circle class=\"{how} {role}\" stroke-width=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{radius}\"/>",
            style.stroke_width(),
            centre.0,
            centre.1
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Drawn {
        let points = Self::points(path);
        let role = self.role.as_str();
        self.element(format_args!("<polygon class=\"fill {role}\" points=\"{points}\"/>"))
    }
}
