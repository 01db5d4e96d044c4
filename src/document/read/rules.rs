//! What a field may say beyond its type: it names a source, it is a link, it is the item's own id, …
//!
//! A rule stands behind a field's type in its record (`pub url: Option<String> as link`) and takes the field's place of
//! [`Fields::take`].

use super::primitives::is_id;
use super::{Fields, Form, Json, Read, Reader, Reference, Target};
use crate::document::time::check_zone;
use crate::document::{Class, Id, Level, Retraction, SeriesKind};
use crate::small::{before, cut};
use std::borrow::Cow;

/// Marks an id that [`own_id`] made up and [`crate::document::ids`] makes good; no id of a file has it.
pub(in crate::document) const MADE_UP: char = '\u{0}';

/// A text that may not be there.
pub(in crate::document) trait Text: Read {
    fn text(&self) -> Option<&str>;
}

impl Text for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for Option<String> {
    fn text(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// The id by which others name this item. One that is missing, is none, or is another's is replaced by one made of
/// the item's place; the item stays.
pub(in crate::document) fn own_id(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<Id> {
    let id = any_own_id(fields, name, reader)?;
    let id = id.unwrap_or_else(|| Id(made_up_id(&reader.path)));
    // Whatever is found from here to the end of the record is found in this item.
    reader.item = Some(id.0.as_str().into());
    Some(id)
}

/// As [`own_id`], for what can do without.
pub(in crate::document) fn any_own_id(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<Option<Id>> {
    let json = fields.get(name);
    let id: Option<Id> = fields.take(name, reader)?;
    let (Some(json), Some(id)) = (json, id) else { return Some(None) };
    if reader.written_ids.add(Cow::Owned(id.0.clone())).1 {
        reader.held += usize::from(reader.only.as_ref().is_some_and(|only| only.contains(&id.0)));
        return Some(Some(id));
    }
    let before = reader.enter(name);
    reader.report(Class::Meaning, Level::Warning, json, "an id that nothing else in the document has");
    reader.leave(before);
    Some(None)
}

/// `/series/0/points/2` makes `point-1-3`.
fn made_up_id(path: &str) -> String {
    let mut name = "item";
    let mut numbers = String::new();
    for part in path.split('/') {
        match part.parse::<i64>() {
            Ok(index) => {
                numbers.push('-');
                numbers.push_str(&index.saturating_add(1).to_string());
            }
            Err(_) => {
                name = match part {
                    "series" => "series",
                    "parties" => "party",
                    _ => part.strip_suffix('s').unwrap_or(part),
                }
            }
        }
    }
    let mut id = String::from(MADE_UP);
    id.push_str(name);
    id.push_str(&numbers);
    id
}

fn refer<T: Read>(target: Target, fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<T> {
    let outer = reader.target.replace(target);
    let value = fields.take(name, reader);
    reader.target = outer;
    value
}

/// Ids of sources.
pub(in crate::document) fn source<T: Read>(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<T> {
    refer(Target::Source, fields, name, reader)
}

/// The id of a source.
pub(in crate::document) fn via(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<Option<Id>> {
    source(fields, name, reader)
}

/// Ids of sources, at least one.
pub(in crate::document) fn named_source(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<Vec<Id>> {
    let object = fields.object();
    let sources: Vec<Id> = source(fields, name, reader)?;
    if sources.is_empty() {
        let expected = "`sources`: a verdict needs someone who published it";
        reader.report_found(Class::Shape, Level::Error, object, String::from("no source"), expected);
    }
    (!sources.is_empty()).then_some(sources)
}

/// Ids of figures.
pub(in crate::document) fn point<T: Read>(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<T> {
    refer(Target::Point, fields, name, reader)
}

/// Ids of items.
pub(in crate::document) fn item<T: Read>(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<T> {
    refer(Target::Item, fields, name, reader)
}

/// Ids of anything.
pub(in crate::document) fn anything<T: Read>(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<T> {
    refer(Target::Anything, fields, name, reader)
}

/// The id of a party, or a name.
pub(in crate::document) fn party<T: Text>(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<T> {
    let json = fields.get(name);
    let value: T = fields.take(name, reader)?;
    if let (Some(json), Some(text)) = (json, value.text()) {
        let looks_like_id = is_id(text) && !text.bytes().any(|byte| byte.is_ascii_uppercase());
        if looks_like_id {
            let before = reader.enter(name);
            let place = reader.place(json);
            reader.leave(before);
            reader.references.push(Reference { id: text.to_owned(), target: Target::PartyOrName, place });
        }
    }
    Some(value)
}

/// An address that may be followed: `http` or `https`. Any other could run a script in the reader's page.
pub(in crate::document) fn link<T: Text>(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<T> {
    formed(fields, name, reader, is_link, "an address that begins with http:// or https://")
}

/// A language tag (BCP 47) by its form; whether its parts are registered is not asked.
pub(in crate::document) fn language<T: Text>(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<T> {
    formed(fields, name, reader, is_language, "a language tag (BCP 47) such as \"en\" or \"en-GB\"")
}

/// A text of a certain form.
fn formed<T: Text>(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
    has_form: fn(&str) -> bool,
    expected: &str,
) -> Option<T> {
    let json = fields.get(name);
    let value: T = fields.take(name, reader)?;
    // As it is written: what is shown in its place has no control characters any more.
    let written = json.and_then(Json::string).filter(|_| value.text().is_some());
    if written.is_none_or(|written| has_form(&written)) {
        return Some(value);
    }
    let level = if T::absent().is_some() { Level::Warning } else { Level::Error };
    let before = reader.enter(name);
    reader.report(Class::Shape, level, json.unwrap_or(fields.object()), expected);
    reader.leave(before);
    T::absent()
}

/// Parts of letters and digits with hyphens between them, none longer than eight, the first of letters alone.
fn is_language(text: &str) -> bool {
    let is_part = |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = before(text, "-");
    text.split('-').all(is_part) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_link(text: &str) -> bool {
    let Some((scheme, rest)) = cut(text, "://") else { return false };
    let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    known && !rest.is_empty() && !text.chars().any(|character| character.is_whitespace() || character.is_control())
}

/// A zone that is named, or not.
#[derive(Debug)]
pub(in crate::document) enum Named {
    /// None is.
    None,
    /// One that is known.
    Known(String),
    /// One that is not, or no name.
    Unknown,
}

/// A zone: its IANA name, `UTC`, or an offset.
pub(in crate::document) fn zone(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Named {
    let Some(json) = fields.get(name).filter(|json| json.form() != Form::Null) else {
        let _: Option<Option<String>> = fields.take(name, reader);
        return Named::None;
    };
    let Some(zone) = fields.take::<Option<String>>(name, reader).flatten() else { return Named::Unknown };
    let before = reader.enter(name);
    let known = check_zone(json, &zone, reader);
    reader.leave(before);
    if known { Named::Known(zone) } else { Named::Unknown }
}

/// The zone in which all later times of the document are read. Stands before the first of them in the record.
pub(in crate::document) fn document_zone(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<Option<String>> {
    if let Named::Known(zone) = zone(fields, name, reader) {
        reader.time_zone = Some(zone);
    }
    Some(reader.time_zone.clone())
}

/// The kind of a series. Stands before the first value of the series in the record.
pub(in crate::document) fn counted(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<Option<SeriesKind>> {
    let kind: Option<SeriesKind> = fields.take(name, reader)?;
    reader.counts_reports = kind == Some(SeriesKind::Reports);
    Some(kind)
}

/// A part of a whole, from 0 to 1.
pub(in crate::document) fn share(fields: &mut Fields<'_>, name: &str, reader: &mut Reader<'_>) -> Option<f64> {
    let is_part = |json: &Json<'_>| json.number().is_some_and(|share| (0.0..=1.0).contains(&share));
    let Some(json) = fields.get(name).filter(|json| json.form() == Form::Number && !is_part(json)) else {
        return fields.take(name, reader);
    };
    fields.split(&[name]);
    let before = reader.enter(name);
    reader.report(Class::Shape, Level::Error, json, "a part of the whole, from 0 to 1");
    reader.leave(before);
    None
}

/// A retraction. One that cannot be read still takes the item back: to show as valid what was withdrawn is worse than
/// to strike it without a reason.
pub(in crate::document) fn struck(
    fields: &mut Fields<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<Option<Retraction>> {
    let json = fields.get(name);
    let mark = reader.mark();
    let retraction: Option<Retraction> = fields.take(name, reader)?;
    if retraction.is_none() {
        reader.soften(mark);
    }
    let stands = json.is_none_or(|json| json.form() == Form::Null || json.text() == "false");
    if retraction.is_some() || stands {
        return Some(retraction);
    }
    Some(Some(Retraction { at: None, text: String::new(), extra: Vec::new() }))
}
