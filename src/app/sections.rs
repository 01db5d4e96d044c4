//! Corrections, sources, glossary.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told};
use super::tag::{Tag, link, tag};
use super::why::{item_link, section, soft};
use crate::document::{Correction, Source};
use crate::words::interface::INTERFACE;

/// What was changed after publication.
#[component]
pub fn Corrections(state: State, told: Arc<Told>) -> impl IntoView {
    let corrections = &told.loaded.document.corrections;
    (!corrections.is_empty()).then(|| {
        let lines = corrections.iter().map(|correction| line(state, &told, correction));
        section("corrections", "it-corrections", INTERFACE.corrections).put(tag("ul").with(lines)).view()
    })
}

fn line(state: State, told: &Told, correction: &Correction) -> Tag {
    let words = told.words();
    let items = correction.items.iter().filter_map(|id| Some((id, words.title(words.item(id)?))));
    tag("li")
        .put(soft(&words.when(correction.at.as_ref())))
        .text(" ")
        .text(&correction.text)
        .text(" ")
        .with(items.map(|(id, title)| item_link(state, id, &title)))
}

/// Where everything is known from.
#[component]
pub fn Sources(told: Arc<Told>) -> impl IntoView {
    let sources = &told.loaded.document.sources;
    (!sources.is_empty()).then(|| {
        let lines = sources.iter().map(|one| source(&told, one));
        section("sources", "it-sources", INTERFACE.sources).put(tag("ol").with(lines)).view()
    })
}

fn source(told: &Told, source: &Source) -> Tag {
    let words = told.words();
    let name = words.source(source);
    let name = match &source.url {
        Some(href) => link(href, &name),
        None => tag("span").text(&name),
    };
    let mut line = tag("li").put(name);
    if let Some(href) = &source.archive_url {
        line = line.text(", ").put(link(href, INTERFACE.archived));
    }
    let about = words.source_about(source);
    if about.is_empty() { line } else { line.put(soft(", ").text(&about)) }
}

/// Terms explained.
#[component]
pub fn Glossary(told: Arc<Told>) -> impl IntoView {
    let terms = &told.loaded.document.glossary;
    (!terms.is_empty()).then(|| {
        let lines =
            terms.iter().map(|term| tag("div").put(tag("dt").text(&term.term)).put(tag("dd").text(&term.definition)));
        section("glossary", "it-glossary", INTERFACE.glossary).put(tag("dl").with(lines)).view()
    })
}
