//! The types of the incident document.

use super::{Bounded, Duration, End, Time, Value};

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
    /// An incident.
    pub struct Document {
        /// Its own name.
        pub id: Option<Id>,
        /// Headline.
        pub title: String,
        /// One or two sentences.
        pub summary: Option<String>,
        /// Language of the texts (BCP 47).
        pub language: Option<String>,
        /// Zone in which the story is told (IANA).
        pub time_zone: Option<String>,
        /// Where the incident stands.
        pub status: Option<Status>,
        /// When the document was first published.
        pub published: Option<Time>,
        /// When it was last changed.
        pub updated: Option<Time>,
        /// Its revision, a number or a text.
        pub revision: Option<Revision>,
        /// Who publishes it.
        pub publisher: Option<String>,
        /// Who wrote it.
        pub byline: Option<String>,
        /// Under which terms.
        pub licence: Option<String>,
        /// Where it is at home.
        pub canonical_url: Option<String>,
        /// The first window shown: an interval.
        pub view: Option<Time>,
        /// What failed.
        pub subject: Option<Subject>,
        /// Figures for the headline; derived from the items when absent.
        pub key_figures: Vec<KeyFigure>,
        /// How often to look for a newer one.
        pub refresh: Option<Duration>,
        /// Who speaks and acts.
        pub parties: Vec<Party>,
        /// Where it is known from.
        pub sources: Vec<Source>,
        /// What was down, and when.
        pub outages: Vec<Outage>,
        /// Counts and measurements.
        pub series: Vec<Series>,
        /// Who said what.
        pub statements: Vec<Statement>,
        /// What happened or was done.
        pub events: Vec<Event>,
        /// What is said to have caused it.
        pub causes: Vec<Cause>,
        /// What was changed after publication.
        pub corrections: Vec<Correction>,
        /// Terms explained.
        pub glossary: Vec<Term>,
    }
}

/// A revision, as written: a number or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision(pub String);

choice! {
    /// Where an incident stands.
    pub enum Status {
        /// No cause known yet.
        Investigating = "investigating",
        /// The cause is known.
        Identified = "identified",
        /// Mended, being watched.
        Monitoring = "monitoring",
        /// Over.
        Resolved = "resolved",
    }
}

record! {
    /// What failed.
    pub struct Subject {
        /// Its name.
        pub name: String,
        /// Other names.
        pub also_known_as: Vec<String>,
        /// Its own page.
        pub url: Option<String>,
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
        pub sources: Vec<Id>,
    }
}

record! {
    /// Someone who speaks or acts.
    pub struct Party {
        /// Its id.
        pub id: Id,
        /// Name.
        pub name: String,
        /// What they are, in a few words.
        pub role: Option<String>,
        /// A person, an organisation, …
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
        /// Its id.
        pub id: Id,
        /// Title.
        pub title: Option<String>,
        /// Who published it.
        pub publisher: Option<String>,
        /// Where it stands.
        pub url: Option<String>,
        /// Where a copy is kept.
        pub archive_url: Option<String>,
        /// When it was published.
        pub published: Option<Time>,
        /// When it was read.
        pub accessed: Option<Time>,
        /// The source through which this one was seen.
        pub via: Option<Id>,
        /// Where in it: a page, a paragraph, a minute.
        pub locator: Option<String>,
        /// What it is.
        pub kind: Option<SourceKind>,
    }
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

record! {
    /// An item taken back: it stays as a struck line without its content.
    pub struct Retraction {
        /// When.
        pub at: Option<Time>,
        /// Why.
        pub text: String,
    }
}

record! {
    /// A window in which something was down.
    pub struct Outage {
        /// Its id.
        pub id: Id,
        /// What it is called.
        pub label: String,
        /// How bad.
        pub severity: Option<Severity>,
        /// Down, degraded, or planned.
        pub phase: Option<Phase>,
        /// Where.
        pub regions: Vec<String>,
        /// What.
        pub services: Vec<String>,
        /// The lane it is drawn in, if not the first region's or service's.
        pub lane: Option<String>,
        /// A remark.
        pub note: Option<String>,
        /// Who says when. Never empty once parsed; fields written on the outage itself are its first account.
        pub accounts: Vec<Account>,
        /// Sources of the outage as a whole.
        pub sources: Vec<Id>,
        /// Taken back.
        pub retracted: Option<Retraction>,
    }
}

choice! {
    /// How bad an outage is.
    pub enum Severity {
        /// Few are affected.
        Minor = "minor",
        /// Many are.
        Major = "major",
        /// Nearly all are.
        Critical = "critical",
    }
}

choice! {
    /// What an outage is.
    pub enum Phase {
        /// It did not work.
        Outage = "outage",
        /// It worked badly.
        Degraded = "degraded",
        /// It was taken down on purpose.
        Maintenance = "maintenance",
    }
}

record! {
    /// One account of when an outage was.
    pub struct Account {
        /// Its id, if it has one.
        pub id: Option<Id>,
        /// When it began.
        pub start: Option<Time>,
        /// When it ended.
        pub end: End,
        /// How long it took.
        pub duration: Option<Bounded<Duration>>,
        /// Who says so.
        pub sources: Vec<Id>,
        /// Whether the editor names this account as the lead.
        pub lead: bool,
        /// A remark.
        pub note: Option<String>,
    }
}

record! {
    /// Counts or measurements of one thing.
    pub struct Series {
        /// Its id.
        pub id: Id,
        /// What is counted.
        pub label: String,
        /// Reports, errors, …
        pub kind: Option<SeriesKind>,
        /// Unit of the values.
        pub unit: Option<String>,
        /// Where.
        pub region: Option<String>,
        /// Who counted.
        pub publisher: Option<String>,
        /// How it was counted: `count`, `cumulative`, `as_of`, `mean`, `p95`, …
        pub statistic: Option<String>,
        /// Length of time that one value covers.
        pub interval: Option<Duration>,
        /// The usual level.
        pub baseline: Option<Baseline>,
        /// Who says so.
        pub sources: Vec<Id>,
        /// Single published figures.
        pub points: Vec<Point>,
        /// Measured values.
        pub samples: Option<Samples>,
        /// Taken back.
        pub retracted: Option<Retraction>,
    }
}

choice! {
    /// What a series counts.
    pub enum SeriesKind {
        /// Reports by users.
        Reports = "reports",
        /// Errors.
        Errors = "errors",
        /// Time taken.
        Latency = "latency",
        /// Traffic.
        Traffic = "traffic",
        /// Customers affected.
        Customers = "customers",
        /// Something else.
        Other = "other",
    }
}

/// The usual level of a series.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// One level throughout.
    Level(Value),
    /// A level for each time.
    Samples(Samples),
}

/// Measured values. A gap is `NaN`.
#[derive(Debug, Clone)]
pub enum Samples {
    /// One value after another at a fixed distance.
    Regular {
        /// Time of the first value, Unix milliseconds.
        start_ms: i64,
        /// Distance, milliseconds, more than 0.
        every_ms: i64,
        /// Values.
        values: Vec<f64>,
    },
    /// A time for each value, rising; both lists are of one length.
    Irregular {
        /// Times, Unix milliseconds.
        times_ms: Vec<i64>,
        /// Values.
        values: Vec<f64>,
    },
}

record! {
    /// A single published figure.
    pub struct Point {
        /// Its id.
        pub id: Id,
        /// When; absent: time not stated.
        pub at: Option<Time>,
        /// How much.
        pub value: Value,
        /// Another point that is a figure for the same thing.
        pub same_as: Option<Id>,
        /// How it is made up.
        pub breakdown: Vec<Share>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id>,
        /// Taken back.
        pub retracted: Option<Retraction>,
    }
}

record! {
    /// A part of a figure.
    pub struct Share {
        /// What part.
        pub label: String,
        /// How much of the whole, from 0 to 1.
        pub share: f64,
    }
}

record! {
    /// What someone said. One of `quote` and `paraphrase` is required.
    pub struct Statement {
        /// Its id.
        pub id: Id,
        /// When.
        pub at: Option<Time>,
        /// Who: the id of a party, or a name.
        pub speaker: String,
        /// Where it was said first.
        pub published_on: Option<Publication>,
        /// Word for word.
        pub quote: Option<String>,
        /// In other words.
        pub paraphrase: Option<String>,
        /// What kind of statement.
        pub kind: Option<StatementKind>,
        /// Items and causes it is about.
        pub about: Vec<Id>,
        /// How it stands to other statements.
        pub relations: Vec<Relation>,
        /// What was offered in support.
        pub evidence: Option<Evidence>,
        /// What third parties made of it.
        pub assessments: Vec<Assessment>,
        /// A picture or film.
        pub media: Option<Media>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id>,
        /// Taken back.
        pub retracted: Option<Retraction>,
    }
}

record! {
    /// Where something was said first.
    pub struct Publication {
        /// Its name.
        pub name: String,
        /// What it is, in the document's own words.
        pub kind: Option<String>,
    }
}

choice! {
    /// Kinds of statement.
    pub enum StatementKind {
        /// Something is so.
        Claim = "claim",
        /// A reading of data.
        Analysis = "analysis",
        /// It was not so, or not us.
        Denial = "denial",
        /// We have a problem.
        Acknowledgement = "acknowledgement",
        /// An answer to someone.
        Response = "response",
        /// News from those who mend.
        Update = "update",
        /// Background.
        Context = "context",
    }
}

record! {
    /// How a statement stands to another item.
    pub struct Relation {
        /// The other.
        pub to: Id,
        /// How.
        pub kind: RelationKind,
    }
}

choice! {
    /// Kinds of relation.
    pub enum RelationKind {
        /// It answers it.
        Answers = "answers",
        /// It disputes it.
        Disputes = "disputes",
        /// It supports it.
        Supports = "supports",
        /// It repeats it.
        Repeats = "repeats",
        /// It corrects it.
        Corrects = "corrects",
    }
}

record! {
    /// What was offered in support of a statement.
    pub struct Evidence {
        /// How much.
        pub offered: Offered,
        /// What.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id>,
    }
}

choice! {
    /// How much evidence was offered.
    pub enum Offered {
        /// None.
        None = "none",
        /// Described, not shown.
        Described = "described",
        /// Shown.
        Published = "published",
        /// Not known.
        Unknown = "unknown",
    }
}

record! {
    /// What a third party made of a statement. A verdict on a person needs an owner: both `by` and `sources` are required.
    pub struct Assessment {
        /// Whose: the id of a party, or a name.
        pub by: String,
        /// What they found.
        pub verdict: Verdict,
        /// In their words.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id>,
    }
}

choice! {
    /// What a third party found.
    pub enum Verdict {
        /// It could not be checked.
        Unverified = "unverified",
        /// What is known fits.
        Consistent = "consistent",
        /// Others found the same.
        Corroborated = "corroborated",
        /// There are doubts.
        Disputed = "disputed",
        /// It is wrong.
        Refuted = "refuted",
    }
}

record! {
    /// A picture or film: shown as a link.
    pub struct Media {
        /// Where.
        pub url: String,
        /// What is seen.
        pub alt: Option<String>,
        /// Whose.
        pub credit: Option<String>,
    }
}

record! {
    /// Something that happened or was done.
    pub struct Event {
        /// Its id.
        pub id: Id,
        /// When.
        pub at: Option<Time>,
        /// What.
        pub label: String,
        /// What kind.
        pub kind: Option<EventKind>,
        /// By whom: the id of a party, or a name.
        pub party: Option<String>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id>,
        /// Taken back.
        pub retracted: Option<Retraction>,
    }
}

choice! {
    /// Kinds of event.
    pub enum EventKind {
        /// What set it off.
        Trigger = "trigger",
        /// Something was changed.
        Change = "change",
        /// It was noticed.
        Detection = "detection",
        /// Something was decided.
        Decision = "decision",
        /// Something was done against it.
        Mitigation = "mitigation",
        /// It got better.
        Recovery = "recovery",
        /// The public or customers were told.
        Communication = "communication",
        /// Something outside.
        External = "external",
    }
}

record! {
    /// What is said to have caused the incident. Who says so is derived from the statements about it.
    pub struct Cause {
        /// Its id.
        pub id: Id,
        /// What.
        pub label: String,
        /// How far it is established, according to the document.
        pub status: Option<CauseStatus>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id>,
        /// Taken back.
        pub retracted: Option<Retraction>,
    }
}

choice! {
    /// How far a cause is established.
    pub enum CauseStatus {
        /// Someone thinks so.
        Suspected = "suspected",
        /// It is established.
        Confirmed = "confirmed",
        /// It was not that.
        RuledOut = "ruled_out",
    }
}

record! {
    /// Something changed after publication.
    pub struct Correction {
        /// When.
        pub at: Option<Time>,
        /// What.
        pub text: String,
        /// Which items.
        pub items: Vec<Id>,
    }
}

record! {
    /// A term explained.
    pub struct Term {
        /// The term.
        pub term: String,
        /// What it means.
        pub definition: String,
    }
}

impl Samples {
    /// The values; a gap is `NaN`.
    pub fn values(&self) -> &[f64] {
        let (Self::Regular { values, .. } | Self::Irregular { values, .. }) = self;
        values
    }

    /// Times of the first and the last value, Unix milliseconds; `None` if there is none.
    pub fn bounds_ms(&self) -> Option<(i64, i64)> {
        match self {
            Self::Regular { start_ms, every_ms, values } => {
                let steps = i64::try_from(values.len().checked_sub(1)?).ok()?;
                Some((*start_ms, start_ms.saturating_add(every_ms.saturating_mul(steps))))
            }
            Self::Irregular { times_ms, .. } => Some((*times_ms.first()?, *times_ms.last()?)),
        }
    }
}

impl PartialEq for Samples {
    /// Equal times and values; two gaps are equal.
    fn eq(&self, other: &Self) -> bool {
        fn same(a: &[f64], b: &[f64]) -> bool {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || a.is_nan() && b.is_nan())
        }
        match (self, other) {
            (
                Self::Regular { start_ms: a, every_ms: b, values: c },
                Self::Regular { start_ms: x, every_ms: y, values: z },
            ) => a == x && b == y && same(c, z),
            (Self::Irregular { times_ms: a, values: c }, Self::Irregular { times_ms: x, values: z }) => {
                a == x && same(c, z)
            }
            _ => false,
        }
    }
}
