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
    short(&[&tokens(scheme), &FIRST.concat(), &figure.replace('}', "}\n")].map(String::as_str).concat())
}

/// What it needs below the figure.
pub(super) fn below() -> String {
    short(&BELOW.concat())
}

/// The rules, one a line, without what only their authors read: a page shows nothing before it has them. Our sheets have no
/// comment in a string, and break lines only where there may be a blank.
fn short(css: &str) -> String {
    let code = css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, code)| code));
    let mut out = String::with_capacity(css.len());
    for line in code.collect::<String>().lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(line);
        match line.as_bytes().last() {
            Some(b'}') => out.push('\n'),
            Some(b'{' | b';' | b',') => {}
            _ => out.push(' '),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn what_only_authors_read_is_left_out() {
        let check = |css: &str, expected: &str| assert_eq!(short(css), expected, "{css}");
        check(
            "/* Why. */\n.a,\n.b {\n  margin: 0;\n}\n\n/* More\n   of it. */\n.c { top: 0; }\n",
            ".a,.b {margin: 0;}\n.c { top: 0; }\n",
        );
        check(".a {\n  background:\n    red,\n    blue\n      top;\n}", ".a {background: red,blue top;}\n");
        check("@media print {\n  .a {\n    top: 0;\n  }\n}\n", "@media print {.a {top: 0;}\n}\n");
        check("", "");
    }
}
