//! Values and durations from JSON.

use super::duration::Fault;
use super::{Bounded, Duration, Quantity};
use crate::document::normal::Sequence;
use crate::document::read::{Fields, Form, Json, Read, Reader};
use crate::document::{Class, Level};

pub(super) const BOUNDS: &[&str] = &["at_least", "more_than", "at_most", "less_than", "between", "about", "text"];

pub(in crate::document) static SEQUENCE: Sequence = Sequence::of(BOUNDS);

impl Read for Duration {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let read = json.string().map_or(Err(Fault::Form), |text| Self::read_text(&text));
        match read {
            Err(Fault::Form) => {
                let expected = "an ISO 8601 duration such as \"PT6H\" or \"P1DT30M\"";
                reader.report(Class::Shape, Level::Error, json, expected);
            }
            Err(Fault::TooLong) => {
                reader.report(Class::Meaning, Level::Error, json, "a duration of less than 290 million years");
            }
            Ok(_) => {}
        }
        read.ok()
    }
}

impl<T: Quantity + Read> Read for Bounded<T> {
    const SEQUENCE: Option<&'static Sequence> = Some(&SEQUENCE);

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if json.form() != Form::Object {
            return T::read(json, reader).map(Self::exactly);
        }
        let mut fields = Fields::of(json, reader)?;
        let speaks = BOUNDS.iter().any(|name| fields.get(name).is_some());
        let value = Self {
            exact: None,
            at_least: fields.take("at_least", reader)?,
            more_than: fields.take("more_than", reader)?,
            at_most: fields.take("at_most", reader)?,
            less_than: fields.take("less_than", reader)?,
            between: fields.take::<Option<Pair<T>>>("between", reader)?.map(|pair| (pair.0, pair.1)),
            about: fields.take("about", reader)?,
            text: fields.take("text", reader)?,
        };
        fields.rest(BOUNDS, reader);
        if value.drawn().is_none() && value.text.is_none() {
            // Where one stands and cannot be read, it has been said already of what class that is.
            reader.require_one_of(if speaks { Class::Meaning } else { Class::Shape }, json, BOUNDS);
            return None;
        }
        if value.contradicts_itself() {
            reader.report(Class::Meaning, Level::Warning, json, "bounds that something can lie between");
        }
        Some(value)
    }
}

/// `[a, b]`.
struct Pair<T>(T, T);

impl<T: Quantity + Read> Read for Pair<T> {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        const EXPECTED: &str = "a list of two, the smaller first";
        let mut ends = Vec::new();
        let mut count = 0;
        if json.form() == Form::List {
            json.each(&mut |index, element| {
                count += 1;
                if count <= 2 {
                    let before = reader.enter_element(index);
                    ends.extend(T::read(element, reader));
                    reader.leave(before);
                }
            });
        }
        if count != 2 {
            reader.report(Class::Shape, Level::Error, json, EXPECTED);
            return None;
        }
        let mut ends = ends.into_iter();
        let (low, high) = (ends.next()?, ends.next()?);
        if low.compare(high) == Some(std::cmp::Ordering::Greater) {
            // Which of the two is meant to be which is for the author to say.
            reader.report(Class::Meaning, Level::Error, json, EXPECTED);
            return None;
        }
        Some(Self(low, high))
    }
}
