//! A picture that stands alone, laid out and not drawn yet: the figure with its heading, its legend and where it is from.
//! Whatever draws it (SVG, a canvas) decides nothing, so that all of them are the same picture.

use super::caption::{Caption, on_one_line, plain};
use super::closed::closed;
use super::legend::sample;
use super::lines::{Weight, lines, width_px};
use crate::scene::{Label, Scene, Sign};
use crate::words::taken::TAKEN;

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
    /// So much of the figure's height is seen.
    pub seen_px: f64,
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

/// Width and height of a picture for where links are shown, CSS pixels.
pub const CARD_PX: (f64, f64) = (1200.0, 630.0);
/// Width of the figure in such a picture, CSS pixels.
pub const CARD_FIGURE_PX: f64 = CARD_PX.0 - 2.0 * MARGIN_PX;

const MARGIN_PX: f64 = 24.0;
const TITLE_PX: f64 = 24.0;
const SMALL_PX: f64 = 12.0;
const LEGEND_ROW_PX: f64 = 20.0;
/// On a card there is less room.
const CARD_ROW_PX: f64 = 18.0;
const CARD_FOOT_PX: f64 = 16.0;
/// A legend's sample of a mark, and the gap behind it.
const SAMPLE_PX: f64 = 32.0;
/// Height of a line, in heights of its letters.
const LINE: f64 = 1.35;
/// The most lines of a text.
const MOST_LINES: usize = 4;

impl Sheet {
    /// As wide as its scene and a margin, and as high as all of it but the room that it keeps free.
    pub fn new(scene: Scene, caption: Caption) -> Self {
        let scene = closed(scene);
        let seen_px = scene.height_px;
        let mut sheet = Self::begun(scene, &caption, seen_px);
        let mut top_px = sheet.at_px.1 + seen_px + 12.0;
        top_px += sheet.legend(top_px, LEGEND_ROW_PX) + 8.0;
        top_px += sheet.text(&caption.imprint, top_px, false, MOST_LINES);
        sheet.height_px = (top_px + MARGIN_PX * 0.6).ceil();
        sheet.caption = caption;
        sheet
    }

    /// Of the size of a card, [`CARD_PX`], for a scene that is [`CARD_FIGURE_PX`] wide: what of the figure has its place in
    /// time, or as much of it as has room above the legend. What is on it is what is at the same place on the screen.
    pub fn card(scene: Scene, caption: Caption) -> Self {
        let mut sheet = Self::begun(scene, &caption, 0.0);
        sheet.height_px = CARD_PX.1;
        let foot_px = CARD_PX.1 - CARD_FOOT_PX - SMALL_PX * LINE;
        let legend_px = sheet.legend(0.0, CARD_ROW_PX);
        let top_px = foot_px - legend_px;
        sheet.samples.iter_mut().for_each(|(_, (_, y_px))| *y_px += top_px);
        let texts = sheet.lines.len() - sheet.samples.len();
        sheet.lines.iter_mut().skip(texts).for_each(|line| line.baseline_px += top_px);
        sheet.seen_px = sheet.uncut(top_px - 4.0 - sheet.at_px.1);
        let part = (sheet.seen_px < sheet.scene.height_px).then(|| TAKEN.upper_part.to_owned());
        sheet.text(&on_one_line([part, Some(caption.imprint.clone())]), foot_px, false, 1);
        sheet.caption = caption;
        sheet
    }

    /// The height of what of the figure has its place in time, or of as much of that as is no higher than `most_px` and cuts
    /// through no text.
    fn uncut(&self, most_px: f64) -> f64 {
        let plot_px = self.scene.plot.bottom_px();
        let wanted_px = if plot_px > 0.0 { plot_px + 2.0 } else { self.scene.height_px };
        let mut seen_px = wanted_px.min(most_px).max(0.0);
        // A cut that moves up may meet another.
        let cut = |label: &&Label, at_px: f64| label.y_px < at_px && at_px < label.y_px + label.size.line_px();
        while let Some(top_px) =
            self.scene.labels.iter().filter(|label| cut(label, seen_px)).map(|label| label.y_px).reduce(f64::min)
        {
            seen_px = top_px.max(0.0);
        }
        seen_px
    }

    /// With all that stands above the figure.
    fn begun(scene: Scene, caption: &Caption, seen_px: f64) -> Self {
        let mut sheet = Self {
            width_px: scene.width_px + 2.0 * MARGIN_PX,
            height_px: 0.0,
            caption: Caption::default(),
            scene,
            at_px: (MARGIN_PX, 0.0),
            seen_px,
            lines: Vec::new(),
            samples: Vec::new(),
        };
        let mut top_px = MARGIN_PX;
        top_px += sheet.text(&caption.kicker, top_px, false, 1);
        top_px += sheet.text(&caption.title, top_px, true, MOST_LINES) + 12.0;
        // On a whole pixel the figure is drawn as on the screen.
        sheet.at_px.1 = top_px.round();
        sheet
    }

    /// Lines of text; gives back the height that they take.
    fn text(&mut self, text: &str, top_px: f64, is_title: bool, most: usize) -> f64 {
        let (font_px, weight) = if is_title { (TITLE_PX, Weight::Bold) } else { (SMALL_PX, Weight::Regular) };
        let mut height_px = 0.0;
        for text in lines(&plain(text), font_px, weight, self.scene.width_px, most) {
            let baseline_px = top_px + height_px + font_px * 1.05;
            self.lines.push(Line { text, x_px: MARGIN_PX, baseline_px, font_px, is_title });
            height_px += font_px * LINE;
        }
        height_px
    }

    /// Only the signs in view, one after another in rows; gives back the height that they take.
    fn legend(&mut self, top_px: f64, row_px: f64) -> f64 {
        let (mut x_px, mut row) = (0.0, 0.0);
        for sign in self.scene.signs.iter() {
            let text = sample(sign).words.to_owned();
            let width_px = SAMPLE_PX + width_px(&text, SMALL_PX, Weight::Regular) + 18.0;
            if x_px > 0.0 && x_px + width_px > self.scene.width_px {
                (x_px, row) = (0.0, row + 1.0);
            }
            let (left_px, y_px) = (MARGIN_PX + x_px, top_px + row * row_px);
            self.samples.push((sign, (left_px, y_px)));
            let (x, baseline_px) = (left_px + SAMPLE_PX, y_px + 11.5);
            self.lines.push(Line { text, x_px: x, baseline_px, font_px: SMALL_PX, is_title: false });
            x_px += width_px;
        }
        if self.scene.signs.is_empty() { 0.0 } else { (row + 1.0) * row_px }
    }
}
