//! The JSON Schema and the reference of the format: fresh, and the same as what the reader says.
//!
//! `RENEW=1 cargo test --features tool --test schema` writes both anew.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

#[path = "schema/coverage.rs"]
mod coverage;
#[path = "schema/mutations.rs"]
mod mutations;
#[path = "schema/parity.rs"]
mod parity;
#[path = "schema/strings.rs"]
mod strings;

use std::path::{Path, PathBuf};

use incident_timeline::document::{json_schema, reference};
use serde_json::Value;

/// A document that uses every field.
const EVERY_FIELD: &str = include_str!("data/every-field.json");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every JSON file of a folder, in the order of their names; none if there is no such folder.
fn json_files(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(root().join(folder)) else { return Vec::new() };
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(is_json).collect();
    files.sort();
    files
}

/// Holds a file against what it is made from, or writes it.
fn check_fresh(path: &str, made: &str) {
    let path = root().join(path);
    if std::env::var_os("RENEW").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = stands.lines().zip(made.lines()).position(|(stands, made)| stands != made);
    assert!(stands == made, "{} is not what the types say, from line {differs:?}; RENEW=1 writes it", path.display());
}

#[test]
fn the_schema_is_what_the_types_say() {
    check_fresh("public/schema/incident-timeline-1.json", &json_schema());
}

#[test]
fn the_reference_is_what_the_types_say() {
    check_fresh("public/format.html", &reference());
}

#[test]
fn the_schema_is_a_schema() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    assert!(jsonschema::meta::validate(&schema).is_ok());
}

#[test]
fn every_bundled_incident_names_the_schema() {
    let files = json_files("public/incidents");
    assert!(files.len() >= 4);
    for file in files {
        let document: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let named = document["$schema"].as_str().unwrap_or_else(|| panic!("{}: no $schema", file.display()));
        let found = file.parent().unwrap().join(named).canonicalize().unwrap();
        assert_eq!(found, root().join("public/schema/incident-timeline-1.json").canonicalize().unwrap());
    }
}
