//! An incident, top to bottom.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure::Figure;
use super::headline::{Headline, Stamp};
use super::item::ItemPanel;
use super::messages::Messages;
use super::moments::Moments;
use super::open_dialog::{drop_place, open_instead};
use super::record::RecordSection;
use super::sections::{Corrections, Glossary, Sources};
use super::state::{Loaded, State};
use super::toolbar::Toolbar;
use super::why::WhySection;
use crate::words::interface::INTERFACE;

/// How much of an incident a widget shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it, as a page of its own.
    Page,
    /// From the timeline on, in an article that has its own headline.
    Article,
    /// The timeline alone, and where the rest is to be found.
    Compact,
}

/// An incident, `home` the address of its whole record.
#[component]
pub fn Page(state: State, extent: Extent, home: Option<String>, phase: Memo<&'static str>) -> impl IntoView {
    let is_page = extent == Extent::Page;
    let class = if is_page { "incident-timeline" } else { "incident-timeline embedded" };
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
        <div class=class tabindex="-1" data-state=phase on:keydown=escape>
            <Show when=move || is_page && state.told.with(Option::is_none)>
                <h1>{INTERFACE.product}</h1>
            </Show>
            {is_page.then(|| drop_place(state).view())}
            <Messages state />
            <Show when=move || is_page && has_no_toolbar(state)>{open_instead(state).view()}</Show>
            {move || is_page.then(|| state.told.get().map(|told| view! { <Headline state told /> }))}
            {move || document.get().map(|loaded| figure(state, &loaded, extent))}
            <ItemPanel state />
            {move || {
                let told = state.told.get().filter(|_| extent != Extent::Compact)?;
                Some(view! {
                    <WhySection state told=told.clone() />
                    <RecordSection state told=told.clone() />
                    <Corrections state told=told.clone() />
                    <Sources told=told.clone() />
                    <Glossary told />
                })
            }}
            {move || (!is_page).then(|| state.told.get().map(|told| view! { <Stamp state told home=home.clone() /> }))}
            <Show when=move || state.told.with(Option::is_none) && state.loading.get()>
                <p class="loading">{INTERFACE.loading}</p>
            </Show>
        </div>
    }
}

/// Whether there is nothing to draw, and so nothing to choose about it.
fn has_no_toolbar(state: State) -> bool {
    let is_empty = state.told.with(|told| told.as_ref().map(|told| told.loaded.document.items().next().is_none()));
    is_empty.unwrap_or(state.problem.with(Option::is_some))
}

/// The figure with its controls, if there is anything to draw.
fn figure(state: State, loaded: &Loaded, extent: Extent) -> Option<impl IntoView + use<>> {
    let has_items = loaded.document.items().next().is_some();
    has_items.then(|| {
        view! {
            <Toolbar state is_page=extent == Extent::Page />
            <div class="story">
                <Figure state has_record=extent != Extent::Compact />
                <Moments state />
            </div>
        }
    })
}
