//! Fuzz targets of Incident Timeline.

pub mod cases;
mod mutate;

use incident_timeline::link;

/// For libFuzzer's hook: fills `data` with a changed text, and gives back its length.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let structured = || {
        let text = std::str::from_utf8(data.get(..size)?).ok()?;
        mutate::mutated(text, seed).filter(|text| text.len() <= max_size)
    };
    // Half of all changes are libFuzzer's own, which leave JSON where a text is to be read as one.
    match if seed % 2 == 0 { structured() } else { None } {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
}

/// For libFuzzer's hook: fills `data` with a changed fragment. Every other time that is the document in it, changed where
/// it is bytes, as letters changed at random seldom leave what stands behind them.
pub fn mutate_link(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let carried = || {
        let text = std::str::from_utf8(data.get(..size)?).ok()?;
        let (before, rest) = text.split_once("doc=")?;
        let (document, after) = rest.split_at(rest.find('&').unwrap_or(rest.len()));
        let mut bytes = link::decode(document)?;
        let length = bytes.len();
        bytes.resize(max_size, 0);
        let length = libfuzzer_sys::fuzzer_mutate(&mut bytes, length, max_size);
        bytes.truncate(length);
        let text = [before, "doc=", &link::encode(&bytes), after].concat();
        Some(text).filter(|text| text.len() <= max_size)
    };
    match if seed % 2 == 0 { carried() } else { None } {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
}
