//! Marks that stand for what is not known are of one size at every zoom: a size that grew with the window would be read
//! as a margin that no one stated.

use incident_timeline::document::Document;
use incident_timeline::scene::{Role, Scene, Shape};
use incident_timeline::timeline::View;

use crate::support::{Figure, read};

/// Noon, which every window of this test has in its middle.
const NOON_MS: f64 = 1_717_243_200_000.0;
const HOUR_MS: f64 = 3_600_000.0;

/// A document of one item, with a margin of known time about it so that its story is always the same.
pub(crate) fn document(item: &str) -> Document {
    let head = r#"{ "format": "incident-timeline/1", "title": "One mark", "time_zone": "UTC", "#;
    let sources = r#""sources": [{ "id": "log", "title": "The log" }], "#;
    read(&[head, sources, item, " }"].concat())
}

/// What is drawn above the strip, but for the grid and what spans the plot: the mark and nothing else.
pub(crate) fn mark(scene: &Scene) -> Vec<Shape> {
    let is_mark = |shape: &&Shape| {
        let (role, y_px) = match shape {
            Shape::Rect { rect, role } => (role, rect.y_px),
            Shape::Line { points, role, .. } | Shape::Polygon { points, role } => (role, points.first().unwrap().1),
            Shape::Circle { centre, role, .. } => (role, centre.1),
        };
        !matches!(role, Role::Grid | Role::GridMajor | Role::Wash) && y_px < scene.strip.y_px - 3.0
    };
    scene.shapes.iter().filter(is_mark).cloned().collect()
}

/// A minute, an hour, a day and a year about noon.
pub(crate) fn views() -> [View; 4] {
    [HOUR_MS / 60.0, HOUR_MS, 24.0 * HOUR_MS, 8_766.0 * HOUR_MS]
        .map(|span_ms| View::new(NOON_MS - span_ms / 2.0, NOON_MS + span_ms / 2.0))
}

#[test]
fn what_is_not_known_is_of_one_size_at_every_zoom() {
    const EXACT: &str = r#""2024-06-01T12:00Z""#;
    const ABOUT: &str = r#"{ "at": "2024-06-01T12:00Z", "approximate": true }"#;
    const NOT_BEFORE: &str = r#"{ "earliest": "2024-06-01T12:00Z" }"#;
    const NOT_AFTER: &str = r#"{ "latest": "2024-06-01T12:00Z" }"#;
    const SHORTLY_AFTER: &str = r#"{ "earliest": "2024-06-01T12:00Z", "approximate": true }"#;
    let outage = |fields: String| format!(r#""outages": [{{ "label": "Down", {fields}, "sources": ["log"] }}]"#);
    let said = |at: &str| format!(r#""events": [{{ "label": "It was seen", "at": {at}, "sources": ["log"] }}]"#);
    let figure = |at: &str, value: &str| {
        format!(r#""series": [{{ "label": "Reports", "points": [{{ "at": {at}, "value": {value} }}] }}]"#)
    };
    let rival = |fields: String| {
        outage(format!(r#""accounts": [{{ "start": {EXACT}, "lead": true }}, {{ {fields}, "sources": ["log"] }}]"#))
    };
    let start = |at: &str| format!(r#""start": {at}"#);
    let end = |at: &str| format!(r#""end": {at}"#);
    let mut documents: Vec<String> = Vec::new();
    for at in [EXACT, ABOUT, NOT_BEFORE, NOT_AFTER, SHORTLY_AFTER] {
        documents.push(outage(start(at)));
        documents.push(outage(end(at)));
        documents.push(outage([start(at), r#""end": null"#.to_owned()].join(", ")));
        documents.push(rival(start(at)));
        documents.push(rival(end(at)));
        documents.push(said(at));
        for value in ["7", r#"{ "about": 7 }"#, r#"{ "at_least": 7 }"#, r#"{ "at_most": 7 }"#] {
            documents.push(figure(at, value));
        }
    }
    for json in documents {
        let document = document(&json);
        let figure = Figure::new(&document);
        for width_px in [328.0, 1_180.0] {
            let [first, rest @ ..] = views().map(|view| mark(&figure.scene(view, width_px)));
            assert!(!first.is_empty(), "nothing is drawn of {json}");
            for other in rest {
                assert_eq!(first, other, "not of one size, {width_px} px wide: {json}");
            }
        }
    }
}
