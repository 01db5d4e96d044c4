//! The JSON Schema (draft 2020-12).

use super::node::Node;
use super::{Body, Definition, Field, Form, Record, definitions};

/// The JSON Schema of `"format": "incident-timeline/1"`, pretty-printed and with a line end.
///
/// Its `$id` is relative, so that it is the address from which it was fetched: any host may serve it.
pub fn json_schema() -> String {
    let mut all = definitions().into_iter();
    let head = Node::object([
        ("$schema", Node::text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", Node::text("incident-timeline-1.json")),
        ("title", Node::text("Incident timeline, version 1")),
    ]);
    let document = all.next().map_or(Node::Bool(false), |document| head.and(schema_of(&document)));
    let defs = all.map(|definition| {
        let head = Node::object([("title", Node::text(definition.name))]);
        (definition.name.to_owned(), head.and(schema_of(&definition)))
    });
    let schema = document.with("$defs", Node::Object(defs.collect()));
    // A tree of texts, which nothing can keep from being written.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn schema_of(definition: &Definition) -> Node {
    let head = Node::object([("description", Node::text(&definition.doc))]);
    let schema = head.and(match &definition.body {
        Body::Record(record) => object(record),
        Body::Choice(words) => Node::object([("oneOf", Node::List(words.iter().map(word).collect()))]),
        Body::Text(patterns) => text(patterns),
        Body::Form(form) => reference_to(form),
    });
    let examples: Vec<Node> = definition.examples.iter().filter_map(|(json, _)| written(json)).collect();
    if examples.is_empty() { schema } else { schema.with("examples", Node::List(examples)) }
}

fn written(json: &str) -> Option<Node> {
    serde_json::value::RawValue::from_string(json.to_owned()).ok().map(Node::Written)
}

fn object(record: &Record) -> Node {
    let property = |field: &Field| {
        let head = Node::object([("description", Node::text(&field.doc))]);
        (field.name.to_owned(), head.and(reference_to(&field.form)))
    };
    let required: Vec<&str> = record.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = Node::object([
        ("type", Node::text("object")),
        ("properties", Node::Object(record.fields.iter().map(property).collect())),
    ]);
    if !required.is_empty() {
        schema = schema.with("required", Node::texts(&required));
    }
    if !record.one_of.is_empty() {
        let one = |name: &&str| Node::object([("required", Node::texts(&[name]))]);
        schema = schema.with("anyOf", Node::List(record.one_of.iter().map(one).collect()));
    }
    if let Some((first, others)) = record.excludes.split_first() {
        let none = Node::Object(others.iter().map(|name| ((*name).to_owned(), Node::Bool(false))).collect());
        let excluded = Node::object([(first, Node::object([("properties", none)]))]);
        schema = schema.with("dependentSchemas", excluded);
    }
    schema.with("additionalProperties", Node::Bool(false))
}

fn word((word, doc): &(&'static str, String)) -> Node {
    Node::object([("const", Node::text(word)), ("description", Node::text(doc))])
}

fn text(patterns: &[String]) -> Node {
    let schema = Node::object([("type", Node::text("string"))]);
    match patterns {
        [one] => schema.with("pattern", Node::text(one)),
        several => {
            let all = several.iter().map(|pattern| Node::object([("pattern", Node::text(pattern))]));
            schema.with("allOf", Node::List(all.collect()))
        }
    }
}

fn reference_to(form: &Form) -> Node {
    let of_type = |name: &str| Node::object([("type", Node::text(name))]);
    match form {
        Form::Named(definition) => {
            let name = definition().name;
            Node::object([("$ref", Node::Text(format!("#/$defs/{name}")))])
        }
        Form::List { of, least, most } => {
            let mut schema = of_type("array").with("items", reference_to(of));
            if *least > 0 {
                schema = schema.with("minItems", Node::Count(*least));
            }
            match most {
                Some(most) => schema.with("maxItems", Node::Count(*most)),
                None => schema,
            }
        }
        Form::Either(forms) => Node::object([("anyOf", Node::List(forms.iter().map(reference_to).collect()))]),
        Form::Number { is_share: false } => of_type("number"),
        Form::Number { is_share: true } => {
            of_type("number").with("minimum", Node::Count(0)).with("maximum", Node::Count(1))
        }
        Form::Bool => of_type("boolean"),
        Form::Null => of_type("null"),
    }
}
