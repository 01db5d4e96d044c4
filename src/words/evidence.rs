//! What was offered for a statement, and who speaks against it.

use super::Words;
use super::language::fill;
use crate::document::{Id, Offered, RelationKind, Statement, Verdict};

impl<'a> Words<'a> {
    /// What was offered for a statement and what others make of it, for a label: "no evidence offered, disputed by 3",
    /// "unverified". Empty if the document says nothing of it.
    pub fn evidence(&self, statement: &Statement) -> String {
        let [counted, _] = self.evidences(statement);
        counted
    }

    /// The same twice: with the number of those who dispute it, and with their names.
    pub fn evidences(&self, statement: &Statement) -> [String; 2] {
        let language = self.language();
        let parts = self.evidence_parts(statement);
        let disputers = self.disputers(statement);
        let with = |disputed: Option<String>| {
            parts.iter().cloned().chain(disputed).collect::<Vec<_>>().join(language.text.comma)
        };
        let any = !disputers.is_empty();
        let counted = any.then(|| language.counted(&language.evidence.disputed_by_count, disputers.len()));
        let named = any.then(|| fill(language.record.against, &[&language.list(&disputers)]));
        [with(counted), with(named)]
    }

    /// The same without those who dispute it, for where they stand beside it; never empty: "evidence not stated".
    pub fn evidence_alone(&self, statement: &Statement) -> String {
        let language = self.language();
        let parts = self.evidence_parts(statement);
        if parts.is_empty() { self.offered(Offered::Unknown).to_owned() } else { parts.join(language.text.comma) }
    }

    /// "no evidence offered".
    pub fn offered(&self, offered: Offered) -> &'static str {
        (self.language().names.offered)(offered)
    }

    fn evidence_parts(&self, statement: &Statement) -> Vec<String> {
        let language = self.language();
        let mut parts = Vec::new();
        parts.extend(statement.evidence.as_ref().map(|evidence| self.offered(evidence.offered).to_owned()));
        for verdict in [Verdict::Unverified, Verdict::Consistent, Verdict::Corroborated] {
            if statement.assessments.iter().any(|assessment| assessment.verdict == verdict) {
                parts.push((language.names.verdict)(verdict).to_owned());
            }
        }
        parts
    }

    /// Who disputes a statement: the names, each once, of those whose statements dispute it and of those who found it
    /// disputed or refuted.
    pub fn disputers(&self, statement: &Statement) -> Vec<String> {
        let mut names = Vec::new();
        let by_statement = self.disputing(&statement.id).map(|(_, other)| other.speaker.as_str());
        let by_verdict = (statement.assessments.iter())
            .filter(|assessment| matches!(assessment.verdict, Verdict::Disputed | Verdict::Refuted))
            .map(|assessment| assessment.by.as_str());
        for name in by_statement.chain(by_verdict).map(|name| self.name_within(name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The statements that dispute an item or cause, each with its id.
    pub fn disputing(&self, id: &Id) -> impl Iterator<Item = (&'a Id, &'a Statement)> {
        let disputes = self.incoming(id).filter(|(_, kind)| *kind == RelationKind::Disputes);
        disputes.map(|(statement, _)| (&statement.id, statement))
    }

    /// Evidence and verdicts as sentences, each verdict with its owner.
    pub(super) fn push_evidence(&self, out: &mut String, statement: &Statement) {
        let language = self.language();
        if let Some(evidence) = &statement.evidence {
            language.push_sentence(out, self.offered(evidence.offered));
            self.push_note(out, evidence.note.as_deref());
        }
        for assessment in &statement.assessments {
            let verdict = (language.names.verdict)(assessment.verdict);
            let said = fill(language.evidence.verdict_by, &[verdict, self.name_of(&assessment.by)]);
            match assessment.note.as_deref() {
                Some(note) => language.push_sentence(out, &fill(language.text.colon, &[&said, note])),
                None => language.push_sentence(out, &said),
            }
        }
    }
}
