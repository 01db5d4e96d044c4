//! The dialog in which the reader opens a document of their own, and files that are dropped on the page.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DragEvent, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent,
    Node,
};

use super::current::effect;
use super::dialog::dialog;
use super::load::{Own, Request};
use super::remembered::{forget, names, recalled, remember};
use super::state::State;
use super::tag::{Tag, button, hear, tag, tags};
use crate::words::dialogs::DIALOGS;

/// The dialog, while `open` says so.
pub fn open_dialog(state: State, open: RwSignal<bool>) -> Tag {
    // What was pasted is there again if it could not be read.
    let pasted = StoredValue::new(String::new());
    dialog(open, DIALOGS.open_title, move || form(state, open, pasted))
}

/// Where nothing could be loaded, a document of the reader's own still can.
pub fn open_instead(state: State) -> Tag {
    let open = RwSignal::new(false);
    let button = button("button", DIALOGS.open, move |_| open.set(true)).attr("aria-haspopup", "dialog");
    tags([tag("div").class("toolbar").put(button), open_dialog(state, open)])
}

/// The form; what is filled in stands in its elements, and one listener hears all its buttons.
#[derive(Clone)]
struct Form {
    state: State,
    open: RwSignal<bool>,
    file: HtmlInputElement,
    text: HtmlTextAreaElement,
    address: HtmlInputElement,
    keep: HtmlInputElement,
}

impl Form {
    /// Shows the reader's own document, and remembers it if that was asked for.
    fn show(&self, name: String, file: Blob) {
        let kept = self.keep.checked();
        self.close();
        load_own(self.state, name, file, kept);
    }

    fn show_text(&self, name: &str, text: &str) {
        if let Ok(file) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
            self.show(name.to_owned(), file);
        }
    }

    fn show_file(&self) {
        if let Some(file) = self.file.files().and_then(|files| files.get(0)) {
            self.show(file.name(), file.into());
        }
    }

    fn show_pasted(&self, pasted: StoredValue<String>) {
        let text = self.text.value();
        if !text.trim().is_empty() {
            self.show_text(DIALOGS.pasted, &text);
            pasted.try_set_value(text);
        }
    }

    /// An address is fetched, as `?src=` is.
    fn load(&self) {
        let src = self.address.value().trim().to_owned();
        if !src.is_empty() {
            self.close();
            self.state.load(Request { src, trusted: trusted(self.state), ..Request::default() });
        }
    }

    /// Messages stand at the top, and the button that opened the dialog may go with what is shown.
    fn close(&self) {
        let root = self.text.closest(".incident-timeline").ok().flatten();
        self.open.set(false);
        if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            let _ = root.focus();
        }
    }

    fn press(&self, event: &MouseEvent, pasted: StoredValue<String>) {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(pressed) = pressed.and_then(|pressed| pressed.closest("[data-do]").ok().flatten()) else { return };
        let name = pressed.get_attribute("data-name").unwrap_or_default();
        match pressed.get_attribute("data-do").as_deref() {
            Some("paste") => self.show_pasted(pasted),
            Some("load") => self.load(),
            Some("recall") => {
                if let Some(text) = recalled(&name) {
                    self.show_text(&name, &text);
                }
            }
            Some("forget") => {
                forget(&name);
                // The list goes with the last of it.
                let part = if names().is_empty() { ".remembered" } else { "li" };
                if let Ok(Some(gone)) = pressed.closest(part) {
                    gone.remove();
                }
            }
            _ => {}
        }
    }
}

/// Origins whose documents the host shows as its own.
fn trusted(state: State) -> Vec<String> {
    state.asked.get_value().map(|asked| asked.trusted).unwrap_or_default()
}

fn load_own(state: State, name: String, file: Blob, kept: bool) {
    // Whom the host trusts is kept for what is asked for next.
    state.load(Request { trusted: trusted(state), own: Some(Own { name, file, kept }), ..Request::default() });
}

fn form(state: State, open: RwSignal<bool>, pasted: StoredValue<String>) -> Tag {
    let file = tag("input").attr("type", "file").attr("accept", ".json,application/json");
    let text = tag("textarea").attr("rows", "4").attr("spellcheck", "false").text(&pasted.get_value());
    let address = tag("input").attr("type", "url").attr("placeholder", "https://");
    let keep = tag("input").attr("type", "checkbox");
    let form = Form {
        state,
        open,
        file: file.element(),
        text: text.element(),
        address: address.element(),
        keep: keep.element(),
    };
    let (pressed, entered) = (form.clone(), form.clone());
    let show = doing("button", DIALOGS.show_pasted, "paste", "");
    let load = doing("button", DIALOGS.load_address, "load", "");
    tag("div")
        .put(tag("p").text(DIALOGS.open_advice))
        .put(field(DIALOGS.file, file))
        .put(tag("p").class("soft").text(DIALOGS.drop))
        .put(field(DIALOGS.paste, text))
        .put(tag("p").class("buttons").put(show))
        .put(tag("div").class("with-button").put(field(DIALOGS.address, address)).put(load))
        .put(tag("label").class("check").put(keep).text(DIALOGS.remember))
        .with(kept())
        .on("click", move |event: MouseEvent| pressed.press(&event, pasted))
        .on("change", move |event: Event| {
            if event.target().is_some_and(|target| target == *form.file.unchecked_ref::<web_sys::EventTarget>()) {
                form.show_file();
            }
        })
        .on("keydown", move |event: KeyboardEvent| {
            let is_address =
                event.target().is_some_and(|target| target == *entered.address.unchecked_ref::<web_sys::EventTarget>());
            if is_address && event.key() == "Enter" {
                event.prevent_default();
                entered.load();
            }
        })
}

fn field(name: &str, input: Tag) -> Tag {
    tag("label").class("field").put(tag("span").text(name)).put(input)
}

fn doing(class: &str, text: &str, what: &str, name: &str) -> Tag {
    tag("button").attr("type", "button").class(class).text(text).attr("data-do", what).attr("data-name", name)
}

/// What is remembered, each with ways to open and to forget it.
fn kept() -> Option<Tag> {
    let names = names();
    let lines = names.iter().map(|name| {
        let forget = doing("button", DIALOGS.forget, "forget", name).attr("aria-label", &DIALOGS.forget_named(name));
        tag("li").put(doing("link", name, "recall", name)).put(forget)
    });
    let list = tag("div").class("remembered").put(tag("h3").text(DIALOGS.remembered)).put(tag("ul").with(lines));
    (!names.is_empty()).then_some(list)
}

/// Remembers what was shown, if that is wanted. Whether all that was asked for is done.
pub async fn keep(own: &Own) -> bool {
    if !own.kept {
        return true;
    }
    let text = JsFuture::from(own.file.text()).await.ok().and_then(|text| text.as_string());
    text.is_some_and(|text| remember(&own.name, &text))
}

/// What is seen while a file hovers over the widget's root; a file that is dropped there is opened.
pub fn drop_place(state: State) -> Tag {
    let place = tag("div").class("drop").text(DIALOGS.drop_here);
    let element: Element = place.element();
    // Once it is in the page.
    effect(move |_| {
        let Some(root) = element.parent_element() else { return };
        for name in ["dragover", "dragleave", "drop"] {
            let inner = root.clone();
            hear(&root, name, Box::new(move |event| dragged(state, &inner, event.unchecked_ref())));
        }
    });
    place
}

/// A file hovers over the root, leaves it or is dropped.
fn dragged(state: State, root: &Element, event: &DragEvent) {
    let Some(transfer) = event.data_transfer().filter(|transfer| transfer.types().includes(&"Files".into(), 0)) else {
        return;
    };
    // Without this the browser would open the file in the page's place.
    event.prevent_default();
    // From one element of the page to another it is still over the page.
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    let leaves = event.type_() == "dragleave" && !root.contains(to.as_ref());
    let drops = event.type_() == "drop";
    let _ = root.toggle_attribute_with_force("data-dropping", !leaves && !drops);
    if let Some(file) = transfer.files().and_then(|files| files.get(0)).filter(|_| drops) {
        load_own(state, file.name(), file.into(), false);
    }
}
