//! Subject, status, title, one or two sentences.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::Told;
use crate::words::interface::INTERFACE;

/// The headline of a page.
#[component]
pub fn Headline(told: Arc<Told>) -> impl IntoView {
    let words = told.words();
    let incident = &told.loaded.document;
    document().set_title(&incident.title);
    let subject = incident.subject.as_ref().map(|subject| {
        if subject.also_known_as.is_empty() {
            subject.name.clone()
        } else {
            INTERFACE.formerly(&subject.name, &words.list(&subject.also_known_as))
        }
    });
    let status = incident.status.map(|status| words.status(status).to_owned());
    let updated = incident.updated.as_ref().map(|time| INTERFACE.updated(&words.when_short(Some(time), None)));
    let publisher = incident.publisher.as_deref().map(|name| INTERFACE.published_by(name));
    let byline = incident.byline.clone();
    let revision = incident.revision.as_ref().map(|revision| INTERFACE.revision(&revision.0));
    let kicker: Vec<String> = [subject, status].into_iter().flatten().collect();
    let imprint: Vec<String> = [publisher, byline, updated, revision].into_iter().flatten().collect();
    let figures = incident.key_figures.iter().map(|figure| {
        let (value, label) = (words.value_short(&figure.value), figure.label.clone());
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let figures = figures.collect_view();
    let has_figures = !incident.key_figures.is_empty();
    view! {
        <header class="headline">
            <p class="kicker">{kicker.join(" · ")}</p>
            <h1>{incident.title.clone()}</h1>
            {incident.summary.clone().map(|summary| view! { <p class="summary">{summary}</p> })}
            {has_figures.then_some(view! { <dl class="key-figures">{figures}</dl> })}
            <p class="imprint">{imprint.join(" · ")}</p>
        </header>
    }
}
