//! Invalid by the schema and a diagnostic of class `shape` are the same.

use std::sync::LazyLock;

use incident_timeline::document::{Class, Diagnostic, TzTables, json_schema, parse};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::mutations::{self, Mutation};
use super::{EVERY_FIELD, json_files, root};

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(&serde_json::from_str(&json_schema()).unwrap()).unwrap());

/// Whether a document is right in shape by the schema, and whether it is so by the reader.
fn verdicts(text: &str, document: &Value) -> (bool, bool) {
    let is_shape = |diagnostic: &Diagnostic| diagnostic.class == Class::Shape;
    (VALIDATOR.is_valid(document), !parse(text, &TzTables).diagnostics.iter().any(is_shape))
}

/// What the schema and the reader disagree on; `None` where they say the same.
pub(crate) fn disagreement(text: &str, document: &Value) -> Option<String> {
    let (by_schema, by_reader) = verdicts(text, document);
    if by_schema == by_reader {
        return None;
    }
    let found: Vec<String> = parse(text, &TzTables)
        .diagnostics
        .into_iter()
        .filter(|diagnostic| diagnostic.class == Class::Shape)
        .map(|diagnostic| format!("{}: {}: expected {}", diagnostic.pointer, diagnostic.found, diagnostic.expected))
        .collect();
    let errors = VALIDATOR.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path()));
    let errors: Vec<String> = errors.map(|error| error.chars().take(300).collect()).collect();
    Some(format!("by the schema {errors:#?}, by the reader {found:#?}"))
}

/// Whether there was something to compare.
fn check(name: &str, text: &str) -> bool {
    // What is no JSON for another parser either, the schema cannot see: cut off, too deep, 1e999, half a surrogate pair.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(document) = serde_json::from_str(text) else { return false };
    if let Some(disagreement) = disagreement(text, &document) {
        panic!("{name}: {disagreement}");
    }
    true
}

#[test]
fn every_example_good_and_bad() {
    let folders = ["public/incidents", "tests/data", "tests/data/invalid", "tests/data/doubtful", "src/document/parse"];
    let files: Vec<_> = folders.into_iter().flat_map(json_files).collect();
    let compared = files.iter().filter(|file| {
        // Files that are no UTF-8 are no JSON (RFC 8259, 8.1).
        std::fs::read_to_string(file).is_ok_and(|text| check(&file.display().to_string(), &text))
    });
    assert!(compared.count() >= 7, "{files:?} below {}", root().display());
}

#[test]
fn the_whole_document_has_no_fault() {
    assert_eq!(parse(EVERY_FIELD, &TzTables).diagnostics, []);
}

#[test]
fn every_field_of_every_record_broken_in_every_way() {
    let document: Value = serde_json::from_str(EVERY_FIELD).unwrap();
    let mut faults = Vec::new();
    let mut counts = [0_usize; 2];
    for mutation in mutations::all(&document) {
        let mut broken = document.clone();
        mutations::apply(&mut broken, &mutation);
        let text = broken.to_string();
        match verdicts(&text, &broken) {
            (by_schema, by_reader) if by_schema == by_reader => counts[usize::from(by_schema)] += 1,
            _ => faults.push(format!("{mutation:?}: {}", disagreement(&text, &broken).unwrap())),
        }
    }
    assert!(faults.is_empty(), "{} of {counts:?}: {}", faults.len(), faults[..faults.len().min(20)].join("\n"));
    let [invalid, valid] = counts;
    assert!(invalid > 3000 && valid > 300, "{counts:?}");
}

/// Documents of a few fields, for what the whole one does not hold; each with whether it is valid.
#[test]
fn special_documents() {
    let cases = [
        (json!([]), false),
        (json!("incident-timeline/1"), false),
        (json!({}), false),
        (json!({"format": "incident-timeline/1"}), false),
        (json!({"format": "incident-timeline/2", "title": "t"}), false),
        (json!({"format": "incident-timeline/1.", "title": "t"}), false),
        (json!({"format": "incident-timeline/1.12", "title": "t"}), true),
        (json!({"format": "incident-timeline/1\n", "title": "t"}), false),
        (json!({"title": "t"}), false),
        (json!({"format": "incident-timeline/1", "title": "\u{a0}\u{3000}\u{85}"}), false),
        (json!({"format": "incident-timeline/1", "title": "\u{feff}"}), true),
        (json!({"format": "incident-timeline/1", "title": "t", "$schema": 5}), false),
        (json!({"format": "incident-timeline/1", "title": "t", "extra": 5}), false),
    ];
    for (document, valid) in cases {
        assert!(check(&document.to_string(), &document.to_string()));
        assert_eq!(VALIDATOR.is_valid(&document), valid, "{document}");
    }
    let fields = [
        // Wrong in meaning only.
        (json!({"published": "2025-02-30"}), true),
        (json!({"published": "-0000"}), true),
        (json!({"published": "Y999999999999999999999"}), true),
        (json!({"published": "2025-03-10T12:00:60Z"}), true),
        (json!({"published": "2025-03-11/2025-03-10"}), true),
        (json!({"published": {"at": "2025-02-30"}}), true),
        (json!({"published": {"after": []}}), true),
        (json!({"view": "2025"}), true),
        (json!({"time_zone": "Mars/Base"}), true),
        (json!({"refresh": "P99999999999999999999D"}), true),
        (json!({"key_figures": [{"label": "l", "value": {"between": [2, 1]}}]}), true),
        (json!({"key_figures": [{"label": "l", "value": {"at_least": 2, "less_than": 1}}]}), true),
        (json!({"series": [{"label": "l", "kind": "reports", "points": [{"value": -1}]}]}), true),
        (json!({"series": [{"label": "l", "samples": {"start": "2025", "every": "P1M", "values": []}}]}), true),
        (json!({"series": [{"label": "l", "samples": {"times": [2, 1], "values": []}}]}), true),
        (json!({"causes": [{"id": "a", "label": "l"}, {"id": "a", "label": "l"}]}), true),
        (json!({"events": [{"label": "l", "sources": ["nowhere"]}]}), true),
        (json!({"summary": "a\u{0}b", "byline": "\u{202e}"}), true),
        (json!({"id": "a".repeat(257)}), false),
        // Wrong in shape, behind what is wrong in meaning.
        (json!({"published": "2025-02-30T99:00"}), false),
        (json!({"published": "2025-02-30/2025-02-30x"}), false),
        (json!({"published": {"at": "2025-02-30", "earliest": "2025"}}), false),
        (json!({"published": {"earliest": "2025-02-30/2025-03-01"}}), false),
        (json!({"refresh": "P99999999999999999999D1"}), false),
        (json!({"key_figures": [{"label": "l", "value": {"between": [2, 1, 3]}}]}), false),
        (
            json!({"series": [{"label": "l", "samples": {"start": "2025-02-30", "every": "PT1M", "values": [], "x": 1}}]}),
            false,
        ),
        (json!({"series": [{"label": "l", "samples": {"start": "2025", "times": [1], "values": [1]}}]}), false),
        (json!({"series": [{"label": "l", "baseline": {"about": 1, "values": [1]}}]}), false),
        (
            json!({"statements": [{"speaker": "s", "quote": "q", "assessments": [{"by": "b", "verdict": "refuted", "sources": []}]}]}),
            false,
        ),
        (
            json!({"series": [{"label": "l", "points": [{"value": 1, "breakdown": [{"label": "l", "share": 1.01}]}]}]}),
            false,
        ),
    ];
    for (mut document, valid) in fields {
        document["format"] = json!("incident-timeline/1");
        document["title"] = json!("t");
        assert!(check(&document.to_string(), &document.to_string()));
        assert_eq!(VALIDATOR.is_valid(&document), valid, "{document}");
        assert!(!parse(&document.to_string(), &TzTables).diagnostics.is_empty(), "{document}");
    }
}

#[test]
fn a_shape_behind_a_thousand_others_is_told() {
    let causes: Vec<Value> = (0..1100).map(|_| json!({"label": "l", "sources": ["nowhere"]})).collect();
    let mut document = json!({"format": "incident-timeline/1", "title": "t", "causes": causes});
    assert!(check("a thousand meanings", &document.to_string()));
    document["glossary"] = json!("none");
    document["events"] = json!([{"label": "l", "kind": "none"}]);
    assert!(check("a thousand meanings and a shape", &document.to_string()));
}

#[test]
fn what_the_schema_cannot_see_is_of_another_class() {
    let classes = |fields: &str| {
        let text = format!(r#"{{"format":"incident-timeline/1","title":"t",{fields}}}"#);
        let mut classes: Vec<Class> = parse(&text, &TzTables).diagnostics.iter().map(|found| found.class).collect();
        classes.dedup();
        classes
    };
    let number = |number: &str| format!(r#""key_figures":[{{"label":"l","value":{number}}}]"#);
    let share = |share: &str| {
        format!(r#""series":[{{"label":"l","points":[{{"value":1,"breakdown":[{{"label":"l","share":{share}}}]}}]}}]"#)
    };
    assert_eq!(classes(r#""summary":"a","summary":"b""#), [Class::Syntax]);
    assert_eq!(classes(r#""summary":5,"summary":"b""#), [Class::Syntax]);
    assert_eq!(classes(r#""summary":"\ud800""#), [Class::Syntax]);
    assert_eq!(classes(&number("1e400")), [Class::Meaning]);
    assert_eq!(classes(&number(r#"{"about":1e400}"#)), [Class::Meaning]);
    // A share is at most 1, and 1e400 is more.
    assert_eq!(classes(&share("1e400")), [Class::Shape]);
    for whole in ["1.0", "1e0", "10E-1", "0", "-0"] {
        assert_eq!(classes(&share(whole)), [], "{whole}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn several_faults_at_once(seeds in prop::collection::vec(any::<[u32; 2]>(), 1..6)) {
        let mut document: Value = serde_json::from_str(EVERY_FIELD).unwrap();
        let mut done: Vec<Mutation> = Vec::new();
        for seed in seeds {
            let mutation = mutations::at_random(&document, seed);
            mutations::apply(&mut document, &mutation);
            done.push(mutation);
        }
        let disagreement = disagreement(&document.to_string(), &document);
        prop_assert!(disagreement.is_none(), "{:?}: {}", done, disagreement.unwrap_or_default());
    }
}
