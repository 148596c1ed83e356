//! What strangers can check without this program: each certificate's credential, signed and stored together with its
//! leaf in the public log, and the proof that the leaf is there. Both travel inside the file.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use tokio::task::spawn_blocking;

use crate::{
    App,
    domain::{
        ids::{AcademyId, CertificateId},
        log_entry::Operation,
    },
    issuing::{
        DesignError, Enclosure, FactWording, Relationship,
        credential::{CredentialFacts, SignedCredential, StatusPlace, issue},
        keys::Purpose,
    },
    storage::{
        StorageError, academies,
        credentials::{self, KnownCredential, NewCredential},
        enrolments,
        log::{self, Leaf},
    },
};

use super::{
    certificate_credential::credential_facts,
    certificate_step::CertificateError,
    finish_issue::{Draft, Step, Watch},
    log_proof::log_proofs,
    press_certificates::each,
    publish_checkpoint::publish_checkpoint,
};

/// The credential of a certificate: to be signed, or as it was signed before a crash.
enum Credential {
    Fresh(Box<CredentialFacts>),
    Signed(SignedCredential),
}

/// Gives each certificate its evidence, in their order. Taken up again, credentials and leaves are those of before.
pub(super) async fn attest(
    app: &App,
    academy: AcademyId,
    drafts: &[Draft],
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<Vec<Vec<Enclosure>>, CertificateError> {
    let keys = app.keys.clone();
    let key = spawn_blocking(move || keys.ed25519(Purpose::Credential, now));
    let key = key.await.map_err(|e| CertificateError::System(e.to_string()))??;
    let credentials = each(credentials(app, academy, drafts).await?, move |credential| {
        Ok(match credential {
            Credential::Fresh(facts) => issue(&facts, &key),
            Credential::Signed(signed) => signed,
        })
    });
    let credentials: Vec<_> = credentials.await?.into_iter().collect::<Result<_, _>>()?;
    watch.reached(Step::Attested)?;
    let tx = app.store.begin().await?;
    let signed = drafts.iter().zip(&credentials).map(|(draft, SignedCredential { bytes, sha256 })| {
        NewCredential { certificate: draft.id(), bytes, sha256 }
    });
    credentials::insert(&tx, academy, &signed.collect::<Vec<_>>(), now).await?;
    let leaves: Vec<_> = drafts.iter().zip(&credentials).map(|(draft, one)| leaf(draft, one)).collect();
    let places = log::append_all(&tx, &leaves).await?;
    watch.reached(Step::Logging)?;
    tx.commit().await.map_err(StorageError::from)?;
    watch.reached(Step::Logged)?;
    publish_checkpoint(app, now).await?;
    watch.reached(Step::Published)?;
    let proofs = log_proofs(app, &places).await?;
    let evidence = drafts.iter().zip(credentials).zip(proofs);
    let files = evidence.map(|((draft, credential), proof)| enclosures(draft, credential, proof.to_string()));
    Ok(files.collect::<Result<_, _>>()?)
}

fn leaf<'a>(draft: &Draft, credential: &'a SignedCredential) -> Leaf<'a> {
    Leaf {
        certificate: draft.id(),
        operation: Operation::Issue,
        occurrence: 0,
        digest: &credential.sha256,
        at: draft.frozen_at,
    }
}

/// What is signed already, and of the others what their credentials will say; a fixed number of queries.
async fn credentials(
    app: &App,
    academy: AcademyId,
    drafts: &[Draft],
) -> Result<Vec<Credential>, CertificateError> {
    let db = app.store.read();
    let ids: Vec<_> = drafts.iter().map(Draft::id).collect();
    let known = credentials::list_known(db, academy, &ids).await?;
    let mut known: HashMap<CertificateId, KnownCredential> =
        known.into_iter().map(|one| (one.certificate, one)).collect();
    let enrolments: Vec<_> = drafts.iter().map(|draft| draft.view.certificate.enrolment_id).collect();
    let enrolments = enrolments::list_by_ids(db, academy, &enrolments).await?;
    let courses: HashMap<_, _> = enrolments.iter().map(|e| (e.id, e.course_version_id)).collect();
    let (academy, public_url) = (academies::find(db, academy).await?, app.settings.public_url());
    let credential = |draft: &Draft| {
        let course = courses.get(&draft.view.certificate.enrolment_id);
        let (Some(known), Some(course)) = (known.remove(&draft.id()), course) else {
            let what = format!("certificate {} has no place in a status list", draft.id());
            return Err(StorageError::Unreadable(what).into());
        };
        if let Some((bytes, sha256)) = known.signed {
            return Ok(Credential::Signed(SignedCredential { bytes, sha256 }));
        }
        let place = StatusPlace { list: known.place.list, index: known.place.index };
        let imprint = draft.imprint(&public_url);
        let facts = credential_facts(&draft.facts, &imprint, *course, &academy.time_zone, place)?;
        Ok(Credential::Fresh(Box::new(facts)))
    };
    drafts.iter().map(credential).collect()
}

/// The files that travel in a certificate; the same at every time, as its moment is that of the approval.
fn enclosures(
    draft: &Draft,
    credential: SignedCredential,
    proof: String,
) -> Result<Vec<Enclosure>, DesignError> {
    let words = FactWording::of(&draft.facts.language)?;
    let enclosure = |name: &str, media_type: &str, relationship, description: &str, bytes| Enclosure {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        relationship,
        description: description.to_owned(),
        bytes,
        modified: draft.frozen_at,
    };
    Ok(vec![
        enclosure(
            "credential.json",
            "application/vc",
            Relationship::Alternative,
            &words.credential,
            credential.bytes,
        ),
        enclosure(
            "credential.tlog-proof",
            "text/plain",
            Relationship::Supplement,
            &words.proof,
            proof.into_bytes(),
        ),
    ])
}
