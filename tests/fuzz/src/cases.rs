//! What each fuzz target does with its input. `tests/corpus.rs` includes this file and runs the kept inputs through it.
//!
//! A target fails by a panic: of the code under it, or of a law that is asserted here.

use incident_timeline::document::{self, Document, Failure, Parsed, Zones, fixed_offset_s};
use incident_timeline::link::{self, LIMITS, Link};
use incident_timeline::record::{Detail, lines, record, why};
use incident_timeline::render::svg;
use incident_timeline::scene::{Options, Rect, Rooms, Scene, Shape, Story, scene};
use incident_timeline::words::Words;

/// Zones with every kind of local time and nothing to look up: clocks go forward and back every half year by an hour.
struct Seasons;

impl Zones for Seasons {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        const HALF_YEAR_S: i64 = 15_778_800;
        let summer_s = if utc_s.div_euclid(HALF_YEAR_S) % 2 == 0 { 0 } else { 3600 };
        match zone {
            "Europe/London" => Some(summer_s),
            "America/New_York" => Some(summer_s - 18_000),
            _ => fixed_offset_s(zone),
        }
    }
}

/// Reads any text as a document.
pub fn document(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let parsed = document::parse(text, &Seasons);
    hold(text, &parsed);
}

/// Reads any text as a document, and tells and draws what came of it.
pub fn story(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let parsed = document::parse(text, &Seasons);
    if let Some(document) = &parsed.document {
        tell(document, true);
    }
}

/// Reads any text as the JSON of a time, and again as the string of one.
pub fn time(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let document = |json: &str| {
        format!(
            r#"{{"format":"incident-timeline/1","title":"t","time_zone":"Europe/London","events":[{{"label":"e","at":{json}}}]}}"#
        )
    };
    read_and_tell(&document(&quoted(text)));
    if text.starts_with(['"', '{']) {
        read_and_tell(&document(text));
    }
}

/// Reads any text as the JSON of a value and of a duration, and again as the string of a duration.
pub fn value(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    read_and_tell(&format!(
        r#"{{"format":"incident-timeline/1","title":"t","series":[{{"label":"s","kind":"reports","points":[{{"value":{text}}}]}}],"outages":[{{"label":"o","duration":{text}}}]}}"#
    ));
    if let Some(duration) = document::Duration::parse(text) {
        assert!(duration.ms >= 0, "{text}: {duration:?}");
        read_and_tell(&format!(
            r#"{{"format":"incident-timeline/1","title":"t","outages":[{{"label":"o","duration":{}}}]}}"#,
            quoted(text)
        ));
    }
}

/// Reads any text as the fragment of an address, and the document that it carries. The steps that reading it took, if it
/// could be read.
pub fn link(data: &[u8]) -> usize {
    let Ok(text) = std::str::from_utf8(data) else { return 0 };
    let read = Link::read(text);
    for notice in &read.notices {
        assert!(!notice.sentence().is_empty());
    }
    let written = read.shown.fragment(read.document.as_deref());
    let again = Link::read(&written);
    assert_eq!((&again.shown, &again.document, &*again.notices), (&read.shown, &read.document, &[][..]), "{written}");
    let Some(carried) = &read.document else { return 0 };
    let deflated = link::decode(carried).unwrap_or_default();
    assert!(deflated.is_empty() || link::encode(&deflated) == *carried, "{carried}");
    let inflated = link::inflate(&deflated, LIMITS);
    let steps = inflated.as_ref().map_or(0, |inflated| {
        assert!(inflated.bytes.len() <= LIMITS.bytes && inflated.steps <= LIMITS.steps, "{}", inflated.steps);
        inflated.steps
    });
    if let Ok(text) = link::unpack(carried) {
        assert_eq!(inflated.map(|inflated| inflated.bytes).as_deref(), Ok(text.as_bytes()));
        hold(&text, &document::parse(&text, &Seasons));
    }
    steps
}

/// A text as JSON, without a JSON writer: `\u` for whatever may not stand there.
fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => json.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => json.push(character),
        }
    }
    json.push('"');
    json
}

fn read_and_tell(text: &str) {
    let parsed = document::parse(text, &Seasons);
    hold(text, &parsed);
    let Some(document) = &parsed.document else { return };
    // Where nothing was read there is nothing to tell that would not be told of every other input.
    let any_time = document.events.iter().any(|event| event.at.is_some());
    let any_duration =
        document.outages.iter().any(|outage| outage.accounts.iter().any(|account| account.duration.is_some()));
    if any_time || any_duration || !document.series.iter().all(|series| series.points.is_empty()) {
        tell(document, false);
    }
}

/// What holds of every text that was read.
fn hold(text: &str, parsed: &Parsed) {
    assert_eq!(parsed.document.is_none(), parsed.failure.is_some());
    assert!(parsed.document.is_some() || !parsed.diagnostics.is_empty(), "refused without a word");
    // Another parser's word for what is JSON.
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_json = serde_json::from_str::<&serde_json::value::RawValue>(json).is_ok();
    assert_eq!(parsed.failure == Some(Failure::NotJson), !is_json);
    // Written anew it is read as it was, and written the same.
    let normal = document::normalised(text);
    assert_eq!(normal.is_some(), is_json);
    if let Some(normal) = normal {
        let anew = document::parse(&normal, &Seasons);
        assert_eq!((anew.failure, anew.counts.errors), (parsed.failure, parsed.counts.errors), "{normal}");
        assert_eq!(document::normalised(&normal).as_ref(), Some(&normal));
    }
    let lines = text.split('\n').count();
    for found in &parsed.diagnostics {
        assert!((1..=lines).contains(&found.line) && found.column >= 1, "{found:?}");
        assert!(found.pointer.is_empty() || found.pointer.starts_with('/'), "{found:?}");
        assert!(!found.expected.is_empty(), "{found:?}");
    }
    let Some(document) = &parsed.document else { return };
    let mut ids = std::collections::BTreeSet::new();
    for item in document.items() {
        assert!(ids.insert(item.id()), "{:?} twice", item.id());
        if let Some((from, to)) = item.time().and_then(|time| time.earliest_ms.zip(time.latest_ms)) {
            assert!(from <= to, "{:?}", item.time());
        }
    }
}

/// Everything that follows a parse; `drawn` with the figure at both its layouts.
fn tell(document: &Document, drawn: bool) {
    let words = Words::new(document, &Seasons, document.time_zone.as_deref().unwrap_or("UTC"));
    let order: Vec<String> = record(document, &words).into_iter().map(|entry| entry.id.0).collect();
    let items = document.items().filter(|item| item.kind() != document::Kind::Cause).count();
    assert_eq!(order.len(), items, "the record has every item");
    why(document, &words);
    for item in document.items() {
        Detail::new(item, &words);
    }
    if !drawn {
        return;
    }
    let story = Story::new(document, &words, &lines(document));
    let rooms = Rooms::new(&story, &words);
    for (view, width_px, log) in [(story.home, 1180.0, false), (story.whole, 328.0, true)] {
        let options = Options { view, width_px, log, selected: order.first().cloned(), related: Vec::new() };
        let figure = scene(&story, &words, &rooms, &options);
        finite(&figure);
        svg(&figure);
    }
}

/// Every place in a figure is a number, and no figure is endless.
fn finite(scene: &Scene) {
    assert!(scene.height_px.is_finite() && (0.0..1e6).contains(&scene.height_px), "{} px high", scene.height_px);
    let point = |(x_px, y_px): (f64, f64)| assert!(x_px.is_finite() && y_px.is_finite(), "{x_px}, {y_px}");
    let corners =
        |rect: Rect| [(rect.x_px, rect.y_px), (rect.right_px(), rect.bottom_px())].into_iter().for_each(point);
    for shape in &scene.shapes {
        match shape {
            Shape::Rect { rect, .. } => corners(*rect),
            Shape::Line { points, .. } | Shape::Polygon { points, .. } => points.iter().copied().for_each(point),
            Shape::Circle { centre, radius_px, .. } => point((centre.0 + radius_px, centre.1)),
        }
    }
    for hit in &scene.hits {
        corners(hit.rect);
    }
}
