//! `validate`: what is wrong with a document, and where.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use incident_timeline::document::{Checked, Counts, Level, TzTables, check};
use serde_json::{Value, json};

use crate::args::{Format, Least, Validate};
use crate::io::{is_coloured, name, read, safe, written};
use crate::report::Report;
use crate::source::{ERRORS, GOOD, UNUSABLE};

/// Checks every file; the exit code is that of the worst.
pub fn run(args: &Validate) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = GOOD;
    let result = match args.format {
        Format::Text => text(args, &mut out, &mut code),
        Format::Json => as_json(args, &mut out, &mut code),
    };
    ExitCode::from(written(result.and_then(|()| out.flush()), code))
}

fn code_of(parsed: &Checked, strict: bool) -> u8 {
    let Counts { errors, warnings, .. } = parsed.counts;
    if parsed.failure.is_some() || errors > 0 || strict && warnings > 0 { ERRORS } else { GOOD }
}

/// Whether diagnostics of a level are listed.
fn is_listed(level: Level, least: Least) -> bool {
    match least {
        Least::Error => level == Level::Error,
        Least::Warning => level != Level::Hint,
        Least::Hint => true,
    }
}

fn text(args: &Validate, out: &mut impl Write, code: &mut u8) -> io::Result<()> {
    for path in &args.files {
        let text = match read(path, args.limit.max_bytes) {
            Ok(text) => text,
            Err(unusable) => {
                *code = UNUSABLE;
                // What stands on standard output comes before this where both are one terminal.
                out.flush()?;
                crate::io::complain(&format!("{} {unusable}", name(path)));
                continue;
            }
        };
        let parsed = check(&text, &TzTables);
        *code = (*code).max(code_of(&parsed, args.strict));
        let name = name(path);
        let mut report = Report::new(&name, &text, is_coloured());
        for found in parsed.diagnostics.iter().filter(|found| is_listed(found.level, args.level)) {
            report.write(found, out)?;
        }
        if !args.quiet || parsed.counts != Counts::default() {
            writeln!(out, "{name}: {}", summary(parsed.counts))?;
        }
    }
    Ok(())
}

/// "2 errors, 1 warning, 3 hints".
fn summary(counts: Counts) -> String {
    let of = |count: usize, one: &str| match count {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    let mut parts = vec![of(counts.errors, "error")];
    parts.extend((counts.warnings > 0).then(|| of(counts.warnings, "warning")));
    parts.extend((counts.hints > 0).then(|| of(counts.hints, "hint")));
    parts.join(", ")
}

fn as_json(args: &Validate, out: &mut impl Write, code: &mut u8) -> io::Result<()> {
    // Written file by file, so that no more than one report is held.
    out.write_all(b"{\"files\":[")?;
    for (index, path) in args.files.iter().enumerate() {
        let report = json_of(path, args, code).to_string();
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        out.write_all(ascii_where_hidden(&report).as_bytes())?;
    }
    out.write_all(b"\n]}\n")
}

fn json_of(path: &Path, args: &Validate, code: &mut u8) -> Value {
    let file = path.to_string_lossy();
    let parsed = match read(path, args.limit.max_bytes) {
        Ok(text) => check(&text, &TzTables),
        Err(unusable) => {
            *code = UNUSABLE;
            return json!({ "file": file, "unusable": unusable.to_string(), "failure": null,
                           "errors": 0, "warnings": 0, "hints": 0, "diagnostics": [] });
        }
    };
    *code = (*code).max(code_of(&parsed, args.strict));
    let listed = parsed.diagnostics.iter().filter(|found| is_listed(found.level, args.level));
    let diagnostics: Vec<Value> = listed
        .map(|found| {
            json!({ "class": found.class.as_str(), "level": found.level.as_str(), "pointer": found.pointer,
                    "item": found.item.as_deref(), "line": found.line, "column": found.column,
                    "found": found.found, "expected": found.expected })
        })
        .collect();
    let Counts { errors, warnings, hints } = parsed.counts;
    json!({ "file": file, "unusable": null, "failure": parsed.failure.map(|failure| failure.as_str()),
            "errors": errors, "warnings": warnings, "hints": hints, "diagnostics": diagnostics })
}

/// JSON in which what a terminal might obey is written as `\u202e`, which says the same to a program.
fn ascii_where_hidden(json: &str) -> String {
    if safe(json) == json {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for character in json.chars() {
        if incident_timeline::document::is_hidden(character) {
            character.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(character);
        }
    }
    out
}
