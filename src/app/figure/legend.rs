//! What the marks in view mean: only those, each drawn as it is drawn.

use leptos::prelude::*;

use super::super::tag::{Tag, drawing, tag, tags};
use super::painter::Painter;
use crate::export::{Sample, sample};
use crate::scene::Sign;
use crate::words::interface::INTERFACE;

/// The legend.
pub(super) fn legend(painter: Painter) -> Tag {
    let entries = move || Some(tags(painter.signs.get().iter().map(entry)));
    tag("ul").class("legend").attr("part", "legend").attr("aria-label", INTERFACE.legend).place(entries)
}

fn entry(sign: Sign) -> Tag {
    let Sample { class, path, words } = sample(sign);
    let picture = drawing("svg")
        .attr("width", "26")
        .attr("height", "14")
        .attr("viewBox", "0 0 26 14")
        .attr("aria-hidden", "true")
        .put(drawing("path").class(class).attr("d", path));
    tag("li").put(picture).text(words)
}
