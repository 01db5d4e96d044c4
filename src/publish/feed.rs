//! The list of incidents: as a page, and as a Web feed (Atom, RFC 4287).

use super::head::Head;
use super::html::Html;
use super::incident::Incident;
use super::place::{Base, name};
use super::told::Told;
use crate::document::Time;
use crate::export::plain;
use crate::render::markup;
use crate::words::interface::INTERFACE;
use crate::words::publication::PUBLICATION;

/// What the list says of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    folder: String,
    title: String,
    kicker: String,
    days: String,
    summary: String,
    imprint: String,
    language: String,
    author: String,
    /// First instants that the document gives as its dates, RFC 3339.
    published: Option<String>,
    updated: Option<String>,
}

impl Listed {
    /// Of one incident.
    pub fn new(incident: &Incident, told: &Told) -> Self {
        let document = &incident.document;
        // Atom has instants only: a day is given by its first.
        let stamp = |time: &Time| time.earliest_ms.and_then(|at_ms| told.words.iso_instant(at_ms));
        let published = document.published.as_ref().and_then(stamp);
        let author = document.byline.as_deref().or(document.publisher.as_deref()).map(plain);
        let author = author.filter(|author| !author.is_empty());
        Self {
            folder: incident.folder.clone(),
            title: plain(&document.title),
            kicker: incident.kicker(told),
            days: incident.days(told),
            summary: plain(document.summary.as_deref().unwrap_or_default()),
            imprint: incident.imprint(told),
            language: incident.language().to_owned(),
            author: author.unwrap_or_else(|| PUBLICATION.no_publisher.to_owned()),
            updated: document.updated.as_ref().and_then(stamp).or_else(|| published.clone()),
            published,
        }
    }

    /// Whether the feed can have it: Atom asks for a date of the last change, and none is made up.
    pub fn is_dated(&self) -> bool {
        self.updated.is_some()
    }
}

/// The page that lists incidents, in the order in which they were named.
pub fn list_page(list: &[Listed], base: Option<&Base>) -> String {
    let has_feed = base.is_some() && list.iter().any(Listed::is_dated);
    let titles: Vec<&str> = list.iter().map(|one| one.title.as_str()).collect();
    let head = Head {
        title: PUBLICATION.incidents.to_owned(),
        description: titles.join("; "),
        language: "en",
        canonical: base.map(|base| base.join("")),
        address: base.map(|base| base.join("")),
        feed: has_feed.then(|| name::FEED.to_owned()),
        ..Head::default()
    };
    head.page(|html| {
        html.within("main", &[("id", "incident")], |html| {
            html.within("div", &[("class", "incident-timeline incidents")], |html| {
                html.line("h1", &[], PUBLICATION.incidents);
                html.within("ol", &[], |html| list.iter().for_each(|one| entry(html, one)));
                if has_feed {
                    html.within("p", &[("class", "stamp")], |html| {
                        html.leaf("a", &[("href", name::FEED)], PUBLICATION.feed);
                    });
                }
            });
        });
    })
}

fn entry(html: &mut Html, one: &Listed) {
    html.within("li", &[("lang", &one.language)], |html| {
        let card = [&one.folder, "/", name::CARD].concat();
        // The text beside it says the same.
        html.void("img", &[("src", &card), ("alt", ""), ("width", "320"), ("height", "168"), ("loading", "lazy")]);
        html.within("div", &[], |html| {
            html.line("p", &[("class", "kicker"), ("dir", "auto")], &one.kicker);
            html.within("h2", &[], |html| {
                html.leaf("a", &[("href", &[&one.folder, "/", name::PAGE].concat()), ("dir", "auto")], &one.title);
            });
            html.line("p", &[("class", "days")], &one.days);
            html.line("p", &[("class", "summary"), ("dir", "auto")], &one.summary);
            html.line("p", &[("class", "imprint"), ("dir", "auto")], &one.imprint);
        });
    });
}

/// The feed, newest first; `None` if no document says when it was published or changed. It needs addresses: an entry is
/// known by its own for ever.
pub fn feed(list: &[Listed], base: &Base) -> Option<String> {
    let mut dated: Vec<&Listed> = list.iter().filter(|one| one.is_dated()).collect();
    dated.sort_by(|one, other| other.updated.cmp(&one.updated).then_with(|| one.folder.cmp(&other.folder)));
    let newest = dated.first()?.updated.as_deref()?;
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    push(&mut out, "title", PUBLICATION.incidents);
    push(&mut out, "id", &base.join(""));
    push(&mut out, "updated", newest);
    push(&mut out, "generator", INTERFACE.product);
    link(&mut out, "self", "application/atom+xml", &base.join(name::FEED));
    link(&mut out, "alternate", "text/html", &base.join(""));
    for one in dated {
        feed_entry(&mut out, one, base);
    }
    out.push_str("</feed>\n");
    Some(out)
}

fn feed_entry(out: &mut String, one: &Listed, base: &Base) {
    let page = base.page(&one.folder);
    out.push_str(&["<entry xml:lang=\"", &markup(&one.language), "\">\n"].concat());
    push(out, "title", &one.title);
    push(out, "id", &page);
    link(out, "alternate", "text/html", &page);
    push(out, "published", one.published.as_deref().unwrap_or_default());
    push(out, "updated", one.updated.as_deref().unwrap_or_default());
    out.push_str(&["<author><name>", &markup(&one.author), "</name></author>\n"].concat());
    push(out, "summary", &one.summary);
    out.push_str("</entry>\n");
}

/// An element with text; nothing if there is no text.
fn push(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&["<", name, ">", &markup(text), "</", name, ">\n"].concat());
    }
}

fn link(out: &mut String, relation: &str, kind: &str, href: &str) {
    let href = markup(href);
    out.push_str(&["<link rel=\"", relation, "\" type=\"", kind, "\" href=\"", &href, "\"/>\n"].concat());
}
