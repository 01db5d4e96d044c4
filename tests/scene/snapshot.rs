//! Figures in a compact form: a line a target, a line a label, a line a shape.
//!
//! What changes in it is to be looked at on the screen, not only renewed: `RENEW=1 cargo test --features tool --test scene`
//! writes the texts anew.

use std::fmt::Write;

use incident_timeline::scene::{Align, Label, Rect, Scene, Shape};

use crate::support::{Figure, NARROW_PX, WIDE_PX, X, read};

/// Left, top, width and height in whole pixels.
fn rounded(rect: Rect) -> String {
    format!("{:.0},{:.0} {:.0}x{:.0}", rect.x_px, rect.y_px, rect.width_px, rect.height_px)
}

/// A label: where, how it is set, and its text.
pub(crate) fn label_line(label: &Label) -> String {
    let align = match label.align {
        Align::Start => "",
        Align::Middle => " middle",
        Align::End => " end",
    };
    let runs: Vec<String> = label.runs.iter().map(|run| format!("{}: {}", run.style.as_str(), run.text)).collect();
    format!("{} {}{align} {}", rounded(label.rect()), label.size.as_str(), runs.join(" | "))
}

/// A shape: what, in which role, where. A line of many points is told by its ends and their number.
pub(crate) fn shape_line(shape: &Shape) -> String {
    let ends = |points: &[(f64, f64)]| {
        let point = |(x_px, y_px): &(f64, f64)| format!("{x_px:.0},{y_px:.0}");
        match points {
            [first, .., last] if points.len() > 4 => format!("{} to {}, {}", point(first), point(last), points.len()),
            few => few.iter().map(point).collect::<Vec<_>>().join(" "),
        }
    };
    match shape {
        Shape::Rect { rect, role } => format!("rect {} {}", role.as_str(), rounded(*rect)),
        Shape::Line { points, role, dashed, .. } => {
            format!("{} {} {}", if *dashed { "dashes" } else { "line" }, role.as_str(), ends(points))
        }
        Shape::Polygon { points, role } => format!("polygon {} {}", role.as_str(), ends(points)),
        Shape::Circle { centre, radius_px, role, filled } => {
            let what = if *filled { "disc" } else { "ring" };
            format!("{what} {} {:.0},{:.0} r {radius_px}", role.as_str(), centre.0, centre.1)
        }
    }
}

/// The targets: what, how drawn, where, and what a screen reader says.
pub(crate) fn hit_lines(scene: &Scene) -> String {
    let mut text = String::new();
    for hit in &scene.hits {
        let account = hit.account.map(|account| format!(" account {account}")).unwrap_or_default();
        let (kind, mark, rect) = (hit.kind.as_str(), hit.mark.as_str(), rounded(hit.rect));
        writeln!(text, "{} {kind} {mark}{account} {rect} {}", hit.item, hit.name).unwrap();
    }
    text
}

/// A scene but for its grid.
pub(crate) fn in_text(scene: &Scene) -> String {
    let mut text = format!("figure {:.0}x{:.0}\n", scene.width_px, scene.height_px);
    for (name, rect) in [("plot", scene.plot), ("strip", scene.strip), ("brush", scene.brush)] {
        writeln!(text, "{name} {}", rounded(rect)).unwrap();
    }
    let signs: Vec<String> = scene.signs.iter().map(|sign| format!("{sign:?}")).collect();
    writeln!(text, "legend {}\n\ntargets\n{}\nlabels", signs.join(" "), hit_lines(scene)).unwrap();
    for label in &scene.labels {
        writeln!(text, "{}", label_line(label)).unwrap();
    }
    text.push_str("\nshapes\n");
    for shape in crate::fixed::mark(scene) {
        writeln!(text, "{}", shape_line(&shape)).unwrap();
    }
    text
}

/// Holds a text against the file of that name, or writes it anew.
pub(crate) fn same(name: &str, now: &str) {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let then = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = now.lines().zip(then.lines()).find(|(now, then)| now != then);
    assert!(
        now == then,
        "{name}: first line that differs, now and then: {differs:#?}; renew with RENEW=1 once it looks well"
    );
}

#[test]
fn the_figure_of_the_x_outage_is_as_it_was_looked_at() {
    let document = read(X);
    let figure = Figure::new(&document);
    for (name, view) in [("", figure.story.home), ("whole-", figure.story.whole)] {
        for width_px in [WIDE_PX, NARROW_PX] {
            same(&format!("tests/data/x-scene-{name}{width_px}.txt"), &in_text(&figure.scene(view, width_px)));
        }
    }
}
