//! Texts that are none, or that reach beyond themselves.

use super::{check, check_refused, read, with};

#[test]
fn a_name_that_stands_twice_is_reported_at_every_level_and_the_last_is_read() {
    check(r#""byline":"a","byline":"b","#, "", &["warning /byline"]);
    let parsed = check("", r#"{"id":"x","label":"a","label":"b"},"#, &["warning /events/1/label"]);
    assert_eq!(parsed.document.unwrap().events[1].label, "b");
    let time = r#"{"label":"l","at":{"at":"2025","\u0061t":"2024"}},"#;
    check("", time, &["warning /events/1/at/at"]);
    let value = r#""series":[{"label":"s","points":[{"value":{"about":1,"about":2}}]}],"#;
    check(value, "", &["warning /series/0/points/0/value/about"]);
    check(r#""unknown":1,"unknown":2,"#, "", &["warning /unknown", "hint /unknown"]);
    let parsed = read(&with(r#""title":"twice","#, ""));
    assert_eq!(parsed.document.unwrap().title, "twice");
}

#[test]
fn a_byte_order_mark_is_passed_over_at_the_start_only() {
    let sound = with("", "");
    let mark = "\u{feff}";
    assert_eq!(read(&format!("{mark}{sound}")), read(&sound));
    check_refused(&format!("{mark}{mark}{sound}"), 1, 1, "a JSON value");
    check_refused(&format!("{sound}{mark}"), 5, 64, "nothing behind the document");
    check("", &format!(r#"{{"label":"l{mark}l"}},"#), &[]);
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    check("", r#"{"label":"\ud800"},"#, &["error /events/1/label"]);
    check("", r#"{"label":"\udc00\ud800"},"#, &["error /events/1/label"]);
    check("", r#"{"label":"l","note":"a\ud83d"},"#, &["warning /events/1/note"]);
    check(
        "",
        r#"{"id":"\ud800","label":"l","sources":["\udfff"]},"#,
        &["warning /events/1/id", "warning /events/1/sources/0"],
    );
    check("", r#"{"label":"l","at":"\ud800"},"#, &["warning /events/1/at"]);
    assert_eq!(read(&with("", r#"{"label":"\ud83d\ude92"},"#)).document.unwrap().events[1].label, "🚒");
    let names = read(&with(r#""\ud800":1,"\ud800":2,"#, ""));
    assert_eq!(names.diagnostics.len(), 2);
}

#[test]
fn control_characters_are_shown_as_what_they_are_not() {
    let parsed =
        check("", r#"{"label":"a\u0000b\u001b[31m\u0085\ufffe","note":"\n\tc"},"#, &["warning /events/1/label"]);
    let event = parsed.document.unwrap().events[1].clone();
    assert_eq!(
        (event.label.as_str(), event.note.as_deref()),
        ("a\u{fffd}b\u{fffd}[31m\u{fffd}\u{fffd}", Some("\n\tc"))
    );
    // What is left of bytes that are no UTF-8.
    check("", "{\"label\":\"Caf\u{fffd}\"},", &["warning /events/1/label"]);
    check("", r#"{"id":"a\u0000","label":"l"},"#, &["warning /events/1/id"]);
    check(r#""canonical_url":"https://a.example/\u0000","#, "", &["warning /canonical_url", "warning /canonical_url"]);
    // Bare, they are no JSON (RFC 8259, 7).
    check_refused("{\"title\":\"a\u{0}b\"}", 1, 11, "");
}

#[test]
fn what_turns_the_direction_of_writing_ends_with_its_text_and_is_reported() {
    let table = [
        (r"\u202egpj.exe", "\u{202e}gpj.exe\u{202c}", true),
        (r"a\u2067b", "a\u{2067}b\u{2069}", true),
        (r"a\u2069\u202cb", "ab", true),
        (r"\u2067\u05e9\u2069", "\u{2067}\u{5e9}\u{2069}", false),
        (r"\u200f\u05e9\u061c", "\u{200f}\u{5e9}\u{61c}", false),
    ];
    for (written, shown, told) in table {
        let places = [
            ("/title", with(&format!(r#""title":"{written}","#), "").replacen(r#""title":"t","#, "", 1)),
            ("/events/1/label", with("", &format!(r#"{{"label":"{written}"}},"#))),
            ("/statements/0/quote", with(&format!(r#""statements":[{{"speaker":"A B","quote":"{written}"}}],"#), "")),
            ("/parties/0/name", with(&format!(r#""parties":[{{"name":"{written}"}}],"#), "")),
        ];
        for (pointer, text) in places {
            let parsed = read(&text);
            let pointers: Vec<&str> = parsed.diagnostics.iter().map(|found| found.pointer.as_str()).collect();
            assert_eq!(pointers, if told { vec![pointer] } else { vec![] }, "{written}");
            let document = parsed.document.unwrap();
            let read = match pointer {
                "/title" => &document.title,
                "/events/1/label" => &document.events[1].label,
                "/statements/0/quote" => document.statements[0].quote.as_ref().unwrap(),
                _ => &document.parties[0].name,
            };
            assert_eq!(read, shown);
        }
    }
    let parsed = check("", "{\"id\":\"a\\u202eb\",\"label\":\"l\"},", &["warning /events/1/id"]);
    assert!(!parsed.diagnostics[0].found.contains('\u{202e}'));
}

#[test]
fn empty_things_say_nothing_and_break_nothing() {
    let fields = [
        "id",
        "summary",
        "language",
        "time_zone",
        "status",
        "published",
        "updated",
        "revision",
        "publisher",
        "byline",
        "licence",
        "canonical_url",
        "view",
        "subject",
        "key_figures",
        "refresh",
        "parties",
        "outages",
        "series",
        "statements",
        "corrections",
        "glossary",
    ];
    for field in fields {
        for empty in ["[]", "{}", "\"\"", "null", "[[]]", "[{}]", "[null]", "[\"\"]", "0", "false"] {
            let text = with(&format!("\"{field}\":{empty},"), "");
            let text =
                if field == "time_zone" { text.replacen("\"time_zone\":\"Europe/London\",", "", 1) } else { text };
            let document = read(&text).document.unwrap_or_else(|| panic!("{field} {empty}"));
            assert_eq!(document.events.len(), 2, "{field} {empty}");
            super::cases::story(text.as_bytes());
        }
    }
    for field in ["at", "kind", "party", "note", "sources", "retracted", "id"] {
        for empty in ["[]", "{}", "\"\"", "null", "[[]]", "[{}]", "[null]", "0", "false"] {
            let text = with("", &format!("{{\"label\":\"l\",\"{field}\":{empty}}},"));
            assert_eq!(read(&text).document.unwrap().events.len(), 3, "{field} {empty}");
            super::cases::story(text.as_bytes());
        }
    }
    for nothing in ["", " ", "\u{feff}", "null", "[]", "{}", "\"\"", "0", "{\"format\":\"incident-timeline/1\"}"] {
        let parsed = read(nothing);
        assert!(parsed.document.is_none() && !parsed.diagnostics.is_empty(), "{nothing}");
    }
}

#[test]
fn what_names_itself_or_runs_in_circles_comes_to_an_end() {
    let itself = r#"{"id":"x","label":"l","at":{"after":["x"],"before":["x"]}},"#;
    let circle = r#"{"id":"x","label":"l","at":{"after":["y"]}},{"id":"y","label":"l","at":{"after":["z"],"before":["x"]}},{"id":"z","label":"l","at":{"after":["x"]}},"#;
    let statements = r#""statements":[
{"id":"a","speaker":"A A","quote":"q","relations":[{"to":"a","kind":"answers"},{"to":"b","kind":"disputes"}],"about":["a","cause"]},
{"id":"b","speaker":"B B","quote":"q","relations":[{"to":"a","kind":"disputes"}],"about":["cause","cause"]}],"#;
    let figures = r#""series":[{"label":"s","points":[{"id":"p","value":1,"same_as":"p"},{"id":"q","value":2,"same_as":"r"},{"id":"r","value":3,"same_as":"q"}]}],"#;
    for (fields, events) in [("", itself), ("", circle), (statements, ""), (figures, ""), (figures, circle)] {
        let text = with(fields, events);
        let parsed = read(&text);
        let document = parsed.document.unwrap();
        assert!(document.events.iter().any(|event| event.id.0 == "last"));
        super::cases::story(text.as_bytes());
    }
    assert!(!read(&with(statements, "")).diagnostics.is_empty());
    assert!(!read(&with(figures, "")).diagnostics.is_empty());
}

#[test]
fn an_id_that_another_has_is_reported_and_both_items_stay() {
    let twice =
        r#"{"id":"first","label":"second of that id"},{"id":"cause","label":"x"},{"id":"event-2_","label":"y"},"#;
    // An id belongs to whoever has it first in the file; those without get one that no one has.
    let parsed = read(&with("", twice));
    let lines: Vec<String> = parsed.diagnostics.iter().map(super::line).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    let document = parsed.document.unwrap();
    let mut ids: Vec<&str> = document.items().map(|item| item.id().0.as_str()).collect();
    assert_eq!(ids.len(), 6);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 6);
    super::cases::story(with("", twice).as_bytes());
}

#[test]
fn bytes_that_are_no_text_are_refused_by_the_tool() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-text.json");
    let mut bytes = with("", "").into_bytes();
    bytes.insert(20, 0xff);
    std::fs::write(&path, bytes).unwrap();
    let tool = env!("CARGO_BIN_EXE_incident-timeline");
    let output = std::process::Command::new(tool).arg("validate").arg(&path).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!([Some(1), Some(2)].contains(&output.status.code()), "{output:?}", output = output.status);
    assert!(String::from_utf8_lossy(&said).contains("UTF-8"), "{}", String::from_utf8_lossy(&said));
}
