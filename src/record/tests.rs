use proptest::prelude::*;

use super::order::in_order;
use super::{Bits, Entry, Filter, Finder, Said, occurrences, why};
use crate::document::{Event, Id, Item, Kind, Order, Precision, Time, Zones, parse};
use crate::words::Words;

fn event(place: usize, at: Option<Time>) -> Event {
    Event {
        id: Id(place.to_string()),
        at,
        label: String::new(),
        kind: None,
        party: None,
        note: None,
        sources: Vec::new(),
        retracted: None,
        extra: Vec::new(),
    }
}

fn time(earliest_ms: Option<i64>, latest_ms: Option<i64>, after: &[usize], before: &[usize]) -> Time {
    let ids = |places: &[usize]| places.iter().map(|place| Id(place.to_string())).collect();
    Time {
        earliest_ms,
        latest_ms,
        earliest_precision: Precision::Minute,
        latest_precision: Precision::Minute,
        after: ids(after),
        before: ids(before),
        ..Time::unknown()
    }
}

/// The places of the events in their order, and of those among them that have no place in time.
fn ordered(events: &[Event]) -> (Vec<usize>, Vec<usize>) {
    let items: Vec<Item> = events.iter().map(Item::Event).collect();
    let placed = in_order(&items);
    let untimed = placed.iter().filter(|place| place.untimed).map(|place| place.item).collect();
    (placed.iter().map(|place| place.item).collect(), untimed)
}

fn check(times: Vec<Option<Time>>, order: &[usize], untimed: &[usize]) {
    let events: Vec<Event> = times.into_iter().enumerate().map(|(place, at)| event(place, at)).collect();
    assert_eq!(ordered(&events), (order.to_vec(), untimed.to_vec()));
}

#[test]
fn the_first_bound_gives_the_place_and_the_untimed_come_last() {
    let times = vec![None, Some(time(Some(20), Some(30), &[], &[])), Some(time(None, Some(10), &[], &[]))];
    check(times, &[2, 1, 0], &[0]);
}

#[test]
fn what_is_only_after_another_follows_it() {
    let after = Some(time(None, None, &[2], &[]));
    let times = vec![after, Some(time(Some(30), None, &[], &[])), Some(time(Some(20), None, &[], &[]))];
    check(times, &[2, 0, 1], &[]);
}

#[test]
fn what_is_only_before_another_precedes_it() {
    let before = Some(time(None, None, &[], &[1]));
    let times = vec![Some(time(Some(10), None, &[], &[])), Some(time(Some(20), None, &[], &[])), before];
    check(times, &[0, 2, 1], &[]);
}

#[test]
fn a_coarse_day_waits_for_what_it_is_after() {
    let times = vec![Some(time(Some(0), Some(100), &[1], &[])), Some(time(Some(50), None, &[], &[]))];
    check(times, &[1, 0], &[]);
}

#[test]
fn a_circle_costs_nothing_but_its_order() {
    let times = vec![Some(time(Some(20), None, &[1], &[])), Some(time(Some(10), None, &[0], &[])), None];
    check(times, &[1, 0, 2], &[2]);
}

#[test]
fn what_hangs_together_without_any_time_stays_at_the_end() {
    let times = vec![Some(time(None, None, &[1], &[])), None, Some(time(Some(10), None, &[], &[]))];
    check(times, &[2, 1, 0], &[1, 0]);
}

proptest! {
    /// Whatever runs in a circle, every item stands once.
    #[test]
    fn every_item_stands_once(
        rows in prop::collection::vec((prop::option::of(0_i64..50), prop::collection::vec(0_usize..12, 0..3)), 0..12)
    ) {
        let events: Vec<Event> = rows.iter().enumerate().map(|(place, (at_ms, after))| {
            event(place, Some(time(*at_ms, *at_ms, after, &[])))
        }).collect();
        let (mut order, _) = ordered(&events);
        order.sort_unstable();
        prop_assert_eq!(order, (0..rows.len()).collect::<Vec<_>>());
    }

    /// None stands before what is certain to be before it, whatever is about, contradicts itself or has no time.
    #[test]
    fn the_record_is_a_linear_extension_of_what_is_certain(
        rows in prop::collection::vec(
            (
                (prop::option::of(0_i64..9), prop::option::of(0_i64..4)),
                (any::<bool>(), prop::bool::weighted(0.2)),
                (prop::collection::vec(0_usize..14, 0..2), prop::collection::vec(0_usize..14, 0..2)),
            ),
            0..14,
        )
    ) {
        let events: Vec<Event> = rows.iter().enumerate().map(|(place, (ends, (unit, approximate), (after, before)))| {
            let (from, length) = *ends;
            let to = length.map(|length| from.unwrap_or(0) + length + i64::from(*unit));
            let precision = if *unit { Precision::Day } else { Precision::Minute };
            let (earliest_precision, latest_precision, approximate) = (precision, precision, *approximate);
            let time = time(from, to, after, before);
            event(place, Some(Time { earliest_precision, latest_precision, approximate, ..time }))
        }).collect();
        let items: Vec<Item> = events.iter().map(Item::Event).collect();
        let certain = Order::of(&items);
        let (placed, _) = ordered(&events);
        for (index, later) in placed.iter().enumerate() {
            for earlier in placed.iter().take(index) {
                prop_assert!(!certain.certainly_before(*later, *earlier), "{} before {}", later, earlier);
            }
        }
    }
}

fn line(title: &str, sentence: &str, order: usize) -> Entry {
    Entry {
        id: Id("a".to_owned()),
        kind: Kind::Statement,
        when: "Monday".to_owned(),
        when_full: "some time on Monday 10 March 2025".to_owned(),
        title: title.to_owned(),
        sentence: sentence.to_owned(),
        related: Vec::new(),
        told_bytes: 0,
        meta: "Claim, New York Mirror".to_owned(),
        untimed: false,
        retracted: false,
        sources: "Washington Times\n".to_owned(),
        order,
    }
}

proptest! {
    /// Words of few letters, so that they are parts of each other, with letters that fold into others.
    #[test]
    fn a_search_finds_the_lines_in_which_a_look_at_each_finds_it(
        lines in prop::collection::vec(("[abA’Éİ ]{0,8}", "[abB'é ]{0,12}"), 0..40),
        query in "[abAB’'éÉi̇ ]{0,5}",
    ) {
        let lines: Vec<Entry> = lines.iter().enumerate().map(|(order, (title, text))| line(title, text, order)).collect();
        let mut finder = Finder::new();
        // As it is typed, while half of the lines are still to be read, and again when they are.
        let (first, more) = lines.split_at(lines.len() / 2);
        for part in [first, more] {
            part.iter().for_each(|entry| finder.push(entry));
            for (at, last) in query.char_indices() {
                let (typed, _) = query.split_at(at + last.len_utf8());
                let filter = Filter { query: typed.to_owned(), ..Filter::default() };
                let known = lines.iter().take(finder.len());
                let expected: Vec<usize> = known.filter(|entry| filter.matches(entry)).map(|entry| entry.order).collect();
                let found = finder.find(typed);
                prop_assert_eq!(found.count(), expected.len());
                prop_assert_eq!(found.iter().collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn bits_are_a_set(numbers in prop::collection::btree_set(0_usize..200, 0..60), others in prop::collection::btree_set(0_usize..200, 0..60)) {
        let of = |numbers: &std::collections::BTreeSet<usize>| Bits::of(200, |number| numbers.contains(&number));
        let mut bits = of(&numbers);
        prop_assert_eq!(bits.iter().collect::<std::collections::BTreeSet<_>>(), numbers.clone());
        bits.retain(&of(&others));
        let both: Vec<usize> = numbers.intersection(&others).copied().collect();
        prop_assert_eq!(bits.count(), both.len());
        prop_assert!((0..300).all(|number| bits.contains(number) == both.contains(&number)));
    }
}

#[test]
fn all_words_must_occur_in_any_case() {
    let entry = line("Elon Musk on X", "“We’re not sure exactly what happened.”", 0);
    let cases = [
        ("", vec![], true),
        ("  ", vec![Kind::Statement], true),
        ("musk", vec![], true),
        ("MIRROR musk", vec![], true),
        ("we're SURE", vec![], true),
        ("washington", vec![], true),
        ("musk tesla", vec![], false),
        ("musk", vec![Kind::Outage], false),
        ("musk", vec![Kind::Outage, Kind::Statement], true),
    ];
    for (query, kinds, expected) in cases {
        let filter = Filter { query: query.to_owned(), kinds, ..Filter::default() };
        assert_eq!(filter.matches(&entry), expected, "{filter:?}");
    }
}

#[test]
fn words_of_a_query_are_found_where_they_stand_in_a_text() {
    let in_text = |text: &str, query: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let found = occurrences(text, query, 9).into_iter();
        found.map(|(from, to)| String::from_utf16_lossy(&units[from as usize..to as usize])).collect::<Vec<_>>()
    };
    assert_eq!(in_text("“We’re not sure”, we’re told", "we're SURE"), ["We’re", "we’re", "sure"]);
    assert_eq!(in_text("𝕏 is down: Ärger bei 𝕏", "ärger 𝕏"), ["Ärger", "𝕏", "𝕏"]);
    assert_eq!(in_text("aaaa", "aa"), ["aa", "aa"]);
    assert_eq!(in_text("İSTANBUL", "bul"), ["BUL"]);
    assert_eq!(in_text(&"a".repeat(100_000), "a").len(), 9);
    assert_eq!(in_text("", "x").len() + in_text("x", "").len(), 0);
}

/// For documents without times.
struct NoZones;

impl Zones for NoZones {
    fn offset_s(&self, _zone: &str, _utc_s: i64) -> Option<i32> {
        None
    }
}

#[test]
fn a_cause_that_no_statement_names_is_as_its_sources_give_it() {
    let json = r#"{"format":"incident-timeline/1","title":"T","sources":[{"id":"s","title":"Report"}],
        "causes":[{"label":"It","sources":["s"]},{"label":"Not it","status":"ruled_out","sources":["s"]},
            {"label":"Withdrawn","sources":["s"],"retracted":{"text":"Wrong."}},{"id":"said","label":"That","sources":["s"]},
            {"id":"denied","label":"No","sources":["s"]}],
        "statements":[{"speaker":"Someone","quote":"That!","about":["said"]},
            {"speaker":"Another","quote":"No!","kind":"denial","about":["denied"]}]}"#;
    let document = parse(json, &NoZones).document.unwrap();
    let words = Words::new(&document, &NoZones, "UTC");
    let said_by: Vec<String> = why(&document, &words).into_iter().map(|why| why.said_by_words).collect();
    assert_eq!(said_by, ["as given by Report", "nobody here", "nobody here", "Someone", "nobody here"]);
    let told: Vec<String> = document.causes.iter().map(|cause| words.told(Item::Cause(cause))).collect();
    assert_eq!(told[0], "As given by Report. Disputed by nobody here.");
    assert_eq!(told[3], "Said by Someone. Disputed by nobody here.");
}

#[test]
fn a_quarrel_about_a_cause_is_told_apart() {
    let statement = |id: &str, kind: &str, about: &str, disputes: &str| {
        let relations = if disputes.is_empty() {
            String::new()
        } else {
            [r#","relations":[{"kind":"disputes","to":""#, disputes, r#""}]"#].concat()
        };
        let head = [r#"{"id":""#, id, r#"","speaker":""#, id, r#"","paraphrase":"P","kind":""#, kind].concat();
        [&head, r#"","about":["#, about, "]", &relations, "}"].concat()
    };
    let cause = r#""c""#;
    let statements = [
        // Said to dispute before the one whom it disputes.
        statement("objector", "analysis", cause, "claimant"),
        statement("claimant", "claim", cause, ""),
        statement("defender", "response", cause, "objector"),
        statement("denier", "denial", cause, ""),
        statement("direct", "analysis", "", "c"),
        statement("background", "context", cause, ""),
        statement("elsewhere", "claim", "", ""),
    ];
    let head =
        r#"{"format":"incident-timeline/1","title":"T","causes":[{"id":"c","label":"It"},{"id":"d","label":"Other"}],"#;
    let json = [head, r#""statements":["#, &statements.join(","), "]}"].concat();
    let document = parse(&json, &NoZones).document.unwrap();
    let words = Words::new(&document, &NoZones, "UTC");
    let table = why(&document, &words);
    let ids = |side: &[Said]| side.iter().map(|said| said.id.0.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&table[0].said_by), ["claimant"]);
    assert_eq!(ids(&table[0].against), ["objector", "denier", "direct"]);
    assert_eq!(table[0].said_by[0].evidence, "evidence not stated");
    assert_eq!(table[0].said_by[0].disputed_by.len(), 1);
    assert_eq!((table[1].said_by_words.as_str(), table[1].against_words.as_str()), ("nobody here", "nobody here"));
}
