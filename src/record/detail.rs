//! One item with everything that is known of it, ready to be shown.

use crate::document::{Correction, Id, Item, Outage, Point, RelationKind, Series, Statement};
use crate::words::Words;
use crate::words::interface::INTERFACE;

/// An item in full.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Detail {
    /// What it is: "Claim".
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Word for word, in quotation marks.
    pub quote: Option<String>,
    /// In other words.
    pub text: Option<String>,
    /// Everything else.
    pub rows: Vec<Row>,
    /// Whether it was taken back: then there is nothing but why.
    pub retracted: bool,
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// What is known, one after another.
    pub parts: Vec<Part>,
}

/// A piece of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Text(String),
    /// Another item: its id and title.
    Item(Id, String),
    /// A page elsewhere: its address and what it is.
    Link(String, String),
}

impl Detail {
    /// Everything about an item, in the words of a zone.
    pub fn new(item: Item, words: &Words) -> Self {
        let mut detail = Self { kind: words.kind(item).to_owned(), title: words.title(item), ..Self::default() };
        if item.retracted().is_some() {
            detail.retracted = true;
            detail.text = Some(words.told(item));
            return detail;
        }
        match item {
            Item::Outage(outage) => detail.outage(outage, words),
            Item::Point(series, point) => detail.point(series, point, words),
            Item::Series(series) => {
                detail.text = Some(words.told(item));
                detail.counted(series, words);
            }
            Item::Statement(statement) => detail.statement(statement, words),
            Item::Event(event) => {
                detail.text.clone_from(&event.note);
                detail.add(INTERFACE.when, Part::Text(words.when(item.time())));
                if let Some(party) = &event.party {
                    detail.add(INTERFACE.who, Part::Text(words.name_of(party).to_owned()));
                    detail.add(INTERFACE.who, Part::Text(words.party(party)));
                }
            }
            Item::Cause(cause) => {
                detail.text.clone_from(&cause.note);
                let status = cause.status.map(|status| words.cause_status(status).to_owned());
                detail.add(INTERFACE.status, Part::Text(status.unwrap_or_default()));
                let (said, against) = words.sides(cause);
                detail.statements(INTERFACE.said_by_short, &said, words);
                detail.statements(INTERFACE.disputed_by, &against, words);
            }
        }
        detail.relations(item.id(), words);
        for correction in words.corrections(item.id()) {
            let said = words.text_colon(&words.when(correction.at.as_ref()), &correction.text);
            detail.add(INTERFACE.corrected, Part::Text(said));
        }
        detail.sources(item.sources(), words);
        detail
    }

    fn add(&mut self, label: &str, part: Part) {
        if matches!(&part, Part::Text(text) if text.is_empty()) {
            return;
        }
        match self.rows.iter_mut().find(|row| row.label == label) {
            Some(row) => row.parts.push(part),
            None => self.rows.push(Row { label: label.to_owned(), parts: vec![part] }),
        }
    }

    fn add_all(&mut self, label: &str, parts: Vec<Part>) {
        for part in parts {
            self.add(label, part);
        }
    }

    fn outage(&mut self, outage: &Outage, words: &Words) {
        self.text.clone_from(&outage.note);
        let near_ms = super::main_day_ms(words.document);
        let lead = outage.lead();
        let accounts = words.accounts(outage);
        for account in &accounts {
            let by = words.account_heading(outage, account);
            let is_lead = accounts.len() > 1 && lead.is_some_and(|lead| std::ptr::eq(lead, *account));
            let by = if is_lead { [&by, ", ", INTERFACE.lead].concat() } else { by };
            self.add(&by, Part::Text(words.account_quoted(account, near_ms)));
            if let Some(note) = &account.note {
                self.add(&by, Part::Text(note.clone()));
            }
        }
        let severity = outage.severity.map(|severity| words.severity(severity).to_owned());
        self.add(INTERFACE.severity, Part::Text(severity.unwrap_or_default()));
        self.add(INTERFACE.where_, Part::Text(words.list(&outage.regions)));
        self.add(INTERFACE.services, Part::Text(words.list(&outage.services)));
        self.add(INTERFACE.lane, Part::Text(outage.lane.clone().unwrap_or_default()));
        for account in accounts {
            self.sources_of(&account.sources, words);
        }
    }

    fn point(&mut self, series: &Series, point: &Point, words: &Words) {
        self.text.clone_from(&point.note);
        self.add(INTERFACE.when, Part::Text(words.when(point.at.as_ref())));
        self.add(INTERFACE.value, Part::Text(words.series_value(series, &point.value)));
        self.counted(series, words);
        for share in &point.breakdown {
            self.add(INTERFACE.parts, Part::Text(words.share(share)));
        }
        for (series, rival) in words.rivals(point).iter().filter(|(_, rival)| rival.id != point.id) {
            let title = words.title(Item::Point(series, rival));
            self.add(INTERFACE.rivals, Part::Item(rival.id.clone(), title));
        }
    }

    /// Where, by whom and how a series was counted, and what is usual.
    fn counted(&mut self, series: &Series, words: &Words) {
        let place = series.region.clone().unwrap_or_else(|| words.figure_words().place_not_stated.to_owned());
        self.add(INTERFACE.where_, Part::Text(place));
        let publisher = series.publisher.as_deref().map(|name| words.name_of(name).to_owned());
        self.add(INTERFACE.counted_by, Part::Text(publisher.unwrap_or_default()));
        self.add(INTERFACE.method, Part::Text(words.method(series)));
        self.add(INTERFACE.usual, Part::Text(words.usual_level(series)));
    }

    fn statement(&mut self, statement: &Statement, words: &Words) {
        self.quote = statement.quote.as_deref().map(|quote| words.quoted(quote));
        self.text.clone_from(&statement.paraphrase);
        self.add(INTERFACE.when, Part::Text(words.when(statement.at.as_ref())));
        self.add(INTERFACE.who, Part::Text(words.party(&statement.speaker)));
        let place = statement.published_on.as_ref().map(|place| words.publication(place));
        self.add(INTERFACE.said_on, Part::Text(place.unwrap_or_default()));
        self.add(INTERFACE.evidence, Part::Text(words.evidence_alone(statement)));
        if let Some(evidence) = &statement.evidence {
            self.add(INTERFACE.evidence, Part::Text(evidence.note.clone().unwrap_or_default()));
            self.add_all(INTERFACE.evidence, source_parts(&evidence.sources, words));
        }
        for assessment in &statement.assessments {
            let by = words.name_of(&assessment.by);
            let verdict = words.text_colon(by, words.verdict(assessment.verdict));
            self.add(INTERFACE.assessed, Part::Text(verdict));
            self.add(INTERFACE.assessed, Part::Text(assessment.note.clone().unwrap_or_default()));
            self.add_all(INTERFACE.assessed, source_parts(&assessment.sources, words));
        }
        for (id, item) in statement.about.iter().filter_map(|id| Some((id, words.item(id)?))) {
            self.add(INTERFACE.about, Part::Item(id.clone(), words.title(item)));
        }
        for relation in &statement.relations {
            if let Some(item) = words.item(&relation.to) {
                let label = words.relation_heading(relation.kind, true);
                self.add(&label, Part::Item(relation.to.clone(), words.title(item)));
            }
        }
        self.add(INTERFACE.note, Part::Text(statement.note.clone().unwrap_or_default()));
        if let Some(media) = &statement.media {
            let text = media.alt.clone().unwrap_or_else(|| media.url.clone());
            self.add(INTERFACE.picture, Part::Link(media.url.clone(), text));
            self.add(INTERFACE.picture, Part::Text(media.credit.clone().unwrap_or_default()));
        }
    }

    fn statements(&mut self, label: &str, statements: &[&Statement], words: &Words) {
        for statement in statements {
            let title = words.title(Item::Statement(statement));
            self.add(label, Part::Item(statement.id.clone(), title));
        }
    }

    /// Who answers, disputes, supports, repeats or corrects it.
    fn relations(&mut self, id: &Id, words: &Words) {
        const ORDER: [RelationKind; 5] = [
            RelationKind::Disputes,
            RelationKind::Supports,
            RelationKind::Answers,
            RelationKind::Repeats,
            RelationKind::Corrects,
        ];
        for kind in ORDER {
            for (statement, _) in words.incoming(id).filter(|(_, found)| *found == kind) {
                let title = words.title(Item::Statement(statement));
                self.add(&words.relation_heading(kind, false), Part::Item(statement.id.clone(), title));
            }
        }
    }

    fn sources(&mut self, ids: &[Id], words: &Words) {
        self.sources_of(ids, words);
        if !self.rows.iter().any(|row| row.label == INTERFACE.sources) {
            self.add(INTERFACE.sources, Part::Text(INTERFACE.no_source.to_owned()));
        }
    }

    fn sources_of(&mut self, ids: &[Id], words: &Words) {
        for part in source_parts(ids, words) {
            let known = self.rows.iter().find(|row| row.label == INTERFACE.sources);
            if known.is_none_or(|row| !row.parts.contains(&part)) {
                self.add(INTERFACE.sources, part);
            }
        }
    }
}

/// What a correction is of: items by their titles, of an account its outage, parties and sources by their names.
pub fn corrected(correction: &Correction, words: &Words) -> Vec<Part> {
    let mut parts = Vec::new();
    for id in &correction.items {
        let is_it = |outage: &&Outage| outage.accounts.iter().any(|account| account.id.as_ref() == Some(id));
        let item = words.item(id).or_else(|| words.document.outages.iter().find(is_it).map(Item::Outage));
        match (item, words.party_of(id)) {
            (Some(item), _) => parts.push(Part::Item(item.id().clone(), words.title(item))),
            (None, Some(party)) => parts.push(Part::Text(party.name.clone())),
            (None, None) => parts.extend(source_parts(std::slice::from_ref(id), words).into_iter().next()),
        }
    }
    parts
}

/// The way to each source: its name with where in it, and the copy that is kept.
pub(super) fn source_parts(ids: &[Id], words: &Words) -> Vec<Part> {
    let mut parts = Vec::new();
    for source in ids.iter().filter_map(|id| words.source_of(id)) {
        let name = words.source(source);
        let name = source.locator.as_deref().map_or(name.clone(), |locator| words.list_plain(&[&name, locator]));
        parts.push(match &source.url {
            Some(url) => Part::Link(url.clone(), name),
            None => Part::Text(name),
        });
        parts.extend(source.archive_url.clone().map(|url| Part::Link(url, INTERFACE.archived.to_owned())));
    }
    parts
}
