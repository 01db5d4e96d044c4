//! What could not be carried over, each kind of thing once.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One kind of thing that is not in the document, or not as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where in the file: names of fields, or a line.
    pub place: String,
    /// What became of it.
    pub says: String,
    /// How often.
    pub count: usize,
}

/// Notes by place and by what they say.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(String, String), usize>);

impl Notes {
    pub(super) fn add(&mut self, place: &str, says: &str) {
        *self.0.entry((place.to_owned(), says.to_owned())).or_default() += 1;
    }

    /// Notes every field of an object that says something and is not among those that were read.
    pub(super) fn leftovers(&mut self, place: &str, object: &Map<String, Value>, read: &[&str]) {
        for (name, value) in object.iter().filter(|(name, value)| !read.contains(&name.as_str()) && says(value)) {
            let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            let shown = match value {
                Value::Object(_) | Value::Array(_) => "not carried over",
                _ => "not carried over: a document has no such field",
            };
            self.add(&place, shown);
        }
    }

    pub(super) fn into_list(self) -> Vec<Note> {
        self.0.into_iter().map(|((place, says), count)| Note { place, says, count }).collect()
    }
}

/// Whether a value says anything.
fn says(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    }
}
