//! The command-line tool, run as it is built.
//!
//! `tests/data/invalid/` holds broken documents, each the smallest that shows one fault; `tests/data/doubtful/` those that
//! cost a field and no item. What is said about each stands in `expected.txt` beside them. What changes there is to be
//! read with the eye of the editor who gets it: `RENEW=1 cargo test --features tool --test cli` writes it anew.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests, where to fail is to panic")]

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run left behind.
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the tool in the project's folder.
fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_incident-timeline"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A tool that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// The JSON files of a folder, by name.
fn files_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

/// Checks every document of a folder, and what is said about them against `expected.txt`.
fn check_folder(folder: &str, code: i32, level: &str) -> usize {
    let files = files_in(folder);
    let mut said = String::new();
    for path in &files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let path = format!("{folder}/{name}");
        let Run { code: found, out, err } = run(&["validate", &path], b"");
        assert_eq!((found, err.as_str()), (code, ""), "{path}");
        let head = out.lines().find(|line| line.contains(&format!("{level}["))).unwrap_or_default();
        assert!(head.starts_with(&format!("{path}:")) && head.contains(": expected "), "{path}: {out}");
        said.push_str(&out.replace(&format!("{folder}/"), ""));
        said.push('\n');
    }
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("expected.txt");
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&snapshot, &said).unwrap();
    }
    let then = std::fs::read_to_string(&snapshot).unwrap_or_default();
    let differs = said.lines().zip(then.lines()).find(|(now, then)| now != then);
    assert!(said == then, "first line that differs, now and then: {differs:#?}; renew with RENEW=1 once it reads well");
    files.len()
}

#[test]
fn every_broken_document_has_an_error_that_names_line_field_and_what_was_expected() {
    assert!(check_folder("tests/data/invalid", 1, "error") >= 45);
}

#[test]
fn a_doubtful_document_is_shown_with_a_mark_unless_strict() {
    check_folder("tests/data/doubtful", 0, "");
    let strict = run(&["validate", "--strict", "--quiet", "tests/data/doubtful/time-30-february.json"], b"");
    assert_eq!(
        (strict.code, strict.out.lines().last()),
        (1, Some("tests/data/doubtful/time-30-february.json: no errors, 1 warning"))
    );
}

#[test]
fn the_bundled_incidents_have_no_fault() {
    for path in files_in("public/incidents") {
        let path = path.to_str().unwrap();
        let Run { code, out, err } = run(&["validate", "--strict", path], b"");
        assert_eq!((code, out, err.as_str()), (0, format!("{path}: no errors\n"), ""));
        assert_eq!(run(&["validate", "--quiet", path], b"").out, "");
    }
}

#[test]
fn what_cannot_be_read_is_unusable() {
    let folder = std::env::temp_dir().join(format!("incident-timeline-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    let latin = file("latin", b"{\n \"title\": \"caf\xe9\" }");
    let utf16 = file("utf16", b"\xff\xfe{\0}\0");
    let long = file("long", &[b' '; 2000]);
    let good = "public/incidents/single-event.json";
    let table: [(&[&str], &str); 9] = [
        (&["validate", "no-such-file.json"], "no-such-file.json cannot be read: No such file"),
        (&["validate", "no\u{202e}such\nfile"], "no\\u{202e}such\\u{a}file cannot be read: No such file"),
        (&["validate", "src"], "src cannot be read: Is a directory"),
        (&["validate", &latin], "is not UTF-8: line 2, byte 17 of the file"),
        (&["validate", &utf16], "is UTF-16; JSON is to be saved as UTF-8"),
        (&["validate", "--max-bytes", "1K", &long], "is longer than 1024 bytes"),
        (&["validate", "--max-bytes", "lots", good], "a number of bytes, such as"),
        (&["validate"], "required arguments were not provided"),
        (&["validate", "--format", "xml", good], "possible values: text, json"),
    ];
    for (arguments, message) in table {
        let Run { code, out, err } = run(arguments, b"");
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(message), "{arguments:?}: {err}");
    }
    let mixed = run(&["validate", "no-such-file.json", good], b"");
    assert_eq!((mixed.code, mixed.out), (2, format!("{good}: no errors\n")));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn standard_input_is_read_within_the_limit() {
    let document = b"{\"format\": \"incident-timeline/1\", \"title\": \"t\"}";
    assert_eq!(run(&["validate", "-"], document).out, "<stdin>: no errors\n");
    let endless = run(&["validate", "--max-bytes", "100K", "-"], &[b' '; 200_000]);
    assert_eq!((endless.code, endless.out.as_str()), (2, ""));
    assert!(endless.err.contains("<stdin> is longer than 102400 bytes"), "{}", endless.err);
}

#[test]
fn json_says_what_the_text_says() {
    let files =
        ["tests/data/invalid/event-label-a-number.json", "no-such-file.json", "tests/data/invalid/version-2.json"];
    let Run { code, out, err } = run(&["validate", "--format", "json", files[0], files[1], files[2]], b"");
    assert_eq!((code, err.as_str()), (2, ""));
    let report: Value = serde_json::from_str(&out).unwrap();
    let expected = serde_json::json!({ "file": files[0], "unusable": null, "failure": null,
        "errors": 1, "warnings": 0, "hints": 0,
        "diagnostics": [{ "class": "shape", "level": "error", "pointer": "/events/0/label", "item": "event-1",
            "line": 4, "column": 25, "found": "404", "expected": "a text in double quotes" }] });
    assert_eq!(report["files"][0], expected);
    assert!(report["files"][1]["unusable"].as_str().unwrap().starts_with("cannot be read"));
    assert_eq!(report["files"][2]["failure"], "other_version");
}

/// A document of one field that nothing knows, which stands on its line 3.
fn odd(name: &str, value: &str) -> String {
    format!("\u{feff}{{\"format\":\"incident-timeline/1\",\n\"title\":\"t\",\n{value}, \"{name}\": 1 }}")
}

#[test]
fn a_document_cannot_steer_the_terminal() {
    let document = odd("\u{202e}\\u001b[31m\u{7f}", "\t\"summary\": \"\u{9b}2J\u{2066}\u{200b}\"");
    for format in ["text", "json"] {
        let out = run(&["validate", "--format", format, "-"], document.as_bytes()).out;
        let plain = |character: char| character == '\n' || !incident_timeline::document::is_hidden(character);
        assert!(out.contains("summary") || format == "json", "{out}");
        assert!(out.chars().all(plain), "{out:?}");
    }
    let json = run(&["validate", "--format", "json", "-"], document.as_bytes()).out;
    let report: Value = serde_json::from_str(&json).unwrap();
    let diagnostics = report["files"][0]["diagnostics"].as_array().unwrap();
    assert!(diagnostics.iter().any(|found| found["pointer"] == "/\u{202e}\u{1b}[31m\u{7f}"), "{report}");
}

#[test]
fn the_caret_stands_under_the_fault() {
    let wide = odd("x", "\t\t\"summary\": \"日本語のメール\u{200d}\u{301}\"");
    let long = odd("x", &format!("\"summary\": \"{}\"", "é".repeat(5_000)));
    for document in [wide, long] {
        let out = run(&["validate", "-"], document.as_bytes()).out;
        let lines: Vec<&str> = out.lines().collect();
        let cells = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let before = lines[1].split("\"x\": 1").next().unwrap();
        let caret = lines[2].split('^').next().unwrap();
        assert_eq!(cells(before), cells(caret), "{out}");
        assert!(lines[1].chars().count() < 130, "{out}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_incident-timeline"))
        .args(["validate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"[").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(1), ""));
}

#[test]
fn convert_writes_documents_that_validate_accepts() {
    let folder = std::env::temp_dir().join(format!("incident-timeline-convert-{}", std::process::id()));
    let into = format!("{}/", folder.display());
    let many = "tests/data/import/statuspage-github.json";
    let Run { code, out, err } = run(&["convert", many, "-o", &into], b"");
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("2 incidents written into") && err.contains("incident.updated_at: not carried over"), "{err}");
    let written: Vec<PathBuf> = files_in(folder.to_str().unwrap());
    assert_eq!(written.len(), 2);
    for path in &written {
        assert_eq!(run(&["validate", "--strict", path.to_str().unwrap()], b"").code, 0, "{path:?}");
    }
    let one = folder.join("one.json");
    let one = one.to_str().unwrap();
    assert_eq!(run(&["convert", many, "--incident", "23274163", "--title", "T", "-o", one], b"").code, 0);
    assert!(std::fs::read_to_string(one).unwrap().contains("\"title\": \"T\""));
    std::fs::remove_dir_all(folder).unwrap();
    let piped = run(&["convert", "--from", "csv", "-"], b"time,n\n2024-06-03T09:00:00Z,1\n");
    assert_eq!(run(&["validate", "-"], piped.out.as_bytes()).code, 0, "{}", piped.err);
}

#[test]
fn export_takes_out_what_a_document_holds() {
    let incident = "public/incidents/x-outage-2025-03-10.json";
    let table: [(&str, &str); 4] = [
        ("--csv", "what,series,series_id,id,when,earliest,latest,"),
        ("--record-csv", "order,id,kind,what,title,account,according_to,when,"),
        ("--markdown", "# Post-mortem: The day X went down"),
        ("--json", "{\n  \"$schema\": "),
    ];
    for (kind, begins) in table {
        let Run { code, out, err } = run(&["export", incident, kind, "-o", "-"], b"");
        assert_eq!((code, err.as_str()), (0, ""), "{kind}");
        assert!(out.starts_with(begins), "{kind}: {out}");
    }
    let Run { out, .. } = run(&["export", incident, "--markdown", "--zone", "America/New_York", "-o", "-"], b"");
    assert!(out.contains("Time zone: New York, UTC"), "{out}");
    // What is written can be read again, and is written the same; `convert` does so too.
    let Run { out: anew, .. } = run(&["export", incident, "--json", "-o", "-"], b"");
    assert_eq!(run(&["validate", "--strict", "-"], anew.as_bytes()).code, 0);
    assert_eq!(run(&["export", "-", "--json", "-o", "-"], anew.as_bytes()).out, anew);
    assert_eq!(run(&["convert", incident], b"").out, anew);
    let Run { out, err, .. } = run(&["convert", incident, "--title", "T"], b"");
    assert_eq!(out, anew);
    assert!(err.contains("title: kept as the document has it"), "{err}");
    let faulty = br#"{"format":"incident-timeline/1","title":"t","events":[{}]}"#;
    let Run { code, out, err } = run(&["export", "-", "--record-csv", "-o", "-"], faulty);
    assert!(code == 1 && out.lines().count() == 1 && err.contains("the field `label`"), "{code} {out} {err}");
    assert_eq!(run(&["export", incident, "--csv", "-o", "no/such/folder.csv"], b"").code, 2);
    assert_eq!(run(&["export", incident, "--csv", "--json", "-o", "-"], b"").code, 2);
}

#[test]
fn convert_says_why_it_does_not() {
    let many = "tests/data/import/statuspage-github.json";
    let table: [(&[&str], i32, &str); 6] = [
        (&["convert", "-"], 1, "<stdin> is no format that can be converted"),
        (&["convert", "tests/data/invalid/truncated.json"], 1, "cannot be read: EOF while parsing a string at line 5"),
        (&["convert", many, "--incident", "x\u{1b}"], 1, "an incident of the id x\\u{1b} was looked for"),
        (&["convert", many], 2, "holds 2 incidents; --incident ID takes one"),
        (&["convert", "no-such-file"], 2, "no-such-file cannot be read"),
        (&["convert", "tests/data/import/counts-pge-outages.csv", "-o", "no/such/folder.json"], 2, "cannot be written"),
    ];
    for (arguments, code, message) in table {
        let Run { code: found, out, err } = run(arguments, b"hello");
        assert_eq!((found, out.as_str()), (code, ""), "{arguments:?}: {err}");
        assert!(err.contains(message), "{arguments:?}: {err}");
    }
    // What is called a table is told what it lacks, and not that it is none.
    let dates_of_another_form =
        std::env::temp_dir().join(format!("incident-timeline-table-{}.CSV", std::process::id()));
    std::fs::write(&dates_of_another_form, "Datum;Meldungen\n04.10.2021 15:30;1.450\n").unwrap();
    let Run { code, err, .. } = run(&["convert", dates_of_another_form.to_str().unwrap()], b"");
    std::fs::remove_file(dates_of_another_form).unwrap();
    assert!(
        code == 1 && err.contains("a column of times (ISO 8601, or Unix seconds or milliseconds) was looked for"),
        "{err}"
    );
}

#[test]
fn help_names_exit_codes_and_examples_in_lines_of_80_columns() {
    for command in ["validate", "convert", "export"] {
        let Run { code, out, .. } = run(&[command, "--help"], b"");
        assert_eq!(code, 0);
        for part in ["Usage: ", "Exit codes:\n  0  ", "\n  1  ", "\n  2  ", "Examples:\n  incident-timeline "] {
            assert!(out.contains(part), "{command}: {part}");
        }
        let notes = out.split("-h, --help").last().unwrap();
        let long: Vec<&str> = notes.lines().filter(|line| line.starts_with(' ') && line.chars().count() > 80).collect();
        assert!(long.is_empty(), "{command}: a line that is indented loses that where a terminal breaks it: {long:#?}");
    }
}
