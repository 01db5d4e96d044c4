//! A record that is whole on the page: each line is made once, and kept while a search leaves it out.

use web_sys::{HtmlElement, HtmlOListElement};

use super::super::search::Found;
use super::line::{Maker, mark_entry, untimed_heading};
use super::lines::{hold_focus, put, take_away};
use crate::record::Bits;

/// Lines made before the page is first shown.
const FIRST: usize = 300;
/// Lines made at a key of a search, and between two frames.
const SOME: usize = 64;

/// The list.
pub(super) struct Short {
    maker: Maker,
    root: Option<HtmlOListElement>,
    /// By their places in the record, as far as they were made, and whether each is in the list.
    lines: Vec<Option<(HtmlElement, bool)>>,
    heading: Option<HtmlElement>,
    /// What is shown; all, if nothing is looked for.
    found: Option<Bits>,
    selected: Option<String>,
}

impl Short {
    pub(super) fn new(maker: Maker) -> Self {
        let lines = maker.told.loaded.lines.iter().map(|_| None).collect();
        Self { maker, root: None, lines, heading: untimed_heading(), found: None, selected: None }
    }

    /// Shows what was found, else all.
    pub(super) fn show(&mut self, root: &HtmlOListElement, found: Option<&Found>) {
        let most = if self.root.is_none() { FIRST } else { SOME };
        if self.root.is_none() {
            // Told in another zone it is the same list, with the lines of before.
            hold_focus(root, root);
            root.set_text_content(None);
            self.root = Some(root.clone());
        }
        self.found = found.map(|found| found.lines.clone());
        self.make(most);
    }

    /// Makes some more lines. Gives back whether there are more still.
    pub(super) fn fill_some(&mut self) -> bool {
        self.make(SOME)
    }

    pub(super) fn select(&mut self, id: Option<&str>) {
        self.selected = id.map(str::to_owned);
        mark_entry(self.lines.iter().flatten().map(|(line, _)| line), id);
    }

    fn is_wanted(&self, place: usize) -> bool {
        self.found.as_ref().is_none_or(|found| found.contains(place))
    }

    /// Makes so many at most of the lines that are to be shown. Gives back whether there are more still.
    fn make(&mut self, most: usize) -> bool {
        let wanted = (0..self.lines.len()).filter(|place| self.is_wanted(*place));
        let lacking: Vec<usize> = wanted.filter(|place| matches!(self.lines.get(*place), Some(None))).collect();
        let words = self.maker.told.words();
        for place in lacking.iter().copied().take(most) {
            let entry = self.maker.told.entry(place, &words);
            let line = entry.and_then(|entry| self.maker.line(&entry, self.selected.as_deref()));
            if let (Some(kept), Some(line)) = (self.lines.get_mut(place), line) {
                *kept = Some((line, false));
            }
        }
        drop(words);
        self.arrange();
        lacking.len() > most
    }

    /// Puts lines into the list and takes them out, as far as they are not where they should be.
    fn arrange(&mut self) {
        let Some(root) = &self.root else { return };
        let is_wanted = |place: usize| self.found.as_ref().is_none_or(|found| found.contains(place));
        let mut next: Option<&HtmlElement> = None;
        let mut untimed: Option<&HtmlElement> = None;
        for (place, line) in self.lines.iter_mut().enumerate().rev() {
            let Some((line, is_in)) = line else { continue };
            match (is_wanted(place), std::mem::replace(is_in, is_wanted(place))) {
                (true, false) => {
                    put(root, line, next);
                }
                (false, true) => take_away(root, line),
                _ => {}
            }
            if *is_in {
                next = Some(line);
                if self.maker.told.loaded.lines.get(place).is_some_and(|line| line.untimed) {
                    untimed = next;
                }
            }
        }
        let Some(heading) = &self.heading else { return };
        match untimed {
            Some(first) => {
                if first.previous_element_sibling().as_ref() != Some(heading) {
                    put(root, heading, Some(first));
                }
            }
            None => heading.remove(),
        }
    }
}
