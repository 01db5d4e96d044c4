//! The page, top to bottom.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure::Figure;
use super::fragment::Fragment;
use super::headline::Headline;
use super::item::ItemPanel;
use super::load::Request;
use super::messages::Messages;
use super::moments::Moments;
use super::open_dialog::{OpenInstead, drop_place};
use super::record::RecordSection;
use super::sections::{Corrections, Glossary, Sources};
use super::state::{Loaded, State};
use super::toolbar::Toolbar;
use super::why::WhySection;
use crate::words::interface::INTERFACE;

/// An incident, loaded and shown; with `fragment`, as the page's own link says, and what is seen is written there.
#[component]
pub fn Page(request: Request, fragment: bool) -> impl IntoView {
    let state = State::new();
    if fragment {
        Fragment::keep(state, request);
    } else {
        state.load(request);
    }
    let name = move || {
        if state.problem.with(Option::is_some) && state.told.with(Option::is_none) {
            "error"
        } else if state.drawn.get() && !state.loading.get() {
            "ready"
        } else {
            "loading"
        }
    };
    // Told in another zone it is the same document: its texts are made anew, its controls and its figure stay.
    let document = Memo::new_with_compare(
        move |_| state.told.get().map(|told| Arc::clone(&told.loaded)),
        |before, after| !matches!((before, after), (Some(Some(before)), Some(Some(after))) if Arc::ptr_eq(before, after)),
    );
    // From wherever on the page the item was opened.
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            state.close(true);
        }
    };
    view! {
        <div class="incident-timeline" tabindex="-1" data-state=name on:keydown=escape>
            <Show when=move || state.told.with(Option::is_none)>
                <h1>{INTERFACE.product}</h1>
            </Show>
            {drop_place(state).view()}
            <Messages state />
            <Show when=move || state.told.with(Option::is_none) && state.problem.with(Option::is_some)>
                <OpenInstead state />
            </Show>
            {move || state.told.get().map(|told| view! { <Headline state told /> })}
            {move || document.get().map(|loaded| figure(state, &loaded))}
            <ItemPanel state />
            {move || {
                state
                    .told
                    .get()
                    .map(|told| {
                        view! {
                            <WhySection state told=told.clone() />
                            <RecordSection state told=told.clone() />
                            <Corrections state told=told.clone() />
                            <Sources told=told.clone() />
                            <Glossary told />
                        }
                    })
            }}
            <Show when=move || state.told.with(Option::is_none) && state.loading.get()>
                <p class="loading">{INTERFACE.loading}</p>
            </Show>
        </div>
    }
}

/// The figure with its controls, if there is anything to draw.
fn figure(state: State, loaded: &Loaded) -> Option<impl IntoView + use<>> {
    let has_items = loaded.document.items().next().is_some();
    has_items.then(|| {
        view! {
            <Toolbar state />
            <div class="story">
                <Figure state />
                <Moments state />
            </div>
        }
    })
}
