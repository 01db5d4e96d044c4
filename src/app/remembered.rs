//! Documents that the reader asked this browser to remember; nothing is kept otherwise.

use leptos::prelude::*;
use web_sys::Storage;

use crate::small::sort_by;

/// What a document's name stands behind among all that this site keeps.
const PREFIX: &str = "incident-timeline:document:";

fn storage() -> Option<Storage> {
    // A browser may forbid it.
    window().local_storage().ok().flatten()
}

/// Keeps a document. Whether there was room.
pub fn remember(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&[PREFIX, name].concat(), text).is_ok())
}

/// Names of what is kept, in alphabetical order.
pub fn names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|place| storage.key(place).ok().flatten());
    let mut names: Vec<String> = keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect();
    sort_by(&mut names, Ord::cmp);
    names
}

/// The text of what is kept under a name.
pub fn recalled(name: &str) -> Option<String> {
    storage()?.get_item(&[PREFIX, name].concat()).ok().flatten()
}

/// Forgets a document.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&[PREFIX, name].concat());
    }
}
