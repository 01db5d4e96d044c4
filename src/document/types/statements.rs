//! Who said what, on what evidence.

use super::{Id, Retraction};
use crate::document::Time;

record! {
    /// What someone said. One of `quote` and `paraphrase` is required.
    pub struct Statement {
        /// The statement’s id.
        pub id: Id as own_id,
        /// When it was said.
        pub at: Option<Time>,
        /// Who said it.
        pub speaker: String as party,
        /// Where it was said first.
        pub published_on: Option<Publication>,
        /// What was said, word for word.
        pub quote: Option<String>,
        /// What was said, in other words.
        pub paraphrase: Option<String>,
        /// What kind of statement it is.
        pub kind: Option<StatementKind>,
        /// Ids of the items and causes that it is about. A statement about a cause names it as the
        /// cause; a denial disputes it, and context takes no side. What `relations` say of it counts first.
        pub about: Vec<Id> as item,
        /// How it stands to other items. A statement that supports one cause and denies another says both here.
        pub relations: Vec<Relation>,
        /// What was offered in support.
        pub evidence: Option<Evidence>,
        /// What third parties made of it.
        pub assessments: Vec<Assessment>,
        /// A picture or film of it.
        pub media: Option<Media>,
        /// A remark.
        pub note: Option<String>,
        /// Who says that it was said.
        pub sources: Vec<Id> as source,
        /// Says that the statement is taken back.
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
        /// What it is, in the document’s own words.
        pub kind: Option<String>,
    }
}

choice! {
    /// Kinds of statement.
    pub enum StatementKind {
        /// It says that something is so.
        Claim = "claim",
        /// It reads data.
        Analysis = "analysis",
        /// It says that something was not so, or not them. It disputes each cause that it is `about`, unless its
        /// `relations` say that it supports that one.
        Denial = "denial",
        /// It owns a problem.
        Acknowledgement = "acknowledgement",
        /// It answers someone.
        Response = "response",
        /// It is news from those who mend.
        Update = "update",
        /// It is background.
        Context = "context",
    }
}

record! {
    /// How a statement stands to another item.
    pub struct Relation {
        /// The id of the other item.
        pub to: Id as item,
        /// How it stands to it.
        pub kind: RelationKind,
    }
}

choice! {
    /// Kinds of relation.
    pub enum RelationKind {
        /// It answers the other.
        Answers = "answers",
        /// It disputes the other.
        Disputes = "disputes",
        /// It supports the other.
        Supports = "supports",
        /// It repeats the other.
        Repeats = "repeats",
        /// It corrects the other.
        Corrects = "corrects",
    }
}

record! {
    /// What was offered in support of a statement.
    pub struct Evidence {
        /// How much was offered.
        pub offered: Offered,
        /// What was offered.
        pub note: Option<String>,
        /// Who says so.
        pub sources: Vec<Id> as source,
    }
}

choice! {
    /// How much evidence was offered.
    pub enum Offered {
        /// None was offered.
        None = "none",
        /// It was described, and not shown.
        Described = "described",
        /// It was shown.
        Published = "published",
        /// It is not known whether any was.
        Unknown = "unknown",
    }
}

record! {
    /// What a third party made of a statement. A verdict on a person needs an owner, so that both `by` and `sources`
    /// are required.
    pub struct Assessment {
        /// Whose verdict it is.
        pub by: String as party,
        /// What they found.
        pub verdict: Verdict,
        /// What they found, in their words.
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
    /// A picture or film. It is shown as a link.
    pub struct Media {
        /// Where it stands.
        pub url: String as link,
        /// What is seen, for those who do not see it.
        pub alt: Option<String>,
        /// Whose it is.
        pub credit: Option<String>,
    }
}
