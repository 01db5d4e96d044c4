//! Who says why: causes, who says so on what evidence, who disputes it.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told, is_by_key};
use crate::document::Id;
use crate::record::{Part, Said, Why};
use crate::words::interface::INTERFACE;

/// The table of causes.
#[component]
pub fn WhySection(state: State, told: Arc<Told>) -> impl IntoView {
    (!told.whys.is_empty()).then(|| {
        let rows = told.whys.iter().map(|why| row(state, why)).collect_view();
        view! {
            <section class="why" aria-labelledby="it-why">
                <h2 id="it-why">{INTERFACE.why}</h2>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{INTERFACE.cause}</th>
                            <th scope="col">{INTERFACE.said_by}</th>
                            <th scope="col">{INTERFACE.disputed_by}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

fn row(state: State, why: &Why) -> impl IntoView + use<> {
    let status = (!why.status.is_empty()).then(|| view! { <span class="soft">{why.status.clone()}</span> });
    let said = side(state, (&why.said_by, &why.against), &why.said_by_words);
    let against = side(state, (&why.against, &why.said_by), &why.against_words);
    view! {
        <tr>
            <th scope="row" class=if why.retracted { "retracted" } else { "" }>
                <ItemLink state id=why.id.clone() title=why.label.clone() />
                {status}
            </th>
            <td data-label=INTERFACE.said_by>{said}</td>
            <td data-label=INTERFACE.disputed_by>{against}</td>
        </tr>
    }
}

/// Each speaker with what that speaker offered, and who disputes that speaker; or the words for nobody.
fn side(state: State, (said, others): (&[Said], &[Said]), nobody: &str) -> impl IntoView + use<> {
    if said.is_empty() {
        return view! { <span class="soft">{nobody.to_owned()}</span> }.into_any();
    }
    // Who disputes the only speaker, and stands on the other side, is said there.
    let is_said = |one: &Said| {
        said.len() == 1 && one.disputed_by.iter().all(|(id, _)| others.iter().any(|other| other.id == *id))
    };
    let speakers = said.iter().map(|one| {
        let disputed_by = if is_said(one) { [].as_slice() } else { one.disputed_by.as_slice() };
        let evidence =
            (!one.evidence.is_empty()).then(|| view! { <span class="evidence">{one.evidence.clone()}</span> });
        view! {
            <li>
                <ItemLink state id=one.id.clone() title=one.title.clone() />
                {evidence}
                {disputed(state, disputed_by)}
            </li>
        }
    });
    view! { <ul>{speakers.collect_view()}</ul> }.into_any()
}

/// Who disputes one speaker, where that is not the whole other side.
fn disputed(state: State, by: &[(Id, String)]) -> Option<impl IntoView + use<>> {
    let links = by.iter().enumerate().map(|(index, (id, title))| {
        let between = (index > 0).then_some(", ");
        view! {
            {between}
            <ItemLink state id=id.clone() title=title.clone() class="relation" />
        }
    });
    let links = links.collect_view();
    (!by.is_empty()).then(|| {
        view! {
            <span class="disputed soft">
                {INTERFACE.disputed_by} ": " {links}
            </span>
        }
    })
}

/// A piece of a fact: words, an item that it opens, or a page elsewhere.
pub fn part(state: State, part: &Part) -> AnyView {
    match part {
        Part::Text(text) => view! { <span>{text.clone()}</span> }.into_any(),
        Part::Item(id, title) => view! { <ItemLink state id=id.clone() title=title.clone() /> }.into_any(),
        Part::Link(href, text) => view! {
            <a href=href.clone() rel="noopener noreferrer" target="_blank">
                {text.clone()}
            </a>
        }
        .into_any(),
    }
}

/// An item's title that opens it; of class `relation` where it stands in a sentence about another.
#[component]
pub fn ItemLink(state: State, id: Id, title: String, #[prop(default = "link")] class: &'static str) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |event| state.open(&id, is_by_key(&event))>
            {title}
        </button>
    }
}
