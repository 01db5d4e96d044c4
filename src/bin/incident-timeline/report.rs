//! A diagnostic as text: where it is, what it says, and the line of the file with a caret under the fault.
//!
//! A document is hostile input for a terminal too: whatever of it is shown goes through [`safe`].

use std::io::{self, Write};

use incident_timeline::document::{Diagnostic, Level};
use unicode_width::UnicodeWidthStr as _;

use crate::io::safe;

/// Characters of the line that are shown before the fault and from it on.
const BEFORE: usize = 50;
const BEHIND: usize = 60;

/// Writes the diagnostics of one file, in the order of the file.
pub struct Report<'a> {
    name: &'a str,
    place: Place<'a>,
    coloured: bool,
}

/// A place in the text that only goes forward, so that a long line is walked through once and not once a diagnostic.
struct Place<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'a> Place<'a> {
    fn go_to(&mut self, line: usize, column: usize) {
        let rest = self.text.get(self.offset..).unwrap_or_default();
        for (offset, character) in rest.char_indices() {
            if (self.line, self.column) >= (line, column) {
                self.offset += offset;
                return;
            }
            (self.line, self.column) =
                if character == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.offset = self.text.len();
    }

    /// What stands before the place in its line, and what from there on, clipped and safe to show.
    fn around(&self) -> (String, String) {
        let (before, behind) = self.text.split_at_checked(self.offset).unwrap_or((self.text, ""));
        let is_inside = |character: &char| !matches!(character, '\n' | '\r');
        let mut back: Vec<char> = before.chars().rev().take_while(is_inside).take(BEFORE + 1).collect();
        if back.len() > BEFORE {
            back.pop();
            back.push('…');
        }
        let mut front: Vec<char> = behind.chars().take_while(is_inside).take(BEHIND + 1).collect();
        if front.len() > BEHIND {
            front.pop();
            front.push('…');
        }
        let shown = |characters: &mut dyn Iterator<Item = char>| {
            let text: String = characters.map(|character| if character == '\t' { ' ' } else { character }).collect();
            safe(&text)
        };
        let before = shown(&mut back.into_iter().rev());
        // The indentation says nothing.
        (before.trim_start().to_owned(), shown(&mut front.into_iter()))
    }
}

impl<'a> Report<'a> {
    /// For a file of that name and text.
    pub fn new(name: &'a str, text: &'a str, coloured: bool) -> Self {
        // Columns are counted without the byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { name, place: Place { text, offset: 0, line: 1, column: 1 }, coloured }
    }

    /// Writes one; none may stand before the one written last.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, found: &Diagnostic, out: &mut impl Write) -> io::Result<()> {
        let Diagnostic { line, column, .. } = found;
        let [start, bold, end] = if self.coloured { [colour(found.level), "\u{1b}[1m", "\u{1b}[0m"] } else { [""; 3] };
        let (level, class) = (found.level.as_str(), found.class.as_str());
        let pointer = if found.pointer.is_empty() { String::from("the document") } else { safe(&found.pointer) };
        let item = match &found.item {
            Some(item) => format!(" (item {})", safe(item)),
            None => String::new(),
        };
        let (expected, what) = (safe(&found.expected), safe(&found.found));
        write!(out, "{bold}{}:{line}:{column}:{end} {start}{level}[{class}]{end}: ", self.name)?;
        writeln!(out, "{pointer}{item}: expected {expected}; found {what}")?;
        self.place.go_to(*line, *column);
        let (before, behind) = self.place.around();
        let margin = line.to_string();
        writeln!(out, "  {margin} | {before}{behind}")?;
        writeln!(out, "  {:>1$} | {start}{caret:>2$}{end}", "", margin.len(), before.width() + 1, caret = "^")
    }
}

/// The escape sequence of a level's colour.
fn colour(level: Level) -> &'static str {
    match level {
        Level::Error => "\u{1b}[1;31m",
        Level::Warning => "\u{1b}[1;33m",
        Level::Hint => "\u{1b}[1;36m",
    }
}
