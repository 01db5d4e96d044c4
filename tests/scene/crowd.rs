//! Clusters stay what they are while the window is panned: nothing flickers.

use incident_timeline::document::{Item, Kind};
use incident_timeline::scene::{Hit, Mark, Options, Role, Scene, Shape, scene};
use incident_timeline::timeline::View;

use crate::support::{self, Figure};

/// Farther from an edge than this, a cluster is not touched by what comes and goes there.
const EDGE_PX: f64 = 140.0;

/// Statements and events away from the edges, each with where it would stand if the window had not been panned.
fn inner(scene: &Scene, by_px: f64) -> Vec<(&Hit, f64)> {
    let (left_px, right_px) = (scene.plot.x_px + EDGE_PX, scene.plot.right_px() - EDGE_PX);
    let in_plot = scene.hits.iter().filter(|hit| !matches!(hit.mark, Mark::Loose | Mark::Untimed | Mark::Span));
    let at = in_plot.map(|hit| (hit, hit.rect.x_px + by_px));
    at.filter(|(hit, unpanned_px)| {
        let is_inner = |x_px: f64| x_px > left_px && x_px < right_px;
        is_inner(hit.rect.x_px) && is_inner(*unpanned_px)
    })
    .collect()
}

/// How many clusters stood still in windows of those shares of the story, while they were panned.
fn clusters_kept(json: &str, windows: &[(f64, f64)]) -> usize {
    let document = support::read(json);
    let figure = Figure::new(&document);
    let whole = figure.story.whole;
    let mut clusters = 0;
    for (share, width_px) in windows.iter().copied() {
        let from_ms = whole.from_ms + whole.span_ms() * 0.02;
        let view = View::new(from_ms, from_ms + whole.span_ms() * share);
        let before = figure.scene(view, width_px);
        let ms_per_px = view.span_ms() / before.plot.width_px;
        for by_px in [0.4, 1.0, 7.3, 33.0, 60.0] {
            let after = figure.scene(view.pan(by_px * ms_per_px), width_px);
            let (before, after) = (inner(&before, -by_px), inner(&after, by_px));
            assert_eq!(before.len(), after.len(), "{share} at {width_px} px, panned by {by_px} px");
            for ((one, _), (other, unpanned_px)) in before.iter().zip(&after) {
                assert_eq!((&one.item, &one.name, one.mark), (&other.item, &other.name, other.mark));
                assert!((one.rect.x_px - unpanned_px).abs() < 0.01, "{} stands {unpanned_px}", one.name);
                clusters += usize::from(one.mark == Mark::Cluster);
            }
        }
    }
    clusters
}

#[test]
fn panning_changes_no_cluster_but_those_at_the_edges() {
    let windows = [(0.7, 1_180.0), (0.5, 1_180.0), (0.6, 900.0), (0.9, 700.0)];
    for json in [support::crowd(3_000), support::full_lanes(4_000)] {
        let clusters = clusters_kept(&json, &windows);
        assert!(clusters > 100, "only {clusters} clusters were looked at");
    }
}

#[test]
fn however_many_outages_there_are_marks_are_no_more_than_a_lane_has_room_for() {
    let document = support::read(&support::full_lanes(4_000));
    let figure = Figure::new(&document);
    for width_px in [support::WIDE_PX, support::NARROW_PX] {
        let scene = figure.scene(figure.story.whole, width_px);
        let marks = scene.hits.iter().filter(|hit| hit.kind == Kind::Outage && hit.mark != Mark::Untimed).count();
        assert!(marks <= 3 * (scene.plot.width_px / 44.0).ceil() as usize, "{marks} marks at {width_px} px");
    }
}

#[test]
fn clusters_count_every_item_of_the_window_once() {
    let document = support::read(&support::crowd(3_000));
    let figure = Figure::new(&document);
    for (share, width_px) in [(1.0, 1_180.0), (0.5, 328.0), (0.3, 1_180.0)] {
        let whole = figure.story.whole;
        let view = View::new(whole.from_ms + whole.span_ms() * 0.2, whole.from_ms + whole.span_ms() * (0.2 + share));
        let scene = figure.scene(view, width_px);
        let in_row = scene.hits.iter().filter(|hit| !matches!(hit.mark, Mark::Loose | Mark::Untimed));
        let counted: usize = in_row
            .map(|hit| match hit.mark {
                Mark::Cluster => hit.name.split(' ').next().unwrap().replace(',', "").parse::<usize>().unwrap(),
                _ => 1,
            })
            .sum();
        let has_mark = |item: &incident_timeline::document::Item| {
            use incident_timeline::scene::{Standing, standing};
            !matches!(
                standing(item.time(), view),
                Standing::Loose | Standing::Earlier | Standing::Later | Standing::Untimed
            )
        };
        assert_eq!(counted, document.items().filter(has_mark).count(), "{share} at {width_px} px");
    }
}

/// What is open, and what answers or disputes it, is looked for by eye; a crowd must not hide it.
#[test]
fn what_is_selected_or_related_stands_out_of_a_crowd() {
    let mut stood_out = 0;
    for json in [support::crowd(3_000), support::full_lanes(3_000)] {
        let document = support::read(&json);
        let figure = Figure::new(&document);
        let items: Vec<_> = document.items().filter(|item| item.time().is_some()).collect();
        let whole = figure.story.whole;
        for (share, width_px) in [(1.0, 1_180.0), (0.6, 328.0), (0.1, 1_180.0)] {
            let from_ms = whole.from_ms + whole.span_ms() * (1.0 - share) / 2.0;
            let view = View::new(from_ms, from_ms + whole.span_ms() * share);
            for (selected, related) in items.iter().step_by(41).zip(items.iter().rev().step_by(37)) {
                let ids = (selected.id().0.clone(), vec![related.id().0.clone()]);
                let options = Options { view, width_px, log: false, selected: Some(ids.0), related: ids.1 };
                let scene = scene(&figure.story, &figure.words, &figure.rooms, &options);
                let is_seen = |item: &Item| {
                    let bounds = item.time().map(|time| [time.earliest_ms, time.latest_ms]).unwrap_or_default();
                    bounds.into_iter().flatten().any(|at_ms| view.from_ms < at_ms as f64 && (at_ms as f64) < view.to_ms)
                };
                let is_behind = |wanted: Role| {
                    scene.shapes.iter().any(|shape| matches!(shape, Shape::Rect { role, .. } if *role == wanted))
                };
                let what = format!("{share} at {width_px} px");
                if is_seen(selected) {
                    assert!(is_behind(Role::Hot), "{:?} is not to be seen, {what}", selected.id());
                    assert!(scene.hits.iter().any(|hit| hit.is_selected), "{:?} has no target, {what}", selected.id());
                    stood_out += 1;
                } else if !matches!(selected, Item::Outage(_)) {
                    assert!(!scene.hits.iter().any(|hit| hit.is_selected && hit.mark == Mark::Cluster), "{what}");
                }
                if is_seen(related) && selected.id() != related.id() {
                    let is_together = scene.hits.iter().any(|hit| hit.is_selected && hit.mark == Mark::Cluster);
                    assert!(is_behind(Role::Related) || is_together, "{:?} is not to be seen, {what}", related.id());
                }
            }
        }
    }
    assert!(stood_out > 100, "only {stood_out} were looked for");
}
