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
    no_value: "By “{0}” the link asks for something that this document does not have.",
    no_language: "The link asks for the language “{0}”, which this page does not speak.",
    no_zone: "The link asks for the time zone “{0}”, which is not known here.",
    carried: "This document came in the link itself. The publisher of this page did not publish it.",
    broken: "The document in this link cannot be read",
    broken_advice: "The link was cut or changed on its way: some programs cut long links. Ask for it once more, or for the document as a file.",
    too_large: "The document in this link is larger than a link may carry",
    too_large_advice: "Ask for it as a file, or for its address.",
    show_own: "Show this page’s own incident",
    link: "Link",
    title: "Link to this incident",
    shows: "What the link shows",
    this_view: "What I see now",
    whole: "The incident, as it opens",
    this_item: "The open item",
    address: "Link",
    carry: "Put the document itself into the link",
    carry_why: "It then opens even where the document cannot be reached, under a notice that this page did not publish it. Such a link cannot be revoked or corrected: whoever has it has the document as it is now.",
    never_fits: "This document is too large to travel in a link.",
    cannot_carry: "This browser cannot put a document into a link.",
    length: "The link is {0} characters long.",
    length_short: "Nearly every place keeps a link of this length whole.",
    length_long: "Chats, mail programs, office documents and QR codes may cut links of more than about 2,000 characters; web pages and text files keep them.",
    length_huge: "Some browsers do not open links as long as this. Better send the document as a file.",
    copy: "Copy link",
    copied: "The link is copied.",
    share: "Share…",
    citation: "Citation",
    copy_citation: "Copy citation",
    citation_copied: "The citation is copied.",
    not_copied: "The browser did not let this page copy. The text is selected: copy it with Ctrl+C, on a Mac with ⌘C.",
    cited: "{0}. {1}.",
    shown: "Shown: {0} ({1}).",
    seen: "Seen on {0}.",
    same_day: "{0}, {1} to {2}",
    other_days: "{0}, {1} to {2}, {3}",
};

/// Sentences about links.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Links {
    pub partly: &'static str,
    pub too_long: &'static str,
    pub carried: &'static str,
    pub broken: &'static str,
    pub broken_advice: &'static str,
    pub too_large: &'static str,
    pub too_large_advice: &'static str,
    pub show_own: &'static str,
    pub link: &'static str,
    pub title: &'static str,
    pub shows: &'static str,
    pub this_view: &'static str,
    pub whole: &'static str,
    pub this_item: &'static str,
    pub address: &'static str,
    pub carry: &'static str,
    pub carry_why: &'static str,
    pub never_fits: &'static str,
    pub cannot_carry: &'static str,
    pub length_short: &'static str,
    pub length_long: &'static str,
    pub length_huge: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub share: &'static str,
    pub citation: &'static str,
    pub copy_citation: &'static str,
    pub citation_copied: &'static str,
    pub not_copied: &'static str,
    version: Phrase,
    unknown: Phrase,
    twice: Phrase,
    malformed: Phrase,
    no_item: Phrase,
    no_value: Phrase,
    no_language: Phrase,
    no_zone: Phrase,
    length: Phrase,
    cited: Phrase,
    shown: Phrase,
    seen: Phrase,
    same_day: Phrase,
    other_days: Phrase,
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

    /// The link filters by a value that the document does not have; `key` is the facet's.
    pub fn no_value(&self, key: &str) -> String {
        fill(self.no_value, &[key])
    }

    /// The link asks for a language that the page does not speak.
    pub fn no_language(&self, tag: &str) -> String {
        fill(self.no_language, &[tag])
    }

    /// The link asks for a zone that is not known.
    pub fn no_zone(&self, zone: &str) -> String {
        fill(self.no_zone, &[zone])
    }

    /// How long a link is.
    pub fn length(&self, characters: &str) -> String {
        fill(self.length, &[characters])
    }

    /// A title with who published it, its revision and its date.
    pub fn cited(&self, title: &str, imprint: &str) -> String {
        // A title may end with a sign of its own.
        let title = title.trim_end_matches('.');
        if imprint.is_empty() { [title, "."].concat() } else { fill(self.cited, &[title, imprint]) }
    }

    /// The window in words, and its zone.
    pub fn shown(&self, window: &str, zone: &str) -> String {
        fill(self.shown, &[window, zone])
    }

    /// The day on which it was seen.
    pub fn seen(&self, date: &str) -> String {
        fill(self.seen, &[date])
    }

    /// From one date and clock to another; a date that is the same is said once.
    pub fn window(&self, [from_date, from, to_date, to]: [&str; 4]) -> String {
        if from_date == to_date {
            fill(self.same_day, &[from_date, from, to])
        } else {
            fill(self.other_days, &[from_date, from, to_date, to])
        }
    }
}
