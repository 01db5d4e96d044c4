//! Markdown in which a text of the document stays a text: no heading, no list, no link, no HTML comes of it.
//!
//! What is written is CommonMark with GitHub's tables. Every character that could mean something has a backslash before
//! it, or is a character reference where backslashes are not known everywhere (`<`, `>`, `&`, and `|`, which parts cells
//! before anything else is read).

use crate::document::is_hidden;
use crate::record::Part;

/// A text on one line. Characters that are not seen and could turn what stands beside it are left out.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let words: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || is_turning(letter)).collect();
    let text = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    // At the beginning of a line or of an element of a list these begin a heading, a list or a rule.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let opens =
            at == 0 && matches!(letter, '#' | '+' | '-' | '=' | ':') || at == digits && matches!(letter, '.' | ')');
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '^' => out.extend(['\\', letter]),
            _ if opens => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// Controls, and what turns the direction of what follows or hides in it; joiners of letters and of emoji stay.
fn is_turning(letter: char) -> bool {
    is_hidden(letter) && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// A link; only of addresses that begin with `http://` or `https://`, all others are text.
pub(super) fn link(url: &str, name: &str) -> String {
    let name = text(name);
    if !["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme)))
    {
        return name;
    }
    let mut address = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '&' => address.push_str("&amp;"),
            '(' | ')' | '<' | '>' | '\\' | '`' | '|' | '"' | '\'' | '*' | '_' | '[' | ']' | '~' | '$' | '^' | '{'
            | '}' => {
                push_percent(&mut address, letter);
            }
            _ if letter.is_whitespace() || is_hidden(letter) => push_percent(&mut address, letter),
            _ => address.push(letter),
        }
    }
    ["[", &name, "](", &address, ")"].concat()
}

fn push_percent(out: &mut String, letter: char) {
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        let digits = [byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16).unwrap_or('0'));
        out.extend(digits.map(|digit| digit.to_ascii_uppercase()));
    }
}

/// Parts of a fact, one after another.
pub(super) fn parts(parts: &[Part]) -> String {
    let one = |part: &Part| match part {
        Part::Text(said) | Part::Item(_, said) => text(said),
        Part::Link(url, name) => link(url, name),
    };
    parts.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// In strong letters; nothing of nothing.
pub(super) fn strong(markdown: &str) -> String {
    if markdown.is_empty() { String::new() } else { ["**", markdown, "**"].concat() }
}

/// Lines of a document.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// A heading of that level.
    pub(super) fn heading(&mut self, level: usize, markdown: &str) {
        self.gap();
        (0..level).for_each(|_| self.0.push('#'));
        self.0.push(' ');
        self.end(markdown);
    }

    /// A paragraph, if it says something.
    pub(super) fn paragraph(&mut self, markdown: &str) {
        if !markdown.is_empty() {
            self.gap();
            self.end(markdown);
        }
    }

    /// A list, each element on one line.
    pub(super) fn list(&mut self, lines: &[String], numbered: bool) {
        self.gap();
        for (place, line) in lines.iter().enumerate() {
            if numbered {
                self.0.push_str(&(place + 1).to_string());
                self.0.push_str(". ");
            } else {
                self.0.push_str("- ");
            }
            self.end(line);
        }
    }

    /// The same, or a paragraph that says that there is none.
    pub(super) fn list_or(&mut self, lines: &[String], none: &str) {
        if lines.is_empty() { self.paragraph(none) } else { self.list(lines, false) }
    }

    /// A table.
    pub(super) fn table<const N: usize>(&mut self, names: [&str; N], rows: &[[String; N]]) {
        self.gap();
        self.row(names.iter());
        self.row(["---"; N].iter());
        rows.iter().for_each(|row| self.row(row.iter()));
    }

    fn row<'c>(&mut self, cells: impl Iterator<Item = &'c (impl AsRef<str> + 'c)>) {
        self.0.push('|');
        for cell in cells {
            self.0.push(' ');
            self.0.push_str(cell.as_ref());
            self.0.push_str(" |");
        }
        self.0.push('\n');
    }

    fn gap(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    fn end(&mut self, markdown: &str) {
        self.0.push_str(markdown);
        self.0.push('\n');
    }

    pub(super) fn finished(self) -> String {
        self.0
    }
}
