//! The style of published pages: the live page's own sheets, and what a page without scripts needs beside them.

use crate::render::{Scheme, rules, tokens};

const SHEETS: [&str; 6] = [
    include_str!("../../style/page.css"),
    include_str!("../../style/messages.css"),
    include_str!("../../style/timeline.css"),
    include_str!("../../style/why.css"),
    include_str!("../../style/record.css"),
    include_str!("../../style/published/published.css"),
];

/// One sheet for all pages. The figures' colours are those of the tokens, so that they turn dark with the page.
pub(super) fn sheet(scheme: Scheme) -> String {
    let figure = rules(&|name| format!("var(--it-{name})"));
    [&tokens(scheme), &SHEETS.concat(), &figure.replace('}', "}\n")].map(String::as_str).concat()
}
