//! Subject, status, title, one or two sentences, figures, and whose document it is.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told};
use super::tag::{Tag, link, tag};
use super::why::{item_link, part, separated};
use crate::record::KeyFigure;
use crate::words::interface::INTERFACE;

/// The headline of a page.
#[component]
pub fn Headline(state: State, told: Arc<Told>) -> impl IntoView {
    let incident = &told.loaded.document;
    let headline = crate::record::Headline::new(incident, &told.words());
    document().set_title(&incident.title);
    let language = incident.language.as_deref();
    let subject = headline.subject.as_ref().map(|subject| match &headline.subject_url {
        Some(href) => link(href, subject),
        None => tag("span").text(subject),
    });
    let status = headline.status.as_ref().map(|status| super::tag::words(status));
    let summary = incident.summary.as_ref();
    let figures = headline.key_figures.iter().map(|one| figure(state, one));
    let figures = (!headline.key_figures.is_empty()).then(|| tag("dl").class("key-figures").with(figures));
    let imprint = headline.imprint.iter().map(|one| part(state, one));
    tag("header")
        .class("headline")
        .put(tag("p").class("kicker").put(separated(" · ", subject.into_iter().chain(status))))
        .put(tag("h1").attr_if("lang", language).text(&incident.title))
        .with(summary.map(|summary| tag("p").class("summary").attr_if("lang", language).text(summary)))
        .with(figures)
        .put(tag("p").class("imprint").put(separated(" · ", imprint)))
        .view()
}

/// Whose document it is, and the way to the whole record: below a timeline that stands in another page.
#[component]
pub fn Stamp(state: State, told: Arc<Told>, home: Option<String>) -> impl IntoView {
    let incident = &told.loaded.document;
    let imprint = crate::record::Headline::new(incident, &told.words()).imprint;
    let record = home.as_ref().map(|home| link(home, INTERFACE.whole_record));
    let title = tag("span").text(&incident.title);
    let parts = record.into_iter().chain([title]).chain(imprint.iter().map(|one| part(state, one)));
    tag("p").class("stamp").attr("part", "stamp").put(separated(" · ", parts)).view()
}

/// A figure, which leads to the item it is taken from, and who says so.
fn figure(state: State, figure: &KeyFigure) -> Tag {
    let value = match &figure.item {
        Some(id) => item_link(state, id, &figure.value),
        None => tag("span").text(&figure.value),
    };
    tag("div")
        .put(tag("dt").text(&figure.label))
        .put(tag("dd").put(value))
        .with(figure.sources.iter().map(|one| tag("dd").class("soft").put(part(state, one))))
}
