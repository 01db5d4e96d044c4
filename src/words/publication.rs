//! The words of what the tool publishes: pages for hosts, feeds, cards.

use super::Words;
use super::calendar::Civil;
use super::language::{Phrase, fill};

/// The words of published pages in English.
pub static PUBLICATION: Publication = Publication {
    incidents: "Incidents",
    feed: "Feed",
    status: "Status",
    embed: "Embed",
    embed_advice: "To show this timeline in an article of yours:",
    files: "Files",
    document: "The document (JSON)",
    picture: "The figure (SVG)",
    pixels: "The figure (PNG)",
    plain: "Plain version",
    codes: "Embed codes",
    evidence: "On what evidence",
    cause: "Cause",
    said_by: "Said by",
    not_dated: "dates not stated",
    no_publisher: "publisher not stated",
    from_to: "{0} to {1}",
    codes_text: "{0}\nRevision: {1}\n\nIn a frame, which brings its own style and asks nothing of the page:\n\n{2}\n\nAs a picture:\n\n{3}\n\nAs a link:\n\n{4}\n",
    codes_text_unframed: "{0}\nRevision: {1}\n\nA frame needs the address of this folder: publish with --base-url.\n\nAs a picture:\n\n{3}\n\nAs a link:\n\n{4}\n",
    counts: [
        ["{0} outage", "{0} outages"],
        ["{0} figure", "{0} figures"],
        ["{0} measured series", "{0} measured series"],
        ["{0} statement", "{0} statements"],
        ["{0} event", "{0} events"],
        ["{0} cause named", "{0} causes named"],
        ["{0} source", "{0} sources"],
    ],
};

/// Headings, links and phrases.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Publication {
    pub incidents: &'static str,
    pub feed: &'static str,
    pub status: &'static str,
    pub embed: &'static str,
    pub embed_advice: &'static str,
    pub files: &'static str,
    pub document: &'static str,
    pub picture: &'static str,
    pub pixels: &'static str,
    pub plain: &'static str,
    pub codes: &'static str,
    pub evidence: &'static str,
    pub cause: &'static str,
    pub said_by: &'static str,
    pub not_dated: &'static str,
    pub no_publisher: &'static str,
    from_to: Phrase,
    codes_text: Phrase,
    codes_text_unframed: Phrase,
    counts: [[Phrase; 2]; 7],
}

impl Publication {
    /// The file of codes: title, revision, frame, picture, link. Without a frame it says what one needs.
    pub fn codes_text(&self, parts: [&str; 5]) -> String {
        let [_, _, frame, _, _] = parts;
        fill(if frame.is_empty() { self.codes_text_unframed } else { self.codes_text }, &parts)
    }

    /// How much a document holds: "3 outages", "12 figures". Counts are those of outages, figures, measured series,
    /// statements, events, causes and sources; what there is none of is left out.
    pub fn counts(&self, counts: [usize; 7]) -> Vec<String> {
        let said = self.counts.iter().zip(counts).filter(|(_, count)| *count > 0);
        said.map(|([one, many], count)| fill(if count == 1 { one } else { many }, &[&count.to_string()])).collect()
    }
}

impl Words<'_> {
    /// "accounts differ", if those of any outage do.
    pub fn some_accounts_differ(&self) -> Option<&'static str> {
        let mut outages = self.document.outages.iter().filter(|outage| outage.retracted.is_none());
        outages.any(|outage| self.accounts_differ(outage)).then_some(super::legend::LEGEND.rivals)
    }

    /// A day for machines (ISO 8601): "2025-03-10".
    pub fn iso_day(&self, at_ms: i64) -> String {
        let civil = self.civil(at_ms);
        format!("{:04}-{:02}-{:02}", civil.year, civil.month + 1, civil.day)
    }

    /// An instant for machines (RFC 3339), in UTC: "2025-03-10T09:30:00Z". `None` beyond the years that it can write.
    pub fn iso_instant(&self, at_ms: i64) -> Option<String> {
        let Civil { year, month, day, hour, minute, second, .. } = Civil::at(at_ms, 0);
        let fits = (0..=9999).contains(&year);
        fits.then(|| format!("{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z", month + 1))
    }

    /// The days from one instant to another (Unix milliseconds): "Monday 10 March 2025", "Sat 28 Jan 2023 to Sat 1 Apr
    /// 2023". `to_ms` is not in it any more.
    pub fn days(&self, from_ms: i64, to_ms: i64) -> String {
        let last_ms = to_ms.saturating_sub(1).max(from_ms);
        if self.date(from_ms) == self.date(last_ms) {
            return self.date(from_ms);
        }
        fill(PUBLICATION.from_to, &[&self.day_tick(from_ms, true), &self.day_tick(last_ms, true)])
    }
}
