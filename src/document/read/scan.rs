//! What is known of a text once it has been gone through: whether it is JSON, where its long values end, so that no one
//! reads them again to find out, and the numbers of measured values.

mod ahead;
mod number;
mod pass;
#[cfg(test)]
mod tests;

pub use ahead::Ahead;

use super::json::Json;
use crate::small::sort_by_key;
use serde::de::IgnoredAny;
use std::cell::RefCell;

/// What is known of a text once it has been read through.
#[derive(Debug)]
pub(in crate::document) struct Tape<'a> {
    text: &'a str,
    /// Beginning and end of each long object and list, in bytes, in the order of their beginnings.
    long: Vec<(usize, usize)>,
    /// Long lists of nothing but numbers and `null` in a field of measured values, by their beginnings, until they are
    /// taken.
    columns: RefCell<Vec<(usize, Vec<f64>)>>,
}

impl<'a> Tape<'a> {
    /// Checks the whole text, of which `ahead` has gone through the beginning.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the JSON parser.
    pub(in crate::document) fn new(text: &'a str, ahead: Ahead) -> Result<Self, serde_json::Error> {
        let mut known = ahead.finish(text);
        if known.is_none() {
            // The parser says why. Should it find no fault, the text is read without what would have been known.
            serde_json::from_str::<IgnoredAny>(text)?;
        }
        let (mut long, columns) = known.take().unwrap_or_default();
        sort_by_key(&mut long, |long| *long);
        Ok(Self { text, long, columns: RefCell::new(columns) })
    }

    /// The value that the whole text is.
    pub(in crate::document) fn root(&self) -> Json<'_> {
        let mut cursor = Cursor { tape: self, at: 0 };
        cursor.space();
        cursor.value()
    }

    /// Where in the text a part of it begins.
    pub(super) fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// The numbers of the column that begins there, if one does, once: gaps (`null`) are `NaN`.
    pub(super) fn take_column(&self, offset: usize) -> Option<Vec<f64>> {
        let mut columns = self.columns.borrow_mut();
        let index = columns.binary_search_by_key(&offset, |column| column.0).ok()?;
        Some(std::mem::take(&mut columns.get_mut(index)?.1)).filter(|numbers| !numbers.is_empty())
    }

    fn end_of_long(&self, at: usize) -> Option<usize> {
        let index = self.long.binary_search_by_key(&at, |long| long.0).ok()?;
        self.long.get(index).map(|long| long.1)
    }
}

/// A place in a text that is known to be well-formed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    tape: &'a Tape<'a>,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Behind the bracket with which a list or an object begins, at its first element or its end.
    pub(super) fn inside(tape: &'a Tape<'a>, part: &str) -> Self {
        let mut cursor = Self { tape, at: tape.offset(part) + 1 };
        cursor.space();
        cursor
    }

    /// Whether the list or the object ends here.
    pub(super) fn is_end(&self) -> bool {
        matches!(self.byte(), None | Some(b']' | b'}'))
    }

    /// The value that begins here. Goes on to what follows: past a comma or a colon.
    pub(super) fn value(&mut self) -> Json<'a> {
        let start = self.at;
        self.skip();
        let text = self.tape.text.get(start..self.at).unwrap_or_default();
        self.space();
        if matches!(self.byte(), Some(b',' | b':')) {
            self.at += 1;
            self.space();
        }
        Json::new(text, self.tape)
    }

    fn byte(&self) -> Option<u8> {
        self.tape.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    fn skip(&mut self) {
        if let Some(end) = self.tape.end_of_long(self.at) {
            self.at = end;
            return;
        }
        let mut depth = 0_usize;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => depth -= 1,
                b',' | b':' | b'}' | b']' | b' ' | b'\n' | b'\t' | b'\r' if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                return;
            }
        }
    }

    /// To the quotation mark that ends a string.
    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' => return,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }
}
