//! What the readers of [`super::primitives`] and the rules of [`super::rules`] say of themselves.

use super::primitives::LONGEST_ID;
use crate::document::schema::{Body, Chapter, Definition, Describe, Field, Form};
use crate::document::{Id, Revision};

/// White space (Unicode `White_Space`, which `str::trim` goes by) in a class of a pattern: `\s` is another set.
const SPACE: &str = r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

impl<T: Describe> Describe for Option<T> {
    fn form() -> Form {
        T::form()
    }
}

impl<T: Describe> Describe for Vec<T> {
    fn form() -> Form {
        Form::list(T::form())
    }
}

impl Describe for bool {
    fn form() -> Form {
        Form::Bool
    }
}

impl Describe for f64 {
    fn form() -> Form {
        Form::Number { is_share: false }
    }
}

/// A definition in the chapter of texts.
fn text(name: &'static str, doc: &str, pattern: String) -> Definition {
    Definition::new(name, &[doc], Body::Text(vec![pattern])).in_chapter(Chapter::Texts)
}

impl Describe for String {
    fn form() -> Form {
        Form::Named(|| text("Text", "A text that is more than white space.", format!("[^{SPACE}]")))
    }
}

impl Describe for Id {
    fn form() -> Form {
        Form::Named(|| {
            let doc = "A name by which one part of the document points at another. Ids are one namespace over the whole \
                       document, so that no two things may have the same.";
            text("Id", doc, format!("^[A-Za-z0-9._-]{{1,{LONGEST_ID}}}$"))
                .with_examples(&[(r#""first-wave""#, "An id.")])
        })
    }
}

impl Describe for Revision {
    fn form() -> Form {
        Form::Named(|| {
            let doc = "A revision of the document, as its publisher counts them: a number or a text.";
            let either = Form::Either(vec![f64::form(), String::form()]);
            Definition::new("Revision", &[doc], Body::Form(either))
                .in_chapter(Chapter::Texts)
                .with_examples(&[("3", "The third revision."), (r#""2025-03-12b""#, "A revision by another scheme.")])
        })
    }
}

fn link_form() -> Definition {
    let doc = "An address that a reader may follow: it begins with `http://` or `https://` and holds no white space and \
               no control characters.";
    let pattern = format!(r"^[Hh][Tt][Tt][Pp][Ss]?://[^\u0000-\u001f\u007f-\u009f{SPACE}]+$");
    text("Link", doc, pattern).with_examples(&[(r#""https://paper.example/1""#, "A link.")])
}

fn language_form() -> Definition {
    let doc = "A language tag (BCP 47). Its form is checked, and not whether its parts are registered.";
    let pattern = String::from("^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$");
    text("Language", doc, pattern).with_examples(&[(r#""en""#, "English."), (r#""pt-BR""#, "Brazilian Portuguese.")])
}

fn zone_form() -> Definition {
    let doc = "A time zone: its name in the IANA time zone database, `UTC`, or an offset from UTC in hours and minutes, \
               east positive. A name that the database does not know is a fault of meaning.";
    text("Zone", doc, format!("[^{SPACE}]")).with_examples(&[
        (r#""Europe/London""#, "The clocks of London, summer time included."),
        (r#""UTC""#, "Universal time."),
        (r#""-04:00""#, "Four hours behind UTC, all year."),
    ])
}

/// A zone by its form, for what reads one without a rule.
pub(in crate::document) fn zone() -> Form {
    Form::Named(zone_form)
}

pub(in crate::document) fn own_id(field: Field) -> Field {
    field.optional().saying("Needed only where something points at it.")
}

pub(in crate::document) fn any_own_id(field: Field) -> Field {
    own_id(field)
}

pub(in crate::document) fn source(field: Field) -> Field {
    field.saying("Ids of the document’s `sources`.")
}

pub(in crate::document) fn via(field: Field) -> Field {
    field.saying("The id of another of the document’s `sources`.")
}

pub(in crate::document) fn named_source(field: Field) -> Field {
    let Form::List { of, most, .. } = field.form.clone() else { return field };
    Field { required: true, ..source(field).written(Form::List { of, least: 1, most }) }.saying("At least one.")
}

pub(in crate::document) fn point(field: Field) -> Field {
    field.saying("The id of another of the `points` of any series.")
}

pub(in crate::document) fn item(field: Field) -> Field {
    field.saying(
        "An item is an outage, one of its accounts, a series, one of its points, a statement, an event or a cause.",
    )
}

pub(in crate::document) fn anything(field: Field) -> Field {
    field.saying("Ids of whatever has one.")
}

pub(in crate::document) fn party(field: Field) -> Field {
    field.saying("The id of one of the document’s `parties`, or a name.")
}

pub(in crate::document) fn link(field: Field) -> Field {
    field.written(Form::Named(link_form))
}

pub(in crate::document) fn language(field: Field) -> Field {
    field.written(Form::Named(language_form))
}

pub(in crate::document) fn document_zone(field: Field) -> Field {
    field.written(zone())
}

pub(in crate::document) fn counted(field: Field) -> Field {
    field
}

pub(in crate::document) fn share(field: Field) -> Field {
    field.written(Form::Number { is_share: true })
}

pub(in crate::document) fn struck(field: Field) -> Field {
    field
}
