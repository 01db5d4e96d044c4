//! What times say of themselves.

use super::read::{FIELDS, SPEAKING};
use super::{End, Time};
use crate::document::Id;
use crate::document::read::described;
use crate::document::schema::{Body, Chapter, Definition, Describe, Example, Field, Form, Record};

/// A date of the calendar, or a longer unit of it: EDTF levels 0 and 1.
const DATE: &str = "Y-?[0-9]{5,}|-?[0-9]{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|2[1-4]))?";

/// A date with digits that are not known.
const OPEN_DATE: &str = "-?(?:[0-9]{3}X|[0-9]{2}XX)(?:-XX(?:-XX)?)?|-?[0-9]{4}-(?:XX(?:-XX)?|(?:0[1-9]|1[0-2])-XX)";

/// A day, a time of day with seconds or without, and an offset or none.
const MOMENT: &str = concat!(
    "-?[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]",
    r"(?::(?:[0-5][0-9]|60)(?:\.[0-9]+)?)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?",
);

/// A pattern for one time. [`super::form`] is the same in code, since the browser has no patterns to spare.
fn single() -> String {
    format!("(?:(?:{DATE}|{OPEN_DATE})[~?%]?|{MOMENT})")
}

/// A pattern for what stands on either side of a `/`.
fn end_of_interval() -> String {
    format!(r"(?:(?:{DATE})[~?%]?|{MOMENT}|\.\.)?")
}

/// Times as strings, and what they say.
const STRINGS: &[Example] = &[
    (r#""2025-03-10T14:00:30-04:00""#, "That instant (RFC 3339)."),
    (r#""2025-03-10T14:00Z""#, "That instant. Seconds may be left out: it is 14:00, and not the minute after it."),
    (
        r#""2025-03-10T14:00""#,
        "That instant by the clocks of the time’s own `zone`, else of the document’s `time_zone`, else of UTC.",
    ),
    (r#""2025-03-10""#, "Some time on that day, from its first instant to the first of the next."),
    (r#""2025-03""#, "Some time in that month."),
    (r#""2025""#, "Some time in that year."),
    (
        r#""2025-21""#,
        "Some time in spring. 21 to 24 are spring, summer, autumn and winter, as the northern hemisphere has them.",
    ),
    (r#""201X""#, "Some time in that decade: `X` stands for a digit that is not known."),
    (r#""2025-XX-XX""#, "Some day of that year."),
    (r#""-0043""#, "The year 44 BC: year 0 is 1 BC."),
    (r#""Y-170000002""#, "A year of more than four digits."),
    (
        r#""2025-03-10~""#,
        "About that day; how near, no one said. With `?` the source is not sure, with `%` it is both.",
    ),
    (r#""2025-03-10T13:45Z/2025-03-10T14:00Z""#, "One moment between the two, and not a duration."),
    (r#""2025-03-10/..""#, "On that day or later. `..` and nothing at all both say that there is no such bound."),
];

/// Times as objects, and what they say.
const OBJECTS: &[Example] = &[
    (r#"{ "latest": "2025-03-10T14:00Z" }"#, "Before 14:00, or at 14:00."),
    (r#"{ "latest": "2025-03-10T14:00Z", "approximate": true }"#, "Just before 14:00."),
    (r#"{ "earliest": "2025-03-10T14:00Z", "approximate": true }"#, "Shortly after 14:00."),
    (r#"{ "at": "2025-03-10T10:00", "zone": "America/New_York", "approximate": true }"#, "About ten in New York."),
    (r#"{ "at": "2025-03-10", "zone": "America/New_York" }"#, "Some time on what was 10 March in New York."),
    (r#"{ "after": ["interview"], "text": "a few hours later" }"#, "Only the order is known, and the source’s words."),
    (r#"{ "text": "in the evening" }"#, "Only the source’s words."),
];

impl Describe for Time {
    fn form() -> Form {
        Form::Named(|| {
            let doc =
                "When something happened, as exactly as the source said and no more. What is absent is not known.";
            let either = Form::Either(vec![Form::Named(string), Form::Named(object)]);
            Definition::new("Time", &[doc], Body::Form(either)).in_chapter(Chapter::Times)
        })
    }
}

impl Describe for End {
    fn form() -> Form {
        Form::Named(|| {
            let doc = "When something ended: a time, or `null` for what was still going on when the document was written. \
                       Where there is no such field, no end was reported.";
            let either = Form::Either(vec![Time::form(), Form::Null]);
            Definition::new("End", &[doc], Body::Form(either)).in_chapter(Chapter::Times)
        })
    }
}

fn string() -> Definition {
    let doc = "A time as a text: an instant (RFC 3339; seconds and offset may be left out), a date or an interval (EDTF, \
               that is ISO 8601-2, levels 0 and 1; ends of an interval may have a time of day). A day that its month \
               does not have, a leap second where there can be none, the year -0000 and years from 290 million on are \
               faults of meaning.";
    let (single, end) = (single(), end_of_interval());
    // The second one: at least one end is stated.
    let body = Body::Text(vec![format!("^(?:{single}|{end}/{end})$"), String::from("[0-9]")]);
    Definition::new("TimeText", &[doc], body).in_chapter(Chapter::Times).with_examples(STRINGS)
}

fn single_string() -> Definition {
    let doc = "A time as a text, as `TimeText` has it, and no interval.";
    let body = Body::Text(vec![format!("^{}$", single())]);
    Definition::new("SingleTimeText", &[doc], body).in_chapter(Chapter::Times)
}

fn object() -> Definition {
    let doc = "A time as an object: bounds, an order, words, or several of these at once.";
    let field = |name: &'static str| {
        let (form, doc) = of_object(name);
        Field { name, doc: doc.to_owned(), form, required: false }
    };
    let fields = FIELDS.iter().copied().map(field).collect();
    let body = Body::Record(Record { fields, one_of: SPEAKING, excludes: &["at", "earliest", "latest"] });
    Definition::new("TimeObject", &[doc], body).in_chapter(Chapter::Times).with_examples(OBJECTS)
}

fn of_object(name: &str) -> (Form, &'static str) {
    match name {
        "at" => (Form::Named(string), "The time itself. Excludes `earliest` and `latest`."),
        "earliest" => {
            (Form::Named(single_string), "It was then or later; of a day or a longer unit, from its first instant.")
        }
        "latest" => {
            (Form::Named(single_string), "It was then or earlier; of a day or a longer unit, to its last instant.")
        }
        "after" => (
            Form::list(Id::form()),
            "It came after these items: their ids. Of an outage its start by the lead account is meant, so that it may have \
             been before the end; without a time of its own it stands behind that end in the record, which is a place in a \
             list.",
        ),
        "before" => (
            Form::list(Id::form()),
            "It came before these items: their ids. Of an outage its start by the lead account is meant.",
        ),
        "approximate" => (
            Form::Bool,
            "The bounds are only near: “about” with `at`, “shortly after” with `earliest`, “just before” with `latest`. \
             How near, no one said, and nothing is computed from it.",
        ),
        "zone" => (
            described::zone(),
            "Where the source spoke: times of this object without an offset are those of its clocks, and its days are \
             days there.",
        ),
        _ => (String::form(), "What the source said, in its own words."),
    }
}
