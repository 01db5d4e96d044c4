//! The incident document (`"format": "incident-timeline/1"`): its types, honest time and value, and parsing with
//! diagnostics.

#[macro_use]
mod record;
mod check;
mod diagnostic;
mod ids;
mod items;
mod parse;
mod read;
mod samples;
mod time;
mod types;
mod value;
mod zones;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
mod zones_native;

pub use diagnostic::{Class, Diagnostic, Failure, Level, Parsed};
pub use items::{Item, Kind, Spot};
pub use parse::parse;
pub use time::{End, Precision, Time, Utc, civil_to_utc, fixed_offset_s};
pub use types::*;
pub use value::{Bounded, Duration, Quantity, Value};
pub use zones::Zones;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub use zones_native::TzTables;
