//! A document written anew: its fields in the order of the format, everything else as its author wrote it.
//!
//! What is written is the file's own text, put in order, and not what was read of it: "2024-06" in a zone, an unknown field
//! or an item that cannot be read would else come out as less than they were. The order is that of the records
//! themselves, so that a new field has its place by being declared.

mod layout;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Document;
use super::read::{Ahead, Form, Json, Read, Tape};
pub use layout::laid_out;

/// The fields of an object in the order of the format.
#[derive(Debug)]
pub(super) struct Sequence {
    /// Their names.
    pub(super) names: &'static [&'static str],
    /// In the same order, the order within what each holds. Those of `inline` may be missing.
    pub(super) inner: &'static [Option<&'static Sequence>],
    /// Whose fields may stand on the object itself.
    pub(super) inline: Option<&'static Sequence>,
}

impl Sequence {
    /// Of an object none of whose fields holds another with an order.
    pub(super) const fn of(names: &'static [&'static str]) -> Self {
        Self { names, inner: &[], inline: None }
    }

    /// Each name with the order within what it holds.
    fn fields(&self) -> Vec<(&'static str, Option<&'static Self>)> {
        let inline = self.inline.map(Self::fields).unwrap_or_default();
        let of_inline = |name: &str| inline.iter().find(|(known, _)| *known == name).and_then(|(_, inner)| *inner);
        let own = self.names.iter().enumerate();
        let own = own.map(|(place, name)| (*name, self.inner.get(place).copied().unwrap_or_else(|| of_inline(name))));
        own.chain(inline.iter().copied()).collect()
    }
}

/// What makes a file a document, and then the document.
static FILE: Sequence = Sequence { names: &["$schema", "format"], inner: &[None, None], inline: Document::SEQUENCE };

/// A document's text written anew: one field of each name (the last, as it is read), in the order of the format, with
/// unknown ones behind them as they stood; two spaces a level, short objects and lists on one line; escapes only where a
/// text needs them. Reading it gives the same document, and writing it again the same text. `None` if the text is no JSON.
pub fn normalised(text: &str) -> Option<String> {
    let tape = Tape::new(text.strip_prefix('\u{feff}').unwrap_or(text), Ahead::default()).ok()?;
    let json = tape.root();
    let mut ordered = String::with_capacity(json.text().len());
    write(json, Some(&FILE), &mut ordered);
    Some(laid_out(&ordered))
}

/// Goes no deeper than records do: what has no order is copied.
fn write(json: Json<'_>, sequence: Option<&'static Sequence>, out: &mut String) {
    match (json.form(), sequence) {
        (Form::List, Some(_)) => {
            out.push('[');
            json.each(&mut |index, element| {
                if index > 0 {
                    out.push(',');
                }
                // A list in a list is no record's.
                let inner = sequence.filter(|_| element.form() == Form::Object);
                write(element, inner, out);
            });
            out.push(']');
        }
        (Form::Object, Some(sequence)) => {
            let mut fields = last_of_each_name(json);
            out.push('{');
            let mut first = true;
            for (known, inner) in sequence.fields() {
                if let Some(position) = fields.iter().position(|field| field.name == known) {
                    write_field(&fields.remove(position), inner, &mut first, out);
                }
            }
            fields.iter().for_each(|field| write_field(field, None, &mut first, out));
            out.push('}');
        }
        _ => out.push_str(json.text()),
    }
}

struct Field<'a> {
    name: Cow<'a, str>,
    name_json: Json<'a>,
    value: Json<'a>,
}

fn write_field(field: &Field<'_>, sequence: Option<&'static Sequence>, first: &mut bool, out: &mut String) {
    if !std::mem::take(first) {
        out.push(',');
    }
    out.push_str(field.name_json.text());
    out.push(':');
    write(field.value, sequence, out);
}

/// The fields of an object, of those with one name the last.
fn last_of_each_name(object: Json<'_>) -> Vec<Field<'_>> {
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    for (name_json, value) in object.entries().into_iter().rev() {
        let name = name_json.string().unwrap_or(Cow::Borrowed(name_json.text()));
        if seen.insert(name.clone()) {
            fields.push(Field { name, name_json, value });
        }
    }
    fields.reverse();
    fields
}
