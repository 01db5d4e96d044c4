//! Laws of the layout: what a reader can see does not depend on where the window happens to stand.

use incident_timeline::document::Document;
use incident_timeline::scene::{Label, NARROW_PX, Rect, Role, Scene, Shape, Size};

use crate::support::BUNDLED;
use crate::support::{self, Figure};
use crate::{DRAWN, Drawn, hold};

/// Rounding, and not more.
const SLACK_PX: f64 = 0.5;
/// WCAG 2.2, success criterion 2.5.8.
const TOUCH_PX: f64 = 24.0;

fn bundled(name: &str) -> Document {
    let (_, json) = BUNDLED.into_iter().find(|(known, _)| *known == name).unwrap();
    support::read(json)
}

fn text(label: &Label) -> String {
    label.runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Where a rectangle leaves the figure, if it does.
fn beyond(rect: Rect, scene: &Scene) -> Option<String> {
    let inside = rect.x_px >= -SLACK_PX
        && rect.y_px >= -SLACK_PX
        && rect.right_px() <= scene.width_px + SLACK_PX
        && rect.bottom_px() <= scene.height_px + SLACK_PX;
    (!inside).then(|| format!("{rect:?} leaves {} by {} px", scene.width_px, scene.height_px))
}

/// Whether two rectangles share more than what rounding makes.
fn overlap(a: Rect, b: Rect) -> bool {
    let wide_px = a.right_px().min(b.right_px()) - a.x_px.max(b.x_px);
    let high_px = a.bottom_px().min(b.bottom_px()) - a.y_px.max(b.y_px);
    wide_px > SLACK_PX && high_px > SLACK_PX
}

#[test]
fn height_depends_on_the_document_and_on_narrow_or_wide_alone() {
    for Drawn { name, scenes, .. } in DRAWN.iter() {
        for narrow in [true, false] {
            let mut same = scenes.iter().filter(|(_, scene)| (scene.width_px < NARROW_PX) == narrow);
            let (_, first) = same.next().unwrap();
            for (view, scene) in same {
                let width_px = scene.width_px;
                assert_eq!(scene.height_px, first.height_px, "{name}, {width_px} px wide, {view:?}");
            }
        }
    }
}

#[test]
fn labels_never_overlap() {
    hold(|_, scene, _| {
        for (index, label) in scene.labels.iter().enumerate() {
            for other in scene.labels.iter().skip(index + 1) {
                if overlap(label.rect(), other.rect()) {
                    let (a, b) = (label.rect(), other.rect());
                    return Err(format!("“{}” at {a:?} and “{}” at {b:?}", text(label), text(other)));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn labels_never_leave_the_figure() {
    hold(|_, scene, _| {
        let out = scene.labels.iter().find_map(|label| Some((label, beyond(label.rect(), scene)?)));
        out.map_or(Ok(()), |(label, fault)| Err(format!("“{}”: {fault}", text(label))))
    });
}

#[test]
fn every_target_can_be_met_by_a_finger_and_lies_in_the_figure() {
    hold(|_, scene, _| {
        for hit in &scene.hits {
            if hit.rect.width_px < TOUCH_PX - 0.01 || hit.rect.height_px < TOUCH_PX - 0.01 {
                return Err(format!("{} is too small: {:?}", hit.item, hit.rect));
            }
            if let Some(fault) = beyond(hit.rect, scene) {
                return Err(format!("{}: {fault}", hit.item));
            }
            if hit.name.is_empty() {
                return Err(format!("{} has no name", hit.item));
            }
        }
        Ok(())
    });
}

/// Every number of a shape.
fn numbers(shape: &Shape) -> Vec<f64> {
    match shape {
        Shape::Rect { rect, .. } => vec![rect.x_px, rect.y_px, rect.width_px, rect.height_px],
        Shape::Line { points, width_px, .. } => {
            points.iter().flat_map(|(x_px, y_px)| [*x_px, *y_px]).chain([*width_px]).collect()
        }
        Shape::Polygon { points, .. } => points.iter().flat_map(|(x_px, y_px)| [*x_px, *y_px]).collect(),
        Shape::Circle { centre, radius_px, .. } => vec![centre.0, centre.1, *radius_px],
    }
}

#[test]
fn every_number_is_one() {
    hold(|_, scene, _| {
        let rects = [scene.plot, scene.strip, scene.brush].into_iter();
        let rects = rects.chain(scene.hits.iter().map(|hit| hit.rect)).chain(scene.labels.iter().map(Label::rect));
        let rects = rects.flat_map(|rect| [rect.x_px, rect.y_px, rect.width_px, rect.height_px]);
        let mut all = rects.chain(scene.shapes.iter().flat_map(numbers)).chain([scene.width_px, scene.height_px]);
        all.find(|number| !number.is_finite()).map_or(Ok(()), |number| Err(format!("{number}")))
    });
}

/// Grid lines may end at the edge of the plot, marks of fixed size may reach a little beyond it; nothing may lie outside
/// the figure for good.
#[test]
fn shapes_never_leave_the_figure_by_more_than_a_glyph() {
    const GLYPH_PX: f64 = 26.0;
    hold(|_, scene, _| {
        let level = |points: &[(f64, f64)]| {
            points
                .iter()
                .find(|(x_px, y_px)| {
                    !(-GLYPH_PX..=scene.width_px + GLYPH_PX).contains(x_px)
                        || !(-GLYPH_PX..=scene.height_px + GLYPH_PX).contains(y_px)
                })
                .copied()
        };
        for shape in &scene.shapes {
            let out = match shape {
                Shape::Rect { rect, .. } => level(&[(rect.x_px, rect.y_px), (rect.right_px(), rect.bottom_px())]),
                Shape::Line { points, .. } | Shape::Polygon { points, .. } => level(points),
                Shape::Circle { centre, .. } => level(&[*centre]),
            };
            if out.is_some() {
                return Err(format!("{shape:?}"));
            }
        }
        Ok(())
    });
}

#[test]
fn the_brush_stands_within_the_strip_where_the_window_is() {
    hold(|figure, scene, view| {
        if !figure.story.timed {
            return Ok(());
        }
        let (strip, brush) = (scene.strip, scene.brush);
        if brush.x_px < strip.x_px - SLACK_PX || brush.right_px() > strip.right_px() + SLACK_PX {
            return Err(format!("{brush:?} leaves {strip:?}"));
        }
        let whole = figure.story.whole;
        let share = ((view.from_ms + view.to_ms) / 2.0 - whole.from_ms) / whole.span_ms();
        let middle_px = strip.x_px + share * strip.width_px;
        let is_inside = whole.from_ms <= view.from_ms && view.to_ms <= whole.to_ms;
        // At either end the brush is held inside, which may move a short one by half of its least width.
        let off_px = (brush.x_px + brush.width_px / 2.0 - middle_px).abs();
        if is_inside && off_px > 4.0 { Err(format!("{off_px} px off: {brush:?}")) } else { Ok(()) }
    });
}

/// A law that the figures do not fit could still be held by documents without any.
#[test]
fn the_documents_fill_their_figures() {
    let least = [("x-outage", 30), ("single-event", 1), ("forty-lanes", 50), ("only-unknowns", 10)];
    for ((name, json), (expected, hits)) in BUNDLED.into_iter().zip(least) {
        assert_eq!(name, expected);
        let document = support::read(json);
        let figure = Figure::new(&document);
        let scene = figure.scene(figure.story.whole, support::WIDE_PX);
        assert!(scene.hits.len() >= hits && scene.labels.len() >= hits, "{name}: {} hits", scene.hits.len());
    }
}

#[test]
fn a_name_that_is_too_long_gives_way_to_its_time() {
    let document = support::read(
        r#"{"format":"incident-timeline/1","title":"T","time_zone":"Europe/London","outages":[{"label":
            "Incident with actions, requests, scanning, workspaces, issues, organisations, packages, pages, pull requests, deployments, webhooks and notifications of the whole platform in all regions at once",
            "start":"2025-03-10T10:00Z","end":"2025-03-10T11:30Z"}]}"#,
    );
    let figure = Figure::new(&document);
    for width_px in [support::WIDE_PX, 600.0] {
        let scene = figure.scene(figure.story.home, width_px);
        let said: Vec<String> = scene.labels.iter().map(text).filter(|text| text.contains("Incident with")).collect();
        let [said] = said.as_slice() else { panic!("{said:?}") };
        assert!(said.contains("… 10:00 to 11:30"), "{said}, {width_px} px wide");
    }
}

#[test]
fn no_two_lanes_are_cut_to_one_name() {
    let document = bundled("forty-lanes");
    let figure = Figure::new(&document);
    for width_px in [support::WIDE_PX, support::NARROW_PX] {
        let scene = figure.scene(figure.story.whole, width_px);
        let names = scene.labels.iter().filter(|label| label.x_px == 0.0 && label.size == Size::Medium);
        let mut names: Vec<String> = names.map(text).collect();
        assert!(names.len() >= figure.story.lanes.len(), "{names:?}");
        names.sort();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}, {width_px} px wide");
    }
}

#[test]
fn a_short_outage_is_drawn_wherever_it_stands() {
    let document = support::read(
        r#"{"format":"incident-timeline/1","title":"T","view":"2023-01-28T00:00Z/2023-04-01T00:00Z","outages":[
            {"label":"Short","start":"2023-01-28T10:59Z","end":"2023-01-28T11:45Z"}]}"#,
    );
    let figure = Figure::new(&document);
    for width_px in (280..1_400).map(f64::from) {
        let scene = figure.scene(figure.story.home, width_px);
        let is_bar = |shape: &&Shape| matches!(shape, Shape::Rect { role, .. } if *role == Role::Outage);
        let bars = scene.shapes.iter().filter(is_bar).count();
        assert!(bars > 1, "{bars} with that of the whole story, {width_px} px wide");
    }
}

#[test]
fn words_of_an_account_that_only_begins_stand_after_its_mark() {
    let document = bundled("x-outage");
    let figure = Figure::new(&document);
    let scene = figure.scene(figure.story.home, support::WIDE_PX);
    let begins = scene.hits.iter().filter(|hit| hit.account.is_some() && hit.name.contains(", from "));
    let mut count = 0;
    for hit in begins {
        let within = |label: &&Label| overlap(label.rect(), hit.rect) && text(label).contains(", from ");
        let label = scene.labels.iter().find(within).unwrap_or_else(|| panic!("{} has no words", hit.name));
        assert!(label.x_px > hit.rect.x_px, "“{}” stands at {} before {:?}", text(label), label.x_px, hit.rect);
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn a_phone_has_room_for_both_bounds_of_an_outage() {
    let document = bundled("x-outage");
    let figure = Figure::new(&document);
    let scene = figure.scene(figure.story.home, support::NARROW_PX);
    let said: Vec<String> = scene.labels.iter().map(text).filter(|text| text.starts_with("Third wave")).collect();
    assert_eq!(said, ["Third wave shortly after 15:00, still on at 17:45 ≠"]);
}

#[test]
fn rows_of_a_lane_begin_in_the_order_of_time() {
    let document = bundled("x-outage");
    let figure = Figure::new(&document);
    for width_px in (640..1_200).step_by(8).map(f64::from) {
        let scene = figure.scene(figure.story.home, width_px);
        let waves = ["first-wave", "second-wave", "third-wave"];
        let top_px = |wave: &str| {
            let hit = scene.hits.iter().find(|hit| hit.item == wave && hit.account.is_none());
            hit.unwrap_or_else(|| panic!("no {wave}, {width_px} px wide")).rect.y_px
        };
        let tops_px = waves.map(top_px);
        for (index, top_px) in tops_px.iter().enumerate() {
            let earlier = &tops_px[..index];
            let is_new = !earlier.contains(top_px);
            assert!(!is_new || earlier.iter().all(|earlier| earlier < top_px), "{width_px} px wide: {tops_px:?}");
        }
    }
}
