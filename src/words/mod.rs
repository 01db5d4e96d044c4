//! Every sentence about time, value, evidence and relations, from one table a language: no backend makes its own.

mod account;
mod calendar;
pub mod dialogs;
pub mod draft;
pub mod embedding;
mod english;
mod evidence;
mod figure;
mod index;
pub mod interface;
mod language;
pub mod legend;
pub mod links;
pub mod moment;
mod outage;
mod phrasing;
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

use crate::document::{Correction, Document, Item, Party, Point, RelationKind, Series, Source, Spot, Statement, Zones};
use crate::small::before;
pub use figure::FigureWords;
pub use index::Index;
use language::Language;
pub use sentence::Related;
pub use title::opening;

/// Whether there is a table for a language (BCP 47).
pub fn is_spoken(tag: &str) -> bool {
    speaks(&english::ENGLISH, tag)
}

/// Whether a table is that of a language; what follows the code of the language is not asked for.
fn speaks(language: &Language, tag: &str) -> bool {
    before(tag, "-").eq_ignore_ascii_case(language.code)
}

/// Makes words of a document's items, with times in one zone.
pub struct Words<'a> {
    /// What is spoken of.
    pub document: &'a Document,
    /// Who knows the zones' offsets.
    pub zones: &'a dyn Zones,
    /// The zone in which times are said: IANA, `UTC`, or a fixed offset such as `-04:00`.
    pub zone: &'a str,
    index: Lent<'a>,
}

/// An index of one's own, or that of others who speak of the same document.
enum Lent<'a> {
    Own(Box<Index>),
    From(&'a Index),
}

impl<'a> Words<'a> {
    /// Words about `document` with times in `zone`. Cheap: nothing is read yet.
    pub fn new(document: &'a Document, zones: &'a dyn Zones, zone: &'a str) -> Self {
        Self { document, zones, zone, index: Lent::Own(Box::default()) }
    }

    /// The same with an index of this document that is kept, for words that are asked for frame after frame.
    pub fn with_index(document: &'a Document, zones: &'a dyn Zones, zone: &'a str, index: &'a Index) -> Self {
        Self { document, zones, zone, index: Lent::From(index) }
    }

    /// Where the item of that id stands.
    pub fn spot(&self, id: &str) -> Option<Spot> {
        self.index().spot(self.document, id)
    }

    /// The item of that id, series without measured values among them.
    pub fn item(&self, id: &str) -> Option<Item<'a>> {
        self.index().item(self.document, id)
    }

    /// The party of that id.
    pub fn party_of(&self, id: &str) -> Option<&'a Party> {
        self.index().party(self.document, id)
    }

    /// The source of that id.
    pub fn source_of(&self, id: &str) -> Option<&'a Source> {
        self.index().source(self.document, id)
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
    pub fn incoming(&self, id: &str) -> impl Iterator<Item = (&'a Statement, RelationKind)> + use<'a> {
        self.index().incoming(self.document, id)
    }

    /// What was corrected of an item, in the order of the file.
    pub fn corrections(&self, id: &str) -> Vec<&'a Correction> {
        self.index().corrections(self.document, id)
    }

    /// All figures for the same thing as this one, by `same_as` in either direction, this one among them.
    pub fn rivals(&self, point: &Point) -> Vec<(&'a Series, &'a Point)> {
        self.index().rivals(self.document, point)
    }

    fn index(&self) -> &Index {
        match &self.index {
            Lent::Own(index) => index,
            Lent::From(index) => index,
        }
    }

    // One language so far. A second is a second table; which one is asked for is then a field of `Words`.
    fn language(&self) -> &'static Language {
        &english::ENGLISH
    }
}
