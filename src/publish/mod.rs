//! Incidents as files for any static host: pages that need no script, pictures, data, a list, a feed.
//!
//! Everything here is a function of the documents and of the address they will have: no clock, no network, no folder.

mod card;
mod data;
mod feed;
mod figure;
mod head;
mod html;
mod incident;
mod list;
mod page;
mod place;
mod plain;
mod sections;
mod sheet;
mod told;

pub use feed::{Listed, feed, list_page};
pub use incident::Incident;
pub use page::single;
pub use place::{Base, Live, Place};
pub use told::Told;

use crate::export::Sheet;
use crate::render::{Scheme, Unpaintable, picture, png, style};
use place::name;

/// Width at which the figure is laid out in pictures, CSS pixels.
pub const PICTURE_WIDTH_PX: f64 = 1180.0;
/// Pixels to a CSS pixel in the figure's picture.
const PICTURE_SCALE: f64 = 2.0;

/// A file to be written: its path, with slashes, and its bytes.
pub type File = (String, Vec<u8>);

/// Every file of an incident's folder.
///
/// # Errors
/// A figure that is too large to be painted.
pub fn files(incident: &Incident, told: &Told, place: Place) -> Result<Vec<File>, Unpaintable> {
    let base = place.base;
    let caption = incident.caption(told);
    let sheet = Sheet::new(told.scene(told.story.home, PICTURE_WIDTH_PX), caption);
    let in_feed = base.is_some() && Listed::new(incident, told).is_dated();
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        (name::PAGE, page::page(incident, told, place, in_feed).into_bytes()),
        (name::EMBED, page::embedded(incident, told, place.live).into_bytes()),
        (name::PLAIN, plain::plain_page(incident, told, base).into_bytes()),
        (name::STYLE, sheet::first(Scheme::Auto).into_bytes()),
        (name::STYLE_BELOW, sheet::below().into_bytes()),
        (name::CODES, data::codes(incident, told, base).into_bytes()),
        (name::DOCUMENT, incident.text.clone().into_bytes()),
        (name::FIGURE_SVG, picture(&sheet, &style(Scheme::Auto)).into_bytes()),
        (name::FIGURE_PNG, png(&picture(&sheet, &style(Scheme::Light)), PICTURE_SCALE)?),
        (name::CARD, png(&card::card(incident, told), 1.0)?),
    ];
    if let Some(base) = base {
        files.push((name::OEMBED, data::oembed(incident, told, base).into_bytes()));
    }
    Ok(files.into_iter().map(|(name, bytes)| ([&incident.folder, "/", name].concat(), bytes)).collect())
}

/// The files above the folders: the list, its style, and with addresses the feed.
pub fn list_files(list: &[Listed], base: Option<&Base>) -> Vec<File> {
    let mut files = vec![
        (name::PAGE.to_owned(), list_page(list, base).into_bytes()),
        (name::STYLE.to_owned(), sheet::sheet(Scheme::Auto).into_bytes()),
    ];
    if let Some(feed) = base.and_then(|base| feed(list, base)) {
        files.push((name::FEED.to_owned(), feed.into_bytes()));
    }
    files
}
