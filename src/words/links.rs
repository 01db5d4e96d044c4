//! The words about links.

use super::language::{Phrase, fill};

/// The words about links in English.
pub static LINKS: Links = Links {
    partly: "Not all of this link could be followed",
    too_long: "The link is too long to be read.",
    version: "The link is of version {0}, which this page does not know.",
    unknown: "The link also asks for “{0}”, which this page does not know.",
    twice: "“{0}” stands in the link twice; the first counts.",
    malformed: "What the link says about “{0}” could not be understood.",
    no_item: "The link opens the item “{0}”, which this document does not have.",
    no_zone: "The link asks for the time zone “{0}”, which is not known here.",
};

/// Sentences about links.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Links {
    pub partly: &'static str,
    pub too_long: &'static str,
    version: Phrase,
    unknown: Phrase,
    twice: Phrase,
    malformed: Phrase,
    no_item: Phrase,
    no_zone: Phrase,
}

impl Links {
    /// The link is of a version that is not known.
    pub fn version(&self, version: &str) -> String {
        fill(self.version, &[version])
    }

    /// The link has a key that is not known.
    pub fn unknown(&self, key: &str) -> String {
        fill(self.unknown, &[key])
    }

    /// The link has a key twice.
    pub fn twice(&self, key: &str) -> String {
        fill(self.twice, &[key])
    }

    /// The value of a key says nothing.
    pub fn malformed(&self, key: &str) -> String {
        fill(self.malformed, &[key])
    }

    /// The link opens an item that is not there.
    pub fn no_item(&self, id: &str) -> String {
        fill(self.no_item, &[id])
    }

    /// The link asks for a zone that is not known.
    pub fn no_zone(&self, zone: &str) -> String {
        fill(self.no_zone, &[zone])
    }
}
