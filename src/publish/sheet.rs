//! The style of published pages: the live page's own sheets, and what a page without scripts needs beside them.

use crate::render::{Scheme, rules, tokens};

const FIRST: [&str; 4] = [
    include_str!("../../style/page.css"),
    include_str!("../../style/messages.css"),
    include_str!("../../style/timeline.css"),
    include_str!("../../style/published/figure.css"),
];

const BELOW: [&str; 3] = [
    include_str!("../../style/why.css"),
    include_str!("../../style/record.css"),
    include_str!("../../style/published/below.css"),
];

/// Whatever any of the pages needs.
pub(super) fn sheet(scheme: Scheme) -> String {
    [first(scheme), below()].concat()
}

/// What a page needs down to its figure. The figures' colours are those of the tokens, so that they turn dark with the
/// page.
pub(super) fn first(scheme: Scheme) -> String {
    let figure = rules(&|name| format!("var(--it-{name})"));
    [&tokens(scheme), &FIRST.concat(), &figure.replace('}', "}\n")].map(String::as_str).concat()
}

/// What it needs below the figure.
pub(super) fn below() -> String {
    BELOW.concat()
}
