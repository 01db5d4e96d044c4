//! Going through a text while it still comes.

use super::pass::{Known, Scan};

/// Long values, and columns of numbers by their beginnings.
pub(super) type Found = (Vec<(usize, usize)>, Vec<(usize, Vec<f64>)>);

/// What is known of the beginning of a text, of which more may come, for [`parse_ahead`](crate::document::parse_ahead).
#[derive(Debug, Default)]
pub struct Ahead {
    known: Known,
    /// What has come and is not understood yet: the end of a string, say.
    rest: Vec<u8>,
    /// What is left is not looked at again before it is so long, so that a long string is not gone through with every
    /// piece of it.
    enough: usize,
    /// Bytes that have come in all.
    length: usize,
    /// It is no JSON, or not in a way that can be understood in pieces. This is found out from the whole text.
    is_lost: bool,
}

impl Ahead {
    /// Of a text of that many bytes. It may be wrong, or 0 where that is not known: only room for numbers goes by it.
    pub fn of(length: usize) -> Self {
        Self { known: Known::of(length), ..Self::default() }
    }

    /// Goes through the next piece of the text.
    pub fn read(&mut self, piece: &[u8]) {
        self.length += piece.len();
        if self.is_lost {
            return;
        }
        self.rest.extend_from_slice(piece);
        if self.rest.len() < self.enough {
            return;
        }
        // Behind a comma only a string can still be going on, so that whatever else breaks off there is a fault.
        let end = self.rest.iter().rposition(|byte| *byte == b',').map_or(0, |comma| comma + 1);
        let window = self.rest.get(..end).unwrap_or_default();
        let before = self.known.at();
        self.is_lost = Scan::new(window, &mut self.known).is_faulty();
        self.rest.drain(..self.known.at().saturating_sub(before).min(end));
        self.enough = 2 * self.rest.len();
        if self.is_lost {
            (self.known, self.rest) = (Known::default(), Vec::new());
        }
    }

    /// Bytes that are to be looked at again.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        if self.is_lost { self.length } else { self.rest.len() }
    }

    /// Goes through what is left of the whole text. `None` if it is no JSON.
    pub(super) fn finish(mut self, text: &str) -> Option<Found> {
        // In place of what is no UTF-8 there may be something else by now.
        if !self.is_lost && self.length > 0 && self.length == text.len() {
            self.rest = Vec::new();
            self.known.expect(self.length);
            if let Some(found) = self.known.finish(text) {
                return Some(found);
            }
        }
        Known::of(text.len()).finish(text)
    }
}
