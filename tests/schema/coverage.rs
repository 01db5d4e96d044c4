//! The whole document uses every field that the schema knows, and all examples are without fault.

use std::collections::BTreeSet;

use incident_timeline::document::{Level, TzTables, json_schema, parse, reference};
use serde_json::{Value, json};

use super::EVERY_FIELD;

/// Notes each field that a value uses, as the schema names it: `Point.value`.
struct Walk {
    schema: Value,
    used: BTreeSet<String>,
}

impl Walk {
    fn value(&mut self, schema: &Value, owner: &str, value: &Value) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap().to_owned();
            let definition = self.schema["$defs"][&name].clone();
            self.value(&definition, &name, value);
        }
        for part in schema["anyOf"].as_array().into_iter().flatten() {
            self.value(part, owner, value);
        }
        if let (Some(known), Some(fields)) = (schema["properties"].as_object(), value.as_object())
            && fields.keys().all(|name| known.contains_key(name))
        {
            for (name, value) in fields {
                self.used.insert(format!("{owner}.{name}"));
                self.value(&known[name], owner, value);
            }
        }
        for value in value.as_array().into_iter().flatten() {
            self.value(&schema["items"], owner, value);
        }
    }
}

#[test]
fn the_whole_document_uses_every_field() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let mut walk = Walk { schema: schema.clone(), used: BTreeSet::new() };
    walk.value(&schema, "Document", &serde_json::from_str(EVERY_FIELD).unwrap());
    let mut known = BTreeSet::new();
    let names = |owner: &str, definition: &Value| -> Vec<String> {
        let fields = definition["properties"].as_object().into_iter().flatten();
        fields.map(|(name, _)| format!("{owner}.{name}")).collect()
    };
    known.extend(names("Document", &schema));
    for (owner, definition) in schema["$defs"].as_object().unwrap() {
        known.extend(names(owner, definition));
    }
    let missing: Vec<&String> = known.difference(&walk.used).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_examples_are_examples() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let mut count = 0;
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        let own = json!({ "$defs": schema["$defs"], "$ref": format!("#/$defs/{name}") });
        let validator = jsonschema::validator_for(&own).unwrap();
        for example in definition["examples"].as_array().into_iter().flatten() {
            assert!(validator.is_valid(example), "{name}: {example}");
            let field = match name.as_str() {
                "TimeText" | "TimeObject" => "published",
                "Zone" => "time_zone",
                "Duration" => "refresh",
                _ => continue,
            };
            let mut document = json!({ "format": "incident-timeline/1", "title": "t", "time_zone": "Europe/London" });
            document["events"] = json!([{ "id": "interview", "label": "l" }]);
            document[field] = example.clone();
            let mut found = parse(&document.to_string(), &TzTables).diagnostics;
            found.retain(|diagnostic| diagnostic.level != Level::Hint);
            assert_eq!(found, [], "{example}");
            count += 1;
        }
    }
    assert!(count > 20);
}

#[test]
fn the_whole_document_of_the_reference_is_one() {
    let page = reference();
    let (_, rest) = page.split_once("<pre tabindex=\"0\"><code>").unwrap();
    let document = rest.split_once("</code>").unwrap().0.replace("&quot;", "\"");
    assert_eq!(parse(&document, &TzTables).diagnostics, []);
}
