//! The opened item: everything that is known of it, with the way to each of its sources.

use leptos::html;
use leptos::prelude::*;

use super::state::{State, is_by_key};
use super::why::part;
use crate::record::{Detail, Part, Row};
use crate::words::interface::INTERFACE;

/// An item with those before and after it in the record.
#[derive(Debug, Clone, PartialEq)]
struct Opened {
    detail: Detail,
    previous: Option<String>,
    next: Option<String>,
}

fn opened(state: State) -> Option<Opened> {
    let id = state.selected.get()?;
    let told = state.told.get()?;
    let words = told.words();
    let mut detail = Detail::new(words.item(&id)?, &words);
    let remarks: Vec<Part> = told.remarks(&id).into_iter().map(Part::Text).collect();
    if !remarks.is_empty() {
        detail.rows.push(Row { label: INTERFACE.not_read.to_owned(), parts: remarks });
    }
    let place = told.place(&id);
    let neighbour = |step: isize| {
        let next = place?.checked_add_signed(step)?;
        told.id(next).map(str::to_owned)
    };
    Some(Opened { detail, previous: neighbour(-1), next: neighbour(1) })
}

/// The panel of the opened item; nothing while none is opened.
#[component]
pub fn ItemPanel(state: State) -> impl IntoView {
    let opened = Memo::new(move |_| opened(state));
    view! {
        <Show when=move || opened.with(Option::is_some)>
            <Panel state opened />
        </Show>
    }
}

/// The panel stays while one item follows another in it, so that the focus stays on its buttons.
#[component]
fn Panel(state: State, opened: Memo<Option<Opened>>) -> impl IntoView {
    let text = NodeRef::<html::Div>::new();
    Effect::new(move || {
        opened.track();
        let Some(text) = text.get() else { return };
        text.set_scroll_top(0);
        // Opened by a key, it is read at once; opened by hand, the hand stays where it is.
        if state.by_key.get_untracked() {
            state.by_key.set(false);
            let _ = text.focus();
        }
    });
    let previous = move || opened.with(|opened| opened.as_ref()?.previous.clone());
    let next = move || opened.with(|opened| opened.as_ref()?.next.clone());
    view! {
        <aside class="item" aria-labelledby="it-item">
            <div class="item-text" tabindex="0" role="group" aria-live="polite" aria-labelledby="it-item" node_ref=text>
                {move || opened.get().map(|opened| contents(state, opened.detail))}
            </div>
            <div class="item-steps">
                <StepButton state name=INTERFACE.previous to=previous />
                <StepButton state name=INTERFACE.next to=next />
                <button type="button" class="button push" on:click=move |event| state.close(is_by_key(&event))>
                    {INTERFACE.close}
                </button>
            </div>
        </aside>
    }
}

/// Leads to another item. At an end it is only said to be disabled, since what is disabled loses the focus.
#[component]
fn StepButton<F>(state: State, name: &'static str, to: F) -> impl IntoView
where
    F: Fn() -> Option<String> + Copy + Send + Sync + 'static,
{
    let disabled = move || to().is_none().to_string();
    let step = move |_| {
        if let Some(id) = to() {
            state.open(&id, false);
        }
    };
    view! {
        <button type="button" class="button" aria-disabled=disabled on:click=step>
            {name}
        </button>
    }
}

fn contents(state: State, detail: Detail) -> impl IntoView {
    let rows = detail.rows.iter().map(|one| row(state, one)).collect_view();
    let class = if detail.retracted { "retracted" } else { "" };
    let told = state.told.get_untracked();
    let language = told.and_then(|told| told.loaded.document.language.clone());
    view! {
        <p class="kicker">{detail.kind}</p>
        <h2 id="it-item" class=class>{detail.title}</h2>
        {detail.quote.map(|quote| view! { <blockquote lang=language>{quote}</blockquote> })}
        {detail.text.map(|text| view! { <p>{text}</p> })}
        <dl>{rows}</dl>
    }
}

fn row(state: State, row: &Row) -> impl IntoView + use<> {
    let parts = row.parts.iter().map(|one| view! { <dd>{part(state, one)}</dd> }).collect_view();
    view! {
        <div>
            <dt>{row.label.clone()}</dt>
            {parts}
        </div>
    }
}
