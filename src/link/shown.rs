//! What a link shows.

use super::carried::MOST_CHARACTERS;
use super::instant;
use super::notice::Notice;
use super::pieces::{Fragment, Writer, fragment, pieces, text};
use crate::document::{Document, Kind, Zones, offset_at_s};
use crate::record::{Facet, Filter};
use crate::timeline::View;
use crate::words::is_spoken;

/// The longest search, in characters.
const MOST_QUERY: usize = 500;
/// The longest id (as documents have them), and the longest name of a zone.
const MOST_NAME: usize = 256;
/// So many values of a facet are read; whoever chooses more is better off with a search.
const MOST_VALUES: usize = 100;
/// So many keys that are not known are named; a link is no text.
const MOST_UNKNOWN: usize = 8;

/// What a reader sees. What is `None` is as the page opens.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// Left edge of the window, Unix milliseconds.
    pub from_ms: Option<f64>,
    /// Right edge of the window, Unix milliseconds.
    pub to_ms: Option<f64>,
    /// Zone of all times: IANA, or `UTC`.
    pub zone: Option<String>,
    /// The opened item.
    pub item: Option<String>,
    /// The key moment that is shown, counted from 1.
    pub moment: Option<usize>,
    /// What is looked for.
    pub filter: Filter,
    /// Whether values are shown by decades.
    pub log: Option<bool>,
    /// Light on dark, or dark on light, where the reader chose one of them.
    pub dark: Option<bool>,
    /// The language of the page's own words, by its tag (BCP 47).
    pub language: Option<String>,
}

/// A link as it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Link {
    /// What it shows.
    pub shown: Shown,
    /// The document that it carries, as written: see [`super::unpack`].
    pub document: Option<String>,
    /// What of it could not be followed.
    pub notices: Vec<Notice>,
}

/// Kinds of item that are looked for by name.
const KINDS: [Kind; 5] = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event];

/// Keys that are read, in the order in which they are written.
const KEYS: [&str; 11] = ["from", "to", "zone", "item", "moment", "q", "scale", "theme", "lang", "kind", "doc"];

impl Link {
    /// Reads a fragment, with its `#` or without. One that is not ours says nothing.
    pub fn read(from: &str) -> Self {
        let mut link = Self::default();
        if from.len() > MOST_CHARACTERS {
            link.notices.push(Notice::TooLong);
            return link;
        }
        let ours = match fragment(from) {
            Fragment::Ours(ours) => ours,
            Fragment::Version(version) => {
                link.notices.push(Notice::Version(version.chars().take(8).collect()));
                return link;
            }
            Fragment::Other => return link,
        };
        let mut unknown = Vec::new();
        for (key, value) in pieces(ours) {
            match KEYS.into_iter().find(|known| *known == key) {
                Some(key) => link.piece(key, value),
                None if link.facet(key, value) => {}
                None if unknown.len() < MOST_UNKNOWN => unknown.push(Notice::Unknown(key_shown(key))),
                None => {}
            }
        }
        if let (Some(from_ms), Some(to_ms)) = (link.shown.from_ms, link.shown.to_ms)
            && from_ms >= to_ms
        {
            link.notices.push(Notice::Malformed("to"));
            link.shown.to_ms = None;
        }
        unknown.dedup();
        link.notices.extend(unknown);
        link
    }

    /// Says something once, however often it is so.
    fn note(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// A value of a facet: its key may stand as often as there are values. Whether it is one.
    fn facet(&mut self, key: &str, value: &str) -> bool {
        let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.as_str() == key) else { return false };
        let filter = &mut self.shown.filter;
        match query(value).filter(|_| filter.chosen(facet).len() < MOST_VALUES) {
            Some(value) => filter.choose(facet, &value, true),
            None => self.note(Notice::Malformed(facet.as_str())),
        }
        true
    }

    fn piece(&mut self, key: &'static str, value: &str) {
        let shown = &mut self.shown;
        let is_said = match key {
            "from" => shown.from_ms.is_some(),
            "to" => shown.to_ms.is_some(),
            "zone" => shown.zone.is_some(),
            "item" => shown.item.is_some(),
            "moment" => shown.moment.is_some(),
            "q" => !shown.filter.query.is_empty(),
            "kind" => !shown.filter.kinds.is_empty(),
            "scale" => shown.log.is_some(),
            "theme" => shown.dark.is_some(),
            "lang" => shown.language.is_some(),
            _ => self.document.is_some(),
        };
        if is_said {
            self.note(Notice::Twice(key));
            return;
        }
        let is_read = match key {
            "from" => put(&mut shown.from_ms, instant(value)),
            "to" => put(&mut shown.to_ms, instant(value)),
            "zone" => put(&mut shown.zone, name(value, b"+-_/:")),
            "item" => put(&mut shown.item, name(value, b"._-")),
            "moment" => put(&mut shown.moment, place(value)),
            "q" => query(value).map(|query| shown.filter.query = query).is_some(),
            "scale" => put(&mut shown.log, either(value, "lin", "log")),
            "theme" => put(&mut shown.dark, either(value, "light", "dark")),
            "lang" => put(&mut shown.language, name(value, b"-")),
            "kind" => kinds(value).map(|kinds| shown.filter.kinds = kinds).is_some(),
            _ => put(&mut self.document, Some(value.to_owned())),
        };
        if !is_read {
            self.note(Notice::Malformed(key));
        }
    }
}

/// Puts what was read into its place; whether anything was.
fn put<T>(place: &mut Option<T>, read: Option<T>) -> bool {
    *place = read;
    place.is_some()
}

impl Shown {
    /// The fragment that shows this, without `#`, with a document as [`super::encode`] writes it if it is to carry one;
    /// empty if there is nothing to say.
    pub fn fragment(&self, document: Option<&str>) -> String {
        let mut writer = Writer::default();
        let mut text = |key: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                writer.text(key, value);
            }
        };
        text("from", self.from_ms.map(instant::write).as_deref());
        text("to", self.to_ms.map(instant::write).as_deref());
        text("zone", self.zone.as_deref());
        text("item", self.item.as_deref());
        text("moment", self.moment.map(|number| number.to_string()).as_deref());
        let query: String = self.filter.query.chars().take(MOST_QUERY).collect();
        text("q", Some(&query));
        text("scale", self.log.map(|log| if log { "log" } else { "lin" }));
        text("theme", self.dark.map(|dark| if dark { "dark" } else { "light" }));
        text("lang", self.language.as_deref());
        let kinds: Vec<&str> = self.filter.kinds.iter().map(|kind| kind.as_str()).collect();
        if !kinds.is_empty() {
            writer.plain("kind", &kinds.join(","));
        }
        for facet in Facet::ALL {
            for value in self.filter.chosen(facet).iter().take(MOST_VALUES) {
                let value: String = value.chars().take(MOST_QUERY).collect();
                writer.text(facet.as_str(), &value);
            }
        }
        if let Some(document) = document {
            writer.plain("doc", document);
        }
        writer.finish()
    }

    /// The window, if one is named; an edge that is not is that of `home`.
    pub fn view(&self, home: View) -> Option<View> {
        let (from_ms, to_ms) = match (self.from_ms, self.to_ms) {
            (None, None) => return None,
            (from_ms, to_ms) => (from_ms.unwrap_or(home.from_ms), to_ms.unwrap_or(home.to_ms)),
        };
        (from_ms < to_ms).then(|| View::new(from_ms, to_ms))
    }

    /// Leaves out what this document or these zones do not have, and says so.
    pub fn hold(&mut self, document: &Document, zones: &dyn Zones) -> Vec<Notice> {
        let mut notices = Vec::new();
        let has_item = |id: &str| document.items().any(|item| *item.id().0 == *id);
        if let Some(id) = self.item.take_if(|id| !has_item(id)) {
            notices.push(Notice::NoItem(id));
        }
        if let Some(zone) = self.zone.take_if(|zone| offset_at_s(zones, zone, 0).is_none()) {
            notices.push(Notice::NoZone(zone));
        }
        if let Some(tag) = self.language.take_if(|tag| !is_spoken(tag)) {
            notices.push(Notice::NoLanguage(tag));
        }
        notices
    }
}

/// A key as it can be told: what else it might hold would be somebody else's text.
fn key_shown(key: &str) -> String {
    key.chars().take(24).map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '?' }).collect()
}

fn instant(value: &str) -> Option<f64> {
    text(value).and_then(|text| instant::read(&text))
}

/// A place counted from 1, in digits as they are written.
fn place(value: &str) -> Option<usize> {
    let is_number =
        matches!(value.len(), 1..=6) && !value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| value.bytes().fold(0, |place, digit| place * 10 + usize::from(digit - b'0')))
}

/// Which of two words it is, whether the second.
fn either(value: &str, first: &str, second: &str) -> Option<bool> {
    (value == second).then_some(true).or((value == first).then_some(false))
}

/// An id or a name of ASCII letters, digits and these.
fn name(value: &str, others: &[u8]) -> Option<String> {
    let is_name = |name: &String| {
        (1..=MOST_NAME).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || others.contains(&byte))
    };
    text(value).filter(is_name)
}

fn query(value: &str) -> Option<String> {
    text(value).filter(|query| query.chars().count() <= MOST_QUERY)
}

/// Kinds by name; none if one of them is not known, since the others alone would hide what was to be seen.
fn kinds(value: &str) -> Option<Vec<Kind>> {
    let text = text(value)?;
    text.split(',').map(|name| KINDS.into_iter().find(|kind| kind.as_str() == name)).collect()
}
