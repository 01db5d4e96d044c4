//! The record as a draft of a post-mortem, in Markdown.

use super::caption::{imprint, kicker};
use super::markdown::{Page, link, parts, strong, text};
use crate::document::{Document, EventKind, Item, Kind};
use crate::record::{Detail, Entry, Headline, Part, Said, Why, corrected, note, record, why};
use crate::words::Words;
use crate::words::draft::DRAFT;
use crate::words::interface::INTERFACE;

/// A draft with impact, trigger, detection, causes, resolution and timeline. It holds what the document says, and where
/// the document says nothing it says that. `content` is a hash of the document's text, by which one without a revision
/// and a date is known.
pub fn draft(document: &Document, words: &Words, content: Option<&str>) -> String {
    let entries = record(document, words);
    let mut page = Page::default();
    page.heading(1, &text(&DRAFT.post_mortem(&document.title)));
    page.paragraph(&text(&kicker(document, words)));
    page.paragraph(&text(document.summary.as_deref().unwrap_or(DRAFT.no_summary)));
    page.paragraph(&text(&DRAFT.draft_of(&imprint(document, words, content))));
    impact(&mut page, document, words, &entries);
    events(&mut page, DRAFT.trigger, words, &entries, &[EventKind::Trigger], DRAFT.no_trigger);
    events(&mut page, DRAFT.detection, words, &entries, &[EventKind::Detection], DRAFT.no_detection);
    causes(&mut page, words, &why(document, words));
    let status = document.status.map(|status| words.status(status)).unwrap_or_default();
    let resolving = [EventKind::Decision, EventKind::Mitigation, EventKind::Recovery];
    events(&mut page, DRAFT.resolution, words, &entries, &resolving, DRAFT.no_resolution);
    page.paragraph(&text(&DRAFT.status(if status.is_empty() { DRAFT.not_stated } else { status })));
    timeline(&mut page, document, words, &entries);
    corrections(&mut page, document, words);
    sources(&mut page, document, words);
    glossary(&mut page, document);
    page.finished()
}

fn impact(page: &mut Page, document: &Document, words: &Words, entries: &[Entry]) {
    page.heading(2, DRAFT.impact);
    let [outages, figures, ..] = INTERFACE.kinds;
    let headline = Headline::new(document, words).key_figures;
    let headline: Vec<String> = headline
        .iter()
        .map(|figure| [&strong(&text(&figure.value)), " ", &text(&figure.label), &bracketed(&figure.sources)].concat())
        .collect();
    if !headline.is_empty() {
        page.list(&headline, false);
    }
    page.heading(3, outages);
    let lines = of_kinds(entries, &[Kind::Outage], |entry| {
        let said = line(entry);
        match words.item(&entry.id) {
            Some(Item::Outage(outage)) if outage.retracted.is_none() => {
                let severity = outage.severity.map(|severity| words.severity(severity)).unwrap_or_default();
                let facts = [
                    DRAFT.field(DRAFT.severity, severity),
                    DRAFT.field(DRAFT.places, &words.list(&outage.regions)),
                    DRAFT.field(DRAFT.services, &words.list(&outage.services)),
                ];
                [&said, "\n  - ", &text(&facts.join(" · "))].concat()
            }
            _ => said,
        }
    });
    page.list_or(&lines, DRAFT.no_outage);
    page.heading(3, figures);
    let lines =
        of_kinds(entries, &[Kind::Point, Kind::Series], |entry| [&text(&entry.when_full), ": ", &line(entry)].concat());
    page.list_or(&lines, DRAFT.no_figure);
}

/// Behind a line, in brackets; nothing of nothing.
fn bracketed(behind: &[Part]) -> String {
    if behind.is_empty() { String::new() } else { [" (", &parts(behind), ")"].concat() }
}

fn of_kinds(entries: &[Entry], kinds: &[Kind], line: impl Fn(&Entry) -> String) -> Vec<String> {
    entries.iter().filter(|entry| kinds.contains(&entry.kind)).map(line).collect()
}

/// What an item is called, and everything that is said of it; struck if it was taken back.
fn line(entry: &Entry) -> String {
    let title = text(&entry.title);
    let title = if entry.retracted { ["~~", &title, "~~"].concat() } else { strong(&title) };
    let dot = if entry.sentence.is_empty() { "" } else { ". " };
    [title.as_str(), dot, &text(&entry.sentence)].concat()
}

/// The events of some kinds with their times, or that none is stated.
fn events(page: &mut Page, title: &str, words: &Words, entries: &[Entry], kinds: &[EventKind], none: &str) {
    page.heading(2, title);
    let is_one = |entry: &&Entry| match words.item(&entry.id) {
        Some(Item::Event(event)) => event.kind.is_some_and(|kind| kinds.contains(&kind)),
        _ => false,
    };
    let lines = entries.iter().filter(is_one);
    let lines: Vec<String> = lines.map(|entry| [&text(&entry.when_full), ": ", &line(entry)].concat()).collect();
    page.list_or(&lines, none);
}

fn causes(page: &mut Page, words: &Words, whys: &[Why]) {
    page.heading(2, DRAFT.causes);
    if whys.is_empty() {
        return page.paragraph(DRAFT.no_cause);
    }
    let side = |said: &[Said], nobody: &str| {
        let one = |said: &Said| [&text(&said.title), " (", &text(&said.evidence), ")"].concat();
        if said.is_empty() { text(nobody) } else { said.iter().map(one).collect::<Vec<_>>().join("; ") }
    };
    let rows: Vec<[String; 4]> = whys
        .iter()
        .map(|why| {
            let label = text(&why.label);
            let label = if why.retracted { ["~~", &label, "~~"].concat() } else { label };
            let detail = words.item(&why.id).map(|item| Detail::new(item, words)).unwrap_or_default();
            let note = detail.text.iter().flat_map(|note| [String::from(". "), text(note)]).collect::<String>();
            let sources = detail.rows.iter().filter(|row| row.label == INTERFACE.sources);
            let sources = sources.map(|row| bracketed(&row.parts)).collect::<String>();
            [
                [label, note, sources].concat(),
                text(if why.status.is_empty() { DRAFT.not_stated } else { &why.status }),
                side(&why.said_by, &why.said_by_words),
                side(&why.against, &why.against_words),
            ]
        })
        .collect();
    page.table([INTERFACE.cause, INTERFACE.status, INTERFACE.said_by, INTERFACE.disputed_by], &rows);
}

fn timeline(page: &mut Page, document: &Document, words: &Words, entries: &[Entry]) {
    page.heading(2, DRAFT.timeline);
    if entries.is_empty() {
        return page.paragraph(DRAFT.no_item);
    }
    page.paragraph(&text(&note(document, words).unwrap_or_default()));
    let (untimed, timed): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.untimed);
    let table = |page: &mut Page, entries: &[&Entry]| {
        let row = |entry: &&Entry| [text(&entry.when), line(entry), text(&entry.meta)];
        let rows: Vec<[String; 3]> = entries.iter().map(row).collect();
        page.table([INTERFACE.when, DRAFT.what, DRAFT.kind_and_source], &rows);
    };
    if !timed.is_empty() {
        table(page, &timed);
    }
    if !untimed.is_empty() {
        page.heading(3, INTERFACE.time_not_stated);
        table(page, &untimed);
    }
}

fn corrections(page: &mut Page, document: &Document, words: &Words) {
    if document.corrections.is_empty() {
        return;
    }
    page.heading(2, INTERFACE.corrections);
    let line = |correction: &crate::document::Correction| {
        let when = text(&words.when(correction.at.as_ref()));
        [&when, ": ", &text(&correction.text), &bracketed(&corrected(correction, words))].concat()
    };
    page.list(&document.corrections.iter().map(line).collect::<Vec<_>>(), false);
}

fn sources(page: &mut Page, document: &Document, words: &Words) {
    page.heading(2, INTERFACE.sources);
    if document.sources.is_empty() {
        return page.paragraph(DRAFT.no_sources);
    }
    let line = |source: &crate::document::Source| {
        let name = words.source(source);
        let name = source.url.as_deref().map_or_else(|| text(&name), |url| link(url, &name));
        let about = text(&words.source_about(source));
        let archived = source.archive_url.as_deref().map(|url| link(url, INTERFACE.archived));
        [Some(name), Some(about).filter(|about| !about.is_empty()), archived]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    };
    page.list(&document.sources.iter().map(line).collect::<Vec<_>>(), true);
}

fn glossary(page: &mut Page, document: &Document) {
    if document.glossary.is_empty() {
        return;
    }
    page.heading(2, INTERFACE.glossary);
    let terms = document.glossary.iter();
    let lines = terms.map(|term| [&strong(&text(&term.term)), ": ", &text(&term.definition)].concat());
    page.list(&lines.collect::<Vec<_>>(), false);
}
