//! Events, causes, corrections, terms.

use super::{Id, Retraction};
use crate::document::Time;

record! {
    /// Something that happened or was done.
    pub struct Event {
        /// The event’s id.
        pub id: Id as own_id,
        /// When it happened.
        pub at: Option<Time>,
        /// What happened.
        pub label: String,
        /// What kind of event it is.
        pub kind: Option<EventKind>,
        /// Who did it.
        pub party: Option<String> as party,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Says that the event is taken back.
        pub retracted: Option<Retraction> as struck,
    }
}

choice! {
    /// Kinds of event.
    pub enum EventKind {
        /// It set the incident off.
        Trigger = "trigger",
        /// Something was changed.
        Change = "change",
        /// The incident was noticed.
        Detection = "detection",
        /// Something was decided.
        Decision = "decision",
        /// Something was done against the incident.
        Mitigation = "mitigation",
        /// It got better.
        Recovery = "recovery",
        /// The public or customers were told.
        Communication = "communication",
        /// Something happened outside.
        External = "external",
    }
}

record! {
    /// What is said to have caused the incident. Who says so is derived from the statements about it; where none
    /// is for or against it its own sources are named, unless it was ruled out.
    pub struct Cause {
        /// The cause’s id.
        pub id: Id as own_id,
        /// What it is.
        pub label: String,
        /// How far it is established, according to the document.
        pub status: Option<CauseStatus>,
        /// A remark.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as source,
        /// Says that the cause is taken back.
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
    /// What was changed after publication.
    pub struct Correction {
        /// When it was changed.
        pub at: Option<Time>,
        /// What was changed.
        pub text: String,
        /// Which items were changed.
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
