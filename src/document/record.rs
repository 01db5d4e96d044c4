//! `record!` and `choice!`: a type of the document and its reader from one description.

/// Declares a JSON object of the document as a struct. A field's JSON name is its own; `Option` and `Vec` fields may be
/// absent, all others are required. Every struct also gets `extra`: the fields of the file that this version does not
/// know, as they stood.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            /// Fields this version does not know, kept as JSON text by name.
            pub extra: Vec<(String, String)>,
        }
    };
}

/// Declares a closed list of JSON strings as an enum.
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

            /// The string that stands in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}
