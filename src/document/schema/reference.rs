//! The reference page.
/// x
pub fn reference() -> String {
    String::new()
}
