//! What a page says of itself to machines.

use super::html::{Attribute, Html};
use super::place::{Live, name};
use crate::export::plain;
use crate::render::Scheme;

/// The policy of every published page (DESIGN, section 4): nothing inline, nothing from elsewhere but the live page's files,
/// where they have an origin of their own.
fn policy(live: Option<&Live>) -> String {
    let origin = live.and_then(Live::origin).map(|origin| [" ", &origin].concat()).unwrap_or_default();
    format!(
        "default-src 'self'; script-src 'self'{origin} 'wasm-unsafe-eval'; connect-src 'self'{origin}; style-src 'self'; \
         img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'"
    )
}
/// The policy of a page in a single file, which has its style inside and runs nothing.
const POLICY_SINGLE: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A sheet that is a file beside the page.
fn stylesheet(html: &mut Html, file: &str) {
    html.void("link", &[("rel", "stylesheet"), ("href", file)]);
}

/// The same of what stands behind it in the page: a browser shows what stands before without waiting for it, or for what it
/// is for, and asks for all else first.
pub(super) fn stylesheet_behind(html: &mut Html, file: &str) {
    html.void("link", &[("rel", "stylesheet"), ("href", file), ("fetchpriority", "low")]);
}

/// The head of a page.
#[derive(Default)]
pub(super) struct Head<'a> {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) language: &'a str,
    pub(super) revision: String,
    /// Absolute address of the page, where it is known.
    pub(super) address: Option<String>,
    /// Where the document says that it is at home, else the page's own address.
    pub(super) canonical: Option<String>,
    /// Absolute address of the picture for cards, and what it shows.
    pub(super) card: Option<(String, String)>,
    /// Absolute address of the oEmbed answer.
    pub(super) oembed: Option<String>,
    /// Address of the feed.
    pub(super) feed: Option<String>,
    pub(super) publisher: Option<&'a str>,
    /// Structured data, as JSON in which no markup can begin.
    pub(super) data: Option<String>,
    /// The style itself, for a page in a single file; otherwise the sheet is a file beside it.
    pub(super) style: Option<String>,
    /// The scheme of that style.
    pub(super) scheme: Option<Scheme>,
    /// Without style altogether, for systems that strip it.
    pub(super) bare: bool,
    /// Where the live page is, if its figure takes the still one's place.
    pub(super) live: Option<&'a Live>,
    /// Within another page: what is followed leaves the frame.
    pub(super) framed: bool,
}

impl Head<'_> {
    /// A whole page with what `body` puts in it.
    pub(super) fn page(&self, body: impl FnOnce(&mut Html)) -> String {
        let mut html = Html::default();
        html.raw("<!DOCTYPE html>\n");
        html.within("html", &[("lang", self.language)], |html| {
            html.raw("\n");
            html.within("head", &[], |html| self.write(html));
            let framed: &[Attribute] = &[("class", "embedded")];
            html.within("body", if self.framed { framed } else { &[] }, |html| {
                html.raw("\n");
                body(html);
            });
        });
        html.finished()
    }

    fn write(&self, html: &mut Html) {
        html.raw("\n");
        html.void("meta", &[("charset", "utf-8")]);
        html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        if !self.bare {
            let policy = if self.style.is_some() { POLICY_SINGLE.to_owned() } else { policy(self.live) };
            html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
            let scheme = match self.scheme {
                None | Some(Scheme::Auto) => "light dark",
                Some(Scheme::Light) => "light",
                Some(Scheme::Dark) => "dark",
            };
            html.void("meta", &[("name", "color-scheme"), ("content", scheme)]);
            // Nothing is seen before it is there, so that it is asked for before all that only machines read.
            if self.style.is_none() {
                stylesheet(html, name::STYLE);
            }
        }
        html.line("title", &[], &self.title);
        if self.framed {
            html.void("base", &[("target", "_blank")]);
            html.void("meta", &[("name", "robots"), ("content", "noindex")]);
        }
        self.meta(html, ("name", "description"), Some(&self.description));
        self.meta(html, ("name", "revision"), Some(&self.revision));
        self.links(html);
        self.cards(html);
        if let Some(data) = &self.data {
            // A block of data is not run, so that `script-src` has nothing against it.
            html.within("script", &[("type", "application/ld+json")], |html| html.raw(data));
        }
        if self.bare {
            return;
        }
        if let Some(style) = &self.style {
            html.within("style", &[], |html| html.raw(style));
        }
        if let Some(live) = self.live {
            html.within("script", &[("type", "module"), ("src", &live.script())], |_| ());
        }
    }

    fn links(&self, html: &mut Html) {
        // Without one a browser asks the host for it.
        html.void("link", &[("rel", "icon"), ("href", "data:,")]);
        if let Some(href) = &self.canonical {
            html.void("link", &[("rel", "canonical"), ("href", href)]);
        }
        if let Some(href) = &self.oembed {
            let kind = ("type", "application/json+oembed");
            html.void("link", &[("rel", "alternate"), kind, ("href", href), ("title", &self.title)]);
        }
        if let Some(href) = &self.feed {
            let kind = ("type", "application/atom+xml");
            let title = crate::words::publication::PUBLICATION.feed;
            html.void("link", &[("rel", "alternate"), kind, ("href", href), ("title", title)]);
        }
    }

    /// Open Graph and Twitter cards; the parts that need absolute addresses only where these are known.
    fn cards(&self, html: &mut Html) {
        self.meta(html, ("property", "og:type"), Some("article"));
        self.meta(html, ("property", "og:title"), Some(&self.title));
        self.meta(html, ("property", "og:description"), Some(&self.description));
        self.meta(html, ("property", "og:site_name"), self.publisher);
        self.meta(html, ("property", "og:url"), self.address.as_deref());
        let Some((card, alt)) = &self.card else { return };
        self.meta(html, ("property", "og:image"), Some(card));
        self.meta(html, ("property", "og:image:type"), Some("image/png"));
        self.meta(html, ("property", "og:image:width"), Some("1200"));
        self.meta(html, ("property", "og:image:height"), Some("630"));
        self.meta(html, ("property", "og:image:alt"), Some(alt));
        self.meta(html, ("name", "twitter:card"), Some("summary_large_image"));
        self.meta(html, ("name", "twitter:title"), Some(&self.title));
        self.meta(html, ("name", "twitter:description"), Some(&self.description));
        self.meta(html, ("name", "twitter:image"), Some(card));
        self.meta(html, ("name", "twitter:image:alt"), Some(alt));
    }

    fn meta(&self, html: &mut Html, name: Attribute, content: Option<&str>) {
        if let Some(content) = content.map(plain).filter(|content| !content.is_empty()) {
            html.void("meta", &[name, ("content", &content)]);
        }
    }
}
