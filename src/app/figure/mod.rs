//! The timeline: a canvas for shapes, elements for text and targets, and everything that moves the window.

mod crosshair;
mod hand;
mod keys;
mod layer;
mod legend;
mod painter;

use leptos::prelude::*;
use web_sys::Event;

use super::state::State;
use super::tag::{Tag, button, tag, words};
use crate::link::window_in_words;
use crate::record::Filter;
use crate::words::interface::INTERFACE;
use crosshair::{Crosshair, crosshair_view};
use hand::Hand;
use legend::legend;
use painter::{Painter, Places};

/// The timeline; `has_record` if its content stands below it as text too.
pub fn figure(state: State, has_record: bool) -> Tag {
    let canvas = tag("canvas").attr("aria-hidden", "true");
    let labels = tag("div").class("labels").attr("aria-hidden", "true");
    let marks = tag("div").class("marks");
    let timeline = tag("div").class("timeline").attr("role", "group").attr("aria-label", INTERFACE.figure);
    let places =
        Places { root: timeline.element(), canvas: canvas.element(), labels: labels.element(), marks: marks.element() };
    let painter = Painter::new(state, places);
    painter.watch();
    let hand = Hand::new(state, painter);
    let crosshair = Crosshair::new(state, painter, hand);
    crosshair.watch();
    let timeline = timeline.attr("aria-describedby", "it-hint").put(canvas).put(labels).put(marks);
    let timeline = heard(timeline, state, painter, (hand, crosshair)).put(crosshair_view(crosshair));
    // A window that was moved by keys or by a button is told; the first one says nothing.
    let is_first = StoredValue::new(true);
    let seen = move || {
        let (Some(rest), Some(told)) = (painter.rest.get(), state.told.get()) else { return String::new() };
        match is_first.try_update_value(|is_first| std::mem::replace(is_first, false)) {
            Some(false) => window_in_words(&told.words(), rest),
            _ => String::new(),
        }
    };
    let seen = tag("p").class("visually-hidden").attr("role", "status").live_text(seen);
    let hint = tag("p").attr("id", "it-hint").class("visually-hidden").text(INTERFACE.figure_hint).text(" ");
    let hint = if has_record { hint.text(INTERFACE.figure_hint_record) } else { hint };
    let caption = tag("figcaption").put(legend(painter)).place(move || filtered(state));
    tag("figure").class("figure").attr("part", "figure").put(timeline).put(hint).put(seen).put(caption)
}

/// What hands and keys do on the timeline.
fn heard(timeline: Tag, state: State, painter: Painter, (hand, crosshair): (Hand, Crosshair)) -> Tag {
    timeline
        .on("pointerdown", move |event| {
            crosshair.follow(&event);
            hand.down(&event);
        })
        .on("pointermove", move |event| {
            crosshair.follow(&event);
            hand.moved(&event);
        })
        .on("pointerup", move |event| hand.up(&event))
        .on("pointercancel", move |event| hand.up(&event))
        .on("pointerleave", move |_: Event| crosshair.leave())
        .on("focusin", move |event| crosshair.focused(&event))
        .on("focusout", move |_: Event| crosshair.leave())
        .on("wheel", move |event| hand.wheel(&event))
        .on("dblclick", move |event| hand.double(&event))
        .on("keydown", move |event| keys::pressed(state, painter, &event))
        .on("click", move |event| {
            // What is opened is looked at, not the place of the pointer.
            if hand.click(&event) {
                crosshair.leave();
            }
        })
}

/// Whoever looks at the figure does not see the search, which stands at the record.
fn filtered(state: State) -> Option<Tag> {
    let found = state.search.found.get()?;
    let total = state.told.with(|told| told.as_ref().map_or(0, |told| told.loaded.lines.len()));
    let clear = button("link", INTERFACE.show_everything, move |_| state.filter.set(Filter::default()));
    let hidden = state.filter.with(|filter| filter.hidden());
    let hidden = (hidden > 0).then(|| INTERFACE.hidden(hidden));
    let left = (found.count < total || hidden.is_none()).then(|| INTERFACE.filtered(found.count, total));
    let texts = [left, hidden].into_iter().flatten().flat_map(|text| [words(&text), words(" ")]);
    Some(tag("p").class("filtered").with(texts).put(clear))
}
