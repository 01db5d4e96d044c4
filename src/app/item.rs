//! The opened item: everything that is known of it, with the way to each of its sources.

use leptos::html;
use leptos::prelude::*;

use super::state::State;
use super::why::ItemLink;
use crate::record::{Detail, Part, Row};
use crate::words::interface::INTERFACE;

/// The panel of the opened item; nothing while none is opened.
#[component]
pub fn ItemPanel(state: State) -> impl IntoView {
    move || {
        let id = state.selected.get()?;
        let told = state.told.get()?;
        let words = told.words();
        let detail = Detail::new(words.item(&id)?, &words);
        let place = told.entries.iter().position(|entry| *entry.id == *id);
        let neighbour = |step: isize| {
            let next = place?.checked_add_signed(step)?;
            told.entries.get(next).map(|entry| entry.id.0.clone())
        };
        Some(view! { <Panel state detail previous=neighbour(-1) next=neighbour(1) /> })
    }
}

#[component]
fn Panel(state: State, detail: Detail, previous: Option<String>, next: Option<String>) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    // Opened by key, it is read at once; opened by hand, the hand stays where it is.
    Effect::new(move || {
        if let Some(heading) = heading.get()
            && state.by_key.get_untracked()
        {
            state.by_key.set(false);
            let _ = heading.focus();
        }
    });
    let class = if detail.retracted { "item retracted" } else { "item" };
    let close = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            state.close();
        }
    };
    let steps = [(INTERFACE.previous, previous), (INTERFACE.next, next)].into_iter().map(|(name, id)| {
        let disabled = id.is_none();
        view! {
            <button
                type="button"
                class="button"
                disabled=disabled
                on:click=move |_| {
                    if let Some(id) = &id {
                        state.open(id);
                    }
                }
            >
                {name}
            </button>
        }
    });
    let rows = detail.rows.iter().map(|one| row(state, one)).collect_view();
    view! {
        <aside class=class aria-labelledby="it-item" on:keydown=close>
            <div class="item-scroll" tabindex="0" role="group" aria-labelledby="it-item">
                <p class="kicker">{detail.kind}</p>
                <h2 id="it-item" tabindex="-1" node_ref=heading>{detail.title}</h2>
                {detail.quote.map(|quote| view! { <blockquote>{quote}</blockquote> })}
                {detail.text.map(|text| view! { <p>{text}</p> })}
                <dl>{rows}</dl>
            </div>
            <div class="item-steps">
                {steps.collect_view()}
                <button type="button" class="button push" on:click=move |_| state.close()>{INTERFACE.close}</button>
            </div>
        </aside>
    }
}

fn row(state: State, row: &Row) -> impl IntoView + use<> {
    let parts = row.parts.iter().map(|part| match part {
        Part::Text(text) => view! { <span>{text.clone()}</span> }.into_any(),
        Part::Item(id, title) => view! { <ItemLink state id=id.clone() title=title.clone() /> }.into_any(),
        Part::Link(href, text) => view! {
            <a href=href.clone() rel="noopener noreferrer" target="_blank">
                {text.clone()}
            </a>
        }
        .into_any(),
    });
    let parts = parts.map(|part| view! { <dd>{part}</dd> }).collect_view();
    view! {
        <div>
            <dt>{row.label.clone()}</dt>
            {parts}
        </div>
    }
}
