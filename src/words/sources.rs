//! Who says so, by name.

use super::language::fill;
use super::{Words, speaks};
use crate::document::{Id, Item, Publication, Source, Time};
use crate::small::{before, cut, find, small_letters};

impl Words<'_> {
    /// A source by its publisher, else its title, else the host of its address; with the one through which it was seen.
    pub fn source(&self, source: &Source) -> String {
        let name = own_name(source);
        let via = source.via.as_ref().and_then(|id| self.source_of(id)).map(own_name);
        match via.filter(|via| *via != name) {
            Some(via) => fill(self.language().text.via, &[name, via]),
            None => name.to_owned(),
        }
    }

    /// What there is to say of a source beside its name: its title, what it is, where in it, when it was published and
    /// read.
    pub fn source_about(&self, source: &Source) -> String {
        let language = self.language();
        let words = &language.record;
        let title = source.title.clone().filter(|title| title != own_name(source));
        let says = |kind: &str| {
            let title = title.as_deref().map(small_letters).unwrap_or_default();
            title.split_whitespace().any(|word| word.starts_with(kind))
        };
        // "Elon Musk's post on the outage" needs no "post" behind it.
        let kind = source.kind.map(|kind| (language.names.source)(kind)).filter(|kind| !says(kind)).map(str::to_owned);
        // Sources are of any year: beside this one none goes without saying.
        let when = |time: &Time| self.when_clause(Some(time), Some(0));
        let published = source.published.as_ref().map(|time| fill(words.source_published, &[&when(time)]));
        let read = source.accessed.as_ref().map(|time| fill(words.source_read, &[&when(time)]));
        let parts = [title, kind, source.locator.clone(), published, read];
        parts.into_iter().flatten().collect::<Vec<_>>().join(language.text.comma)
    }

    /// Who someone is: "security researcher, person"; empty if the document does not say.
    pub fn party(&self, id_or_name: &str) -> String {
        let party = self.party_of(id_or_name);
        let role = party.and_then(|party| party.role.clone());
        let kind = party.and_then(|party| party.kind).map(|kind| (self.language().names.party)(kind).to_owned());
        role.into_iter().chain(kind).collect::<Vec<_>>().join(self.language().text.comma)
    }

    /// Where something was said first, and what that is: "X (social media)".
    pub fn publication(&self, publication: &Publication) -> String {
        match publication.kind.as_deref() {
            Some(kind) => fill(self.language().text.bracketed, &[&publication.name, kind]),
            None => publication.name.clone(),
        }
    }

    /// A language by its name, or by its code (BCP 47) where it has none here.
    pub fn language_name<'t>(&self, tag: &'t str) -> &'t str {
        let code = small_letters(before(tag, "-"));
        let names = self.language().names.languages;
        names.iter().find(|(known, _)| *known == code).map_or(tag, |(_, name)| name)
    }

    /// Whether a text of that language (BCP 47) is in the page's own.
    pub fn is_own_language(&self, tag: &str) -> bool {
        speaks(self.language(), tag)
    }

    /// The names of sources, each once, in their order.
    pub fn source_names(&self, ids: &[Id]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for source in ids.iter().filter_map(|id| self.source_of(id)) {
            let name = self.source(source);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Everything by which an item's sources may be looked for: names and titles.
    pub fn item_sources(&self, item: Item) -> String {
        let own = item.sources().iter();
        let accounts = match item {
            Item::Outage(outage) => outage.accounts.as_slice(),
            _ => &[],
        };
        let ids = own.chain(accounts.iter().flat_map(|account| &account.sources));
        let mut out = String::new();
        for source in ids.filter_map(|id| self.source_of(id)) {
            for part in [Some(&self.source(source)), source.title.as_ref()].into_iter().flatten() {
                if find(&out, part).is_none() {
                    out.push_str(part);
                    out.push('\n');
                }
            }
        }
        out
    }

    /// Sources in a few words: "New York Mirror", "New York Mirror and 3 more", "source not stated".
    pub(super) fn sources_in_short(&self, ids: &[Id]) -> String {
        let language = self.language();
        let sources: Vec<&Source> = ids.iter().filter_map(|id| self.source_of(id)).collect();
        let mut names: Vec<String> = Vec::new();
        for source in &sources {
            // The source through which another was seen is not said twice.
            let via_listed = source.via.as_ref().is_some_and(|via| sources.iter().any(|other| other.id == *via));
            let name = if via_listed { own_name(source).to_owned() } else { self.source(source) };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [] => language.text.source_not_stated.to_owned(),
            [first, _, _, ..] => {
                let more = language.counted(&language.record.and_more, names.len() - 1);
                [first.as_str(), more.as_str()].join(" ")
            }
            names => language.list(names),
        }
    }

    /// Sources as the one who says something: "Ghafla and circleid.com".
    pub(super) fn sources_as_speaker(&self, ids: &[Id]) -> String {
        let names = self.source_names(ids);
        if names.is_empty() { self.language().text.source_not_stated.to_owned() } else { self.language().list(&names) }
    }
}

fn own_name(source: &Source) -> &str {
    let named = source.publisher.as_deref().or(source.title.as_deref()).filter(|name| !name.is_empty());
    named.or(source.url.as_deref().map(host)).unwrap_or(&source.id.0)
}

fn host(url: &str) -> &str {
    let after_scheme = cut(url, "://").map_or(url, |(_, rest)| rest);
    let host = before(after_scheme, "/?#");
    host.strip_prefix("www.").unwrap_or(host)
}
