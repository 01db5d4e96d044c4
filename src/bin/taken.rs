//! The module that makes what is taken away, by its face to `public/take-away.js`. It is fetched when something first is.

use incident_timeline::app::{Wanted, taken};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Makes what is `wanted` of a document, as the widget in `root` shows it by that fragment: see [`taken`]. Gives back what
/// its file may be called, without what tells its kind, and its content: an array of texts, or a canvas. `None` where it
/// cannot be made.
#[wasm_bindgen]
pub fn make(
    text: String,
    fragment: &str,
    root: &Element,
    what: &str,
    whole: bool,
    size: &str,
    dark: Option<bool>,
) -> Option<Array> {
    let made = taken(text, fragment, root, Wanted { what, whole, size, dark })?;
    Some(Array::of2(&JsValue::from_str(&made.stem), &made.content))
}

fn main() {}
