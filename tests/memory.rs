//! Checking a document takes little more memory than the document is long, and of measured values no more than their
//! columns is kept.
//!
//! What is counted is what is asked of the allocator, the text itself not included. One test, since it counts for the
//! whole process.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, where to fail is to panic")]

use incident_timeline::document::{TzTables, check, parse};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Bytes of each document.
const LENGTH: usize = 500_000;
/// What the thousands of diagnostics that are kept, the zone's tables and the lists of a few names may take.
const FIXED: usize = 1_000_000;

/// A document of a field's list of such elements; `#` is the element's number.
fn document(head: &str, element: &str, tail: &str) -> String {
    let mut text = format!("{{\"format\":\"incident-timeline/1\",\"title\":\"t\",\"time_zone\":\"UTC\",{head}");
    let mut number = 0_usize;
    while text.len() < LENGTH {
        text.push_str(&element.replace('#', &number.to_string()));
        text.push(',');
        number += 1;
    }
    text.push_str(&element.replace('#', "9999999"));
    text.push_str(tail);
    text
}

/// Reading keeps eight bytes of a measured value, and eight of its time where times are not regular. While it reads, a
/// column is there twice at most: this allocator counts one that is made larger or smaller as two.
fn measured_values_are_kept_in_columns() {
    const COUNT: usize = 200_000;
    let values = vec!["12.5"; COUNT].join(",");
    let times: Vec<String> = (0..COUNT).map(|second| second.to_string()).collect();
    let table = [
        (format!("\"start\":\"2025-03-10T00:00Z\",\"every\":\"PT1S\",\"values\":[{values}]"), 8 * COUNT),
        (format!("\"times\":[{}],\"values\":[{values}]", times.join(",")), 16 * COUNT),
    ];
    for (samples, columns) in table {
        let series = format!("\"series\":[{{\"label\":\"s\",\"samples\":{{{samples}}}}}]");
        let text = format!("{{\"format\":\"incident-timeline/1\",\"title\":\"t\",{series}}}");
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let parsed = parse(&text, &TzTables);
        let (taken, kept) = (MEMORY.peak_usage() - before, MEMORY.current_usage() - before);
        assert!(parsed.document.is_some());
        assert!(kept < columns + 10_000, "{kept} bytes kept for columns of {columns}");
        assert!(taken < columns * 2 + 100_000, "{taken} bytes taken for columns of {columns}");
    }
}

#[test]
fn checking_takes_little_more_memory_than_the_document_is_long() {
    let samples =
        "\"series\":[{\"label\":\"s\",\"samples\":{\"start\":\"2025-03-10T00:00Z\",\"every\":\"PT1S\",\"values\":[";
    let point = "{\"at\":\"2025-03-10T10:00Z\",\"value\":{\"more_than\":5},\"note\":\"from the page of the operator\"}";
    let statement =
        "{\"at\":\"2025-03-10T10:00Z\",\"speaker\":\"S\",\"quote\":\"We are looking into it.\",\"sources\":[\"s\"]}";
    let linked = "{\"id\":\"e#\",\"label\":\"l\",\"sources\":[\"s\"],\"at\":{\"after\":[\"e0\"]}}";
    // Each with how many times the document's length its checking may take beside the text itself.
    let table = [
        ("samples", document(samples, "12.5", "]}}]}"), 2.1),
        ("figures", document("\"series\":[{\"label\":\"s\",\"points\":[", point, "]}]}"), 0.1),
        ("statements", document("\"sources\":[{\"id\":\"s\",\"title\":\"t\"}],\"statements\":[", statement, "]}"), 3.5),
        ("faults", document("\"events\":[", "{\"labe\":#}", "]}"), 0.1),
        ("numbers for items", document("\"events\":[", "5", "]}"), 0.1),
        ("items in order", document("\"sources\":[{\"id\":\"s\",\"title\":\"t\"}],\"events\":[", linked, "]}"), 26.0),
    ];
    for (name, text, most) in table {
        MEMORY.reset_peak_usage();
        let before = MEMORY.peak_usage();
        let checked = check(&text, &TzTables);
        let taken = MEMORY.peak_usage() - before;
        assert_eq!(checked.failure, None, "{name}");
        let bound = most * text.len() as f64 + FIXED as f64;
        assert!((taken as f64) < bound, "{name}: {taken} bytes for a document of {}", text.len());
    }
    measured_values_are_kept_in_columns();
}
