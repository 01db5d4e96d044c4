//! Zone, zoom, scale, keys.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::dialog::dialog;
use super::embed_dialog::embed_form;
use super::fragment::Fragment;
use super::link_dialog::link_form;
use super::open_dialog::open_dialog;
use super::state::State;
use super::tag::{Tag, button, tag, tags};
use super::take_dialog::take_dialog;
use super::taken::shows_dark;
use super::zones::ZoneChoice;
use crate::words::dialogs::DIALOGS;
use crate::words::embedding::EMBEDDING;
use crate::words::interface::INTERFACE;
use crate::words::links::LINKS;

/// How much a press zooms.
const STEP: f64 = 0.6;

/// What the reader can choose about the figure, and take away; on a page of its own also how to take it into an article, and
/// what to open.
pub fn toolbar(state: State, is_page: bool) -> Tag {
    let told = state.told.get_untracked();
    let (city, timed, has_values) = told.map_or((String::new(), false, false), |told| {
        let zone = ZoneChoice::Incident.zone(&told.loaded.document);
        (told.words().city(&zone), told.story.timed, !told.story.panels.is_empty())
    });
    let keys = button("button keys-button", INTERFACE.keys, move |_| state.keys.update(|keys| *keys = !*keys));
    // Where the page's fragment is not kept, no link would be followed.
    let fragment = use_context::<Fragment>();
    let embedded = fragment.filter(|_| is_page);
    let [linking, embedding, taking, opening, more] = [(); 5].map(|()| RwSignal::new(false));
    let opens = |open: RwSignal<bool>, name: &str| {
        button("button", name, move |_| open.set(true)).attr("aria-haspopup", "dialog")
    };
    let own = tag("div")
        .class("own")
        .with(fragment.map(|_| opens(linking, LINKS.link)))
        // Where there is little room what follows comes when it is asked for (style/own.css).
        .with(is_page.then(|| {
            let button = sign("button more", INTERFACE.more, move |_| more.update(|more| *more = !*more));
            button.text("…").live_flag("aria-expanded", move || more.get())
        }))
        .with(embedded.map(|_| opens(embedding, EMBEDDING.embed)))
        .put(opens(taking, DIALOGS.take))
        .with(is_page.then(|| opens(opening, DIALOGS.open)))
        .with(is_page.then(|| theme(state)))
        .put(keys.live_flag("aria-expanded", move || state.keys.get()));
    let toolbar = tag("div")
        .class("toolbar")
        .attr("part", "toolbar")
        .put(group(INTERFACE.zones, zones(state, &city)).place(named_zone(state)))
        .with((timed && has_values).then(|| group(INTERFACE.scale, scales(state))))
        .with(timed.then(|| group(INTERFACE.zoom, zooms(state))))
        .put(own);
    let link_dialog = fragment.map(|fragment| {
        dialog(linking, LINKS.title, move || {
            let told = state.told.get_untracked();
            tags(told.map(|told| link_form(state, &told, fragment)))
        })
    });
    let embed_dialog = embedded.map(|fragment| {
        dialog(embedding, EMBEDDING.title, move || {
            let told = state.told.get_untracked();
            tags(told.map(|told| embed_form(state, &told, fragment)))
        })
    });
    tags([toolbar, take_dialog(state, taking), open_dialog(state, opening)])
        .with(link_dialog)
        .with(embed_dialog)
        .place_while(move || state.keys.get(), key_list)
}

/// Light on dark, or dark on light. As the system is set again is no choice of the reader's.
fn theme(state: State) -> Tag {
    let press = move |_| {
        let root = state.root.with_value(|root| root.query_selector(".incident-timeline").ok().flatten());
        let is_dark = !root.is_some_and(|root| shows_dark(&root));
        let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        let is_set = query.is_some_and(|query| query.matches());
        state.dark.set(Some(is_dark).filter(|dark| *dark != is_set));
    };
    sign("button theme", INTERFACE.theme, press)
}

/// A button that shows a sign and no word.
fn sign(class: &str, name: &str, press: impl FnMut(MouseEvent) + 'static) -> Tag {
    button(class, "", press).attr("aria-label", name).attr("title", name)
}

fn group(name: &str, buttons: impl IntoIterator<Item = Tag>) -> Tag {
    tag("div").class("segments").attr("role", "group").attr("aria-label", name).with(buttons)
}

/// The incident's zone, the reader's, and UTC, unless the story is told in that already.
fn zones(state: State, city: &str) -> impl Iterator<Item = Tag> {
    let zones = [(ZoneChoice::Incident, city), (ZoneChoice::Reader, INTERFACE.your_time), (ZoneChoice::Utc, "UTC")];
    let count = if city == "UTC" { 2 } else { 3 };
    zones.into_iter().take(count).map(move |(choice, name)| zone_button(state, choice, name))
}

/// A zone that a link named: it stays among the others.
fn named_zone(state: State) -> impl Fn() -> Option<Tag> {
    let named = Memo::new(move |before: Option<&Option<Arc<str>>>| match state.zone.get() {
        ZoneChoice::Named(zone) => Some(zone),
        _ => before.cloned().flatten(),
    });
    move || {
        let (zone, told) = (named.get()?, state.told.get_untracked()?);
        let city = told.words().city(&zone);
        Some(zone_button(state, ZoneChoice::Named(zone), &city))
    }
}

fn zone_button(state: State, choice: ZoneChoice, name: &str) -> Tag {
    let own = choice.clone();
    let button = button("", name, move |_| state.choose_zone(choice.clone()));
    button.live_flag("aria-pressed", move || state.zone.with(|zone| *zone == own))
}

fn zooms(state: State) -> [Tag; 4] {
    [
        button("", "−", move |_| state.zoom(1.0 / STEP, None)).attr("aria-label", INTERFACE.zoom_out),
        button("", "+", move |_| state.zoom(STEP, None)).attr("aria-label", INTERFACE.zoom_in),
        button("", INTERFACE.first_view, move |_| state.home()),
        button("", INTERFACE.whole_story, move |_| state.fit()),
    ]
}

fn scales(state: State) -> [Tag; 2] {
    [(false, INTERFACE.linear), (true, INTERFACE.log)].map(|(log, name)| {
        let button = button("", name, move |_| state.choose_scale(log));
        button.live_flag("aria-pressed", move || state.log.get() == log)
    })
}

fn key_list() -> Tag {
    let lines =
        INTERFACE.key_list.iter().map(|(keys, what)| tag("div").put(tag("dt").text(keys)).put(tag("dd").text(what)));
    tag("dl").class("keys").with(lines)
}
