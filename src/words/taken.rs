//! The words of what a reader takes away: pictures, and the draft of a post-mortem.

use super::Words;
use super::language::{Phrase, fill};
use crate::document::{Precision, Time};

/// The words of what is taken away in English.
pub static TAKEN: Taken = Taken {
    post_mortem: "Post-mortem: {0}",
    draft_of: "This is a draft, made from an incident document ({0}). It says what that document states. What the document does not state is named here as not stated, and nothing is put in its place.",
    draft: "This is a draft, made from an incident document. It says what that document states. What the document does not state is named here as not stated, and nothing is put in its place.",
    impact: "Impact",
    trigger: "Trigger",
    detection: "Detection",
    causes: "Causes",
    resolution: "Resolution",
    timeline: "Timeline",
    what: "What",
    kind_and_source: "Kind and source",
    no_summary: "A summary is not stated.",
    no_outage: "No outage is stated.",
    no_figure: "No figure is stated.",
    no_trigger: "What set it off is not stated.",
    no_detection: "When and how it was noticed is not stated.",
    no_cause: "No cause is named.",
    no_resolution: "What was done against it, and when it got better, is not stated.",
    no_item: "No item is stated.",
    no_sources: "No source is named.",
    not_stated: "not stated",
    status: "Status: {0}.",
    field: "{0}: {1}",
    severity: "Severity",
    services: "Services",
    places: "Places",
    upper_part: "The upper part of the timeline",
    shows: "Timeline of {0}. It shows {1}.",
    shows_nothing: "Timeline of {0}. Nothing on it has a time.",
    listed: "{0}: {1}",
    and_more: ["{0} more", "{0} more"],
    content: "content {0}",
};

/// Headings and phrases.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Taken {
    pub draft: &'static str,
    pub impact: &'static str,
    pub trigger: &'static str,
    pub detection: &'static str,
    pub causes: &'static str,
    pub resolution: &'static str,
    pub timeline: &'static str,
    pub what: &'static str,
    pub kind_and_source: &'static str,
    pub no_summary: &'static str,
    pub no_outage: &'static str,
    pub no_figure: &'static str,
    pub no_trigger: &'static str,
    pub no_detection: &'static str,
    pub no_cause: &'static str,
    pub no_resolution: &'static str,
    pub no_item: &'static str,
    pub no_sources: &'static str,
    pub not_stated: &'static str,
    pub severity: &'static str,
    pub services: &'static str,
    pub places: &'static str,
    pub upper_part: &'static str,
    post_mortem: Phrase,
    draft_of: Phrase,
    status: Phrase,
    field: Phrase,
    shows: Phrase,
    shows_nothing: Phrase,
    listed: Phrase,
    and_more: [Phrase; 2],
    content: Phrase,
}

impl Taken {
    /// The title of a draft: "Post-mortem: X was down".
    pub fn post_mortem(&self, title: &str) -> String {
        fill(self.post_mortem, &[title])
    }

    /// What a draft is, and of which document.
    pub fn draft_of(&self, imprint: &str) -> String {
        if imprint.is_empty() { self.draft.to_owned() } else { fill(self.draft_of, &[imprint]) }
    }

    /// "Status: resolved."
    pub fn status(&self, status: &str) -> String {
        fill(self.status, &[status])
    }

    /// "Severity: major", "Severity: not stated".
    pub fn field(&self, name: &str, value: &str) -> String {
        fill(self.field, &[name, if value.is_empty() { self.not_stated } else { value }])
    }

    /// What a figure shows, for those who cannot see it: "Timeline of … It shows First wave: 09:30; …".
    pub fn shows(&self, title: &str, shown: &[String]) -> String {
        if shown.is_empty() {
            fill(self.shows_nothing, &[title])
        } else {
            fill(self.shows, &[title, &shown.join("; ")])
        }
    }

    /// An item and its time: "First wave: 09:30, end not reported".
    pub fn listed(&self, title: &str, when: &str) -> String {
        fill(self.listed, &[title, when])
    }

    /// "12 more".
    pub fn and_more(&self, count: usize) -> String {
        let [one, many] = self.and_more;
        fill(if count == 1 { one } else { many }, &[&count.to_string()])
    }

    /// A document without a revision or a date, by its content: "content 9f3a04bb17e2".
    pub fn content(&self, hash: &str) -> String {
        fill(self.content, &[hash])
    }
}

impl Words<'_> {
    /// When a document was published or changed: of a day the day itself, else as any time in full.
    pub fn dated(&self, time: &Time) -> String {
        let day = time.earliest_ms.filter(|_| time.unit && time.earliest_precision == Precision::Day);
        day.map_or_else(|| self.when(Some(time)), |at_ms| self.date(at_ms))
    }
}
