//! Measured values from JSON: straight into columns, since there may be millions.

use super::read::{Fields, Form, Json, Read, Reader};
use super::{Baseline, Class, Duration, Level, Samples, Time, Value};

const FIELDS: &[&str] = &["start", "every", "times", "values"];

impl Read for Samples {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = Fields::of(json, reader)?;
        let values: Option<Values> = fields.take("values", reader);
        let samples = if fields.get("times").is_some() {
            let times: Option<Times> = fields.take("times", reader);
            irregular(json, times?, values?, reader)
        } else {
            let start: Option<Time> = fields.take("start", reader);
            let every: Option<Duration> = fields.take("every", reader);
            regular(json, start?, every?, values?, reader)
        };
        fields.rest(FIELDS, reader);
        samples
    }
}

fn regular(
    json: Json<'_>,
    start: Time,
    every: Duration,
    Values(values): Values,
    reader: &mut Reader<'_>,
) -> Option<Samples> {
    let every_ms = Some(every.ms).filter(|ms| *ms > 0 && every.months == 0);
    // The last value too must lie where time can be counted.
    let last_ms = |start_ms: i64| start_ms.checked_add(every_ms?.checked_mul(i64::try_from(values.len()).ok()?)?);
    match (start.instant_ms(), every_ms) {
        (Some(start_ms), Some(every_ms)) if last_ms(start_ms).is_some() => {
            Some(Samples::Regular { start_ms, every_ms, values })
        }
        _ => {
            let expected = "`start`, an instant, and `every`, a duration of more than nothing in weeks, days or less";
            reader.report(Class::Meaning, Level::Error, json, expected);
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
    // Beyond a hundred million years no one has measured, and `i64` milliseconds end.
    let far = times_s.iter().any(|time| time.is_nan() || time.abs() > 3e15);
    let rising = times_s.is_sorted_by(|a, b| a < b);
    if far || !rising || times_s.len() != values.len() {
        let expected = "`times`, Unix seconds, each after the one before it, as many as `values`";
        reader.report(Class::Meaning, Level::Error, json, expected);
        return None;
    }
    let times_ms = times_s.into_iter().map(|time| (time * 1000.0).round() as i64).collect();
    Some(Samples::Irregular { times_ms, values })
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
        reader.report(Class::Shape, Level::Error, json, "a list of numbers");
        return None;
    }
    let counts_reports = gaps && reader.counts_reports;
    let is_checked = counts_reports || !gaps;
    let is_good = |value: &f64| (gaps || !value.is_nan()) && !(counts_reports && *value < 0.0);
    if let Some(column) = json.take_column().filter(|column| !is_checked || column.iter().all(is_good)) {
        return Some(column);
    }
    let mut values = Vec::new();
    json.each(&mut |index, element| {
        let value = element.number().filter(|value| !(counts_reports && *value < 0.0));
        if value.is_none() && !(gaps && element.form() == Form::Null) {
            let (class, expected) = match (element.form(), element.number()) {
                (Form::Number, Some(_)) => (Class::Meaning, "a number of reports, which is never negative"),
                (Form::Number, None) => (Class::Meaning, "a number below 1.8e308"),
                _ if gaps => (Class::Shape, "a number, or null for a gap"),
                _ => (Class::Shape, "a number"),
            };
            let before = reader.enter_element(index);
            reader.report(class, Level::Warning, element, expected);
            reader.leave(before);
        }
        values.push(value.unwrap_or(f64::NAN));
    });
    Some(values)
}

impl Read for Baseline {
    fn read(json: Json<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let names_of_samples = |name: &str| FIELDS.contains(&name);
        if json.entries().iter().any(|(name, _)| name.string().is_some_and(|name| names_of_samples(&name))) {
            Samples::read(json, reader).map(Self::Samples)
        } else {
            Value::read(json, reader).map(Self::Level)
        }
    }
}
