//! The pages of an incident.

use super::data;
use super::figure::figure;
use super::head::{Head, stylesheet_behind};
use super::html::Html;
use super::incident::Incident;
use super::list::record;
use super::place::{Base, Live, Place, name};
use super::sections::{corrections, glossary, headline, imprint, joined, messages, sources, why};
use super::sheet::sheet;
use super::told::Told;
use crate::export::plain;
use crate::record::Headline;
use crate::render::Scheme;
use crate::timeline::View;
use crate::words::interface::INTERFACE;
use crate::words::publication::PUBLICATION;

/// What a page says of itself.
fn head<'a>(incident: &'a Incident, told: &Told) -> Head<'a> {
    let document = &incident.document;
    let summary = document.summary.as_deref().map(plain).filter(|summary| !summary.is_empty());
    Head {
        title: plain(&document.title),
        description: summary.unwrap_or_else(|| plain(&incident.described(told))),
        language: incident.language(),
        revision: plain(&incident.stamp(told)),
        publisher: document.publisher.as_deref(),
        canonical: document.canonical_url.clone(),
        ..Head::default()
    }
}

/// The page of an incident in its folder: figure, who says why, the whole record, corrections, sources, glossary.
pub(super) fn page(incident: &Incident, told: &Told, place: Place, in_feed: bool) -> String {
    let Place { base, live } = place;
    let folder = &incident.folder;
    let own = head(incident, told);
    let address = base.map(|base| base.page(folder));
    let head = Head {
        canonical: own.canonical.or_else(|| address.clone()),
        card: base.map(|base| (base.file(folder, name::CARD), plain(&incident.described(told)))),
        oembed: base.map(|base| base.file(folder, name::OEMBED)),
        feed: in_feed.then(|| ["../", name::FEED].concat()),
        data: Some(data::event(incident, told, base)),
        address,
        live,
        ..own
    };
    head.page(|html| {
        body(html, |html| {
            above(html, incident, told, told.story.home, live);
            stylesheet_behind(html, name::STYLE_BELOW);
            below(html, told);
            files(html, incident, told, base);
            let stamp = [incident.document.publisher.clone(), incident.revision()].into_iter().flatten();
            html.within("p", &[("class", "stamp")], |html| {
                html.leaf("a", &[("href", "../index.html")], PUBLICATION.incidents);
                for part in stamp {
                    html.raw(" · ");
                    html.leaf("bdi", &[], &part);
                }
            });
        });
    })
}

/// The same in a single file with nothing beside it.
pub fn single(incident: &Incident, told: &Told, view: View, scheme: Scheme) -> String {
    let own = head(incident, told);
    let head =
        Head { style: Some(sheet(scheme)), scheme: Some(scheme), data: Some(data::event(incident, told, None)), ..own };
    head.page(|html| {
        body(html, |html| {
            above(html, incident, told, view, None);
            below(html, told);
        });
    })
}

/// The figure alone, to be framed by an article that has its own headline.
pub(super) fn embedded(incident: &Incident, told: &Told, live: Option<&Live>) -> String {
    let own = head(incident, told);
    let head = Head { framed: true, live, ..own };
    head.page(|html| {
        body(html, |html| {
            html.line("h1", &[("class", "visually-hidden"), ("dir", "auto")], &incident.document.title);
            messages(html, told);
            alive(html, live, |html| figure(html, incident, told, told.story.home, name::PAGE));
            html.within("p", &[("class", "stamp")], |html| {
                html.leaf("a", &[("href", name::PAGE), ("rel", "noopener")], INTERFACE.whole_record);
                html.raw(" · ");
                joined(html, told, imprint(incident, Headline::new(&incident.document, &told.words)));
            });
        });
    })
}

/// The elements of the live page, so that it can take over.
fn body(html: &mut Html, fill: impl FnOnce(&mut Html)) {
    html.within("main", &[("id", "incident")], |html| {
        html.raw("\n");
        html.within("div", &[("class", "incident-timeline")], |html| {
            html.raw("\n");
            fill(html);
        });
    });
}

/// The still figure within the element that takes its place, if there is a live page.
fn alive(html: &mut Html, live: Option<&Live>, still: impl FnOnce(&mut Html)) {
    if live.is_none() {
        return still(html);
    }
    let attributes = [("compact", ""), ("data-still", ""), ("src", name::DOCUMENT)];
    html.within("incident-timeline", &attributes, |html| {
        html.raw("\n");
        still(html);
    });
}

/// What a reader sees first: headline and figure.
fn above(html: &mut Html, incident: &Incident, told: &Told, view: View, live: Option<&Live>) {
    messages(html, told);
    headline(html, incident, told);
    alive(html, live, |html| figure(html, incident, told, view, ""));
}

fn below(html: &mut Html, told: &Told) {
    why(html, told);
    record(html, told);
    corrections(html, told);
    sources(html, told);
    glossary(html, told);
}

/// Files to take, and codes for an article.
fn files(html: &mut Html, incident: &Incident, told: &Told, base: Option<&Base>) {
    html.within("section", &[("class", "files"), ("aria-labelledby", "it-files")], |html| {
        html.line("h2", &[("id", "it-files")], PUBLICATION.files);
        html.within("ul", &[], |html| {
            let files = [
                (name::DOCUMENT, PUBLICATION.document),
                (name::FIGURE_SVG, PUBLICATION.picture),
                (name::FIGURE_PNG, PUBLICATION.pixels),
                (name::PLAIN, PUBLICATION.plain),
                (name::CODES, PUBLICATION.codes),
            ];
            for (file, words) in files {
                html.within("li", &[], |html| html.leaf("a", &[("href", file)], words));
            }
        });
        if let Some(base) = base {
            html.within("details", &[], |html| {
                html.line("summary", &[], PUBLICATION.embed);
                html.line("p", &[], PUBLICATION.embed_advice);
                html.within("pre", &[], |html| html.leaf("code", &[], &data::frame(incident, told, base)));
            });
        }
    });
}
