//! The record: every item as a line of words, in order, to be searched and filtered.

mod bits;
mod detail;
mod facets;
mod filter;
mod finder;
mod headline;
mod moments;
mod order;
mod why;

#[cfg(test)]
mod tests;

pub use bits::Bits;
pub use detail::{Detail, Part, Row, corrected};
pub use facets::{Facet, Facets, Value};
pub use filter::{Filter, occurrences};
pub use finder::Finder;
pub use headline::{Headline, KeyFigure};
pub use moments::{Moment, moments};
pub use why::{Said, Why, why};

use crate::document::{Document, Id, Item, Kind, Spot};
use crate::words::{Related, Words};

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The item's id.
    pub id: Id,
    /// What it is.
    pub kind: Kind,
    /// When, in short: dates are left out on the record's main day.
    pub when: String,
    /// When, in full.
    pub when_full: String,
    /// "Elon Musk to Fox Business".
    pub title: String,
    /// Everything else that is known of it.
    pub sentence: String,
    /// How it stands to other items, which are links to each other; the sentence ends with the same in words.
    pub related: Vec<Related>,
    /// How much of the sentence comes before that, in bytes.
    pub told_bytes: usize,
    /// "Outage, 3 accounts that differ".
    pub meta: String,
    /// Whether it has no place in time and stands at the end, under a heading of its own.
    pub untimed: bool,
    /// Whether it was taken back, and is to be struck.
    pub retracted: bool,
    /// Names and titles of all its sources, to be searched.
    pub sources: String,
    /// Where it stands in the record: rising from entry to entry.
    pub order: usize,
}

impl Entry {
    /// The sentence without how the item stands to others.
    pub fn told(&self) -> &str {
        self.sentence.get(..self.told_bytes).unwrap_or(&self.sentence)
    }

    /// All in which words are looked for.
    fn parts(&self) -> [&str; 5] {
        [&self.when_full, &self.title, &self.sentence, &self.meta, &self.sources]
    }
}

/// A line of the record before it is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its item.
    pub spot: Spot,
    /// Whether it has no place in time and stands at the end, under a heading of its own.
    pub untimed: bool,
}

/// The lines of the record: by the first instant that any bound names, an item known only to be after or before another
/// beside that one, none before what is certain to be before it, and at the end what has no place in time. Causes are
/// not among them: see [`why`].
pub fn lines(document: &Document) -> Vec<Line> {
    // Causes too, since two items may be known to be before and after the same one.
    let (spots, items): (Vec<Spot>, Vec<Item>) = document.spots().zip(document.items()).unzip();
    let line = |place: order::Placed| Some(Line { spot: *spots.get(place.item)?, untimed: place.untimed });
    let lines = order::in_order(&items).into_iter().filter_map(line);
    lines.filter(|line| line.spot.kind() != Kind::Cause).collect()
}

/// All of [`lines`] in words.
pub fn record(document: &Document, words: &Words) -> Vec<Entry> {
    let near_ms = main_day_ms(document);
    let lines = lines(document);
    lines.iter().enumerate().filter_map(|(order, line)| entry(*line, order, words, near_ms)).collect()
}

/// A line in words, `order` its place in the record; `near_ms` is [`main_day_ms`].
pub fn entry(line: Line, order: usize, words: &Words, near_ms: Option<i64>) -> Option<Entry> {
    let item = words.document.item_at(line.spot)?;
    let (told, related) = (words.told(item), words.related(item));
    let told_bytes = told.len();
    Some(Entry {
        id: item.id().clone(),
        kind: item.kind(),
        when: words.item_when(item, near_ms),
        when_full: words.item_when_full(item),
        title: words.title(item),
        sentence: words.with_related(told, &related),
        told_bytes,
        related,
        meta: words.meta(item),
        untimed: line.untimed,
        retracted: item.retracted().is_some(),
        sources: words.item_sources(item),
        order,
    })
}

/// An instant on the record's main day, Unix milliseconds: in the document's first window, else that of its first item
/// with a time. On that day the column of times leaves the date out.
pub fn main_day_ms(document: &Document) -> Option<i64> {
    let in_view = document.view.as_ref().and_then(|view| view.earliest_ms.or(view.latest_ms));
    in_view.or_else(|| document.items().find_map(order::first_ms))
}

/// What a time without a date means in this record: "Times without a date are on Monday 10 March 2025. Time zone: London,
/// UTC+0." `None` if no item has a time.
pub fn note(document: &Document, words: &Words) -> Option<String> {
    let at_ms = main_day_ms(document)?;
    let bounds_ms = document.items().filter_map(order::first_ms);
    let stretch_ms = bounds_ms.fold((at_ms, at_ms), |(from_ms, to_ms), at_ms| (from_ms.min(at_ms), to_ms.max(at_ms)));
    Some(words.undated(at_ms, stretch_ms))
}
