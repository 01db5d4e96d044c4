//! Links that were written once show what they showed then.
//!
//! `tests/data/links-v1.txt` has links of version 1, each with what it must show. It is not renewed: a link stands in
//! articles that nobody changes any more. `tests/browser/links.test.mjs` opens the same ones in the page.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, where to fail is to panic")]

use incident_timeline::document::{Document, TzTables, instant_ms, parse};
use incident_timeline::link::{Link, Notice, unpack};
use incident_timeline::record::{Facet, Facets, lines};
use incident_timeline::timeline::View;
use incident_timeline::words::Words;

const LINKS: &str = include_str!("data/links-v1.txt");
const INCIDENT: &str = include_str!("../public/incidents/x-outage-2025-03-10.json");

fn document(text: &str) -> Document {
    parse(text, &TzTables).document.unwrap()
}

/// Unix milliseconds of an instant as the file writes it, by another way than a link's: to the millisecond by the
/// reader of documents, and the microseconds behind it.
fn at_ms(text: &str) -> f64 {
    let fine = text.trim_end_matches('Z').split_once('.').map_or("", |(_, fraction)| fraction);
    let micros: f64 = fine.get(3..).filter(|rest| !rest.is_empty()).map_or(0.0, |rest| rest.parse().unwrap());
    instant_ms(text).unwrap() as f64 + micros / 1000.0
}

/// What a link shows, line by line as the file has it.
fn shown(fragment: &str) -> Vec<String> {
    let mut link = Link::read(fragment);
    let carried = link.document.as_deref().map(|carried| document(&unpack(carried).unwrap()));
    let own = document(INCIDENT);
    let notices = link.shown.hold(carried.as_ref().unwrap_or(&own), &TzTables);
    let notices = link.notices.into_iter().chain(notices);
    let mut shown = link.shown;
    let told = carried.as_ref().unwrap_or(&own);
    let facets = Facets::new(&Words::new(told, &TzTables, "UTC"), &lines(told));
    let gone = facets.hold(&mut shown.filter).into_iter();
    let notices = notices.chain(gone.map(|facet| Notice::NoValue(facet.as_str())));
    let filter = shown.filter.clone();
    let chosen = Facet::ALL.into_iter().flat_map(|facet| {
        let chosen = filter.chosen(facet).to_vec();
        chosen.into_iter().map(move |value| format!("{} {value}", facet.as_str()))
    });
    let kinds: Vec<&str> = shown.filter.kinds.iter().map(|kind| kind.as_str()).collect();
    let seen = [
        shown.zone.map(|zone| format!("zone {zone}")),
        shown.item.map(|item| format!("item {item}")),
        (!shown.filter.query.is_empty()).then(|| format!("search {}", shown.filter.query)),
        (!kinds.is_empty()).then(|| format!("kinds {}", kinds.join(" "))),
        shown.log.map(|log| format!("scale {}", if log { "log" } else { "lin" })),
        shown.dark.map(|dark| format!("theme {}", if dark { "dark" } else { "light" })),
        shown.language.map(|tag| format!("lang {tag}")),
        carried.as_ref().map(|document| format!("document {}", document.title)),
    ];
    seen.into_iter()
        .flatten()
        .chain(chosen)
        .chain(notices.map(|notice| format!("notice {}", notice.sentence())))
        .collect()
}

#[test]
fn links_of_version_1_show_what_they_showed() {
    let home = View::new(0.0, 9.0e12);
    let mut count = 0;
    for block in LINKS.split("\n\n").skip(1) {
        let (fragment, lines) = block.split_once('\n').unwrap();
        let mut expected: Vec<&str> = lines.lines().map(|line| line.strip_prefix("  ").unwrap()).collect();
        if let Some(window) = expected.first().and_then(|line| line.strip_prefix("window ")) {
            let (from, to) = window.split_once(" to ").unwrap();
            let to_ms = if to == "the first window’s" { home.to_ms } else { at_ms(to) };
            let view = Link::read(fragment).shown.view(home).unwrap().nameable();
            assert!(
                (view.from_ms - at_ms(from)).abs() < 1e-3 && (view.to_ms - to_ms).abs() < 1e-3,
                "{fragment}: {view:?}"
            );
            expected.remove(0);
        } else {
            assert_eq!(Link::read(fragment).shown.view(home), None, "{fragment}");
        }
        let mut shown = shown(fragment);
        shown.sort();
        expected.sort();
        assert_eq!(shown, expected, "{fragment}");
        count += 1;
    }
    assert_eq!(count, 10);
}
