#![no_main]

use std::sync::atomic::{AtomicUsize, Ordering};

use incident_timeline_fuzz::{cases, mutate_link};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What reading one fragment may take, in bytes.
const MOST_MEMORY: usize = 64_000_000;

/// The most bytes, and the most steps, that one took so far; a new most is told.
static MOST_TAKEN: AtomicUsize = AtomicUsize::new(0);
static MOST_STEPS: AtomicUsize = AtomicUsize::new(0);

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    MEMORY.reset_peak_usage();
    let before = MEMORY.peak_usage();
    let steps = cases::link(data);
    let taken = MEMORY.peak_usage() - before;
    assert!(taken < MOST_MEMORY, "{taken} bytes for a fragment of {}", data.len());
    if taken > MOST_TAKEN.fetch_max(taken, Ordering::Relaxed) {
        eprintln!("most memory for one fragment: {taken} bytes");
    }
    if steps > MOST_STEPS.fetch_max(steps, Ordering::Relaxed) {
        eprintln!("most steps for one fragment: {steps}");
    }
});
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_link(data, size, max_size, seed)
});
