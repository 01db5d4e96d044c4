//! Every sentence about time, value, evidence and relations, from one table a language: no backend makes its own.

mod account;
mod calendar;
mod english;
mod evidence;
mod figure;
mod index;
pub mod interface;
mod language;
mod outage;
mod point;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub mod publication;
mod quote;
mod sentence;
mod sources;
pub mod taken;
mod time;
mod title;
mod value;
mod why;

#[cfg(test)]
mod item_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod when_tests;

use std::cell::OnceCell;

use crate::document::{Correction, Document, Item, Party, Point, RelationKind, Series, Source, Statement, Zones};
pub use figure::FigureWords;
use index::Index;
use language::Language;
pub use sentence::Related;

/// Makes words of a document's items, with times in one zone.
pub struct Words<'a> {
    /// What is spoken of.
    pub document: &'a Document,
    /// Who knows the zones' offsets.
    pub zones: &'a dyn Zones,
    /// The zone in which times are said: IANA, `UTC`, or a fixed offset such as `-04:00`.
    pub zone: &'a str,
    /// Made when it is first asked for, since many words need none of it.
    index: OnceCell<Index<'a>>,
}

impl<'a> Words<'a> {
    /// Words about `document` with times in `zone`. Cheap: nothing is read yet.
    pub fn new(document: &'a Document, zones: &'a dyn Zones, zone: &'a str) -> Self {
        Self { document, zones, zone, index: OnceCell::new() }
    }

    /// The item of that id, series without measured values among them.
    pub fn item(&self, id: &str) -> Option<Item<'a>> {
        self.index().item(id)
    }

    /// The party of that id.
    pub fn party_of(&self, id: &str) -> Option<&'a Party> {
        self.index().party(id)
    }

    /// The source of that id.
    pub fn source_of(&self, id: &str) -> Option<&'a Source> {
        self.index().source(id)
    }

    /// The name of a speaker, party or assessor: of the party with that id, else the text itself.
    pub fn name_of<'t>(&self, id_or_name: &'t str) -> &'t str
    where
        'a: 't,
    {
        self.party_of(id_or_name).map_or(id_or_name, |party| &party.name)
    }

    /// The statements that answer, dispute, support, repeat or correct an item or cause, in the order of the file.
    /// Statements taken back are not among them.
    pub fn incoming(&self, id: &str) -> &[(&'a Statement, RelationKind)] {
        self.index().incoming(id)
    }

    /// What was corrected of an item, in the order of the file.
    pub fn corrections(&self, id: &str) -> &[&'a Correction] {
        self.index().corrections(id)
    }

    /// All figures for the same thing as this one, by `same_as` in either direction, this one among them.
    pub fn rivals(&self, point: &Point) -> &[(&'a Series, &'a Point)] {
        self.index().rivals(point)
    }

    fn index(&self) -> &Index<'a> {
        self.index.get_or_init(|| Index::new(self.document))
    }

    // One language so far. A second is a second table; which one is asked for is then a field of `Words`.
    fn language(&self) -> &'static Language {
        &english::ENGLISH
    }
}
