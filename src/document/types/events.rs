//! Events, causes, corrections, terms.

use super::{Id, Retraction};
use crate::document::Time;

record! {
    /// Something that happened or was done.
    pub struct Event {
        /// Its id.
        pub id: Id as own_id,
        /// When.
        pub at: Option<Time>,
        /// What.
        pub label: String,
        /// What kind.
        pub kind: Option<EventKind>,
        /// By whom: the id of a party, or a name.
        pub party: Option<String> as party,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Taken back.
        pub retracted: Option<Retraction> as struck,
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
        pub id: Id as own_id,
        /// What.
        pub label: String,
        /// How far it is established, according to the document.
        pub status: Option<CauseStatus>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Taken back.
        pub retracted: Option<Retraction> as struck,
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
        pub items: Vec<Id> as anything,
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
