//! Every item of a document in one way: what can be opened, linked to and drawn.

use super::{Cause, Document, Event, Id, Outage, Point, Retraction, Series, Statement, Time};

/// What an item is; `as_str` is its `data-kind` on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An outage.
    Outage,
    /// A single published figure of a series.
    Point,
    /// A series of measured values.
    Series,
    /// A statement.
    Statement,
    /// An event.
    Event,
    /// A cause.
    Cause,
}

impl Kind {
    /// The word used on the screen's elements.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outage => "outage",
            Self::Point => "point",
            Self::Series => "series",
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Cause => "cause",
        }
    }
}

/// One item of a document.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// An outage.
    Outage(&'a Outage),
    /// A figure, with the series it belongs to.
    Point(&'a Series, &'a Point),
    /// A series.
    Series(&'a Series),
    /// A statement.
    Statement(&'a Statement),
    /// An event.
    Event(&'a Event),
    /// A cause.
    Cause(&'a Cause),
}

/// Where an item stands in its document: a name of a few bytes, for lists of a hundred thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// An outage.
    Outage(u32),
    /// A figure: its series, and which of its points.
    Point(u32, u32),
    /// A series.
    Series(u32),
    /// A statement.
    Statement(u32),
    /// An event.
    Event(u32),
    /// A cause.
    Cause(u32),
}

impl Spot {
    /// What stands there.
    pub fn kind(self) -> Kind {
        match self {
            Self::Outage(_) => Kind::Outage,
            Self::Point(..) => Kind::Point,
            Self::Series(_) => Kind::Series,
            Self::Statement(_) => Kind::Statement,
            Self::Event(_) => Kind::Event,
            Self::Cause(_) => Kind::Cause,
        }
    }
}

impl<'a> Item<'a> {
    /// Its id.
    pub fn id(self) -> &'a Id {
        match self {
            Self::Outage(item) => &item.id,
            Self::Point(_, item) => &item.id,
            Self::Series(item) => &item.id,
            Self::Statement(item) => &item.id,
            Self::Event(item) => &item.id,
            Self::Cause(item) => &item.id,
        }
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        match self {
            Self::Outage(_) => Kind::Outage,
            Self::Point(..) => Kind::Point,
            Self::Series(_) => Kind::Series,
            Self::Statement(_) => Kind::Statement,
            Self::Event(_) => Kind::Event,
            Self::Cause(_) => Kind::Cause,
        }
    }

    /// When it was: of an outage the start by its lead account.
    pub fn time(self) -> Option<&'a Time> {
        match self {
            Self::Outage(item) => item.lead().and_then(|account| account.start.as_ref()),
            Self::Point(_, item) => item.at.as_ref(),
            Self::Statement(item) => item.at.as_ref(),
            Self::Event(item) => item.at.as_ref(),
            Self::Series(_) | Self::Cause(_) => None,
        }
    }

    /// Its own sources; of a figure without any, those of its series.
    pub fn sources(self) -> &'a [Id] {
        match self {
            Self::Outage(item) => &item.sources,
            Self::Point(series, item) if item.sources.is_empty() => &series.sources,
            Self::Point(_, item) => &item.sources,
            Self::Series(item) => &item.sources,
            Self::Statement(item) => &item.sources,
            Self::Event(item) => &item.sources,
            Self::Cause(item) => &item.sources,
        }
    }

    /// Whether and why it was taken back; of a figure, also with its series.
    pub fn retracted(self) -> Option<&'a Retraction> {
        match self {
            Self::Outage(item) => item.retracted.as_ref(),
            Self::Point(series, item) => item.retracted.as_ref().or(series.retracted.as_ref()),
            Self::Series(item) => item.retracted.as_ref(),
            Self::Statement(item) => item.retracted.as_ref(),
            Self::Event(item) => item.retracted.as_ref(),
            Self::Cause(item) => item.retracted.as_ref(),
        }
    }
}

impl Outage {
    /// The account that is drawn full: the one the editor named, else the first.
    pub fn lead(&self) -> Option<&super::Account> {
        self.accounts.iter().find(|account| account.lead).or(self.accounts.first())
    }

    /// The lane it is drawn in; `None` is the common one.
    pub fn lane(&self) -> Option<&str> {
        self.lane.as_deref().or(self.regions.first().map(String::as_str)).or(self.services.first().map(String::as_str))
    }
}

impl Document {
    /// Every item: outages, figures and measured series, statements, events, causes, each in the order of the file.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        let figures = self.series.iter().flat_map(|series| {
            let own = series.samples.is_some().then_some(Item::Series(series));
            own.into_iter().chain(series.points.iter().map(move |point| Item::Point(series, point)))
        });
        (self.outages.iter().map(Item::Outage))
            .chain(figures)
            .chain(self.statements.iter().map(Item::Statement))
            .chain(self.events.iter().map(Item::Event))
            .chain(self.causes.iter().map(Item::Cause))
    }

    /// Where every item stands, in the order of [`Self::items`].
    pub fn spots(&self) -> impl Iterator<Item = Spot> {
        let figures = self.series.iter().zip(0..).flat_map(|(series, place)| {
            let own = series.samples.is_some().then_some(Spot::Series(place));
            own.into_iter().chain(series.points.iter().zip(0..).map(move |(_, point)| Spot::Point(place, point)))
        });
        (places(&self.outages).map(Spot::Outage))
            .chain(figures)
            .chain(places(&self.statements).map(Spot::Statement))
            .chain(places(&self.events).map(Spot::Event))
            .chain(places(&self.causes).map(Spot::Cause))
    }

    /// The item that stands there.
    pub fn item_at(&self, spot: Spot) -> Option<Item<'_>> {
        match spot {
            Spot::Outage(place) => self.outages.get(place as usize).map(Item::Outage),
            Spot::Point(series, place) => {
                let series = self.series.get(series as usize)?;
                series.points.get(place as usize).map(|point| Item::Point(series, point))
            }
            Spot::Series(place) => self.series.get(place as usize).map(Item::Series),
            Spot::Statement(place) => self.statements.get(place as usize).map(Item::Statement),
            Spot::Event(place) => self.events.get(place as usize).map(Item::Event),
            Spot::Cause(place) => self.causes.get(place as usize).map(Item::Cause),
        }
    }

    /// The item of that id.
    pub fn item(&self, id: &str) -> Option<Item<'_>> {
        self.items().find(|item| item.id().0 == id)
    }

    /// The name of a speaker, party or assessor: of the party with that id, else the text itself.
    pub fn name_of<'a>(&'a self, id_or_name: &'a str) -> &'a str {
        self.parties.iter().find(|party| party.id.0 == id_or_name).map_or(id_or_name, |party| &party.name)
    }

    /// The source of that id.
    pub fn source(&self, id: &str) -> Option<&super::Source> {
        self.sources.iter().find(|source| source.id.0 == id)
    }
}

fn places<T>(list: &[T]) -> impl Iterator<Item = u32> {
    0..u32::try_from(list.len()).unwrap_or(u32::MAX)
}
