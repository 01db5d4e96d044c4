//! A small writer of HTML: names of elements and attributes are ours, everything else is escaped.

use std::fmt::Write;

use crate::render::markup;

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// HTML as it grows.
#[derive(Default)]
pub(super) struct Html {
    out: String,
}

impl Html {
    /// An element with what `fill` puts in it, on lines of its own.
    pub(super) fn within(&mut self, name: &str, attributes: &[Attribute], fill: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        fill(self);
        self.close(name);
        self.out.push('\n');
    }

    /// An element with text, and nothing behind it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// The same on a line of its own; nothing if there is no text.
    pub(super) fn line(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        if !text.is_empty() {
            self.leaf(name, attributes, text);
            self.out.push('\n');
        }
    }

    /// An element that has no content, on a line of its own.
    pub(super) fn void(&mut self, name: &str, attributes: &[Attribute]) {
        self.open(name, attributes);
        self.out.push('\n');
    }

    /// A link to another page: only `http(s)`, which the document's reader has seen to already.
    pub(super) fn link(&mut self, href: &str, text: &str) {
        let safe = ["http://", "https://"]
            .iter()
            .any(|scheme| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        if safe {
            let href = &address(href);
            self.leaf("a", &[("href", href), ("rel", "noopener noreferrer"), ("dir", "auto")], text);
        } else {
            self.leaf("bdi", &[], text);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.out.push_str(&markup(text));
    }

    /// Markup of ours.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn finished(self) -> String {
        self.out
    }

    fn open(&mut self, name: &str, attributes: &[Attribute]) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.out, " {attribute}=\"{}\"", markup(value));
        }
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }
}

/// An address without the characters that none may have (RFC 3986, 2): they stand as their code.
fn address(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for character in href.trim().chars() {
        if character.is_ascii_control() || " \"<>\\^`{|}".contains(character) {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{:02X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_put_in_gets_out() {
        let mut html = Html::default();
        html.within("p", &[("title", "\" onclick=\"x")], |html| {
            html.text("<b>");
            html.link("javascript:alert(1)", "a");
            html.link("HTTPS://e.org/?a&b\"<", "b");
        });
        assert_eq!(
            html.finished(),
            "<p title=\"&quot; onclick=&quot;x\">&lt;b&gt;<bdi>a</bdi>\
             <a href=\"HTTPS://e.org/?a&amp;b%22%3C\" rel=\"noopener noreferrer\" dir=\"auto\">b</a></p>\n"
        );
    }
}
