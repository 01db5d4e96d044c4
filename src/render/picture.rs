//! A sheet as an SVG document that stands alone, colours inside.

use super::escape::{close, markup, open};
use super::svg::{Drawing, RATIO, drawing};
use crate::export::{Sample, Sheet, plain, sample};
use crate::small::rounded_text;

/// The whole document; `style` is the sheet of styles of its colours (see [`super::style`] and [`super::rules`]).
pub fn picture(sheet: &Sheet, style: &str) -> String {
    let mut out = String::new();
    let (width, height) = (rounded_text(sheet.width_px), rounded_text(sheet.height_px));
    let caption = &sheet.caption;
    let whole = ["0 0 ", &width, " ", &height].concat();
    open(
        &mut out,
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "picture"),
            ("role", "img"),
            ("xml:lang", &caption.language),
            ("width", &rounded_text(sheet.width_px * sheet.times)),
            ("height", &rounded_text(sheet.height_px * sheet.times)),
            ("viewBox", &whole),
        ],
    );
    for (name, text) in [("title", &caption.title), ("desc", &caption.description)] {
        out.push('\n');
        open(&mut out, name, &[]);
        out.push_str(&markup(&plain(text)));
        close(&mut out, name);
    }
    open(&mut out, "style", &[]);
    out.push_str(style);
    close(&mut out, "style");
    open(&mut out, "rect", &[("class", "fill paper"), ("width", &width), ("height", &height)]);
    close(&mut out, "rect");
    figure(&mut out, sheet);
    for (sign, (x_px, y_px)) in &sheet.samples {
        let Sample { class, path, .. } = sample(*sign);
        let class = match class {
            "solid outage" => "fill outage",
            "solid" => "fill ink",
            "line warned" => "stroke degraded",
            _ => "stroke ink",
        };
        let place = ["translate(", &rounded_text(*x_px), " ", &rounded_text(*y_px), ")"].concat();
        open(&mut out, "path", &[("class", class), ("stroke-width", "1.5"), ("transform", &place), ("d", path)]);
        close(&mut out, "path");
    }
    for line in &sheet.lines {
        let class = if line.is_title { "strong" } else { "soft" };
        let [x, y, size] = [line.x_px, line.baseline_px, line.font_px].map(rounded_text);
        open(&mut out, "text", &[("class", class), ("x", &x), ("y", &y), ("font-size", &size)]);
        out.push_str(&markup(&line.text));
        close(&mut out, "text");
    }
    close(&mut out, "svg");
    out
}

/// The figure, as much of it as is seen.
fn figure(out: &mut String, sheet: &Sheet) {
    let (x_px, y_px) = sheet.at_px;
    let (width_px, height_px) = (sheet.scene.width_px, sheet.seen_px);
    let seen = ["0 0 ", &rounded_text(width_px * RATIO), " ", &rounded_text(height_px * RATIO)].concat();
    let [x, y, width, height] = [x_px, y_px, width_px, height_px].map(rounded_text);
    open(out, "svg", &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("viewBox", &seen)]);
    let Drawing { shapes, targets, .. } = drawing(&sheet.scene, &|_| None);
    out.push('\n');
    out.push_str(&shapes);
    out.push_str(&targets);
    close(out, "svg");
}
