//! What a reader takes away: values and record as tables (CSV), the record as a draft of a post-mortem (Markdown), and the
//! figure as a sheet with its heading and legend, which [`crate::render`] draws. Pure, for the page and for the tool. The document itself is written anew by [`crate::document::normalised`].

mod bounds;
mod caption;
mod closed;
mod draft;
mod legend;
mod lines;
mod markdown;
mod record;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod values;

pub use caption::{Caption, described, imprint, kicker, language, on_one_line, plain, revision, stem};
pub use draft::draft;
pub use legend::{Sample, sample};
pub use lines::{Weight, lines, width_px};
pub use record::record_table;
pub use sheet::{CARD_PX, Line, Sheet};
pub use values::values_table;

use crate::document::Id;
use crate::words::Words;

/// The addresses of sources.
fn urls<'a>(ids: &[Id], words: &Words<'a>) -> impl Iterator<Item = &'a str> {
    ids.iter().filter_map(|id| words.source_of(id)?.url.as_deref())
}
