//! The page's fragment: what a link shows is followed, and what the reader sees is written into it.
//!
//! The window is written over what stands there; only an opened item is a step of its own in the browser's history, so
//! that Back closes it.

use std::time::Duration;

use js_sys::{Object, Reflect};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::current::{effect, later};
use super::load::Request;
use super::state::{State, Told};
use super::zones::{IntlZones, ZoneChoice};
use crate::document::Document;
use crate::link::{Link, Notice, Shown};
use crate::small::before;

/// Written no sooner after the reader moved: browsers refuse to write addresses much more often, Safari first, which
/// allows a hundred times in half a minute.
const PAUSE: Duration = Duration::from_millis(350);

/// The mark of a step that an item's opening made.
const STEP: &str = "incident-timeline:item";

impl State {
    /// The zone in which a document is told: where a link is followed, the one that it names, else the incident's own. What
    /// the link asks for and is not there is left out with a notice.
    pub fn opening_zone(self, document: &Document) -> Option<ZoneChoice> {
        let hold = |opening: &mut Option<Shown>| {
            let shown = opening.as_mut()?;
            Some((shown.hold(document, &IntlZones), shown.zone.clone()))
        };
        let Some((notices, zone)) = self.opening.try_update_value(hold)? else { return self.zone.try_get_untracked() };
        self.notices.try_update(|known| known.extend(notices));
        Some(zone.map_or(ZoneChoice::Incident, |zone| ZoneChoice::of(&zone, document)))
    }

    /// Shows what the link shows, now that its document is there.
    pub fn follow_opening(self) {
        let opening = self.opening.try_update_value(Option::take).flatten();
        let (Some(shown), Some(Some(told))) = (opening, self.told.try_get_untracked()) else { return };
        let home = told.story.home;
        self.log.try_set(shown.log.unwrap_or_default());
        self.dark.try_set(shown.dark);
        self.language.try_set_value(shown.language.clone());
        let mut filter = shown.filter.clone();
        if filter.count() > 0 {
            let gone = told.facets().hold(&mut filter);
            let gone = gone.into_iter().map(|facet| Notice::NoValue(facet.as_str()));
            self.notices.try_update(|known| known.extend(gone));
        }
        self.filter.try_set(filter);
        match shown.view(home) {
            Some(view) => self.look(view),
            None => {
                self.halt();
                self.view.try_set(home.nameable());
            }
        }
        match &shown.item {
            Some(id) => {
                self.selected.try_set(Some(id.clone()));
                if shown.from_ms.is_none() && shown.to_ms.is_none() {
                    self.bring(id);
                }
            }
            None => self.close(false),
        }
        let moment = shown.moment.and_then(|number| number.checked_sub(1));
        if moment.is_some_and(|place| place >= told.moments.len()) {
            self.notices.try_update(|known| known.push(Notice::Malformed("moment")));
        }
        self.moment.try_set(moment.filter(|place| *place < told.moments.len()));
    }

    /// What the reader sees, as a link shows it: what is not as the page opens it, or `all`.
    pub fn shown(self, told: &Told, all: bool) -> Option<Shown> {
        let (view, home) = (self.aim().nameable(), told.story.home.nameable());
        let view = Some(view).filter(|view| told.story.timed && (all || *view != home));
        let own = ZoneChoice::Incident.zone(&told.loaded.document);
        let log = self.log.try_get_untracked()?;
        Some(Shown {
            from_ms: view.map(|view| view.from_ms),
            to_ms: view.map(|view| view.to_ms),
            zone: (all || told.zone != own).then(|| told.zone.clone()),
            item: self.selected.try_get_untracked()?,
            moment: self.moment.try_get_untracked()?.map(|place| place + 1),
            filter: self.filter.try_get_untracked()?,
            log: (all || log).then_some(log),
            dark: self.dark.try_get_untracked()?,
            language: self.language.try_get_value()?,
        })
    }
}

/// Keeps the page's fragment and what is seen the same.
#[derive(Clone, Copy)]
pub struct Fragment {
    state: State,
    /// What is loaded where the link carries nothing.
    own: StoredValue<Request>,
    /// The document that the link carries.
    carried: StoredValue<Option<String>>,
    /// What was written last, or was there.
    written: StoredValue<Option<Shown>>,
    /// A writing that is put off.
    later: StoredValue<Option<TimeoutHandle>>,
    /// While the step of a closed item is being taken back, how far down the page was scrolled then, CSS pixels: the browser
    /// goes to where it was when the item was opened.
    returning: StoredValue<Option<f64>>,
}

impl Fragment {
    /// Loads the document that the link carries, else the page's own, and shows it as the link says; from then on until
    /// the page goes, what the reader sees is written there.
    pub fn keep(state: State, own: Request) {
        let kept = Self {
            state,
            own: StoredValue::new(own.clone()),
            carried: StoredValue::new(None),
            written: StoredValue::new(None),
            later: StoredValue::new(None),
            returning: StoredValue::new(None),
        };
        kept.follow(true);
        provide_context(kept);
        let listener = window_event_listener(leptos::ev::hashchange, move |_| {
            state.enter();
            kept.changed();
        });
        effect(move |_| {
            state.told.track();
            state.zone.track();
            state.view.track();
            state.log.track();
            state.dark.track();
            state.selected.track();
            state.moment.track();
            state.filter.track();
            kept.moved();
        });
        on_cleanup(move || {
            listener.remove();
            kept.put_off(None);
        });
    }

    /// What the page was asked for, beside its link.
    pub fn source(self) -> Request {
        self.own.get_value()
    }

    /// The document that the page's link carries.
    pub fn carried(self) -> Option<String> {
        self.carried.get_value()
    }

    /// Follows the page's fragment.
    fn follow(self, first: bool) {
        let link = Link::read(&window().location().hash().unwrap_or_default());
        let state = self.state;
        state.notices.set(link.notices);
        state.opening.set_value(Some(link.shown));
        let is_other = self.carried.with_value(|carried| *carried != link.document);
        if first || is_other {
            self.carried.set_value(link.document.clone());
            self.written.set_value(None);
            state.load(Request { carried: link.document, ..self.own.get_value() });
        } else if let (false, Some(told)) = (state.loading.get_untracked(), state.told.get_untracked()) {
            if let Some(choice) = state.opening_zone(&told.loaded.document) {
                state.choose_zone(choice);
            }
            state.follow_opening();
            self.written.set_value(self.now());
        }
    }

    /// The address was changed by the reader, or by Back and Forward.
    fn changed(self) {
        self.put_off(None);
        let Some(scrolled_px) = self.returning.try_update_value(Option::take).flatten() else {
            return self.follow(false);
        };
        window().scroll_to_with_x_and_y(window().scroll_x().unwrap_or_default(), scrolled_px);
        if let Some(now) = self.now() {
            // The reader's own window stays, not the one of before the item was opened.
            if now.item.is_some() { self.step(now) } else { self.write(now, false) }
        }
    }

    /// What a link says now; nothing while what the link carries is not what is shown.
    fn now(self) -> Option<Shown> {
        let is_other =
            self.state.loading.try_get_untracked()? || self.state.problem.try_with_untracked(Option::is_some)?;
        let told = self.state.told.try_get_untracked().flatten().filter(|_| !is_other)?;
        self.state.shown(&told, false)
    }

    /// The reader may have opened another document than the page's address names. One with an address gets it; one of
    /// the reader's own has none, and nothing of it is written. Whether what is seen is to be written.
    fn follows(self) -> bool {
        let Some(asked) = self.state.asked.try_get_value().flatten() else { return false };
        let is_own = asked.own.is_some();
        if !is_own && (asked.carried.is_some() || self.own.with_value(|own| own.src == asked.src)) {
            return true;
        }
        let is_clean = window().location().hash().is_ok_and(|hash| hash.is_empty());
        if !is_own || !is_clean {
            let page = page_address();
            let query = String::from(js_sys::encode_uri_component(&asked.src));
            let href = if is_own { page } else { [before(&page, "?"), "?src=", &query].concat() };
            self.put_off(None);
            self.carried.try_set_value(None);
            self.written.try_set_value(None);
            if let Ok(history) = window().history() {
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href));
            }
        }
        if !is_own {
            self.own.try_set_value(Request { again: false, ..asked });
        }
        !is_own
    }

    /// Something that a link says may have changed.
    fn moved(self) {
        let Some(now) = self.now().filter(|_| self.follows()) else { return };
        let Some(before) = self.written.try_get_value().flatten() else {
            // As the page opened: what its link says stays as it was written.
            self.written.set_value(Some(now));
            return;
        };
        if now == before || self.returning.with_value(Option::is_some) {
            return;
        }
        match (before.item, &now.item) {
            (None, Some(_)) => self.step(now),
            (Some(_), None) if is_own_step() => {
                self.put_off(None);
                self.returning.set_value(window().scroll_y().ok());
                self.written.set_value(Some(now));
                let _ = window().history().and_then(|history| history.back());
            }
            _ => self.put_off(Some(PAUSE)),
        }
    }

    /// A step in the history, from what is seen without the item to what is seen with it.
    fn step(self, now: Shown) {
        self.put_off(None);
        self.write(Shown { item: None, ..now.clone() }, false);
        self.write(now, true);
    }

    /// Writes after a pause in which the window has not moved, since to write costs more than a frame; or not at all.
    fn put_off(self, pause: Option<Duration>) {
        let is_waiting = self.later.try_with_value(Option::is_some) == Some(true);
        match pause {
            Some(pause) if !is_waiting => {
                let aim = self.state.aim();
                let write = move || {
                    self.later.try_set_value(None);
                    let Some(now) = self.now() else { return };
                    if self.state.aim() == aim { self.write(now, false) } else { self.put_off(Some(pause)) }
                };
                self.later.set_value(later(pause, write));
            }
            Some(_) => {}
            None => {
                if let Some(Some(handle)) = self.later.try_update_value(Option::take) {
                    handle.clear();
                }
            }
        }
    }

    fn write(self, now: Shown, step: bool) {
        let Ok(history) = window().history() else { return };
        let Some(text) = self.carried.try_with_value(|carried| now.fragment(carried.as_deref())) else { return };
        self.written.try_set_value(Some(now));
        // Whole, since a host's page may have a base of its own.
        let href = with_fragment(&page_address(), &text);
        // What else stands in the history is the host's, and stays. A browser that refuses has its reasons.
        let known = history.state().unwrap_or(JsValue::NULL);
        let _ = if step {
            let state = Object::assign(&Object::new(), &Object::from(known));
            let _ = Reflect::set(&state, &JsValue::from_str(STEP), &JsValue::TRUE);
            history.push_state_with_url(&state, "", Some(&href))
        } else {
            history.replace_state_with_url(&known, "", Some(&href))
        };
    }
}

/// The page's own address, without a fragment.
pub fn page_address() -> String {
    let href = window().location().href().unwrap_or_default();
    before(&href, "#").to_owned()
}

/// An address with a fragment, if there is one.
pub fn with_fragment(page: &str, fragment: &str) -> String {
    if fragment.is_empty() { page.to_owned() } else { [page, "#", fragment].concat() }
}

/// Whether the step that the browser is at was made by opening an item, and goes back to this page. In a frame, Back may
/// be a step of any other frame.
fn is_own_step() -> bool {
    let is_top = window().top().ok().flatten().is_some_and(|top| top == window());
    let state = window().history().and_then(|history| history.state()).unwrap_or(JsValue::NULL);
    is_top && state.is_object() && Reflect::has(&state, &JsValue::from_str(STEP)) == Ok(true)
}
