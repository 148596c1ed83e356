//! The second person's approval. Everything is judged again inside the transaction that freezes the facts; the paper
//! is tried out before, so that a name that does not fit is found while nothing has been issued.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde_json::json;

use crate::{
    App,
    domain::{
        certificate::{Certificate, CertificateFacts},
        dossier::Dossier,
        eligibility::{FactsContext, assess, last_assessors, may_approve},
        ids::CertificateId,
        states::CertificateMove,
        succession::{SuccessionRefusal, may_follow, renewed},
        verification_code::VerificationCode,
        words::Succession,
    },
    random,
    storage::{
        ConnectionTrait, StorageError, Tx,
        appearances::{self, InForce},
        certificates::{self, Approval, CertificateView},
        dossiers, people,
    },
};

use super::{
    certificate_document::{Imprint, design_of, document, press},
    certificate_step::{By, CertificateError, ISSUERS},
    finish_issue::{Step, Watch, finish_issue},
    succeed_certificate::{check_evidence, renewable},
};

/// How often the trial is repeated where a fact changes between trial and approval.
const TRIALS: usize = 3;

/// Approves a request that the person saw in a version, and issues the certificate.
pub async fn approve_certificate(
    app: &App,
    by: By,
    id: CertificateId,
    version: i32,
    watch: Watch<'_>,
) -> Result<(), CertificateError> {
    let frozen = freeze(app, by, id, version, watch).await?;
    finish_issue(app, &frozen, by.at, watch).await
}

/// The first transaction: serial, code and facts are settled for good.
async fn freeze(
    app: &App,
    by: By,
    id: CertificateId,
    version: i32,
    watch: Watch<'_>,
) -> Result<Certificate, CertificateError> {
    for _ in 0..TRIALS {
        let tried = judge(app.store.read(), by, id, version).await?;
        try_out(app, &tried, by.at).await?;
        let tx = app.store.begin().await?;
        let judged = judge(&tx, by, id, version).await?;
        if judged != tried {
            continue;
        }
        settle(&tx, by, id, &judged).await?;
        watch.reached(Step::Freezing)?;
        tx.commit().await.map_err(StorageError::from)?;
        watch.reached(Step::Frozen)?;
        return Ok(certificates::find(app.store.read(), by.academy, id).await?);
    }
    Err(StorageError::Stale.into())
}

/// What an approval settles: what the certificate says, and how it looks.
#[derive(Debug, PartialEq)]
struct Judged {
    facts: CertificateFacts,
    look: InForce,
}

/// What the certificate would say and look like, if this person may approve it now.
async fn judge(
    db: &impl ConnectionTrait,
    by: By,
    id: CertificateId,
    version: i32,
) -> Result<Judged, CertificateError> {
    let (academy, today) = by.allowed(db, ISSUERS).await?;
    let view = certificates::find_view(db, by.academy, id).await?;
    let request = &view.certificate;
    request.after(CertificateMove::Approve).map_err(StorageError::from)?;
    if request.version != version {
        return Err(StorageError::Stale.into());
    }
    let dossier = dossiers::load(db, by.academy, request.enrolment_id).await?;
    may_approve(request.requested_by, &last_assessors(&dossier), request.person_id, by.person)?;
    let look = appearances::find_in_force(db, by.academy).await?;
    if request.predecessor_id.is_some() {
        return Ok(Judged { facts: following_facts(db, by, &view, &dossier, today).await?, look });
    }
    let language = request.language.as_deref().unwrap_or(&look.appearance.language);
    let eligible = assess(&dossier, today).eligible().map_err(CertificateError::NotEligible)?;
    let assessors = eligible.assessors();
    let mut names = people::list_names(db, &assessors).await?;
    names.sort_by_key(|(person, _)| assessors.iter().position(|id| id == person));
    let assessor_names = names.into_iter().map(|(_, name)| name).collect();
    let facts = eligible.facts(FactsContext { academy: &academy, assessor_names, language });
    Ok(Judged { facts, look })
}

async fn following_facts(
    db: &impl ConnectionTrait,
    by: By,
    view: &CertificateView,
    dossier: &Dossier,
    today: NaiveDate,
) -> Result<CertificateFacts, CertificateError> {
    let request = &view.certificate;
    let (Some(predecessor), Some(succession)) = (request.predecessor_id, request.succession) else {
        return Err(StorageError::Unreadable(format!("certificate {} follows nothing", request.id)).into());
    };
    let old = certificates::find(db, by.academy, predecessor).await?;
    may_follow(&old, succession, today)?;
    let facts = old.facts.as_ref().ok_or(SuccessionRefusal::NotActive(old.state))?;
    match succession {
        Succession::Renewal => {
            renewable(dossier, today)?;
            Ok(renewed(facts, dossier.spec.valid_for_months, today)?)
        }
        Succession::Replacement => Ok(facts.replaced(None)),
        Succession::Correction => {
            check_evidence(db, by, &old, view.evidence_document_id, today).await?;
            Ok(facts.replaced(view.new_name.as_deref()))
        }
    }
}

/// Lays the paper out with a serial and a code of the same length as the real ones: what does not fit, or has no
/// glyph, is an error that names the element.
async fn try_out(app: &App, judged: &Judged, at: DateTime<Utc>) -> Result<(), CertificateError> {
    let Judged { facts, look: InForce { appearance, .. } } = judged;
    let code = VerificationCode::from_random([0xa5; 10]);
    let public_url = app.settings.public_url();
    let imprint =
        Imprint { serial: "WWWWWW-2026-00000", code: &code, public_url: &public_url, frozen_at: at };
    let design = design_of(app, appearance, &facts.language).await?;
    press(document(facts, &imprint), design).await.map(|_| ())
}

async fn settle(tx: &Tx, by: By, id: CertificateId, judged: &Judged) -> Result<(), CertificateError> {
    let Judged { facts, look } = judged;
    let taken = certificates::take_serial(tx, by.academy).await?;
    let serial = format!("{}-{}-{:05}", taken.prefix, facts.awarded_on.year(), taken.number);
    loop {
        let code = VerificationCode::from_random(random::bytes()?);
        let approval = Approval {
            serial: &serial,
            code: &code,
            facts,
            approved_by: by.person,
            awarded_on: facts.awarded_on,
            expires_on: facts.expires_on,
            appearance: look.version,
            at: by.at,
        };
        match certificates::update_to_preparing(tx, by.academy, id, &approval).await {
            // 75 random bits that met before: once in the life of the universe, and then another code.
            Err(StorageError::Conflict("code")) => {}
            other => break other?,
        }
    }
    let changes = json!({
        "state": { "from": "pending_approval", "to": "preparing" }, "serial": serial,
        "awarded_on": facts.awarded_on, "expires_on": facts.expires_on,
        "language": facts.language, "appearance": look.version,
    });
    Ok(by.record(tx, id, "certificate.approved", changes).await?)
}
