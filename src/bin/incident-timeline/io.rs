//! Reading documents and telling what went wrong.

use std::io::{self, Read as _};
use std::path::Path;

/// The text of a file; `-` is standard input.
///
/// # Errors
/// What the system says, and a text that is not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(path)
}
