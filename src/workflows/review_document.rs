//! A reviewer accepts or refuses a document. Approving one hides no other: which paper counts is decided at each look.

use serde_json::json;

use crate::{
    domain::{
        ids::DocumentId,
        states::{DocumentMove, DocumentState},
        text::Reason,
        words::Role,
    },
    storage::{
        StorageError, Store, Tx, academies, document_review,
        documents::{self, DocumentView, Review},
        events::{self, NewEvent},
        people,
    },
    texts::{self, Lang},
};

use super::{
    acting::{Acting, Authority},
    letter::{self, Letter},
};

/// Who reviews documents.
pub const REVIEWERS: &[Role] = &[Role::Owner, Role::Manager];

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

/// Writes a verdict down and tells the owner. Of two reviewers at once the first is written.
pub async fn review_document(
    store: &Store,
    who: &Authority,
    id: DocumentId,
    verdict: &Verdict,
    public_url: &str,
) -> Result<(), ReviewError> {
    let (tx, acting) = who.begin(store, REVIEWERS).await?;
    let view = documents::find(&tx, acting.academy, id).await?;
    if view.document.person_id == acting.person {
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
    let review = Review { state, reason, by: acting.person, at: acting.at };
    documents::update_review(&tx, acting.academy, id, review).await?;
    let action = if state == DocumentState::Approved { "document.approved" } else { "document.rejected" };
    let changes = json!({
        "state": {"from": view.document.state.name(), "to": state.name()},
        "reason": reason,
    });
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id.0, changes };
    events::append(&tx, event, acting.at).await?;
    let name = if reason.is_some() { "document-rejected" } else { "document-approved" };
    notify(&tx, acting, &view, (name, reason.unwrap_or_default()), public_url).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

/// Posts a mail of some name about a document to its owner.
pub(super) async fn notify(
    tx: &Tx,
    acting: Acting,
    view: &DocumentView,
    (name, reason): (&'static str, &str),
    public_url: &str,
) -> Result<(), StorageError> {
    let academy = academies::find(tx, acting.academy).await?;
    let owner = people::find(tx, view.document.person_id).await?;
    let lang = Lang::from_tag(&owner.locale).unwrap_or(Lang::En);
    let needed = document_review::list_needed(tx, acting.academy, owner.id).await?;
    let need = needed.into_iter().find(|need| need.rule.kind == view.document.kind);
    let kind = texts::document_kind(lang, &view.document.kind, need.map(|need| need.rule.name));
    let letter = Letter {
        academy: Some(acting.academy),
        name,
        dedup_key: format!("{name}:{}:{}", view.document.id, owner.id),
        to: &owner.email,
        lang,
        args: vec![
            ("name", owner.full_name.as_str().into()),
            ("document", kind.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("reason", reason.into()),
        ],
        link: Some(format!("{public_url}/practitioner/documents")),
    };
    letter::post(tx, letter, acting.at).await
}
