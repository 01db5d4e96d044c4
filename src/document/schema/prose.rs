//! What the reference says beyond the docstrings.

use super::{Chapter, Example};

/// The chapters in their order: where each stands, its heading, and what is said first.
pub(super) const CHAPTERS: [(Chapter, &str, &str, &str); 4] = [
    (
        Chapter::Records,
        "records",
        "Records",
        "Objects, each with its fields, and beneath it the words that some of them take. A field that is optional may be \
         absent; it is never `null`, but for the end of what is still going on. A list that may be absent may also be \
         empty. Where there is no `id`, one is made of the item’s place, such as `event-3`.",
    ),
    (
        Chapter::Times,
        "times",
        "Times",
        "A time says what its source said. No point is made up where there is a bound, and no margin where there is a \
         point.",
    ),
    (
        Chapter::Values,
        "values",
        "Values and durations",
        "A number that was given as “more than 8,000” is no 8,000 of its own, and stays what it is.",
    ),
    (Chapter::Texts, "texts", "Texts and names", "What the strings of a document are."),
];

/// A whole document.
pub(super) const DOCUMENT: &str = r#"{
  "$schema": "https://your-host.example/schema/incident-timeline-1.json",
  "format": "incident-timeline/1",
  "title": "Example Mail was down for a morning",
  "time_zone": "Europe/Berlin",
  "status": "resolved",
  "parties": [{ "id": "operator", "name": "Example Mail", "kind": "organisation" }],
  "sources": [{ "id": "status", "publisher": "Example Mail", "title": "Status page", "kind": "status_page" }],
  "outages": [
    {
      "label": "No mail",
      "start": "2024-06-03T09:12",
      "end": { "at": "2024-06-03T11:00", "approximate": true },
      "sources": ["status"]
    }
  ],
  "statements": [
    {
      "at": "2024-06-03",
      "speaker": "operator",
      "quote": "A disk was full.",
      "kind": "acknowledgement",
      "about": ["disk"],
      "evidence": { "offered": "none" },
      "sources": ["status"]
    }
  ],
  "causes": [{ "id": "disk", "label": "A full disk", "status": "suspected" }]
}"#;

/// What a diagnostic costs.
pub(super) const LEVELS: &[Example] = &[
    ("error", "The item is left out: the record at the pointer, or the one whose field the pointer names."),
    ("warning", "The item is shown, with a mark: what the pointer names is treated as not known, or points nowhere."),
    (
        "hint",
        "Worth knowing. Nothing is lost but what stands in a field that is not known: it is kept and not shown, so that of \
         an item whose `at` is misspelt no time is stated.",
    ),
];

/// What a diagnostic is about.
pub(super) const CLASSES: &[Example] = &[
    (
        "syntax",
        "It is no JSON (RFC 8259), or JSON that two programs may understand in two ways: a name that stands twice in an \
         object, of which the last is read, or half of a surrogate pair.",
    ),
    (
        "shape",
        "What the JSON Schema can say: a value of another type, an unknown field, a missing one, a word that is none of \
         those known, a text without the form of a time. A document has a diagnostic of this class exactly when it is \
         invalid by the schema.",
    ),
    (
        "meaning",
        "What the schema cannot say: a day that its month does not have, a zone that no one knows, a local time that \
         there was twice or never, an end before its beginning, bounds that nothing can lie between, a negative number \
         of reports, an id that two things have, a reference that points nowhere, a number or a time too large to be \
         counted.",
    ),
];
