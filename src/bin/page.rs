//! The browser's module, by its face to `public/incident-timeline.js`: a widget is mounted in an element, and its handle
//! moves it. Its exports are here and not in the library, of which they would be in every module.

use incident_timeline::app::{self, Extent, Mounted, Request, Settings, Source};
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::Notify;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The handle of a widget.
#[wasm_bindgen]
pub struct Widget {
    mounted: Mounted,
}

/// Mounts a widget in an element, in place of what is there. `options`: `widget` (its number, not 0), `tell` (a function,
/// see [`Settings::tell`]); `src` and `trusted` (origins, separated by blanks), or `text`; `answer` (a promise of the
/// response for `src`, if that was asked for); `extent` (`page`, `article`, `compact`), `view`, `zone`, `item`, `fragment`
/// (whether), `home`. `None` without a `widget` or a `tell`.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, options: &Object) -> Option<Widget> {
    let value = |name: &str| Reflect::get(options, &JsValue::from_str(name)).ok();
    let text = |name: &str| value(name)?.as_string();
    let source = match text("text") {
        Some(text) => Source::Text(text),
        None => {
            let trusted = text("trusted").unwrap_or_default();
            let trusted = trusted.split_whitespace().map(str::to_owned).collect();
            let request = Request { src: text("src").unwrap_or_default(), trusted, ..Request::default() };
            if let Some(answer) = value("answer").and_then(|answer| answer.dyn_into().ok()) {
                request.answered(answer);
            }
            Source::At(request)
        }
    };
    let settings = Settings {
        widget: value("widget")?.as_f64()? as u32,
        source,
        extent: match text("extent").as_deref() {
            Some("page") => Extent::Page,
            Some("compact") => Extent::Compact,
            _ => Extent::Article,
        },
        view: text("view"),
        zone: text("zone"),
        item: text("item"),
        fragment: value("fragment")?.is_truthy(),
        home: text("home"),
        tell: value("tell")?.dyn_into::<Function>().ok()?,
    };
    Some(Widget { mounted: app::mount(root, settings) })
}

/// Says that a widget is at work, and gives back which was before; 0 is none. After a panic it says whose it was.
#[wasm_bindgen]
pub fn enter(widget: u32) -> u32 {
    app::enter(widget)
}

#[wasm_bindgen]
impl Widget {
    /// Takes the widget away, with everything it holds.
    pub fn unmount(self) {}

    /// Shows a window: two times, or `whole`.
    pub fn look(&self, view: &str) {
        app::look(self.mounted.state, view);
    }

    /// Shows the whole story.
    pub fn fit(&self) {
        self.mounted.state.fit();
    }

    /// Opens an item; closes the one that is open where none is named or none is of that id.
    pub fn select(&self, item: Option<String>) {
        app::select(self.mounted.state, item.as_deref());
    }

    /// Tells times in a zone: `reader` for the reader's own, nothing for the incident's, else IANA.
    pub fn zone(&self, zone: &str) {
        app::choose_zone(self.mounted.state, zone);
    }

    /// What something that is taken away is made of: the file (a `Blob`) of the document that is shown, and the fragment
    /// that says how. `None` while nothing is shown.
    pub fn given(&self) -> Option<Array> {
        let (file, fragment) = app::given(self.mounted.state)?;
        Some(Array::of2(&file, &JsValue::from_str(&fragment)))
    }

    /// Reads the colours anew.
    pub fn recolor(&self) {
        self.mounted.state.recolored.notify();
    }
}

fn main() {}
