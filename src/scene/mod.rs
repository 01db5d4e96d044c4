//! Document and view to shapes, labels and hits, in CSS pixels; colours as roles.
//!
//! A scene knows no backend and measures by none: widths of texts come from one table, so that the browser and the
//! tool lay out alike. Its height depends on the document and on narrow or wide only, never on the window or a font.

mod axis;
mod crowd;
mod curve;
mod draft;
mod figures;
mod label;
mod loose;
mod mark;
mod outages;
mod panel;
mod place;
mod probe;
mod said;
mod shape;
mod standing;
mod story;
mod strip;
mod text;
mod walk;

pub use label::{Align, Label, Run, Size, Style};
pub use mark::{Extent, Hit, Mark, Sign, Signs};
pub use probe::{Pointed, Probe, Reading, probe};
pub use shape::{Point, Rect, Role, Shape};
pub use standing::{Standing, standing};
pub use story::{Story, few_times};
pub use text::width_ems;
pub use walk::{Step, walk};

use crate::timeline::{Scale, View};
use crate::words::Words;
use draft::{Draft, Frame};

/// A figure narrower than this is re-laid: names above instead of beside, words in two lines.
pub const NARROW_PX: f64 = 640.0;
/// Width of the column of names.
const GUTTER_PX: f64 = 148.0;
/// Widths at which heights are decided.
const NOMINAL_WIDE_PX: f64 = 1180.0;
const NOMINAL_NARROW_PX: f64 = 328.0;
/// At most so much for statements and for what has no place.
const MOST_WIDE_PX: f64 = 900.0;
const MOST_NARROW_PX: f64 = 1900.0;
const SECTION_PX: f64 = 16.0;

/// A figure, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
    /// Where time runs: x and width of the plot, and down to where gridlines go.
    pub plot: Rect,
    /// The whole-story strip.
    pub strip: Rect,
    /// The window within the strip.
    pub brush: Rect,
    /// What is drawn, back to front.
    pub shapes: Vec<Shape>,
    /// Text.
    pub labels: Vec<Label>,
    /// What can be pointed at, in reading order.
    pub hits: Vec<Hit>,
    /// What a legend has to explain.
    pub signs: Signs,
    /// Every extent drawn to scale.
    pub extents: Vec<Extent>,
}

/// What a reader has chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The window.
    pub view: View,
    /// Width of the figure in CSS pixels.
    pub width_px: f64,
    /// Values by decades.
    pub log: bool,
    /// The selected item.
    pub selected: Option<String>,
    /// Items that answer or dispute it, or that it answers or disputes.
    pub related: Vec<String>,
}

/// Room kept for each section: a function of the document and of narrow or wide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Room {
    lanes_px: Vec<f64>,
    lists_px: Vec<f64>,
    words_px: f64,
}

/// Room for both layouts, decided once a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rooms {
    wide: Room,
    narrow: Room,
}

impl Rooms {
    /// Decides the room by the first window and by the whole story.
    pub fn new(story: &Story, words: &Words) -> Self {
        let room = |width_px: f64| {
            let lists_px = vec![0.0; story.panels.len()];
            let mut room = Room { lanes_px: vec![0.0; story.lanes.len()], lists_px, words_px: 0.0 };
            for view in [story.home, story.whole] {
                let options = Options { view, width_px, log: false, selected: None, related: Vec::new() };
                let frame = frame(words, &options);
                for (room_px, panel) in room.lists_px.iter_mut().zip(&story.panels) {
                    *room_px = room_px.max(panel::list_px(&frame, panel));
                }
                // Elsewhere words give way; in the first window they all have their place.
                let lanes_px = outages::lanes_px(&frame, story, view == story.home);
                for (room_px, lane_px) in room.lanes_px.iter_mut().zip(lanes_px) {
                    *room_px = room_px.max(lane_px);
                }
                let said_px = said::height_px(&frame, &said::lay(&frame, story, f64::INFINITY));
                let loose_px = loose::height_px(&frame, &loose::groups(&frame, story));
                let most_px = if frame.narrow { MOST_NARROW_PX } else { MOST_WIDE_PX };
                room.words_px = room.words_px.max((said_px + loose_px).min(most_px));
            }
            room
        };
        Self { wide: room(NOMINAL_WIDE_PX), narrow: room(NOMINAL_NARROW_PX) }
    }

    fn of(&self, narrow: bool) -> &Room {
        if narrow { &self.narrow } else { &self.wide }
    }
}

fn frame<'a, 'w>(words: &'a Words<'w>, options: &'a Options) -> Frame<'a, 'w> {
    let narrow = options.width_px < NARROW_PX;
    let left_px = if narrow { 0.0 } else { GUTTER_PX };
    let width_px = (options.width_px - left_px - if narrow { 0.0 } else { 8.0 }).max(1.0);
    Frame {
        view: options.view,
        scale: Scale { view: options.view, left_px, width_px },
        width_px: options.width_px,
        narrow,
        selected: options.selected.as_deref(),
        related: &options.related,
        words,
    }
}

/// Height of the axis at the top of a figure so wide, CSS pixels.
pub fn axis_px(width_px: f64) -> f64 {
    axis::height_px(width_px < NARROW_PX)
}

/// Lays out a story in a window.
pub fn scene(story: &Story, words: &Words, rooms: &Rooms, options: &Options) -> Scene {
    let frame = frame(words, options);
    let room = rooms.of(frame.narrow);
    let mut draft = Draft::default();
    if !story.timed {
        return untimed(draft, &frame, story, room);
    }
    let mut top_px = axis::height_px(frame.narrow) + SECTION_PX / 2.0;
    outages::draw(&mut draft, &frame, story, &room.lanes_px, top_px);
    top_px += outages::height_px(&frame, story, &room.lanes_px);
    for (panel, list_px) in story.panels.iter().zip(&room.lists_px).filter(|(panel, _)| panel.plotted) {
        top_px += SECTION_PX;
        panel::draw(&mut draft, &frame, panel, options.log, (top_px, *list_px));
        top_px += panel::height_px(&frame, *list_px);
    }
    top_px += SECTION_PX;
    let laid = said::lay(&frame, story, room.words_px);
    said::draw(&mut draft, &frame, story, &laid, top_px);
    let said_px = said::height_px(&frame, &laid);
    let plot_bottom_px = top_px + if said_px > 0.0 { said_px } else { -SECTION_PX / 2.0 };
    let words_bottom_px = top_px + room.words_px;
    loose::draw(&mut draft, &frame, &loose::groups(&frame, story), plot_bottom_px, words_bottom_px);
    let ticks = axis::ticks_of(&frame);
    axis::draw(&mut draft, &frame, &ticks, plot_bottom_px);
    let strip_px = words_bottom_px + SECTION_PX * 1.5;
    let (strip, brush) = strip::draw(&mut draft, &frame, story, strip_px);
    Scene {
        height_px: strip_px + strip::height_px(&frame) + 4.0,
        plot: Rect::spanning(frame.left_px(), 0.0, frame.right_px(), plot_bottom_px),
        strip,
        brush,
        ..draft.finished(options.width_px, 0.0)
    }
}

/// A story in which no time is stated has no axis, and nothing to be drawn to scale: only groups in words.
fn untimed(mut draft: Draft, frame: &Frame, story: &Story, room: &Room) -> Scene {
    loose::draw(&mut draft, frame, &loose::groups(frame, story), 0.0, room.words_px);
    draft.finished(frame.width_px, room.words_px + SECTION_PX)
}
