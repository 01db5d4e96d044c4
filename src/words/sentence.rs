//! An item's line in the record: everything honest in one or two sentences.

use super::Words;
use super::language::fill;
use crate::document::{Cause, CauseStatus, Correction, Event, Id, Item, RelationKind, Retraction, Statement};

/// What stands in one relation to an item: "Disputes", and each of those that it disputes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// How, as the beginning of a sentence: "Disputed by", "Other figures for the same:".
    pub words: String,
    /// The others: id, and what each is called.
    pub items: Vec<(Id, String)>,
}

impl Words<'_> {
    /// Everything the document says of an item that its title and its time do not say already. Of an item taken back,
    /// when and why, and nothing of its content.
    pub fn sentence(&self, item: Item) -> String {
        self.with_related(self.told(item), &self.related(item))
    }

    /// What is told of an item, followed by how it stands to others.
    pub fn with_related(&self, mut told: String, related: &[Related]) -> String {
        for related in related {
            let titles: Vec<String> = related.items.iter().map(|(_, title)| title.clone()).collect();
            let said = [related.words.as_str(), &self.language().list(&titles)].join(" ");
            self.language().push_sentence(&mut told, &said);
        }
        told
    }

    /// The same without how it stands to other items, for where those are links.
    pub fn told(&self, item: Item) -> String {
        let mut out = String::new();
        if let Some(retraction) = item.retracted() {
            self.push_retraction(&mut out, retraction);
            return out;
        }
        match item {
            Item::Outage(outage) => {
                self.push_accounts(&mut out, outage);
                self.push_note(&mut out, outage.note.as_deref());
            }
            Item::Point(series, point) => self.push_figure(&mut out, series, point),
            Item::Series(series) => self.push_measured(&mut out, series),
            Item::Statement(statement) => self.push_statement(&mut out, statement),
            Item::Event(event) => self.push_event(&mut out, event),
            Item::Cause(cause) => self.push_cause(&mut out, cause),
        }
        for correction in self.corrections(item.id()) {
            self.language().push_sentence(&mut out, &self.correction(correction));
        }
        out
    }

    /// How an item stands to others: whom it answers or disputes, who answers or disputes it, and of a figure what others
    /// have for the same thing. Of a cause see [`Words::sides`].
    pub fn related(&self, item: Item) -> Vec<Related> {
        if item.retracted().is_some() || matches!(item, Item::Cause(_)) {
            return Vec::new();
        }
        let mut all = Vec::new();
        if let Item::Point(series, point) = item {
            all.extend(self.rivals_of(series, point));
        }
        for does in [true, false] {
            for kind in RelationKind::ALL.iter().copied() {
                let items = if does { self.outgoing(item, kind) } else { self.incoming_of(item.id(), kind) };
                if !items.is_empty() {
                    all.push(Related { words: self.relation_heading(kind, does), items });
                }
            }
        }
        all
    }

    /// "Corrected on Tue 11 March: the time was wrong".
    pub fn correction(&self, correction: &Correction) -> String {
        let text = &self.language().text;
        match &correction.at {
            Some(at) => fill(text.corrected_on, &[&self.when_clause(Some(at), None), &correction.text]),
            None => fill(text.corrected, &[&correction.text]),
        }
    }

    fn outgoing(&self, item: Item, kind: RelationKind) -> Vec<(Id, String)> {
        let Item::Statement(statement) = item else { return Vec::new() };
        let to = statement.relations.iter().filter(|relation| relation.kind == kind);
        to.filter_map(|relation| Some((relation.to.clone(), self.anchor(&relation.to)?))).collect()
    }

    /// Verdicts have their own sentences.
    fn incoming_of(&self, id: &str, kind: RelationKind) -> Vec<(Id, String)> {
        let from = self.incoming(id).filter(|(_, other)| *other == kind);
        from.map(|(statement, _)| (statement.id.clone(), self.telling_speech(statement))).collect()
    }

    /// A statement's own words: the quote in quotation marks, else the paraphrase, which gets none.
    pub fn said(&self, statement: &Statement) -> String {
        match (&statement.quote, &statement.paraphrase) {
            (Some(quote), _) => self.language().quoted(quote),
            (None, paraphrase) => paraphrase.clone().unwrap_or_default(),
        }
    }

    pub(super) fn push_note(&self, out: &mut String, note: Option<&str>) {
        self.language().push_text(out, note.unwrap_or_default());
    }

    fn push_retraction(&self, out: &mut String, retraction: &Retraction) {
        let text = &self.language().text;
        let said = match &retraction.at {
            Some(at) => fill(text.retracted_on, &[&self.when_clause(Some(at), None), &retraction.text]),
            None => fill(text.retracted_because, &[&retraction.text]),
        };
        self.language().push_sentence(out, &said);
    }

    fn push_statement(&self, out: &mut String, statement: &Statement) {
        let language = self.language();
        language.push_text(out, &self.said(statement));
        if statement.quote.is_some() {
            self.push_note(out, statement.paraphrase.as_deref());
        }
        if let Some(text) = statement.at.as_ref().and_then(|at| self.time_quote(at)) {
            language.push_sentence(out, &fill(language.record.time_given_as, &[&text]));
        }
        self.push_note(out, statement.note.as_deref());
        self.push_evidence(out, statement);
        if let Some(alt) = statement.media.as_ref().and_then(|media| media.alt.as_deref()) {
            language.push_sentence(out, &fill(language.record.picture, &[alt]));
        }
    }

    fn push_event(&self, out: &mut String, event: &Event) {
        let language = self.language();
        if let Some(party) = event.party.as_deref() {
            language.push_sentence(out, &fill(language.record.by, &[self.name_of(party)]));
        }
        if let Some(text) = event.at.as_ref().and_then(|at| self.time_quote(at)) {
            language.push_sentence(out, &fill(language.record.time_given_as, &[&text]));
        }
        self.push_note(out, event.note.as_deref());
    }

    /// Who names a cause and who speaks against it; the whole table is [`crate::record::why`]'s.
    fn push_cause(&self, out: &mut String, cause: &Cause) {
        let language = self.language();
        let words = &language.record;
        let (said_by, against) = self.sides(cause);
        let said = || fill(words.said_by, &[&self.speakers(&said_by)]);
        language.push_sentence(out, &self.cause_given_by(cause, [&said_by, &against]).unwrap_or_else(said));
        language.push_sentence(out, &fill(words.against, &[&self.speakers(&against)]));
        self.push_note(out, cause.note.as_deref());
    }

    /// Who names a cause that no statement is for or against: "as given by Reuters". Sources of one that is disputed may be
    /// the objection's alone, and of one that was ruled out they say that it was not.
    pub fn cause_given_by(&self, cause: &Cause, sides: [&[&Statement]; 2]) -> Option<String> {
        let names = self.source_names(&cause.sources);
        let stands = cause.status != Some(CauseStatus::RuledOut) && cause.retracted.is_none();
        let is_given = stands && !names.is_empty() && sides.iter().all(|side| side.is_empty());
        is_given.then(|| fill(self.language().record.as_given_by, &[&self.language().list(&names)]))
    }

    /// Several speeches as one text: "Elon Musk on X and Alp Toker to BBC", "nobody here".
    pub fn speakers(&self, statements: &[&Statement]) -> String {
        let speeches: Vec<String> = statements.iter().map(|statement| self.speech(statement)).collect();
        if speeches.is_empty() { self.language().record.nobody.to_owned() } else { self.language().list(&speeches) }
    }
}
