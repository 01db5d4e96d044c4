//! Who is for a cause and who against it.

use std::borrow::Cow;

use super::Words;
use crate::document::{Cause, RelationKind, Statement, StatementKind};
use crate::small::ByName;

/// On which side of a cause a statement is.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    For,
    Against,
    Neither,
}

/// The side of each statement, where it is known, by its id.
type Sides<'a> = ByName<'a, Option<Side>>;

impl<'a> Words<'a> {
    /// The statements that say a cause was it, and those that say it was not, in the order of the file. A statement
    /// speaks against a cause if it disputes it, if it is a denial about it, or if it is about it and disputes one that
    /// says it; who disputes only an objection, or gives context, takes no side. Statements taken back are on neither.
    pub fn sides(&self, cause: &Cause) -> (Vec<&'a Statement>, Vec<&'a Statement>) {
        let about = self.index().about(self.document, &cause.id.0);
        // Nothing is known of anyone's side at first.
        let mut sides = Sides::default();
        about.iter().for_each(|statement| sides.set(Cow::Borrowed(&statement.id), None));
        for statement in &about {
            let quarrels = disputed(statement).any(|id| sides.get(id).is_some());
            let side = own_side(statement, cause).or((!quarrels).then_some(Side::For));
            sides.set(Cow::Borrowed(&statement.id), side);
        }
        // Who disputes a speaker is placed by that speaker's side, once it is known; in a circle the first in the file
        // is taken to be the one who said it.
        for patient in [true, true, false] {
            for statement in &about {
                let side = side_of(&sides, &statement.id).or_else(|| side_by_quarrel(statement, &sides));
                sides.set(Cow::Borrowed(&statement.id), side.or((!patient).then_some(Side::For)));
            }
        }
        let on = |side: Side| {
            let all = about.iter().copied();
            all.filter(|statement| side_of(&sides, &statement.id) == Some(side)).collect()
        };
        (on(Side::For), on(Side::Against))
    }
}

fn side_of(sides: &Sides, id: &str) -> Option<Side> {
    sides.get(id).copied().flatten()
}

/// The ids of what a statement disputes.
fn disputed(statement: &Statement) -> impl Iterator<Item = &str> {
    let disputes = statement.relations.iter().filter(|relation| relation.kind == RelationKind::Disputes);
    disputes.map(|relation| relation.to.0.as_str())
}

/// The side that a statement names itself.
fn own_side(statement: &Statement, cause: &Cause) -> Option<Side> {
    let mut to = statement.relations.iter().filter(|relation| relation.to == cause.id);
    if disputed(statement).any(|id| id == cause.id.0) {
        return Some(Side::Against);
    }
    if to.any(|relation| matches!(relation.kind, RelationKind::Supports | RelationKind::Repeats)) {
        return Some(Side::For);
    }
    match statement.kind {
        Some(StatementKind::Denial) => Some(Side::Against),
        Some(StatementKind::Context) => Some(Side::Neither),
        _ => None,
    }
}

/// The side that follows from whom a statement disputes.
fn side_by_quarrel(statement: &Statement, sides: &Sides) -> Option<Side> {
    let mut found = None;
    for side in disputed(statement).filter_map(|id| side_of(sides, id)) {
        match side {
            Side::For => return Some(Side::Against),
            Side::Against | Side::Neither => found = Some(Side::Neither),
        }
    }
    found
}
