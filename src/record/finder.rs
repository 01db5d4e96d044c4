//! Searching a hundred thousand lines while a reader types: each distinct word of the record is kept once, with the lines
//! that have it, so that what is typed is looked for in the words and not in the lines.

use std::collections::HashMap;

use super::filter::fold;
use super::{Bits, Entry};
use crate::small::find;

/// Words of the lines of a record, to be filled line by line.
#[derive(Debug, Default)]
pub struct Finder {
    /// Each word's place.
    places: HashMap<Box<str>, usize>,
    /// All words, one behind the other, each before a line's end.
    text: String,
    /// Where each ends in the text.
    ends: Vec<usize>,
    /// The lines that have it, rising.
    lines: Vec<Vec<u32>>,
    /// How many lines it knows.
    count: usize,
}

impl Finder {
    /// No lines yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many lines it knows.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it knows no line.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Takes in the next line.
    pub fn push(&mut self, entry: &Entry) {
        let line = self.count as u32;
        self.count += 1;
        for part in entry.parts() {
            for word in fold(part).split_whitespace() {
                self.add(word, line);
            }
        }
    }

    fn add(&mut self, word: &str, line: u32) {
        let place = match self.places.get(word) {
            Some(place) => *place,
            None => {
                let place = self.ends.len();
                self.places.insert(word.into(), place);
                self.text.push_str(word);
                self.text.push('\n');
                self.ends.push(self.text.len());
                self.lines.push(Vec::new());
                place
            }
        };
        if let Some(lines) = self.lines.get_mut(place).filter(|lines| lines.last() != Some(&line)) {
            lines.push(line);
        }
    }

    /// The lines that have every word of a query, as a part of one of their own: the same as
    /// [`super::Filter::matches`] of each.
    pub fn find(&self, query: &str) -> Bits {
        let mut found: Option<Bits> = None;
        for word in query.split_whitespace() {
            let with_word = self.with(&fold(word));
            match &mut found {
                Some(found) => found.retain(&with_word),
                None => found = Some(with_word),
            }
        }
        found.unwrap_or_else(|| Bits::of(self.count, |_| true))
    }

    /// The lines that have a word with such a part.
    fn with(&self, part: &str) -> Bits {
        let mut found = Bits::none(self.count);
        let mut behind = 0;
        while let Some(at) = self.text.get(behind..).and_then(|rest| find(rest, part)) {
            let place = self.ends.partition_point(|end| *end <= behind + at);
            found.insert_all(self.lines.get(place).map(Vec::as_slice).unwrap_or_default());
            // The next match may be in the same word.
            let Some(end) = self.ends.get(place) else { break };
            behind = *end;
        }
        found
    }
}
