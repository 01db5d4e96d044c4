//! Finding lines of the record.

use super::Entry;
use crate::document::Kind;
use crate::small::small_letters;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words, all of which must occur, in any case and order.
    pub query: String,
    /// Kinds of item; none named lets all through.
    pub kinds: Vec<Kind>,
}

impl Filter {
    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.kinds.is_empty()
    }

    /// Whether items of a kind are looked for.
    pub fn has_kind(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether a line is of a kind looked for and has all words in its time, title, sentence, kind or sources.
    pub fn matches(&self, entry: &Entry) -> bool {
        if !self.has_kind(entry.kind) {
            return false;
        }
        let mut words = self.query.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let text = fold(&entry.parts().join("\n"));
        words.all(|word| text.contains(&fold(word)))
    }
}

/// Small letters, and straight marks for typographic ones, since keyboards have only those.
pub(super) fn fold(text: &str) -> String {
    let straight = |letter: char| match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        other => other,
    };
    small_letters(&text.chars().map(straight).collect::<String>())
}
