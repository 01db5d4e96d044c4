//! What the marks in view mean: only those, each drawn as it is drawn.

use leptos::prelude::*;

use super::painter::Painter;
use crate::export::{Sample, sample};
use crate::words::interface::INTERFACE;

/// The legend.
#[component]
pub(super) fn Legend(painter: Painter) -> impl IntoView {
    let entries = move || {
        let signs = painter.signs.get();
        signs
            .into_iter()
            .map(|sign| {
                let Sample { class, path, words } = sample(sign);
                view! {
                    <li>
                        <svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
                            <path class=class d=path />
                        </svg>
                        {words}
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ul class="legend" aria-label=INTERFACE.legend>{entries}</ul> }
}
