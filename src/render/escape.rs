//! Text as markup: what a document holds can never become an element, an attribute or a character that XML lacks.

/// Text for element content and attribute values, in HTML as in XML 1.0 (2.2, 2.4). What neither has a way to write is
/// shown as a replacement character.
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            _ if is_illegal(character) => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}

/// The beginning of an element, with its attributes.
pub(super) fn open(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&markup(value));
        out.push('"');
    }
    out.push('>');
}

/// The end of an element.
pub(super) fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// What no page and no XML may hold: control characters, and code points that are no characters.
pub fn is_illegal(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let check = |text: &str, expected: &str| assert_eq!(markup(text), expected, "{text:?}");
        check("a & b", "a &amp; b");
        check("</script><b title=\"x\">", "&lt;/script&gt;&lt;b title=&quot;x&quot;&gt;");
        check(
            "a\u{0}b\u{1b}c\u{85}d\u{ffff}e\u{fdd0}f\u{1fffe}",
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}",
        );
        check("two\r\nlines\t", "two  lines ");
    }
}
