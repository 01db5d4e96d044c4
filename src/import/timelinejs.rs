//! TimelineJS 3, and the JSON of its predecessor: slides with dates as coarse as their authors left them.
//!
//! Dates have no zone. A slide with an end is a stretch of time; an event of ours is a moment, so that the end is kept in
//! words: whether the stretch is an outage only its author knows.

use serde_json::{Map, Value};

use super::notes::Notes;
use super::out::{Object, Out};
use super::plain::{Ids, as_id, link, plain};
use super::{Imported, Options, Refused, document};

type Fields = Map<String, Value>;

const SLIDE: &[&str] = &["start_date", "end_date", "text", "media", "unique_id", "display_date"];
const DATE: &[&str] = &["year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"];
const MEDIA: &[&str] = &["url", "caption", "credit", "title"];

/// Whether a JSON file is such a document.
pub(super) fn is_one(json: &Value) -> bool {
    let is_slide = |slide: &Value| ["start_date", "text", "media"].iter().any(|name| slide.get(name).is_some());
    let events = json.get("events").and_then(Value::as_array);
    let has_slides = events.is_some_and(|events| events.is_empty() || events.iter().any(is_slide));
    has_slides || json.get("timeline").is_some_and(|timeline| timeline.get("date").is_some())
}

/// The document.
pub(super) fn import(json: &Value, options: &Options, notes: &mut Notes) -> Result<Imported, Refused> {
    let modern = json.get("timeline").and_then(Value::as_object).map(modernised);
    let json = modern.as_ref().unwrap_or(json);
    let fields = json.as_object().ok_or_else(|| Refused::Empty(String::from("an object with `events`")))?;
    notes.leftovers("", fields, &["title", "events", "scale"]);
    if fields.get("scale").and_then(Value::as_str).is_some_and(|scale| scale != "human") {
        notes.add("scale", "not carried over: times are those of the calendar");
    }
    let mut slides = Slides { ids: Ids::default(), sources: Vec::new(), notes };
    let (title, summary) = slides.title(fields.get("title").and_then(Value::as_object), options);
    let list = fields.get("events").and_then(Value::as_array).into_iter().flatten();
    let events: Vec<Out> = list.filter_map(Value::as_object).filter_map(|slide| slides.event(slide)).collect();
    if events.is_empty() {
        return Err(Refused::Empty(String::from("a slide with a headline, a text or a caption")));
    }
    if options.time_zone.is_none() {
        slides.notes.add("start_date", "dates have no zone, and are read in UTC; --time-zone names one");
    }
    let all = Object::default()
        .text("summary", summary.as_deref())
        .text("time_zone", options.time_zone.as_deref())
        .list("sources", slides.sources)
        .list("events", events);
    Ok(document(Ids::default().make(&as_id(&options.name), "timeline"), title, all.fields(), options))
}

/// The text of a field, if it says something.
fn text(fields: &Fields, name: &str) -> Option<String> {
    match fields.get(name)? {
        Value::String(text) => Some(plain(text)).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn object<'a>(fields: &'a Fields, name: &str) -> Option<&'a Fields> {
    fields.get(name)?.as_object()
}

struct Slides<'a> {
    ids: Ids,
    sources: Vec<Out>,
    notes: &'a mut Notes,
}

impl Slides<'_> {
    /// Title and summary.
    fn title(&mut self, slide: Option<&Fields>, options: &Options) -> (String, Option<String>) {
        if let Some(slide) = slide {
            self.notes.leftovers("title", slide, &["text", "unique_id"]);
        }
        let words = slide.and_then(|slide| object(slide, "text"));
        let (headline, body) = words.map_or((None, None), |words| (text(words, "headline"), text(words, "text")));
        match (headline, body) {
            (Some(headline), body) => (headline.replace('\n', " "), body),
            (None, Some(body)) => (body.replace('\n', " "), None),
            (None, None) => {
                self.notes.add("title.text.headline", "not in the file: its name is the title");
                (options.name.clone(), None)
            }
        }
    }

    fn event(&mut self, slide: &Fields) -> Option<Out> {
        self.notes.leftovers("event", slide, SLIDE);
        let empty = Map::new();
        let words = object(slide, "text").unwrap_or(&empty);
        let media = object(slide, "media").unwrap_or(&empty);
        self.notes.leftovers("event.text", words, &["headline", "text"]);
        self.notes.leftovers("event.media", media, MEDIA);
        let (headline, body) = (text(words, "headline"), text(words, "text"));
        let caption = text(media, "caption").or_else(|| text(media, "title"));
        let (label, note) = match (headline, body, caption) {
            (Some(headline), body, _) => (headline, body),
            (None, Some(body), _) => (body, None),
            (None, None, Some(caption)) => (caption, None),
            (None, None, None) => {
                self.notes.add("event", "left out: neither headline nor text nor caption");
                return None;
            }
        };
        let sources = self.media(media).map(Out::Text).into_iter().collect();
        let end = object(slide, "end_date").and_then(|end| self.time(end, None)).map(|time| time.words());
        let until = end.map(|end| {
            self.notes.add("event.end_date", "kept as words in the note: an event is a moment");
            format!("Until {end}.")
        });
        let note = [note, until].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let start = object(slide, "start_date");
        let at = start.and_then(|start| self.time(start, text(slide, "display_date"))).map(Time::into_out);
        let id = self.ids.make(&text(slide, "unique_id").unwrap_or_default(), "event");
        let event = Object::default().text("id", Some(&id)).with("at", at);
        Some(
            event
                .text("label", Some(&label.replace('\n', " ")))
                .text("note", Some(&note))
                .list("sources", sources)
                .into(),
        )
    }

    /// What is shown beside a slide, as a source: its id.
    fn media(&mut self, media: &Fields) -> Option<String> {
        let written = media.get("url").and_then(Value::as_str).filter(|url| !url.trim().is_empty())?;
        let Some(url) = link(written) else {
            self.notes.add("event.media.url", "not carried over: no http or https address");
            return None;
        };
        self.notes.add("event.media", "kept as a source of its event; see whether it is one");
        let id = self.ids.make("", "source");
        let source = Object::default()
            .text("id", Some(&id))
            .text("title", text(media, "title").or_else(|| text(media, "caption")).as_deref())
            .text("publisher", text(media, "credit").as_deref())
            .text("url", Some(&url));
        self.sources.push(source.into());
        Some(id)
    }

    /// A date, as fine as it was written.
    fn time(&mut self, date: &Fields, shown: Option<String>) -> Option<Time> {
        self.notes.leftovers("date", date, &[DATE, &["format"]].concat());
        let shown = shown.or_else(|| text(date, "display_date"));
        let written: Vec<String> = DATE.iter().take(7).map_while(|name| text(date, name)).collect();
        let at = edtf(&written);
        if at.is_none() && !written.is_empty() {
            self.notes.add("date", "no date of the calendar: kept as words");
        }
        let has_more = DATE.iter().take(7).filter(|name| text(date, name).is_some()).count() > written.len();
        if has_more {
            self.notes.add("date", "its finer parts are not carried over: a coarser one is missing");
        }
        let before_christ = at.as_ref().is_some_and(|at| at.starts_with('-'));
        let words = written.join("-");
        let text = shown.or_else(|| (at.is_none() || before_christ).then_some(words));
        (at.is_some() || text.as_ref().is_some_and(|text| !text.is_empty())).then_some(Time { at, text })
    }
}

/// A time as it was given, in EDTF and in words.
struct Time {
    at: Option<String>,
    text: Option<String>,
}

impl Time {
    fn into_out(self) -> Out {
        match (self.at, self.text) {
            (Some(at), None) => Out::Text(at),
            (at, text) => Object::default().text("at", at.as_deref()).text("text", text.as_deref()).into(),
        }
    }

    fn words(self) -> String {
        self.text.or(self.at).unwrap_or_default()
    }
}

/// Year, month, day, hour, minute, second, millisecond, as many as there are, in EDTF. An hour without minutes is some
/// time in that hour.
fn edtf(parts: &[String]) -> Option<String> {
    let mut numbers = Vec::new();
    for part in parts {
        numbers.push(part.trim().parse::<i64>().ok()?);
    }
    let mut numbers = numbers.into_iter();
    let mut next = |least: i64, most: i64| match numbers.next() {
        None => Ok(None),
        Some(number) if (least..=most).contains(&number) => Ok(Some(number)),
        Some(_) => Err(()),
    };
    let year = next(-200_000_000, 200_000_000).ok()??;
    let year = match year {
        0..=9999 => format!("{year:04}"),
        // The year before 1 is -1 there, and 0 in ISO 8601.
        -9999..=-1 => {
            if year == -1 {
                String::from("0000")
            } else {
                format!("-{:04}", -year - 1)
            }
        }
        _ => format!("Y{}", if year < 0 { year + 1 } else { year }),
    };
    let Some(month) = next(1, 12).ok()? else { return Some(year) };
    // A year of more than four digits stands alone in EDTF.
    if year.starts_with('Y') {
        return None;
    }
    let Some(day) = next(1, 31).ok()? else { return Some(format!("{year}-{month:02}")) };
    let day = format!("{year}-{month:02}-{day:02}");
    if chrono::NaiveDate::parse_from_str(&day, "%Y-%m-%d").is_err() && !year.starts_with('-') {
        return None;
    }
    let Some(hour) = next(0, 23).ok()? else { return Some(day) };
    let Some(minute) = next(0, 59).ok()? else {
        let next = if hour == 23 { format!("{day}T23:59:59.999") } else { format!("{day}T{:02}:00", hour + 1) };
        return Some(format!("{day}T{hour:02}:00/{next}"));
    };
    let minute = format!("{day}T{hour:02}:{minute:02}");
    let Some(second) = next(0, 59).ok()? else { return Some(minute) };
    match next(0, 999).ok()? {
        Some(millisecond) => Some(format!("{minute}:{second:02}.{millisecond:03}")),
        None => Some(format!("{minute}:{second:02}")),
    }
}

/// `{"timeline": {"headline", "text", "date": [{"startDate": "2011,12,10"}], "era": []}}` as its successor writes it.
fn modernised(old: &Fields) -> Value {
    let words = |fields: &Fields| serde_json::json!({ "headline": fields.get("headline"), "text": fields.get("text") });
    let date = |fields: &Fields, name: &str| {
        let text = fields.get(name).and_then(Value::as_str)?;
        let parts = text.split([',', '/', ':', ' ']).map(str::trim).filter(|part| !part.is_empty());
        Some(DATE.iter().zip(parts).map(|(name, part)| ((*name).to_owned(), Value::from(part))).collect::<Map<_, _>>())
    };
    let slide = |fields: &Fields| {
        let asset = fields.get("asset").and_then(Value::as_object);
        let of_asset = |name: &str| asset.and_then(|asset| asset.get(name));
        let media = serde_json::json!({ "url": of_asset("media"), "caption": of_asset("caption"), "credit": of_asset("credit") });
        let mut slide = Map::new();
        slide.insert(String::from("text"), words(fields));
        slide.insert(String::from("media"), media);
        for (old, new) in [("startDate", "start_date"), ("endDate", "end_date")] {
            slide.extend(date(fields, old).map(|date| (new.to_owned(), Value::Object(date))));
        }
        slide.extend(fields.get("tag").map(|tag| (String::from("group"), tag.clone())));
        Value::Object(slide)
    };
    let list = |name: &str| old.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    let events: Vec<Value> = list("date").map(slide).collect();
    let eras: Vec<Value> = list("era").map(slide).collect();
    serde_json::json!({ "title": { "text": words(old) }, "events": events, "eras": eras })
}
