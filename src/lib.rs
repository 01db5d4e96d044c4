//! Incident Timeline: what broke, when, how badly, who said what about it, and on what evidence, on one time axis.
//!
//! `ARCHITECTURE.md` has the code map: the order in which each module may use only those above it.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod app;
pub mod document;
pub mod export;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub mod import;
pub mod link;
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
pub mod publish;
pub mod record;
pub mod render;
pub mod scene;
pub mod series;
pub mod small;
pub mod timeline;
pub mod words;
