//! Texts that are no document at all: where they stop, and what should stand there.

use super::*;

#[test]
fn unusable_files() {
    use Failure::{NoTitle, NotJson, OtherFormat, OtherVersion};
    let deep = "[".repeat(100_000);
    let table = [
        ("", NotJson, "Error Syntax  1:1"),
        ("\u{feff}{", NotJson, "Error Syntax  1:1"),
        ("<!doctype html>", NotJson, "Error Syntax  1:1"),
        ("{\n \"é\": 1,\n \"é\" 2 }", NotJson, "Error Syntax /é 3:6"),
        ("{} {}", NotJson, "Error Syntax  1:4"),
        (&deep, NotJson, "Error Syntax  1:100000"),
        ("[]", OtherFormat, "Error Shape  1:1"),
        ("{}", OtherFormat, "Error Shape  1:1"),
        ("{\"format\": 1}", OtherFormat, "Error Shape /format 1:12"),
        ("{\"format\": \"geo\"}", OtherFormat, "Error Shape /format 1:12"),
        ("{\"format\": \"incident-timeline/1.x\"}", OtherFormat, "Error Shape /format 1:12"),
        ("{\"format\": \"incident-timeline/2\"}", OtherVersion, "Error Shape /format 1:12"),
        ("{\"format\": \"incident-timeline/10.1\"}", OtherVersion, "Error Shape /format 1:12"),
        ("{\"format\": \"incident-timeline/1\"}", NoTitle, "Error Shape  1:1"),
        ("{\"format\": \"incident-timeline/1\",\n\"title\": 5}", NoTitle, "Error Shape /title 2:10"),
    ];
    for (text, failure, expected) in table {
        let parsed = parse(text, &SomeZones);
        let shown: String = text.chars().take(80).collect();
        assert_eq!((parsed.document, parsed.failure), (None, Some(failure)), "{shown}");
        assert_eq!(parsed.diagnostics.iter().map(in_a_line).collect::<Vec<_>>(), [expected], "{shown}");
    }
    let later = parse("{\"format\": \"incident-timeline/1.7\", \"title\": \"t\"}", &SomeZones);
    assert_eq!((later.document.is_some(), later.diagnostics.len()), (true, 0));
}

#[test]
fn syntax_errors_say_what_should_stand_there() {
    const VALUE: &str = "a JSON value: a text in double quotes, a number, true, false, null, a list or an object";
    const NUMBER: &str =
        "a number as JSON has it: digits without a leading zero or plus, and behind a point at least one";
    let table = [
        ("", "the end of the file", "a document"),
        ("{\"a\": }", "}", VALUE),
        ("{\"a\": NaN}", "NaN}", VALUE),
        ("{\"a\": None}", "None}", VALUE),
        ("{\"a\": nul}", "nul}", "true, false or null"),
        ("nonsense", "nonsense", "true, false or null"),
        ("[tru]", "tru]", "true, false or null"),
        ("{\"a\": 8,000}", "000}", "a name in double quotes; a number has no commas between its digits"),
        ("{“a”: 1}", "“a”: 1}", "straight double quotes, as in \"title\""),
        ("{\"a\": 'b'}", "'b'}", "straight double quotes, as in \"title\""),
        ("{ // a\n}", "// a }", "no comment, since JSON has none"),
        ("{\"a\": \"b", "the end of the file", "a closing double quote, and the rest of the document"),
        ("{\"a\": {", "the end of the file", "the rest of an object"),
        ("{\"a\" 1}", "1}", "`:`"),
        ("{\"a\": 1 \"b\"}", "\"b\"}", "`,` or `}`"),
        ("[1,]", "]", "another element, or no comma before this"),
        ("{\"a\": 1,}", "}", "another name, or no comma before this"),
        ("{a: 1}", "a: 1}", "a name in double quotes"),
        ("{} {}", "{}", "nothing behind the document"),
        ("[01]", "1]", NUMBER),
    ];
    for (text, found, expected) in table {
        let diagnostics = parse(text, &SomeZones).diagnostics;
        assert_eq!((diagnostics[0].found.as_str(), diagnostics[0].expected.as_str()), (found, expected), "{text}");
    }
    for (text, column) in [("nonsense", 1), ("[tru]", 2), ("{\"a\": truth}", 7), ("{\"é\": NaN}", 7)] {
        assert_eq!(parse(text, &SomeZones).diagnostics[0].column, column, "{text}");
    }
}

#[test]
fn syntax_errors_name_the_field_they_stand_in() {
    let table = [
        ("{\"a\": [1, {\"b/c\": }]}", "/a/1/b~1c"),
        ("{\"a\": {\"b\": 1}, \"c\\n\" }", "/c\n"),
        ("{\"a\": [\"]\\\"{\", 2 3]}", "/a/1"),
        ("{\"a\": 1, b}", ""),
        ("{\"a\": \"unfinished", "/a"),
        ("[[], [1}]", "/1/0"),
    ];
    for (text, pointer) in table {
        assert_eq!(parse(text, &SomeZones).diagnostics[0].pointer, pointer, "{text}");
    }
}
