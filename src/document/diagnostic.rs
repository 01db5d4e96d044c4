//! What is wrong with a document, where, and what was expected.

use super::{Document, Id};

/// What a diagnostic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Not JSON, or JSON that two readers may understand in two ways: a name that stands twice.
    Syntax,
    /// JSON of the wrong shape: a value of another type, an unknown field, a missing one, a word that is none of those
    /// known, a text without the form of a time. A document has one of these exactly when it is invalid by the JSON
    /// Schema.
    Shape,
    /// Right in shape, wrong in meaning: what only the calendar, the zones, another part of the document, an order or
    /// the limits of numbers can tell.
    Meaning,
}

impl Class {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Shape => "shape",
            Self::Meaning => "meaning",
        }
    }
}

/// How much a diagnostic costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The item is left out: the record at the pointer, or the one whose field the pointer names.
    Error,
    /// Shown, with a mark: what the pointer names is treated as not known, or points nowhere.
    Warning,
    /// Worth knowing.
    Hint,
}

impl Level {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// How many diagnostics of each level there are, listed or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

impl Counts {
    /// The number of one level.
    pub(super) fn of(&mut self, level: Level) -> &mut usize {
        match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
            Level::Hint => &mut self.hints,
        }
    }
}

/// One thing found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub class: Class,
    /// What it costs.
    pub level: Level,
    /// Where, as a JSON pointer (RFC 6901); empty for the whole document.
    pub pointer: String,
    /// The item it was found in, if it was found in one.
    pub item: Option<Id>,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in Unicode characters, from 1.
    pub column: usize,
    /// What stands there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The file is not JSON.
    NotJson,
    /// It is JSON, and no incident document.
    OtherFormat,
    /// It is an incident document of another major version.
    OtherVersion,
    /// It has no title.
    NoTitle,
}

impl Failure {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::OtherFormat => "other_format",
            Self::OtherVersion => "other_version",
            Self::NoTitle => "no_title",
        }
    }
}

/// What reading a document gave: as much of it as could be understood, and everything there is to say about the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The document; `None` if the file is not JSON, not of this format, of an unknown major version, or
    /// without a title.
    pub document: Option<Document>,
    /// Why there is none, if there is none.
    pub failure: Option<Failure>,
    /// In the order of the file. Of each level no more than a thousand are listed; one more says how many there were.
    pub diagnostics: Vec<Diagnostic>,
    /// How many there were.
    pub counts: Counts,
}

#[cfg(test)]
mod tests {
    use crate::document::{Zones, parse};

    struct NoZones;

    impl Zones for NoZones {
        fn offset_s(&self, _: &str, _: i64) -> Option<i32> {
            None
        }
    }

    #[test]
    fn a_diagnostic_names_the_item_it_was_found_in() {
        let text = r#"{"format":"incident-timeline/1","title":"t","events":[
            {"label":"a","at":"yesterday"},
            {"id":"event-1","label":"b"},
            {"id":"c","label":"c","sources":["nowhere"]}],
            "series":[{"label":"s","points":[{"value":1,"at":"never"}]}],"published":"soon"}"#;
        let parsed = parse(text, &NoZones);
        let found: Vec<(&str, Option<&str>)> = (parsed.diagnostics.iter())
            .map(|diagnostic| (diagnostic.pointer.as_str(), diagnostic.item.as_ref().map(|item| item.0.as_str())))
            .collect();
        assert_eq!(
            found,
            [
                ("/events/0/at", Some("event-1_")),
                ("/events/2/sources/0", Some("c")),
                ("/series/0/points/0/at", Some("point-1-1")),
                ("/published", None),
            ]
        );
    }
}
