//! Documents made to do harm: each is read to its end with a diagnostic where it is wrong, costs nothing but its own item,
//! and what is left of it is told and drawn.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

#[path = "hostile/bombs.rs"]
mod bombs;
#[allow(dead_code, reason = "the other targets are replayed by tests/corpus.rs")]
#[path = "fuzz/src/cases.rs"]
mod cases;
#[path = "hostile/texts.rs"]
mod texts;
#[path = "hostile/times.rs"]
mod times;

use incident_timeline::document::{Diagnostic, Document, Level, Parsed, TzTables, parse};

/// A sound document with more fields, each with a comma behind it, and more events between its own two.
fn with(fields: &str, events: &str) -> String {
    format!(
        r#"{{"format":"incident-timeline/1","title":"t","time_zone":"Europe/London",{fields}
"sources":[{{"id":"paper","title":"Paper"}}],
"events":[{{"id":"first","label":"First","at":"2025-03-10T10:00","sources":["paper"]}},{events}
{{"id":"last","label":"Last","at":{{"after":["first"]}},"sources":["paper"]}}],
"causes":[{{"id":"cause","label":"Cause","status":"suspected"}}]}}"#
    )
}

fn read(text: &str) -> Parsed {
    parse(text, &TzTables)
}

/// What a sound document has, whatever else it holds.
fn sound(document: &Document) -> String {
    let sources = document.sources.iter().filter(|source| source.id.0 == "paper");
    let events = document.events.iter().filter(|event| ["first", "last"].contains(&event.id.0.as_str()));
    let causes = document.causes.iter().filter(|cause| cause.id.0 == "cause");
    format!(
        "{} {:?} {:?} {:?}",
        document.title,
        sources.collect::<Vec<_>>(),
        events.collect::<Vec<_>>(),
        causes.collect::<Vec<_>>()
    )
}

/// `warning /events/1/note`.
fn line(found: &Diagnostic) -> String {
    let level = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "hint",
    };
    format!("{level} {}", found.pointer)
}

/// Holds that reading a sound document with these in it says exactly `expected`, in this order, leaves the rest of it as
/// it is without them, and that what was read can be told and drawn. Gives back what was read.
fn check(fields: &str, events: &str, expected: &[&str]) -> Parsed {
    let text = with(fields, events);
    let shown = text.chars().take(300).collect::<String>();
    let parsed = read(&text);
    let lines: Vec<String> = parsed.diagnostics.iter().map(line).collect();
    assert_eq!(lines, expected, "{shown}\n{:#?}", parsed.diagnostics.iter().take(5).collect::<Vec<_>>());
    assert!(parsed.diagnostics.iter().all(|found| found.expected.len() > 5 && found.found.chars().count() < 200));
    let document = parsed.document.as_ref().unwrap_or_else(|| panic!("no document: {shown}"));
    assert_eq!(sound(document), sound(&read(&with("", "")).document.unwrap()), "{shown}");
    cases::document(text.as_bytes());
    cases::story(text.as_bytes());
    parsed
}

/// Holds that a text is no document, and where it stops being one.
fn check_refused(text: &str, line: usize, column: usize, expected: &str) {
    let parsed = read(text);
    let shown = text.chars().take(200).collect::<String>();
    assert!(parsed.document.is_none(), "{shown}");
    let [found] = parsed.diagnostics.as_slice() else { panic!("{shown}: {:?}", parsed.diagnostics) };
    assert_eq!((found.line, found.column), (line, column), "{shown}: {found:?}");
    assert!(found.expected.contains(expected), "{shown}: {found:?}");
}

#[test]
fn the_sound_document_is_sound() {
    check("", "", &[]);
}
