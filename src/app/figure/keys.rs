//! Keys on the figure.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::super::state::State;
use super::layer::is_of;
use super::painter::Painter;
use crate::scene::{Step, walk};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Action {
    Walk(Step),
    /// By so much of the window's length.
    Pan(f64),
    Zoom(f64),
    Fit,
    /// By so many key moments.
    Moment(isize),
    Help,
}

const ZOOM: f64 = 0.7;

fn action(key: &str) -> Option<Action> {
    Some(match key {
        "ArrowLeft" => Action::Walk(Step::Earlier),
        "ArrowRight" => Action::Walk(Step::Later),
        "ArrowUp" => Action::Walk(Step::Up),
        "ArrowDown" => Action::Walk(Step::Down),
        "Home" => Action::Walk(Step::First),
        "End" => Action::Walk(Step::Last),
        "PageUp" => Action::Pan(-1.0),
        "PageDown" => Action::Pan(1.0),
        "+" | "=" => Action::Zoom(ZOOM),
        "-" | "_" => Action::Zoom(1.0 / ZOOM),
        "0" => Action::Fit,
        "n" => Action::Moment(1),
        "p" => Action::Moment(-1),
        "?" => Action::Help,
        _ => return None,
    })
}

/// Does what a key asks for. Keys with control and the like are the browser's.
pub(super) fn pressed(state: State, painter: Painter, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(action) = action(&event.key()) else { return };
    event.prevent_default();
    match action {
        Action::Walk(step) => {
            state.arrive();
            walk_on(state, painter, step);
        }
        Action::Pan(share) => {
            let view = state.aim();
            state.glide(view.pan(view.span_ms() * share));
        }
        Action::Moment(by) => state.step_moment(by),
        Action::Zoom(factor) => state.zoom(factor, focused_ms(state, painter)),
        Action::Fit => state.fit(),
        Action::Help => state.keys.update(|keys| *keys = !*keys),
    }
}

/// When the mark begins that has the focus, Unix milliseconds: it stays while the window comes nearer.
fn focused_ms(state: State, painter: Painter) -> Option<f64> {
    let (active, scene) = (state.focused()?, painter.scene()?);
    let hit = scene.hits.iter().find(|hit| is_of(&active, hit))?;
    Some(painter.scale()?.time_from_x(hit.mark_px))
}

/// Moves the focus to the mark a step leads to.
fn walk_on(state: State, painter: Painter, step: Step) {
    let (Some(scene), Some(marks)) = (painter.scene(), painter.marks()) else { return };
    let buttons = marks.children();
    let button = |index: usize| buttons.item(index as u32).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let current = state.focused().and_then(|active| scene.hits.iter().position(|hit| is_of(&active, hit)));
    let next = walk(&scene.hits, current, step).and_then(|index| scene.hits.get(index));
    // The elements stand in the order in which they came, the hits in that of the scene.
    let element = next.and_then(|hit| (0..buttons.length() as usize).filter_map(button).find(|one| is_of(one, hit)));
    if let Some(element) = element {
        for other in (0..buttons.length() as usize).filter_map(button) {
            other.set_tab_index(-1);
        }
        element.set_tab_index(0);
        let _ = element.focus();
    }
}
