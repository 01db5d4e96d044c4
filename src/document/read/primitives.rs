//! Texts, numbers, ids, lists: what the records are made of.

use super::{Form, Json, Read, Reader, Reference};
use crate::document::{Class, Id, Level, Revision};

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

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(json, reader).map(Some)
    }
}

impl<T: Read> Read for Vec<T> {
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
            Some(text) if !text.trim().is_empty() => return Some(text.into_owned()),
            None if json.form() == Form::Text => {
                reader.report(Class::Syntax, Level::Error, json, "a text without half surrogate pairs (RFC 8259, 8.2)");
            }
            Some(_) => reader.report(Class::Shape, Level::Error, json, "a text that is not empty"),
            None => reader.report(Class::Shape, Level::Error, json, "a text in double quotes"),
        }
        None
    }
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

impl Read for Id {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = json.string().filter(|text| is_id(text)) else {
            reader.report(Class::Shape, Level::Error, json, "an id of letters a to z, digits, `.`, `_` and `-`");
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
