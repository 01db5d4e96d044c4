//! A document as it was read, and told in one zone.

use std::sync::{Arc, OnceLock};

use super::load::Foreign;
use super::problem::{Problem, placed};
use super::zones::{IntlZones, ZoneChoice};
use crate::document::{Ahead, Diagnostic, Document, Item, Level, parse_ahead};
use crate::link::LIMITS;
use crate::record::{Entry, Facets, Line, Moment, Why, entry, lines, main_day_ms, moments, why};
use crate::scene::{Rooms, Story};
use crate::small::Names;
use crate::words::{Index, Words};

/// A document that has been read.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What there is to say about the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Ids of items of which not all could be read.
    pub in_part: Names<'static>,
    /// Where it comes from, if this page's host did not publish it.
    pub foreign: Option<Foreign>,
    /// When it came, in Unix milliseconds, if it is what was kept from then and could not be checked since.
    pub kept_ms: Option<i64>,
    /// Its text, if it is so short that a link may carry it.
    pub text: Option<String>,
    /// Room for the figure, in the incident's own words.
    pub rooms: Rooms,
    /// The lines of the record.
    pub lines: Vec<Line>,
    /// Where its items stand, by id.
    pub index: Index,
    /// What its items can be told apart by, once that is asked for.
    facets: OnceLock<Facets>,
}

impl Loaded {
    fn words<'a>(&'a self, zone: &'a str) -> Words<'a> {
        Words::with_index(&self.document, &IntlZones, zone, &self.index)
    }
}

/// A document told in one zone.
#[derive(Debug)]
pub struct Told {
    /// The document.
    pub loaded: Arc<Loaded>,
    /// The zone: IANA, or `UTC`.
    pub zone: String,
    /// What is drawn.
    pub story: Story,
    /// Who says why.
    pub whys: Vec<Why>,
    /// The story in steps.
    pub moments: Vec<Moment>,
    /// An instant on the record's main day.
    near_ms: Option<i64>,
}

impl Told {
    /// A document in a zone.
    pub fn new(loaded: Arc<Loaded>, zone: String) -> Self {
        let words = loaded.words(&zone);
        let story = Story::new(&loaded.document, &words, &loaded.lines);
        Self::of(story, loaded, zone)
    }

    fn of(story: Story, loaded: Arc<Loaded>, zone: String) -> Self {
        let words = loaded.words(&zone);
        let story = story.warned(&loaded.in_part, &words);
        let whys = why(&loaded.document, &words);
        let moments = moments(&loaded.lines, &words, story.home);
        let near_ms = main_day_ms(&loaded.document);
        Self { story, whys, moments, zone, near_ms, loaded }
    }

    /// Sentences in its zone.
    pub fn words(&self) -> Words<'_> {
        self.loaded.words(&self.zone)
    }

    /// What its items can be told apart by. It is the same in every zone.
    pub fn facets(&self) -> &Facets {
        self.loaded.facets.get_or_init(|| Facets::new(&self.words(), &self.loaded.lines))
    }

    /// A line of the record in words.
    pub fn entry(&self, place: usize, words: &Words) -> Option<Entry> {
        entry(*self.loaded.lines.get(place)?, place, words, self.near_ms)
    }

    /// The id of a line's item.
    pub fn id(&self, place: usize) -> Option<&str> {
        let line = self.loaded.lines.get(place)?;
        self.loaded.document.item_at(line.spot).map(|item| item.id().0.as_str())
    }

    /// The place of an item in the record.
    pub fn place(&self, id: &str) -> Option<usize> {
        (0..self.loaded.lines.len()).find(|place| self.id(*place) == Some(id))
    }

    /// What could not be read of an item, or points nowhere.
    pub fn remarks(&self, id: &str) -> Vec<String> {
        let of_item = |diagnostic: &&Diagnostic| {
            diagnostic.level != Level::Hint && diagnostic.item.as_deref().is_some_and(|item| item == id)
        };
        self.loaded.diagnostics.iter().filter(of_item).map(placed).collect()
    }

    /// Items that answer or dispute an item, or that it answers or disputes, and rival figures.
    pub fn related(&self, id: &str) -> Vec<String> {
        let words = self.words();
        let mut related: Vec<String> = words.incoming(id).map(|(statement, _)| statement.id.0.clone()).collect();
        if let Some(Item::Statement(statement)) = words.item(id) {
            related.extend(statement.relations.iter().map(|relation| relation.to.0.clone()));
        }
        if let Some(Item::Point(_, point)) = words.item(id) {
            let rivals = words.rivals(point).into_iter().filter(|(_, rival)| rival.id.0 != id);
            related.extend(rivals.map(|(_, rival)| rival.id.0.clone()));
        }
        related
    }
}

/// Reads a document, of which `ahead` may have gone through the text as it came; `foreign` is where it comes from if it is,
/// `kept_ms` when it came if that was before. Tells it in its own zone; what is wrong with parts of it stands beside the
/// rest.
pub(super) fn read(
    (text, ahead): (String, Ahead),
    foreign: Option<Foreign>,
    kept_ms: Option<i64>,
) -> Result<Told, Problem> {
    let parsed = parse_ahead(&text, ahead, &IntlZones);
    // What is built next may take the room of a long one.
    let text = Some(text).filter(|text| text.len() <= LIMITS.bytes);
    let Some(document) = parsed.document else {
        // The first error is why there is no document; a hint before it is not.
        let why = parsed.diagnostics.into_iter().find(|diagnostic| diagnostic.level == Level::Error);
        return Err(Problem::Unreadable(parsed.failure, why));
    };
    let (lines, index) = (lines(&document), Index::new());
    let zone = ZoneChoice::Incident.zone(&document);
    let (story, rooms) = {
        let words = Words::with_index(&document, &IntlZones, &zone, &index);
        let story = Story::new(&document, &words, &lines);
        let rooms = Rooms::new(&story, &words);
        (story, rooms)
    };
    let mut in_part = Names::new();
    for faulty in parsed.diagnostics.iter().filter(|diagnostic| diagnostic.level != Level::Hint) {
        faulty.item.iter().for_each(|id| _ = in_part.add(id.0.clone().into()));
    }
    let loaded = Loaded {
        document,
        diagnostics: parsed.diagnostics,
        in_part,
        foreign,
        kept_ms,
        text,
        rooms,
        lines,
        index,
        facets: OnceLock::new(),
    };
    Ok(Told::of(story, Arc::new(loaded), zone))
}
