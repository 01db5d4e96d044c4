//! An outage by all its accounts.

use super::Words;
use super::language::fill;
use crate::document::{Account, End, Id, Outage, Time};
use crate::small::capital;

impl Words<'_> {
    /// The accounts of an outage, the lead first, then as in the file.
    pub fn accounts<'d>(&self, outage: &'d Outage) -> Vec<&'d Account> {
        let lead = outage.lead();
        let others = outage.accounts.iter().filter(|account| !lead.is_some_and(|lead| std::ptr::eq(lead, *account)));
        lead.into_iter().chain(others).collect()
    }

    /// Whose account it is: "ghafla.co.ke"; without sources of its own, the outage's.
    pub fn account_source(&self, outage: &Outage, account: &Account) -> String {
        self.sources_as_speaker(if account.sources.is_empty() { &outage.sources } else { &account.sources })
    }

    /// The same at the beginning of a line, where a name keeps its first letter as it is: "Source not stated".
    pub fn account_heading(&self, outage: &Outage, account: &Account) -> String {
        let source = self.account_source(outage, account);
        if source == self.language().text.source_not_stated { capital(&source) } else { source }
    }

    /// When an outage began by each account, for a column: "09:30 or ~10:00".
    pub fn outage_when(&self, outage: &Outage, near_ms: Option<i64>) -> String {
        let language = self.language();
        let mut starts: Vec<String> = Vec::new();
        for start in self.accounts(outage).iter().filter_map(|account| account.start.as_ref()) {
            let start = self.when_short(Some(start), near_ms);
            if !starts.contains(&start) {
                starts.push(start);
            }
        }
        if !starts.is_empty() {
            return starts.join(language.time.or);
        }
        let ended = outage.accounts.iter().any(|account| matches!(account.end, End::At(_) | End::Ongoing));
        (if ended { language.record.start_not_stated } else { language.time.not_stated }).to_owned()
    }

    pub(super) fn outage_sources(&self, outage: &Outage) -> String {
        let mut ids: Vec<Id> = outage.accounts.iter().flat_map(|account| account.sources.iter().cloned()).collect();
        ids.extend(outage.sources.iter().cloned());
        self.sources_in_short(&ids)
    }

    /// Every account with whose it is; accounts that differ are said to differ.
    pub(super) fn push_accounts(&self, out: &mut String, outage: &Outage) {
        let language = self.language();
        let words = &language.account;
        let near_ms = outage.accounts.iter().find_map(|account| account.start.as_ref().and_then(a_bound_ms));
        let accounts = self.accounts(outage);
        if let [account] = accounts.as_slice() {
            let said = self.account_said(account, near_ms, true, true);
            let source = self.account_source(outage, account);
            language.push_sentence(
                out,
                &match source == language.text.source_not_stated {
                    true => [said, source].join(language.text.comma),
                    false => fill(words.according_to, &[&said, &source]),
                },
            );
            self.push_note(out, account.note.as_deref());
            return;
        }
        if self.accounts_differ(outage) {
            language.push_sentence(out, words.differ);
        }
        let no_end = accounts.iter().all(|account| account.end == End::NotReported);
        let starts = accounts.iter().any(|account| account.start.is_some());
        for group in self.grouped(outage, &accounts, near_ms, !(no_end && starts)) {
            language.push_named(out, &language.list(&group.sources), &group.said, group.note);
        }
        if no_end && starts {
            language.push_sentence(out, words.no_end);
        }
    }

    /// Accounts that say the same in one.
    fn grouped<'d>(
        &self,
        outage: &Outage,
        accounts: &[&'d Account],
        near_ms: Option<i64>,
        with_end: bool,
    ) -> Vec<Group<'d>> {
        let mut groups: Vec<Group> = Vec::new();
        for account in accounts {
            let said = self.account_said(account, near_ms, with_end, true);
            let source = self.account_heading(outage, account);
            let is_stated = source == self.account_source(outage, account);
            let note = account.note.as_deref();
            let is_same = |group: &&mut Group| group.said == said && group.note == note && group.is_stated == is_stated;
            match groups.iter_mut().find(is_same) {
                Some(group) if group.sources.contains(&source) => {}
                Some(group) => group.sources.push(source),
                None => groups.push(Group { said, sources: vec![source], is_stated, note }),
            }
        }
        groups
    }
}

struct Group<'a> {
    said: String,
    sources: Vec<String>,
    /// Whether it is known whose it is; what no one is named for is said apart.
    is_stated: bool,
    note: Option<&'a str>,
}

impl super::Language {
    /// "ghafla.co.ke: from 09:30." A name keeps its first letter as it is.
    fn push_named(&self, out: &mut String, name: &str, said: &str, note: Option<&str>) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&fill(self.account.says, &[said, name]));
        out.push_str(self.text.full_stop);
        if let Some(note) = note {
            self.push_text(out, note);
        }
    }
}

/// Any instant by which a time can be placed on a day.
pub(super) fn a_bound_ms(time: &Time) -> Option<i64> {
    time.earliest_ms.or(time.latest_ms.map(|latest_ms| latest_ms.saturating_sub(1)))
}
