//! What a reader sees, and a whole document, to and from the fragment of an address.
//!
//! A fragment is `v1:` and keys with values: `v1:from=2025-03-10T13:00:00Z&to=2025-03-10T15:00:00Z&item=a`. What is not
//! named is as the page opens. Whoever writes a link writes it for good, so that a key of version 1 keeps its meaning:
//!
//! | key | value |
//! | --- | --- |
//! | `from`, `to` | the window: instants of RFC 3339, or Unix milliseconds |
//! | `zone` | the zone of all times: IANA, or `UTC` |
//! | `item` | the id of the opened item |
//! | `moment` | the key moment that is shown, counted from 1 |
//! | `q` | what is searched for |
//! | `kind` | kinds of item looked for, as the document names them, separated by commas |
//! | `scale` | `lin` or `log` |
//! | `theme` | `light` or `dark` |
//! | `lang` | the language of the page's own words: `en`, so far the only one |
//! | `doc` | the document itself: its text in raw deflate (RFC 1951), in base64url (RFC 4648, section 5) |
//! | `lane`, `speaker`, `evidence`, `severity`, `region` | a value that is looked for; the key stands once for each |
//! | `hide-lane`, `hide-series` | a lane's name, a series' id, left out of the timeline; the key stands once for each |
//!
//! A fragment is hostile input. Each piece that cannot be read costs itself and a notice, never another piece; what
//! reading costs is bounded in what is taken in, what is put out and in steps.

mod base64url;
mod carried;
mod citation;
mod inflate;
mod instant;
mod notice;
mod pieces;
mod shown;
#[cfg(test)]
mod tests;

pub use base64url::{decode, encode};
pub use carried::{LIMITS, MOST_CHARACTERS, unpack};
pub use citation::{citation, window_in_words};
pub use inflate::{Fault, Inflated, Limits, inflate};
pub use notice::Notice;
pub use shown::{Link, Shown};
