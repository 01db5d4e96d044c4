//! The words of the dialogs in which a reader takes something away, or opens a document of their own.

use super::language::{Phrase, fill};

/// Their words in English.
pub static DIALOGS: Dialogs = Dialogs {
    take: "Download",
    open: "Open file",
    take_advice: "All of it is made in this browser and saved by it. Nothing of it is sent anywhere.",
    pictures: "Pictures",
    part: "What it shows",
    this_view: "What is in view",
    whole: "The whole incident",
    size: "Size",
    once: "As on the screen",
    twice: "With twice as many pixels (PNG)",
    card: "A card for where links are shown, 1200 × 630",
    colours: "Colours",
    light: "Light",
    dark: "Dark",
    svg: "SVG",
    png: "PNG",
    texts: "Tables and text",
    values: "Values (CSV)",
    values_are: "Every figure and measurement, each stated bound in a column of its own.",
    record: "Record (CSV)",
    record_is: "Every item with its times, words and sources; of an outage a row for each account.",
    draft: "Post-mortem (Markdown)",
    draft_is: "A draft: impact, trigger, detection, causes, resolution, timeline, and what is not stated.",
    document: "Document (JSON)",
    document_is: "The incident’s own document, written anew in order.",
    saved: "{0} is made.",
    making: "It is being made…",
    not_made: "This could not be made here.",
    not_fetched: "The part of this page that makes files could not be loaded. The connection may have been lost; you can try again.",
    open_title: "Open a document of yours",
    open_advice: "Nothing is uploaded: a file or a text is read in this browser and goes nowhere else.",
    file: "A file on this device",
    drop: "A file can also be dropped anywhere on the page.",
    drop_here: "Drop the file to open it here. It is not uploaded.",
    paste: "Its text (JSON)",
    show_pasted: "Show this text",
    address: "Its address",
    load_address: "Load",
    remember: "Remember it in this browser, to open it again from here",
    remembered: "Remembered in this browser",
    forget: "Forget",
    forget_named: "Forget {0}",
    not_remembered: "The document is shown, and could not be remembered: this browser has no room for it, or allows none.",
    pasted: "Pasted text",
    kept: "This is the document as of {0} on {1} ({2}). It could not be reached now, so it could not be checked for \
           corrections or a withdrawal since then.",
    own: "This document comes from {0}, which you opened. It was not uploaded, and the publisher of this page did not publish it.",
};

/// Headings, buttons and advice.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Dialogs {
    pub take: &'static str,
    pub open: &'static str,
    pub take_advice: &'static str,
    pub pictures: &'static str,
    pub part: &'static str,
    pub this_view: &'static str,
    pub whole: &'static str,
    pub size: &'static str,
    pub once: &'static str,
    pub twice: &'static str,
    pub card: &'static str,
    pub colours: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub svg: &'static str,
    pub png: &'static str,
    pub texts: &'static str,
    pub values: &'static str,
    pub values_are: &'static str,
    pub record: &'static str,
    pub record_is: &'static str,
    pub draft: &'static str,
    pub draft_is: &'static str,
    pub document: &'static str,
    pub document_is: &'static str,
    pub making: &'static str,
    pub not_made: &'static str,
    pub not_fetched: &'static str,
    pub open_title: &'static str,
    pub open_advice: &'static str,
    pub file: &'static str,
    pub drop: &'static str,
    pub drop_here: &'static str,
    pub paste: &'static str,
    pub show_pasted: &'static str,
    pub address: &'static str,
    pub load_address: &'static str,
    pub remember: &'static str,
    pub remembered: &'static str,
    pub forget: &'static str,
    pub not_remembered: &'static str,
    pub pasted: &'static str,
    saved: Phrase,
    forget_named: Phrase,
    kept: Phrase,
    own: Phrase,
}

impl Dialogs {
    /// What was made, by its file's name.
    pub fn saved(&self, name: &str) -> String {
        fill(self.saved, &[name])
    }

    /// What the button that forgets a document does.
    pub fn forget_named(&self, name: &str) -> String {
        fill(self.forget_named, &[name])
    }

    /// Since when a document may have changed.
    pub fn kept(&self, clock: &str, date: &str, zone: &str) -> String {
        fill(self.kept, &[clock, date, zone])
    }

    /// Whose document it is: the reader's own.
    pub fn own(&self, name: &str) -> String {
        fill(self.own, &[name])
    }
}
