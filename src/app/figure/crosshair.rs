//! The crosshair: elements of its own over the figure, so that a pointer that moves redraws nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, PointerEvent};

use super::super::state::State;
use super::hand::Hand;
use super::layer::is_of;
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
        Effect::new(move || {
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
            request_animation_frame(move || self.place());
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
        let story = left.as_ref().map_or(&told.story, |left| &left.story);
        probe(story, &told.words(), &options, &scene, pointed, y_px)
    }
}

fn px(px: f64) -> String {
    [&px.to_string(), "px"].concat()
}

/// Line, time and values. They are for the eye: what they say stands in the record too.
#[component]
pub(super) fn CrosshairView(crosshair: Crosshair) -> impl IntoView {
    move || crosshair.shown.get().map(view_of)
}

fn view_of(probe: Probe) -> impl IntoView {
    let Probe { x_px, top_px, bottom_px, when, when_rect, readings, rect } = probe;
    let has_readings = !readings.is_empty();
    let readings = readings.into_iter().map(|Reading { label, hue, value }| {
        let class = hue.map_or_else(String::new, |hue| ["series-", &(hue + 1).to_string()].concat());
        view! {
            <div>
                <dt class=class>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let readings = readings.collect_view();
    let boxed = |rect: Rect| [px(rect.x_px), px(rect.y_px), px(rect.width_px), px(rect.height_px)];
    let [when_left, when_top, when_width, when_height] = boxed(when_rect);
    let [left, top, width, height] = boxed(rect);
    // Properties one by one, which the policy allows, and not as one attribute, which it does not.
    view! {
        <div class="crosshair" aria-hidden="true">
            <div
                class="crosshair-line"
                style:left=px(x_px)
                style:top=px(top_px)
                style:height=px(bottom_px - top_px)
            ></div>
            <p style:left=when_left style:top=when_top style:width=when_width style:height=when_height>
                {when}
            </p>
            {has_readings
                .then(|| {
                    view! {
                        <dl style:left=left style:top=top style:width=width style:height=height>
                            {readings}
                        </dl>
                    }
                })}
        </div>
    }
}
