//! `schema`: the JSON Schema of the format, and its reference.

use std::io::Write as _;
use std::process::ExitCode;

use incident_timeline::document::{json_schema, reference};

use crate::args::Schema;

/// Exit code 0, or 2 where nothing can be written.
pub fn run(args: &Schema) -> ExitCode {
    let text = if args.reference { reference() } else { json_schema() };
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
