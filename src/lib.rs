//! Incident Timeline: what broke, when, how badly, who said what about it, and on what evidence, on one time axis.
//!
//! Modules stand in the order of the code map in `ARCHITECTURE.md`: each may use only those above it.

pub mod document;
pub mod words;

pub mod record;
