//! `export`: what a document holds, as text for other programs and for people.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use incident_timeline::document::{TzTables, normalised};
use incident_timeline::export::{draft, record_table, values_table};
use incident_timeline::publish::Incident;
use incident_timeline::words::Words;

use crate::args::Limit;
use crate::io::{complain, write};
use crate::render::zone;
use crate::source::{UNUSABLE, opened};

const HELP: &str = "\
--csv writes every figure and every measured value: what is stated of it, each
bound in a column of its own (value, at_least, more_than, at_most, less_than,
between_low, between_high, about), and when it was (earliest, latest). A cell is
empty where nothing is stated; no number is worked out. Bounds of time are
instants in UTC; of a day, a month or a year `latest` is the first instant after
it, which latest_precision tells.

--record-csv writes the record with a row for each item, and of an outage one
for each account; --markdown a draft of a post-mortem (impact, trigger,
detection, causes, resolution, timeline) that names what is not stated; --json
the document written anew in the order of the format.

Tables are CSV by RFC 4180, in UTF-8. A text that a spreadsheet would run as a
formula (it begins with = + - or @) has an apostrophe before it.

Exit codes:
  0  written, and no error in the document
  1  errors in the document; what could be read of it is written
  2  the file cannot be used at all, or cannot be written

Examples:
  incident-timeline export incident.json --csv -o values.csv
  incident-timeline export incident.json --markdown --zone UTC -o post-mortem.md
  incident-timeline export incident.json --json -o - | diff incident.json -";

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(after_long_help = HELP)]
pub struct Export {
    /// An incident document; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    kind: Kind,
    /// File to write; `-` is standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Zone of times in words: an IANA name, UTC, or an offset such as -04:00; else the document's
    #[arg(long, allow_hyphen_values = true, value_parser = zone, conflicts_with = "json")]
    zone: Option<String>,
    #[command(flatten)]
    limit: Limit,
}

/// What is written.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Kind {
    /// Every figure and measurement, as a table
    #[arg(long)]
    csv: bool,
    /// The record, as a table
    #[arg(long)]
    record_csv: bool,
    /// The record as a draft of a post-mortem, in Markdown
    #[arg(long)]
    markdown: bool,
    /// The document itself, written anew
    #[arg(long)]
    json: bool,
}

/// Writes; the exit code is 0, 1 for errors in the document, 2 where nothing is written.
pub fn run(args: &Export) -> ExitCode {
    let (incident, code) = opened(&args.file, args.limit);
    let Some(incident) = incident else { return ExitCode::from(code) };
    match write(&args.output, |out| export(args, &incident, out)) {
        Ok(()) => ExitCode::from(code),
        // Whoever reads has seen what they wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(code),
        Err(error) => {
            complain(&format!("{}: {error}", args.output.display()));
            ExitCode::from(UNUSABLE)
        }
    }
}

fn export(args: &Export, incident: &Incident, out: &mut dyn Write) -> io::Result<()> {
    let document = &incident.document;
    let zone = args.zone.as_deref().or(document.time_zone.as_deref()).unwrap_or("UTC");
    let words = Words::new(document, &TzTables, zone);
    // A table of millions is written while it is made.
    let mut result = Ok(());
    let mut push = |piece: &str| {
        if result.is_ok() {
            result = out.write_all(piece.as_bytes());
        }
    };
    let Kind { csv, record_csv, markdown, .. } = args.kind;
    if csv {
        values_table(document, &words, &mut push);
    } else if record_csv {
        record_table(document, &words, &mut push);
    } else if markdown {
        push(&draft(document, &words, Some(&incident.content())));
    } else {
        // What was read is JSON.
        push(&normalised(&incident.text).unwrap_or_default());
    }
    result
}
