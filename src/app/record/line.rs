//! A line of the record as elements.

use std::sync::Arc;

use leptos::prelude::document;
use web_sys::{Element, HtmlElement};

use super::super::state::Told;
use super::element;
use crate::record::Entry;
use crate::words::Related;
use crate::words::interface::INTERFACE;

/// Which item a link opens.
pub(super) const OPENS: &str = "data-opens";

/// Stands before the lines of what has no time.
pub(super) fn untimed_heading() -> Option<HtmlElement> {
    let heading = element("li", "record-heading")?;
    heading.set_text_content(Some(INTERFACE.time_not_stated));
    Some(heading)
}

/// What lines are made of.
pub(super) struct Maker {
    pub(super) told: Arc<Told>,
}

impl Maker {
    /// A line.
    pub(super) fn line(&self, entry: &Entry, selected: Option<&str>) -> Option<HtmlElement> {
        let line = element("li", if entry.retracted { "entry retracted" } else { "entry" })?;
        let _ = line.set_attribute("data-entry", &entry.id);
        let when = element("span", "when")?;
        when.set_text_content(Some(&entry.when));
        let body = element("div", "")?;
        let _ = body.append_child(&*link("link", &entry.id, &entry.title)?);
        let told = element("p", "")?;
        told.set_text_content(Some(entry.told()));
        for related in &entry.related {
            let _ = told.append_child(&*related_to(related)?);
        }
        let _ = body.append_child(&told);
        let in_part = self.told.loaded.in_part.contains(&entry.id).then_some(INTERFACE.in_part);
        for (class, text) in [("soft", Some(entry.meta.as_str())), ("in-part", in_part)] {
            if let Some(text) = text {
                let part = element("p", class)?;
                part.set_text_content(Some(text));
                let _ = body.append_child(&part);
            }
        }
        let _ = line.append_child(&when);
        let _ = line.append_child(&body);
        mark(&line, selected == Some(&*entry.id.0));
        Some(line)
    }
}

/// How an item stands to others, each of which it opens.
fn related_to(related: &Related) -> Option<HtmlElement> {
    let sentence = element("span", "related")?;
    let say = |text: &str| {
        let _ = sentence.append_child(&document().create_text_node(text));
    };
    say(&[" ", &related.words, " "].concat());
    for (index, (id, title)) in related.items.iter().enumerate() {
        if index > 0 {
            say(", ");
        }
        let _ = sentence.append_child(&*link("relation", id, title)?);
    }
    say(".");
    Some(sentence)
}

/// What opens an item: heard by the list, since there may be many. A link, since a button is a box of its own, which breaks
/// lines where a sentence does not.
fn link(class: &str, id: &str, title: &str) -> Option<HtmlElement> {
    let link = element("a", class)?;
    // For another tab, and to be copied: ids have no letter that a link would have to write otherwise.
    let _ = link.set_attribute("href", &["#v1:item=", id].concat());
    let _ = link.set_attribute(OPENS, id);
    link.set_text_content(Some(title));
    Some(link)
}

/// Marks the line of an item, and no other.
pub(super) fn mark_entry<'a>(lines: impl Iterator<Item = &'a HtmlElement>, id: Option<&str>) {
    for line in lines {
        mark(line, id.is_some() && line.get_attribute("data-entry").as_deref() == id);
    }
}

fn mark(element: &Element, is_current: bool) {
    if is_current {
        let _ = element.set_attribute("aria-current", "true");
    } else if element.has_attribute("aria-current") {
        let _ = element.remove_attribute("aria-current");
    }
}
