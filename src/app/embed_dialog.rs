//! The dialog that makes codes for an article, with a preview.

use std::sync::Arc;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlElement, Url};

use super::fragment::{Fragment, page_address, with_fragment};
use super::link_dialog::copied;
use super::state::{State, Told};
use super::tag::{Tag, hear, tag, tags};
use crate::export::{described, plain};
use crate::link::Shown;
use crate::render::{element_code, frame_code, picture_code};
use crate::small::rounded_text;
use crate::words::embedding::EMBEDDING;

/// What an article takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Frame,
    Element,
    Picture,
}

/// The room of a frame that has not told its height yet, CSS pixels.
const ROOM_PX: f64 = 700.0;
/// The narrowest preview.
const PHONE: &str = "phone";

/// What stands in the dialog.
pub fn embed_form(state: State, told: &Arc<Told>, fragment: Fragment) -> Tag {
    let (how, as_seen) = (RwSignal::new(How::Frame), RwSignal::new(false));
    let height_px = RwSignal::new(ROOM_PX);
    let name = plain(&EMBEDDING.name(&told.loaded.document.title));
    let places = Places::new(state, Arc::clone(told), fragment);
    // An element is told where its document is, and one that came in a link is nowhere.
    let has_address = fragment.carried().is_none();
    let framed = {
        let places = places.clone();
        Memo::new(move |_| places.frame(as_seen.get()))
    };
    let code = {
        let name = name.clone();
        Memo::new(move |_| match how.get() {
            How::Frame => frame_code(&framed.get(), &places.page(as_seen.get()), &name, height_px.get()),
            How::Element => places.element(as_seen.get()),
            How::Picture => places.picture(),
        })
    };
    let advice = move || match how.get() {
        How::Frame => EMBEDDING.frame_advice.to_owned(),
        How::Element => EMBEDDING.element_advice.to_owned(),
        How::Picture => EMBEDDING.picture_advice(),
    };
    let seen = tag("input").attr("type", "checkbox").attr("aria-describedby", "it-seen");
    let seen = seen.on("change", move |_: Event| as_seen.update(|seen| *seen = !*seen));
    let hows = [(How::Frame, EMBEDDING.frame), (How::Element, EMBEDDING.element), (How::Picture, EMBEDDING.picture)];
    let hows = hows.into_iter().filter(|(one, _)| has_address || *one != How::Element);
    tags([
        choices(EMBEDDING.how, "it-how", hows, how),
        tag("p").class("soft").attr("aria-live", "polite").live_text(advice),
        tag("div")
            .class("choices")
            .put(tag("label").put(seen).text(EMBEDDING.as_seen))
            .put(tag("p").class("soft").attr("id", "it-seen").text(EMBEDDING.as_seen_is)),
        copied(EMBEDDING.code, code, "6", [EMBEDDING.copy, EMBEDDING.copied], None),
        tag("div").place_while(move || how.get() != How::Picture, move || preview(framed, height_px, &name)),
    ])
}

/// One of several, the first of them chosen.
fn choices<T: Copy + Send + Sync + 'static>(
    legend: &str,
    group: &str,
    choices: impl Iterator<Item = (T, &'static str)>,
    chosen: RwSignal<T>,
) -> Tag {
    let choices = choices.enumerate().map(|(place, (choice, name))| {
        let radio = tag("input").attr("type", "radio").attr("name", group);
        let radio = radio.attr_if("checked", (place == 0).then_some(""));
        tag("label").put(radio.on("change", move |_: Event| chosen.set(choice))).text(name)
    });
    tag("fieldset").class("choices inline").put(tag("legend").text(legend)).with(choices)
}

/// The frame as the article would have it, at widths that articles have. Its height is the one that it tells.
fn preview(src: Memo<String>, height_px: RwSignal<f64>, name: &str) -> Tag {
    let width = RwSignal::new("full");
    let frame = tag("iframe").attr("title", name).live_attr("src", move || Some(src.get()));
    let element: HtmlElement = frame.element();
    hear(
        &window(),
        "message",
        Box::new(move |event| {
            if let Some(told_px) = told_px(&event, &element) {
                let _ = element.style().set_property("height", &[&rounded_text(told_px), "px"].concat());
                // The code is for pages of every width, of which a phone is the least.
                if width.try_with_untracked(|width| *width != PHONE) == Some(true) {
                    height_px.try_set(told_px);
                }
            }
        }),
    );
    let widths = [("full", EMBEDDING.full), ("column", EMBEDDING.column), (PHONE, EMBEDDING.phone)];
    tags([
        choices(EMBEDDING.preview, "it-width", widths.into_iter(), width),
        tag("div").class("preview").live_attr("data-width", move || Some(width.get().to_owned())).put(frame),
    ])
}

/// The height that a frame tells, in CSS pixels.
fn told_px(event: &Event, frame: &HtmlElement) -> Option<f64> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    if get(event, "source")? != get(frame, "contentWindow")? {
        return None;
    }
    let data = get(event, "data").filter(JsValue::is_object)?;
    get(&data, "sentinel")?.as_string().filter(|sentinel| sentinel == "amp")?;
    get(&data, "height")?.as_f64()
}

/// Where everything is that a code names.
#[derive(Clone)]
struct Places {
    state: State,
    told: Arc<Told>,
    /// The page, with the document that it was asked for.
    page: String,
    /// The document as the page was asked for it; none if the page's link carries it.
    src: Option<String>,
    carried: Option<String>,
}

impl Places {
    fn new(state: State, told: Arc<Told>, fragment: Fragment) -> Self {
        let carried = fragment.carried();
        let src = carried.is_none().then(|| fragment.source().src);
        Self { state, told, page: page_address(), src, carried }
    }

    /// The address of a file beside the page.
    fn beside(&self, file: &str) -> String {
        Url::new_with_base(file, &self.page).map(|url| url.href()).unwrap_or_default()
    }

    fn shown(&self, as_seen: bool) -> Shown {
        let shown = as_seen.then(|| self.state.shown(&self.told, true)).flatten();
        shown.unwrap_or_default()
    }

    /// With what the link says, if it says anything.
    fn linked(&self, address: &str, as_seen: bool) -> String {
        with_fragment(address, &self.shown(as_seen).fragment(self.carried.as_deref()))
    }

    fn page(&self, as_seen: bool) -> String {
        self.linked(&self.page, as_seen)
    }

    fn frame(&self, as_seen: bool) -> String {
        let src = self.src.as_ref().map(|src| {
            let encoded = |part| String::from(js_sys::encode_uri_component(part));
            // A slash may stand in an address as it is, which is easier to read so.
            ["?src=", &src.split('/').map(encoded).collect::<Vec<_>>().join("/")].concat()
        });
        self.linked(&[self.beside("embed.html"), src.unwrap_or_default()].concat(), as_seen)
    }

    fn element(&self, as_seen: bool) -> String {
        let document = self.beside(self.src.as_deref().unwrap_or_default());
        let shown = self.shown(as_seen);
        let instant = |at_ms: f64| String::from(js_sys::Date::new(&at_ms.into()).to_iso_string());
        let view = shown.from_ms.zip(shown.to_ms).map(|(from, to)| [&instant(from), "/", &instant(to)].concat());
        let mut attributes = vec![("src", document.as_str())];
        attributes.extend(view.as_deref().map(|view| ("view", view)));
        attributes.extend(shown.zone.as_deref().map(|zone| ("zone", zone)));
        attributes.extend([("data-home", self.page.as_str()), ("compact", "")]);
        element_code(&self.beside("incident-timeline.js"), &attributes, &self.picture())
    }

    fn picture(&self) -> String {
        let loaded = &self.told.loaded;
        let alt = plain(&described(&loaded.document, &self.told.words(), &loaded.lines));
        picture_code(EMBEDDING.picture_file, &self.page(false), &alt)
    }
}
