//! Times beyond calendars, far apart, and too long to be counted.

use super::{cases, check, read, with};
use incident_timeline::document::TzTables;
use incident_timeline::document::parse;
use proptest::prelude::*;

#[test]
fn years_that_can_be_counted_are_read_and_no_others() {
    let event = |at: &str| format!(r#"{{"label":"l","at":"{at}"}},"#);
    for held in
        ["0000-01-01", "-9999", "9999-12-31T23:59:59Z", "Y289999999", "Y-289999999", "-0001-12-31", "-9999/Y289999999"]
    {
        check("", &event(held), &[]);
    }
    for beyond in [
        "Y290000000",
        "Y-290000000",
        "Y999999999",
        "Y-999999999",
        "Y9223372036854775808",
        "-0000",
        "+999999999-01-01",
        "999999999-01-01",
        "Y289999999-01-01T00:00Z",
        "9999-12-32",
        "2025-03-10T24:01Z",
    ] {
        let parsed = read(&with("", &event(beyond)));
        let document = parsed.document.unwrap();
        assert!(document.events.len() == 3 && document.events[1].at.is_none(), "{beyond}");
        assert!(parsed.diagnostics.iter().any(|found| found.pointer == "/events/1/at"), "{beyond}");
        cases::story(with("", &event(beyond)).as_bytes());
    }
}

#[test]
fn times_far_apart_are_drawn() {
    let far = r#"{"label":"l","at":"Y-289999999"},{"label":"m","at":"Y289999999"},{"label":"n","at":"0000/9999"},"#;
    check("", far, &[]);
    check(
        r#""outages":[{"label":"o","start":"Y-289999999","end":"Y289999999"},{"label":"p","start":"2025-03-10T10:00","end":null}],"#,
        far,
        &[],
    );
    check(r#""view":"Y-289999999/Y289999999","#, far, &[]);
    check(r#""view":"2025-03-10T10:00/2025-03-10T10:00","#, far, &[]);
    check(r#""view":"9999/..","#, far, &["warning /view"]);
}

#[test]
fn lengths_that_cannot_be_counted_are_not_known() {
    let outage = |duration: &str| format!(r#""outages":[{{"id":"o","label":"o","duration":"{duration}"}}],"#);
    check(&outage("P292471208Y"), "", &[]);
    check(&outage("PT2562047788015H"), "", &[]);
    for beyond in
        ["P999999999Y", "PT9223372036854775807S", "PT1E9Y", "P1e9D", "-P1D", "P99999999999999999999D", "PT1.H"]
    {
        let parsed = check(&outage(beyond), "", &["warning /outages/0/duration"]);
        assert!(parsed.document.unwrap().outages[0].accounts[0].duration.is_none(), "{beyond}");
    }
}

/// A time that someone may write, wise or not.
fn any_time() -> impl Strategy<Value = String> {
    prop_oneof![
        (-289_999_999_i64..289_999_999)
            .prop_map(|year| { if year.abs() > 9999 { format!("\"Y{year}\"") } else { format!("\"{year:04}\"") } }),
        (1900..2100_i32, 1..13_u8, 1..29_u8).prop_map(|(y, m, d)| format!("\"{y}-{m:02}-{d:02}\"")),
        (0..24_u8, 0..60_u8).prop_map(|(h, m)| format!("\"2025-03-10T{h:02}:{m:02}\"")),
        (0..24_u8).prop_map(|h| format!("{{\"earliest\":\"2025-03-10T{h:02}:00\",\"approximate\":true}}")),
        Just("{\"text\":\"later\"}".to_owned()),
        Just("null".to_owned()),
    ]
}

fn any_number() -> impl Strategy<Value = String> {
    prop_oneof![any::<f64>().prop_filter("JSON", |number| number.is_finite()), -1e6..1e6_f64, Just(0.0), Just(1e308)]
        .prop_map(|number| format!("{number:e}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every place in the figure is a number and the figure has an end, however large numbers and times are.
    #[test]
    fn any_times_and_numbers_are_told_and_drawn(
        times in prop::collection::vec(any_time(), 6),
        numbers in prop::collection::vec(any_number(), 6),
    ) {
        let fields = format!(
            r#""outages":[{{"label":"o","start":{},"end":{}}}],
"series":[{{"label":"s","baseline":{},"points":[{{"at":{},"value":{}}},{{"at":{},"value":{{"about":{}}}}},{{"value":{{"more_than":{}}}}}]}},
{{"label":"m","samples":{{"start":"2025-03-10T10:00Z","every":"PT1M","values":[{},null,{}]}}}}],"#,
            times[0], times[1], numbers[0], times[2], numbers[1], times[3], numbers[2], numbers[3], numbers[4], numbers[5]
        );
        let events = format!(r#"{{"label":"x","at":{}}},{{"label":"y","at":{}}},"#, times[4], times[5]);
        let text = with(&fields, &events);
        prop_assert!(parse(&text, &TzTables).document.is_some());
        cases::story(text.as_bytes());
    }
}
