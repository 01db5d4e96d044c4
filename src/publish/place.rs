//! Where published pages will stand.

/// Names of the files in an incident's folder.
pub(super) mod name {
    pub(in super::super) const PAGE: &str = "index.html";
    pub(in super::super) const STYLE: &str = "style.css";
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

#[cfg(test)]
mod tests {
    use super::*;

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
