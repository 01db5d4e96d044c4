//! The reference page of the format.

use super::prose::{CHAPTERS, CLASSES, DOCUMENT, LEVELS};
use super::{Body, Chapter, Definition, Example, Field, Form, Record, definitions};

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Every field of an incident document: how it is written, and what it means.">
<title>The incident document, version 1</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="format.css">
</head>
<body>
<header>
<h1>The incident document</h1>
"#;

const INTRODUCTION: &str = "A JSON document of format `incident-timeline/1`: what broke, when, how badly, who said what about it, and on what \
                            evidence. What is absent is not known, and is shown as not known. One item that cannot be read never costs another.";

const SCHEMA: &str = concat!(
    "<p>The same as a <a href=\"schema/incident-timeline-1.json\">JSON Schema</a> (draft 2020-12). A document that names \
     it as its <code>$schema</code> is checked and completed by editors as one writes it; the command ",
    "<code>incident-timeline validate</code> also checks what a schema cannot say.</p>\n",
);

/// The reference of `"format": "incident-timeline/1"` as a page of HTML, from the same docstrings as the JSON Schema.
pub fn reference() -> String {
    let all = definitions();
    let page = Page { all: &all };
    let mut html = String::from(HEAD);
    html.push_str(&page.paragraph(INTRODUCTION));
    html.push_str(SCHEMA);
    html.push_str("</header>\n");
    html.push_str(&page.contents());
    html.push_str("<main>\n<section id=\"example\">\n<h2>A whole document</h2>\n");
    html.push_str(&code_block(DOCUMENT));
    html.push_str("</section>\n");
    for (chapter, id, heading, first) in CHAPTERS {
        html.push_str(&format!("<section id=\"{id}\">\n<h2>{heading}</h2>\n"));
        html.push_str(&page.paragraph(first));
        page.of_chapter(chapter).for_each(|definition| html.push_str(&page.definition(definition)));
        html.push_str("</section>\n");
    }
    html.push_str(&page.diagnostics());
    html + "</main>\n</body>\n</html>\n"
}

struct Page<'a> {
    all: &'a [Definition],
}

impl Page<'_> {
    fn of_chapter(&self, chapter: Chapter) -> impl Iterator<Item = &Definition> {
        self.all.iter().filter(move |definition| definition.chapter == chapter)
    }

    fn contents(&self) -> String {
        let mut html =
            String::from("<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#example\">A whole document</a></li>\n");
        for (chapter, id, heading, _) in CHAPTERS {
            let links: Vec<String> = self.of_chapter(chapter).map(|definition| link_to(definition.name)).collect();
            html.push_str(&format!("<li><a href=\"#{id}\">{heading}</a>: {}</li>\n", links.join(", ")));
        }
        html + "<li><a href=\"#diagnostics\">What is said of faults</a></li>\n</ul>\n</nav>\n"
    }

    fn definition(&self, definition: &Definition) -> String {
        let name = definition.name;
        let mut html = format!("<section id=\"{name}\">\n<h3>{name}</h3>\n{}", self.paragraph(&definition.doc));
        html.push_str(&match &definition.body {
            Body::Record(record) => self.record(record, name),
            Body::Choice(words) => {
                let rows = words.iter().map(|(word, doc)| self.row(&format!("\"{word}\""), doc));
                table(name, ["Word", "Meaning"], &rows.collect::<String>())
            }
            Body::Text(patterns) => {
                let patterns: String = patterns.iter().map(|pattern| code_block(pattern)).collect();
                format!("<details>\n<summary>Pattern (ECMA-262)</summary>\n{patterns}</details>\n")
            }
            Body::Form(form) => format!("<p>Written as {}.</p>\n", written_as(form)),
        });
        if !definition.examples.is_empty() {
            html.push_str(&self.examples(name, definition.examples));
        }
        html + "</section>\n"
    }

    fn record(&self, record: &Record, name: &str) -> String {
        let mut html = String::new();
        if !record.one_of.is_empty() {
            html.push_str(&format!("<p>At least one of {} is required.</p>\n", codes(record.one_of)));
        }
        let row = |field: &Field| {
            let required = if field.required { "<strong>required</strong>" } else { "optional" };
            let (form, doc) = (written_as(&field.form), self.inline(&field.doc));
            let name = field.name;
            format!(
                "<tr><th scope=\"row\"><code>{name}</code></th><td>{form}</td><td>{required}</td><td>{doc}</td></tr>\n"
            )
        };
        let rows: String = record.fields.iter().map(row).collect();
        html.push_str(&table(name, ["Field", "Type", "Required", "Meaning"], &rows));
        html
    }

    fn examples(&self, name: &str, examples: &[Example]) -> String {
        let rows = examples.iter().map(|(json, says)| self.row(json, says));
        table(&format!("{name}, examples"), ["Written", "Says"], &rows.collect::<String>())
    }

    fn row(&self, code: &str, says: &str) -> String {
        let (code, says) = (escaped(code), self.inline(says));
        format!("<tr><th scope=\"row\"><code>{code}</code></th><td>{says}</td></tr>\n")
    }

    fn diagnostics(&self) -> String {
        let mut html = String::from("<section id=\"diagnostics\">\n<h2>What is said of faults</h2>\n");
        html.push_str(&self.paragraph(
            "Whatever is not as it should be has a diagnostic: its level and class, where it stands (a JSON pointer by \
             RFC 6901, line and column, both from 1, the column in Unicode characters), what was found there, and what \
             was expected instead.",
        ));
        for (name, rows) in [("Level", LEVELS), ("Class", CLASSES)] {
            let rows: String = rows.iter().map(|(word, says)| self.row(word, says)).collect();
            html.push_str(&table(name, [name, "Meaning"], &rows));
        }
        html + "</section>\n"
    }

    fn paragraph(&self, text: &str) -> String {
        format!("<p>{}</p>\n", self.inline(text))
    }

    /// Text with `code`; the name of a type leads to it.
    fn inline(&self, text: &str) -> String {
        let piece = |(index, piece): (usize, &str)| match index % 2 {
            0 => escaped(piece),
            _ if self.all.iter().any(|definition| definition.name == piece) => link_to(piece),
            _ => format!("<code>{}</code>", escaped(piece)),
        };
        text.split('`').enumerate().map(piece).collect()
    }
}

/// A table with its name for those who hear it.
fn table<const N: usize>(name: &str, columns: [&str; N], rows: &str) -> String {
    let head: String = columns.iter().map(|column| format!("<th scope=\"col\">{column}</th>")).collect();
    let class = match columns.first() {
        Some(&"Field") => "fields",
        Some(&"Written") => "pairs",
        _ => "words",
    };
    format!(
        "<table class=\"{class}\">\n<caption>{name}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn written_as(form: &Form) -> String {
    match form {
        Form::Named(definition) => link_to(definition().name),
        Form::List { of, least, most } => {
            let count = match (least, most) {
                (0, None) => String::from("list"),
                (least, Some(most)) if least == most => format!("list of {least},"),
                (least, _) => format!("list of {least} or more,"),
            };
            let of = written_as(of);
            if count.ends_with(',') { format!("{count} each {of}") } else { format!("{count} of {of}") }
        }
        Form::Either(forms) => forms.iter().map(written_as).collect::<Vec<_>>().join(" or "),
        Form::Number { is_share: false } => String::from("number"),
        Form::Number { is_share: true } => String::from("number from 0 to 1"),
        Form::Bool => String::from("<code>true</code> or <code>false</code>"),
        Form::Null => String::from("<code>null</code>"),
    }
}

fn codes(names: &[&str]) -> String {
    names.iter().map(|name| format!("<code>{name}</code>")).collect::<Vec<_>>().join(", ")
}

fn link_to(name: &str) -> String {
    format!("<a href=\"#{name}\">{name}</a>")
}

/// Code that may be wider than the page; it can be scrolled by keys too.
fn code_block(code: &str) -> String {
    format!("<pre tabindex=\"0\"><code>{}</code></pre>\n", escaped(code))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
