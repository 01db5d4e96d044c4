//! The parts of a page around figure and record.

use super::html::Html;
use super::incident::Incident;
use super::list::{facts, item_link};
use super::told::{Told, anchor};
use crate::document::{Diagnostic, Level, Source};
use crate::record::{Detail, Said, Why};
use crate::words::interface::INTERFACE;

/// Subject, status, title, one or two sentences, key figures, who publishes it.
pub(super) fn headline(html: &mut Html, incident: &Incident, told: &Told) {
    let document = &incident.document;
    html.within("header", &[("class", "headline")], |html| {
        html.raw("\n");
        html.line("p", &[("class", "kicker"), ("dir", "auto")], &incident.kicker(told));
        html.line("h1", &[("dir", "auto")], &document.title);
        html.line("p", &[("class", "summary"), ("dir", "auto")], document.summary.as_deref().unwrap_or_default());
        if !document.key_figures.is_empty() {
            html.within("dl", &[("class", "key-figures")], |html| {
                for figure in &document.key_figures {
                    html.within("div", &[], |html| {
                        html.leaf("dt", &[("dir", "auto")], &figure.label);
                        html.leaf("dd", &[], &told.words.value_short(&figure.value));
                    });
                }
            });
        }
        html.line("p", &[("class", "imprint"), ("dir", "auto")], &incident.imprint(told));
    });
}

/// What could not be read, as the live page says it.
pub(super) fn messages(html: &mut Html, told: &Told) {
    for (level, said) in [(Level::Error, true), (Level::Warning, false)] {
        let found: Vec<&Diagnostic> = told.diagnostics.iter().filter(|found| found.level == level).collect();
        if found.is_empty() {
            continue;
        }
        let title = if said { INTERFACE.left_out(found.len()) } else { INTERFACE.remarks(found.len()) };
        html.within("div", &[("class", "message"), ("role", "note")], |html| {
            html.within("details", &[], |html| {
                html.line("summary", &[("class", "message-title")], &title);
                html.within("ul", &[], |html| {
                    for found in found {
                        html.line("li", &[("dir", "auto")], &INTERFACE.placed(found));
                    }
                });
            });
        });
    }
    if told.story.is_empty() {
        html.line("p", &[("class", "message")], INTERFACE.empty);
    }
}

/// Who says why.
pub(super) fn why(html: &mut Html, told: &Told) {
    if told.whys.is_empty() {
        return;
    }
    html.within("section", &[("class", "why"), ("aria-labelledby", "it-why")], |html| {
        html.line("h2", &[("id", "it-why")], INTERFACE.why);
        html.within("table", &[], |html| {
            html.within("thead", &[], |html| {
                html.within("tr", &[], |html| {
                    for name in [INTERFACE.cause, INTERFACE.said_by, INTERFACE.disputed_by] {
                        html.leaf("th", &[("scope", "col")], name);
                    }
                });
            });
            html.within("tbody", &[], |html| {
                for why in &told.whys {
                    html.within("tr", &[("id", &anchor(&why.id)), ("data-entry", &why.id)], |html| {
                        row(html, told, why)
                    });
                }
            });
        });
    });
}

fn row(html: &mut Html, told: &Told, why: &Why) {
    html.within("th", &[("scope", "row")], |html| {
        html.leaf("bdi", &[], &why.label);
        html.raw(" ");
        html.line("span", &[("class", "soft")], &why.status);
        let Some(item) = told.item(&why.id) else { return };
        let detail = Detail::new(item, &told.words);
        html.line("p", &[("class", "soft"), ("dir", "auto")], detail.text.as_deref().unwrap_or_default());
        // The sides stand beside it.
        let own: Vec<_> = detail.rows.into_iter().filter(|row| row.label == INTERFACE.sources).collect();
        facts(html, told, &own);
    });
    html.within("td", &[("data-label", INTERFACE.said_by)], |html| side(html, told, &why.said_by, &why.said_by_words));
    html.within("td", &[("data-label", INTERFACE.disputed_by)], |html| {
        side(html, told, &why.against, &why.against_words);
    });
}

/// Each speaker with what that speaker offered; or the words for nobody.
fn side(html: &mut Html, told: &Told, said: &[Said], nobody: &str) {
    if said.is_empty() {
        html.leaf("span", &[("class", "soft")], nobody);
        return;
    }
    html.within("ul", &[], |html| {
        for one in said {
            html.within("li", &[], |html| {
                item_link(html, told, &one.id, &one.title);
                html.raw(" ");
                html.line("span", &[("class", "evidence"), ("dir", "auto")], &one.evidence);
            });
        }
    });
}

/// What was changed after publication.
pub(super) fn corrections(html: &mut Html, told: &Told) {
    let corrections = &told.document.corrections;
    if corrections.is_empty() {
        return;
    }
    html.within("section", &[("class", "corrections"), ("aria-labelledby", "it-corrections")], |html| {
        html.line("h2", &[("id", "it-corrections")], INTERFACE.corrections);
        html.within("ul", &[], |html| {
            for correction in corrections {
                html.within("li", &[], |html| {
                    html.leaf("span", &[("class", "soft")], &told.words.when(correction.at.as_ref()));
                    html.raw(" ");
                    html.leaf("bdi", &[], &correction.text);
                    for item in correction.items.iter().filter_map(|id| told.item(id)) {
                        html.raw(" ");
                        item_link(html, told, item.id(), &told.words.title(item));
                    }
                });
            }
        });
    });
}

/// Where everything is known from.
pub(super) fn sources(html: &mut Html, told: &Told) {
    let sources = &told.document.sources;
    if sources.is_empty() {
        return;
    }
    html.within("section", &[("class", "sources"), ("aria-labelledby", "it-sources")], |html| {
        html.line("h2", &[("id", "it-sources")], INTERFACE.sources);
        html.within("ol", &[], |html| {
            for one in sources {
                html.within("li", &[], |html| source(html, told, one));
            }
        });
    });
}

fn source(html: &mut Html, told: &Told, source: &Source) {
    let name = told.words.source(source);
    match &source.url {
        Some(href) => html.link(href, &name),
        None => html.leaf("bdi", &[], &name),
    }
    let title = source.title.as_deref().filter(|title| *title != name);
    let published = source.published.as_ref().map(|time| told.words.when(Some(time)));
    for part in [title.map(str::to_owned), source.locator.clone(), published].into_iter().flatten() {
        html.raw(", ");
        html.leaf("span", &[("class", "soft"), ("dir", "auto")], &part);
    }
    if let Some(href) = &source.archive_url {
        html.raw(", ");
        html.link(href, INTERFACE.archived);
    }
}

/// Terms explained.
pub(super) fn glossary(html: &mut Html, told: &Told) {
    let terms = &told.document.glossary;
    if terms.is_empty() {
        return;
    }
    html.within("section", &[("class", "glossary"), ("aria-labelledby", "it-glossary")], |html| {
        html.line("h2", &[("id", "it-glossary")], INTERFACE.glossary);
        html.within("dl", &[], |html| {
            for term in terms {
                html.within("div", &[], |html| {
                    html.leaf("dt", &[("dir", "auto")], &term.term);
                    html.leaf("dd", &[("dir", "auto")], &term.definition);
                });
            }
        });
    });
}
