//! Codes to be pasted into an article.

use super::markup;
use crate::small::rounded_text;

/// A timeline in a frame, with a link for systems that strip frames: `src` and `page` are addresses, `name` what it is
/// called, `height_px` the room it takes where nobody listens for its height.
pub fn frame_code(src: &str, page: &str, name: &str, height_px: f64) -> String {
    let height = rounded_text(height_px.ceil());
    let start = tag("iframe", &[("src", src), ("title", name), ("width", "100%"), ("height", &height)]);
    let rest = " loading=\"lazy\" style=\"border:0\"></iframe>\n";
    [start.trim_end_matches('>'), rest, &link_code(page, name)].concat()
}

/// A picture of it that leads to its page; `alt` says what it shows.
pub fn picture_code(src: &str, page: &str, alt: &str) -> String {
    let picture = tag("img", &[("src", src), ("alt", alt), ("width", "100%"), ("loading", "lazy")]);
    [&tag("a", &[("href", page)]), &picture, "</a>"].concat()
}

/// A link to its page.
pub fn link_code(page: &str, name: &str) -> String {
    ["<p>", &tag("a", &[("href", page)]), &markup(name), "</a></p>"].concat()
}

/// It as an element of the page: `script` is the address of the element's own, `attributes` are what it is told, `inside`
/// is what stands in its place where scripts do not run.
pub fn element_code(script: &str, attributes: &[(&str, &str)], inside: &str) -> String {
    let script = tag("script", &[("type", "module"), ("src", script)]);
    let element = tag("incident-timeline", attributes);
    [&script, "</script>\n", &element, "\n  ", inside, "\n</incident-timeline>"].concat()
}

/// The beginning of an element; an attribute without a value is only named.
fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut out = ["<", name].concat();
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        if !value.is_empty() {
            out.push_str("=\"");
            out.push_str(&markup(value));
            out.push('"');
        }
    }
    out.push('>');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_is_pasted() {
        assert_eq!(
            frame_code(
                "https://a.example/embed.html?src=x.json&view=1",
                "https://a.example/",
                "X \"went\" down",
                699.2
            ),
            "<iframe src=\"https://a.example/embed.html?src=x.json&amp;view=1\" title=\"X &quot;went&quot; down\" \
             width=\"100%\" height=\"700\" loading=\"lazy\" style=\"border:0\"></iframe>\n\
             <p><a href=\"https://a.example/\">X &quot;went&quot; down</a></p>"
        );
        assert_eq!(
            element_code("t.js", &[("src", "x.json"), ("compact", "")], &picture_code("x.png", "x/", "<b>")),
            "<script type=\"module\" src=\"t.js\"></script>\n<incident-timeline src=\"x.json\" compact>\n  \
             <a href=\"x/\"><img src=\"x.png\" alt=\"&lt;b&gt;\" width=\"100%\" loading=\"lazy\"></a>\n\
             </incident-timeline>"
        );
    }
}
