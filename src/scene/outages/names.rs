//! What lanes are called where there is little room.

use std::borrow::Cow;

use crate::scene::label::Size;
use crate::scene::story::Lane;
use crate::scene::text;
use crate::small::Names;

/// The names of lanes in at most `most_px`. One that is cut keeps its beginning; where another one has the same, it keeps its
/// end, so that no two lanes seem to be one. What has no name is `unnamed`.
pub(super) fn names(lanes: &[Lane], unnamed: &str, most_px: f64) -> Vec<String> {
    let whole = |lane: &'_ Lane| lane.name.as_deref().unwrap_or(unnamed).to_owned();
    let cut = |lane: &Lane| text::shortened(&whole(lane), Size::Medium, true, most_px).unwrap_or_default();
    let all: Vec<String> = lanes.iter().map(cut).collect();
    let mut seen = Names::new();
    let mut twice = Names::new();
    for name in &all {
        if !seen.add(Cow::Borrowed(name)).1 {
            twice.add(Cow::Borrowed(name));
        }
    }
    let name = |(lane, name): (&Lane, &String)| {
        let end = twice.contains(name).then(|| text::with_end(&whole(lane), Size::Medium, true, most_px)).flatten();
        end.unwrap_or_else(|| name.clone())
    };
    lanes.iter().zip(&all).map(name).collect()
}
