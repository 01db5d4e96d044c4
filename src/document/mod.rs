//! The incident document (`"format": "incident-timeline/1"`): its types, honest time and value, and parsing with
//! diagnostics.

#[macro_use]
mod record;
mod diagnostic;
mod items;
mod time;
mod types;
mod value;
mod zones;

pub use diagnostic::{Class, Diagnostic, Level, Parsed};
pub use items::{Item, Kind};
pub use time::{End, Precision, Time};
pub use types::*;
pub use value::{Bounded, Duration, Value};
pub use zones::Zones;
