//! The dialog in which the reader takes something away. It is made by a module of its own, which the host fetches
//! (`public/take-away.js`).
//!
//! What is chosen stands in the dialog itself, and one listener hears all its buttons: the fewer of both, the fewer bytes.

use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::current::spawn;
use super::dialog::dialog;
use super::state::State;
use super::tag::{Tag, tag};
use super::taken::shows_dark;
use crate::words::dialogs::DIALOGS;

/// The dialog, while `open` says so.
pub fn take_dialog(state: State, open: RwSignal<bool>) -> Tag {
    dialog(open, DIALOGS.take, move || form(state))
}

fn form(state: State) -> Tag {
    let has_figure = state.told.with_untracked(|told| told.as_ref().is_some_and(|told| !told.story.is_empty()));
    let texts = [
        ("values", DIALOGS.values, DIALOGS.values_are),
        ("record", DIALOGS.record, DIALOGS.record_is),
        ("draft", DIALOGS.draft, DIALOGS.draft_is),
        ("document", DIALOGS.document, DIALOGS.document_is),
    ];
    let texts =
        texts.map(|(take, name, what)| tag("p").class("taken").put(taking(take, name)).put(tag("span").text(what)));
    let status = tag("p").class("dialog-status").attr("role", "status");
    let said: HtmlElement = status.element();
    tag("div")
        .put(tag("p").text(DIALOGS.take_advice))
        .with(has_figure.then(|| pictures(state)).into_iter().flatten())
        .put(tag("h3").text(DIALOGS.texts))
        .with(texts)
        .put(status)
        .on("click", move |event: MouseEvent| press(state, &said, &event))
}

fn pictures(state: State) -> [Tag; 5] {
    let root = state.root.with_value(|root| root.query_selector(".incident-timeline").ok().flatten());
    let is_dark = root.is_some_and(|root| shows_dark(&root));
    [
        tag("h3").text(DIALOGS.pictures),
        choices(DIALOGS.part, "part", &[("view", DIALOGS.this_view), ("whole", DIALOGS.whole)], 0),
        choices(DIALOGS.size, "size", &[("once", DIALOGS.once), ("twice", DIALOGS.twice), ("card", DIALOGS.card)], 0),
        choices(DIALOGS.colours, "scheme", &[("light", DIALOGS.light), ("dark", DIALOGS.dark)], is_dark.into()),
        tag("p").class("buttons").put(taking("svg", DIALOGS.svg)).put(taking("png", DIALOGS.png)),
    ]
}

fn choices(legend: &str, group: &str, choices: &[(&str, &str)], chosen: usize) -> Tag {
    let choices = choices.iter().enumerate().map(|(place, (value, name))| {
        let input = tag("input").attr("type", "radio").attr("name", group).attr("value", value);
        tag("label").put(input.attr_if("checked", (place == chosen).then_some(""))).text(name)
    });
    tag("fieldset").class("choices inline").put(tag("legend").text(legend)).with(choices)
}

fn taking(take: &str, name: &str) -> Tag {
    tag("button").attr("type", "button").class("button").text(name).attr("data-take", take)
}

/// Asks the host for what the pressed button is for, as is chosen around it, and says how that ends.
fn press(state: State, said: &HtmlElement, event: &MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(what) = pressed.and_then(|pressed| pressed.get_attribute("data-take")) else { return };
    let made = state.tell("take", &what.into(), &said.parent_element().into());
    let Some(Ok(made)) = made.map(|made| made.dyn_into::<Promise>()) else { return };
    let said = said.clone();
    said.set_text_content(Some(DIALOGS.making));
    spawn(async move {
        let text = match JsFuture::from(made).await {
            Ok(name) => DIALOGS.saved(&name.as_string().unwrap_or_default()),
            // It says why it was not even fetched.
            Err(error) if Reflect::has(&error, &JsValue::from_str("cause")) == Ok(true) => {
                DIALOGS.not_fetched.to_owned()
            }
            Err(_) => DIALOGS.not_made.to_owned(),
        };
        said.set_text_content(Some(&text));
    });
}
