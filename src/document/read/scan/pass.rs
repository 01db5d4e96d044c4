//! One pass over a text, or over one piece of it after another: whether it is JSON (RFC 8259), where its long values end,
//! and the numbers of measured values, straight into columns.

use super::ahead::Found;
use super::number::plain;

/// Objects and lists from this length on are skipped without looking at them.
const LONG_BYTES: usize = 1024;

/// Levels of nesting in which that is so; deeper than any document goes. Levels cost memory, and a file may be nothing
/// but levels.
const LEVELS: usize = 32;

/// The fields of measured values (`samples`).
const COLUMNS: [&[u8]; 2] = [b"\"values\"", b"\"times\""];

/// Lists of this many numbers in such a field become columns.
pub(super) const MANY: usize = 64;

/// Numbers that are read at a time.
const PART: usize = 256;

/// What comes next.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Next {
    /// A value.
    #[default]
    Value,
    /// More numbers of a column: a bracket or a comma, and a number.
    Number,
    /// What follows a value.
    Mark,
}

/// What is known of a text up to a place, from where the pass goes on.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The place, in bytes.
    at: usize,
    next: Next,
    /// Whether what comes next is the value of a field of measured values.
    is_measured: bool,
    /// Of each open object or list the bracket that ends it, so that no depth of nesting can overflow a stack.
    open: Vec<u8>,
    starts: [usize; LEVELS],
    /// The column that is being read, and where it begins.
    numbers: Vec<f64>,
    start: usize,
    found: Found,
    /// Bytes of the whole text, by which room is reckoned; 0 if that is not known.
    length: usize,
}

impl Known {
    pub(super) fn of(length: usize) -> Self {
        Self { length, ..Self::default() }
    }

    /// Says how long the whole text is.
    pub(super) fn expect(&mut self, length: usize) {
        self.length = length;
    }

    /// Bytes that need not be seen again.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Notes where a value ends, if it is long.
    fn note_long(&mut self, start: usize, end: usize) {
        if end - start >= LONG_BYTES {
            self.found.0.push((start, end));
        }
    }

    /// Goes on to the end of the whole text. `None` if that is no JSON.
    pub(super) fn finish(mut self, text: &str) -> Option<Found> {
        let left = text.as_bytes().get(self.at..)?;
        Scan::new(left, &mut self).document()?;
        Some(self.found)
    }
}

/// The pass itself. Every method gives `None` where the text is not JSON, or breaks off: then what is known stays
/// as it was.
pub(super) struct Scan<'a> {
    /// The text from where it is known on.
    pub(super) bytes: &'a [u8],
    /// Bytes of the text before that.
    before: usize,
    pub(super) at: usize,
    is_measured: bool,
    known: &'a mut Known,
}

impl<'a> Scan<'a> {
    pub(super) fn new(bytes: &'a [u8], known: &'a mut Known) -> Self {
        Self { bytes, before: known.at, at: 0, is_measured: known.is_measured, known }
    }

    /// Goes on as far as the text is there; whether it is no JSON whatever comes then.
    pub(super) fn is_faulty(&mut self) -> bool {
        self.document().is_none() && self.at < self.bytes.len()
    }

    /// The whole of it.
    pub(super) fn document(&mut self) -> Option<()> {
        loop {
            match self.known.next {
                Next::Value => self.value()?,
                Next::Number => self.column()?,
                Next::Mark => {
                    if self.mark()? {
                        return Some(());
                    }
                }
            }
        }
    }

    /// All up to here is known.
    fn keep(&mut self, next: Next) {
        (self.known.at, self.known.next, self.known.is_measured) = (self.before + self.at, next, self.is_measured);
    }

    /// Passes a value, or goes into it.
    fn value(&mut self) -> Option<()> {
        self.space();
        let start = self.at;
        let is_measured = std::mem::take(&mut self.is_measured);
        match self.byte()? {
            b'[' if is_measured => {
                self.known.start = self.before + start;
                self.keep(Next::Number);
                return Some(());
            }
            first @ (b'{' | b'[') => {
                let is_empty = !self.begin(first)?;
                if !is_empty {
                    if let Some(place) = self.known.starts.get_mut(self.known.open.len()) {
                        *place = self.before + start;
                    }
                    self.known.open.push(if first == b'{' { b'}' } else { b']' });
                    self.keep(Next::Value);
                    return Some(());
                }
            }
            b'"' => self.string()?,
            b't' => self.word(b"true")?,
            b'f' => self.word(b"false")?,
            b'n' => self.word(b"null")?,
            _ if self.number().is_nan() => return None,
            _ => {}
        }
        self.keep(Next::Mark);
        Some(())
    }

    /// Passes what follows a value: the end of what it stands in, or a comma. Whether that is the end of the text.
    fn mark(&mut self) -> Option<bool> {
        self.space();
        let Some(close) = self.known.open.last().copied() else {
            return (self.at == self.bytes.len()).then_some(true);
        };
        match self.byte()? {
            b',' => {
                self.at += 1;
                if close == b'}' {
                    self.key()?;
                }
                self.keep(Next::Value);
            }
            byte if byte == close => {
                self.at += 1;
                self.known.open.pop();
                if let Some(start) = self.known.starts.get(self.known.open.len()) {
                    self.known.note_long(*start, self.before + self.at);
                }
                self.keep(Next::Mark);
            }
            _ => return None,
        }
        Some(false)
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

    /// Goes on in a list that is of nothing but numbers and `null` so far, to its end. Where it holds something else, it is
    /// gone through as any other.
    fn column(&mut self) -> Option<()> {
        let mut numbers = std::mem::take(&mut self.known.numbers);
        loop {
            self.keep(Next::Number);
            match self.some_numbers(&mut numbers) {
                Some(true) => break,
                // A piece of the text is at its end.
                Some(false) if self.before + self.at == self.known.at => {
                    self.known.numbers = numbers;
                    self.at = self.bytes.len();
                    return None;
                }
                Some(false) => self.make_room(&mut numbers),
                None => return self.no_column(),
            }
        }
        self.at += 1;
        let start = self.known.start;
        self.known.note_long(start, self.before + self.at);
        if numbers.len() >= MANY {
            numbers.shrink_to_fit();
            self.known.found.1.push((start, numbers));
        }
        self.keep(Next::Mark);
        Some(())
    }

    /// Back to where the list begins. `None` if that is not there any longer.
    fn no_column(&mut self) -> Option<()> {
        self.at = 0;
        self.at = self.known.start.checked_sub(self.before)?;
        self.keep(Next::Value);
        Some(())
    }

    /// Room for what may follow if it goes on like this, so that a long list is hardly moved, and takes no more than it
    /// needs: a module's memory never shrinks.
    fn make_room(&self, numbers: &mut Vec<f64>) {
        if numbers.capacity() - numbers.len() >= PART {
            return;
        }
        let here = self.before + self.at;
        let each_bytes = (here - self.known.start) / numbers.len().max(1);
        let left = match self.known.length {
            0 => numbers.len() / 2,
            length => length.saturating_sub(here) / each_bytes.max(1),
        };
        numbers.reserve_exact(left.min(16 * numbers.len()) + PART);
    }

    /// Reads on in a list of numbers, from a bracket or a comma; `true` at its end. Some at a time: a browser first runs a
    /// function as it was compiled at once, and takes the better code, once it is there, at the next call.
    #[inline(never)]
    fn some_numbers(&mut self, numbers: &mut Vec<f64>) -> Option<bool> {
        let (bytes, mut at) = (self.bytes, self.at);
        // Put behind the others at once, since built for size each push is a call.
        let (mut part, mut count) = ([0.0; PART], 0);
        let is_end = loop {
            let Some(place) = part.get_mut(count).filter(|_| at + 1 < bytes.len()) else { break false };
            let number = match plain(bytes, at + 1) {
                Some((number, end)) => {
                    at = end;
                    number
                }
                None => {
                    self.at = at + 1;
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
