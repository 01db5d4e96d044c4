//! What a document says about how its items stand to each other, looked up by id.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use crate::document::{Document, Item, Point, RelationKind, Series, Spot, Statement};

/// Items by id, and what points at them: each table made when it is first asked for, since many words need none, and
/// kept beside the document, since to make one all items are looked at.
#[derive(Debug, Default)]
pub struct Index {
    ids: OnceLock<Ids>,
    incoming: OnceLock<HashMap<String, Vec<(u32, RelationKind)>>>,
    /// How many statements a speaker made in one place.
    speeches: OnceLock<HashMap<String, HashMap<String, usize>>>,
    rivals: OnceLock<Rivals>,
}

/// Items by the hash of their ids, rising, and with it in the order of the document.
#[derive(Debug)]
struct Ids(Vec<(u64, Spot)>);

impl Ids {
    fn new(document: &Document) -> Self {
        let items = document.items().map(|item| hash(item.id()));
        let mut ids: Vec<(u64, Spot)> = items.zip(document.spots()).collect();
        // Found after what has the id for itself.
        ids.extend(document.series.iter().zip(0..).map(|(series, place)| (hash(&series.id), Spot::Series(place))));
        ids.sort_by_key(|(hash, _)| *hash);
        Self(ids)
    }

    fn spot(&self, document: &Document, id: &str) -> Option<Spot> {
        let wanted = hash(id);
        let from = self.0.partition_point(|(hash, _)| *hash < wanted);
        let same = self.0.iter().skip(from).take_while(|(hash, _)| *hash == wanted).map(|(_, spot)| *spot);
        same.into_iter().find(|spot| document.item_at(*spot).is_some_and(|item| **item.id() == *id))
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Figures for one thing.
#[derive(Debug, Default)]
struct Rivals {
    /// The id that stands for the thing a figure is for, by the figure's id.
    things: HashMap<String, String>,
    /// Figures for one thing, by the id that stands for it: the series of each, and its place in that.
    figures: HashMap<String, Vec<(u32, u32)>>,
}

impl Index {
    /// Nothing looked at yet.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn item<'a>(&self, document: &'a Document, id: &str) -> Option<Item<'a>> {
        self.spot(document, id).and_then(|spot| document.item_at(spot))
    }

    fn spot(&self, document: &Document, id: &str) -> Option<Spot> {
        self.ids.get_or_init(|| Ids::new(document)).spot(document, id)
    }

    pub(super) fn incoming<'a>(
        &self,
        document: &'a Document,
        id: &str,
    ) -> impl Iterator<Item = (&'a Statement, RelationKind)> + use<'a> {
        let incoming = self.incoming.get_or_init(|| {
            let mut incoming: HashMap<String, Vec<(u32, RelationKind)>> = HashMap::new();
            for (statement, place) in document.statements.iter().zip(0..) {
                for relation in statement.relations.iter().filter(|_| statement.retracted.is_none()) {
                    incoming.entry(relation.to.0.clone()).or_default().push((place, relation.kind));
                }
            }
            incoming
        });
        let found = incoming.get(id).map(Vec::as_slice).unwrap_or_default().to_vec();
        found.into_iter().filter_map(|(place, kind)| Some((document.statements.get(place as usize)?, kind)))
    }

    /// How many statements the speaker of this one made in the same place.
    pub(super) fn speeches(&self, document: &Document, statement: &Statement) -> usize {
        let speeches = self.speeches.get_or_init(|| {
            let mut speeches: HashMap<String, HashMap<String, usize>> = HashMap::new();
            for statement in document.statements.iter().filter(|statement| statement.retracted.is_none()) {
                let (speaker, place) = speech_key(statement);
                *speeches.entry(speaker.to_owned()).or_default().entry(place.to_owned()).or_default() += 1;
            }
            speeches
        });
        let (speaker, place) = speech_key(statement);
        speeches.get(speaker).and_then(|places| places.get(place)).copied().unwrap_or_default()
    }

    /// All figures for the same thing, this one among them.
    pub(super) fn rivals<'a>(&self, document: &'a Document, point: &Point) -> Vec<(&'a Series, &'a Point)> {
        let rivals = self.rivals.get_or_init(|| {
            let mut rivals = Rivals::default();
            for (series, place) in document.series.iter().zip(0..) {
                for (point, figure) in series.points.iter().zip(0..).filter(|(point, _)| point.retracted.is_none()) {
                    let thing = self.find_thing(document, &mut rivals.things, point);
                    rivals.figures.entry(thing).or_default().push((place, figure));
                }
            }
            rivals
        });
        let thing = rivals.things.get(&point.id.0).unwrap_or(&point.id.0);
        let found = rivals.figures.get(thing).map(Vec::as_slice).unwrap_or_default().iter();
        let figure = |(series, figure): &(u32, u32)| match document.item_at(Spot::Point(*series, *figure)) {
            Some(Item::Point(series, point)) => Some((series, point)),
            _ => None,
        };
        found.filter_map(figure).collect()
    }

    /// Finds what stands for the thing that a figure is for: the end of its chain of `same_as`, or of a circle the
    /// figure where it was first entered. Every step of a chain is walked once over the whole document.
    fn find_thing<'a>(&self, document: &'a Document, things: &mut HashMap<String, String>, point: &'a Point) -> String {
        let mut path: Vec<&'a str> = Vec::new();
        let mut here = point;
        let thing = loop {
            let id: &'a str = &here.id.0;
            // While a path is walked, its figures stand for themselves: meeting one of them again ends a circle.
            if let Some(known) = things.get(id) {
                break known.clone();
            }
            things.insert(id.to_owned(), id.to_owned());
            path.push(id);
            match here.same_as.as_ref().and_then(|next| self.item(document, next)) {
                Some(Item::Point(_, next)) => here = next,
                _ => break id.to_owned(),
            }
        };
        for id in path {
            things.insert(id.to_owned(), thing.clone());
        }
        thing
    }
}

fn speech_key(statement: &Statement) -> (&str, &str) {
    (&statement.speaker, statement.published_on.as_ref().map_or("", |publication| &publication.name))
}
