//! A document that a link carries.

use super::base64url;
use super::inflate::{Fault, Limits, inflate};

/// The longest fragment that is read, in characters. Chromium cuts addresses at two million, others sooner.
pub const MOST_CHARACTERS: usize = 1_000_000;

/// What reading a document may cost. A document of such a length that its deflated text fits into a link takes fewer steps.
pub const LIMITS: Limits = Limits { bytes: 1_000_000, steps: 8_000_000 };

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
