//! A trainee takes back what they handed in and nobody has looked at: the wrong file, or a private one. The row stays and says
//! that there was something; what stood on it and its file go.

use serde_json::json;

use crate::{
    domain::{
        ids::DocumentId,
        states::{DocumentMove, DocumentState},
    },
    storage::{
        Result, StorageError, Store, documents,
        events::{self, NewEvent},
        files::FileStore,
    },
};

use super::{acting::Authority, effect::Effect, upload_document::HOLDERS};

/// Takes a document of one's own back. A second click changes nothing; `Stale` where a reviewer was faster.
pub async fn take_back_document(
    store: &Store,
    files: &FileStore,
    who: &Authority,
    id: DocumentId,
) -> Result<Effect> {
    let (tx, acting) = who.begin(store, HOLDERS).await?;
    let document = documents::find_own(&tx, acting.academy, acting.person, id).await?.document;
    if document.state == DocumentState::TakenBack {
        return Ok(Effect::Before);
    }
    let state = document.after(DocumentMove::TakeBack).map_err(|_| StorageError::Stale)?;
    documents::update_taken_back(&tx, acting.academy, id, (acting.person, acting.at)).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "document.taken_back",
        subject: id.0,
        changes: json!({
            "kind": document.kind,
            "state": {"from": document.state.name(), "to": state.name()},
        }),
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await?;
    erase(store, files, &document.sha256).await?;
    Ok(Effect::Made)
}

/// Erases a file that no document lies in any more. Within a transaction: nobody hands the same file in meanwhile. A crash
/// before it leaves a file without a row, which `countersign doctor` names.
async fn erase(store: &Store, files: &FileStore, sha256: &str) -> Result<()> {
    let tx = store.begin().await?;
    if !documents::has_file(&tx, sha256).await? {
        files.erase(sha256).await?;
    }
    Ok(tx.rollback().await?)
}
