//! From frozen facts to what stands on paper, and what it looks like.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Utc};

use crate::{
    App,
    domain::{
        appearance::Appearance,
        certificate::{Certificate, CertificateFacts},
        verification_code::VerificationCode,
        words::{HoursCategory, QualificationKind},
    },
    issuing::{CategoryHours, CertificateDocument, Design, Signatory, TechniqueCases, UnitLine},
    storage::appearances,
    texts::Lang,
};

use super::certificate_step::CertificateError;

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

/// What a certificate was frozen to look like: a version of its academy's appearance, in the language of its facts.
async fn appearance_of(app: &App, certificate: &Certificate) -> Result<Arc<Design>, CertificateError> {
    let (db, academy) = (app.store.read(), certificate.academy_id);
    let appearance = match certificate.appearance {
        Some(version) => appearances::find_version(db, academy, version).await?,
        None => Appearance::default(),
    };
    let language = certificate.facts.as_ref().map_or("en", |facts| facts.language.as_str());
    design_of(app, &appearance, language).await
}

/// The same for many certificates, in their order; each look is read once.
pub(super) async fn appearances_of(
    app: &App,
    certificates: impl Iterator<Item = &Certificate>,
) -> Result<Vec<Arc<Design>>, CertificateError> {
    let (mut known, mut designs) = (HashMap::new(), Vec::new());
    for certificate in certificates {
        let language = certificate.facts.as_ref().map(|facts| facts.language.clone());
        let look = (certificate.appearance, language);
        let design = match known.get(&look) {
            Some(design) => Arc::clone(design),
            None => appearance_of(app, certificate).await?,
        };
        known.insert(look, design.clone());
        designs.push(design);
    }
    Ok(designs)
}

/// The design of some choices in a language.
pub(super) async fn design_of(
    _app: &App,
    appearance: &Appearance,
    _language: &str,
) -> Result<Arc<Design>, CertificateError> {
    Ok(Design::built_in(&appearance.design)?)
}

/// The document of some facts. The same facts and imprint give the same document.
pub(super) fn document(facts: &CertificateFacts, imprint: &Imprint<'_>) -> CertificateDocument {
    let lang = Lang::from_tag(&facts.language).unwrap_or(Lang::En);
    let hours = |category: HoursCategory, minutes| {
        (minutes > 0).then(|| CategoryHours { category: lang.t(&format!("category-{category}")), minutes })
    };
    let kind = match facts.kind {
        QualificationKind::Regulated => "certificates-paper-regulated",
        QualificationKind::Academy => "certificates-paper-academy",
    };
    CertificateDocument {
        holder_name: facts.holder_name.clone(),
        course_title: facts.course_title.clone(),
        level_line: match facts.level {
            Some(level) => lang.t_args(
                "certificates-paper-level",
                &[("level", level.into()), ("hours", facts.total_hours.into())],
            ),
            None => lang.t_args("certificates-paper-hours", &[("hours", facts.total_hours.into())]),
        },
        kind: lang.t(kind),
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
            hours(HoursCategory::Theory, facts.theory_minutes),
            hours(HoursCategory::SupervisedPractice, facts.supervised_minutes),
            hours(HoursCategory::Independent, facts.independent_minutes),
        ]
        .into_iter()
        .flatten()
        .collect(),
        units: facts
            .units
            .iter()
            .map(|u| UnitLine {
                reference: u.reference.clone(),
                title: u.title.clone(),
                guided_hours: u.guided_hours,
            })
            .collect(),
        assessors: facts.assessors.clone(),
        signatories: facts
            .assessors
            .iter()
            .take(2)
            .map(|name| Signatory { name: name.clone(), title: lang.t("certificates-paper-assessor") })
            .collect(),
        language: facts.language.clone(),
        replacement: facts.replacement,
        created_at: imprint.frozen_at,
    }
}
