//! Reading a document that is to be drawn or published, and saying what is wrong with it.

use std::path::Path;

use incident_timeline::document::{Counts, Level, Parsed, TzTables, parse};
use incident_timeline::publish::Incident;

use crate::args::Limit;
use crate::io::{complain, name, read, written};
use crate::report::Report;

/// Exit codes: no error; errors in a document, of which what could be read was used; something could not be used at all.
pub const GOOD: u8 = 0;
pub const ERRORS: u8 = 1;
pub const UNUSABLE: u8 = 2;

/// Reads a document. What is wrong with it is told on standard error, as `validate` does it; beside the document is the
/// exit code that it costs.
pub fn opened(path: &Path, limit: Limit) -> (Option<Incident>, u8) {
    let shown = name(path);
    let text = match read(path, limit.max_bytes) {
        Ok(text) => text,
        Err(unusable) => {
            complain(&format!("{shown} {unusable}"));
            return (None, UNUSABLE);
        }
    };
    let Parsed { document, diagnostics, counts: Counts { errors, .. }, .. } = parse(&text, &TzTables);
    let mut report = Report::new(&shown, &text, false);
    let mut told = diagnostics.iter().filter(|found| found.level != Level::Hint);
    let result = told.try_for_each(|found| report.write(found, &mut std::io::stderr()));
    let code = if document.is_some() && errors == 0 { GOOD } else { ERRORS };
    (document.map(|document| Incident::new(document, diagnostics, text)), written(result, code))
}
