//! The incident document (`"format": "incident-timeline/1"`): its types, honest time and value, and parsing with
//! diagnostics.

#[macro_use]
mod record;
mod check;
mod diagnostic;
mod ids;
mod items;
mod normal;
mod parse;
mod read;
mod samples;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod schema;
mod time;
mod types;
mod value;
mod zones;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod zones_native;

#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use diagnostic::Checked;
pub use diagnostic::{Class, Counts, Diagnostic, Failure, Level, Parsed};
pub use items::{Item, Kind, Spot};
pub use normal::{laid_out, normalised};
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use parse::check;
pub use parse::{parse, parse_ahead};
pub use read::{Ahead, is_hidden};
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use schema::{json_schema, reference};
pub use time::order::{Conflict, Limit, Order, Span, certainly_before};
pub use time::{End, Precision, Time, Utc, civil_to_utc, date_of_ms, fixed_offset_s, instant_ms, offset_at_s};
pub use types::*;
pub use value::{Bounded, Duration, Quantity, Value};
pub use zones::Zones;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use zones_native::TzTables;
