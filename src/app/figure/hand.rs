//! Mouse, pen and fingers on the figure.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, WheelEvent};

use super::super::motion::into_sight;
use super::super::state::{State, is_by_key};
use super::layer::is_of;
use super::painter::Painter;
use crate::scene::Scene;
use crate::small::within;
use crate::timeline::{Brush, Gesture, Scale, View};

/// What a hand is doing.
#[derive(Default)]
struct Held {
    gesture: Gesture,
    /// The pointer that holds the brush, and by which part.
    brush: Option<(i32, Brush)>,
    /// A drag has just ended: the click that follows is part of it.
    dragged: bool,
}

/// What hands do to the figure.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    state: State,
    painter: Painter,
    held: StoredValue<Rc<RefCell<Held>>, LocalStorage>,
}

/// Pixels of a wheel to a zoom by e.
const WHEEL_PX: f64 = 240.0;
/// Pixels in a line and a page, for wheels that count those.
const LINE_PX: f64 = 16.0;
const PAGE_PX: f64 = 400.0;

impl Hand {
    pub(super) fn new(state: State, painter: Painter) -> Self {
        Self { state, painter, held: StoredValue::new_local(Rc::default()) }
    }

    fn with_held<T>(self, act: impl FnOnce(&mut Held) -> T) -> Option<T> {
        self.held.try_with_value(|held| held.try_borrow_mut().ok().map(|mut held| act(&mut held)))?
    }

    /// Where a pointer is on the figure, in CSS pixels.
    pub(super) fn place(self, event: &MouseEvent) -> Option<(f64, f64)> {
        let rect = self.painter.root()?.get_bounding_client_rect();
        Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
    }

    fn strip_scale(self, scene: &Scene) -> Option<Scale> {
        let whole = self.state.told.try_get_untracked()??.story.whole;
        Some(Scale { view: whole, left_px: scene.strip.x_px, width_px: scene.strip.width_px })
    }

    pub(super) fn down(self, event: &PointerEvent) {
        // The second button and the like are not ours.
        if event.button() != 0 {
            return;
        }
        self.state.halt();
        let (Some((x_px, y_px)), Some(scene)) = (self.place(event), self.painter.scene()) else { return };
        let on_strip = y_px >= scene.strip.y_px - 4.0 && x_px >= scene.strip.x_px - 8.0 && scene.strip.width_px > 0.0;
        let strip = self.strip_scale(&scene);
        let view = self.state.view.get_untracked();
        self.with_held(|held| {
            held.dragged = false;
            match strip.filter(|_| on_strip) {
                Some(strip) => {
                    let brush = Brush::grab(x_px, view, strip);
                    held.brush = Some((event.pointer_id(), brush));
                    self.state.look(brush.drag(x_px, view, strip));
                }
                None if scene.plot.width_px > 0.0 => held.gesture.down(event.pointer_id(), x_px),
                None => {}
            }
        });
    }

    pub(super) fn moved(self, event: &PointerEvent) {
        if self.with_held(|held| held.gesture.is_down() || held.brush.is_some()) != Some(true) {
            return;
        }
        let Some((x_px, _)) = self.place(event) else { return };
        let (Some(scene), Some(scale)) = (self.painter.scene(), self.painter.scale()) else { return };
        let strip = self.strip_scale(&scene);
        let id = event.pointer_id();
        let view = self.with_held(|held| match (held.brush, strip) {
            (Some((pointer, brush)), Some(strip)) if pointer == id => {
                held.dragged = true;
                Some(brush.drag(x_px, scale.view, strip))
            }
            _ => {
                let view = held.gesture.drag(id, x_px, scale)?;
                held.dragged = true;
                Some(view)
            }
        });
        if let Some(Some(view)) = view {
            // Held only now: before, it may still be a click on a mark.
            if let Some(root) = self.painter.root() {
                let _ = root.set_pointer_capture(id);
            }
            self.state.look(view);
        }
    }

    pub(super) fn up(self, event: &PointerEvent) {
        self.with_held(|held| {
            held.gesture.up(event.pointer_id());
            held.brush = held.brush.filter(|(pointer, _)| *pointer != event.pointer_id());
        });
    }

    /// A plain wheel is the article's; with shift or sideways it pans, with control (or a pinch on a touchpad) it zooms.
    pub(super) fn wheel(self, event: &WheelEvent) {
        self.state.halt();
        let Some(scale) = self.painter.scale().filter(|scale| scale.width_px > 0.0) else { return };
        let unit_px = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE_PX,
            WheelEvent::DOM_DELTA_PAGE => PAGE_PX,
            _ => 1.0,
        };
        let (x, y) = (event.delta_x() * unit_px, event.delta_y() * unit_px);
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let Some((x_px, _)) = self.place(event) else { return };
            let at_ms = scale.time_from_x(within(x_px, scale.left_px, scale.left_px + scale.width_px));
            self.state.look(scale.view.zoom_at(at_ms, within(y / WHEEL_PX, -1.0, 1.0).exp()));
        } else if event.shift_key() || x.abs() > y.abs() {
            event.prevent_default();
            let by_px = if x.abs() > y.abs() { x } else { y };
            self.state.look(scale.view.pan(by_px * scale.ms_per_px()));
        }
    }

    pub(super) fn double(self, event: &MouseEvent) {
        // A mark is opened by the first click, and not zoomed into by the second.
        if mark_of(event).is_some() {
            return;
        }
        let (Some((x_px, y_px)), Some(scale)) = (self.place(event), self.painter.scale()) else { return };
        let on_plot =
            self.painter.scene().is_some_and(|scene| y_px <= scene.plot.bottom_px() && x_px >= scene.plot.x_px);
        if on_plot && scale.width_px > 0.0 {
            self.state.glide(scale.view.zoom_at(scale.time_from_x(x_px), 0.5));
        }
    }

    /// Opens the mark that was clicked, and tells whether it did; a cluster is zoomed into.
    pub(super) fn click(self, event: &MouseEvent) -> bool {
        let by_key = is_by_key(event);
        // Not every drag ends in a click that a later press of a key could be taken for.
        let was_drag = self.with_held(|held| std::mem::take(&mut held.dragged)).unwrap_or_default() && !by_key;
        let (Some(mark), false) = (mark_of(event), was_drag) else { return false };
        let Some(scene) = self.painter.scene() else { return false };
        let hit = scene.hits.iter().find(|hit| is_of(&mark, hit));
        let Some(hit) = hit else { return false };
        let nearer = hit.opens_to_ms.map(|(from_ms, to_ms)| View::new(from_ms, to_ms));
        // What cannot be told apart by coming nearer is read one after the other, from the first.
        let nearer = nearer.filter(|nearer| nearer.span_ms() < self.state.view.get_untracked().span_ms() * 0.99);
        match nearer {
            Some(nearer) => self.state.glide(nearer),
            None => {
                self.state.open(&hit.item, by_key);
                // A phone's panel would cover it.
                into_sight(move || Some(mark));
            }
        }
        nearer.is_none()
    }
}

/// The mark an event happened on.
fn mark_of(event: &MouseEvent) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-item]").ok().flatten()
}
