//! The record, each item in full.

use super::html::Html;
use super::told::{Told, anchor};
use crate::export::plain;
use crate::record::{Detail, Entry, Part, Row, note};
use crate::words::interface::INTERFACE;

/// The whole record as a list.
pub(super) fn record(html: &mut Html, told: &Told) {
    if told.entries.is_empty() {
        return;
    }
    html.within("section", &[("class", "record"), ("aria-labelledby", "it-record")], |html| {
        html.line("h2", &[("id", "it-record")], INTERFACE.record);
        html.line("p", &[("class", "soft")], &note(told.document, &told.words).unwrap_or_default());
        html.within("ol", &[], |html| {
            html.raw("\n");
            let first_untimed = told.entries.iter().position(|entry| entry.untimed);
            for (index, entry) in told.entries.iter().enumerate() {
                if first_untimed == Some(index) {
                    html.line("li", &[("class", "record-heading")], INTERFACE.time_not_stated);
                }
                line(html, told, entry);
            }
        });
    });
}

fn line(html: &mut Html, told: &Told, entry: &Entry) {
    let Some(item) = told.item(&entry.id) else { return };
    let class = if entry.retracted { "entry retracted" } else { "entry" };
    let id = anchor(&entry.id);
    let detail = Detail::new(item, &told.words);
    html.within("li", &[("class", class), ("id", &id), ("data-entry", &entry.id)], |html| {
        html.leaf("span", &[("class", "when"), ("dir", "auto")], &plain(&entry.when));
        html.within("div", &[], |html| {
            html.raw("\n");
            let title = |html: &mut Html| {
                let address = ["#", &id].concat();
                html.leaf("a", &[("class", "link"), ("href", &address), ("dir", "auto")], &entry.title);
            };
            html.within("h3", &[], |html| if entry.retracted { html.within("s", &[], title) } else { title(html) });
            html.line("p", &[("class", "soft"), ("dir", "auto")], &plain(&entry.meta));
            contents(html, told, &detail);
            if told.remarks(&entry.id).next().is_some() {
                html.line("p", &[("class", "in-part")], INTERFACE.in_part);
            }
        });
    });
}

/// What there is to an item beside its title.
fn contents(html: &mut Html, told: &Told, detail: &Detail) {
    html.line("blockquote", &[("dir", "auto")], detail.quote.as_deref().unwrap_or_default());
    html.line("p", &[("dir", "auto")], detail.text.as_deref().unwrap_or_default());
    facts(html, told, &detail.rows);
}

/// Facts with their names.
pub(super) fn facts(html: &mut Html, told: &Told, rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    html.within("dl", &[("class", "facts")], |html| {
        html.raw("\n");
        for row in rows {
            html.within("div", &[], |html| {
                html.leaf("dt", &[("dir", "auto")], &row.label);
                for part in &row.parts {
                    html.within("dd", &[], |html| self::part(html, told, part));
                }
            });
        }
    });
}

/// A piece of a fact.
pub(super) fn part(html: &mut Html, told: &Told, part: &Part) {
    match part {
        Part::Text(text) => html.leaf("bdi", &[], text),
        Part::Item(id, title) => item_link(html, told, id, title),
        Part::Link(href, text) => html.link(href, text),
    }
}

/// An item's name that leads to its line, where it has one.
pub(super) fn item_link(html: &mut Html, told: &Told, id: &str, title: &str) {
    match told.address(id) {
        Some(address) => html.leaf("a", &[("class", "link"), ("href", &address), ("dir", "auto")], title),
        None => html.leaf("bdi", &[], title),
    }
}
