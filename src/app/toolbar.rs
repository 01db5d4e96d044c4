//! Zone, zoom, scale, keys.

use std::sync::Arc;

use leptos::prelude::*;

use super::fragment::Fragment;
use super::link_dialog::LinkDialog;
use super::open_dialog::OpenButton;
use super::state::State;
use super::take_dialog::TakeButton;
use super::zones::ZoneChoice;
use crate::words::interface::INTERFACE;
use crate::words::links::LINKS;

/// How much a press zooms.
const STEP: f64 = 0.6;

/// What the reader can choose about the figure.
#[component]
pub fn Toolbar(state: State) -> impl IntoView {
    let told = state.told.get_untracked();
    let (city, timed, has_values) = told.map_or((String::new(), false, false), |told| {
        let zone = ZoneChoice::Incident.zone(&told.loaded.document);
        (told.words().city(&zone), told.story.timed, !told.story.panels.is_empty())
    });
    let zones = [(ZoneChoice::Incident, city), (ZoneChoice::Reader, INTERFACE.your_time.to_owned())];
    // A story told in UTC has that already.
    let utc = (zones.iter().all(|(_, name)| name != "UTC")).then(|| (ZoneChoice::Utc, "UTC".to_owned()));
    let zones = zones.into_iter().chain(utc).map(|(choice, name)| zone_button(state, choice, name));
    // A zone that a link named stays among them.
    let named = Memo::new(move |before: Option<&Option<Arc<str>>>| match state.zone.get() {
        ZoneChoice::Named(zone) => Some(zone),
        _ => before.cloned().flatten(),
    });
    let named = move || {
        let (zone, told) = (named.get()?, state.told.get_untracked()?);
        let city = told.words().city(&zone);
        Some(zone_button(state, ZoneChoice::Named(zone), city))
    };
    let scales = [(false, INTERFACE.linear), (true, INTERFACE.log)].into_iter().map(|(log, name)| {
        let pressed = move || (state.log.get() == log).to_string();
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| state.log.set(log)>
                {name}
            </button>
        }
    });
    let zones = zones.collect_view();
    // Where the page's fragment is not kept, no link would be followed.
    let fragment = use_context::<Fragment>();
    let linking = RwSignal::new(false);
    let scales = scales.collect_view();
    view! {
        <div class="toolbar">
            <div class="segments" role="group" aria-label=INTERFACE.zones>{zones} {named}</div>
            {timed
                .then(|| {
                    view! {
                        <div class="segments" role="group" aria-label=INTERFACE.zoom>
                            <button type="button" aria-label=INTERFACE.zoom_out on:click=move |_| state.zoom(1.0 / STEP)>
                                "−"
                            </button>
                            <button type="button" aria-label=INTERFACE.zoom_in on:click=move |_| state.zoom(STEP)>
                                "+"
                            </button>
                            <button type="button" on:click=move |_| state.home()>{INTERFACE.first_view}</button>
                            <button type="button" on:click=move |_| state.fit()>{INTERFACE.whole_story}</button>
                        </div>
                    }
                })}
            {(timed && has_values)
                .then(|| view! { <div class="segments" role="group" aria-label=INTERFACE.scale>{scales}</div> })}
            <div class="own">
                {fragment
                    .map(|_| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                aria-haspopup="dialog"
                                on:click=move |_| linking.set(true)
                            >
                                {LINKS.link}
                            </button>
                        }
                    })}
                <TakeButton state />
                <OpenButton state />
            </div>
            <button
                type="button"
                class="button push"
                aria-expanded=move || state.keys.get().to_string()
                on:click=move |_| state.keys.update(|keys| *keys = !*keys)
            >
                {INTERFACE.keys}
            </button>
        </div>
        {fragment.map(|fragment| view! { <LinkDialog state fragment open=linking /> })}
        <Show when=move || state.keys.get()>
            <dl class="keys">
                {INTERFACE
                    .key_list
                    .iter()
                    .map(|(keys, what)| {
                        view! {
                            <div>
                                <dt>{*keys}</dt>
                                <dd>{*what}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        </Show>
    }
}

fn zone_button(state: State, choice: ZoneChoice, name: String) -> impl IntoView {
    let pressed = {
        let choice = choice.clone();
        move || state.zone.with(|zone| *zone == choice).to_string()
    };
    view! {
        <button type="button" aria-pressed=pressed on:click=move |_| state.choose_zone(choice.clone())>
            {name}
        </button>
    }
}
