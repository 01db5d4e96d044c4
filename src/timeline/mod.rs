//! The time axis as pure functions: which window is seen, how it gets to another, where a time stands in it, where the ticks
//! go, what is packed or gathered where it would overlap.

mod brush;
mod flight;
mod gesture;
mod intervals;
mod pack;
mod scale;
mod ticks;
mod view;
mod written;

pub use brush::Brush;
pub use flight::{between, flight_ms};
pub use gesture::Gesture;
pub use intervals::{Intervals, Stated};
pub use pack::{cluster, pack};
pub use scale::Scale;
pub use ticks::{Step, Tick, Ticks, Unit, ticks};
pub use view::{MAX_SPAN_MS, MIN_SPAN_MS, View};
pub use written::view_from_text;
