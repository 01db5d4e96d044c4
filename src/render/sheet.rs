//! A sheet on a canvas, its texts too, where no image can be made of SVG.

use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use super::letters::Letters;
use super::{CanvasSurface, Theme, draw};
use crate::export::{Line, Sample, Sheet, sample};
use wasm_bindgen::JsCast;

/// Paints a sheet at `ratio` pixels a CSS pixel, and gives the canvas its size. `token` gives the value of a token of the
/// style sheet, such as `#c8401e` for `outage`. `None` where a canvas cannot be painted on.
pub fn paint(canvas: &HtmlCanvasElement, sheet: &Sheet, token: &dyn Fn(&str) -> String, ratio: f64) -> Option<()> {
    let ratio = ratio * sheet.times;
    canvas.set_width((sheet.width_px * ratio).round() as u32);
    canvas.set_height((sheet.height_px * ratio).round() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let theme = Theme::of(token);
    Letters::new(&context, &theme, ratio).fill("paper");
    context.fill_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
    let (x_px, y_px) = sheet.at_px;
    context.save();
    // Whole pixels, so that the figure is the same as on the screen.
    context.translate((x_px * ratio).round(), (y_px * ratio).round()).ok()?;
    let (seen_width, seen_height) = (sheet.scene.width_px * ratio, sheet.seen_px * ratio);
    context.begin_path();
    context.rect(0.0, 0.0, seen_width, seen_height);
    context.clip();
    draw(&sheet.scene, &mut CanvasSurface::new(canvas.clone(), &theme)?, ratio).ok()?;
    context.scale(ratio, ratio).ok()?;
    // What is cut off is not measured either.
    let seen = sheet.scene.labels.iter().filter(|label| label.y_px < sheet.seen_px);
    let letters = Letters::new(&context, &theme, ratio);
    seen.for_each(|label| letters.label(label, true));
    context.restore();
    context.scale(ratio, ratio).ok()?;
    for (sign, at_px) in &sheet.samples {
        mark(&Letters::new(&context, &theme, ratio), sample(*sign), *at_px)?;
    }
    let letters = Letters::new(&context, &theme, ratio);
    sheet.lines.iter().for_each(|line| write(&letters, line));
    Some(())
}

fn write(letters: &Letters, line: &Line) {
    letters.fill(if line.is_title { "ink" } else { "soft" });
    letters.font(line.font_px, line.is_title);
    let _ = letters.context.fill_text(&line.text, line.x_px, line.baseline_px);
}

/// A mark of the legend.
fn mark(letters: &Letters, sample: Sample, (x_px, y_px): (f64, f64)) -> Option<()> {
    let path = Path2d::new_with_path_string(sample.path).ok()?;
    let context = letters.context;
    context.save();
    context.translate(x_px, y_px).ok()?;
    context.set_line_width(1.5);
    let color = match sample.class {
        "solid outage" => "outage",
        "line warned" => "degraded",
        _ => "ink",
    };
    if sample.class.starts_with("solid") {
        letters.fill(color);
        context.fill_with_path_2d(&path);
    } else {
        letters.stroke(color);
        context.stroke_with_path(&path);
    }
    context.restore();
    Some(())
}
