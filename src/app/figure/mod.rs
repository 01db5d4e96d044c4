//! The timeline: a canvas for shapes, elements for text and targets, and everything that moves the window.

mod crosshair;
mod hand;
mod keys;
mod layer;
mod legend;
mod painter;

use leptos::html;
use leptos::prelude::*;

use super::state::State;
use crate::record::Filter;
use crate::words::interface::INTERFACE;
use crosshair::{Crosshair, crosshair_view};
use hand::Hand;
use legend::Legend;
use painter::{Painter, Places};

/// The timeline; `has_record` if its content stands below it as text too.
#[component]
pub fn Figure(state: State, has_record: bool) -> impl IntoView {
    let places = Places {
        root: NodeRef::<html::Div>::new(),
        canvas: NodeRef::<html::Canvas>::new(),
        labels: NodeRef::<html::Div>::new(),
        marks: NodeRef::<html::Div>::new(),
    };
    let painter = Painter::new(state, places);
    painter.watch();
    let hand = Hand::new(state, painter);
    let crosshair = Crosshair::new(state, painter, hand);
    crosshair.watch();
    // Whoever looks at the figure does not see the search, which stands at the record.
    let filtered = move || {
        let found = state.search.found.get()?;
        let total = state.told.with(|told| told.as_ref().map_or(0, |told| told.loaded.lines.len()));
        let clear = move |_| state.filter.set(Filter::default());
        Some(view! {
            <p class="filtered">
                {INTERFACE.filtered(found.count, total)} " "
                <button type="button" class="link" on:click=clear>
                    {INTERFACE.show_everything}
                </button>
            </p>
        })
    };
    view! {
        <figure class="figure" part="figure">
            <div
                class="timeline"
                role="group"
                aria-label=INTERFACE.figure
                aria-describedby="it-hint"
                node_ref=places.root
                on:pointerdown=move |event| {
                    crosshair.follow(&event);
                    hand.down(&event);
                }
                on:pointermove=move |event| {
                    crosshair.follow(&event);
                    hand.moved(&event);
                }
                on:pointerup=move |event| hand.up(&event)
                on:pointercancel=move |event| hand.up(&event)
                on:pointerleave=move |_| crosshair.leave()
                on:focusin=move |event| crosshair.focused(&event)
                on:focusout=move |_| crosshair.leave()
                on:wheel=move |event| hand.wheel(&event)
                on:dblclick=move |event| hand.double(&event)
                on:keydown=move |event| keys::pressed(state, painter, &event)
                on:click=move |event| hand.click(&event)
            >
                <canvas aria-hidden="true" node_ref=places.canvas></canvas>
                <div class="labels" aria-hidden="true" node_ref=places.labels></div>
                <div class="marks" node_ref=places.marks></div>
                {crosshair_view(crosshair)}
            </div>
            <p id="it-hint" class="visually-hidden">
                {INTERFACE.figure_hint} {has_record.then_some([" ", INTERFACE.figure_hint_record])}
            </p>
            <figcaption>
                <Legend painter />
                {filtered}
            </figcaption>
        </figure>
    }
}
