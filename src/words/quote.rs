//! Where a source's own words about a time say more than its bounds do, and so are quoted.

use super::Words;
use super::calendar::{Civil, push_two};
use super::time::Style;
use crate::document::Time;
use crate::small::{cut, is_letter, small_letters};

impl Words<'_> {
    /// What the source said, in quotation marks, where that is more than its bounds, in full or in short, say already.
    pub(super) fn time_quote(&self, time: &Time) -> Option<String> {
        let short = self.when_short(Some(time), None);
        self.text_beyond(time, &[self.bounds(time, Style::Full).as_str(), short.as_str()].join(" "))
    }

    /// The source's words in quotation marks, if one of them is not said already, in the shown zone or in the source's.
    pub(super) fn text_beyond(&self, time: &Time, said: &str) -> Option<String> {
        let text = time.text.as_deref().filter(|text| !text.trim().is_empty())?;
        let abroad = time.zone.as_deref().map(|zone| {
            let there = Words::new(self.document, self.zones, zone);
            there.bounds(time, Style::Full)
        });
        let said = if said.is_empty() { String::new() } else { said.to_owned() + " " + &abroad.unwrap_or_default() };
        let zoned = text.split_whitespace().any(is_abbreviation);
        let left: Vec<&str> = match said.is_empty() {
            true => text.split_whitespace().collect(),
            false => text.split_whitespace().filter(|word| !self.adds_nothing(word, zoned, time)).collect(),
        };
        says_more(&left.join(" "), &said).then(|| self.language().quoted(text))
    }

    /// Whether a word beside a time that is said already says nothing new: "around", a zone's abbreviation, or, beside
    /// one (`zoned`), the same moment by that zone's clock.
    fn adds_nothing(&self, word: &str, zoned: bool, time: &Time) -> bool {
        let bare = word.trim_matches(|letter: char| !is_letter(letter));
        if is_abbreviation(bare) || self.language().time.fillers.contains(&small_letters(bare).as_str()) {
            return true;
        }
        let minute = cut(bare, ":")
            .filter(|(hour, _)| matches!(hour.len(), 1 | 2) && hour.bytes().all(|digit| digit.is_ascii_digit()))
            .map(|(_, minute)| minute);
        // Zones with abbreviations in the press are whole hours apart: the minutes tell which moment it is.
        let same = |at_ms: i64| minute == Some(pad(Civil::at(at_ms, 0).minute).as_str());
        zoned && [time.earliest_ms, time.latest_ms].into_iter().flatten().any(same)
    }
}

/// Whether a word is written as zones are: "EDT".
fn is_abbreviation(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn pad(number: i64) -> String {
    let mut out = String::new();
    push_two(&mut out, number);
    out
}

/// A word in small letters, without what is written around it.
pub(super) fn plain(word: &str) -> String {
    small_letters(word.trim_matches(|letter: char| !is_letter(letter)))
}

/// Whether a text has a word that is not said yet.
pub(super) fn says_more(text: &str, said: &str) -> bool {
    let said: Vec<String> = said.split_whitespace().map(plain).collect();
    text.split_whitespace().map(plain).any(|word| !word.is_empty() && !said.contains(&word))
}
