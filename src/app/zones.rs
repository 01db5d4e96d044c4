//! Zones from the browser's `Intl`, which has the tables already.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::document::{Document, Zones};
use crate::small::{ByName, Places, cut, hash};

/// The browser's zones.
#[derive(Debug, Clone, Copy, Default)]
pub struct IntlZones;

/// Offsets are kept by quarters of an hour: what holds at both ends of one holds all through it, as no zone changes twice
/// in so short a time. Within the few where they differ (St. John's changed at one minute past midnight, Monrovia once
/// at half a minute) the instant itself is asked for.
const STEP_S: i64 = 900;

/// A zone's formatter, and the offsets it gave, each behind its instant, both in seconds.
struct Zone {
    format: Function,
    offsets_s: Vec<(i64, i32)>,
    places: Places,
}

thread_local! {
    /// A zone that is not known is kept as such.
    static ZONES: RefCell<ByName<'static, Option<Zone>>> = RefCell::default();
}

impl Zones for IntlZones {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        if matches!(zone, "UTC" | "Etc/UTC") {
            return Some(0);
        }
        ZONES.with_borrow_mut(|zones| {
            let known = zones.or(Cow::Owned(zone.to_owned()), || formatter(zone))?.as_mut()?;
            let before_s = utc_s.div_euclid(STEP_S).saturating_mul(STEP_S);
            let offset_s = known.offset_s(before_s)?;
            // The last instant that a date can hold has none after it.
            let after_s = known.offset_s(before_s.saturating_add(STEP_S)).unwrap_or(offset_s);
            if offset_s == after_s { Some(offset_s) } else { known.offset_s(utc_s) }
        })
    }
}

impl Zone {
    /// The offset at an instant, asked for once.
    fn offset_s(&mut self, utc_s: i64) -> Option<i32> {
        let hash = hash(&utc_s.to_le_bytes());
        let is_it = &mut |place| self.offsets_s.get(place).is_some_and(|(known_s, _)| *known_s == utc_s);
        if let Some((_, offset_s)) = self.places.find(hash, is_it).and_then(|place| self.offsets_s.get(place)) {
            return Some(*offset_s);
        }
        let offset_s = asked(&self.format, utc_s)?;
        self.offsets_s.push((utc_s, offset_s));
        self.places.add(hash);
        Some(offset_s)
    }
}

/// The zone of the reader's own clock.
pub fn reader_zone() -> String {
    let resolved = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&resolved, &JsValue::from_str("timeZone")).ok();
    zone.and_then(|zone| zone.as_string()).unwrap_or_else(|| "UTC".to_owned())
}

/// A formatter that ends in "GMT+01:00"; `None` if the browser does not know the zone.
fn formatter(zone: &str) -> Option<Zone> {
    let options = Object::new();
    for (name, value) in [("timeZone", zone), ("timeZoneName", "longOffset"), ("hour", "numeric")] {
        Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
    }
    let class = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let class: Function = Reflect::get(&class, &JsValue::from_str("DateTimeFormat")).ok()?.dyn_into().ok()?;
    // By reflection, since an unknown zone throws, and what throws past Rust cannot be caught.
    let made = Reflect::construct(&class, &Array::of2(&JsValue::from_str("en-US"), &options)).ok()?;
    let format = made.dyn_into::<Intl::DateTimeFormat>().ok()?.format();
    Some(Zone { format, offsets_s: Vec::new(), places: Places::default() })
}

/// The offset the formatter names at an instant, in seconds; `None` for an instant that no date can hold.
fn asked(format: &Function, utc_s: i64) -> Option<i32> {
    let date = Date::new(&JsValue::from_f64(utc_s as f64 * 1000.0));
    let text = format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
    let (_, offset) = cut(&text, "GMT")?;
    offset_from_text(offset)
}

/// "+05:30", "-04:00", "+00:19:32", or nothing for UTC itself; a minus sign may be typographic.
fn offset_from_text(text: &str) -> Option<i32> {
    let text = text.trim();
    let sign = if text.starts_with(['-', '−']) { -1 } else { 1 };
    let digits = text.trim_start_matches(['+', '-', '−']);
    if digits.is_empty() {
        return Some(0);
    }
    let mut seconds = 0;
    for (part, unit_s) in digits.split(':').zip([3600, 60, 1]) {
        seconds += part.parse::<i64>().ok()? * unit_s;
    }
    i32::try_from(sign * seconds).ok()
}

/// In which zone the reader wants times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneChoice {
    /// Where the story is told.
    Incident,
    /// The reader's own.
    Reader,
    /// UTC.
    Utc,
    /// One that a link or the host names: IANA, or a fixed offset.
    Named(Arc<str>),
}

impl ZoneChoice {
    /// The zone itself.
    pub fn zone(&self, document: &Document) -> String {
        match self {
            Self::Incident => document.time_zone.clone().unwrap_or_else(|| "UTC".to_owned()),
            Self::Reader => reader_zone(),
            Self::Utc => "UTC".to_owned(),
            Self::Named(zone) => (**zone).to_owned(),
        }
    }

    /// The choice by which the reader has that zone.
    pub fn of(zone: &str, document: &Document) -> Self {
        let choices = [Self::Incident, Self::Utc, Self::Reader];
        choices.into_iter().find(|choice| choice.zone(document) == zone).unwrap_or_else(|| Self::Named(Arc::from(zone)))
    }
}
