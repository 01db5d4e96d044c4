//! Who says why: causes, who says so on what evidence, who disputes it.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told, is_by_key};
use super::tag::{Tag, button, link, tag, tags};
use crate::document::Id;
use crate::record::{Part, Said, Why};
use crate::words::interface::INTERFACE;

/// The table of causes.
#[component]
pub fn WhySection(state: State, told: Arc<Told>) -> impl IntoView {
    (!told.whys.is_empty()).then(|| {
        let columns = [INTERFACE.cause, INTERFACE.said_by, INTERFACE.disputed_by];
        let columns = columns.map(|name| tag("th").attr("scope", "col").text(name));
        section("why", "it-why", INTERFACE.why)
            .put(
                tag("table")
                    .put(tag("thead").put(tag("tr").with(columns)))
                    .put(tag("tbody").with(told.whys.iter().map(|why| row(state, why)))),
            )
            .view()
    })
}

/// A section of that class with its heading.
pub fn section(class: &str, id: &str, heading: &str) -> Tag {
    tag("section").class(class).attr("aria-labelledby", id).put(tag("h2").attr("id", id).text(heading))
}

/// Words that are less important than others.
pub fn soft(text: &str) -> Tag {
    tag("span").class("soft").text(text)
}

fn row(state: State, why: &Why) -> Tag {
    let status = (!why.status.is_empty()).then(|| soft(&why.status));
    let cell = |label, parts| tag("td").attr("data-label", label).put(parts);
    tag("tr")
        .put(
            tag("th")
                .attr("scope", "row")
                .attr_if("class", why.retracted.then_some("retracted"))
                .put(item_link(state, &why.id, &why.label))
                .with(status),
        )
        .put(cell(INTERFACE.said_by, side(state, (&why.said_by, &why.against), &why.said_by_words)))
        .put(cell(INTERFACE.disputed_by, side(state, (&why.against, &why.said_by), &why.against_words)))
}

/// Each speaker with what that speaker offered, and who disputes that speaker; or the words for nobody.
fn side(state: State, (said, others): (&[Said], &[Said]), nobody: &str) -> Tag {
    if said.is_empty() {
        return soft(nobody);
    }
    // Who disputes the only speaker, and stands on the other side, is said there.
    let is_said = |one: &Said| {
        said.len() == 1 && one.disputed_by.iter().all(|(id, _)| others.iter().any(|other| other.id == *id))
    };
    let speakers = said.iter().map(|one| {
        let evidence = (!one.evidence.is_empty()).then(|| tag("span").class("evidence").text(&one.evidence));
        let disputed_by = (!one.disputed_by.is_empty() && !is_said(one)).then(|| disputed(state, &one.disputed_by));
        tag("li").put(item_link(state, &one.id, &one.title)).with(evidence).with(disputed_by)
    });
    tag("ul").with(speakers)
}

/// Who disputes one speaker, where that is not the whole other side.
fn disputed(state: State, by: &[(Id, String)]) -> Tag {
    tag("span").class("disputed soft").text(INTERFACE.disputed_by).text(": ").put(relations(state, by))
}

/// Items in a sentence about another.
pub fn relations(state: State, items: &[(Id, String)]) -> Tag {
    let links = items.iter().map(|(id, title)| item_link(state, id, title).class("relation"));
    separated(", ", links)
}

/// Parts in a line, with something between them.
pub fn separated(between: &str, parts: impl Iterator<Item = Tag>) -> Tag {
    let mut line = tags([]);
    for (index, part) in parts.enumerate() {
        line = if index > 0 { line.text(between).put(part) } else { line.put(part) };
    }
    line
}

/// A piece of a fact: words, an item that it opens, or a page elsewhere.
pub fn part(state: State, part: &Part) -> Tag {
    match part {
        Part::Text(text) => tag("span").text(text),
        Part::Item(id, title) => item_link(state, id, title),
        Part::Link(href, text) => link(href, text),
    }
}

/// An item's title that opens it.
pub fn item_link(state: State, id: &Id, title: &str) -> Tag {
    let id = id.clone();
    button("link", title, move |event| state.open(&id, is_by_key(&event)))
}
