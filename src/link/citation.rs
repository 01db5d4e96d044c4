//! How an incident is cited.

use crate::document::Time;
use crate::timeline::View;
use crate::words::Words;
use crate::words::interface::INTERFACE;
use crate::words::links::LINKS;

/// In a window as short as this, seconds are told.
const SECONDS_SPAN_MS: f64 = 600_000.0;

/// From when to when a window is: "Monday 10 March 2025, 13:00 to 15:00".
pub fn window_in_words(words: &Words, view: View) -> String {
    let seconds = view.span_ms() < SECONDS_SPAN_MS;
    let [from, to] = [view.from_ms, view.to_ms].map(|at_ms| {
        let at_ms = at_ms.round() as i64;
        (words.date(at_ms), words.clock(at_ms, seconds))
    });
    LINKS.window([&from.0, &from.1, &to.0, &to.1])
}

/// A short text that says what was seen: title, publisher, revision and date, the window if there is one, the day of
/// `now_ms` (Unix milliseconds), and where.
pub fn citation(words: &Words, view: Option<View>, now_ms: i64, address: &str) -> String {
    let document = words.document;
    let when = |time: &Time| words.when_short(Some(time), Some(0));
    let updated = document.updated.as_ref().map(|time| INTERFACE.updated(&when(time)));
    let imprint = [
        document.publisher.clone(),
        document.revision.as_ref().map(|revision| INTERFACE.revision(&revision.0)),
        updated.or_else(|| document.published.as_ref().map(|time| INTERFACE.published(&when(time)))),
    ];
    let imprint: Vec<String> = imprint.into_iter().flatten().collect();
    let shown = view.map(|view| {
        let zone = words.zone_label_over(view.from_ms.round() as i64, view.to_ms.round() as i64);
        LINKS.shown(&window_in_words(words, view), &zone)
    });
    let parts = [Some(LINKS.cited(&document.title, &imprint.join(", "))), shown, Some(LINKS.seen(&words.date(now_ms)))];
    parts.into_iter().flatten().chain([address.to_owned()]).collect::<Vec<_>>().join(" ")
}
