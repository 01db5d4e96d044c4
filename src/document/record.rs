//! `record!` and `choice!`: a type of the document and its reader from one description.

/// Declares a JSON object of the document as a struct, and how it is read.
///
/// A field's JSON name is its own; `Option`, `Vec` and `bool` fields may be absent, all others are required. What a
/// field says beyond its type is a rule of `read::rules` behind it (`as link`). Behind the fields may stand, in this
/// order: `one_of a, b` (at least one of these is required), `inline list: Type { a, b }` (these fields of a `Type` may
/// stand on the object itself, as the first element of `list`) and `check function` (called with what was read; `false`
/// leaves it out).
///
/// Every struct also gets `extra`: the fields of the file that this version does not know, as they stood.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty $(as $rule:ident)?,)*
        }
        $(one_of $($one:ident),+;)?
        $(inline $list:ident: $part:ident { $($part_field:ident),+ };)?
        $(check $check:path;)?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
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
                    reader.require_one_of(object, &[$(stringify!($one)),+]);
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

            fn read(
                json: $crate::document::read::Json<'_>,
                reader: &mut $crate::document::read::Reader<'_>,
            ) -> Option<Self> {
                let fields = $crate::document::read::Fields::of(json, reader)?;
                Self::take(fields, reader)
            }
        }
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
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
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
    };
}
