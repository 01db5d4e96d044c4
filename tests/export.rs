//! What a reader takes away as text: tables read by a reader of tables, drafts by a parser of Markdown, documents by our own
//! reader.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests, where to fail is to panic")]

mod support;

use std::collections::BTreeMap;

use incident_timeline::document::{Document, Item, Samples, TzTables, normalised, parse};
use incident_timeline::export::{CARD_PX, Caption, Sheet, draft, record_table, values_table};
use incident_timeline::record::lines;
use incident_timeline::scene::{Options as Seen, Rooms, Scene, Story, scene};
use incident_timeline::words::Words;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const EVERY_FIELD: &str = include_str!("data/every-field.json");

/// Rows of a table by the names of their columns.
type Rows = Vec<BTreeMap<String, String>>;

fn rows(csv: &str) -> Rows {
    assert!(!csv.replace("\r\n", "").contains('\r') && csv.ends_with("\r\n"), "lines end as RFC 4180 has it");
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    let rows: Rows = reader.deserialize().map(Result::unwrap).collect();
    rows
}

fn words(document: &Document) -> Words<'_> {
    Words::new(document, &TzTables, document.time_zone.as_deref().unwrap_or("UTC"))
}

/// A maker of tables.
type Table = fn(&Document, &Words, &mut dyn FnMut(&str));

fn taken(document: &Document, table: Table) -> String {
    let mut out = String::new();
    table(document, &words(document), &mut |piece| out.push_str(piece));
    out
}

fn values(document: &Document) -> Rows {
    rows(&taken(document, values_table))
}

fn record(document: &Document) -> Rows {
    rows(&taken(document, record_table))
}

fn documents() -> Vec<(&'static str, Document)> {
    let all = support::BUNDLED.into_iter().chain([("every-mark", support::EVERY_MARK), ("every-field", EVERY_FIELD)]);
    all.map(|(name, text)| (name, parse(text, &TzTables).document.unwrap())).collect()
}

#[test]
fn a_figure_has_the_bounds_that_are_stated_and_no_number_besides() {
    let document = support::read(support::X);
    let rows = values(&document);
    let numbers = ["value", "at_least", "more_than", "at_most", "less_than", "between_low", "between_high", "about"];
    let stated = |words: &str| {
        let row = rows.iter().find(|row| row["in_words"] == words).unwrap();
        let numbers = numbers.iter().filter(|name| !row[**name].is_empty());
        numbers.map(|name| format!("{name} {}", row[*name])).collect::<Vec<_>>()
    };
    assert_eq!(stated("39,021 reports"), ["value 39021"]);
    assert_eq!(stated("more than 8,000 reports"), ["more_than 8000"]);
    assert_eq!(stated("nearly 35,000 reports"), ["less_than 35000", "about 35000"]);
    assert_eq!(stated("tens of thousands of reports"), ["at_least 10000"]);
    let before = rows.iter().find(|row| row["more_than"] == "8000").unwrap();
    let time = ["earliest", "latest", "latest_precision", "approximate"].map(|name| before[name].as_str());
    assert_eq!(time, ["", "2025-03-10T14:00:00Z", "minute", "true"]);
}

#[test]
fn every_figure_measurement_and_gap_has_its_row() {
    for (name, document) in documents() {
        let rows = values(&document);
        let count = |what: &str| rows.iter().filter(|row| row["what"] == what).count();
        let points = document.items().filter(|item| matches!(item, Item::Point(..))).count();
        assert_eq!(count("figure"), points, "{name}");
        assert_eq!(count("key_figure"), document.key_figures.len(), "{name}");
        let kept = document.series.iter().filter(|series| series.retracted.is_none());
        let samples: Vec<&Samples> = kept.filter_map(|series| series.samples.as_ref()).collect();
        let values: Vec<f64> = samples.iter().flat_map(|samples| samples.values().iter().copied()).collect();
        let measured = rows.iter().filter(|row| row["what"] == "measurement" && row["retracted"].is_empty());
        let read: Vec<f64> = measured.map(|row| row["value"].parse().unwrap_or(f64::NAN)).collect();
        assert_eq!(read.len(), values.len(), "{name}");
        assert!(
            read.iter().zip(&values).all(|(read, value)| read == value || read.is_nan() && value.is_nan()),
            "{name}"
        );
    }
}

#[test]
fn every_item_has_its_row_and_an_outage_one_for_each_account() {
    for (name, document) in documents() {
        let rows = record(&document);
        for item in document.items() {
            let own = rows.iter().filter(|row| row["id"] == item.id().0).count();
            let expected = match item {
                Item::Outage(outage) if outage.retracted.is_none() => outage.accounts.len(),
                _ => 1,
            };
            assert_eq!(own, expected, "{name}: {}", item.id().0);
        }
    }
    let rows = record(&support::read(support::X));
    let first: Vec<_> = rows.iter().filter(|row| row["title"] == "First wave").collect();
    let said: Vec<_> = first.iter().map(|row| [&row["account"], &row["according_to"], &row["end"]]).collect();
    assert_eq!(said[0], ["1", "ghafla.co.ke", "at"]);
    assert_eq!(said[1], ["2", "circleid.com", "not_reported"]);
}

#[test]
fn what_was_taken_back_leaves_neither_number_nor_time() {
    let text = r#"{"format":"incident-timeline/1","title":"t",
        "series":[{"id":"s","label":"L","points":[{"id":"p","at":"2025-03-10","value":4711,"note":"N","retracted":{"text":"Wrong."}}]}],
        "events":[{"id":"e","label":"Secret","at":"2025-03-10","retracted":{"text":"Wrong."}}]}"#;
    let document = parse(text, &TzTables).document.unwrap();
    for (all, id) in [(taken(&document, values_table), "p"), (taken(&document, record_table), "e")] {
        assert!(!all.contains("4711") && !all.contains("Secret") && !all.contains("2025"), "{all}");
        let row = rows(&all).into_iter().find(|row| row["id"] == id).unwrap();
        assert!(row["retracted"].contains("Wrong."), "{row:?}");
    }
    assert!(!draft(&document, &words(&document), None).contains("4711"));
}

/// Texts that would be something else where they are opened.
const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1,\r\n=2+5;-3\t@x",
    "</td><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "| a | b |\n|---|---|\n| c | d |",
    "# heading\n\n- list\n> quote\n\n    code\n```\nfence",
    "***strong*** `code` ~~gone~~ <https://evil.example> &lt;b&gt;",
    "1. one\n2) two\n---\n===\n+ plus",
    "text\\",
    "\\| \\` `` ` \\[a](b)",
    "\u{202e}turned\u{2066}",
    "[^1]: note\n[ref]: https://evil.example\n[ref]",
];

fn hostile(text: &str) -> Document {
    let text = serde_json::Value::from(text).to_string();
    let json = format!(
        r#"{{"format":"incident-timeline/1","title":{text},"summary":{text},"publisher":{text},"byline":{text},"licence":{text},
        "revision":{text},"subject":{{"name":{text},"also_known_as":[{text}]}},
        "parties":[{{"id":"p","name":{text},"role":{text}}}],
        "sources":[{{"id":"s","title":{text},"publisher":{text},"locator":{text},"url":"https://a.example/)<b>|`*_[]","archive_url":"https://b.example/?a=1&lt;b"}}],
        "key_figures":[{{"value":{{"text":{text}}},"label":{text},"sources":["s"]}}],
        "outages":[{{"label":{text},"note":{text},"regions":[{text}],"services":[{text}],"start":{{"text":{text}}},"sources":["s"]}}],
        "series":[{{"label":{text},"unit":{text},"region":{text},"publisher":{text},"statistic":{text},"points":[{{"value":{{"text":{text}}},"note":{text},"breakdown":[{{"label":{text},"share":0.5}}]}}]}}],
        "statements":[{{"id":"said","speaker":"p","quote":{text},"paraphrase":{text},"note":{text},"about":["c"],"published_on":{{"name":{text}}},"evidence":{{"offered":"none","note":{text}}},
            "assessments":[{{"by":{text},"verdict":"disputed","note":{text},"sources":["s"]}}]}}],
        "events":[{{"label":{text},"note":{text},"kind":"trigger","at":{{"text":{text}}}}}],
        "causes":[{{"id":"c","label":{text},"note":{text}}}],
        "corrections":[{{"text":{text}}}],"glossary":[{{"term":{text},"definition":{text}}}]}}"#
    );
    parse(&json, &TzTables).document.unwrap()
}

#[test]
fn no_text_makes_a_cell_a_row_or_a_formula() {
    let widths = |csv: &str| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        reader.records().map(|record| record.unwrap().len()).collect::<Vec<_>>()
    };
    for table in [values_table, record_table] {
        let expected = widths(&taken(&hostile("plain"), table));
        for text in HOSTILE {
            let csv = taken(&hostile(text), table);
            assert_eq!(widths(&csv), expected, "{text:?}");
            let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
            for cell in
                reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let starts = cell.trim_start().starts_with(['=', '+', '-', '@']);
                assert!(!starts || cell.parse::<f64>().is_ok(), "{cell:?}");
            }
        }
    }
}

/// The shape of a Markdown document: every element but its texts, with the addresses of links.
fn shape(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let mut shape = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => shape.push(format!("link {dest_url}")),
            Event::Start(tag) => shape.push(format!("{tag:?}")),
            Event::End(TagEnd::TableCell) => shape.push(String::from("end of cell")),
            Event::Text(_) | Event::End(_) => {}
            other => shape.push(format!("{other:?}")),
        }
    }
    shape
}

#[test]
fn no_text_makes_markup_in_a_draft() {
    let told = |text: &str| {
        let document = hostile(text);
        draft(&document, &words(&document), None)
    };
    let expected = shape(&told("plain"));
    for text in HOSTILE {
        let markdown = told(text);
        assert_eq!(shape(&markdown), expected, "{text:?}\n{markdown}");
        assert!(!markdown.contains(['\u{202e}', '\u{2066}']), "{text:?}");
    }
    // And it is still there to be read.
    let mut read = String::new();
    for event in Parser::new(&told(HOSTILE[8])) {
        if let Event::Text(text) = event {
            read.push_str(&text);
        }
    }
    assert!(read.contains(HOSTILE[8]), "{read}");
}

#[test]
fn a_draft_says_what_is_not_stated_and_has_every_item() {
    let nothing = parse(r#"{"format":"incident-timeline/1","title":"t"}"#, &TzTables).document.unwrap();
    let markdown = draft(&nothing, &words(&nothing), Some("9f3a04bb17e2"));
    for heading in ["Impact", "Trigger", "Detection", "Causes", "Resolution", "Timeline", "Sources"] {
        let (_, under) = markdown.split_once(&format!("\n## {heading}\n")).unwrap();
        let said = under.split("\n#").next().unwrap();
        assert!(said.is_empty() || said.contains("stated") || said.contains("named"), "{heading}: {said}");
    }
    assert!(markdown.contains("content 9f3a04bb17e2"));
    for (name, document) in documents() {
        let markdown = draft(&document, &words(&document), None);
        let rows = markdown.lines().filter(|line| line.starts_with('|')).count();
        let causes = document.causes.len();
        let tables = markdown.matches("\n| --- |").count();
        assert_eq!(rows - 2 * tables, document.items().count() - causes + causes, "{name}");
    }
}

#[test]
fn a_draft_names_whatever_was_corrected() {
    let text = r#"{"format":"incident-timeline/1","title":"T",
        "sources":[{"id":"s","publisher":"Reuters","url":"https://reuters.example/1"}],
        "parties":[{"id":"p","name":"The operator"}],
        "outages":[{"id":"o","label":"Site down","accounts":[{"id":"a","start":"2021-10-04T15:00Z"}]}],
        "corrections":[{"text":"Mended.","items":["s","p","a"]},{"text":"All of it."}]}"#;
    let document = parse(text, &TzTables).document.unwrap();
    let markdown = draft(&document, &words(&document), None);
    let named = "Mended. ([Reuters](https://reuters.example/1) · The operator · Site down)\n";
    assert!(markdown.contains(named), "{markdown}");
    assert!(markdown.contains("All of it.\n"), "{markdown}");
}

#[test]
fn a_draft_says_who_gives_a_cause_and_what_is_noted_of_it() {
    let text = r#"{"format":"incident-timeline/1","title":"T",
        "sources":[{"id":"s","publisher":"Reuters","url":"https://reuters.example/1"}],
        "causes":[{"id":"c","label":"A bug","status":"confirmed","note":"20 of 21 inputs.","sources":["s"]},
            {"id":"d","label":"An attack","status":"ruled_out","sources":["s"]}]}"#;
    let document = parse(text, &TzTables).document.unwrap();
    let markdown = draft(&document, &words(&document), None);
    for row in [
        "| A bug. 20 of 21 inputs. ([Reuters](https://reuters.example/1)) | confirmed | as given by Reuters | nobody here |",
        "| An attack ([Reuters](https://reuters.example/1)) | ruled out | nobody here | nobody here |",
    ] {
        assert!(markdown.contains(row), "{markdown}");
    }
}

/// Does something with what lays out a document's figure in a width, at home and whole.
fn with_figure(document: &Document, mut act: impl FnMut(&dyn Fn(f64) -> Scene, Caption)) {
    let (words, lines) = (words(document), lines(document));
    let story = Story::new(document, &words, &lines);
    let rooms = Rooms::new(&story, &words);
    for view in [story.home, story.whole] {
        let seen = |width_px| Seen { view, width_px, log: false, selected: None, related: Vec::new() };
        let caption = Caption::new(document, &words, &lines, None);
        act(&|width_px| scene(&story, &words, &rooms, &seen(width_px)), caption);
    }
}

/// The same with each document.
fn with_figures(mut act: impl FnMut(&str, &dyn Fn(f64) -> Scene, Caption)) {
    for (name, document) in documents() {
        with_figure(&document, |lay, caption| act(name, lay, caption));
    }
}

#[test]
fn a_picture_is_its_figure_without_the_room_that_is_kept_free() {
    let mut closer = 0;
    for width_px in [1180.0, 328.0] {
        with_figures(|name, lay, caption| {
            let scene = lay(width_px);
            let sheet = Sheet::new(scene.clone(), caption);
            let up_px = scene.height_px - sheet.scene.height_px;
            closer += usize::from(up_px > 50.0);
            let tops = |scene: &Scene| -> Vec<(f64, f64)> {
                let labels = scene.labels.iter().map(|label| (label.x_px, label.y_px));
                labels.chain(scene.hits.iter().map(|hit| (hit.rect.x_px, hit.rect.y_px))).collect()
            };
            // All is where it was, or as much higher as the strip is, and the strip stays below all else.
            let lowest = scene.hits.iter().map(|hit| hit.rect.bottom_px()).fold(0.0, f64::max);
            assert!(sheet.scene.strip.y_px >= lowest.min(scene.strip.y_px), "{name}");
            assert_eq!(scene.strip.y_px - sheet.scene.strip.y_px, up_px, "{name}");
            for (before, after) in tops(&scene).into_iter().zip(tops(&sheet.scene)) {
                let expected = if before.1 < scene.strip.y_px - 24.0 { before.1 } else { before.1 - up_px };
                assert_eq!(after, (before.0, expected), "{name}");
            }
        });
    }
    assert!(closer > 0, "no document keeps room free");
}

#[test]
fn a_card_has_its_legend_and_cuts_no_text() {
    with_figures(|name, lay, caption| {
        // Its foot is never empty.
        let sheet = Sheet::card(lay, &Caption { imprint: String::from("P"), ..caption });
        let size_px = [sheet.width_px, sheet.height_px].map(|px| (px * sheet.times).round());
        assert_eq!(size_px, [CARD_PX.0, CARD_PX.1], "{name}");
        for label in &sheet.scene.labels {
            let is_cut = label.y_px < sheet.seen_px && label.y_px + label.size.line_px() > sheet.seen_px;
            assert!(!is_cut, "{name}: {label:?} at {}", sheet.seen_px);
        }
        assert_eq!(sheet.samples.len(), sheet.scene.signs.iter().count(), "{name}");
        let foot = sheet.lines.last().unwrap();
        let foot_px = foot.baseline_px - foot.font_px;
        let figure_px = sheet.at_px.1 + sheet.seen_px;
        for (sign, (_, top_px)) in &sheet.samples {
            assert!(*top_px >= figure_px && top_px + 14.0 <= foot_px + 1.0, "{name}: {sign:?} at {top_px}");
        }
        assert!(foot.baseline_px < sheet.height_px && sheet.seen_px > 0.0, "{name}");
    });
}

#[test]
fn a_card_is_filled_and_says_that_there_is_more_only_where_there_is() {
    let check = |lanes: usize, is_part: bool| {
        let outage = |lane: usize| {
            format!(r#"{{"label":"Down","lane":"L{lane}","start":"2024-07-19T04:09Z","end":"2024-07-19T05:27Z"}}"#)
        };
        let outages = (0..lanes).map(outage).collect::<Vec<_>>().join(",");
        let events = r#"{"label":"Release","at":"2024-02-28T12:00Z"},{"label":"Hearing","at":"2024-09-24T12:00Z"}"#;
        let json =
            format!(r#"{{"format":"incident-timeline/1","title":"T","outages":[{outages}],"events":[{events}]}}"#);
        with_figure(&parse(&json, &TzTables).document.unwrap(), |lay, caption| {
            let sheet = Sheet::card(lay, &caption);
            let says = sheet.lines.iter().any(|line| line.text.contains("The upper part of the timeline"));
            assert_eq!(says, is_part, "{lanes} lanes");
            let filled = (sheet.at_px.1 + sheet.seen_px) / sheet.height_px;
            assert!(filled > 0.6, "{lanes} lanes fill {filled} of the card");
        });
    };
    check(1, false);
    check(4, false);
    check(40, true);
}

#[test]
fn a_document_written_anew_is_the_same_document() {
    let folder = |path: &str| {
        let entries = std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let paths =
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
        paths.filter_map(|path| std::fs::read_to_string(path).ok()).collect::<Vec<_>>()
    };
    let mut texts: Vec<String> = support::BUNDLED.iter().map(|(_, text)| (*text).to_owned()).collect();
    texts.extend([support::EVERY_MARK.to_owned(), EVERY_FIELD.to_owned()]);
    texts.extend(folder("tests/data/doubtful"));
    texts.extend(folder("tests/data/invalid"));
    let mut same = 0;
    for text in texts {
        let Some(normal) = normalised(&text) else {
            assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_err(), "{text}");
            continue;
        };
        let (before, after) = (parse(&text, &TzTables), parse(&normal, &TzTables));
        // Unknown fields stand as they are spelled, white space among it.
        let squeezed = |document: Option<Document>| format!("{document:?}").replace(' ', "");
        assert_eq!(squeezed(before.document), squeezed(after.document), "{normal}");
        assert_eq!(normalised(&normal).as_ref(), Some(&normal));
        same += 1;
    }
    assert!(same > 60, "{same}");
}
