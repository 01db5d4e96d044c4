//! From the text of a file to a document.

mod syntax;
#[cfg(test)]
mod tests;

#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
use super::Checked;
use super::ids;
use super::read::{Ahead, Fields, Reader, Tape, excerpt};
use super::{Class, Document, Failure, Level, Parsed, Zones};
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
use crate::small::Names;
use crate::small::cut;

/// The format this reads, without its version.
const FORMAT: &str = "incident-timeline/";

/// The major version this reads. Minor versions add fields, and an older reader reports those as unknown.
const MAJOR: &str = "1";

/// Reads an incident document. Whatever the text is, this ends with all that could be understood, and a diagnostic for
/// everything else; it never fails otherwise.
pub fn parse(text: &str, zones: &dyn Zones) -> Parsed {
    parse_ahead(text, Ahead::default(), zones)
}

/// As [`parse`], of a text that `ahead` has gone through as it came.
pub fn parse_ahead(text: &str, ahead: Ahead, zones: &dyn Zones) -> Parsed {
    let text = without_mark(text);
    let mut reader = Reader::new(text, zones);
    let mut read = read(text, ahead, &mut reader);
    if let Ok(document) = &mut read {
        ids::settle(document, &mut reader);
    }
    let (diagnostics, counts) = reader.finish();
    let failure = read.as_ref().err().copied();
    Parsed { document: read.ok(), failure, diagnostics, counts }
}

/// Says what [`parse`] says of a document, and keeps none of it, so that memory is bounded by the length of the text and
/// of what in it names other items. Those that are named are kept, which a first reading finds out.
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub fn check(text: &str, zones: &dyn Zones) -> Checked {
    let text = without_mark(text);
    let mut reader = Reader::new(text, zones);
    reader.only = Some(Names::new());
    let mut read_of = read(text, Ahead::default(), &mut reader);
    let named = reader.named();
    if read_of.is_ok() && !named.is_empty() {
        reader = Reader::new(text, zones);
        reader.only = Some(named);
        read_of = read(text, Ahead::default(), &mut reader);
    }
    if let Ok(document) = &mut read_of {
        ids::settle(document, &mut reader);
    }
    let (diagnostics, counts) = reader.finish();
    Checked { failure: read_of.err(), diagnostics, counts }
}

/// RFC 8259, section 8.1: a byte order mark may be ignored.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The document, its ids not settled yet.
fn read(text: &str, ahead: Ahead, reader: &mut Reader<'_>) -> Result<Document, Failure> {
    let tape = Tape::new(text, ahead).map_err(|error| {
        syntax::report(text, &error, reader);
        Failure::NotJson
    })?;
    let mut fields = Fields::of(tape.root(), reader).ok_or(Failure::OtherFormat)?;
    check_format(&mut fields, reader)?;
    // The JSON Schema is named for editors; it says nothing about the incident.
    let _: Option<Option<String>> = fields.take("$schema", reader);
    Document::take(fields, reader).ok_or(Failure::NoTitle)
}

fn check_format(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Result<(), Failure> {
    let json = fields.get("format");
    let format: String = fields.take("format", reader).ok_or(Failure::OtherFormat)?;
    let version = format.strip_prefix(FORMAT);
    let (major, minor) = version.map_or(("", None), |version| match cut(version, ".") {
        Some((major, minor)) => (major, Some(minor)),
        None => (version, None),
    });
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed = is_number(major) && minor.is_none_or(is_number);
    if well_formed && major == MAJOR {
        return Ok(());
    }
    let expected = "\"incident-timeline/1\", the format and the version of it that this reads";
    let place = reader.place_of("format", json.unwrap_or(fields.object()));
    reader.report_at(Class::Shape, Level::Error, place, excerpt(&format), expected.to_owned());
    Err(if well_formed { Failure::OtherVersion } else { Failure::OtherFormat })
}

/// The fields of the document by which it is known to be one.
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub(super) fn head() -> [super::schema::Field; 2] {
    use super::schema::{Body, Chapter, Definition, Field, Form};
    let schema = "The address of the JSON Schema, for editors that check and complete as one writes. Says nothing about \
                  the incident.";
    let format = "Says that this is an incident document of version 1.";
    let version = || {
        let doc = "The format and its version. Minor versions, such as `incident-timeline/1.3`, add fields; one that \
                   this version does not know is reported.";
        let pattern = format!(r"^{FORMAT}{MAJOR}(?:\.[0-9]+)?$");
        Definition::new("Format", &[doc], Body::Text(vec![pattern]))
            .in_chapter(Chapter::Texts)
            .with_examples(&[(r#""incident-timeline/1""#, "What stands in every document.")])
    };
    [
        Field::new::<Option<String>>("$schema", &[schema], false),
        Field::new::<String>("format", &[format], true).written(Form::Named(version)),
    ]
}
