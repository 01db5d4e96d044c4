//! The browser's entry.

#[cfg(target_arch = "wasm32")]
fn main() {
    incident_timeline::app::start();
}

/// The page runs in a browser only; elsewhere there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
