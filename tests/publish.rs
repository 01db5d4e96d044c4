//! `render` and `publish`, as they are run: which files are made, that they are the same every time, and that nothing in
//! a document becomes markup in them.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use support::{FORTY, SINGLE, UNKNOWNS, X};

const BASE: &str = "https://example.org/incidents/";

/// A folder of its own for a test, empty.
fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn tool(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_incident-timeline")).current_dir(folder).args(args).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Publishes documents into `site`; what the tool said, and its exit code.
fn publish(folder: &Path, documents: &[(&str, &str)], more: &[&str]) -> (Output, i32) {
    for (name, text) in documents {
        fs::write(folder.join(name), text).unwrap();
    }
    let names = documents.iter().map(|(name, _)| *name);
    let args: Vec<&str> = ["publish", "-o", "site"].into_iter().chain(more.iter().copied()).chain(names).collect();
    let output = tool(folder, &args);
    let code = output.status.code().unwrap();
    (output, code)
}

/// Every file below a folder: its path with slashes, and its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    said(files.get(name).unwrap_or_else(|| panic!("no {name}")))
}

/// What stands between two marks, the first time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap().0
}

const FOLDER: [&str; 10] = [
    "below.css",
    "card.png",
    "embed.html",
    "embed.txt",
    "figure.png",
    "figure.svg",
    "incident.json",
    "index.html",
    "plain.html",
    "style.css",
];

#[test]
fn each_incident_gets_a_folder_and_all_are_listed() {
    let folder = fresh("folders");
    let documents = [("x.json", X), ("one.json", SINGLE), ("unknowns.json", UNKNOWNS)];
    let (output, code) = publish(&folder, &documents, &[]);
    assert_eq!(code, 0, "{}", said(&output.stderr));
    assert!(said(&output.stderr).contains("--base-url"), "says what is left out");
    let site = files(&folder.join("site"));
    let mut expected = vec![String::from("index.html"), String::from("style.css")];
    for folder in ["x-outage-2025-03-10", "a-single-event", "only-unknowns"] {
        expected.extend(FOLDER.iter().map(|name| format!("{folder}/{name}")));
    }
    expected.sort();
    assert_eq!(site.keys().cloned().collect::<Vec<_>>(), expected);
    assert_eq!(text(&site, "x-outage-2025-03-10/incident.json"), X);
    let list = text(&site, "index.html");
    for part in ["x-outage-2025-03-10/index.html", "resolved", "Monday 10 March 2025", "dates not stated"] {
        assert!(list.contains(part), "{part}");
    }
    assert!(!list.contains("feed.xml"));
}

#[test]
fn with_an_address_there_are_cards_oembed_and_a_feed_and_they_can_be_read() {
    let folder = fresh("addresses");
    let published =
        r#"{"format":"incident-timeline/1","title":"Later","updated":"2025-05-01T10:00+02:00","publisher":"P"}"#;
    let documents = [("x.json", X), ("one.json", SINGLE), ("later.json", published)];
    let (output, code) = publish(&folder, &documents, &["--base-url", "https://example.org/incidents"]);
    assert_eq!(code, 0);
    assert!(said(&output.stderr).contains("one.json: has neither `updated` nor `published`"));
    let site = files(&folder.join("site"));
    let page = text(&site, "x-outage-2025-03-10/index.html");
    let own = format!("{BASE}x-outage-2025-03-10/");
    for part in [
        format!("<link rel=\"canonical\" href=\"{own}\">"),
        format!("<meta property=\"og:image\" content=\"{own}card.png\">"),
        String::from("<meta name=\"twitter:card\" content=\"summary_large_image\">"),
        format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{own}oembed.json\""),
        String::from("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.xml\""),
        String::from("<meta name=\"revision\" content=\"1\">"),
    ] {
        assert!(page.contains(&part), "{part}");
    }
    let data: Value =
        serde_json::from_str(between(&page, "<script type=\"application/ld+json\">", "</script>")).unwrap();
    assert_eq!(data["@type"], "Event");
    assert_eq!(data["startDate"], "2025-03-10");
    assert_eq!(data["endDate"], Value::Null, "nobody reported the end of the first wave");
    assert_eq!(data["subjectOf"]["version"], "1");

    let oembed: Value = serde_json::from_str(&text(&site, "x-outage-2025-03-10/oembed.json")).unwrap();
    for (name, expected) in [("version", json!("1.0")), ("type", json!("rich")), ("thumbnail_width", json!(1200))] {
        assert_eq!(oembed[name], expected, "{name}");
    }
    assert!(oembed["html"].as_str().unwrap().contains(&format!("<iframe src=\"{own}embed.html\" title=\"Timeline: ")));
    assert!(oembed["width"].is_u64() && oembed["height"].is_u64());

    let feed = text(&site, "feed.xml");
    let feed = roxmltree::Document::parse(&feed).unwrap();
    let all = |name: &str| -> Vec<String> {
        let named = feed.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)));
        named.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    };
    // What has no date is not in the feed; the newest is first, and the feed is as new as that.
    assert_eq!(all("id"), [BASE.to_owned(), format!("{BASE}later/"), own]);
    assert_eq!(all("updated"), ["2025-05-01T08:00:00Z", "2025-05-01T08:00:00Z", "2025-03-11T00:00:00Z"]);
    assert_eq!(all("published"), Vec::<String>::new());
}

#[test]
fn a_second_run_writes_nothing_and_a_changed_document_only_its_own() {
    let folder = fresh("twice");
    let documents = [("unknowns.json", UNKNOWNS), ("one.json", SINGLE)];
    let more = ["--base-url", BASE];
    publish(&folder, &documents, &more);
    let site = folder.join("site");
    fs::write(site.join("a-single-event/mine.txt"), "mine").unwrap();
    let before = files(&site);
    let (output, code) = publish(&folder, &documents, &more);
    assert_eq!((code, said(&output.stdout)), (0, String::from("0 written, 24 unchanged\n")));
    assert_eq!(files(&site), before);

    let changed = SINGLE.replace("The first thing known", "The first thing that is known");
    let (output, code) = publish(&folder, &[("unknowns.json", UNKNOWNS), ("one.json", &changed)], &more);
    assert_eq!(code, 0);
    for line in said(&output.stdout).lines().filter(|line| !line.ends_with("unchanged")) {
        assert!(line.contains("a-single-event") || line.ends_with("site/index.html"), "{line}");
    }
    let after = files(&site);
    assert_eq!(after.get("a-single-event/mine.txt"), before.get("a-single-event/mine.txt"));
    assert_ne!(after.get("a-single-event/index.html"), before.get("a-single-event/index.html"));
    assert_eq!(after.get("only-unknowns/figure.png"), before.get("only-unknowns/figure.png"));
}

#[test]
fn a_broken_document_is_reported_and_does_not_stop_the_others() {
    let folder = fresh("broken");
    let part = r#"{"format":"incident-timeline/1","title":"Part","events":[{"at":"2025-01-01"},{"label":"b"}]}"#;
    let documents = [("bad.json", "{"), ("part.json", part), ("unknowns.json", UNKNOWNS)];
    let (output, code) = publish(&folder, &documents, &[]);
    let errors = said(&output.stderr);
    assert_eq!(code, 1);
    assert!(errors.contains("bad.json: not published"), "{errors}");
    assert!(errors.contains("/events/0"), "{errors}");
    let site = files(&folder.join("site"));
    assert!(site.contains_key("only-unknowns/index.html"));
    assert!(text(&site, "part/index.html").contains("1 part of this document could not be read"));

    let again = [("one.json", SINGLE), ("two.json", SINGLE)];
    let (output, code) = publish(&folder, &again, &[]);
    assert_eq!(code, 1);
    assert!(said(&output.stderr).contains("two.json: not published: another document has the folder a-single-event"));

    let (output, code) = publish(&folder, &[("unknowns.json", UNKNOWNS)], &["nowhere.json"]);
    assert_eq!(code, 2);
    assert!(said(&output.stderr).contains("nowhere.json"));
    for address in ["example.org", "javascript:alert(1)", "https://example.org/?a"] {
        assert_eq!(publish(&folder, &[("unknowns.json", UNKNOWNS)], &["--base-url", address]).1, 2, "{address}");
    }
}

/// A document whose every text tries to be something else.
fn hostile() -> String {
    let evil = "</title></script></style><script>alert(1)</script><img src=x onerror=alert(2)>\" onload=\"alert(3)' ]]> &amp; \u{202e}turned\u{0}\u{8}\u{ffff}";
    json!({
        "format": "incident-timeline/1", "id": "evil", "title": evil, "summary": evil, "language": "en\" onload=\"x",
        "publisher": evil, "byline": evil, "licence": evil, "revision": evil, "updated": "2025-01-02",
        "canonical_url": "javascript:alert(4)",
        "subject": { "name": evil, "also_known_as": [evil], "url": "data:text/html,x" },
        "key_figures": [{ "label": evil, "value": { "text": evil } }],
        "parties": [{ "id": "p", "name": evil, "role": evil }],
        "sources": [{ "id": "s", "title": evil, "publisher": evil, "url": "javascript:alert(5)", "locator": evil },
                    { "id": "t", "title": evil, "url": "https://example.org/\"><script>alert(6)</script>" }],
        "outages": [{ "id": "o", "label": evil, "regions": [evil], "services": [evil], "note": evil, "sources": ["s", "t"],
                      "start": "2025-01-01T10:00Z", "end": "2025-01-01T11:00Z" }],
        "series": [{ "id": "r", "label": evil, "unit": evil, "region": evil, "publisher": evil,
                     "points": [{ "id": "f", "at": "2025-01-01T10:30Z", "value": { "at_least": 5, "text": evil }, "note": evil }] }],
        "statements": [{ "id": "q", "speaker": "p", "quote": evil, "paraphrase": evil, "about": ["c"], "sources": ["t"],
                         "published_on": { "name": evil, "kind": evil }, "evidence": { "offered": "none", "note": evil },
                         "media": { "url": "javascript:alert(7)", "alt": evil }, "at": { "text": evil } }],
        "events": [{ "id": "e", "label": evil, "at": "2025-01-01T10:15Z", "note": evil, "party": evil }],
        "causes": [{ "id": "c", "label": evil, "note": evil }],
        "corrections": [{ "text": evil, "items": ["o"] }],
        "glossary": [{ "term": evil, "definition": evil }],
    })
    .to_string()
}

#[test]
fn a_hostile_document_is_inert_in_every_file() {
    let folder = fresh("hostile");
    publish(&folder, &[("evil.json", &hostile())], &["--base-url", BASE]);
    let site = files(&folder.join("site"));
    for name in ["index.html", "evil/index.html", "evil/embed.html", "evil/plain.html"] {
        let page = text(&site, name);
        // The one script is the block of data, which is not run.
        let scripts: Vec<&str> = page.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
        let expected: &[&str] = if name == "evil/index.html" { &[" type=\"application/ld+json\""] } else { &[] };
        assert_eq!(scripts, expected, "{name}");
        for bad in ["<img src=x", "=\"javascript:", "=\"data:text"] {
            let held: Vec<&str> =
                page.match_indices(bad).map(|(at, _)| page.get(at..at + 40).unwrap_or_default()).collect();
            assert!(held.is_empty(), "{name}: {held:?}");
        }
        assert!(!page.contains(['\u{0}', '\u{8}', '\u{ffff}']), "{name}: characters that no page may have");
        // Elements have only attributes of ours: every quote in a text is escaped.
        for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains(" on"), "{name}: <{tag}>");
        }
        for line in page.lines().filter(|line| line.contains('\u{202e}')) {
            let isolated = ["dir=\"auto\"", "<bdi>"].iter().any(|mark| line.contains(mark));
            assert!(isolated, "{name}: nothing isolates {line}");
        }
    }
    // Where several texts stand on one line, none turns the next.
    for class in ["kicker", "imprint"] {
        let page = text(&site, "evil/index.html");
        assert!(
            !between(&page, &format!("<p class=\"{class}\" dir=\"auto\">"), "</p>").contains('\u{202e}'),
            "{class}"
        );
    }
    assert!(text(&site, "evil/index.html").starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    let page = text(&site, "evil/index.html");
    let data = between(&page, "<script type=\"application/ld+json\">", "</script>");
    assert!(serde_json::from_str::<Value>(data).unwrap()["name"].as_str().unwrap().contains("</script>"));
    let oembed: Value = serde_json::from_str(&text(&site, "evil/oembed.json")).unwrap();
    assert!(!oembed["html"].as_str().unwrap().contains("<script"));
    for name in ["feed.xml", "evil/figure.svg"] {
        let xml = text(&site, name);
        let read = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
        let bad = read.descendants().any(|node| ["script", "img"].contains(&node.tag_name().name()));
        assert!(!bad && !xml.contains('\u{202e}'), "{name}");
    }
}

#[test]
fn every_item_of_the_record_is_on_the_page_and_every_link_in_it_leads_somewhere() {
    let folder = fresh("whole");
    publish(&folder, &[("x.json", X), ("forty.json", FORTY), ("unknowns.json", UNKNOWNS)], &[]);
    let site = files(&folder.join("site"));
    for (name, json) in [("x-outage-2025-03-10", X), ("forty-lanes", FORTY), ("only-unknowns", UNKNOWNS)] {
        let page = text(&site, &format!("{name}/index.html"));
        let document = support::read(json);
        for item in document.items() {
            assert!(page.contains(&format!("id=\"item-{}\"", item.id().0)), "{name}: {}", item.id().0);
        }
        for source in document.sources.iter().filter_map(|source| source.url.as_deref()) {
            assert!(page.contains(&format!("href=\"{source}\"")), "{name}: {source}");
        }
        let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        for target in page.split(" href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(ids.contains(&target), "{name}: #{target} leads nowhere");
        }
        let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: no id stands twice");
        // The policy: nothing inline.
        assert!(!page.contains("<style") && !page.contains(" style="), "{name}");
    }
}

#[test]
fn render_makes_a_picture_or_a_page_the_same_every_time() {
    let folder = fresh("render");
    fs::write(folder.join("x.json"), X).unwrap();
    let rendered = |args: &[&str]| {
        let output = tool(&folder, &[&["render", "x.json", "-o", "-"], args].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", said(&output.stderr));
        assert_eq!(tool(&folder, &[&["render", "x.json", "-o", "-"], args].concat()).stdout, output.stdout, "{args:?}");
        output.stdout
    };
    let svg = said(&rendered(&["--svg"]));
    let read = roxmltree::Document::parse(&svg).unwrap();
    let named =
        |name: &str| read.descendants().find(|node| node.tag_name().name() == name).and_then(|node| node.text());
    assert_eq!(named("title"), Some("The day X went down, and who said why"));
    assert!(named("desc").unwrap().contains("First wave"));
    assert!(named("style").unwrap().contains("prefers-color-scheme"));
    assert!(svg.contains("revision 1") && svg.contains("Published by Incident Timeline"));
    let width = |svg: &str| between(svg, " width=\"", "\"").parse::<f64>().unwrap();
    assert_eq!(width(&svg), 1228.0);
    assert_eq!(width(&said(&rendered(&["--svg", "--width", "328"]))), 376.0);
    let dark = said(&rendered(&["--svg", "--theme", "dark"]));
    assert!(dark.contains("#14161a") && !dark.contains("prefers-color-scheme"));
    // Narrowed to one hour, in another zone, it is another picture, told in that zone.
    let hour = ["--svg", "--view", "2025-03-10T09:00/2025-03-10T10:00", "--zone", "America/New_York"];
    assert!(said(&rendered(&hour)).contains("New York, UTC-4"));
    assert_ne!(said(&rendered(&["--svg", "--view", "whole"])), svg);

    let png = rendered(&["--png", "--scale", "1", "--width", "328"]);
    assert_eq!(png.get(1..4), Some("PNG".as_bytes()));
    let side = |at: usize| png.get(at..at + 4).unwrap().iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    assert_eq!(side(16), 376);

    let card = said(&rendered(&["--svg", "--card"]));
    assert_eq!((width(&card), between(&card, " height=\"", "\"")), (1200.0, "630"));
    assert!(card.contains("The upper part of the timeline · Published by Incident Timeline"));

    let html = said(&rendered(&["--html", "--theme", "light"]));
    assert!(html.contains("<style>") && html.contains("id=\"item-"));
    assert!(!html.contains(" src=\"") && !html.contains("rel=\"stylesheet\""), "a single file needs no other");
}

#[test]
fn render_says_what_it_cannot_do() {
    let folder = fresh("refused");
    fs::write(folder.join("x.json"), X).unwrap();
    let check = |args: &[&str], expected: &str| {
        let output = tool(&folder, &[&["render", "x.json", "-o", "out"], args].concat());
        let errors = said(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {errors}");
        assert!(errors.contains(expected), "{args:?}: {errors}");
        assert!(!folder.join("out").exists(), "{args:?}");
    };
    check(&[], "--svg|--png|--html");
    check(&["--svg", "--png"], "cannot be used with");
    check(&["--svg", "--zone", "Mars/Base"], "time zone");
    check(&["--svg", "--view", "yesterday"], "two times were expected");
    check(&["--svg", "--view", "2025-03-10T09:00"], "two times were expected");
    check(&["--svg", "--width", "3"], "a number from 160");
    check(&["--svg", "--scale", "3"], "cannot be used with");
    check(&["--html", "--card"], "cannot be used with");
    check(&["--png", "--theme", "auto"], "light or dark");
    check(&["--png", "--width", "9999", "--scale", "16"], "pixels cannot be made");
}

#[test]
fn a_document_may_come_by_standard_input() {
    let folder = fresh("stdin");
    let mut child = Command::new(env!("CARGO_BIN_EXE_incident-timeline"))
        .current_dir(&folder)
        .args(["render", "-", "--svg", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(SINGLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(said(&output.stdout).contains("<title>A single event</title>"));
}
