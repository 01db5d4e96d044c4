//! The opened item: everything that is known of it, with the way to each of its sources.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::state::{State, is_by_key};
use super::tag::{Tag, button, tag, tags};
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
    tag("div")
        .class("item-place")
        .place_while(move || opened.with(Option::is_some), move || panel(state, opened))
        .view()
}

/// The panel stays while one item follows another in it, so that the focus stays on its buttons.
fn panel(state: State, opened: Memo<Option<Opened>>) -> Tag {
    let text = tag("div")
        .class("item-text")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-live", "polite")
        .attr("aria-labelledby", "it-item");
    let text = text.place(move || opened.get().map(|opened| contents(state, &opened.detail)));
    let element: HtmlElement = text.element();
    Effect::new(move || {
        opened.track();
        element.set_scroll_top(0);
        // Opened by a key, it is read at once; opened by hand, the hand stays where it is.
        if state.by_key.get_untracked() {
            state.by_key.set(false);
            let _ = element.focus();
        }
    });
    let previous = move || opened.with(|opened| opened.as_ref()?.previous.clone());
    let next = move || opened.with(|opened| opened.as_ref()?.next.clone());
    let steps = tag("div")
        .class("item-steps")
        .put(step_button(state, INTERFACE.previous, previous))
        .put(step_button(state, INTERFACE.next, next))
        .put(button("button push", INTERFACE.close, move |event| state.close(is_by_key(&event))));
    tag("aside").class("item").attr("part", "item").attr("aria-labelledby", "it-item").put(text).put(steps)
}

/// Leads to another item. At an end it is only said to be disabled, since what is disabled loses the focus.
fn step_button(state: State, name: &str, to: impl Fn() -> Option<String> + Copy + 'static) -> Tag {
    let step = move |_| {
        if let Some(id) = to() {
            state.open(&id, false);
        }
    };
    button("button", name, step).live_flag("aria-disabled", move || to().is_none())
}

fn contents(state: State, detail: &Detail) -> Tag {
    let told = state.told.get_untracked();
    let language = told.as_ref().and_then(|told| told.loaded.document.language.as_deref());
    let quote = detail.quote.as_ref();
    tags([
        tag("p").class("kicker").text(&detail.kind),
        tag("h2").attr("id", "it-item").attr_if("class", detail.retracted.then_some("retracted")).text(&detail.title),
    ])
    .with(quote.map(|quote| tag("blockquote").attr_if("lang", language).text(quote)))
    .with(detail.text.as_ref().map(|text| tag("p").text(text)))
    .put(tag("dl").with(detail.rows.iter().map(|one| row(state, one))))
}

fn row(state: State, row: &Row) -> Tag {
    let parts = row.parts.iter().map(|one| tag("dd").put(part(state, one)));
    tag("div").put(tag("dt").text(&row.label)).with(parts)
}
