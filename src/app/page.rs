//! An incident, top to bottom.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::figure::figure;
use super::headline::{headline, stamp};
use super::item::item_panel;
use super::messages::messages;
use super::moments::moments;
use super::open_dialog::{drop_place, open_instead};
use super::record::record_section;
use super::sections::{corrections, glossary, sources};
use super::state::{Loaded, State, Told};
use super::tag::{Tag, tag, tags};
use super::toolbar::toolbar;
use super::why::why_section;
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
pub fn page(state: State, extent: Extent, home: Option<String>, phase: Memo<&'static str>) -> Tag {
    let is_page = extent == Extent::Page;
    let told = move || state.told.get();
    let is_told = move || state.told.with(Option::is_some);
    // Told in another zone it is the same document: its texts are made anew, its controls and its figure stay.
    let document = Memo::new_with_compare(
        move |_| state.told.get().map(|told| Arc::clone(&told.loaded)),
        |before, after| !matches!((before, after), (Some(Some(before)), Some(Some(after))) if Arc::ptr_eq(before, after)),
    );
    tag("div")
        .class(if is_page { "incident-timeline" } else { "incident-timeline embedded" })
        .attr("tabindex", "-1")
        .live_attr("data-state", move || Some(String::from(phase.get())))
        // From wherever on the page the item was opened.
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                state.close(true);
            }
        })
        .place_while(move || is_page && !is_told(), || tag("h1").text(INTERFACE.product))
        .with(is_page.then(|| drop_place(state)))
        .put(messages(state))
        .place_while(move || is_page && has_no_toolbar(state), move || open_instead(state))
        .place(move || told().filter(|_| is_page).map(|told| headline(state, &told)))
        .place(move || document.get().and_then(|loaded| figured(state, &loaded, extent)))
        .put(item_panel(state))
        .place(move || told().filter(|_| extent != Extent::Compact).map(|told| below(state, &told)))
        .place(move || told().filter(|_| !is_page).map(|told| stamp(state, &told, home.as_deref())))
        .place_while(move || !is_told() && state.loading.get(), || tag("p").class("loading").text(INTERFACE.loading))
}

/// Whether there is nothing to draw, and so nothing to choose about it.
fn has_no_toolbar(state: State) -> bool {
    let is_empty = state.told.with(|told| told.as_ref().map(|told| told.loaded.document.items().next().is_none()));
    is_empty.unwrap_or(state.problem.with(Option::is_some))
}

/// The figure with its controls, if there is anything to draw.
fn figured(state: State, loaded: &Loaded, extent: Extent) -> Option<Tag> {
    loaded.document.items().next()?;
    let story = tag("div").class("story").put(figure(state, extent != Extent::Compact)).put(moments(state));
    Some(tags([toolbar(state, extent == Extent::Page), story]))
}

/// What stands below the figure as text.
fn below(state: State, told: &Arc<Told>) -> Tag {
    tags(why_section(state, told))
        .with(record_section(state, Arc::clone(told)))
        .with(corrections(state, told))
        .with(sources(told))
        .with(glossary(told))
}
