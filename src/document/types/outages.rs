//! What was down, and when.

use super::Id;
use crate::document::{Bounded, Duration, End, Time};

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
        pub id: Id as own_id,
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
        pub sources: Vec<Id> as source,
        /// Taken back.
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
        pub id: Option<Id> as any_own_id,
        /// When it began.
        pub start: Option<Time>,
        /// When it ended.
        pub end: End,
        /// How long it took.
        pub duration: Option<Bounded<Duration>>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Whether the editor names this account as the lead.
        pub lead: bool,
        /// A remark.
        pub note: Option<String>,
    }
    check crate::document::check::account;
}
