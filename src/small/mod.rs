//! What the standard library does at length, in few bytes: every reader of the page pays for each of its tables.

mod letters;
mod names;
mod number;
mod sort;
mod text;

pub use letters::{capital, is_letter, small_letters};
pub use names::{ByName, Names, Places, draw, hash};
pub use number::{number, number_text, rounded_text, wave, within};
pub use sort::{sort_by, sort_by_key};
pub use text::{before, cut, cut_one, find, find_one, without_end};
