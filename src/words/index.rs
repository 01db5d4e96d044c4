//! What a document says about how its items stand to each other, looked up by id.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::document::{Correction, Document, Id, Item, Party, Point, RelationKind, Series, Source, Spot, Statement};
use crate::small::{self, ByName, hash};

/// Items by id, and what points at them: each table made when it is first asked for, since many words need none, and
/// kept beside the document, since to make one all items are looked at.
#[derive(Debug, Default)]
pub struct Index {
    ids: OnceLock<Ids>,
    parties: OnceLock<Places>,
    sources: OnceLock<Places>,
    /// Statements that name an item or a cause, in `about` or in a relation, without those taken back.
    about: OnceLock<Places>,
    corrections: OnceLock<Places>,
    /// Statements by who made them and where, without those taken back.
    speeches: OnceLock<Places>,
    rivals: OnceLock<Rivals>,
}

/// Places in one list of the document by a text, rising.
type Places = ByName<'static, Vec<u32>>;

fn gathered(pairs: &mut dyn Iterator<Item = (String, u32)>) -> Places {
    let mut places = Places::default();
    for (text, place) in pairs {
        if let Some(found) = places.or(Cow::Owned(text), Vec::new).filter(|found| found.last() != Some(&place)) {
            found.push(place);
        }
    }
    places
}

fn found<'t>(places: &'t Places, text: &str) -> &'t [u32] {
    places.get(text).map(Vec::as_slice).unwrap_or_default()
}

/// Those of a list that are at some places.
fn all_at<'a, T>(list: &'a [T], places: &[u32]) -> Vec<&'a T> {
    places.iter().filter_map(|place| list.get(*place as usize)).collect()
}

/// Items by their ids.
#[derive(Debug)]
struct Ids {
    spots: Vec<Spot>,
    places: small::Places,
}

impl Ids {
    fn new(document: &Document) -> Self {
        let mut spots: Vec<Spot> = document.spots().collect();
        // Found after what has the id for itself.
        spots.extend((0..document.series.len() as u32).map(Spot::Series));
        let mut places = small::Places::default();
        for spot in &spots {
            places.add(document.item_at(*spot).map_or(0, |item| hash(item.id().as_bytes())));
        }
        Self { spots, places }
    }

    fn spot(&self, document: &Document, id: &str) -> Option<Spot> {
        let spot_at = |place: usize| self.spots.get(place).copied();
        let has_id = |spot| document.item_at(spot).is_some_and(|item| **item.id() == *id);
        self.places.find(hash(id.as_bytes()), &mut |place| spot_at(place).is_some_and(has_id)).and_then(spot_at)
    }
}

/// Figures for one thing.
#[derive(Debug, Default)]
struct Rivals {
    /// The id that stands for the thing a figure is for, by the figure's id.
    things: ByName<'static, String>,
    /// Figures for one thing, by the id that stands for it: the series of each, and its place in that.
    figures: ByName<'static, Vec<(u32, u32)>>,
}

impl Index {
    /// Nothing looked at yet.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn item<'a>(&self, document: &'a Document, id: &str) -> Option<Item<'a>> {
        self.spot(document, id).and_then(|spot| document.item_at(spot))
    }

    pub(super) fn spot(&self, document: &Document, id: &str) -> Option<Spot> {
        self.ids.get_or_init(|| Ids::new(document)).spot(document, id)
    }

    pub(super) fn party<'a>(&self, document: &'a Document, id: &str) -> Option<&'a Party> {
        let ids = |party: &Party| party.id.0.clone();
        let parties = self.parties.get_or_init(|| gathered(&mut document.parties.iter().map(ids).zip(0..)));
        document.parties.get(*found(parties, id).last()? as usize)
    }

    pub(super) fn source<'a>(&self, document: &'a Document, id: &str) -> Option<&'a Source> {
        let ids = |source: &Source| source.id.0.clone();
        let sources = self.sources.get_or_init(|| gathered(&mut document.sources.iter().map(ids).zip(0..)));
        document.sources.get(*found(sources, id).last()? as usize)
    }

    /// Statements that name an item or a cause, in the order of the file, without those taken back.
    pub(super) fn about<'a>(&self, document: &'a Document, id: &str) -> Vec<&'a Statement> {
        let about = self.about.get_or_init(|| {
            let named = stated(document).flat_map(|(statement, place)| {
                let related = statement.relations.iter().map(|relation| &relation.to);
                statement.about.iter().chain(related).map(move |id| (id.0.clone(), place))
            });
            gathered(&mut { named })
        });
        all_at(&document.statements, found(about, id))
    }

    pub(super) fn incoming<'a>(
        &self,
        document: &'a Document,
        id: &str,
    ) -> impl Iterator<Item = (&'a Statement, RelationKind)> + use<'a> {
        let id = Id(id.to_owned());
        self.about(document, &id).into_iter().flat_map(move |statement| {
            let relations = statement.relations.iter().filter(|relation| relation.to == id);
            relations.map(|relation| (statement, relation.kind)).collect::<Vec<_>>()
        })
    }

    pub(super) fn corrections<'a>(&self, document: &'a Document, id: &str) -> Vec<&'a Correction> {
        let corrections = self.corrections.get_or_init(|| {
            let ids = |(correction, place): (&'a Correction, u32)| {
                correction.items.iter().map(move |id| (id.0.clone(), place))
            };
            gathered(&mut document.corrections.iter().zip(0..).flat_map(ids))
        });
        all_at(&document.corrections, found(corrections, id))
    }

    /// How many statements the speaker of this one made in the same place.
    pub(super) fn speeches(&self, document: &Document, statement: &Statement) -> usize {
        let speeches = self
            .speeches
            .get_or_init(|| gathered(&mut stated(document).map(|(statement, place)| (speech_key(statement), place))));
        found(speeches, &speech_key(statement)).len()
    }

    /// All figures for the same thing, this one among them.
    pub(super) fn rivals<'a>(&self, document: &'a Document, point: &Point) -> Vec<(&'a Series, &'a Point)> {
        let rivals = self.rivals.get_or_init(|| {
            let mut rivals = Rivals::default();
            for (series, place) in document.series.iter().zip(0..).filter(|(series, _)| series.retracted.is_none()) {
                for (point, figure) in series.points.iter().zip(0..).filter(|(point, _)| point.retracted.is_none()) {
                    let thing = self.find_thing(document, &mut rivals.things, point);
                    rivals
                        .figures
                        .or(Cow::Owned(thing), Vec::new)
                        .into_iter()
                        .for_each(|all| all.push((place, figure)));
                }
            }
            rivals
        });
        let thing = rivals.things.get(&point.id.0).unwrap_or(&point.id.0);
        let figures = rivals.figures.get(thing).map(Vec::as_slice).unwrap_or_default().iter();
        let figure = |(series, figure): &(u32, u32)| match document.item_at(Spot::Point(*series, *figure)) {
            Some(Item::Point(series, point)) => Some((series, point)),
            _ => None,
        };
        figures.filter_map(figure).collect()
    }

    /// Finds what stands for the thing that a figure is for: the end of its chain of `same_as`, or of a circle the
    /// figure where it was first entered. Every step of a chain is walked once over the whole document.
    fn find_thing<'a>(&self, document: &'a Document, things: &mut ByName<'static, String>, point: &'a Point) -> String {
        let mut path: Vec<&'a str> = Vec::new();
        let mut here = point;
        let thing = loop {
            let id: &'a str = &here.id.0;
            // While a path is walked, its figures stand for themselves: meeting one of them again ends a circle.
            if let Some(known) = things.get(id) {
                break known.clone();
            }
            things.set(Cow::Owned(id.to_owned()), id.to_owned());
            path.push(id);
            match here.same_as.as_ref().and_then(|next| self.item(document, next)) {
                Some(Item::Point(_, next)) => here = next,
                _ => break id.to_owned(),
            }
        };
        for id in path {
            things.set(Cow::Owned(id.to_owned()), thing.clone());
        }
        thing
    }
}

/// Statements that were not taken back, with their places.
fn stated(document: &Document) -> impl Iterator<Item = (&Statement, u32)> {
    document.statements.iter().zip(0..).filter(|(statement, _)| statement.retracted.is_none())
}

fn speech_key(statement: &Statement) -> String {
    let place = statement.published_on.as_ref().map_or("", |publication| &publication.name);
    [&statement.speaker, "\n", place].concat()
}
