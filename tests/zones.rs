//! One reading of local times: the tables of chrono-tz here, `Intl` in the browser.
//!
//! For pinned zones and years this takes each change of offset, and writes one document a zone, told in it: of local
//! times at and around it, whose gaps and repeats are remarked on with both readings in UTC, and of instants at and
//! around it, whose local clocks the record shows. Every run writes them and what is said of them to
//! `target/zones.json`, or into the folder that `POSITIONS_DIR` names; `tests/browser/zones.test.mjs` holds the page
//! against it.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, where to fail is to panic")]

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use incident_timeline::document::{TzTables, Utc, Zones, civil_to_utc, parse};
use incident_timeline::record::record;
use incident_timeline::words::Words;
use incident_timeline::words::interface::INTERFACE;
use serde_json::{Value, json};

/// Zones whose rules differ in kind: by half an hour, at midnight, at one minute past it, over Ramadan, over the date
/// line, once and never again, or not at all.
const ZONES: [&str; 24] = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Monrovia",
    "America/Asuncion",
    "America/Caracas",
    "America/Havana",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Scoresbysund",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Almaty",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Pyongyang",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
];

/// Years in which rules were changed, or were as they are now.
const YEARS: [i32; 14] = [1970, 1972, 1986, 1987, 2007, 2011, 2015, 2016, 2018, 2020, 2023, 2024, 2025, 2026];

fn offset_s(zone: &str, utc_s: i64) -> i64 {
    i64::from(TzTables.offset_s(zone, utc_s).unwrap())
}

fn first_s(year: i32) -> i64 {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap().and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

/// The first instant of each new offset in a year, Unix seconds.
fn changes_s(zone: &str, year: i32) -> Vec<i64> {
    const STEP_S: i64 = 6 * 3600;
    let mut changes_s = Vec::new();
    for from_s in (first_s(year)..first_s(year + 1)).step_by(STEP_S as usize) {
        let (mut before_s, mut after_s) = (from_s, from_s + STEP_S);
        if offset_s(zone, before_s) == offset_s(zone, after_s) {
            continue;
        }
        while after_s - before_s > 1 {
            let middle_s = before_s + (after_s - before_s) / 2;
            if offset_s(zone, middle_s) == offset_s(zone, from_s) { before_s = middle_s } else { after_s = middle_s }
        }
        changes_s.push(after_s);
    }
    changes_s
}

/// Local times at and around the changes of a year, and in its winter and summer: seconds since 1970 on that clock.
fn clocks_s(zone: &str, year: i32) -> Vec<i64> {
    let noon_s = first_s(year) + 12 * 3600;
    let mut clocks_s = vec![noon_s, noon_s + 182 * 86_400];
    for change_s in changes_s(zone, year) {
        let (before_s, after_s) = (offset_s(zone, change_s - 1), offset_s(zone, change_s));
        let (low_s, high_s) = (change_s + before_s.min(after_s), change_s + before_s.max(after_s));
        clocks_s.extend([low_s - 1, low_s, low_s + (high_s - low_s) / 2, high_s - 1, high_s]);
    }
    clocks_s
}

/// The same of instants: Unix seconds.
fn instants_s(zone: &str, year: i32) -> Vec<i64> {
    let noon_s = first_s(year) + 12 * 3600;
    let around = changes_s(zone, year).into_iter().flat_map(|change_s| [change_s - 1, change_s, change_s + 61]);
    [noon_s, noon_s + 182 * 86_400].into_iter().chain(around).collect()
}

fn clock(at_s: i64) -> String {
    format!("{:?}", DateTime::from_timestamp(at_s, 0).unwrap().naive_utc())
}

/// A document of such times, and what is said of it.
fn told(zone: &str, times: impl Iterator<Item = String>) -> Value {
    let event = |(place, at): (usize, String)| json!({ "id": format!("at-{place}"), "label": at, "at": at });
    let events: Vec<Value> = times.enumerate().map(event).collect();
    let text =
        json!({ "format": "incident-timeline/1", "title": zone, "time_zone": zone, "events": events }).to_string();
    let parsed = parse(&text, &TzTables);
    let document = parsed.document.unwrap();
    let words = Words::new(&document, &TzTables, zone);
    let when: serde_json::Map<String, Value> =
        record(&document, &words).into_iter().map(|entry| (entry.id.0, entry.when.into())).collect();
    let remarks: Vec<String> = parsed.diagnostics.iter().map(|diagnostic| INTERFACE.placed(diagnostic)).collect();
    json!({ "zone": zone, "document": text, "when": when, "remarks": remarks })
}

#[test]
fn what_the_browser_is_held_against() {
    let case = |zone: &&str| {
        let local = YEARS.iter().flat_map(|year| clocks_s(zone, *year)).map(clock);
        let instants = YEARS.iter().flat_map(|year| instants_s(zone, *year)).map(|at_s| clock(at_s) + "Z");
        told(zone, local.chain(instants))
    };
    let cases: Vec<Value> = ZONES.iter().map(case).collect();
    let remarks = cases.iter().map(|case| case["remarks"].as_array().unwrap().len());
    assert!(remarks.sum::<usize>() > 500, "gaps and repeats are among them");
    let folder = std::env::var_os("POSITIONS_DIR").map_or_else(target, PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("zones.json"), serde_json::to_string_pretty(&cases).unwrap() + "\n").unwrap();
}

/// The folder of the build, wherever it was told to be.
fn target() -> PathBuf {
    // Cargo's folder for the files of tests is `tmp` in it.
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned()
}

/// Trying the offsets of the days around finds every instant that a clock showed so: as many as there are among all
/// offsets that the zone had in that year and those beside it.
#[test]
fn local_times_have_every_reading_that_the_tables_give() {
    let mut counts = [0; 3];
    for zone in ZONES {
        for year in YEARS {
            let mut offsets_s: Vec<i64> =
                [first_s(year - 1), first_s(year + 2)].map(|at_s| offset_s(zone, at_s)).into();
            for change_s in (year - 1..=year + 1).flat_map(|year| changes_s(zone, year)) {
                offsets_s.extend([offset_s(zone, change_s - 1), offset_s(zone, change_s)]);
            }
            offsets_s.sort_unstable();
            offsets_s.dedup();
            for clock_s in clocks_s(zone, year) {
                let readings = offsets_s.iter().map(|offset_s| clock_s - offset_s);
                let mut readings_ms: Vec<i64> =
                    readings.filter(|at_s| at_s + offset_s(zone, *at_s) == clock_s).map(|at_s| at_s * 1000).collect();
                readings_ms.sort_unstable();
                let found_ms = match civil_to_utc(&TzTables, zone, clock_s * 1000).unwrap() {
                    Utc::Once(at_ms) => vec![at_ms],
                    Utc::Twice(low_ms, high_ms) => vec![low_ms, high_ms],
                    Utc::Never(..) => Vec::new(),
                };
                assert_eq!(found_ms, readings_ms, "{} in {zone}", clock(clock_s));
                counts[found_ms.len()] += 1;
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 100), "{counts:?}");
}

/// What laws and their announcements say of some famous changes, so that not the tables alone bear witness.
#[test]
fn famous_changes_are_known() {
    let table = [
        // By half an hour.
        ("Australia/Lord_Howe", "2025-04-06T01:45:00", "2025-04-05T14:45:00 or 2025-04-05T15:15:00"),
        ("Australia/Lord_Howe", "2025-10-05T02:15:00", "never"),
        // Over the date line: the whole of a day left out.
        ("Pacific/Apia", "2011-12-29T23:59:59", "2011-12-30T09:59:59"),
        ("Pacific/Apia", "2011-12-30T12:00:00", "never"),
        ("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00"),
        // At one minute past midnight, so that midnight itself was there twice.
        ("America/St_Johns", "2007-11-04T00:00:30", "2007-11-04T02:30:30 or 2007-11-04T03:30:30"),
        // By a quarter of an hour, once.
        ("Asia/Kathmandu", "1986-01-01T00:10:00", "never"),
        // From an offset of seconds.
        ("Africa/Monrovia", "1972-01-06T23:59:30", "1972-01-07T00:44:00"),
        ("Africa/Monrovia", "1972-01-07T00:44:00", "never"),
        // Summer time left out for Ramadan.
        ("Africa/Casablanca", "2024-03-10T02:30:00", "2024-03-10T01:30:00 or 2024-03-10T02:30:00"),
        ("Africa/Casablanca", "2024-04-14T02:30:00", "never"),
        // Back from half an hour, and back again.
        ("Asia/Pyongyang", "2015-08-14T23:45:00", "2015-08-14T14:45:00 or 2015-08-14T15:15:00"),
        ("Asia/Pyongyang", "2018-05-04T23:45:00", "never"),
        // Which stayed on summer time.
        ("Europe/Istanbul", "2016-12-01T12:00:00", "2016-12-01T09:00:00"),
        // Midnight is skipped, and the hour before one is there twice.
        ("America/Havana", "2025-03-09T00:30:00", "never"),
        ("America/Havana", "2025-11-02T00:30:00", "2025-11-02T04:30:00 or 2025-11-02T05:30:00"),
    ];
    for (zone, local, expected) in table {
        let clock_ms = DateTime::parse_from_rfc3339(&format!("{local}Z")).unwrap().timestamp_millis();
        let found = match civil_to_utc(&TzTables, zone, clock_ms).unwrap() {
            Utc::Once(at_ms) => clock(at_ms / 1000),
            Utc::Twice(low_ms, high_ms) => format!("{} or {}", clock(low_ms / 1000), clock(high_ms / 1000)),
            Utc::Never(..) => String::from("never"),
        };
        assert_eq!(found, expected, "{local} in {zone}");
    }
}
