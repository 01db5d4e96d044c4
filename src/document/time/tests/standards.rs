//! The standards' own examples, each as we read it, or why we do not.

use super::*;
use crate::document::certainly_before;

/// RFC 3339, section 5.8, and what its sections 4 and 5 say beside. All are read to the millisecond, and what is finer
/// is left out.
#[test]
fn rfc_3339() {
    let table = [
        // 5.8, in its order.
        ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
        ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z"),
        // Leap seconds are the instant after them, which is the number that Unix time has.
        ("1990-12-31T23:59:60Z", "1991-01-01"),
        ("1990-12-31T15:59:60-08:00", "1991-01-01"),
        ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
        // So are their fractions, or they would come after the next second's.
        ("2016-12-31T23:59:60.999Z", "2017-01-01"),
        ("2015-07-01T05:29:60+05:30", "2015-07-01"),
        // 5.6: "T" and "Z" may be small; fractions have any length.
        ("2025-03-10t10:00:00z", "2025-03-10T10:00:00Z"),
        ("2025-03-10T10:00:00.1Z", "2025-03-10T10:00:00.100Z"),
        ("2025-03-10T10:00:00.123999999999999999999999999999Z", "2025-03-10T10:00:00.123Z"),
        ("2025-03-10T10:00:00.000000001Z", "2025-03-10T10:00:00Z"),
        // 4.3: UTC is known and where it was local is not; for us the same instant.
        ("2025-03-10T10:00:00-00:00", "2025-03-10T10:00:00Z"),
        ("2025-03-10T10:00:00+00:00", "2025-03-10T10:00:00Z"),
        // The ends of what offsets, days and years may be.
        ("2025-03-10T10:00:00+23:59", "2025-03-09T10:01:00Z"),
        ("2025-03-10T10:00:00-23:59", "2025-03-11T09:59:00Z"),
        ("2024-02-29T00:00:00Z", "2024-02-29"),
        ("0000-01-01T00:00:00Z", "0000-01-01"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ];
    for (text, instant) in table {
        check(&format!("\"{text}\""), &format!("{instant} {instant} Second"));
    }
}

/// What RFC 3339 does not allow.
#[test]
fn no_rfc_3339() {
    let table = [
        ("2025-03-10T24:00:00Z", "a time of day from 00:00"),
        ("2025-03-10T10:60:00Z", "a time of day from 00:00"),
        ("2025-03-10T10:00:61Z", "a time of day from 00:00"),
        ("2025-03-10T10Z", "a time of day from 00:00"),
        ("2025-03-10T10:00:00.Z", "a time of day from 00:00"),
        ("2025-03-10T10:00:00,5Z", "a time of day from 00:00"),
        ("2025-03-10T1:00:00Z", "a time of day from 00:00"),
        // 5.7: leap seconds come at the end of a month in UTC, and nowhere else.
        ("2025-03-10T10:00:60Z", "seconds from 00 to 59"),
        ("2025-03-10T23:59:60Z", "seconds from 00 to 59"),
        ("2016-12-31T23:59:60+01:00", "seconds from 00 to 59"),
        ("2025-03-10T10:00:60", "seconds from 00 to 59"),
        ("2025-03-10T10:00:00+24:00", "an offset such as"),
        ("2025-03-10T10:00:00+05:60", "an offset such as"),
        ("2025-03-10T10:00:00+0500", "an offset such as"),
        ("2025-03-10T10:00:00+5", "an offset such as"),
        ("2025-03-10T10:00:00 Z", "a time of day from 00:00"),
        ("2025-02-29T10:00:00Z", "a day of that month"),
        ("2025-00-10T10:00:00Z", "a month from 01 to 12"),
        // 5.6 leaves a space for "T" to applications, and ISO 8601 its basic format; this is neither.
        ("2025-03-10 10:00:00Z", "a date, `T` and a time of day"),
        ("20250310T100000Z", "a year of four digits"),
    ];
    table.iter().for_each(|(text, expected)| check_refused(text, expected));
}

/// The examples of ISO 8601-2 as the Library of Congress publishes them (Extended Date/Time Format Specification, 2019),
/// level by level. An interval is one moment within it, from the first instant of its first unit to the last of its last;
/// an end that is open (`..`) and one that is not known say the same of a moment: no bound. `~` on one end is said of the
/// whole, which claims less than was written and never more.
#[test]
fn edtf_examples() {
    let table = [
        // Level 0: dates and times.
        ("1985-04-12", "1985-04-12 1985-04-13 Day unit"),
        ("1985-04", "1985-04-01 1985-05-01 Month unit"),
        ("1985", "1985-01-01 1986-01-01 Year unit"),
        ("1985-04-12T23:20:30", "1985-04-12T23:20:30Z 1985-04-12T23:20:30Z Second"),
        ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z 1985-04-12T23:20:30Z Second"),
        ("1985-04-12T23:20:30-04", "1985-04-13T03:20:30Z 1985-04-13T03:20:30Z Second"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30Z 1985-04-12T18:50:30Z Second"),
        // Level 0: intervals.
        ("1964/2008", "1964-01-01 2009-01-01 Year"),
        ("2004-06/2006-08", "2004-06-01 2006-09-01 Month"),
        ("2004-02-01/2005-02-08", "2004-02-01 2005-02-09 Day"),
        ("2004-02-01/2005-02", "2004-02-01 2005-03-01 Day Month"),
        ("2004-02-01/2005", "2004-02-01 2006-01-01 Day Year"),
        ("2005/2006-02", "2005-01-01 2006-03-01 Year Month"),
        // Level 1: seasons.
        ("2001-21", "2001-03-01 2001-06-01 Season unit"),
        ("2001-22", "2001-06-01 2001-09-01 Season unit"),
        ("2001-23", "2001-09-01 2001-12-01 Season unit"),
        ("2001-24", "2001-12-01 2002-03-01 Season unit"),
        // Level 1: qualification.
        ("1984?", "1984-01-01 1985-01-01 Year unit ?"),
        ("2004-06~", "2004-06-01 2004-07-01 Month unit ~"),
        ("2004-06-11%", "2004-06-11 2004-06-12 Day unit ~ ?"),
        // Level 1: unspecified digits.
        ("201X", "2010-01-01 2020-01-01 Coarser unit"),
        ("20XX", "2000-01-01 2100-01-01 Coarser unit"),
        ("2004-XX", "2004-01-01 2005-01-01 Year unit"),
        ("1985-04-XX", "1985-04-01 1985-05-01 Month unit"),
        ("1985-XX-XX", "1985-01-01 1986-01-01 Year unit"),
        // Level 1: open and unknown ends.
        ("1985-04-12/..", "1985-04-12 - Day"),
        ("1985-04/..", "1985-04-01 - Month"),
        ("1985/..", "1985-01-01 - Year"),
        ("../1985-04-12", "- 1985-04-13 Day"),
        ("../1985-04", "- 1985-05-01 Month"),
        ("../1985", "- 1986-01-01 Year"),
        ("1985-04-12/", "1985-04-12 - Day"),
        ("1985-04/", "1985-04-01 - Month"),
        ("1985/", "1985-01-01 - Year"),
        ("/1985-04-12", "- 1985-04-13 Day"),
        ("/1985-04", "- 1985-05-01 Month"),
        ("/1985", "- 1986-01-01 Year"),
        // Level 1: qualified ends.
        ("1984~/2004-06", "1984-01-01 2004-07-01 Year Month ~"),
        ("1984/2004-06~", "1984-01-01 2004-07-01 Year Month ~"),
        ("1984~/2004~", "1984-01-01 2005-01-01 Year ~"),
        ("1984?/2004%", "1984-01-01 2005-01-01 Year ~ ?"),
        ("1984-06-02?/2004-08-08~", "1984-06-02 2004-08-09 Day ~ ?"),
        ("1984-06-02?/", "1984-06-02 - Day ?"),
        // Level 1: years before 0, and of more than four digits.
        ("-1985", "-1985-01-01 -1984-01-01 Year unit"),
        ("-198X", "-1989-01-01 -1979-01-01 Coarser unit"),
        ("Y170000002", "5364619735939200000 ms 5364619767475200000 ms Year unit"),
        ("Y-170000002", "-5364744070291200000 ms -5364744038755200000 ms Year unit"),
    ];
    table.iter().for_each(|(text, expected)| check(&format!("\"{text}\""), expected));
}

/// The same publication's examples of level 2. None is read, and each says that it is of that level; the one exception
/// is of level 1 too.
#[test]
fn edtf_of_level_2_is_refused_as_such() {
    let examples = [
        // Years by exponent and with significant digits.
        "Y-17E7",
        "1950S2",
        "Y171010000S3",
        "Y3388E2S3",
        // Divisions of a year: codes 25 to 41.
        "2001-25",
        "2001-34",
        "2001-41",
        // One of a set, and all of a set.
        "[1667,1668,1670..1672]",
        "[..1760-12-03]",
        "[1760-12..]",
        "[1760-01,1760-02,1760-12..]",
        "[1667,1760-12]",
        "[..1984]",
        "{1667,1668,1670..1672}",
        "{1960,1961-12}",
        "{..1984}",
        // Marks on parts of a date.
        "2004-06~-11",
        "2004?-06-11",
        "?2004-06-~11",
        "2004-%06-11",
        // Digits not stated within a date.
        "156X-12-25",
        "15XX-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX-12",
        "1984-1X",
        "1XXX",
        // Intervals of such.
        "2004-06-~01/2004-06-~20",
        "2004-06-XX/2004-07-03",
    ];
    examples.iter().for_each(|text| check_refused(text, "EDTF of level 0 or 1"));
    check("\"2004-06-11%\"", "2004-06-11 2004-06-12 Day unit ~ ?");
}

#[test]
fn our_extensions() {
    let table = [
        (r#""2025-03-10T13:45Z/2025-03-10T14:00Z""#, "2025-03-10T13:45:00Z 2025-03-10T14:00:00Z Minute"),
        (r#""/2025-03-10T14:00+00:00""#, "- 2025-03-10T14:00:00Z Minute"),
        (r#""2025-03-10T10:00-04:00""#, "2025-03-10T14:00:00Z 2025-03-10T14:00:00Z Minute"),
        (r#""2025-03-10t10:00:00.1239z""#, "2025-03-10T10:00:00.123Z 2025-03-10T10:00:00.123Z Second"),
        (r#""2016-12-31T23:59:60Z""#, "2017-01-01 2017-01-01 Second"),
        (
            r#"{"at":"2025-03-10T10:00-04:00","approximate":true,"text":"about 10"}"#,
            "2025-03-10T14:00:00Z 2025-03-10T14:00:00Z Minute ~",
        ),
        (r#"{"earliest":"2025-03-10"}"#, "2025-03-10 - Day"),
        (r#"{"latest":"2025-03-10"}"#, "- 2025-03-11 Day"),
        (r#"{"earliest":"2025-03","latest":"2025-03-10T14:00Z"}"#, "2025-03-01 2025-03-10T14:00:00Z Month Minute"),
        (r#"{"at":"2025-03-10T10:00","zone":"-04:00"}"#, "2025-03-10T14:00:00Z 2025-03-10T14:00:00Z Minute"),
        (r#"{"after":["c"]}"#, "- -"),
        (r#"{"text":"a few hours later"}"#, "- -"),
    ];
    table.iter().for_each(|(json, expected)| check(json, expected));
}

/// Two ways to write one time are read as one.
#[test]
fn what_means_the_same_is_the_same() {
    let table = [
        // Without seconds it is the same instant, only less finely written.
        (r#""2025-03-10T10:00:00Z""#, r#""2025-03-10T06:00:00-04:00""#),
        (r#""2025-03-10T10:00Z""#, r#"{"at":"2025-03-10T10:00Z"}"#),
        (
            r#""2025-03-10T10:00Z/2025-03-10T11:00Z""#,
            r#"{"earliest":"2025-03-10T10:00Z","latest":"2025-03-10T11:00Z"}"#,
        ),
        (r#""2025-03-10/..""#, r#"{"earliest":"2025-03-10"}"#),
        (r#""2025-03-10/""#, r#""2025-03-10/..""#),
        (r#""../2025-03-10T14:00Z""#, r#"{"latest":"2025-03-10T14:00Z"}"#),
        (r#""2025-03~""#, r#"{"at":"2025-03","approximate":true}"#),
        (r#""2025-03-10""#, r#"{"at":"2025-03-10"}"#),
    ];
    let utc = Changes(0, Vec::new());
    for (one, other) in table {
        let (one_read, other_read) = (read(one, &utc), read(other, &utc));
        assert_eq!(said(one_read.0), said(other_read.0), "{one} and {other}");
        assert_eq!((one_read.1, other_read.1), (Vec::new(), Vec::new()));
    }
}

proptest! {
    /// An instant written in any zone's clock is read as that instant, to the millisecond.
    #[test]
    fn an_instant_comes_back(at_ms in -60_000_000_000_000_i64..250_000_000_000_000, minutes in -1439_i32..=1439) {
        let local = chrono::DateTime::from_timestamp_millis(at_ms + i64::from(minutes) * 60_000).unwrap().naive_utc();
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        let text = format!("\"{local:?}{sign}{hours:02}:{rest:02}\"");
        let (time, diagnostics) = read(&text, &new_york());
        prop_assert_eq!(time.and_then(|time| time.instant_ms()), Some(at_ms), "{}", text);
        prop_assert!(diagnostics.is_empty());
    }

    /// The days of a zone follow each other without a gap, and meet without an overlap.
    #[test]
    fn days_meet(day in 19_000_i64..22_000) {
        let date = |day: i64| chrono::DateTime::from_timestamp(day * 86_400, 0).unwrap().date_naive();
        let [first, second] = [day, day + 1].map(|day| read(&format!("\"{}\"", date(day)), &new_york()).0.unwrap());
        prop_assert_eq!(first.latest_ms, second.earliest_ms);
        prop_assert!(certainly_before(&first, &second) && !certainly_before(&second, &first));
    }
}

/// The zones' own oddities at midnight, by the tables.
#[cfg(feature = "tool")]
#[test]
fn days_whose_midnight_is_odd() {
    let read = |zone: &str, date: &str| {
        let (time, diagnostics) =
            super::read(&format!(r#"{{"at":"{date}","zone":"{zone}"}}"#), &Both(Changes(0, Vec::new())));
        let said = said(time).replace(" Day unit", "");
        (said, diagnostics.iter().map(|diagnostic| diagnostic.expected.clone()).collect::<String>())
    };
    let table = [
        // The clock goes from 01:00 to 00:00: midnight is there twice, and the day before is over at the first.
        ("America/Havana", "2025-11-01", "2025-11-01T04:00:00Z 2025-11-02T04:00:00Z"),
        ("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z 2025-11-03T05:00:00Z"),
        // Midnight is skipped.
        ("America/Havana", "2025-03-09", "2025-03-09T05:00:00Z 2025-03-10T04:00:00Z"),
        // From 00:01 back to 23:01: a minute of the day, then an hour of the one before again. Both bounds reach.
        ("America/St_Johns", "2007-11-03", "2007-11-03T02:30:00Z 2007-11-04T03:30:00Z"),
        ("America/St_Johns", "2007-11-04", "2007-11-04T02:30:00Z 2007-11-05T03:30:00Z"),
        // On both sides of the day that was left out.
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z 2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z 2011-12-31T10:00:00Z"),
    ];
    for (zone, date, expected) in table {
        assert_eq!(read(zone, date), (expected.to_owned(), String::new()), "{date} in {zone}");
    }
    let missing = read("Pacific/Apia", "2011-12-30");
    assert_eq!(
        missing,
        (String::from("nothing"), String::from("a day that there was in that zone; the calendar left it out"))
    );
}

/// The zones of the tables, and the test's own.
#[cfg(feature = "tool")]
struct Both(Changes);

#[cfg(feature = "tool")]
impl Zones for Both {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        self.0.offset_s(zone, utc_s).or_else(|| crate::document::TzTables.offset_s(zone, utc_s))
    }
}
