//! The record as a table.

use super::bounds::{TIME, time};
use super::table::Table;
use super::urls;
use crate::document::{Account, Document, End, Id, Item, Outage, Time};
use crate::record::lines;
use crate::words::Words;

const FIRST: [&str; 8] = ["order", "id", "kind", "what", "title", "account", "according_to", "when"];
const LAST: [&str; 11] = [
    "duration",
    "in_words",
    "evidence",
    "disputed_by",
    "severity",
    "regions",
    "services",
    "note",
    "sources",
    "source_urls",
    "retracted",
];

/// Writes the record as a table, piece by piece, in its own order, and behind it the causes that are named. An outage has
/// a row for each account, the lead first. What was taken back has a row that says so, without its content.
pub fn record_table(document: &Document, words: &Words, out: &mut dyn FnMut(&str)) {
    let ends: Vec<String> = TIME.iter().map(|name| ["end_", name].concat()).collect();
    let ends: Vec<&str> = ends.iter().map(String::as_str).collect();
    let names: Vec<&str> = [FIRST.as_slice(), &TIME, &["end"], &ends, &LAST].concat();
    let mut table = Table::new(&names, out);
    let lines = lines(document);
    let listed = lines.iter().filter_map(|line| document.item_at(line.spot));
    let causes = document.causes.iter().map(Item::Cause);
    for (order, item) in listed.chain(causes).enumerate() {
        match item {
            _ if item.retracted().is_some() => struck(&mut table, words, order, item),
            Item::Outage(outage) => {
                for (place, account) in words.accounts(outage).into_iter().enumerate() {
                    first(&mut table, words, order, item);
                    of_account(&mut table, words, outage, (place, account));
                }
            }
            _ => {
                first(&mut table, words, order, item);
                table.empty(2);
                table.text(&if matches!(item, Item::Cause(_)) { String::new() } else { words.item_when_full(item) });
                time(&mut table, item.time());
                table.empty(1 + TIME.len() + 1);
                last(&mut table, words, item, item.sources());
            }
        }
    }
    table.finish();
}

fn first(table: &mut Table, words: &Words, order: usize, item: Item) {
    table.text(&(order + 1).to_string());
    table.text(item.id());
    table.text(item.kind().as_str());
    table.text(words.kind(item));
    table.text(&words.title(item));
}

fn struck(table: &mut Table, words: &Words, order: usize, item: Item) {
    first(table, words, order, item);
    table.empty(3 + TIME.len() + 1 + TIME.len() + LAST.len() - 1);
    table.text(&words.told(item));
    table.end_row();
}

fn of_account(table: &mut Table, words: &Words, outage: &Outage, (place, account): (usize, &Account)) {
    table.text(&(place + 1).to_string());
    table.text(&words.account_source(outage, account));
    table.text(&words.account_quoted(account, None));
    time(table, account.start.as_ref());
    end(table, &account.end);
    table.text(&account.duration.as_ref().map(|length| words.duration(length)).unwrap_or_default());
    // The sentence is about all accounts.
    table.text(&if place == 0 { words.sentence(Item::Outage(outage)) } else { String::new() });
    table.empty(2);
    table.maybe(outage.severity.map(|severity| severity.as_str()));
    table.list(&outage.regions);
    table.list(&outage.services);
    table.maybe(account.note.as_deref().or(outage.note.as_deref().filter(|_| place == 0)));
    let sources = if account.sources.is_empty() { &outage.sources } else { &account.sources };
    table.list(words.source_names(sources));
    table.list(urls(sources, words));
    table.empty(1);
    table.end_row();
}

/// How it ended: `at`, `ongoing` or `not_reported`, and the bounds of the end.
fn end(table: &mut Table, end: &End) {
    let (name, at): (&str, Option<&Time>) = match end {
        End::NotReported => ("not_reported", None),
        End::Ongoing => ("ongoing", None),
        End::At(at) => ("at", Some(at)),
    };
    table.text(name);
    time(table, at);
}

/// From the sentence on, of anything but an outage.
fn last(table: &mut Table, words: &Words, item: Item, sources: &[Id]) {
    table.text(&words.sentence(item));
    if let Item::Statement(statement) = item {
        table.text(&words.evidence_alone(statement));
        table.list(words.disputers(statement));
    } else {
        table.empty(2);
    }
    table.empty(3);
    let note = match item {
        Item::Point(_, point) => point.note.as_deref(),
        Item::Statement(statement) => statement.note.as_deref(),
        Item::Event(event) => event.note.as_deref(),
        Item::Cause(cause) => cause.note.as_deref(),
        Item::Outage(_) | Item::Series(_) => None,
    };
    table.maybe(note);
    table.list(words.source_names(sources));
    table.list(urls(sources, words));
    table.empty(1);
    table.end_row();
}
