//! Ids over the whole document: made up where there are none, and looked up where something is pointed at.

use super::read::{Reader, Reference, Target, excerpt, rules::MADE_UP};
use super::time::order;
use super::{Class, Document, Id, Level};
use crate::small::{ByName, Names};
use std::borrow::Cow;

/// What an id belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Party,
    Source,
    Point,
    /// Any other item, or an account.
    Item,
}

impl Owner {
    fn name(self) -> &'static str {
        match self {
            Self::Party => "a party",
            Self::Source => "a source",
            Self::Point => "a figure",
            Self::Item => "an item",
        }
    }

    fn answers(self, target: Target) -> bool {
        match target {
            Target::Source => self == Self::Source,
            Target::Point => self == Self::Point,
            Target::Item => matches!(self, Self::Point | Self::Item),
            Target::PartyOrName => self == Self::Party,
            Target::Anything => true,
        }
    }
}

/// Gives ids to those that have none, and reports references that point nowhere or that say what cannot be.
pub(super) fn settle(document: &mut Document, reader: &mut Reader<'_>) {
    let mut owners: ByName<Owner> = ByName::default();
    for_each(document, &mut |id, owner| {
        if !id.starts_with(MADE_UP) {
            owners.set(Cow::Owned(id.0.clone()), owner);
        }
    });
    for_each(document, &mut |id, owner| {
        if let Some(wanted) = id.0.strip_prefix(MADE_UP) {
            let mut free = wanted.to_owned();
            while owners.get(&free).is_some() || reader.written_ids.contains(&free) {
                free.push('_');
            }
            if free != wanted {
                reader.renamed.set(Cow::Owned(wanted.to_owned()), free.clone());
            }
            owners.set(Cow::Owned(free.clone()), owner);
            id.0 = free;
        }
    });
    order::report(document, reader);
    for reference in std::mem::take(&mut reader.references) {
        check(reference, &owners, reader);
    }
    cut_loops(document, reader);
}

/// Reports sources that were seen through themselves, and takes the last step of each such loop away, so that
/// whoever follows the steps comes to an end.
fn cut_loops(document: &mut Document, reader: &mut Reader<'_>) {
    let vias = std::mem::take(&mut reader.vias);
    let steps: Names = vias.iter().map(|(id, ..)| id.as_str()).collect();
    // In which walk a step was taken first: a walk that comes to a step of its own has gone in a circle.
    let mut walks: Vec<Option<usize>> = vec![None; vias.len()];
    let mut closing = Names::new();
    for first in 0..vias.len() {
        let mut step = first;
        while let (Some(walk @ None), Some((_, via, place))) = (walks.get_mut(step), vias.get(step)) {
            *walk = Some(first);
            let Some(next) = steps.place(via) else { break };
            if walks.get(next) == Some(&Some(first)) {
                let expected = String::from("a source that was not itself seen through this one");
                reader.report_at(Class::Meaning, Level::Warning, place.clone(), via.clone(), expected);
                vias.get(step).into_iter().for_each(|(id, ..)| _ = closing.add(Cow::Borrowed(id)));
                break;
            }
            step = next;
        }
    }
    let sources = document.sources.iter_mut();
    sources.filter(|source| closing.contains(&source.id.0)).for_each(|source| source.via = None);
}

fn check(reference: Reference, owners: &ByName<Owner>, reader: &mut Reader<'_>) {
    let Reference { id, target, place } = reference;
    let owner = owners.get(&id).copied();
    if owner.is_some_and(|owner| owner.answers(target)) {
        return;
    }
    let expected = match target {
        Target::Source => "the id of a source in this document",
        Target::Point => "the id of a figure in this document",
        Target::Item => "the id of an item in this document",
        Target::Anything => "an id in this document",
        Target::PartyOrName => "the id of a party in this document, or a name",
    };
    let mut found = excerpt(&id);
    match owner {
        Some(owner) => {
            found.push_str(", the id of ");
            found.push_str(owner.name());
        }
        None if reader.written_ids.contains(&id) => found.push_str(", the id of what was left out"),
        None => found.push_str(", which nothing has"),
    }
    let level = if target == Target::PartyOrName { Level::Hint } else { Level::Warning };
    reader.report_at(Class::Meaning, level, place, found, expected.to_owned());
}

/// Visits every id of what can be pointed at, in the order of the format.
fn for_each(document: &mut Document, visit: &mut dyn FnMut(&mut Id, Owner)) {
    document.parties.iter_mut().for_each(|party| visit(&mut party.id, Owner::Party));
    document.sources.iter_mut().for_each(|source| visit(&mut source.id, Owner::Source));
    for outage in &mut document.outages {
        visit(&mut outage.id, Owner::Item);
        outage.accounts.iter_mut().filter_map(|account| account.id.as_mut()).for_each(|id| visit(id, Owner::Item));
    }
    for series in &mut document.series {
        visit(&mut series.id, Owner::Item);
        series.points.iter_mut().for_each(|point| visit(&mut point.id, Owner::Point));
    }
    document.statements.iter_mut().for_each(|statement| visit(&mut statement.id, Owner::Item));
    document.events.iter_mut().for_each(|event| visit(&mut event.id, Owner::Item));
    document.causes.iter_mut().for_each(|cause| visit(&mut cause.id, Owner::Item));
}
