//! Each row as a reader meets it: its mark on the figure and its sentence in the record.

use incident_timeline::document::{Account, Document, Item, Outage};
use incident_timeline::record::{Entry, main_day_ms, record};
use incident_timeline::scene::{Hit, Mark, Scene};
use incident_timeline::timeline::View;
use incident_timeline::words::Words;

use crate::rows::{Ends, Row, When};
use crate::support::{Figure, WIDE_PX, X, read, times_of};
use crate::{account_of, rows};

/// Whether a mark says no more than the row knows.
fn is_honest(row: &Row, mark: Mark) -> bool {
    let at = row.at;
    let instant = at.earliest.is_some() && at.earliest == at.latest;
    let bounded = |when: When| when.earliest.is_some() || when.latest.is_some();
    let closed = |when: When| when.earliest.is_some() && when.latest.is_some();
    let (end_bounded, end_closed) = match row.end {
        Ends::At(end) => (bounded(end), closed(end)),
        Ends::NotReported => (false, false),
    };
    match mark {
        Mark::Dot => instant && !at.approximate && row.account.is_none(),
        Mark::About => instant && at.approximate && row.account.is_none(),
        Mark::Span => closed(at) && !instant,
        Mark::Before => !closed(at) && at.latest.is_some(),
        Mark::After => !closed(at) && at.earliest.is_some(),
        Mark::Loose => bounded(at) && !instant,
        Mark::Untimed => !bounded(at) && !end_bounded,
        Mark::Bar => row.account.is_some() && closed(at) && end_closed,
        Mark::OpenBar => row.account.is_some() && (bounded(at) || end_bounded) && !(closed(at) && end_closed),
        Mark::Curve | Mark::Cluster | Mark::Struck => false,
    }
}

#[test]
fn no_row_asks_for_a_mark_that_says_more_than_is_known() {
    for row in rows() {
        let bounded = |when: When| when.earliest.is_some() || when.latest.is_some();
        match row.mark {
            Some(mark) => assert!(is_honest(row, mark), "{mark:?} says more than is known: {}", row.words),
            None => assert!(row.account.is_some() && !bounded(row.at), "a mark could be drawn: {}", row.words),
        }
    }
}

/// Which of the outage's other accounts a row is about; those that say the same are one. `None` for the lead.
fn place_of(row: &Row, figure: &Figure) -> Option<usize> {
    let account = account_of(row, figure.document)?;
    let outages = figure.story.lanes.iter().flat_map(|lane| {
        let mut outages = Vec::new();
        lane.leads.each(&mut |item| outages.extend(lane.told(item, &figure.words)));
        outages
    });
    let outage = outages.into_iter().find(|outage| outage.named.id == row.id).unwrap();
    if is_lead(row, figure.document, account) {
        return None;
    }
    let place = outage.rivals.iter().position(|rival| rival.start == account.start && rival.end == account.end);
    assert!(place.is_some(), "no account on the figure: {}", row.words);
    place
}

fn is_lead(row: &Row, document: &Document, account: &Account) -> bool {
    let Some(Item::Outage(outage)) = document.item(row.id) else { return false };
    outage.lead().is_some_and(|lead| std::ptr::eq(lead, account))
}

fn hit<'a>(row: &Row, place: Option<usize>, scene: &'a Scene) -> Option<&'a Hit> {
    scene.hits.iter().find(|hit| hit.item == row.id && hit.account == place)
}

/// A window about the stated bounds of what a row is about.
fn own_view(row: &Row, document: &Document) -> Option<View> {
    let account = account_of(row, document);
    let times = times_of(document.item(row.id)?);
    let times = times.into_iter().filter(|time| account.is_none_or(|account| account.start.as_ref() == Some(*time)));
    let bounds: Vec<f64> =
        times.flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten().map(|ms| ms as f64).collect();
    let first_ms = bounds.iter().copied().reduce(f64::min)?;
    let last_ms = bounds.iter().copied().reduce(f64::max)?;
    Some(View::fit(first_ms, last_ms, 0.5))
}

#[test]
fn every_row_has_its_mark_on_the_figure() {
    let document = read(X);
    let figure = Figure::new(&document);
    let home = figure.scene(figure.story.home, WIDE_PX);
    let whole = figure.scene(figure.story.whole, WIDE_PX);
    for row in rows() {
        let words = row.words;
        let place = place_of(row, &figure);
        let own = own_view(row, &document).map(|view| figure.scene(view, WIDE_PX));
        let found = [Some(&home), Some(&whole), own.as_ref()].into_iter().flatten();
        let found = found.filter_map(|scene| hit(row, place, scene)).map(|hit| hit.mark).next();
        assert_eq!(found, row.mark, "mark: {words}");
        // What covers all of the first window has its bounds in the whole story.
        if row.mark == Some(Mark::Loose) {
            assert_eq!(hit(row, place, &whole).map(|hit| hit.mark), Some(Mark::Span), "in the whole story: {words}");
        }
    }
}

/// The outage of a row, and its account.
fn told<'a>(row: &Row, document: &'a Document) -> Option<(&'a Outage, &'a Account)> {
    let Some(Item::Outage(outage)) = document.item(row.id) else { return None };
    Some((outage, account_of(row, document)?))
}

/// All that the record says of an item.
fn in_record(entry: &Entry) -> String {
    [&*entry.when_full, &*entry.title, &*entry.sentence, &*entry.meta, &*entry.sources].join("\n")
}

/// What is said of one account alone: whose it is, when, its remark, and what is said of the outage as such.
fn in_account(words: &Words, outage: &Outage, account: &Account) -> String {
    let notes = [&account.note, &outage.note].map(|note| note.clone().unwrap_or_default());
    let said = [words.account_source(outage, account), words.account_quoted(account, main_day_ms(words.document))];
    [said, notes].concat().join("\n")
}

#[test]
fn every_row_has_its_sentence_in_the_record() {
    let document = read(X);
    let words = Figure::new(&document).words;
    let entries = record(&document, &words);
    let mut faults: Vec<String> = Vec::new();
    for row in rows() {
        assert!(!row.says.is_empty(), "nothing to look for: {}", row.words);
        let entry = entries.iter().find(|entry| entry.id.0 == row.id).unwrap();
        let own = told(row, &document).map(|(outage, account)| in_account(&words, outage, account));
        for said in std::iter::once(in_record(entry)).chain(own) {
            let missing: Vec<_> = row.says.iter().filter(|fragment| !said.contains(**fragment)).collect();
            if !missing.is_empty() {
                faults.push(format!("{}: {missing:?} not in\n{said}\n", row.words));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
