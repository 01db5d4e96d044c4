//! Texts, numbers, ids, lists: what the records are made of.

use super::{Form, Json, Read, Reader, Reference, text};
use crate::document::normal::Sequence;
use crate::document::{Class, Id, Level, Revision};
use crate::small::find;
use std::borrow::Cow;

impl Reader<'_> {
    /// Which of a list of words stands there.
    pub(in crate::document) fn word(&mut self, json: Json<'_>, words: &[&str]) -> Option<usize> {
        let text = json.string();
        let position = words.iter().position(|word| text.as_deref() == Some(*word));
        if position.is_none() {
            let mut expected = String::from("one of ");
            expected.push_str(&words.join(", "));
            self.report(Class::Shape, Level::Error, json, &expected);
        }
        position
    }

    /// Reports that an object has none of the fields of which it needs one, or none that says something.
    pub(in crate::document) fn require_one_of(&mut self, class: Class, object: Json<'_>, names: &[&str]) {
        let mut expected = String::from("one of the fields ");
        expected.push_str(&names.join(", "));
        self.report_found(class, Level::Error, object, String::from("none of them that can be read"), &expected);
    }
}

impl<T: Read> Read for Option<T> {
    const LOSS: Level = T::LOSS;

    const NULL_SPEAKS: bool = T::NULL_SPEAKS;

    const SEQUENCE: Option<&'static Sequence> = T::SEQUENCE;

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(json, reader).map(Some)
    }
}

impl<T: Read> Read for Vec<T> {
    const SEQUENCE: Option<&'static Sequence> = T::SEQUENCE;

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut list = Self::new();
        if json.form() != Form::List {
            reader.report(Class::Shape, T::LOSS, json, "a list: its elements in [ ]");
            return Some(list);
        }
        json.each(&mut |index, element| {
            let before = reader.enter_element(index);
            let mark = reader.mark();
            let outer = reader.item.clone();
            let held = reader.held;
            match T::read(element, reader) {
                Some(value) if reader.is_kept(held) => list.push(value),
                Some(_) => {}
                None if T::LOSS == Level::Warning => reader.soften(mark),
                None => {}
            }
            reader.item = outer;
            reader.leave(before);
        });
        Some(list)
    }
}

impl Read for String {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = json.string();
        match text {
            Some(text) if !text.trim().is_empty() => return Some(showable(text, json, reader)),
            None if json.form() == Form::Text => {
                reader.report(Class::Syntax, Level::Error, json, "a text without half surrogate pairs (RFC 8259, 8.2)");
            }
            Some(_) => reader.report(Class::Shape, Level::Error, json, "a text that is not empty"),
            None => reader.report(Class::Shape, Level::Error, json, "a text in double quotes"),
        }
        None
    }
}

/// A text as it is shown, with a warning where that is not as it stands.
fn showable(text: Cow<'_, str>, json: Json<'_>, reader: &mut Reader<'_>) -> String {
    // Most texts hold nothing that could be wrong.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.into_owned();
    }
    // What reads bytes that are no UTF-8 puts it in their place.
    if find(&text, "\u{fffd}").is_some() {
        reader.report(Class::Meaning, Level::Warning, json, "a text of which no character was lost (U+FFFD)");
    }
    let shown = text::shown(&text);
    if shown.is_some() {
        let expected = "a text without control characters; U+FFFD stands for each";
        reader.report(Class::Meaning, Level::Warning, json, expected);
    }
    let (settled, turned) = text::settled(shown.map_or(text, Cow::Owned));
    if turned {
        let expected = "a text that is read in the order in which it is written; no direction that it sets (U+202A to \
                        U+202E, U+2066 to U+2069) goes beyond its end";
        reader.report(Class::Meaning, Level::Warning, json, expected);
    }
    settled.into_owned()
}

impl Read for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if json.form() != Form::Bool {
            reader.report(Class::Shape, Level::Error, json, "true or false");
            return None;
        }
        Some(json.text() == "true")
    }
}

impl Read for f64 {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = json.number();
        if number.is_none() {
            let (class, expected) = match json.form() {
                Form::Number => (Class::Meaning, "a number below 1.8e308"),
                _ => (Class::Shape, "a number, without quotes"),
            };
            reader.report(class, Level::Error, json, expected);
        }
        number
    }
}

/// Ids are copied into every diagnostic of their item and onto every mark, so that their length has an end.
pub(super) const LONGEST_ID: usize = 256;

impl Read for Id {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = json.string();
        let is_long = text.as_ref().is_some_and(|text| text.len() > LONGEST_ID);
        let Some(text) = text.filter(|text| !is_long && is_id(text)) else {
            let characters = "an id of letters a to z, digits, `.`, `_` and `-`";
            let expected = if is_long { "an id of no more than 256 characters" } else { characters };
            reader.report(Class::Shape, Level::Error, json, expected);
            return None;
        };
        let id = text.into_owned();
        if let Some(target) = reader.target {
            let place = reader.place(json);
            reader.references.push(Reference { id: id.clone(), target, place });
        }
        Some(Self(id))
    }
}

/// Whether a text matches `[A-Za-z0-9._-]+`.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

impl Read for Revision {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match json.form() {
            Form::Number => Some(Self(json.text().to_owned())),
            Form::Text => String::read(json, reader).map(Self),
            _ => {
                reader.report(Class::Shape, Level::Error, json, "a number or a text");
                None
            }
        }
    }
}
