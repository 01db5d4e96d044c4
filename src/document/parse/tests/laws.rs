//! What holds for every text.

use super::{GOOD, SomeZones, read};
use crate::document::{Level, check, parse};
use proptest::prelude::*;

/// A place in the good document, and what to put there.
fn breakable() -> impl Strategy<Value = (usize, String)> {
    (0..GOOD.len(), "[ -~]{0,6}|\\PC{0,3}|null|\\[|\\{\\}|1e999|\"")
}

proptest! {
    #[test]
    fn parsing_never_panics(text in "[\\[\\]{}\":,0-9a-z \\\\.-]{0,200}|\\PC{0,60}") {
        let parsed = parse(&text, &SomeZones);
        prop_assert!(parsed.document.is_some() || !parsed.diagnostics.is_empty());
    }

    #[test]
    fn a_mutated_document_never_panics((at, with) in breakable(), length in 0_usize..20) {
        // The good document is ASCII, so that every place in it is between two characters.
        let (before, rest) = GOOD.split_at(at);
        let (_, after) = rest.split_at(length.min(rest.len()));
        let text = format!("{before}{with}{after}");
        let parsed = parse(&text, &SomeZones);
        prop_assert_eq!(parsed.document.is_none(), parsed.failure.is_some());
        prop_assert!(parsed.diagnostics.is_sorted_by_key(|diagnostic| (diagnostic.line, diagnostic.column)));
        let checked = check(&text, &SomeZones);
        prop_assert_eq!((&checked.diagnostics, checked.counts), (&parsed.diagnostics, parsed.counts));
        let lines: Vec<_> = text.split('\n').collect();
        for diagnostic in parsed.diagnostics {
            let line = lines.get(diagnostic.line - 1);
            prop_assert!(line.is_some_and(|line| diagnostic.column <= line.chars().count() + 1));
        }
    }

    #[test]
    fn a_broken_item_leaves_all_others(broken in 0_usize..7, wrong in "5|null|\\[\\]|\"x\"|\\{\\}|\\{\"label\":\\{\\}\\}") {
        let events: Vec<_> = (0..7)
            .map(|index| if index == broken { wrong.clone() } else { format!("{{\"id\":\"e{index}\",\"label\":\"l\"}}") })
            .collect();
        let parsed = read(&format!("\"events\": [{}]", events.join(",\n")));
        let ids: Vec<_> = parsed.document.unwrap().events.iter().map(|event| event.id.0.clone()).collect();
        let expected: Vec<_> = (0..7).filter(|index| *index != broken).map(|index| format!("e{index}")).collect();
        prop_assert_eq!(ids, expected);
        let pointer = format!("/events/{broken}");
        prop_assert!(parsed.diagnostics.iter().all(|diagnostic| diagnostic.pointer.starts_with(&pointer)));
        prop_assert!(parsed.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error));
    }
}
