//! A reviewer accepts or refuses a document. Approving one puts it in the place of the older one of its type.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{
        academy::Academy,
        ids::{DocumentId, PersonId},
        states::{DocumentMove, DocumentState},
        text::Reason,
        words::Role,
    },
    storage::{
        StorageError, Store, Tx, document_review,
        documents::{self, DocumentView, Review},
        events::{self, NewEvent},
        people,
    },
    texts::Lang,
};

use super::letter::{self, Letter};

/// What a reviewer says.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is what it says and counts from now on.
    Approve,
    /// It does not count, because.
    Reject(Reason),
}

/// Why a document was not reviewed.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The person may not review here any more.
    #[error("not a reviewer of this academy")]
    NotAReviewer,
    /// Nobody reviews their own document.
    #[error("the document is the reviewer's own")]
    OwnDocument,
    /// Somebody was faster; how it stands now.
    #[error("reviewed already")]
    Overtaken(Box<DocumentView>),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Who reviews where, and when.
#[derive(Clone, Copy, Debug)]
pub struct Reviewing<'a> {
    /// The academy.
    pub academy: &'a Academy,
    /// The reviewer.
    pub by: PersonId,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The site's address, for the link in the mail.
    pub public_url: &'a str,
}

/// Writes a verdict down and tells the owner. Of two reviewers at once the first is written.
pub async fn review_document(
    store: &Store,
    at: Reviewing<'_>,
    id: DocumentId,
    verdict: &Verdict,
) -> Result<(), ReviewError> {
    let tx = store.begin().await?;
    let today = local_date(at.now, &at.academy.time_zone);
    let roles = people::list_roles_on(&tx, at.academy.id, at.by, today).await?;
    if !roles.iter().any(|role| matches!(role, Role::Owner | Role::Manager)) {
        return Err(ReviewError::NotAReviewer);
    }
    let view = documents::find(&tx, at.academy.id, id).await?;
    if view.document.person_id == at.by {
        return Err(ReviewError::OwnDocument);
    }
    if view.document.state != DocumentState::Uploaded {
        return Err(ReviewError::Overtaken(Box::new(view)));
    }
    let (attempted, reason) = match verdict {
        Verdict::Approve => (DocumentMove::Approve, None),
        Verdict::Reject(reason) => (DocumentMove::Reject, Some(reason.as_str())),
    };
    let state = view.document.after(attempted).map_err(StorageError::from)?;
    let review = Review { state, reason, by: at.by, at: at.now };
    documents::update_review(&tx, at.academy.id, id, review).await?;
    let superseded = match verdict {
        Verdict::Approve => documents::update_superseded(&tx, at.academy.id, &view.document).await?,
        Verdict::Reject(_) => 0,
    };
    let event = NewEvent {
        academy: at.academy.id,
        actor: Some(at.by),
        action: if state == DocumentState::Approved { "document.approved" } else { "document.rejected" },
        subject: id.0,
        changes: json!({
            "state": {"from": view.document.state.name(), "to": state.name()},
            "reason": reason,
            "superseded": superseded,
        }),
    };
    events::append(&tx, event, at.now).await?;
    tell(&tx, at, &view, reason).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

async fn tell(
    tx: &Tx,
    at: Reviewing<'_>,
    view: &DocumentView,
    reason: Option<&str>,
) -> Result<(), StorageError> {
    let owner = people::find(tx, view.document.person_id).await?;
    let needed = document_review::list_needed(tx, at.academy.id, owner.id).await?;
    let kind = needed
        .iter()
        .find(|n| n.rule.kind == view.document.kind)
        .map_or(&view.document.kind, |n| &n.rule.name);
    let name = if reason.is_some() { "document-rejected" } else { "document-approved" };
    let letter = Letter {
        academy: Some(at.academy.id),
        name,
        dedup_key: format!("{name}:{}:{}", view.document.id, owner.id),
        to: &owner.email,
        lang: Lang::from_tag(&owner.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", owner.full_name.as_str().into()),
            ("document", kind.as_str().into()),
            ("academy", at.academy.name.as_str().into()),
            ("reason", reason.unwrap_or_default().into()),
        ],
        link: Some(format!("{}/practitioner/documents", at.public_url)),
    };
    letter::post(tx, letter, at.now).await
}
