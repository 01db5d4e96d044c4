//! Corrections, sources, glossary.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told};
use super::why::ItemLink;
use crate::document::{Correction, Source};
use crate::words::interface::INTERFACE;

/// What was changed after publication.
#[component]
pub fn Corrections(state: State, told: Arc<Told>) -> impl IntoView {
    let corrections = &told.loaded.document.corrections;
    (!corrections.is_empty()).then(|| {
        let lines = corrections.iter().map(|correction| line(state, &told, correction)).collect_view();
        view! {
            <section class="corrections" aria-labelledby="it-corrections">
                <h2 id="it-corrections">{INTERFACE.corrections}</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

fn line(state: State, told: &Told, correction: &Correction) -> impl IntoView + use<> {
    let words = told.words();
    let items = correction.items.iter().filter_map(|id| Some((id.clone(), words.title(words.item(id)?))));
    let links = items.map(|(id, title)| view! { <ItemLink state id title /> }).collect_view();
    view! {
        <li>
            <span class="soft">{words.when(correction.at.as_ref())}</span>
            " "
            {correction.text.clone()}
            " "
            {links}
        </li>
    }
}

/// Where everything is known from.
#[component]
pub fn Sources(told: Arc<Told>) -> impl IntoView {
    let sources = &told.loaded.document.sources;
    (!sources.is_empty()).then(|| {
        let lines = sources.iter().map(|one| source(&told, one)).collect_view();
        view! {
            <section class="sources" aria-labelledby="it-sources">
                <h2 id="it-sources">{INTERFACE.sources}</h2>
                <ol>{lines}</ol>
            </section>
        }
    })
}

fn source(told: &Told, source: &Source) -> impl IntoView + use<> {
    let words = told.words();
    let name = words.source(source);
    let name = match source.url.clone() {
        Some(href) => view! { <a href=href rel="noopener noreferrer" target="_blank">{name}</a> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    };
    let archived = source.archive_url.clone().map(|href| {
        view! {
            ", "
            <a href=href rel="noopener noreferrer" target="_blank">{INTERFACE.archived}</a>
        }
    });
    let about = Some(words.source_about(source)).filter(|about| !about.is_empty());
    let about = about.map(|about| view! { <span class="soft">", " {about}</span> });
    view! {
        <li>
            {name}
            {archived}
            {about}
        </li>
    }
}

/// Terms explained.
#[component]
pub fn Glossary(told: Arc<Told>) -> impl IntoView {
    let terms = &told.loaded.document.glossary;
    (!terms.is_empty()).then(|| {
        let lines = terms.iter().map(|term| {
            view! {
                <div>
                    <dt>{term.term.clone()}</dt>
                    <dd>{term.definition.clone()}</dd>
                </div>
            }
        });
        view! {
            <section class="glossary" aria-labelledby="it-glossary">
                <h2 id="it-glossary">{INTERFACE.glossary}</h2>
                <dl>{lines.collect_view()}</dl>
            </section>
        }
    })
}
