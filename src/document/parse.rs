//! From the text of a file to a document.

#[cfg(test)]
mod tests;

use super::ids;
use super::read::{Fields, Json, Place, Reader, Tape, excerpt};
use super::{Class, Document, Failure, Level, Parsed, Zones};

/// The format this reads, without its version.
const FORMAT: &str = "incident-timeline/";

/// The major version this reads. Minor versions add fields, and an older reader reports those as unknown.
const MAJOR: &str = "1";

/// Reads an incident document. Whatever the text is, this ends with all that could be understood, and a diagnostic for
/// everything else; it never fails otherwise.
pub fn parse(text: &str, zones: &dyn Zones) -> Parsed {
    // RFC 8259, section 8.1: a byte order mark may be ignored.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::new(text, zones);
    let (document, failure) = match Tape::new(text) {
        Ok(tape) => match read(tape.root(), &mut reader) {
            Ok(document) => (Some(document), None),
            Err(failure) => (None, Some(failure)),
        },
        Err(error) => {
            report_syntax(text, &error, &mut reader);
            (None, Some(Failure::NotJson))
        }
    };
    Parsed { document, failure, diagnostics: reader.finish() }
}

fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Result<Document, Failure> {
    let mut fields = Fields::of(json, reader).ok_or(Failure::OtherFormat)?;
    check_format(&mut fields, reader)?;
    // `$schema` names the JSON Schema for editors; it says nothing about the incident.
    fields.split(&["$schema"]);
    let mut document = Document::take(fields, reader).ok_or(Failure::NoTitle)?;
    ids::settle(&mut document, reader);
    Ok(document)
}

fn check_format(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Result<(), Failure> {
    let json = fields.get("format");
    let format: String = fields.take("format", reader).ok_or(Failure::OtherFormat)?;
    let version = format.strip_prefix(FORMAT);
    let (major, minor) = version.map_or(("", None), |version| match version.split_once('.') {
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

/// A syntax error, at the place the JSON parser gives.
fn report_syntax(text: &str, error: &serde_json::Error, reader: &mut Reader<'_>) {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let rest = text.get(offset..).unwrap_or_default();
    let found =
        if error.is_eof() || rest.trim().is_empty() { String::from("the end of the file") } else { excerpt(rest) };
    let expected = expected_instead(&error.to_string());
    let place = Place { pointer: String::new(), offset, item: None };
    reader.report_at(Class::Syntax, Level::Error, place, found, expected);
}

/// The JSON parser's message as what should stand there.
fn expected_instead(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or_default();
    if let Some(expected) = message.strip_prefix("expected ") {
        return String::from(if expected == "value" { "a JSON value" } else { expected });
    }
    if let Some(unfinished) = message.strip_prefix("EOF while parsing ") {
        return String::from("the rest of ") + unfinished;
    }
    let plain = match message {
        "trailing characters" => "nothing behind the document",
        "key must be a string" => "a name in double quotes",
        _ => return String::from("JSON without this fault: ") + message,
    };
    String::from(plain)
}
