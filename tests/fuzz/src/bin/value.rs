#![no_main]

use incident_timeline_fuzz::{cases, mutate};

libfuzzer_sys::fuzz_target!(|data: &[u8]| cases::value(data));
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(data, size, max_size, seed)
});
