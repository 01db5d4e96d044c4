//! The crosshair: elements of its own over the figure, so that a pointer that moves redraws nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, PointerEvent};

use super::super::current::{effect, frame};
use super::super::search::story_drawn;
use super::super::state::State;
use super::super::tag::{Tag, tag, tags};
use super::hand::Hand;
use super::layer::{is_of, set_px};
use super::painter::Painter;
use crate::document::Item;
use crate::scene::{Pointed, Probe, Reading, Rect, Standing, probe, standing};

/// What is pointed at, and how far down in CSS pixels.
type Target = (Pointed, f64);

/// The crosshair of a figure.
#[derive(Clone, Copy)]
pub(super) struct Crosshair {
    state: State,
    painter: Painter,
    hand: Hand,
    target: RwSignal<Option<Target>>,
    shown: RwSignal<Option<Probe>>,
    asked: StoredValue<bool>,
}

impl Crosshair {
    pub(super) fn new(state: State, painter: Painter, hand: Hand) -> Self {
        let (target, shown) = (RwSignal::new(None), RwSignal::new(None));
        Self { state, painter, hand, target, shown, asked: StoredValue::new(false) }
    }

    /// Hears of everything that moves it, or what is under it.
    pub(super) fn watch(self) {
        let state = self.state;
        effect(move |_| {
            state.told.track();
            state.view.track();
            state.log.track();
            self.painter.width_px.track();
            if self.target.get().is_some() {
                self.ask();
            } else if self.shown.with_untracked(Option::is_some) {
                self.shown.set(None);
            }
        });
    }

    /// A pointer is here. One without a button, a finger, is only there while it is down.
    pub(super) fn follow(self, event: &PointerEvent) {
        if event.is_primary() {
            // Where the pointer is, is read while it is heard of, and never while a frame is drawn.
            self.point(self.hand.place(event).map(|(x_px, y_px)| (Pointed::Place(x_px), y_px)));
        }
    }

    /// Nothing is pointed at.
    pub(super) fn leave(self) {
        self.point(None);
    }

    /// A mark that a key has led to is pointed at, if it has one instant.
    pub(super) fn focused(self, event: &FocusEvent) {
        let mark = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let mark = mark.filter(|mark| mark.matches(":focus-visible").unwrap_or(false));
        if let Some(mark) = mark {
            self.point(self.instant_of(&mark));
        }
    }

    fn instant_of(self, mark: &Element) -> Option<Target> {
        let scene = self.painter.scene()?;
        let hit = scene.hits.iter().find(|hit| is_of(mark, hit))?;
        let told = self.state.told.try_get_untracked()??;
        let words = told.words();
        // A number in a ring is for many, and an account of an outage has its own beginning.
        let item = words.item(&hit.item).filter(|_| hit.opens_to_ms.is_none() && hit.account.is_none())?;
        let view = self.state.view.try_get_untracked()?;
        let Standing::Instant { at_ms, .. } = standing(Item::time(item), view) else { return None };
        Some((Pointed::Time(at_ms), hit.rect.y_px + hit.rect.height_px / 2.0))
    }

    fn point(self, target: Option<Target>) {
        if self.target.try_get_untracked() != Some(target) {
            self.target.try_set(target);
        }
    }

    fn ask(self) {
        if self.asked.try_update_value(|asked| std::mem::replace(asked, true)) == Some(false) {
            frame(move || self.place());
        }
    }

    fn place(self) {
        self.asked.try_set_value(false);
        let found = self.found();
        if self.shown.try_with_untracked(|shown| *shown != found) == Some(true) {
            self.shown.try_set(found);
        }
    }

    fn found(self) -> Option<Probe> {
        let (pointed, y_px) = self.target.try_get_untracked()??;
        let (told, scene) = (self.state.told.try_get_untracked()??, self.painter.scene()?);
        let options = self.state.options(&told, self.painter.width_px.try_get_untracked()?)?;
        // The story that is drawn: what a search has left out is not read either.
        let left = self.state.search.found.try_get_untracked().flatten();
        let story = story_drawn(left.as_ref(), &told);
        probe(story, &told.words(), &options, &scene, pointed, y_px)
    }
}

/// Line, time and values. They are for the eye: what they say stands in the record too.
pub(super) fn crosshair_view(crosshair: Crosshair) -> Tag {
    tags([]).place(move || crosshair.shown.get().map(drawn))
}

fn drawn(probe: Probe) -> Tag {
    let line = Rect::spanning(probe.x_px, probe.top_px, probe.x_px, probe.bottom_px);
    let readings = probe.readings.iter().map(|Reading { label, hue, value }| {
        let class = hue.map_or_else(String::new, |hue| ["series-", &(hue + 1).to_string()].concat());
        tag("div").put(tag("dt").class(&class).text(label)).put(tag("dd").text(value))
    });
    let values = (!probe.readings.is_empty()).then(|| placed(tag("dl").with(readings), probe.rect));
    tag("div")
        .class("crosshair")
        .attr("aria-hidden", "true")
        .put(placed(tag("div").class("crosshair-line"), line))
        .put(placed(tag("p").text(&probe.when), probe.when_rect))
        .with(values)
}

/// Puts an element where a rectangle is.
fn placed(tag: Tag, rect: Rect) -> Tag {
    let element: HtmlElement = tag.element();
    for (property, px) in
        [("left", rect.x_px), ("top", rect.y_px), ("width", rect.width_px), ("height", rect.height_px)]
    {
        set_px(&element, property, px);
    }
    tag
}
