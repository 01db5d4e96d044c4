//! What a document says about how its items stand to each other, looked up by id.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Correction, Document, Item, Party, Point, RelationKind, Series, Source, Statement};

/// Items by id, and what points at them.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    items: BTreeMap<&'a str, Item<'a>>,
    parties: BTreeMap<&'a str, &'a Party>,
    sources: BTreeMap<&'a str, &'a Source>,
    /// How many statements a speaker made in one place.
    speeches: BTreeMap<(&'a str, &'a str), usize>,
    /// Statements that name an item or a cause, in `about` or in a relation.
    about: BTreeMap<&'a str, Vec<&'a Statement>>,
    incoming: BTreeMap<&'a str, Vec<(&'a Statement, RelationKind)>>,
    corrections: BTreeMap<&'a str, Vec<&'a Correction>>,
    /// The id that stands for the thing a figure is for, by the figure's id.
    things: BTreeMap<&'a str, &'a str>,
    /// Figures for one thing, by the id that stands for it.
    rivals: BTreeMap<&'a str, Vec<(&'a Series, &'a Point)>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut index = Self {
            parties: document.parties.iter().map(|party| (party.id.0.as_str(), party)).collect(),
            sources: document.sources.iter().map(|source| (source.id.0.as_str(), source)).collect(),
            ..Self::default()
        };
        for item in document.items() {
            index.items.insert(&item.id().0, item);
        }
        for series in &document.series {
            index.items.entry(&series.id.0).or_insert(Item::Series(series));
        }
        for statement in document.statements.iter().filter(|statement| statement.retracted.is_none()) {
            *index.speeches.entry(speech_key(statement)).or_default() += 1;
            let related = statement.relations.iter().map(|relation| relation.to.0.as_str());
            let named: BTreeSet<&str> = statement.about.iter().map(|id| id.0.as_str()).chain(related).collect();
            for id in named {
                index.about.entry(id).or_default().push(statement);
            }
            for relation in &statement.relations {
                index.incoming.entry(&relation.to.0).or_default().push((statement, relation.kind));
            }
        }
        for correction in &document.corrections {
            for id in &correction.items {
                index.corrections.entry(&id.0).or_default().push(correction);
            }
        }
        for series in document.series.iter().filter(|series| series.retracted.is_none()) {
            for point in series.points.iter().filter(|point| point.retracted.is_none()) {
                let thing = index.find_thing(point);
                index.rivals.entry(thing).or_default().push((series, point));
            }
        }
        index
    }

    pub(super) fn item(&self, id: &str) -> Option<Item<'a>> {
        self.items.get(id).copied()
    }

    pub(super) fn party(&self, id: &str) -> Option<&'a Party> {
        self.parties.get(id).copied()
    }

    pub(super) fn source(&self, id: &str) -> Option<&'a Source> {
        self.sources.get(id).copied()
    }

    /// Statements that name an item or a cause, in the order of the file, without those taken back.
    pub(super) fn about(&self, id: &str) -> &[&'a Statement] {
        self.about.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn incoming(&self, id: &str) -> &[(&'a Statement, RelationKind)] {
        self.incoming.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn corrections(&self, id: &str) -> &[&'a Correction] {
        self.corrections.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many statements the speaker of this one made in the same place.
    pub(super) fn speeches(&self, statement: &Statement) -> usize {
        self.speeches.get(&speech_key(statement)).copied().unwrap_or_default()
    }

    /// All figures for the same thing, this one among them.
    pub(super) fn rivals(&self, point: &Point) -> &[(&'a Series, &'a Point)] {
        let thing = self.things.get(point.id.0.as_str()).copied().unwrap_or(&point.id.0);
        self.rivals.get(thing).map(Vec::as_slice).unwrap_or_default()
    }

    /// Finds what stands for the thing that a figure is for: the end of its chain of `same_as`, or of a circle the
    /// figure where it was first entered. Every step of a chain is walked once over the whole document.
    fn find_thing(&mut self, point: &'a Point) -> &'a str {
        let mut path: Vec<&'a str> = Vec::new();
        let mut here = point;
        let thing = loop {
            let id: &'a str = &here.id.0;
            // While a path is walked, its figures stand for themselves: meeting one of them again ends a circle.
            if let Some(known) = self.things.get(id) {
                break *known;
            }
            self.things.insert(id, id);
            path.push(id);
            match here.same_as.as_ref().and_then(|next| self.items.get(next.0.as_str())) {
                Some(Item::Point(_, next)) => here = next,
                _ => break id,
            }
        };
        for id in path {
            self.things.insert(id, thing);
        }
        thing
    }
}

fn speech_key(statement: &Statement) -> (&str, &str) {
    (&statement.speaker, statement.published_on.as_ref().map_or("", |publication| &publication.name))
}
