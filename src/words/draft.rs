//! The words of a draft of a post-mortem. The page has none of them: what makes drafts is loaded when one is asked for.

use super::language::{Phrase, fill};

/// The words of a draft in English.
pub static DRAFT: Draft = Draft {
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
};

/// Headings and phrases.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Draft {
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
    post_mortem: Phrase,
    draft_of: Phrase,
    status: Phrase,
    field: Phrase,
}

impl Draft {
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
}
