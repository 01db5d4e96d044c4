//! What not every browser has, or allows every page: asked for by name, since what is not there throws.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies a text. Whether the browser let it.
pub async fn copy(text: &str) -> bool {
    // A page that is not served securely has no clipboard.
    let copying = get(&window().navigator(), "clipboard")
        .and_then(|clipboard| promise(&clipboard, "writeText", &[JsValue::from_str(text)]));
    match copying {
        Some(copying) => copying.await.is_ok(),
        None => false,
    }
}

/// Whether the system has a sheet from which the reader can share.
pub fn can_share() -> bool {
    get(&window().navigator(), "share").is_some_and(|share| share.is_function())
}

/// Opens the system's sheet. A reader who closes it shares nothing, and that is all.
pub fn share(title: &str, url: &str) {
    let data = Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        let _ = Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    if let Some(sharing) = promise(&window().navigator(), "share", &[data.into()]) {
        super::current::spawn(async move {
            let _ = sharing.await;
        });
    }
}

/// A text in raw deflate (RFC 1951); `None` where the browser has none.
pub async fn deflate(text: &str) -> Option<Vec<u8>> {
    let class: Function = get(&js_sys::global(), "CompressionStream")?.dyn_into().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str("deflate-raw"))).ok()?;
    let writer = call(&get(&stream, "writable")?, "getWriter", &[])?;
    // Both are done only once what comes out is read.
    let written = promise(&writer, "write", &[Uint8Array::from(text.as_bytes()).into()])?;
    let closed = promise(&writer, "close", &[])?;
    let readable = get(&stream, "readable")?;
    let response = web_sys::Response::new_with_opt_readable_stream(Some(readable.unchecked_ref())).ok()?;
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    written.await.ok()?;
    closed.await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(object, name)?.dyn_into().ok()?;
    Reflect::apply(&method, object, &arguments.iter().collect::<Array>()).ok()
}

fn promise(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsFuture> {
    call(object, name, arguments)?.dyn_into::<Promise>().ok().map(JsFuture::from)
}
