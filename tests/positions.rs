//! One scene: where the native picture has its targets, for the browser's test to hold its own against.
//!
//! The rectangles are read back out of the SVG text and not taken from the scene, so that what is compared is what was
//! drawn. Every run writes them to `target/positions.json`, or into the folder that `POSITIONS_DIR` names.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

mod support;

use std::path::PathBuf;

use incident_timeline::render::svg;
use serde_json::{Value, json};
use support::{Figure, NARROW_PX, WIDE_PX, X, read};

/// The text of an attribute; none of those asked for holds a character that has to be escaped.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

fn number(element: &str, name: &str) -> f64 {
    let text = attribute(element, name).unwrap_or_else(|| panic!("no {name}: {element}"));
    text.parse().unwrap_or_else(|_| panic!("{name} is no number: {element}"))
}

/// Units of the picture to one CSS pixel: its view box by its width.
fn ratio(svg: &str) -> f64 {
    let root = svg.lines().next().unwrap();
    let view_box: Vec<f64> =
        attribute(root, "viewBox").unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    let &[left, top, width, _] = view_box.as_slice() else { panic!("no view box: {root}") };
    assert_eq!((left, top), (0.0, 0.0));
    width / number(root, "width")
}

/// The targets of a picture in CSS pixels, in the order in which they are drawn.
fn hits(svg: &str) -> Vec<Value> {
    let ratio = ratio(svg);
    let hit = |element: &str| {
        let px = |name: &str| number(element, name) / ratio;
        json!({
            "item": attribute(element, "data-item"),
            "kind": attribute(element, "data-kind"),
            "mark": attribute(element, "data-mark"),
            "account": attribute(element, "data-account").map(|account| account.parse::<usize>().unwrap()),
            "x": px("x"),
            "y": px("y"),
            "width": px("width"),
            "height": px("height"),
        })
    };
    svg.lines().filter(|line| line.contains(" class=\"hit\"")).map(hit).collect()
}

#[test]
fn the_picture_has_every_target_of_the_scene_and_says_where_it_is() {
    let document = read(X);
    let figure = Figure::new(&document);
    let mut entries = Vec::new();
    for width_px in [WIDE_PX, NARROW_PX] {
        let scene = figure.scene(figure.story.home, width_px);
        let hits = hits(&svg(&scene));
        assert_eq!(hits.len(), scene.hits.len());
        for (found, hit) in hits.iter().zip(&scene.hits) {
            assert_eq!(found["item"], hit.item);
            assert_eq!(found["kind"], hit.kind.as_str());
            assert_eq!(found["mark"], hit.mark.as_str());
            assert_eq!(found["account"], json!(hit.account));
            let rect = hit.rect;
            let edges = [("x", rect.x_px), ("y", rect.y_px), ("width", rect.width_px), ("height", rect.height_px)];
            for (name, px) in edges {
                assert!((found[name].as_f64().unwrap() - px).abs() < 0.01, "{name} of {found}, not {px}");
            }
        }
        entries.push(json!({ "width_px": width_px, "hits": hits }));
    }
    let folder = std::env::var_os("POSITIONS_DIR").map_or_else(target, PathBuf::from);
    let text = serde_json::to_string_pretty(&entries).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("positions.json"), text + "\n").unwrap();
}

/// The folder of the build, wherever it was told to be.
fn target() -> PathBuf {
    // Cargo's folder for the files of tests is `tmp` in it.
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned()
}
