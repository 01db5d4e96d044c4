//! The bundled incident says what its facts say: every row with its bounds, its number, its source and its evidence,
//! and nothing more exact than that.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

#[path = "facts/rows.rs"]
mod rows;
#[path = "facts/shown.rs"]
mod shown;
mod support;

use chrono::DateTime;
use incident_timeline::document::{
    self, Account, Bounded, Document, Duration, End, Item, RelationKind, Time, Value, Verdict,
};
use rows::{Ends, Row, When, Worth};
use support::{FORTY, SINGLE, UNKNOWNS, X, read};

fn rows() -> impl Iterator<Item = &'static Row> {
    [rows::ARTICLE, rows::COUNTS, rows::WINDOWS, rows::STATEMENTS].into_iter().flatten()
}

/// The account of an outage that a row is about.
fn account_of<'a>(row: &Row, document: &'a Document) -> Option<&'a Account> {
    let Some(Item::Outage(outage)) = document.item(row.id) else { return None };
    outage.accounts.iter().find(|account| account.id.as_deref() == row.account)
}

fn same_time(row: &Row, expected: When, found: Option<&Time>) {
    let unknown = Time::unknown();
    let found = found.unwrap_or(&unknown);
    let ms = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis();
    let ids = |ids: &[document::Id]| ids.iter().map(|id| id.0.clone()).collect::<Vec<_>>();
    let words = row.words;
    assert_eq!(found.earliest_ms, expected.earliest.map(ms), "earliest: {words}");
    assert_eq!(found.latest_ms, expected.latest.map(ms), "latest: {words}");
    assert_eq!(found.approximate, expected.approximate, "approximate: {words}");
    assert_eq!(ids(&found.after), Vec::from_iter(expected.after), "after: {words}");
    assert_eq!(ids(&found.before), Vec::from_iter(expected.before), "before: {words}");
}

/// The bounds and nothing but the bounds; the source's own words are for the sentence.
fn bounds<T: Copy>(found: &Bounded<T>) -> [Option<T>; 8] {
    let (low, high) = found.between.unzip();
    [found.exact, found.at_least, found.more_than, found.at_most, found.less_than, low, high, found.about]
}

fn same_value(row: &Row, found: Option<&Value>, duration: Option<&Bounded<Duration>>) {
    const NONE: Option<f64> = None;
    let expected = match row.worth {
        Worth::None | Worth::LongerThanHours(_) => None,
        Worth::Exactly(x) => Some([Some(x), NONE, NONE, NONE, NONE, NONE, NONE, NONE]),
        Worth::AtLeast(x) => Some([NONE, Some(x), NONE, NONE, NONE, NONE, NONE, NONE]),
        Worth::MoreThan(x) => Some([NONE, NONE, Some(x), NONE, NONE, NONE, NONE, NONE]),
        Worth::About(x) => Some([NONE, NONE, NONE, NONE, NONE, NONE, NONE, Some(x)]),
        Worth::Nearly(x) => Some([NONE, NONE, NONE, NONE, Some(x), NONE, NONE, Some(x)]),
    };
    assert_eq!(found.map(bounds), expected, "value: {}", row.words);
    let longer = match row.worth {
        Worth::LongerThanHours(hours) => {
            let hours = Duration { months: 0, ms: hours * 3_600_000 };
            Some([None, None, Some(hours), None, None, None, None, None])
        }
        _ => None,
    };
    assert_eq!(duration.map(bounds), longer, "duration: {}", row.words);
}

/// One row against the document.
fn check(row: &Row, document: &Document) {
    let words = row.words;
    let item = document.item(row.id).unwrap_or_else(|| panic!("no item {}: {words}", row.id));
    let account = account_of(row, document);
    assert_eq!(account.is_some(), row.account.is_some(), "account: {words}");
    same_time(row, row.at, account.map_or(item.time(), |account| account.start.as_ref()));
    match (row.end, account.map_or(&End::NotReported, |account| &account.end)) {
        (Ends::NotReported, End::NotReported) => {}
        (Ends::At(expected), End::At(found)) => same_time(row, expected, Some(found)),
        (_, found) => panic!("end is {found:?}: {words}"),
    }
    let value = if let Item::Point(_, point) = item { Some(&point.value) } else { None };
    same_value(row, value, account.and_then(|account| account.duration.as_ref()));
    let sources = account.map_or(item.sources(), |account| &account.sources);
    assert_eq!(sources.iter().map(|id| &id.0).collect::<Vec<_>>(), row.sources, "sources: {words}");
    let evidence = if let Item::Statement(statement) = item { statement.evidence.as_ref() } else { None };
    assert_eq!(evidence.map(|evidence| evidence.offered), row.offered, "evidence: {words}");
}

#[test]
fn every_row_of_the_facts_is_in_the_document() {
    let document = read(X);
    for row in rows() {
        check(row, &document);
    }
}

#[test]
fn no_item_or_account_is_without_its_row() {
    let document = read(X);
    // The one thing the facts name only as an anchor for another, and the causes, which are what statements are about.
    let anchors = ["interview-known", "ukraine-area", "ddos", "dark-storm", "internal-fault"];
    for item in document.items().filter(|item| !anchors.contains(&&**item.id())) {
        assert!(rows().any(|row| row.id == &**item.id()), "no row for {}", &**item.id());
    }
    for account in document.outages.iter().flat_map(|outage| &outage.accounts) {
        assert!(rows().any(|row| row.account.is_some() && row.account == account.id.as_deref()), "{account:?}");
    }
}

#[test]
fn statements_name_what_they_answer_and_dispute() {
    use RelationKind::{Answers, Disputes, Repeats};
    let document = read(X);
    let expected = [
        ("musk-interview", Repeats, "musk-post"),
        ("musk-traitor", Answers, "kelly-visit"),
        ("kelly-answer", Answers, "musk-traitor"),
        ("kelly-to-press", Answers, "musk-traitor"),
        ("toker-analysis", Disputes, "internal-fault"),
        ("beaumont-addresses", Disputes, "musk-interview"),
        ("liska-inference", Disputes, "musk-interview"),
        ("industry-source-traffic", Disputes, "musk-interview"),
        ("plitsas-motive", Disputes, "ukraine-area"),
    ];
    let found: Vec<_> = (document.statements.iter())
        .flat_map(|from| from.relations.iter().map(|relation| (&*from.id.0, relation.kind, &*relation.to.0)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn statements_name_who_spoke_and_where() {
    let document = read(X);
    let expected = [
        ("kelly-visit", "Mark Kelly", Some("X")),
        ("musk-earlier-attacks", "Elon Musk", None),
        ("musk-post", "Elon Musk", Some("X")),
        ("musk-interview", "Elon Musk", Some("Fox Business")),
        ("musk-traitor", "Elon Musk", Some("X")),
        ("kelly-answer", "Mark Kelly", Some("X")),
        ("kelly-to-press", "Mark Kelly", Some("reporters")),
        ("dark-storm-claim", "Dark Storm Team", Some("Telegram")),
        ("it-army-denial", "IT Army of Ukraine", Some("Telegram")),
        ("toker-analysis", "Alp Toker", Some("BBC")),
        ("toker-durations", "Alp Toker", None),
        ("beaumont-addresses", "Kevin Beaumont", Some("Bluesky")),
        ("liska-inference", "Allan Liska", Some("AP")),
        ("industry-source-traffic", "An industry source", Some("Reuters")),
        ("plitsas-motive", "Alex Plitsas", Some("New York Post")),
        ("downdetector-complaints", "Downdetector", None),
        ("wider-concern", "New York Mirror", None),
    ];
    let place = |said: &document::Statement| said.published_on.as_ref().map(|place| place.name.clone());
    let found: Vec<_> =
        (document.statements.iter()).map(|said| (&*said.id.0, document.name_of(&said.speaker), place(said))).collect();
    assert_eq!(found, expected.map(|(id, speaker, place)| (id, speaker, place.map(str::to_owned))));
}

#[test]
fn every_verdict_has_an_owner_and_is_only_that_nothing_was_verified() {
    let found: Vec<_> = (read(X).statements.into_iter())
        .flat_map(|said| said.assessments.into_iter().map(move |found| (said.id.0.clone(), found.by, found.verdict)))
        .collect();
    let expected = [("musk-earlier-attacks", "new-york-mirror"), ("dark-storm-claim", "editors")];
    assert_eq!(found, expected.map(|(id, by)| (id.to_owned(), by.to_owned(), Verdict::Unverified)));
}

#[test]
fn the_rival_figures_of_the_peak_are_one_group() {
    let document = read(X);
    let points = document.series.iter().flat_map(|series| &series.points);
    let rivals: Vec<_> = points.filter_map(|point| Some((&*point.id.0, &*point.same_as.as_ref()?.0))).collect();
    let peak = "us-peak-39021";
    assert_eq!(rivals, [("us-40000", peak), ("unplaced-peak-41000", peak), ("unplaced-40893", peak)]);
}

#[test]
fn the_glossary_says_what_a_ddos_attack_is() {
    let document = read(X);
    let term = document.glossary.iter().find(|term| term.term == "DDoS").unwrap();
    assert!(term.definition.contains("flood a site with traffic to force it offline"));
}

#[test]
fn the_single_document_has_one_item() {
    assert_eq!(read(SINGLE).items().count(), 1);
}

#[test]
fn the_forty_lanes_are_forty_with_stated_bounds() {
    let document = read(FORTY);
    let mut lanes: Vec<_> = document.outages.iter().filter_map(|outage| outage.lane()).collect();
    lanes.sort_unstable();
    lanes.dedup();
    assert_eq!(lanes.len(), 40);
    for account in document.outages.iter().flat_map(|outage| &outage.accounts) {
        let start = account.start.as_ref().and_then(Time::instant_ms);
        let End::At(end) = &account.end else { panic!("no end: {account:?}") };
        assert!(start.is_some() && start < end.instant_ms(), "{account:?}");
    }
}

#[test]
fn the_unknowns_have_no_bound_at_all() {
    let document = read(UNKNOWNS);
    let bounded = |time: &Time| time.has_bounds();
    assert!(document.items().count() > 10);
    assert!(!document.items().filter_map(Item::time).any(bounded));
    for account in document.outages.iter().flat_map(|outage| &outage.accounts) {
        assert!(!account.start.as_ref().is_some_and(bounded), "{account:?}");
        assert!(!matches!(&account.end, End::At(end) if bounded(end)), "{account:?}");
    }
}
