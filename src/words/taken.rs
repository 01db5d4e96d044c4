//! The words of what a reader takes away.

use super::Words;
use super::language::{Phrase, fill};
use crate::document::{Precision, Time};

/// The words of what is taken away in English.
pub static TAKEN: Taken = Taken {
    upper_part: "The upper part of the timeline",
    shows: "Timeline of {0}. It shows {1}.",
    shows_nothing: "Timeline of {0}. Nothing on it has a time.",
    listed: "{0}: {1}",
    and_more: ["{0} more", "{0} more"],
    content: "content {0}",
};

/// Phrases.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Taken {
    pub upper_part: &'static str,
    shows: Phrase,
    shows_nothing: Phrase,
    listed: Phrase,
    and_more: [Phrase; 2],
    content: Phrase,
}

impl Taken {
    /// What a figure shows, for those who cannot see it: "Timeline of … It shows First wave, 09:30; …".
    pub fn shows(&self, title: &str, shown: &[String]) -> String {
        if shown.is_empty() {
            fill(self.shows_nothing, &[title])
        } else {
            fill(self.shows, &[title, &shown.join("; ")])
        }
    }

    /// A part of a list, and what there is to say of it: "Rapid restart: a second try within a minute".
    pub fn listed(&self, name: &str, said: &str) -> String {
        fill(self.listed, &[name, said])
    }

    /// "12 more".
    pub fn and_more(&self, count: usize) -> String {
        let [one, many] = self.and_more;
        fill(if count == 1 { one } else { many }, &[&count.to_string()])
    }

    /// A document without a revision or a date, by its content: "content 9f3a04bb17e2".
    pub fn content(&self, hash: &str) -> String {
        fill(self.content, &[hash])
    }
}

impl Words<'_> {
    /// When a document was published or changed: of a day the day itself, else as any time in full.
    pub fn dated(&self, time: &Time) -> String {
        let day = time.earliest_ms.filter(|_| time.unit && time.earliest_precision == Precision::Day);
        day.map_or_else(|| self.when(Some(time)), |at_ms| self.date(at_ms))
    }
}
