//! Fuzz targets of Incident Timeline.

pub mod cases;
mod mutate;

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
