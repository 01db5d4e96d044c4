//! Too deep, too long, too many, too large.

use super::{check, check_refused, line, read, with};

/// In less than the stack of a WebAssembly module, which is a megabyte.
fn on_a_small_stack(body: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(512 * 1024).spawn(body).unwrap().join().unwrap();
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    [open.repeat(depth), "1".into(), close.repeat(depth)].concat()
}

#[test]
fn depth_overflows_no_stack_and_costs_the_field_or_item_it_stands_in() {
    on_a_small_stack(|| {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"label\":", "}]")] {
            let deep = nested(open, close, 100_000);
            let table = [
                (with(&format!("\"unknown\":{deep},"), ""), "hint /unknown"),
                (with(&format!("\"summary\":{deep},"), ""), "warning /summary"),
                (with("", &format!("{{\"label\":{deep}}},")), "error /events/1/label"),
                (with("", &format!("{{\"label\":\"l\",\"note\":{deep}}},")), "warning /events/1/note"),
            ];
            for (text, expected) in table {
                let parsed = read(&text);
                assert_eq!(parsed.diagnostics.iter().map(line).collect::<Vec<_>>(), [expected]);
                assert!(parsed.document.unwrap().events.len() >= 2);
            }
        }
        let values = nested("[", "]", 100_000);
        let samples = format!(r#"{{"start":"2025-03-10T10:00","every":"PT1M","values":{values}}}"#);
        let text = with(&format!(r#""series":[{{"label":"s","samples":{samples}}}],"#), "");
        let lines: Vec<String> = read(&text).diagnostics.iter().map(line).collect();
        assert_eq!(lines, ["warning /series/0/samples/values/0"]);
        check_refused(&"[".repeat(1_000_000), 1, 1_000_000, "the rest of a list");
    });
}

#[test]
fn a_long_text_is_read_told_and_drawn() {
    for piece in ["word ", "w", "長", "\\n", "\\u202e", "\\u0000 "] {
        let long = piece.repeat(10_000);
        let text = with(
            &format!(
                r#""summary":"{long}","statements":[{{"speaker":"Who Ever","quote":"{long}","at":{{"text":"{long}"}}}}],
"outages":[{{"label":"a {long}","lane":"b {long}","start":"2025-03-10T10:00","end":{{"text":"c {long}"}}}}],"#
            ),
            &format!(r#"{{"label":"d {long}","at":"2025-03-10T11:00","note":"{long}"}},"#),
        );
        super::cases::story(text.as_bytes());
        let document = read(&text).document.unwrap();
        assert_eq!((document.events.len(), document.outages.len()), (3, 1), "{piece}");
    }
}

#[test]
fn a_list_of_faults_costs_a_thousand_diagnostics_and_says_how_many_there_were() {
    let ones = "1,".repeat(100_000);
    let parsed = read(&with("", &ones));
    assert_eq!(parsed.diagnostics.len(), 1001);
    assert!(parsed.diagnostics.iter().any(|found| found.found == "99000 more errors"));
    assert_eq!(parsed.document.unwrap().events.len(), 2);
    let ids: Vec<String> = (0..100_000).map(|id| format!("\"x{id}\"")).collect();
    let parsed = read(&with("", &format!("{{\"label\":\"l\",\"sources\":[{}]}},", ids.join(","))));
    assert!(parsed.diagnostics.iter().any(|found| found.found == "99000 more warnings"));
    assert_eq!(parsed.document.unwrap().events.len(), 3);
}

#[test]
fn a_long_id_is_none() {
    let long = "i".repeat(100_000);
    check("", &format!("{{\"id\":\"{long}\",\"label\":\"l\"}},"), &["warning /events/1/id"]);
    check("", &format!("{{\"label\":\"l\",\"sources\":[\"{long}\"]}},"), &["warning /events/1/sources/0"]);
    check(
        &format!("\"statements\":[{{\"speaker\":\"{long}\",\"quote\":\"q\"}}],"),
        "",
        &["hint /statements/0/speaker"],
    );
    let name = "n".repeat(1_000_000);
    let parsed = read(&with(&format!("\"{name}\":1,"), ""));
    assert_eq!(parsed.diagnostics.len(), 1);
}

#[test]
fn numbers_that_cannot_be_held_are_not_known_and_those_that_can_are_drawn() {
    let point = |value: &str| {
        format!(
            r#""series":[{{"id":"s","label":"s","points":[{{"at":"2025-03-10T10:00","value":{value}}},{{"value":1}}]}}],"#
        )
    };
    let digits = |start: &str, digit: &str| [start, &digit.repeat(10_000)].concat();
    for held in
        ["-0", "1e308", "-1e308", "1e-400", "5e-324", "-0.0e-0", &digits("0.1", "3"), "1E+2", "9007199254740993"]
    {
        check(&point(held), "", &[]);
    }
    for beyond in ["1e309", "-1e400", "1e99999999999999999999", &digits("1", "0")] {
        check(&point(beyond), "", &["error /series/0/points/0/value"]);
    }
    for text in ["\"NaN\"", "\"Infinity\"", "\"1\"", "true", "[1]", "\"\""] {
        check(&point(text), "", &["error /series/0/points/0/value"]);
    }
    for bare in ["NaN", "Infinity", "-Infinity", "+1", ".5", "1.", "01", "0x10", "1_000", "--1"] {
        assert!(read(&with(&point(bare), "")).document.is_none(), "{bare}");
    }
    check(&point(r#"{"between":[-1e308,1e308]}"#), "", &[]);
    let parsed = read(&with(&point(r#"{"at_least":1e400}"#), ""));
    assert!(parsed.diagnostics.iter().any(|found| found.pointer == "/series/0/points/0/value/at_least"));
    assert_eq!(parsed.document.unwrap().series[0].points.len(), 1);
    let reports = point("-1").replace("\"id\":\"s\"", "\"id\":\"s\",\"kind\":\"reports\"");
    check(&reports, "", &["error /series/0/points/0/value"]);
    let shares = r#"{"value":1,"breakdown":[{"label":"a","share":1e308},{"label":"b","share":-0},{"label":"c","share":1e-400}]}"#;
    let breakdown = format!(r#""series":[{{"label":"s","points":[{shares},{{"value":1}}]}}],"#);
    check(&breakdown, "", &["error /series/0/points/0/breakdown/0/share"]);
}

#[test]
fn measured_values_at_the_ends_of_numbers_and_of_time_are_drawn() {
    let series =
        |samples: &str| format!(r#""series":[{{"id":"s","label":"s","points":[{{"value":1}}],"samples":{samples}}}],"#);
    let regular = |every: &str, values: &str| {
        series(&format!(r#"{{"start":"2025-03-10T10:00","every":"{every}","values":[{values}]}}"#))
    };
    check(&regular("PT1M", "1e308,-1e308,null,0,-0,1e-320,1e308"), "", &[]);
    check(&regular("PT1M", "1e308,1e400,1"), "", &["warning /series/0/samples/values/1"]);
    check(&regular("PT1M", "null,null"), "", &[]);
    check(&regular("PT1M", ""), "", &[]);
    check(&regular("PT0.001S", "1,".repeat(100_000).trim_end_matches(',')), "", &[]);
    check(&regular("PT1000000000H", "1,2,3"), "", &[]);
    for none in ["PT0S", "PT0.0001S", "P1M", "PT9000000000000H", "PT1E9H", "-PT1M", "PT9223372036854775807S"] {
        let parsed = read(&with(&regular(none, "1,2"), ""));
        assert!(parsed.document.unwrap().series.iter().all(|series| series.samples.is_none()), "{none}");
        assert!(!parsed.diagnostics.is_empty(), "{none}");
    }
    check(&series(r#"{"times":[-3e15,-1,0,1,3e15],"values":[1,2,null,3,4]}"#), "", &[]);
    for times in ["1,1", "2,1", "0,1e16", "-1e300,0", "0,1e400", "null,1", "0"] {
        let parsed = read(&with(&series(&format!(r#"{{"times":[{times}],"values":[1,2]}}"#)), ""));
        assert!(parsed.document.unwrap().series.iter().all(|series| series.samples.is_none()), "{times}");
        assert!(!parsed.diagnostics.is_empty(), "{times}");
    }
}

/// What took time by pairs once, and hung the page.
#[test]
fn a_crowd_is_read_told_and_drawn() {
    let list = |item: &dyn Fn(usize) -> String| (0..2_000).map(item).collect::<Vec<_>>().join(",");
    let crowds = [
        format!(r#""parties":[{}],"#, list(&|n| format!(r#"{{"id":"p{n}","name":"n","role":"r"}}"#))),
        format!(r#""outages":[{}],"#, list(&|n| format!(r#"{{"label":"o","lane":"{n}","start":"2025-03-10T10:00"}}"#))),
        format!(r#""statements":[{}],"#, list(&|_| r#"{"speaker":"Who Ever","quote":"q"}"#.to_owned())),
        format!(r#""statements":[{}],"#, list(&|n| format!(r#"{{"speaker":"S {n}","quote":"q","about":["cause"]}}"#))),
        format!(
            r#""series":[{{"label":"s","points":[{}]}}],"#,
            list(&|n| format!(r#"{{"value":{n},"at":"2025-03-10T10:00"}}"#))
        ),
    ];
    for crowd in crowds {
        super::cases::story(with(&crowd, "").as_bytes());
    }
    let circles = list(&|n| format!(r#"{{"id":"s{n}","title":"t","via":"s{n}"}}"#));
    let text = with("", "").replace(r#""sources":["#, &format!(r#""sources":[{circles},"#));
    assert!(read(&text).document.unwrap().sources.iter().all(|source| source.via.is_none()));
}
