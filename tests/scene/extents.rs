//! Only what lies between two stated bounds is drawn to scale.

use std::collections::BTreeMap;

use incident_timeline::document::Document;
use incident_timeline::scene::{Extent, Rect, Role, Shape};

use crate::hold;
use crate::support::{EVERY_MARK, Figure, X, read, times_of};

/// Every bound that the document states, by item; of outages those of any of their accounts.
fn stated(document: &Document) -> BTreeMap<&str, Vec<i64>> {
    let bounds = |item| times_of(item).into_iter().flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten();
    document.items().map(|item| (&**item.id(), bounds(item).collect())).collect()
}

#[test]
fn no_extent_is_drawn_to_scale_without_two_stated_bounds() {
    hold(|figure, scene, _| {
        let stated = stated(figure.document);
        for extent in &scene.extents {
            let bounds = stated.get(extent.item.as_str()).ok_or_else(|| format!("no such item: {extent:?}"))?;
            if !bounds.contains(&extent.from_ms) || !bounds.contains(&extent.to_ms) {
                return Err(format!("not between stated bounds: {extent:?}"));
            }
            if extent.from_ms >= extent.to_ms {
                return Err(format!("no extent at all: {extent:?}"));
            }
        }
        Ok(())
    });
}

/// The law above would hold of an empty list as well.
#[test]
fn what_has_two_bounds_is_drawn_to_scale_and_what_has_not_is_not() {
    let check = |json: &str, drawn: &[&str], not: &[&str]| {
        let document = read(json);
        let figure = Figure::new(&document);
        let scene = figure.scene(figure.story.home, 1_180.0);
        let is_drawn = |id: &&str| scene.extents.iter().any(|extent| extent.item == **id);
        assert!(drawn.iter().all(is_drawn), "{drawn:?} in {:?}", scene.extents);
        assert!(!not.iter().any(is_drawn), "none of {not:?} in {:?}", scene.extents);
    };
    check(X, &["second-wave", "third-wave"], &["first-wave", "disrupted", "uk-8000", "unplaced-20500"]);
    check(
        EVERY_MARK,
        &["exact", "spans", "touching", "rivals", "in-a-span", "said-between"],
        &["no-end", "no-start", "ongoing", "no-times", "about-then", "before-then", "after-then", "said-that-day"],
    );
}

#[test]
fn the_strip_has_a_bar_only_where_something_was_certainly_down() {
    let document = read(X);
    let figure = Figure::new(&document);
    let (scene, whole) = (figure.scene(figure.story.home, 1_180.0), figure.story.whole);
    let strip = scene.strip;
    let x_px = |at_ms: i64| strip.x_px + (at_ms as f64 - whole.from_ms) / whole.span_ms() * strip.width_px;
    let bars = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Rect { rect, role: Role::Outage } if rect.y_px >= strip.y_px => Some(*rect),
        _ => None,
    });
    let (long, short): (Vec<_>, Vec<_>) = bars.partition(|bar| bar.width_px > 3.0);
    assert!(!long.is_empty());
    let is_same = |a: f64, b: f64| (a - b).abs() < 0.01;
    let spans = |bar: Rect, it: &Extent| is_same(x_px(it.from_ms), bar.x_px) && is_same(x_px(it.to_ms), bar.right_px());
    for bar in long {
        assert!(scene.extents.iter().any(|it| spans(bar, it)), "{bar:?} is no certain extent");
    }
    // The one bound that is known of an outage stands out from what lies only somewhere around it.
    let first = document.outages.iter().find(|outage| &*outage.id.0 == "first-wave").unwrap();
    let begun_ms = first.lead().unwrap().start.as_ref().unwrap().earliest_ms.unwrap();
    assert!(short.iter().any(|bar| is_same(bar.x_px, x_px(begun_ms)) && bar.height_px > 3.0), "{short:?}");
}
