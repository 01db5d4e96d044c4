//! A picture that stands alone, laid out and not drawn yet: the figure with its heading, its legend and where it is from.
//! Whatever draws it (SVG, a canvas) decides nothing, so that all of them are the same picture.

use super::caption::{Caption, plain};
use super::legend::sample;
use super::lines::{Weight, lines, width_px};
use crate::scene::{Scene, Sign};

/// A picture.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Width in CSS pixels.
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
    /// What it is called, what it shows, and its language.
    pub caption: Caption,
    /// The figure.
    pub scene: Scene,
    /// Where the figure's left and top edge are.
    pub at_px: (f64, f64),
    /// Texts.
    pub lines: Vec<Line>,
    /// Samples of marks: left and top edge of each.
    pub samples: Vec<(Sign, (f64, f64))>,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Left end.
    pub x_px: f64,
    /// Where the letters stand.
    pub baseline_px: f64,
    /// Height of the letters.
    pub font_px: f64,
    /// Whether it is a title: heavy, and in ink.
    pub is_title: bool,
}

const MARGIN_PX: f64 = 24.0;
const TITLE_PX: f64 = 24.0;
const SMALL_PX: f64 = 12.0;
const LEGEND_ROW_PX: f64 = 20.0;
/// A legend's sample of a mark, and the gap behind it.
const SAMPLE_PX: f64 = 32.0;
/// The most lines of a text.
const MOST_LINES: usize = 4;

impl Sheet {
    /// As wide as its scene and a margin.
    pub fn new(scene: Scene, caption: Caption) -> Self {
        let (width_px, figure_px) = (scene.width_px, scene.height_px);
        let mut sheet = Self {
            width_px: width_px + 2.0 * MARGIN_PX,
            height_px: 0.0,
            caption: Caption::default(),
            scene,
            at_px: (MARGIN_PX, 0.0),
            lines: Vec::new(),
            samples: Vec::new(),
        };
        let mut top_px = MARGIN_PX;
        top_px += sheet.text(&caption.kicker, top_px, false);
        top_px += sheet.text(&caption.title, top_px, true) + 12.0;
        // On a whole pixel the figure is drawn as on the screen.
        top_px = top_px.round();
        sheet.at_px.1 = top_px;
        top_px += figure_px + 12.0;
        top_px += sheet.legend(top_px) + 8.0;
        top_px += sheet.text(&caption.imprint, top_px, false);
        sheet.height_px = (top_px + MARGIN_PX * 0.6).ceil();
        sheet.caption = caption;
        sheet
    }

    /// Lines of text; gives back the height that they take.
    fn text(&mut self, text: &str, top_px: f64, is_title: bool) -> f64 {
        let (font_px, weight) = if is_title { (TITLE_PX, Weight::Bold) } else { (SMALL_PX, Weight::Regular) };
        let mut height_px = 0.0;
        for text in lines(&plain(text), font_px, weight, self.scene.width_px, MOST_LINES) {
            let baseline_px = top_px + height_px + font_px * 1.05;
            self.lines.push(Line { text, x_px: MARGIN_PX, baseline_px, font_px, is_title });
            height_px += font_px * 1.35;
        }
        height_px
    }

    /// Only the signs in view, one after another; gives back the height that they take.
    fn legend(&mut self, top_px: f64) -> f64 {
        let (mut x_px, mut row) = (0.0, 0.0);
        for sign in self.scene.signs.clone() {
            let text = sample(sign).words.to_owned();
            let width_px = SAMPLE_PX + width_px(&text, SMALL_PX, Weight::Regular) + 18.0;
            if x_px > 0.0 && x_px + width_px > self.scene.width_px {
                (x_px, row) = (0.0, row + 1.0);
            }
            let (left_px, y_px) = (MARGIN_PX + x_px, top_px + row * LEGEND_ROW_PX);
            self.samples.push((sign, (left_px, y_px)));
            let (x, baseline_px) = (left_px + SAMPLE_PX, y_px + 11.5);
            self.lines.push(Line { text, x_px: x, baseline_px, font_px: SMALL_PX, is_title: false });
            x_px += width_px;
        }
        if self.scene.signs.is_empty() { 0.0 } else { (row + 1.0) * LEGEND_ROW_PX }
    }
}
