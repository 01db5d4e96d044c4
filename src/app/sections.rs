//! Corrections, sources, glossary.

use super::state::{State, Told};
use super::tag::{Tag, link, tag};
use super::why::{part, section, separated, soft};
use crate::document::{Correction, Source};
use crate::record::corrected;
use crate::words::interface::INTERFACE;

/// What was changed after publication.
pub fn corrections(state: State, told: &Told) -> Option<Tag> {
    let corrections = &told.loaded.document.corrections;
    (!corrections.is_empty()).then(|| {
        let lines = corrections.iter().map(|correction| line(state, told, correction));
        section("corrections", "it-corrections", INTERFACE.corrections).put(tag("ul").with(lines))
    })
}

fn line(state: State, told: &Told, correction: &Correction) -> Tag {
    let words = told.words();
    let items = corrected(correction, &words);
    tag("li")
        .put(soft(&words.when(correction.at.as_ref())))
        .text(" ")
        .text(&correction.text)
        .text(" ")
        .put(separated(", ", items.iter().map(|one| part(state, one))))
}

/// Where everything is known from.
pub fn sources(told: &Told) -> Option<Tag> {
    let sources = &told.loaded.document.sources;
    (!sources.is_empty()).then(|| {
        let lines = sources.iter().map(|one| source(told, one));
        section("sources", "it-sources", INTERFACE.sources).put(tag("ol").with(lines))
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
pub fn glossary(told: &Told) -> Option<Tag> {
    let terms = &told.loaded.document.glossary;
    (!terms.is_empty()).then(|| {
        let lines =
            terms.iter().map(|term| tag("div").put(tag("dt").text(&term.term)).put(tag("dd").text(&term.definition)));
        section("glossary", "it-glossary", INTERFACE.glossary).put(tag("dl").with(lines))
    })
}
