//! What lanes are called where there is little room.

use std::borrow::Cow;

use crate::scene::label::Size;
use crate::scene::story::Lane;
use crate::scene::text;
use crate::small::Names;

/// The names of lanes in at most `most_px`. One that is cut keeps its beginning; where another one has the same, it keeps its
/// end, so that no two lanes seem to be one. What has no name is `unnamed`.
pub(super) fn names(lanes: &[Lane], unnamed: &str, most_px: f64) -> Vec<String> {
    let whole: Vec<&str> = lanes.iter().map(|lane| lane.name.as_deref().unwrap_or(unnamed)).collect();
    let cut = |whole: &&str| text::shortened(whole, Size::Medium, true, most_px).unwrap_or_default();
    let all: Vec<String> = whole.iter().map(cut).collect();
    let mut seen = Names::new();
    let mut twice = Names::new();
    for name in &all {
        if !seen.add(Cow::Borrowed(name)).1 {
            twice.add(Cow::Borrowed(name));
        }
    }
    let ends: Vec<Option<String>> = (whole.iter().zip(&all))
        .map(|(whole, name)| twice.contains(name).then(|| text::with_end(whole, Size::Medium, true, most_px)).flatten())
        .collect();
    all.into_iter().zip(ends).map(|(name, end)| end.unwrap_or(name)).collect()
}
