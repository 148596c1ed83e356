//! From frozen facts to what stands on paper.

use chrono::{DateTime, Utc};

use crate::{
    domain::{certificate::CertificateFacts, verification_code::VerificationCode, words::QualificationKind},
    issuing::{
        CategoryHours, CertificateDocument, Counted, DesignError, FactWording, Signatory, TechniqueCases,
        UnitLine,
    },
};

/// What identifies the paper beside its facts.
#[derive(Clone, Debug)]
pub(super) struct Imprint<'a> {
    pub serial: &'a str,
    pub code: &'a VerificationCode,
    /// Scheme and host of the public pages.
    pub public_url: &'a str,
    /// When the facts were frozen.
    pub frozen_at: DateTime<Utc>,
}

/// The document of some facts. The same facts and imprint give the same document.
pub(super) fn document(
    facts: &CertificateFacts,
    imprint: &Imprint<'_>,
) -> Result<CertificateDocument, DesignError> {
    let words = FactWording::of(&facts.language)?;
    let hours = |category: &String, minutes| {
        (minutes > 0).then(|| CategoryHours { category: category.clone(), minutes })
    };
    let who = |name: &String, did: &String| Signatory { name: name.clone(), title: did.clone() };
    Ok(CertificateDocument {
        holder_name: facts.holder_name.clone(),
        latin_name: facts.latin_name.clone().unwrap_or_default(),
        course_title: facts.course_title.clone(),
        level_line: level_line(facts, words),
        kind: kind(facts, words).to_owned(),
        kind_note: kind_note(facts, words).to_owned(),
        academy_name: facts.academy_name.clone(),
        academy_town: facts.academy_town.clone(),
        awarded_on: facts.awarded_on,
        expires_on: facts.expires_on,
        serial: imprint.serial.to_owned(),
        code: imprint.code.to_string(),
        verify_url: format!("{}/v/{}", imprint.public_url, imprint.code.as_str()),
        techniques: facts
            .techniques
            .iter()
            .map(|t| TechniqueCases { technique: t.name.clone(), cases: t.supervised_cases })
            .collect(),
        hours: [
            hours(&words.theory, facts.theory_minutes),
            hours(&words.supervised_practice, facts.supervised_minutes),
            hours(&words.independent, facts.independent_minutes),
        ]
        .into_iter()
        .flatten()
        .collect(),
        hours_note: hours_note(facts, words),
        units: facts
            .units
            .iter()
            .map(|u| UnitLine {
                reference: u.reference.clone(),
                title: u.title.clone(),
                guided_hours: u.guided_hours,
            })
            .collect(),
        assessors: facts
            .assessors
            .iter()
            .map(|name| who(name, &words.assessor))
            .chain(facts.quality_assurers.iter().map(|name| who(name, &words.assurer)))
            .collect(),
        signatories: facts.assessors.iter().take(2).map(|name| who(name, &words.assessor)).collect(),
        language: facts.language.clone(),
        replacement: facts.replacement,
        created_at: imprint.frozen_at,
    })
}

/// What the paper calls itself.
pub(super) fn kind<'a>(facts: &CertificateFacts, words: &'a FactWording) -> &'a str {
    match facts.kind {
        QualificationKind::Regulated => &words.regulated,
        QualificationKind::Academy => &words.academy,
    }
}

/// What the paper of an academy's own course says that it is not.
fn kind_note<'a>(facts: &CertificateFacts, words: &'a FactWording) -> &'a str {
    match facts.kind {
        QualificationKind::Regulated => "",
        QualificationKind::Academy => &words.not_regulated,
    }
}

/// How the hours of the units, of the table and of the whole course belong together.
fn hours_note(facts: &CertificateFacts, words: &FactWording) -> String {
    hours_in_all(facts, &words.hours_note)
}

/// Words about all the hours of a course and those of them that are guided.
pub(super) fn hours_in_all(facts: &CertificateFacts, words: &Counted) -> String {
    let [total, guided] = [facts.total_hours, facts.guided_hours].map(|hours| hours.to_string());
    let words = words.words(&facts.language, facts.total_hours);
    words.replace("{total}", &total).replace("{guided}", &guided)
}

/// The line under the course: its level, where it has one, and its hours.
pub(super) fn level_line(facts: &CertificateFacts, words: &FactWording) -> String {
    let hours = facts.total_hours.to_string();
    let (with_level, without) = match facts.kind {
        QualificationKind::Regulated => (&words.regulated_level, &words.regulated_hours),
        QualificationKind::Academy => (&words.level, &words.hours),
    };
    let counted =
        |words: &Counted| words.words(&facts.language, facts.total_hours).replace("{hours}", &hours);
    match facts.level {
        Some(level) => counted(with_level).replace("{level}", &level.to_string()),
        None => counted(without),
    }
}
