//! What the page around a widget asks of it, and what it is told.

use std::sync::Arc;

use any_spawner::Executor;
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Blob, HtmlElement};

use super::current::{effect, enter};
use super::fragment::Fragment;
use super::load::{File, Request};
use super::page::{Extent, page};
use super::state::State;
use super::tag::Tag;
use super::zones::{IntlZones, ZoneChoice};
use crate::link::{Link, Shown};
use crate::timeline::view_from_text;

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// From an address.
    At(Request),
    /// The host has it, as JSON.
    Text(String),
}

/// What a host asks for.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The widget's number, not 0.
    pub widget: u32,
    /// The document.
    pub source: Source,
    /// How much of it is shown.
    pub extent: Extent,
    /// The first window: two times, or `whole`.
    pub view: Option<String>,
    /// In which zone: `reader` for the reader's own, else IANA.
    pub zone: Option<String>,
    /// The item that is open at first.
    pub item: Option<String>,
    /// The fragment of the page's own address is followed, before what is asked for here, and what is seen is written there.
    pub fragment: bool,
    /// Address of a page with the whole record.
    pub home: Option<String>,
    /// Called with what happened and up to two values: `state` (its name, what went wrong), `view` (its edges in Unix
    /// milliseconds), `theme` (`light` or `dark`, if the reader or a link chose), `select` (the opened item's id). `take` asks
    /// for something to take away, see [`super::take_dialog`].
    pub tell: Function,
}

/// A mounted widget. It goes when this is dropped, with everything it holds.
pub struct Mounted {
    /// Its state.
    pub state: State,
    root: HtmlElement,
    /// Whatever was made for it goes with this.
    _owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.set_text_content(None);
    }
}

/// Mounts a widget in an element, in place of what is there.
pub fn mount(root: HtmlElement, settings: Settings) -> Mounted {
    enter(settings.widget);
    draw();
    // The second widget finds it done.
    let _ = Executor::init_wasm_bindgen();
    root.set_text_content(None);
    let owner = Owner::new();
    let state = owner.with(|| {
        let state = State::new(settings.widget, root.clone(), settings.tell.clone());
        shown(state, settings).put_into(&root);
        state
    });
    Mounted { state, root, _owner: owner }
}

/// Gives a chance number to what finds things by their names, so that no document can make it slow.
pub(super) fn draw() {
    crate::small::draw((js_sys::Math::random() * f64::from(u32::MAX)) as u32);
}

fn shown(state: State, settings: Settings) -> Tag {
    let Settings { source, extent, view, zone, item, fragment, home, .. } = settings;
    let phase = Memo::new(move |_| state.phase());
    tell_all(state, phase);
    // Only a document that has an address is loaded as the page's link says.
    let fragment = fragment && matches!(source, Source::At(_));
    let linked =
        if fragment { Link::read(&window().location().hash().unwrap_or_default()).shown } else { Shown::default() };
    let is_linked = linked.from_ms.is_some() || linked.to_ms.is_some();
    let (view, item) = (view.filter(|_| !is_linked), item.filter(|_| linked.item.is_none()));
    let zone = zone.filter(|_| linked.zone.is_none());
    if let Some(zone) = &zone {
        choose_zone(state, zone);
    }
    // What was asked for holds for the first document, not for one that is loaded anew.
    effect(move |is_done: Option<bool>| {
        let is_told = state.told.with(Option::is_some);
        if is_told && is_done != Some(true) {
            if let Some(zone) = &zone {
                choose_zone(state, zone);
            }
            if let Some(view) = &view {
                look(state, view);
            }
            if let Some(item) = &item {
                select(state, Some(item));
            }
        }
        is_told || is_done == Some(true)
    });
    match source {
        Source::At(request) => {
            if fragment {
                Fragment::keep(state, request.clone());
            } else {
                state.load(request);
            }
        }
        Source::Text(text) => state.read(text),
    }
    page(state, extent, home, phase)
}

/// Shows a window that is written as two times, in the document's zone where they name none, or as `whole`. Any other is
/// no window, and changes nothing.
pub fn look(state: State, view: &str) {
    let Some(Some(told)) = state.told.try_get_untracked() else { return };
    let zone = told.loaded.document.time_zone.as_deref().unwrap_or("UTC");
    if view == "whole" {
        state.look(told.story.whole);
    } else if let Some(view) = view_from_text(view, zone, &IntlZones) {
        state.look(view);
    }
}

/// Opens an item; closes the one that is open where none is named or none is of that id.
pub fn select(state: State, item: Option<&str>) {
    let Some(Some(told)) = state.told.try_get_untracked() else { return };
    match item.filter(|item| told.words().item(item).is_some()) {
        Some(item) => state.open(item, false),
        None => state.close(false),
    }
}

/// Tells times in a zone: `reader` is the reader's own, nothing the incident's. One that the browser does not know is the
/// incident's too.
pub fn choose_zone(state: State, zone: &str) {
    use crate::document::Zones;
    state.choose_zone(match zone {
        "reader" => ZoneChoice::Reader,
        "UTC" => ZoneChoice::Utc,
        other if IntlZones.offset_s(other, 0).is_some() => ZoneChoice::Named(Arc::from(other)),
        _ => ZoneChoice::Incident,
    });
}

/// What something that is taken away is made of: the file of the document that is shown, and the fragment that says how.
/// `None` while nothing is shown.
pub fn given(state: State) -> Option<(Blob, String)> {
    let told = state.told.try_get_untracked()??;
    Some((state.file.try_with_value(File::blob)??, state.shown(&told, true)?.fragment(None)))
}

fn tell_all(state: State, phase: Memo<&'static str>) {
    // What the host makes of it is the host's.
    let say = move |what: &str, one: JsValue, other: JsValue| {
        state.tell(what, &one, &other);
    };
    effect(move |_| {
        let phase = phase.get();
        let about = match phase {
            "ready" => state.told.with(|told| Some(told.as_ref()?.loaded.document.title.clone())),
            _ => state.problem.with(|problem| Some([problem.as_ref()?.0.title(), " ", &problem.as_ref()?.1].concat())),
        };
        say("state", phase.into(), about.into());
    });
    effect(move |_| {
        let view = state.view.get();
        if state.told.with(Option::is_some) {
            say("view", view.from_ms.into(), view.to_ms.into());
        }
    });
    effect(move |_| {
        let theme = state.dark.get().map(|dark| if dark { "dark" } else { "light" });
        say("theme", theme.into(), JsValue::UNDEFINED);
    });
    effect(move |_| say("select", state.selected.get().into(), JsValue::UNDEFINED));
}
