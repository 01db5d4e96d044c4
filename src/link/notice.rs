//! What of a link could not be followed.

use crate::words::links::LINKS;

/// Something in a link that shows nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It is of another version, and nothing of it was read.
    Version(String),
    /// It is longer than any link that this page makes, and nothing of it was read.
    TooLong,
    /// A key that is not known: what a later page can show, for example.
    Unknown(String),
    /// A key that stands twice; the first counts.
    Twice(&'static str),
    /// The value of a key is none that it may have.
    Malformed(&'static str),
    /// An item that the document does not have.
    NoItem(String),
    /// By this key of a facet, a value that no item of the document has. It is not told: it would be somebody else's text.
    NoValue(&'static str),
    /// A language that the page does not speak.
    NoLanguage(String),
    /// A zone that is not known here.
    NoZone(String),
}

impl Notice {
    /// It as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Version(version) => LINKS.version(version),
            Self::TooLong => LINKS.too_long.to_owned(),
            Self::Unknown(key) => LINKS.unknown(key),
            Self::Twice(key) => LINKS.twice(key),
            Self::Malformed(key) => LINKS.malformed(key),
            Self::NoItem(id) => LINKS.no_item(id),
            Self::NoValue(key) => LINKS.no_value(key),
            Self::NoLanguage(tag) => LINKS.no_language(tag),
            Self::NoZone(zone) => LINKS.no_zone(zone),
        }
    }
}
