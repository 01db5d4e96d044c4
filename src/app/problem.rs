//! Why a document cannot be shown, in words for the reader.

use crate::document::{Diagnostic, Failure};
use crate::link::Fault;
use crate::words::dialogs::DIALOGS;
use crate::words::interface::INTERFACE;
use crate::words::links::LINKS;

/// Why a document could not be had or read.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// The address is none, or not one of the Web.
    Address,
    /// No answer at all.
    Unreachable,
    /// There is an answer, but its server lets no other page read it (CORS).
    Refused,
    /// This page's own policy forbids to ask there (CSP).
    Policy,
    /// The server answered with this status.
    Status(u16),
    /// The connection broke while the answer came.
    Broken,
    /// The link should carry it, and why it does not.
    Link(Fault),
    /// Shown, and not remembered, though the reader asked for it.
    NotKept,
    /// Read, but not an incident, and why.
    Unreadable(Option<Failure>, Option<Diagnostic>),
}

impl Problem {
    /// A sentence that says what happened.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Address => INTERFACE.bad_address,
            Self::Unreachable => INTERFACE.unreachable,
            Self::Refused => INTERFACE.refused,
            Self::Policy => INTERFACE.blocked,
            Self::Status(404 | 410) => INTERFACE.not_found,
            Self::Status(_) => INTERFACE.server_error,
            Self::Broken => INTERFACE.broken_off,
            Self::NotKept => DIALOGS.not_remembered,
            Self::Link(Fault::Broken) => LINKS.broken,
            Self::Link(Fault::TooLong) => LINKS.too_large,
            Self::Unreadable(Some(Failure::NotJson), _) => INTERFACE.not_json,
            Self::Unreadable(Some(Failure::OtherFormat), _) => INTERFACE.wrong_format,
            Self::Unreadable(Some(Failure::OtherVersion), _) => INTERFACE.unknown_version,
            Self::Unreadable(Some(Failure::NoTitle) | None, _) => INTERFACE.not_an_incident,
        }
    }

    /// A sentence that says what may help.
    pub fn advice(&self) -> String {
        match self {
            Self::Address => INTERFACE.bad_address_advice.to_owned(),
            Self::Unreachable => INTERFACE.unreachable_advice.to_owned(),
            Self::Refused => INTERFACE.refused_advice.to_owned(),
            Self::Policy => INTERFACE.blocked_advice.to_owned(),
            Self::Status(status) => [INTERFACE.status_was, " ", &status.to_string(), "."].concat(),
            Self::Broken => INTERFACE.broken_off_advice.to_owned(),
            Self::NotKept => String::new(),
            Self::Link(Fault::Broken) => LINKS.broken_advice.to_owned(),
            Self::Link(Fault::TooLong) => LINKS.too_large_advice.to_owned(),
            Self::Unreadable(_, why) => why.as_ref().map(placed).unwrap_or_default(),
        }
    }
}

/// A diagnostic as one sentence: where, what was found, what was expected.
pub fn placed(diagnostic: &Diagnostic) -> String {
    INTERFACE.placed(diagnostic)
}
