//! The dialog in which the reader takes something away.
//!
//! What is chosen stands in the form itself, and one listener hears all its buttons: the fewer of both, the fewer bytes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::current::spawn;
use super::dialog::dialog;
use super::state::State;
use super::tag::{Tag, tag};
use super::taken::{Size, TAKES, Which, save, shows_dark};
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
        choices(DIALOGS.part, "it-part", &[("view", DIALOGS.this_view), ("whole", DIALOGS.whole)], 0),
        choices(
            DIALOGS.size,
            "it-size",
            &[("once", DIALOGS.once), ("twice", DIALOGS.twice), ("card", DIALOGS.card)],
            0,
        ),
        choices(DIALOGS.colours, "it-colours", &[("light", DIALOGS.light), ("dark", DIALOGS.dark)], is_dark.into()),
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

/// Makes what the pressed button is for, and says that it is made.
fn press(state: State, said: &HtmlElement, event: &MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let pressed = pressed.and_then(|pressed| pressed.closest("[data-take]").ok().flatten());
    let Some(name) = pressed.and_then(|pressed| pressed.get_attribute("data-take")) else { return };
    let Some(take) = TAKES.iter().find(|(known, _)| *known == name).map(|(_, take)| *take) else { return };
    let Some(root) = said.closest(".incident-timeline").ok().flatten() else { return };
    let is_chosen = |value: &str| {
        let input = ["input[value=", value, "]:checked"].concat();
        root.query_selector(&input).ok().flatten().is_some()
    };
    let size = match () {
        () if is_chosen("card") => Size::Card,
        () if is_chosen("twice") => Size::Twice,
        () => Size::Once,
    };
    let which = Which { whole: is_chosen("whole"), size, dark: is_chosen("dark") };
    let said = said.clone();
    said.set_text_content(None);
    spawn(async move {
        let name = save(state, &root, take, which).await;
        said.set_text_content(Some(&name.map_or_else(|| DIALOGS.not_made.to_owned(), |name| DIALOGS.saved(&name))));
    });
}
