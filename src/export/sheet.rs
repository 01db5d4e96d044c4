//! A picture that stands alone, laid out and not drawn yet: the figure with its heading, its legend and where it is from.
//! Whatever draws it (SVG, a canvas) decides nothing, so that all of them are the same picture.

use super::caption::{Caption, on_one_line, plain};
use super::closed::{above_strip_px, closed};
use super::legend::sample;
use super::lines::{Weight, lines, width_px};
use crate::scene::{Label, Scene, Sign};
use crate::words::taken::TAKEN;

/// A picture.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Width as it is laid out, CSS pixels.
    pub width_px: f64,
    /// Height as it is laid out, CSS pixels.
    pub height_px: f64,
    /// How many times that size it is shown.
    pub times: f64,
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
/// How many times as large as it is laid out a card may be shown, the largest that has room; no figure is narrow then.
const CARD_TIMES: [f64; 4] = [1.7, 1.5, 1.25, 1.0];

const MARGIN_PX: f64 = 24.0;
const TITLE_PX: f64 = 24.0;
const SMALL_PX: f64 = 12.0;
const LEGEND_ROW_PX: f64 = 20.0;
/// On a card there is less room.
const CARD_ROW_PX: f64 = 18.0;
const CARD_FOOT_PX: f64 = 16.0;
/// A line along the lower edge of what is seen is seen too.
const EDGE_PX: f64 = 2.0;
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

    /// Of the size of a card, [`CARD_PX`], for a figure that `lay` lays out in a width in CSS pixels: as large as all of it has
    /// room, the strip of the whole story aside; else what has its place in time, or as much of that as has room.
    pub fn card(lay: impl Fn(f64) -> Scene, caption: &Caption) -> Self {
        let [.., least] = CARD_TIMES;
        let sized = |times: f64| Self::sized(lay(CARD_PX.0 / times - 2.0 * MARGIN_PX), caption, times);
        let largest = |wanted_px: fn(&Scene) -> f64| {
            CARD_TIMES.into_iter().map(sized).find(|sheet| sheet.seen_px >= wanted_px(&sheet.scene))
        };
        largest(above_strip_px).or_else(|| largest(timed_px)).unwrap_or_else(|| sized(least))
    }

    /// A card that is shown so many times as large as it is laid out.
    fn sized(scene: Scene, caption: &Caption, times: f64) -> Self {
        let mut sheet = Self::begun(closed(scene), caption, 0.0);
        (sheet.height_px, sheet.times) = (CARD_PX.1 / times, times);
        let foot_px = sheet.height_px - CARD_FOOT_PX - SMALL_PX * LINE;
        let legend_px = sheet.legend(0.0, CARD_ROW_PX);
        let top_px = foot_px - legend_px;
        sheet.samples.iter_mut().for_each(|(_, (_, y_px))| *y_px += top_px);
        let texts = sheet.lines.len() - sheet.samples.len();
        sheet.lines.iter_mut().skip(texts).for_each(|line| line.baseline_px += top_px);
        let room_px = top_px - 4.0 - sheet.at_px.1;
        let all_px = above_strip_px(&sheet.scene);
        let whole = [sheet.scene.height_px, all_px + EDGE_PX].into_iter().find(|height_px| *height_px <= room_px);
        sheet.seen_px = whole.unwrap_or_else(|| sheet.uncut(room_px));
        let part = (sheet.seen_px < all_px).then(|| TAKEN.upper_part.to_owned());
        sheet.text(&on_one_line([part, Some(caption.imprint.clone())]), foot_px, false, 1);
        sheet.caption = caption.clone();
        sheet
    }

    /// The height of what of the figure has its place in time, or of as much of that as is no higher than `most_px` and cuts
    /// through no text.
    fn uncut(&self, most_px: f64) -> f64 {
        let mut seen_px = (timed_px(&self.scene) + EDGE_PX).min(most_px).max(0.0);
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
            times: 1.0,
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

/// How far down a figure goes whose parts have their place in time, CSS pixels; without any, all of it.
fn timed_px(scene: &Scene) -> f64 {
    let plot_px = scene.plot.bottom_px();
    if plot_px > 0.0 { plot_px } else { scene.height_px }
}
