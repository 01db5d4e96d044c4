//! The record: every item as text, searchable and filterable.

mod lines;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

use super::state::{State, Told, is_by_key};
use crate::document::Kind;
use crate::record::note;
use crate::words::interface::INTERFACE;
use lines::Lines;

/// Kinds of item a reader can ask for, in the order of their names.
const KINDS: [Kind; 5] = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event];

/// The record with its search.
#[component]
pub fn RecordSection(state: State, told: Arc<Told>) -> impl IntoView {
    let note = note(&told.loaded.document, &told.words());
    let total = told.loaded.lines.len();
    let kinds: Vec<(usize, Kind)> = (KINDS.into_iter().enumerate())
        .filter(|(_, kind)| told.loaded.lines.iter().any(|line| line.spot.kind() == *kind))
        .collect();
    let found = state.search.found;
    let count = move || found.with(|found| found.as_ref().map_or(total, |found| found.count));
    let is_searching = move || found.with(|found| found.as_ref().is_some_and(|found| found.searched < total));
    let counted = move || {
        let counted = INTERFACE.found(count(), total);
        if is_searching() { [&counted, INTERFACE.still_searching].concat() } else { counted }
    };
    let options = kinds.into_iter().map(|(place, kind)| {
        let name = INTERFACE.kinds.get(place).copied().unwrap_or_default();
        let chosen = move || state.filter.with(|filter| filter.kinds.contains(&kind));
        view! { <option value=kind.as_str() prop:selected=chosen>{name}</option> }
    });
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        state.filter.update(|filter| {
            filter.kinds = KINDS.into_iter().filter(|kind| kind.as_str() == chosen).collect();
        });
    };
    (total > 0).then(|| {
        view! {
            <section class="record" aria-labelledby="it-record">
                <h2 id="it-record">{INTERFACE.record}</h2>
                <div class="record-tools" role="search">
                    <input
                        type="search"
                        aria-label=INTERFACE.search
                        placeholder=INTERFACE.search
                        prop:value=move || state.filter.with(|filter| filter.query.clone())
                        on:input=move |event| {
                            let query = event_target_value(&event);
                            state.filter.update(|filter| filter.query = query);
                        }
                    />
                    <select aria-label=INTERFACE.kind_filter on:change=choose>
                        <option value="">{INTERFACE.all_kinds}</option>
                        {options.collect_view()}
                    </select>
                    <span class="soft" role="status">{counted}</span>
                </div>
                {note.map(|note| view! { <p class="soft">{note}</p> })}
                <Show when=move || count() == 0 && !is_searching()>
                    <p>{INTERFACE.none_found}</p>
                </Show>
                <List state told=Arc::clone(&told) />
            </section>
        }
    })
}

/// The lines. Those of a long record stand in a box of its own, of which only what is near the eye is made.
#[component]
fn List(state: State, told: Arc<Told>) -> impl IntoView {
    let root = NodeRef::<html::Ol>::new();
    let total = told.loaded.lines.len();
    let lines = StoredValue::new_local(Lines::new(told));
    let whole = RwSignal::new(!lines::is_long(total));
    let fill = move || fill_on(lines);
    Effect::new(move || {
        let Some(root) = root.get() else { return };
        let found = state.search.found.get();
        lines.try_update_value(|lines| lines.show(&root, found.as_deref(), whole.get_untracked()));
        fill();
    });
    Effect::new(move || {
        let selected = state.selected.get();
        lines.try_update_value(|lines| lines.select(selected.as_deref()));
    });
    let make_whole = move |is_whole: bool| {
        if !whole.get_untracked() {
            lines.try_update_value(|lines| lines.print(is_whole));
        }
    };
    for (name, is_whole) in [("beforeprint", true), ("afterprint", false)] {
        let heard = Closure::<dyn FnMut()>::new(move || make_whole(is_whole));
        let listener = heard.as_ref().unchecked_ref::<js_sys::Function>().clone();
        let _ = window().add_event_listener_with_callback(name, &listener);
        let kept = StoredValue::new_local(heard);
        on_cleanup(move || {
            kept.with_value(|heard| {
                let _ = window().remove_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
            });
        });
    }
    // One listener for all lines.
    let click = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("button").ok().flatten());
        if let Some(id) = link.and_then(|link| link.get_attribute(lines::OPENS)) {
            state.open(&id, is_by_key(&event));
        }
    };
    let show_all = move |_| {
        whole.set(true);
        lines.try_update_value(Lines::begin_whole);
        fill();
    };
    view! {
        <div
            class=move || if whole.get() { "lines" } else { "lines long" }
            on:scroll=move |_| {
                lines.try_update_value(Lines::scrolled);
            }
        >
            <ol node_ref=root on:click=click></ol>
        </div>
        <Show when=move || !whole.get()>
            <p class="soft">
                {INTERFACE.long_record} " "
                <button type="button" class="link" on:click=show_all>
                    {INTERFACE.show_all(total)}
                </button>
            </p>
        </Show>
    }
}

/// Goes on filling the list between frames, until all that it is to hold is there.
fn fill_on(lines: StoredValue<Lines, LocalStorage>) {
    if lines.try_update_value(Lines::fill_some) == Some(true) {
        set_timeout(move || fill_on(lines), std::time::Duration::ZERO);
    }
}

/// A part of a line by its class.
fn element(name: &str, class: &str) -> Option<HtmlElement> {
    let element = document().create_element(name).ok()?.dyn_into::<HtmlElement>().ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}
