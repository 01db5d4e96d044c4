//! Reading a document that is to be drawn or published, and saying what is wrong with it.

use std::path::Path;

use incident_timeline::document::{Level, Parsed, TzTables, parse};
use incident_timeline::publish::Incident;
use incident_timeline::words::interface::INTERFACE;

use crate::io::{self, complain};

/// Exit codes: no error; errors in a document, of which what could be read was used; something could not be used at all.
pub const GOOD: u8 = 0;
pub const ERRORS: u8 = 1;
pub const UNUSABLE: u8 = 2;

/// Reads a document. What is wrong with it is told on standard error; beside the document is the exit code that it costs.
pub fn opened(path: &Path) -> (Option<Incident>, u8) {
    let text = match io::read(path, io::MOST_BYTES) {
        Ok(text) => text,
        Err(unusable) => {
            complain(&format!("{} {unusable}", io::name(path)));
            return (None, UNUSABLE);
        }
    };
    let Parsed { document, diagnostics, .. } = parse(&text, &TzTables);
    for found in diagnostics.iter().filter(|found| found.level != Level::Hint) {
        complain(&io::safe(&format!("{}: {}", path.display(), INTERFACE.placed(found))));
    }
    let clean = document.is_some() && diagnostics.iter().all(|found| found.level != Level::Error);
    (document.map(|document| Incident::new(document, diagnostics, text)), if clean { GOOD } else { ERRORS })
}
