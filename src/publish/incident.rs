//! One incident as it is published: its folder, its addresses, its revision.

use sha2::{Digest, Sha256};

use super::told::Told;
use crate::document::{Diagnostic, Document};
use crate::export::{self, Caption};
use crate::words::interface::INTERFACE;
use crate::words::publication::PUBLICATION;

/// A document that has been read, with the text that it was read from.
#[derive(Debug)]
pub struct Incident {
    /// Name of its folder.
    pub folder: String,
    /// The document.
    pub document: Document,
    /// What there is to say about the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The file's own text.
    pub text: String,
}

impl Incident {
    /// An incident in a folder named after its `id`, else after its title.
    pub fn new(document: Document, diagnostics: Vec<Diagnostic>, text: String) -> Self {
        let folder = folder(&document, &text);
        Self { folder, document, diagnostics, text }
    }

    /// The first characters of a hash over the file: the same for the same text.
    pub fn content(&self) -> String {
        hash(&self.text)
    }

    /// Its revision, in words: as the document has it, else by its content. A document that says when it was updated
    /// says so beside it.
    pub fn revision(&self) -> Option<String> {
        export::revision(&self.document, Some(&self.content()))
    }

    /// Its revision for machines: `revision`, else when it was updated, else its content's hash.
    pub fn stamp(&self, told: &Told) -> String {
        let revision = self.document.revision.as_ref().map(|revision| revision.0.clone());
        let updated = || self.document.updated.as_ref().map(|updated| told.words.dated(updated));
        revision.or_else(updated).unwrap_or_else(|| self.content())
    }

    /// What stands around the figure where it stands alone.
    pub fn caption(&self, told: &Told) -> Caption {
        Caption::new(&self.document, &told.words, &told.lines, Some(&self.content()))
    }

    /// Subject and status: what stands above the title.
    pub fn kicker(&self, told: &Told) -> String {
        export::kicker(&self.document, &told.words)
    }

    /// Publisher, author, date and revision: what stands below the title.
    pub fn imprint(&self, told: &Told) -> String {
        export::imprint(&self.document, &told.words, Some(&self.content()))
    }

    /// When it was last changed, in short: "updated Tue 11 Mar 2025".
    pub fn updated_short(&self, told: &Told) -> Option<String> {
        let at_ms = self.document.updated.as_ref()?.earliest_ms?;
        Some(INTERFACE.updated(&told.words.day_tick(at_ms, true)))
    }

    /// What the figure shows, in words.
    pub fn described(&self, told: &Told) -> String {
        export::described(&self.document, &told.words, &told.lines)
    }

    /// The days that it is about, in words.
    pub fn days(&self, told: &Told) -> String {
        let stretch = told.stretch_ms().map(|(from_ms, to_ms)| told.words.days(from_ms, to_ms));
        stretch.unwrap_or_else(|| PUBLICATION.not_dated.to_owned())
    }

    /// Language of its texts, as an attribute may hold it (BCP 47); English where it is not stated.
    pub fn language(&self) -> &str {
        export::language(&self.document)
    }
}

/// The first twelve hexadecimal digits of SHA-256.
pub(super) fn hash(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    bytes.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The document's own name, else the file's hash.
fn folder(document: &Document, text: &str) -> String {
    export::stem(document).unwrap_or_else(|| ["incident-", &hash(text)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{TzTables, parse};

    #[test]
    fn a_folder_is_named_by_id_else_title_and_is_always_a_folder_of_its_own() {
        let check = |head: &str, expected: &str| {
            let text = format!("{{\"format\":\"incident-timeline/1\",{head}}}");
            let parsed = parse(&text, &TzTables);
            let incident = Incident::new(parsed.document.unwrap(), parsed.diagnostics, text);
            assert_eq!(incident.folder, expected, "{head}");
        };
        check(r#""id":"x-outage","title":"t""#, "x-outage");
        check(r#""title":"The Day X, went down!""#, "the-day-x-went-down");
        check(r#""title":"../../etc/passwd""#, "etc-passwd");
        check(r#""id":"..","title":"Dots""#, "dots");
        check(r#""title":"停电""#, "incident-e04222495ded");
    }
}
