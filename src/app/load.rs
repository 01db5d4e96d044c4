//! A document from its address: fetched with progress, and each way to fail told apart.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, RequestCache, RequestMode, Url};

use super::problem::Problem;
use crate::document::Ahead;
use crate::small::before;

/// Which document is asked for, and whom the host trusts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Request {
    /// Its address, as written.
    pub src: String,
    /// Origins whose documents the host shows as its own; `*` is any.
    pub trusted: Vec<String>,
    /// The document itself, where the page's link carries it: see [`crate::link::unpack`].
    pub carried: Option<String>,
    /// A document of the reader's own, which has no address.
    pub own: Option<Own>,
    /// It is asked for once more: what was kept from before, a failure even, does not count.
    pub again: bool,
}

/// A document that the reader opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The name of its file, or what it was.
    pub name: String,
    /// The file.
    pub file: Blob,
    /// Whether it is to be remembered.
    pub kept: bool,
}

/// Where a document comes from that this page's host did not publish.
#[derive(Debug, Clone, PartialEq)]
pub enum Foreign {
    /// The address that answered.
    At(String),
    /// The link to this page.
    Link,
    /// The reader opened it: the name of its file.
    Own(String),
}

/// How far a load has come.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Progress {
    /// Bytes read.
    pub read: f64,
    /// Bytes in all, if the server said.
    pub total: Option<f64>,
}

/// A document as it came.
#[derive(Debug)]
pub struct Fetched {
    /// Its text.
    pub text: String,
    /// What was found out about it while it came.
    pub ahead: Ahead,
    /// The same as it travelled.
    pub file: File,
    /// The address that answered in the end.
    pub href: String,
    /// When it came, in Unix milliseconds, where it is what `public/offline.js` kept, as nobody answered now.
    pub kept_ms: Option<i64>,
}

/// The file of a document. Of the pieces that came the browser makes one of its own when that is first asked for, as the
/// first picture need not wait for it.
#[derive(Debug, Clone, Default)]
pub struct File(Array);

impl File {
    /// Made of such a piece: a blob or a string.
    pub fn of(piece: &JsValue) -> Self {
        Self(Array::of1(piece))
    }

    /// As one that the browser keeps; `None` where nothing came.
    pub fn blob(&self) -> Option<Blob> {
        if self.0.length() == 0 {
            return None;
        }
        if let Ok(blob) = self.0.get(0).dyn_into() {
            return Some(blob);
        }
        let blob = Blob::new_with_u8_array_sequence(&self.0).ok()?;
        self.0.set_length(0);
        self.0.push(&blob);
        Some(blob)
    }
}

thread_local! {
    /// Answers that were asked for before the module was there, by their addresses, until a load takes them.
    static ANSWERS: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

/// The header by which `public/offline.js` says when it kept a document, in Unix milliseconds.
const KEPT: &str = "incident-timeline-kept";

impl Request {
    /// The whole address; `None` if it is none of the Web.
    pub fn url(&self) -> Option<Url> {
        let src = self.src.trim();
        // "ht!tp://…" is no scheme, and would else be taken for a file of that name beside the page.
        let first = before(src, "/?#");
        if first.ends_with(':') && Url::new(src).is_err() {
            return None;
        }
        let base = document().base_uri().ok().flatten()?;
        let url = Url::new_with_base(src, &base).ok()?;
        (!src.is_empty() && matches!(url.protocol().as_str(), "http:" | "https:")).then_some(url)
    }

    /// Its answer was asked for already: a promise of a response, or of nothing where there was none.
    pub fn answered(&self, answer: Promise) {
        if let Some(url) = self.url() {
            ANSWERS.with_borrow_mut(|answers| answers.push((url.href(), answer)));
        }
    }

    /// That answer, once.
    async fn answer(&self, href: &str) -> Option<Response> {
        let answer = ANSWERS.with_borrow_mut(|answers| {
            let place = answers.iter().position(|(of, _)| of == href)?;
            Some(answers.swap_remove(place).1)
        });
        let response = JsFuture::from(answer.filter(|_| !self.again)?).await.ok()?;
        Some(response.dyn_into::<web_sys::Response>().ok()?.into())
    }

    /// What the reader may know it by.
    pub fn address(&self) -> String {
        match (&self.carried, &self.own) {
            (Some(_), _) => String::new(),
            (_, Some(own)) => own.name.clone(),
            (None, None) => self.url().map_or_else(|| self.src.clone(), |url| url.href()),
        }
    }

    /// Where a document came from in the end, by the address that answered, if neither this page's host nor one it trusts
    /// published it. What is no address at all was published by nobody known.
    pub fn foreign(&self, href: &str) -> Option<Foreign> {
        if let Some(own) = &self.own {
            return Some(Foreign::Own(own.name.clone()));
        }
        let own = window().location().origin().unwrap_or_default();
        let origin = Url::new(href).map(|url| url.origin()).unwrap_or_default();
        let is_trusted = |trusted: &String| trusted == "*" || (self.carried.is_none() && *trusted == origin);
        match self.carried {
            _ if self.trusted.iter().any(is_trusted) => None,
            Some(_) => Some(Foreign::Link),
            None => (origin != own).then(|| Foreign::At(href.to_owned())),
        }
    }

    /// Fetches the text. `on_progress` is called as it comes.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub async fn fetch(&self, on_progress: impl Fn(Progress)) -> Result<Fetched, Problem> {
        if let Some(carried) = &self.carried {
            return match crate::link::unpack(carried) {
                Ok(text) => {
                    let file = File::of(&text.as_str().into());
                    Ok(Fetched { text, ahead: Ahead::default(), file, href: String::new(), kept_ms: None })
                }
                Err(fault) => Err(Problem::Link(fault)),
            };
        }
        if let Some(own) = &self.own {
            let bytes = JsFuture::from(own.file.array_buffer()).await.map_err(|_| Problem::Broken)?;
            let text = text_of(Uint8Array::new(&bytes).to_vec());
            let file = File::of(&own.file);
            return Ok(Fetched { text, ahead: Ahead::default(), file, href: String::new(), kept_ms: None });
        }
        let href = self.url().ok_or(Problem::Address)?.href();
        let policy = PolicyWatch::new();
        // Never what a browser kept without asking: it may have been corrected or withdrawn.
        let cache = if self.again { RequestCache::Reload } else { RequestCache::NoCache };
        let request = RequestBuilder::new(&href).cache(cache).build().map_err(|_| Problem::Address)?;
        let answer = match self.answer(&href).await {
            Some(response) => Ok(response),
            None => request.send().await,
        };
        let response = match answer {
            Ok(response) => response,
            Err(_) => {
                let problem = without_answer(&href).await;
                // A browser tells of a block a little later than the request fails.
                pause(30).await;
                let is_blocked = policy.as_ref().is_some_and(PolicyWatch::was_blocked);
                return Err(if is_blocked { Problem::Policy } else { problem });
            }
        };
        if !response.ok() {
            return Err(Problem::Status(response.status()));
        }
        let total = response.headers().get("content-length").and_then(|length| crate::small::number(&length));
        // Of a compressed answer the length is that of what travels, not of what is read.
        let total = total.filter(|_| response.headers().get("content-encoding").is_none());
        // A server may have sent the request on to another: whoever answered is who says it.
        let href = response.url();
        let kept_ms =
            response.headers().get(KEPT).and_then(|at_ms| crate::small::number(&at_ms)).map(|at_ms| at_ms as i64);
        let Some(body) = response.body() else {
            return Ok(Fetched { text: String::new(), ahead: Ahead::default(), file: File::default(), href, kept_ms });
        };
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        let length = total.map_or(0, |total: f64| total as usize);
        let mut ahead = Ahead::of(length);
        let read = read_all(&reader, (&mut ahead, length), |read| on_progress(Progress { read, total })).await;
        let (text, file) = read.ok_or(Problem::Broken)?;
        Ok(Fetched { text, ahead, file, href, kept_ms })
    }
}

/// Room for so many bytes at most is made before they have come.
const ANNOUNCED: usize = 1 << 26;

/// Bytes of a piece that are gone through at a time.
const PART: u32 = 1 << 16;

/// Reads a stream to its end as UTF-8, of that many bytes if that was said; what is no UTF-8 becomes U+FFFD. `None` if it
/// breaks off.
///
/// What has come is gone through while more comes. The pieces stay outside, for the file to be made of. Where the length was
/// not said they wait there until it is known, so that the text takes its own room and no more: a module's memory never
/// shrinks.
async fn read_all(
    reader: &ReadableStreamDefaultReader,
    (ahead, total): (&mut Ahead, usize),
    on_bytes: impl Fn(f64),
) -> Option<(String, File)> {
    let file = File::default();
    let mut length = 0;
    let mut bytes = Vec::with_capacity(total.min(ANNOUNCED));
    loop {
        let step = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&step, &JsValue::from_str("done")).ok()?.is_truthy() {
            break;
        }
        let piece: Uint8Array = Reflect::get(&step, &JsValue::from_str("value")).ok()?.dyn_into().ok()?;
        length += piece.length() as usize;
        file.0.push(&piece);
        on_bytes(length as f64);
        for part in parts(&piece) {
            if total > 0 {
                bytes.extend_from_slice(&part);
            }
            ahead.read(&part);
        }
    }
    if total == 0 {
        bytes.reserve_exact(length);
        for piece in file.0.iter() {
            for part in parts(piece.unchecked_ref()) {
                bytes.extend_from_slice(&part);
            }
        }
    }
    Some((text_of(bytes), file))
}

/// A piece some bytes at a time. Each is a copy of its own, since room for the whole would be filled with zeros first.
fn parts(piece: &Uint8Array) -> impl Iterator<Item = Vec<u8>> {
    let length = piece.length();
    (0..length).step_by(PART as usize).map(move |from| piece.subarray(from, length.min(from + PART)).to_vec())
}

/// Bytes as UTF-8; what is not becomes U+FFFD.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

async fn pause(for_ms: i32) {
    let pause = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, for_ms);
    });
    let _ = JsFuture::from(pause).await;
}

/// A request that is refused looks like one that reached no one. Asked again without wanting to read the answer, only
/// the refused one succeeds.
async fn without_answer(href: &str) -> Problem {
    // An answer that was kept from before is none.
    let request = RequestBuilder::new(href).mode(RequestMode::NoCors).cache(RequestCache::Reload).build();
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
