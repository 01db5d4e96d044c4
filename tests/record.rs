//! The record of the bundled incident, whole and in words, as a screen reader says it.
//!
//! What changes in it is to be read, not only renewed: `RENEW=1 cargo test --features tool --test record` writes the
//! text anew.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, where to fail is to panic")]

mod support;

use incident_timeline::document::{Document, Item, Order, TzTables, parse};
use incident_timeline::record::{note, record, why};
use incident_timeline::words::Words;

const INCIDENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/incidents/x-outage-2025-03-10.json");
const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/x-record.txt");

fn x_outage() -> Document {
    let text = std::fs::read_to_string(INCIDENT).unwrap();
    parse(&text, &TzTables).document.unwrap()
}

fn push(out: &mut String, lines: &[&str]) {
    for line in lines.iter().filter(|line| !line.is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
    out.push('\n');
}

/// The record, then who says why, in one zone.
fn in_words(document: &Document, zone: &str) -> String {
    let words = Words::new(document, &TzTables, zone);
    let mut out = String::new();
    push(&mut out, &[&note(document, &words).unwrap()]);
    let mut untimed = false;
    for entry in record(document, &words) {
        if entry.untimed && !untimed {
            push(&mut out, &["TIME NOT STATED"]);
            untimed = true;
        }
        let when = format!("[{}] {}", entry.when, entry.title);
        push(&mut out, &[&when, &entry.sentence, &entry.meta, &format!("({})", entry.when_full)]);
    }
    push(&mut out, &["WHO SAYS WHY"]);
    for cause in why(document, &words) {
        let head = format!("{} ({})", cause.label, cause.status);
        let said_by = format!("said by: {}", cause.said_by_words);
        let against = format!("against: {}", cause.against_words);
        let mut lines = vec![head, said_by];
        let side = |said: &incident_timeline::record::Said| {
            let disputed: Vec<&str> = said.disputed_by.iter().map(|(_, title)| title.as_str()).collect();
            format!("  {} | {} | {}", said.title, said.evidence, disputed.join("; "))
        };
        lines.extend(cause.said_by.iter().map(side));
        lines.push(against);
        lines.extend(cause.against.iter().map(side));
        push(&mut out, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    }
    out
}

#[test]
fn the_record_of_the_x_outage_reads_as_it_was_read_through() {
    let now = in_words(&x_outage(), "Europe/London");
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(SNAPSHOT, &now).unwrap();
    }
    let then = std::fs::read_to_string(SNAPSHOT).unwrap_or_default();
    let differs = now.lines().zip(then.lines()).find(|(now, then)| now != then);
    assert!(now == then, "first line that differs, now and then: {differs:#?}; renew with RENEW=1 once it reads well");
}

#[test]
fn no_record_puts_an_item_before_what_is_certainly_before_it() {
    let documents = support::BUNDLED.into_iter().chain([("every-mark", support::EVERY_MARK)]);
    let mut certain = 0;
    for (name, text) in documents {
        let document = support::read(text);
        let items: Vec<Item> = document.items().collect();
        let order = Order::of(&items);
        assert_eq!(order.conflicts().len(), 0, "{name}");
        let place_of = |id: &str| items.iter().position(|item| item.id().0 == id).unwrap();
        let entries = record(&document, &Words::new(&document, &TzTables, "UTC"));
        let places: Vec<usize> = entries.iter().map(|entry| place_of(&entry.id)).collect();
        for (index, later) in places.iter().enumerate() {
            for earlier in &places[..index] {
                assert!(!order.certainly_before(*later, *earlier), "{name}: {later} before {earlier}");
                certain += usize::from(order.certainly_before(*earlier, *later));
            }
        }
    }
    assert!(certain > 1000, "{certain}");
}
