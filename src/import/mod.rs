//! Files of other formats as incident documents: one file a format, and what all of them share.
//!
//! Nothing is invented. What a format says less exactly than it looks (when an update was posted is not when the outage
//! began) becomes a bound; what has no place in a document is noted.

mod counts;
mod notes;
mod out;
mod plain;
mod stamp;
mod statuspage;
mod timelinejs;

pub use notes::Note;

use notes::Notes;
use out::Out;
use serde_json::Value;

use crate::document::{Zones, normalised};

/// Formats that can be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Answers of the Statuspage v2 API.
    Statuspage,
    /// TimelineJS 3, or the JSON of its predecessor.
    TimelineJs,
    /// Counts over time, as comma-separated values.
    Counts,
    /// An incident document already, to be written anew.
    Incident,
}

/// What the file itself does not say.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The file's name without its ending, for a title where there is none.
    pub name: String,
    /// The title to take.
    pub title: Option<String>,
    /// The zone of times that stand without one (IANA); else they are read in UTC.
    pub time_zone: Option<String>,
    /// The id of the only incident that is wanted.
    pub incident: Option<String>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// A name for its file: letters, digits, `.`, `_` and `-`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The document as JSON text.
    pub document: String,
}

/// Why nothing was converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It is none of the formats.
    Unknown,
    /// It cannot be read as what it is: why, and where.
    Broken(String),
    /// It holds nothing that could be converted: what was looked for.
    Empty(String),
}

/// What a file is, by its content.
///
/// # Errors
/// When it is none of the formats.
pub fn detect(text: &str) -> Result<Format, Refused> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return if counts::is_one(text) { Ok(Format::Counts) } else { Err(Refused::Unknown) };
    }
    let json = json_of(text)?;
    let says_format = |format: &str| format.starts_with("incident-timeline/");
    match &json {
        json if json.get("format").and_then(Value::as_str).is_some_and(says_format) => Ok(Format::Incident),
        json if statuspage::is_one(json) => Ok(Format::Statuspage),
        json if timelinejs::is_one(json) => Ok(Format::TimelineJs),
        _ => Err(Refused::Unknown),
    }
}

/// Documents made of a file, and what could not be carried over.
///
/// # Errors
/// When it cannot be read as that format, or holds nothing.
pub fn import(
    text: &str,
    format: Format,
    options: &Options,
    zones: &dyn Zones,
) -> Result<(Vec<Imported>, Vec<Note>), Refused> {
    let text = text.trim_start_matches('\u{feff}');
    let mut notes = Notes::default();
    let imported = match format {
        Format::Statuspage => statuspage::import(&json_of(text)?, options, &mut notes)?,
        Format::TimelineJs => vec![timelinejs::import(&json_of(text)?, options, &mut notes)?],
        Format::Counts => vec![counts::import(text, options, zones, &mut notes)?],
        Format::Incident => vec![anew(text, options, &mut notes)?],
    };
    Ok((imported, notes.into_list()))
}

/// A document as it is, in the order and the lines of the format.
fn anew(text: &str, options: &Options, notes: &mut Notes) -> Result<Imported, Refused> {
    let json = json_of(text)?;
    let field = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
    let kept = [("title", &options.title), ("time_zone", &options.time_zone)];
    for (name, _) in kept.iter().filter(|(_, wanted)| wanted.is_some()) {
        notes.add(name, "kept as the document has it");
    }
    let id = field("id").unwrap_or_else(|| options.name.clone());
    let document = normalised(text).ok_or_else(|| Refused::Empty(String::from("JSON")))?;
    Ok(Imported {
        id: plain::Ids::default().make(&plain::as_id(&id), "incident"),
        title: field("title").unwrap_or_default(),
        document,
    })
}

fn json_of(text: &str) -> Result<Value, Refused> {
    serde_json::from_str(text).map_err(|error| Refused::Broken(error.to_string()))
}

/// A document of these fields, which stand behind its format and title.
fn document(id: String, title: String, mut fields: Vec<(&'static str, Out)>, options: &Options) -> Imported {
    let title = options.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or(title);
    let mut all = vec![
        ("$schema", Out::text("../schema/incident-timeline-1.json")),
        ("format", Out::text("incident-timeline/1")),
        ("id", Out::text(&id)),
        ("title", Out::text(&title)),
    ];
    all.append(&mut fields);
    Imported { id, title, document: Out::Object(all).to_pretty() }
}
