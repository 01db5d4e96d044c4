//! From what a document writes to what a reader is told: the words of one value say no more than it.

use proptest::prelude::*;

use super::tests::March2025;
use super::*;
use crate::document::{End, Precision, Time, parse};

/// Monday 10 March 2025, 12:00 UTC.
const NEAR_MS: i64 = 1_741_608_000_000;

/// A document told in London with a post of Ann's, an event at this time, and an outage that ends like this.
fn document(at: &str, end: &str) -> Document {
    let text = format!(
        r#"{{"format":"incident-timeline/1","title":"t","time_zone":"Europe/London",
        "statements":[{{"id":"post","speaker":"Ann","published_on":{{"name":"X"}},"quote":"q"}}],
        "events":[{{"id":"e","label":"l","at":{at}}}],
        "outages":[{{"id":"o","label":"l","start":"2025-03-10T09:30"{end}}}]}}"#
    );
    parse(&text, &March2025).document.unwrap()
}

#[test]
fn when() {
    let table = [
        // One bound, and one that is near.
        (r#"{"latest":"2025-03-10T14:00"}"#, "before 14:00 on Monday 10 March 2025", "before 14:00"),
        (
            r#"{"latest":"2025-03-10T14:00","approximate":true}"#,
            "just before 14:00 on Monday 10 March 2025",
            "just before 14:00",
        ),
        (r#""2025-03-10T15:00/..""#, "after 15:00 on Monday 10 March 2025", "after 15:00"),
        (r#""/2025-03-10T15:00""#, "before 15:00 on Monday 10 March 2025", "before 15:00"),
        (
            r#"{"earliest":"2025-03-10T15:00","approximate":true}"#,
            "shortly after 15:00 on Monday 10 March 2025",
            "shortly after 15:00",
        ),
        // About a moment.
        (r#"{"at":"2025-03-10T10:00","approximate":true}"#, "about 10:00 on Monday 10 March 2025", "~10:00"),
        (
            r#"{"earliest":"2025-03-10T10:00","latest":"2025-03-10T11:00","approximate":true}"#,
            "between about 10:00 and about 11:00 on Monday 10 March 2025",
            "~10:00 to ~11:00",
        ),
        // A day, and no time of it.
        (r#""2025-03-10""#, "some time on Monday 10 March 2025", "Monday"),
        (r#""2025-03-09""#, "some time on Sunday 9 March 2025", "Sun 9 March"),
        (r#""2025-03-10~""#, "about Monday 10 March 2025", "about Monday"),
        (r#""2025-03-10?""#, "some time on Monday 10 March 2025 (not certain)", "Monday (not certain)"),
        (r#""2025-03-10%""#, "about Monday 10 March 2025 (not certain)", "about Monday (not certain)"),
        // No time but an order, and the source's own words for it.
        (
            r#"{"after":["post"],"text":"a few hours after the post"}"#,
            "“a few hours after the post”, after Ann on X",
            "“a few hours after the post”, after Ann on X",
        ),
        (r#"{"before":["post"]}"#, "before Ann on X", "before Ann on X"),
        (r#"{"text":"one evening"}"#, "“one evening”", "“one evening”"),
        // Larger units, whole and as bounds.
        (r#""2025-03""#, "some time in March 2025", "March 2025"),
        (r#""2004-XX""#, "some time in 2004", "2004"),
        (r#""1985-04-XX""#, "some time in April 1985", "April 1985"),
        (r#""1985-XX-XX""#, "some time in 1985", "1985"),
        (r#""201X""#, "some time in the 2010s", "the 2010s"),
        (r#""20XX""#, "some time in the years 2000 to 2099", "the years 2000 to 2099"),
        (r#""2025-03/..""#, "March 2025 or later", "March 2025 or later"),
        (r#""/1985""#, "1985 or earlier", "1985 or earlier"),
        (r#"{"earliest":"201X"}"#, "2010 or later", "2010 or later"),
        (r#"{"latest":"201X"}"#, "2019 or earlier", "2019 or earlier"),
        (r#"{"earliest":"201X","latest":"2025"}"#, "some time from 2010 to 2025", "2010 to 2025"),
        (r#""1984~""#, "about 1984", "about 1984"),
        (r#""1984~/..""#, "about 1984 or later", "about 1984 or later"),
        (r#""../1984~""#, "about 1984 or earlier", "about 1984 or earlier"),
        (r#""1984~/2004-06""#, "some time from about 1984 to about June 2004", "about 1984 to about June 2004"),
        (r#""1964/2008""#, "some time from 1964 to 2008", "1964 to 2008"),
        // Seasons by the year in which they begin.
        (r#""2001-21""#, "some time in spring 2001", "spring 2001"),
        (r#""2001-24""#, "some time in winter 2001", "winter 2001"),
        (r#""2001-21/2001-24""#, "some time from spring 2001 to winter 2001", "spring 2001 to winter 2001"),
        // Years before 0, as ISO 8601 counts them, and years that no calendar at hand reaches.
        (r#""-1985""#, "some time in -1985", "-1985"),
        (r#""Y170000002""#, "some time in 170000002", "170000002"),
        // Another zone's clock is told in ours; its days are its own.
        (r#"{"at":"2025-03-10T10:00","zone":"America/New_York"}"#, "Monday 10 March 2025, 14:00", "14:00"),
        (
            r#"{"at":"2025-03-10","zone":"America/New_York"}"#,
            "some time on Monday 10 March 2025 (New York)",
            "Monday (New York)",
        ),
        (r#"{"at":"2025-03-10","zone":"+05:30"}"#, "some time on Monday 10 March 2025 (UTC+5:30)", "Monday (UTC+5:30)"),
        // A day and a clock.
        (
            r#"{"earliest":"2025-03-10","latest":"2025-03-10T14:00"}"#,
            "Monday 10 March 2025, before 14:00",
            "before 14:00",
        ),
        (
            r#"{"earliest":"2025-03-10","latest":"2025-03-10T14:00","approximate":true}"#,
            "between about the start of Monday 10 March 2025 and about 14:00 on Monday 10 March 2025",
            "between about the start of Monday and ~14:00",
        ),
    ];
    for (at, full, short) in table {
        let document = document(at, "");
        let words = Words::new(&document, &March2025, "Europe/London");
        let time = document.events[0].at.as_ref();
        assert_eq!(words.when(time), full, "{at}");
        assert_eq!(words.when_short(time, Some(NEAR_MS)), short, "{at}");
    }
    let words = document("null", "");
    assert_eq!(Words::new(&words, &March2025, "UTC").when(None), "time not stated");
}

#[test]
fn ends_of_an_outage() {
    let table = [
        ("", "from 09:30, end not reported"),
        (r#","end":null"#, "from 09:30, still ongoing"),
        (r#","end":"2025-03-10T10:30""#, "09:30 to 10:30"),
        (r#","end":{"at":"2025-03-10T10:30","approximate":true}"#, "09:30 to about 10:30"),
        (r#","end":{"latest":"2025-03-10T14:00"}"#, "from 09:30, over by 14:00"),
        (r#","end":{"latest":"2025-03-10T14:00","approximate":true}"#, "from 09:30, ended just before 14:00"),
        (r#","end":{"earliest":"2025-03-10T14:00"}"#, "from 09:30, still on at 14:00, end not reported"),
        (r#","end":{"earliest":"2025-03-10T14:00","approximate":true}"#, "from 09:30, ended shortly after 14:00"),
        (r#","end":"2025-03-10""#, "from 09:30, ended on Monday"),
        (r#","end":{"after":["post"],"text":"hours after"}"#, "from 09:30, ended “hours after”, after Ann on X"),
        (r#","end":{"text":"by the evening"}"#, "from 09:30, end given only as “by the evening”"),
    ];
    for (end, expected) in table {
        let document = document("null", end);
        let words = Words::new(&document, &March2025, "Europe/London");
        let account = &document.outages[0].accounts[0];
        assert_eq!(words.account_quoted(account, Some(NEAR_MS)), expected, "{end}");
        // A label has no room for words that are not a time, and says no more for it.
        let only_words = matches!(&account.end, End::At(end) if !end.has_bounds());
        let expected = if only_words { "from 09:30, no end time" } else { expected };
        assert_eq!(words.account(account, Some(NEAR_MS)), expected, "{end}");
    }
}

/// Any time that a document can give, without text or relations.
fn any_time() -> impl Strategy<Value = Time> {
    use Precision::{Coarser, Day, Minute, Month, Season, Second, Year};
    let precision = || prop::sample::select(vec![Second, Minute, Day, Month, Season, Year, Coarser]);
    let bound = || prop::option::of(-2_000_i64..40_000);
    ((bound(), bound()), (precision(), precision()), (any::<bool>(), any::<bool>())).prop_map(
        |((first, second), (earliest_precision, latest_precision), (approximate, uncertain))| {
            // Units are of whole days, clocks are not.
            let ms = |days: Option<i64>, precision| {
                days.map(|days| days * 86_400_000 + if precision < Day { 36_000_000 } else { 0 })
            };
            let (first, second) = match (first, second) {
                (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b) + 1)),
                ends => ends,
            };
            Time {
                earliest_ms: ms(first, earliest_precision),
                latest_ms: ms(second, latest_precision),
                earliest_precision,
                latest_precision,
                approximate,
                uncertain,
                ..Time::unknown()
            }
        },
    )
}

proptest! {
    /// What is only about is never said without that word, what is not sure never without that one, a side that has no
    /// bound is given none, and no clock is read off a whole day.
    #[test]
    fn words_say_no_more_than_the_value(time in any_time()) {
        let document = document("null", "");
        let words = Words::new(&document, &March2025, "UTC");
        let (full, short) = (words.when(Some(&time)), words.when_short(Some(&time), Some(NEAR_MS)));
        let is_clock = |bound: Option<i64>, precision: Precision| bound.is_some() && precision < Precision::Day;
        for said in [&full, &short] {
            if !time.has_bounds() {
                prop_assert_eq!(said, "time not stated");
                continue;
            }
            let hedged = ["about ", "~", "shortly after", "just before"].iter().any(|hedge| said.contains(hedge));
            prop_assert_eq!(hedged, time.approximate, "{}", said);
            prop_assert_eq!(said.ends_with("(not certain)"), time.uncertain, "{}", said);
            let clocks = usize::from(is_clock(time.earliest_ms, time.earliest_precision))
                + usize::from(is_clock(time.latest_ms, time.latest_precision));
            prop_assert_eq!(said.matches(":00").count(), clocks, "{}", said);
            let (earlier, later) = (["before ", "or earlier"], ["after ", "or later"]);
            let alone = time.earliest_ms.is_none() || time.latest_ms.is_none();
            let says = |words: [&str; 2]| words.iter().any(|word| said.contains(word));
            if alone {
                prop_assert_eq!(says(earlier), time.earliest_ms.is_none(), "{}", said);
                prop_assert_eq!(says(later), time.latest_ms.is_none(), "{}", said);
            }
        }
    }
}

/// New York in the autumn of 2021: at 02:00 on 7 November clocks were set back to 01:00.
struct Autumn2021;

impl crate::document::Zones for Autumn2021 {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        let hours = if utc_s < 1_636_264_800 { -4 } else { -5 };
        (zone == "America/New_York").then_some(hours * 3600)
    }
}

#[test]
fn a_clock_that_was_set_back_is_told_from_itself() {
    let said = |at: &str| {
        let text = format!(
            r#"{{"format":"incident-timeline/1","title":"t","time_zone":"America/New_York",
            "events":[{{"id":"e","label":"l","at":"{at}"}}]}}"#
        );
        let document = parse(&text, &Autumn2021).document.unwrap();
        let words = Words::new(&document, &Autumn2021, "America/New_York");
        let time = document.events[0].at.as_ref();
        words.when_short(time, time.and_then(|time| time.earliest_ms))
    };
    for (at, expected) in [
        ("2021-11-07T04:59Z", "00:59"),
        ("2021-11-07T05:00Z", "01:00 UTC-4"),
        ("2021-11-07T05:45Z", "01:45 UTC-4"),
        ("2021-11-07T06:45Z", "01:45 UTC-5"),
        ("2021-11-07T07:00Z", "02:00"),
        ("2021-11-09T06:30Z", "01:30"),
        // Either of the two.
        ("2021-11-07T01:30", "01:30 UTC-4 to 01:30 UTC-5"),
    ] {
        assert_eq!(said(at), expected, "{at}");
    }
}

#[test]
fn of_a_zone_both_offsets_are_named_where_a_stretch_has_two() {
    let document = document("null", "");
    let label = |from_ms, to_ms| Words::new(&document, &Autumn2021, "America/New_York").zone_label_over(from_ms, to_ms);
    const CHANGE_MS: i64 = 1_636_264_800_000;
    assert_eq!(label(CHANGE_MS - 2000, CHANGE_MS - 1000), "New York, UTC-4");
    assert_eq!(label(CHANGE_MS - 1000, CHANGE_MS), "New York, UTC-4/-5");
    assert_eq!(label(CHANGE_MS, CHANGE_MS + 1000), "New York, UTC-5");
}
