//! A JSON value as it stands in the file: its text is a part of the file's, so that where it stands is never lost.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Characters of a value that a diagnostic shows.
const SHOWN_CHARS: usize = 60;

/// A JSON value that is known to be well-formed, without white space around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<'a>(&'a str);

/// The types of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

impl<'a> Json<'a> {
    /// Checks the whole text, in one pass that keeps no stack, so that no depth of nesting can overflow one.
    pub(crate) fn new(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<&RawValue>(text).map(|raw| Self(raw.get()))
    }

    /// A value whose text is known to be well-formed.
    pub(crate) fn known(text: &'a str) -> Self {
        Self(text)
    }

    pub(crate) fn text(self) -> &'a str {
        self.0
    }

    pub(crate) fn form(self) -> Form {
        match self.0.as_bytes().first() {
            Some(b'{') => Form::Object,
            Some(b'[') => Form::List,
            Some(b'"') => Form::Text,
            Some(b't' | b'f') => Form::Bool,
            Some(b'n') => Form::Null,
            _ => Form::Number,
        }
    }

    /// A string's content; `None` if it is no string, or holds half of a surrogate pair.
    pub(crate) fn string(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') {
            serde_json::from_str(self.0).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// A number that `f64` can hold; `None` if it is no number or too large.
    pub(crate) fn number(self) -> Option<f64> {
        if self.form() != Form::Number {
            return None;
        }
        self.0.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// Calls `visit` with each element of a list.
    pub(crate) fn each(self, visit: &mut dyn FnMut(usize, Json<'a>)) {
        let mut deserializer = serde_json::Deserializer::from_str(self.0);
        // The text was checked when it was read first, so that what can fail here is only that it is no list.
        let _ = deserializer.deserialize_seq(Elements(visit));
    }

    /// Names and values of an object, in the order of the file, those that stand twice included.
    pub(crate) fn entries(self) -> Vec<(Json<'a>, Json<'a>)> {
        serde_json::from_str::<Entries<'a>>(self.0).map(|entries| entries.0).unwrap_or_default()
    }

    /// The value of an object's field; of two with one name the last.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        let is_it = |entry: &&(Self, Self)| entry.0.string().is_some_and(|written| written == name);
        self.entries().iter().rev().find(is_it).map(|(_, value)| *value)
    }

    /// The beginning of the text, white space squeezed, as a diagnostic shows it.
    pub(crate) fn excerpt(self) -> String {
        excerpt(self.0)
    }
}

/// The beginning of a text, white space squeezed, as a diagnostic shows it.
pub(crate) fn excerpt(text: &str) -> String {
    let mut shown = String::new();
    let mut count = 0;
    let mut space = false;
    for character in text.trim_start().chars() {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        if count >= SHOWN_CHARS {
            shown.push('…');
            break;
        }
        if space {
            shown.push(' ');
            space = false;
        }
        shown.push(if is_hidden(character) { '\u{fffd}' } else { character });
        count += 1;
    }
    shown
}

/// Whether a character is not seen itself, and would let a document rearrange or steer the message about it: controls,
/// those of direction, those without width, and line and paragraph separators.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

struct Elements<'f, 'a>(&'f mut dyn FnMut(usize, Json<'a>));

impl<'a> Visitor<'a> for Elements<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(raw) = list.next_element::<&'a RawValue>()? {
            (self.0)(index, Json(raw.get()));
            index += 1;
        }
        Ok(())
    }
}

struct Entries<'a>(Vec<(Json<'a>, Json<'a>)>);

impl<'a> Deserialize<'a> for Entries<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'a> Visitor<'a> for EntriesVisitor {
    type Value = Entries<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Entries<'a>, A::Error> {
        let mut entries = Vec::new();
        while let Some((name, value)) = map.next_entry::<&'a RawValue, &'a RawValue>()? {
            entries.push((Json(name.get()), Json(value.get())));
        }
        Ok(Entries(entries))
    }
}
