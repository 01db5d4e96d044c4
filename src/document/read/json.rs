//! A JSON value as it stands in the file: its text is a part of the file's, so that where it stands is never lost.

use super::scan::{Cursor, Tape};
use std::borrow::Cow;
use std::str::Chars;

/// Characters of a value that a diagnostic shows.
const SHOWN_CHARS: usize = 60;

/// A JSON value that is known to be well-formed, without white space around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<'a> {
    text: &'a str,
    /// Of the file's text, of which this is a part.
    tape: &'a Tape<'a>,
}

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
    /// A value whose text is a part of the tape's.
    pub(super) fn new(text: &'a str, tape: &'a Tape<'a>) -> Self {
        Self { text, tape }
    }

    pub(crate) fn text(self) -> &'a str {
        self.text
    }

    pub(crate) fn form(self) -> Form {
        match self.text.as_bytes().first() {
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
        string_of(self.text)
    }

    /// A number that `f64` can hold; `None` if it is no number or too large.
    pub(crate) fn number(self) -> Option<f64> {
        if self.form() != Form::Number {
            return None;
        }
        crate::small::number(self.text).filter(|number| number.is_finite())
    }

    /// Calls `visit` with each element of a list.
    pub(crate) fn each(self, visit: &mut dyn FnMut(usize, Json<'a>)) {
        if self.form() != Form::List {
            return;
        }
        let mut cursor = Cursor::inside(self.tape, self.text);
        let mut index = 0;
        while !cursor.is_end() {
            visit(index, cursor.value());
            index += 1;
        }
    }

    /// Names and values of an object, in the order of the file, those that stand twice included.
    pub(crate) fn entries(self) -> Vec<(Json<'a>, Json<'a>)> {
        // Few objects have more, and a list that grows is moved.
        let mut entries = Vec::with_capacity(8);
        if self.form() == Form::Object {
            let mut cursor = Cursor::inside(self.tape, self.text);
            while !cursor.is_end() {
                entries.push((cursor.value(), cursor.value()));
            }
        }
        entries
    }

    /// The numbers of a long list of nothing but numbers and `null`, which is `NaN`, in a field of measured values; they were
    /// read with the file, and are given away, so that they are never there twice.
    pub(crate) fn take_column(self) -> Option<Vec<f64>> {
        self.tape.take_column(self.tape.offset(self.text))
    }

    /// The value of an object's field; of two with one name the last.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        let is_it = |entry: &&(Self, Self)| entry.0.string().is_some_and(|written| written == name);
        self.entries().iter().rev().find(is_it).map(|(_, value)| *value)
    }

    /// The beginning of the text, white space squeezed, as a diagnostic shows it.
    pub(crate) fn excerpt(self) -> String {
        excerpt(self.text)
    }
}

/// The content of a string as it stands in a file; `None` if it is no string, or holds half of a surrogate pair.
pub(crate) fn string_of(text: &str) -> Option<Cow<'_, str>> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if inner.bytes().any(|byte| byte == b'\\') { unescaped(inner).map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
}

/// Characters in place of their escapes (RFC 8259, section 7); `None` where one is half of a surrogate pair, or no escape.
fn unescaped(written: &str) -> Option<String> {
    let mut text = String::with_capacity(written.len());
    let mut rest = written.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        text.push(match rest.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = code_unit(&mut rest)?;
                // Of a pair, which stands for one character beyond the first 65,536.
                let is_first_half = matches!(first, 0xd800..0xdc00);
                let code =
                    if is_first_half { 0x10000 + ((first - 0xd800) << 10) + second_half(&mut rest)? } else { first };
                char::from_u32(code)?
            }
            itself @ ('"' | '\\' | '/') => itself,
            _ => return None,
        });
    }
    Some(text)
}

/// What the second half of a surrogate pair adds to the first.
fn second_half(rest: &mut Chars) -> Option<u32> {
    let is_escape = rest.next()? == '\\' && rest.next()? == 'u';
    code_unit(rest).filter(|unit| is_escape && matches!(unit, 0xdc00..0xe000)).map(|unit| unit - 0xdc00)
}

/// Four hexadecimal digits.
fn code_unit(rest: &mut Chars) -> Option<u32> {
    (0..4).try_fold(0, |unit, _| Some(unit * 16 + rest.next()?.to_digit(16)?))
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

#[cfg(test)]
mod tests {
    use super::string_of;
    use proptest::prelude::*;

    /// A text with escapes, none of which need be one.
    fn written() -> impl Strategy<Value = String> {
        let unit =
            prop_oneof!["[dD][89abAB][0-9a-fA-F]{2}", "[dD][c-fC-F][0-9a-fA-F]{2}", "[0-9a-fA-F]{4}", "[0-9a-g]{0,4}"];
        let escape =
            prop_oneof![8 => unit.prop_map(|unit| ["\\u", &unit].concat()), 4 => r#"\\["\\/bfnrt]"#, 1 => r"\\[a-z]"];
        let piece = prop_oneof![4 => escape, 2 => "[^\"\\\\\u{0}-\u{1f}]"];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
    }

    proptest! {
        #[test]
        fn a_string_holds_what_other_parsers_find_in_it(written in written()) {
            prop_assert_eq!(string_of(&written).map(|text| text.into_owned()), serde_json::from_str::<String>(&written).ok());
        }
    }
}
