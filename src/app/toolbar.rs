//! Zone, zoom, scale, keys.

use leptos::prelude::*;

use super::state::State;
use super::zones::ZoneChoice;
use crate::words::interface::INTERFACE;

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
    let zones = zones.into_iter().chain(utc).map(|(choice, name)| {
        let pressed = move || (state.zone.get() == choice).to_string();
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| state.choose_zone(choice)>
                {name}
            </button>
        }
    });
    let scales = [(false, INTERFACE.linear), (true, INTERFACE.log)].into_iter().map(|(log, name)| {
        let pressed = move || (state.log.get() == log).to_string();
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| state.log.set(log)>
                {name}
            </button>
        }
    });
    let zones = zones.collect_view();
    let scales = scales.collect_view();
    view! {
        <div class="toolbar">
            <div class="segments" role="group" aria-label=INTERFACE.zones>{zones}</div>
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
            <button
                type="button"
                class="button push"
                aria-expanded=move || state.keys.get().to_string()
                on:click=move |_| state.keys.update(|keys| *keys = !*keys)
            >
                {INTERFACE.keys}
            </button>
        </div>
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
