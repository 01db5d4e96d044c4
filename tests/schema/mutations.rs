//! A document broken at one place in one way.

use serde_json::{Value, json};

/// Where, and what is done there.
#[derive(Debug, Clone)]
pub(crate) struct Mutation {
    pub(crate) pointer: String,
    pub(crate) change: Change,
}

/// What is done at a place.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// Another value in its place.
    Put(Value),
    /// It is taken away.
    Drop,
    /// A list around it.
    InList,
    /// An object around it.
    InObject,
    /// A field more.
    Field(&'static str, Value),
    /// An element more.
    Element(Value),
    /// Its first element a second time.
    Twice,
}

/// A value of each JSON type, and one of each form that the format knows somewhere.
fn values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(0.5),
        json!(1.0),
        json!(1e308),
        json!(-12_345_678_901_234_567_i64),
        json!(""),
        json!(" \t\n"),
        json!("a word"),
        json!("paper"),
        json!("Größe"),
        json!("\u{0}"),
        json!("a".repeat(300)),
        json!("2025-03-10"),
        json!("2025-02-30"),
        json!("2025-13-01"),
        json!("2025-03-10T14:00Z"),
        json!("2025-03-10/2025-03-12"),
        json!("PT6H"),
        json!("P6H"),
        json!("https://example.org/"),
        json!("javascript:alert(1)"),
        json!("major"),
        json!([]),
        json!({}),
        json!([null]),
        json!([""]),
        json!(["paper"]),
        json!([1, 2]),
        json!([2, 1]),
        json!([1, 2, 3]),
        json!([[1], [2]]),
        json!({"unknown": 1}),
        json!({"text": "some"}),
        json!({"about": 5}),
        json!({"about": "PT1H"}),
        json!({"between": [1, 2]}),
        json!({"at": "2025-03-10", "earliest": "2025-03-10"}),
        json!({"earliest": "2025-03-10/2025-03-11"}),
        json!({"latest": "2025-03-10", "approximate": true}),
        json!({"start": "2025-03-10T14:00Z", "every": "PT1M", "values": [1, null]}),
        json!({"times": [1, 2], "values": [1, null]}),
        json!({"times": [1, null], "values": [1, 2]}),
        json!({"label": "l", "value": 1}),
        json!({"title": "t", "name": "n"}),
    ]
}

/// Every place of a document.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                pointers(value, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), all));
        }
        _ => {}
    }
}

/// Everything that may be done at one place.
fn changes(value: &Value) -> Vec<Change> {
    let mut changes: Vec<Change> = values().into_iter().map(Change::Put).collect();
    changes.extend([Change::Drop, Change::InList, Change::InObject]);
    match value {
        Value::Object(_) => {
            for name in ["unknown", "$schema", "id", "lead", "label", "text", "at", "earliest", "values", "sources"] {
                changes.extend([json!(1), json!("paper"), json!(["paper"])].map(|value| Change::Field(name, value)));
            }
        }
        Value::Array(_) => {
            changes.extend([json!(null), json!(1), json!("x y"), json!({})].map(Change::Element));
            changes.push(Change::Twice);
        }
        _ => {}
    }
    changes
}

/// Every change at every place.
pub(crate) fn all(document: &Value) -> Vec<Mutation> {
    let mut places = Vec::new();
    pointers(document, "", &mut places);
    let at = |pointer: String| {
        let changes = changes(document.pointer(&pointer).unwrap()).into_iter();
        changes.map(move |change| Mutation { pointer: pointer.clone(), change })
    };
    places.into_iter().flat_map(at).collect()
}

/// Some change at some place.
pub(crate) fn at_random(document: &Value, [place, change]: [u32; 2]) -> Mutation {
    let mut places = Vec::new();
    pointers(document, "", &mut places);
    // Not the whole document, of which nothing would be left to break.
    let pointer = places[(place as usize % places.len()).max(1).min(places.len() - 1)].clone();
    let changes = changes(document.pointer(&pointer).unwrap());
    Mutation { pointer, change: changes[change as usize % changes.len()].clone() }
}

/// Does it.
pub(crate) fn apply(document: &mut Value, Mutation { pointer, change }: &Mutation) {
    if let (Change::Drop, Some((parent, name))) = (change, pointer.rsplit_once('/')) {
        match document.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.remove(&name.replace("~1", "/").replace("~0", "~"))),
            Value::Array(list) => drop(list.remove(name.parse().unwrap())),
            _ => {}
        }
        return;
    }
    let value = document.pointer_mut(pointer).unwrap();
    match change {
        Change::Put(other) => *value = other.clone(),
        Change::Drop => *value = Value::Null,
        Change::InList => *value = json!([value]),
        Change::InObject => *value = json!({ "value": value }),
        Change::Field(name, other) => value[name] = other.clone(),
        Change::Element(other) => value.as_array_mut().unwrap().push(other.clone()),
        Change::Twice => {
            let list = value.as_array_mut().unwrap();
            list.extend(list.first().cloned());
        }
    }
}
