//! Asking for the certificate that follows another: a renewal, a replacement, or a correction of the name. An owner
//! asks, another person approves; the old one is superseded when the new one is active.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    App,
    domain::{
        certificate::{Certificate, NewName},
        document::Document,
        dossier::Dossier,
        eligibility::{Shortfall, Subject, assess},
        ids::{AcademyId, CertificateId, DocumentId},
        states::DocumentState,
        succession::{SuccessionRefusal, may_follow, proves_a_name},
        text::{HolderName, LatinName},
        verification_code::VerificationCode,
        words::Succession,
    },
    issuing,
    storage::{
        ConnectionTrait, StorageError, academies, appearances, certificates, documents, dossiers, people,
    },
};

use super::{
    acting::Authority,
    appearance_design::design_in_force,
    certificate_document::{Imprint, document},
    certificate_step::{CertificateError, Saw, commit},
    look::Look,
    may::OWNERS,
    press_certificates::aside,
    request_certificate::pending,
    say_certificates::{Asked, say},
};

/// What is to follow.
#[derive(Clone, Debug)]
pub enum Follow {
    /// A new period; the documents must be current.
    Renewal,
    /// A new copy with a new code.
    Replacement,
    /// A new copy under another name, which a document proves.
    Correction {
        /// The name from now on.
        name: HolderName,
        /// The same in Latin letters, where it is in another script; without, none stands there any more.
        latin: Option<LatinName>,
        /// An approved document that states it.
        evidence: DocumentId,
    },
}

impl Follow {
    /// The name of a correction.
    fn new_name(&self) -> Option<NewName<'_>> {
        match self {
            Self::Correction { name, latin, .. } => {
                Some(NewName { name: name.as_str(), latin: latin.as_ref().map(LatinName::as_str) })
            }
            Self::Renewal | Self::Replacement => None,
        }
    }

    /// The kind of succession.
    pub fn succession(&self) -> Succession {
        match self {
            Self::Renewal => Succession::Renewal,
            Self::Replacement => Succession::Replacement,
            Self::Correction { .. } => Succession::Correction,
        }
    }
}

/// Asks for the certificate that follows one as the owner saw it. `Conflict("predecessor")` where one
/// is asked for already.
pub async fn succeed_certificate(
    app: &App,
    who: &Authority,
    predecessor: CertificateId,
    saw: impl Into<Saw<'_>>,
    id: CertificateId,
    follow: &Follow,
) -> Result<(), CertificateError> {
    let name = follow.new_name();
    if let Some(name) = name {
        must_be_printable(app, who, predecessor, name).await?;
    }
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let today = by.today();
    let old = certificates::find(&tx, by.academy, predecessor).await?;
    let succession = follow.succession();
    let new = pending(id, &by, old.enrolment_id, old.person_id, Some((predecessor, succession)));
    let evidence = match follow {
        Follow::Correction { evidence, .. } => Some(*evidence),
        Follow::Renewal | Follow::Replacement => None,
    };
    if let Some(evidence) = evidence {
        must_be_known(&tx, by.academy, evidence).await?;
    }
    // Asked first, so that a second click hears "already there".
    certificates::insert_request(&tx, &new, evidence, name, by.at).await?;
    saw.into().still(&tx, &old, Look::Certificate(old.id)).await?;
    may_follow(&old, succession, today)?;
    match follow {
        Follow::Renewal => {
            let dossier = dossiers::load(&tx, by.academy, old.enrolment_id).await?;
            renewable(&dossier, today)?;
        }
        Follow::Replacement => {}
        Follow::Correction { evidence, .. } => {
            if old.facts.as_ref().map(|facts| facts.name()) == name {
                return Err(SuccessionRefusal::SameName.into());
            }
            check_evidence(&tx, by.academy, &old, Some(*evidence), today).await?;
        }
    }
    let academy = academies::find(&tx, by.academy).await?;
    let asker = people::find(&tx, by.person).await?.full_name;
    let dossier = dossiers::load(&tx, by.academy, old.enrolment_id).await?;
    let asked = Asked { request: &new, by: &asker, new_name: name, evidence, dossier: &dossier };
    for said in say(&tx, &academy, &[asked], today).await? {
        certificates::insert_asked(&tx, by.academy, &[(id, said?.shown)]).await?;
    }
    let mut changes = json!({
        "follows": predecessor, "succession": succession.name(), "name": name.map(|new| new.name), "evidence": evidence,
    });
    if let Some(latin) = name.and_then(|new| new.latin) {
        changes["latin_name"] = json!(latin);
    }
    by.record(&tx, "certificate.requested", id.0, changes).await?;
    commit(tx).await
}

/// A correction is asked for so that its name is printed: what the certificate would say is laid out as certificates look
/// now. Whether it may be asked for at all is told afterwards.
async fn must_be_printable(
    app: &App,
    who: &Authority,
    predecessor: CertificateId,
    name: NewName<'_>,
) -> Result<(), CertificateError> {
    let (db, academy) = (app.store.read(), who.academy());
    let Some(facts) = certificates::find(db, academy, predecessor).await?.facts else { return Ok(()) };
    let facts = facts.replaced(Some(name));
    let code = VerificationCode::from_random([0xa5; 10]);
    let public_url = app.settings.public_url();
    let imprint =
        Imprint { serial: "WWWWWW-2026-00000", code: &code, public_url: &public_url, frozen_at: who.now() };
    let paper = document(&facts, &imprint)?;
    let look = appearances::find_in_force(db, academy).await?;
    let design = design_in_force(app, academy, &look, &facts.language).await?;
    Ok(aside(move || issuing::try_out(&paper, &design)).await??)
}

/// What keeps a certificate from being renewed today: documents that are not current, and holds.
///
/// # Errors
/// Where the record cannot be read.
pub async fn missing_to_renew(
    db: &impl ConnectionTrait,
    certificate: &Certificate,
    today: NaiveDate,
) -> Result<Vec<Shortfall>, StorageError> {
    let dossier = dossiers::load(db, certificate.academy_id, certificate.enrolment_id).await?;
    Ok(missing(&dossier, today))
}

fn missing(dossier: &Dossier, today: NaiveDate) -> Vec<Shortfall> {
    let wanted = |subject: &Subject| matches!(subject, Subject::Document { .. } | Subject::Holds);
    let lines = assess(dossier, today).lines.into_iter();
    lines.filter(|line| wanted(&line.subject)).filter_map(|line| line.shortfall).collect()
}

/// Whether a renewal's dossier is in order today: every document current and nothing held.
pub(super) fn renewable(dossier: &Dossier, today: NaiveDate) -> Result<(), CertificateError> {
    let missing = missing(dossier, today);
    if missing.is_empty() { Ok(()) } else { Err(CertificateError::NotEligible(missing)) }
}

/// Whether a document of the academy is named at all: a request can't refer to nothing.
async fn must_be_known(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    evidence: DocumentId,
) -> Result<Document, CertificateError> {
    match documents::find(db, academy, evidence).await {
        Err(StorageError::NotFound) => Err(SuccessionRefusal::NoEvidence.into()),
        found => Ok(found?.document),
    }
}

/// Whether a document of the holder still proves the new name.
pub(super) async fn check_evidence(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    old: &Certificate,
    evidence: Option<DocumentId>,
    today: NaiveDate,
) -> Result<(), CertificateError> {
    let evidence = evidence.ok_or(SuccessionRefusal::NoEvidence)?;
    let document = must_be_known(db, academy, evidence).await?;
    let approved = document.state == DocumentState::Approved && document.person_id == old.person_id;
    if approved && proves_a_name(&document, today) {
        Ok(())
    } else {
        Err(SuccessionRefusal::NoEvidence.into())
    }
}
