mod standards;

use super::civil::{DAY_MS, civil_ms, civil_to_utc, days_in_month, fixed_offset_s};
use super::*;
use crate::document::{Diagnostic, Zones, parse};
use proptest::prelude::*;

/// A zone that changes its offset at some instants, and none other.
struct Changes(i32, Vec<(i64, i32)>);

impl Zones for Changes {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        let offset_s =
            self.1.iter().rev().find(|(from_s, _)| *from_s <= utc_s).map_or(self.0, |(_, offset_s)| *offset_s);
        (zone == "Test/Zone").then_some(offset_s)
    }
}

/// New York in 2025: -5, from 2025-03-09T07:00Z -4, from 2025-11-02T06:00Z -5.
fn new_york() -> Changes {
    Changes(-5 * 3600, vec![(1_741_503_600, -4 * 3600), (1_762_063_200, -5 * 3600)])
}

fn read(json: &str, zones: &dyn Zones) -> (Option<Time>, Vec<Diagnostic>) {
    let text = format!(
        r#"{{"format":"incident-timeline/1","title":"t","time_zone":"Test/Zone","causes":[{{"id":"c","label":"l"}}],"published":{json}}}"#
    );
    let parsed = parse(&text, zones);
    (parsed.document.unwrap().published, parsed.diagnostics)
}

fn iso(at_ms: Option<i64>) -> String {
    at_ms.map_or("-".into(), |ms| match chrono::DateTime::from_timestamp_millis(ms) {
        Some(at) => (at.naive_utc().to_string().replace(' ', "T") + "Z").replace("T00:00:00Z", ""),
        None => format!("{ms} ms"),
    })
}

/// A time in one line.
fn said(time: Option<Time>) -> String {
    let Some(time) = time else { return "nothing".into() };
    let mut said = format!("{} {}", iso(time.earliest_ms), iso(time.latest_ms));
    let precisions = [(time.earliest_ms, time.earliest_precision), (time.latest_ms, time.latest_precision)];
    let mut precisions: Vec<_> = precisions.iter().filter(|of| of.0.is_some()).map(|of| of.1).collect();
    precisions.dedup();
    precisions.iter().for_each(|precision| said.push_str(&format!(" {precision:?}")));
    let flags = [(time.unit, " unit"), (time.approximate, " ~"), (time.uncertain, " ?")];
    flags.iter().filter(|(is, _)| *is).for_each(|(_, flag)| said.push_str(flag));
    said
}

/// A string that is no time: one diagnostic, and what it says was expected begins so.
fn check_refused(text: &str, expected: &str) {
    let (time, diagnostics) = read(&format!("\"{text}\""), &new_york());
    assert_eq!(time, None, "{text}");
    assert_eq!(diagnostics.len(), 1, "{text}");
    assert!(diagnostics[0].expected.starts_with(expected), "{text}: {}", diagnostics[0].expected);
}

fn check(json: &str, expected: &str) {
    let utc = Changes(0, Vec::new());
    assert_eq!(said(read(json, &utc).0), expected, "{json}");
}

#[test]
fn what_is_no_time_is_not_known_and_says_so() {
    let table = [
        ("10 March 2025", "a time such as"),
        ("", "a time such as"),
        ("2025-3-10", "a month from 01 to 12"),
        ("2025-13", "a month from 01 to 12"),
        ("2025-02-29", "a day of that month"),
        ("2025-21-01", "a month from 01 to 12"),
        ("XXXX", "a year of four digits"),
        ("Y2025", "a year of four digits"),
        ("Y290000000", "a year less than 290 million"),
        ("-0000", "the year 0000 without a sign"),
        ("2025-03T10:00Z", "a whole date before"),
        ("2025-03-10T24:00Z", "a time of day from 00:00"),
        ("2025-03-10T10:00-04:00~", "`?`, `~` and `%`"),
        ("2025-03-11/2025-03-10", "an end that is not before"),
        ("../..", "at least one end"),
        ("２０２５", "a time such as"),
    ];
    table.iter().for_each(|(text, expected)| check_refused(text, expected));
}

#[test]
fn civil_times_are_read_in_the_zone() {
    let table = [
        ("2025-03-10T10:00", "2025-03-10T14:00:00Z 2025-03-10T14:00:00Z Minute", ""),
        ("2025-01-10", "2025-01-10T05:00:00Z 2025-01-11T05:00:00Z Day unit", ""),
        ("2025-03-09", "2025-03-09T05:00:00Z 2025-03-10T04:00:00Z Day unit", ""),
        (
            "2025-03-09T02:30",
            "2025-03-09T06:30:00Z 2025-03-09T07:30:00Z Minute",
            "\"2025-03-09T02:30\", a local time that there never was: 2025-03-09T06:30:00Z or 2025-03-09T07:30:00Z",
        ),
        (
            "2025-11-02T01:30",
            "2025-11-02T05:30:00Z 2025-11-02T06:30:00Z Minute",
            "\"2025-11-02T01:30\", a local time that there was twice: 2025-11-02T05:30:00Z or 2025-11-02T06:30:00Z",
        ),
    ];
    for (text, expected, found) in table {
        let (time, diagnostics) = read(&format!("\"{text}\""), &new_york());
        assert_eq!(said(time), expected, "{text}");
        let all: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.found.as_str()).collect();
        assert_eq!(all.join(""), found, "{text}");
    }
}

#[test]
fn a_day_whose_midnight_is_skipped_begins_after_the_gap() {
    // From 2024-06-01T00:00 at +2 to 01:00 at +3: the day is 23 hours long, and no one is to be asked about it.
    let zones = Changes(7200, vec![(1_717_192_800, 10_800)]);
    let (time, diagnostics) = read("\"2024-06-01\"", &zones);
    assert_eq!(said(time), "2024-05-31T22:00:00Z 2024-06-01T21:00:00Z Day unit");
    assert_eq!(diagnostics, Vec::<Diagnostic>::new());
}

#[test]
fn offsets() {
    let table = [
        ("UTC", Some(0)),
        ("-04:00", Some(-14_400)),
        ("+05:30", Some(19_800)),
        ("+05", Some(18_000)),
        ("05:00", None),
        ("+5", None),
        ("+0500", None),
        ("+05:60", None),
    ];
    table.iter().for_each(|(text, expected)| assert_eq!(fixed_offset_s(text), *expected, "{text}"));
}

proptest! {
    #[test]
    fn the_calendar_is_that_of_chrono(year in -200_000_i32..200_000, month in 1_u32..=12, day in 1_u32..=31) {
        let theirs = chrono::NaiveDate::from_ymd_opt(year, month, day);
        let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
        prop_assert_eq!(theirs.is_some(), day <= days_in_month(year, month));
        if let Some(date) = theirs {
            prop_assert_eq!(civil_ms(year, month, day), date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis());
            prop_assert_eq!(date_of_ms(civil_ms(year, month, day)), (year, month, day));
        }
    }

    #[test]
    fn dates_come_back_from_anywhere(at_ms in any::<i64>()) {
        let (year, month, day) = date_of_ms(at_ms);
        prop_assert!((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day));
        let first_ms = i128::from(civil_ms(year, month, 1)) + i128::from((day - 1) * DAY_MS);
        prop_assert_eq!(first_ms, i128::from(at_ms) - i128::from(at_ms.rem_euclid(DAY_MS)));
    }

    #[test]
    fn every_instant_is_among_the_readings_of_its_clock(
        at_s in -4_000_000_i64..4_000_000, change_s in -3_000_000_i64..3_000_000,
        before_quarters in -48_i32..=56, after_quarters in -48_i32..=56,
    ) {
        let zones = Changes(before_quarters * 900, vec![(change_s, after_quarters * 900)]);
        let offset_s = zones.offset_s("Test/Zone", at_s).unwrap();
        let clock_ms = (at_s + i64::from(offset_s)) * 1000;
        let found = match civil_to_utc(&zones, "Test/Zone", clock_ms) {
            Some(Utc::Once(one_ms)) => one_ms == at_s * 1000,
            Some(Utc::Twice(low_ms, high_ms)) => low_ms < high_ms && (at_s * 1000 == low_ms || at_s * 1000 == high_ms),
            _ => false,
        };
        prop_assert!(found);
    }

    #[test]
    fn any_string_is_read_or_refused(text in "[-0-9XYTZ:.~?%/+]{0,40}", from_ms in any::<i64>()) {
        let (time, diagnostics) = read(&format!("\"{text}\""), &new_york());
        prop_assert!(time.is_some() || !diagnostics.is_empty());
        if let Some(Time { earliest_ms: Some(earliest_ms), latest_ms: Some(latest_ms), .. }) = time {
            prop_assert!(earliest_ms <= latest_ms);
        }
        // No civil time, however far, overflows.
        let _ = civil_to_utc(&new_york(), "Test/Zone", from_ms);
    }
}

#[cfg(feature = "tool")]
#[test]
fn the_tables_know_the_zones_of_the_story() {
    use crate::document::TzTables;
    // 2025-03-10T12:00Z: daylight time in New York since the day before, winter time in London.
    let table =
        [("America/New_York", Some(-14_400)), ("Europe/London", Some(0)), ("UTC", Some(0)), ("Mars/Base", None)];
    table.iter().for_each(|(zone, expected)| assert_eq!(TzTables.offset_s(zone, 1_741_608_000), *expected, "{zone}"));
    let date_line = civil_to_utc(&TzTables, "Pacific/Apia", civil_ms(2011, 12, 30) + DAY_MS / 2);
    assert!(matches!(date_line, Some(Utc::Never(low_ms, high_ms)) if high_ms - low_ms == DAY_MS));
}
