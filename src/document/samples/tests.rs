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
