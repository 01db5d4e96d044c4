//! Inputs that fuzzing found worth keeping, run again through the very bodies of the fuzz targets.
//!
//! `tests/data/fuzz/TARGET.txt` has one input a line, as a JSON string. What `make fuzz` learns goes there; an input that
//! once broke a target goes to `tests/data/fuzz/TARGET-found.txt`, and stays.

#![allow(clippy::panic, reason = "helpers of tests, where to fail is to panic")]

#[path = "fuzz/src/cases.rs"]
mod cases;

/// Each line of the texts as an input.
fn replay(target: fn(&[u8]), texts: [&str; 2]) {
    let mut count = 0;
    for line in texts.into_iter().flat_map(str::lines) {
        let input: String = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        target(input.as_bytes());
        count += 1;
    }
    assert!(count > 100, "{count} inputs");
}

macro_rules! replayed {
    ($($target:ident)*) => {
        $(#[test]
        fn $target() {
            let kept = include_str!(concat!("data/fuzz/", stringify!($target), ".txt"));
            let found = include_str!(concat!("data/fuzz/", stringify!($target), "-found.txt"));
            replay(|data| _ = cases::$target(data), [kept, found]);
        })*
    };
}

replayed! { document time value story link }
