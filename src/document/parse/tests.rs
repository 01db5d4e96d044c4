use super::*;
use crate::document::{Diagnostic, End, Zones};

/// New York in 2025, as far as these tests need it.
pub(crate) struct SomeZones;

impl Zones for SomeZones {
    fn offset_s(&self, zone: &str, utc_s: i64) -> Option<i32> {
        match zone {
            // 2025-03-09T07:00Z to 2025-11-02T06:00Z.
            "America/New_York" if (1_741_503_600..1_762_063_200).contains(&utc_s) => Some(-4 * 3600),
            "America/New_York" => Some(-5 * 3600),
            "Europe/London" => Some(0),
            _ => None,
        }
    }
}

const GOOD: &str = include_str!("good.json");

#[test]
fn a_good_document_has_nothing_to_report() {
    let parsed = parse(GOOD, &SomeZones);
    assert_eq!(parsed.diagnostics, Vec::<Diagnostic>::new());
    let document = parsed.document.unwrap();
    assert_eq!(document.outages[1].accounts[0].end, End::Ongoing);
}
