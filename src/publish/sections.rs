//! The parts of a page around figure and record.

use super::html::Html;
use super::incident::Incident;
use super::list::{facts, item_link, part};
use super::told::{Told, anchor};
use crate::document::{Diagnostic, Level, Source};
use crate::export::plain;
use crate::record::{Detail, Headline, KeyFigure, Part, Said, Why, corrected};
use crate::words::interface::INTERFACE;

/// Subject, status, title, one or two sentences, key figures, who publishes it: what the live page has there.
pub(super) fn headline(html: &mut Html, incident: &Incident, told: &Told) {
    let document = &incident.document;
    let headline = Headline::new(document, &told.words);
    html.within("header", &[("class", "headline")], |html| {
        html.raw("\n");
        let subject = headline.subject.clone().map(|subject| match headline.subject_url.clone() {
            Some(href) => Part::Link(href, subject),
            None => Part::Text(subject),
        });
        let kicker = subject.into_iter().chain(headline.status.clone().map(Part::Text));
        line(html, told, "kicker", kicker.collect());
        html.line("h1", &[("dir", "auto")], &document.title);
        html.line("p", &[("class", "summary"), ("dir", "auto")], document.summary.as_deref().unwrap_or_default());
        if !headline.key_figures.is_empty() {
            html.within("dl", &[("class", "key-figures")], |html| {
                for figure in &headline.key_figures {
                    html.within("div", &[], |html| key_figure(html, told, figure));
                }
            });
        }
        line(html, told, "imprint", imprint(incident, headline));
    });
}

/// Whose document it is, and of when; one without a revision and a date is known by its content.
pub(super) fn imprint(incident: &Incident, headline: Headline) -> Vec<Part> {
    let content = incident.revision().filter(|_| incident.document.revision.is_none());
    headline.imprint.into_iter().chain(content.map(Part::Text)).collect()
}

/// A figure, which leads to the item it is taken from, and who says so.
fn key_figure(html: &mut Html, told: &Told, figure: &KeyFigure) {
    html.leaf("dt", &[("dir", "auto")], &figure.label);
    html.within("dd", &[], |html| match &figure.item {
        Some(id) => item_link(html, told, id, &figure.value),
        None => html.leaf("bdi", &[], &figure.value),
    });
    for source in &figure.sources {
        html.within("dd", &[("class", "soft")], |html| part(html, told, source));
    }
}

/// A line of parts; none if there are none.
fn line(html: &mut Html, told: &Told, class: &str, parts: Vec<Part>) {
    if !parts.is_empty() {
        html.within("p", &[("class", class), ("dir", "auto")], |html| joined(html, told, parts));
    }
}

/// Parts on one line, none of which can turn the direction of the next.
pub(super) fn joined(html: &mut Html, told: &Told, parts: Vec<Part>) {
    for (index, one) in parts.into_iter().enumerate() {
        html.raw(if index > 0 { " · " } else { "" });
        let one = match one {
            Part::Text(text) => Part::Text(plain(&text)),
            Part::Item(id, title) => Part::Item(id, plain(&title)),
            Part::Link(href, text) => Part::Link(href, plain(&text)),
        };
        part(html, told, &one);
    }
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
                    for (index, one) in corrected(correction, &told.words).iter().enumerate() {
                        html.raw(if index > 0 { ", " } else { " " });
                        part(html, told, one);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{TzTables, parse};

    /// The head of a document's page has all these parts.
    fn check(parts: &str, expected: &[&str]) {
        let text = [r#"{"format":"incident-timeline/1","title":"T","#, parts, "}"].concat();
        let parsed = parse(&text, &TzTables);
        let incident = Incident::new(parsed.document.unwrap(), parsed.diagnostics, text);
        let mut html = Html::default();
        headline(&mut html, &incident, &Told::new(&incident.document, &[], None));
        let head = html.finished();
        for part in expected {
            assert!(head.contains(part), "{part} is not in {head}");
        }
    }

    #[test]
    fn a_page_says_at_its_head_what_the_live_one_says_there() {
        check(
            r#""status":"resolved","published":"2021-10-05","canonical_url":"https://home.example/x","revision":"2",
               "subject":{"name":"Post","url":"https://post.example/"},
               "sources":[{"id":"s","publisher":"Reuters","url":"https://reuters.example/1"}],
               "key_figures":[{"value":{"about":6,"text":"about six hours"},"label":"without service","sources":["s"]}]"#,
            &[
                r#"<a href="https://post.example/" rel="noopener noreferrer" dir="auto">Post</a> · <bdi>resolved</bdi>"#,
                "<dd><bdi>about 6 (“about six hours”)</bdi></dd>",
                r#"<dd class="soft"><a href="https://reuters.example/1" rel="noopener noreferrer" dir="auto">Reuters</a></dd>"#,
                "<bdi>published Tue 5 October 2021</bdi> · <bdi>revision 2</bdi> · ",
                r#"<a href="https://home.example/x" rel="noopener noreferrer" dir="auto">"#,
            ],
        );
        // Figures that follow from the document lead to their items.
        check(
            r#""series":[{"label":"Reports","points":[{"id":"most","value":40}]}]"#,
            &[r##"<a class="link" href="#item-most" dir="auto">40</a>"##],
        );
        // Without a revision and a date a document is known by its content.
        check(r#""publisher":"P""#, &["<bdi>Published by P</bdi> · <bdi>content "]);
    }
}
