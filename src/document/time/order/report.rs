//! What is said of the order of items and cannot be: a diagnostic for each such relation, at its own place.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::{Conflict, Order, Span};
use crate::document::read::{Reader, rules::MADE_UP};
use crate::document::{Class, Document, Item, Level, Time};
use crate::small::ByName;

/// A time that names what it is after or before.
#[derive(Debug)]
pub(in crate::document) struct Stated {
    /// The id of the record it stands in, as it was read.
    pub(in crate::document) item: Option<Rc<str>>,
    /// The time itself.
    pub(in crate::document) time: Time,
    /// Which of the reader's references are its `after`.
    pub(in crate::document) after: Range<usize>,
    /// Which of the reader's references are its `before`; they follow those.
    pub(in crate::document) before: Range<usize>,
}

/// Reports what cannot be. Ids must be settled by now.
pub(in crate::document) fn report(document: &Document, reader: &mut Reader<'_>) {
    let all = std::mem::take(&mut reader.orders);
    if all.is_empty() {
        return;
    }
    let items: Vec<Item> = document.items().collect();
    let order = Order::of(&items);
    let mut places = ByName::default();
    items.iter().enumerate().for_each(|(place, item)| places.set(Cow::Borrowed(item.id()), place));
    for stated in all {
        let Some(read_as) = stated.item.as_deref() else { continue };
        let id = read_as.strip_prefix(MADE_UP).map_or(read_as, |id| reader.renamed.get(id).map_or(id, String::as_str));
        let Some(own) = places.get(id).copied() else { continue };
        let Some(item) = items.get(own).filter(|item| item.retracted().is_none()) else { continue };
        let is_moment = item.time() == Some(&stated.time);
        let mut faults = Vec::new();
        for index in stated.after.start..stated.before.end {
            let is_after = stated.after.contains(&index);
            let Some(reference) = reader.references.get(index) else { continue };
            let Some(other) = places.get(&reference.id).copied() else { continue };
            let conflict = if is_moment {
                order.conflict(if is_after { (other, own) } else { (own, other) })
            } else {
                // An end, another account, a retraction: no item's moment, so that its own bounds alone count.
                let (time, other) = (Span::of(&stated.time), order.span(other));
                let can_be = if is_after { other.can_precede(time) } else { time.can_precede(other) };
                (!can_be).then_some(Conflict::Bounds)
            };
            let fault = conflict.map(|conflict| said(id, &reference.id, is_after, conflict));
            faults.extend(fault.map(|fault| (reference.place.clone(), fault)));
        }
        for (place, (found, expected)) in faults {
            reader.report_at(Class::Meaning, Level::Warning, place, found, expected);
        }
    }
}

/// What was found and what was expected of `own`, which is stated to be after or before `other`.
fn said(own: &str, other: &str, is_after: bool, conflict: Conflict) -> (String, String) {
    let (side, opposite) = if is_after { ("before", "after") } else { ("after", "before") };
    let why = match conflict {
        Conflict::Bounds => ["by the times given did not come ", side],
        Conflict::Circle => ["in turn is said to come ", opposite],
    };
    let found = ["\"", other, "\", which ", &why.concat(), " \"", own, "\""].concat();
    (found, ["an item that can have come ", side, " \"", own, "\"; no order is taken from this one"].concat())
}
