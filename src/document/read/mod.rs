//! Reading a document value by value, with a diagnostic for everything that is not as it should be.

mod fields;
mod finish;
mod json;
mod primitives;
pub(in crate::document) mod rules;
mod scan;

pub(in crate::document) use fields::Fields;
pub(in crate::document) use json::{Form, Json, excerpt};
pub(in crate::document) use scan::Tape;

use super::time::SpokenIn;
use super::{Class, Level, Zones};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A type that can be read from JSON.
pub(in crate::document) trait Read: Sized {
    /// What it costs when an element of a list of these cannot be read: what is a record is content and missed
    /// (`Error`), what is one of several words or ids is not (`Warning`).
    const LOSS: Level = Level::Warning;

    /// Whether `null` says something of its own.
    const NULL_SPEAKS: bool = false;

    /// What an absent field of this type is; `None` if it is required.
    fn absent() -> Option<Self> {
        None
    }

    /// Reads a value. When it cannot, it has reported why.
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// What a reference must point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Target {
    /// A source.
    Source,
    /// A figure of a series.
    Point,
    /// An outage, one of its accounts, a series, a figure, a statement, an event or a cause.
    Item,
    /// Anything that has an id.
    Anything,
    /// A party; what is no id is a name.
    PartyOrName,
}

/// A place where one part of the document names another.
#[derive(Debug)]
pub(in crate::document) struct Reference {
    pub(in crate::document) id: String,
    pub(in crate::document) target: Target,
    pub(in crate::document) place: Place,
}

/// Where something stands in the file.
#[derive(Debug, Clone)]
pub(in crate::document) struct Place {
    /// JSON pointer.
    pub(in crate::document) pointer: String,
    /// Bytes from the start of the text.
    pub(in crate::document) offset: usize,
    /// The id of the record it stands in, as it was read.
    pub(in crate::document) item: Option<Rc<str>>,
}

/// A diagnostic before its line and column are known.
#[derive(Debug)]
struct Draft {
    class: Class,
    level: Level,
    place: Place,
    found: String,
    expected: String,
}

/// What is known while a document is read.
pub(in crate::document) struct Reader<'a> {
    /// The text of the file, without its byte order mark.
    text: &'a str,
    /// Who knows the time zones.
    pub(in crate::document) zones: &'a dyn Zones,
    /// JSON pointer of the value being read.
    path: String,
    drafts: Vec<Draft>,
    /// How many there were of each level, kept or not.
    counts: [usize; 3],
    /// The document's `time_zone`, if it is known.
    pub(in crate::document) time_zone: Option<String>,
    /// The zone of the time being read.
    pub(in crate::document) spoken_in: SpokenIn,
    /// Whether it has been said that times without a zone are read in UTC.
    pub(in crate::document) utc_told: bool,
    /// Whether the series being read counts reports, which are never negative.
    pub(in crate::document) counts_reports: bool,
    /// The id of the record being read.
    pub(in crate::document) item: Option<Rc<str>>,
    /// Made-up ids that had to be made up again, since the file has them.
    pub(in crate::document) renamed: BTreeMap<String, String>,
    /// Ids written in the file, those of items left out included.
    pub(in crate::document) written_ids: BTreeSet<String>,
    /// What ids are being read for.
    target: Option<Target>,
    pub(in crate::document) references: Vec<Reference>,
    /// Which source was seen through which, and where that stands.
    pub(in crate::document) vias: Vec<(String, String, Place)>,
}

/// Diagnostics of one level that are kept: a file of nothing but faults must not cost more memory than it is long.
const KEPT_OF_A_LEVEL: usize = 1000;

impl<'a> Reader<'a> {
    pub(in crate::document) fn new(text: &'a str, zones: &'a dyn Zones) -> Self {
        Self {
            text,
            zones,
            path: String::new(),
            drafts: Vec::new(),
            counts: [0; 3],
            time_zone: None,
            spoken_in: SpokenIn::Document,
            utc_told: false,
            counts_reports: false,
            item: None,
            renamed: BTreeMap::new(),
            written_ids: BTreeSet::new(),
            target: None,
            references: Vec::new(),
            vias: Vec::new(),
        }
    }

    /// Reports what stands at `json`, which must be the value at the current path.
    pub(in crate::document) fn report(&mut self, class: Class, level: Level, json: Json<'_>, expected: &str) {
        self.report_found(class, level, json, json.excerpt(), expected);
    }

    /// As [`Self::report`], with other words for what was found.
    pub(in crate::document) fn report_found(
        &mut self,
        class: Class,
        level: Level,
        json: Json<'_>,
        found: String,
        expected: &str,
    ) {
        let place = self.place(json);
        self.report_at(class, level, place, found, expected.to_owned());
    }

    /// As [`Self::report`], for a place visited before.
    pub(in crate::document) fn report_at(
        &mut self,
        class: Class,
        level: Level,
        place: Place,
        found: String,
        expected: String,
    ) {
        let Some(count) = self.counts.get_mut(level as usize) else { return };
        *count += 1;
        if *count <= KEPT_OF_A_LEVEL {
            self.drafts.push(Draft { class, level, place, found, expected });
        }
    }

    /// Where `json` stands, which must be the value at the current path.
    pub(in crate::document) fn place(&self, json: Json<'_>) -> Place {
        let offset = (json.text().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Place { pointer: self.path.clone(), offset, item: self.item.clone() }
    }

    /// Where the field `name` of the value at the current path stands.
    pub(in crate::document) fn place_of(&mut self, name: &str, value: Json<'_>) -> Place {
        let before = self.enter(name);
        let place = self.place(value);
        self.leave(before);
        place
    }

    /// Goes to a field; the result is for [`Self::leave`].
    fn enter(&mut self, name: &str) -> usize {
        let before = self.path.len();
        self.path.push('/');
        for character in name.chars() {
            // RFC 6901, section 3.
            match character {
                '~' => self.path.push_str("~0"),
                '/' => self.path.push_str("~1"),
                _ => self.path.push(character),
            }
        }
        before
    }

    /// Goes to an element; the result is for [`Self::leave`].
    pub(in crate::document) fn enter_element(&mut self, index: usize) -> usize {
        self.enter(&index.to_string())
    }

    /// Goes back to where one stood before.
    pub(in crate::document) fn leave(&mut self, before: usize) {
        self.path.truncate(before);
    }

    /// For [`Self::soften`].
    fn mark(&self) -> usize {
        self.drafts.len()
    }

    /// What was reported since the mark costs a field and not the item, so that no error is left in it.
    fn soften(&mut self, mark: usize) {
        for draft in self.drafts.iter_mut().skip(mark).filter(|draft| draft.level == Level::Error) {
            draft.level = Level::Warning;
        }
    }
}
