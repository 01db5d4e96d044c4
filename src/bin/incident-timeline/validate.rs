//! `validate`: what is wrong with a document, and where.

use std::io::Write as _;
use std::process::ExitCode;

use incident_timeline::document::{Level, TzTables, parse};

use crate::args::Validate;
use crate::io;

/// Exit code 0: no error in any file; 1: at least one; 2: a file could not be used at all.
pub fn run(args: &Validate) -> ExitCode {
    let mut worst = 0;
    let mut out = std::io::stdout().lock();
    for path in &args.files {
        let code = match io::read(path) {
            Ok(text) => {
                let parsed = parse(&text, &TzTables);
                for found in &parsed.diagnostics {
                    let place = format!("{}:{}:{}", path.display(), found.line, found.column);
                    let _ = writeln!(out, "{place}: {}: expected {}", found.found, found.expected);
                }
                u8::from(parsed.failure.is_some() || parsed.diagnostics.iter().any(|found| found.level == Level::Error))
            }
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "{}: {error}", path.display());
                2
            }
        };
        worst = worst.max(code);
    }
    ExitCode::from(worst)
}
