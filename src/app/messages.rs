//! What went wrong, whose words these are, and how far a load has come.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::load::{Foreign, Request};
use super::problem::{Problem, placed};
use super::state::{State, Told, is_by_key};
use super::tag::{Tag, button, tag, tags};
use crate::document::{Diagnostic, Level};
use crate::link::Notice;
use crate::small::{rounded_text, within};
use crate::words::dialogs::DIALOGS;
use crate::words::interface::INTERFACE;
use crate::words::links::LINKS;

/// Everything a reader must be told before the incident itself.
pub fn messages(state: State) -> Tag {
    let problem = move || {
        let (problem, address) = state.problem.get()?;
        let is_in_link = matches!(problem, Problem::Link(_));
        // A document that the host or the reader gave stays as it is.
        let asked = state.asked.get_value().filter(|asked| asked.own.is_none());
        let press = asked.map(|asked| {
            move || match is_in_link {
                // Without what it carries, the link leads to the page's own document.
                true => drop(window().location().set_hash("")),
                false => state.load(Request { again: true, ..asked.clone() }),
            }
        });
        Some(problem_message(&problem, &address, press))
    };
    tags([])
        .place(problem)
        .place(move || state.notices.with(|list| (!list.is_empty()).then(|| notices(list))))
        .place(move || state.told.get().map(|told| remarks(&told)))
        .place_while(move || state.progress.with(Option::is_some), move || progress(state))
}

fn message(class: &str, role: &str) -> Tag {
    tag("div").class(class).attr("part", "message").attr("role", role)
}

/// What of a link could not be followed.
fn notices(list: &[Notice]) -> Tag {
    let lines = list.iter().map(|notice| tag("li").text(&notice.sentence()));
    let title = tag("p").class("message-title").text(LINKS.partly);
    message("message", "note").put(title).put(tag("ul").with(lines))
}

/// That this page's host did not publish a document, and where it comes from.
fn published_by(foreign: &Foreign) -> String {
    match foreign {
        Foreign::At(address) => INTERFACE.foreign(address),
        Foreign::Link => LINKS.carried.to_owned(),
        Foreign::Own(name) => DIALOGS.own(name),
    }
}

/// Since when a document may have been corrected.
fn kept(told: &Told, at_ms: i64) -> String {
    let words = told.words();
    DIALOGS.kept(&words.clock(at_ms, false), &words.date(at_ms), &words.zone_label(at_ms))
}

/// Whose document it is, of when, and what of it could not be read.
fn remarks(told: &Told) -> Tag {
    let of = |is_error: bool| -> Vec<&Diagnostic> {
        let all = told.loaded.diagnostics.iter().filter(|diagnostic| diagnostic.level != Level::Hint);
        all.filter(|diagnostic| (diagnostic.level == Level::Error) == is_error).collect()
    };
    let (errors, others) = (of(true), of(false));
    let line = |class: &str, role: &str, text: &str| {
        tag("p").class(class).attr("part", "message").attr("role", role).text(text)
    };
    let foreign = told.loaded.foreign.as_ref();
    tags(foreign.map(|foreign| line("message banner", "note", &published_by(foreign))))
        .with(told.loaded.kept_ms.map(|at_ms| line("message banner", "note", &kept(told, at_ms))))
        .with(told.story.is_empty().then(|| line("message", "alert", INTERFACE.empty)))
        .with((!errors.is_empty()).then(|| diagnostics(&INTERFACE.left_out(errors.len()), &errors, true)))
        .with((!others.is_empty()).then(|| diagnostics(&INTERFACE.remarks(others.len()), &others, false)))
}

fn problem_message(problem: &Problem, address: &str, again: Option<impl Fn() + 'static>) -> Tag {
    let name = if matches!(problem, Problem::Link(_)) { LINKS.show_own } else { INTERFACE.try_again };
    message("message problem", "alert")
        .put(tag("p").class("message-title").text(problem.title()))
        .put(tag("p").text(&problem.advice()))
        .with((!address.is_empty()).then(|| tag("p").class("address").text(address)))
        .with(again.map(|again| again_button(name, again)))
}

fn again_button(name: &str, again: impl Fn() + 'static) -> Tag {
    button("button", name, move |event: MouseEvent| {
        // The button goes with its message; the focus must not go with it.
        let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let root = button.and_then(|button| button.closest(".incident-timeline").ok().flatten());
        if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok())
            && is_by_key(&event)
        {
            let _ = root.focus();
        }
        again();
    })
}

/// Diagnostics, folded under how many there are.
fn diagnostics(title: &str, list: &[&Diagnostic], alert: bool) -> Tag {
    let lines = list.iter().map(|diagnostic| tag("li").text(&placed(diagnostic)));
    let details = tag("details")
        .attr_if("open", (alert && list.len() <= 3).then_some(""))
        .put(tag("summary").class("message-title").text(title))
        .put(tag("ul").with(lines));
    message("message", if alert { "alert" } else { "note" }).put(details)
}

fn progress(state: State) -> Tag {
    let progress = move || state.progress.get().unwrap_or_default();
    let share = move || progress().total.map(|total| rounded_text(within(progress().read / total.max(1.0), 0.0, 1.0)));
    let bar = tag("progress").attr("max", "1").attr("aria-label", INTERFACE.loading).live_attr("value", share);
    let words = tag("span").live_text(move || INTERFACE.loaded_of(progress().read, progress().total));
    tag("div").class("progress").put(bar).put(words)
}
