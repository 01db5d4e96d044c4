//! A picture that stands alone: the figure with its heading, legend and where it is from, colours inside.

use std::fmt::Write;

use super::escape::markup;
use super::lines::{Weight, lines, width_px};
use super::svg::{Drawing, RATIO, drawing};
use super::theme::{Scheme, style};
use super::{Sample, plain, sample};
use crate::export::Caption;
use crate::scene::Scene;

const MARGIN_PX: f64 = 24.0;
const TITLE_PX: f64 = 24.0;
const SMALL_PX: f64 = 12.0;
const LEGEND_ROW_PX: f64 = 20.0;
/// A legend's sample of a mark, and the gap behind it.
const SAMPLE_PX: f64 = 32.0;

/// A whole SVG document, as wide as its scene and a margin.
pub fn picture(scene: &Scene, caption: &Caption, scheme: Scheme) -> String {
    let mut body = String::new();
    let mut top_px = MARGIN_PX;
    top_px += text(&mut body, &caption.kicker, (top_px, SMALL_PX, "soft", Weight::Regular), scene.width_px);
    top_px += text(&mut body, &caption.title, (top_px, TITLE_PX, "strong", Weight::Bold), scene.width_px) + 12.0;
    let Drawing { shapes, targets, .. } = drawing(scene, &|_| None);
    let scale = 1.0 / RATIO;
    let _ = writeln!(body, "<g transform=\"translate({MARGIN_PX} {top_px}) scale({scale})\">\n{shapes}{targets}</g>");
    top_px += scene.height_px + 12.0;
    top_px += legend(&mut body, scene, top_px) + 8.0;
    top_px += text(&mut body, &caption.imprint, (top_px, SMALL_PX, "soft", Weight::Regular), scene.width_px);
    let (width, height) = (scene.width_px + 2.0 * MARGIN_PX, (top_px + MARGIN_PX * 0.6).ceil());
    let (title, description) = (markup(&plain(&caption.title)), markup(&plain(&caption.description)));
    let style = style(scheme);
    let language = markup(&caption.language);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" xml:lang=\"{language}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>{title}</title>\n<desc>{description}</desc>\n<style>{style}</style>\n\
         <rect class=\"fill paper\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n"
    )
}

/// Lines of text; gives back the height that they take.
fn text(out: &mut String, text: &str, (top_px, font_px, class, weight): (f64, f64, &str, Weight), most_px: f64) -> f64 {
    let mut height_px = 0.0;
    for line in lines(&plain(text), font_px, weight, most_px, 4) {
        let baseline_px = top_px + height_px + font_px * 1.05;
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "<text class=\"{class}\" x=\"{MARGIN_PX}\" y=\"{baseline_px}\" font-size=\"{font_px}\">{}</text>",
            markup(&line)
        );
        height_px += font_px * 1.35;
    }
    height_px
}

/// Only the signs in view, one after another; gives back the height that they take.
fn legend(out: &mut String, scene: &Scene, top_px: f64) -> f64 {
    let (mut x_px, mut row) = (0.0, 0.0);
    for Sample { class, path, words } in scene.signs.iter().map(sample) {
        let width_px = SAMPLE_PX + width_px(words, SMALL_PX, Weight::Regular) + 18.0;
        if x_px > 0.0 && x_px + width_px > scene.width_px {
            (x_px, row) = (0.0, row + 1.0);
        }
        let (left_px, y_px) = (MARGIN_PX + x_px, top_px + row * LEGEND_ROW_PX);
        let class = match class {
            "solid outage" => "fill outage",
            "solid" => "fill ink",
            _ => "stroke ink",
        };
        let _ = writeln!(
            out,
            "<path class=\"{class}\" stroke-width=\"1.5\" transform=\"translate({left_px} {y_px})\" d=\"{path}\"/>\
             <text class=\"soft\" x=\"{}\" y=\"{}\" font-size=\"{SMALL_PX}\">{}</text>",
            left_px + SAMPLE_PX,
            y_px + 11.5,
            markup(words)
        );
        x_px += width_px;
    }
    if scene.signs.is_empty() { 0.0 } else { (row + 1.0) * LEGEND_ROW_PX }
}
