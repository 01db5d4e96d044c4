//! JSON to be written, its fields in the order of the format and its lines short enough to be edited by hand.

/// Columns of a line.
const WIDTH: usize = 100;

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
        let mut out = String::new();
        self.write(0, 0, &mut out);
        out.push('\n');
        out
    }

    /// As one line.
    fn flat(&self) -> String {
        let joined = |parts: Vec<String>| parts.join(", ");
        match self {
            Self::Null => String::from("null"),
            Self::Number(number) if !number.is_finite() => String::from("null"),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
            Self::List(list) => format!("[{}]", joined(list.iter().map(Self::flat).collect())),
            Self::Object(fields) if fields.is_empty() => String::from("{}"),
            Self::Object(fields) => {
                let field = |(name, value): &(&str, Self)| format!("\"{name}\": {}", value.flat());
                format!("{{ {} }}", joined(fields.iter().map(field).collect()))
            }
        }
    }

    /// Writes it at an indentation, behind `used` more columns of the same line.
    fn write(&self, indent: usize, used: usize, out: &mut String) {
        let is_leaf = !matches!(self, Self::List(_) | Self::Object(_));
        let flat = if is_leaf || indent > 0 { self.flat() } else { String::new() };
        if is_leaf || indent > 0 && indent + used + flat.chars().count() < WIDTH {
            out.push_str(&flat);
            return;
        }
        let inner = indent + 2;
        let pad = " ".repeat(inner);
        match self {
            Self::List(list) if list.iter().all(|element| matches!(element, Self::Null | Self::Number(_))) => {
                out.push('[');
                write_rows(list, &pad, out);
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                out.push(']');
            }
            Self::List(list) => {
                write_lines(list.iter(), indent, ('[', ']'), out, |element, out| element.write(inner, 0, out));
            }
            Self::Object(fields) => {
                write_lines(fields.iter(), indent, ('{', '}'), out, |(name, value), out| {
                    out.push_str(&format!("\"{name}\": "));
                    value.write(inner, name.len() + 4, out);
                });
            }
            Self::Null | Self::Number(_) | Self::Text(_) => {}
        }
    }
}

/// Each on a line of its own.
fn write_lines<T>(
    list: impl Iterator<Item = T>,
    indent: usize,
    (open, close): (char, char),
    out: &mut String,
    write: impl Fn(T, &mut String),
) {
    out.push(open);
    for (index, element) in list.enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(indent + 2));
        write(element, out);
    }
    out.push('\n');
    out.push_str(&" ".repeat(indent));
    out.push(close);
}

/// Numbers, as many in a line as fit.
fn write_rows(list: &[Out], pad: &str, out: &mut String) {
    let mut column = WIDTH;
    for (index, number) in list.iter().enumerate() {
        let text = number.flat();
        if index > 0 {
            out.push(',');
        }
        if column + text.len() + 2 > WIDTH {
            out.push('\n');
            out.push_str(pad);
            column = pad.len();
        } else {
            out.push(' ');
        }
        out.push_str(&text);
        column += text.len() + 2;
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
