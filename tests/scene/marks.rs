//! Every kind of mark, each alone and as it was looked at: what it is drawn with, what is written beside it, and which
//! sign of the legend explains it.
//!
//! `RENEW=1 cargo test --features tool --test scene` writes `tests/data/marks.txt` anew. Then it is to be looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use incident_timeline::scene::{Mark, Scene, Sign};

use crate::fixed::{document, mark, views};
use crate::snapshot::{hit_lines, in_text, label_line, same, shape_line};
use crate::support::{EVERY_MARK, Figure, NARROW_PX, WIDE_PX, read};

const SNAPSHOT: &str = "tests/data/marks.txt";

/// When something can be known to have been, as JSON; noon is in the middle of the window.
const TIMES: [(&str, &str); 12] = [
    ("at an exact moment", r#""2024-06-01T12:00Z""#),
    ("about a moment", r#"{ "at": "2024-06-01T12:00Z", "approximate": true }"#),
    ("within two bounds", r#""2024-06-01T12:00Z/2024-06-01T13:00Z""#),
    ("before", r#"{ "latest": "2024-06-01T12:00Z" }"#),
    ("after", r#"{ "earliest": "2024-06-01T12:00Z" }"#),
    ("just before", r#"{ "latest": "2024-06-01T12:00Z", "approximate": true }"#),
    ("shortly after", r#"{ "earliest": "2024-06-01T12:00Z", "approximate": true }"#),
    ("on a day", r#""2024-06-01""#),
    ("on a day, not certain", r#""2024-06-01?""#),
    ("in a month", r#""2024-06""#),
    ("in words only", r#"{ "text": "in the night" }"#),
    ("only after another", r#"{ "after": ["anchor"] }"#),
];

/// How many can be known, as JSON.
const VALUES: [(&str, &str); 11] = [
    ("exact", "700"),
    ("at least", r#"{ "at_least": 700 }"#),
    ("more than", r#"{ "more_than": 700 }"#),
    ("at most", r#"{ "at_most": 700 }"#),
    ("less than", r#"{ "less_than": 700 }"#),
    ("between", r#"{ "between": [500, 700] }"#),
    ("about", r#"{ "about": 700 }"#),
    ("nearly", r#"{ "about": 700, "less_than": 700 }"#),
    ("just over", r#"{ "about": 700, "more_than": 700 }"#),
    ("two bounds", r#"{ "at_least": 500, "less_than": 700 }"#),
    ("in words only", r#"{ "text": "a great many" }"#),
];

/// What else there is: of an outage its ends, accounts that differ, measured values, what was taken back.
const OTHERS: [(&str, &str); 19] = [
    (
        "outage, both ends exact",
        r#""outages":[{"label":"Down","start":"2024-06-01T11:00Z","end":"2024-06-01T13:00Z"}]"#,
    ),
    (
        "outage, both ends about",
        r#""outages":[{"label":"Down","start":{"at":"2024-06-01T11:00Z","approximate":true},"end":{"at":"2024-06-01T13:00Z","approximate":true}}]"#,
    ),
    (
        "outage, both ends within bounds",
        r#""outages":[{"label":"Down","start":"2024-06-01T10:00Z/2024-06-01T11:00Z","end":"2024-06-01T13:00Z/2024-06-01T14:00Z"}]"#,
    ),
    (
        "outage, shortly after and just before",
        r#""outages":[{"label":"Down","start":{"earliest":"2024-06-01T11:00Z","approximate":true},"end":{"latest":"2024-06-01T13:00Z","approximate":true}}]"#,
    ),
    (
        "outage, bounds on one side",
        r#""outages":[{"label":"Down","start":{"latest":"2024-06-01T11:00Z"},"end":{"earliest":"2024-06-01T13:00Z"}}]"#,
    ),
    ("outage, end not reported", r#""outages":[{"label":"Down","start":"2024-06-01T12:00Z"}]"#),
    ("outage, start not reported", r#""outages":[{"label":"Down","end":"2024-06-01T12:00Z"}]"#),
    ("outage, still ongoing", r#""outages":[{"label":"Down","start":"2024-06-01T12:00Z","end":null}]"#),
    ("outage, only how long", r#""outages":[{"label":"Down","duration":{"more_than":"PT6H"}}]"#),
    (
        "outage, degraded",
        r#""outages":[{"label":"Slow","phase":"degraded","start":"2024-06-01T11:00Z","end":"2024-06-01T13:00Z"}]"#,
    ),
    (
        "outage, maintenance",
        r#""outages":[{"label":"Work","phase":"maintenance","start":"2024-06-01T11:00Z","end":"2024-06-01T13:00Z"}]"#,
    ),
    (
        "outage, accounts differ",
        r#""outages":[{"label":"Down","accounts":[{"start":"2024-06-01T12:00Z","sources":["log"]},{"start":"2024-06-01T12:30Z","sources":["log"]}]}]"#,
    ),
    (
        "figures that differ",
        r#""series":[{"label":"Reports","points":[{"id":"a","at":"2024-06-01T12:00Z","value":700},{"id":"b","at":"2024-06-01T12:00Z","value":{"at_least":500},"same_as":"a"},{"id":"c","value":600,"same_as":"a"}]}]"#,
    ),
    (
        "measured, with a gap and its usual level",
        r#""series":[{"label":"Errors","baseline":4,"samples":{"start":"2024-06-01T11:00Z","every":"PT30M","values":[4,9,null,7,5]}}]"#,
    ),
    (
        "measured, with a usual level for each time",
        r#""series":[{"label":"Errors","baseline":{"start":"2024-06-01T11:00Z","every":"PT1H","values":[4,5,4]},"samples":{"start":"2024-06-01T11:00Z","every":"PT1H","values":[4,9,5]}}]"#,
    ),
    (
        "statement, disputed",
        r#""statements":[{"id":"a","at":"2024-06-01T12:00Z","speaker":"One","quote":"So.","evidence":{"offered":"none"}},{"at":"2024-06-01T13:00Z","speaker":"Other","quote":"No.","relations":[{"to":"a","kind":"disputes"}]}]"#,
    ),
    (
        "statement, taken back",
        r#""statements":[{"at":"2024-06-01T12:00Z","speaker":"One","quote":"So.","retracted":{"text":"Never said."}}]"#,
    ),
    (
        "outage, taken back",
        r#""outages":[{"label":"Down","start":"2024-06-01T11:00Z","end":"2024-06-01T13:00Z","retracted":{"text":"Another service."}}]"#,
    ),
    (
        "figure, taken back",
        r#""series":[{"label":"Reports","points":[{"at":"2024-06-01T12:00Z","value":700,"retracted":{"text":"Counted twice."}}]}]"#,
    ),
];

/// Every case by name, and the item it is of.
fn cases() -> Vec<(String, String)> {
    const ANCHOR: &str = r#"{ "id": "anchor", "label": "Anchor", "at": "2024-05-01T12:00Z" }"#;
    let times = TIMES.iter().flat_map(|(name, at)| {
        let event = format!(r#""events": [{ANCHOR}, {{ "label": "It was seen", "at": {at} }}]"#);
        let figure = format!(
            r#""events": [{ANCHOR}], "series": [{{ "label": "Reports", "points": [{{ "at": {at}, "value": 700 }}] }}]"#
        );
        [(format!("event, {name}"), event), (format!("figure, {name}"), figure)]
    });
    let values = VALUES.iter().map(|(name, value)| {
        let points = format!(r#"{{ "at": "2024-06-01T12:00Z", "value": {value} }}"#);
        (format!("number, {name}"), format!(r#""series": [{{ "label": "Reports", "points": [{points}] }}]"#))
    });
    let others = OTHERS.iter().map(|(name, json)| ((*name).to_owned(), (*json).to_owned()));
    let mut cases: Vec<(String, String)> = times.chain(values).chain(others).collect();
    cases.push(("crowd of events".to_owned(), crowd()));
    cases
}

/// So many within a minute that there is room for none of them alone.
fn crowd() -> String {
    let event = |second: usize| format!(r#"{{ "label": "Seen", "at": "2024-06-01T12:00:{second:02}Z" }}"#);
    format!(r#""events": [{}]"#, (0..40).map(event).collect::<Vec<_>>().join(", "))
}

/// The marks of a scene above the strip: how each is drawn, found and explained.
fn section(scene: &Scene) -> String {
    let mut text = String::new();
    let signs: Vec<String> = scene.signs.iter().map(|sign| format!("{sign:?}")).collect();
    writeln!(text, "legend {}", signs.join(" ")).unwrap();
    text.push_str(&hit_lines(scene));
    for shape in mark(scene) {
        writeln!(text, "{}", shape_line(&shape)).unwrap();
    }
    for label in scene.labels.iter().filter(|label| label.y_px > 40.0 && label.y_px < scene.strip.y_px - 4.0) {
        writeln!(text, "{}", label_line(label)).unwrap();
    }
    text
}

/// Each case by name, as it is drawn in a window of a day.
fn sections() -> BTreeMap<String, String> {
    let [_, _, day, _] = views();
    let drawn = |(name, json): (String, String)| {
        let document = document(&json);
        let figure = Figure::new(&document);
        (name, section(&figure.scene(day, WIDE_PX)))
    };
    cases().into_iter().map(drawn).collect()
}

#[test]
fn every_kind_of_mark_is_drawn_as_it_was_looked_at() {
    let now: String = sections().into_iter().map(|(name, text)| format!("# {name}\n{text}\n")).collect();
    same(SNAPSHOT, &now);
}

/// The made-up incident, with warnings, at both widths and as a whole story.
#[test]
fn the_figure_of_every_mark_is_as_it_was_looked_at() {
    let document = read(EVERY_MARK);
    let warned = ["exact", "known", "said-then", "within-a-day", "errors"].into_iter().collect();
    let mut figure = Figure::new(&document);
    figure.story = figure.story.clone().warned(&warned, &figure.words);
    let mut marks: BTreeSet<&str> = BTreeSet::new();
    let mut signs: BTreeSet<Sign> = BTreeSet::new();
    for (name, view) in [("home", figure.story.home), ("whole", figure.story.whole)] {
        for width_px in [WIDE_PX, NARROW_PX] {
            let scene = figure.scene(view, width_px);
            same(&format!("tests/data/every-mark-{name}-{width_px}.txt"), &in_text(&scene));
            marks.extend(scene.hits.iter().map(|hit| hit.mark.as_str()));
            signs.extend(scene.signs.iter());
        }
    }
    let missing: Vec<Mark> = Mark::ALL.into_iter().filter(|mark| !marks.contains(mark.as_str())).collect();
    assert!(missing.is_empty(), "no picture of {missing:?}");
    let missing: Vec<Sign> = Sign::ALL.into_iter().filter(|sign| !signs.contains(sign)).collect();
    assert!(missing.is_empty(), "no picture of {missing:?}");
}

/// A kind that is added and not listed would have no picture, and nobody would ask for one.
#[test]
fn every_mark_and_every_sign_is_listed() {
    let place = |mark: Mark| match mark {
        Mark::Dot | Mark::About | Mark::Span | Mark::Before | Mark::After | Mark::Loose | Mark::Untimed => mark,
        Mark::Bar | Mark::OpenBar | Mark::Curve | Mark::Cluster | Mark::Struck => mark,
    };
    assert!(Mark::ALL.into_iter().enumerate().all(|(index, mark)| place(mark) as usize == index));
    let place = |sign: Sign| match sign {
        Sign::Bar | Sign::Open | Sign::Ongoing | Sign::Edge | Sign::Dot | Sign::About | Sign::Span => sign,
        Sign::Before | Sign::After | Sign::Exact | Sign::AtLeast | Sign::AtMost | Sign::Between | Sign::Nearly => sign,
        Sign::JustUnder | Sign::JustOver => sign,
        Sign::Rivals | Sign::Curve | Sign::Usual | Sign::Cluster | Sign::Struck | Sign::Warned => sign,
    };
    assert!(Sign::ALL.into_iter().enumerate().all(|(index, sign)| place(sign) as usize == index));
}
