//! Who says why: causes, who says so on what evidence, who disputes it.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told, is_by_key};
use crate::document::Id;
use crate::record::{Said, Why};
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
    let said = side(state, &why.said_by, &why.said_by_words);
    let against = side(state, &why.against, &why.against_words);
    view! {
        <tr>
            <th scope="row">
                <ItemLink state id=why.id.clone() title=why.label.clone() />
                {status}
            </th>
            <td data-label=INTERFACE.said_by>{said}</td>
            <td data-label=INTERFACE.disputed_by>{against}</td>
        </tr>
    }
}

/// Each speaker with what that speaker offered, and who disputes that speaker; or the words for nobody.
fn side(state: State, said: &[Said], nobody: &str) -> impl IntoView + use<> {
    if said.is_empty() {
        return view! { <span class="soft">{nobody.to_owned()}</span> }.into_any();
    }
    let speakers = said.iter().map(|one| {
        let evidence =
            (!one.evidence.is_empty()).then(|| view! { <span class="evidence">{one.evidence.clone()}</span> });
        view! {
            <li>
                <ItemLink state id=one.id.clone() title=one.title.clone() />
                {evidence}
            </li>
        }
    });
    view! { <ul>{speakers.collect_view()}</ul> }.into_any()
}

/// An item's title that opens it.
#[component]
pub fn ItemLink(state: State, id: Id, title: String) -> impl IntoView {
    view! {
        <button type="button" class="link" on:click=move |event| state.open(&id, is_by_key(&event))>
            {title}
        </button>
    }
}
