//! Finding lines of the record.

use super::{Entry, Facet};
use crate::document::Kind;
use crate::small::{cut, small_letters};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words, all of which must occur, in any case and order.
    pub query: String,
    /// Kinds of item; none named lets all through.
    pub kinds: Vec<Kind>,
    /// Values of each facet, in the order of [`Facet::ALL`]; none named lets all through.
    pub chosen: [Vec<String>; Facet::ALL.len()],
}

impl Filter {
    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.kinds.is_empty() && self.chosen.iter().all(Vec::is_empty)
    }

    /// Values of a facet that are chosen.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        self.chosen.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    /// Chooses a value of a facet, or no longer.
    pub fn choose(&mut self, facet: Facet, value: &str, is_chosen: bool) {
        if let Some(chosen) = self.chosen.get_mut(facet as usize) {
            chosen.retain(|known| known != value);
            if is_chosen {
                chosen.push(value.to_owned());
            }
        }
    }

    /// How many values of facets are chosen.
    pub fn count(&self) -> usize {
        self.chosen.iter().map(Vec::len).sum()
    }

    /// How many lanes and series are left out of the timeline.
    pub fn hidden(&self) -> usize {
        let hiding = Facet::ALL.into_iter().filter(|facet| facet.hides());
        hiding.map(|facet| self.chosen(facet).len()).sum()
    }

    /// No value of any facet is chosen any longer.
    pub fn clear_facets(&mut self) {
        self.chosen = Default::default();
    }

    /// What is chosen of each facet.
    pub(super) fn facets_mut(&mut self) -> impl Iterator<Item = (Facet, &mut Vec<String>)> {
        Facet::ALL.into_iter().zip(&mut self.chosen)
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

/// Where a text has words of a query, from and to, in UTF-16 code units as the DOM counts: the first so many, since a text
/// may be one letter again and again.
pub fn occurrences(text: &str, query: &str, most: usize) -> Vec<(u32, u32)> {
    let folded = fold(text);
    let mut found = Vec::new();
    for word in fold(query).split_whitespace() {
        let (mut rest, mut letters, mut units) = (folded.as_str(), text.chars(), 0);
        // To fold a letter leaves it one.
        let mut pass = |part: &str| {
            units += letters.by_ref().take(part.chars().count()).map(|letter| letter.len_utf16() as u32).sum::<u32>();
            units
        };
        while let Some((before, behind)) = cut(rest, word).filter(|_| found.len() < most) {
            found.push((pass(before), pass(word)));
            rest = behind;
        }
    }
    found
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
