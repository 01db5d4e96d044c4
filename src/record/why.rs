//! Who says why: each cause, who says it on what evidence, and who disputes it.

use crate::document::{Document, Id, Statement};
use crate::words::Words;

/// A cause and its speakers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The cause's id.
    pub id: Id,
    /// What it is said to be; of a cause taken back, only that it was.
    pub label: String,
    /// How far it is established, in a word; empty if the document does not say.
    pub status: String,
    /// Whether it was taken back, and is to be struck.
    pub retracted: bool,
    /// Who says it. Empty: see [`Why::said_by_words`].
    pub said_by: Vec<Said>,
    /// Who says it was not so.
    pub against: Vec<Said>,
    /// All speakers as one text; "nobody here" if there are none, or, where none is against it either, the cause's own
    /// sources: "as given by Reuters".
    pub said_by_words: String,
    /// All who speak against it as one text, "nobody here" if there are none.
    pub against_words: String,
}

/// One speaker on a cause, with what that speaker, and no other, offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The statement's id.
    pub id: Id,
    /// "Elon Musk to Fox Business".
    pub title: String,
    /// What was offered, without the count of those who dispute it: they stand beside it. "evidence not stated" where
    /// the document says nothing of it.
    pub evidence: String,
    /// The statements that dispute this one: id and title.
    pub disputed_by: Vec<(Id, String)>,
}

/// The table of causes, in the order of the document.
pub fn why(document: &Document, words: &Words) -> Vec<Why> {
    document
        .causes
        .iter()
        .map(|cause| {
            let label = words.title(crate::document::Item::Cause(cause));
            // Of a cause taken back nothing is left but that it was.
            let (said_by, against) =
                if cause.retracted.is_some() { (Vec::new(), Vec::new()) } else { words.sides(cause) };
            let status = cause.status.filter(|_| cause.retracted.is_none());
            let given = words.cause_given_by(cause, [&said_by, &against]);
            Why {
                id: cause.id.clone(),
                label,
                retracted: cause.retracted.is_some(),
                status: status.map_or_else(String::new, |status| words.cause_status(status).to_owned()),
                said_by_words: given.unwrap_or_else(|| words.speakers(&said_by)),
                against_words: words.speakers(&against),
                said_by: said_by.into_iter().map(|statement| said(statement, words)).collect(),
                against: against.into_iter().map(|statement| said(statement, words)).collect(),
            }
        })
        .collect()
}

fn said(statement: &Statement, words: &Words) -> Said {
    let title = |statement: &Statement| words.title(crate::document::Item::Statement(statement));
    Said {
        id: statement.id.clone(),
        title: title(statement),
        evidence: words.evidence_alone(statement),
        disputed_by: words.disputing(&statement.id).map(|(id, other)| (id.clone(), title(other))).collect(),
    }
}
