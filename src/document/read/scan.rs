//! One pass over a text: whether it is JSON (RFC 8259), where its long values end, so that no one reads them again to find
//! out, and the numbers of measured values, straight into columns.

mod number;
#[cfg(test)]
mod tests;

use super::json::Json;
use crate::small::sort_by_key;
use number::plain;
use serde_json::value::RawValue;
use std::cell::RefCell;

/// Objects and lists from this length on are skipped without looking at them.
const LONG_BYTES: usize = 1024;

/// Levels of nesting in which that is so; deeper than any document goes. Levels cost memory, and a file may be nothing
/// but levels.
const LEVELS: usize = 32;

/// The fields of measured values (`samples`).
const COLUMNS: [&[u8]; 2] = [b"\"values\"", b"\"times\""];

/// Lists of this many numbers in such a field become columns.
const MANY: usize = 64;

/// Numbers that are read at a time.
const PART: usize = 256;

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
    /// Checks the whole text.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the JSON parser.
    pub(in crate::document) fn new(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut scan = Scan::new(text);
        if scan.document().is_none() {
            // The parser says why. Should it find no fault, the text is read without what the scan would have known.
            serde_json::from_str::<&RawValue>(text)?;
            (scan.long, scan.columns) = (Vec::new(), Vec::new());
        }
        sort_by_key(&mut scan.long, |long| *long);
        Ok(Self { text, long: scan.long, columns: RefCell::new(scan.columns) })
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

/// The pass itself. Every method gives `None` where the text is not JSON.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    long: Vec<(usize, usize)>,
    columns: Vec<(usize, Vec<f64>)>,
    /// Whether what comes next is the value of a field of measured values.
    is_measured: bool,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, long: Vec::new(), columns: Vec::new(), is_measured: false }
    }

    fn document(&mut self) -> Option<()> {
        // Of each open object or list the bracket that ends it, so that no depth of nesting can overflow a stack.
        let mut open: Vec<u8> = Vec::new();
        let mut starts = [0; LEVELS];
        loop {
            self.space();
            let start = self.at;
            let is_measured = std::mem::take(&mut self.is_measured);
            let is_open = match self.byte()? {
                first @ (b'{' | b'[') => !(is_measured && self.column()) && self.begin(first)?,
                b'"' => self.string().map(|()| false)?,
                b't' => self.word(b"true").map(|()| false)?,
                b'f' => self.word(b"false").map(|()| false)?,
                b'n' => self.word(b"null").map(|()| false)?,
                _ if self.number().is_nan() => return None,
                _ => false,
            };
            if is_open {
                if let Some(place) = starts.get_mut(open.len()) {
                    *place = start;
                }
                open.push(if self.bytes.get(start) == Some(&b'{') { b'}' } else { b']' });
                continue;
            }
            // A value has ended, and with it perhaps those that it stands in.
            loop {
                self.space();
                let Some(close) = open.last().copied() else { return (self.at == self.bytes.len()).then_some(()) };
                match self.byte()? {
                    b',' => {
                        self.at += 1;
                        if close == b'}' {
                            self.key()?;
                        }
                        break;
                    }
                    byte if byte == close => {
                        self.at += 1;
                        open.pop();
                        let start = starts.get(open.len()).copied();
                        if let Some(start) = start.filter(|start| self.at - start >= LONG_BYTES) {
                            self.long.push((start, self.at));
                        }
                    }
                    _ => return None,
                }
            }
        }
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline(always)]
    fn space(&mut self) {
        // Most often there is none, which one comparison tells.
        while self.byte().is_some_and(|byte| byte <= b' ' && matches!(byte, b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes into an object or a list. `false` if it is empty, and has been passed.
    fn begin(&mut self, first: u8) -> Option<bool> {
        self.at += 1;
        self.space();
        let close = if first == b'{' { b'}' } else { b']' };
        if self.byte()? == close {
            self.at += 1;
            return Some(false);
        }
        if first == b'{' {
            self.key()?;
        }
        Some(true)
    }

    fn key(&mut self) -> Option<()> {
        self.space();
        if self.byte()? != b'"' {
            return None;
        }
        let start = self.at;
        self.string()?;
        self.is_measured = self.bytes.get(start..self.at).is_some_and(|name| COLUMNS.contains(&name));
        self.space();
        (self.byte()? == b':').then(|| self.at += 1)
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let byte = self.byte()?;
            self.at += 1;
            match byte {
                b'"' => return Some(()),
                b'\\' => self.escape()?,
                0..0x20 => return None,
                _ => {}
            }
        }
    }

    fn escape(&mut self) -> Option<()> {
        let byte = self.byte()?;
        self.at += 1;
        match byte {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => {
                let digits = self.bytes.get(self.at..self.at + 4)?;
                self.at += 4;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(())
            }
            _ => None,
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.bytes.get(self.at..)?.starts_with(word).then(|| self.at += word.len())
    }

    /// Passes a list of nothing but numbers and `null`, and keeps them if they are many. Otherwise it stays where it is.
    fn column(&mut self) -> bool {
        let start = self.at;
        let Some(numbers) = self.numbers() else {
            self.at = start;
            return false;
        };
        if self.at - start >= LONG_BYTES {
            self.long.push((start, self.at));
        }
        if numbers.len() >= MANY {
            self.columns.push((start, numbers));
        }
        true
    }

    fn numbers(&mut self) -> Option<Vec<f64>> {
        if self.byte()? != b'[' {
            return None;
        }
        let (start, mut numbers) = (self.at, Vec::new());
        while !self.some_numbers(&mut numbers)? {
            // Room for what may follow if it goes on like this, so that a long list is hardly moved, and takes no more
            // than it needs: a module's memory never shrinks.
            if numbers.capacity() - numbers.len() < PART {
                let each_bytes = (self.at - start) / numbers.len().max(1);
                let left = (self.bytes.len() - self.at) / each_bytes.max(1);
                numbers.reserve_exact(left.min(4 * numbers.len()) + PART);
            }
        }
        self.at += 1;
        numbers.shrink_to_fit();
        Some(numbers)
    }

    /// Reads on in a list of numbers; `true` at its end. Some at a time: a browser first runs a function as it was compiled
    /// at once, and takes the better code, once it is there, at the next call.
    #[inline(never)]
    fn some_numbers(&mut self, numbers: &mut Vec<f64>) -> Option<bool> {
        let (bytes, mut at) = (self.bytes, self.at);
        // Put behind the others at once, since built for size each push is a call.
        let (mut part, mut count) = ([0.0; PART], 0);
        let is_end = loop {
            let Some(place) = part.get_mut(count) else { break false };
            at += 1;
            let number = match plain(bytes, at) {
                Some((number, end)) => {
                    at = end;
                    number
                }
                None => {
                    self.at = at;
                    let number = self.number_or_gap()?;
                    at = self.at;
                    number
                }
            };
            *place = number;
            count += 1;
            match bytes.get(at)? {
                b',' => {}
                b']' => break true,
                _ => return None,
            }
        };
        self.at = at;
        numbers.extend_from_slice(part.get(..count)?);
        Some(is_end)
    }

    /// A number that `f64` can hold or `null`, with the white space around it.
    fn number_or_gap(&mut self) -> Option<f64> {
        self.space();
        let number = self.number();
        if number.is_nan() {
            self.word(b"null")?;
        }
        self.space();
        Some(number).filter(|number| !number.is_infinite())
    }
}
