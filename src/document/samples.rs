//! Measured values from JSON: straight into columns, since there may be millions.

#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod describe;
#[cfg(test)]
mod tests;

use super::normal::Sequence;
use super::read::{Fields, Form, Json, Read, Reader};
use super::{Baseline, Class, Duration, Level, Samples, Time, Value};

const REGULAR: &[&str] = &["start", "every", "values"];
const IRREGULAR: &[&str] = &["times", "values"];

/// Of both, in the order in which they are written.
static SEQUENCE: Sequence = Sequence::of(&["start", "every", "times", "values"]);
/// A level, or samples.
static BASELINE: Sequence = Sequence { names: SEQUENCE.names, inner: &[], inline: Value::SEQUENCE };

impl Read for Samples {
    const LOSS: Level = Level::Error;

    const SEQUENCE: Option<&'static Sequence> = Some(&SEQUENCE);

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = Fields::of(json, reader)?;
        let values: Option<Values> = fields.take("values", reader);
        // All fields are read before the first that is missing ends it, so that all are reported.
        if fields.get("times").is_some() {
            let times: Option<Times> = fields.take("times", reader);
            fields.rest(IRREGULAR, reader);
            irregular(json, times?, values?, reader)
        } else {
            let start: Option<Time> = fields.take("start", reader);
            let every: Option<Duration> = fields.take("every", reader);
            fields.rest(REGULAR, reader);
            regular(json, start?, every?, values?, reader)
        }
    }
}

fn regular(
    json: Json<'_>,
    start: Time,
    every: Duration,
    Values(values): Values,
    reader: &mut Reader<'_>,
) -> Option<Samples> {
    let Some(start_ms) = start.instant_ms() else {
        report_field("start", "an instant such as \"2025-03-10T09:00Z\", at which the first value was", json, reader);
        return None;
    };
    let every_ms = Some(every.ms).filter(|ms| *ms > 0 && every.months == 0);
    // The last value too must lie where time can be counted.
    let last_ms = |every_ms: i64| start_ms.checked_add(every_ms.checked_mul(i64::try_from(values.len()).ok()?)?);
    match every_ms {
        Some(every_ms) if last_ms(every_ms).is_some() => Some(Samples::Regular { start_ms, every_ms, values }),
        _ => {
            report_field("every", "a duration of more than nothing, in weeks, days or less", json, reader);
            None
        }
    }
}

fn irregular(
    json: Json<'_>,
    Times(times_s): Times,
    Values(values): Values,
    reader: &mut Reader<'_>,
) -> Option<Samples> {
    if times_s.len() != values.len() {
        let mut found = times_s.len().to_string();
        found.push_str(" in `times`, ");
        found.push_str(&values.len().to_string());
        found.push_str(" in `values`");
        reader.report_found(Class::Meaning, Level::Error, json, found, "as many `times` as `values`");
        return None;
    }
    // Beyond a hundred million years no one has measured, and `i64` milliseconds end.
    let far = times_s.iter().any(|time| time.abs() > 3e15);
    if far || !times_s.is_sorted_by(|a, b| a < b) {
        report_field("times", "Unix seconds, each more than the one before it", json, reader);
        return None;
    }
    // In place: there may be millions.
    let times_ms = times_s.into_iter().map(|time| (time * 1000.0).round() as i64).collect();
    Some(Samples::Irregular { times_ms, values })
}

/// Reports a field of the samples that has been taken.
fn report_field(name: &str, expected: &str, json: Json<'_>, reader: &mut Reader<'_>) {
    let value = json.field(name).unwrap_or(json);
    let place = reader.place_of(name, value);
    reader.report_at(Class::Meaning, Level::Error, place, value.excerpt(), expected.to_owned());
}

/// Values, in which a gap (`null`) is `NaN`. What is no number, too large, or a negative count of reports becomes one,
/// with a warning.
struct Values(Vec<f64>);

impl Read for Values {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        numbers(json, true, reader).map(Self)
    }
}

/// Times in Unix seconds.
struct Times(Vec<f64>);

impl Read for Times {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        numbers(json, false, reader).map(Self)
    }
}

fn numbers(json: Json<'_>, gaps: bool, reader: &mut Reader<'_>) -> Option<Vec<f64>> {
    if json.form() != Form::List {
        reader.report(Class::Shape, Level::Error, json, "a list of numbers: in [ ]");
        return None;
    }
    let counts_reports = gaps && reader.counts_reports;
    let is_checked = counts_reports || !gaps;
    let is_good = |value: &f64| (gaps || !value.is_nan()) && !(counts_reports && *value < 0.0);
    if let Some(column) = json.take_column().filter(|column| !is_checked || column.iter().all(is_good)) {
        return Some(column);
    }
    let mut values = Vec::new();
    let mut all = true;
    // A value may be missing; a time may not.
    let level = if gaps { Level::Warning } else { Level::Error };
    json.each(&mut |index, element| {
        let value = element.number().filter(|value| !(counts_reports && *value < 0.0));
        if value.is_none() && !(gaps && element.form() == Form::Null) {
            let (class, expected) = match (element.form(), element.number()) {
                (Form::Number, Some(_)) => (Class::Meaning, "a number of reports, which is never negative"),
                (Form::Number, None) => (Class::Meaning, "a number below 1.8e308"),
                _ if gaps => (Class::Shape, "a number, or null for a gap"),
                _ => (Class::Shape, "a number: seconds since 1970"),
            };
            let before = reader.enter_element(index);
            reader.report(class, level, element, expected);
            reader.leave(before);
            all = false;
        }
        values.push(value.unwrap_or(f64::NAN));
    });
    (gaps || all).then_some(values)
}

impl Read for Baseline {
    const SEQUENCE: Option<&'static Sequence> = Some(&BASELINE);

    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let names_of_samples = |name: &str| SEQUENCE.names.contains(&name);
        if json.entries().iter().any(|(name, _)| name.string().is_some_and(|name| names_of_samples(&name))) {
            Samples::read(json, reader).map(Self::Samples)
        } else {
            Value::read(json, reader).map(Self::Level)
        }
    }
}
