//! Incident Timeline: what broke, when, how badly, who said what about it, and on what evidence, on one time axis.
//!
//! Modules stand in the order of the code map in `ARCHITECTURE.md`: each may use only those above it.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod app;
pub mod document;
pub mod record;
pub mod render;
pub mod scene;
pub mod series;
pub mod timeline;
pub mod words;
