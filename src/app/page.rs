//! The page, top to bottom.

use leptos::prelude::*;

use super::figure::Figure;
use super::headline::Headline;
use super::item::ItemPanel;
use super::load::Request;
use super::messages::Messages;
use super::record::RecordSection;
use super::sections::{Corrections, Glossary, Sources};
use super::state::State;
use super::toolbar::Toolbar;
use super::why::WhySection;
use crate::words::interface::INTERFACE;

/// An incident, loaded and shown.
#[component]
pub fn Page(request: Request) -> impl IntoView {
    let state = State::new();
    let again = request.clone();
    state.load(request);
    // The width of the reader's column decides the layout, not that of the screen: style/ asks the container.
    let name = move || {
        if state.problem.with(Option::is_some) && state.told.with(Option::is_none) {
            "error"
        } else if state.drawn.get() && !state.loading.get() {
            "ready"
        } else {
            "loading"
        }
    };
    view! {
        <div class="incident-timeline" data-state=name>
            <Messages state again=again />
            {move || {
                let told = state.told.get()?;
                Some(
                    view! {
                        <Headline told=told.clone() />
                        <Show when={
                            let told = told.clone();
                            move || !told.story.is_empty()
                        }>
                            <Toolbar state />
                            <Figure state />
                        </Show>
                        <ItemPanel state />
                        <WhySection state told=told.clone() />
                        <RecordSection state told=told.clone() />
                        <Corrections state told=told.clone() />
                        <Sources told=told.clone() />
                        <Glossary told=told />
                    },
                )
            }}
            <Show when=move || state.told.with(Option::is_none) && state.loading.get()>
                <p class="loading">{INTERFACE.loading}</p>
            </Show>
        </div>
    }
}
