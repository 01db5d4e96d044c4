//! A sheet as an SVG document that stands alone, colours inside.

use super::escape::markup;
use super::svg::{Drawing, RATIO, drawing};
use crate::export::{Sample, Sheet, plain, sample};

/// The whole document; `style` is the sheet of styles of its colours (see [`super::style`] and [`super::rules`]).
pub fn picture(sheet: &Sheet, style: &str) -> String {
    let mut out = String::new();
    let (width, height) = (sheet.width_px.to_string(), sheet.height_px.to_string());
    let caption = &sheet.caption;
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\"");
    attributes(
        &mut out,
        &[
            ("xml:lang", &caption.language),
            ("width", &width),
            ("height", &height),
            ("viewBox", &["0 0 ", &width, " ", &height].concat()),
        ],
    );
    out.push_str("\n<title>");
    out.push_str(&markup(&plain(&caption.title)));
    out.push_str("</title>\n<desc>");
    out.push_str(&markup(&plain(&caption.description)));
    out.push_str("</desc>\n<style>");
    out.push_str(style);
    out.push_str("</style>\n<rect");
    attributes(&mut out, &[("class", "fill paper"), ("width", &width), ("height", &height)]);
    out.push_str("</rect>\n<svg");
    let (x_px, y_px) = sheet.at_px;
    let [seen_width, seen_height] = [sheet.scene.width_px, sheet.seen_px];
    let seen = ["0 0 ", &(seen_width * RATIO).to_string(), " ", &(seen_height * RATIO).to_string()].concat();
    attributes(
        &mut out,
        &[
            ("x", &x_px.to_string()),
            ("y", &y_px.to_string()),
            ("width", &seen_width.to_string()),
            ("height", &seen_height.to_string()),
            ("viewBox", &seen),
        ],
    );
    let Drawing { shapes, targets, .. } = drawing(&sheet.scene, &|_| None);
    out.push('\n');
    out.push_str(&shapes);
    out.push_str(&targets);
    out.push_str("</svg>\n");
    for (sign, (x_px, y_px)) in &sheet.samples {
        let Sample { class, path, .. } = sample(*sign);
        let class = match class {
            "solid outage" => "fill outage",
            "solid" => "fill ink",
            "line warned" => "stroke degraded",
            _ => "stroke ink",
        };
        let place = ["translate(", &x_px.to_string(), " ", &y_px.to_string(), ")"].concat();
        out.push_str("<path");
        attributes(&mut out, &[("class", class), ("stroke-width", "1.5"), ("transform", &place), ("d", path)]);
        out.push_str("</path>\n");
    }
    for line in &sheet.lines {
        out.push_str("<text");
        let class = if line.is_title { "strong" } else { "soft" };
        let (x, y) = (line.x_px.to_string(), line.baseline_px.to_string());
        attributes(&mut out, &[("class", class), ("x", &x), ("y", &y), ("font-size", &line.font_px.to_string())]);
        out.push_str(&markup(&line.text));
        out.push_str("</text>\n");
    }
    out.push_str("</svg>\n");
    out
}

/// Attributes, and the end of the tag.
fn attributes(out: &mut String, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&markup(value));
        out.push('"');
    }
    out.push('>');
}
