//! Subject, status, title, one or two sentences, figures, and whose document it is.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told};
use super::why::{ItemLink, part};
use crate::record::{KeyFigure, Part};
use crate::words::interface::INTERFACE;

/// The headline of a page.
#[component]
pub fn Headline(state: State, told: Arc<Told>) -> impl IntoView {
    let incident = &told.loaded.document;
    let headline = crate::record::Headline::new(incident, &told.words());
    document().set_title(&incident.title);
    let language = incident.language.clone();
    let subject = headline.subject.map(|subject| match headline.subject_url {
        Some(href) => view! { <a href=href rel="noopener noreferrer" target="_blank">{subject}</a> }.into_any(),
        None => view! { <span>{subject}</span> }.into_any(),
    });
    let between = (subject.is_some() && headline.status.is_some()).then_some(" · ");
    let has_figures = !headline.key_figures.is_empty();
    let figures = headline.key_figures.into_iter().map(|one| figure(state, one)).collect_view();
    view! {
        <header class="headline">
            <p class="kicker">
                {subject} {between} {headline.status}
            </p>
            <h1 lang=language.clone()>{incident.title.clone()}</h1>
            {incident.summary.clone().map(|summary| view! { <p class="summary" lang=language>{summary}</p> })}
            {has_figures.then_some(view! { <dl class="key-figures">{figures}</dl> })}
            <p class="imprint">{separated(state, headline.imprint)}</p>
        </header>
    }
}

/// Whose document it is, and the way to the whole record: below a timeline that stands in another page.
#[component]
pub fn Stamp(state: State, told: Arc<Told>, home: Option<String>) -> impl IntoView {
    let incident = &told.loaded.document;
    let imprint = crate::record::Headline::new(incident, &told.words()).imprint;
    let record = home.map(|home| Part::Link(home, INTERFACE.whole_record.to_owned()));
    let title = Part::Text(incident.title.clone());
    let parts = separated(state, record.into_iter().chain([title]).chain(imprint));
    view! { <p class="stamp" part="stamp">{parts}</p> }
}

/// Parts in a line, with what stands between them.
fn separated(state: State, parts: impl IntoIterator<Item = Part>) -> impl IntoView {
    let parts = parts.into_iter().enumerate().map(|(index, one)| {
        let between = (index > 0).then_some(" · ");
        view! {
            {between}
            {part(state, &one)}
        }
    });
    parts.collect_view()
}

/// A figure, which leads to the item it is taken from, and who says so.
fn figure(state: State, figure: KeyFigure) -> impl IntoView {
    let value = match figure.item {
        Some(id) => view! { <ItemLink state id title=figure.value /> }.into_any(),
        None => view! { <span>{figure.value}</span> }.into_any(),
    };
    let sources = figure.sources.iter().map(|one| view! { <dd class="soft">{part(state, one)}</dd> }).collect_view();
    view! {
        <div>
            <dt>{figure.label}</dt>
            <dd>{value}</dd>
            {sources}
        </div>
    }
}
