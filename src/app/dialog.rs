//! A dialog over the page: it keeps the focus, `Esc` closes it, and the focus goes back to what opened it. All of that is
//! the browser's own.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::words::interface::INTERFACE;

/// A dialog with a heading and a way out, there while `open` says so.
#[component]
pub fn Dialog(open: RwSignal<bool>, title: &'static str, children: ChildrenFn) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            <Opened open title>
                {children.with_value(|children| children())}
            </Opened>
        </Show>
    }
}

#[component]
fn Opened(open: RwSignal<bool>, title: &'static str, children: Children) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    // Closed by the element itself, which gives the focus back; only then is it taken away.
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let beside = move |event: leptos::ev::MouseEvent| {
        let is_dialog = |target: web_sys::EventTarget| target.dyn_into::<HtmlDialogElement>().is_ok();
        if event.target().is_some_and(is_dialog) {
            close();
        }
    };
    view! {
        <dialog
            class="dialog"
            aria-labelledby="it-dialog"
            node_ref=dialog
            on:close=move |_| open.set(false)
            on:click=beside
            // Keys are the dialog's while it is open: `Esc` must not close the item behind it too.
            on:keydown=move |event| event.stop_propagation()
        >
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 id="it-dialog">{title}</h2>
                    <button type="button" class="button push" on:click=move |_| close()>
                        {INTERFACE.close}
                    </button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}
