//! The figure of the bundled incident in a compact form: a line a target, a line a label.
//!
//! What changes in it is to be looked at on the screen, not only renewed: `RENEW=1 cargo test --features tool --test scene`
//! writes the texts anew.

use std::fmt::Write;

use incident_timeline::scene::{Align, Label, Rect, Scene};

use crate::support::{Figure, NARROW_PX, WIDE_PX, X, read};

/// Left, top, width and height in whole pixels.
fn rounded(rect: Rect) -> String {
    format!("{:.0},{:.0} {:.0}x{:.0}", rect.x_px, rect.y_px, rect.width_px, rect.height_px)
}

fn label_line(label: &Label) -> String {
    let align = match label.align {
        Align::Start => "",
        Align::Middle => " middle",
        Align::End => " end",
    };
    let runs: Vec<String> = label.runs.iter().map(|run| format!("{}: {}", run.style.as_str(), run.text)).collect();
    format!("{} {}{align} {}", rounded(label.rect()), label.size.as_str(), runs.join(" | "))
}

fn in_text(scene: &Scene) -> String {
    let mut text = format!("figure {:.0}x{:.0}\n", scene.width_px, scene.height_px);
    for (name, rect) in [("plot", scene.plot), ("strip", scene.strip), ("brush", scene.brush)] {
        writeln!(text, "{name} {}", rounded(rect)).unwrap();
    }
    let signs: Vec<String> = scene.signs.iter().map(|sign| format!("{sign:?}")).collect();
    writeln!(text, "legend {}\n\ntargets", signs.join(" ")).unwrap();
    for hit in &scene.hits {
        let account = hit.account.map(|account| format!(" account {account}")).unwrap_or_default();
        let (kind, mark) = (hit.kind.as_str(), hit.mark.as_str());
        writeln!(text, "{} {kind} {mark}{account} {}", hit.item, rounded(hit.rect)).unwrap();
    }
    text.push_str("\nlabels\n");
    for label in &scene.labels {
        writeln!(text, "{}", label_line(label)).unwrap();
    }
    text
}

#[test]
fn the_figure_of_the_x_outage_is_as_it_was_looked_at() {
    let document = read(X);
    let figure = Figure::new(&document);
    for width_px in [WIDE_PX, NARROW_PX] {
        let path = format!("{}/tests/data/x-scene-{width_px}.txt", env!("CARGO_MANIFEST_DIR"));
        let now = in_text(&figure.scene(figure.story.home, width_px));
        if std::env::var_os("RENEW").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let then = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = now.lines().zip(then.lines()).find(|(now, then)| now != then);
        assert!(
            now == then,
            "{path}: first line that differs, now and then: {differs:#?}; renew with RENEW=1 once it looks well"
        );
    }
}
