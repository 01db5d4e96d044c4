//! Text on a canvas: in a picture that is no SVG, and on the screen while the window moves.

use std::cell::Cell;

use web_sys::CanvasRenderingContext2d;

use super::Theme;
use crate::scene::{Align, Label, Run, Size, Style};
use crate::small::rounded_text;

/// Writes in the colours and the font of a theme. It knows which it took last, since to take one costs as much as to write:
/// where the context is set back, another is needed.
pub(super) struct Letters<'a> {
    pub(super) context: &'a CanvasRenderingContext2d,
    theme: &'a Theme,
    ratio: f64,
    color: Cell<&'static str>,
    font: Cell<(f64, bool)>,
    align: Cell<Align>,
}

impl<'a> Letters<'a> {
    /// On a canvas that has `ratio` pixels a CSS pixel; coordinates are in CSS pixels.
    pub(super) fn new(context: &'a CanvasRenderingContext2d, theme: &'a Theme, ratio: f64) -> Self {
        let (color, font, align) = (Cell::new(""), Cell::default(), Cell::new(Align::Start));
        Self { context, theme, ratio, color, font, align }
    }

    /// Takes the colour of a token for what is filled.
    pub(super) fn fill(&self, name: &'static str) {
        if self.color.replace(name) != name {
            self.context.set_fill_style_str(self.theme.token(name));
        }
    }

    /// Takes the colour of a token for what is stroked.
    pub(super) fn stroke(&self, name: &str) {
        self.context.set_stroke_style_str(self.theme.token(name));
    }

    /// Takes the font in that size.
    pub(super) fn font(&self, font_px: f64, is_bold: bool) {
        if self.font.replace((font_px, is_bold)) == (font_px, is_bold) {
            return;
        }
        let weight = if is_bold { "600 " } else { "" };
        self.context.set_font(&[weight, &rounded_text(font_px), "px ", self.theme.token("sans")].concat());
    }

    /// Which part of a text stands at its x.
    fn align(&self, align: Align) {
        if self.align.replace(align) != align {
            self.context.set_text_align(match align {
                Align::Start => "left",
                Align::Middle => "center",
                Align::End => "right",
            });
        }
    }

    /// A text of the figure that is gone with the next frame. What would cost more than to write it is left out: it has no
    /// ground of its own, and what is wider than its place is set closer.
    pub(super) fn pass(&self, label: &Label) {
        let run = match label.runs.as_slice() {
            // What was taken back is struck, be it only passing.
            [run] if run.style != Style::Struck => run,
            _ => return self.label(label, false),
        };
        self.font(label.size.font_px(), run.style.is_bold());
        self.align(label.align);
        self.fill(color_of(run.style));
        let _ = self.context.fill_text_with_max_width(&run.text, label.x_px, label.baseline_px(), label.width_px);
    }

    /// A text of the figure. What is wider than its place is cut with an ellipsis, as on the screen. On a
    /// ground of its own it stays readable where a line of the grid or a stem runs behind it.
    pub(super) fn label(&self, label: &Label, has_ground: bool) {
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
        let baseline_px = label.baseline_px();
        self.align(Align::Start);
        for (run, text, width_px) in runs {
            self.font(font_px, run.style.is_bold());
            if has_ground && label.size != Size::Large {
                self.stroke("paper");
                self.context.set_line_width(3.0);
                self.context.set_line_join("round");
                let _ = self.context.stroke_text(&text, x_px, baseline_px);
            }
            self.fill(color_of(run.style));
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

/// The token of a style's colour.
fn color_of(style: Style) -> &'static str {
    match style {
        Style::Plain => "text",
        Style::Strong | Style::Evidence => "ink",
        Style::Soft | Style::Struck => "soft",
        Style::Warned => "degraded",
        Style::Series(_) => style.as_str(),
    }
}
