//! The record: every item as text, searchable and filterable.

mod hits;
mod line;
mod lines;
mod short;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlOListElement, HtmlSelectElement, MouseEvent};

use super::current::{effect, later, live};
use super::filters::{filters, filters_button};
use super::state::{State, Told, is_by_key};
use super::tag::{Tag, button, hear, tag, tags};
use super::why::section;
use crate::document::Kind;
use crate::record::note;
use crate::words::interface::INTERFACE;
use hits::Hits;
use lines::Lines;

/// Kinds of item a reader can ask for, in the order of their names.
const KINDS: [Kind; 5] = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event];

/// The record with its search.
pub fn record_section(state: State, told: Arc<Told>) -> Option<Tag> {
    state.search.prepare();
    let note = note(&told.loaded.document, &told.words());
    let total = told.loaded.lines.len();
    let found = state.search.found;
    let count = move || found.with(|found| found.as_ref().map_or(total, |found| found.count));
    let is_searching = move || found.with(|found| found.as_ref().is_some_and(|found| found.searched < total));
    let counted = move || {
        let counted = INTERFACE.found(count(), total);
        if is_searching() { [&counted, INTERFACE.still_searching].concat() } else { counted }
    };
    (total > 0).then(|| {
        let status = tag("span").class("soft").attr("role", "status").live_text(counted);
        let tools = tag("div").class("record-tools").attr("role", "search");
        let of_filters = Arc::clone(&told);
        section("record", "it-record", INTERFACE.record)
            .put(tools.put(query(state)).put(kinds(state, &told)).put(filters_button(state)).put(status))
            .place_while(move || state.filtering.get(), move || filters(state, &of_filters))
            .with(note.map(|note| tag("p").class("soft").text(&note)))
            .place_while(move || count() == 0 && !is_searching(), || tag("p").text(INTERFACE.none_found))
            .put(list(state, told))
    })
}

/// Words to look for.
fn query(state: State) -> Tag {
    let query = tag("input")
        .attr("type", "search")
        .attr("aria-label", INTERFACE.search)
        .attr("placeholder", INTERFACE.search)
        .on("input", move |event: Event| {
            let query = event_target_value(&event);
            state.filter.update(|filter| filter.query = query);
        });
    let element: HtmlInputElement = query.element();
    live(Box::new(move || element.set_value(&state.filter.with(|filter| filter.query.clone()))));
    query
}

/// Kinds of item to look for: those that there are.
fn kinds(state: State, told: &Told) -> Tag {
    let mut select = tag("select")
        .attr("aria-label", INTERFACE.kind_filter)
        .on("change", move |event: Event| {
            let chosen = event_target_value(&event);
            state.filter.update(|filter| {
                filter.kinds = KINDS.into_iter().filter(|kind| kind.as_str() == chosen).collect();
            });
        })
        .put(tag("option").attr("value", "").text(INTERFACE.all_kinds));
    for (kind, name) in KINDS.into_iter().zip(INTERFACE.kinds) {
        if told.loaded.lines.iter().any(|line| line.spot.kind() == kind) {
            select = select.put(tag("option").attr("value", kind.as_str()).text(name));
        }
    }
    let element: HtmlSelectElement = select.element();
    live(Box::new(move || {
        let chosen = state.filter.with(|filter| filter.kinds.first().map_or("", |kind| kind.as_str()));
        element.set_value(chosen);
    }));
    select
}

/// The lines. Those of a long record stand in a box of its own, of which only what is near the eye is made.
fn list(state: State, told: Arc<Told>) -> Tag {
    let total = told.loaded.lines.len();
    let lines = StoredValue::new_local(Lines::new(told));
    let whole = RwSignal::new(!lines::is_long(total));
    // One listener for all lines.
    let list = tag("ol").on("click", move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a").ok().flatten());
        // With a key held it is the browser's, which opens it elsewhere.
        let is_ours = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if let Some(id) = link.filter(|_| is_ours).and_then(|link| link.get_attribute(line::OPENS)) {
            event.prevent_default();
            state.open(&id, is_by_key(&event));
        }
    });
    let root: HtmlOListElement = list.element();
    let hits = Hits::new(state, &root);
    let fill = move || fill_on(lines, hits);
    effect(move |_| {
        state.filter.track();
        hits.ask();
    });
    // Once it stands in the page, as the first lines are measured.
    effect(move |_| {
        let found = state.search.found.get();
        lines.try_update_value(|lines| lines.show(&root, found.as_deref(), whole.get_untracked()));
        fill();
    });
    effect(move |_| {
        let selected = state.selected.get();
        lines.try_update_value(|lines| lines.select(selected.as_deref()));
    });
    let make_whole = move |is_whole: bool| {
        if !whole.get_untracked() {
            lines.try_update_value(|lines| lines.print(is_whole));
        }
    };
    for (name, is_whole) in [("beforeprint", true), ("afterprint", false)] {
        let heard = move |_| {
            state.enter();
            make_whole(is_whole);
        };
        hear(window().unchecked_ref(), name, Box::new(heard));
    }
    let show_all = move |_| {
        whole.set(true);
        lines.try_update_value(Lines::begin_whole);
        fill();
    };
    let seen = tag("div")
        .live_attr("class", move || Some(String::from(if whole.get() { "lines" } else { "lines long" })))
        .on("scroll", move |_: Event| {
            lines.try_update_value(Lines::scrolled);
            hits.ask();
        })
        .put(list);
    tags([seen]).place_while(
        move || !whole.get(),
        move || {
            let all = button("link", &INTERFACE.show_all(total), show_all);
            tag("p").class("soft").text(INTERFACE.long_record).text(" ").put(all)
        },
    )
}

/// Goes on filling the list between frames, until all that it is to hold is there.
fn fill_on(lines: StoredValue<Lines, LocalStorage>, hits: Hits) {
    if lines.try_update_value(Lines::fill_some) == Some(true) {
        later(std::time::Duration::ZERO, move || fill_on(lines, hits));
    }
    hits.ask();
}

/// A part of a line by its class.
fn element(name: &str, class: &str) -> Option<HtmlElement> {
    let element = document().create_element(name).ok()?.dyn_into::<HtmlElement>().ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}
