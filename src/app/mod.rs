//! The widget in the browser: components that show what the pure modules worked out, and signals that say what the reader
//! chose. There may be many in a page; nothing here is of one widget alone and yet shared by all.

mod current;
mod dialog;
mod embed_dialog;
mod figure;
mod filters;
mod fragment;
mod headline;
mod host;
mod item;
mod link_dialog;
mod load;
mod messages;
mod moments;
mod motion;
mod open_dialog;
mod optional;
mod page;
mod problem;
mod record;
mod remembered;
mod search;
mod sections;
mod shared;
mod state;
mod tag;
mod take_dialog;
mod taken;
mod told;
mod toolbar;
mod why;
mod zones;

pub use current::enter;
pub use host::{Mounted, Settings, Source, choose_zone, given, look, mount, select};
pub use load::Request;
pub use page::Extent;
pub use state::State;
pub use taken::{Made, Wanted, taken};
