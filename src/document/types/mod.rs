//! The types of the incident document.

mod events;
mod outages;
mod series;
mod statements;

pub use events::*;
pub use outages::*;
pub use series::*;
pub use statements::*;

use super::{Duration, Time, Value};

/// A name by which one part of the document points at another: `[A-Za-z0-9._-]+`, one namespace over the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

impl std::ops::Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

record! {
    /// An incident document: JSON (RFC 8259) in UTF-8. What is absent is not known, and is shown as not known.
    pub struct Document {
        /// The document’s own name, for whoever keeps several.
        pub id: Option<Id>,
        /// The headline.
        pub title: String,
        /// What happened, in one or two sentences.
        pub summary: Option<String>,
        /// The language of the document’s texts.
        pub language: Option<String> as language,
        /// The zone in which the story is told: times without an offset and a zone of their own are read in it.
        /// Without it they are read in UTC.
        pub time_zone: Option<String> as document_zone,
        /// Where the incident stands.
        pub status: Option<Status>,
        /// When the document was first published.
        pub published: Option<Time>,
        /// When the document was last changed.
        pub updated: Option<Time>,
        /// Which revision of the document this is.
        pub revision: Option<Revision>,
        /// Who publishes the document.
        pub publisher: Option<String>,
        /// Who wrote the document.
        pub byline: Option<String>,
        /// Under which terms the document may be used: an SPDX identifier, or words.
        pub licence: Option<String>,
        /// The address where the document is at home.
        pub canonical_url: Option<String> as link,
        /// The window that is shown first: an interval with both ends.
        pub view: Option<Time>,
        /// What failed.
        pub subject: Option<Subject>,
        /// Figures for the headline, in the order in which they are shown.
        pub key_figures: Vec<KeyFigure>,
        /// How often to look for a newer revision, while the incident goes on.
        pub refresh: Option<Duration>,
        /// Who speaks and acts.
        pub parties: Vec<Party>,
        /// Where what the document says is known from.
        pub sources: Vec<Source>,
        /// What was down, and when.
        pub outages: Vec<Outage>,
        /// What was counted and measured.
        pub series: Vec<Series>,
        /// Who said what.
        pub statements: Vec<Statement>,
        /// What happened or was done.
        pub events: Vec<Event>,
        /// What is said to have caused the incident.
        pub causes: Vec<Cause>,
        /// What was changed after publication.
        pub corrections: Vec<Correction>,
        /// Terms explained.
        pub glossary: Vec<Term>,
    }
    check crate::document::check::document;
}

/// A revision, as written: a number or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision(pub String);

choice! {
    /// Where an incident stands.
    pub enum Status {
        /// No cause is known yet.
        Investigating = "investigating",
        /// The cause is known.
        Identified = "identified",
        /// It is mended, and is being watched.
        Monitoring = "monitoring",
        /// It is over.
        Resolved = "resolved",
    }
}

record! {
    /// What failed.
    pub struct Subject {
        /// Its name.
        pub name: String,
        /// Its other names.
        pub also_known_as: Vec<String>,
        /// Its own page.
        pub url: Option<String> as link,
    }
}

record! {
    /// A figure for the headline.
    pub struct KeyFigure {
        /// The figure.
        pub value: Value,
        /// What it counts.
        pub label: String,
        /// Who says so.
        pub sources: Vec<Id> as source,
    }
}

record! {
    /// Someone who speaks or acts.
    pub struct Party {
        /// The party’s id.
        pub id: Id as own_id,
        /// The party’s name.
        pub name: String,
        /// What they are, in a few words.
        pub role: Option<String>,
        /// Whether it is a person, an organisation, a service, or someone unnamed.
        pub kind: Option<PartyKind>,
    }
}

choice! {
    /// Kinds of party.
    pub enum PartyKind {
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
        /// A service.
        Service = "service",
        /// Someone whose name is withheld.
        Anonymous = "anonymous",
    }
}

record! {
    /// Where something is known from. One of `title` and `url` is required.
    pub struct Source {
        /// The source’s id.
        pub id: Id as own_id,
        /// Its title.
        pub title: Option<String>,
        /// Who published it.
        pub publisher: Option<String>,
        /// Where it stands.
        pub url: Option<String> as link,
        /// Where a copy of it is kept.
        pub archive_url: Option<String> as link,
        /// When it was published.
        pub published: Option<Time>,
        /// When it was read.
        pub accessed: Option<Time>,
        /// The source through which this one was seen.
        pub via: Option<Id> as via,
        /// Where in it: a page, a paragraph, a minute.
        pub locator: Option<String>,
        /// What it is.
        pub kind: Option<SourceKind>,
    }
    one_of title, url;
    check crate::document::check::source;
}

choice! {
    /// Kinds of source.
    pub enum SourceKind {
        /// A news article.
        Article = "article",
        /// A post on a social platform.
        Post = "post",
        /// An interview.
        Interview = "interview",
        /// A press release.
        PressRelease = "press_release",
        /// A measurement.
        Measurement = "measurement",
        /// A status page.
        StatusPage = "status_page",
        /// A filing to an authority or a court.
        Filing = "filing",
        /// A log.
        Log = "log",
        /// A ticket.
        Ticket = "ticket",
        /// A chat.
        Chat = "chat",
    }
}
