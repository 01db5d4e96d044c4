//! Reading a document value by value, with a diagnostic for everything that is not as it should be.

#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::document) mod described;
mod fields;
mod finish;
mod json;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod near;
mod primitives;
pub(in crate::document) mod rules;
mod scan;
mod text;

pub(in crate::document) use fields::Fields;
pub use json::is_hidden;
pub(in crate::document) use json::{Form, Json, excerpt, string_of};
pub use scan::Ahead;
pub(in crate::document) use scan::Tape;

use super::normal::Sequence;
use super::time::{SpokenIn, order::Stated};
use super::{Class, Counts, Level, Zones};
use crate::small::{ByName, Names};
use std::rc::Rc;

/// A type that can be read from JSON.
pub(in crate::document) trait Read: Sized {
    /// What it costs when one of these cannot be read that may be absent, or stands in a list: what is a record is
    /// content and missed (`Error`), a word, a time or an id is not (`Warning`).
    const LOSS: Level = Level::Warning;

    /// Whether `null` says something of its own.
    const NULL_SPEAKS: bool = false;

    /// The order of its fields, where it has any.
    const SEQUENCE: Option<&'static Sequence> = None;

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
    /// Ids of the items that are kept; without it all are.
    pub(in crate::document) only: Option<Names<'static>>,
    /// How many of those have been read.
    held: usize,
    drafts: Vec<Draft>,
    /// How many there were of each level, kept or not.
    counts: Counts,
    /// How many of each level are kept.
    kept: Counts,
    /// Whether one that was not kept is of class `Shape`.
    shape_dropped: bool,
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
    pub(in crate::document) renamed: ByName<'static, String>,
    /// Ids written in the file, those of items left out included.
    pub(in crate::document) written_ids: Names<'static>,
    /// What ids are being read for.
    target: Option<Target>,
    pub(in crate::document) references: Vec<Reference>,
    /// Times that are said to be after or before items.
    pub(in crate::document) orders: Vec<Stated>,
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
            only: None,
            held: 0,
            drafts: Vec::new(),
            counts: Counts::default(),
            kept: Counts::default(),
            shape_dropped: false,
            time_zone: None,
            spoken_in: SpokenIn::Document,
            utc_told: false,
            counts_reports: false,
            item: None,
            renamed: ByName::default(),
            written_ids: Names::new(),
            target: None,
            references: Vec::new(),
            orders: Vec::new(),
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
        *self.counts.of(level) += 1;
        self.keep(Draft { class, level, place, found, expected });
    }

    fn keep(&mut self, draft: Draft) {
        let kept = self.kept.of(draft.level);
        if *kept < KEPT_OF_A_LEVEL {
            *kept += 1;
            self.drafts.push(draft);
        } else if draft.class == Class::Shape {
            self.shape_dropped = true;
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
        if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            self.path.push_str(name);
            return before;
        }
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

    /// Whether what was just read as an element is kept. Of items those are that are wanted, or in which one is: where
    /// more than `before` are held by now.
    fn is_kept(&mut self, before: usize) -> bool {
        let Some(only) = &self.only else { return true };
        let mut parts = self.path.split('/').skip(1);
        let is_item = matches!(
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()),
            (Some(_), Some(_), None, ..) | (Some("series"), Some(_), Some("points"), Some(_), None)
        );
        let id = self.item.as_deref().map(|id| id.strip_prefix(rules::MADE_UP).unwrap_or(id));
        self.held += usize::from(is_item && id.is_some_and(|id| only.contains(id)));
        !is_item || self.held > before
    }

    /// Ids by which items were named, and of items that say what they came after or before.
    #[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
    pub(in crate::document) fn named(&mut self) -> Names<'static> {
        let own = self.orders.iter().filter_map(|stated| stated.item.as_deref());
        let own: Vec<String> = own.map(|id| id.trim_start_matches(rules::MADE_UP).to_owned()).collect();
        let mut named = Names::new();
        for id in std::mem::take(&mut self.references).into_iter().map(|reference| reference.id).chain(own) {
            // A made-up id may have had to be lengthened.
            named.add(id.trim_end_matches('_').to_owned().into());
            named.add(id.into());
        }
        named
    }

    /// Goes back to where one stood before.
    pub(in crate::document) fn leave(&mut self, before: usize) {
        self.path.truncate(before);
    }

    /// For [`Self::soften`]; as long as it is the same, nothing was reported.
    pub(in crate::document) fn mark(&self) -> Mark {
        Mark { drafts: self.drafts.len(), counts: self.counts }
    }

    /// What was reported since the mark costs a field and not the item, so that no error is left in it.
    fn soften(&mut self, mark: Mark) {
        let softened = self.counts.errors.saturating_sub(mark.counts.errors);
        if softened == 0 {
            return;
        }
        self.counts.errors -= softened;
        self.counts.warnings += softened;
        for mut draft in self.drafts.split_off(mark.drafts.min(self.drafts.len())) {
            *self.kept.of(draft.level) -= 1;
            if draft.level == Level::Error {
                draft.level = Level::Warning;
            }
            self.keep(draft);
        }
    }
}

/// How much had been reported at a point of reading.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::document) struct Mark {
    drafts: usize,
    counts: Counts,
}
