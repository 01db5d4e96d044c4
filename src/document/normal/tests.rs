use super::*;
use crate::document::{Zones, parse};
use proptest::prelude::*;

struct Utc;

impl Zones for Utc {
    fn offset_s(&self, _zone: &str, _utc_s: i64) -> Option<i32> {
        Some(0)
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let normal = normalised(text).unwrap();
    assert_eq!(normal, expected, "{text}");
    assert_eq!(normalised(&normal).as_deref(), Some(expected), "written twice");
}

#[test]
fn fields_stand_in_the_order_of_the_format_and_unknown_ones_behind_them() {
    check(
        r#"{"x-own":{"b":1,"a":2},"title":"t","outages":[{"note":"n","duration":{"about":"PT1H","at_least":"PT30M"},"end":null,
            "x":[],"label":"o","start":{"text":"later","after":["e"]}}],"format":"incident-timeline/1","$schema":"s"}"#,
        r#"{
  "$schema": "s",
  "format": "incident-timeline/1",
  "title": "t",
  "outages": [
    {
      "label": "o",
      "note": "n",
      "start": { "after": ["e"], "text": "later" },
      "end": null,
      "duration": { "at_least": "PT30M", "about": "PT1H" },
      "x": []
    }
  ],
  "x-own": { "b": 1, "a": 2 }
}
"#,
    );
}

#[test]
fn of_two_fields_of_one_name_the_one_that_is_read_stays() {
    check(r#"{"title":"a","\u0074itle":"b"}"#, "{\n  \"\\u0074itle\": \"b\"\n}\n".replace("\\u0074", "t").as_str());
    check(r#"{"x":1,"y":2,"x":3}"#, "{\n  \"y\": 2,\n  \"x\": 3\n}\n");
}

#[test]
fn texts_are_spelled_with_no_more_escapes_than_they_need_and_numbers_as_they_were() {
    check(
        r#"{"title":"\u00fc\/\u0041 \"\\ \n\u0001 \u202e","revision":1.50e3,"x":"\ud800"}"#,
        "{\n  \"title\": \"ü/A \\\"\\\\ \\n\\u0001 \\u202e\",\n  \"revision\": 1.50e3,\n  \"x\": \"\\ud800\"\n}\n",
    );
}

#[test]
fn numbers_stand_in_rows_and_nothing_is_deeper_than_it_is_long() {
    let values: Vec<String> = (0..60).map(|value| value.to_string()).collect();
    let text = format!(r#"{{"format":"f","series":[{{"label":"s","samples":{{"values":[{}]}}}}]}}"#, values.join(","));
    let normal = normalised(&text).unwrap();
    let longest = normal.lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|longest| (90..=100).contains(&longest)), "{normal}");
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!(r#"{{"x":{}1{}}}"#, open.repeat(50_000), close.repeat(50_000));
        let normal = normalised(&deep).unwrap();
        assert!(normal.len() < 3 * deep.len() && normalised(&normal) == Some(normal), "{open}");
    }
    check("[]", "[]\n");
    check("{}", "{}\n");
    check("[[],{}]", "[\n  [],\n  {}\n]\n");
    check(" \u{a}\"a\"", "\"a\"\n");
    assert_eq!(normalised("{"), None);
    assert_eq!(normalised(""), None);
}

/// JSON of one kind of thing with another: names of the format in any order, and others.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just(String::from("null")),
        Just(String::from("true")),
        (-1e9..1e9).prop_map(|number: f64| number.to_string()),
        "[a-z:TZ0-9 é\\\\\"\n-]{0,12}".prop_map(|text| serde_json::Value::from(text).to_string()),
        "2025-03-1[0-9](T1[0-9]:00(Z)?)?".prop_map(|text| serde_json::Value::from(text).to_string()),
    ];
    scalar.prop_recursive(5, 60, 6, |inner| {
        const NAMES: [&str; 30] = [
            "id",
            "title",
            "time_zone",
            "outages",
            "accounts",
            "start",
            "end",
            "duration",
            "label",
            "series",
            "kind",
            "points",
            "value",
            "at_least",
            "about",
            "text",
            "samples",
            "every",
            "times",
            "values",
            "baseline",
            "at",
            "earliest",
            "after",
            "zone",
            "statements",
            "speaker",
            "quote",
            "sources",
            "x-own",
        ];
        let field = (proptest::sample::select(NAMES.to_vec()), inner.clone());
        let fields = proptest::collection::vec(field, 0..6).prop_map(|fields| {
            let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\" :{value}")).collect();
            format!("{{{}}}", fields.join(" ,"))
        });
        prop_oneof![fields, proptest::collection::vec(inner, 0..4).prop_map(|list| format!("[{}]", list.join(",\n")))]
    })
}

/// What was read, with unknown fields as JSON and not as they are spelled.
fn read(text: &str) -> String {
    let parsed = parse(text, &Utc);
    let document = format!("{:?}", parsed.document);
    // Unknown fields are kept as text, in which only white space and the spelling of letters can differ.
    document.replace("\\\\n", "").replace("\\n", "").replace([' ', '\\'], "")
}

proptest! {
    #[test]
    fn what_is_written_is_the_same_json_and_the_same_document(rest in json(), title in "[a-z]{1,3}") {
        let rest = if rest.starts_with('{') { rest } else { format!("{{\"x\":{rest}}}") };
        let inner = rest.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap();
        let comma = if inner.trim().is_empty() { "" } else { "," };
        let text = format!("{{{inner}{comma}\"format\":\"incident-timeline/1\",\"title\":\"{title}\"}}");
        let normal = normalised(&text).unwrap();
        let same: fn(&str) -> serde_json::Value = |text| serde_json::from_str(text).unwrap();
        prop_assert_eq!(same(&text), same(&normal));
        prop_assert_eq!(read(&text), read(&normal));
        prop_assert_eq!(normalised(&normal), Some(normal));
    }
}
