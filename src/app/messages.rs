//! What went wrong, whose words these are, and how far a load has come.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::load::{Foreign, Request};
use super::problem::{Problem, placed};
use super::state::{State, is_by_key};
use crate::document::{Diagnostic, Level};
use crate::words::dialogs::DIALOGS;
use crate::words::interface::INTERFACE;
use crate::words::links::LINKS;

/// Everything a reader must be told before the incident itself.
#[component]
pub fn Messages(state: State) -> impl IntoView {
    let problem = move || {
        let (problem, address) = state.problem.get()?;
        let is_in_link = matches!(problem, Problem::Link(_));
        // A file that could not be read will not be the next time.
        let is_own = state.asked.with_value(|asked| asked.own.is_some());
        let again = (!is_own).then_some(move || match is_in_link {
            // Without what it carries, the link leads to the page's own document.
            true => drop(window().location().set_hash("")),
            false => state.load(Request { again: true, ..state.asked.get_value() }),
        });
        Some(view! { <ProblemMessage problem address again /> })
    };
    let remarks = move || {
        let told = state.told.get()?;
        let (errors, others): (Vec<Diagnostic>, Vec<Diagnostic>) = (told.loaded.diagnostics.iter())
            .filter(|diagnostic| diagnostic.level != Level::Hint)
            .cloned()
            .partition(|diagnostic| diagnostic.level == Level::Error);
        let empty = told.story.is_empty().then_some(view! { <p class="message" role="alert">{INTERFACE.empty}</p> });
        let foreign = told.loaded.foreign.as_ref().map(|foreign| {
            let sentence = match foreign {
                Foreign::At(address) => INTERFACE.foreign(address),
                Foreign::Link => LINKS.carried.to_owned(),
                Foreign::Own(name) => DIALOGS.own(name),
            };
            view! { <p class="message banner" role="note">{sentence}</p> }
        });
        Some(view! {
            {foreign}
            {empty}
            {(!errors.is_empty()).then(|| view! { <Diagnostics title=INTERFACE.left_out(errors.len()) list=errors alert=true /> })}
            {(!others.is_empty()).then(|| view! { <Diagnostics title=INTERFACE.remarks(others.len()) list=others alert=false /> })}
        })
    };
    let notices = move || {
        let notices = state.notices.get();
        let lines = notices.iter().map(|notice| view! { <li>{notice.sentence()}</li> }).collect_view();
        (!notices.is_empty()).then(|| {
            view! {
                <div class="message" role="note">
                    <p class="message-title">{LINKS.partly}</p>
                    <ul>{lines}</ul>
                </div>
            }
        })
    };
    view! {
        {problem}
        {notices}
        {remarks}
        <Show when=move || state.progress.with(Option::is_some)>
            <Progress state />
        </Show>
    }
}

#[component]
fn ProblemMessage(problem: Problem, address: String, again: Option<impl Fn() + 'static>) -> impl IntoView {
    let name = if matches!(problem, Problem::Link(_)) { LINKS.show_own } else { INTERFACE.try_again };
    let press = |again: Box<dyn Fn()>| {
        move |event: leptos::ev::MouseEvent| {
            // The button goes with its message; the focus must not go with it.
            let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let root = button.and_then(|button| button.closest(".incident-timeline").ok().flatten());
            if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok())
                && is_by_key(&event)
            {
                let _ = root.focus();
            }
            again();
        }
    };
    let button = again.map(|again| {
        view! { <button type="button" class="button" on:click=press(Box::new(again))>{name}</button> }
    });
    view! {
        <div class="message problem" role="alert">
            <p class="message-title">{problem.title()}</p>
            <p>{problem.advice()}</p>
            {(!address.is_empty()).then(|| view! { <p class="address">{address}</p> })}
            {button}
        </div>
    }
}

/// Diagnostics, folded under how many there are.
#[component]
fn Diagnostics(title: String, list: Vec<Diagnostic>, alert: bool) -> impl IntoView {
    let lines = list.iter().map(|diagnostic| view! { <li>{placed(diagnostic)}</li> }).collect_view();
    view! {
        <div class="message" role=if alert { "alert" } else { "note" }>
            <details open=alert && list.len() <= 3>
                <summary class="message-title">{title}</summary>
                <ul>{lines}</ul>
            </details>
        </div>
    }
}

#[component]
fn Progress(state: State) -> impl IntoView {
    let progress = move || state.progress.get().unwrap_or_default();
    let share = move || progress().total.map(|total| (progress().read / total.max(1.0)).clamp(0.0, 1.0).to_string());
    view! {
        <div class="progress">
            <progress max="1" value=share aria-label=INTERFACE.loading></progress>
            <span>{move || INTERFACE.loaded_of(progress().read, progress().total)}</span>
        </div>
    }
}
