//! What is said about a text that is not JSON: where in the document it goes wrong, and what should stand there.

use crate::document::read::{Place, Reader, excerpt, string_of};
use crate::document::{Class, Level};
use crate::small::cut;
use std::borrow::Cow;

/// Levels of nesting that a pointer names; a document of ours has far fewer.
const DEEPEST: usize = 32;

/// Reports a syntax error, at the place the JSON parser gives.
pub(super) fn report(text: &str, error: &serde_json::Error, reader: &mut Reader<'_>) {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let message = error.to_string();
    // Of a word that is none of JSON's the parser gives the letter that is wrong.
    if message.starts_with("expected ident") {
        let letters = text.get(..offset).unwrap_or_default().bytes().rev();
        offset -= letters.take_while(u8::is_ascii_alphabetic).count();
    }
    let (before, rest) = text.split_at_checked(offset).unwrap_or((text, ""));
    let found =
        if error.is_eof() || rest.trim().is_empty() { String::from("the end of the file") } else { excerpt(rest) };
    let expected = expected_instead(&message, before, rest);
    let place = Place { pointer: pointer_at(before), offset, item: None };
    reader.report_at(Class::Syntax, Level::Error, place, found, expected);
}

/// The JSON parser's message as what should stand there. What editors and programs get wrong most has words of its own.
fn expected_instead(message: &str, before: &str, rest: &str) -> String {
    const NAME: &str = "a name in double quotes";
    const VALUE: &str = "a JSON value: a text in double quotes, a number, true, false, null, a list or an object";
    let message = cut(message, " at line ").map_or(message, |(said, _)| said);
    let behind_comma = before.trim_end().ends_with(',');
    let plain = match message {
        _ if rest.starts_with(['“', '”', '„', '‘', '’', '\'', '`']) => {
            "straight double quotes, as in \"title\""
        }
        _ if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') => {
            "no comment, since JSON has none"
        }
        _ if before.trim().is_empty() && rest.starts_with('<') => "JSON, and no page of HTML or XML",
        "EOF while parsing a value" if before.trim().is_empty() => "a document",
        "trailing comma" => "another element, or no comma before this",
        "expected value" if behind_comma && rest.starts_with([']', '}']) => "another element, or no comma before this",
        "expected value" => VALUE,
        "key must be a string" if behind_comma && rest.starts_with('}') => "another name, or no comma before this",
        "key must be a string" if behind_comma && rest.starts_with(|first: char| first.is_ascii_digit()) => {
            "a name in double quotes; a number has no commas between its digits"
        }
        "key must be a string" => NAME,
        "trailing characters" => "nothing behind the document",
        "expected ident" => "true, false or null",
        "invalid number" => {
            "a number as JSON has it: digits without a leading zero or plus, and behind a point at least one"
        }
        "number out of range" => "a number below 1.8e308",
        "invalid escape" => {
            "behind a backslash in a text one of \" \\ / b f n r t, or u and four digits; a backslash is written \\\\"
        }
        _ if message.starts_with("control character") => {
            "a closing double quote in the same line; a line break inside of a text is written \\n"
        }
        "recursion limit exceeded" => "lists and objects nested less deeply",
        _ => "",
    };
    if !plain.is_empty() {
        return String::from(plain);
    }
    if let Some(expected) = message.strip_prefix("expected ") {
        return String::from(expected);
    }
    match message.strip_prefix("EOF while parsing ") {
        Some("a string") => String::from("a closing double quote, and the rest of the document"),
        Some(unfinished) => String::from("the rest of ") + unfinished,
        None => String::from("JSON without this fault: ") + message,
    }
}

/// An object or a list that is open.
enum Open<'a> {
    /// The name read last, with its quotes; none behind a comma.
    Object(Option<&'a str>),
    /// The number of elements before.
    List(usize),
}

/// The JSON pointer of the value in which well-formed text ends; empty where it is nested too deeply to be of ours.
fn pointer_at(before: &str) -> String {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut rest = before;
    while let Some(at) = rest.find(['{', '}', '[', ']', ',', '"']) {
        let (_, from) = rest.split_at_checked(at).unwrap_or_default();
        let mut length = 1;
        match from.as_bytes().first() {
            Some(b'{') => open.push(Open::Object(None)),
            Some(b'[') => open.push(Open::List(0)),
            Some(b'}' | b']') => drop(open.pop()),
            Some(b',') => match open.last_mut() {
                Some(Open::List(index)) => *index += 1,
                Some(Open::Object(name)) => *name = None,
                None => {}
            },
            _ => {
                length = length_of_text(from);
                if let Some(Open::Object(name @ None)) = open.last_mut() {
                    *name = from.get(..length);
                }
            }
        }
        if open.len() > DEEPEST {
            return String::new();
        }
        rest = from.get(length..).unwrap_or_default();
    }
    let mut pointer = String::new();
    for part in open {
        let part = match part {
            Open::List(index) => index.to_string(),
            Open::Object(Some(name)) => string_of(name).map_or_else(|| name.to_owned(), Cow::into_owned),
            Open::Object(None) => break,
        };
        pointer.push('/');
        pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// Bytes of the JSON text at the beginning, with its quotes; all there are where it does not end.
fn length_of_text(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
