//! A dialog over the page: it keeps the focus, `Esc` closes it, and the focus goes back to what opened it. All of that is
//! the browser's own.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlDialogElement, KeyboardEvent, MouseEvent};

use super::tag::{Tag, button, tag, tags};
use crate::words::interface::INTERFACE;

/// A dialog with a heading and a way out, there while `open` says so and filled anew each time.
pub fn dialog(open: RwSignal<bool>, title: &'static str, fill: impl Fn() -> Tag + 'static) -> Tag {
    tags([]).place_while(move || open.get(), move || opened(open, title, fill()))
}

fn opened(open: RwSignal<bool>, title: &str, content: Tag) -> Tag {
    let dialog = tag("dialog").class("dialog").attr("aria-labelledby", "it-dialog");
    let element: HtmlDialogElement = dialog.element();
    // Closed by the element itself, which gives the focus back; only then is it taken away.
    let close = {
        let element = element.clone();
        move |_: MouseEvent| element.close()
    };
    let beside = {
        let element = element.clone();
        move |event: MouseEvent| {
            if event.target().is_some_and(|target| target == *element.unchecked_ref::<EventTarget>()) {
                element.close();
            }
        }
    };
    // Once it is in the page.
    Effect::new(move || {
        let _ = element.show_modal();
    });
    let heading = tag("h2").attr("id", "it-dialog").text(title);
    let head = tag("div").class("dialog-head").put(heading).put(button("button push", INTERFACE.close, close));
    dialog
        .put(tag("div").class("dialog-body").put(head).put(content))
        .on("close", move |_: Event| open.set(false))
        .on("click", beside)
        // Keys are the dialog's while it is open: `Esc` must not close the item behind it too.
        .on("keydown", |event: KeyboardEvent| event.stop_propagation())
}
