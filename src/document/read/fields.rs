//! The fields of one object.

use super::{Form, Json, Read, Reader, excerpt};
use crate::document::{Class, Level};
use crate::small::Names;
use std::borrow::Cow;

/// The fields of an object that no one has taken yet, each name once.
#[derive(Debug)]
pub(in crate::document) struct Fields<'a> {
    object: Json<'a>,
    fields: Vec<Field<'a>>,
}

#[derive(Debug)]
struct Field<'a> {
    name: Cow<'a, str>,
    /// Where the name stands.
    name_json: Json<'a>,
    value: Json<'a>,
}

/// More fields than any object of the format has.
const MANY_FIELDS: usize = 32;

impl<'a> Fields<'a> {
    /// The fields of `object`. Of two with one name the last is taken, as every JSON parser of a browser does.
    pub(in crate::document) fn of(object: Json<'a>, reader: &mut Reader<'_>) -> Option<Self> {
        if object.form() != Form::Object {
            reader.report(Class::Shape, Level::Error, object, "an object: its fields in { }");
            return None;
        }
        let entries = object.entries();
        // Few names are compared quicker than they are sorted.
        let mut seen = (entries.len() > MANY_FIELDS).then(Names::new);
        let mut fields: Vec<Field> = Vec::with_capacity(entries.len());
        for (name_json, value) in entries.into_iter().rev() {
            // A name that is half a surrogate pair is no text; its spelling stands for it.
            let name = name_json.string().unwrap_or(Cow::Borrowed(name_json.text()));
            let is_new = match &mut seen {
                Some(seen) => seen.add(name.clone()).1,
                None => !fields.iter().any(|field| field.name == name),
            };
            if is_new {
                fields.push(Field { name, name_json, value });
            } else {
                let before = reader.enter(&name);
                let expected = "each name once in an object; this one is not read, the last one is";
                reader.report_found(Class::Syntax, Level::Warning, name_json, found(name_json, value), expected);
                reader.leave(before);
            }
        }
        fields.reverse();
        Some(Self { object, fields })
    }

    /// The object itself.
    pub(in crate::document) fn object(&self) -> Json<'a> {
        self.object
    }

    /// The value of a field that has not been taken.
    pub(in crate::document) fn get(&self, name: &str) -> Option<Json<'a>> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.value)
    }

    fn remove(&mut self, name: &str) -> Option<Json<'a>> {
        let position = self.fields.iter().position(|field| field.name == name)?;
        Some(self.fields.remove(position).value)
    }

    /// Takes and reads a field. `None` if the object cannot do without it and it cannot be read; this has been
    /// reported then. A field that may be absent and cannot be read is absent, with a warning, or with an error where it
    /// held a record.
    pub(in crate::document) fn take<T: Read>(&mut self, name: &str, reader: &mut Reader<'_>) -> Option<T> {
        let Some(json) = self.remove(name) else {
            if T::absent().is_none() {
                self.report_missing(name, reader);
            }
            return T::absent();
        };
        let before = reader.enter(name);
        let mark = reader.mark();
        let value = if json.form() == Form::Null && !T::NULL_SPEAKS && T::absent().is_some() {
            reader.report(Class::Shape, Level::Hint, json, "no such field where it is not known");
            None
        } else {
            T::read(json, reader)
        };
        reader.leave(before);
        value.or_else(|| {
            let absent = T::absent()?;
            if T::LOSS == Level::Warning {
                reader.soften(mark);
            }
            Some(absent)
        })
    }

    fn report_missing(&self, name: &str, reader: &mut Reader<'_>) {
        let mut expected = String::from("the field `");
        expected.push_str(name);
        expected.push('`');
        reader.report_found(Class::Shape, Level::Error, self.object, String::from("no such field"), &expected);
    }

    /// Takes the fields of these names out, unread.
    pub(in crate::document) fn split(&mut self, names: &[&str]) -> Option<Self> {
        let (taken, left): (Vec<_>, _) =
            std::mem::take(&mut self.fields).into_iter().partition(|field| names.contains(&field.name.as_ref()));
        self.fields = left;
        (!taken.is_empty()).then_some(Self { object: self.object, fields: taken })
    }

    /// What is left: fields that this version does not know.
    pub(in crate::document) fn rest(self, known: &[&str], reader: &mut Reader<'_>) -> Vec<(String, String)> {
        let mut rest = Vec::with_capacity(self.fields.len());
        #[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
        let missing = self.missing(known);
        for field in self.fields {
            let mut expected = String::new();
            #[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
            if let Some(meant) = super::near::meant(&field.name, &missing) {
                expected = ["perhaps `", meant, "`, "].concat();
            }
            expected.push_str("one of the fields ");
            expected.push_str(&known.join(", "));
            let before = reader.enter(&field.name);
            let found = found(field.name_json, field.value);
            reader.report_found(Class::Shape, Level::Hint, field.name_json, found, &expected);
            reader.leave(before);
            rest.push((field.name.into_owned(), field.value.text().to_owned()));
        }
        rest
    }
}

#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
impl Fields<'_> {
    /// Which of the known names the object has not. None where so many are unknown that it is of some other kind.
    fn missing<'k>(&self, known: &[&'k str]) -> Vec<&'k str> {
        if self.fields.is_empty() || self.fields.len() > MANY_FIELDS {
            return Vec::new();
        }
        let entries = self.object.entries();
        let names: Vec<_> = entries.iter().filter_map(|(name, _)| name.string()).collect();
        known.iter().copied().filter(|known| names.iter().all(|name| name != known)).collect()
    }
}

/// A field as a diagnostic shows it.
fn found(name: Json<'_>, value: Json<'_>) -> String {
    let mut text = excerpt(name.text());
    text.push_str(": ");
    text.push_str(&value.excerpt());
    text
}
