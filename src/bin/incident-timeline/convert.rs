//! `convert`: documents out of a file of another format.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use incident_timeline::document::{Level, TzTables, parse};
use incident_timeline::import::{Format, Imported, Note, Options, Refused, detect, import};

use crate::args::{Convert, From};
use crate::io::{complain, name, read, safe, written};

const DONE: u8 = 0;
const NOTHING: u8 = 1;
const UNUSABLE: u8 = 2;

/// Notes that are told; the rest is counted.
const TOLD: usize = 50;

/// Converts the file; the exit code is as the help has it.
pub fn run(args: &Convert) -> ExitCode {
    ExitCode::from(converted(args).unwrap_or_else(|code| code))
}

fn converted(args: &Convert) -> Result<u8, u8> {
    let file = name(&args.file);
    let text = read(&args.file, args.limit.max_bytes).map_err(|unusable| {
        complain(&format!("{file} {unusable}"));
        UNUSABLE
    })?;
    let refuse = |refused: Refused| {
        complain(&format!("{file} {}", words(&refused)));
        NOTHING
    };
    // What is called a table and has no column of times is told what it lacks.
    let is_table =
        args.file.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv") || end.eq_ignore_ascii_case("tsv"));
    let detected = || match detect(&text) {
        Err(Refused::Unknown) if is_table => Ok(Format::Counts),
        detected => detected,
    };
    let format = args.from.map_or_else(detected, |from| Ok(format_of(from))).map_err(refuse)?;
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let options = Options {
        name: stem.filter(|stem| stem != "-").unwrap_or_else(|| String::from("Untitled")),
        title: args.title.clone(),
        time_zone: args.time_zone.clone(),
        incident: args.incident.clone(),
    };
    let (documents, notes) = import(&text, format, &options, &TzTables).map_err(refuse)?;
    let code = write(args, &file, &documents)?;
    tell(&file, &notes);
    Ok(code)
}

fn format_of(from: From) -> Format {
    match from {
        From::Statuspage => Format::Statuspage,
        From::TimelineJs => Format::TimelineJs,
        From::Csv => Format::Counts,
        From::Incident => Format::Incident,
    }
}

fn words(refused: &Refused) -> String {
    match refused {
        Refused::Unknown => String::from(
            "is no format that can be converted: Statuspage, TimelineJS, a table of counts over time or an incident document",
        ),
        Refused::Broken(why) => format!("cannot be read: {}", safe(why)),
        Refused::Empty(what) => format!("holds nothing to convert: {} was looked for", safe(what)),
    }
}

fn write(args: &Convert, file: &str, documents: &[Imported]) -> Result<u8, u8> {
    let into_folder = |out: &&Path| out.is_dir() || out.as_os_str().to_string_lossy().ends_with('/');
    match (args.output.as_deref(), documents) {
        (Some(folder), _) if into_folder(&folder) => {
            std::fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
            for document in documents {
                write_file(&folder.join(format!("{}.json", document.id)), document)?;
            }
            complain(&format!("{file}: {} written into {}", count(documents.len()), name(folder)));
            Ok(DONE)
        }
        (_, many) if many.len() > 1 => {
            complain(&format!("{file} holds {}; --incident ID takes one, --output FOLDER/ all:", count(many.len())));
            for document in many.iter().take(TOLD) {
                let _ = writeln!(io::stderr(), "  {}  {}", document.id, safe(&document.title));
            }
            if many.len() > TOLD {
                let _ = writeln!(io::stderr(), "  and {} more", many.len() - TOLD);
            }
            Err(UNUSABLE)
        }
        (Some(path), _) => {
            documents.iter().try_for_each(|document| write_file(path, document))?;
            Ok(DONE)
        }
        (None, _) => {
            let mut out = io::stdout().lock();
            let result =
                documents.iter().try_for_each(|document| out.write_all(checked(document, "<stdout>").as_bytes()));
            Ok(written(result.and_then(|()| out.flush()), DONE))
        }
    }
}

fn count(documents: usize) -> String {
    if documents == 1 { String::from("1 incident") } else { format!("{documents} incidents") }
}

fn write_file(path: &Path, document: &Imported) -> Result<(), u8> {
    std::fs::write(path, checked(document, &name(path))).map_err(|error| not_written(path, &error))
}

fn not_written(path: &Path, error: &io::Error) -> u8 {
    complain(&format!("{} cannot be written: {error}", name(path)));
    UNUSABLE
}

/// The document's text. What is wrong with it is told: the file it comes from may say what cannot be.
fn checked<'a>(document: &'a Imported, name: &str) -> &'a str {
    let parsed = parse(&document.document, &TzTables);
    for found in parsed.diagnostics.iter().filter(|found| found.level != Level::Hint).take(TOLD) {
        let place = format!("{name}:{}:{}: {}", found.line, found.column, found.level.as_str());
        let (expected, what) = (safe(&found.expected), safe(&found.found));
        complain(&format!("{place}: {}: expected {expected}; found {what}", safe(&found.pointer)));
    }
    &document.document
}

fn tell(file: &str, notes: &[Note]) {
    for Note { place, says, count } in notes.iter().take(TOLD) {
        let times = if *count > 1 { format!(" ({count} times)") } else { String::new() };
        complain(&format!("{file}: {}: {}{times}", safe(place), safe(says)));
    }
    if notes.len() > TOLD {
        complain(&format!("{file}: and {} more such notes", notes.len() - TOLD));
    }
}
