//! Files of other formats as documents: real ones whole, against a snapshot beside each, and the shapes that such files
//! come in.
//!
//! `RENEW=1 cargo test --features tool --test import` writes the documents anew; then they are to be read.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests, where to fail is to panic")]

use incident_timeline::document::{Document, Level, TzTables, parse};
use incident_timeline::import::{Format, Imported, Note, Options, Refused, detect, import};
use proptest::prelude::*;
use std::path::Path;

fn options(name: &str) -> Options {
    Options { name: name.to_owned(), ..Options::default() }
}

/// What a text becomes; each document has to be without fault.
fn convert(text: &str, options: &Options) -> Result<(Vec<Imported>, Vec<Note>), Refused> {
    let (documents, notes) = import(text, detect(text)?, options, &TzTables)?;
    for document in &documents {
        let parsed = parse(&document.document, &TzTables);
        let faults: Vec<_> = parsed.diagnostics.iter().filter(|found| found.level != Level::Hint).collect();
        assert!(faults.is_empty(), "{text}\n{}\n{faults:#?}", document.document);
    }
    Ok((documents, notes))
}

/// The only document of a text.
fn one(text: &str) -> Document {
    let (documents, _) = convert(text, &options("file")).unwrap();
    assert_eq!(documents.len(), 1, "{text}");
    parse(&documents[0].document, &TzTables).document.unwrap()
}

fn check_file(name: &str, format: Format) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(detect(&text), Ok(format), "{name}");
    let (stem, _) = name.rsplit_once('.').unwrap();
    let (documents, notes) = convert(&text, &options(stem)).unwrap();
    let mut now = String::new();
    for Note { place, says, count } in notes {
        now.push_str(&format!("{place}: {says} ({count})\n"));
    }
    for document in documents {
        now.push_str(&format!("\n{}\n", document.document));
    }
    let snapshot = folder.join(format!("{stem}.expected.txt"));
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&snapshot, &now).unwrap();
    }
    let then = std::fs::read_to_string(&snapshot).unwrap_or_default();
    let differs = now.lines().zip(then.lines()).find(|(now, then)| now != then);
    assert!(now == then, "{name}: first line that differs, now and then: {differs:#?}; RENEW=1 once it reads well");
}

#[test]
fn real_files() {
    check_file("statuspage-github.json", Format::Statuspage);
    check_file("statuspage-emma.json", Format::Statuspage);
    check_file("timelinejs-marktwain.json", Format::TimelineJs);
    check_file("timelinejs-eras.json", Format::TimelineJs);
    check_file("counts-pge-outages.csv", Format::Counts);
}

#[test]
fn shapes_of_statuspage() {
    let incident = r#"{"name":"Down","status":"investigating","impact":"major","created_at":"2024-06-03 09:12:00 UTC",
        "incident_updates":[{"body":"Resolved: <b>all</b> &amp; <1% left<br>Bye","status":"resolved"},{"status":"identified","body":""}]}"#;
    for text in [
        incident.to_owned(),
        format!("[{incident}]"),
        format!("{{\"incident\": {incident}}}"),
        format!("{{\"incidents\": [{incident}]}}"),
        format!(
            "\u{feff}{{\"page\":{{\"name\":\"P\",\"url\":\"p.example\"}},\"scheduled_maintenances\":[],\"incidents\":[{incident}]}}"
        ),
    ] {
        let document = one(&text);
        assert_eq!((document.title.as_str(), document.statements.len(), document.events.len()), ("Down", 1, 1));
        assert_eq!(document.statements[0].quote.as_deref(), Some("Resolved: all & <1% left\nBye"));
        let account = &document.outages[0].accounts[0];
        assert_eq!(account.start.as_ref().unwrap().earliest_ms, None, "posted at, not begun at");
    }
    assert_eq!(detect("{\"page\":{},\"incidents\":[]}"), Ok(Format::Statuspage));
    let none = convert("{\"page\":{},\"incidents\":[]}", &options("file"));
    assert_eq!(none, Err(Refused::Empty(String::from("an incident"))));
}

#[test]
fn a_start_that_the_page_set_apart_is_a_start() {
    let document =
        one(r#"[{"id":"a b","name":"Down","shortlink":"javascript:x","started_at":"2024-06-03T09:00:00+0200",
        "created_at":"2024-06-03T09:12:00Z","resolved_at":"soon","incident_updates":[]}]"#);
    let account = &document.outages[0].accounts[0];
    assert_eq!(account.start.as_ref().unwrap().instant_ms(), Some(1_717_398_000_000));
    assert_eq!((document.id.unwrap().0.as_str(), &document.sources[0].url), ("a-b", &None));
}

#[test]
fn the_incident_that_is_wanted() {
    let two = r#"[{"id":"a","name":"A","status":"resolved"},{"id":7,"name":"B","status":"resolved"}]"#;
    let of = |incident: &str| {
        let options = Options { incident: Some(incident.to_owned()), ..options("file") };
        convert(two, &options).map(|(documents, _)| documents.into_iter().map(|one| one.title).collect::<Vec<_>>())
    };
    assert_eq!(of("7").unwrap(), ["B"]);
    assert!(matches!(of("c"), Err(Refused::Empty(_))));
}

/// The `at` of the only event of a slide with this date.
fn at(date: &str) -> String {
    let text = format!(r#"{{"events":[{{"start_date":{date},"text":{{"headline":"h"}}}}]}}"#);
    let (documents, _) = convert(&text, &options("file")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&documents[0].document).unwrap();
    json["events"][0]["at"].to_string()
}

#[test]
fn dates_of_timelinejs_are_as_coarse_as_they_were_written() {
    let table = [
        (r#"{"year":"602"}"#, r#""0602""#),
        (r#"{"year":2024,"month":"6"}"#, r#""2024-06""#),
        (r#"{"year":2024,"month":6,"day":3,"hour":"","format":""}"#, r#""2024-06-03""#),
        (r#"{"year":2024,"month":6,"day":3,"hour":9}"#, r#""2024-06-03T09:00/2024-06-03T10:00""#),
        (r#"{"year":2024,"month":6,"day":3,"hour":9,"minute":5}"#, r#""2024-06-03T09:05""#),
        (
            r#"{"year":2024,"month":6,"day":3,"hour":9,"minute":5,"second":7,"millisecond":8}"#,
            r#""2024-06-03T09:05:07.008""#,
        ),
        (r#"{"year":2024,"month":2,"day":30}"#, r#"{"text":"2024-2-30"}"#),
        (r#"{"year":"MMXXIV"}"#, r#"{"text":"MMXXIV"}"#),
        (r#"{"year":"-44","month":3}"#, r#"{"at":"-0043-03","text":"-44-3"}"#),
        (r#"{"year":-1}"#, r#""0000""#),
        (r#"{"year":12000}"#, r#""Y12000""#),
        (r#"{"year":1999,"display_date":"the late <i>nineties</i>"}"#, r#"{"at":"1999","text":"the late nineties"}"#),
        (r#"{"year":1999,"day":3}"#, r#""1999""#),
        (r#"{}"#, "null"),
    ];
    for (date, expected) in table {
        assert_eq!(at(date), expected, "{date}");
    }
}

#[test]
fn slides_of_timelinejs() {
    let text = r#"{"title":{},"eras":[{"start_date":{"year":1}}],"events":[
        {"start_date":{"year":2024},"end_date":{"year":2025},"group":"g","unique_id":"x","text":{"headline":"<a href='https://a.example'>A</a>","text":"<p>One</p><p>Two</p>"},
         "media":{"url":"//b.example/1.jpg","caption":"B"}},
        {"media":{"url":"<iframe>","caption":"only a caption"}}, {"text":{"headline":" "}}, 5]}"#;
    let (documents, notes) = convert(text, &options("my file")).unwrap();
    let document = parse(&documents[0].document, &TzTables).document.unwrap();
    assert_eq!((documents[0].id.as_str(), document.title.as_str()), ("my-file", "my file"));
    let labels: Vec<&str> = document.events.iter().map(|event| event.label.as_str()).collect();
    assert_eq!(labels, ["A (https://a.example)", "only a caption"]);
    assert_eq!(document.events[0].note.as_deref(), Some("One\n\nTwo\nUntil 2025."));
    assert_eq!(document.sources[0].url.as_deref(), Some("https://b.example/1.jpg"));
    let told: Vec<&str> = notes.iter().map(|note| note.place.as_str()).collect();
    for place in ["eras", "event", "event.end_date", "event.group", "event.media.url", "title.text.headline"] {
        assert!(told.contains(&place), "{place}: {told:?}");
    }
}

#[test]
fn timelinejs_of_old() {
    let document = one(r#"{"timeline":{"headline":"T","type":"default","text":"S","date":[
        {"startDate":"2011,12,10,07,02","endDate":"2011,12,11","headline":"H","text":"B","asset":{"media":"https://m.example","credit":"C"}}]}}"#);
    assert_eq!((document.title.as_str(), document.summary.as_deref()), ("T", Some("S")));
    assert_eq!(document.events[0].at.as_ref().unwrap().instant_ms(), Some(1_323_500_520_000));
    assert_eq!(document.sources[0].publisher.as_deref(), Some("C"));
}

/// Times in seconds and values of each series of a table, a gap as `-`, and what is said of it.
fn table(text: &str, zone: Option<&str>) -> (String, usize) {
    let options = Options { time_zone: zone.map(str::to_owned), ..options("file") };
    let (documents, notes) = convert(text, &options).unwrap();
    let json: serde_json::Value = serde_json::from_str(&documents[0].document).unwrap();
    let mut all = String::new();
    for series in json["series"].as_array().unwrap() {
        let content = if series["samples"].is_null() { &series["points"] } else { &series["samples"] };
        all.push_str(&format!("{}: {content} ", series["label"].as_str().unwrap()));
    }
    (all.trim_end().replace('"', ""), notes.len() - 1)
}

#[test]
fn shapes_of_counts() {
    let rows = [
        (
            "time,n\n2024-06-03T09:00:00Z,1\n2024-06-03T09:05:00Z,\n2024-06-03T09:10:00Z,3\n",
            None,
            0,
            "n: {every:PT5M,start:2024-06-03T09:00:00Z,values:[1,null,3]}",
        ),
        (
            "n;Zeit\n1,5;2024-06-03 09:00\n2,5;2024-06-03 09:07\n1.234,5;2024-06-03 10:00",
            Some("Europe/Berlin"),
            0,
            "n: {times:[1717398000,1717398420,1717401600],values:[1.5,2.5,1234.5]}",
        ),
        ("1717398000\t4\n1717398060\t5\n", None, 0, "Column 2: {every:PT1M,start:2024-06-03T07:00:00Z,values:[4,5]}"),
        (
            "\"ts\",\"a b\",\"what\",c\n1717398000500,\"1,234\",x,-1\n1717398000000,7,y,n/a\n",
            None,
            2,
            "a b: {times:[1717398000,1717398000.5],values:[7,1234]} c: {times:[1717398000,1717398000.5],values:[null,-1]}",
        ),
        (
            "date,reports\n2024-06-03,5\n2024-06-04,\n2024-06-05,7",
            None,
            0,
            "reports: [{at:2024-06-03,value:5},{at:2024-06-05,value:7}]",
        ),
        (
            "# made by hand\ntime|n\n2024/06/03 09:00:00 +0200|1\n2024-06-03T07:00:00Z|2\n2024-06-03T07:01:00Z|x\n\
             2024-06-03T07:02:00Z|4\n2024-06-03T07:03:00Z|5\nTotal|12",
            None,
            3,
            "n: {every:PT1M,start:2024-06-03T07:00:00Z,values:[1,null,4,5]}",
        ),
    ];
    for (text, zone, notes, expected) in rows {
        assert_eq!(table(text, zone), (expected.to_owned(), notes), "{text}");
    }
}

#[test]
fn what_is_no_such_file_is_refused() {
    assert_eq!(detect("hello"), Err(Refused::Unknown));
    assert_eq!(detect("{\"a\":1}"), Err(Refused::Unknown));
    assert_eq!(detect(""), Err(Refused::Unknown));
    assert_eq!(detect("{\"format\":\"incident-timeline/1\"}"), Ok(Format::Incident));
    assert!(matches!(detect("{\"a\":"), Err(Refused::Broken(_))));
    assert!(matches!(detect(&"[".repeat(100_000)), Err(Refused::Broken(_))));
    assert!(matches!(import("a,b\n1,2", Format::Counts, &options("f"), &TzTables), Err(Refused::Empty(_))));
}

proptest! {
    #[test]
    fn whatever_the_text_is_importing_ends_and_what_is_made_is_a_document(
        text in "[\\[\\]{}\":,;\t\n0-9a-zTZ<>&/ .-]{0,200}|\\PC{0,60}",
        field in "year|month|day|hour|text|headline|url|name|status|body|created_at|started_at|resolved_at|impact|id",
        // Texts that no page can show have warnings of their own.
        value in "\"[ !#-\\[\\]-~à-ÿ–]{0,20}\"|-?[0-9]{1,12}|null|\\[\\]|\\{\\}",
    ) {
        for format in [Format::Statuspage, Format::TimelineJs, Format::Counts] {
            let _ = import(&text, format, &options("f"), &TzTables);
        }
        let dated = format!(r#"{{"events":[{{"start_date":{{"year":2024,"month":6,"{field}":{value}}},"text":{{"headline":"h","{field}":{value}}},"media":{{"url":"https://a.example","{field}":{value}}}}}]}}"#);
        let posted = format!(r#"[{{"name":"n","incident_updates":[{{"body":"b","{field}":{value}}}],"{field}":{value}}}]"#);
        for text in [dated, posted] {
            prop_assume!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
            let _ = convert(&text, &options("f"));
        }
    }
}
