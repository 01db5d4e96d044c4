//! `record!` and `choice!`: a type of the document, its reader and what it says of itself from one description.

/// Declares a JSON object of the document as a struct, and how it is read.
///
/// A field's JSON name is its own; `Option`, `Vec` and `bool` fields may be absent, all others are required. What a
/// field says beyond its type is a rule of `read::rules` behind it (`as link`). Behind the fields may stand, in this
/// order: `one_of a, b` (at least one of these is required), `inline list: Type { a, b }` (these fields of a `Type` may
/// stand on the object itself, as the first element of `list`) and `check function` (called with what was read; `false`
/// leaves it out).
///
/// Every struct also gets `extra`: the fields of the file that this version does not know, as they stood.
///
/// In the tool it also describes itself, with its docstrings, for the JSON Schema and the reference page; a rule has its
/// part of that in `read::described`.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $($(#[doc = $field_doc:literal])* pub $field:ident: $type:ty $(as $rule:ident)?,)*
        }
        $(one_of $($one:ident),+;)?
        $(inline $list:ident: $part:ident { $($part_field:ident),+ };)?
        $(check $check:path;)?
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
            /// Fields this version does not know, kept as JSON text by name.
            pub extra: Vec<(String, String)>,
        }

        impl $name {
            /// Names of its fields in the file.
            const FIELDS: &'static [&'static str] = &[$(stringify!($field),)* $($(stringify!($part_field),)+)?];

            /// Takes its fields out of an object's.
            pub(in crate::document) fn take(
                mut fields: $crate::document::read::Fields<'_>,
                reader: &mut $crate::document::read::Reader<'_>,
            ) -> Option<Self> {
                $(let part = fields.split(&[$(stringify!($part_field)),+]);)?
                $(let $field: Option<$type> = record!(@take fields, reader, $field $($rule)?);)*
                let object = fields.object();
                let extra = fields.rest(Self::FIELDS, reader);
                #[allow(unused_mut, reason = "few records change what was read")]
                let mut record = Self { $($field: $field?,)* extra };
                $(if $(record.$one.is_none())&&+ {
                    reader.require_one_of($crate::document::Class::Shape, object, &[$(stringify!($one)),+]);
                    return None;
                })?
                $(if let Some(part) = part.and_then(|part| $part::take(part, reader)) {
                    let $list = part;
                    record.adopt($list);
                })?
                $(if !$check(&mut record, object, reader) {
                    return None;
                })?
                let _ = object;
                Some(record)
            }
        }

        impl $crate::document::read::Read for $name {
            const LOSS: $crate::document::Level = $crate::document::Level::Error;

            const SEQUENCE: Option<&'static $crate::document::normal::Sequence> =
                Some(&$crate::document::normal::Sequence {
                    names: Self::FIELDS,
                    inner: &[$(<$type as $crate::document::read::Read>::SEQUENCE),*],
                    inline: record!(@inline $($part)?),
                });

            fn read(
                json: $crate::document::read::Json<'_>,
                reader: &mut $crate::document::read::Reader<'_>,
            ) -> Option<Self> {
                let fields = $crate::document::read::Fields::of(json, reader)?;
                Self::take(fields, reader)
            }
        }

        #[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
        impl $crate::document::schema::Describe for $name {
            fn form() -> $crate::document::schema::Form {
                use $crate::document::schema::{Body, Definition, Form, Record};
                Form::Named(|| {
                    #[allow(unused_mut, reason = "few records have parts of others")]
                    let mut fields = vec![$(record!(@describe $field: $type, [$($field_doc),*] $($rule)?)),*];
                    $(fields.extend($crate::document::schema::fields_of::<$part>(&[$(stringify!($part_field)),+]));)?
                    let one_of = &[$($(stringify!($one)),+)?];
                    Definition::new(stringify!($name), &[$($doc),*], Body::Record(Record { fields, one_of, excludes: &[] }))
                })
            }
        }
    };
    (@describe $field:ident: $type:ty, [$($doc:literal),*]) => {
        $crate::document::schema::Field::new::<$type>(
            stringify!($field),
            &[$($doc),*],
            <$type as $crate::document::read::Read>::absent().is_none(),
        )
    };
    (@describe $field:ident: $type:ty, [$($doc:literal),*] $rule:ident) => {
        $crate::document::read::described::$rule(record!(@describe $field: $type, [$($doc),*]))
    };
    (@inline) => {
        None
    };
    (@inline $part:ident) => {
        <$part as $crate::document::read::Read>::SEQUENCE
    };
    (@take $fields:ident, $reader:ident, $field:ident) => {
        $fields.take(stringify!($field), $reader)
    };
    (@take $fields:ident, $reader:ident, $field:ident $rule:ident) => {
        $crate::document::read::rules::$rule(&mut $fields, stringify!($field), $reader)
    };
}

/// Declares a closed list of JSON strings as an enum, and how it is read.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $($(#[doc = $word_doc:literal])* $variant:ident = $text:literal,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $word_doc])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the format's reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Their strings, in the same order.
            const WORDS: &'static [&'static str] = &[$($text,)*];

            /// The string that stands in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl $crate::document::read::Read for $name {
            fn read(
                json: $crate::document::read::Json<'_>,
                reader: &mut $crate::document::read::Reader<'_>,
            ) -> Option<Self> {
                let position = reader.word(json, Self::WORDS)?;
                Self::ALL.get(position).copied()
            }
        }

        #[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
        impl $crate::document::schema::Describe for $name {
            fn form() -> $crate::document::schema::Form {
                use $crate::document::schema::{Body, Definition, Form, joined};
                Form::Named(|| {
                    let words = vec![$(($text, joined(&[$($word_doc),*]))),*];
                    Definition::new(stringify!($name), &[$($doc),*], Body::Choice(words))
                })
            }
        }
    };
}
