//! A document told in one zone, ready to be written out.

use std::collections::BTreeSet;

use crate::document::{Diagnostic, Document, Item, Level, TzTables};
use crate::record::{Entry, Line, Why, lines, record, why};
use crate::scene::{Options, Rooms, Scene, Story, scene};
use crate::timeline::View;
use crate::words::Words;

/// A document with its figure, record and table of causes.
pub struct Told<'a> {
    /// The document.
    pub document: &'a Document,
    /// What there is to say about the file.
    pub diagnostics: &'a [Diagnostic],
    /// Sentences in its zone.
    pub words: Words<'a>,
    /// What is drawn.
    pub story: Story,
    /// The record.
    pub entries: Vec<Entry>,
    /// Who says why.
    pub whys: Vec<Why>,
    /// The lines of the record, before they are put into words.
    pub lines: Vec<Line>,
    rooms: Rooms,
    anchors: BTreeSet<String>,
}

impl<'a> Told<'a> {
    /// Tells a document in a zone, or in its own.
    pub fn new(document: &'a Document, diagnostics: &'a [Diagnostic], zone: Option<&'a str>) -> Self {
        let home = document.time_zone.as_deref().unwrap_or("UTC");
        let words = Words::new(document, &TzTables, zone.unwrap_or(home));
        let entries = record(document, &words);
        let lines = lines(document);
        let story = Story::new(document, &words, &lines);
        let whys = why(document, &words);
        // As on the page: the same box in every zone.
        let rooms = {
            let words = Words::new(document, &TzTables, home);
            Rooms::new(&Story::new(document, &words, &lines), &words)
        };
        let shown = entries.iter().map(|entry| &entry.id).chain(whys.iter().map(|why| &why.id));
        let anchors = shown.map(|id| id.0.clone()).collect();
        Self { document, diagnostics, words, story, entries, whys, lines, rooms, anchors }
    }

    /// The figure in a window, so wide.
    pub fn scene(&self, view: View, width_px: f64) -> Scene {
        let options = Options { view, width_px, log: false, selected: None, related: Vec::new() };
        scene(&self.story, &self.words, &self.rooms, &options)
    }

    /// Where on its page an item stands; `None` for what has no line of its own.
    pub fn address(&self, id: &str) -> Option<String> {
        self.anchors.contains(id).then(|| ["#", &anchor(id)].concat())
    }

    /// Warnings about an item.
    pub fn remarks(&self, id: &str) -> impl Iterator<Item = &Diagnostic> {
        let of_item = move |diagnostic: &&Diagnostic| {
            diagnostic.level == Level::Warning && diagnostic.item.as_deref().is_some_and(|item| item == id)
        };
        self.diagnostics.iter().filter(of_item)
    }

    /// The first and last instant that are stated, or the first window that the document names.
    pub fn stretch_ms(&self) -> Option<(i64, i64)> {
        let view = self.document.view.as_ref().and_then(|view| Some((view.earliest_ms?, view.latest_ms?)));
        let stated = || {
            let (statements, events) = (&self.document.statements, &self.document.events);
            let said = statements.iter().map(|one| &one.at).chain(events.iter().map(|one| &one.at)).flatten();
            let bounds = self.story.few_bounds().chain(said);
            let bounds = bounds.flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten();
            bounds.fold(None, |known: Option<(i64, i64)>, at_ms| {
                Some(known.map_or((at_ms, at_ms), |(from_ms, to_ms)| (from_ms.min(at_ms), to_ms.max(at_ms))))
            })
        };
        view.or_else(stated)
    }

    /// An item of that id.
    pub fn item(&self, id: &str) -> Option<Item<'a>> {
        self.words.item(id)
    }
}

/// The id of an item's element: apart from the page's own.
pub(super) fn anchor(id: &str) -> String {
    ["item-", id].concat()
}
