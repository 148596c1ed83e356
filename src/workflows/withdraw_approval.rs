//! An approval is taken back: the insurer cancelled the policy, or the wrong file was approved. The paper counts no more from
//! the next look on; another one that is approved and valid counts by itself.

use serde_json::json;

use crate::{
    domain::{
        document::{Currency, Document},
        doubt::DoubtCause,
        eligibility::best_document,
        ids::{DocumentId, EnrolmentId},
        states::{DocumentMove, DocumentState},
        text::Reason,
    },
    storage::{
        StorageError, Store, Tx, certificates,
        documents::{self, DocumentView},
        dossiers, enrolments,
        events::{self, NewEvent},
    },
};

use super::{
    acting::{Acting, Authority},
    doubt_certificates::{Withdrawn, doubt_of_enrolment},
    review_document::{REVIEWERS, notify},
};

/// Why an approval was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawalError {
    /// Nobody decides about their own document.
    #[error("the document is the reviewer's own")]
    OwnDocument,
    /// It is not approved, or no more; how it stands now.
    #[error("not approved now")]
    NotApproved(Box<DocumentView>),
    /// The database, or a role that ended.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Takes an approval back, with a reason that the owner reads.
pub async fn withdraw_approval(
    store: &Store,
    who: &Authority,
    id: DocumentId,
    reason: &Reason,
    public_url: &str,
) -> Result<(), WithdrawalError> {
    let (tx, acting) = who.begin(store, REVIEWERS).await?;
    let view = documents::find(&tx, acting.academy, id).await?;
    if view.document.person_id == acting.person {
        return Err(WithdrawalError::OwnDocument);
    }
    if view.document.state != DocumentState::Approved {
        return Err(WithdrawalError::NotApproved(Box::new(view)));
    }
    let state = view.document.after(DocumentMove::Withdraw).map_err(StorageError::from)?;
    let by = (acting.person, acting.at);
    documents::update_withdrawn(&tx, acting.academy, id, reason.as_str(), by).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "document.approval_withdrawn",
        subject: id.0,
        changes: json!({
            "kind": view.document.kind,
            "state": {"from": view.document.state.name(), "to": state.name()},
            "reason": reason.as_str(),
        }),
    };
    events::append(&tx, event, acting.at).await?;
    let unchecked = uncheck(&tx, acting, id).await?;
    doubt(&tx, acting, (&view.document, &unchecked), reason, public_url).await?;
    notify(&tx, acting, &view, ("document-withdrawn", reason.as_str()), public_url).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

/// Takes back the identity checks that were made with the approval of the document: nobody has seen another one.
async fn uncheck(tx: &Tx, acting: Acting, document: DocumentId) -> Result<Vec<EnrolmentId>, StorageError> {
    let before = enrolments::update_identity_unchecked(tx, acting.academy, document).await?;
    for enrolment in &before {
        let changes = json!({
            "identity_checked_on": { "from": enrolment.identity_checked_on, "to": null },
            "because": "document.approval_withdrawn",
        });
        acting.record(tx, "enrolment.identity_unchecked", enrolment.id.0, changes).await?;
    }
    Ok(before.into_iter().map(|enrolment| enrolment.id).collect())
}

/// Raises a doubt about the certificates that were issued on the document: a course asked for it on the award date and no other
/// was valid then, it proved the name that was printed, or the identity was checked by it.
async fn doubt(
    tx: &Tx,
    acting: Acting,
    (document, unchecked): (&Document, &[EnrolmentId]),
    reason: &Reason,
    public_url: &str,
) -> Result<(), StorageError> {
    let withdrawn = Withdrawn {
        cause: DoubtCause::DocumentWithdrawn,
        subject: document.id.0,
        reason: reason.as_str(),
        site: public_url,
    };
    for view in enrolments::list_of_person(tx, acting.academy, document.person_id).await? {
        let enrolment = view.enrolment.id;
        let certificates = certificates::list_of_enrolment(tx, acting.academy, enrolment).await?;
        let awards: Vec<_> = certificates.iter().filter_map(|line| line.awarded_on).collect();
        if awards.is_empty() {
            continue;
        }
        let dossier = dossiers::load(tx, acting.academy, enrolment).await?;
        let mut asked = dossier.spec.rules.documents.iter();
        let rule = asked.find(|rule| rule.required && rule.kind == document.kind);
        let is_missed = |on: &chrono::NaiveDate| {
            document.issued_on <= *on
                && rule.is_some_and(|rule| {
                    let best = best_document(&dossier.documents, rule, *on);
                    !matches!(best, Some((_, Currency::Current { .. })))
                })
        };
        let proved = certificates::has_evidence(tx, acting.academy, enrolment, document.id).await?;
        if proved || unchecked.contains(&enrolment) || awards.iter().any(is_missed) {
            doubt_of_enrolment(tx, &acting, enrolment, withdrawn).await?;
        }
    }
    Ok(())
}
