//! Times from JSON: a string, or an object of bounds and order.

use super::civil::{Utc, civil_to_utc, end_of_gap, end_of_repeat, fixed_offset_s};
use super::edtf::{self, Stretch, Written};
use super::form::is_time;
use super::order::Stated;
use super::{End, Precision, Time};
use crate::document::normal::Sequence;
use crate::document::read::{Fields, Form, Json, Read, Reader, excerpt, rules};
use crate::document::{Class, Id, Level};
use crate::small::find;

pub(super) const FIELDS: &[&str] = &["at", "earliest", "latest", "after", "before", "approximate", "zone", "text"];

/// What those that make up what a time says are called.
pub(super) const SPEAKING: &[&str] = &["at", "earliest", "latest", "after", "before", "text"];

/// The zone in which the strings of the time being read are to be understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::document) enum SpokenIn {
    /// The document's, else UTC.
    #[default]
    Document,
    /// The one the time names.
    Zone(String),
    /// The time names one that is not known: to take another would be a guess.
    Unknown,
}

static SEQUENCE: Sequence = Sequence::of(FIELDS);

impl Read for Time {
    const SEQUENCE: Option<&'static Sequence> = Some(&SEQUENCE);

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match json.form() {
            Form::Text => Moment::read(json, reader)?.into_time(json, reader),
            Form::Object => from_object(json, reader),
            _ => {
                reader.report(Class::Shape, Level::Error, json, "a time: a string, or an object of bounds");
                None
            }
        }
    }
}

impl Read for End {
    const NULL_SPEAKS: bool = true;

    const SEQUENCE: Option<&'static Sequence> = Time::SEQUENCE;

    fn absent() -> Option<Self> {
        Some(Self::NotReported)
    }

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if json.form() == Form::Null {
            return Some(Self::Ongoing);
        }
        // "Ongoing", "now".
        if json.string().is_some_and(|text| text.bytes().all(|byte| !byte.is_ascii_digit())) {
            let expected = "a time, `null` where it was still going on, or no `end` where none was reported";
            reader.report(Class::Shape, Level::Error, json, expected);
            return None;
        }
        Time::read(json, reader).map(Self::At)
    }
}

fn from_object(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Time> {
    let mark = reader.mark();
    let mut fields = Fields::of(json, reader)?;
    let [speaks, is_double] =
        [SPEAKING, &["earliest", "latest"]].map(|names| names.iter().any(|name| fields.get(name).is_some()));
    if is_double && fields.get("at").is_some() {
        reader.report(Class::Shape, Level::Warning, json, "either `at`, or `earliest` and `latest`; `at` is read");
    }
    let zone = spoken_zone(&mut fields, reader);
    let outer = std::mem::replace(&mut reader.spoken_in, zone.1);
    let at: Option<Moment> = fields.take("at", reader)?;
    let earliest: Option<OneMoment> = fields.take("earliest", reader)?;
    let latest: Option<OneMoment> = fields.take("latest", reader)?;
    reader.spoken_in = outer;
    let bounds = at.unwrap_or_else(|| Moment::between(earliest.map(|end| end.0), latest.map(|end| end.0)));
    let mut time = bounds.into_time(json, reader).unwrap_or_else(Time::unknown);
    time.approximate |= fields.take::<bool>("approximate", reader)?;
    let after_from = reader.references.len();
    time.after = rules::item::<Vec<Id>>(&mut fields, "after", reader)?;
    let before_from = reader.references.len();
    time.before = rules::item::<Vec<Id>>(&mut fields, "before", reader)?;
    let before_to = reader.references.len();
    time.text = fields.take("text", reader)?;
    time.zone = zone.0;
    fields.rest(FIELDS, reader);
    if !speaks {
        reader.require_one_of(Class::Shape, json, SPEAKING);
    }
    if after_from < before_to {
        let (after, before) = (after_from..before_from, before_from..before_to);
        reader.orders.push(Stated { item: reader.item.clone(), time: time.clone(), after, before });
    }
    let says = time.has_bounds() || !time.after.is_empty() || !time.before.is_empty() || time.text.is_some();
    if !says && reader.mark() == mark {
        reader.report(Class::Meaning, Level::Error, json, "the id of an item in `after` or `before`");
    }
    says.then_some(time)
}

fn spoken_zone(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> (Option<String>, SpokenIn) {
    match rules::zone(fields, "zone", reader) {
        rules::Named::None => (None, SpokenIn::Document),
        rules::Named::Known(zone) => (Some(zone.clone()), SpokenIn::Zone(zone)),
        rules::Named::Unknown => (None, SpokenIn::Unknown),
    }
}

/// Reports a zone that no one knows.
pub(in crate::document) fn check_zone(json: Json<'_>, zone: &str, reader: &mut Reader<'_>) -> bool {
    let known = fixed_offset_s(zone).is_some() || reader.zones.offset_s(zone, 0).is_some();
    if !known {
        let expected = "a time zone such as \"Europe/London\" (IANA), \"UTC\" or \"-04:00\"";
        reader.report(Class::Meaning, Level::Warning, json, expected);
    }
    known
}

/// What one string says, in UTC.
#[derive(Debug, Clone, Copy, Default)]
struct Moment {
    earliest: Option<Bound>,
    latest: Option<Bound>,
    approximate: bool,
    uncertain: bool,
    interval: bool,
}

#[derive(Debug, Clone, Copy)]
struct Bound {
    at_ms: i64,
    precision: Precision,
}

impl Read for Moment {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = json.string() else {
            reader.report(Class::Shape, Level::Error, json, "a time as a text");
            return None;
        };
        match edtf::parse(&text) {
            Ok(written) => Self::resolve(&written, json, reader),
            Err(expected) => {
                let class = if is_time(&text) { Class::Meaning } else { Class::Shape };
                reader.report(class, Level::Error, json, expected);
                None
            }
        }
    }
}

/// As [`Moment`], and no interval.
struct OneMoment(Moment);

impl Read for OneMoment {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if json.string().is_some_and(|text| find(&text, "/").is_some()) {
            reader.report(Class::Shape, Level::Error, json, "a single time, no interval");
            return None;
        }
        Moment::read(json, reader).map(Self)
    }
}

impl Moment {
    /// From the beginning of one to the end of the other.
    fn between(from: Option<Self>, to: Option<Self>) -> Self {
        Self {
            earliest: from.and_then(|from| from.earliest),
            latest: to.and_then(|to| to.latest),
            approximate: from.is_some_and(|from| from.approximate) || to.is_some_and(|to| to.approximate),
            uncertain: from.is_some_and(|from| from.uncertain) || to.is_some_and(|to| to.uncertain),
            interval: true,
        }
    }

    fn resolve(written: &Written, json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let seasons = [written.from, written.to].into_iter().flatten().any(|end| end.precision == Precision::Season);
        if seasons {
            let expected = "months: which ones a season has is not defined; those of the northern hemisphere are taken";
            reader.report(Class::Meaning, Level::Hint, json, expected);
        }
        // Both ends of a single date are one and the same, and what is to be said about it is said once.
        let from = match written.from {
            Some(from) => Some(utc_of(from, json, reader)?),
            None => None,
        };
        let to = match written.to {
            Some(_) if !written.interval => from,
            Some(to) => Some(utc_of(to, json, reader)?),
            None => None,
        };
        Some(Self {
            earliest: from.map(|(earliest, _)| earliest),
            latest: to.map(|(_, latest)| latest),
            approximate: written.approximate,
            uncertain: written.uncertain,
            interval: written.interval,
        })
    }

    fn into_time(self, json: Json<'_>, reader: &mut Reader<'_>) -> Option<Time> {
        let mut time = Time::unknown();
        if let (Some(earliest), Some(latest)) = (self.earliest, self.latest) {
            // Of a unit the end itself is no part, so that one of no length is none.
            let reversed =
                latest.at_ms < earliest.at_ms || latest.at_ms == earliest.at_ms && latest.precision >= Precision::Day;
            if reversed {
                reader.report(Class::Meaning, Level::Warning, json, "an end that is not before the beginning");
                return None;
            }
        }
        if let Some(Bound { at_ms, precision }) = self.earliest {
            (time.earliest_ms, time.earliest_precision) = (Some(at_ms), precision);
        }
        if let Some(Bound { at_ms, precision }) = self.latest {
            (time.latest_ms, time.latest_precision) = (Some(at_ms), precision);
        }
        time.unit = !self.interval && time.latest_precision >= Precision::Day;
        (time.approximate, time.uncertain) = (self.approximate, self.uncertain);
        Some(time)
    }
}

/// First and last bound of a stretch, in UTC.
fn utc_of(stretch: Stretch, json: Json<'_>, reader: &mut Reader<'_>) -> Option<(Bound, Bound)> {
    let precision = stretch.precision;
    // Only a moment has an offset, and then no zone is to be asked.
    if let Some(offset_s) = stretch.offset_s {
        let bound = Bound { at_ms: stretch.first_ms - i64::from(offset_s) * 1000, precision };
        return Some((bound, bound));
    }
    let zone = zone_here(json, reader)?;
    let is_unit = stretch.first_ms != stretch.next_ms;
    let read = |civil_ms: i64| civil_to_utc(reader.zones, &zone, civil_ms);
    let (Some(first), Some(next)) = (read(stretch.first_ms), read(stretch.next_ms)) else {
        reader.report(Class::Meaning, Level::Error, json, "a time in a zone that is known");
        return None;
    };
    let (earliest_ms, latest_ms) = if is_unit {
        let begins_ms = |utc: Utc, civil_ms: i64, ends: bool| match utc {
            Utc::Once(at_ms) => at_ms,
            Utc::Never(low_ms, high_ms) => end_of_gap(reader.zones, &zone, low_ms, high_ms),
            Utc::Twice(low_ms, high_ms) if ends => end_of_repeat(reader.zones, &zone, civil_ms, low_ms, high_ms),
            Utc::Twice(low_ms, _) => low_ms,
        };
        (begins_ms(first, stretch.first_ms, false), begins_ms(next, stretch.next_ms, true))
    } else {
        match first {
            Utc::Once(at_ms) => (at_ms, at_ms),
            Utc::Twice(low_ms, high_ms) | Utc::Never(low_ms, high_ms) => (low_ms, high_ms),
        }
    };
    if is_unit && earliest_ms == latest_ms {
        reader.report(
            Class::Meaning,
            Level::Error,
            json,
            "a day that there was in that zone; the calendar left it out",
        );
        return None;
    }
    if !is_unit {
        report_ambiguous(first, json, reader);
    }
    Some((Bound { at_ms: earliest_ms, precision }, Bound { at_ms: latest_ms, precision }))
}

fn zone_here(json: Json<'_>, reader: &mut Reader<'_>) -> Option<String> {
    match &reader.spoken_in {
        SpokenIn::Zone(zone) => return Some(zone.clone()),
        SpokenIn::Unknown => {
            reader.report(
                Class::Meaning,
                Level::Error,
                json,
                "an offset such as Z or -04:00, as the zone is not known",
            );
            return None;
        }
        SpokenIn::Document => {}
    }
    if reader.time_zone.is_none() && !std::mem::replace(&mut reader.utc_told, true) {
        let expected = "an offset, a `zone`, or the document's `time_zone`; this and all such times are read in UTC";
        reader.report(Class::Meaning, Level::Hint, json, expected);
    }
    Some(reader.time_zone.clone().unwrap_or_else(|| String::from("UTC")))
}

/// A local time that there was twice or never: both readings, and no choice.
fn report_ambiguous(utc: Utc, json: Json<'_>, reader: &mut Reader<'_>) {
    let (says, low_ms, high_ms) = match utc {
        Utc::Once(_) => return,
        Utc::Twice(low_ms, high_ms) => (", a local time that there was twice: ", low_ms, high_ms),
        Utc::Never(low_ms, high_ms) => (", a local time that there never was: ", low_ms, high_ms),
    };
    let mut found = excerpt(json.text());
    found.push_str(says);
    found.push_str(&iso(low_ms));
    found.push_str(" or ");
    found.push_str(&iso(high_ms));
    let expected = "a time with its offset, such as -04:00; both readings are kept as bounds";
    reader.report_found(Class::Meaning, Level::Warning, json, found, expected);
}

/// An instant by RFC 3339, in UTC.
fn iso(at_ms: i64) -> String {
    match chrono::DateTime::from_timestamp_millis(at_ms) {
        Some(instant) => instant.naive_utc().to_string().replace(' ', "T") + "Z",
        None => at_ms.to_string(),
    }
}
