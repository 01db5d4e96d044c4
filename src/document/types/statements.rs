//! Who said what, on what evidence.

use super::{Id, Retraction};
use crate::document::Time;

record! {
    /// What someone said. One of `quote` and `paraphrase` is required.
    pub struct Statement {
        /// Its id.
        pub id: Id as own_id,
        /// When.
        pub at: Option<Time>,
        /// Who: the id of a party, or a name.
        pub speaker: String as party,
        /// Where it was said first.
        pub published_on: Option<Publication>,
        /// Word for word.
        pub quote: Option<String>,
        /// In other words.
        pub paraphrase: Option<String>,
        /// What kind of statement.
        pub kind: Option<StatementKind>,
        /// Items and causes it is about.
        pub about: Vec<Id> as item,
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
        pub sources: Vec<Id> as source,
        /// Taken back.
        pub retracted: Option<Retraction> as struck,
    }
    one_of quote, paraphrase;
    check crate::document::check::statement;
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
        pub to: Id as item,
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
        pub sources: Vec<Id> as source,
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
        pub by: String as party,
        /// What they found.
        pub verdict: Verdict,
        /// In their words.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as named_source,
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
        pub url: String as link,
        /// What is seen.
        pub alt: Option<String>,
        /// Whose.
        pub credit: Option<String>,
    }
}
