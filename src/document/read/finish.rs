//! From what was noted while reading to diagnostics with line and column.

use super::rules::MADE_UP;
use super::{Draft, Place, Reader};
use crate::document::{Class, Counts, Diagnostic, Id, Level};
use crate::small::{Names, sort_by_key};

impl Reader<'_> {
    /// All that was reported, in the order of the file, and how much that was of each level.
    pub(in crate::document) fn finish(mut self) -> (Vec<Diagnostic>, Counts) {
        for level in [Level::Error, Level::Warning, Level::Hint] {
            let more = self.counts.of(level).saturating_sub(*self.kept.of(level));
            if more > 0 {
                let place = Place { pointer: String::new(), offset: self.text.len(), item: None };
                let mut found = more.to_string();
                found.push_str(match level {
                    Level::Error => " more errors",
                    Level::Warning => " more warnings",
                    Level::Hint => " more hints",
                });
                let expected = String::from("few enough to be listed");
                let class = if self.shape_dropped { Class::Shape } else { Class::Meaning };
                self.drafts.push(Draft { class, level, place, found, expected });
            }
        }
        sort_by_key(&mut self.drafts, |draft| draft.place.offset);
        let written = self.written_ids;
        let mut cursor = Cursor { text: self.text, offset: 0, line: 1, column: 1 };
        let diagnostics = (self.drafts.into_iter())
            .map(|draft| {
                cursor.advance(draft.place.offset);
                let item = draft.place.item.map(|id| match id.strip_prefix(MADE_UP) {
                    Some(made_up) => Id(free_id(made_up, &written)),
                    None => Id(id.as_ref().to_owned()),
                });
                Diagnostic {
                    class: draft.class,
                    level: draft.level,
                    pointer: draft.place.pointer,
                    item,
                    line: cursor.line,
                    column: cursor.column,
                    found: draft.found,
                    expected: draft.expected,
                }
            })
            .collect();
        (diagnostics, self.counts)
    }
}

/// A made-up id, lengthened until the file has none like it.
pub(in crate::document) fn free_id(made_up: &str, written: &Names) -> String {
    let mut free = made_up.to_owned();
    while written.contains(&free) {
        free.push('_');
    }
    free
}

/// Counts lines and columns on the way through a text, so that a document of one line is counted once and not once a
/// diagnostic.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    fn advance(&mut self, offset: usize) {
        let Some(passed) = self.text.get(self.offset..offset) else { return };
        self.offset = offset;
        match passed.rsplit_once('\n') {
            Some((before, after)) => {
                self.line += 1 + before.bytes().filter(|byte| *byte == b'\n').count();
                self.column = 1 + after.chars().count();
            }
            None => self.column += passed.chars().count(),
        }
    }
}
