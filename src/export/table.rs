//! Comma-separated values (RFC 4180), harmless where they are opened.
//!
//! A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula, and runs it. Such a text gets an
//! apostrophe before it, which spreadsheets read as "this is text"; numbers, which are made here and not in the document,
//! get none. Whatever may part cells in any country (`,`, `;`, tab) stands in quotation marks.

use std::borrow::Cow;

use crate::small::number_text;

/// How much is gathered before it is handed on, bytes: a table of a million values is never in memory whole.
const GATHERED_BYTES: usize = 1 << 16;

/// Rows of cells, handed on piece by piece.
pub(super) struct Table<'a> {
    gathered: String,
    starts_row: bool,
    out: &'a mut dyn FnMut(&str),
}

impl<'a> Table<'a> {
    /// A table with these names above its columns.
    pub(super) fn new(names: &[&str], out: &'a mut dyn FnMut(&str)) -> Self {
        let mut table = Self { gathered: String::new(), starts_row: true, out };
        names.iter().for_each(|name| table.text(name));
        table.end_row();
        table
    }

    /// A text of the document's, or of ours about it.
    pub(super) fn text(&mut self, text: &str) {
        self.separate();
        self.gathered.push_str(&quoted(&harmless(text)));
    }

    /// A text that may not be there.
    pub(super) fn maybe(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }

    /// Several texts in one cell.
    pub(super) fn list<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) {
        let mut all = String::new();
        for text in texts {
            if !all.is_empty() {
                all.push_str("; ");
            }
            all.push_str(text.as_ref());
        }
        self.text(&all);
    }

    /// A number; what is not known or a gap is an empty cell.
    pub(super) fn number(&mut self, number: Option<f64>) {
        self.separate();
        if let Some(number) = number.filter(|number| number.is_finite()) {
            self.gathered.push_str(&number_text(number));
        }
    }

    /// `true`, or nothing.
    pub(super) fn flag(&mut self, holds: bool) {
        self.text(if holds { "true" } else { "" });
    }

    /// Cells that are to be written more than once, by [`Self::again`].
    pub(super) fn prepared(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let outer = (std::mem::take(&mut self.gathered), std::mem::replace(&mut self.starts_row, true));
        write(self);
        self.starts_row = outer.1;
        std::mem::replace(&mut self.gathered, outer.0)
    }

    /// Cells that were prepared.
    pub(super) fn again(&mut self, cells: &str) {
        self.separate();
        self.gathered.push_str(cells);
    }

    /// So many empty cells.
    pub(super) fn empty(&mut self, count: usize) {
        (0..count).for_each(|_| self.separate());
    }

    pub(super) fn end_row(&mut self) {
        self.gathered.push_str("\r\n");
        self.starts_row = true;
        if self.gathered.len() >= GATHERED_BYTES {
            self.finish();
        }
    }

    /// Hands on what is left.
    pub(super) fn finish(&mut self) {
        (self.out)(&self.gathered);
        self.gathered.clear();
    }

    fn separate(&mut self) {
        if !std::mem::take(&mut self.starts_row) {
            self.gathered.push(',');
        }
    }
}

/// With an apostrophe before what a spreadsheet would run, in half width or in full, behind white space too.
fn harmless(text: &str) -> Cow<'_, str> {
    let first = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    if first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n']) {
        Cow::Owned(["'", text].concat())
    } else {
        Cow::Borrowed(text)
    }
}

fn quoted(text: &str) -> Cow<'_, str> {
    let is_plain = !text.contains([',', ';', '"', '\t', '\r', '\n']) && text.trim() == text;
    if is_plain { Cow::Borrowed(text) } else { Cow::Owned(["\"", &text.replace('"', "\"\""), "\""].concat()) }
}
