use super::*;
use crate::document::{Zones, parse};
use crate::record::lines;
use proptest::prelude::*;

struct Utc;

impl Zones for Utc {
    fn offset_s(&self, _zone: &str, _utc_s: i64) -> Option<i32> {
        Some(0)
    }
}

fn with_moments<T>(parts: &str, look: impl FnOnce(Vec<Moment>) -> T) -> T {
    let json =
        [r#"{"format":"incident-timeline/1","title":"T","view":"2024-06-01T08:00Z/2024-06-01T20:00Z","#, parts, "}"];
    let document = parse(&json.concat(), &Utc).document.unwrap();
    let words = Words::new(&document, &Utc, "UTC");
    let hour_ms = 3_600_000.0;
    let day_ms = document.view.as_ref().and_then(|view| view.earliest_ms).unwrap() as f64 - 8.0 * hour_ms;
    look(moments(&lines(&document), &words, View::new(day_ms + 8.0 * hour_ms, day_ms + 20.0 * hour_ms)))
}

fn check(parts: &str, expected: &[&str]) {
    let found = with_moments(parts, |moments| {
        moments.iter().map(|moment| format!("{} {}", moment.when, moment.what)).collect::<Vec<_>>()
    });
    assert_eq!(found, expected, "{parts}");
}

#[test]
fn outages_begin_and_end_by_their_lead_account_in_the_order_of_time() {
    let outage = |label: &str, start: &str, end: &str| format!(r#"{{"label":"{label}","start":{start},"end":{end}}}"#);
    let [nine, ten, noon, two] = ["09", "10", "12", "14"].map(|hour| format!(r#""2024-06-01T{hour}:00Z""#));
    let all = |outages: &[String]| format!(r#""outages":[{}]"#, outages.join(","));
    check(
        &all(&[outage("A", &nine, &noon), outage("B", &ten, &two)]),
        &["09:00 A begins", "10:00 B begins", "12:00 A ends", "14:00 B ends"],
    );
    // Still ongoing has no end, and a bound is enough.
    check(&all(&[outage("A", r#"{"latest":"2024-06-01T10:00Z"}"#, "null")]), &["before 10:00 A begins"]);
    check(r#""outages":[{"label":"A","duration":"PT6H"}]"#, &[]);
    check(r#""outages":[{"label":"A","phase":"maintenance","start":"2024-06-01T10:00Z"}]"#, &[]);
    check(r#""outages":[{"label":"A","start":"2024-06-01T10:00Z","retracted":{"text":"No."}}]"#, &[]);
    let ends = r#"{"earliest":"2024-06-01T09:00Z"}"#;
    check(&all(&[outage("A", ends, ends)]), &["after 09:00 A begins", "after 09:00 A ends"]);
    // Of many only the first and the last.
    let many: Vec<String> =
        (10..20).map(|minute| outage(&minute.to_string(), &format!(r#""2024-06-01T09:{minute}Z""#), &noon)).collect();
    check(&all(&many), &["09:10 10 begins", "12:00 19 ends"]);
}

#[test]
fn the_first_about_each_cause_and_the_first_acknowledgement() {
    let said = |id: &str, at: &str, more: &str| {
        format!(r#"{{"id":"{id}","speaker":"{id}","paraphrase":"p","at":"2024-06-01T{at}Z"{more}}}"#)
    };
    let causes = r#""causes":[{"id":"x","label":"a fault"},{"id":"y","label":"an attack"}],"#;
    let all = |said: &[String]| format!(r#"{causes}"statements":[{}]"#, said.join(","));
    let both = r#","about":["x","y"]"#;
    check(
        &all(&[said("Late", "12:00", both), said("Early", "09:00", r#","about":["y"]"#), said("Last", "13:00", both)]),
        &["09:00 First about “an attack”: Early", "12:00 First about “a fault”: Late"],
    );
    check(&all(&[said("One", "12:00", both)]), &["12:00 First about “a fault” and “an attack”: One"]);
    let owns = r#","kind":"acknowledgement""#;
    check(&all(&[said("B", "12:00", owns), said("A", "11:00", owns)]), &["11:00 First to acknowledge a problem: A"]);
    check(&all(&[said("A", "11:00", r#","about":["x"],"retracted":{"text":"No."}"#)]), &[]);
}

#[test]
fn the_largest_figure_the_highest_value_and_the_turns() {
    let series = |more: &str| format!(r#""series":[{{"label":"A","kind":"reports","region":"UK",{more}}}]"#);
    let at = |hour: u8, value: &str| format!(r#"{{"at":"2024-06-01T{hour:02}:00Z","value":{value}}}"#);
    check(
        &series(&format!(r#""points":[{},{},{}]"#, at(9, "5"), at(10, r#"{"more_than":8}"#), at(11, "7"))),
        &["10:00 more than 8 reports in the UK, highest number stated"],
    );
    let samples = r#""samples":{"start":"2024-06-01T09:00Z","every":"PT1M","values":[1,null,30,30,2]}"#;
    check(&series(samples), &["09:02 30 reports in the UK, the highest that was measured"]);
    check(&series(&samples.replace("1,null,30,30,2", "null")), &[]);
    check(r#""series":[{"label":"A","kind":"traffic","points":[{"at":"2024-06-01T09:00Z","value":5}]}]"#, &[]);
    let event =
        |kind: &str, hour: u8| format!(r#"{{"label":"{kind}","kind":"{kind}","at":"2024-06-01T{hour:02}:00Z"}}"#);
    let kinds = ["trigger", "change", "detection", "decision", "mitigation", "recovery", "communication", "external"];
    let events: Vec<String> = kinds.iter().zip(9..).map(|(kind, hour)| event(kind, hour)).collect();
    check(
        &format!(r#""events":[{}]"#, events.join(",")),
        &["09:00 trigger", "11:00 detection", "13:00 mitigation", "14:00 recovery"],
    );
}

proptest! {
    /// Each is seen in its window, no window is longer than the first one, and neighbours are seen where they fit in.
    #[test]
    fn a_window_shows_its_moment(
        extents in prop::collection::vec(prop::option::of((-1_000_000_000_i64..1_000_000_000, 0_i64..200_000_000)), 1..12),
        span_ms in 60_000.0..500_000_000.0_f64,
    ) {
        let mut extents: Vec<Option<(i64, i64)>> = extents.into_iter().map(|one| one.map(|(at, long)| (at, at + long))).collect();
        extents.sort();
        let home = View::new(0.0, span_ms);
        let windows = windows(&extents, home);
        prop_assert_eq!(windows.len(), extents.len());
        for (place, (window, extent)) in windows.iter().zip(&extents).enumerate() {
            let length_ms = window.span_ms();
            prop_assert!(length_ms <= span_ms + 1.0 && length_ms >= span_ms * LEAST_SHARE - 1.0, "{length_ms} of {span_ms}");
            let Some((from_ms, to_ms)) = *extent else { continue };
            prop_assert!(window.contains(from_ms as f64), "{window:?} of {extent:?}");
            prop_assert!(window.contains(to_ms as f64) || (to_ms - from_ms) as f64 > span_ms * 0.8);
            let beside: Vec<(i64, i64)> = [place.checked_sub(1), Some(place), Some(place + 1)].into_iter().flatten()
                .filter_map(|place| extents.get(place).copied().flatten()).collect();
            let (first_ms, last_ms) = (beside.iter().map(|one| one.0).min().unwrap(), beside.iter().map(|one| one.0.max(from_ms)).max().unwrap());
            if ((last_ms.max(to_ms) - first_ms) as f64) < span_ms / (1.0 + 2.0 * MARGIN) && beside.len() == 3 {
                prop_assert!(window.contains(first_ms as f64) && window.contains(last_ms as f64));
            }
        }
    }
}
