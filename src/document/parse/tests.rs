mod laws;
mod syntax;

use super::*;
use crate::document::{Counts, Diagnostic, End, Kind, Samples, Zones};

/// New York in 2025, as far as these tests need it.
struct SomeZones;

impl Zones for SomeZones {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        match zone {
            // 2025-03-09T07:00Z to 2025-11-02T06:00Z.
            "America/New_York" if (1_741_503_600..1_762_063_200).contains(&utc_s) => Some(-4 * 3600),
            "America/New_York" => Some(-5 * 3600),
            "Europe/London" => Some(0),
            _ => None,
        }
    }
}

const GOOD: &str = include_str!("good.json");

fn in_a_line(diagnostic: &Diagnostic) -> String {
    let Diagnostic { class, level, pointer, line, column, .. } = diagnostic;
    format!("{level:?} {class:?} {pointer} {line}:{column}")
}

/// Reads a document of these fields, which begin on its second line.
fn read(fields: &str) -> Parsed {
    parse(&format!("{{ \"format\": \"incident-timeline/1\", \"title\": \"t\",\n{fields}\n}}"), &SomeZones)
}

/// Everything that is reported of these fields: where it stands, and the beginning of what was expected.
fn check(fields: &str, expected: &[(&str, &str)]) {
    let parsed = read(fields);
    assert_eq!(parsed.failure, None, "{fields}");
    let places: Vec<_> = parsed.diagnostics.iter().map(in_a_line).collect();
    assert_eq!(places, expected.iter().map(|(place, _)| *place).collect::<Vec<_>>(), "{fields}");
    for (diagnostic, (_, expected)) in parsed.diagnostics.iter().zip(expected) {
        assert!(diagnostic.expected.starts_with(expected), "{fields}: {}", diagnostic.expected);
    }
}

#[test]
fn a_good_document_has_nothing_to_report() {
    let parsed = parse(GOOD, &SomeZones);
    assert_eq!(parsed.diagnostics, Vec::<Diagnostic>::new());
    let document = parsed.document.unwrap();
    let ids: Vec<_> = document.items().map(|item| item.id().0.clone()).collect();
    let expected = "first outage-2 outage-3 reports peak point-1-2 errors claim deny restart cause";
    assert_eq!(ids.join(" "), expected);
    assert_eq!(document.parties[1].id.0, "party-2");
}

#[test]
fn what_stands_on_an_outage_is_its_first_account() {
    let outages = parse(GOOD, &SomeZones).document.unwrap().outages;
    let leads: Vec<_> = outages.iter().map(|outage| outage.lead().unwrap()).collect();
    assert_eq!(leads[0].id.as_deref(), Some("rival"));
    assert_eq!(leads[1].end, End::Ongoing);
    assert_eq!(leads[1].sources, outages[1].sources);
    assert_eq!((leads[2].end.clone(), leads[2].start.clone()), (End::NotReported, None));
}

#[test]
fn a_gap_stays_a_gap() {
    let series = parse(GOOD, &SomeZones).document.unwrap().series;
    let values = vec![1.0, f64::NAN, 2.5];
    let expected = Samples::Regular { start_ms: 1_741_600_800_000, every_ms: 60_000, values };
    assert_eq!(series[0].samples, Some(expected));
    let times_ms = vec![1_741_600_000_000, 1_741_600_060_500];
    assert_eq!(series[1].samples, Some(Samples::Irregular { times_ms, values: vec![3.0, 4.0] }));
}

#[test]
fn a_source_is_not_seen_through_itself() {
    let source = |id: &str, via: &str| format!("{{\"id\":\"{id}\",\"title\":\"t\",\n\"via\":\"{via}\"}}");
    let sources = [source("far", "a"), source("a", "b"), source("b", "c"), source("c", "a"), source("d", "d")];
    let parsed = read(&format!("\"sources\": [{}]", sources.join(",")));
    let places: Vec<_> = parsed.diagnostics.iter().map(in_a_line).collect();
    assert_eq!(places, ["Warning Meaning /sources/3/via 6:7", "Warning Meaning /sources/4/via 7:7"]);
    let document = parsed.document.unwrap();
    let vias: Vec<_> = document.sources.iter().map(|source| source.via.as_deref()).collect();
    assert_eq!(vias, [Some("a"), Some("b"), Some("c"), None, None]);
}

#[test]
fn fields_of_the_document() {
    check("\"status\": \"over\"", &[("Warning Shape /status 2:11", "one of investigating, identified")]);
    check("\"summary\": \" \"", &[("Warning Shape /summary 2:12", "a text that is not empty")]);
    check("\"summary\": null", &[("Hint Shape /summary 2:12", "no such field")]);
    check("\"summary\": \"\\ud800\"", &[("Warning Syntax /summary 2:12", "a text without half")]);
    check("\"revision\": true", &[("Warning Shape /revision 2:13", "a number or a text")]);
    check("\"time_zone\": \"Mars/Base\"", &[("Warning Meaning /time_zone 2:14", "a time zone such as")]);
    check("\"published\": 2025", &[("Warning Shape /published 2:14", "a time: a string")]);
    check("\"published\": \"2025-03-10\"", &[("Hint Meaning /published 2:14", "an offset, a `zone`, or")]);
    check("\"view\": \"2025-03-10T00:00Z/..\"", &[("Warning Meaning /view 2:9", "an interval with both ends")]);
    let long = "\"refresh\": \"P999999999999Y\"";
    check(long, &[("Warning Meaning /refresh 2:12", "a duration of less than")]);
    check("\"language\": \"British English\"", &[("Warning Shape /language 2:13", "a language tag")]);
    let reversed = "\"published\": \"2025-03-10T10:00Z\", \"updated\": \"2025-03-09T10:00Z\"";
    check(reversed, &[("Warning Meaning /updated 2:46", "a time that is not before")]);
    check("\"refresh\": \"5 minutes\"", &[("Warning Shape /refresh 2:12", "an ISO 8601 duration")]);
    check("\"canonical_url\": \"javascript:alert(1)\"", &[("Warning Shape /canonical_url 2:18", "an address")]);
    check("\"outages\": {}", &[("Error Shape /outages 2:12", "a list")]);
    check("\"x/y~\": [1]", &[("Hint Shape /x~1y~0 2:1", "one of the fields id, title")]);
    check("\"id\": \"a b\"", &[("Warning Shape /id 2:7", "an id of letters")]);
    check("\"summary\": \"a\",\n\"summary\": \"b\"", &[("Warning Syntax /summary 2:1", "each name once")]);
}

#[test]
fn items_that_are_left_out() {
    let table = [
        ("outages", "{}", "Error Shape /outages/0 2:13", "the field `label`"),
        ("outages", "5", "Error Shape /outages/0 2:13", "an object"),
        ("outages", "{\"label\": 5}", "Error Shape /outages/0/label 2:23", "a text"),
        ("parties", "{}", "Error Shape /parties/0 2:13", "the field `name`"),
        ("sources", "{}", "Error Shape /sources/0 2:13", "one of the fields title, url"),
        ("events", "{}", "Error Shape /events/0 2:12", "the field `label`"),
        ("causes", "{}", "Error Shape /causes/0 2:12", "the field `label`"),
        ("statements", "{\"quote\": \"q\"}", "Error Shape /statements/0 2:16", "the field `speaker`"),
        ("statements", "{\"speaker\": \"S\"}", "Error Shape /statements/0 2:16", "one of the fields quote"),
        ("corrections", "{}", "Error Shape /corrections/0 2:17", "the field `text`"),
        ("glossary", "{\"term\": \"t\"}", "Error Shape /glossary/0 2:14", "the field `definition`"),
        ("key_figures", "{\"label\": \"l\"}", "Error Shape /key_figures/0 2:17", "the field `value`"),
    ];
    for (list, item, place, expected) in table {
        check(&format!("\"{list}\": [{item}]"), &[(place, expected)]);
    }
}

#[test]
fn fields_that_are_not_known() {
    let table = [
        ("outages", "\"label\":\"l\",\n\"severity\":\"bad\"", "Warning Shape /outages/0/severity 3:12", "one of minor"),
        ("outages", "\"label\":\"l\",\n\"start\":\"noon\"", "Warning Shape /outages/0/start 3:9", "a time such"),
        ("outages", "\"label\":\"l\",\n\"start\":\"2025-02-30\"", "Warning Meaning /outages/0/start 3:9", "a day of"),
        (
            "outages",
            "\"label\":\"l\",\n\"start\":{\"after\":[]}",
            "Warning Meaning /outages/0/start 3:9",
            "the id of an item",
        ),
        ("outages", "\"label\":\"l\",\n\"end\":5", "Warning Shape /outages/0/end 3:7", "a time: a string"),
        ("outages", "\"label\":\"l\",\n\"lead\":\"yes\"", "Warning Shape /outages/0/lead 3:8", "true or false"),
        ("outages", "\"label\":\"l\",\n\"regions\":[5]", "Warning Shape /outages/0/regions/0 3:12", "a text"),
        ("outages", "\"label\":\"l\",\n\"id\":\"#\"", "Warning Shape /outages/0/id 3:6", "an id of letters"),
        (
            "outages",
            "\"label\":\"l\",\n\"duration\":{}",
            "Warning Shape /outages/0/duration 3:12",
            "one of the fields at_least",
        ),
        (
            "outages",
            "\"label\":\"l\",\n\"duration\":{\"more_than\":\"PT6H\",\"less_than\":\"PT1H\"}",
            "Warning Meaning /outages/0/duration 3:12",
            "bounds that something can lie between",
        ),
        (
            "outages",
            "\"label\":\"l\",\"start\":\"2025-03-10T10:00Z\",\n\"end\":\"2025-03-10T09:00Z\"",
            "Warning Meaning /outages/0 2:13",
            "an `end` that is not before",
        ),
        (
            "outages",
            "\"label\":\"l\",\"start\":\"2025-03-10T10:00Z\",\"end\":\"2025-03-10T11:00Z\",\"duration\":\"PT2H\"",
            "Warning Meaning /outages/0 2:13",
            "a `duration` that is the time",
        ),
        (
            "outages",
            "\"label\":\"l\",\"accounts\":[{\"lead\":true},{\"lead\":true}]",
            "Warning Meaning /outages/0 2:13",
            "one account that leads",
        ),
        (
            "outages",
            "\"label\":\"l\",\n\"start\":{\"earliest\":\"2025-03-11T00:00Z\",\"latest\":\"2025-03-10T00:00Z\",\"text\":\"x\"}",
            "Warning Meaning /outages/0/start 3:9",
            "an end that is not before the beginning",
        ),
        (
            "outages",
            "\"label\":\"l\",\n\"start\":{\"at\":\"2025-03-11T00:00\",\"zone\":\"Mars/Base\"}",
            "Warning Meaning /outages/0/start/at 3:15",
            "an offset such as Z",
        ),
        (
            "outages",
            "\"label\":\"l\",\n\"start\":\"2025\",\"accounts\":[{\"end\":\"2026\"}]",
            "Warning Meaning /outages/0/start 3:9",
            "`start`, `end`, `duration` and `lead` in `accounts`",
        ),
        (
            "outages",
            "\"label\":\"l\",\n\"end\":\"still ongoing\"",
            "Warning Shape /outages/0/end 3:7",
            "a time, `null` where it was still going on",
        ),
        ("outages", "\"label\":\"l\",\n\"start\":{}", "Warning Shape /outages/0/start 3:9", "one of the fields at"),
        ("sources", "\"title\":\"t\",\n\"via\":\"no\"", "Warning Meaning /sources/0/via 3:7", "the id of a source"),
        ("events", "\"label\":\"l\",\n\"party\":\"who\"", "Hint Meaning /events/0/party 3:9", "the id of a party"),
        ("events", "\"label\":\"l\",\n\"sources\":[\"no\"]", "Warning Meaning /events/0/sources/0 3:12", "the id of"),
        ("events", "\"label\":\"l\",\n\"sources\":\"no\"", "Warning Shape /events/0/sources 3:11", "a list"),
        ("events", "\"label\":\"l\",\n\"at\":{\"after\":\"x\"}", "Warning Shape /events/0/at/after 3:15", "a list"),
        (
            "events",
            "\"label\":\"l\",\n\"at\":{\"after\":[\"no\"]}",
            "Warning Meaning /events/0/at/after/0 3:16",
            "the id of an item",
        ),
        ("corrections", "\"text\":\"t\",\n\"items\":[\"no\"]", "Warning Meaning /corrections/0/items/0 3:10", "an id"),
        ("causes", "\"label\":\"l\",\n\"colour\":\"red\"", "Hint Shape /causes/0/colour 3:1", "one of the fields id"),
        #[cfg(feature = "tool")]
        ("events", "\"label\":\"l\",\n\"date\":\"2025\"", "Hint Shape /events/0/date 3:1", "perhaps `at`, one of"),
    ];
    for (list, fields, place, expected) in table {
        let parsed = read(&format!("\"{list}\": [{{{fields}}}]"));
        let found = parsed.diagnostics.iter().find(|diagnostic| in_a_line(diagnostic) == place);
        assert!(found.is_some(), "{fields}: {:?}", parsed.diagnostics);
        assert!(found.unwrap().expected.starts_with(expected), "{fields}: {found:?}");
        let document = parsed.document.unwrap();
        let kept = document.items().count() + document.sources.len() + document.corrections.len();
        assert_eq!(kept, 1, "{fields}");
    }
}

#[test]
fn series() {
    let table = [
        ("\"points\":[{}]", "Error Shape /series/0/points/0", "the field `value`"),
        ("\"points\":[{\"value\":-1}]", "Error Meaning /series/0/points/0/value", "a number of reports"),
        ("\"points\":[{\"value\":1e999}]", "Error Meaning /series/0/points/0/value", "a number below"),
        ("\"points\":[{\"value\":\"many\"}]", "Error Shape /series/0/points/0/value", "a number"),
        ("\"points\":[{\"value\":{}}]", "Error Shape /series/0/points/0/value", "one of the fields"),
        (
            "\"points\":[{\"value\":{\"between\":[2,1]}}]",
            "Warning Meaning /series/0/points/0/value/between",
            "a list of two",
        ),
        (
            "\"points\":[{\"value\":{\"between\":[2]}}]",
            "Warning Shape /series/0/points/0/value/between",
            "a list of two",
        ),
        (
            "\"points\":[{\"value\":1,\"breakdown\":[{\"label\":\"l\",\"share\":58}]}]",
            "Error Shape /series/0/points/0/breakdown/0/share",
            "a part of the whole",
        ),
        (
            "\"points\":[{\"value\":1,\"breakdown\":[{\"label\":\"l\",\"share\":0.9},{\"label\":\"m\",\"share\":0.9}]}]",
            "Warning Meaning /series/0/points/0/breakdown",
            "shares of one whole",
        ),
        (
            "\"points\":[{\"value\":1,\"same_as\":\"s\"}]",
            "Warning Meaning /series/0/points/0/same_as",
            "the id of a figure",
        ),
        ("\"points\":[{\"id\":\"s\",\"value\":1}]", "Warning Meaning /series/0/points/0/id", "an id that nothing else"),
        ("\"samples\":{\"values\":[]}", "Error Shape /series/0/samples", "the field `start`"),
        (
            "\"samples\":{\"start\":\"2025Z\",\"every\":\"PT1M\",\"values\":[1]}",
            "Error Shape /series/0/samples/start",
            "a time such",
        ),
        (
            "\"samples\":{\"start\":\"2025-03-10T00:00Z\",\"every\":\"P1M\",\"values\":[1]}",
            "Error Meaning /series/0/samples/every",
            "a duration of more",
        ),
        ("\"samples\":{\"times\":[2,1],\"values\":[1,2]}", "Error Meaning /series/0/samples/times", "Unix seconds"),
        ("\"samples\":{\"times\":[1],\"values\":[1,2]}", "Error Meaning /series/0/samples", "as many"),
        (
            "\"samples\":{\"times\":[1],\"values\":[1e999]}",
            "Warning Meaning /series/0/samples/values/0",
            "a number below",
        ),
        (
            "\"samples\":{\"times\":[1],\"values\":[-1]}",
            "Warning Meaning /series/0/samples/values/0",
            "a number of reports",
        ),
        (
            "\"samples\":{\"times\":[1],\"values\":[\"1\"]}",
            "Warning Shape /series/0/samples/values/0",
            "a number, or null",
        ),
        ("\"samples\":{\"times\":[null],\"values\":[1]}", "Error Shape /series/0/samples/times/0", "a number"),
    ];
    for (fields, place, expected) in table {
        let parsed = read(&format!("\"series\": [{{\"id\":\"s\",\"label\":\"l\",\"kind\":\"reports\",{fields}}}]"));
        let found = parsed.diagnostics.iter().find(|diagnostic| in_a_line(diagnostic).starts_with(place));
        assert!(found.is_some_and(|found| found.expected.starts_with(expected)), "{fields}: {:?}", parsed.diagnostics);
        assert_eq!(parsed.document.unwrap().series.len(), 1, "{fields}");
    }
}

#[test]
fn statements() {
    let table = [
        (
            "\"speaker\":\"S\",\"relations\":[{\"to\":\"no\",\"kind\":\"answers\"}]",
            "Warning Meaning /statements/0/relations/0/to",
        ),
        ("\"speaker\":\"S\",\"relations\":[{\"to\":\"a\",\"kind\":\"answers\"}]", "Warning Meaning /statements/0 2:"),
        (
            "\"speaker\":\"S\",\"relations\":[{\"to\":\"b\",\"kind\":\"eats\"}]",
            "Error Shape /statements/0/relations/0/kind",
        ),
        ("\"speaker\":\"S\",\"about\":[\"p\"]", "Warning Meaning /statements/0/about/0"),
        ("\"speaker\":\"p2\"", "Hint Meaning /statements/0/speaker"),
        ("\"speaker\":\"S\",\"evidence\":{}", "Error Shape /statements/0/evidence"),
        ("\"speaker\":\"S\",\"media\":{\"url\":\"data:text/html,x\"}", "Error Shape /statements/0/media/url"),
        (
            "\"speaker\":\"S\",\"assessments\":[{\"by\":\"B\",\"verdict\":\"refuted\"}]",
            "Error Shape /statements/0/assessments/0",
        ),
        ("\"speaker\":\"S\",\"retracted\":true", "Warning Shape /statements/0/retracted"),
    ];
    for (fields, place) in table {
        let others = "{\"id\":\"b\",\"speaker\":\"p\",\"quote\":\"q\"}], \"parties\":[{\"id\":\"p\",\"name\":\"P\"}]";
        let parsed = read(&format!("\"statements\": [{{\"id\":\"a\",\"quote\":\"q\",{fields}}}, {others}"));
        let places: Vec<_> = parsed.diagnostics.iter().map(in_a_line).collect();
        assert!(places.len() == 1 && places[0].starts_with(place), "{fields}: {:?}", parsed.diagnostics);
        let document = parsed.document.unwrap();
        assert_eq!(document.statements.len(), 2, "{fields}");
        assert_eq!(document.statements[0].retracted.is_some(), fields.contains("retracted"), "{fields}");
    }
}

#[test]
fn a_made_up_id_is_not_one_of_the_file() {
    let parsed = read(
        "\"causes\": [{\"label\":\"a\"}, {\"label\":\"b\",\"id\":\"cause-1\"}, {\"label\":\"c\",\"id\":\"cause-1\"}]",
    );
    let document = parsed.document.unwrap();
    let ids: Vec<_> = document.causes.iter().map(|cause| cause.id.0.as_str()).collect();
    assert_eq!(ids, ["cause-1_", "cause-1", "cause-3"]);
    assert_eq!(document.item("cause-1_").map(|item| item.kind()), Some(Kind::Cause));
}

#[test]
fn nothing_is_dropped_silently() {
    let parsed = read("\"colour\": {\"r\": [1, 2]},\n\"causes\": [{\"label\":\"l\",\"weight\":1e999}]");
    let document = parsed.document.unwrap();
    assert_eq!(document.extra, [("colour".to_owned(), "{\"r\": [1, 2]}".to_owned())]);
    assert_eq!(document.causes[0].extra, [("weight".to_owned(), "1e999".to_owned())]);
    assert_eq!(parsed.diagnostics.len(), 2);
}

#[test]
fn found_is_short_and_cannot_rearrange_the_message() {
    let parsed = read(&format!("\"status\": \"\u{202e}{}\"", "é".repeat(500)));
    let found = &parsed.diagnostics[0].found;
    assert_eq!(found.chars().count(), 61);
    assert!(found.starts_with("\"\u{fffd}é") && found.ends_with('…'), "{found}");
}

#[test]
fn checking_says_what_reading_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/data", "tests/data/invalid", "tests/data/doubtful", "public/incidents"];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
    let files =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
    let mut texts: Vec<String> = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    // Items that are named only by ids that were made up, an account by its own, and an order that cannot be.
    texts.push(String::from(
        r#"{ "format": "incident-timeline/1", "title": "t", "outages": [{ "label": "o", "accounts": [{ "id": "acc" }] }],
        "series": [{ "label": "s", "points": [{ "value": 1 }, { "value": 2, "same_as": "point-1-1" }] }],
        "statements": [{ "speaker": "a", "quote": "q", "about": ["event-1_", "acc", "event-2", "no", "series-1"] }],
        "events": [{ "label": "e", "at": { "after": ["event-2"] } }, { "label": "f", "at": { "after": ["event-1_"] } },
                   { "id": "event-1", "label": "g" }, { "label": 5 }, { "label": "h", "sources": ["event-4", "event-1"] }] }"#,
    ));
    assert!(texts.len() > 100);
    for text in texts {
        let (parsed, checked) = (parse(&text, &SomeZones), crate::document::check(&text, &SomeZones));
        assert_eq!(checked.failure, parsed.failure, "{text}");
        assert_eq!((checked.diagnostics, checked.counts), (parsed.diagnostics, parsed.counts), "{text}");
    }
}

#[test]
fn a_bomb_is_counted_not_listed() {
    let depth = format!("\"x\": {}1{}", "[".repeat(50_000), "]".repeat(50_000));
    check(&depth, &[("Hint Shape /x 2:1", "one of the fields")]);
    let parsed = read(&format!("\"outages\": [{}5]", "5,".repeat(4_999)));
    assert_eq!(parsed.diagnostics.len(), 1001);
    assert_eq!(parsed.diagnostics[1000].found, "4000 more errors");
    assert_eq!(parsed.counts, Counts { errors: 5000, warnings: 0, hints: 0 });
}

#[test]
fn what_costs_a_field_is_never_counted_as_an_error() {
    let soft = "{\"label\":\"l\",\"at\":\"noon\"},".repeat(3_000);
    let parsed = read(&format!("\"events\": [{soft} 5]"));
    assert_eq!(parsed.counts, Counts { errors: 1, warnings: 3_000, hints: 0 });
    let of = |level| parsed.diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
    assert_eq!((of(Level::Error), of(Level::Warning)), (1, 1001));
    assert_eq!(parsed.diagnostics.last().unwrap().found, "2000 more warnings");
}
