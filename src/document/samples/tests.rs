use crate::document::{Parsed, Samples, Zones, parse};
use proptest::prelude::*;

struct NoZones;

impl Zones for NoZones {
    fn offset_s(&self, _: &str, _: i64) -> Option<i32> {
        None
    }
}

fn read(kind: &str, samples: &str) -> Parsed {
    let series = format!(r#"{{"label":"s","kind":"{kind}","points":[{{"value":1}}],"samples":{{{samples}}}}}"#);
    parse(&format!(r#"{{"format":"incident-timeline/1","title":"t","series":[{series}]}}"#), &NoZones)
}

/// Samples and what was said of them, wherever in the text that was.
fn told(parsed: &Parsed) -> (Option<&Samples>, Vec<String>) {
    let said = parsed
        .diagnostics
        .iter()
        .map(|it| format!("{:?} {:?} {} {} {}", it.class, it.level, it.pointer, it.found, it.expected));
    (parsed.document.as_ref().and_then(|document| document.series.first()?.samples.as_ref()), said.collect())
}

/// Elements of a list, good ones or with one among them that is none.
fn elements(good: &'static [&'static str], bad: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let good = prop::collection::vec(prop::sample::select(good), 0..300);
    let bad = prop::option::weighted(0.4, (prop::sample::select(bad), any::<prop::sample::Index>()));
    (good, bad).prop_map(|(good, bad)| {
        let mut elements: Vec<String> = good.into_iter().map(str::to_owned).collect();
        if let Some((bad, place)) = bad {
            let place = place.index(elements.len() + 1);
            elements.insert(place, bad.to_owned());
        }
        elements
    })
}

const GOOD: &[&str] = &["0", "-0", "1", "12.5", "9007199254740993", "1e-320", "1E+3", " 7 ", "null", "1e308"];
const BAD: &[&str] = &["-1", "1e400", "\"1\"", "true", "[1]", "{}", "[1,2,3]", "\"a\\\"b\""];

proptest! {
    /// A name spelt with an escape is the same name, and its list is read element by element.
    #[test]
    fn a_column_says_what_its_elements_say(values in elements(GOOD, BAD), kind in "reports|latency") {
        let list = values.join(",");
        let [column, spelt] = ["values", "v\\u0061lues"].map(|name| {
            read(&kind, &format!(r#""start":"2025-03-10T10:00Z","every":"PT1M","{name}":[{list}]"#))
        });
        prop_assert_eq!(told(&column), told(&spelt));
    }

    #[test]
    fn a_column_of_times_says_what_its_elements_say(
        mut times in elements(&["0"], &["null", "1e400", "\"1\"", "3e15", "-5", "[]"]),
    ) {
        for (index, time) in times.iter_mut().enumerate().filter(|(_, time)| *time == "0") {
            *time = format!("{index}.25");
        }
        let (list, values) = (times.join(","), vec!["1"; times.len()].join(","));
        let [column, spelt] = ["times", "t\\u0069mes"].map(|name| {
            read("latency", &format!(r#""{name}":[{list}],"values":[{values}]"#))
        });
        prop_assert_eq!(told(&column), told(&spelt));
    }
}

#[test]
fn regular_samples_store_no_times() {
    let list = vec!["1"; 1000].join(",");
    let parsed = read("latency", &format!(r#""start":"2025-03-10T10:00Z","every":"PT1M","values":[{list}]"#));
    let Some(Samples::Regular { every_ms: 60_000, values, .. }) = told(&parsed).0 else { panic!("not regular") };
    assert_eq!((values.len(), values.capacity()), (1000, 1000));
    assert!(size_of::<Samples>() <= 2 * size_of::<Vec<f64>>());
}

proptest! {
    /// What is told of measured values is what a look at each, one after another, tells: however long gaps are and wherever
    /// they stand, also across the parts in which they are looked at.
    #[test]
    fn each_value_is_seen(
        values in prop::collection::vec(prop_oneof![4 => -3.0..3.0, 2 => Just(f64::NAN), 1 => Just(2.0)], 0..30),
        times in prop::sample::select(vec![1_usize, 90, 400]),
    ) {
        let values: Vec<f64> = values.iter().flat_map(|value| std::iter::repeat_n(*value, times)).collect();
        let samples = Samples::Regular { start_ms: 0, every_ms: 1, values: values.clone() };
        let seen = samples.seen();
        let is_gap = |place: &usize| values[*place].is_nan();
        let begins = |place: &usize| is_gap(place) && (*place == 0 || !is_gap(&(place - 1)));
        prop_assert_eq!(seen.gaps, (0..values.len()).filter(begins).count());
        prop_assert_eq!(seen.count, values.iter().filter(|value| !value.is_nan()).count());
        let most = values.iter().copied().filter(|value| !value.is_nan()).reduce(f64::max);
        let first = most.and_then(|most| Some((most, values.iter().position(|value| *value == most)? as i64)));
        prop_assert_eq!(samples.highest_of(seen), first);
    }
}
