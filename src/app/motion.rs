//! What moves the window: at once, or in a jump that glides, unless the reader asked for less motion.

use leptos::prelude::*;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::current::frame;
use super::state::State;
use crate::timeline::{View, between, flight_ms};

/// A jump that is under way.
#[derive(Clone, Copy)]
struct Flight {
    from: View,
    to: View,
    began_ms: f64,
}

/// What moves by itself.
#[derive(Default)]
pub struct Motion {
    flight: Option<Flight>,
    /// Whether a frame is asked for.
    asked: bool,
    /// What is to be done on arrival.
    then: Option<Box<dyn FnOnce()>>,
}

impl State {
    /// Moves the window at once, held near the story; a jump under way ends.
    pub fn look(self, view: View) {
        self.halt();
        if let Some(held) = self.held(view) {
            self.show_view(held);
        }
    }

    /// The window held near the story, and where a link can name it.
    fn held(self, view: View) -> Option<View> {
        let limits = self.told.try_get_untracked()??.story.whole;
        let margin_ms = limits.span_ms();
        let limits = View::new(limits.from_ms - margin_ms, limits.to_ms + margin_ms).rounded_out();
        Some(view.nameable().within(limits).nameable())
    }

    fn show_view(self, view: View) {
        if self.view.try_get_untracked() != Some(view) {
            self.view.try_set(view);
        }
    }

    /// Values by decades or not; to choose the same again draws nothing.
    pub fn choose_scale(self, log: bool) {
        if self.log.get_untracked() != log {
            self.log.set(log);
        }
    }

    /// The first window.
    pub fn home(self) {
        if let Some(told) = self.told.get_untracked() {
            self.glide(told.story.home);
        }
    }

    /// The whole story.
    pub fn fit(self) {
        if let Some(told) = self.told.get_untracked() {
            self.glide(told.story.whole);
        }
    }

    /// Zooms about an instant of the window, Unix milliseconds, or about its middle.
    pub fn zoom(self, factor: f64, about_ms: Option<f64>) {
        let view = self.aim();
        let middle_ms = (view.from_ms + view.to_ms) / 2.0;
        self.glide(view.zoom_at(about_ms.filter(|at_ms| view.contains(*at_ms)).unwrap_or(middle_ms), factor));
    }

    /// Glides to another window, held near the story. A jump under way goes on to that one from where it is.
    pub fn glide(self, to: View) {
        self.glide_then(to, None);
    }

    /// The same, and does something on arrival, if nothing comes between.
    pub fn glide_then(self, to: View, then: Option<Box<dyn FnOnce()>>) {
        let (Some(to), Some(from)) = (self.held(to), self.view.try_get_untracked()) else { return };
        let flight = Flight { from, to, began_ms: now_ms() };
        self.motion.try_update_value(|motion| (motion.flight, motion.then) = (Some(flight), then));
        if from == to || wants_no_motion() {
            self.arrive();
        } else {
            self.ask();
        }
    }

    /// Where the window is going to be: the aim of a jump, else where it is.
    pub fn aim(self) -> View {
        let aim = self.motion.try_with_value(|motion| motion.flight.map(|flight| flight.to)).flatten();
        aim.unwrap_or_else(|| self.view.get_untracked())
    }

    /// Ends a jump where it is: a hand takes the window.
    pub fn halt(self) {
        self.motion.try_update_value(|motion| (motion.flight, motion.then) = (None, None));
    }

    /// Ends a jump where it leads.
    pub fn arrive(self) {
        let ended = self.motion.try_update_value(|motion| (motion.flight.take(), motion.then.take()));
        let Some((Some(flight), then)) = ended else { return };
        self.show_view(flight.to);
        if flight.from != flight.to {
            self.arrived.notify();
        }
        if let Some(then) = then {
            then();
        }
    }

    fn ask(self) {
        let asked = self.motion.try_update_value(|motion| std::mem::replace(&mut motion.asked, true));
        if asked == Some(false) {
            frame(move || self.fly());
        }
    }

    fn fly(self) {
        let flight = self.motion.try_update_value(|motion| {
            motion.asked = false;
            motion.flight
        });
        let Some(Some(Flight { from, to, began_ms })) = flight else { return };
        let share = (now_ms() - began_ms) / flight_ms(from, to);
        if share >= 1.0 {
            self.arrive();
        } else if let Some(view) = self.held(between(from, to, share)) {
            self.show_view(view);
            self.ask();
        }
    }
}

/// Milliseconds of the page's clock.
pub(super) fn now_ms() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Whether the reader asked for less motion.
pub(super) fn wants_no_motion() -> bool {
    is_so("(prefers-reduced-motion: reduce)")
}

/// Whether the reader has all text in colours of their own, which a canvas knows nothing of.
pub(super) fn wants_own_colors() -> bool {
    is_so("(forced-colors: active)")
}

fn is_so(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// Brings an element into sight once it is drawn at its place: with the frame after the next, as a frame is drawn by what is
/// asked for after this. Where it is in sight nothing moves.
pub fn into_sight(find: impl FnOnce() -> Option<Element> + 'static) {
    frame(move || {
        frame(move || {
            let Some(element) = find() else { return };
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            options.set_inline(ScrollLogicalPosition::Nearest);
            options.set_behavior(if wants_no_motion() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
            element.scroll_into_view_with_scroll_into_view_options(&options);
        });
    });
}
