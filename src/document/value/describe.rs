//! What values and durations say of themselves.

use super::read::BOUNDS;
use super::{Bounded, Duration};
use crate::document::schema::{Body, Chapter, Definition, Describe, Example, Field, Form, Record};

const NUMBERS: &[Example] = &[
    ("39021", "Exactly so many."),
    (r#"{ "more_than": 8000 }"#, "More than 8,000."),
    (r#"{ "at_least": 8000, "at_most": 9000 }"#, "8,000 to 9,000."),
    (r#"{ "between": [8000, 9000] }"#, "The same, where the source said “between”."),
    (r#"{ "about": 40000 }"#, "About 40,000; how near, no one said."),
    (r#"{ "about": 35000, "less_than": 35000, "text": "nearly 35,000" }"#, "Nearly 35,000."),
    (r#"{ "text": "tens of thousands" }"#, "Only the source’s words."),
];

const LENGTHS: &[Example] = &[
    (r#""PT6H""#, "Exactly six hours."),
    (r#"{ "more_than": "PT6H" }"#, "More than six hours."),
    (r#"{ "about": "PT40M", "text": "some forty minutes" }"#, "About forty minutes."),
];

const DURATIONS: &[Example] = &[
    (r#""PT90S""#, "90 seconds."),
    (r#""P1DT12H""#, "A day and twelve hours."),
    (r#""PT0.5H""#, "Half an hour: the last unit may have a fraction."),
    (r#""P2W""#, "Two weeks."),
    (r#""P1Y6M""#, "A year and six months, which have no fixed length in days."),
];

/// A quantity that can be bounded.
pub(in crate::document) trait Bounds: Describe {
    const NAME: &'static str;
    const NAME_OF_OBJECT: &'static str;
    const DOC: &'static str;
    const EXAMPLES: &'static [Example];
}

impl Bounds for f64 {
    const NAME: &'static str = "Value";
    const NAME_OF_OBJECT: &'static str = "ValueBounds";
    const DOC: &'static str = "A number as a source gave it: exactly, or within bounds.";
    const EXAMPLES: &'static [Example] = NUMBERS;
}

impl Bounds for Duration {
    const NAME: &'static str = "Length";
    const NAME_OF_OBJECT: &'static str = "LengthBounds";
    const DOC: &'static str = "A length of time as a source gave it: exactly, or within bounds.";
    const EXAMPLES: &'static [Example] = LENGTHS;
}

impl<T: Bounds> Describe for Bounded<T> {
    fn form() -> Form {
        Form::Named(|| {
            let either = Form::Either(vec![T::form(), Form::Named(bounds::<T>)]);
            Definition::new(T::NAME, &[T::DOC], Body::Form(either))
                .in_chapter(Chapter::Values)
                .with_examples(T::EXAMPLES)
        })
    }
}

fn bounds<T: Bounds>() -> Definition {
    let doc = "What is known of a quantity that was not given exactly. Several may hold at once.";
    let field = |name: &'static str| {
        let (form, doc) = match name {
            "at_least" => (T::form(), "It is this or more."),
            "more_than" => (T::form(), "It is more than this."),
            "at_most" => (T::form(), "It is this or less."),
            "less_than" => (T::form(), "It is less than this."),
            "between" => (
                Form::List { of: Box::new(T::form()), least: 2, most: Some(2) },
                "It lies between these two, the smaller first, both included.",
            ),
            "about" => (T::form(), "It is near this; how near, no one said."),
            _ => (
                String::form(),
                "What the source said, in its own words: alone where there are no bounds, else behind them if it says more \
                 than they do. Of a number a rough amount without digits (“tens of thousands”) is shown in place of \
                 bounds, unless `about` is among them.",
            ),
        };
        Field { name, doc: doc.to_owned(), form, required: false }
    };
    let fields = BOUNDS.iter().copied().map(field).collect();
    let body = Body::Record(Record { fields, one_of: BOUNDS, excludes: &[] });
    Definition::new(T::NAME_OF_OBJECT, &[doc], body).in_chapter(Chapter::Values)
}

impl Describe for Duration {
    fn form() -> Form {
        Form::Named(|| {
            let doc = "A duration by ISO 8601: `P`, then years `Y`, months `M`, weeks `W` and days `D`, then `T` and \
                       hours `H`, minutes `M` and seconds `S`; any may be left out, and the last may have a fraction if \
                       it is a week or shorter. One too long to be counted is a fault of meaning.";
            Definition::new("Duration", &[doc], Body::Text(vec![pattern()]))
                .in_chapter(Chapter::Values)
                .with_examples(DURATIONS)
        })
    }
}

/// One way for each last unit, since only that may have a fraction.
fn pattern() -> String {
    let n = "[0-9]+";
    let f = "[0-9]+(?:[.,][0-9]+)?";
    let date = format!("(?:{n}Y)?(?:{n}M)?");
    let time = format!("(?:{n}H)?(?:{n}M)?{f}S|(?:{n}H)?{f}M|{f}H");
    format!("^P(?:{n}Y|(?:{n}Y)?{n}M|{date}{f}W|{date}(?:{n}W)?{f}D|{date}(?:{n}W)?(?:{n}D)?T(?:{time}))$")
}
