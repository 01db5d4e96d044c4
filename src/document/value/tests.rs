use super::*;
use proptest::prelude::*;

#[test]
fn durations() {
    let hour_ms = 3_600_000;
    let table = [
        ("PT6H", Some((0, 6 * hour_ms))),
        ("P1DT12H30M", Some((0, 36 * hour_ms + hour_ms / 2))),
        ("P2W", Some((0, 14 * 24 * hour_ms))),
        ("P1Y6M", Some((18, 0))),
        ("P1M", Some((1, 0))),
        ("PT1M", Some((0, 60_000))),
        ("PT0.5S", Some((0, 500))),
        ("PT1,5H", Some((0, hour_ms + hour_ms / 2))),
        ("PT0.0009999S", Some((0, 0))),
        ("P0D", Some((0, 0))),
        ("P", None),
        ("PT", None),
        ("P1", None),
        ("P1DT", None),
        ("P1H", None),
        ("PT1D", None),
        ("P1D1Y", None),
        ("PT1S1M", None),
        ("PT0.5H1M", None),
        ("P0.5M", None),
        ("PT.H", None),
        ("PTS", None),
        ("PT1.S", None),
        ("PT1..5S", None),
        ("-P1D", None),
        ("6 hours", None),
        ("P99999999999999999999D", None),
        ("P99999999999W", None),
        ("P999999999Y", None),
    ];
    for (text, expected) in table {
        let read = Duration::parse(text).map(|duration| (duration.months, duration.ms));
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn bounds() {
    let about = Value { about: Some(35_000.0), less_than: Some(35_000.0), ..Value::unknown() };
    let between = Value { between: Some((1.0, 4.0)), more_than: Some(1.0), ..Value::unknown() };
    let more = Value { more_than: Some(8_000.0), at_least: Some(2.0), ..Value::unknown() };
    let words = Value { text: Some("a lot".into()), ..Value::unknown() };
    let table = [
        (Value::exactly(39_021.0), Some((39_021.0, false)), Some((39_021.0, false)), Some(39_021.0)),
        (about, None, Some((35_000.0, true)), Some(35_000.0)),
        (between, Some((1.0, true)), Some((4.0, false)), Some(4.0)),
        (more, Some((8_000.0, true)), None, Some(8_000.0)),
        (words, None, None, None),
    ];
    for (value, lower, upper, drawn) in table {
        assert_eq!((value.lower(), value.upper(), value.drawn()), (lower, upper, drawn), "{value:?}");
        assert!(!value.contradicts_itself(), "{value:?}");
    }
    let reversed = Value { more_than: Some(5.0), at_most: Some(5.0), ..Value::unknown() };
    assert!(reversed.contradicts_itself());
}

#[test]
fn a_month_is_neither_more_nor_less_than_thirty_days() {
    let month = Duration { months: 1, ms: 0 };
    let days = Duration { months: 0, ms: 30 * 86_400_000 };
    assert_eq!(month.compare(days), None);
    assert_eq!(month.compare(Duration { months: 2, ms: 5 }), Some(Ordering::Less));
}

proptest! {
    #[test]
    fn whole_units_add_up(days in 0_i64..10_000, hours in 0_i64..10_000, seconds in 0_i64..100_000) {
        let read = Duration::parse(&format!("P{days}DT{hours}H{seconds}S"));
        prop_assert_eq!(read, Some(Duration { months: 0, ms: ((days * 24 + hours) * 3600 + seconds) * 1000 }));
    }

    #[test]
    fn any_string_is_read_or_refused(text in "P[-0-9YMWDTHS.,]{0,30}") {
        if let Some(duration) = Duration::parse(&text) {
            prop_assert!(duration.ms >= 0);
        }
    }
}
