//! What items can be told apart by, beside words and kinds: values with the lines that have them.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::{Bits, Filter, Line};
use crate::document::{Item, Offered, Severity};
use crate::small::{Names, sort_by_key};
use crate::words::Words;
use crate::words::interface::INTERFACE;

/// By what items are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The lane of an outage; found are those of the lanes chosen.
    Lane,
    /// Who made a statement.
    Speaker,
    /// What evidence was offered for a statement.
    Evidence,
    /// How severe an outage was.
    Severity,
    /// Where an outage was, or where was counted.
    Region,
    /// The lane of an outage; those chosen are left out of the timeline, and stay in the record.
    HiddenLane,
    /// The series of a figure or a measurement; those chosen are left out of the timeline, and stay in the record.
    HiddenSeries,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Lane, Self::Speaker, Self::Evidence, Self::Severity, Self::Region, Self::HiddenLane, Self::HiddenSeries];

    /// The word for it in links.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lane => "lane",
            Self::Speaker => "speaker",
            Self::Evidence => "evidence",
            Self::Severity => "severity",
            Self::Region => "region",
            Self::HiddenLane => "hide-lane",
            Self::HiddenSeries => "hide-series",
        }
    }

    /// Whether what is chosen is left out, and not what is found.
    pub fn hides(self) -> bool {
        matches!(self, Self::HiddenLane | Self::HiddenSeries)
    }

    /// The values that an item has: none if it cannot have any, one that is empty if none is stated.
    fn values<'a>(self, item: Item<'a>, words: &Words<'a>) -> Vec<&'a str> {
        let series = match item {
            Item::Series(series) | Item::Point(series, _) => Some(series),
            _ => None,
        };
        match (self, item) {
            _ if item.retracted().is_some() => Vec::new(),
            (Self::Lane | Self::HiddenLane, Item::Outage(outage)) => vec![outage.lane().unwrap_or_default()],
            (Self::Severity, Item::Outage(outage)) => vec![outage.severity.map_or("", Severity::as_str)],
            (Self::Region, Item::Outage(outage)) if outage.regions.is_empty() => vec![""],
            (Self::Region, Item::Outage(outage)) => outage.regions.iter().map(String::as_str).collect(),
            (Self::Speaker, Item::Statement(statement)) => vec![words.name_of(&statement.speaker)],
            (Self::Evidence, Item::Statement(statement)) => {
                let offered = statement.evidence.as_ref().map_or(Offered::Unknown, |evidence| evidence.offered);
                vec![offered.as_str()]
            }
            (Self::Region, _) => {
                series.map(|series| series.region.as_deref().unwrap_or_default()).into_iter().collect()
            }
            (Self::HiddenSeries, _) => series.map(|series| series.id.0.as_str()).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A value of an item in words.
    fn label(self, value: &str, item: Item, words: &Words) -> String {
        let label = match (self, value) {
            (Self::Region, "") => words.figure_words().place_not_stated,
            (_, "") => INTERFACE.not_stated,
            (Self::Evidence, _) => {
                let offered = Offered::ALL.iter().find(|offered| offered.as_str() == value);
                offered.map_or(value, |offered| words.offered(*offered))
            }
            (Self::Severity, _) => {
                let severity = Severity::ALL.iter().find(|severity| severity.as_str() == value);
                severity.map_or(value, |severity| words.severity(*severity))
            }
            (Self::HiddenSeries, _) => match item {
                Item::Series(series) | Item::Point(series, _) => {
                    return words.list_plain(&[&words.panel_title(series), &words.key_label(series)]);
                }
                _ => value,
            },
            _ => value,
        };
        label.to_owned()
    }

    /// Where a value stands among the others: severities from the worst on, names by how many have them.
    fn order(self, value: &Value) -> usize {
        match self {
            Self::Evidence => place(Offered::ALL.iter().map(|one| one.as_str()), &value.text),
            Self::Severity => place(Severity::ALL.iter().rev().map(|one| one.as_str()), &value.text),
            Self::HiddenLane | Self::HiddenSeries => 0,
            _ => usize::MAX - value.lines.len(),
        }
    }
}

/// A value that lines have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// It as it stands in the document; empty for what is not stated.
    pub text: String,
    /// It in words.
    pub label: String,
    /// Places of the lines that have it, rising.
    lines: Vec<u32>,
}

/// The values that the lines of a record have.
#[derive(Debug, Default)]
pub struct Facets {
    values: [Vec<Value>; Facet::ALL.len()],
}

impl Facets {
    /// The values of these lines.
    pub fn new(words: &Words, lines: &[Line]) -> Self {
        Self { values: Facet::ALL.map(|facet| values(facet, words, lines)) }
    }

    /// The values of a facet, in the order in which they are offered.
    pub fn values(&self, facet: Facet) -> &[Value] {
        self.values.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    /// Keeps of what was found the lines that have, of each facet of which any is chosen, a chosen value.
    pub fn narrow(&self, filter: &Filter, found: &mut Bits) {
        Facet::ALL.into_iter().for_each(|facet| self.keep(facet, filter, found));
    }

    /// For each value of a facet how many lines would have it if no other of this facet were chosen: `found` are those
    /// that are found whatever is chosen.
    pub fn counts(&self, facet: Facet, filter: &Filter, found: &Bits) -> Vec<usize> {
        let mut found = found.clone();
        Facet::ALL.into_iter().filter(|other| *other != facet).for_each(|other| self.keep(other, filter, &mut found));
        let count = |value: &Value| value.lines.iter().filter(|line| found.contains(**line as usize)).count();
        self.values(facet).iter().map(count).collect()
    }

    /// Leaves out of a filter what no line has, and gives back of which facets something was.
    pub fn hold(&self, filter: &mut Filter) -> Vec<Facet> {
        let mut gone = Vec::new();
        for (facet, chosen) in filter.facets_mut() {
            let before = chosen.len();
            chosen.retain(|chosen| self.values(facet).iter().any(|value| value.text == *chosen));
            if chosen.len() < before {
                gone.push(facet);
            }
        }
        gone
    }

    fn keep(&self, facet: Facet, filter: &Filter, found: &mut Bits) {
        let chosen = filter.chosen(facet);
        if chosen.is_empty() || facet.hides() {
            return;
        }
        let mut with_any = Bits::none(found.len());
        for value in self.values(facet).iter().filter(|value| chosen.contains(&value.text)) {
            with_any.insert_all(&value.lines);
        }
        found.retain(&with_any);
    }
}

/// The place of a word among those of the format; what is none stands at the end.
fn place(mut words: impl Iterator<Item = &'static str>, text: &str) -> usize {
    words.position(|word| word == text).unwrap_or(usize::MAX)
}

fn values(facet: Facet, words: &Words, lines: &[Line]) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    let mut places = Names::new();
    for (line, place) in lines.iter().zip(0_u32..) {
        let Some(item) = words.document.item_at(line.spot) else { continue };
        for text in facet.values(item, words) {
            let (at, is_new) = places.add(Cow::Borrowed(text));
            if is_new {
                let label = facet.label(text, item, words);
                values.push(Value { text: text.to_owned(), label, lines: Vec::new() });
            }
            // A region may be named twice.
            if let Some(value) = values.get_mut(at).filter(|value| value.lines.last() != Some(&place)) {
                value.lines.push(place);
            }
        }
    }
    sort_by_key(&mut values, |value| facet.order(value));
    values
}
