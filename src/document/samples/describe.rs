//! What measured values and the usual level say of themselves.

use super::{IRREGULAR, REGULAR};
use crate::document::schema::{Body, Definition, Describe, Field, Form, Record};
use crate::document::{Baseline, Duration, Samples, Time, Value};

impl Describe for Samples {
    fn form() -> Form {
        Form::Named(|| {
            let doc = "Measured values: at a fixed distance, or each with its time. There may be millions.";
            let either = Form::Either(vec![Form::Named(regular), Form::Named(irregular)]);
            Definition::new("Samples", &[doc], Body::Form(either))
        })
    }
}

impl Describe for Baseline {
    fn form() -> Form {
        Form::Named(|| {
            let doc = "The usual level of a series: one value throughout, or a measured level for each time.";
            let either = Form::Either(vec![Value::form(), Samples::form()]);
            Definition::new("Baseline", &[doc], Body::Form(either))
        })
    }
}

fn regular() -> Definition {
    let doc = "One value after another at a fixed distance.";
    let body = record(REGULAR);
    Definition::new("RegularSamples", &[doc], body).with_examples(&[(
        r#"{ "start": "2025-03-10T10:00Z", "every": "PT1M", "values": [120, null, 118.5] }"#,
        "A value a minute, and none at 10:01.",
    )])
}

fn irregular() -> Definition {
    let doc = "A time for each value.";
    Definition::new("IrregularSamples", &[doc], record(IRREGULAR)).with_examples(&[(
        r#"{ "times": [1741600800, 1741600875.5], "values": [120, 118.5] }"#,
        "Two values, 75.5 seconds apart.",
    )])
}

fn record(names: &'static [&'static str]) -> Body {
    let field = |name: &'static str| {
        let (form, doc) = match name {
            "start" => (Time::form(), "The time of the first value, which must be an instant."),
            "every" => {
                (Duration::form(), "The distance from one value to the next: more than nothing, in weeks or less.")
            }
            "times" => (
                Form::list(Form::Number { is_share: false }),
                "Unix times in seconds, each after the one before it, as many as there are values.",
            ),
            _ => (
                Form::list(Form::Either(vec![Form::Number { is_share: false }, Form::Null])),
                "The values. `null` is a gap, where nothing was measured. Nothing else breaks the line, however far apart \
                 two values are.",
            ),
        };
        Field { name, doc: doc.to_owned(), form, required: true }
    };
    Body::Record(Record { fields: names.iter().copied().map(field).collect(), ..Record::default() })
}
