//! Where published pages will stand.

/// Names of the files in an incident's folder.
pub(super) mod name {
    pub(in super::super) const PAGE: &str = "index.html";
    pub(in super::super) const STYLE: &str = "style.css";
    pub(in super::super) const STYLE_BELOW: &str = "below.css";
    pub(in super::super) const EMBED: &str = "embed.html";
    pub(in super::super) const PLAIN: &str = "plain.html";
    pub(in super::super) const DOCUMENT: &str = "incident.json";
    pub(in super::super) const FIGURE_SVG: &str = "figure.svg";
    pub(in super::super) const FIGURE_PNG: &str = "figure.png";
    pub(in super::super) const CARD: &str = "card.png";
    pub(in super::super) const OEMBED: &str = "oembed.json";
    pub(in super::super) const CODES: &str = "embed.txt";
    pub(in super::super) const FEED: &str = "feed.xml";
}

/// The address under which a folder of published incidents is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// An `http(s)` address, as a folder: with a slash at its end. `None` for any other, and for one with a query, a
    /// fragment or characters that an address does not have.
    pub fn new(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let host = rest.split('/').next().unwrap_or_default();
        let plain = rest.chars().all(|letter| letter.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(letter));
        let fits = known && plain && !host.is_empty();
        fits.then(|| Self([address.trim_end_matches('/'), "/"].concat()))
    }

    /// The address of a file.
    pub fn join(&self, path: &str) -> String {
        [&self.0, path].concat()
    }

    /// The address of an incident's page, which is its folder's.
    pub fn page(&self, folder: &str) -> String {
        [&self.0, folder, "/"].concat()
    }

    /// The address of a file of an incident.
    pub fn file(&self, folder: &str, name: &str) -> String {
        [&self.0, folder, "/", name].concat()
    }
}

/// The address of the folder from which the live page is served: its figure takes the place of the still one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live(String);

impl Live {
    /// An `http(s)` address, or one relative to an incident's folder, as a folder. `None` for any other.
    pub fn new(address: &str) -> Option<Self> {
        if let Some(Base(address)) = Base::new(address) {
            return Some(Self(address));
        }
        let plain = address.chars().all(|letter| letter.is_ascii_alphanumeric() || "._~%-/".contains(letter));
        let fits = plain && !address.is_empty() && !address.starts_with("//");
        fits.then(|| Self([address.trim_end_matches('/'), "/"].concat()))
    }

    /// The address of the script that makes the element.
    pub(super) fn script(&self) -> String {
        [&self.0, "incident-timeline.js"].concat()
    }

    /// The origin, where it is named; else it is the published page's own.
    pub(super) fn origin(&self) -> Option<String> {
        let (scheme, rest) = self.0.split_once("://")?;
        Some([scheme, "://", rest.split('/').next()?].concat())
    }
}

/// Where published pages will stand, and what makes them live, as far as that is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place<'a> {
    /// Their own address.
    pub base: Option<&'a Base>,
    /// Where the live page is.
    pub live: Option<&'a Live>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_page_is_a_folder_beside_or_of_the_web() {
        let check = |address: &str, script: Option<&str>, origin: Option<&str>| {
            let live = Live::new(address);
            assert_eq!(live.as_ref().map(Live::script).as_deref(), script, "{address}");
            assert_eq!(live.as_ref().and_then(Live::origin).as_deref(), origin, "{address}");
        };
        check("../../timeline", Some("../../timeline/incident-timeline.js"), None);
        check("/timeline/", Some("/timeline/incident-timeline.js"), None);
        let elsewhere = "https://cdn.example:8443/a/incident-timeline.js";
        check("https://cdn.example:8443/a", Some(elsewhere), Some("https://cdn.example:8443"));
        check("//cdn.example/a", None, None);
        check("javascript:alert(1)", None, None);
        check("https://a.example; script-src *", None, None);
        check("a\"onload=\"x", None, None);
        check("", None, None);
    }

    #[test]
    fn a_base_is_a_folder_of_the_web() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(Base::new(address).map(|base| base.join("")).as_deref(), expected, "{address}");
        };
        check("https://example.org", Some("https://example.org/"));
        check("HTTPS://example.org/incidents/", Some("HTTPS://example.org/incidents/"));
        check("ftp://example.org", None);
        check("javascript://example.org/%0aalert(1)", None);
        check("https://", None);
        check("example.org", None);
        check("https://example.org/?a=b", None);
        check("https://example.org/\"onload=\"x", None);
    }
}
