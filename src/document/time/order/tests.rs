use proptest::prelude::*;

use super::*;
use crate::document::{Event, Retraction, Zones, parse};

fn event(place: usize, at: Option<Time>) -> Event {
    Event {
        id: Id(place.to_string()),
        at,
        label: String::new(),
        kind: None,
        party: None,
        note: None,
        sources: Vec::new(),
        retracted: None,
        extra: Vec::new(),
    }
}

fn events(times: &[Time]) -> Vec<Event> {
    times.iter().enumerate().map(|(place, time)| event(place, Some(time.clone()))).collect()
}

fn order_of(events: &[Event]) -> Order {
    Order::of(&events.iter().map(Item::Event).collect::<Vec<_>>())
}

fn bounds(earliest_ms: Option<i64>, latest_ms: Option<i64>, precision: Precision) -> Time {
    let (earliest_precision, latest_precision) = (precision, precision);
    Time { earliest_ms, latest_ms, earliest_precision, latest_precision, ..Time::unknown() }
}

fn at(at_ms: i64) -> Time {
    bounds(Some(at_ms), Some(at_ms), Precision::Minute)
}

fn unit(first_ms: i64, next_ms: i64) -> Time {
    bounds(Some(first_ms), Some(next_ms), Precision::Day)
}

fn about(time: Time) -> Time {
    Time { approximate: true, ..time }
}

fn after(time: Time, places: &[usize]) -> Time {
    Time { after: places.iter().map(|place| Id(place.to_string())).collect(), ..time }
}

fn before(time: Time, places: &[usize]) -> Time {
    Time { before: places.iter().map(|place| Id(place.to_string())).collect(), ..time }
}

#[test]
fn two_times_alone() {
    const CLOCK: Precision = Precision::Minute;
    let table = [
        ("one clock and a later one", at(1), at(2), true),
        ("the same clock", at(1), at(1), false),
        ("days that meet", unit(0, 10), unit(10, 20), true),
        ("a day and its own first instant", unit(0, 10), at(0), false),
        ("a day and the instant after it", unit(0, 10), at(10), true),
        ("a moment within a day", at(5), unit(0, 10), false),
        ("before a clock, and that clock", bounds(None, Some(5), CLOCK), at(5), false),
        ("before a clock, and a later one", bounds(None, Some(5), CLOCK), at(6), true),
        ("after a clock, and a later one", bounds(Some(5), None, CLOCK), at(6), false),
        ("moments within stretches that meet", bounds(Some(0), Some(5), CLOCK), bounds(Some(5), Some(9), CLOCK), false),
        ("no bound on that side", bounds(Some(0), None, CLOCK), bounds(None, Some(9), CLOCK), false),
        ("nothing known", Time::unknown(), at(5), false),
        ("about a clock, however far off", about(at(1)), at(1_000_000), false),
        ("about a day", about(unit(0, 10)), unit(100, 110), false),
        ("just before a clock", about(bounds(None, Some(5), CLOCK)), at(6), true),
        ("shortly after a clock", at(4), about(bounds(Some(5), None, CLOCK)), true),
        ("from about a year on", unit(0, 10), about(bounds(Some(20), None, Precision::Year)), false),
        ("the source is not sure", Time { uncertain: true, ..at(1) }, at(9), false),
        ("a season, which has no months", bounds(Some(0), Some(10), Precision::Season), at(99), false),
    ];
    for (case, first, second, expected) in table {
        assert_eq!(certainly_before(&first, &second), expected, "{case}");
        assert!(!certainly_before(&second, &first), "{case}, the other way");
    }
}

/// Which of the places are certainly before which.
fn certain(order: &Order, count: usize) -> Vec<(usize, usize)> {
    let pairs = (0..count).flat_map(|first| (0..count).map(move |second| (first, second)));
    pairs.filter(|(first, second)| order.certainly_before(*first, *second)).collect()
}

fn check(times: &[Time], expected: &[(usize, usize)], conflicts: &[(usize, usize, Conflict)]) {
    let order = order_of(&events(times));
    assert_eq!(certain(&order, times.len()), expected);
    let found: Vec<_> = order.conflicts().iter().map(|((first, second), why)| (*first, *second, *why)).collect();
    assert_eq!(found, conflicts);
}

#[test]
fn relations_carry_over_what_has_no_time() {
    check(&[at(5), after(Time::unknown(), &[0]), after(Time::unknown(), &[1])], &[(0, 1), (0, 2), (1, 2)], &[]);
    // 2 is after 1 and so after 5, and with that after all that was over by 5.
    check(&[at(4), at(5), after(unit(0, 10), &[1])], &[(0, 1), (0, 2), (1, 2)], &[]);
    check(&[at(6), at(5), before(Time::unknown(), &[1])], &[(1, 0), (2, 0), (2, 1)], &[]);
    // Whether 2 was before 0 no one can tell, though both are before 1.
    check(&[at(5), at(6), before(Time::unknown(), &[1])], &[(0, 1), (2, 1)], &[]);
}

#[test]
fn contradictions_are_named_and_cost_no_more_than_themselves() {
    use Conflict::{Bounds, Circle};
    check(&[after(at(5), &[0])], &[], &[(0, 0, Circle)]);
    check(&[after(at(5), &[1]), after(at(6), &[0])], &[(0, 1)], &[(0, 1, Circle), (1, 0, Circle)]);
    check(&[after(at(5), &[1]), at(6)], &[(0, 1)], &[(1, 0, Bounds)]);
    check(&[after(at(5), &[1]), at(5)], &[], &[(1, 0, Bounds)]);
    // Over 1, which has no time; which of the two is wrong no one knows. What hangs on 1 otherwise stands.
    let times = [at(9), after(Time::unknown(), &[0]), after(at(5), &[1]), after(Time::unknown(), &[1])];
    check(&times, &[(1, 3), (2, 0)], &[(0, 1, Bounds), (1, 2, Bounds)]);
    // What is behind a circle, or between two, is not part of one.
    let unknown = |places: &[usize]| after(Time::unknown(), places);
    let times = [unknown(&[1]), unknown(&[0]), unknown(&[1]), unknown(&[2, 4]), unknown(&[3])];
    let circles = [(0, 1, Circle), (1, 0, Circle), (3, 4, Circle), (4, 3, Circle)];
    check(&times, &[(1, 2), (1, 3), (2, 3)], &circles);
}

#[test]
fn what_was_taken_back_states_nothing() {
    let mut events = events(&[at(5), after(at(7), &[0]), after(Time::unknown(), &[1])]);
    events[1].retracted = Some(Retraction { at: None, text: String::new(), extra: Vec::new() });
    assert_eq!(certain(&order_of(&events), 3), [(1, 2)]);
}

#[test]
fn a_long_line_of_relations_ends() {
    let count = 50_000;
    let times: Vec<Time> = (0..count).map(|place: usize| after(Time::unknown(), &[place.saturating_sub(1)])).collect();
    let order = order_of(&events(&times));
    assert_eq!(order.conflicts().len(), 1);
    assert!(order.certainly_before(0, count - 1));
}

/// Documents with items "a", "b" and so on at these times, each on a line of its own, and what is said against them.
fn said_against(times: &[&str]) -> Vec<(String, usize, String, String)> {
    let mut text = String::from("{\"format\":\"incident-timeline/1\",\"title\":\"t\",\"events\":[\n");
    for (id, time) in ('a'..='z').zip(times) {
        let comma = if id == 'a' { "" } else { ",\n" };
        text.push_str(&format!("{comma}{{\"id\":\"{id}\",\"label\":\"l\",\"at\":{time}}}"));
    }
    text.push_str("]}");
    let diagnostics = parse(&text, &NoZones).diagnostics;
    diagnostics.into_iter().map(|it| (it.pointer, it.line, it.found, it.expected)).collect()
}

struct NoZones;

impl Zones for NoZones {
    fn offset_s(&self, _: &str, _: i64) -> Option<i32> {
        None
    }
}

/// Pointer, line, found, expected.
type Said = (&'static str, usize, &'static str, &'static str);

#[test]
fn what_cannot_be_is_said_with_both_items_and_the_line() {
    let table: [(&[&str], &[Said]); 4] = [
        (
            &[r#""2025-03-10T14:00Z""#, r#"{"at":"2025-03-10T13:00Z","after":["a"]}"#],
            &[(
                "/events/1/at/after/0",
                3,
                "\"a\", which by the times given did not come before \"b\"",
                "an item that can have come before \"b\"; no order is taken from this one",
            )],
        ),
        (
            &[r#"{"before":["c"],"text":"earlier"}"#, r#"{"after":["a"]}"#, r#"{"before":["a"]}"#],
            &[
                (
                    "/events/0/at/before/0",
                    2,
                    "\"c\", which in turn is said to come before \"a\"",
                    "an item that can have come after \"a\"; no order is taken from this one",
                ),
                (
                    "/events/2/at/before/0",
                    4,
                    "\"a\", which in turn is said to come before \"c\"",
                    "an item that can have come after \"c\"; no order is taken from this one",
                ),
            ],
        ),
        // Some moment from 20:00 on was before midnight.
        (&[r#"{"at":"2025-03-10T00:00Z","after":["b"]}"#, r#"{"earliest":"2025-03-09T20:00Z"}"#], &[]),
        // What is about may be at any time.
        (&[r#"{"at":"2025-03-10T00:00Z","after":["b"]}"#, r#"{"at":"2025-03-10T10:00Z","approximate":true}"#], &[]),
    ];
    for (times, expected) in table {
        let found = said_against(times);
        let found: Vec<_> = found.iter().map(|it| (it.0.as_str(), it.1, it.2.as_str(), it.3.as_str())).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn the_end_of_an_outage_is_held_against_its_bounds_alone() {
    let text = |after: &str, end: &str| {
        format!(
            r#"{{"format":"incident-timeline/1","title":"t","outages":[{{"id":"o","label":"l",
            "start":"2025-03-10T10:00Z","end":{{"at":"{end}","after":["{after}"]}}}}],
            "events":[{{"id":"e","label":"l","at":"2025-03-10T12:00Z"}}]}}"#
        )
    };
    let count = |after: &str, end: &str| parse(&text(after, end), &NoZones).diagnostics.len();
    assert_eq!(count("o", "2025-03-10T11:00Z"), 0);
    assert_eq!(count("e", "2025-03-10T13:00Z"), 0);
    assert_eq!(count("e", "2025-03-10T11:00Z"), 1);
}

/// A time with bounds of few values, so that much of it meets, and relations among `count` places.
fn any_time(count: usize, highest: i64) -> impl Strategy<Value = Time> {
    let precision = prop_oneof![4 => Just(Precision::Minute), 4 => Just(Precision::Day), 1 => Just(Precision::Season)];
    let relations = || prop::collection::vec(0..count, 0..2);
    let flags = (prop::bool::weighted(0.2), prop::bool::weighted(0.1));
    let ends = (prop::option::weighted(0.7, 0..=highest), prop::option::weighted(0.7, 0..=highest));
    (ends, precision, flags, relations(), relations()).prop_map(|(ends, precision, flags, afters, befores)| {
        let (low, high) = match ends {
            // A unit has some length.
            (Some(low), Some(high)) if low == high && precision >= Precision::Day => (Some(low), Some(high + 1)),
            (Some(low), Some(high)) => (Some(low.min(high)), Some(low.max(high))),
            ends => ends,
        };
        let time = after(before(bounds(low, high, precision), &befores), &afters);
        Time { approximate: flags.0, uncertain: flags.1, ..time }
    })
}

/// Whether a moment is one that a time can mean. Written from the meaning of each field and without [`Span`].
fn can_be(time: &Time, moment: i64, scale: i64) -> bool {
    if time.uncertain || time.earliest_precision == Precision::Season {
        return true;
    }
    let is_unit = time.earliest_precision == Precision::Day;
    let from = time.earliest_ms.is_none_or(|ms| moment >= ms * scale);
    let to = time.latest_ms.is_none_or(|ms| if is_unit { moment < ms * scale } else { moment <= ms * scale });
    let near = time.approximate && (is_unit || time.earliest_ms.is_some() && time.latest_ms.is_some());
    near || from && to
}

/// Every reading of the times: a moment each, on a scale so fine that all find room between two bounds.
fn readings(times: &[Time], highest: i64, relations: &[(usize, usize)]) -> Vec<Vec<i64>> {
    let scale = times.len() as i64 + 1;
    let mut all = vec![Vec::new()];
    for (place, time) in times.iter().enumerate() {
        let moments: Vec<i64> =
            (-scale..=(highest + 2) * scale).filter(|moment| can_be(time, *moment, scale)).collect();
        let mut longer = Vec::new();
        for reading in all {
            for moment in &moments {
                let mut next: Vec<i64> = reading.clone();
                next.push(*moment);
                let holds = |(first, second): &(usize, usize)| match (next.get(*first), next.get(*second)) {
                    (Some(first_at), Some(second_at)) => first_at < second_at,
                    _ => true,
                };
                if relations.iter().filter(|pair| pair.0 == place || pair.1 == place).all(holds) {
                    longer.push(next);
                }
            }
        }
        all = longer;
    }
    all
}

fn stated(times: &[Time]) -> Vec<(usize, usize)> {
    let place = |id: &Id| id.0.parse::<usize>().unwrap();
    let mut pairs = Vec::new();
    for (own, time) in times.iter().enumerate() {
        pairs.extend(time.after.iter().map(|other| (place(other), own)));
        pairs.extend(time.before.iter().map(|other| (own, place(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What is certain is what every reading says, no less and no more; and a contradiction is named if and only if
    /// there is no reading of all that is stated.
    #[test]
    fn certain_is_what_every_reading_says(times in prop::collection::vec(any_time(3, 2), 3)) {
        let order = order_of(&events(&times));
        let stated = stated(&times);
        prop_assert_eq!(order.conflicts().is_empty(), !readings(&times, 2, &stated).is_empty());

        let mut kept = order.relations().to_vec();
        let readings = readings(&times, 2, &kept);
        prop_assert!(!readings.is_empty(), "what is kept can be read");
        for first in 0..times.len() {
            for second in 0..times.len() {
                let all = readings.iter().all(|reading| reading[first] < reading[second]);
                prop_assert_eq!(order.certainly_before(first, second), all, "{} before {}", first, second);
            }
        }
        kept.extend(order.conflicts().iter().map(|(pair, _)| *pair));
        kept.sort_unstable();
        prop_assert_eq!(kept, stated, "each relation is kept or named");
    }

    /// It is a strict order, also of many.
    #[test]
    fn certainly_before_is_a_strict_order(times in prop::collection::vec(any_time(12, 8), 12)) {
        let order = order_of(&events(&times));
        let is = |first, second| order.certainly_before(first, second);
        for a in 0..times.len() {
            prop_assert!(!is(a, a));
            for b in 0..times.len() {
                prop_assert!(!(is(a, b) && is(b, a)));
                for c in 0..times.len() {
                    prop_assert!(!(is(a, b) && is(b, c)) || is(a, c), "{} {} {}", a, b, c);
                }
            }
        }
    }

    /// No number is made of what is about: whatever instant was named, the order is the same.
    #[test]
    fn what_is_about_is_no_number(times in prop::collection::vec(any_time(6, 8), 6), moved in 0_i64..1000) {
        let order = order_of(&events(&times));
        let shift = |time: &Time| {
            let both = time.earliest_ms.is_some() && time.latest_ms.is_some();
            let by = if time.approximate && both { moved } else { 0 };
            let (earliest_ms, latest_ms) = (time.earliest_ms.map(|ms| ms + by), time.latest_ms.map(|ms| ms + by));
            Time { earliest_ms, latest_ms, ..time.clone() }
        };
        let other = order_of(&events(&times.iter().map(shift).collect::<Vec<_>>()));
        prop_assert_eq!(certain(&order, times.len()), certain(&other, times.len()));
    }
}
