//! Reading files within a limit, writing reports, and telling what went wrong.

use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Read, Write};
use std::path::Path;

use incident_timeline::document::is_hidden;

/// The longest input that is read where nothing else is said; bytes.
pub const MOST_BYTES: u64 = 256 << 20;

/// Why a file cannot be used at all.
#[derive(Debug)]
pub enum Unusable {
    /// What the system says.
    System(io::Error),
    /// It is longer than this many bytes.
    TooLong(u64),
    /// It is not UTF-8 from this byte on, counted from 0.
    NotUtf8 {
        /// The first byte that is wrong.
        byte: usize,
        /// The line it stands in, from 1.
        line: usize,
        /// Whether it begins as UTF-16 does.
        utf16: bool,
    },
}

impl fmt::Display for Unusable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(error) => write!(formatter, "cannot be read: {error}"),
            Self::TooLong(most) => write!(formatter, "is longer than {most} bytes, the most that is read"),
            Self::NotUtf8 { utf16: true, .. } => write!(formatter, "is UTF-16; JSON is to be saved as UTF-8"),
            Self::NotUtf8 { byte, line, .. } => {
                write!(formatter, "is not UTF-8: line {line}, byte {} of the file", byte + 1)
            }
        }
    }
}

/// The text of a file; `-` is standard input.
///
/// # Errors
/// What the system says, a text that is not UTF-8, and one longer than `most_bytes`.
pub fn read(path: &Path, most_bytes: u64) -> Result<String, Unusable> {
    if path.as_os_str() == "-" {
        return read_from(io::stdin().lock(), 0, most_bytes);
    }
    let file = File::open(path).map_err(Unusable::System)?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    if length > most_bytes {
        return Err(Unusable::TooLong(most_bytes));
    }
    read_from(file, length, most_bytes)
}

/// As [`read`]. Room for `length` bytes is made at once, so that no second copy is made while the text grows.
fn read_from(source: impl Read, length: u64, most_bytes: u64) -> Result<String, Unusable> {
    let mut bytes = Vec::new();
    let room = usize::try_from(length.saturating_add(1)).unwrap_or_default();
    bytes.try_reserve_exact(room).map_err(|error| Unusable::System(io::Error::other(error)))?;
    source.take(most_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(Unusable::System)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most_bytes {
        return Err(Unusable::TooLong(most_bytes));
    }
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(byte);
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        let utf16 = error.as_bytes().starts_with(&[0xff, 0xfe]) || error.as_bytes().starts_with(&[0xfe, 0xff]);
        Unusable::NotUtf8 { byte, line, utf16 }
    })
}

/// Writes a file piece by piece; `-` is standard output.
///
/// # Errors
/// What the system says.
pub fn write(path: &Path, pieces: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out: Box<dyn Write> = match path.as_os_str() == "-" {
        true => Box::new(io::stdout().lock()),
        false => Box::new(BufWriter::new(File::create(path)?)),
    };
    pieces(&mut out)?;
    out.flush()
}

/// The name of a file as messages show it.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { String::from("<stdin>") } else { safe(&path.display().to_string()) }
}

/// A text without what would rearrange or steer the terminal it is written to: such characters as `\u{…}`.
pub fn safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether standard output is a terminal that is to be coloured.
pub fn is_coloured() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
}

/// The exit code after writing a report: `code`, also where the reader went away, which is their right; 2 where it
/// could not be written for another reason.
pub fn written(result: io::Result<()>, code: u8) -> u8 {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("the report cannot be written: {error}"));
            2
        }
        _ => code,
    }
}

/// One line on standard error. Where even that cannot be written there is no one to tell.
pub fn complain(message: &str) {
    let _ = Write::write_all(&mut io::stderr(), format!("incident-timeline: {message}\n").as_bytes());
}
