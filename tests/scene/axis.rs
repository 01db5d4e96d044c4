//! Laws of the axis: at every zoom from ten years to a second, at every width, in every zone, also where clocks change.

use incident_timeline::document::{Document, TzTables};
use incident_timeline::record::lines;
use incident_timeline::scene::{Label, Options, Role, Rooms, Scene, Shape, Story, Style, scene};
use incident_timeline::timeline::View;
use incident_timeline::words::Words;

use crate::support::read;

/// One event at an instant.
fn document_at(at: &str) -> Document {
    read(&format!(r#"{{"format":"incident-timeline/1","title":"T","events":[{{"label":"E","at":"{at}"}}]}}"#))
}

const YEAR_MS: f64 = 365.2425 * 86_400_000.0;
const WIDTHS_PX: [f64; 5] = [280.0, 328.0, 640.0, 1_180.0, 1_900.0];

/// Zones, and an instant at which their clocks changed or a calendar left a day out.
const ZONES: [(&str, &str); 8] = [
    ("UTC", "2025-01-01T00:00:00Z"),
    ("Europe/London", "2025-03-30T01:00:00Z"),
    ("Europe/London", "2025-10-26T01:00:00Z"),
    ("America/New_York", "2025-11-02T06:00:00Z"),
    ("America/Sao_Paulo", "2018-11-04T03:00:00Z"),
    ("Australia/Lord_Howe", "2025-04-05T15:00:00Z"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ("Asia/Kathmandu", "2024-02-29T18:15:00Z"),
];

fn text(label: &Label) -> String {
    label.runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The labels of ticks: on the axis, right of the column of names.
fn tick_labels(scene: &Scene) -> Vec<&Label> {
    let rule_px = rule_px(scene);
    let on_axis = |label: &&Label| label.y_px + 16.0 <= rule_px && label.y_px >= rule_px - 24.0;
    scene.labels.iter().filter(on_axis).filter(|label| label.rect().x_px >= scene.plot.x_px - 0.5).collect()
}

fn rule_px(scene: &Scene) -> f64 {
    if scene.width_px < incident_timeline::scene::NARROW_PX { 44.0 } else { 38.0 }
}

/// Where gridlines of labelled ticks stand: from the axis down, unlike those of the strip.
fn gridlines_px(scene: &Scene) -> Vec<f64> {
    let rule_px = rule_px(scene);
    let upright = |shape: &Shape| match shape {
        Shape::Line { points, role: Role::GridMajor, .. } => match points.as_slice() {
            [(a, top_px), (b, _)] if a == b && *top_px == rule_px => Some(*a),
            _ => None,
        },
        _ => None,
    };
    scene.shapes.iter().filter_map(upright).collect()
}

/// Holds the axis of every zoom, width and zone to a law.
fn hold(law: impl Fn(&Scene, View) -> Result<(), String>) {
    for (zone, change) in ZONES {
        let document = document_at(change);
        let words = Words::new(&document, &TzTables, zone);
        let story = Story::new(&document, &words, &lines(&document));
        let rooms = Rooms::new(&story, &words);
        let at_ms = (story.whole.from_ms + story.whole.to_ms) / 2.0;
        // Eighty zooms in equal steps; the change at several places of the window.
        for zoom in 0..80 {
            let span_ms = 1_000.0 * (YEAR_MS * 10.0 / 1_000.0_f64).powf(f64::from(zoom) / 79.0);
            for share in [0.02, 0.37, 0.5, 0.93] {
                let view = View::new(at_ms - span_ms * share, at_ms + span_ms * (1.0 - share));
                for width_px in WIDTHS_PX {
                    let options = Options { view, width_px, log: false, selected: None, related: Vec::new() };
                    let scene = scene(&story, &words, &rooms, &options);
                    if let Err(fault) = law(&scene, view) {
                        let labels: Vec<String> = tick_labels(&scene).into_iter().map(text).collect();
                        panic!("{zone}, {width_px} px, {} s: {fault}: {labels:?}", span_ms / 1000.0);
                    }
                }
            }
        }
    }
}

#[test]
fn labels_of_ticks_never_overlap_and_stay_on_the_plot() {
    hold(|scene, _| {
        let mut labels = tick_labels(scene);
        labels.sort_by(|a, b| a.rect().x_px.total_cmp(&b.rect().x_px));
        for pair in labels.windows(2) {
            if let [left, right] = pair
                && left.rect().right_px() > right.rect().x_px
            {
                return Err(format!("“{}” meets “{}”", text(left), text(right)));
            }
        }
        let out = labels.iter().find(|label| {
            label.rect().x_px < scene.plot.x_px - 0.5 || label.rect().right_px() > scene.plot.right_px() + 0.5
        });
        out.map_or(Ok(()), |label| Err(format!("“{}” leaves the plot", text(label))))
    });
}

/// One at least, so that with the head of the axis there is a time to go by, and on a wide plot one for any 300 px.
#[test]
fn there_are_always_enough_labels() {
    hold(|scene, _| {
        let count = tick_labels(scene).len();
        let least = (scene.plot.width_px / 300.0).floor().max(1.0) as usize;
        if count < least { Err(format!("{count} labels, {least} expected")) } else { Ok(()) }
    });
}

/// Between a day, a month or a year that is named and the next, no label says what another says.
#[test]
fn no_two_labels_say_the_same() {
    hold(|scene, _| {
        let mut labels = tick_labels(scene);
        labels.sort_by(|a, b| a.rect().x_px.total_cmp(&b.rect().x_px));
        let is_named = |label: &&Label| label.runs.iter().all(|run| run.style == Style::Strong);
        for stretch in labels.split(is_named) {
            let mut texts: Vec<String> = stretch.iter().copied().map(text).collect();
            texts.sort();
            if let Some(pair) = texts.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(format!("“{}” is said twice", pair[0]));
            }
        }
        Ok(())
    });
}

/// Only the edges leave a tick without one, and a label of a day, or with an offset, that is longer than its ticks are
/// apart.
#[test]
fn every_other_tick_has_its_label() {
    hold(|scene, _| {
        let labels = tick_labels(scene);
        let lines = gridlines_px(scene);
        let middle_px = |label: &Label| label.rect().x_px + label.rect().width_px / 2.0;
        let is_bare = |x_px: &f64| {
            let is_edge = (x_px - scene.plot.x_px).min(scene.plot.right_px() - x_px) < 90.0;
            let has_own = labels.iter().any(|label| (middle_px(label) - x_px).abs() < 1.0);
            // What stands in the way of a label of up to 180 px.
            let is_beside = |label: &Label| (middle_px(label) - x_px).abs() < label.rect().width_px / 2.0 + 94.0;
            let is_moved = |label: &Label| lines.iter().all(|x_px| (middle_px(label) - x_px).abs() >= 1.0);
            let is_longer = |label: &Label| text(label).contains(' ') || is_moved(label);
            !is_edge && !has_own && !labels.iter().any(|label| is_beside(label) && is_longer(label))
        };
        let bare = lines.iter().filter(|x_px| is_bare(x_px)).count();
        if bare > 0 { Err(format!("{bare} of {} ticks have no label", lines.len())) } else { Ok(()) }
    });
}
