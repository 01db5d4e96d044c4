//! What may be said on the command line. Each command's arguments and the text of its help stand together.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::io::MOST_BYTES;

const ABOUT: &str = "\
Checks, draws and publishes incident documents.

An incident document is a JSON file of the format \"incident-timeline/1\": what broke, when, how badly, who said what \
about it, and on what evidence. This tool tells what is wrong with one, makes one out of files of other formats, \
draws it, takes tables and drafts out of it, and publishes it.";

const AFTER: &str = "\
Exit codes of every command:
  0  done, and no error in any file
  1  a file was read, and there are errors in it
  2  a file could not be used at all, or the command line is wrong

Environment:
  NO_COLOR   if set to anything, no colour is written (https://no-color.org)

Examples:
  incident-timeline validate incident.json
  incident-timeline convert statuspage.json --incident abc123 -o incident.json
  incident-timeline render incident.json --svg -o figure.svg
  incident-timeline export incident.json --markdown -o post-mortem.md
  incident-timeline publish incidents/*.json -o public/
  curl -s https://example.org/incident.json | incident-timeline validate -

`incident-timeline help COMMAND` tells all about one command.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "incident-timeline", version, max_term_width = 100, about = "Checks, draws and publishes incident documents", long_about = ABOUT, after_long_help = AFTER)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the tool does; each has a file of its own beside this one.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Says what is wrong with incident documents, and where
    Validate(Validate),
    /// Makes an incident document out of a file of another format
    Convert(Convert),
    /// Prints the JSON Schema of the document format, or its reference
    Schema(Schema),
    /// Takes values, record or document out as a table, as Markdown or as JSON
    Export(crate::export::Export),
    /// Draws a document as a picture or as a page in a single file
    Render(crate::render::Render),
    /// Makes folders that are ready for any static host
    Publish(crate::publish::Publish),
}

/// How much of a file is read, for every command that reads one.
#[derive(Debug, Clone, Copy, ClapArgs)]
pub struct Limit {
    /// Longest input that is read
    ///
    /// A number of bytes, which K, M or G behind it multiply by 1024, 1024² or 1024³. A longer file, or standard input
    /// that goes on beyond it, is not used at all (exit code 2).
    #[arg(long, value_name = "SIZE", default_value_t = MOST_BYTES, value_parser = size)]
    pub max_bytes: u64,
}

/// Reads `256M` as bytes.
fn size(text: &str) -> Result<u64, String> {
    let (digits, factor) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (text.get(..at), 1 << 10),
        Some((at, 'm' | 'M')) => (text.get(..at), 1 << 20),
        Some((at, 'g' | 'G')) => (text.get(..at), 1 << 30),
        _ => (Some(text), 1),
    };
    (digits.and_then(|digits| digits.parse::<u64>().ok()).and_then(|number| number.checked_mul(factor)))
        .filter(|bytes| *bytes < usize::MAX as u64)
        .ok_or_else(|| String::from("a number of bytes, such as 1000000 or 256M, was expected"))
}

const VALIDATE: &str = "\
What is reported, one for each fault, in the order of the file:

  FILE:LINE:COLUMN: LEVEL[CLASS]: POINTER: expected ..., found ...

with the line of the file under it and a caret where the fault is. POINTER is a JSON pointer (RFC 6901). A line ends at a \
line feed; columns are Unicode characters; both count from 1. Then one line for each file says how many there are.

Levels:
  error     an item, or a record in one, cannot be shown and is left out
  warning   a field is taken as not known, or says what cannot be: the item
            is shown with a mark
  hint      worth knowing

Classes:
  syntax    not JSON, or JSON that two readers may understand in two ways
  shape     a field, a type or a word that the JSON Schema does not have
  meaning   right in shape, wrong in meaning: a date that there is not, a
            reference to nothing, a wrong order

Of each level a thousand are listed, and the rest counted.

Exit codes:
  0  no error (no warning either, with --strict) in any file
  1  errors; also a file that is not JSON, not of this format or version, or
     has no title
  2  a file that cannot be read at all (missing, not UTF-8, longer than
     --max-bytes), or a wrong command line

With --format json one object is written to standard output:

  { \"files\": [ {
      \"file\": \"incident.json\",
      \"unusable\": null,       or a text: why the file cannot be read at all
      \"failure\": null,        or why there is no document: \"not_json\",
                              \"other_format\", \"other_version\", \"no_title\"
      \"errors\": 1, \"warnings\": 0, \"hints\": 0,
      \"diagnostics\": [ {
          \"class\": \"shape\", \"level\": \"error\", \"pointer\": \"/events/0\",
          \"item\": \"event-1\",    or null outside of any item
          \"line\": 4, \"column\": 5, \"found\": \"...\", \"expected\": \"...\" } ]
  } ] }

Examples:
  incident-timeline validate incidents/*.json
  incident-timeline validate --strict --quiet incident.json
  incident-timeline validate --format json - < incident.json

Memory: the length of the longest file, and up to four times that for measured
values. Of items only those are kept that others name, at about a kilobyte each,
and about 300 bytes for each such name.";

/// Arguments of `validate`.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = VALIDATE)]
pub struct Validate {
    /// Incident documents; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to write what was found: as text for people, or as JSON for programs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The least level that is listed; all are counted
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Least::Hint)]
    pub level: Least,
    /// Takes warnings as errors for the exit code
    #[arg(long)]
    pub strict: bool,
    /// Writes no line for a file in which there is nothing to report
    #[arg(long, short)]
    pub quiet: bool,
    /// How much is read.
    #[command(flatten)]
    pub limit: Limit,
}

/// How reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for people
    Text,
    /// One JSON object
    Json,
}

/// The least level that is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Least {
    /// Errors only.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Hint,
}

const CONVERT: &str = "\
Formats:
  statuspage  answers of the Statuspage v2 API: incidents.json, one incident,
              or a list of them. Each incident is a document: its updates
              become statements of the page's operator. When one was posted
              bounds when the outage began and ended, and is not taken for it.
  timelinejs  a TimelineJS document. Slides become events; a date without a
              clock time stays a date, and an end is kept in words.
  csv         counts over time: a column of times (ISO 8601 or Unix time),
              each further column of numbers a series. Commas, semicolons,
              tabs or bars between cells. An empty cell is a gap.
  incident    an incident document, written anew: its fields in the order of
              the format, unknown ones behind them, in lines of its own.

Nothing is invented, and whatever has no place in an incident document is told on standard error, one line for each \
kind of thing. What is written is checked as `validate` does it.

Exit codes:
  0  written
  1  the file is of none of these formats, or holds nothing to convert
  2  a file cannot be read or written, or the command line is wrong

Examples:
  incident-timeline convert timeline.json -o incident.json
  incident-timeline convert incidents.json --incident abc123 > incident.json
  incident-timeline convert incidents.json -o incidents/
  incident-timeline convert counts.csv --title \"Reports by users\"";

/// Arguments of `convert`.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = CONVERT)]
pub struct Convert {
    /// A file of another format; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What the file is; found out from its content when not given
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub from: Option<From>,
    /// Where to write
    ///
    /// A file; or a folder, which is one that exists or a name that ends with `/`, for one document an incident.
    /// Without it the document is written to standard output.
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Takes only the incident of this id
    #[arg(long, value_name = "ID")]
    pub incident: Option<String>,
    /// The title, where the file has none or another is wanted
    #[arg(long)]
    pub title: Option<String>,
    /// The zone of times that stand without one (IANA, such as Europe/London); else they are read in UTC
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// How much is read.
    #[command(flatten)]
    pub limit: Limit,
}

/// Formats that can be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// Incidents of a Statuspage v2 API
    Statuspage,
    /// Slides of TimelineJS
    #[value(name = "timelinejs")]
    TimelineJs,
    /// A table of counts over time
    Csv,
    /// An incident document
    Incident,
}

const SCHEMA: &str = "\
A document that names the schema as its \"$schema\" is checked and completed by editors as one writes it. A document is \
invalid by the schema exactly when validate reports something of class shape.

Exit codes:
  0  written
  2  standard output cannot be written to

Examples:
  incident-timeline schema > incident-timeline-1.json
  incident-timeline schema --reference > format.html";

/// Arguments of `schema`.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = SCHEMA)]
pub struct Schema {
    /// Prints the reference of the format instead, a page of HTML
    ///
    /// The page asks for the style sheet format.css beside it, and links to the schema at
    /// schema/incident-timeline-1.json.
    #[arg(long)]
    pub reference: bool,
}
