//! A supervisor declares a record void that they signed. Signature and record stay for good; neither counts any more.

use serde_json::json;

use crate::{
    domain::{
        doubt::DoubtCause, shown::Difference, state_machine::IllegalTransition, states::EntryMove,
        text::Reason,
    },
    storage::{
        StorageError, Store, Tx, cases,
        countersignatures::{self, Subject},
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::{Acting, Authority},
    doubt_certificates::{Withdrawn, doubt_of_enrolment},
    may::SUPERVISORS,
    supervised::{Kind, Record, Records, Seen},
};

/// Why a record was not declared void.
#[derive(Debug, thiserror::Error)]
pub enum VoidError {
    /// It is not as it was shown; with what is different.
    #[error("it changed since it was shown")]
    Changed(Vec<Difference>),
    /// It is not countersigned any more.
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// Reading or writing failed, or the person is not its signer.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Voids a record that still is as it was shown; a certificate that was issued on it is in doubt from then on. `NotFound` for anyone but its signer.
pub async fn void_entry(
    store: &Store,
    who: &Authority,
    seen: &Seen,
    reason: &Reason,
    site: &str,
) -> Result<(), VoidError> {
    let (tx, acting) = who.begin(store, SUPERVISORS).await?;
    let signature = countersignatures::find_of(&tx, acting.academy, seen.subject).await?;
    if signature.is_none_or(|signature| signature.signed_by != acting.person) {
        return Err(StorageError::NotFound.into());
    }
    let (record, _) = Records::new(&tx, acting.academy, acting.wall).read(seen.subject).await?;
    after(&record)?;
    record.still(seen).map_err(VoidError::Changed)?;
    void(&tx, &acting, &record, reason.as_str()).await?;
    let subject = match seen.subject {
        Subject::HoursEntry(id) => id.0,
        Subject::CaseSession(id) => id.0,
    };
    let withdrawn = Withdrawn { cause: DoubtCause::SignatureVoid, subject, reason: reason.as_str(), site };
    doubt_of_enrolment(&tx, &acting, record.enrolment, withdrawn).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

fn after(record: &Record) -> Result<crate::domain::states::EntryState, IllegalTransition> {
    match &record.kind {
        Kind::Hours(entry) => entry.after(EntryMove::Void),
        Kind::Session(session, _) => session.after(EntryMove::Void),
    }
}

/// Voids a countersigned record in this transaction, with its event.
async fn void(tx: &Tx, acting: &Acting, record: &Record, reason: &str) -> Result<(), VoidError> {
    let (state, version) = (after(record)?, record.seen.version);
    let (action, id) = match record.seen.subject {
        Subject::HoursEntry(id) => {
            hours::update_state(tx, acting.academy, id, version, state, Some(reason)).await?;
            ("hours.voided", id.0)
        }
        Subject::CaseSession(id) => {
            cases::update_session_state(tx, acting.academy, id, version, state, Some(reason)).await?;
            ("session.voided", id.0)
        }
    };
    let changes = json!({"state": {"from": record.state(), "to": state}, "reason": reason});
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id, changes };
    events::append(tx, event, acting.at).await?;
    Ok(())
}
