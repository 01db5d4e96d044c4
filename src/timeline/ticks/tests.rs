use super::*;
use chrono::Timelike;
use proptest::prelude::*;

/// A few zones with a change each, enough for every kind of change there is.
struct Changes;

/// Name, offset before, and (change in Unix seconds, offset from then on).
type Zone = (&'static str, i32, &'static [(i64, i32)]);

const ZONES: [Zone; 8] = [
    ("UTC", 0, &[]),
    ("Asia/Kathmandu", 20_700, &[]),
    // 2025: forward at 02:00 on 9 March, back at 02:00 on 2 November.
    ("America/New_York", -18_000, &[(1_741_503_600, -14_400), (1_762_063_200, -18_000)]),
    // 2018: forward at midnight on 4 November, so that the day begins at 01:00.
    ("America/Sao_Paulo", -10_800, &[(1_541_300_400, -7_200)]),
    // 2025: back at 01:00 on 2 November, so that midnight comes twice.
    ("America/Havana", -14_400, &[(1_762_059_600, -18_000)]),
    // 2011: no 30 December at all.
    ("Pacific/Apia", -36_000, &[(1_325_239_200, 50_400)]),
    // 2025: half an hour back at 02:00 on 6 April, half an hour forward at 02:00 on 5 October.
    ("Australia/Lord_Howe", 39_600, &[(1_743_865_200, 37_800), (1_759_591_800, 39_600)]),
    // 1847: from local mean time, 75 seconds forward on 1 December.
    ("Europe/London", -75, &[(-3_852_662_325, 0)]),
];

impl Zones for Changes {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        let (_, first_s, changes) = ZONES.iter().find(|it| it.0 == zone)?;
        Some(changes.iter().rev().find(|change| change.0 <= utc_s).map_or(*first_s, |change| change.1))
    }
}

fn time_ms(text: &str) -> f64 {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").unwrap().and_utc().timestamp_millis() as f64
}

/// Ticks in words: civil time, `*` major, `2` shown for the second time.
fn in_words(ticks: &Ticks) -> Vec<String> {
    let word = |tick: &Tick| {
        let civil = format!("{:?}", tick.civil);
        let range = match ticks.step.unit {
            Unit::Millisecond | Unit::Second => 11..civil.len(),
            Unit::Minute | Unit::Hour => 11..16,
            Unit::Day | Unit::Week => 5..10,
            Unit::Month => 0..7,
            Unit::Year => 0..4,
        };
        let flags = [if tick.major { "*" } else { "" }, if tick.repeated { "2" } else { "" }];
        civil.get(range).unwrap().to_string() + &flags.concat()
    };
    ticks.ticks.iter().map(word).collect()
}

/// In a window so many gaps wide.
fn check(zone: &str, from: &str, to: &str, gaps: f64, step: (Unit, u32), expected: &str) {
    let found = ticks(View::new(time_ms(from), time_ms(to)), gaps * 80.0, 80.0, zone, &Changes);
    assert_eq!((found.step.unit, found.step.count), step, "{from} to {to}");
    assert_eq!(in_words(&found).join(" "), expected, "{from} to {to} in {zone}");
}

#[test]
fn every_unit_has_its_boundaries() {
    use Unit::*;
    let zone = "Asia/Kathmandu";
    let check = |from, to, gaps, step, expected| check(zone, from, to, gaps, step, expected);
    check(
        "2025-03-10T10:00:00",
        "2025-03-10T10:00:01",
        5.0,
        (Millisecond, 200),
        "15:45:00 15:45:00.200 15:45:00.400 15:45:00.600 15:45:00.800 15:45:01",
    );
    check("2025-03-10T18:14:40", "2025-03-10T18:15:20", 4.0, (Second, 15), "23:59:45 00:00:00* 00:00:15");
    check("2025-03-10T18:00:00", "2025-03-10T19:00:00", 4.0, (Minute, 15), "23:45 00:00* 00:15 00:30 00:45");
    check("2025-03-10T08:00:00", "2025-03-10T20:00:00", 6.0, (Hour, 3), "15:00 18:00 21:00 00:00*");
    check("2025-02-25T00:00:00", "2025-03-06T00:00:00", 5.0, (Day, 2), "02-27 03-01* 03-03 03-05");
    check("2025-01-27T00:00:00", "2025-02-04T00:00:00", 4.0, (Week, 1), "02-03*");
    check("2025-01-01T00:00:00", "2025-03-31T00:00:00", 8.0, (Week, 2), "01-06* 01-20 02-03* 02-17 03-03* 03-17 03-31");
    check("2025-01-28T00:00:00", "2025-02-05T00:00:00", 5.0, (Day, 2), "01-29 02-01* 02-03 02-05");
    check("2024-11-15T00:00:00", "2025-03-15T00:00:00", 4.0, (Month, 3), "2025-01*");
    check("2024-11-15T00:00:00", "2025-03-15T00:00:00", 5.0, (Month, 1), "2024-12 2025-01* 2025-02 2025-03");
    check("2018-06-01T00:00:00", "2028-06-01T00:00:00", 5.5, (Year, 2), "2020* 2022 2024 2026 2028");
    check("1790-01-01T00:00:00", "2210-01-01T00:00:00", 5.0, (Year, 100), "1800 1900 2000* 2100 2200");
}

#[test]
fn changes_of_offset_leave_civil_hours_that_exist() {
    use Unit::*;
    let ny = "America/New_York";
    check(ny, "2025-03-09T05:00:00", "2025-03-09T10:00:00", 5.0, (Hour, 1), "00:00* 01:00 03:00 04:00 05:00 06:00");
    check(ny, "2025-03-09T06:30:00", "2025-03-09T07:30:00", 4.0, (Minute, 15), "01:30 01:45 03:00 03:15 03:30");
    check(ny, "2025-11-02T04:00:00", "2025-11-02T09:00:00", 5.0, (Hour, 1), "00:00* 01:00 02:00 03:00 04:00");
    check(ny, "2025-11-02T05:30:00", "2025-11-02T07:30:00", 4.0, (Minute, 30), "01:30 01:002 01:302 02:00 02:30");
    // The window begins in the second hour: it is the second all the same.
    check(ny, "2025-11-02T06:10:00", "2025-11-02T07:10:00", 4.0, (Minute, 15), "01:152 01:302 01:452 02:00");
    check(ny, "2025-03-08T00:00:00", "2025-03-11T00:00:00", 3.0, (Day, 2), "03-09");
    check(ny, "2025-03-08T00:00:00", "2025-03-11T00:00:00", 4.0, (Day, 1), "03-08 03-09 03-10");
    let sp = "America/Sao_Paulo";
    check(sp, "2018-11-04T01:00:00", "2018-11-04T05:00:00", 4.0, (Hour, 1), "22:00 23:00 01:00* 02:00 03:00");
    check(sp, "2018-11-03T15:00:00", "2018-11-04T15:00:00", 5.0, (Hour, 6), "12:00 18:00 01:00* 06:00 12:00");
    check(sp, "2018-11-03T00:00:00", "2018-11-06T00:00:00", 4.0, (Day, 1), "11-03 11-04 11-05");
    let havana = "America/Havana";
    check(
        havana,
        "2025-11-02T03:30:00",
        "2025-11-02T06:30:00",
        6.0,
        (Minute, 30),
        "23:30 00:00* 00:30 00:002 00:302 01:00 01:30",
    );
    check(havana, "2025-11-01T00:00:00", "2025-11-04T00:00:00", 4.0, (Day, 1), "11-01* 11-02 11-03");
    check("Pacific/Apia", "2011-12-28T12:00:00", "2012-01-01T12:00:00", 5.0, (Day, 1), "12-29 12-31 01-01* 01-02");
    check(
        "Pacific/Apia",
        "2011-12-29T22:00:00",
        "2011-12-30T22:00:00",
        5.0,
        (Hour, 6),
        "12:00 18:00 00:00* 06:00 12:00",
    );
    let howe = "Australia/Lord_Howe";
    check(
        howe,
        "2025-04-05T13:30:00",
        "2025-04-05T16:30:00",
        6.0,
        (Minute, 30),
        "00:30 01:00 01:30 01:302 02:00 02:30 03:00",
    );
    check(howe, "2025-10-04T13:30:00", "2025-10-04T16:30:00", 3.0, (Hour, 1), "00:00* 01:00 03:00");
}

#[test]
fn odd_questions_are_answered() {
    let (day, far) = (View::new(0.0, 86_400_000.0), View { from_ms: f64::NEG_INFINITY, to_ms: f64::NAN });
    assert_eq!(ticks(day, 0.0, 80.0, "UTC", &Changes).ticks, []);
    assert_eq!(ticks(day, f64::NAN, 80.0, "UTC", &Changes).ticks, []);
    assert!(ticks(far, 800.0, 80.0, "UTC", &Changes).ticks.len() > 1);
    // A zone no one knows is UTC.
    assert_eq!(ticks(day, 800.0, 80.0, "Mars/Base", &Changes), ticks(day, 800.0, 80.0, "UTC", &Changes));
    for min_gap_px in [0.0, -5.0, f64::NAN, 1e-9] {
        let count = ticks(day, 800.0, min_gap_px, "UTC", &Changes).ticks.len();
        assert!((100..=501).contains(&count), "{count} ticks at a gap of {min_gap_px}");
    }
    // A step longer than every calendar has no boundary in 1970.
    assert_eq!(ticks(day, 800.0, f64::INFINITY, "UTC", &Changes).ticks, []);
}

prop_compose! {
    /// A window near a change of its zone, or anywhere.
    fn any_window()(
        zone in 0..ZONES.len(), near: bool, span_log in 3.0..14.0_f64, share in 0.0..1.0, anywhere_ms in -7.9e15..7.9e15,
        width_px in 100.0..4000.0, gap_px in 20.0..120.0,
    ) -> (&'static str, View, f64, f64) {
        let span_ms = 10.0_f64.powf(span_log);
        let change_ms = ZONES[zone].2.first().map_or(1.741e12, |change| change.0 as f64 * 1000.0);
        let from_ms = if near { change_ms - share * span_ms } else { anywhere_ms };
        (ZONES[zone].0, View::new(from_ms, from_ms + span_ms), width_px, gap_px)
    }
}

/// Whether the step may begin there: at its civil boundary, or where a civil day begins late.
fn is_boundary(step: Step, tick: &Tick, zone: &str) -> bool {
    let before_s = (tick.at_ms - 1).div_euclid(1000);
    let before_ms = tick.at_ms - 1 + i64::from(Changes.offset_s(zone, before_s).unwrap()) * 1000;
    let day_begins = DateTime::from_timestamp_millis(before_ms).unwrap().date_naive() != tick.civil.date();
    let in_day_ms =
        i64::from(tick.civil.num_seconds_from_midnight()) * 1000 + i64::from(tick.civil.nanosecond() / 1_000_000);
    match step.clock_ms() {
        Some(step_ms) => in_day_ms % step_ms == 0 || day_begins,
        None => (in_day_ms == 0 || day_begins) && step.floor(tick.civil.date()) == Some(tick.civil.date()),
    }
}

fn longest_ms(step: Step) -> i64 {
    let days = match step.unit {
        Unit::Year => 366 * i64::from(step.count),
        Unit::Month => 31 * i64::from(step.count),
        Unit::Week => 7 * i64::from(step.count),
        // The 29th of a month, the 31st being left out, and the first.
        _ => i64::from(step.count) + 1,
    };
    step.clock_ms().unwrap_or(days * DAY_MS)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn ticks_keep_their_laws((zone, view, width_px, gap_px) in any_window()) {
        let Ticks { step, ticks } = ticks(view, width_px, gap_px, zone, &Changes);
        let gap_ms = view.span_ms() / width_px * gap_px * (1.0 - 1e-9);
        for pair in ticks.windows(2) {
            let distance_ms = pair[1].at_ms - pair[0].at_ms;
            prop_assert!(distance_ms > 0 && distance_ms as f64 >= gap_ms, "{pair:?} by {step:?}");
            // None is forgotten; a change of offset, or what it pushed too near, takes one at most.
            prop_assert!(distance_ms <= 2 * longest_ms(step) + HOUR_MS, "{pair:?} by {step:?}");
        }
        for tick in &ticks {
            prop_assert!(view.contains(tick.at_ms as f64), "{tick:?} in {view:?}");
            let offset_s = Changes.offset_s(zone, tick.at_ms.div_euclid(1000)).unwrap();
            prop_assert_eq!(tick.civil.and_utc().timestamp_millis(), tick.at_ms + i64::from(offset_s) * 1000);
            prop_assert!(is_boundary(step, tick, zone), "{tick:?} by {step:?} in {zone}");
        }
        let mut labels: Vec<_> = ticks.iter().map(|tick| (tick.civil, tick.repeated)).collect();
        labels.sort();
        labels.dedup();
        prop_assert_eq!(labels.len(), ticks.len());
    }

    #[test]
    fn panning_moves_no_tick((zone, view, width_px, gap_px) in any_window(), share in -1.0..1.0) {
        let panned = view.pan(share * view.span_ms());
        let both = |it: &Tick| view.contains(it.at_ms as f64) && panned.contains(it.at_ms as f64);
        let [here, there] = [view, panned].map(|view| ticks(view, width_px, gap_px, zone, &Changes));
        prop_assume!(here.step == there.step);
        let shared = |ticks: &Ticks| ticks.ticks.iter().copied().filter(both).collect::<Vec<_>>();
        prop_assert_eq!(shared(&here), shared(&there));
    }
}
