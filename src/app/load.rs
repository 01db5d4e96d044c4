//! A document from its address: fetched with progress, and each way to fail told apart.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::RequestBuilder;
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestMode, Url};

use super::problem::Problem;

/// Which document is asked for, and whom the host trusts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Request {
    /// Its address, as written.
    pub src: String,
    /// Origins whose documents the host shows as its own.
    pub trusted: Vec<String>,
}

/// How far a load has come.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Progress {
    /// Bytes read.
    pub read: f64,
    /// Bytes in all, if the server said.
    pub total: Option<f64>,
}

impl Request {
    /// What the page's own address asks for, else `own`.
    pub fn of_page(own: &str, trusted: Vec<String>) -> Self {
        let search = window().location().search().unwrap_or_default();
        let asked = web_sys::UrlSearchParams::new_with_str(&search).ok().and_then(|params| params.get("src"));
        Self { src: asked.unwrap_or_else(|| own.to_owned()), trusted }
    }

    /// The whole address; `None` if it is none of the Web.
    pub fn url(&self) -> Option<Url> {
        let src = self.src.trim();
        let base = document().base_uri().ok().flatten()?;
        let url = Url::new_with_base(src, &base).ok()?;
        (!src.is_empty() && matches!(url.protocol().as_str(), "http:" | "https:")).then_some(url)
    }

    /// Its address, if neither this page's host nor one it trusts published it.
    pub fn foreign_address(&self) -> Option<String> {
        let url = self.url()?;
        let own = window().location().origin().unwrap_or_default();
        let origin = url.origin();
        (origin != own && !self.trusted.contains(&origin)).then(|| url.href())
    }

    /// Fetches the text. `on_progress` is called as it comes.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub async fn fetch(&self, on_progress: impl Fn(Progress)) -> Result<String, Problem> {
        let href = self.url().ok_or(Problem::Address)?.href();
        let policy = PolicyWatch::new();
        let request = RequestBuilder::new(&href).build().map_err(|_| Problem::Address)?;
        let response = match request.send().await {
            Ok(response) => response,
            Err(_) if policy.as_ref().is_some_and(PolicyWatch::was_blocked) => return Err(Problem::Policy),
            Err(_) => return Err(without_answer(&href).await),
        };
        if !response.ok() {
            return Err(Problem::Status(response.status()));
        }
        let total = response.headers().get("content-length").and_then(|length| length.parse().ok());
        // Of a compressed answer the length is that of what travels, not of what is read.
        let total = total.filter(|_| response.headers().get("content-encoding").is_none());
        let Some(body) = response.body() else { return Ok(String::new()) };
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        read_all(&reader, |read| on_progress(Progress { read, total })).await.ok_or(Problem::Broken)
    }
}

/// Reads a stream to its end as UTF-8; what is not becomes U+FFFD. `None` if it breaks off.
async fn read_all(reader: &ReadableStreamDefaultReader, on_bytes: impl Fn(f64)) -> Option<String> {
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&step, &JsValue::from_str("done")).ok()?.is_truthy() {
            break;
        }
        let piece: Uint8Array = Reflect::get(&step, &JsValue::from_str("value")).ok()?.dyn_into().ok()?;
        bytes.extend(piece.to_vec());
        on_bytes(bytes.len() as f64);
    }
    Some(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// A request that is refused looks like one that reached no one. Asked again without wanting to read the answer, only
/// the refused one succeeds.
async fn without_answer(href: &str) -> Problem {
    let request = RequestBuilder::new(href).mode(RequestMode::NoCors).build();
    let Ok(request) = request else { return Problem::Unreachable };
    if request.send().await.is_ok() { Problem::Refused } else { Problem::Unreachable }
}

/// Hears whether the page's policy blocked a request, for as long as it lives.
struct PolicyWatch {
    blocked: Rc<Cell<bool>>,
    closure: Closure<dyn FnMut()>,
}

const VIOLATION: &str = "securitypolicyviolation";

impl PolicyWatch {
    fn new() -> Option<Self> {
        let blocked = Rc::new(Cell::new(false));
        let heard = Rc::clone(&blocked);
        let closure = Closure::<dyn FnMut()>::new(move || heard.set(true));
        document().add_event_listener_with_callback(VIOLATION, closure.as_ref().unchecked_ref()).ok()?;
        Some(Self { blocked, closure })
    }

    fn was_blocked(&self) -> bool {
        self.blocked.get()
    }
}

impl Drop for PolicyWatch {
    fn drop(&mut self) {
        let _ = document().remove_event_listener_with_callback(VIOLATION, self.closure.as_ref().unchecked_ref());
    }
}
