//! JSON to be written, its fields in the order of the format.

use crate::document::laid_out;

/// A JSON value to be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Out {
    /// `null`.
    Null,
    /// Any number; what is not finite is `null`.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Out>),
    /// An object.
    Object(Vec<(&'static str, Out)>),
}

impl Out {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The value as indented text, with a line end behind it.
    pub(super) fn to_pretty(&self) -> String {
        laid_out(&self.flat())
    }

    /// As one line.
    fn flat(&self) -> String {
        let joined = |parts: Vec<String>| parts.join(",");
        match self {
            Self::Null => String::from("null"),
            Self::Number(number) if !number.is_finite() => String::from("null"),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
            Self::List(list) => format!("[{}]", joined(list.iter().map(Self::flat).collect())),
            Self::Object(fields) => {
                let field = |(name, value): &(&str, Self)| format!("\"{name}\":{}", value.flat());
                format!("{{{}}}", joined(fields.iter().map(field).collect()))
            }
        }
    }
}

/// Fields of an object, of which those that say nothing are left out.
#[derive(Debug, Default)]
pub(super) struct Object(Vec<(&'static str, Out)>);

impl Object {
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Option<Out>>) -> Self {
        self.0.extend(value.into().map(|value| (name, value)));
        self
    }

    /// A text, if it says something.
    pub(super) fn text(self, name: &'static str, text: Option<&str>) -> Self {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        self.with(name, text.map(Out::text))
    }

    /// A list, if anything is in it.
    pub(super) fn list(self, name: &'static str, list: Vec<Out>) -> Self {
        let list = Some(list).filter(|list| !list.is_empty());
        self.with(name, list.map(Out::List))
    }

    pub(super) fn fields(self) -> Vec<(&'static str, Out)> {
        self.0
    }
}

impl From<Object> for Out {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

impl From<Object> for Option<Out> {
    fn from(object: Object) -> Self {
        Some(Out::Object(object.0))
    }
}
