//! The figure within a page: wide and narrow, one of which the sheet shows, in the box that the live one takes.

use super::html::Html;
use super::incident::Incident;
use super::told::Told;
use crate::export::{Sample, plain, sample};
use crate::render::{Drawing, drawing, markup};
use crate::scene::{Scene, Signs};
use crate::timeline::View;
use crate::words::embedding::EMBEDDING;
use crate::words::interface::INTERFACE;

/// Widths at which the figure is laid out, CSS pixels, and the class of each.
const WIDTHS: [(f64, &str); 4] = [(1180.0, "wide"), (820.0, "medium"), (460.0, "broad"), (328.0, "narrow")];

/// The figure with its legend; nothing if there is nothing to draw. Marks lead to their items on `page`, which is empty
/// for the page that the figure is on.
pub(super) fn figure(html: &mut Html, incident: &Incident, told: &Told, view: View, page: &str) {
    if told.story.is_empty() {
        return;
    }
    html.within("figure", &[("class", "figure")], |html| {
        let mut signs = Signs::default();
        html.within("div", &[("class", "timeline still")], |html| {
            html.raw("\n");
            for (width_px, class) in WIDTHS {
                let scene = told.scene(view, width_px);
                html.raw(&inline(&scene, class, &incident.document.title, &|id| {
                    Some([page, &told.address(id)?].concat())
                }));
                signs.extend(scene.signs.iter());
            }
        });
        html.within("figcaption", &[], |html| legend(html, signs));
    });
}

/// A scene as an element of the page. Its texts say again what its links are called.
fn inline(scene: &Scene, class: &str, title: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let Drawing { shapes, targets, size } = drawing(scene, address);
    let name = markup(&plain(&EMBEDDING.name(title)));
    format!(
        "<svg class=\"picture {class}\" role=\"group\" aria-label=\"{name}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"xMinYMin meet\">\n\
         <g aria-hidden=\"true\">\n{shapes}</g>\n{targets}</svg>\n",
        scene.width_px, scene.height_px, size.0, size.1
    )
}

/// What the marks in view mean.
fn legend(html: &mut Html, signs: Signs) {
    if signs.is_empty() {
        return;
    }
    html.within("ul", &[("class", "legend"), ("aria-label", INTERFACE.legend)], |html| {
        for Sample { class, path, words } in signs.iter().map(sample) {
            html.within("li", &[], |html| {
                html.raw(&format!(
                    "<svg width=\"26\" height=\"14\" viewBox=\"0 0 26 14\" aria-hidden=\"true\"><path class=\"{class}\" d=\"{path}\"/></svg> "
                ));
                html.text(words);
            });
        }
    });
}
