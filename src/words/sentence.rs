//! An item's line in the record: everything honest in one or two sentences.

use super::Words;
use super::language::fill;
use crate::document::{Cause, Event, Item, RelationKind, Retraction, Statement};

impl Words<'_> {
    /// Everything the document says of an item that its title and its time do not say already. Of an item taken back,
    /// when and why, and nothing of its content.
    pub fn sentence(&self, item: Item) -> String {
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
        if !matches!(item, Item::Cause(_)) {
            self.push_incoming(&mut out, item.id());
        }
        out
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
        for kind in RelationKind::ALL.iter().copied() {
            let to = statement.relations.iter().filter(|relation| relation.kind == kind);
            let titles: Vec<String> = to.filter_map(|relation| self.anchor(&relation.to, true)).collect();
            self.push_relation(out, kind, true, &titles);
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
            language.push_sentence(out, &fill(language.record.by, &[self.document.name_of(party)]));
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
        language.push_sentence(out, &fill(words.said_by, &[&self.speakers(&said_by)]));
        language.push_sentence(out, &fill(words.against, &[&self.speakers(&against)]));
        self.push_note(out, cause.note.as_deref());
    }

    /// Several speeches as one text: "Elon Musk on X and Alp Toker to BBC", "nobody here".
    pub fn speakers(&self, statements: &[&Statement]) -> String {
        let speeches: Vec<String> = statements.iter().map(|statement| self.speech(statement)).collect();
        if speeches.is_empty() { self.language().record.nobody.to_owned() } else { self.language().list(&speeches) }
    }

    /// Who answers, disputes, supports, repeats or corrects it. Verdicts have their own sentences.
    fn push_incoming(&self, out: &mut String, id: &str) {
        for kind in RelationKind::ALL.iter().copied() {
            let from = self.incoming(id).filter(|(_, other)| *other == kind);
            let titles: Vec<String> = from.map(|(statement, _)| self.telling_speech(statement)).collect();
            self.push_relation(out, kind, false, &titles);
        }
    }

    fn push_relation(&self, out: &mut String, kind: RelationKind, does: bool, titles: &[String]) {
        if !titles.is_empty() {
            let language = self.language();
            let relation = (language.names.relation)(kind, does);
            let said = [relation, &language.list(titles)].join(" ");
            language.push_sentence(out, &said);
        }
    }
}
