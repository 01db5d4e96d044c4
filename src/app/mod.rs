//! The page in the browser: components that show what the pure modules worked out, and signals that say what the reader
//! chose.

mod dialog;
mod figure;
mod fragment;
mod headline;
mod item;
mod link_dialog;
mod load;
mod messages;
mod moments;
mod motion;
mod open_dialog;
mod optional;
mod page;
mod problem;
mod record;
mod remembered;
mod search;
mod sections;
mod state;
mod tag;
mod take_dialog;
mod taken;
mod told;
mod toolbar;
mod why;
mod zones;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Shows the incident that the page's own address asks for (`?src=`), else the one its root names (`data-src`).
pub fn start() {
    let root = window().document().and_then(|document| document.get_element_by_id("incident"));
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let hosts = root.dataset().get("trustedOrigins").unwrap_or_default();
    let own = root.dataset().get("src").unwrap_or_default();
    let trusted = hosts.split_whitespace().map(str::to_owned).collect();
    root.set_inner_html("");
    let request = load::Request::of_page(&own, trusted);
    mount_to(root, move || page::Page(page::PageProps { request, fragment: true })).forget();
}
