//! An approval is taken back: the insurer cancelled the policy, or the wrong file was approved. The paper counts no more from
//! the next look on; another one that is approved and valid counts by itself.

use serde_json::json;

use crate::{
    domain::{
        ids::DocumentId,
        states::{DocumentMove, DocumentState},
        text::Reason,
    },
    storage::{
        StorageError, Store,
        documents::{self, DocumentView},
        events::{self, NewEvent},
    },
};

use super::{
    acting::Authority,
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
    notify(&tx, acting, &view, ("document-withdrawn", reason.as_str()), public_url).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}
