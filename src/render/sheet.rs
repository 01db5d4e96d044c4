//! A sheet on a canvas, its texts too, where no image can be made of SVG.

use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use super::{CanvasSurface, Theme, draw};
use crate::export::{Line, Sample, Sheet, sample};
use crate::scene::{Align, Label, Run, Size, Style};
use crate::small::rounded_text;
use wasm_bindgen::JsCast;

/// Paints a sheet at `ratio` pixels a CSS pixel, and gives the canvas its size. `token` gives the value of a token of the
/// style sheet, such as `#c8401e` for `outage`. `None` where a canvas cannot be painted on.
pub fn paint(canvas: &HtmlCanvasElement, sheet: &Sheet, token: &dyn Fn(&str) -> String, ratio: f64) -> Option<()> {
    canvas.set_width((sheet.width_px * ratio).round() as u32);
    canvas.set_height((sheet.height_px * ratio).round() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let paper = Brush { context, token, ratio };
    paper.color("paper");
    paper.context.fill_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
    let (x_px, y_px) = sheet.at_px;
    let theme = Theme::of(token);
    paper.context.save();
    // Whole pixels, so that the figure is the same as on the screen.
    paper.context.translate((x_px * ratio).round(), (y_px * ratio).round()).ok()?;
    let (seen_width, seen_height) = (sheet.scene.width_px * ratio, sheet.seen_px * ratio);
    paper.context.begin_path();
    paper.context.rect(0.0, 0.0, seen_width, seen_height);
    paper.context.clip();
    draw(&sheet.scene, &mut CanvasSurface::new(canvas.clone(), &theme)?, ratio).ok()?;
    paper.context.scale(ratio, ratio).ok()?;
    // What is cut off is not measured either.
    let seen = sheet.scene.labels.iter().filter(|label| label.y_px < sheet.seen_px);
    seen.for_each(|label| paper.label(label));
    paper.context.restore();
    paper.context.scale(ratio, ratio).ok()?;
    for (sign, at_px) in &sheet.samples {
        paper.sample(sample(*sign), *at_px)?;
    }
    sheet.lines.iter().for_each(|line| paper.line(line));
    Some(())
}

struct Brush<'a> {
    context: CanvasRenderingContext2d,
    token: &'a dyn Fn(&str) -> String,
    ratio: f64,
}

impl Brush<'_> {
    fn color(&self, name: &str) {
        let color = (self.token)(name);
        self.context.set_fill_style_str(&color);
        self.context.set_stroke_style_str(&color);
    }

    fn font(&self, font_px: f64, is_bold: bool) {
        let weight = if is_bold { "600 " } else { "" };
        self.context.set_font(&[weight, &rounded_text(font_px), "px ", &(self.token)("sans")].concat());
    }

    fn line(&self, line: &Line) {
        self.color(if line.is_title { "ink" } else { "soft" });
        self.font(line.font_px, line.is_title);
        let _ = self.context.fill_text(&line.text, line.x_px, line.baseline_px);
    }

    /// A mark of the legend.
    fn sample(&self, sample: Sample, (x_px, y_px): (f64, f64)) -> Option<()> {
        let path = Path2d::new_with_path_string(sample.path).ok()?;
        self.context.save();
        self.context.translate(x_px, y_px).ok()?;
        self.context.set_line_width(1.5);
        self.color(match sample.class {
            "solid outage" => "outage",
            "line warned" => "degraded",
            _ => "ink",
        });
        if sample.class.starts_with("solid") {
            self.context.fill_with_path_2d(&path);
        } else {
            self.context.stroke_with_path(&path);
        }
        self.context.restore();
        Some(())
    }

    /// A text of the figure. What is wider than its place is cut with an ellipsis, as on the screen.
    fn label(&self, label: &Label) {
        let font_px = label.size.font_px();
        let gap_px = font_px * 0.5;
        let gaps_px = gap_px * label.runs.len().saturating_sub(1) as f64;
        let mut left_px = label.width_px - gaps_px;
        let runs: Vec<(&Run, String, f64)> = label
            .runs
            .iter()
            .map(|run| {
                let (text, width_px) = self.fitting(&run.text, (font_px, run.style.is_bold()), left_px);
                left_px -= width_px;
                (run, text, width_px)
            })
            .collect();
        let width_px = label.width_px - left_px;
        let mut x_px = match label.align {
            Align::Start => label.x_px,
            Align::Middle => label.x_px - width_px / 2.0,
            Align::End => label.x_px - width_px,
        };
        let baseline_px = label.y_px + label.size.line_px() * 0.5 + font_px * 0.36;
        for (run, text, width_px) in runs {
            self.font(font_px, run.style.is_bold());
            if label.size != Size::Large {
                self.color("paper");
                self.context.set_line_width(3.0);
                self.context.set_line_join("round");
                let _ = self.context.stroke_text(&text, x_px, baseline_px);
            }
            self.color(match run.style {
                Style::Plain => "text",
                Style::Strong | Style::Evidence => "ink",
                Style::Soft | Style::Struck => "soft",
                Style::Warned => "degraded",
                Style::Series(_) => run.style.as_str(),
            });
            let _ = self.context.fill_text(&text, x_px, baseline_px);
            if run.style == Style::Struck {
                self.context.fill_rect(x_px, baseline_px - font_px * 0.3, width_px, 1.0_f64.max(1.0 / self.ratio));
            }
            x_px += width_px + gap_px;
        }
    }

    /// As much of a text as has room, and how wide that is.
    fn fitting(&self, text: &str, (font_px, is_bold): (f64, bool), most_px: f64) -> (String, f64) {
        self.font(font_px, is_bold);
        let width = |text: &str| self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        let whole_px = width(text);
        // Rounding of widths is not to cut what just fits.
        if whole_px <= most_px + 0.5 {
            return (text.to_owned(), whole_px);
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let cut = [kept.trim_end(), "…"].concat();
            let cut_px = width(&cut);
            if cut_px <= most_px {
                return (cut, cut_px);
            }
        }
        (String::new(), 0.0)
    }
}
