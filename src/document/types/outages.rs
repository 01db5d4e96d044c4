//! What was down, and when.

use super::Id;
use crate::document::{Bounded, Duration, End, Time};

record! {
    /// An item taken back: it stays as a struck line without its content.
    pub struct Retraction {
        /// When it was taken back.
        pub at: Option<Time>,
        /// Why it was taken back.
        pub text: String,
    }
}

record! {
    /// A time in which something was down. Where there is only one account of it, the account’s fields may stand on
    /// the outage itself.
    pub struct Outage {
        /// The outage’s id.
        pub id: Id as own_id,
        /// What it is called.
        pub label: String,
        /// How bad it was.
        pub severity: Option<Severity>,
        /// Whether it did not work, worked badly, or was taken down on purpose.
        pub phase: Option<Phase>,
        /// Where it was.
        pub regions: Vec<String>,
        /// What was down.
        pub services: Vec<String>,
        /// The lane in which it is drawn, if not that of the first region, else of the first service.
        pub lane: Option<String>,
        /// A remark.
        pub note: Option<String>,
        /// Who says when it was; those that disagree stand side by side.
        // Never empty once parsed: fields written on the outage itself are its first account.
        pub accounts: Vec<Account>,
        /// Sources of the outage as a whole; also of an account whose fields stand on the outage itself.
        pub sources: Vec<Id> as source,
        /// Says that the outage is taken back.
        pub retracted: Option<Retraction> as struck,
    }
    inline accounts: Account { start, end, duration, lead };
    check crate::document::check::outage;
}

choice! {
    /// How bad an outage is.
    pub enum Severity {
        /// Few are affected.
        Minor = "minor",
        /// Many are affected.
        Major = "major",
        /// Nearly all are affected.
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
        /// The account’s id.
        pub id: Option<Id> as any_own_id,
        /// When it began.
        pub start: Option<Time>,
        /// When it ended.
        pub end: End,
        /// How long it took; may stand without any time.
        pub duration: Option<Bounded<Duration>>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Whether the editor names this account as the lead: the one that is drawn full. At most one account of an
        /// outage is; without one it is the first.
        pub lead: bool,
        /// A remark.
        pub note: Option<String>,
    }
    check crate::document::check::account;
}
