//! Texts of other formats as plain text, their names as ids, their addresses as links.

use std::collections::BTreeSet;

/// Text without the HTML that authors put into it: line breaks are kept, and a link's address stands behind its words.
/// What only looks like a tag ("<1% of traffic") is text.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut link: Option<String> = None;
    let mut rest = html;
    while let Some((before, from)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let tag = from.find('>').and_then(|end| from.split_at_checked(end + 1));
        let Some((tag, after)) = tag.filter(|(tag, _)| is_tag(tag)) else {
            out.push('<');
            rest = from.strip_prefix('<').unwrap_or_default();
            continue;
        };
        let name = name_of(tag);
        match name.as_str() {
            "a" => link = address_in(tag),
            "/a" => {
                if let Some(address) = link.take().filter(|address| !out.trim_end().ends_with(address.as_str())) {
                    out.push_str(" (");
                    out.push_str(&address);
                    out.push(')');
                }
            }
            "br" | "p" | "/p" | "div" | "/div" | "li" | "/ul" | "/ol" | "tr" | "h1" | "h2" | "h3" | "h4" => {
                out.push('\n')
            }
            _ => {}
        }
        rest = after;
    }
    out.push_str(rest);
    tidy(&without_entities(&out))
}

/// `<`, a letter or a slash and a letter: not "<0.1% … >".
fn is_tag(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && !tag.trim_start_matches('<').contains('<')
}

/// `a`, `/a`, `br`.
fn name_of(tag: &str) -> String {
    let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let end = |character: char| character.is_whitespace();
    inner.split(end).next().unwrap_or_default().to_ascii_lowercase()
}

fn address_in(tag: &str) -> Option<String> {
    let (_, value) = tag.split_once("href=")?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let address = value.split(quote).nth(1)?.trim();
    link(address)
}

fn without_entities(text: &str) -> String {
    const NAMED: [(&str, &str); 11] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&rsquo;", "’"),
        ("&hellip;", "…"),
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    NAMED.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// No spaces at the ends of lines, and no more than one empty line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// An address that a document may name: `http` or `https`, without spaces or controls.
pub(super) fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let address = if text.starts_with("//") { format!("https:{text}") } else { text.to_owned() };
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let good = |character: char| !character.is_whitespace() && !character.is_control();
    (is_web && !rest.is_empty() && rest.chars().all(good)).then_some(address)
}

/// Ids of one document, each given once.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// An id made of a text, or of `other` and a number where nothing of the text can stand in an id.
    pub(super) fn make(&mut self, text: &str, other: &str) -> String {
        let own = as_id(text);
        let (wanted, mut number) = if own.is_empty() { (other.to_owned(), 1) } else { (own, 0) };
        loop {
            let id = if number == 0 { wanted.clone() } else { format!("{wanted}-{number}") };
            if self.0.insert(id.clone()) {
                return id;
            }
            // The second of a name is its number 2.
            number = if number == 0 { 2 } else { number + 1 };
        }
    }
}

/// Letters a to z, digits, `.`, `_` and `-`; everything else between them becomes one `-`.
pub(super) fn as_id(text: &str) -> String {
    let mut id = String::new();
    for character in text.trim().chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '.' | '_') {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let short: String = id.chars().take(60).collect();
    short.trim_end_matches('-').trim_start_matches('.').to_owned()
}
