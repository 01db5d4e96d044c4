//! A document that a link carries.

use super::base64url;
use super::inflate::{Fault, Limits, inflate};

/// The longest fragment that is read, in characters: that of a document which is as long as it may be and cannot be made
/// shorter.
pub const MOST_CHARACTERS: usize = 700_000;

/// What reading a document may cost. One of so many bytes takes fewer steps, and the page takes less than 64 MB for it.
pub const LIMITS: Limits = Limits { bytes: 500_000, steps: 6_000_000 };

/// The text of the document that a link carries.
///
/// # Errors
/// Why there is none.
pub fn unpack(value: &str) -> Result<String, Fault> {
    if value.len() > MOST_CHARACTERS {
        return Err(Fault::TooLong);
    }
    let deflated = base64url::decode(value).ok_or(Fault::Broken)?;
    let inflated = inflate(&deflated, LIMITS)?;
    String::from_utf8(inflated.bytes).map_err(|_| Fault::Broken)
}
