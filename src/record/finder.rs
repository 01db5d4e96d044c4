//! Searching a hundred thousand lines while a reader types: each distinct word of the record is kept once, with the lines
//! that have it, so that what is typed is looked for in the words and not in the lines.

use super::filter::fold;
use super::{Bits, Entry};
use crate::small::{Places, find, hash};

/// Words of the lines of a record, to be filled line by line.
#[derive(Debug, Default)]
pub struct Finder {
    /// Each word's place.
    places: Places,
    /// All words, one behind the other, each before a line's end.
    text: String,
    /// Where each ends in the text.
    ends: Vec<usize>,
    /// The lines that have it, rising.
    lines: Vec<Vec<u32>>,
    /// How many lines it knows.
    count: usize,
    /// What was looked for last, of each word of the query: who types on makes a word longer, which is then in fewer.
    latest: Vec<Latest>,
}

/// The words that have a part.
#[derive(Debug, Default)]
struct Latest {
    part: String,
    /// How many words there were.
    of: usize,
    /// Their places.
    places: Vec<usize>,
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
        let hash = hash(word.as_bytes());
        let known = self.places.find(hash, &mut |place| self.word(place).strip_suffix('\n') == Some(word));
        let place = known.unwrap_or_else(|| {
            self.text.push_str(word);
            self.text.push('\n');
            self.ends.push(self.text.len());
            self.lines.push(Vec::new());
            self.places.add(hash)
        });
        if let Some(lines) = self.lines.get_mut(place).filter(|lines| lines.last() != Some(&line)) {
            lines.push(line);
        }
    }

    /// The lines that have every word of a query, as a part of one of their own: the same as
    /// [`super::Filter::matches`] of each.
    pub fn find(&mut self, query: &str) -> Bits {
        let mut found: Option<Bits> = None;
        for (at, word) in query.split_whitespace().enumerate() {
            let with_word = self.with(at, fold(word));
            match &mut found {
                Some(found) => found.retain(&with_word),
                None => found = Some(with_word),
            }
        }
        found.unwrap_or_else(|| Bits::of(self.count, |_| true))
    }

    /// The lines that have a word with such a part, the word of the query at that place.
    fn with(&mut self, at: usize, part: String) -> Bits {
        if at == self.latest.len() {
            self.latest.push(Latest::default());
        }
        let latest = self.latest.get_mut(at).map(std::mem::take).unwrap_or_default();
        let is_longer = latest.of == self.ends.len() && !latest.part.is_empty() && find(&part, &latest.part).is_some();
        let places = if is_longer {
            latest.places.into_iter().filter(|place| find(self.word(*place), &part).is_some()).collect()
        } else {
            self.places_of(&part)
        };
        let mut found = Bits::none(self.count);
        for place in &places {
            found.insert_all(self.lines.get(*place).map(Vec::as_slice).unwrap_or_default());
        }
        if let Some(latest) = self.latest.get_mut(at) {
            *latest = Latest { part, of: self.ends.len(), places };
        }
        found
    }

    /// The places of the words with such a part.
    fn places_of(&self, part: &str) -> Vec<usize> {
        let mut places = Vec::new();
        let mut behind = 0;
        while let Some(at) = self.text.get(behind..).and_then(|rest| find(rest, part)) {
            let place = self.ends.partition_point(|end| *end <= behind + at);
            // The next match may be in the same word.
            let Some(end) = self.ends.get(place) else { break };
            places.push(place);
            behind = *end;
        }
        places
    }

    /// A word, with the line's end behind it.
    fn word(&self, place: usize) -> &str {
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(place).and_then(|end| self.text.get(from..*end)).unwrap_or_default()
    }
}
