//! A fragment as `v1:key=value&key=value`, and its values as an address can hold them (RFC 3986).

use crate::small::cut;

/// The version that this reads and writes.
const VERSION: &str = "1";

/// Characters of a value that stand as they are. All of them may stand in a fragment (RFC 3986, 3.5), and no program that
/// makes links of text takes one for the end of an address.
const PLAIN: &[u8] = b"-_:/";

/// What a fragment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fragment<'a> {
    /// Not one of ours: the name of a place in the page, for example.
    Other,
    /// Of a version that is not known.
    Version(&'a str),
    /// Of ours, without its version.
    Ours(&'a str),
}

/// Tells what a fragment is, with its `#` or without.
pub(super) fn fragment(text: &str) -> Fragment<'_> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let Some(rest) = text.strip_prefix('v') else { return Fragment::Other };
    let end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let Some((version, rest)) = rest.split_at_checked(end).filter(|(version, _)| !version.is_empty()) else {
        return Fragment::Other;
    };
    // Some programs write a colon as an escape.
    let rest = [":", "%3A", "%3a"].into_iter().find_map(|colon| rest.strip_prefix(colon));
    match rest {
        Some(rest) if version == VERSION => Fragment::Ours(rest),
        Some(_) => Fragment::Version(version),
        None => Fragment::Other,
    }
}

/// The keys of a fragment with their values as they are written.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('&').filter(|piece| !piece.is_empty()).map(|piece| cut(piece, "=").unwrap_or((piece, "")))
}

/// Writes a fragment, key by key.
#[derive(Debug, Default)]
pub(super) struct Writer(String);

impl Writer {
    /// Adds a key with a text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        let mut written = String::with_capacity(value.len());
        let hex = |digit: u8| char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit });
        for (place, byte) in value.bytes().enumerate() {
            // A dot at the end of an address is often left out of it.
            let is_dot = byte == b'.' && place + 1 < value.len();
            if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) || is_dot {
                written.push(char::from(byte));
            } else {
                written.extend(['%', hex(byte >> 4), hex(byte & 15)]);
            }
        }
        self.plain(key, &written);
    }

    /// Adds a key with a value that can stand as it is.
    pub(super) fn plain(&mut self, key: &str, value: &str) {
        let before = if self.0.is_empty() { ["v", VERSION, ":"].concat() } else { "&".to_owned() };
        self.0.extend([&before, key, "=", value]);
    }

    /// The fragment, without `#`; empty if it has no key.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A value as it was before it was written; `None` if its escapes are none, or do not make a text.
pub(super) fn text(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16).map(|digit| digit as u8);
                digit()? << 4 | digit()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}
