//! A window as a host or a command writes it.

use super::View;
use crate::document::{Zones, parse};

/// A window written as two times, such as `2025-03-10T13:00/2025-03-10T15:00`. They are read as those of a document are,
/// in `zone` where they name none. `None` for anything else, and where the second is not after the first.
pub fn view_from_text(text: &str, zone: &str, zones: &dyn Zones) -> Option<View> {
    // What times and zones are written in needs no escaping.
    let is_plain = |text: &str| text.chars().all(|one| one.is_ascii_graphic() && one != '"' && one != '\\');
    if !is_plain(text) || !is_plain(zone) {
        return None;
    }
    let head = r#"{"format":"incident-timeline/1","title":"-","time_zone":""#;
    let document = parse(&[head, zone, r#"","view":""#, text, r#""}"#].concat(), zones).document?;
    let view = document.view?;
    let (from_ms, to_ms) = (view.earliest_ms?, view.latest_ms?);
    (from_ms < to_ms).then(|| View::new(from_ms as f64, to_ms as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TzTables;

    #[test]
    fn a_window_is_two_times_in_order() {
        let check = |text: &str, zone: &str, expected: Option<(f64, f64)>| {
            let view = view_from_text(text, zone, &TzTables).map(|view| (view.from_ms, view.to_ms));
            assert_eq!(view, expected, "{text} in {zone}");
        };
        check("1970-01-01T01:00/1970-01-01T02:00", "UTC", Some((3_600_000.0, 7_200_000.0)));
        check("1970-01-01T01:00/1970-01-01T02:00", "Europe/Paris", Some((0.0, 3_600_000.0)));
        check("1970-01-01T00:00:00.500Z/1970-01-01T00:00:02.000Z", "Europe/Paris", Some((500.0, 2000.0)));
        check("1970-01-01T02:00/1970-01-01T01:00", "UTC", None);
        check("1970-01-01T02:00", "UTC", None);
        check("\"}", "UTC", None);
        check("1970-01-01T01:00/1970-01-01T02:00", "\",\"title\":\"x", None);
        check("", "UTC", None);
    }
}
