use super::*;
use crate::document::{Bounded, Duration, Precision, Time, Value};

/// London and New York as they were in March 2025, after New York's change of clocks and before London's.
pub(crate) struct March2025;

impl Zones for March2025 {
    fn offset_s(&self, zone: &str, _utc_s: i64) -> Option<i32> {
        match zone {
            "Europe/London" => Some(0),
            "America/New_York" => Some(-4 * 3600),
            "Asia/Kolkata" => Some(19_800),
            "Europe/Kiev" => Some(7_200),
            _ => None,
        }
    }
}

/// An empty document told in London.
fn empty() -> Document {
    Document {
        id: None,
        title: String::new(),
        summary: None,
        language: None,
        time_zone: Some("Europe/London".to_owned()),
        status: None,
        published: None,
        updated: None,
        revision: None,
        publisher: None,
        byline: None,
        licence: None,
        canonical_url: None,
        view: None,
        subject: None,
        key_figures: Vec::new(),
        refresh: None,
        parties: Vec::new(),
        sources: Vec::new(),
        outages: Vec::new(),
        series: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        causes: Vec::new(),
        corrections: Vec::new(),
        glossary: Vec::new(),
        extra: Vec::new(),
    }
}

const MIN: i64 = 60_000;
const HOUR: i64 = 60 * MIN;
const DAY: i64 = 24 * HOUR;
/// Monday 10 March 2025, 00:00 UTC.
const MON: i64 = 1_741_564_800_000;

fn time(earliest_ms: Option<i64>, latest_ms: Option<i64>, earliest: Precision, latest: Precision) -> Time {
    Time { earliest_ms, latest_ms, earliest_precision: earliest, latest_precision: latest, ..Time::unknown() }
}

fn at(at_ms: i64) -> Time {
    time(Some(at_ms), Some(at_ms), Precision::Minute, Precision::Minute)
}

fn day(first: i64, after: i64) -> Time {
    time(Some(first), Some(after), Precision::Day, Precision::Day)
}

fn clocks(earliest: Option<i64>, latest: Option<i64>) -> Time {
    time(earliest, latest, Precision::Minute, Precision::Minute)
}

fn about(time: Time) -> Time {
    Time { approximate: true, ..time }
}

fn text(time: Time, text: &str) -> Time {
    Time { text: Some(text.to_owned()), ..time }
}

fn new_york(time: Time) -> Time {
    Time { zone: Some("America/New_York".to_owned()), ..time }
}

fn check_time(time: &Time, full: &str, short: &str) {
    let document = empty();
    let words = Words::new(&document, &March2025, "Europe/London");
    assert_eq!(words.when(Some(time)), full);
    assert_eq!(words.when_short(Some(time), Some(MON + 12 * HOUR)), short);
}

#[test]
fn an_instant() {
    check_time(&at(MON + 14 * HOUR), "Monday 10 March 2025, 14:00", "14:00");
    check_time(&at(MON - 2 * HOUR), "Sunday 9 March 2025, 22:00", "Sun 9 March, 22:00");
    check_time(&at(MON - 365 * DAY), "Sunday 10 March 2024, 00:00", "Sun 10 March 2024, 00:00");
    check_time(&about(at(MON + 10 * HOUR)), "about 10:00 on Monday 10 March 2025", "~10:00");
    check_time(&about(at(MON - 2 * HOUR)), "about 22:00 on Sunday 9 March 2025", "Sun 9 March, ~22:00");
    let second = Time { earliest_precision: Precision::Second, ..at(MON + 5000) };
    check_time(&second, "Monday 10 March 2025, 00:00:05", "00:00:05");
    let uncertain = Time { uncertain: true, ..at(MON) };
    check_time(&uncertain, "Monday 10 March 2025, 00:00 (not certain)", "00:00 (not certain)");
}

#[test]
fn one_bound() {
    check_time(&clocks(None, Some(MON + 14 * HOUR)), "before 14:00 on Monday 10 March 2025", "before 14:00");
    check_time(&clocks(Some(MON + 15 * HOUR), None), "after 15:00 on Monday 10 March 2025", "after 15:00");
    check_time(&clocks(Some(MON - HOUR), None), "after 23:00 on Sunday 9 March 2025", "after 23:00 on Sun 9 March");
    check_time(
        &about(clocks(None, Some(MON + HOUR))),
        "just before 01:00 on Monday 10 March 2025",
        "just before 01:00",
    );
    let until = Time { latest_precision: Precision::Day, ..clocks(None, Some(MON + DAY)) };
    check_time(&until, "Monday 10 March 2025 or earlier", "Monday or earlier");
    let since = Time { earliest_precision: Precision::Day, ..clocks(Some(MON), None) };
    check_time(&since, "Monday 10 March 2025 or later", "Monday or later");
}

#[test]
fn between_clocks() {
    let same = clocks(Some(MON + 15 * HOUR), Some(MON + 16 * HOUR));
    check_time(&same, "between 15:00 and 16:00 on Monday 10 March 2025", "15:00 to 16:00");
    let other = clocks(Some(MON - 2 * HOUR), Some(MON - HOUR));
    check_time(&other, "between 22:00 and 23:00 on Sunday 9 March 2025", "Sun 9 March, 22:00 to 23:00");
    let over = clocks(Some(MON - HOUR), Some(MON + HOUR));
    let full = "between 23:00 on Sunday 9 March 2025 and 01:00 on Monday 10 March 2025";
    check_time(&over, full, "23:00 on Sun 9 March to 01:00");
    let evening = clocks(Some(MON + 18 * HOUR), Some(MON + DAY));
    check_time(&evening, "between 18:00 and 24:00 on Monday 10 March 2025", "18:00 to 24:00");
}

#[test]
fn calendar_units() {
    check_time(&day(MON, MON + DAY), "some time on Monday 10 March 2025", "Monday");
    check_time(&day(MON - DAY, MON), "some time on Sunday 9 March 2025", "Sun 9 March");
    check_time(&about(day(MON, MON + DAY)), "about Monday 10 March 2025", "about Monday");
    let days = day(MON - DAY, MON + DAY);
    check_time(&days, "some time from Sunday 9 March 2025 to Monday 10 March 2025", "Sun 9 March to Monday");
    let unit = |first: i64, after: i64, precision| time(Some(first), Some(after), precision, precision);
    // March 2025 is from day -9 to day 22 as seen from the 10th.
    let march = unit(MON - 9 * DAY, MON + 22 * DAY, Precision::Month);
    check_time(&march, "some time in March 2025", "March 2025");
    let year = unit(MON - 68 * DAY, MON + 297 * DAY, Precision::Year);
    check_time(&year, "some time in 2025", "2025");
    let spring = unit(MON - 9 * DAY, MON + 83 * DAY, Precision::Season);
    check_time(&spring, "some time in spring 2025", "spring 2025");
    let decade = unit(1_577_836_800_000, 1_893_456_000_000, Precision::Coarser);
    check_time(&decade, "some time in the 2020s", "the 2020s");
}

#[test]
fn a_day_with_a_clock() {
    let after = time(Some(MON + 14 * HOUR), Some(MON + DAY), Precision::Minute, Precision::Day);
    check_time(&after, "Monday 10 March 2025, after 14:00", "after 14:00");
    let before = time(Some(MON), Some(MON + 14 * HOUR), Precision::Day, Precision::Minute);
    check_time(&before, "Monday 10 March 2025, before 14:00", "before 14:00");
    let over = time(Some(MON - DAY), Some(MON + 14 * HOUR), Precision::Day, Precision::Minute);
    let full = "between the start of Sunday 9 March 2025 and 14:00 on Monday 10 March 2025";
    check_time(&over, full, "between the start of Sun 9 March and 14:00");
}

#[test]
fn a_day_elsewhere() {
    let monday = new_york(day(MON + 4 * HOUR, MON + DAY + 4 * HOUR));
    check_time(&monday, "some time on Monday 10 March 2025 (New York)", "Monday (New York)");
    let evening = text(monday, "Monday evening");
    let full = "some time on Monday 10 March 2025 (New York), “Monday evening”";
    check_time(&evening, full, "Monday evening (New York)");
    let sunday = new_york(day(MON - 20 * HOUR, MON + 4 * HOUR));
    check_time(
        &text(sunday, "Sunday evening"),
        "some time on Sunday 9 March 2025 (New York), “Sunday evening”",
        "Sun 9 March, evening (New York)",
    );
    // In the zone of the source no city is named.
    let document = empty();
    let words = Words::new(&document, &March2025, "America/New_York");
    assert_eq!(words.when_short(Some(&evening), Some(MON + 12 * HOUR)), "Monday evening");
}

#[test]
fn the_source_is_quoted_where_it_says_more() {
    let before = clocks(None, Some(MON + 14 * HOUR));
    let full = "before 14:00 on Monday 10 March 2025, “just before 14:00 GMT”";
    check_time(&text(before, "just before 14:00 GMT"), full, "before 14:00");
    check_time(&text(day(MON, MON + DAY), "Monday"), "some time on Monday 10 March 2025", "Monday");
    check_time(&text(Time::unknown(), "a few hours later"), "“a few hours later”", "“a few hours later”");
    check_time(&Time::unknown(), "time not stated", "time not stated");
}

#[test]
fn zones_are_named_by_city_and_offset() {
    let document = empty();
    let label = |zone: &str| Words::new(&document, &March2025, zone).zone_label(MON);
    let cases = [
        ("Europe/London", "London, UTC+0"),
        ("America/New_York", "New York, UTC-4"),
        ("Asia/Kolkata", "Kolkata, UTC+5:30"),
        // As a browser names it.
        ("Europe/Kiev", "Kyiv, UTC+2"),
        ("UTC", "UTC"),
        ("-04:00", "UTC-4"),
        ("+05:30", "UTC+5:30"),
        ("Mars/Base", "UTC"),
    ];
    for (zone, expected) in cases {
        assert_eq!(label(zone), expected);
    }
}

#[test]
fn ticks_have_their_names() {
    let document = empty();
    let words = Words::new(&document, &March2025, "America/New_York");
    assert_eq!(words.clock(MON, false), "20:00");
    assert_eq!(words.clock(MON + 5000, true), "20:00:05");
    assert_eq!(words.day_tick(MON, false), "Sun 9 Mar");
    assert_eq!((words.weekday(MON), words.weekday_short(MON)), ("Sunday", "Sun"));
    assert_eq!((words.month_label(MON), words.month_short(MON)), ("March 2025".to_owned(), "Mar"));
    assert_eq!(words.year_label(MON), "2025");
}

fn value() -> Value {
    Bounded {
        exact: None,
        at_least: None,
        more_than: None,
        at_most: None,
        less_than: None,
        between: None,
        about: None,
        text: None,
    }
}

#[test]
fn values_say_no_more_than_the_source() {
    let document = empty();
    let words = Words::new(&document, &March2025, "UTC");
    let text = |text: &str| Some(text.to_owned());
    let cases = [
        (Value { exact: Some(39_021.0), ..value() }, "39,021 reports", "39,021"),
        (Value { exact: Some(0.25), ..value() }, "0.25 reports", "0.25"),
        (Value { more_than: Some(8000.0), ..value() }, "more than 8,000 reports", "8,000+"),
        (Value { at_least: Some(20_500.0), ..value() }, "at least 20,500 reports", "20,500+"),
        (Value { about: Some(1500.0), ..value() }, "about 1,500 reports", "~1,500"),
        (Value { about: Some(35e3), less_than: Some(35e3), ..value() }, "nearly 35,000 reports", "nearly 35,000"),
        (Value { about: Some(35e3), more_than: Some(35e3), ..value() }, "just over 35,000 reports", "just over 35,000"),
        (Value { less_than: Some(35e3), ..value() }, "less than 35,000 reports", "<35,000"),
        (Value { at_most: Some(35e3), ..value() }, "at most 35,000 reports", "up to 35,000"),
        (Value { between: Some((3.0, 5.0)), ..value() }, "between 3 and 5 reports", "3 to 5"),
        (
            Value { more_than: Some(3.0), less_than: Some(5.0), ..value() },
            "more than 3 and less than 5 reports",
            "3 to 5",
        ),
        (Value { text: text("tens of thousands"), ..value() }, "tens of thousands of reports", "tens of thousands"),
        (
            Value { at_least: Some(1e4), text: text("tens of thousands"), ..value() },
            "tens of thousands of reports",
            "tens of thousands",
        ),
        (Value { text: text("a few"), ..value() }, "a few reports", "a few"),
        // What is no amount of its own leaves the number standing.
        (
            Value { at_least: Some(8000.0), text: text("probably more"), ..value() },
            "at least 8,000 reports (“probably more”)",
            "8,000+",
        ),
        (
            Value { more_than: Some(300.0), text: text("several hundred"), ..value() },
            "several hundred reports",
            "several hundred",
        ),
        (
            Value { more_than: Some(8000.0), text: text("more than 8,000"), ..value() },
            "more than 8,000 reports",
            "8,000+",
        ),
        (value(), "number not stated", "number not stated"),
        (Value { exact: Some(1e308), ..value() }, "1e308 reports", "1e308"),
        (Value { exact: Some(-1234.5), ..value() }, "−1,234.5 reports", "−1,234.5"),
    ];
    for (value, full, short) in cases {
        assert_eq!(words.value(&value, Some("reports")), full);
        assert_eq!(words.value_short(&value), short);
    }
    assert_eq!(words.value(&Value { about: Some(12.0), ..value() }, Some("%")), "about 12%");
    assert_eq!(words.value(&Value { about: Some(12.0), ..value() }, None), "about 12");
    let axis = [(0.0, "0"), (950.0, "950"), (40e3, "40k"), (1.5e6, "1.5M"), (2e9, "2B")];
    for (number, short) in axis {
        assert_eq!(words.number_short(number), short);
    }
}

#[test]
fn lengths_of_time() {
    let document = empty();
    let words = Words::new(&document, &March2025, "UTC");
    let none: Bounded<Duration> = Bounded {
        exact: None,
        at_least: None,
        more_than: None,
        at_most: None,
        less_than: None,
        between: None,
        about: None,
        text: None,
    };
    let length = |months: u32, ms: i64| Duration { months, ms };
    let cases = [
        (Bounded { more_than: Some(length(0, 6 * HOUR)), ..none.clone() }, "more than 6 hours"),
        (Bounded { about: Some(length(0, 90 * MIN)), ..none.clone() }, "about 1 hour 30 minutes"),
        (Bounded { exact: Some(length(14, DAY)), ..none.clone() }, "1 year 2 months 1 day"),
        (Bounded { exact: Some(length(0, 0)), ..none.clone() }, "0 seconds"),
        (Bounded { text: Some("several hours".to_owned()), ..none.clone() }, "“several hours”"),
        (
            Bounded {
                more_than: Some(length(0, 6 * HOUR)),
                text: Some("over six hours each".to_owned()),
                ..none.clone()
            },
            "more than 6 hours (“over six hours each”)",
        ),
    ];
    for (duration, expected) in cases {
        assert_eq!(words.duration(&duration), expected);
    }
}
