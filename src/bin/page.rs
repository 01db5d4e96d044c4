//! The browser's entry.

#[cfg(target_arch = "wasm32")]
fn main() {
    let Some(main) =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("incident"))
    else {
        return;
    };
    if let Ok(Some(loading)) = main.query_selector(".loading") {
        loading.remove();
    }
    // A plain element refuses no attribute of this name.
    main.set_attribute("data-state", "ready").unwrap_or_default();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
