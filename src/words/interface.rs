//! The words of the page around the figure: headings, buttons, messages.

use super::language::{Phrase, fill};
use crate::document::Diagnostic;

/// The page's words in English.
pub static INTERFACE: Interface = Interface {
    product: "Incident Timeline",
    loading: "Loading the incident…",
    loaded_of: "{0} of {1}",
    try_again: "Try again",
    bad_address: "That is not an address of a document",
    bad_address_advice: "An address begins with https:// or http://, or names a file on this site.",
    unreachable: "The document could not be reached",
    unreachable_advice: "There was no answer. The connection may be down, or the server’s name may be wrong.",
    refused: "The document’s server does not let this page read it",
    refused_advice: "Its owner can allow it with the header Access-Control-Allow-Origin (CORS).",
    blocked: "This page’s own policy forbids to fetch that document",
    blocked_advice: "Whoever runs this page can allow its address under connect-src in the Content-Security-Policy.",
    not_found: "There is no document at that address",
    server_error: "The server could not give the document",
    status_was: "It answered with status",
    broken_off: "The connection broke while the document was loading",
    broken_off_advice: "What had come was not enough to show.",
    not_json: "The document is not JSON",
    wrong_format: "The document is not an incident of this format",
    unknown_version: "The document is of a version that this page does not know",
    not_an_incident: "The document cannot be shown",
    placed: "Line {0}, column {1}{2}: found {3}; expected {4}.",
    placed_at: ", at {0}",
    empty: "This document is valid, and holds no items: no outages, figures, statements or events.",
    left_out: [
        "{0} part of this document could not be read and is left out",
        "{0} parts of this document could not be read and are left out",
    ],
    remarks: ["{0} remark on the document", "{0} remarks on the document"],
    foreign: "This document comes from {0}. The publisher of this page did not publish it.",
    zones: "Time zone",
    your_time: "Your time",
    zoom: "Zoom",
    zoom_out: "Zoom out",
    zoom_in: "Zoom in",
    whole_story: "Whole story",
    first_view: "Reset",
    scale: "Scale of values",
    linear: "Linear",
    log: "Log",
    keys: "Keyboard",
    key_list: &[
        ("← →", "previous and next mark in time"),
        ("↑ ↓", "nearest mark above and below"),
        ("Home End", "first and last mark in the window"),
        ("Page Up, Page Down", "move the window by its own length"),
        ("+ −", "zoom in and out"),
        ("0", "whole story"),
        ("n p", "next and previous key moment"),
        ("Enter", "open the mark"),
        ("Esc", "close it"),
        ("?", "show or hide these keys"),
    ],
    figure: "Timeline",
    figure_hint: "Arrow keys walk the marks, Enter opens one, plus and minus zoom, 0 shows the whole story.",
    figure_hint_record: "The same content stands in the record below.",
    legend: "What the marks mean",
    why: "Who says why",
    cause: "Cause",
    said_by: "Said by, on what evidence",
    disputed_by: "Disputed by",
    record: "The record",
    whole_record: "The whole record, with sources",
    search: "Search the record",
    all_kinds: "Everything",
    kind_filter: "Kind of item",
    not_read: "Not understood",
    in_part: "not all of this item could be understood",
    kinds: ["Outages", "Figures", "Measurements", "Statements", "Events", "Causes"],
    found: ["{0} of {1} item", "{0} of {1} items"],
    none_found: "Nothing in the record matches, so that nothing is on the timeline. Clear the search and the filters to see all of it.",
    still_searching: ", still searching …",
    long_record: "This record is long: only the lines near those in sight are on the page, for a print all of them.",
    show_all: "Show all {0} lines at once",
    filtered: "Search and filters have left {0} here.",
    hidden: ["{0} lane or series is hidden here.", "{0} lanes and series are hidden here."],
    theme: "Light or dark",
    more: "More",
    filters: "Filters",
    facets: [
        "Lane",
        "Speaker",
        "Evidence",
        "Severity",
        "Region",
        "Lanes to hide on the timeline",
        "Series to hide on the timeline",
    ],
    clear_filters: "Clear filters",
    more_values: ["{0} more: search for it by name.", "{0} more: search for them by name."],
    not_stated: "not stated",
    show_everything: "Show everything",
    when: "When",
    where_: "Where",
    who: "Who",
    services: "What",
    severity: "Severity",
    value: "How many",
    counted_by: "Counted by",
    said_by_short: "Said by",
    said_on: "Published on",
    evidence: "Evidence",
    assessed: "Assessed",
    about: "About",
    sources: "Sources",
    no_source: "none named",
    note: "Note",
    parts: "Made up of",
    rivals: "Other figures",
    picture: "Picture or film",
    previous: "Previous",
    next: "Next",
    close: "Close",
    archived: "archived copy",
    lead: "lead account",
    corrections: "Corrections",
    glossary: "Glossary",
    whole_span: "from the first outage’s beginning to the last one’s end",
    canonical: "where this document is at home",
    method: "Counted how",
    usual: "Usual level",
    lane: "Lane",
    status: "Status",
    corrected: "Corrected",
    updated: "updated {0}",
    published: "published {0}",
    licence: "licence: {0}",
    in_language: "texts in {0}",
    formerly: "{0}, also known as {1}",
    published_by: "Published by {0}",
    revision: "revision {0}",
    time_not_stated: "Time not stated",
};

/// Headings, buttons and messages.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Interface {
    pub product: &'static str,
    pub loading: &'static str,
    pub try_again: &'static str,
    pub bad_address: &'static str,
    pub bad_address_advice: &'static str,
    pub unreachable: &'static str,
    pub unreachable_advice: &'static str,
    pub refused: &'static str,
    pub refused_advice: &'static str,
    pub blocked: &'static str,
    pub blocked_advice: &'static str,
    pub not_found: &'static str,
    pub server_error: &'static str,
    pub status_was: &'static str,
    pub broken_off: &'static str,
    pub broken_off_advice: &'static str,
    pub not_json: &'static str,
    pub wrong_format: &'static str,
    pub unknown_version: &'static str,
    pub not_an_incident: &'static str,
    pub empty: &'static str,
    pub zones: &'static str,
    pub your_time: &'static str,
    pub zoom: &'static str,
    pub zoom_out: &'static str,
    pub zoom_in: &'static str,
    pub whole_story: &'static str,
    pub first_view: &'static str,
    pub scale: &'static str,
    pub linear: &'static str,
    pub log: &'static str,
    pub keys: &'static str,
    pub key_list: &'static [(&'static str, &'static str)],
    pub figure: &'static str,
    pub figure_hint: &'static str,
    pub figure_hint_record: &'static str,
    pub legend: &'static str,
    pub why: &'static str,
    pub cause: &'static str,
    pub said_by: &'static str,
    pub disputed_by: &'static str,
    pub record: &'static str,
    pub whole_record: &'static str,
    pub search: &'static str,
    pub all_kinds: &'static str,
    pub kind_filter: &'static str,
    pub not_read: &'static str,
    pub in_part: &'static str,
    pub kinds: [&'static str; 6],
    pub none_found: &'static str,
    pub still_searching: &'static str,
    pub long_record: &'static str,
    show_all: Phrase,
    filtered: Phrase,
    hidden: [Phrase; 2],
    pub theme: &'static str,
    pub more: &'static str,
    pub filters: &'static str,
    pub facets: [&'static str; 7],
    pub clear_filters: &'static str,
    more_values: [Phrase; 2],
    pub not_stated: &'static str,
    pub show_everything: &'static str,
    pub when: &'static str,
    pub where_: &'static str,
    pub who: &'static str,
    pub services: &'static str,
    pub severity: &'static str,
    pub value: &'static str,
    pub counted_by: &'static str,
    pub said_by_short: &'static str,
    pub said_on: &'static str,
    pub evidence: &'static str,
    pub assessed: &'static str,
    pub about: &'static str,
    pub sources: &'static str,
    pub no_source: &'static str,
    pub note: &'static str,
    pub parts: &'static str,
    pub rivals: &'static str,
    pub picture: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub close: &'static str,
    pub archived: &'static str,
    pub lead: &'static str,
    pub corrections: &'static str,
    pub glossary: &'static str,
    pub time_not_stated: &'static str,
    pub whole_span: &'static str,
    pub canonical: &'static str,
    pub method: &'static str,
    pub usual: &'static str,
    pub lane: &'static str,
    pub status: &'static str,
    pub corrected: &'static str,
    loaded_of: Phrase,
    placed: Phrase,
    placed_at: Phrase,
    left_out: [Phrase; 2],
    remarks: [Phrase; 2],
    foreign: Phrase,
    found: [Phrase; 2],
    updated: Phrase,
    published: Phrase,
    licence: Phrase,
    in_language: Phrase,
    formerly: Phrase,
    published_by: Phrase,
    revision: Phrase,
}

fn counted(forms: &[Phrase; 2], count: usize, parts: &[&str]) -> String {
    let [one, many] = forms;
    fill(if count == 1 { one } else { many }, parts)
}

impl Interface {
    /// "120 kB of 800 kB".
    pub fn loaded_of(&self, read_bytes: f64, total_bytes: Option<f64>) -> String {
        let kilobytes = |bytes: f64| [&((bytes / 1000.0).round() as i64).to_string(), " kB"].concat();
        match total_bytes {
            Some(total_bytes) => fill(self.loaded_of, &[&kilobytes(read_bytes), &kilobytes(total_bytes)]),
            None => kilobytes(read_bytes),
        }
    }

    /// A diagnostic as one sentence: where, what was found, what was expected.
    pub fn placed(&self, diagnostic: &Diagnostic) -> String {
        let at =
            if diagnostic.pointer.is_empty() { String::new() } else { fill(self.placed_at, &[&diagnostic.pointer]) };
        let (line, column) = (diagnostic.line.to_string(), diagnostic.column.to_string());
        fill(self.placed, &[&line, &column, &at, &diagnostic.found, &diagnostic.expected])
    }

    /// How many parts were left out.
    pub fn left_out(&self, count: usize) -> String {
        counted(&self.left_out, count, &[&count.to_string()])
    }

    /// How many remarks there are.
    pub fn remarks(&self, count: usize) -> String {
        counted(&self.remarks, count, &[&count.to_string()])
    }

    /// Whose words these are not.
    pub fn foreign(&self, address: &str) -> String {
        fill(self.foreign, &[address])
    }

    /// "3 of 41 items".
    pub fn found(&self, count: usize, of: usize) -> String {
        counted(&self.found, of, &[&count.to_string(), &of.to_string()])
    }

    /// "Show all 100,000 lines at once".
    pub fn show_all(&self, of: usize) -> String {
        fill(self.show_all, &[&super::english::ENGLISH.number(of as f64)])
    }

    /// "Search and filters have left 3 of 41 items here."
    pub fn filtered(&self, count: usize, of: usize) -> String {
        fill(self.filtered, &[&self.found(count, of)])
    }

    /// "2 lanes and series are hidden here."
    pub fn hidden(&self, count: usize) -> String {
        counted(&self.hidden, count, &[&count.to_string()])
    }

    /// "Filters (2)".
    pub fn filters(&self, count: usize) -> String {
        if count == 0 { self.filters.to_owned() } else { [self.filters, " (", &count.to_string(), ")"].concat() }
    }

    /// "40 more: search for them by name."
    pub fn more_values(&self, count: usize) -> String {
        counted(&self.more_values, count, &[&count.to_string()])
    }

    /// "updated Tuesday 11 March 2025".
    pub fn updated(&self, when: &str) -> String {
        fill(self.updated, &[when])
    }

    /// "published Monday 10 March 2025".
    pub fn published(&self, when: &str) -> String {
        fill(self.published, &[when])
    }

    /// "licence: CC BY 4.0".
    pub fn licence(&self, terms: &str) -> String {
        fill(self.licence, &[terms])
    }

    /// "texts in German".
    pub fn in_language(&self, name: &str) -> String {
        fill(self.in_language, &[name])
    }

    /// "X, also known as Twitter".
    pub fn formerly(&self, name: &str, others: &str) -> String {
        fill(self.formerly, &[name, others])
    }

    /// "Published by …".
    pub fn published_by(&self, name: &str) -> String {
        fill(self.published_by, &[name])
    }

    /// "revision 1".
    pub fn revision(&self, number: &str) -> String {
        fill(self.revision, &[number])
    }
}
