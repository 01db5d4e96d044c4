//! The incident in `img`, `h3`, `p`, `ul` and `table` alone, for systems that strip everything else.

use super::head::Head;
use super::html::Html;
use super::incident::Incident;
use super::place::{Base, name};
use super::told::Told;
use crate::export::plain;
use crate::record::{Detail, Headline, KeyFigure, Part, corrected, note};
use crate::words::interface::INTERFACE;
use crate::words::taken::TAKEN;

/// The whole page. Bidirectional overrides are taken out, as nothing here can isolate them.
pub(super) fn plain_page(incident: &Incident, told: &Told, base: Option<&Base>) -> String {
    let document = &incident.document;
    let head = Head {
        title: plain(&document.title),
        description: plain(&incident.described(told)),
        language: incident.language(),
        revision: plain(&incident.stamp(told)),
        canonical: document.canonical_url.clone().or_else(|| base.map(|base| base.page(&incident.folder))),
        bare: true,
        ..Head::default()
    };
    head.page(|html| {
        html.line("h3", &[], &plain(&document.title));
        html.line("p", &[], &plain(&incident.kicker(told)));
        html.line("p", &[], &plain(document.summary.as_deref().unwrap_or_default()));
        key_figures(html, &Headline::new(document, &told.words).key_figures);
        let picture =
            base.map_or_else(|| name::FIGURE_PNG.to_owned(), |base| base.file(&incident.folder, name::FIGURE_PNG));
        html.void("img", &[("src", &picture), ("alt", &plain(&incident.described(told)))]);
        why(html, told);
        record(html, told);
        corrections(html, told);
        sources(html, told);
        glossary(html, told);
        html.line("p", &[], &plain(&incident.imprint(told)));
    })
}

fn key_figures(html: &mut Html, figures: &[KeyFigure]) {
    if figures.is_empty() {
        return;
    }
    html.within("ul", &[], |html| {
        for figure in figures {
            html.within("li", &[], |html| {
                html.text(&plain(&TAKEN.listed(&figure.label, &figure.value)));
                html.text(".");
                named(html, &figure.sources);
            });
        }
    });
}

/// Sources behind what they say; nothing if there are none.
fn named(html: &mut Html, sources: &[Part]) {
    if !sources.is_empty() {
        html.text(" ");
        html.text(&TAKEN.listed(INTERFACE.sources, ""));
    }
    parts(html, sources);
}

fn why(html: &mut Html, told: &Told) {
    if told.whys.is_empty() {
        return;
    }
    html.line("h3", &[], INTERFACE.why);
    html.within("table", &[], |html| {
        html.within("tr", &[], |html| {
            for heading in [INTERFACE.cause, INTERFACE.said_by, INTERFACE.disputed_by] {
                html.leaf("th", &[], heading);
            }
        });
        for why in &told.whys {
            html.within("tr", &[], |html| {
                let said = |said: &[crate::record::Said], nobody: &str| {
                    let said: Vec<String> = said.iter().map(|one| TAKEN.listed(&one.title, &one.evidence)).collect();
                    if said.is_empty() { nobody.to_owned() } else { said.join("; ") }
                };
                let status = if why.status.is_empty() { String::new() } else { [" (", &why.status, ")"].concat() };
                html.leaf("td", &[], &plain(&[why.label.as_str(), &status].concat()));
                html.leaf("td", &[], &plain(&said(&why.said_by, &why.said_by_words)));
                html.leaf("td", &[], &plain(&said(&why.against, &why.against_words)));
            });
        }
    });
}

fn record(html: &mut Html, told: &Told) {
    html.line("h3", &[], INTERFACE.record);
    html.line("p", &[], &note(told.document, &told.words).unwrap_or_default());
    html.within("ul", &[], |html| {
        html.raw("\n");
        for entry in &told.entries {
            let sources: Vec<Part> =
                told.item(&entry.id).into_iter().flat_map(|item| sources_of(&Detail::new(item, &told.words))).collect();
            html.within("li", &[], |html| {
                html.text(&plain(&TAKEN.listed(&entry.when, &entry.title)));
                html.text(". ");
                html.text(&plain(&entry.sentence));
                named(html, &sources);
            });
        }
    });
}

fn parts(html: &mut Html, parts: &[Part]) {
    for (index, part) in parts.iter().enumerate() {
        html.text(if index > 0 { ", " } else { "" });
        match part {
            Part::Link(href, text) => html.link(href, &plain(text)),
            Part::Text(text) | Part::Item(_, text) => html.text(&plain(text)),
        }
    }
}

fn sources_of(detail: &Detail) -> Vec<Part> {
    let rows = detail.rows.iter().filter(|row| row.label == INTERFACE.sources);
    rows.flat_map(|row| row.parts.clone()).collect()
}

fn corrections(html: &mut Html, told: &Told) {
    if told.document.corrections.is_empty() {
        return;
    }
    html.line("h3", &[], INTERFACE.corrections);
    html.within("ul", &[], |html| {
        for correction in &told.document.corrections {
            let when = told.words.when(correction.at.as_ref());
            html.within("li", &[], |html| {
                html.text(&plain(&TAKEN.listed(&when, &correction.text)));
                let corrected = corrected(correction, &told.words);
                html.text(if corrected.is_empty() { "" } else { " " });
                parts(html, &corrected);
            });
        }
    });
}

fn sources(html: &mut Html, told: &Told) {
    if told.document.sources.is_empty() {
        return;
    }
    html.line("h3", &[], INTERFACE.sources);
    html.within("ul", &[], |html| {
        for source in &told.document.sources {
            html.within("li", &[], |html| {
                let name = plain(&told.words.source(source));
                match &source.url {
                    Some(href) => html.link(href, &name),
                    None => html.text(&name),
                }
                for part in [&source.title, &source.locator].into_iter().flatten().filter(|part| **part != name) {
                    html.text(", ");
                    html.text(&plain(part));
                }
            });
        }
    });
}

fn glossary(html: &mut Html, told: &Told) {
    if told.document.glossary.is_empty() {
        return;
    }
    html.line("h3", &[], INTERFACE.glossary);
    html.within("ul", &[], |html| {
        for term in &told.document.glossary {
            html.line("li", &[], &plain(&TAKEN.listed(&term.term, &term.definition)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{TzTables, parse};

    #[test]
    fn key_figures_stand_in_words_with_their_sources() {
        let text = r#"{"format":"incident-timeline/1","title":"T",
            "sources":[{"id":"s","publisher":"Reuters","url":"https://reuters.example/1"}],
            "key_figures":[{"value":{"about":6,"text":"about six hours"},"label":"without service","sources":["s"]}]}"#;
        let parsed = parse(text, &TzTables);
        let incident = Incident::new(parsed.document.unwrap(), parsed.diagnostics, text.to_owned());
        let page = plain_page(&incident, &Told::new(&incident.document, &[], None), None);
        let expected = "<ul><li>without service: about 6 (“about six hours”). Sources: \
                        <a href=\"https://reuters.example/1\" rel=\"noopener noreferrer\" dir=\"auto\">Reuters</a></li>";
        assert!(page.contains(expected), "{page}");
    }
}
