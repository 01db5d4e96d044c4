//! What a reader takes away as text: values and record as tables (CSV), the record as a draft of a post-mortem (Markdown).
//! Pure, for the page and for the tool. The document itself is written anew by [`crate::document::normalised`].

mod bounds;
mod caption;
mod draft;
mod markdown;
mod record;
mod table;
#[cfg(test)]
mod tests;
mod values;

pub use caption::{Caption, described, imprint, kicker, language, on_one_line, plain, revision};
pub use draft::draft;
pub use record::record_table;
pub use values::values_table;

use crate::document::Id;
use crate::words::Words;

/// The addresses of sources.
fn urls<'a>(ids: &[Id], words: &Words<'a>) -> impl Iterator<Item = &'a str> {
    ids.iter().filter_map(|id| words.source_of(id)?.url.as_deref())
}
