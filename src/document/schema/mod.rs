//! What the types of the document say of themselves, for the JSON Schema and the reference page.
//!
//! `record!` and `choice!` describe a type from the same lines that make its reader, with the docstrings; what is read
//! by hand describes itself beside its reader (`describe.rs`). So schema, page and reader cannot drift apart, and
//! `tests/schema.rs` holds that a document is invalid by the schema exactly when reading it gives a diagnostic of class
//! [`super::Class::Shape`].

mod json;
mod node;
mod prose;
mod reference;

pub use json::json_schema;
pub use reference::reference;

/// A type that can say how it is written.
pub(in crate::document) trait Describe {
    /// How it is written where it stands.
    fn form() -> Form;
}

/// How a value is written.
#[derive(Debug, Clone)]
pub(in crate::document) enum Form {
    /// By a definition of its own.
    Named(fn() -> Definition),
    /// A list: of what, and how many at least and at most.
    List { of: Box<Form>, least: usize, most: Option<usize> },
    /// In one of several ways.
    Either(Vec<Form>),
    /// A number, or one from 0 to 1.
    Number { is_share: bool },
    /// `true` or `false`.
    Bool,
    /// `null`.
    Null,
}

/// A type by name.
#[derive(Debug, Clone)]
pub(in crate::document) struct Definition {
    pub(in crate::document) name: &'static str,
    /// What it is, in Markdown with no more than `code`.
    pub(in crate::document) doc: String,
    pub(in crate::document) chapter: Chapter,
    pub(in crate::document) body: Body,
    /// As JSON, with what it says.
    pub(in crate::document) examples: &'static [Example],
}

/// JSON, and what it says.
pub(in crate::document) type Example = (&'static str, &'static str);

/// Where a type stands in the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Chapter {
    /// With the record that it belongs to.
    Records,
    Times,
    Values,
    Texts,
}

/// What a definition consists of.
#[derive(Debug, Clone)]
pub(in crate::document) enum Body {
    /// An object.
    Record(Record),
    /// One of these strings, each with what it means.
    Choice(Vec<(&'static str, String)>),
    /// A string that matches all of these patterns (ECMA-262).
    Text(Vec<String>),
    /// Another form.
    Form(Form),
}

/// An object.
#[derive(Debug, Clone, Default)]
pub(in crate::document) struct Record {
    pub(in crate::document) fields: Vec<Field>,
    /// At least one of these fields is required, if there are any.
    pub(in crate::document) one_of: &'static [&'static str],
    /// The first of these excludes the others, if there are any.
    pub(in crate::document) excludes: &'static [&'static str],
}

/// A field of an object.
#[derive(Debug, Clone)]
pub(in crate::document) struct Field {
    pub(in crate::document) name: &'static str,
    pub(in crate::document) doc: String,
    pub(in crate::document) form: Form,
    pub(in crate::document) required: bool,
}

impl Form {
    /// A list of any number.
    pub(in crate::document) fn list(of: Self) -> Self {
        Self::List { of: Box::new(of), least: 0, most: None }
    }

    fn each_definition(&self, visit: &mut dyn FnMut(fn() -> Definition)) {
        match self {
            Self::Named(definition) => visit(*definition),
            Self::List { of, .. } => of.each_definition(visit),
            Self::Either(forms) => forms.iter().for_each(|form| form.each_definition(visit)),
            Self::Number { .. } | Self::Bool | Self::Null => {}
        }
    }
}

impl Definition {
    /// A definition of the document's own records.
    pub(in crate::document) fn new(name: &'static str, doc: &[&str], body: Body) -> Self {
        Self { name, doc: joined(doc), chapter: Chapter::Records, body, examples: &[] }
    }

    /// The same in another chapter.
    pub(in crate::document) fn in_chapter(self, chapter: Chapter) -> Self {
        Self { chapter, ..self }
    }

    /// The same with examples.
    pub(in crate::document) fn with_examples(self, examples: &'static [Example]) -> Self {
        Self { examples, ..self }
    }

    fn each_definition(&self, visit: &mut dyn FnMut(fn() -> Definition)) {
        match &self.body {
            Body::Record(record) => record.fields.iter().for_each(|field| field.form.each_definition(visit)),
            Body::Form(form) => form.each_definition(visit),
            Body::Choice(_) | Body::Text(_) => {}
        }
    }
}

impl Field {
    /// A field of type `T` with its docstring.
    pub(in crate::document) fn new<T: Describe>(name: &'static str, doc: &[&str], required: bool) -> Self {
        Self { name, doc: joined(doc), form: T::form(), required }
    }

    /// The same, which may be absent.
    pub(in crate::document) fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// The same in another form.
    pub(in crate::document) fn written(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The same with one sentence more.
    pub(in crate::document) fn saying(mut self, sentence: &str) -> Self {
        self.doc.push(' ');
        self.doc.push_str(sentence);
        self
    }
}

/// Fields of another record, by name; for what may stand on an object itself.
pub(in crate::document) fn fields_of<T: Describe>(names: &[&str]) -> Vec<Field> {
    let Form::Named(definition) = T::form() else { return Vec::new() };
    let Body::Record(record) = definition().body else { return Vec::new() };
    record.fields.into_iter().filter(|field| names.contains(&field.name)).collect()
}

/// Lines of a docstring as one text.
pub(in crate::document) fn joined(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    lines.join(" ")
}

/// The document and all that it is made of, each before what it is the first to use.
fn definitions() -> Vec<Definition> {
    fn add(definition: Definition, all: &mut Vec<Definition>) {
        if all.iter().any(|known| known.name == definition.name) {
            return;
        }
        let at = all.len();
        all.push(definition);
        let mut used = Vec::new();
        all.get(at).into_iter().for_each(|own| own.each_definition(&mut |next| used.push(next)));
        used.into_iter().for_each(|next| add(next(), all));
    }
    let mut all = Vec::new();
    if let Form::Named(document) = super::Document::form() {
        let mut document = document();
        if let Body::Record(record) = &mut document.body {
            record.fields.splice(0..0, super::parse::head());
        }
        add(document, &mut all);
    }
    all
}
