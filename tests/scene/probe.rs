//! Laws of the crosshair: what it says is what all samples say, one by one, and its words stay in the figure.

use incident_timeline::document::Samples;
use incident_timeline::scene::{Options, Pointed, probe, scene};
use incident_timeline::timeline::View;
use proptest::prelude::*;

use crate::support::{Figure, read};

const START_MS: i64 = 1_741_593_600_000;

/// A value each ten seconds of three hours, with a gap; and some at times of their own.
fn document() -> incident_timeline::document::Document {
    let regular: Vec<String> = (0..1080)
        .map(|place| if (300..340).contains(&place) { "null".to_owned() } else { (place * 7919 % 1000).to_string() })
        .collect();
    let times: Vec<String> = (0..40).map(|place| (START_MS / 1000 + place * place * 7).to_string()).collect();
    let values: Vec<String> = (0..40).map(|place| (place * 31 % 17).to_string()).collect();
    read(&format!(
        r#"{{"format":"incident-timeline/1","title":"T","time_zone":"Europe/London","series":[
            {{"label":"Even","samples":{{"start":"2025-03-10T08:00Z","every":"PT10S","values":[{}]}}}},
            {{"label":"Odd","interval":"PT5M","samples":{{"times":[{}],"values":[{}]}}}}]}}"#,
        regular.join(","),
        times.join(","),
        values.join(",")
    ))
}

/// Time, value and until when it holds, of every sample; `NaN` for a gap.
fn points(samples: &Samples) -> Vec<(f64, f64, f64)> {
    let values = samples.values();
    let time_ms = |place: usize| match samples {
        Samples::Regular { start_ms, every_ms, .. } => Some((*start_ms + *every_ms * place as i64) as f64),
        Samples::Irregular { times_ms, .. } => times_ms.get(place).map(|at_ms| *at_ms as f64),
    };
    let covers_ms = match samples {
        Samples::Regular { every_ms, .. } => *every_ms as f64,
        Samples::Irregular { .. } => 300_000.0,
    };
    let point = |(place, value): (usize, &f64)| {
        let at_ms = time_ms(place).unwrap();
        (at_ms, *value, time_ms(place + 1).map_or(f64::INFINITY, |next_ms| next_ms).min(at_ms + covers_ms))
    };
    values.iter().enumerate().map(point).collect()
}

/// "no value", a number, or from the least to the most, by looking at every sample.
fn expected(points: &[(f64, f64, f64)], from_ms: f64, to_ms: f64) -> String {
    let inside: Vec<f64> =
        points.iter().filter(|(at_ms, ..)| from_ms <= *at_ms && *at_ms < to_ms).map(|(_, value, _)| *value).collect();
    let before = points.iter().rfind(|(at_ms, ..)| *at_ms < from_ms).filter(|(_, _, until_ms)| from_ms < *until_ms);
    let seen = if inside.is_empty() { before.map(|(_, value, _)| *value).into_iter().collect() } else { inside };
    let seen: Vec<f64> = seen.into_iter().filter(|value| !value.is_nan()).collect();
    let (least, most) =
        (seen.iter().copied().fold(f64::INFINITY, f64::min), seen.iter().copied().fold(f64::NAN, f64::max));
    match seen.as_slice() {
        [] => "no value".to_owned(),
        _ if least == most => least.to_string(),
        _ => format!("{least} to {most}"),
    }
}

#[test]
fn a_place_says_what_every_sample_says() {
    let document = document();
    let figure = Figure::new(&document);
    let all: Vec<_> = document.series.iter().map(|series| points(series.samples.as_ref().unwrap())).collect();
    let any = (0.0..1.2_f64, 8.0..17.5_f64, 280.0..1_400.0_f64, 0.0..1.0_f64, 0.0..400.0_f64);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let law = runner.run(&any, |(begins, span_log, width_px, share, y_px)| {
        let from_ms = START_MS as f64 + (begins - 0.1) * 10_800_000.0;
        let view = View::new(from_ms, from_ms + span_log.exp());
        let options = Options { view, width_px, log: false, selected: None, related: Vec::new() };
        let scene = scene(&figure.story, &figure.words, &figure.rooms, &options);
        let x_px = scene.plot.x_px + scene.plot.width_px * share;
        let found = probe(&figure.story, &figure.words, &options, &scene, Pointed::Place(x_px), y_px).unwrap();
        let columns = scene.plot.width_px.ceil();
        let column = (x_px - scene.plot.x_px).floor().clamp(0.0, columns - 1.0);
        let edge_ms = |column: f64| view.from_ms + view.span_ms() * (column / columns);
        for (points, reading) in all.iter().zip(&found.readings) {
            prop_assert_eq!(&reading.value, &expected(points, edge_ms(column), edge_ms(column + 1.0)));
        }
        prop_assert_eq!(found.readings.len(), 2);
        for rect in [found.rect, found.when_rect] {
            prop_assert!(rect.x_px >= 0.0 && rect.right_px() <= scene.width_px + 0.5, "{rect:?} in {width_px}");
            prop_assert!(rect.y_px >= 0.0 && rect.bottom_px() <= scene.plot.bottom_px(), "{rect:?}");
        }
        Ok(())
    });
    law.unwrap();
}

#[test]
fn there_is_none_beside_the_plot_and_none_without_an_axis() {
    let document = document();
    let figure = Figure::new(&document);
    let view = figure.story.home;
    let options = Options { view, width_px: 1_180.0, log: false, selected: None, related: Vec::new() };
    let scene = scene(&figure.story, &figure.words, &figure.rooms, &options);
    let at = |pointed: Pointed, y_px: f64| probe(&figure.story, &figure.words, &options, &scene, pointed, y_px);
    assert!(at(Pointed::Place(scene.plot.x_px + 1.0), 50.0).is_some());
    assert_eq!(at(Pointed::Place(scene.plot.x_px - 1.0), 50.0), None);
    assert_eq!(at(Pointed::Place(scene.plot.right_px() + 1.0), 50.0), None);
    assert_eq!(at(Pointed::Place(scene.plot.x_px + 1.0), scene.plot.bottom_px() + 1.0), None);
    assert_eq!(at(Pointed::Time(view.from_ms as i64 - 1_000_000), 50.0), None);
    let half_past = at(Pointed::Time(START_MS + 5_400_000), 50.0).unwrap();
    assert_eq!(half_past.when, "Mon 10 Mar 2025, 09:30");
}

/// In the hour that comes twice the offset is said, since the head of the axis names both.
#[test]
fn a_repeated_hour_is_told_apart() {
    let json = r#"{"format":"incident-timeline/1","title":"T","time_zone":"America/New_York",
        "events":[{"label":"A","at":"2025-11-02T04:00Z"},{"label":"B","at":"2025-11-02T09:00Z"}]}"#;
    let document = read(json);
    let figure = Figure::new(&document);
    let options =
        Options { view: figure.story.home, width_px: 1_180.0, log: false, selected: None, related: Vec::new() };
    let scene = scene(&figure.story, &figure.words, &figure.rooms, &options);
    let change_ms = 1_762_063_200_000;
    let when =
        |at_ms: i64| probe(&figure.story, &figure.words, &options, &scene, Pointed::Time(at_ms), 50.0).unwrap().when;
    assert_eq!(when(change_ms - 1_800_000), "Sun 2 Nov 2025, 01:30, New York, UTC-4");
    assert_eq!(when(change_ms + 1_800_000), "Sun 2 Nov 2025, 01:30, New York, UTC-5");
    let head = |text: &str| scene.labels.iter().any(|label| label.runs.iter().any(|run| run.text == text));
    assert!(head("New York, UTC-4/-5"));
}
